package app.gatehouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import app.gatehouse.GatehouseTest;
import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.AccountRemoval;
import app.gatehouse.accounts.TestAccounts;
import app.gatehouse.audit.Activity;
import app.gatehouse.audit.ActivityFilter;
import app.gatehouse.audit.ActivityKind;
import app.gatehouse.audit.ActivityService;
import app.gatehouse.gateway.AccessToken.Terms;
import app.gatehouse.models.ModelRef;
import app.gatehouse.providers.ProviderId;
import app.gatehouse.usage.Budgets;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Tokens and aliases as they are kept. */
@GatehouseTest
class AccessTokensTest {

  private static final Terms PLAIN = new Terms("plain", Set.of(), null, null);

  @Autowired private AccessTokens tokens;
  @Autowired private Aliases aliases;
  @Autowired private Budgets budgets;
  @Autowired private ActivityService activity;
  @Autowired private JdbcClient database;
  @Autowired private TransactionTemplate transaction;
  @Autowired private ApplicationEventPublisher events;
  private AccountId account = AccountId.random();

  @BeforeEach
  void makeAnAccount() {
    account = TestAccounts.add(database);
  }

  private AccessToken make(Terms terms) {
    try (AccessTokens.Made made = tokens.make(account, terms, null)) {
      return made.token();
    }
  }

  @Nested
  class AToken {

    @Test
    void isStoredAsItsHashOnly() {
      String secret;
      try (AccessTokens.Made made = tokens.make(account, PLAIN, null)) {
        secret = made.secret().expose();
      }

      List<String> rows =
          database
              .sql("SELECT * FROM access_token WHERE account_id = ?")
              .param(account.value())
              .query()
              .listOfRows()
              .stream()
              .map(Object::toString)
              .toList();

      assertThat(rows).hasSize(1);
      assertThat(rows.getFirst()).doesNotContain(secret, secret.substring(10, 40));
    }

    @Test
    void showsHowItBeginsAndEnds() {
      try (AccessTokens.Made made = tokens.make(account, PLAIN, null)) {
        String secret = made.secret().expose();

        assertThat(made.token().hint())
            .startsWith(secret.substring(0, 9))
            .endsWith(secret.substring(secret.length() - 4))
            .hasSize(14);
      }
    }

    @Test
    void keepsItsTerms() {
      Terms terms =
          new Terms("all of it", Set.of("fast", "openai/gpt-4o"), 60, new BigDecimal("12.5"));
      Instant end = Instant.now().plusSeconds(3_600);
      tokens.make(account, terms, end).close();

      AccessToken kept = tokens.of(account).getFirst();

      assertThat(kept.terms()).isEqualTo(terms);
      assertThat(kept.expiresAt()).isEqualTo(end);
      assertThat(kept.lastUsedAt()).isNull();
      assertThat(
              database
                  .sql("SELECT COUNT(*) FROM access_token_model WHERE token_id = ?")
                  .param(kept.id())
                  .query(Integer.class)
                  .single())
          .isEqualTo(2);
    }

    @Test
    void isGoneWhenItIsRevoked() {
      AccessToken token = make(PLAIN);

      tokens.revoke(TestAccounts.add(database), token.id());
      assertThat(tokens.of(account)).containsExactly(token);

      tokens.revoke(account, token.id());
      assertThat(tokens.of(account)).isEmpty();
      assertThat(count("access_token")).isZero();
    }

    @Test
    void isWrittenIntoTheActivityWhenItIsMadeAndRevoked() {
      tokens.revoke(account, make(new Terms("of the build", Set.of(), null, null)).id());

      assertThat(activity.find(account, new ActivityFilter(null, null, List.of()), 0, 10))
          .extracting(Activity::kind, Activity::detail)
          .containsExactly(
              tuple(Optional.of(ActivityKind.ACCESS_TOKEN_REVOKED), "of the build"),
              tuple(Optional.of(ActivityKind.ACCESS_TOKEN_MADE), "of the build"));
    }

