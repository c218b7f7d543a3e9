package app.gatehouse.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.gatehouse.GatehouseTest;
import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.AccountRemoval;
import app.gatehouse.accounts.TestAccounts;
import app.gatehouse.credentials.Verdict.Limit;
import app.gatehouse.credentials.Verdict.Limited;
import app.gatehouse.credentials.Verdict.Rejected;
import app.gatehouse.credentials.Verdict.Rejection;
import app.gatehouse.providers.Provider;
import app.gatehouse.providers.ProviderCatalog;
import app.gatehouse.providers.ProviderId;
import app.gatehouse.vault.SealedTable;
import app.gatehouse.vault.SecretText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@GatehouseTest
class FrequentUseTest {

  private static final String SECRET = "sk-proj-0123456789abcdef";
  private static final ProviderId OPENAI = new ProviderId("openai");

  @Autowired private FrequentUse door;
  @Autowired private CredentialService credentials;
  @Autowired private CredentialChecks checks;
  @Autowired private ProviderCatalog providers;
  @Autowired private JdbcClient database;
  @Autowired private TransactionTemplate transaction;
  @Autowired private List<SealedTable> tables;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private ConfigurableApplicationContext context;
  private AccountId ann;

  @BeforeEach
  void addAccount() {
    ann = TestAccounts.add(database);
  }

  @Test
  void opensWhatIsSavedAndNothingElse() {
    assertThat(door.find(ann, OPENAI)).isEmpty();

    save(SECRET);

    assertThat(use()).isEqualTo(SECRET);
    assertThat(door.find(TestAccounts.add(database), OPENAI)).isEmpty();
    assertThat(door.find(ann, OPENAI).orElseThrow().toString()).doesNotContain("v1.");
  }

  @Test
  void aReplacedSecretIsTheOneThatOpens() {
    save(SECRET);
    use();

    save("sk-proj-another-0123456789");

    assertThat(use()).isEqualTo("sk-proj-another-0123456789");
  }

  @Test
  void aChangeThatIsTakenBackChangesNothing() {
    save(SECRET);
    use();

    transaction.executeWithoutResult(status -> {
      save("sk-proj-another-0123456789");
      status.setRollbackOnly();
    });

    assertThat(use()).isEqualTo(SECRET);
  }

  @Test
  void aDeletedOneIsGone() {
    Credential saved = save(SECRET);
    use();

    credentials.delete(ann, saved.id());

    assertThat(door.find(ann, OPENAI)).isEmpty();
  }

  @Test
  void withItsAccountItIsGone() {
    save(SECRET);
    use();

    transaction.executeWithoutResult(status -> events.publishEvent(new AccountRemoval(ann)));

    assertThat(door.find(ann, OPENAI)).isEmpty();
  }

  @Test
  void isWrittenDownOnceAnHourForEachPurpose() {
    save(SECRET);

    for (int i = 0; i < 5; i++) {
      use();
    }
    use(Purpose.CHAT);

    assertThat(activity())
        .containsExactly("credential-saved", "credential-used", "credential-used");
    assertThat(credentials.find(ann, OPENAI).orElseThrow().lastUsedAt()).isNotNull();
  }

  @Test
  void anotherSecretIsWrittenDownAnew() {
    save(SECRET);
    use();

    save("sk-proj-another-0123456789");
    use();

    assertThat(activity())
        .containsExactly(
            "credential-saved", "credential-used", "credential-replaced", "credential-used");
  }

