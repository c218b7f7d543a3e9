package app.gatehouse.models.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.components.Page;
import app.gatehouse.components.PlainTabs;
import app.gatehouse.models.ModelsAddress;
import app.gatehouse.models.ModelsTab;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.TabSheet;
import com.vaadin.flow.component.tabs.TabSheetVariant;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The Models page: what can be used now, and a tab for each feature that knows more. */
@Route(ModelsView.PATH)
@PermitAll
public class ModelsView extends Page implements BeforeEnterObserver, HasDynamicTitle {

  static final String PATH = ModelsAddress.PATH;

  private static final String FIRST_TAB = "available";

  private final TabSheet tabs = new PlainTabs();
  private final Map<String, Tab> bySlug = new LinkedHashMap<>();
  private final Map<String, ModelsTab.Addressed> addressed = new HashMap<>();

  ModelsView(AvailableModels available, List<ModelsTab> more) {
    super(t("models.title"));
    addTab(FIRST_TAB, t("models.tab.available"), available);
    more.forEach(tab -> addTab(tab.slug(), tab.title(), tab.content()));
    tabs.addClassName("models-tabs");
    tabs.addThemeVariants(TabSheetVariant.AURA_NO_BORDER, TabSheetVariant.NO_PADDING);
    tabs.addSelectedChangeListener(change -> {
      if (change.isFromClient()) {
        showInAddress(change.getSelectedTab());
      }
    });
    addWide(tabs);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    QueryParameters query = event.getLocation().getQueryParameters();
    String slug =
        query.getSingleParameter(ModelsAddress.TAB).filter(bySlug::containsKey).orElse(FIRST_TAB);
    tabs.setSelectedTab(bySlug.get(slug));
    ModelsTab.Addressed content = addressed.get(slug);
    // The others keep what they show: the address says nothing of them.
    if (content != null) {
      content.restore(query);
    }
  }

  @Override
  public String getPageTitle() {
    return t("models.page-title");
  }

  private void addTab(String slug, String title, Component content) {
    bySlug.put(slug, tabs.add(title, content));
    if (content instanceof ModelsTab.Addressed state) {
      addressed.put(slug, state);
    }
  }

  /** For the first tab, whose address has no name of a tab. */
  static void replaceAddress(UI ui, String query) {
    ModelsAddress.replace(ui, query.isEmpty() ? PATH : PATH + "?" + query);
  }

  private void showInAddress(Tab selected) {
    bySlug.forEach((slug, tab) -> {
      if (tab.equals(selected)) {
        ModelsTab.Addressed content = addressed.get(slug);
        String query = content == null ? "" : content.address();
        getUI()
            .ifPresent(ui -> {
              if (slug.equals(FIRST_TAB)) {
                replaceAddress(ui, query);
              } else {
                ModelsAddress.replace(ui, ModelsAddress.of(slug, query));
              }
            });
      }
    });
  }
}
