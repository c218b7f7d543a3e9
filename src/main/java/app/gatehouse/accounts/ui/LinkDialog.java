package app.gatehouse.accounts.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.accounts.OneTimeLink;
import app.gatehouse.components.Notices;
import app.gatehouse.components.When;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.dom.Element;

/**
 * Shows a one-time link, this once. The browser puts it together, since it alone knows under which
 * address people reach Gatehouse; the page's state on the server does not hold it.
 */
final class LinkDialog extends Dialog {

  /** The link goes at the moment the dialog closes, not when its last shadow has faded. */
  private static final String FILL =
      """
      const field = this;
      const dialog = field.closest('vaadin-dialog');
      dialog.addEventListener('opened-changed', () => {
        if (!dialog.opened) field.value = '';
      });
      field.value = new URL($0, document.baseURI).href;
      field.focus();
      field.select();
      """;

  private static final String COPY =
      """
      const button = this;
      button.addEventListener('click', () => {
        const tell = (outcome) => button.dispatchEvent(new CustomEvent('copy-' + outcome));
        const text = $0.value;
        const copied = navigator.clipboard
          ? navigator.clipboard.writeText(text)
          : Promise.reject(new Error('No clipboard here'));
        copied.then(() => tell('done'), () => tell('refused'));
      });
      """;

  LinkDialog(OneTimeLink link) {
    setHeaderTitle(t("accounts.link.invite-title", link.username()));
    add(new Paragraph(t("accounts.link.text", link.username())));

    Element field = new Element("input");
    field.setAttribute("readonly", "");
    field.setAttribute("autocomplete", "off");
    field.setAttribute("spellcheck", "false");
    field.setAttribute("aria-label", t("accounts.link.label"));
    field.getClassList().add("revealed-secret");
    Button copy = new Button(t("accounts.link.copy"));
    Div row = new Div();
    row.getElement().appendChild(field, copy.getElement());
    row.addClassName("link-row");
    add(row, new Paragraph(t("accounts.link.validity", When.moment(link.expiresAt()))));

    String path = link.path();
    addAttachListener(attached -> {
      attached.unregisterListener();
      field.executeJs(FILL, path);
      copy.getElement().executeJs(COPY, field);
    });
    copy.getElement()
        .addEventListener("copy-done", event -> Notices.done(t("accounts.link.copied")));
    copy.getElement()
        .addEventListener("copy-refused", event -> Notices.failed(t("accounts.link.not-copied")));

    Button done = new Button(t("accounts.link.done"), click -> close());
    done.addThemeVariants(ButtonVariant.PRIMARY);
    getFooter().add(done);
    // It is not shown again: nobody loses it by a click beside it.
    setCloseOnOutsideClick(false);
    setWidth("34rem");
  }
}
