package app.gatehouse.components;

import com.vaadin.flow.i18n.I18NProvider;

/** The texts of the pages, from {@code vaadin-i18n/translations.properties}. */
public final class Texts {

  private Texts() {}

  /**
   * The text by this key in the visitor's language. Parameters are filled in as {@link
   * java.text.MessageFormat} does, so a text that takes any doubles its apostrophes.
   */
  public static String t(String key, Object... parameters) {
    return I18NProvider.translate(key, parameters);
  }
}
