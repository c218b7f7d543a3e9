package app.gatehouse.discovery.internal;

import app.gatehouse.accounts.Account;
import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.AccountService;
import app.gatehouse.credentials.Credential;
import app.gatehouse.discovery.DialectAdapter;
import app.gatehouse.discovery.Findings;
import app.gatehouse.discovery.ProviderCall;
import app.gatehouse.discovery.Refusals;
import app.gatehouse.outbound.AddressTrust;
import app.gatehouse.outbound.OutboundException;
import app.gatehouse.outbound.OutboundHttp;
import app.gatehouse.providers.Dialect;
import app.gatehouse.providers.Provider;
import app.gatehouse.vault.SecretText;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the right provider in its dialect, at the right address. */
@Component
class Asker {

  /** For all requests to one provider; others go on meanwhile. */
  private static final Duration TOTAL = Duration.ofSeconds(60);

  private final Map<Dialect, DialectAdapter> adapters = new EnumMap<>(Dialect.class);
  private final OutboundHttp http;
  private final AccountService accounts;
  private final Clock clock;

  Asker(List<DialectAdapter> adapters, OutboundHttp http, AccountService accounts, Clock clock) {
    for (DialectAdapter adapter : adapters) {
      if (this.adapters.put(adapter.dialect(), adapter) != null) {
        throw new IllegalStateException("Two adapters for " + adapter.dialect());
      }
    }
    this.http = http;
    this.accounts = accounts;
    this.clock = clock;
  }

  /**
   * What came of it.
   *
   * @param latency until the first answer; null when none came
   */
  record Asked(Findings findings, @Nullable Duration latency) {}

  /**
   * Asks about a credential.
   *
   * @param progress hears how many models have been listed so far
   * @return empty when the provider has no address, or nobody speaks its dialect
   * @throws OutboundException.Cancelled when the thread is interrupted
   */
  Optional<Asked> ask(
      AccountId account,
      Provider provider,
      Credential credential,
      @Nullable SecretText secret,
      IntConsumer progress) {
    URI typed = credential.endpoint();
    URI base = typed == null ? provider.baseUrl() : typed;
    DialectAdapter adapter = adapters.get(provider.dialect());
    if (base == null || adapter == null) {
      return Optional.empty();
    }
    ProviderCall call =
        new ProviderCall(
            http,
            provider,
            base,
            typed == null ? AddressTrust.CONFIGURED : trust(account),
            secret,
            TOTAL,
            clock,
            progress);
    return Optional.of(new Asked(findings(adapter, call), call.latency()));
  }

  private static Findings findings(DialectAdapter adapter, ProviderCall call) {
    try {
      return adapter.ask(call);
    } catch (OutboundException noAnswer) {
      return Findings.only(Refusals.verdict(noAnswer));
    }
  }

  private AddressTrust trust(AccountId account) {
    boolean owner = accounts.find(account).filter(Account::owner).isPresent();
    return owner ? AddressTrust.TYPED_BY_OWNER : AddressTrust.TYPED;
  }
}
