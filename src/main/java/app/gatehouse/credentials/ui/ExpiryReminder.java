package app.gatehouse.credentials.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.components.StateBadge;
import app.gatehouse.components.StateBadge.Tone;
import app.gatehouse.components.When;
import app.gatehouse.credentials.Credential;
import app.gatehouse.credentials.Passport;
import app.gatehouse.providers.Provider;
import java.time.Instant;
import java.util.Optional;

/**
 * Says that a key stops working soon, from 14 days before.
 *
 * @param days of the visitor's calendar; 0 on the day itself
 */
record ExpiryReminder(Instant expiresAt, long days, boolean over) {

  private static final int FIRST_DAYS_BEFORE = 14;

  /** Empty while there is time, when nothing is known, and once the provider has refused it. */
  static Optional<ExpiryReminder> of(Credential credential, Instant now) {
    Passport passport = credential.passport();
    if (passport == null || !credential.usable() || passport.facts().expiresAt() == null) {
      return Optional.empty();
    }
    Instant expiresAt = passport.facts().expiresAt();
    long days = When.daysUntil(expiresAt, now);
    return days > FIRST_DAYS_BEFORE
        ? Optional.empty()
        : Optional.of(new ExpiryReminder(expiresAt, days, !expiresAt.isAfter(now)));
  }

  StateBadge badge() {
    return new StateBadge(over ? t("expiry.badge.over") : t("expiry.badge", days), Tone.ATTENTION);
  }

  /** One sentence that names the key, and one that says what to do. */
  String sentence(Provider provider) {
    String secret = Wording.secretOf(provider);
    return over
        ? t("expiry.over", secret, When.moment(expiresAt))
        : t("expiry.soon", secret, days, When.moment(expiresAt));
  }
}
