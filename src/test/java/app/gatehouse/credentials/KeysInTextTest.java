package app.gatehouse.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.GatehouseTest;
import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.TestAccounts;
import app.gatehouse.credentials.KeyInText.Kind;
import app.gatehouse.providers.ProviderCatalog;
import app.gatehouse.providers.ProviderId;
import app.gatehouse.vault.SecretText;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@GatehouseTest
class KeysInTextTest {

  /** An Azure key has no shape of its own. */
  private static final String SHAPELESS = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";

  @Autowired private KeysInText keys;
  @Autowired private CredentialService credentials;
  @Autowired private ProviderCatalog providers;
  @Autowired private JdbcClient database;
  private AccountId ann;

  @BeforeEach
  void addAccount() {
    ann = TestAccounts.add(database);
  }

  private void save(AccountId account, String key) {
    try (SecretText secret = SecretText.of(key)) {
      credentials.save(account, providers.get(new ProviderId("groq")), secret, null);
    }
  }

  private List<Kind> kinds(String text) {
    return keys.find(ann, text).stream().map(KeyInText::kind).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"%s", "key=%s;", "https://x/?k=%s&y", "x%sx", "\"%s\"", "\u00fcber\n%s\n", "é%s"})
  void findsASavedKeyWhereverItStands(String around) {
    save(ann, SHAPELESS);
    String text = around.formatted(SHAPELESS);

    List<KeyInText> found = keys.find(ann, text);

    assertThat(found).hasSize(1);
    assertThat(found.getFirst().kind()).isEqualTo(Kind.SAVED);
    assertThat(found.getFirst().provider()).isEqualTo(new ProviderId("groq"));
    assertThat(text.substring(found.getFirst().start(), found.getFirst().end()))
        .isEqualTo(SHAPELESS);
  }

  @Test
  void findsEveryPlaceOfIt() {
    save(ann, SHAPELESS);

    assertThat(kinds(SHAPELESS + " and " + SHAPELESS)).containsExactly(Kind.SAVED, Kind.SAVED);
  }

  @Test
  void aPartOfASavedKeyIsNotIt() {
    save(ann, SHAPELESS);

    assertThat(keys.find(ann, SHAPELESS.substring(1))).isEmpty();
  }

  @Test
  void nobodyElsesKeyIsFound() {
    save(TestAccounts.add(database), SHAPELESS);

    assertThat(keys.find(ann, SHAPELESS)).isEmpty();
  }

  @Test
  void aReplacedKeyIsForgottenAndTheNewOneKnown() {
    save(ann, SHAPELESS);
    assertThat(kinds(SHAPELESS)).containsExactly(Kind.SAVED);
    String other = "a" + SHAPELESS.substring(1);

    save(ann, other);

    assertThat(keys.find(ann, SHAPELESS)).isEmpty();
    assertThat(kinds(other)).containsExactly(Kind.SAVED);
  }

  @Test
  void knowsTheShapesOfProvidersAndOfOthers() {
    assertThat(keys.find(ann, "use sk-ant-api03-AbCdEf0123456789abcdef now"))
        .extracting(KeyInText::kind, KeyInText::provider)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Kind.PROVIDER_SHAPE, new ProviderId("anthropic")));
    assertThat(kinds("AKIA" + "IOSFODNN7EXAMPLE")).containsExactly(Kind.OTHER_SHAPE);
    assertThat(kinds("ghp_" + "a1B2".repeat(9))).containsExactly(Kind.OTHER_SHAPE);
    assertThat(
            kinds("-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl\n-----END OPENSSH PRIVATE KEY-----"))
        .containsExactly(Kind.OTHER_SHAPE);
  }

  @Test
  void aSavedKeyWithAShapeIsOneFinding() {
    String key = "gsk_AbCdEf0123456789abcdef";
    save(ann, key);

    assertThat(kinds("my " + key + " key")).containsExactly(Kind.SAVED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "How do I sort a list in Java?",
        "sk-your-api-key-goes-here",
        "export OPENAI_API_KEY=sk-...",
        "task-oriented-programming-language",
        "commit 0f1e2d3c4b5a69788796a5b4c3d2e1f0a1b2c3d4",
        ""
      })
  void ordinaryTextHoldsNoKey(String text) {
    assertThat(keys.find(ann, text)).isEmpty();
  }
}
