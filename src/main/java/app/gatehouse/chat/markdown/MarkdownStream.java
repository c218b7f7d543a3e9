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
    for (int index = 0; index + 1 < blocks.size(); index++) {
      settled.add(blocks.get(index).html());
    }
    List<String> all = new ArrayList<>(settled);
    if (!blocks.isEmpty()) {
      all.add(blocks.getLast().html());
      settledUntil += blocks.getLast().start();
    }
    return all;
  }

  /**
   * The blocks of the whole text, all parsed together: a link may lead to what was defined later.
   */
  public List<String> whole(String text) {
    return markdown.blocks(text).stream().map(Markdown.Block::html).toList();
  }
}
