package app.gatehouse.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.gatehouse.Chaos;
import app.gatehouse.GatehouseTest;
import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.TestAccounts;
import app.gatehouse.credentials.Credential.State;
import app.gatehouse.providers.Provider;
import app.gatehouse.providers.ProviderCatalog;
import app.gatehouse.vault.SecretText;
import jakarta.persistence.EntityManager;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Somebody who can write to the database puts what belongs to one row into another: every ordered
 * pair of the rows of 5 accounts with 10 providers each.
 */
@GatehouseTest
@Tag("chaos")
class MovedRowsTest {

  private static final int ACCOUNTS = 5;
  private static final URI ENDPOINT = URI.create("https://mine.openai.azure.com");

  @Autowired private CredentialService credentials;
  @Autowired private ProviderCatalog providers;
  @Autowired private JdbcTemplate database;
  @Autowired private TransactionTemplate transaction;
  @Autowired private EntityManager entities;

  private final List<Row> rows = new ArrayList<>();

  /** A saved secret, and what is at its place. */
  private record Row(AccountId account, Provider provider, CredentialId id) {}

  @BeforeEach
  void save() {
    for (int i = 0; i < ACCOUNTS; i++) {
      AccountId account = TestAccounts.add(JdbcClient.create(database));
      for (Provider provider : providers.all()) {
        try (SecretText secret = SecretText.of("sk-" + account + provider.id())) {
          // Also for those that need none: whatever is sealed is bound to its row.
          Credential saved =
              credentials.save(
                  account,
                  provider,
                  secret,
                  provider.id().value().equals("azure") ? ENDPOINT : null);
          rows.add(new Row(account, provider, saved.id()));
        }
      }
    }
    assertThat(rows).hasSize(50);
  }

  @AfterEach
  void clear() {
    rows.forEach(row -> database.update("DELETE FROM credential WHERE id = ?", row.id().value()));
  }

  @Test
  void noneOpensAndEachIsWrittenDown() {
    List<List<Row>> pairs = pairs();
    int checked = 0;
    for (List<Row> pair : pairs) {
      Row from = pair.getFirst();
      Row to = pair.getLast();
      checked += afterMoving("sealed", from, to);
      checked += afterMoving("endpoint", from, to);
      checked += afterMoving("provider_id", from, to);
      checked += afterMoving("account_id", from, to);
      checked += afterMoving("id", from, to);
    }
    System.out.println(
        "C2: " + pairs.size() + " ordered pairs, " + checked + " rows altered, none opened");
    assertThat(checked).isGreaterThan(pairs.size());
  }

  /**
   * Puts the column's content of one row into the other, looks, and undoes it.
   *
   * @return 1, or 0 where both have the same and nothing was altered
   */
  private int afterMoving(String column, Row from, Row to) {
    Integer same =
        database.queryForObject(
            "SELECT COUNT(*) FROM credential a, credential b WHERE a.id = ? AND b.id = ?"
                + " AND (a.%1$s = b.%1$s OR (a.%1$s IS NULL AND b.%1$s IS NULL))".formatted(column),
            Integer.class,
            from.id().value(),
            to.id().value());
    if (same != null && same > 0) {
      return 0;
    }
    transaction.executeWithoutResult(status -> {
      move(column, from, to);
      entities.clear();
      AccountId owner = column.equals("account_id") ? from.account() : to.account();
      CredentialId id = column.equals("id") ? from.id() : to.id();
      assertDoesNotOpen(owner, id);
      status.setRollbackOnly();
    });
    entities.clear();
    return 1;
  }

  /** What stands in the way of the altered row is taken away. */
  private void move(String column, Row from, Row to) {
    Object content =
        database.queryForObject(
            "SELECT %s FROM credential WHERE id = ?".formatted(column),
            Object.class,
            from.id().value());
    switch (column) {
      case "id" -> database.update("DELETE FROM credential WHERE id = ?", from.id().value());
      case "account_id" ->
          database.update(
              "DELETE FROM credential WHERE account_id = ? AND provider_id = ?",
              from.account().value(),
              to.provider().id().value());
      case "provider_id" ->
          database.update(
              "DELETE FROM credential WHERE account_id = ? AND provider_id = ?",
              to.account().value(),
              from.provider().id().value());
      default -> {}
    }
    assertThat(
            database.update(
                "UPDATE credential SET %s = ? WHERE id = ?".formatted(column),
                content,
                to.id().value()))
        .isEqualTo(1);
  }

  private void assertDoesNotOpen(AccountId owner, CredentialId id) {
    assertThat(credentials.list(owner))
        .filteredOn(listed -> listed.id().equals(id))
        .extracting(Credential::state)
        .containsExactly(State.NEEDS_REENTRY);
    List<String> given = new ArrayList<>();
    assertThatExceptionOfType(CredentialUnavailableException.class)
        .isThrownBy(
            () -> credentials.use(owner, id, Purpose.COPY, secret -> given.add(secret.expose())));
    assertThat(given).isEmpty();
    assertThat(
            database.queryForList(
                "SELECT kind FROM activity WHERE account_id = ? ORDER BY seq DESC FETCH FIRST 1 ROWS ONLY",
                String.class,
                owner.value()))
        .containsExactly("credential-open-refused");
  }

  private List<List<Row>> pairs() {
    List<List<Row>> pairs = new ArrayList<>();
    for (Row from : rows) {
      for (Row to : rows) {
        if (!from.equals(to)) {
          pairs.add(List.of(from, to));
        }
      }
    }
    assertThat(pairs).hasSize(50 * 49);
    Collections.shuffle(pairs, new Random(5));
    return pairs.subList(0, Chaos.count(40, pairs.size()));
  }
}
