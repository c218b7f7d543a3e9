package app.gatehouse.chat.markdown;

import java.util.ArrayList;
import java.util.List;

/**
 * Renders a text that grows at its end: whatever came before the last block stays as it was, so
 * only that one is parsed anew. For one thread at a time.
 */
public final class MarkdownStream {

  private final Markdown markdown;
  private final List<String> settled = new ArrayList<>();
  private int settledUntil;
  private String last = "";

  public MarkdownStream(Markdown markdown) {
    this.markdown = markdown;
  }

  /**
   * The blocks of the text as it stands now.
   *
   * @param text begins with the text of the call before
   */
  public List<String> grown(String text) {
    if (!text.startsWith(last) || text.length() < settledUntil) {
      settled.clear();
      settledUntil = 0;
    }
    last = text;
    String tail = text.substring(settledUntil);
    List<Markdown.Block> blocks = markdown.blocks(tail);
    List<String> all = new ArrayList<>(settled);
    blocks.forEach(block -> all.add(block.html()));
    int open = open(blocks, tail);
    for (int index = 0; index < open; index++) {
      settled.add(blocks.get(index).html());
    }
    if (open < blocks.size()) {
      settledUntil += blocks.get(open).start();
    }
    return all;
  }

  /**
   * From which block on there may be changes. What the last line begins may, once the line is
   * whole, belong to the block before: the first letter of a table's next row is a paragraph.
   */
  private static int open(List<Markdown.Block> blocks, String text) {
    int last = blocks.size() - 1;
    boolean withinLine = last > 0 && blocks.get(last).start() > text.lastIndexOf('\n');
    return withinLine ? last - 1 : Math.max(0, last);
  }

  /**
   * The blocks of the whole text, all parsed together: a link may lead to what was defined later.
   */
  public List<String> whole(String text) {
    return markdown.blocks(text).stream().map(Markdown.Block::html).toList();
  }
}
