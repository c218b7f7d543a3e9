package app.gatehouse.e2e;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ViewportSize;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs axe over a page as it is now: wide and narrow, light and dark. */
final class Axe {

  private static final Set<String> GRAVE = Set.of("serious", "critical");
  private static final List<ViewportSize> SIZES =
      List.of(new ViewportSize(1280, 800), new ViewportSize(390, 844));

  private final Map<String, String> grave = new LinkedHashMap<>();
  private final Map<String, String> lesser = new LinkedHashMap<>();

  void look(String state, GatehousePage tab) {
    Page page = tab.page();
    for (ViewportSize size : SIZES) {
      page.setViewportSize(size.width, size.height);
      for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        page.emulateMedia(new EmulateMediaOptions().setColorScheme(scheme));
        tab.settle();
        run(state + ", " + size.width + " px, " + scheme, scheme, page);
      }
    }
    page.emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    page.setViewportSize(SIZES.getFirst().width, SIZES.getFirst().height);
    tab.settle();
  }

  /** Serious and critical findings, one line each; the same one is told once. */
  List<String> graveFindings() {
    return lines(grave);
  }

  List<String> lesserFindings() {
    return lines(lesser);
  }

  private void run(String state, ColorScheme scheme, Page page) {
    AxeBuilder axe = new AxeBuilder(page).setLegacyMode(true);
    if (scheme == ColorScheme.DARK) {
      // Nothing but the colours is another in the dark.
      axe.withRules(List.of("color-contrast"));
    }
    for (Rule rule : axe.analyze().getViolations()) {
      Map<String, String> found = GRAVE.contains(rule.getImpact()) ? grave : lesser;
      for (CheckedNode node : rule.getNodes()) {
        found.putIfAbsent(
            rule.getImpact() + " " + rule.getId() + ": " + node.getHtml(),
            state + " (" + node.getFailureSummary().replaceAll("\\s+", " ") + ")");
      }
    }
  }

  private static List<String> lines(Map<String, String> findings) {
    List<String> lines = new ArrayList<>();
    findings.forEach((finding, where) -> lines.add(finding + "\n    in " + where));
    return lines;
  }
}
