package app.gatehouse.chat;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.GatehouseTest;
import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.SetClock;
import app.gatehouse.accounts.TestAccounts;
import app.gatehouse.chat.Conversation.Head;
import app.gatehouse.chat.Message.State;
import app.gatehouse.inference.Failure;
import app.gatehouse.inference.Failure.Reason;
import app.gatehouse.models.ModelCatalog;
import app.gatehouse.models.ModelRef;
import app.gatehouse.providers.ProviderId;
import app.gatehouse.usage.UsageEntry;
import app.gatehouse.usage.UsageEntry.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@GatehouseTest
@Timeout(60)
class AnsweringTest {

  private static final ModelRef GPT = new ModelRef(new ProviderId("openai"), "gpt-4o");
  private static final ModelRef OTHER = new ModelRef(new ProviderId("groq"), "llama");
  private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");

  @Autowired private Conversations conversations;
  @Autowired private ModelCatalog models;
  @Autowired private TransactionTemplate transaction;
  @Autowired private JdbcClient database;

  private final FakeInference inference = new FakeInference();
  private final BlockingQueue<UsageEntry> used = new LinkedBlockingQueue<>();
  private final SetClock clock = new SetClock();
  private Answering answering;
  private AccountId ann;
  private ConversationId id;

  @BeforeEach
  void begin() {
    ann = TestAccounts.add(database);
    answering = answering(Duration.ofSeconds(3));
    id = conversations.create(ann, new Head("Talk", "", GPT));
  }

  @AfterEach
  void end() throws InterruptedException {
    answering.breakOff();
    database.sql("DELETE FROM conversation").update();
  }

  private Answering answering(Duration store) {
    return new Answering(
        conversations,
        models,
        inference,
        used::add,
        transaction,
        clock,
        new RunningAnswer.Pace(Duration.ZERO, store));
  }

  private RunningAnswer send(String text) {
    return answering
        .send(
            ann,
            id,
            conversations.find(ann, id).map(Conversation::leaf).orElse(null),
            Content.prompt(text, List.of()),
            GPT)
        .orElseThrow();
  }

  private AnswerSoFar await(RunningAnswer answer, Predicate<AnswerSoFar> wanted) throws Exception {
    CompletableFuture<AnswerSoFar> found = new CompletableFuture<>();
    Runnable leave =
        answer.listen(step -> {
          if (wanted.test(step)) {
            found.complete(step);
          }
        });
    AnswerSoFar now = answer.soFar();
    if (wanted.test(now)) {
      found.complete(now);
    }
    try {
      return found.get(20, TimeUnit.SECONDS);
    } finally {
      leave.run();
    }
  }

  /** Until it is stored and written down. */
  private UsageEntry ended() throws InterruptedException {
    return Objects.requireNonNull(used.poll(20, TimeUnit.SECONDS), "written down");
  }

  private Message last() {
    return conversations.branch(ann, id).last().orElseThrow();
  }

  private Content lastContent() {
    return Objects.requireNonNull(last().content());
  }

  private JsonNode messages() {
    return JsonMapper.shared().readTree(inference.lastBody()).path("messages");
  }

  @Test
  void anAnswerIsToldWhileItComesAndStoredWhole() throws Exception {
    FakeInference.Script script = inference.answers();
    RunningAnswer answer = send("Hello");

    clock.advance(Duration.ofMillis(500));
    script.thinks("Hm. ").says("Good ");
    await(answer, step -> step.content().text().equals("Good "));
    clock.advance(Duration.ofSeconds(1));
    script.says("day").uses(7, 21).ends();
    UsageEntry usage = ended();

    assertThat(last().state()).isEqualTo(State.DONE);
    assertThat(lastContent().text()).isEqualTo("Good day");
    assertThat(lastContent().reasoning()).isEqualTo("Hm. ");
    Figures figures = Objects.requireNonNull(lastContent().figures());
    assertThat(figures.firstToken()).isEqualTo(Duration.ofMillis(500));
    assertThat(figures.total()).isEqualTo(Duration.ofMillis(1500));
    assertThat(figures.tokensPerSecond()).isEqualTo(20.0);
    assertThat(figures.cost()).isNull();
    assertThat(figures.servedAs()).isEqualTo("fake");
    assertThat(usage.outcome()).isEqualTo(Outcome.ANSWERED);
    assertThat(usage.at()).isEqualTo(START);
    assertThat(usage.latency()).isEqualTo(Duration.ofMillis(1500));
    assertThat(usage.status()).isEqualTo(200);
    assertThat(answering.running(ann, id)).isEmpty();
  }

