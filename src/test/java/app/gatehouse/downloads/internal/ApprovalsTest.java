package app.gatehouse.downloads.internal;

import static app.gatehouse.downloads.internal.QueueStage.REPOSITORY;
import static app.gatehouse.downloads.internal.QueueStage.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.gatehouse.GatehouseTest;
import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.TestAccounts;
import app.gatehouse.credentials.CredentialEvent;
import app.gatehouse.downloads.Download;
import app.gatehouse.downloads.Download.Done;
import app.gatehouse.downloads.Download.Failed;
import app.gatehouse.downloads.Download.Failure;
import app.gatehouse.downloads.Download.Running;
import app.gatehouse.downloads.Download.Waiting;
import app.gatehouse.downloads.DownloadEvent;
import app.gatehouse.downloads.internal.transfer.FetchException;
import app.gatehouse.hub.HubAccess;
import app.gatehouse.hub.HubEvent;
import app.gatehouse.hub.HubSettings;
import app.gatehouse.hub.RepositoryId;
import app.gatehouse.providers.ProviderId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@GatehouseTest
class ApprovalsTest {

  private static final HubAccess ASKED = new HubAccess.Waiting("ann");
  private static final HubAccess OPEN = new HubAccess.Accessible();
  private static final RepositoryId OTHER = new RepositoryId("google/gemma-3-4b-it");

  @Autowired private DownloadRows rows;
  @Autowired private HubSettings settings;
  @Autowired private JdbcClient database;
  private QueueStage stage;
  private AccountId ann;

  @BeforeEach
  void begin() {
    database.sql("DELETE FROM download").update();
    ann = TestAccounts.add(database);
    stage = new QueueStage(rows, settings);
  }

  @AfterEach
  void end() {
    stage.end();
    database.sql("DELETE FROM download").update();
  }

  private Download wait(RepositoryId repository, String name) {
    return stage.queue.addWhenApproved(ann, repository, file(name), ASKED);
  }

  private Waiting waiting(Download download) {
    return (Waiting) stage.state(ann, download);
  }

  private int asked() {
    return stage.hub.asked.size();
  }

  /** So much time passes, and then the Hub has been asked and has answered. */
  private void askAfter(Duration time, Download download) {
    Instant before = waiting(download).askedAt();
    stage.pass(time);
    await()
        .until(() ->
            !(stage.state(ann, download) instanceof Waiting now) || now.askedAt().isAfter(before));
  }

  private Download settled(Download download, Predicate<Download.State> state) {
    return stage.until(ann, download, state);
  }

  @Test
  void waitsWithoutFetchingAnything() {
    Download download = wait(REPOSITORY, "a.gguf");

    assertThat(waiting(download))
        .isEqualTo(
            new Waiting(
                ASKED, stage.clock.instant(), stage.clock.instant().plus(Duration.ofMinutes(1))));
    stage.pass(Duration.ofSeconds(59));
    assertThat(asked()).isZero();
    assertThat(stage.fetcher.hasBegunAnother()).isFalse();
  }

  @Test
  void asksEachTimeLaterUpToAQuarterOfAnHour() {
    Download download = wait(REPOSITORY, "a.gguf");

    for (int minutes : List.of(1, 2, 4, 8, 15, 15, 15)) {
      Waiting before = waiting(download);
      assertThat(Duration.between(before.askedAt(), before.nextAt()))
          .isEqualTo(Duration.ofMinutes(minutes));
      askAfter(Duration.ofMinutes(minutes), download);
    }
    assertThat(asked()).isEqualTo(7);
  }

  @Test
  void asksOnceForEachModelHoweverManyFilesWait() {
    Download first = wait(REPOSITORY, "a.gguf");
    Download second = wait(REPOSITORY, "b.gguf");
    Download other = wait(OTHER, "a.gguf");

    askAfter(Duration.ofMinutes(1), first);
    await().until(() -> waiting(other).askedAt().equals(stage.clock.instant()));

    assertThat(stage.hub.asked).containsExactlyInAnyOrder(REPOSITORY, OTHER);
    assertThat(waiting(second)).isEqualTo(waiting(first));
  }

