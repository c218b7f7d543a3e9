package app.gatehouse.chat.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.chat.Content;
import app.gatehouse.components.Icons;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;

/** Where a prompt is typed, and which model it goes to. Keeps what is typed until it is sent. */
final class Composer extends Div {

  private final TextArea prompt = new TextArea();
  private final Attachments attachments = new Attachments();
  private final ModelPicker models;
  private final Button send = new Button(Icons.SEND.create());
  private final Button stop = new Button(Icons.STOP.create());
  private final Div editing = new Div();
  private final Listener listener;

  /** Hears what is wanted. */
  interface Listener {

    /**
     * @param prompt not blank, or with attachments
     */
    void send(Content prompt);

    void stop();

    /** The prompt being edited is to stay as it was. */
    void cancelEditing();
  }

  Composer(ModelPicker models, Listener listener) {
    this.models = models;
    this.listener = listener;
    addClassName("chat-composer");

    prompt.addClassName("chat-prompt-field");
    prompt.setAriaLabel(t("chat.prompt"));
    prompt.setPlaceholder(t("chat.prompt.placeholder"));
    prompt.setMaxLength(Content.LONGEST_PROMPT);
    prompt.setMaxHeight("40vh");
    prompt
        .getElement()
        .addEventListener(
            "chat-send", event -> send(event.getEventData().path("event.detail").asString("")))
        .addEventData("event.detail");
    prompt.addAttachListener(attached -> prompt.getElement().executeJs(ChatScripts.SEND_ON_ENTER));

    send.setAriaLabel(t("chat.send"));
    send.setTooltipText(t("chat.send.hint"));
    send.addThemeVariants(ButtonVariant.PRIMARY);
    send.addClassName("chat-send");
    send.addClickListener(click -> send(prompt.getValue()));
    stop.setAriaLabel(t("chat.stop"));
    stop.setTooltipText(t("chat.stop"));
    stop.addThemeVariants(ButtonVariant.PRIMARY);
    stop.addClassName("chat-send");
    stop.addClickListener(click -> {
      listener.stop();
      prompt.focus();
    });
    stop.setVisible(false);

    Button cancel = new Button(t("dialog.cancel"), click -> listener.cancelEditing());
    cancel.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
    editing.addClassName("chat-editing");
    editing.add(Icons.EDIT.create(), new Span(t("chat.editing")), cancel);
    editing.setVisible(false);

    Div row = new Div(attachments.button(), models, send, stop);
    row.addClassName("chat-composer-row");
    Div box = new Div(editing, attachments, prompt, row);
    box.addClassName("chat-composer-box");
    add(box);
  }

  /** Whether an answer is being written, so that nothing can be sent. */
  void answering(boolean answering) {
    boolean begins = answering && !stop.isVisible();
    send.setVisible(!answering);
    stop.setVisible(answering);
    if (begins) {
      // The button that was pressed is gone. Whoever is elsewhere by now is left there.
      prompt
          .getElement()
          .executeJs(
              "if ([document.body, $0].includes(document.activeElement)) { this.focus(); }", send);
    }
  }

  /** Puts a prompt there to be changed. */
  void edit(Content content) {
    editing.setVisible(true);
    fill(content.text());
    attachments.set(content.attachments());
    prompt.focus();
  }

  void clear() {
    editing.setVisible(false);
    fill("");
    attachments.set(List.of());
  }

  /** What is typed now. */
  Content typed() {
    return Content.prompt(prompt.getValue(), attachments.files());
  }

  /** Puts it back as if it had been typed. */
  void restore(Content content) {
    fill(content.text());
    attachments.set(content.attachments());
  }

  void focusPrompt() {
    prompt.focus();
  }

  void chooseModel() {
    models.focus();
    models.setOpened(true);
  }

  Attachments attachments() {
    return attachments;
  }

  /** The browser may hold what it has not told yet. */
  private void fill(String text) {
    prompt.setValue(text);
    prompt.getElement().executeJs("this.value = $0", text);
  }

  private void send(String text) {
    prompt.setValue(text);
    boolean nothing = text.isBlank() && attachments.files().isEmpty();
    if (!stop.isVisible() && !nothing) {
      listener.send(Content.prompt(text.strip(), attachments.files()));
    }
  }
}
