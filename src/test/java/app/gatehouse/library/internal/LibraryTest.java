package app.gatehouse.library.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import app.gatehouse.GatehouseTest;
import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.AccountRemoval;
import app.gatehouse.accounts.TestAccounts;
import app.gatehouse.downloads.DownloadEvent;
import app.gatehouse.downloads.DownloadId;
import app.gatehouse.fakes.TinyGguf;
import app.gatehouse.hub.HubAccess;
import app.gatehouse.hub.HubEvent;
import app.gatehouse.hub.HubSettings;
import app.gatehouse.hub.KnownAccess;
import app.gatehouse.hub.RepositoryId;
import app.gatehouse.library.LocalFile;
import app.gatehouse.library.LocalFiles;
import app.gatehouse.library.TestCache;
import app.gatehouse.models.Model;
import app.gatehouse.models.ModelCatalog;
import app.gatehouse.models.ModelChoices;
import app.gatehouse.models.ModelQuery;
import app.gatehouse.models.ModelRef;
import app.gatehouse.providers.ProviderId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@GatehouseTest
class LibraryTest {

  private static final String FILE = "tiny-F32.gguf";

  @Autowired HubSettings settings;
  @Autowired LocalFiles files;
  @Autowired KnownAccess access;
  @Autowired ModelCatalog catalog;
  @Autowired ModelChoices choices;
  @Autowired ApplicationEventPublisher events;
  @Autowired JdbcClient database;
  @Autowired TransactionTemplate transaction;
  private RepositoryId model;
  private AccountId ann;
  private AccountId ben;

  @BeforeEach
  void aFileAndTwoAccounts() {
    model = new RepositoryId("castle/m" + UUID.randomUUID());
    ann = TestAccounts.add(database);
    ben = TestAccounts.add(database);
    new TestCache(settings.cache()).put(model, FILE, TinyGguf.seed(1).fileType(15).bytes());
    files.look();
  }

  private List<String> seenBy(AccountId account) {
    return files.of(account, model).stream().map(LocalFile::file).toList();
  }

  private List<Model> modelsOf(AccountId account) {
    return catalog.find(account, ModelQuery.all().of(Set.of(ProviderId.LOCAL))).stream()
        .filter(one -> one.ref().id().startsWith(model.value()))
        .toList();
  }

  private ModelRef ref() {
    return LocalNames.of(model, FILE);
  }

  private void finished(AccountId account) {
    events.publishEvent(
        new DownloadEvent.Finished(account, DownloadId.random(), model, "tiny-F32"));
  }

  @Test
  void theListOfWhatIsFoundKnowsWhoseTokenWasLetIn() {
    finished(ann);

    assertThat(access.of(ann, Set.of(model)))
        .containsExactly(entry(model, new KnownAccess.Known(true, null)));
    assertThat(access.of(ann, Set.of(new RepositoryId("castle/another")))).isEmpty();
    assertThat(access.of(ben, Set.of(model))).isEmpty();
  }

  private void said(AccountId account, HubAccess access) {
    events.publishEvent(new HubEvent.AccessChecked(account, model, access));
  }

  /** The owner there is, or one of this test's. */
  private AccountId owner() {
    return TestAccounts.addOwner(database);
  }

  @Test
  void whoseTokenWasLetInSeesTheFileAndNobodyElseDoes() {
    assertThat(seenBy(ann)).isEmpty();

    finished(ann);

    assertThat(seenBy(ann)).containsExactly(FILE);
    assertThat(files.find(ann, ref())).isPresent();
    assertThat(seenBy(ben)).isEmpty();
    assertThat(files.find(ben, ref())).isEmpty();
    assertThat(modelsOf(ben)).isEmpty();
    Model seen = modelsOf(ann).getFirst();
    assertThat(seen.source()).isEqualTo(Model.Source.LOCAL);
    assertThat(seen.unlocked()).isTrue();
    assertThat(seen.name()).isEqualTo("tiny-F32");
    assertThat(seen.facts().contextWindow()).isEqualTo(512);
    assertThat(seen.facts().local())
        .satisfies(local -> {
          assertThat(local.parameters()).isEqualTo("100K");
          assertThat(local.quantization()).isEqualTo("Q4_K_M");
        });
  }

