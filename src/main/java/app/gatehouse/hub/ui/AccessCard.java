package app.gatehouse.hub.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.components.ExternalLink;
import app.gatehouse.components.StateBadge;
import app.gatehouse.hub.HubAccess;
import app.gatehouse.hub.HubAccess.Accessible;
import app.gatehouse.hub.HubAccess.Disabled;
import app.gatehouse.hub.HubAccess.NeedsReentry;
import app.gatehouse.hub.HubAccess.NeverAsked;
import app.gatehouse.hub.HubAccess.NoToken;
import app.gatehouse.hub.HubAccess.NotFoundOrPrivate;
import app.gatehouse.hub.HubAccess.NotReachable;
import app.gatehouse.hub.HubAccess.OrganizationRefuses;
import app.gatehouse.hub.HubAccess.RateLimited;
import app.gatehouse.hub.HubAccess.Rejected;
import app.gatehouse.hub.HubAccess.Reset;
import app.gatehouse.hub.HubAccess.TokenExpired;
import app.gatehouse.hub.HubAccess.TokenInvalid;
import app.gatehouse.hub.HubAccess.TokenLacksGatedScope;
import app.gatehouse.hub.HubAccess.TokenRefused;
import app.gatehouse.hub.HubAccess.Unexpected;
import app.gatehouse.hub.HubAccess.Waiting;
import app.gatehouse.hub.HubPages;
import app.gatehouse.hub.RepositoryId;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;

/** What a check found: the model, its state, what that means, and where to go next. */
final class AccessCard extends Div {

  AccessCard(RepositoryId id, HubAccess access, Verdict verdict, HubPages pages) {
    addClassNames("card", "hub-card");
    H2 name = new H2(id.value());
    name.addClassName("mono");
    Div head = new Div(name, new StateBadge(verdict.word(), verdict.tone()));
    head.addClassName("hub-card-head");
    add(head);
    verdict.sentences().forEach(sentence -> add(new Paragraph(sentence)));
    Div links = new Div();
    links.addClassName("hub-card-links");
    links.add(links(id, access, pages));
    add(links);
  }

  private static List<Component> links(RepositoryId id, HubAccess access, HubPages pages) {
    Component model = new ExternalLink(t("hub.open-model-page"), pages.model(id));
    return switch (access) {
      case Accessible found -> List.of(model);
      case NeverAsked gated -> List.of(model);
      case Waiting gated -> List.of(model);
      case Rejected gated -> List.of(model);
      case Reset gated -> List.of(model);
      case OrganizationRefuses refused -> List.of(model);
      case Disabled disabled -> List.of(model);
      case NoToken gated -> List.of(model, toProfile(t("hub.add-token")));
      case TokenRefused gated -> List.of(model, toProfile(t("hub.replace-token")));
      case TokenInvalid invalid -> List.of(model, toProfile(t("hub.replace-token")));
      case TokenExpired expired -> List.of(model, toProfile(t("hub.replace-token")));
      case NeedsReentry sealed -> List.of(model, toProfile(t("hub.replace-token")));
      case TokenLacksGatedScope gated ->
          List.of(
              model,
              new ExternalLink(t("hub.new-token"), pages.newTokenForGatedModels()),
              toProfile(t("hub.replace-token")));
      case NotFoundOrPrivate missing ->
          missing.withToken() ? List.of(model) : List.of(model, toProfile(t("hub.add-token")));
      case RateLimited later -> List.of();
      case NotReachable unreachable -> List.of();
      case Unexpected unexpected -> List.of();
    };
  }

  /** Another page of Gatehouse, named by its address: this feature does not know that one. */
  private static Component toProfile(String label) {
    return new Anchor("profile?provider=huggingface", label);
  }
}
