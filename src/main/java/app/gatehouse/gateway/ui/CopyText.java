package app.gatehouse.gateway.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.components.Icons;
import app.gatehouse.components.Notices;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.dom.Element;

/**
 * A button that copies what stands in another element at that moment. The browser reads and writes
 * by itself: nothing of it comes to the server.
 */
final class CopyText extends Button {

  private static final String ON_CLICK =
      """
      const button = this;
      button.addEventListener('click', () => {
        const tell = (outcome) => button.dispatchEvent(new CustomEvent('copy-' + outcome));
        const text = $0.value ?? $0.textContent;
        const copied = navigator.clipboard
          ? navigator.clipboard.writeText(text)
          : Promise.reject(new Error('No clipboard here'));
        copied.then(() => tell('done'), () => tell('refused'));
      });
      """;

  /** With words on it. */
  CopyText(Element from, String words) {
    super(words);
    copy(from);
  }

  /** With an icon alone. */
  static CopyText icon(Element from, String name) {
    CopyText button = new CopyText(from, "");
    button.setIcon(Icons.COPY.create());
    button.setAriaLabel(name);
    button.setTooltipText(name);
    button.addThemeVariants(ButtonVariant.TERTIARY);
    button.addClassName("icon-button");
    return button;
  }

  private void copy(Element from) {
    addAttachListener(attached -> getElement().executeJs(ON_CLICK, from));
    getElement().addEventListener("copy-done", event -> Notices.done(t("api.copied")));
    getElement().addEventListener("copy-refused", event -> Notices.failed(t("api.not-copied")));
  }
}
