package app.gatehouse.models;

import com.vaadin.flow.component.UI;

/** Addresses of the Models page. */
public final class ModelsAddress {

  public static final String PATH = "models";
  public static final String TAB = "tab";

  private ModelsAddress() {}

  /**
   * The page with one of its tabs open.
   *
   * @param slug of the tab
   * @param query what the tab shows; empty for the tab as it is at first
   */
  public static String of(String slug, String query) {
    return PATH + "?" + TAB + "=" + slug + (query.isEmpty() ? "" : "&" + query);
  }

  /** Makes it the page's address, so that it opens the page like this again; nothing is loaded. */
  public static void replace(UI ui, String address) {
    ui.getPage().getHistory().replaceState(null, address);
  }

  /** The same, and the browser's way back leads to what was shown before. */
  public static void push(UI ui, String address) {
    ui.getPage().getHistory().pushState(null, address);
  }
}
