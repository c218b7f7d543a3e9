package app.gatehouse.accounts.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.accounts.internal.FirstRun;
import app.gatehouse.accounts.internal.FirstRun.Outcome;
import app.gatehouse.components.EntryPage;
import app.gatehouse.components.FieldProblem;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;

/** The first run: makes the owner's account. There only until that account exists. */
@Route(value = "setup", autoLayout = false)
@AnonymousAllowed
public class SetupView extends EntryPage implements BeforeEnterObserver, HasDynamicTitle {

  private final FirstRun firstRun;
  private final DirectSignIn signIn;
  private final TextField code = new TextField(t("setup.code"));
  private final TextField username = new TextField(t("setup.username"));
  private final PasswordField password = new PasswordField(t("setup.password"));
  private final PasswordField repeat = new PasswordField(t("setup.repeat"));

  SetupView(FirstRun firstRun, DirectSignIn signIn) {
    this.firstRun = firstRun;
    this.signIn = signIn;

    Paragraph where =
        new Paragraph(
            new Span(t("setup.where-console")),
            new Code(firstRun.codeFile().toString()),
            new Span(t("setup.where-end")));
    where.addClassName("hint");

    code.getElement().setAttribute("autocomplete", "off");
    code.setRequiredIndicatorVisible(true);
    username.getElement().setAttribute("autocomplete", "username");
    username.setRequiredIndicatorVisible(true);
    password.getElement().setAttribute("autocomplete", "new-password");
    password.setHelperText(t("setup.password-help"));
    password.setRequiredIndicatorVisible(true);
    repeat.getElement().setAttribute("autocomplete", "new-password");
    repeat.setRequiredIndicatorVisible(true);
    NewPasswordFields.bind(() -> username.getValue(), password, repeat);

    Button create = new Button(t("setup.create"));
    create.addClickListener(click -> createOnce(create));
    create.addThemeVariants(ButtonVariant.PRIMARY);
    create.addClickShortcut(Key.ENTER);
    create.setDisableOnClick(true);

    addContent(new H1(t("setup.title")), where, code, username, password, repeat, create);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    if (firstRun.isOver()) {
      event.rerouteToError(NotFoundException.class);
    }
  }

  /** Takes the code out of the address, so that it stays neither there nor in the history. */
  @Override
  protected void onAttach(AttachEvent event) {
    getElement()
        .executeJs(
            "const code = location.hash.slice(1);"
                + "if (code) history.replaceState(history.state, '', location.pathname);"
                + "return code;")
        .then(
            String.class,
            found -> {
              if (found.isEmpty()) {
                code.focus();
              } else {
                code.setValue(found);
                username.focus();
              }
            });
  }

  @Override
  public String getPageTitle() {
    return t("setup.page-title");
  }

  private void createOnce(Button button) {
    try {
      create();
    } finally {
      button.setEnabled(true);
    }
  }

  private void create() {
    code.setInvalid(code.isEmpty());
    if (code.isEmpty()) {
      code.setErrorMessage(t("setup.code-missing"));
    }
    boolean named = !username.getValue().isBlank();
    username.setInvalid(!named);
    if (!named) {
      username.setErrorMessage(t("setup.username-missing"));
    }
    if (!NewPasswordFields.check(username.getValue(), password, repeat)
        || code.isEmpty()
        || !named) {
      return;
    }
    finish(firstRun.createOwner(code.getValue(), username.getValue(), password.getValue()));
  }

  private void finish(Outcome outcome) {
    switch (outcome) {
      case Outcome.Created created -> {
        password.clear();
        repeat.clear();
        signIn.signIn(created.owner().id());
        UI.getCurrent().getPage().setLocation("./");
      }
      case Outcome.Refused refused -> {
        switch (refused.problem()) {
          case USERNAME_MISSING, USERNAME_TOO_LONG -> {
            FieldProblem.show(username, NewPasswordFields.sentence(refused.problem()));
          }
          case PASSWORD_TOO_SHORT, PASSWORD_TOO_LONG, PASSWORD_IS_USERNAME -> {
            FieldProblem.show(password, NewPasswordFields.sentence(refused.problem()));
          }
        }
      }
      case Outcome.WrongCode() -> showCodeProblem(t("setup.code-wrong"));
      case Outcome.CodeReplaced() -> showCodeProblem(t("setup.code-replaced"));
      case Outcome.AlreadySetUp() -> UI.getCurrent().navigate(LoginView.class);
    }
  }

  private void showCodeProblem(String sentence) {
    FieldProblem.show(code, sentence);
    code.focus();
  }
}
