package app.gatehouse.chat.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class MarkdownTest {

  private static final String LONG =
      """
      # Title

      Some *text* with a [link](https://example.com).

      1. one
      2. two

         more of two

      ```java
      int x = 1; // one

      // two
      ```

      | a | b |
      |---|--:|
      | 1 | 2 |

          indented

      Last
      ====

      > quoted
      lazily
      """;

  private final Markdown markdown = new Markdown(new MarkdownWords("Image on %s", "Copy", "code"));

  @Test
  void headingsBeginBelowThoseOfThePage() {
    assertThat(markdown.html("# One\n\n##### Five")).isEqualTo("<h3>One</h3><h6>Five</h6>");
  }

  @Test
  void rawHtmlIsText() {
    assertThat(markdown.html("a <b>c</b>")).isEqualTo("<p>a &lt;b&gt;c&lt;/b&gt;</p>");
  }

  @Test
  void linksOpenElsewhereAndTellNothing() {
    assertThat(markdown.html("[a](https://example.com/?x=1&y=2)"))
        .isEqualTo(
            "<p><a href=\"https://example.com/?x=1&amp;y=2\""
                + " rel=\"noopener noreferrer nofollow\" target=\"_blank\">a</a></p>");
  }

  @Test
  void whatLeadsNowhereIsNoLink() {
    assertThat(markdown.html("[a](javascript:alert(1)) [b](/local)")).isEqualTo("<p>a b</p>");
  }

  @Test
  void anImageIsALinkThatNamesItsHost() {
    assertThat(markdown.html("![A cat](https://example.com/cat.png)"))
        .contains("href=\"https://example.com/cat.png\"", ">Image on example.com: A cat</a>")
        .doesNotContain("<img");
  }

  @Test
  void anImageThatIsNotOnTheWebIsItsWords() {
    assertThat(markdown.html("![A cat](data:image/png;base64,AAAA)")).isEqualTo("<p>A cat</p>");
  }

  @Test
  void tasksHaveBoxesThatNobodyTicks() {
    assertThat(markdown.html("- [x] done\n- [ ] open"))
        .isEqualTo("<ul>\n<li>☑ done</li>\n<li>☐ open</li>\n</ul>");
  }

  @Test
  void tablesKeepTheirAlignment() {
    assertThat(markdown.html("| a |\n|--:|\n| 1 |"))
        .contains("<div class=\"md-table\" tabindex=\"0\"><table>", "<td align=\"right\">1</td>");
  }

  @Test
  void codeIsColouredAndCanBeCopied() {
    assertThat(markdown.html("```java\nint x = \"<b>\"; // y\n```"))
        .contains(
            "<span>java</span><button type=\"button\" class=\"md-copy\">Copy</button>",
            "<span data-token=\"keyword\">int</span> x = ",
            "<span data-token=\"text\">\"&lt;b&gt;\"</span>; ",
            "<span data-token=\"comment\">// y</span>");
  }

  @Test
  void theTextOfCodeStaysAsItWas() {
    String code = "a  <b> & \"c\"\n\n\td // e\n";

    String html = markdown.html("```kotlin\n" + code + "```");

    assertThat(org.jsoup.Jsoup.parseBodyFragment(html).expectFirst("pre").wholeText())
        .isEqualTo(code);
  }

  @Test
  void aGrowingTextEndsAsTheWholeOne() {
    MarkdownStream stream = new MarkdownStream(markdown);
    List<String> last = List.of();
    for (int end = 1; end <= LONG.length(); end++) {
      last = stream.grown(LONG.substring(0, end));
    }

    assertThat(last).isEqualTo(stream.whole(LONG));
  }

  @Test
  void blocksThatAreNoLongerAtTheEndStayAsTheyWere() {
    MarkdownStream stream = new MarkdownStream(markdown);
    List<String> before = new ArrayList<>();
    for (int end = 1; end <= LONG.length(); end++) {
      List<String> now = stream.grown(LONG.substring(0, end));
      int settled = Math.max(0, before.size() - 2);
      assertThat(now.subList(0, settled)).isEqualTo(before.subList(0, settled));
      before = now;
    }
  }

  @Test
  @Timeout(20)
  void deepAndLongTextsCostNoMoreThanTheyShould() {
    for (String begin : List.of("> ", "- ", "[", "*", "`", "<", "![", "|", "a**b", "\\")) {
      markdown.html(begin.repeat(50_000));
    }
    markdown.html("x".repeat(1_000_000));
    markdown.html("```js\n" + "'".repeat(200_000) + "/*".repeat(100_000));
  }
}
