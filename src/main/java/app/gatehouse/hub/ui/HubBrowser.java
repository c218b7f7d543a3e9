package app.gatehouse.hub.ui;

import app.gatehouse.hub.HubSearch;
import app.gatehouse.hub.RepositoryId;
import app.gatehouse.models.ModelsAddress;
import app.gatehouse.models.ModelsTab;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.QueryParameters;
import org.jspecify.annotations.Nullable;

/** The content of the tab: a search, and in its place the page of the model that was chosen. */
final class HubBrowser extends Div implements ModelsTab.Addressed {

  private final HubPage page;
  private final SearchBar bar;
  private final SearchResults results;
  private HubPlace place = HubPlace.first();
  private @Nullable ModelPage open;

  HubBrowser(HubPage page) {
    this.page = page;
    addClassName("hub-browser");
    bar = new SearchBar(() -> page.access().doctor().pages().hub(), this::search, this::open);
    results = new SearchResults(page, id -> place.at(id).address(), this::open);
    add(bar, results);
  }

  @Override
  public void restore(QueryParameters address) {
    @Nullable RepositoryId before = place.model();
    place = HubPlace.read(address);
    if (isAttached()) {
      show();
      focusAfter(before);
    }
  }

  @Override
  public String address() {
    return place.query();
  }

  /** Nothing is asked for before somebody looks. */
  @Override
  protected void onAttach(AttachEvent event) {
    show();
  }

  private void search(HubSearch search) {
    boolean back = place.model() != null;
    place = new HubPlace(search, null);
    write(back);
    show();
  }

  private void open(RepositoryId model) {
    boolean again = model.equals(place.model());
    place = place.at(model);
    if (again) {
      close();
    } else {
      write(true);
    }
    show();
    if (open != null) {
      open.focus();
    }
  }

  private void back() {
    @Nullable RepositoryId before = place.model();
    place = place.at(null);
    write(true);
    show();
    focusAfter(before);
  }

  /** The focus follows to what was opened, and back to where it came from. */
  private void focusAfter(@Nullable RepositoryId before) {
    if (open != null && !open.id().equals(before)) {
      open.focus();
    } else if (open == null && before != null) {
      results.focus(before);
    }
  }

  private void show() {
    @Nullable RepositoryId model = place.model();
    bar.show(place.search(), model != null);
    results.setVisible(model == null);
    if (model == null) {
      close();
      results.show(place.search());
    } else if (open == null || !open.id().equals(model)) {
      close();
      open = new ModelPage(page, model, this::back);
      add(open);
    }
  }

  private void close() {
    if (open != null) {
      remove(open);
      open = null;
    }
  }

  private void write(boolean push) {
    getUI()
        .ifPresent(ui -> {
          if (push) {
            ModelsAddress.push(ui, place.address());
          } else {
            ModelsAddress.replace(ui, place.address());
          }
        });
  }
}
