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
        const refused = () => secret.then(
          (value) => { window.Gatehouse.keepForDialog($0, value); tell('refused'); },
          (error) => tell(error.status === 503 ? 'not-written' : 'failed'));
        if (!navigator.clipboard || !window.ClipboardItem) {
          refused();
          return;
        }
        const text = secret.then((value) => new Blob([value], { type: 'text/plain' }));
        text.catch(() => {}); // Told below, also where the clipboard did not wait for it.
        navigator.clipboard.write([new ClipboardItem({ 'text/plain': text })]).then(
          () => tell('done'),
          refused);
      });
      """;

  /**
   * Asks for the secret once; an answer of any other kind, such as a login page, is a failure. What
   * the clipboard did not take waits for the dialog that shows it, and for that no longer than ten
   * seconds: fetched again, it would be written down as copied twice.
   */
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
          throw Object.assign(
            new Error('The secret was not handed out'), { status: response.status });
        }
        return response.text();
      };
      window.Gatehouse.keepForDialog = (path, secret) => {
        const kept = { path, secret };
        window.Gatehouse.kept = kept;
        setTimeout(() => { kept.secret = ''; }, 10000);
      };
      window.Gatehouse.takeKept = (path) => {
        const kept = window.Gatehouse.kept;
        window.Gatehouse.kept = undefined;
        return kept && kept.path === path ? kept.secret : '';
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
        .addEventListener(
            "copy-not-written", event -> Notices.failed(t("credential.copy-not-written")));
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
