package app.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.CurrentAccount;
import app.gatehouse.credentials.Credential;
import app.gatehouse.credentials.CredentialService;
import app.gatehouse.credentials.Purpose;
import app.gatehouse.providers.Provider;
import app.gatehouse.providers.ProviderCatalog;
import app.gatehouse.providers.ProviderId;
import app.gatehouse.vault.SecretText;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.internal.JacksonUtils;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.TestExecutionListeners.MergeMode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A page as its user meets it, without a browser: each test with an account of its own, all in one
 * application. Components are found by what a person reads or hears, not by where they are.
 */
@GatehouseTest
@Tag("page")
@SignedIn
@TestExecutionListeners(
    listeners = OwnSecurityContexts.class,
    mergeMode = MergeMode.MERGE_WITH_DEFAULTS)
public abstract class ViewTest extends SpringBrowserlessTest {

  @Autowired protected CredentialService credentials;
  @Autowired protected ProviderCatalog providers;
  @Autowired private CurrentAccount current;
  @Autowired private JdbcClient jdbc;
  @Autowired private PasswordEncoder passwords;

  /** What is closed with its window in a browser: else it would hear the events of later tests. */
  @AfterEach
  void leaveThePage() {
    UI.getCurrent()
        .getInternals()
        .getActiveRouterTargetsChain()
        .getLast()
        .getElement()
        .removeFromParent();
  }

  /**
   * What happens as the browser is answered: what waited is done, and what was said is forgotten.
   */
  protected static void answer() {
    MockVaadin.clientRoundtrip();
    roundTrip();
    UI.getCurrent().getInternals().dumpPendingJavaScriptInvocations();
  }

  protected final AccountId me() {
    return current.id();
  }

  /** An account of somebody else. */
  protected final AccountId anotherAccount() {
    return new TestAccounts(jdbc, passwords).make(false).id();
  }

  protected final void open(String path) {
    UI.getCurrent().navigate(path);
    answer();
  }

  protected final void open(String path, String parameter, String value) {
    UI.getCurrent().navigate(path, QueryParameters.of(parameter, value));
    answer();
  }

  protected final Provider provider(String id) {
    return providers.get(new ProviderId(id));
  }

  /** Saves a key without the page. */
  protected final Credential haveKey(AccountId account, String provider, String key) {
    try (SecretText secret = SecretText.of(key)) {
      return credentials.save(account, provider(provider), secret, null);
    }
  }

  /** The key as it is stored for whoever is signed in; fails when there is none. */
  protected final String storedKey(String provider) {
    Credential stored = credentials.find(me(), new ProviderId(provider)).orElseThrow();
    return credentials.use(me(), stored.id(), Purpose.COPY, SecretText::expose);
  }

  protected final boolean hasCredential(String provider) {
    return credentials.find(me(), new ProviderId(provider)).isPresent();
  }

  /** Does something on another thread, as another person's request would, and waits for it. */
  protected static void elsewhere(Runnable work) {
    CompletableFuture.runAsync(work).join();
  }

  protected final Button button(String text) {
    return find(Button.class).withText(text).single();
  }

  /** The button that screen readers call so. */
  protected final Button named(String name) {
    return find(Button.class).withAriaLabel(name).single();
  }

  protected final PasswordField passwordField(String label) {
    return find(PasswordField.class).withLabel(label).single();
  }

  protected final TextField textField(String label) {
    return find(TextField.class).withLabel(label).single();
  }

  @SuppressWarnings("unchecked")
  protected final <T> Select<T> select(String label) {
    return (Select<T>) find(Select.class).withLabel(label).single();
  }

  @SuppressWarnings("unchecked")
  protected final <T> Select<T> selectNamed(String name) {
    return (Select<T>) find(Select.class).withAriaLabel(name).single();
  }

  @SuppressWarnings("unchecked")
  protected final <T> ComboBox<T> comboBox(String label) {
    return (ComboBox<T>) find(ComboBox.class).withLabel(label).single();
  }

  @SuppressWarnings("unchecked")
  protected final <T> RadioButtonGroup<T> radioButtons(String label) {
    return (RadioButtonGroup<T>) find(RadioButtonGroup.class).withLabel(label).single();
  }

  protected final ConfirmDialog question() {
    return find(ConfirmDialog.class).single();
  }

  protected final boolean isAsked() {
    return find(ConfirmDialog.class).exists();
  }

  /** The sentences of the notices that are open. */
  protected final List<String> notices() {
    return find(Notification.class).all().stream()
        .filter(Notification::isOpened)
        .map(notice -> notice.getChildren().map(ViewTest::words).collect(Collectors.joining(" ")))
        .toList();
  }

  /** What can be read in a component. */
  protected static String words(Component component) {
    return component.getElement().getTextRecursively();
  }

  /** Everything the page says, whether it is in sight or not. */
  protected final String pageWords() {
    answer();
    return words((Component) getCurrentView());
  }

  /** Expects the sentence at the field, and the field to be marked. */
  protected static void assertRefused(HasValidation field, String sentence) {
    assertThat(field.isInvalid()).isTrue();
    assertThat(field.getErrorMessage()).isEqualTo(sentence);
  }

  /** The column's place among those that are shown. */
  protected static <T> int column(Grid<T> grid, String header) {
    int place = headers(grid).indexOf(header);
    assertThat(place).as("the place of the column " + header).isNotNegative();
    return place;
  }

  protected static <T> List<String> headers(Grid<T> grid) {
    return grid.getColumns().stream()
        .filter(Component::isVisible)
        .map(Grid.Column::getHeaderText)
        .toList();
  }

  protected final <T> List<T> rows(Grid<T> grid) {
    return IntStream.range(0, test(grid).size()).mapToObj(test(grid)::getRow).toList();
  }

  /** Plays what the browser tells about a component. */
  protected static void tell(Component component, String event) {
    tell(component, event, JacksonUtils.createObjectNode());
  }

  /** Plays what the browser tells about a component, with a detail. */
  protected static void tell(Component component, String event, String detail) {
    tell(component, event, JacksonUtils.createObjectNode().put("event.detail", detail));
  }

  private static void tell(Component component, String event, ObjectNode data) {
    component
        .getElement()
        .getNode()
        .getFeature(ElementListenerMap.class)
        .fireEvent(new DomEvent(component.getElement(), event, data));
  }
}
