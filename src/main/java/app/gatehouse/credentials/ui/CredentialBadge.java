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

/** The state of what is, or is not, saved for a provider, and what the provider said of it. */
final class CredentialBadge {

  private CredentialBadge() {}

  static StateBadge of(
      Provider provider, Optional<Credential> credential, boolean checking, Instant now) {
    StateBadge badge = new StateBadge("", Tone.NEUTRAL);
    show(badge, provider, credential, checking, now);
    return badge;
  }

  /**
   * @param checking whether the provider is being asked at the moment
   * @param now what ages are counted to
   */
  static void show(
      StateBadge badge,
      Provider provider,
      Optional<Credential> credential,
      boolean checking,
      Instant now) {
    if (credential.isEmpty()) {
      badge.show(
          provider.access().needsSecret()
              ? t("credential.state.not-set")
              : t("credential.state.no-key-needed"),
          Tone.NEUTRAL);
      return;
    }
    Passport passport = credential.get().passport();
    if (credential.get().state() == Credential.State.NEEDS_REENTRY) {
      badge.show(t("credential.state.needs-re-entry"), Tone.ATTENTION);
    } else if (checking) {
      badge.show(t("credential.state.checking"), Tone.NEUTRAL);
    } else if (passport == null) {
      badge.show(unasked(credential.get().state()), Tone.GOOD);
    } else {
      Standing standing = Standing.of(provider, passport, now);
      VerdictBadge said = VerdictBadge.of(provider, standing.verdict());
      badge.show(said.word(), When.since(standing.at(), now), said.tone());
    }
  }

  private static String unasked(Credential.State state) {
    return switch (state) {
      case SAVED -> t("credential.state.saved");
      case NEEDS_REENTRY -> t("credential.state.needs-re-entry");
      case NO_KEY_NEEDED -> t("credential.state.no-key-needed");
    };
  }
}