  @Test
  void beginsAndSaysSoWhenAccessHasCome() {
    Download download = wait(REPOSITORY, "a.gguf");
    stage.hub.answer = id -> OPEN;

    askAfter(Duration.ofMinutes(1), download);

    assertThat(stage.fetcher.next().wanted.path()).isEqualTo("a.gguf");
    assertThat(stage.events)
        .contains(new DownloadEvent.Approved(ann, download.id(), REPOSITORY, "a.gguf"));
  }

  @Test
  void goesOnWaitingAfterARestart() {
    Download download = wait(REPOSITORY, "a.gguf");
    askAfter(Duration.ofMinutes(1), download);
    Waiting before = waiting(download);

    stage.restart();

    assertThat(waiting(download)).isEqualTo(before);
    stage.hub.answer = id -> OPEN;
    askAfter(Duration.ofMinutes(2), download);
    stage.fetcher.next();
  }

  @Test
  void whatThePersonHasToDoIsToldApartAndTheWaitingGoesOn() {
    Download download = wait(REPOSITORY, "a.gguf");
    List<HubAccess> answers =
        Answers.ALL.stream()
            .filter(answer -> !(answer instanceof HubAccess.Accessible))
            .filter(answer -> !(answer instanceof HubAccess.Rejected))
            .filter(answer -> !(answer instanceof HubAccess.Disabled))
            .toList();
    for (HubAccess answer : answers) {
      stage.hub.answer = id -> answer;
      askAfter(Duration.ofMinutes(20), download);

      assertThat(waiting(download).said()).isEqualTo(answer);
      stage.restart();
      assertThat(waiting(download).said()).as("after a restart").isEqualTo(answer);
    }
  }

  @Test
  void aRejectionEndsItUntilItIsTriedAgain() {
    Download download = wait(REPOSITORY, "a.gguf");
    stage.hub.answer = id -> new HubAccess.Rejected("ann");

    askAfter(Duration.ofMinutes(1), download);

    Download rejected = settled(download, Failed.class::isInstance);
    assertThat(rejected.state())
        .isEqualTo(new Failed(new Failure.Refused(new HubAccess.Rejected("ann"))));
    assertThat(rejected.unseen()).isTrue();
    assertThat(stage.events).contains(new DownloadEvent.Stopped(ann, download.id(), "a.gguf"));
    stage.pass(Duration.ofHours(1));
    assertThat(asked()).isEqualTo(1);

    stage.hub.answer = id -> ASKED;
    stage.queue.retry(ann, download.id());

    await().until(() -> asked() == 2);
    settled(download, state -> state instanceof Waiting now && now.said().equals(ASKED));
  }

  @Test
  void aDownloadThatTheGateStopsAsksTheHubFirstWhenItIsTriedAgain() {
    Download download = stage.add(ann, "a.gguf");
    stage.fetcher.next().fail(new FetchException.Refused(new HubAccess.NeverAsked("ann")));
    settled(download, Failed.class::isInstance);

    stage.hub.answer = id -> OPEN;
    stage.queue.retry(ann, download.id());

    stage.fetcher.next().finish(1);
    settled(download, Done.class::isInstance);
    assertThat(asked()).isEqualTo(1);
  }

  @Test
  void leavesTheHubAloneForAsLongAsItAsks() {
    Download limited = wait(REPOSITORY, "a.gguf");
    Download other = wait(OTHER, "a.gguf");
    stage.hub.answer = id -> new HubAccess.RateLimited(Duration.ofMinutes(30));

    stage.pass(Duration.ofMinutes(1));
    await().until(() -> waiting(limited).nextAt().equals(waiting(other).nextAt()) && asked() == 1);
    stage.pass(Duration.ofMinutes(29));
    stage.queue.askAgain(ann, OTHER);
    assertThat(asked()).as("nothing of that account's").isEqualTo(1);

    stage.hub.answer = id -> ASKED;
    stage.pass(Duration.ofMinutes(2));
    await().until(() -> asked() == 3);
  }

  @Test
  void asksNothingWhereNoRequestMayLeave() {
    Download download = wait(REPOSITORY, "a.gguf");
    stage.mayAsk = false;

    stage.pass(Duration.ofHours(1));
    stage.queue.askAgain(ann, REPOSITORY);

    assertThat(asked()).isZero();
    assertThat(waiting(download).said()).isEqualTo(ASKED);
  }

