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
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What can be done with a conversation as a whole: a menu below the button that it is about. One
 * serves all buttons, since there may be hundreds.
 */
final class ConversationMenu extends Popover {

  private final ChatTools tools;
  private final AccountId account;
  private @Nullable ConversationId about;

  ConversationMenu(ChatTools tools, AccountId account) {
    this.tools = tools;
    this.account = account;
    addClassName("chat-menu");
    setPosition(PopoverPosition.BOTTOM_END);
    setRole("dialog");
    setAriaLabel(t("chat.menu"));
    setAutofocus(true);
    add(
        action(Icons.EDIT, t("chat.rename"), this::rename),
        download(t("chat.export-markdown"), "md", ConversationExport::markdown),
        download(t("chat.export-json"), "json", ConversationExport::json),
        action(Icons.DELETE, t("chat.delete"), this::delete));
  }

  /** A button that opens such a menu. */
  static Button button(String name) {
    Button button = Quiet.button(Icons.DOTS, name);
    button.getElement().setAttribute("aria-haspopup", "dialog");
    return button;
  }

  /**
   * From now on it is about this conversation, and the button opens it.
   *
   * @param conversation null where there is none to do anything with
   */
  void show(Button button, @Nullable ConversationId conversation) {
    about = conversation;
    if (!button.equals(getTarget())) {
      setTarget(button);
    }
  }

  /** Opens it below a button that was pressed. */
  void open(Button button, ConversationId conversation) {
    // Whose it is already has opened it in the browser, or closed it.
    boolean opened = button.equals(getTarget());
    show(button, conversation);
    if (!opened) {
      open();
    }
  }

  private void rename() {
    ConversationId id = about;
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
    dialog.addClosedListener(closed -> focusButton());
    dialog.open();
    title.focus();
  }

  private void delete() {
    ConversationId id = about;
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
    question.addCancelListener(cancelled -> focusButton());
    question.open();
  }

  /** The dialog would give the focus back to the menu, which is closed. */
  private void focusButton() {
    if (getTarget() instanceof Button button) {
      button.focus();
    }
  }

  private Component download(
      String words, String ending, BiFunction<Conversation, Branch, byte[]> file) {
    DownloadHandler handler =
        DownloadHandler.fromInputStream(event -> {
          ConversationId id = about;
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
    Anchor link = new Anchor(handler, "");
    link.add(Icons.DOWNLOAD.create(), new Span(words));
    link.addClassName("chat-menu-item");
    link.getElement().addEventListener("click", click -> close());
    return link;
  }

  private Button action(Icons icon, String words, Runnable does) {
    Button button =
        new Button(
            words,
            icon.create(),
            click -> {
              close();
              does.run();
            });
    button.addThemeVariants(ButtonVariant.TERTIARY);
    button.addClassName("chat-menu-item");
    return button;
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
