package app.gatehouse.credentials.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.components.Notices;
import app.gatehouse.credentials.CredentialId;
import app.gatehouse.providers.Provider;
import com.vaadin.flow.component.button.Button;

/**
 * Lets a button copy a secret. The click itself asks the browser to write what a request will bring
 * (docs/decisions/0007), so the secret passes neither through the page's state nor through Vaadin.
 */
final class CopySecret {

  private static final String ON_CLICK =
      """
      const button = this;
      button.addEventListener('click', () => {
        const secret = window.Gatehouse.fetchSecret($0);
        const tell = (outcome) =>
          button.dispatchEvent(new CustomEvent('copy-' + outcome));
        if (!navigator.clipboard || !window.ClipboardItem) {
          secret.then(() => tell('refused'), () => tell('failed'));
          return;
        }
        const text = secret.then((value) => new Blob([value], { type: 'text/plain' }));
        navigator.clipboard.write([new ClipboardItem({ 'text/plain': text })]).then(
          () => tell('done'),
          () => secret.then(() => tell('refused'), () => tell('failed')));
      });
      """;

  /** Asks for the secret once; an answer of any other kind, such as a login page, is a failure. */
  static final String FETCH =
      """
      window.Gatehouse = window.Gatehouse || {};
      window.Gatehouse.fetchSecret = async (path) => {
        const meta = (name) => document.querySelector('meta[name="' + name + '"]')?.content;
        const response = await fetch(new URL(path, document.baseURI), {
          method: 'POST',
          cache: 'no-store',
          redirect: 'error',
          credentials: 'same-origin',
          headers: { [meta('_csrf_header')]: meta('_csrf') },
        });
        const type = response.headers.get('content-type') || '';
        if (!response.ok || !type.startsWith('text/plain')) {
          throw new Error('The secret was not handed out');
        }
        return response.text();
      };
      """;

  private CopySecret() {}

  static void by(Button button, Provider provider, CredentialId id) {
    String path = "credentials/" + id + "/copy";
    button.addAttachListener(attached -> button.getElement().executeJs(FETCH + ON_CLICK, path));
    button.getElement().addEventListener("copy-done", event -> Notices.done(copied(provider)));
    button
        .getElement()
        .addEventListener("copy-refused", event -> new RevealDialog(provider, path).open());
    button
        .getElement()
        .addEventListener("copy-failed", event -> Notices.failed(t("credential.copy-failed")));
  }

  private static String copied(Provider provider) {
    return switch (provider.noun()) {
      case KEY -> t("credential.key-copied");
      case TOKEN -> t("credential.token-copied");
    };
  }
}
