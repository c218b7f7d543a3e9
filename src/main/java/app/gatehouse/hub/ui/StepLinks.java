package app.gatehouse.hub.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.components.ExternalLink;
import app.gatehouse.hub.AccessLine;
import app.gatehouse.hub.AccessLine.Finding;
import app.gatehouse.hub.AccessLine.State;
import app.gatehouse.hub.HubAccess;
import app.gatehouse.hub.HubAccess.Accessible;
import app.gatehouse.hub.HubAccess.Disabled;
import app.gatehouse.hub.HubAccess.Gated;
import app.gatehouse.hub.HubAccess.NeedsReentry;
import app.gatehouse.hub.HubAccess.NotFoundOrPrivate;
import app.gatehouse.hub.HubAccess.NotReachable;
import app.gatehouse.hub.HubAccess.Offline;
import app.gatehouse.hub.HubAccess.OrganizationRefuses;
import app.gatehouse.hub.HubAccess.PartMissing;
import app.gatehouse.hub.HubAccess.RateLimited;
import app.gatehouse.hub.HubAccess.TokenExpired;
import app.gatehouse.hub.HubAccess.TokenInvalid;
import app.gatehouse.hub.HubAccess.Unexpected;
import app.gatehouse.hub.HubPages;
import app.gatehouse.hub.RepositoryId;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import java.util.List;

/** Where to go next, by what is missing. */
record StepLinks(RepositoryId id, HubPages pages) {

  /** Of one line. */
  List<Component> of(AccessLine line) {
    return switch (line.step()) {
      case TOKEN_VALID -> token(line);
      case ACCESS_GRANTED, REQUEST -> List.of(model());
      case TOKEN_SCOPE ->
          line.state() == State.NOT_MET
              ? List.of(newToken(), toProfile(t("hub.replace-token")))
              : List.of(new ExternalLink(t("hub.token-settings"), pages.tokens()));
    };
  }

  /** Of an outcome that has no lines. */
  List<Component> of(HubAccess access) {
    return switch (access) {
      case Accessible found -> List.of(model());
      case Gated gated -> List.of(model());
      case OrganizationRefuses refused -> List.of(model());
      case Disabled disabled -> List.of(model());
      case PartMissing part -> List.of(model());
      case TokenInvalid invalid -> List.of(model(), toProfile(t("hub.replace-token")));
      case TokenExpired expired -> List.of(model(), toProfile(t("hub.replace-token")));
      case NeedsReentry sealed -> List.of(model(), toProfile(t("hub.replace-token")));
      case NotFoundOrPrivate missing ->
          missing.withToken() ? List.of(model()) : List.of(model(), toProfile(t("hub.add-token")));
      case RateLimited later -> List.of();
      case NotReachable unreachable -> List.of();
      case Unexpected unexpected -> List.of();
      case Offline offline -> List.of();
    };
  }

  private List<Component> token(AccessLine line) {
    if (line.state() != State.NOT_MET) {
      return List.of(toProfile(t("hub.saved-token")));
    }
    boolean none = line.finding() == Finding.TOKEN_MISSING;
    return List.of(newToken(), toProfile(none ? t("hub.add-token") : t("hub.replace-token")));
  }

  private Component model() {
    return new ExternalLink(t("hub.open-model-page"), pages.model(id));
  }

  private Component newToken() {
    return new ExternalLink(t("hub.new-token"), pages.newTokenForGatedModels());
  }

  /** Another page of Gatehouse, named by its address: this feature does not know that one. */
  private static Component toProfile(String label) {
    return new Anchor("profile?provider=huggingface", label);
  }
}
