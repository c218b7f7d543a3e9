package app.gatehouse.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import app.gatehouse.GatehouseTest;
import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.TestAccounts;
import app.gatehouse.credentials.Credential.State;
import app.gatehouse.providers.Provider;
import app.gatehouse.providers.ProviderCatalog;
import app.gatehouse.providers.ProviderId;
import app.gatehouse.vault.SecretText;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.jdbc.core.simple.JdbcClient;

@GatehouseTest
class CredentialServiceTest {

  private static final String SECRET = "sk-proj-0123456789abcdef";
  private static final URI ENDPOINT = URI.create("https://ann.openai.azure.com");

  @Autowired private CredentialService credentials;
  @Autowired private ProviderCatalog providers;
  @Autowired private JdbcClient database;
  @Autowired private ConfigurableApplicationContext context;
  private AccountId ann;
  private AccountId ben;

  @BeforeEach
  void addAccounts() {
    ann = TestAccounts.add(database);
    ben = TestAccounts.add(database);
  }

  @Nested
  class Saving {

    @Test
    void isFoundAndListed() {
      Credential saved = save("openai", SECRET);

      assertThat(saved.provider()).isEqualTo(new ProviderId("openai"));
      assertThat(saved.state()).isEqualTo(State.SAVED);
      assertThat(saved.lastUsedAt()).isNull();
      assertThat(found("openai").id()).isEqualTo(saved.id());
      assertThat(credentials.list(ann)).containsExactly(found("openai"));
    }

    @Test
    void listsTheOldestFirst() {
      for (String provider : List.of("xai", "openai", "groq", "anthropic")) {
        save(provider, SECRET);
      }

      assertThat(credentials.list(ann))
          .extracting(credential -> credential.provider().value())
          .containsExactly("xai", "openai", "groq", "anthropic");
    }

    @Test
    void storesNothingOfTheSecretButItsHint() {
      Credential saved = save("openai", SECRET);

      String row =
          database
              .sql("SELECT * FROM credential WHERE id = ?")
              .param(saved.id().value())
              .query()
              .singleRow()
              .toString();
      assertThat(row)
          .containsPattern("v1\\.k[1-9][0-9]*\\.")
          .contains("cdef")
          .doesNotContain("89abcdef");
      assertThat(saved.toString()).doesNotContain("89abcdef");
    }

    @Test
    void replacesTheSecretAndKeepsIdAndDate() {
      save("openai", SECRET);
      Credential before = found("openai");

      save("openai", "sk-proj-another-secret-wxyz");

      Credential after = found("openai");
      assertThat(after.id()).isEqualTo(before.id());
      assertThat(after.addedAt()).isEqualTo(before.addedAt());
      assertThat(after.hint()).isEqualTo("wxyz");
      assertThat(credentials.list(ann)).hasSize(1);
      assertThat(use(ann, after.id())).isEqualTo("sk-proj-another-secret-wxyz");
      assertThat(activity(ann))
          .containsExactly("credential-saved", "credential-replaced", "credential-used");
    }

    @ParameterizedTest
    @CsvSource({"a, ''", "01234567890, ''", "0123456789ab, 89ab", "0123456789abc, 9abc"})
    void hintsAtTheLastFourCharactersOfALongSecretOnly(String secret, String hint) {
      assertThat(save("openai", secret).hint()).isEqualTo(hint);
      assertThat(found("openai").masked()).isEqualTo("••••••••" + hint);
    }

    @Test
    void leavesTheSecretToTheCaller() {
      try (SecretText secret = SecretText.of(SECRET)) {
        credentials.save(ann, provider("openai"), secret, null);

        assertThat(secret.expose()).isEqualTo(SECRET);
      }
    }

    @Test
    void ofALocalServerIsDroppedWithItsAddressSavedAlone() {
      try (SecretText token = SecretText.of(SECRET)) {
        credentials.save(ann, provider("lmstudio"), token, URI.create("http://localhost:1"));
      }

      credentials.saveAddress(ann, provider("lmstudio"), URI.create("http://localhost:2"));

      Credential saved = credentials.find(ann, provider("lmstudio").id()).orElseThrow();
      assertThat(saved.state()).isEqualTo(Credential.State.NO_KEY_NEEDED);
      assertThat(saved.hint()).isEmpty();
    }

