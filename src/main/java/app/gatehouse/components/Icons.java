package app.gatehouse.components;

import com.vaadin.flow.component.icon.SvgIcon;
import java.util.Locale;

/**
 * The icons of the pages: own line drawings in {@code frontend/icons}, coloured by the text around.
 */
public enum Icons {
  ACCOUNTS,
  ACTIVITY,
  ADD,
  API,
  ATTACH,
  BELL,
  BLOCK,
  CHAT,
  CHECK,
  CHEVRON,
  CLOCK,
  CLOSE,
  COLUMNS,
  COPY,
  DELETE,
  DOTS,
  DOWN,
  DOWNLOAD,
  EDIT,
  EXTERNAL,
  FILTER,
  KEYS,
  LINK,
  LIST,
  MAINTENANCE,
  MODELS,
  PAUSE,
  PLAY,
  PROFILE,
  REFRESH,
  SEND,
  SIGN_OUT,
  STOP,
  TEST,
  UNKNOWN,
  UP,
  USAGE,
  WARNING;

  /** A new icon; hidden from screen readers, so whatever holds it needs a name of its own. */
  public SvgIcon create() {
    SvgIcon icon =
        new SvgIcon("icons/" + name().toLowerCase(Locale.ROOT).replace('_', '-') + ".svg");
    icon.getElement().setAttribute("aria-hidden", "true");
    return icon;
  }
}
