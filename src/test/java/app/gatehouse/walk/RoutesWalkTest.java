package app.gatehouse.walk;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.SignedIn;
import app.gatehouse.ViewTest;
import app.gatehouse.Visitor;
import app.gatehouse.accounts.OneTimeLink;
import app.gatehouse.accounts.ui.LoginView;
import app.gatehouse.chat.ui.ChatView;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.NavigationTrigger;
import com.vaadin.flow.router.RouteBaseData;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.router.RouteData;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Every page there is, opened by everybody who may try. A new one is found by itself. */
class RoutesWalkTest extends ViewTest {

  /** Pages for whoever comes; anything else needs a sign-in. */
  private static final Set<String> FOR_EVERYBODY = Set.of("login", "setup", OneTimeLink.PAGE);

  /**
   * Pages that may be opened with the id of something, and without: {@link
   * ForAMember#anothersConversationIsNotShown} and its like open them with another account's.
   */
  private static final Map<String, String> WITH_AN_ID = Map.of("chat/:___url_parameter?", "chat");

  /** Who may see a page. */
  private enum Access {
    EVERYBODY,
    SIGNED_IN,
    OWNER
  }

  private static Map<String, Access> pages() {
    return RouteConfiguration.forApplicationScope().getAvailableRoutes().stream()
        .flatMap(RoutesWalkTest::withAliases)
        .collect(
            Collectors.toMap(
                route -> {
                  if (WITH_AN_ID.containsKey(route.getTemplate())) {
                    return WITH_AN_ID.get(route.getTemplate());
                  }
                  assertThat(route.getRouteParameters())
                      .as(
                          "The page \"%s\" takes parameters: have RoutesWalkTest open it with the id of"
                              + " something that is another account's, and expect the page that says"
                              + " there is none.",
                          route.getTemplate())
                      .isEmpty();
                  return route.getTemplate();
                },
                route -> access(route.getNavigationTarget())));
  }

  private static Stream<RouteBaseData<?>> withAliases(RouteData route) {
    return Stream.concat(Stream.of(route), route.getRouteAliases().stream());
  }

  private static Access access(Class<? extends Component> page) {
    if (page.isAnnotationPresent(AnonymousAllowed.class)) {
      return Access.EVERYBODY;
    }
    if (page.isAnnotationPresent(PermitAll.class)) {
      return Access.SIGNED_IN;
    }
    RolesAllowed roles = page.getAnnotation(RolesAllowed.class);
    assertThat(roles)
        .as("%s says by no annotation who may see it", page.getSimpleName())
        .isNotNull();
    assertThat(roles.value()).as("The roles of %s", page).containsExactly("OWNER");
    return Access.OWNER;
  }

  private static List<String> pagesFor(Access access) {
    List<String> pages =
        pages().entrySet().stream()
            .filter(page -> page.getValue() == access)
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    assertThat(pages).as("Pages for " + access).isNotEmpty();
    return pages;
  }

  /** The status with which the page would be answered. */
  private static int visit(String path) {
    UI ui = UI.getCurrent();
    int status =
        ui.getInternals()
            .getRouter()
            .navigate(ui, new Location(path), NavigationTrigger.PROGRAMMATIC);
    answer();
    return status;
  }

  private String shown() {
    return getCurrentView().getClass().getSimpleName();
  }

  @Test
  void onlyTheseAreForEverybody() {
    assertThat(pagesFor(Access.EVERYBODY)).containsExactlyInAnyOrderElementsOf(FOR_EVERYBODY);
  }

  @Nested
  @Visitor
  class ForSomebodyNotSignedIn {

    @Test
    void everyPageLeadsToTheLogin() {
      for (Access access : List.of(Access.SIGNED_IN, Access.OWNER)) {
        for (String page : pagesFor(access)) {
          visit(page);

          assertThat(getCurrentView()).as("/" + page).isInstanceOf(LoginView.class);
        }
      }
    }
  }

  @Nested
  @SignedIn(owner = false)
  class ForAMember {

    @Test
    void theOwnersPagesAreNotThere() {
      for (String page : pagesFor(Access.OWNER)) {
        assertThat(visit(page)).as("/" + page).isEqualTo(404);
        assertThat(shown()).isEqualTo("NotFoundPage");
      }
    }

    @Test
    void anothersConversationIsNotShown(@Autowired ApplicationContext context) {
      Ann ann = Ann.make(context);

      visit("chat/" + ann.conversation());

      assertThat(getCurrentView()).isInstanceOf(ChatView.class);
      assertThat(getCurrentView().getElement().getOuterHTML()).doesNotContain(Ann.MARK);
    }

    @Test
    void theOthersAre() {
      for (String page : pagesFor(Access.SIGNED_IN)) {
        visit(page);

        assertThat(shown()).as("/" + page).isNotIn("NotFoundPage", "FailurePage", "LoginView");
      }
    }
  }

  @Nested
  class ForTheOwner {

    @Test
    void everyPageIsThere() {
      for (String page : pagesFor(Access.OWNER)) {
        assertThat(visit(page)).as("/" + page).isEqualTo(200);
      }
    }
  }
}