    @Test
    void goesWithItsAccount() {
      make(new Terms("x", Set.of("fast"), null, BigDecimal.ONE));
      aliases.save(account, new Alias("fast", List.of(model("a"))));

      transaction.executeWithoutResult(status -> events.publishEvent(new AccountRemoval(account)));

      assertThat(tokens.of(account)).isEmpty();
      assertThat(aliases.of(account)).isEmpty();
      assertThat(count("access_token") + count("model_alias")).isZero();
    }

    @Test
    void staysWhenItsAccountIsNotRemovedAfterAll() {
      AccessToken token = make(PLAIN);

      transaction.executeWithoutResult(status -> {
        events.publishEvent(new AccountRemoval(account));
        status.setRollbackOnly();
      });

      assertThat(tokens.of(account)).containsExactly(token);
      assertThat(count("access_token")).isEqualTo(1);
    }

    @Test
    void isRefusedWithTermsOutOfTheirRanges() {
      assertRefused(new Terms(" ", Set.of(), null, null), null);
      assertRefused(new Terms("x".repeat(61), Set.of(), null, null), null);
      assertRefused(new Terms("x", Set.of(""), null, null), null);
      assertRefused(new Terms("x", Set.of("x".repeat(251)), null, null), null);
      assertRefused(new Terms("x", Set.of(), 0, null), null);
      assertRefused(new Terms("x", Set.of(), null, BigDecimal.ZERO), null);
      assertRefused(PLAIN, Instant.now().minusSeconds(1));
      assertThat(tokens.of(account)).isEmpty();
    }

    private void assertRefused(Terms terms, @Nullable Instant end) {
      assertThatThrownBy(() -> tokens.make(account, terms, end))
          .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void countsAsABudgetWhileItIsGood() {
      AccessToken cheap = make(new Terms("cheap", Set.of(), null, BigDecimal.TEN));
      make(PLAIN);

      assertThat(budgets.of(account))
          .containsExactly(new Budgets.Budget(cheap.id(), "cheap", BigDecimal.TEN));

      tokens.revoke(account, cheap.id());
      assertThat(budgets.of(account)).isEmpty();
    }
  }

  @Nested
  class AnAlias {

    @Test
    void standsForItsModelsInOrder() {
      Alias fast = new Alias("fast", List.of(model("b"), model("a"), model("c")));
      aliases.save(account, new Alias("slow", List.of(model("z"))));
      aliases.save(account, fast);

      assertThat(aliases.find(account, "fast")).contains(fast);
      assertThat(aliases.find(account, "Fast")).isEmpty();
      assertThat(aliases.of(account)).extracting(Alias::name).containsExactly("fast", "slow");
      assertThat(aliases.of(TestAccounts.add(database))).isEmpty();
    }

    @Test
    void takesThePlaceOfTheOneBefore() {
      aliases.save(account, new Alias("fast", List.of(model("a"), model("b"))));
      aliases.find(account, "fast");
      aliases.save(account, new Alias("fast", List.of(model("c"))));

      assertThat(aliases.find(account, "fast").orElseThrow().models()).containsExactly(model("c"));
      assertThat(count("model_alias")).isEqualTo(1);
    }

    @Test
    void canBeDeleted() {
      aliases.save(account, new Alias("fast", List.of(model("a"))));
      aliases.delete(TestAccounts.add(database), "fast");
      assertThat(aliases.of(account)).hasSize(1);

      aliases.delete(account, "fast");
      assertThat(aliases.of(account)).isEmpty();
      assertThat(count("model_alias")).isZero();
    }

    @Test
    void isRefusedInAnotherForm() {
      assertRefused(new Alias("a/b", List.of(model("a"))));
      assertRefused(new Alias("", List.of(model("a"))));
      assertRefused(new Alias("a", List.of()));
      assertRefused(new Alias("a", List.of(model("a"), model("a"))));
      assertRefused(new Alias("a", IntStream.range(0, 11).mapToObj(i -> model("m" + i)).toList()));
      assertThat(aliases.of(account)).isEmpty();
    }

    private void assertRefused(Alias alias) {
      assertThatThrownBy(() -> aliases.save(account, alias))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static ModelRef model(String id) {
    return new ModelRef(new ProviderId("openai"), id);
  }

  private int count(String table) {
    return database
        .sql("SELECT COUNT(*) FROM " + table + " WHERE account_id = ?")
        .param(account.value())
        .query(Integer.class)
        .single();
  }
}
