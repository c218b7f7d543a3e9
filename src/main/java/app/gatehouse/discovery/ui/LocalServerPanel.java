package app.gatehouse.discovery.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.components.StateBadge;
import app.gatehouse.components.StateBadge.Tone;
import app.gatehouse.discovery.LocalServer;
import app.gatehouse.discovery.LocalServers;
import app.gatehouse.providers.Provider;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.net.URI;
import java.util.Optional;

/**
 * What was found of a local server by itself, how to start it where it does not run, and a button
 * that looks again. Has the same height whatever it says.
 */
public final class LocalServerPanel extends Div {

  private final Provider provider;
  private final LocalServers servers;
  private final AccountId account;
  private final StateBadge badge = new StateBadge("", Tone.NEUTRAL);
  private final Span facts = new Span();
  private final Div sentence = new Div();
  private final Button again = new Button(t("local.look-again"), click -> lookAgain());

  public LocalServerPanel(Provider provider, LocalServers servers, AccountId account) {
    this.provider = provider;
    this.servers = servers;
    this.account = account;
    again.setAriaLabel(t("local.look-again-named", provider.name()));
    again.addThemeVariants(ButtonVariant.TERTIARY);
    facts.addClassName("local-server-facts");
    sentence.addClassName("local-server-sentence");
    Div head = new Div(badge, facts);
    head.addClassName("local-server-head");
    Div told = new Div(head, sentence);
    told.addClassName("local-server-told");
    told.getElement().setAttribute("role", "status");
    addClassName("local-server");
    add(told, again);
    refresh();
  }

  /** Shows what is known now. */
  public void refresh() {
    LocalServer server = servers.find(account, provider.id());
    again.setEnabled(!server.looking());
    Optional<LocalServerBadge> found = LocalServerBadge.of(server.state());
    badge.setVisible(found.isPresent());
    found.ifPresent(word -> badge.show(word.word(), word.tone()));
    facts.removeAll();
    sentence.removeAll();
    switch (server.state()) {
      case LocalServer.Unknown unknown -> facts.setText(t("local.looking", provider.name()));
      case LocalServer.Running running -> tell(running);
      case LocalServer.NotRunning(URI address) -> {
        say(t("local.say.not-running", address, provider.name()));
        startedBy().ifPresent(sentence::add);
      }
      case LocalServer.SomethingElse(URI address) ->
          say(t("local.say.something-else", address, provider.name()));
      case LocalServer.Refuses(URI address) ->
          say(t("local.say.refuses", address, provider.name()));
      case LocalServer.TokenWanted(URI address, boolean given) -> {
        facts.setText(t("local.at", address));
        say(
            given
                ? t("local.say.token-refused", provider.name())
                : t("local.say.token-wanted", provider.name()));
      }
    }
  }

  private void tell(LocalServer.Running running) {
    if (!running.version().isEmpty()) {
      facts.add(new Span(t("local.version", running.version())));
    }
    facts.add(new Span(t("local.models", running.models())));
    Span where = new Span(t("local.at", running.address()));
    where.addClassName("local-server-address");
    Anchor models = new Anchor("models?provider=" + provider.id(), t("local.to-models"));
    sentence.add(where, models);
  }

  private void say(String words) {
    sentence.add(new Span(words));
  }

  /** The command that starts it, where it is known. */
  private Optional<Component> startedBy() {
    return Optional.ofNullable(provider.startCommand()).map(Code::new);
  }

  private void lookAgain() {
    servers.look(account, provider.id());
    again.setEnabled(false);
  }
}
