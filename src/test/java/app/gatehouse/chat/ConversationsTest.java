package app.gatehouse.chat;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.GatehouseTest;
import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.AccountRemoval;
import app.gatehouse.accounts.TestAccounts;
import app.gatehouse.chat.Conversation.Head;
import app.gatehouse.chat.Message.Role;
import app.gatehouse.chat.Message.State;
import app.gatehouse.chat.internal.ChatSeal;
import app.gatehouse.chat.internal.ConversationRows;
import app.gatehouse.models.ModelRef;
import app.gatehouse.providers.ProviderId;
import app.gatehouse.vault.SealedTable;
import java.sql.Connection;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@GatehouseTest
class ConversationsTest {

  private static final ModelRef GPT = new ModelRef(new ProviderId("openai"), "gpt-4o");

  @Autowired private Conversations conversations;
  @Autowired private ConversationRows rows;
  @Autowired private ChatSeal seal;
  @Autowired private TransactionTemplate transaction;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private JdbcClient database;
  @Autowired private DataSource source;
  @Autowired private List<SealedTable> sealedTables;
  private AccountId ann;
  private AccountId ben;

  @BeforeEach
  void addAccounts() {
    ann = TestAccounts.add(database);
    ben = TestAccounts.add(database);
  }

  @AfterEach
  void removeConversations() {
    database.sql("DELETE FROM conversation").update();
  }

  private ConversationId begin(String title) {
    return conversations.create(ann, new Head(title, "Be brief.", GPT));
  }

  private MessageId say(ConversationId id, @Nullable MessageId parent, Role role, String text) {
    return Objects.requireNonNull(
        transaction.execute(status ->
            conversations.add(ann, id, parent, role, State.DONE, Content.prompt(text, List.of()))));
  }

  private List<String> shown(ConversationId id) {
    return conversations.branch(ann, id).turns().stream()
        .map(turn -> Objects.requireNonNull(turn.message().content()).text())
        .toList();
  }

