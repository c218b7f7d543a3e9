package app.gatehouse.credentials.internal;

import app.gatehouse.credentials.CredentialChecks.Answer;
import app.gatehouse.credentials.CredentialEvent;
import app.gatehouse.credentials.KeyFacts;
import app.gatehouse.credentials.Passport;
import app.gatehouse.credentials.Verdict;
import app.gatehouse.credentials.Verdict.Rejected;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes down what came of checks. */
@Component
public class CheckResults {

  private final JdbcClient database;
  private final Passports passports;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final RandomGenerator random = RandomGenerator.getDefault();

  CheckResults(
      JdbcClient database, Passports passports, ApplicationEventPublisher events, Clock clock) {
    this.database = database;
    this.passports = passports;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Keeps the answer as what is known of the credential. What an answer that judges nothing leaves
   * open stays as it was known.
   *
   * @param asked the row as it was when the provider was asked
   * @return false when the credential is gone or another one now; then nothing is kept
   */
  @Transactional
  public boolean keep(CredentialEntity asked, Answer answer) {
    if (!isUnchanged(asked)) {
      return false;
    }
    Instant now = clock.instant();
    Verdict verdict = answer.verdict();
    Optional<Passport> before = passports.find(asked.id());
    @Nullable Verdict judgedBefore = before.map(Passport::judged).orElse(null);
    Passport passport =
        new Passport(
            verdict,
            now,
            answer.latency(),
            verdict.judges() ? verdict : judgedBefore,
            verdict.judges() ? now : before.map(Passport::judgedAt).orElse(null),
            verdict.judges()
                ? answer.facts()
                : before.map(Passport::facts).orElse(KeyFacts.UNKNOWN));
    int failures = verdict.judges() ? 0 : passports.failures(asked.id()) + 1;
    passports.put(
        asked.id(), passport, failures, CheckSchedule.next(verdict, failures, now, random));
    events.publishEvent(
        new CredentialEvent.Checked(
            asked.account(),
            asked.provider(),
            verdict,
            verdict instanceof Rejected && !(judgedBefore instanceof Rejected)));
    return true;
  }

  /** Also keeps it from being changed until this transaction ends. */
  private boolean isUnchanged(CredentialEntity asked) {
    return database
            .sql("UPDATE credential SET version = version WHERE id = ? AND version = ?")
            .param(asked.id().value())
            .param(asked.version())
            .update()
        == 1;
  }
}
