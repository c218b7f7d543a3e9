package app.gatehouse.inference.internal;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.AccountService;
import app.gatehouse.accounts.TestAccounts;
import app.gatehouse.credentials.CredentialService;
import app.gatehouse.credentials.FrequentUse;
import app.gatehouse.credentials.Purpose;
import app.gatehouse.fakes.FakeProvider;
import app.gatehouse.inference.Answer;
import app.gatehouse.inference.InferenceException;
import app.gatehouse.inference.InferenceSettings;
import app.gatehouse.inference.MalformedRequestException;
import app.gatehouse.inference.ModelRequest;
import app.gatehouse.inference.ModelRequest.Operation;
import app.gatehouse.inference.RequestBody;
import app.gatehouse.models.ModelRef;
import app.gatehouse.outbound.AllowedHostsForTests;
import app.gatehouse.outbound.OutboundHttp;
import app.gatehouse.providers.Provider;
import app.gatehouse.providers.ProviderCatalog;
import app.gatehouse.providers.ProviderId;
import app.gatehouse.providers.TestProviders;
import app.gatehouse.runtimes.LocalRuntime;
import app.gatehouse.vault.SecretText;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One account with one key, and the way to one provider that stands where a test wants it. */
final class InferenceBed implements AutoCloseable {

  final AccountId account;
  final Provider provider;
  final ModelInference inference;
  private final OutboundHttp http;

  private InferenceBed(
      AccountId account, Provider provider, ModelInference inference, OutboundHttp http) {
    this.account = account;
    this.provider = provider;
    this.inference = inference;
    this.http = http;
  }

  /**
   * @param key saved for the provider; empty for none
   */
  static InferenceBed at(BeanFactory beans, String id, URI address, String key, Duration idle) {
    AccountId account = TestAccounts.add(beans.getBean(JdbcClient.class));
    ProviderCatalog providers = TestProviders.with(id, address);
    Provider provider = providers.get(new ProviderId(id));
    if (!key.isEmpty()) {
      try (SecretText secret = SecretText.of(key)) {
        beans
            .getBean(CredentialService.class)
            .save(account, provider, secret, provider.access().needsEndpoint() ? address : null);
      }
    }
    InferenceSettings settings =
        new InferenceSettings(idle, idle, Duration.ofMinutes(5), URI.create(address + "/v1"));
    OutboundHttp http = AllowedHostsForTests.allowing(address);
    ModelInference inference =
        new ModelInference(
            new Routes(
                providers,
                beans.getBean(FrequentUse.class),
                beans.getBean(AccountService.class),
                settings),
            beans.getBean(Dialects.class),
            beans.getBean(FrequentUse.class),
            http,
            beans.getBean(RefusalReader.class),
            beans.getBean(ModelAnswers.class),
            beans.getBean(KeyReport.class),
            beans.getBean(LocalRuntime.class),
            settings);
    return new InferenceBed(account, provider, inference, http);
  }

  static InferenceBed at(BeanFactory beans, FakeProvider fake) {
    return at(beans, fake.id(), fake.baseUrl(), fake.key(), Duration.ofSeconds(10));
  }

  Answer ask(Operation operation, String json) throws InferenceException {
    return ask(operation, json, Map.of());
  }

  Answer ask(Operation operation, String json, Map<String, String> headers)
      throws InferenceException {
    try {
      return inference.ask(
          new ModelRequest(
              account,
              new ModelRef(provider.id(), "fake-model"),
              operation,
              RequestBody.of(json.getBytes(StandardCharsets.UTF_8)),
              Purpose.GATEWAY,
              headers));
    } catch (MalformedRequestException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Reads all of it and closes it. */
  static String text(Answer answer) throws IOException {
    try (answer) {
      return new String(answer.body().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
