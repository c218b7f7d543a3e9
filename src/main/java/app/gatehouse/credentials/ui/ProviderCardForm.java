package app.gatehouse.credentials.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.accounts.CurrentAccount;
import app.gatehouse.credentials.Credential;
import app.gatehouse.credentials.Credential.State;
import app.gatehouse.credentials.CredentialService;
import app.gatehouse.credentials.ui.CredentialForm.SavedListener;
import app.gatehouse.providers.Provider;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The part of a provider card that changes: the field and Save, or what can be done with a key. */
final class ProviderCardForm extends Div {

  /** Below the description. */
  private static final int FIELDS_INDEX = 2;

  private final Provider provider;
  private final CredentialService credentials;
  private final CurrentAccount current;
  private final AskedChecks checks;
  private final CredentialForm form;
  private final Button save = new Button(t("provider.save"));
  private final Button cancel = new Button(t("dialog.cancel"));
  private final Div fields = new Div();
  private final Paragraph attention = new Paragraph(t("provider.needs-re-entry"));
  private final Div saved = new Div();
  private final Div unlocked = new Div();
  private final Div parts = new Div();
  private final PassportPanel passport;
  private @Nullable TestButton test;
  private Optional<Credential> shown = Optional.empty();

  ProviderCardForm(
      Provider provider,
      CredentialService credentials,
      CurrentAccount current,
      AskedChecks checks,
      Function<SavedListener, CredentialForm> forms,
      SavedListener listener) {
    this.provider = provider;
    this.credentials = credentials;
    this.current = current;
    this.checks = checks;
    this.passport = new PassportPanel(provider, null);
    this.form = forms.apply(listener);

    form.askFor(provider);
    form.secret.setVisible(provider.access().takesSecret());
    form.secret.setPlaceholder(
        provider.access().needsSecret()
            ? t("provider.paste-here")
            : t("provider.paste-if-asked", provider.name()));
    form.secret.refuseSeveralLines();
    save.addThemeVariants(ButtonVariant.PRIMARY);
    save.setAriaLabel(t("provider.save-named", provider.name()));
    cancel.addThemeVariants(ButtonVariant.TERTIARY);

    form.secret.addValueChangeListener(change -> updateSave());
    form.address.addValueChangeListener(change -> updateSave());
    form.secret.addKeyPressListener(Key.ENTER, press -> save());
    form.address.addKeyPressListener(Key.ENTER, press -> save());
    save.addClickListener(click -> save());
    cancel.addClickListener(click -> show(shown));

    addClassName("provider-form");
    Div buttons = new Div(save, cancel);
    buttons.addClassName("provider-buttons");
    fields.addClassName("provider-fields");
    fields.add(form.address, form.secret, buttons);
    saved.addClassName("provider-saved");
    attention.addClassName("attention");
    unlocked.addClassName("provider-unlocked");
    parts.addClassName("provider-parts");
    add(new Paragraph(provider.description()), attention, fields, saved, unlocked, parts, passport);
  }

  void addPart(Component part) {
    parts.add(part);
  }

  /** Shows what the provider says, and whether it is being asked. */
  void showPassport(Credential credential, boolean checking, Instant now) {
    passport.show(credential, checking, now);
    // Nothing where it unlocks nothing, and nothing while another key is typed.
    unlocked.setVisible(saved.isVisible() && credential.usable());
    if (test != null) {
      test.show(checking);
    }
  }

  void showUnlocked(Component content) {
    unlocked.removeAll();
    unlocked.add(content);
  }

  /** Shows the field where nothing usable is saved, and the actions where something is. */
  void show(Optional<Credential> credential) {
    shown = credential;
    boolean usable = credential.filter(found -> found.state() != State.NEEDS_REENTRY).isPresent();
    showFields(!usable);
    cancel.setVisible(false);
    attention.setVisible(credential.isPresent() && !usable);
    saved.setVisible(credential.isPresent());
    showRest(usable);
    saved.removeAll();
    test = null;
    credential.ifPresent(this::describe);
    prepareFields(credential);
  }

  /**
   * Takes the fields out of the page rather than hiding them: while a field is hidden Vaadin tells
   * the browser nothing about it, not even that it was cleared, so a saved key would stay in it.
   */
  private void showFields(boolean shown) {
    boolean there = fields.getParent().isPresent();
    if (shown && !there) {
      addComponentAtIndex(FIELDS_INDEX, fields);
    } else if (!shown && there) {
      remove(fields);
    }
  }

  private void showRest(boolean shown) {
    unlocked.setVisible(shown);
    parts.setVisible(shown);
    passport.setVisible(shown);
  }

  private void prepareFields(Optional<Credential> credential) {
    form.askFor(provider);
    credential.map(Credential::endpoint).map(URI::toString).ifPresent(form.address::setValue);
    updateSave();
  }

  private void describe(Credential credential) {
    URI endpoint = credential.endpoint();
    if (endpoint != null && credential.state() != State.NEEDS_REENTRY) {
      Span label =
          new Span(
              provider.access().needsSecret() ? t("credential.endpoint") : t("credential.address"));
      label.addClassName("hint");
      Span value = new Span(endpoint.toString());
      value.addClassName("mono");
      Div line = new Div(label, value);
      line.addClassName("provider-fact");
      saved.add(line);
    }
    saved.add(actions(credential));
  }

  private Component actions(Credential credential) {
    Div actions = new Div();
    actions.addClassName("provider-actions");
    String secret = Wording.secretOf(provider);
    if (credential.state() != State.NEEDS_REENTRY) {
      test = TestButton.word(checks, provider);
      actions.add(test);
    }
    if (credential.state() == State.SAVED) {
      actions.add(
          quiet(
              t("provider.replace"), t("credential.replace-named", secret), this::startReplacing));
      Button copy = quiet(t("provider.copy"), t("credential.copy-named", secret), () -> {});
      CopySecret.by(copy, provider, credential.id());
      actions.add(copy);
    } else if (credential.state() == State.NO_KEY_NEEDED) {
      actions.add(
          quiet(
              t("provider.change-address"),
              t("credential.change-address-named", provider.name()),
              this::startReplacing));
    }
    boolean hasSecret = credential.state() != State.NO_KEY_NEEDED;
    Button delete =
        quiet(
            hasSecret ? t("provider.delete") : t("provider.remove"),
            hasSecret
                ? t("credential.delete-named", secret)
                : t("credential.remove-named", provider.name()),
            () -> DeleteCredential.ask(provider, credential, credentials, current));
    delete.addThemeVariants(ButtonVariant.ERROR);
    actions.add(delete);
    return actions;
  }

  /** The old key stays stored until the new one is. */
  private void startReplacing() {
    showFields(true);
    cancel.setVisible(true);
    saved.setVisible(false);
    showRest(false);
    if (provider.access().needsSecret()) {
      form.secret.focus();
    } else {
      form.address.focus();
    }
  }

  private void save() {
    form.save(true);
  }

  private void updateSave() {
    save.setEnabled(form.isComplete());
  }

  private static Button quiet(String word, String name, Runnable action) {
    Button button = new Button(word, click -> action.run());
    button.setAriaLabel(name);
    button.addThemeVariants(ButtonVariant.TERTIARY);
    return button;
  }
}
