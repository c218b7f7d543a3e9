package app.gatehouse.chat;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.AccountRemoval;
import app.gatehouse.chat.Conversation.Head;
import app.gatehouse.chat.Message.State;
import app.gatehouse.chat.internal.ChatSeal;
import app.gatehouse.chat.internal.ConversationRows;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps conversations. Each call acts for one account and finds nothing of any other: what is not
 * its own is as good as not there.
 */
@Service
public class Conversations {

  private final ConversationRows rows;
  private final ChatSeal seal;
  private final TransactionTemplate transaction;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  /** What is being written now. A row that says so of itself, and is not here, broke off. */
  private final Set<MessageId> writing = ConcurrentHashMap.newKeySet();

  Conversations(
      ConversationRows rows,
      ChatSeal seal,
      TransactionTemplate transaction,
      ApplicationEventPublisher events,
      Clock clock) {
    this.rows = rows;
    this.seal = seal;
    this.transaction = transaction;
    this.events = events;
    this.clock = clock;
  }

  /** All of them, the one that was last changed first. */
  public List<Conversation> list(AccountId account) {
    return rows.of(account.value()).stream().map(row -> describe(account, row)).toList();
  }

  public Optional<Conversation> find(AccountId account, ConversationId id) {
    return rows.find(account.value(), id.value()).map(row -> describe(account, row));
  }

  public ConversationId create(AccountId account, Head head) {
    ConversationId id = ConversationId.random();
    transaction.executeWithoutResult(status -> {
      rows.insert(
          account.value(), id.value(), seal.seal(place(account, id), head), clock.instant());
      events.publishEvent(new ChatEvent.Changed(account, id));
    });
    return id;
  }

  /**
   * Changes the title, the system prompt or the model. Without effect on one that does not open.
   */
  public void change(AccountId account, ConversationId id, UnaryOperator<Head> change) {
    boolean done = false;
    while (!done) {
      done = Boolean.TRUE.equals(transaction.execute(status -> tryChange(account, id, change)));
    }
  }

  /** Whether there is nothing to do any more; false when another page was faster. */
  private boolean tryChange(AccountId account, ConversationId id, UnaryOperator<Head> change) {
    Optional<ConversationRows.Row> row = rows.find(account.value(), id.value());
    @Nullable Head head = row.map(found -> describe(account, found).head()).orElse(null);
    if (row.isEmpty() || head == null) {
      return true;
    }
    Head changed = change.apply(head);
    if (changed.equals(head)) {
      return true;
    }
    boolean stored =
        rows.reseal(id.value(), row.get().sealed(), seal.seal(place(account, id), changed));
    if (stored) {
      events.publishEvent(new ChatEvent.Changed(account, id));
    }
    return stored;
  }

  /** Deletes it with everything that was said in it. */
  public void delete(AccountId account, ConversationId id) {
    transaction.executeWithoutResult(status -> {
      if (rows.delete(account.value(), id.value())) {
        events.publishEvent(new ChatEvent.Deleted(account, id));
      }
    });
  }

  /** Everything that was said in it, in the order it was, on all its branches. */
  public List<Message> messages(AccountId account, ConversationId id) {
    return rows.messages(account.value(), id.value()).stream()
        .map(row -> describe(account, id, row))
        .toList();
  }

  /** What is shown of it. */
  public Branch branch(AccountId account, ConversationId id) {
    return Branch.of(messages(account, id), find(account, id).map(Conversation::leaf).orElse(null));
  }

  /** Shows the branch that leads through this message. */
  public void show(AccountId account, ConversationId id, MessageId through) {
    List<Message> all = messages(account, id);
    if (all.stream().anyMatch(message -> message.id().equals(through))) {
      transaction.executeWithoutResult(status -> {
        rows.leaf(account.value(), id.value(), Branch.leafBelow(all, through).value());
        events.publishEvent(new ChatEvent.Changed(account, id));
      });
    }
  }