  @Test
  void manyAtOnceAreWrittenDownOnce() throws Exception {
    save(SECRET);
    ConcurrentLinkedQueue<String> opened = new ConcurrentLinkedQueue<>();
    CountDownLatch go = new CountDownLatch(1);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      threads.add(
          Thread.startVirtualThread(() -> {
            try {
              go.await();
            } catch (InterruptedException e) {
              return;
            }
            opened.add(use());
          }));
    }
    go.countDown();
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(opened).hasSize(20).containsOnly(SECRET);
    assertThat(activity()).containsExactly("credential-saved", "credential-used");
  }

  @Test
  void nothingLeavesWhereTheUseCannotBeWrittenDown() {
    save(SECRET);
    ApplicationListener<PayloadApplicationEvent<CredentialEvent.Used>> refusing =
        event -> {
          if (event.getPayload().account().equals(ann)) {
            throw new IllegalStateException("The disk is full");
          }
        };
    List<String> left = new ArrayList<>();
    ApplicationListener<?> added = whenUsed(refusing);
    try {
      for (int i = 0; i < 2; i++) {
        assertThatExceptionOfType(IllegalStateException.class)
            .isThrownBy(
                () -> door.use(found(), Purpose.GATEWAY, secret -> left.add(secret.expose())));
      }
    } finally {
      context.removeApplicationListener(added);
    }
    assertThat(left).isEmpty();
    assertThat(use()).isEqualTo(SECRET);
  }

  private ApplicationListener<?> whenUsed(
      ApplicationListener<PayloadApplicationEvent<CredentialEvent.Used>> listener) {
    ApplicationListener<PayloadApplicationEvent<CredentialEvent>> all =
        event -> {
          if (event.getPayload() instanceof CredentialEvent.Used used) {
            listener.onApplicationEvent(new PayloadApplicationEvent<>(this, used));
          }
        };
    context.addApplicationListener(all);
    return all;
  }

  @Test
  void aSecretSealedUnderAnotherKeyMeanwhileOpensAsBefore() {
    save(SECRET);
    KeptCredential before = found();
    tables.stream()
        .filter(table -> table.name().equals("credential"))
        .forEach(table -> table.reseal(Optional.empty(), 1_000));

    assertThat(door.<String, RuntimeException>use(before, Purpose.CHAT, SecretText::expose))
        .isEqualTo(SECRET);
    assertThat(use()).isEqualTo(SECRET);
  }

  @Test
  void aRowThatWasAlteredDoesNotOpenAndThatIsTold() {
    Credential saved = save(SECRET);
    database
        .sql("UPDATE credential SET provider_id = 'xai' WHERE id = ?")
        .param(saved.id().value())
        .update();

    KeptCredential moved = door.find(ann, new ProviderId("xai")).orElseThrow();

    assertThatExceptionOfType(CredentialUnavailableException.class)
        .isThrownBy(
            () -> door.<String, RuntimeException>use(moved, Purpose.CHAT, SecretText::expose));
    assertThat(activity()).contains("credential-open-refused");
    assertThat(activity()).doesNotContain("credential-used");
  }

  @Test
  void isNoDoorForAnythingElse() {
    save(SECRET);

    assertThatIllegalArgumentException().isThrownBy(() -> use(Purpose.COPY));
  }

  @Test
  void cutsItsSecretOutOfTexts() {
    save(SECRET);

    assertThat(door.redact(found(), "no " + SECRET + " here")).doesNotContain("0123456789");
    assertThat(activity()).containsExactly("credential-saved");
  }

  @Test
  void whatAProviderSaysMeanwhileIsKeptAsACheckWouldKeepIt() {
    save(SECRET);
    KeptCredential asked = found();

    checks.heard(asked, new Limited(Limit.NO_PERMISSION, null));
    assertThat(credentials.find(ann, OPENAI).orElseThrow().passport()).isNull();

    checks.heard(asked, new Rejected(Rejection.INVALID));
    assertThat(credentials.find(ann, OPENAI).orElseThrow().usable()).isFalse();
    assertThat(found().isInTrouble()).isTrue();
    checks.heard(found(), new Rejected(Rejection.INVALID));
    assertThat(activity()).containsExactly("credential-saved", "credential-rejected");
  }

  @Test
  void whatWasSaidOfAnEarlierSecretIsNotKept() {
    save(SECRET);
    KeptCredential earlier = found();
    save("sk-proj-another-0123456789");

    checks.heard(earlier, new Rejected(Rejection.INVALID));

    assertThat(credentials.find(ann, OPENAI).orElseThrow().passport()).isNull();
  }

  private Credential save(String key) {
    Provider provider = providers.get(OPENAI);
    try (SecretText secret = SecretText.of(key)) {
      return credentials.save(ann, provider, secret, null);
    }
  }

  private KeptCredential found() {
    return door.find(ann, OPENAI).orElseThrow();
  }

  private String use() {
    return use(Purpose.GATEWAY);
  }

  private String use(Purpose purpose) {
    return door.<String, RuntimeException>use(found(), purpose, SecretText::expose);
  }

  private List<@Nullable String> activity() {
    return database
        .sql("SELECT kind FROM activity WHERE account_id = ? ORDER BY happened_at")
        .param(ann.value())
        .query(String.class)
        .list();
  }
}