    @Test
    void storesWhereALocalProviderIs() {
      URI address = URI.create("http://localhost:11434");

      Credential saved = credentials.saveAddress(ann, provider("ollama"), address);

      assertThat(saved.state()).isEqualTo(State.NO_KEY_NEEDED);
      assertThat(saved.hint()).isEmpty();
      assertThat(found("ollama").endpoint()).isEqualTo(address);
      assertThatExceptionOfType(CredentialUnavailableException.class)
          .isThrownBy(() -> use(ann, saved.id()));
    }

    @Test
    void takesBackTheAddressOfALocalProvider() {
      Credential saved =
          credentials.saveAddress(ann, provider("ollama"), URI.create("http://localhost:1"));

      credentials.saveAddress(ann, provider("ollama"), null);

      assertThat(found("ollama").endpoint()).isNull();
      assertThat(found("ollama").id()).isEqualTo(saved.id());
    }
  }

  @Nested
  class Deleting {

    @Test
    void leavesNothing() {
      Credential saved = save("openai", SECRET);

      credentials.delete(ann, saved.id());
      credentials.delete(ann, saved.id());

      assertThat(credentials.list(ann)).isEmpty();
      assertThat(credentials.find(ann, saved.provider())).isEmpty();
      assertThatExceptionOfType(CredentialUnavailableException.class)
          .isThrownBy(() -> use(ann, saved.id()));
      assertThat(activity(ann)).containsExactly("credential-saved", "credential-deleted");
    }

    @Test
    void givesTheNextOneAnotherId() {
      Credential first = save("openai", SECRET);
      credentials.delete(ann, first.id());

      assertThat(save("openai", SECRET).id()).isNotEqualTo(first.id());
    }
  }

  @Nested
  class Using {

    @Test
    void opensTheSecretAndNotesTheTime() {
      Credential saved = save("openai", SECRET);

      assertThat(use(ann, saved.id())).isEqualTo(SECRET);

      assertThat(found("openai").lastUsedAt()).isNotNull();
    }

    @Test
    void isWrittenDownBeforeTheSecretIsThere() {
      Credential saved = save("openai", SECRET);

      List<@Nullable String> seen =
          credentials.use(ann, saved.id(), Purpose.COPY, secret -> activity(ann));

      assertThat(seen).containsExactly("credential-saved", "credential-used");
      assertThat(
              database
                  .sql(
                      "SELECT detail FROM activity WHERE account_id = ? AND kind ="
                          + " 'credential-used'")
                  .param(ann.value())
                  .query(String.class)
                  .single())
          .isEqualTo("COPY");
    }

    @Test
    void givesNothingOutWhenItCannotBeWrittenDown() {
      Credential saved = save("openai", SECRET);
      List<String> given = new ArrayList<>();
      ApplicationListener<PayloadApplicationEvent<CredentialEvent.Used>> failing =
          event -> {
            if (event.getPayload().account().equals(ann)) {
              throw new IllegalStateException("The disk is full");
            }
          };

      ApplicationListener<?> registered = new UsedListener(failing);
      context.addApplicationListener(registered);
      try {
        assertThatIllegalStateException()
            .isThrownBy(() ->
                credentials.use(
                    ann, saved.id(), Purpose.COPY, secret -> given.add(secret.expose())))
            .withMessage("The disk is full");
      } finally {
        context.removeApplicationListener(registered);
      }

      assertThat(given).isEmpty();
      assertThat(activity(ann)).containsExactly("credential-saved");
      assertThat(found("openai").lastUsedAt()).isNull();
      assertThat(use(ann, saved.id())).isEqualTo(SECRET);
    }

    @Test
    void wipesTheSecretAfterwards() {
      Credential saved = save("openai", SECRET);

      SecretText kept = credentials.use(ann, saved.id(), Purpose.COPY, secret -> secret);

      assertThatIllegalStateException().isThrownBy(kept::expose);
    }