  @Test
  void asksWithEverythingThatWasSaid() throws Exception {
    conversations.change(ann, id, head -> head.told("Be brief."));
    inference.answers().says("One").ends();
    answering.send(
        ann, id, null, Content.prompt("First", List.of(new Attachment("a.md", "```x```"))), GPT);
    ended();
    inference.answers().says("Two").ends();
    send("Second");
    ended();

    JsonNode body = JsonMapper.shared().readTree(inference.lastBody());
    assertThat(body.path("model").asString()).isEqualTo("openai/gpt-4o");
    assertThat(body.path("stream").booleanValue()).isTrue();
    assertThat(body.path("stream_options").path("include_usage").booleanValue()).isTrue();
    assertThat(messages().findValuesAsString("role"))
        .containsExactly("system", "user", "assistant", "user");
    assertThat(messages().findValuesAsString("content"))
        .containsExactly("Be brief.", "First\n\nFile a.md:\n````\n```x```\n````", "One", "Second");
  }

  @Test
  void stoppingEndsItUpstreamAndKeepsWhatThereIs() throws Exception {
    FakeInference.Script script = inference.answers();
    RunningAnswer answer = send("Tell me a long story");
    script.says("Once upon");
    await(answer, step -> !step.content().text().isEmpty());

    answer.stop();
    UsageEntry usage = ended();

    assertThat(script.isClosed()).isTrue();
    assertThat(last().state()).isEqualTo(State.STOPPED);
    assertThat(lastContent().text()).isEqualTo("Once upon");
    assertThat(usage.outcome()).isEqualTo(Outcome.CANCELLED);
  }

  @Test
  void stoppingBeforeAnythingCameEndsTheWaiting() throws Exception {
    RunningAnswer answer = send("Hello");

    answer.stop();

    assertThat(ended().outcome()).isEqualTo(Outcome.CANCELLED);
    assertThat(last().state()).isEqualTo(State.STOPPED);
  }

