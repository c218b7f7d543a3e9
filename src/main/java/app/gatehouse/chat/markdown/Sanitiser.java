package app.gatehouse.chat.markdown;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Document.OutputSettings.Syntax;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities.EscapeMode;
import org.jsoup.nodes.TextNode;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

/**
 * Lets through a handful of elements and, of attributes, where a link leads. What is ours, such as
 * the button that copies code, is made afterwards and never by what came in.
 */
final class Sanitiser {

  private static final Pattern LANGUAGE = Pattern.compile("language-([A-Za-z0-9_+#.-]{1,30})");

  private static final Safelist ALLOWED =
      Safelist.none()
          .addTags("p", "br", "em", "strong", "del", "code", "pre", "blockquote", "ul", "ol", "li")
          .addTags("h1", "h2", "h3", "h4", "h5", "h6", "hr")
          .addTags("table", "thead", "tbody", "tr", "th", "td", "a")
          .addAttributes("a", "href")
          .addProtocols("a", "href", "http", "https", "mailto")
          .addEnforcedAttribute("a", "rel", "noopener noreferrer nofollow")
          .addEnforcedAttribute("a", "target", "_blank")
          .addAttributes("code", "class")
          .addAttributes("ol", "start")
          .addAttributes("th", "align")
          .addAttributes("td", "align");

  private Sanitiser() {}

  static String clean(String html, MarkdownWords words) {
    Document clean = new Cleaner(ALLOWED).clean(Jsoup.parseBodyFragment(html));
    clean.outputSettings().prettyPrint(false).syntax(Syntax.html).escapeMode(EscapeMode.base);
    for (Element link : clean.select("a")) {
      // What leads nowhere is no link.
      if (!link.hasAttr("href")) {
        link.unwrap();
      }
    }
    clean
        .select("table")
        .forEach(table -> table.wrap("<div class=\"md-table\" tabindex=\"0\"></div>"));
    clean.select("pre").forEach(pre -> adorn(pre, words));
    clean.select("code[class]").forEach(code -> code.removeAttr("class"));
    return clean.body().html().strip();
  }

  private static void adorn(Element pre, MarkdownWords words) {
    Element code = pre.selectFirst("code");
    if (code == null) {
      return;
    }
    Matcher named = LANGUAGE.matcher(code.className());
    String language = named.matches() ? named.group(1) : "";
    String text = code.wholeText();
    code.empty();
    for (Highlighter.Piece piece : Highlighter.of(text, Language.named(language))) {
      if (piece.kind() == Highlighter.Kind.PLAIN) {
        code.appendChild(new TextNode(piece.text()));
      } else {
        code.appendElement("span")
            .attr("data-token", piece.kind().word())
            .appendChild(new TextNode(piece.text()));
      }
    }
    pre.attr("tabindex", "0");
    Element block = new Element("div").addClass("md-code");
    Element head = block.appendElement("div").addClass("md-code-head");
    head.appendElement("span").text(language.isEmpty() ? words.code() : language);
    head.appendElement("button").attr("type", "button").addClass("md-copy").text(words.copy());
    pre.replaceWith(block);
    block.appendChild(pre);
  }
}
