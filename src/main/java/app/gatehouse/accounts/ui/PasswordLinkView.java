package app.gatehouse.accounts.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.accounts.Account;
import app.gatehouse.accounts.OneTimeLink;
import app.gatehouse.accounts.internal.PasswordByLink;
import app.gatehouse.accounts.internal.PasswordByLink.Outcome;
import app.gatehouse.components.EntryPage;
import app.gatehouse.components.FieldProblem;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;

/** Where a one-time link leads: its bearer chooses the account's password. */
@Route(value = OneTimeLink.PAGE, autoLayout = false)
@AnonymousAllowed
public class PasswordLinkView extends EntryPage implements HasDynamicTitle {

  private final PasswordByLink links;
  private final DirectSignIn signIn;
  private final Div content = new Div();
  private final TextField username = new TextField(t("setup.username"));
  private final PasswordField password = new PasswordField(t("link.password"));
  private final PasswordField repeat = new PasswordField(t("link.repeat"));
  private String token = "";

  PasswordLinkView(PasswordByLink links, DirectSignIn signIn) {
    this.links = links;
    this.signIn = signIn;
    // Read-only, and there so that password managers know whose password it is.
    username.setReadOnly(true);
    username.getElement().setAttribute("autocomplete", "username");
    password.getElement().setAttribute("autocomplete", "new-password");
    password.setHelperText(t("setup.password-help"));
    password.setRequiredIndicatorVisible(true);
    repeat.getElement().setAttribute("autocomplete", "new-password");
    repeat.setRequiredIndicatorVisible(true);
    NewPasswordFields.bind(username::getValue, password, repeat);
    content.addClassName("entry-content");
    addContent(new H1(t("link.title")), content);
  }

  /** Takes the token out of the address, so that it stays neither there nor in the history. */
  @Override
  protected void onAttach(AttachEvent event) {
    getElement()
        .executeJs(
            "const token = location.hash.slice(1);"
                + "if (token) history.replaceState(history.state, '', location.pathname);"
                + "return token;")
        .then(String.class, this::show);
  }

  @Override
  public String getPageTitle() {
    return t("link.page-title");
  }

  /** Shows what the token is good for. */
  void show(String found) {
    token = found;
    links.find(found).ifPresentOrElse(this::ask, this::refuse);
  }

  private void ask(Account account) {
    username.setValue(account.username());
    Button choose = new Button(t("link.choose"));
    choose.addClickListener(click -> {
      try {
        choose();
      } finally {
        choose.setEnabled(true);
      }
    });
    choose.addThemeVariants(ButtonVariant.PRIMARY);
    choose.addClickShortcut(Key.ENTER);
    choose.setDisableOnClick(true);
    content.removeAll();
    content.add(username, password, repeat, choose);
    password.focus();
  }

  /** The same whether the link is wrong, used, replaced or too old. */
  private void refuse() {
    token = "";
    password.clear();
    repeat.clear();
    Paragraph sentence = new Paragraph(new Span(t("link.none")));
    sentence.getElement().setAttribute("role", "alert");
    content.removeAll();
    content.add(sentence, new Anchor("login", t("link.to-login")));
  }

  private void choose() {
    if (!NewPasswordFields.check(username.getValue(), password, repeat)) {
      return;
    }
    switch (links.choose(token, password.getValue())) {
      case Outcome.Chosen(Account account) -> {
        token = "";
        password.clear();
        repeat.clear();
        signIn.signIn(account.id());
        UI.getCurrent().getPage().setLocation("./");
      }
      case Outcome.Refused refused ->
          FieldProblem.show(password, NewPasswordFields.sentence(refused.problem()));
      case Outcome.NoSuchLink() -> refuse();
    }
  }
}