  private SealedTable table(String name) {
    return sealedTables.stream()
        .filter(table -> table.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void keepsWhatWasSaidInTheOrderItWasSaid() {
    ConversationId id = begin("Sorting");
    MessageId first = say(id, null, Role.USER, "How?");
    say(id, first, Role.ASSISTANT, "So.");

    assertThat(shown(id)).containsExactly("How?", "So.");
    assertThat(conversations.find(ann, id).orElseThrow().head())
        .isEqualTo(new Head("Sorting", "Be brief.", GPT));
  }

  @Test
  void keepsEveryFigureOfAnAnswer() {
    ConversationId id = begin("Figures");
    Figures figures =
        new Figures(
            GPT,
            "GPT-4o",
            "OpenAI",
            new app.gatehouse.inference.Tokens(10L, 2L, 30L, null),
            new java.math.BigDecimal("0.00012"),
            java.time.Duration.ofMillis(320),
            java.time.Duration.ofMillis(1320),
            true,
            "gpt-4o-2024-08-06");
    Content answer =
        new Content(
            "So.",
            "Hm.",
            List.of(new Attachment("a.txt", "A")),
            figures,
            new Trouble(
                app.gatehouse.inference.Failure.Reason.RATE_LIMITED,
                429,
                java.time.Instant.parse("2026-01-01T00:00:00Z"),
                "slow down"));
    MessageId message =
        transaction.execute(status ->
            conversations.add(
                ann, id, null, Role.ASSISTANT, State.WRITING, Content.prompt("", List.of())));

    conversations.write(ann, id, Objects.requireNonNull(message), State.FAILED, answer);

    Message stored = conversations.messages(ann, id).getFirst();
    assertThat(stored.content()).isEqualTo(answer);
    assertThat(stored.state()).isEqualTo(State.FAILED);
    assertThat(figures.tokensPerSecond()).isEqualTo(29.0);
  }

  @Test
  void nothingThatWasSaidIsReadableInTheDatabase() {
    ConversationId id = begin("Canary title");
    say(id, null, Role.USER, "Canary prompt");

    String stored =
        database.sql("SELECT sealed FROM conversation").query(String.class).single()
            + database.sql("SELECT sealed FROM chat_message").query(String.class).single();
    assertThat(stored).startsWith("v1.k").doesNotContainIgnoringCase("canary");
  }

  @Test
  void anAccountFindsNothingOfAnother() {
    ConversationId id = begin("Mine");
    MessageId message = say(id, null, Role.USER, "Secret");

    assertThat(conversations.list(ben)).isEmpty();
    assertThat(conversations.find(ben, id)).isEmpty();
    assertThat(conversations.messages(ben, id)).isEmpty();
    assertThat(conversations.containing(ben, "secret")).isEmpty();
    conversations.change(ben, id, head -> head.titled("Theirs"));
    conversations.show(ben, id, message);
    conversations.delete(ben, id);

    assertThat(conversations.find(ann, id).orElseThrow().head())
        .extracting(Head::title)
        .isEqualTo("Mine");
  }

  @Test
  void anEditedPromptKeepsTheFormerBranchBeside() {
    ConversationId id = begin("Branches");
    MessageId first = say(id, null, Role.USER, "One");
    say(id, first, Role.ASSISTANT, "Answer to one");
    MessageId edited = say(id, null, Role.USER, "Two");
    say(id, edited, Role.ASSISTANT, "Answer to two");
    assertThat(shown(id)).containsExactly("Two", "Answer to two");
    Branch.Turn turn = conversations.branch(ann, id).turns().getFirst();
    assertThat(turn.variant()).isEqualTo(2);
    assertThat(turn.variants()).isEqualTo(2);
    assertThat(turn.before()).isEqualTo(first);
    assertThat(turn.after()).isNull();

    conversations.show(ann, id, first);

    assertThat(shown(id)).containsExactly("One", "Answer to one");
  }

  @Test
  void aRowThatWasMovedDoesNotOpenAndBreaksNothing() {
    ConversationId one = begin("One");
    ConversationId other = begin("Other");
    MessageId kept = say(one, null, Role.USER, "Kept");
    MessageId swapped = say(one, kept, Role.ASSISTANT, "Swapped");
    database
        .sql(
            "UPDATE chat_message SET sealed = (SELECT m.sealed FROM chat_message m WHERE m.id = ?) WHERE id = ?")
        .params(kept.value(), swapped.value())
        .update();
    database
        .sql(
            "UPDATE conversation SET sealed = (SELECT c.sealed FROM conversation c WHERE c.id = ?) WHERE id = ?")
        .params(one.value(), other.value())
        .update();

    Map<MessageId, Optional<Content>> contents =
        conversations.messages(ann, one).stream()
            .collect(Collectors.toMap(Message::id, m -> Optional.ofNullable(m.content())));

    assertThat(contents.get(kept)).isPresent();
    assertThat(contents.get(swapped)).isEmpty();
    assertThat(conversations.list(ann)).hasSize(2);
    assertThat(conversations.find(ann, other).orElseThrow().head()).isNull();
    conversations.change(ann, other, head -> head.titled("Not me"));
    assertThat(conversations.find(ann, other).orElseThrow().head()).isNull();
  }

  @Test
  void aMessageThatIsSaidToBeSomebodyElsesDoesNotOpen() {
    ConversationId id = begin("Roles");
    say(id, null, Role.USER, "I said this");

    database.sql("UPDATE chat_message SET role = 'ASSISTANT'").update();

    assertThat(conversations.messages(ann, id).getFirst().content()).isNull();
  }

  @Test
  void rowsThatLeadBackToThemselvesEnd() {
    ConversationId id = begin("Circle");
    MessageId first = say(id, null, Role.USER, "One");
    MessageId second = say(id, first, Role.ASSISTANT, "Two");
    database
        .sql("UPDATE chat_message SET parent_id = ? WHERE id = ?")
        .params(second.value(), first.value())
        .update();

    assertThat(shown(id)).containsExactly("One", "Two");
  }

  @Test
  void findsWhatWasSaidWhateverItsCase() {
    ConversationId id = begin("Weather");
    say(id, null, Role.USER, "Will it RAIN today?");
    begin("Other");

    assertThat(conversations.containing(ann, "rain")).containsExactly(id);
  }

  @Test
  void aDeletedConversationTakesItsMessagesAlong() {
    ConversationId id = begin("Gone");
    say(id, null, Role.USER, "Hello");

    conversations.delete(ann, id);

    assertThat(conversations.find(ann, id)).isEmpty();
    assertThat(database.sql("SELECT COUNT(*) FROM chat_message").query(Long.class).single())
        .isZero();
  }

  @Test
  void conversationsGoWithTheirAccount() {
    ConversationId id = begin("Gone");
    say(id, null, Role.USER, "Hello");

    transaction.executeWithoutResult(status -> events.publishEvent(new AccountRemoval(ann)));

    assertThat(conversations.list(ann)).isEmpty();
  }

  @Test
  void whatWasBeingWrittenWhenGatehouseEndedIsMarkedAsBrokenOff() {
    ConversationId id = begin("Killed");
    transaction.executeWithoutResult(status ->
        conversations.add(
            ann, id, null, Role.ASSISTANT, State.WRITING, Content.prompt("So f", List.of())));

    Conversations restarted = new Conversations(rows, seal, transaction, events, Clock.systemUTC());

    Message left = restarted.messages(ann, id).getFirst();
    assertThat(left.state()).isEqualTo(State.BROKEN);
    assertThat(Objects.requireNonNull(left.content()).text()).isEqualTo("So f");
  }

  @Test
  void sealedRowsAreCountedAndProvedToOpen() throws Exception {
    ConversationId id = begin("Counted");
    MessageId good = say(id, null, Role.USER, "Opens");
    MessageId damaged = say(id, good, Role.ASSISTANT, "Does not");
    database
        .sql("UPDATE chat_message SET sealed = 'v1.k1.AAAA' WHERE id = ?")
        .param(damaged.value())
        .update();

    try (Connection connection = source.getConnection()) {
      assertThat(table("conversation").open(connection)).isEqualTo(new SealedTable.Count(1, 1));
      assertThat(table("chat_message").open(connection)).isEqualTo(new SealedTable.Count(2, 1));
    }
  }

  @Test
  void rowsOfAnotherKeyAreSealedAnewBatchByBatch() {
    ConversationId id = begin("Rotated");
    say(id, null, Role.USER, "One");
    database.sql("UPDATE chat_message SET sealed = 'v1.k99.' || SUBSTRING(sealed FROM 7)").update();

    SealedTable.Batch batch = table("chat_message").reseal(Optional.empty(), 10);

    assertThat(batch.resealed()).isZero();
    assertThat(batch.unopenable()).isEqualTo(1);
    UUID last = batch.last().orElseThrow();
    assertThat(table("chat_message").reseal(Optional.of(last), 10).last()).isEmpty();
  }
}
