package app.gatehouse.chat;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.chat.Message.Role;
import app.gatehouse.chat.Message.State;
import app.gatehouse.chat.internal.AnswerReader;
import app.gatehouse.chat.internal.PromptBody;
import app.gatehouse.credentials.Purpose;
import app.gatehouse.inference.Answer;
import app.gatehouse.inference.Failure;
import app.gatehouse.inference.Inference;
import app.gatehouse.inference.InferenceException;
import app.gatehouse.inference.MalformedRequestException;
import app.gatehouse.inference.ModelRequest;
import app.gatehouse.inference.RequestBody;
import app.gatehouse.inference.Tokens;
import app.gatehouse.usage.UsageEntry;
import app.gatehouse.usage.UsageEntry.Outcome;
import app.gatehouse.usage.UsageLog;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One question to a model: how it is asked, read and written down. */
final class Asking implements RunningAnswer.Job {

  private static final int OK = 200;
  private static final int BAD_GATEWAY = 502;

  private final Inference inference;
  private final UsageLog usage;
  private final Conversations conversations;
  private final AccountId account;
  private final ConversationId conversation;
  private final MessageId id;
  private final Served served;
  private final ModelRequest request;
  private final Instant asked;
  private final Runnable removed;

  Asking(
      Inference inference,
      UsageLog usage,
      Conversations conversations,
      Clock clock,
      AccountId account,
      ConversationId conversation,
      MessageId id,
      Served served,
      List<Message> history,
      Runnable removed) {
    this.inference = inference;
    this.usage = usage;
    this.conversations = conversations;
    this.account = account;
    this.conversation = conversation;
    this.id = id;
    this.served = served;
    this.request = request(history);
    this.asked = clock.instant();
    this.removed = removed;
  }

  @Override
  public MessageId id() {
    return id;
  }

  @Override
  public void read(RunningAnswer into) {
    try (Answer answer = inference.ask(request)) {
      into.opened(answer);
      Heard heard = new Heard(into);
      AnswerReader.read(answer, heard);
      into.read(answer.failure() == null ? heard.failure : answer.failure());
    } catch (InferenceException refused) {
      into.read(refused.failure());
    } catch (IOException broken) {
      into.read(failure(null));
    } catch (RuntimeException defect) {
      into.read(failure(null));
      throw defect;
    }
  }

  @Override
  public Figures figures(Tokens tokens, @Nullable Duration first, @Nullable Duration total) {
    return served.figures(tokens, first, total);
  }

  @Override
  public void store(State state, Content content) {
    conversations.write(account, conversation, id, state, content);
  }

  @Override
  public void over(AnswerSoFar end, @Nullable Failure failure) {
    removed.run();
    Figures figures = end.content().figures();
    boolean any = figures != null && figures.firstToken() != null;
    Outcome outcome =
        switch (end.state()) {
          case DONE -> Outcome.ANSWERED;
          case STOPPED -> Outcome.CANCELLED;
          case WRITING, BROKEN -> Outcome.BROKEN;
          case FAILED -> any ? Outcome.BROKEN : Outcome.FAILED;
        };
    usage.record(
        new UsageEntry(
            asked,
            account,
            null,
            served.ref(),
            figures == null ? Tokens.UNKNOWN : figures.tokens(),
            figures == null ? null : figures.cost(),
            figures == null || figures.total() == null ? Duration.ZERO : figures.total(),
            figures == null ? null : figures.firstToken(),
            outcome,
            outcome == Outcome.FAILED ? status(failure) : OK));
  }

  private static int status(@Nullable Failure failure) {
    return failure == null || failure.status() == 0 ? BAD_GATEWAY : failure.status();
  }

  private ModelRequest request(List<Message> history) {
    String system =
        conversations
            .find(account, conversation)
            .map(Conversation::head)
            .map(Conversation.Head::system)
            .orElse("");
    List<PromptBody.Said> said = new ArrayList<>();
    for (Message message : history) {
      Content content = message.content();
      // An answer that never came is nothing that was said.
      if (content != null && !(text(content).isBlank() && message.role() == Role.ASSISTANT)) {
        said.add(
            new PromptBody.Said(message.role() == Role.USER ? "user" : "assistant", text(content)));
      }
    }
    try {
      return new ModelRequest(
          account,
          served.ref(),
          ModelRequest.Operation.CHAT,
          RequestBody.of(PromptBody.of(served.ref().toString(), system, said)),
          Purpose.CHAT);
    } catch (MalformedRequestException e) {
      throw new IllegalStateException("A request of our own is well formed", e);
    }
  }

  private static String text(Content content) {
    StringBuilder text = new StringBuilder(content.text());
    for (Attachment file : content.attachments()) {
      text.append("\n\n").append(PromptBody.attached(file.name(), file.text()));
    }
    return text.toString();
  }

  private static Failure failure(@Nullable String message) {
    return new Failure(Failure.Reason.NOT_REACHABLE, 0, null, null, message);
  }

  /** Puts what is heard where it belongs. */
  private static final class Heard implements AnswerReader.Listener {

    private final RunningAnswer into;
    private @Nullable Failure failure;

    private Heard(RunningAnswer into) {
      this.into = into;
    }

    @Override
    public void text(String piece) {
      into.heard(text -> text.text(piece));
    }

    @Override
    public void reasoning(String piece) {
      into.heard(text -> text.reasoning(piece));
    }

    @Override
    public void cut() {
      into.heard(AnswerText::cut);
    }

    @Override
    public void servedAs(String model) {
      into.heard(text -> text.servedAs(model));
    }

    @Override
    public void error(@Nullable String message) {
      failure = Asking.failure(message);
    }
  }
}
