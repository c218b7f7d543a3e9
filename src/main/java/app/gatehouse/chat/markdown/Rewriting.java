package app.gatehouse.chat.markdown;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;

/** Puts into a parsed text what stands for what a page does not show as it is. */
final class Rewriting extends AbstractVisitor {

  /** The page has two levels of its own. */
  private static final int DEEPER = 2;

  private static final int DEEPEST = 6;

  private final MarkdownWords words;

  Rewriting(MarkdownWords words) {
    this.words = words;
  }

  /** An image becomes a link that names its host: nothing is fetched unless somebody clicks. */
  @Override
  public void visit(Image image) {
    visitChildren(image);
    @Nullable String host = host(image.getDestination());
    String said = host == null ? "" : words.imageOn().formatted(host);
    Node instead = host == null ? new Text() : new Link(image.getDestination(), null);
    if (instead instanceof Text empty) {
      empty.setLiteral("");
    } else {
      instead.appendChild(new Text(said + (image.getFirstChild() == null ? "" : ": ")));
    }
    image.insertAfter(instead);
    Node next = image.getFirstChild();
    Node last = instead;
    while (next != null) {
      Node child = next;
      next = child.getNext();
      if (host == null || child instanceof Link) {
        last.insertAfter(child);
        last = child;
      } else {
        instead.appendChild(child);
      }
    }
    image.unlink();
  }

  @Override
  public void visit(Heading heading) {
    heading.setLevel(Math.min(DEEPEST, heading.getLevel() + DEEPER));
    visitChildren(heading);
  }

  /** A task's box is a letter: nothing in an answer is to be ticked. */
  @Override
  public void visit(ListItem item) {
    if (item.getFirstChild() instanceof Paragraph paragraph
        && paragraph.getFirstChild() instanceof Text first) {
      String text = first.getLiteral();
      if (text.startsWith("[ ] ")) {
        first.setLiteral("☐ " + text.substring(4));
      } else if (text.startsWith("[x] ") || text.startsWith("[X] ")) {
        first.setLiteral("☑ " + text.substring(4));
      }
    }
    visitChildren(item);
  }

  /** Null for what is not on the web. */
  private static @Nullable String host(String address) {
    try {
      URI uri = new URI(address.strip());
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      return scheme.equals("https") || scheme.equals("http") ? uri.getHost() : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }
}
