package app.gatehouse.chat.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HostilePayloadsTest {

  private static final Set<String> ELEMENTS =
      Set.of(
          "p",
          "br",
          "em",
          "strong",
          "del",
          "code",
          "pre",
          "blockquote",
          "ul",
          "ol",
          "li",
          "h3",
          "h4",
          "h5",
          "h6",
          "hr",
          "table",
          "thead",
          "tbody",
          "tr",
          "th",
          "td",
          "a",
          "div",
          "span",
          "button");
  private static final Set<String> ATTRIBUTES =
      Set.of("href", "rel", "target", "start", "align", "class", "tabindex", "type", "data-token");
  private static final Set<String> CLASSES =
      Set.of("md-table", "md-code", "md-code-head", "md-copy");

  private final Markdown markdown = new Markdown(new MarkdownWords("Image on %s", "Copy", "code"));

  static Stream<String> payloads() {
    return HostilePayloads.all().stream();
  }

  @Test
  void thereAreTwoHundred() {
    assertThat(HostilePayloads.all()).hasSizeGreaterThanOrEqualTo(200).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("payloads")
  void leavesNothingThatRunsOrIsFetched(String payload) {
    assertHarmless(markdown.html(payload));
  }

  @ParameterizedTest
  @MethodSource("payloads")
  void isHarmlessInEveryPlaceAndWhileItComes(String payload) {
    assertHarmless(markdown.html("Before\n\n> quoted " + payload + "\n\nAfter"));
    assertHarmless(markdown.html("| a |\n|---|\n| " + payload.replace("\n", " ") + " |"));
    MarkdownStream stream = new MarkdownStream(markdown);
    for (int end = 1; end <= payload.length(); end++) {
      stream.grown(payload.substring(0, end)).forEach(HostilePayloadsTest::assertHarmless);
    }
  }

  private static void assertHarmless(String html) {
    for (Element element : Jsoup.parseBodyFragment(html).body().getAllElements().not("body")) {
      assertThat(element.tagName()).as(html).isIn(ELEMENTS);
      for (Attribute attribute : element.attributes()) {
        assertThat(attribute.getKey()).as(html).isIn(ATTRIBUTES);
      }
      if (element.hasAttr("class")) {
        assertThat(element.className()).as(html).isIn(CLASSES);
      }
      if (element.tagName().equals("a")) {
        assertThat(element.attr("href")).as(html).matches("(?i)(https?:/?/?|mailto:).*");
        assertThat(List.of(element.attr("rel").split(" ")))
            .as(html)
            .contains("noopener", "noreferrer", "nofollow");
        assertThat(element.attr("target")).as(html).isEqualTo("_blank");
      }
    }
  }
}