  @Test
  void aRefusalIsKeptWithItsReasonAndThePrompt() throws Exception {
    inference.refuses(
        new Failure(Reason.RATE_LIMITED, 429, Duration.ofSeconds(41), "rate_limit", "Slow down"));
    send("Hello");
    UsageEntry usage = ended();

    assertThat(last().state()).isEqualTo(State.FAILED);
    assertThat(lastContent().trouble())
        .isEqualTo(new Trouble(Reason.RATE_LIMITED, 429, START.plusSeconds(41), "Slow down"));
    assertThat(usage.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(usage.status()).isEqualTo(429);
    assertThat(conversations.branch(ann, id).turns()).hasSize(2);
  }

  @Test
  void askingAgainAfterARefusalLeavesNoTraceOfIt() throws Exception {
    inference.refuses(new Failure(Reason.OVERLOADED, 503, null, null, null));
    send("Hello");
    ended();
    inference.answers().says("Hi").ends();

    answering.again(ann, id, Objects.requireNonNull(last().parent()), OTHER);
    ended();

    Branch.Turn turn = conversations.branch(ann, id).turns().getLast();
    assertThat(turn.variants()).isEqualTo(1);
    assertThat(lastContent().text()).isEqualTo("Hi");
    assertThat(Objects.requireNonNull(lastContent().figures()).model()).isEqualTo(OTHER);
    assertThat(Objects.requireNonNull(conversations.find(ann, id).orElseThrow().head()).model())
        .isEqualTo(OTHER);
  }

  @Test
  void anAnswerMadeAnewIsAVariantOfTheFormerOne() throws Exception {
    inference.answers().says("One").ends();
    send("Hello");
    ended();
    inference.answers().says("Two").ends();

    answering.again(ann, id, Objects.requireNonNull(last().parent()), GPT);
    ended();

    assertThat(lastContent().text()).isEqualTo("Two");
    assertThat(conversations.branch(ann, id).turns().getLast().variants()).isEqualTo(2);
    assertThat(messages()).hasSize(1);
  }

  @Test
  void anAnswerThatBreaksOffKeepsItsBeginning() throws Exception {
    FakeInference.Script script = inference.answers();
    send("Hello");
    script.says("Half").breaks(new Failure(Reason.TIMEOUT, 200, null, null, null));
    UsageEntry usage = ended();

    assertThat(last().state()).isEqualTo(State.FAILED);
    assertThat(lastContent().text()).isEqualTo("Half");
    assertThat(Objects.requireNonNull(lastContent().trouble()).reason()).isEqualTo(Reason.TIMEOUT);
    assertThat(usage.outcome()).isEqualTo(Outcome.BROKEN);
  }

  @Test
  void whatIsBeingWrittenIsStoredFromTimeToTime() throws Exception {
    answering = answering(Duration.ofMillis(1));
    FakeInference.Script script = inference.answers();
    RunningAnswer answer = send("Hello");
    clock.advance(Duration.ofMillis(5));
    script.says("Half");
    await(answer, step -> step.content().text().equals("Half"));
    // Told before it is stored; the next step is told after that.
    clock.advance(Duration.ofMillis(5));
    script.says(" way");
    await(answer, step -> step.content().text().equals("Half way"));
    // Its threads may have begun after the first step of the clock.
    clock.advance(Duration.ofMillis(5));
    script.says(" there");
    await(answer, step -> step.content().text().equals("Half way there"));

    assertThat(last().state()).isEqualTo(State.WRITING);
    assertThat(lastContent().text()).startsWith("Half");
  }

  @Test
  void whenGatehouseEndsWhatThereIsIsStored() throws Exception {
    FakeInference.Script script = inference.answers();
    RunningAnswer answer = send("Hello");
    script.says("Half");
    await(answer, step -> step.content().text().equals("Half"));

    answering.breakOff();

    assertThat(last().state()).isEqualTo(State.BROKEN);
    assertThat(lastContent().text()).isEqualTo("Half");
    assertThat(script.isClosed()).isTrue();
  }

  @Test
  void aConversationHasOneAnswerAtATime() {
    RunningAnswer answer = send("Hello");

    assertThat(answering.send(ann, id, answer.id(), Content.prompt("More", List.of()), GPT))
        .isEmpty();
    assertThat(conversations.messages(ann, id)).hasSize(2);
  }

  @Test
  void nobodyElseSendsStopsOrListens() {
    AccountId ben = TestAccounts.add(database);
    send("Hello");

    assertThat(answering.running(ben, id)).isEmpty();
    assertThat(answering.send(ben, id, null, Content.prompt("Mine", List.of()), GPT)).isEmpty();
    assertThat(answering.again(ben, id, MessageId.random(), GPT)).isEmpty();
  }

  @Test
  void aParentOfAnotherConversationIsNone() throws Exception {
    ConversationId other = conversations.create(ann, new Head("Other", "", GPT));
    inference.answers().says("One").ends();
    send("Hello");
    ended();

    assertThat(answering.send(ann, other, last().id(), Content.prompt("Here", List.of()), GPT))
        .isEmpty();
  }

  @Test
  void aDeletedConversationEndsItsAnswer() throws Exception {
    FakeInference.Script script = inference.answers();
    RunningAnswer answer = send("Hello");
    script.says("Half");
    await(answer, step -> !step.content().text().isEmpty());

    conversations.delete(ann, id);
    answering.on(new ChatEvent.Deleted(ann, id));

    assertThat(ended().outcome()).isEqualTo(Outcome.CANCELLED);
    assertThat(conversations.messages(ann, id)).isEmpty();
  }

  @Test
  void aModelOnThisMachineCostsNothingAlsoWhereTokensAreNotTold() throws Exception {
    inference.answers().says("Fine").ends();
    answering.send(
        ann,
        id,
        null,
        Content.prompt("Hello", List.of()),
        new ModelRef(ProviderId.LOCAL, "portcullis/8b/8b.gguf"));

    assertThat(ended().cost()).isZero();
    assertThat(Objects.requireNonNull(lastContent().figures()).cost()).isZero();
  }

  @Test
  void pricesOfTheCatalogMakeTheCost() {
    Served served =
        new Served(
            GPT,
            "GPT-4o",
            "OpenAI",
            new app.gatehouse.models.Price(
                new java.math.BigDecimal("2.50"), new java.math.BigDecimal("10")));

    Figures figures =
        served.figures(new app.gatehouse.inference.Tokens(1000L, null, 200L, null), null, null);

    assertThat(figures.cost()).isEqualByComparingTo("0.0045");
  }
}
