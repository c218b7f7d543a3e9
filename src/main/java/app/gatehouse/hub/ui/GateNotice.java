package app.gatehouse.hub.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.components.ExternalLink;
import app.gatehouse.components.Notices;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.notification.Notification;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** The notice that a model is gated. There is at most one per window, whichever page showed it. */
record GateNotice(Notification notification) {

  /**
   * Shows it until it is closed or another check begins.
   *
   * @param again asks once more, at once
   */
  static void show(UI ui, Verdict verdict, URI modelPage, Runnable again) {
    close(ui);
    List<String> lines = new ArrayList<>();
    lines.add(t("hub.gated"));
    lines.addAll(verdict.sentences());
    // A plain link, because a window that a script opens may be blocked.
    ExternalLink open = new ExternalLink(t("hub.open-model-page"), modelPage);
    open.addClassName("button-link");
    Button check = new Button(t("hub.check-again"), click -> again.run());
    Notification notification = Notices.sticky(lines, open, check);
    ComponentUtil.setData(ui, GateNotice.class, new GateNotice(notification));
  }

  static void close(UI ui) {
    GateNotice shown = ComponentUtil.getData(ui, GateNotice.class);
    if (shown != null) {
      shown.notification.close();
      ComponentUtil.setData(ui, GateNotice.class, null);
    }
  }
}
