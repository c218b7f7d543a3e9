package app.gatehouse.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.gatehouse.GatehouseTest;
import app.gatehouse.SignedIn;
import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.CurrentAccount;
import app.gatehouse.credentials.CredentialService;
import app.gatehouse.credentials.Purpose;
import app.gatehouse.providers.Provider;
import app.gatehouse.providers.ProviderCatalog;
import app.gatehouse.providers.ProviderId;
import app.gatehouse.rotation.RotationProgress.Phase;
import app.gatehouse.rotation.internal.KeyTable;
import app.gatehouse.rotation.internal.Resealing;
import app.gatehouse.storage.SealedColumns;
import app.gatehouse.vault.KeyRing;
import app.gatehouse.vault.KeyRingFiles;
import app.gatehouse.vault.SealedTable;
import app.gatehouse.vault.SecretText;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.support.TransactionTemplate;

@GatehouseTest
class MasterKeyRotationTest {

  private static final int SEVERAL_BATCHES = 2 * Resealing.BATCH + 100;

  @Autowired private BeanFactory beans;
  @Autowired private KeyRing ring;
  @Autowired private KeyRingFiles files;
  @Autowired private KeyTable table;
  @Autowired private Resealing resealing;
  @Autowired private TransactionTemplate transaction;
  @Autowired private Clock clock;
  @Autowired private CurrentAccount current;
  @Autowired private JdbcTemplate database;
  @Autowired private ApplicationEventPublisher publisher;
  @Autowired private CredentialService credentials;
  @Autowired private ProviderCatalog providers;
  @Autowired private List<SealedTable> everything;

  private final List<RotationEvent> told = new CopyOnWriteArrayList<>();
  private final List<Consumer<RotationEvent>> listeners = new ArrayList<>();
  private MasterKeyRotation rotation;
  private ManyCredentials many;
  private String before = "";

  @BeforeEach
  void clear() {
    many = new ManyCredentials(beans);
    many.clear();
    rotation = fresh(files);
    before = rotation.activeKey();
  }

  @AfterEach
  void finish() throws InterruptedException {
    rotation.destroy();
    many.clear();
    MasterKeyRotation cleaner = fresh(files);
    cleaner.goOn();
    await(() -> !cleaner.progress().isRunning());
  }

  @Test
  void sealsEverythingAnewAndRetiresTheOldKey() throws IOException {
    List<AccountId> accounts = many.add(SEVERAL_BATCHES);

    assertThat(rotation.begin()).isTrue();
    String after = rotation.activeKey();
    awaitEnd();

    assertThat(after).isNotEqualTo(before);
    assertThat(rotation.progress())
        .isEqualTo(new RotationProgress(Phase.DONE, SEVERAL_BATCHES, SEVERAL_BATCHES, 0));
    assertThat(key(after).sealed()).isEqualTo(SEVERAL_BATCHES);
    assertThat(key(after).active()).isTrue();
    assertThat(key(after).createdAt()).isNotNull();
    assertThat(key(before).sealed()).isZero();
    assertThat(key(before).isRetired()).isTrue();
    assertThat(many.countOpen()).isEqualTo(SEVERAL_BATCHES);
    assertThat(many.countRight(accounts.getFirst())).isEqualTo(credentials(accounts.getFirst()));
    assertThat(files.file(before)).isRegularFile();
    assertThat(files.file(after)).isRegularFile();
    assertThat(told)
        .contains(
            new RotationEvent.Started(null, after),
            new RotationEvent.KeyRetired(before),
            new RotationEvent.Finished(after, 0));
  }

  @Test
  void isWrittenDown() throws IOException {
    many.add(10);

    rotation.begin();
    awaitEnd();

    assertThat(
            database.queryForList(
                "SELECT kind FROM activity WHERE detail IN (?, ?) AND kind LIKE '%rotation%'"
                    + " OR detail = ? AND kind = 'master-key-retired' ORDER BY kind",
                String.class, rotation.activeKey(), before, before))
        .contains("master-key-retired", "rotation-finished", "rotation-started");
  }

  @Test
  void retiresAtOnceWhatSealedNothing() throws IOException {
    rotation.begin();
    awaitEnd();

    assertThat(key(before).isRetired()).isTrue();
    assertThat(rotation.progress().fraction()).isEqualTo(1);
  }

