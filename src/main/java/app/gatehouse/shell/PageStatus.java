package app.gatehouse.shell;

import app.gatehouse.accounts.AccountService;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.auth.AccessAnnotationChecker;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/**
 * Answers 404 where there is no page, or none for this visitor. Vaadin decides that only once its
 * page is up, when the status has long been sent.
 */
@Component
class PageStatus implements VaadinServiceInitListener {

  private static final String SETUP = "setup";

  private final AccountService accounts;
  private final AccessAnnotationChecker access = new AccessAnnotationChecker();

  PageStatus(AccountService accounts) {
    this.accounts = accounts;
  }

  @Override
  public void serviceInit(ServiceInitEvent event) {
    event.addIndexHtmlRequestListener(this::setStatus);
  }

  private void setStatus(IndexHtmlResponse response) {
    String path = response.getVaadinRequest().getPathInfo();
    String route = path == null ? "" : path.replaceAll("^/+|/+$", "");
    boolean gone = route.equals(SETUP) && accounts.isSetUp();
    if (gone
        || RouteConfiguration.forApplicationScope()
            .getRoute(route)
            .filter(page -> access.hasAccess(page, request(response)))
            .isEmpty()) {
      response.getVaadinResponse().setStatus(HttpStatusCode.NOT_FOUND.getCode());
    }
  }

  private static HttpServletRequest request(IndexHtmlResponse response) {
    return ((VaadinServletRequest) response.getVaadinRequest()).getHttpServletRequest();
  }
}
