package app.gatehouse.components;

import com.vaadin.flow.component.icon.SvgIcon;

/**
 * The icons of the pages: own line drawings in {@code frontend/icons}, coloured by the text around.
 */
public enum Icons {
  ADD,
  CHECK,
  CHEVRON,
  CLOSE,
  COPY,
  DELETE,
  EDIT,
  EXTERNAL,
  KEYS,
  MENU,
  MODELS,
  PROFILE,
  SEARCH,
  SIGN_OUT,
  THEME,
  WARNING;

  /** A new icon; hidden from screen readers, so whatever holds it needs a name of its own. */
  public SvgIcon create() {
    SvgIcon icon =
        new SvgIcon(
            "icons/" + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-') + ".svg");
    icon.getElement().setAttribute("aria-hidden", "true");
    return icon;
  }
}
