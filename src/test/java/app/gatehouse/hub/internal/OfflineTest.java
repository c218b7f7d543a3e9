package app.gatehouse.hub.internal;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.credentials.Purpose;
import app.gatehouse.credentials.Verdict;
import app.gatehouse.discovery.ProviderCall;
import app.gatehouse.discovery.Refusals;
import app.gatehouse.hub.AccessReport;
import app.gatehouse.hub.AccessReport.Token;
import app.gatehouse.hub.GivenToken;
import app.gatehouse.hub.HubAccess.Accessible;
import app.gatehouse.hub.HubAccess.Offline;
import app.gatehouse.hub.HubEvent;
import app.gatehouse.hub.HubSettings;
import app.gatehouse.hub.HubTokens;
import app.gatehouse.outbound.AddressTrust;
import app.gatehouse.outbound.KeptAway;
import app.gatehouse.outbound.OutboundException;
import app.gatehouse.outbound.OutboundHttp;
import app.gatehouse.outbound.OutboundRequest;
import app.gatehouse.providers.ProviderCatalog;
import app.gatehouse.providers.TestProviders;
import app.gatehouse.vault.SecretText;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** While Gatehouse is to stay offline, nothing is sent to the Hub. */
class OfflineTest extends HubTest {

  private static final HubTokens NOT_OPENED =
      new HubTokens() {
        @Override
        public <T> T use(
            AccountId account, Purpose purpose, Function<@Nullable SecretText, T> work) {
          throw new AssertionError("A token was opened although nothing is sent");
        }
      };

  /** What the operator's settings keep Gatehouse away from. */
  private static KeptAway keptBy(String name, String value) {
    try (var context = new AnnotationConfigApplicationContext()) {
      context
          .getEnvironment()
          .getPropertySources()
          .addFirst(new MapPropertySource("operator", Map.of(name, value)));
      context.registerBean(ProviderCatalog.class, () -> new ProviderCatalog(List.of()));
      context.register(HubSettings.class, OfflineHub.class);
      context.refresh();
      return context.getBean(KeptAway.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "HF_HUB_OFFLINE, 1, true",
    "HF_HUB_OFFLINE, yes, true",
    "HF_HUB_OFFLINE, TRUE, true",
    "gatehouse.hub.offline, true, true",
    "HF_HUB_OFFLINE, 0, false",
    "HF_HUB_OFFLINE, , false",
    "SOMETHING_ELSE, 1, false"
  })
  void theOperatorsWordKeepsGatehouseAwayFromTheHubAlone(
      String name, @Nullable String value, boolean kept) {
    KeptAway away = keptBy(name, value == null ? "" : value);

    assertThat(away.from(URI.create("https://huggingface.co/api/models/o/m"))).isEqualTo(kept);
    assertThat(away.from(URI.create("https://HuggingFace.co:443/o/m/resolve/main/f")))
        .isEqualTo(kept);
    assertThat(away.from(URI.create("https://example.org/api/models/o/m"))).isFalse();
    assertThat(away.from(URI.create("http://localhost:11434/api/tags"))).isFalse();
  }

  @Test
  void aCheckAsksNobodyAndOpensNoToken() {
    hub.stubFor(any(anyUrl()).willReturn(ok()));
    AccountId account = AccountId.random();
    HubAccessDoctor doctor =
        new HubAccessDoctor(address(), true, NOT_OPENED, KnownTokens.NONE, http, told::add, CLOCK);

    assertThat(doctor.check(account, MODEL)).isEqualTo(new Offline());
    assertThat(doctor.examine(account, MODEL))
        .isEqualTo(new AccessReport(new Offline(), null, Token.UNKNOWN, NOW));
    assertThat(told).contains(new HubEvent.AccessChecked(account, MODEL, new Offline()));
    hub.verify(0, anyRequestedFor(anyUrl()));
  }

  /** Whoever forgets to ask whether it may: the way out knows. */
  @Test
  void aRequestThatWasBegunAllTheSameDoesNotLeave() {
    hub.stubFor(any(anyUrl()).willReturn(ok()));
    KeptAway away = target -> KeptAway.sameServer(target, address());
    try (OutboundHttp closed = OutboundHttp.standalone("test", away)) {
      HubAccessDoctor doctor =
          new HubAccessDoctor(
              address(), false, new GivenToken(TOKEN), KnownTokens.NONE, closed, told::add, CLOCK);

      assertThat(doctor.check(AccountId.random(), MODEL)).isEqualTo(new Offline());
      assertThatExceptionOfType(OutboundException.NotReachable.class)
          .isThrownBy(() -> closed.send(OutboundRequest.get(address().resolve("/o/m"))))
          .satisfies(failure -> {
            assertThat(failure.reason()).isEqualTo(OutboundException.NotReachable.Reason.OFFLINE);
            assertThat(failure.retryable()).isFalse();
          });
      hub.verify(0, anyRequestedFor(anyUrl()));
    }
  }

  @Test
  void aTokenIsNotCheckedAndNotCalledBad() {
    hub.stubFor(any(anyUrl()).willReturn(ok()));
    KeptAway away = target -> KeptAway.sameServer(target, address());
    try (OutboundHttp closed = OutboundHttp.standalone("test", away);
        SecretText secret = SecretText.of(TOKEN)) {
      ProviderCall call =
          new ProviderCall(
              closed,
              TestProviders.builtIn().get(HubSettings.PROVIDER),
              address(),
              AddressTrust.CONFIGURED,
              secret,
              Duration.ofSeconds(20),
              CLOCK,
              listed -> {});

      assertThatExceptionOfType(OutboundException.class)
          .isThrownBy(() -> new HuggingFaceAdapter().ask(call))
          .satisfies(failure ->
              assertThat(Refusals.verdict(failure))
                  .isEqualTo(new Verdict.NotReachable(Verdict.Trouble.OFFLINE)));
      hub.verify(0, anyRequestedFor(anyUrl()));
    }
  }

  @Test
  void otherwiseTheWayIsOpen() {
    withToken(ok());

    assertThat(check(TOKEN)).isEqualTo(new Accessible());
  }
}
