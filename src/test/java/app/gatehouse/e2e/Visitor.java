package app.gatehouse.e2e;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import java.nio.file.Path;
import java.util.List;

/** One person's browser, with cookies of its own and any number of tabs. */
final class Visitor implements AutoCloseable {

  private final BrowserContext context;

  Visitor(BrowserContext context, double patienceMillis) {
    this.context = context;
    context.setDefaultTimeout(patienceMillis);
    context.grantPermissions(List.of("clipboard-read", "clipboard-write"));
  }

  BrowserContext context() {
    return context;
  }

  /** Opens a page of Gatehouse in a new tab. */
  GatehousePage open(String path) {
    GatehousePage tab = new GatehousePage(context.newPage());
    tab.open(path);
    return tab;
  }

  /** One picture of each tab, into the folder of the build. */
  void takePictures(String name) {
    List<Page> tabs = context.pages();
    for (int tab = 0; tab < tabs.size(); tab++) {
      Path file = Path.of("target", "browser-failures", name + "-" + tab + ".png");
      tabs.get(tab).screenshot(new ScreenshotOptions().setPath(file));
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
