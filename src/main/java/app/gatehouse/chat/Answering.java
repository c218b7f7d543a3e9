package app.gatehouse.chat;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.AccountRemoval;
import app.gatehouse.chat.Message.Role;
import app.gatehouse.chat.Message.State;
import app.gatehouse.inference.Inference;
import app.gatehouse.models.Model;
import app.gatehouse.models.ModelCatalog;
import app.gatehouse.models.ModelRef;
import app.gatehouse.usage.UsageLog;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Has prompts answered. An answer goes on without the page that asked for it, and is stored while
 * it is written; a conversation has at most one at a time. Each call acts for one account and finds
 * nothing of any other.
 */
@Service
public class Answering {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Conversations conversations;
  private final ModelCatalog models;
  private final Inference inference;
  private final UsageLog usage;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final RunningAnswer.Pace pace;
  private final Map<ConversationId, Running> running = new ConcurrentHashMap<>();

  private record Running(AccountId account, RunningAnswer answer) {}

  @Autowired
  Answering(
      Conversations conversations,
      ModelCatalog models,
      Inference inference,
      UsageLog usage,
      TransactionTemplate transaction,
      Clock clock) {
    this(conversations, models, inference, usage, transaction, clock, RunningAnswer.Pace.USUAL);
  }

  Answering(
      Conversations conversations,
      ModelCatalog models,
      Inference inference,
      UsageLog usage,
      TransactionTemplate transaction,
      Clock clock,
      RunningAnswer.Pace pace) {
    this.conversations = conversations;
    this.models = models;
    this.inference = inference;
    this.usage = usage;
    this.transaction = transaction;
    this.clock = clock;
    this.pace = pace;
  }

  /**
   * Says something and has it answered.
   *
   * @param parent which message it follows; null to begin, or to begin anew
   * @return empty when an answer is still being written, or there is no such conversation or
   *     message
   */
  public synchronized Optional<RunningAnswer> send(
      AccountId account,
      ConversationId conversation,
      @Nullable MessageId parent,
      Content prompt,
      ModelRef model) {
    if (!isFree(account, conversation, parent)) {
      return Optional.empty();
    }
    return begin(
        account,
        conversation,
        model,
        () -> conversations.add(account, conversation, parent, Role.USER, State.DONE, prompt));
  }

  /**
   * Has something answered that was said before; the former answers stay as variants, but for those
   * that never began.
   *
   * @return empty as {@link #send} does
   */
  public synchronized Optional<RunningAnswer> again(
      AccountId account, ConversationId conversation, MessageId prompt, ModelRef model) {
    if (!isFree(account, conversation, prompt)) {
      return Optional.empty();
    }
    return begin(
        account,
        conversation,
        model,
        () -> {
          conversations.forgetFailed(account, conversation, prompt);
          return prompt;
        });
  }

  /** The answer that is being written in it. */
  public Optional<RunningAnswer> running(AccountId account, ConversationId conversation) {
    return Optional.ofNullable(running.get(conversation))
        .filter(found -> found.account().equals(account))
        .map(Running::answer);
  }

  private boolean isFree(
      AccountId account, ConversationId conversation, @Nullable MessageId message) {
    return !running.containsKey(conversation)
        && conversations.find(account, conversation).isPresent()
        && (message == null
            || conversations.messages(account, conversation).stream()
                .anyMatch(known -> known.id().equals(message)));
  }

  private Optional<RunningAnswer> begin(
      AccountId account, ConversationId conversation, ModelRef model, Supplier<MessageId> prompt) {
    @Nullable Model known = models.find(account, model).orElse(null);
    Served served = Served.of(model, known, models.price(account, model));
    conversations.change(account, conversation, head -> head.asking(model));
    @Nullable Asking asking =
        transaction.execute(status -> {
          MessageId asked = prompt.get();
          MessageId answer =
              conversations.add(
                  account,
                  conversation,
                  asked,
                  Role.ASSISTANT,
                  State.WRITING,
                  Content.answer("", "", served.figures(), null));
          return new Asking(
              inference,
              usage,
              conversations,
              clock,
              account,
              conversation,
              answer,
              served,
              history(account, conversation, asked),
              () -> running.remove(conversation));
        });
    if (asking == null) {
      return Optional.empty();
    }
    RunningAnswer answer = new RunningAnswer(asking, pace, clock);
    running.put(conversation, new Running(account, answer));
    answer.start();
    return Optional.of(answer);
  }

  private List<Message> history(AccountId account, ConversationId conversation, MessageId last) {
    return Branch.of(conversations.messages(account, conversation), last).upTo(last);
  }

  @EventListener
  void on(ChatEvent event) {
    if (event instanceof ChatEvent.Deleted(AccountId account, ConversationId conversation)) {
      running(account, conversation).ifPresent(RunningAnswer::stop);
    }
  }

  @EventListener
  void on(AccountRemoval removal) {
    running.values().stream()
        .filter(found -> found.account().equals(removal.account()))
        .forEach(found -> found.answer().stop());
  }

  /** What has been written so far is kept. */
  @PreDestroy
  void breakOff() throws InterruptedException {
    for (Running each : running.values()) {
      each.answer().breakOff(PATIENCE);
    }
  }
}
