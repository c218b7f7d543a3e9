package app.gatehouse.discovery.internal;

import app.gatehouse.accounts.Account;
import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.AccountService;
import app.gatehouse.credentials.Credential;
import app.gatehouse.credentials.Verdict.Rejected;
import app.gatehouse.credentials.Verdict.Rejection;
import app.gatehouse.discovery.DialectAdapter;
import app.gatehouse.discovery.Findings;
import app.gatehouse.discovery.ProviderCall;
import app.gatehouse.discovery.Refusals;
import app.gatehouse.outbound.AddressTrust;
import app.gatehouse.outbound.OutboundException;
import app.gatehouse.outbound.OutboundHttp;
import app.gatehouse.outbound.OutboundRequest;
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
    AddressTrust trust = typed == null ? AddressTrust.CONFIGURED : trust(account);
    return base == null ? Optional.empty() : ask(provider, base, trust, secret, TOTAL, progress);
  }

  /**
   * Asks at an address.
   *
   * @param total how long all requests may take together
   * @return empty when nobody speaks the provider's dialect
   * @throws OutboundException.Cancelled when the thread is interrupted
   */
  Optional<Asked> ask(
      Provider provider,
      URI base,
      AddressTrust trust,
      @Nullable SecretText secret,
      Duration total,
      IntConsumer progress) {
    DialectAdapter adapter = adapters.get(provider.dialect());
    if (adapter == null) {
      return Optional.empty();
    }
    if (secret != null && !OutboundRequest.canCarry(secret)) {
      // No provider makes keys that cannot be sent; this one is mistyped.
      return Optional.of(new Asked(Findings.only(new Rejected(Rejection.INVALID)), null));
    }
    ProviderCall call =
        new ProviderCall(http, provider, base, trust, secret, total, clock, progress);
    return Optional.of(new Asked(findings(adapter, call), call.latency()));
  }

  private static Findings findings(DialectAdapter adapter, ProviderCall call) {
    try {
      return adapter.ask(call);
    } catch (OutboundException noAnswer) {
      return Findings.only(Refusals.verdict(noAnswer));
    }
  }

  /** What an address that the account has saved may reach. */
  AddressTrust trust(AccountId account) {
    boolean owner = accounts.find(account).filter(Account::owner).isPresent();
    return owner ? AddressTrust.TYPED_BY_OWNER : AddressTrust.TYPED;
  }
}