    @Test
    void wipesTheSecretAlsoWhenTheActionFails() {
      Credential saved = save("openai", SECRET);
      List<SecretText> kept = new ArrayList<>();

      assertThatIllegalStateException()
          .isThrownBy(() ->
              credentials.use(
                  ann,
                  saved.id(),
                  Purpose.COPY,
                  secret -> {
                    kept.add(secret);
                    throw new IllegalStateException("failed");
                  }));

      assertThatIllegalStateException().isThrownBy(() -> kept.getFirst().expose());
      assertThat(activity(ann)).contains("credential-used");
    }
  }

  @Nested
  class AnotherAccount {

    @Test
    void findsNothing() {
      Credential saved = save("openai", SECRET);

      assertThat(credentials.list(ben)).isEmpty();
      assertThat(credentials.find(ben, saved.provider())).isEmpty();
      assertThatExceptionOfType(CredentialUnavailableException.class)
          .isThrownBy(() -> use(ben, saved.id()))
          .withMessage("No such credential");
      assertThat(activity(ben)).isEmpty();
    }

    @Test
    void deletesNothing() {
      Credential saved = save("openai", SECRET);

      credentials.delete(ben, saved.id());

      assertThat(credentials.list(ann)).hasSize(1);
      assertThat(activity(ben)).isEmpty();
    }

    @Test
    void hasACredentialOfItsOwnForTheSameProvider() {
      save("openai", SECRET);
      try (SecretText secret = SecretText.of("sk-proj-of-ben-0123456789")) {
        credentials.save(ben, provider("openai"), secret, null);
      }

      assertThat(use(ann, found("openai").id())).isEqualTo(SECRET);
      assertThat(use(ben, credentials.list(ben).getFirst().id()))
          .isEqualTo("sk-proj-of-ben-0123456789");
    }
  }

  @Nested
  class ARowThatWasAltered {

    @Test
    void needsReEntryWhenItWasMovedToAnotherAccount() {
      Credential saved = save("openai", SECRET);

      alter(saved, "account_id = '" + ben + "'");

      assertThat(credentials.list(ann)).isEmpty();
      assertNeedsReEntry(ben, saved);
    }

    @Test
    void needsReEntryWhenItWasMovedToAnotherProvider() {
      Credential saved = save("openai", SECRET);

      alter(saved, "provider_id = 'groq'");

      assertNeedsReEntry(ann, saved);
    }

    @Test
    void needsReEntryWhenItsSecretWasSwappedWithAnothers() {
      Credential openai = save("openai", SECRET);
      Credential groq = save("groq", "gsk_0123456789abcdef");
      String sealed = sealed(openai);
      alter(openai, "sealed = '" + sealed(groq) + "'");
      alter(groq, "sealed = '" + sealed + "'");

      assertNeedsReEntry(ann, openai);
      assertNeedsReEntry(ann, groq);
    }

    @Test
    void needsReEntryWhenItsIdIsAnother() {
      Credential saved = save("openai", SECRET);
      CredentialId other = CredentialId.random();

      alter(saved, "id = '" + other + "'");

      assertThat(found("openai").state()).isEqualTo(State.NEEDS_REENTRY);
      assertThatExceptionOfType(CredentialUnavailableException.class)
          .isThrownBy(() -> use(ann, other));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "endpoint = 'https://evil.example'",
          "endpoint = 'https://ann.openai.azure.com/'",
          "endpoint = 'no address at all'",
          "endpoint = ''",
          "endpoint = NULL"
        })
    void needsReEntryWhenItsEndpointIsAnother(String change) {
      Credential saved;
      try (SecretText secret = SecretText.of(SECRET)) {
        saved = credentials.save(ann, provider("azure"), secret, ENDPOINT);
      }
      assertThat(use(ann, saved.id())).isEqualTo(SECRET);

      alter(saved, change);

      assertNeedsReEntry(ann, saved);
    }

    @Test
    void needsReEntryWhenItsEndpointIsChangedWithoutItsSecret() {
      Credential saved;
      try (SecretText secret = SecretText.of(SECRET)) {
        saved = credentials.save(ann, provider("azure"), secret, ENDPOINT);
      }

      credentials.saveAddress(ann, provider("azure"), URI.create("https://evil.example"));

      assertNeedsReEntry(ann, saved);
    }

