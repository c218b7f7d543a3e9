package app.gatehouse.shell;

import app.gatehouse.accounts.CurrentAccount;
import app.gatehouse.accounts.ui.Themes;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import org.jsoup.select.Elements;
import org.springframework.stereotype.Component;

/** Sends a page in its account's colours from the first byte, so that nobody is dazzled first. */
@Component
class ThemedPage implements VaadinServiceInitListener {

  private final CurrentAccount current;

  ThemedPage(CurrentAccount current) {
    this.current = current;
  }

  @Override
  public void serviceInit(ServiceInitEvent event) {
    event.addIndexHtmlRequestListener(this::colour);
  }

  private void colour(IndexHtmlResponse response) {
    if (!current.isSignedIn()) {
      return;
    }
    ColorScheme.Value scheme = Themes.colorScheme(current.get().theme());
    Elements html = response.getDocument().select("html");
    html.attr("theme", scheme.getThemeValue());
    html.attr("style", "color-scheme: " + scheme.getValue());
  }
}
