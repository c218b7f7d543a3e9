package app.gatehouse.chat.markdown;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Document;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Turns Markdown (CommonMark with tables, struck text and task lists) into HTML that may stand in a
 * page, whoever wrote it: no script, no style, nothing that is fetched, links out in a new tab. It
 * is parsed, then sanitised, then adorned with what is ours. See docs/decisions/0041. Safe for use
 * by many threads.
 */
public final class Markdown {

  private static final List<Extension> EXTENSIONS =
      List.of(TablesExtension.create(), StrikethroughExtension.create());

  /** Deeper nesting than anybody writes would cost without end. */
  private static final int DEEPEST = 60;

  private final Parser parser =
      Parser.builder()
          .extensions(EXTENSIONS)
          .includeSourceSpans(IncludeSourceSpans.BLOCKS)
          .maxOpenBlockParsers(DEEPEST)
          .build();
  private final HtmlRenderer renderer =
      HtmlRenderer.builder().extensions(EXTENSIONS).escapeHtml(true).sanitizeUrls(true).build();
  private final MarkdownWords words;

  public Markdown(MarkdownWords words) {
    this.words = words;
  }

  /**
   * A block of a text: a paragraph, a list, a table, a piece of code.
   *
   * @param start where its first line begins in the text
   */
  record Block(int start, String html) {}

  /** The whole text. */
  public String html(String text) {
    StringBuilder html = new StringBuilder();
    blocks(text).forEach(block -> html.append(block.html()));
    return html.toString();
  }

  List<Block> blocks(String text) {
    Node document = parser.parse(text);
    document.accept(new Rewriting(words));
    List<Block> blocks = new ArrayList<>();
    Node next = document.getFirstChild();
    while (next != null) {
      Node block = next;
      next = block.getNext();
      int start = start(text, block);
      Document alone = new Document();
      alone.appendChild(block);
      String html = Sanitiser.clean(renderer.render(alone), words);
      if (!html.isEmpty()) {
        blocks.add(new Block(start, html));
      }
    }
    return blocks;
  }

  /** The beginning of the line: what is indented means something else without. */
  private static int start(String text, Node block) {
    List<SourceSpan> spans = block.getSourceSpans();
    return spans.isEmpty() ? 0 : lineStart(text, spans.getFirst().getInputIndex());
  }

  private static int lineStart(String text, int index) {
    int start = index;
    while (start > 0 && text.charAt(start - 1) != '\n' && text.charAt(start - 1) != '\r') {
      start--;
    }
    return start;
  }
}
