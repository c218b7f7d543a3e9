package app.gatehouse.profile;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.providers.ProviderId;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;

/** How many models of a provider can be used, with the way to them. */
final class UnlockedLine extends Span {

  private final Span count = new Span();
  private final Anchor link = new Anchor();

  UnlockedLine(ProviderId provider, int models) {
    link.setHref("models?provider=" + provider);
    add(count, link);
    show(models);
  }

  /** Says that they have just been unlocked. */
  UnlockedLine fresh(int models) {
    show(models);
    if (models > 0) {
      count.setText(t("profile.unlocked-now", models));
    }
    return this;
  }

  void show(int models) {
    count.setText(models == 0 ? t("profile.unlocks-none") : t("profile.unlocks", models));
    link.setText(models == 0 ? t("profile.add-models") : t("profile.to-models"));
  }
}
