package app.gatehouse.gateway.ui;

import static app.gatehouse.components.Texts.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.util.UUID;

/**
 * Shows a new access token, this once. The browser fetches it by itself, so that neither the page's
 * state nor what Vaadin keeps of its answers ever holds it; it is gone with the dialog. See
 * docs/decisions/0038.
 */
final class MadeDialog extends Dialog {

  /** The token goes at the moment the dialog closes, not when its last shadow has faded. */
  private static final String FILL =
      """
      const field = this;
      const dialog = field.closest('vaadin-dialog');
      dialog.addEventListener('opened-changed', () => {
        if (!dialog.opened) field.value = '';
      });
      const meta = (name) => document.querySelector('meta[name="' + name + '"]')?.content;
      fetch(new URL($0, document.baseURI), {
        method: 'POST',
        cache: 'no-store',
        redirect: 'error',
        credentials: 'same-origin',
        headers: { [meta('_csrf_header')]: meta('_csrf') },
      }).then(async (response) => {
        const type = response.headers.get('content-type') || '';
        if (!response.ok || !type.startsWith('text/plain')) {
          throw new Error('The access token was not handed out');
        }
        const token = await response.text();
        if (dialog.opened) {
          field.value = token;
          // Once the dialog is there, which takes the focus for itself first.
          setTimeout(() => { field.focus(); field.select(); });
        }
      }).catch(() => field.dispatchEvent(new CustomEvent('token-failed')));
      """;

  private final MadeTokens made;
  private final UUID claim;
  private final Paragraph problem = new Paragraph();

  /**
   * @param claim of the token
   * @param name of the token
   */
  MadeDialog(MadeTokens made, UUID claim, String name) {
    this.made = made;
    this.claim = claim;
    setHeaderTitle(t("api.made.title", name));
    Element field = new Element("input");
    field.setAttribute("readonly", "");
    field.setAttribute("autocomplete", "off");
    field.setAttribute("spellcheck", "false");
    field.setAttribute("aria-label", t("api.made.label"));
    field.getClassList().add("revealed-secret");
    field.addEventListener("token-failed", event -> tellFailed());
    Div row = new Div();
    row.getElement().appendChild(field);
    row.add(new CopyText(field, t("api.copy")));
    row.addClassName("link-row");
    problem.getElement().setAttribute("role", "alert");
    problem.addClassName("attention");
    add(new Paragraph(t("api.made.text")), row, problem);
    addAttachListener(attached -> {
      attached.unregisterListener();
      field.executeJs(FILL, "access-tokens/" + claim + "/show");
    });

    Button done = new Button(t("api.made.done"), click -> close());
    done.addThemeVariants(ButtonVariant.PRIMARY);
    getFooter().add(done);
    addOpenedChangeListener(change -> {
      if (!change.isOpened()) {
        made.drop(claim);
      }
    });
    addDetachListener(detached -> made.drop(claim));
    // It is not shown again: nobody loses it by a click beside it.
    setCloseOnOutsideClick(false);
    setWidth("36rem");
  }

  private void tellFailed() {
    made.drop(claim);
    problem.removeAll();
    problem.add(new Span(t("api.made.failed")));
  }
}
