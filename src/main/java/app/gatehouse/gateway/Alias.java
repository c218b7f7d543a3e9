package app.gatehouse.gateway;

import app.gatehouse.models.ModelRef;
import java.util.List;

/**
 * A name of the account's own for models that are tried in order.
 *
 * @param name 1 to 60 characters: letters, digits, {@code . _ -}; no slash, so that no model's name
 *     is one
 * @param models 1 to 10, each once
 */
public record Alias(String name, List<ModelRef> models) {

  public Alias {
    models = List.copyOf(models);
  }

  /** Whether it has the form above. */
  public static boolean isValidName(String name) {
    return name.matches("[A-Za-z0-9._-]{1,60}");
  }
}
