package app.gatehouse.credentials.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.CurrentAccount;
import app.gatehouse.components.Icons;
import app.gatehouse.components.Mark;
import app.gatehouse.components.StateBadge;
import app.gatehouse.components.StateBadge.Tone;
import app.gatehouse.components.When;
import app.gatehouse.credentials.Credential;
import app.gatehouse.credentials.Credential.State;
import app.gatehouse.credentials.CredentialService;
import app.gatehouse.credentials.ui.SavedKeysGrid.Row;
import app.gatehouse.providers.Provider;
import app.gatehouse.providers.ProviderId;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.SvgIcon;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What stands in the rows of saved keys. What changes by itself, such as ages and verdicts, is
 * changed in place: a row that is drawn anew would lose the focus.
 */
final class SavedKeyCells {

  private final CredentialService credentials;
  private final CurrentAccount current;

  /** Known from the start: cells are drawn anew on threads that nobody is signed in on. */
  private final AccountId account;

  private final AskedChecks checks;
  private final UnlockedModels models;
  private final Clock clock;
  private final Map<ProviderId, List<Shown>> shown = new HashMap<>();
  private final Set<ProviderId> opened = new HashSet<>();

  /** Something in a row that shows what is known now. */
  private interface Shown {
    void show(Credential credential, boolean checking, Instant now);
  }

  SavedKeyCells(
      CredentialService credentials,
      CurrentAccount current,
      AskedChecks checks,
      UnlockedModels models,
      Clock clock) {
    this.credentials = credentials;
    this.current = current;
    this.account = current.id();
    this.checks = checks;
    this.models = models;
    this.clock = clock;
  }

  /** All rows are drawn anew. */
  void forget() {
    shown.clear();
  }

  void refresh(ProviderId provider) {
    List<Shown> parts = shown.getOrDefault(provider, List.of());
    if (!parts.isEmpty()) {
      credentials
          .find(account, provider)
          .ifPresent(credential -> {
            boolean checking = checks.isRunning(provider);
            Instant now = clock.instant();
            parts.forEach(part -> part.show(credential, checking, now));
          });
    }
  }

  /** Whether the details of the provider's key are open; its button says so. */
  boolean isOpen(ProviderId provider) {
    return opened.contains(provider);
  }

  void setOpen(ProviderId provider, boolean open) {
    if (open) {
      opened.add(provider);
    } else {
      opened.remove(provider);
    }
    refresh(provider);
  }

  Component provider(Row row) {
    Mark mark = new Mark(row.provider().mark().letters(), row.provider().mark().hue());
    Span name = new Span(row.provider().name());
    name.addClassName("cell-title");
    // Shown where the columns of the key and its state are not.
    Component key = key(row);
    key.addClassName("only-narrow");
    Component state = state(row);
    state.addClassName("only-narrow");
    Div words = new Div(name, key, state);
    words.addClassName("cell-words");
    Div cell = new Div(mark, words);
    cell.addClassName("cell-provider");
    return cell;
  }

  static Component key(Row row) {
    boolean masked = row.credential().state() == State.SAVED;
    Span key = new Span(masked ? row.credential().masked() : "");
    key.addClassName("masked-key");
    return key;
  }

  Component state(Row row) {
    StateBadge badge = new StateBadge("", Tone.NEUTRAL);
    Div expiry = new Div();
    Div cell = new Div(badge, expiry);
    cell.addClassName("cell-state");
    add(
        row,
        cell,
        (credential, checking, now) -> {
          CredentialBadge.show(badge, row.provider(), Optional.of(credential), checking, now);
          expiry.removeAll();
          ExpiryReminder.of(credential, now).ifPresent(reminder -> expiry.add(reminder.badge()));
        });
    return cell;
  }

  Component lastUsed(Row row) {
    Span cell = new Span();
    add(
        row,
        cell,
        (credential, checking, now) -> {
          Instant used = credential.lastUsedAt();
          cell.setText(used == null ? t("keys.never-used") : When.ago(used, now));
        });
    return cell;
  }

  Component details(Row row) {
    Provider provider = row.provider();
    PassportPanel panel = new PassportPanel(provider, models.line(account, provider.id()));
    TestButton test = TestButton.word(checks, provider);
    add(
        row,
        panel,
        (credential, checking, now) -> {
          panel.show(credential, checking, now);
          test.show(checking);
        });
    Div narrow = new Div(test);
    narrow.addClassName("only-narrow");
    Div details = new Div(panel, narrow);
    details.addClassName("key-details");
    return details;
  }

  Component actions(Row row, Runnable toggle) {
    Provider provider = row.provider();
    Div actions = new Div();
    actions.addClassName("row-actions");
    if (row.credential().state() != State.NEEDS_REENTRY) {
      TestButton test = TestButton.icon(checks, provider);
      test.addClassName("only-wide");
      add(row, test, (credential, checking, now) -> test.show(checking));
      actions.add(test);
    }
    if (row.credential().state() == State.SAVED) {
      Button copy =
          iconButton(Icons.COPY.create(), t("credential.copy-named", Wording.secretOf(provider)));
      CopySecret.by(copy, provider, row.credential().id());
      actions.add(copy);
    }
    Button delete =
        iconButton(
            Icons.DELETE.create(),
            row.credential().state() != State.NO_KEY_NEEDED
                ? t("credential.delete-named", Wording.secretOf(provider))
                : t("credential.remove-named", provider.name()));
    delete.addClickListener(
        click -> DeleteCredential.ask(provider, row.credential(), credentials, current));
    actions.add(delete);
    if (row.credential().state() != State.NEEDS_REENTRY) {
      Button details = iconButton(Icons.CHEVRON.create(), t("keys.details-named", provider.name()));
      details.addClassName("details-toggle");
      details.addClickListener(click -> toggle.run());
      add(
          row,
          details,
          (credential, checking, now) ->
              details
                  .getElement()
                  .setAttribute("aria-expanded", Boolean.toString(isOpen(provider.id()))));
      actions.add(details);
    }
    return actions;
  }

  /** Shows it at once, and again whenever something has changed. */
  private void add(Row row, Component component, Shown part) {
    ProviderId provider = row.provider().id();
    List<Shown> parts = shown.computeIfAbsent(provider, absent -> new ArrayList<>());
    parts.add(part);
    component.addDetachListener(detached -> parts.remove(part));
    // Asked for anew: a row may be drawn again long after it was fetched.
    Credential credential = credentials.find(account, provider).orElse(row.credential());
    part.show(credential, checks.isRunning(provider), clock.instant());
  }

  private static Button iconButton(SvgIcon icon, String name) {
    Button button = new Button(icon);
    button.setAriaLabel(name);
    button.setTooltipText(name);
    button.addThemeVariants(ButtonVariant.TERTIARY);
    button.addClassName("icon-button");
    return button;
  }
}
