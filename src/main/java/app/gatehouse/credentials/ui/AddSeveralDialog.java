package app.gatehouse.credentials.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.components.FieldProblem;
import app.gatehouse.credentials.PastedKeys;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.Optional;

/**
 * Asks for a text or a file with any number of keys in it. What is pasted goes to the preview at
 * once and never stands in the field; what is typed is cleared as soon as it is read.
 */
final class AddSeveralDialog extends PassingDialog {

  private final KeyTransfers transfers;
  private final TextArea text = new TextArea(t("several.text"));

  AddSeveralDialog(KeyTransfers transfers) {
    this.transfers = transfers;
    addClassNames("wide-dialog", "add-several");
    setHeaderTitle(t("several.title"));

    text.setPlaceholder(t("several.placeholder"));
    text.setHelperText(t("several.help"));
    text.setManualValidation(true);
    text.getElement().setAttribute("autocomplete", "off");
    text.getElement().setAttribute("spellcheck", "false");
    text.addValueChangeListener(change -> FieldProblem.clear(text));
    PasteCapture.on(
        text,
        PasteCapture.ANYTHING,
        pasted -> finish(transfers.read(pasted)),
        () -> finish(Optional.of(Wording.sentence(PastedKeys.Reason.TOO_LONG))));

    Div content = new Div();
    KeyFile file = new KeyFile(content, bytes -> finish(transfers.readFile(bytes)));
    Span drop = new Span(t("several.drop"));
    drop.addClassName("hint");
    Div fileRow = new Div(file.button(), drop);
    fileRow.addClassName("several-file");
    content.add(new Paragraph(t("several.explain")), text, fileRow);
    content.addClassName("dialog-fields");
    add(file.dropZone(content));

    Button next = new Button(t("several.next"), click -> readTyped());
    next.addThemeVariants(ButtonVariant.PRIMARY);
    getFooter().add(new Button(t("dialog.cancel"), click -> close()), next);
    setWidth("38rem");
  }

  @Override
  void begin() {
    text.focus();
  }

  @Override
  void forget() {
    text.clear();
  }

  private void readTyped() {
    String typed = text.getValue();
    Optional<String> problem = transfers.read(typed);
    text.clear();
    finish(problem);
  }

  /** Leaves the place to the preview, or says why there is none. */
  private void finish(Optional<String> problem) {
    problem.ifPresentOrElse(
        sentence -> {
          FieldProblem.show(text, sentence);
          text.focus();
        },
        this::close);
  }
}
