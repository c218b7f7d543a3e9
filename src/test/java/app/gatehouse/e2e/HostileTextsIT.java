package app.gatehouse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.chat.markdown.HostilePayloads;
import app.gatehouse.chat.markdown.Markdown;
import app.gatehouse.chat.markdown.MarkdownWords;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts what hostile models write into a page of a real browser as the Chat page does, without the
 * policy on content that would hide what the sanitiser lets through.
 */
class HostileTextsIT {

  private static final String PAGE = "http://gatehouse.invalid/";

  /** The page's own script, were one of the texts to get at it. */
  private static final String INSERT =
      """
      texts => {
        window.ran = [];
        for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) {
          window[name] = (...what) => window.ran.push(name + ' ' + what.join());
        }
        texts.forEach(text => {
          const block = document.createElement('div');
          document.body.append(block);
          block.innerHTML = text;
        });
      }
      """;

  /** Whatever a mouse or a keyboard might set off, short of following a link. */
  private static final String TOUCH =
      """
      () => document.querySelectorAll('body *').forEach(element => {
        for (const type of ['mouseover', 'mouseenter', 'pointerdown', 'focus', 'blur', 'animationend',
            'transitionend', 'toggle', 'load', 'error', 'begin', 'keydown']) {
          element.dispatchEvent(new Event(type, { bubbles: true }));
        }
        element.focus();
        if (element.localName === 'button') { element.click(); }
      })
      """;

  private final Markdown markdown = new Markdown(new MarkdownWords("Image on %s", "Copy", "code"));

  @Test
  void nothingRunsAndNothingIsFetched() {
    List<String> outcome = show(HostilePayloads.all().stream().map(markdown::html).toList());

    assertThat(outcome).isEmpty();
  }

  /** Else the test above would prove nothing. */
  @Test
  void whatIsNotSanitisedRunsAndIsFetched() {
    List<String> outcome =
        show(
            List.of(
                "<svg onload=alert(1)>",
                "<b onmouseover=alert(2)>x</b>",
                "<img src=\"https://" + HostilePayloads.HOST + "/p.png\">"));

    assertThat(outcome)
        .contains("alert 1", "alert 2", "https://" + HostilePayloads.HOST + "/p.png");
  }

  /** What ran and what was asked for. */
  private static List<String> show(List<String> texts) {
    List<String> outcome = new ArrayList<>();
    try (Playwright playwright = Browser.playwright();
        com.microsoft.playwright.Browser browser = Browser.launch(playwright)) {
      Page page = browser.newPage();
      page.onDialog(dialog -> {
        outcome.add("dialog " + dialog.message());
        dialog.dismiss();
      });
      page.onPopup(popup -> outcome.add("popup " + popup.url()));
      page.route(
          "**",
          route -> {
            String address = route.request().url();
            if (address.equals(PAGE)) {
              route.fulfill(
                  new Route.FulfillOptions()
                      .setContentType("text/html")
                      .setBody("<!doctype html><title>x</title>"));
            } else {
              outcome.add(address);
              route.abort();
            }
          });
      page.navigate(PAGE);
      page.evaluate(INSERT, texts);
      page.waitForLoadState();
      page.evaluate(TOUCH);
      page.evaluate("() => new Promise(done => requestIdleCallback(() => setTimeout(done, 500)))");
      for (Object ran : JsonMapper.shared().convertValue(page.evaluate("window.ran"), List.class)) {
        outcome.add(String.valueOf(ran));
      }
      if (!page.url().equals(PAGE)) {
        outcome.add("went to " + page.url());
      }
    }
    return outcome;
  }
}