    @ParameterizedTest
    @ValueSource(strings = {"endpoint = 'https://evil.example'", "endpoint = 'no address'"})
    void needsReEntryWhenItGotAnEndpointItNeverHad(String change) {
      Credential saved = save("openai", SECRET);

      alter(saved, change);

      assertNeedsReEntry(ann, saved);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "No id", "mistral"})
    void needsReEntryWhenItNamesNoProvider(String provider) {
      Credential saved = save("openai", SECRET);

      alter(saved, "provider_id = '" + provider + "'");

      assertNeedsReEntry(ann, saved);
      assertThat(credentials.list(ann)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "v1.k9.AAAA", "sk-proj-written-in-plain"})
    void needsReEntryWhenItsSecretIsNotSealed(String sealed) {
      Credential saved = save("openai", SECRET);

      alter(saved, "sealed = '" + sealed + "'");

      assertNeedsReEntry(ann, saved);
    }

    @Test
    void opensAgainOnceItIsEnteredAgain() {
      Credential saved = save("openai", SECRET);
      alter(saved, "sealed = 'damaged'");

      save("openai", SECRET);

      assertThat(found("openai").state()).isEqualTo(State.SAVED);
      assertThat(use(ann, saved.id())).isEqualTo(SECRET);
    }

    @Test
    void canBeDeleted() {
      Credential saved = save("openai", SECRET);
      alter(saved, "sealed = 'damaged'");

      credentials.delete(ann, saved.id());

      assertThat(credentials.list(ann)).isEmpty();
    }

    private String sealed(Credential credential) {
      return database
          .sql("SELECT sealed FROM credential WHERE id = ?")
          .param(credential.id().value())
          .query(String.class)
          .single();
    }

    private void alter(Credential credential, String change) {
      assertThat(
              database
                  .sql("UPDATE credential SET " + change + " WHERE id = ?")
                  .param(credential.id().value())
                  .update())
          .isOne();
    }

    private void assertNeedsReEntry(AccountId account, Credential credential) {
      assertThat(credentials.list(account))
          .filteredOn(listed -> listed.id().equals(credential.id()))
          .extracting(Credential::state)
          .containsExactly(State.NEEDS_REENTRY);
      List<@Nullable String> before = activity(account);
      List<String> given = new ArrayList<>();
      assertThatExceptionOfType(CredentialUnavailableException.class)
          .isThrownBy(() ->
              credentials.use(
                  account, credential.id(), Purpose.COPY, secret -> given.add(secret.expose())))
          .withMessage("The secret has to be entered again");
      assertThat(given).isEmpty();
      assertThat(before).contains("credential-open-refused");
      assertThat(activity(account)).hasSize(before.size() + 1).endsWith("credential-open-refused");
    }

    @Test
    void isWrittenDownOnceHoweverOftenItIsListed() {
      Credential saved = save("openai", SECRET);
      alter(saved, "endpoint = 'https://evil.example'");

      for (int look = 0; look < 3; look++) {
        credentials.list(ann);
        credentials.find(ann, saved.provider());
      }

      assertThat(activity(ann)).containsOnlyOnce("credential-open-refused");
    }
  }

  /** Says for which event it is, which a lambda cannot. */
  private record UsedListener(
      ApplicationListener<PayloadApplicationEvent<CredentialEvent.Used>> action)
      implements ApplicationListener<PayloadApplicationEvent<CredentialEvent.Used>> {
    @Override
    public void onApplicationEvent(PayloadApplicationEvent<CredentialEvent.Used> event) {
      action.onApplicationEvent(event);
    }
  }

  private Credential save(String provider, String text) {
    try (SecretText secret = SecretText.of(text)) {
      return credentials.save(ann, provider(provider), secret, null);
    }
  }

  private Credential found(String provider) {
    return credentials.find(ann, new ProviderId(provider)).orElseThrow();
  }

  private String use(AccountId account, CredentialId id) {
    return credentials.use(account, id, Purpose.COPY, SecretText::expose);
  }

  private Provider provider(String id) {
    return providers.get(new ProviderId(id));
  }

  private List<@Nullable String> activity(AccountId account) {
    return database
        .sql("SELECT kind FROM activity WHERE account_id = ? ORDER BY happened_at")
        .param(account.value())
        .query(String.class)
        .list();
  }
}
