package app.gatehouse.accounts.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.accounts.Theme;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.component.page.Page;

/** How an account's theme is shown. */
public final class Themes {

  private Themes() {}

  /** Colours the page from now on. */
  public static void apply(Page page, Theme theme) {
    page.setColorScheme(colorScheme(theme));
  }

  public static ColorScheme.Value colorScheme(Theme theme) {
    return switch (theme) {
      case LIGHT -> ColorScheme.Value.LIGHT;
      case DARK -> ColorScheme.Value.DARK;
      case SYSTEM -> ColorScheme.Value.SYSTEM;
    };
  }

  public static String word(Theme theme) {
    return switch (theme) {
      case LIGHT -> t("theme.light");
      case DARK -> t("theme.dark");
      case SYSTEM -> t("theme.system");
    };
  }
}