  /**
   * In which of them this text stands, whoever said it, regardless of case. Opens all of them, so
   * it takes a while: not for a page's own thread.
   */
  public Set<ConversationId> containing(AccountId account, String text) {
    String wanted = text.toLowerCase(Locale.ROOT);
    Set<ConversationId> found = new HashSet<>();
    for (Conversation conversation : list(account)) {
      if (Thread.currentThread().isInterrupted()) {
        return found;
      }
      if (messages(account, conversation.id()).stream()
          .map(Message::content)
          .anyMatch(content ->
              content != null && content.text().toLowerCase(Locale.ROOT).contains(wanted))) {
        found.add(conversation.id());
      }
    }
    return found;
  }

  /** Adds a message and makes it the last that is shown. Within the caller's transaction. */
  MessageId add(
      AccountId account,
      ConversationId id,
      @Nullable MessageId parent,
      Message.Role role,
      State state,
      Content content) {
    MessageId message = MessageId.random();
    if (state == State.WRITING) {
      writing.add(message);
    }
    Instant now = clock.instant();
    rows.add(
        id.value(),
        new ConversationRows.MessageRow(
            message.value(),
            parent == null ? null : parent.value(),
            role.name(),
            state.name(),
            seal.seal(place(account, id, message, role.name()), content),
            now));
    rows.leaf(account.value(), id.value(), message.value());
    rows.touch(id.value(), now);
    events.publishEvent(new ChatEvent.Changed(account, id));
    return message;
  }

  /** Forgets the answers to a prompt that never began. Within the caller's transaction. */
  void forgetFailed(AccountId account, ConversationId id, MessageId prompt) {
    for (Message message : messages(account, id)) {
      Content content = message.content();
      if (prompt.equals(message.parent())
          && message.state() == State.FAILED
          && content != null
          && content.text().isEmpty()
          && content.reasoning().isEmpty()) {
        rows.remove(id.value(), message.id().value());
      }
    }
  }

  /** Stores an answer anew. Without effect once it is deleted. */
  void write(AccountId account, ConversationId id, MessageId answer, State state, Content content) {
    try {
      transaction.executeWithoutResult(status -> {
        rows.write(
            id.value(),
            answer.value(),
            state.name(),
            seal.seal(place(account, id, answer, Message.Role.ASSISTANT.name()), content));
        if (state != State.WRITING) {
          rows.touch(id.value(), clock.instant());
          events.publishEvent(new ChatEvent.Changed(account, id));
        }
      });
    } finally {
      if (state != State.WRITING) {
        writing.remove(answer);
      }
    }
  }

  @EventListener
  void on(AccountRemoval removal) {
    rows.deleteAllOf(removal.account().value());
  }

  private Conversation describe(AccountId account, ConversationRows.Row row) {
    ConversationId id = new ConversationId(row.id());
    return new Conversation(
        id,
        seal.open(place(account, id), row.sealed(), Head.class).orElse(null),
        row.leaf() == null ? null : new MessageId(row.leaf()),
        row.createdAt(),
        row.changedAt());
  }

  private Message describe(AccountId account, ConversationId id, ConversationRows.MessageRow row) {
    MessageId message = new MessageId(row.id());
    @Nullable UUID parent = row.parent();
    return new Message(
        message,
        parent == null ? null : new MessageId(parent),
        Message.Role.valueOf(row.role()),
        state(message, State.valueOf(row.state())),
        seal.open(place(account, id, message, row.role()), row.sealed(), Content.class)
            .orElse(null),
        row.createdAt());
  }

  /** Nobody writes any more what was being written when Gatehouse ended. */
  private State state(MessageId message, State stored) {
    return stored == State.WRITING && !writing.contains(message) ? State.BROKEN : stored;
  }

  private static ChatSeal.Place place(AccountId account, ConversationId id) {
    return new ChatSeal.Place.OfConversation(account.value(), id.value());
  }

  private static ChatSeal.Place place(
      AccountId account, ConversationId id, MessageId message, String role) {
    return new ChatSeal.Place.OfMessage(account.value(), id.value(), message.value(), role);
  }
}
