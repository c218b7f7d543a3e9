package app.gatehouse.inference.internal;

import app.gatehouse.credentials.CredentialChecks;
import app.gatehouse.credentials.KeptCredential;
import app.gatehouse.credentials.KeyChecker;
import app.gatehouse.credentials.Verdict;
import app.gatehouse.providers.Dialect;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Passes on what an answer says of the key it was asked with. */
@Component
class KeyReport {

  private static final Logger LOG = LoggerFactory.getLogger(KeyReport.class);

  private final CredentialChecks checks;
  private final KeyChecker checker;

  KeyReport(CredentialChecks checks, KeyChecker checker) {
    this.checks = checks;
    this.checker = checker;
  }

  /** The provider has refused. */
  void refused(Route route, Verdict verdict) {
    KeptCredential asked = route.credential();
    if (asked == null) {
      return;
    }
    if (route.dialect() == Dialect.HUGGINGFACE) {
      // The router is another service than the one that knows the token: ask that one.
      if (verdict instanceof Verdict.Rejected && !asked.isInTrouble()) {
        checker.check(asked.account(), asked.provider());
      }
      return;
    }
    try {
      checks.heard(asked, verdict);
    } catch (RuntimeException unwritten) {
      // Whoever asked is told why there is no answer; the next refusal is written down again.
      LOG.warn("What {} said of a key could not be written down", asked.provider(), unwritten);
    }
  }

  /** The provider has answered: a key that was in trouble may be good again. */
  void answered(@Nullable KeptCredential asked) {
    if (asked != null && asked.isInTrouble()) {
      checker.check(asked.account(), asked.provider());
    }
  }
}
