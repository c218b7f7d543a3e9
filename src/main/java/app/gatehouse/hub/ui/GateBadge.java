package app.gatehouse.hub.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.hub.Gating;
import com.vaadin.flow.component.html.Span;
import org.jspecify.annotations.Nullable;

/** What kind of gate a model has; not to be seen while that is not known. */
final class GateBadge extends Span {

  GateBadge() {
    addClassName("hub-gate");
    setVisible(false);
  }

  void show(@Nullable Gating gating) {
    setVisible(gating != null);
    if (gating != null) {
      setText(
          switch (gating) {
            case OPEN -> t("hub.gate.open");
            case INSTANT -> t("hub.gate.instant");
            case BY_AUTHORS -> t("hub.gate.by-authors");
          });
    }
  }
}
