package app.gatehouse.accounts.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.accounts.CurrentAccount;
import app.gatehouse.accounts.internal.FirstRun;
import app.gatehouse.components.EntryPage;
import app.gatehouse.components.LiveUpdates;
import app.gatehouse.storage.DatabaseStatus;
import app.gatehouse.storage.ui.ReadOnlyBanner;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;

/** Sign-in. Leads on to the set-up page while there is no account, and in who has signed in. */
@Route(value = "login", autoLayout = false)
@AnonymousAllowed
public class LoginView extends EntryPage implements BeforeEnterObserver, HasDynamicTitle {

  /** What the parameter {@code error} is where nobody can sign in, whatever they type. */
  public static final String OUT_OF_ORDER = "out-of-order";

  private static final String ERROR = "error";

  private final FirstRun firstRun;
  private final CurrentAccount current;
  private final LoginForm form = new LoginForm();

  LoginView(FirstRun firstRun, CurrentAccount current, DatabaseStatus database, LiveUpdates live) {
    this.firstRun = firstRun;
    this.current = current;
    form.setAction("login");
    form.setForgotPasswordButtonVisible(false);
    form.setI18n(texts());
    addContent(new ReadOnlyBanner(database, live), form);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    if (!firstRun.isOver()) {
      event.forwardTo(SetupView.class);
    } else if (current.isSignedIn()) {
      event.forwardTo("");
    } else {
      showError(event.getLocation().getQueryParameters());
    }
  }

  private void showError(QueryParameters query) {
    if (query.getSingleParameter(ERROR).filter(OUT_OF_ORDER::equals).isPresent()) {
      form.showErrorMessage(t("login.out-of-order.title"), t("login.out-of-order.message"));
    } else if (query.getParameters().containsKey(ERROR)) {
      form.setError(true);
    }
  }

  @Override
  public String getPageTitle() {
    return t("login.page-title");
  }

  private static LoginI18n texts() {
    LoginI18n texts = LoginI18n.createDefault();
    LoginI18n.Form form = texts.getForm();
    form.setTitle(t("login.title"));
    form.setUsername(t("login.username"));
    form.setPassword(t("login.password"));
    form.setSubmit(t("login.submit"));
    LoginI18n.ErrorMessage error = texts.getErrorMessage();
    error.setTitle(t("login.error.title"));
    error.setMessage(t("login.error.message"));
    error.setUsername(t("login.error.username"));
    error.setPassword(t("login.error.password"));
    return texts;
  }
}
