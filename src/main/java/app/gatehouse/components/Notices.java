package app.gatehouse.components;

import static app.gatehouse.components.Texts.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.Notification.Position;
import java.util.List;

/** Short notices in the lower end corner. Never a place for a secret. */
public final class Notices {

  private static final int SHORT_MILLIS = 3000;

  private Notices() {}

  /** Says what has been done; goes away by itself after 3 seconds. */
  public static Notification done(String sentence) {
    Notification notice = base();
    notice.addClassName("notice-done");
    Span text = new Span(sentence);
    Div content = new Div(Icons.CHECK.create(), text);
    content.addClassName("notice");
    notice.add(content);
    notice.setDuration(SHORT_MILLIS);
    notice.open();
    return notice;
  }

  /** Says what failed and what helps; stays until closed. */
  public static Notification failed(String sentence, Component... actions) {
    return sticky(List.of(sentence), actions);
  }

  /**
   * Stays until closed and is read out by screen readers at once.
   *
   * @param lines one or more; the first is the headline
   * @param actions what helps, shown before Close
   */
  public static Notification sticky(List<String> lines, Component... actions) {
    Notification notice = base();
    notice.addClassName("notice-sticky");
    notice.setAssertive(true);
    notice.setDuration(0);

    Div texts = new Div();
    texts.addClassName("notice-lines");
    lines.forEach(line -> texts.add(new Div(new Span(line))));

    Button close = new Button(Icons.CLOSE.create(), click -> notice.close());
    close.setAriaLabel(t("notice.close"));
    close.addThemeVariants(ButtonVariant.TERTIARY);
    close.addClassNames("icon-button", "notice-close");

    Div head = new Div(Icons.WARNING.create(), texts, close);
    head.addClassName("notice");
    notice.add(head);
    if (actions.length > 0) {
      Div row = new Div(actions);
      row.addClassName("notice-actions");
      notice.add(row);
    }
    notice.open();
    return notice;
  }

  private static Notification base() {
    Notification notice = new Notification();
    notice.setPosition(Position.BOTTOM_END);
    return notice;
  }
}
