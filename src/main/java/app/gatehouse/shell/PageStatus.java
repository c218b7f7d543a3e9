package app.gatehouse.shell;

import app.gatehouse.accounts.AccountService;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import org.springframework.stereotype.Component;

/**
 * Answers 404 where there is no page. Vaadin decides that only once its page is up, when the status
 * has long been sent.
 */
@Component
class PageStatus implements VaadinServiceInitListener {

  private static final String SETUP = "setup";

  private final AccountService accounts;

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
    if (gone || RouteConfiguration.forApplicationScope().getRoute(route).isEmpty()) {
      response.getVaadinResponse().setStatus(HttpStatusCode.NOT_FOUND.getCode());
    }
  }
}
