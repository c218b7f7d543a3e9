package app.gatehouse.components;

import com.vaadin.flow.component.shared.HasValidationProperties;

/** Says at a field what is wrong with what was typed. */
public final class FieldProblem {

  private FieldProblem() {}

  /** Marks the field; the sentence says what to do next. */
  public static void show(HasValidationProperties field, String sentence) {
    field.setErrorMessage(sentence);
    field.setInvalid(true);
  }

  public static void clear(HasValidationProperties field) {
    field.setInvalid(false);
  }
}