  @Test
  void asksAtOnceWhenItIsTo() {
    Download download = wait(REPOSITORY, "a.gguf");
    stage.clock.advance(Duration.ofSeconds(1));
    stage.hub.answer = id -> OPEN;

    stage.queue.askAgain(ann, REPOSITORY);

    stage.fetcher.next();
    assertThat(stage.state(ann, download)).isInstanceOf(Running.class);
  }

  @Test
  void hearsWhatSomebodyElseWasTold() {
    Download download = wait(REPOSITORY, "a.gguf");
    Download other = wait(OTHER, "a.gguf");

    stage.approvals.on(new HubEvent.AccessChecked(ann, REPOSITORY, OPEN));

    assertThat(stage.fetcher.next().wanted.repository()).isEqualTo(REPOSITORY);
    assertThat(stage.state(ann, download)).isInstanceOf(Running.class);
    assertThat(stage.state(ann, other)).isInstanceOf(Waiting.class);
    assertThat(asked()).isZero();
  }

  @Test
  void isNotMovedByAnothersAccess() {
    Download download = wait(REPOSITORY, "a.gguf");

    stage.approvals.on(new HubEvent.AccessChecked(AccountId.random(), REPOSITORY, OPEN));

    assertThat(stage.state(ann, download)).isInstanceOf(Waiting.class);
  }

  @Test
  void asksAgainWhenAnotherTokenIsSaved() {
    Download download = wait(REPOSITORY, "a.gguf");

    stage.approvals.on(new CredentialEvent.Saved(ann, new ProviderId("openai"), false));
    assertThat(asked()).isZero();
    stage.clock.advance(Duration.ofSeconds(1));
    stage.approvals.on(new CredentialEvent.Saved(ann, HubSettings.PROVIDER, true));

    await().until(() -> asked() == 1);
    assertThat(download.name()).isEqualTo("a.gguf");
  }

  @Test
  void aFailureOfOurOwnIsTriedAgainAMinuteLater() {
    Download download = wait(REPOSITORY, "a.gguf");
    stage.hub.answer =
        id -> {
          throw new IllegalStateException("broken on purpose");
        };
    stage.pass(Duration.ofMinutes(1));
    await().until(() -> waiting(download).nextAt().isAfter(stage.clock.instant()));
    assertThat(waiting(download).said()).isEqualTo(ASKED);

    stage.hub.answer = id -> OPEN;
    askAfter(Duration.ofMinutes(1), download);
    stage.fetcher.next();
  }

  @Test
  void aSlowAnswerForOneAccountKeepsNobodyElseWaiting() {
    AccountId ben = TestAccounts.add(database);
    wait(OTHER, "a.gguf");
    Download bens = stage.queue.addWhenApproved(ben, REPOSITORY, file("b.gguf"), ASKED);
    CountDownLatch hold = new CountDownLatch(1);
    stage.hub.answer =
        id -> {
          if (id.equals(OTHER)) {
            awaitSafely(hold);
          }
          return OPEN;
        };

    stage.pass(Duration.ofMinutes(1));

    assertThat(stage.fetcher.next().wanted.account()).isEqualTo(ben);
    assertThat(stage.state(ben, bens)).isInstanceOf(Running.class);
    hold.countDown();
    assertThat(stage.fetcher.next().wanted.account()).isEqualTo(ann);
  }

  @Test
  void oneThatIsOnItsWayAlreadyStaysAsItIs() {
    Download running = stage.add(ann, "a.gguf");
    stage.fetcher.next();

    assertThat(wait(REPOSITORY, "a.gguf").state()).isInstanceOf(Running.class);
    assertThat(running.name()).isEqualTo("a.gguf");
  }

  @Test
  void canBeCancelled() {
    Download download = wait(REPOSITORY, "a.gguf");

    assertThat(stage.queue.cancel(ann, download.id())).isTrue();

    stage.pass(Duration.ofHours(1));
    assertThat(asked()).isZero();
  }

  private static void awaitSafely(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