  @Test
  void anotherAccountSeesItAfterItsOwnTokenWasLetIn() {
    finished(ann);
    assertThat(modelsOf(ben)).isEmpty();

    said(ben, new HubAccess.Accessible());
    said(ben, new HubAccess.Accessible());

    assertThat(modelsOf(ben)).hasSize(1);
    assertThat(modelsOf(ann)).hasSize(1);
  }

  static List<HubAccess> noes() {
    return List.of(
        new HubAccess.NeverAsked("ada"),
        new HubAccess.Waiting(null),
        new HubAccess.Rejected(null),
        new HubAccess.Reset(null),
        new HubAccess.NotFoundOrPrivate(true));
  }

  @ParameterizedTest
  @MethodSource("noes")
  void whoIsNoLongerLetInSeesItNoMore(HubAccess no) {
    finished(ann);
    finished(ben);
    assertThat(modelsOf(ann)).hasSize(1);

    said(ann, no);

    assertThat(seenBy(ann)).isEmpty();
    assertThat(modelsOf(ann)).isEmpty();
    assertThat(seenBy(ben)).hasSize(1);
  }

  static List<HubAccess> unsaid() {
    return List.of(
        new HubAccess.NoToken(),
        new HubAccess.TokenExpired(false),
        new HubAccess.TokenLacksGatedScope("ada"),
        new HubAccess.NotFoundOrPrivate(false),
        new HubAccess.Offline(),
        new HubAccess.NotReachable(HubAccess.NotReachable.Reason.TIMEOUT));
  }

  @ParameterizedTest
  @MethodSource("unsaid")
  void whatSaysNothingOfTheAccountTakesNothingAway(HubAccess unsaid) {
    finished(ann);

    said(ann, unsaid);
    said(ben, unsaid);

    assertThat(seenBy(ann)).hasSize(1);
    assertThat(seenBy(ben)).isEmpty();
  }

  @Test
  void theOwnerAlsoSeesWhatOtherToolsBroughtButNotWhatOthersDownloaded() {
    AccountId owner = owner();
    assertThat(seenBy(owner)).containsExactly(FILE);
    assertThat(modelsOf(owner)).hasSize(1);

    finished(ann);

    assertThat(seenBy(owner)).isEmpty();
    assertThat(modelsOf(owner)).isEmpty();
    said(ann, new HubAccess.Rejected(null));
    assertThat(seenBy(owner)).isEmpty();
    said(owner, new HubAccess.Accessible());
    assertThat(seenBy(owner)).containsExactly(FILE);
  }

  @Test
  void aRemovedAccountLeavesNoTrace() {
    finished(ann);

    transaction.executeWithoutResult(status -> events.publishEvent(new AccountRemoval(ann)));

    assertThat(
            database
                .sql("SELECT COUNT(*) FROM repository_pass WHERE account_id = ?")
                .param(ann.value())
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void whatOtherToolsPutThereOrTakeAwayIsSeenAtTheNextLook() {
    finished(ann);
    assertThat(modelsOf(ann)).hasSize(1);

    new TestCache(settings.cache()).put(model, "other.gguf", TinyGguf.seed(2).bytes());
    files.look();

    assertThat(modelsOf(ann)).hasSize(2);
  }

  @Test
  void aFileWithALongNameCanBeAFavourite() {
    String path = "a folder with blanks/" + "x".repeat(180) + ".gguf";
    new TestCache(settings.cache()).put(model, path, TinyGguf.seed(3).bytes());
    finished(ann);
    ModelRef ref = LocalNames.of(model, path);

    choices.favourite(ann, ref, true);

    assertThat(catalog.find(ann, ref))
        .hasValueSatisfying(one -> assertThat(one.favourite()).isTrue());
  }
}
