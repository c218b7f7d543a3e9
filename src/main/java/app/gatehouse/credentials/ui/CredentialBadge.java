package app.gatehouse.credentials.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.components.StateBadge;
import app.gatehouse.components.StateBadge.Tone;
import app.gatehouse.credentials.Credential;
import app.gatehouse.providers.Provider;
import java.util.Optional;

/** The state of what is, or is not, saved for a provider. */
final class CredentialBadge {

  private CredentialBadge() {}

  static StateBadge of(Provider provider, Optional<Credential> credential) {
    if (credential.isEmpty()) {
      return provider.access().needsSecret()
          ? new StateBadge(t("credential.state.not-set"), Tone.NEUTRAL)
          : new StateBadge(t("credential.state.no-key-needed"), Tone.NEUTRAL);
    }
    return switch (credential.get().state()) {
      case SAVED -> new StateBadge(t("credential.state.saved"), Tone.GOOD);
      case NEEDS_REENTRY -> new StateBadge(t("credential.state.needs-re-entry"), Tone.ATTENTION);
      case NO_KEY_NEEDED -> new StateBadge(t("credential.state.no-key-needed"), Tone.GOOD);
    };
  }
}
