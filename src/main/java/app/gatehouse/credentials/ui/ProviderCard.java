package app.gatehouse.credentials.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.CurrentAccount;
import app.gatehouse.components.Mark;
import app.gatehouse.components.Notices;
import app.gatehouse.components.StateBadge;
import app.gatehouse.components.StateBadge.Tone;
import app.gatehouse.credentials.Credential;
import app.gatehouse.credentials.CredentialService;
import app.gatehouse.credentials.Verdict;
import app.gatehouse.providers.Provider;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.accordion.AccordionPanel;
import com.vaadin.flow.component.details.DetailsVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A provider in the accordion of the Profile page. Closed, it tells the whole state in one line;
 * open, it says how to get a key, takes one, and offers what can be done with the one it has.
 */
public final class ProviderCard extends AccordionPanel {

  private static final String HEADING_LEVEL = "3";

  private final Provider provider;
  private final AccountId account;
  private final CredentialService credentials;
  private final AskedChecks checks;
  private final Clock clock;
  private final Span key = new Span();
  private final StateBadge badge = new StateBadge("", Tone.NEUTRAL);
  private final Div expiry = new Div();
  private final ProviderCardForm form;
  private final Div content = new Div();
  private @Nullable Server server;

  private record Server(String word, Tone tone) {}

  ProviderCard(
      Provider provider,
      CredentialService credentials,
      CurrentAccount current,
      AskedChecks checks,
      Clock clock,
      Function<CredentialForm.SavedListener, CredentialForm> forms) {
    this.provider = provider;
    this.account = current.id();
    this.credentials = credentials;
    this.checks = checks;
    this.clock = clock;
    this.form =
        new ProviderCardForm(provider, credentials, current, checks, forms, ProviderCard::saySaved);

    addClassName("provider-card");
    addThemeVariants(DetailsVariant.FILLED, DetailsVariant.REVERSE);
    setSummary(summary());
    // The stock heading has the role without the level that goes with it.
    getSummary().getElement().getParent().setAttribute("aria-level", HEADING_LEVEL);
    content.add(form, new ProviderHelp(provider));
    content.addClassName("provider-card-content");
    add(content);
  }

  public Provider provider() {
    return provider;
  }

  /** Whether something is saved for the provider. */
  public boolean isSet() {
    return credentials.find(account, provider.id()).isPresent();
  }

  /** Shows, in place, what a saved credential unlocks. */
  public void showUnlocked(Component unlocked) {
    form.showUnlocked(unlocked);
  }

  /** Adds what else there is to do with a saved credential; shown below its actions. */
  public void addPart(Component part) {
    form.addPart(part);
  }

  /** Puts something before what is asked for and what is saved. */
  public void addFirst(Component part) {
    content.addComponentAsFirst(part);
  }

  /** Shows this as the state from now on: what is known of a server that needs no key. */
  public void showServer(String word, Tone tone) {
    server = new Server(word, tone);
    badge.show(word, tone);
  }

  /** Shows the state as it is stored now. */
  public void refresh() {
    Optional<Credential> saved = credentials.find(account, provider.id());
    key.setText(
        saved
            .filter(credential -> credential.state() == Credential.State.SAVED)
            .map(Credential::masked)
            .orElse(""));
    form.show(saved);
    showPassport(saved);
  }

  /**
   * Shows what the provider says now, and how old that is. Nothing else changes: what is being
   * typed stays, and so does the focus.
   */
  public void refreshPassport() {
    showPassport(credentials.find(account, provider.id()));
  }

  /** A check is over; whoever asked for it on this page is told. */
  public void checked(Verdict latest) {
    refreshPassport();
    checks.answered(provider, latest);
  }

  private void showPassport(Optional<Credential> saved) {
    Instant now = clock.instant();
    boolean checking = saved.isPresent() && checks.isRunning(provider.id());
    CredentialBadge.show(badge, provider, saved, checking, now);
    if (server != null) {
      badge.show(server.word(), server.tone());
    }
    expiry.removeAll();
    saved
        .flatMap(credential -> ExpiryReminder.of(credential, now))
        .ifPresent(reminder -> expiry.add(reminder.badge()));
    saved.ifPresent(credential -> form.showPassport(credential, checking, now));
  }

  private Component summary() {
    Span name = new Span(provider.name());
    name.addClassName("provider-name");
    Span tagline =
        new Span(
            provider.recommendation() == null ? provider.tagline() : provider.recommendation());
    tagline.addClassName("provider-tagline");
    key.addClassName("masked-key");
    expiry.addClassName("provider-expiry");
    Div state = new Div(badge);
    state.addClassName("provider-badge");
    Div summary =
        new Div(
            new Mark(provider.mark().letters(), provider.mark().hue()),
            name,
            tagline,
            expiry,
            key,
            state);
    summary.addClassName("provider-summary");
    return summary;
  }

  private static void saySaved(Provider saved, boolean replaced) {
    Notices.done(
        saved.access().needsSecret()
            ? t("profile.saved", Wording.secretOf(saved))
            : t("profile.address-saved", saved.name()));
  }
}
