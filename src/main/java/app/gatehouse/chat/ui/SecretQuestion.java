package app.gatehouse.chat.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.chat.Attachment;
import app.gatehouse.chat.Content;
import app.gatehouse.credentials.KeyInText;
import app.gatehouse.providers.Provider;
import app.gatehouse.providers.ProviderCatalog;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Asks before a key leaves in a prompt or a file. */
final class SecretQuestion {

  private final ChatTools tools;
  private final AccountId account;

  SecretQuestion(ChatTools tools, AccountId account) {
    this.tools = tools;
    this.account = account;
  }

  /**
   * Sends at once what holds no key; else asks.
   *
   * @param send hears what is to be sent, perhaps without the keys
   * @param kept hears that nothing is sent
   */
  void ask(Content prompt, Consumer<Content> send, Runnable kept) {
    List<KeyInText> inPrompt = tools.keys().find(account, prompt.text());
    Set<String> words = new LinkedHashSet<>();
    inPrompt.forEach(key -> words.add(words(key)));
    List<Attachment> without = new ArrayList<>();
    for (Attachment file : prompt.attachments()) {
      List<KeyInText> inFile = tools.keys().find(account, file.text());
      inFile.forEach(key -> words.add(t("chat.secret.in-file", words(key), file.name())));
      without.add(new Attachment(file.name(), removed(file.text(), inFile)));
    }
    if (words.isEmpty()) {
      send.accept(prompt);
      return;
    }
    Content clean = Content.prompt(removed(prompt.text(), inPrompt), without);
    open(words, () -> send.accept(clean), () -> send.accept(prompt), kept);
  }

  private static void open(Set<String> words, Runnable remove, Runnable anyway, Runnable kept) {
    ConfirmDialog dialog = new ConfirmDialog();
    dialog.setHeader(t("chat.secret.title"));
    dialog.setWidth("28rem");
    dialog.setText(t("chat.secret.text", String.join(", ", words)));
    dialog.setConfirmText(t("chat.secret.remove"));
    dialog.addConfirmListener(confirmed -> remove.run());
    dialog.setRejectable(true);
    dialog.setRejectText(t("chat.secret.anyway"));
    dialog.setRejectButtonTheme("error tertiary");
    dialog.addRejectListener(rejected -> anyway.run());
    dialog.setCancelable(true);
    dialog.setCancelText(t("dialog.cancel"));
    dialog.addCancelListener(cancelled -> kept.run());
    dialog.open();
  }

  private String words(KeyInText key) {
    ProviderCatalog providers = tools.providers();
    String provider =
        key.provider() == null
            ? ""
            : providers.find(key.provider()).map(Provider::name).orElse(key.provider().value());
    return switch (key.kind()) {
      case SAVED -> t("chat.secret.saved", provider);
      case PROVIDER_SHAPE -> t("chat.secret.shape", provider);
      case OTHER_SHAPE -> t("chat.secret.other");
    };
  }

  private static String removed(String text, List<KeyInText> keys) {
    StringBuilder clean = new StringBuilder();
    int from = 0;
    for (KeyInText key : keys) {
      clean.append(text, from, key.start()).append(t("chat.secret.removed"));
      from = key.end();
    }
    return clean.append(text, from, text.length()).toString();
  }
}
