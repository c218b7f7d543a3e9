package app.gatehouse.audit.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.accounts.Account;
import app.gatehouse.accounts.CurrentAccount;
import app.gatehouse.audit.Activity;
import app.gatehouse.audit.ActivityFilter;
import app.gatehouse.audit.ActivityKind.Group;
import app.gatehouse.audit.ActivityRecorded;
import app.gatehouse.audit.ActivityService;
import app.gatehouse.audit.ActivityService.Subject;
import app.gatehouse.components.LiveUpdates;
import app.gatehouse.components.Page;
import app.gatehouse.providers.ProviderCatalog;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** The Activity page: what happened to the account, and for the owner to every account. */
@Route("activity")
@PermitAll
public class ActivityView extends Page implements HasDynamicTitle {

  private static final Logger LOG = LoggerFactory.getLogger(ActivityView.class);

  private final ActivityService activity;
  private final ActivityWords words;
  private final Account reader;
  private final TextField text = new TextField(t("activity.filter"));
  private final ComboBox<Group> group = new ComboBox<>(t("activity.group"));
  private final ComboBox<Subject> account = new ComboBox<>(t("activity.account"));
  private final Span count = new Span();
  private final ActivityGrid grid;
  private final Div failure;

  ActivityView(
      ActivityService activity,
      ProviderCatalog providers,
      CurrentAccount current,
      LiveUpdates live) {
    super(t("activity.title"));
    this.activity = activity;
    this.words = new ActivityWords(providers);
    this.reader = current.get();
    this.grid = new ActivityGrid(words, reader.owner());
    this.failure = failure();

    text.setPlaceholder(t("activity.filter-placeholder"));
    text.setClearButtonVisible(true);
    text.setValueChangeMode(ValueChangeMode.LAZY);
    text.addValueChangeListener(change -> refresh());
    group.setPlaceholder(t("activity.all-groups"));
    group.setItems(groups());
    group.setItemLabelGenerator(ActivityWords::word);
    group.setClearButtonVisible(true);
    group.addValueChangeListener(change -> refresh());
    account.setPlaceholder(t("activity.all-accounts"));
    account.setItems(query -> {
      String typed = query.getFilter().orElse("").toLowerCase(Locale.ROOT);
      return activity.subjects(reader.id()).stream()
          .filter(subject -> subject.username().toLowerCase(Locale.ROOT).contains(typed))
          .skip(query.getOffset())
          .limit(query.getLimit());
    });
    account.setItemLabelGenerator(ActivityView::label);
    account.setClearButtonVisible(true);
    account.setVisible(reader.owner());
    account.addValueChangeListener(change -> refresh());
    count.addClassName("hint");
    count.getElement().setAttribute("role", "status");

    Div toolbar = new Div(text, group, account, count);
    toolbar.addClassName("toolbar");
    addClassName("activity-page");
    addWide(toolbar, grid, failure);

    live.listen(
        this,
        ActivityRecorded.class,
        recorded -> {
          if (reader.owner() || reader.id().equals(recorded.account())) {
            refresh();
          }
        });
  }

  /** What happened between the page's making and its first event is in the list as well. */
  @Override
  protected void onAttach(AttachEvent event) {
    refresh();
  }

  @Override
  public String getPageTitle() {
    return t("activity.page-title");
  }

  private void refresh() {
    ActivityFilter filter = filter();
    try {
      int found = activity.count(reader.id(), filter);
      boolean filtered = !filter.equals(ActivityFilter.all());
      count.setText(found == 0 ? "" : t("activity.count", found));
      grid.show(found, filtered, (offset, limit) -> rows(filter, offset, limit));
      showFailure(false);
    } catch (DataAccessException | TransactionException e) {
      fail(e);
    }
  }

  private List<Activity> rows(ActivityFilter filter, int offset, int limit) {
    try {
      return activity.find(reader.id(), filter, offset, limit);
    } catch (DataAccessException | TransactionException e) {
      fail(e);
      return List.of();
    }
  }

  private ActivityFilter filter() {
    Subject chosen = account.getValue();
    return new ActivityFilter(
        group.getValue(), chosen == null ? null : chosen.account(), words.terms(text.getValue()));
  }

  /** Members have no part in what Gatehouse does as a whole. */
  private List<Group> groups() {
    return Arrays.stream(Group.values())
        .filter(candidate -> reader.owner() || candidate != Group.SYSTEM)
        .toList();
  }

  private static String label(Subject subject) {
    return subject.removed()
        ? t("activity.removed-account", subject.username())
        : subject.username();
  }

  private void fail(RuntimeException cause) {
    LOG.error("The activity cannot be read", cause);
    showFailure(true);
  }

  private void showFailure(boolean failed) {
    failure.setVisible(failed);
    grid.setVisible(!failed);
    count.setVisible(!failed);
  }

  private Div failure() {
    Div box =
        new Div(
            new Paragraph(t("activity.failed")),
            new Paragraph(t("activity.failed-next")),
            new Button(t("activity.try-again"), click -> refresh()));
    box.addClassName("empty-state");
    box.getElement().setAttribute("role", "alert");
    box.setVisible(false);
    return box;
  }
}
