package app.gatehouse.e2e;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.ResultType;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs axe over a page as it is now: wide and narrow, light and dark. */
final class Axe {

  private static final Set<String> GRAVE = Set.of("serious", "critical");

  /** A colour does not hang on the width: the dark ones are looked at where it is wide. */
  private static final List<Look> LOOKS =
      List.of(
          new Look(1280, 800, ColorScheme.LIGHT),
          new Look(1280, 800, ColorScheme.DARK),
          new Look(390, 844, ColorScheme.LIGHT));

  private final Map<String, String> grave = new LinkedHashMap<>();
  private final Map<String, String> lesser = new LinkedHashMap<>();

  void look(String state, GatehousePage tab) {
    Page page = tab.page();
    for (Look look : LOOKS) {
      look.at(tab);
      run(state, look, page);
    }
    LOOKS.getFirst().at(tab);
  }

  /** Serious and critical findings, one line each; the same one is told once. */
  List<String> graveFindings() {
    return lines(grave);
  }

  List<String> lesserFindings() {
    return lines(lesser);
  }

  private void run(String state, Look look, Page page) {
    AxeRunOptions options = new AxeRunOptions();
    options.setResultTypes(List.of(ResultType.Violations.getKey()));
    AxeBuilder axe = new AxeBuilder(page).setLegacyMode(true).options(options);
    if (look.scheme() == ColorScheme.DARK) {
      // Nothing but the colours is another in the dark.
      axe.withRules(List.of("color-contrast"));
    }
    for (Rule rule : axe.analyze().getViolations()) {
      Map<String, String> found = GRAVE.contains(rule.getImpact()) ? grave : lesser;
      for (CheckedNode node : rule.getNodes()) {
        found.putIfAbsent(
            rule.getImpact() + " " + rule.getId() + ": " + node.getHtml(),
            state + ", " + look + " (" + node.getFailureSummary().replaceAll("\\s+", " ") + ")");
      }
    }
  }

  private static List<String> lines(Map<String, String> findings) {
    List<String> lines = new ArrayList<>();
    findings.forEach((finding, where) -> lines.add(finding + "\n    in " + where));
    return lines;
  }

  private record Look(int width, int height, ColorScheme scheme) {

    void at(GatehousePage tab) {
      tab.page().setViewportSize(width, height);
      tab.page().emulateMedia(new EmulateMediaOptions().setColorScheme(scheme));
      tab.settle();
    }

    @Override
    public String toString() {
      return width + " px, " + scheme;
    }
  }
}
