package app.gatehouse.shell;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.components.Notices;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** What happens when an action on a page fails unexpectedly: a notice, and the cause in the log. */
@Component
class PageErrors implements VaadinServiceInitListener {

  private static final Logger LOG = LoggerFactory.getLogger(PageErrors.class);

  @Override
  public void serviceInit(ServiceInitEvent event) {
    event
        .getSource()
        .addSessionInitListener(start -> start.getSession().setErrorHandler(PageErrors::show));
  }

  private static void show(ErrorEvent event) {
    LOG.error("An action on a page failed", event.getThrowable());
    if (UI.getCurrent() != null) {
      Notices.failed(
          isFromStorage(event.getThrowable()) ? t("failure.not-stored") : t("failure.notice"));
    }
  }

  private static boolean isFromStorage(@Nullable Throwable failure) {
    return failure != null
        && (failure instanceof DataAccessException
            || failure instanceof TransactionException
            || isFromStorage(failure.getCause()));
  }
}