  @Test
  void keepsWhatIsSavedMeanwhileAndRefusesNobody() throws IOException {
    List<AccountId> accounts = many.add(SEVERAL_BATCHES);
    AccountId ann = accounts.get(accounts.size() / 2);
    Provider openai = providers.get(new ProviderId("openai"));
    List<String> saved = new ArrayList<>();

    rotation.begin();
    while (rotation.progress().isRunning() || saved.size() < 20) {
      String secret = "sk-proj-" + UUID.randomUUID();
      try (SecretText text = SecretText.of(secret)) {
        credentials.save(ann, openai, text, null);
      }
      saved.add(secret);
      assertThat(open(ann, "openai")).isEqualTo(secret);
    }
    awaitEnd();

    System.out.println("Saved " + saved.size() + " times during a rotation");
    assertThat(open(ann, "openai")).isEqualTo(saved.getLast());
    assertThat(key(before).sealed()).isZero();
    assertThat(key(before).isRetired()).isTrue();
    assertThat(many.countOpen()).isEqualTo(SEVERAL_BATCHES);
  }

  @Test
  void waitsForWhatWasSealedByTheOldKeyAndIsNotYetStored() throws Exception {
    AccountId ann = many.add(1).getFirst();
    Provider groq = providers.get(new ProviderId("groq"));
    CountDownLatch sealed = new CountDownLatch(1);
    CountDownLatch mayStore = new CountDownLatch(1);
    CompletableFuture<Void> late =
        CompletableFuture.runAsync(() ->
            transaction.executeWithoutResult(status -> {
              try (SecretText text = SecretText.of("gsk_late_0123456789")) {
                credentials.save(ann, groq, text, null);
              }
              sealed.countDown();
              awaitUninterruptibly(mayStore);
            }));
    sealed.await();

    rotation.begin();
    await(() -> rotation.progress().resealed() == 1);

    assertThat(rotation.progress().isRunning()).isTrue();
    assertThat(key(before).isRetired()).isFalse();

    mayStore.countDown();
    late.join();
    awaitEnd();
    assertThat(rotation.progress().phase()).isEqualTo(Phase.DONE);
    assertThat(key(before).sealed()).isZero();
    assertThat(key(before).isRetired()).isTrue();
    assertThat(open(ann, "groq")).isEqualTo("gsk_late_0123456789");
  }

  @Test
  void stopsBetweenTwoBatchesWhenCancelledAndGoesOnWhenAsked() throws IOException {
    many.add(SEVERAL_BATCHES);
    listeners.add(event -> {
      if (event instanceof RotationEvent.Progressed) {
        rotation.cancel();
      }
    });

    rotation.begin();
    awaitEnd();

    assertThat(rotation.progress())
        .isEqualTo(new RotationProgress(Phase.CANCELLED, Resealing.BATCH, SEVERAL_BATCHES, 0));
    assertThat(key(before).sealed()).isEqualTo(SEVERAL_BATCHES - Resealing.BATCH);
    assertThat(key(before).isRetired()).isFalse();
    assertThat(rotation.isUnfinished()).isTrue();
    assertThat(many.countOpen()).isEqualTo(SEVERAL_BATCHES);

    listeners.clear();
    rotation.resume();
    awaitEnd();

    assertThat(rotation.progress().phase()).isEqualTo(Phase.DONE);
    assertThat(key(before).isRetired()).isTrue();
    assertThat(rotation.isUnfinished()).isFalse();
  }

  @Test
  void goesOnByItselfAtTheNextStart() throws IOException {
    many.add(SEVERAL_BATCHES);
    listeners.add(event -> rotation.cancel());
    rotation.begin();
    awaitEnd();
    listeners.clear();
    String after = rotation.activeKey();
    rotation = fresh(files);

    rotation.goOn();
    awaitEnd();

    assertThat(rotation.activeKey()).isEqualTo(after);
    assertThat(key(after).sealed()).isEqualTo(SEVERAL_BATCHES);
    assertThat(key(before).isRetired()).isTrue();
  }

