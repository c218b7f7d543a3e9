package app.gatehouse.credentials;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.credentials.internal.CheckResults;
import app.gatehouse.credentials.internal.CredentialEntity;
import app.gatehouse.credentials.internal.CredentialRepository;
import app.gatehouse.credentials.internal.Passports;
import app.gatehouse.providers.ProviderId;
import app.gatehouse.vault.SecretText;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Where it is kept what providers say of credentials. Whoever asks them does so through {@link
 * #check}, so that the secret is opened by the one door, and what is known of an old key is never
 * taken for knowledge of the one in its place.
 */
@Service
public class CredentialChecks {

  private final CredentialService credentials;
  private final CredentialRepository rows;
  private final Passports passports;
  private final CheckResults results;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  CredentialChecks(
      CredentialService credentials,
      CredentialRepository rows,
      Passports passports,
      CheckResults results,
      ApplicationEventPublisher events,
      Clock clock) {
    this.credentials = credentials;
    this.rows = rows;
    this.passports = passports;
    this.results = results;
    this.events = events;
    this.clock = clock;
  }

  /** What a provider said. */
  public record Answer(Verdict verdict, @Nullable Duration latency, KeyFacts facts) {}

  /** Asks a provider. */
  public interface Asking {

    /**
     * @param secret open for as long as this takes; null for a provider that needs none
     * @return null when there is no answer to keep, because nobody waits for it any more
     */
    @Nullable Answer ask(Credential credential, @Nullable SecretText secret);
  }

  /** A credential that is to be asked about. */
  public record Due(AccountId account, ProviderId provider) {}

  /** Those whose time has come, the longest overdue first. */
  public List<Due> due(int limit) {
    return passports.due(clock.instant(), limit).stream()
        .map(due -> new Due(due.account(), due.provider()))
        .toList();
  }

  /**
   * Asks about a credential and keeps what comes of it. Told by events: that it begins, and how it
   * ends.
   *
   * @return what came of it; empty when nothing was kept: the account has no such credential, it
   *     does not open, it has been replaced meanwhile, or there was no answer to keep
   * @throws CredentialUnavailableException when it is deleted at this very moment
   */
  public Optional<Answer> check(AccountId account, CredentialId id, Asking asking) {
    return rows.findByIdAndAccountId(id.value(), account.value())
        .flatMap(row -> check(account, row, asking));
  }

  /**
   * Keeps what a provider said of a credential that it was asked something else with, where that is
   * what a check would have said too: that it does not take the key, or that there is no credit.
   * Told by {@link CredentialEvent.Checked}. Without effect when it was known, or when the
   * credential is another one by now.
   */
  public void heard(KeptCredential asked, Verdict verdict) {
    boolean telling =
        verdict instanceof Verdict.Rejected
            || (verdict instanceof Verdict.Limited limited
                && KeptCredential.isMoney(limited.limit()));
    if (!telling || verdict.equals(asked.row().judged())) {
      return;
    }
    rows.findByIdAndAccountId(asked.row().id().value(), asked.account().value())
        .filter(row -> row.version() == asked.row().version())
        .ifPresent(row -> {
          KeyFacts facts = passports.find(row.id()).map(Passport::facts).orElse(KeyFacts.UNKNOWN);
          results.keep(row, new Answer(verdict, null, facts));
        });
  }

  private Optional<Answer> check(AccountId account, CredentialEntity row, Asking asking) {
    events.publishEvent(new CredentialEvent.CheckStarted(account, row.provider()));
    boolean kept = false;
    try {
      Optional<Answer> answer = ask(account, row, asking);
      kept = answer.isPresent() && results.keep(row, answer.get());
      return kept ? answer : Optional.empty();
    } finally {
      if (!kept) {
        events.publishEvent(new CredentialEvent.CheckAbandoned(account, row.provider()));
      }
    }
  }

  private Optional<Answer> ask(AccountId account, CredentialEntity row, Asking asking) {
    Optional<Credential> credential = credentials.find(account, row.provider());
    if (credential.isEmpty()) {
      return Optional.empty();
    }
    Credential found = credential.get();
    return switch (found.state()) {
      case NEEDS_REENTRY -> Optional.empty();
      case NO_KEY_NEEDED -> Optional.ofNullable(asking.ask(found, null));
      case SAVED ->
          credentials.use(
              account,
              found.id(),
              Purpose.KEY_CHECK,
              secret -> Optional.ofNullable(asking.ask(found, secret)));
    };
  }
}
