package app.gatehouse.credentials.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.components.Icons;
import app.gatehouse.providers.Provider;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;

/**
 * Has a key checked, and takes no click while it is. Its word stays the same, so that nothing
 * moves: the badge beside says that the key is being checked.
 */
final class TestButton extends Button {

  /** A button that is disabled loses the focus; it is given back unless it has gone elsewhere. */
  private static final String TAKE_FOCUS_BACK =
      "if (!document.activeElement || document.activeElement === document.body) this.focus();";

  private final AskedChecks checks;
  private final Provider provider;
  private final String name;
  private final boolean asIcon;
  private boolean pressed;

  private TestButton(AskedChecks checks, Provider provider, boolean asIcon) {
    this.checks = checks;
    this.provider = provider;
    this.asIcon = asIcon;
    this.name = provider.access().needsSecret() ? Wording.secretOf(provider) : provider.name();
    addThemeVariants(ButtonVariant.TERTIARY);
    setDisableOnClick(true);
    if (asIcon) {
      setIcon(Icons.TEST.create());
      addClassName("icon-button");
    } else {
      setText(t("check.test"));
    }
    addClickListener(click -> press());
    show(checks.isRunning(provider.id()));
  }

  static TestButton word(AskedChecks checks, Provider provider) {
    return new TestButton(checks, provider, false);
  }

  static TestButton icon(AskedChecks checks, Provider provider) {
    return new TestButton(checks, provider, true);
  }

  /**
   * @param checking whether a check is running, no matter who asked for it
   */
  void show(boolean checking) {
    setEnabled(!checking);
    String label = checking ? t("check.testing-named", name) : t("check.test-named", name);
    setAriaLabel(label);
    if (asIcon) {
      setTooltipText(label);
    }
    if (pressed && !checking) {
      pressed = false;
      getElement().executeJs(TAKE_FOCUS_BACK);
    }
  }

  private void press() {
    pressed = true;
    show(true);
    checks.ask(provider);
    if (!checks.isRunning(provider.id())) {
      // It is over already, or there is nothing left to be checked.
      show(false);
    }
  }
}
