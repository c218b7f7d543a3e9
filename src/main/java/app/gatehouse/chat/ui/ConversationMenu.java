package app.gatehouse.chat.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.chat.Branch;
import app.gatehouse.chat.Conversation;
import app.gatehouse.chat.ConversationExport;
import app.gatehouse.chat.ConversationId;
import app.gatehouse.components.Icons;
import app.gatehouse.components.Notices;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What can be done with the open conversation as a whole. */
final class ConversationMenu extends MenuBar {

  private final ChatTools tools;
  private final AccountId account;
  private @Nullable ConversationId open;

  ConversationMenu(ChatTools tools, AccountId account) {
    this.tools = tools;
    this.account = account;
    addThemeVariants(MenuBarVariant.TERTIARY);
    addClassName("chat-menu");
    MenuItem more = addItem(Icons.DOTS.create());
    more.setAriaLabel(t("chat.menu"));
    more.getSubMenu().addItem(t("chat.rename"), click -> rename());
    more.getSubMenu()
        .addItem(download(t("chat.export-markdown"), "md", ConversationExport::markdown));
    more.getSubMenu().addItem(download(t("chat.export-json"), "json", ConversationExport::json));
    more.getSubMenu().addItem(t("chat.delete"), click -> delete());
    show(null);
  }

  void show(@Nullable ConversationId conversation) {
    open = conversation;
    setVisible(conversation != null);
  }

  private void rename() {
    ConversationId id = open;
    if (id == null) {
      return;
    }
    Dialog dialog = new Dialog(t("chat.rename.title"));
    TextField title = new TextField(t("chat.rename.label"));
    title.setMaxLength(Conversation.LONGEST_TITLE);
    title.setWidth("22rem");
    title.setValue(title(id));
    Button save =
        new Button(
            t("chat.rename.save"),
            click -> {
              String text = title.getValue().strip();
              if (text.isEmpty()) {
                title.setInvalid(true);
                title.setErrorMessage(t("chat.rename.missing"));
                return;
              }
              tools.conversations().change(account, id, head -> head.titled(text));
              dialog.close();
            });
    save.addThemeVariants(ButtonVariant.PRIMARY);
    save.addClickShortcut(Key.ENTER);
    dialog.add(title);
    dialog.getFooter().add(new Button(t("dialog.cancel"), click -> dialog.close()), save);
    dialog.open();
    title.focus();
  }

  private void delete() {
    ConversationId id = open;
    if (id == null) {
      return;
    }
    ConfirmDialog question =
        new ConfirmDialog(
            t("chat.delete.title"),
            t("chat.delete.text", title(id)),
            t("chat.delete.confirm"),
            confirmed -> {
              tools.conversations().delete(account, id);
              Notices.done(t("chat.deleted"));
            });
    question.setConfirmButtonTheme("error primary");
    question.setCancelable(true);
    question.setCancelText(t("dialog.cancel"));
    question.open();
  }

  private Component download(
      String words, String ending, BiFunction<Conversation, Branch, byte[]> file) {
    DownloadHandler handler =
        DownloadHandler.fromInputStream(event -> {
          ConversationId id = open;
          Supplier<DownloadResponse> gone = () -> DownloadResponse.error(404);
          if (id == null) {
            return gone.get();
          }
          return tools
              .conversations()
              .find(account, id)
              .map(found -> {
                byte[] bytes = file.apply(found, tools.conversations().branch(account, id));
                return new DownloadResponse(
                    new ByteArrayInputStream(bytes),
                    ConversationExport.name(title(id), ending),
                    ending.equals("md") ? "text/markdown" : "application/json",
                    bytes.length);
              })
              .orElseGet(gone);
        });
    Anchor link = new Anchor(handler, words);
    link.addClassName("chat-download");
    return link;
  }

  private String title(ConversationId id) {
    return tools
        .conversations()
        .find(account, id)
        .map(Conversation::head)
        .map(Conversation.Head::title)
        .orElse("");
  }
}
