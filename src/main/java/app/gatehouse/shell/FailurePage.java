package app.gatehouse.shell;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.components.EntryPage;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a visitor sees when a page cannot be shown; the cause goes to the log alone. */
@AnonymousAllowed
public class FailurePage extends EntryPage
    implements HasErrorParameter<Exception>, HasDynamicTitle {

  private static final Logger LOG = LoggerFactory.getLogger(FailurePage.class);

  FailurePage() {
    addContent(
        new H1(t("failure.title")),
        new Paragraph(t("failure.text")),
        new Anchor("./", t("not-found.home")));
  }

  @Override
  public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
    LOG.error(
        "The page {} could not be shown", event.getLocation().getPath(), parameter.getException());
    return HttpStatusCode.INTERNAL_SERVER_ERROR.getCode();
  }

  @Override
  public String getPageTitle() {
    return t("failure.page-title");
  }
}
