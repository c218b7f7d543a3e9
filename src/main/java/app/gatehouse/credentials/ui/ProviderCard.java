package app.gatehouse.credentials.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.CurrentAccount;
import app.gatehouse.components.Mark;
import app.gatehouse.components.Notices;
import app.gatehouse.credentials.Credential;
import app.gatehouse.credentials.CredentialService;
import app.gatehouse.outbound.TypedAddresses;
import app.gatehouse.providers.Provider;
import app.gatehouse.providers.ProviderCatalog;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.accordion.AccordionPanel;
import com.vaadin.flow.component.details.DetailsVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.Optional;

/**
 * A provider in the accordion of the Profile page. Closed, it tells the whole state in one line;
 * open, it says how to get a key, takes one, and offers what can be done with the one it has.
 */
public final class ProviderCard extends AccordionPanel {

  private static final String HEADING_LEVEL = "3";

  private final Provider provider;
  private final AccountId account;
  private final CredentialService credentials;
  private final Span key = new Span();
  private final Div badge = new Div();
  private final ProviderCardForm form;

  ProviderCard(
      Provider provider,
      CredentialService credentials,
      CurrentAccount current,
      ProviderCatalog providers,
      TypedAddresses addresses) {
    this.provider = provider;
    this.account = current.id();
    this.credentials = credentials;
    this.form =
        new ProviderCardForm(
            provider,
            credentials,
            current,
            listener -> new CredentialForm(credentials, current, providers, addresses, listener),
            ProviderCard::saySaved);

    addClassName("provider-card");
    addThemeVariants(DetailsVariant.FILLED, DetailsVariant.REVERSE);
    setSummary(summary());
    // The stock heading has the role without the level that goes with it.
    getSummary().getElement().getParent().setAttribute("aria-level", HEADING_LEVEL);
    Div content = new Div(form, new ProviderHelp(provider));
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

  /** Shows the state as it is stored now. */
  public void refresh() {
    Optional<Credential> saved = credentials.find(account, provider.id());
    key.setText(
        saved
            .filter(credential -> credential.state() == Credential.State.SAVED)
            .map(Credential::masked)
            .orElse(""));
    badge.removeAll();
    badge.add(CredentialBadge.of(provider, saved));
    form.show(saved);
  }

  private Component summary() {
    Span name = new Span(provider.name());
    name.addClassName("provider-name");
    Span tagline =
        new Span(
            provider.recommendation() == null ? provider.tagline() : provider.recommendation());
    tagline.addClassName("provider-tagline");
    key.addClassName("masked-key");
    badge.addClassName("provider-badge");
    Div summary =
        new Div(
            new Mark(provider.mark().letters(), provider.mark().hue()), name, tagline, key, badge);
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
