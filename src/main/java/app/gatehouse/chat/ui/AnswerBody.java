package app.gatehouse.chat.ui;

import app.gatehouse.chat.markdown.Markdown;
import app.gatehouse.chat.markdown.MarkdownStream;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import java.util.List;

/**
 * What a model wrote, block by block: of a text that grows only the last block is sent to the
 * browser anew.
 */
final class AnswerBody extends Div {

  /** Characters of HTML that may be sent anew in a second, for one block. */
  private static final long PACE = 200_000;

  private static final long NANOS = 1_000_000_000L;

  private final MarkdownStream stream;
  private long pausedUntil = System.nanoTime();

  AnswerBody() {
    addClassName("chat-markdown");
    stream = new MarkdownStream(new Markdown(ChatWords.markdown()));
  }

  /** Shows the text as it stands; skipped while a long block was sent only just now. */
  void grow(String text) {
    if (System.nanoTime() - pausedUntil < 0) {
      return;
    }
    List<String> blocks = stream.grown(text);
    show(blocks);
    int last = blocks.isEmpty() ? 0 : blocks.getLast().length();
    pausedUntil = System.nanoTime() + last * NANOS / PACE;
  }

  /** Shows the text as it stays. */
  void finish(String text) {
    show(stream.whole(text));
  }

  private void show(List<String> blocks) {
    List<Component> shown = getChildren().toList();
    for (int index = 0; index < blocks.size(); index++) {
      if (index < shown.size()) {
        ((Block) shown.get(index)).show(blocks.get(index));
      } else {
        add(new Block(blocks.get(index)));
      }
    }
    shown.stream().skip(blocks.size()).forEach(this::remove);
  }

  /** HTML that has been sanitised. */
  private static final class Block extends Div {

    private static final String HTML = "innerHTML";

    private Block(String html) {
      addClassName("chat-block");
      getElement().setProperty(HTML, html);
    }

    private void show(String html) {
      if (!html.equals(getElement().getProperty(HTML))) {
        getElement().setProperty(HTML, html);
      }
    }
  }
}
