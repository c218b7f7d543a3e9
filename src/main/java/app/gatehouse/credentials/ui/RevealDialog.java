package app.gatehouse.credentials.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.providers.Provider;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.dom.Element;

/**
 * Shows a secret to be copied by hand, for browsers that let no page write to the clipboard. The
 * browser has fetched it by itself; it is gone with the dialog.
 */
final class RevealDialog extends Dialog {

  /** The secret goes at the moment the dialog closes, not when its last shadow has faded. */
  private static final String FILL =
      """
      const field = this;
      const dialog = field.closest('vaadin-dialog');
      dialog.addEventListener('opened-changed', () => {
        if (!dialog.opened) field.value = '';
      });
      field.value = window.Gatehouse.takeKept($0);
      if (field.value) {
        // Once the dialog is there, which takes the focus for itself first.
        setTimeout(() => { field.focus(); field.select(); });
      } else {
        field.placeholder = $1;
      }
      """;

  RevealDialog(Provider provider, String path) {
    setHeaderTitle(t("credential.reveal.title", Wording.secretOf(provider)));
    add(new Paragraph(t("credential.reveal.text")));

    Element field = new Element("input");
    field.setAttribute("readonly", "");
    field.setAttribute("autocomplete", "off");
    field.setAttribute("spellcheck", "false");
    field.setAttribute("aria-label", Wording.secretOf(provider));
    field.getClassList().add("revealed-secret");
    field.addAttachListener(attached -> field.executeJs(FILL, path, t("credential.copy-failed")));
    Div holder = new Div();
    holder.getElement().appendChild(field);
    add(holder);

    Button close = new Button(t("dialog.close"), click -> close());
    close.addThemeVariants(ButtonVariant.PRIMARY);
    getFooter().add(close);
    setWidth("32rem");
  }
}
