package app.gatehouse.credentials.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.components.Icons;
import app.gatehouse.components.LiveUpdates;
import app.gatehouse.components.MinutePassed;
import app.gatehouse.credentials.Credential;
import app.gatehouse.credentials.CredentialEvent;
import app.gatehouse.credentials.CredentialService;
import app.gatehouse.providers.Provider;
import app.gatehouse.providers.ProviderCatalog;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Names, at the top of a page, the keys that stop working within two weeks; else it is not there.
 */
public final class ExpiryStrip extends Section {

  private final CredentialService credentials;
  private final AccountId account;
  private final ProviderCatalog providers;
  private final Clock clock;
  private List<String> shown = List.of();

  ExpiryStrip(
      CredentialService credentials,
      AccountId account,
      ProviderCatalog providers,
      LiveUpdates live,
      Clock clock) {
    this.credentials = credentials;
    this.account = account;
    this.providers = providers;
    this.clock = clock;
    addClassName("expiry-strip");
    getElement().setAttribute("aria-label", t("expiry.strip"));
    live.listen(this, MinutePassed.class, minute -> refresh());
    live.listen(
        this,
        CredentialEvent.class,
        event -> {
          if (event.account().equals(account)) {
            refresh();
          }
        });
  }

  @Override
  protected void onAttach(AttachEvent event) {
    refresh();
  }

  private void refresh() {
    Instant now = clock.instant();
    List<Line> lines =
        credentials.list(account).stream()
            .flatMap(credential -> line(credential, now).stream())
            .toList();
    List<String> sentences = lines.stream().map(Line::sentence).toList();
    if (sentences.equals(shown) && !shown.isEmpty()) {
      return;
    }
    shown = sentences;
    removeAll();
    setVisible(!lines.isEmpty());
    lines.forEach(line -> add(show(line)));
  }

  private record Line(Provider provider, String sentence) {}

  private Optional<Line> line(Credential credential, Instant now) {
    return providers
        .find(credential.provider())
        .flatMap(provider ->
            ExpiryReminder.of(credential, now)
                .map(reminder -> new Line(provider, reminder.sentence(provider))));
  }

  private static Div show(Line line) {
    Anchor replace = new Anchor("profile?provider=" + line.provider().id(), t("expiry.replace"));
    replace.setAriaLabel(t("credential.replace-named", Wording.secretOf(line.provider())));
    Div links = new Div(replace);
    links.addClassName("expiry-links");
    if (line.provider().keyPage() != null) {
      links.addComponentAsFirst(AskedChecks.keyPage(line.provider()));
    }
    Div words = new Div(new Span(line.sentence()), links);
    words.addClassName("expiry-words");
    Div row = new Div(Icons.WARNING.create(), words);
    row.addClassName("expiry-line");
    return row;
  }
}