  @Test
  void leavesWhatDoesNotOpenAndKeepsItsKey() throws IOException {
    AccountId ann = many.add(3).getFirst();
    database.update(
        "UPDATE credential SET endpoint = 'https://evil.example'"
            + " WHERE account_id = ? AND provider_id = 'openai'",
        ann.value());
    database.update(
        "UPDATE credential SET provider_id = 'No Provider'"
            + " WHERE account_id = ? AND provider_id = 'anthropic'",
        ann.value());

    rotation.begin();
    awaitEnd();

    assertThat(rotation.progress()).isEqualTo(new RotationProgress(Phase.DONE, 1, 3, 2));
    assertThat(key(before).sealed()).isEqualTo(2);
    assertThat(key(before).isRetired()).isFalse();
    assertThat(rotation.isUnfinished()).isFalse();
    assertThat(told).contains(new RotationEvent.Finished(rotation.activeKey(), 2));

    many.clear();
    rotation.resume();
    awaitEnd();
    assertThat(key(before).isRetired()).isTrue();
  }

  @Test
  void keepsBothKeysWhenItFailsAndGoesOnWhenAsked() throws IOException {
    many.add(SEVERAL_BATCHES);
    listeners.add(event -> {
      if (event instanceof RotationEvent.Progressed && rotation.progress().resealed() > 0) {
        throw new DataAccessResourceFailureException("the disk is full");
      }
    });

    rotation.begin();
    await(() -> rotation.progress().phase() == Phase.FAILED);

    assertThat(key(before).isRetired()).isFalse();
    assertThat(many.countOpen()).isEqualTo(SEVERAL_BATCHES);

    listeners.clear();
    rotation.resume();
    awaitEnd();
    assertThat(rotation.progress().phase()).isEqualTo(Phase.DONE);
    assertThat(key(before).isRetired()).isTrue();
  }

  @Test
  void isNotBegunTwice() throws IOException {
    many.add(SEVERAL_BATCHES);
    List<Boolean> second = new CopyOnWriteArrayList<>();
    CountDownLatch asked = new CountDownLatch(1);
    listeners.add(event -> {
      if (event instanceof RotationEvent.Progressed && asked.getCount() > 0) {
        second.add(beginQuietly());
        asked.countDown();
      }
    });

    rotation.begin();
    awaitUninterruptibly(asked);
    awaitEnd();

    assertThat(second).containsExactly(false);
  }

  @Test
  void keepsTheOldKeyActiveWhenTheNewOneCannotBeWritten() throws IOException {
    many.add(3);
    MasterKeyRotation unwritable =
        fresh(new KeyRingFiles(Files.createTempFile("gatehouse", "file")));

    assertThatExceptionOfType(IOException.class).isThrownBy(() -> unwritable.begin());

    assertThat(rotation.activeKey()).isEqualTo(before);
    assertThat(key(before).active()).isTrue();
    assertThat(unwritable.progress().phase()).isEqualTo(Phase.IDLE);
  }

  @Test
  @SignedIn(owner = false)
  void isTheOwnersAlone() {
    assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> rotation.begin());
    assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> rotation.resume());
    assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> rotation.cancel());

    assertThat(rotation.activeKey()).isEqualTo(before);
    assertThat(rotation.progress().phase()).isEqualTo(Phase.IDLE);
  }

  @Test
  void everyTableWithSealedSecretsHasSomebodyWhoSealsThemAnew() {
    assertThat(everything)
        .extracting(SealedTable::name)
        .containsExactlyInAnyOrderElementsOf(
            database.execute((ConnectionCallback<java.util.Set<String>>) SealedColumns::tables));
  }

  /** As a start makes it. */
  private MasterKeyRotation fresh(KeyRingFiles keyFiles) {
    return new MasterKeyRotation(
        ring, keyFiles, table, resealing, transaction, this::hear, clock, current);
  }

  private void hear(Object event) {
    told.add((RotationEvent) event);
    listeners.forEach(listener -> listener.accept((RotationEvent) event));
    publisher.publishEvent(event);
  }

  private boolean beginQuietly() {
    try {
      return rotation.begin();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private KeyUse key(String id) {
    return table.use().keys().stream().filter(key -> key.id().equals(id)).findFirst().orElseThrow();
  }

  private int credentials(AccountId account) {
    return credentials.list(account).size();
  }

  private String open(AccountId account, String provider) {
    return credentials.use(
        account,
        credentials.find(account, new ProviderId(provider)).orElseThrow().id(),
        Purpose.COPY,
        SecretText::expose);
  }

  private void awaitEnd() {
    await(() -> !rotation.progress().isRunning());
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("still waiting").isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
