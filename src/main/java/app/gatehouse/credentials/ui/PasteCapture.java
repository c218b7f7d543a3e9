package app.gatehouse.credentials.ui;

import app.gatehouse.credentials.PastedKeys;
import com.vaadin.flow.component.Component;
import java.util.function.Consumer;

/**
 * Takes what is pasted into a field before the field does, and hands it to the server with the
 * event: so it never stands in the page, nor in what Vaadin keeps of the field.
 */
final class PasteCapture {

  /** A browser joins the lines that are pasted into a field of one line. */
  static final String SEVERAL_LINES = "/\\S\\s*[\\r\\n]\\s*\\S|^\\s*[{\\[]/";

  static final String ANYTHING = "/\\S/";

  private static final String TEXT = "event.detail";
  private static final String ON_PASTE =
      """
      this.addEventListener('paste', (event) => {
        const text = event.clipboardData ? event.clipboardData.getData('text') : '';
        if (%s.test(text)) {
          event.preventDefault();
          this.dispatchEvent(text.length > %d
            ? new CustomEvent('too-much-pasted')
            : new CustomEvent('text-pasted', { detail: $0 ? text : '' }));
        }
      }, true);
      """;

  private PasteCapture() {}

  /**
   * @param what a pattern of JavaScript; what does not match is pasted as ever
   * @param tooMuch hears of more than {@link PastedKeys#MAX_LENGTH} characters
   */
  static void on(Component field, String what, Consumer<String> pasted, Runnable tooMuch) {
    capture(field, what, true);
    field
        .getElement()
        .addEventListener(
            "text-pasted", event -> pasted.accept(event.getEventData().get(TEXT).asString("")))
        .addEventData(TEXT);
    field.getElement().addEventListener("too-much-pasted", event -> tooMuch.run());
  }

  /** Keeps it out of the field, and in the browser. */
  static void refuse(Component field, String what, Runnable refused) {
    capture(field, what, false);
    field.getElement().addEventListener("text-pasted", event -> refused.run());
    field.getElement().addEventListener("too-much-pasted", event -> refused.run());
  }

  private static void capture(Component field, String what, boolean sent) {
    String script = ON_PASTE.formatted(what, PastedKeys.MAX_LENGTH);
    field.addAttachListener(attached -> field.getElement().executeJs(script, sent));
  }
}
