package app.gatehouse.chat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is shown of a conversation: the messages from a first one to a last one. Where a prompt was
 * edited or an answer made anew, the former ones are kept beside, each with what followed it.
 */
public record Branch(List<Turn> turns) {

  /**
   * A message and its variants.
   *
   * @param variant which of them it is, from 1
   * @param before the variant before this one, null for the first
   * @param after the variant after this one, null for the last
   */
  public record Turn(
      Message message,
      int variant,
      int variants,
      @Nullable MessageId before,
      @Nullable MessageId after) {}

  public Branch {
    turns = List.copyOf(turns);
  }

  /**
   * @param messages all there are, in the order they were made
   * @param leaf the last one that is shown; null for none
   */
  public static Branch of(List<Message> messages, @Nullable MessageId leaf) {
    Map<MessageId, Message> byId = new HashMap<>();
    messages.forEach(message -> byId.put(message.id(), message));
    List<Turn> turns = new ArrayList<>();
    Set<MessageId> seen = new HashSet<>();
    @Nullable Message next = leaf == null ? null : byId.get(leaf);
    // An altered row may lead back to itself.
    while (next != null && seen.add(next.id())) {
      turns.add(turn(messages, next));
      next = next.parent() == null ? null : byId.get(next.parent());
    }
    return new Branch(turns.reversed());
  }

  /** The last message of the branch that leads through this one: always the latest at a fork. */
  static MessageId leafBelow(List<Message> messages, MessageId through) {
    MessageId leaf = through;
    Set<MessageId> seen = new HashSet<>();
    while (seen.add(leaf)) {
      MessageId here = leaf;
      leaf =
          messages.stream()
              .filter(message -> here.equals(message.parent()))
              .reduce((first, last) -> last)
              .map(Message::id)
              .orElse(leaf);
    }
    return leaf;
  }

  /** The messages up to this one; empty when it is not among them. */
  public List<Message> upTo(MessageId last) {
    List<Message> all = turns.stream().map(Turn::message).toList();
    for (int index = 0; index < all.size(); index++) {
      if (all.get(index).id().equals(last)) {
        return all.subList(0, index + 1);
      }
    }
    return List.of();
  }

  public Optional<Message> last() {
    return turns.isEmpty() ? Optional.empty() : Optional.of(turns.getLast().message());
  }

  private static Turn turn(List<Message> messages, Message message) {
    List<MessageId> variants =
        messages.stream()
            .filter(other ->
                Objects.equals(other.parent(), message.parent()) && other.role() == message.role())
            .map(Message::id)
            .toList();
    int place = variants.indexOf(message.id());
    return new Turn(
        message,
        place + 1,
        variants.size(),
        place == 0 ? null : variants.get(place - 1),
        place + 1 == variants.size() ? null : variants.get(place + 1));
  }
}
