package app.gatehouse.chat.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.chat.Content;
import app.gatehouse.chat.Figures;
import app.gatehouse.chat.Trouble;
import app.gatehouse.components.ExternalLink;
import app.gatehouse.components.Icons;
import app.gatehouse.models.ModelRef;
import app.gatehouse.providers.Provider;
import app.gatehouse.providers.ProviderId;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.QueryParameters;

/** Why there is no answer, in one sentence, and what helps. */
final class TroubleLine extends Div {

  private final ChatTools tools;
  private final AccountId account;
  private final Trouble trouble;
  private final ModelRef model;
  private final Div buttons = new Div();

  /** Makes these lines for one page. */
  record Maker(ChatTools tools, AccountId account) {

    TroubleLine make(Content content, Runnable again, Runnable chooseModel) {
      Figures figures = content.figures();
      Trouble trouble = content.trouble();
      if (figures == null || trouble == null) {
        throw new IllegalArgumentException("Nothing went wrong");
      }
      return new TroubleLine(tools, account, figures, trouble, again, chooseModel);
    }
  }

  private TroubleLine(
      ChatTools tools,
      AccountId account,
      Figures figures,
      Trouble trouble,
      Runnable again,
      Runnable chooseModel) {
    this.tools = tools;
    this.account = account;
    this.trouble = trouble;
    this.model = figures.model();
    addClassName("chat-trouble");
    getElement().setAttribute("role", "alert");
    Span sentence = new Span(TroubleWords.sentence(trouble, figures));
    Div said = new Div(sentence);
    said.addClassName("chat-trouble-words");
    if (trouble.message() != null && !trouble.message().isBlank()) {
      Span words = new Span(t("chat.trouble.says", figures.providerName(), trouble.message()));
      words.addClassName("hint");
      said.add(words);
    }
    buttons.addClassName("chat-trouble-actions");
    add(Icons.WARNING.create(), said, buttons);
    helping(again, chooseModel);
  }

  private void helping(Runnable again, Runnable chooseModel) {
    switch (trouble.reason()) {
      case NO_KEY -> keyPage(t("chat.trouble.add-key"));
      case NEEDS_REENTRY, KEY_REJECTED, NOT_PERMITTED -> keyPage(t("chat.trouble.replace-key"));
      case NO_CREDIT -> topUp();
      case NOT_LOADED -> {
        if (model.provider().equals(ProviderId.LOCAL)) {
          add(new LoadFirst(tools, account, model, again));
        }
      }
      case MODEL_NOT_FOUND,
          TOO_LONG,
          CONTENT_REFUSED,
          BAD_REQUEST,
          NOT_SUPPORTED,
          RATE_LIMITED,
          OVERLOADED,
          TIMEOUT,
          NOT_REACHABLE,
          ADDRESS_REFUSED,
          WRONG_SERVICE -> {
        // The two below are all that helps.
      }
    }
    Button other = new Button(t("chat.trouble.other-model"), click -> chooseModel.run());
    Button retry = new RetryButton(trouble.again(), tools.clock(), again);
    buttons.add(retry, other);
  }

  private void keyPage(String words) {
    Button button =
        new Button(
            words,
            click ->
                UI.getCurrent()
                    .navigate("profile", QueryParameters.of("provider", model.provider().value())));
    button.addThemeVariants(ButtonVariant.PRIMARY);
    buttons.add(button);
  }

  private void topUp() {
    tools
        .providers()
        .find(model.provider())
        .map(Provider::keyPage)
        .ifPresent(page -> buttons.add(new ExternalLink(t("chat.trouble.top-up"), page)));
  }
}
