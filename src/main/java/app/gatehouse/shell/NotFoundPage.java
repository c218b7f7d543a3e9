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
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.auth.AnonymousAllowed;

/** What a visitor sees where there is no page. */
@AnonymousAllowed
public class NotFoundPage extends EntryPage
    implements HasErrorParameter<NotFoundException>, HasDynamicTitle {

  NotFoundPage() {
    addContent(
        new H1(t("not-found.title")),
        new Paragraph(t("not-found.text")),
        new Anchor("./", t("not-found.home")));
  }

  @Override
  public int setErrorParameter(
      BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
    return HttpStatusCode.NOT_FOUND.getCode();
  }

  @Override
  public String getPageTitle() {
    return t("not-found.page-title");
  }
}
