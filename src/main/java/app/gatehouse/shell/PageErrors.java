package app.gatehouse.shell;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.components.Notices;
import app.gatehouse.storage.StorageReadOnlyException;
import app.gatehouse.storage.ui.StorageTexts;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * What happens when an action on a page fails: a notice, and the cause in the log unless it is that
 * nothing can be saved.
 */
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
    Optional<StorageReadOnlyException> unsaved =
        StorageReadOnlyException.behind(event.getThrowable());
    if (unsaved.isEmpty()) {
      LOG.error("An action on a page failed", event.getThrowable());
    }
    if (UI.getCurrent() != null) {
      Notices.failed(
          unsaved
              .map(refused -> StorageTexts.sentence(refused.problem()))
              .orElseGet(() -> sentence(event.getThrowable())));
    }
  }

  private static String sentence(@Nullable Throwable failure) {
    return isFromStorage(failure) ? t("failure.not-stored") : t("failure.notice");
  }

  private static boolean isFromStorage(@Nullable Throwable failure) {
    return failure != null
        && (failure instanceof DataAccessException
            || failure instanceof TransactionException
            || isFromStorage(failure.getCause()));
  }
}
