package app.gatehouse.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.gatehouse.EmptyGatehouseTest;
import app.gatehouse.accounts.AccountId;
import app.gatehouse.storage.StartupRefusedException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@EmptyGatehouseTest
class ActivityRetentionTest {

  private static final Instant NOW = Instant.parse("2027-03-01T12:00:00Z");

  @Autowired ActivityRows rows;
  @Autowired ActivityLog log;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient database;

  @BeforeEach
  void happen() {
    database.sql("DELETE FROM activity").update();
    for (int days : List.of(400, 366, 364, 1)) {
      log.write(ActivityKind.CREDENTIAL_SAVED, AccountId.random(), "openai", days + " days ago");
      database
          .sql("UPDATE activity SET happened_at = ? WHERE detail = ?")
          .param(OffsetDateTime.ofInstant(NOW.minus(Duration.ofDays(days)), ZoneOffset.UTC))
          .param(days + " days ago")
          .update();
    }
  }

  @AfterEach
  void takeAway() {
    database.sql("DELETE FROM activity").update();
  }

  private int prune(int keepDays) {
    return new ActivityRetention(
            rows,
            log,
            transaction,
            Clock.fixed(NOW, ZoneOffset.UTC),
            new ActivityRetention.Settings(keepDays))
        .prune();
  }

  private List<@Nullable String> details() {
    return database
        .sql("SELECT detail FROM activity WHERE kind = 'credential-saved' ORDER BY seq")
        .query(String.class)
        .list();
  }

  @Test
  void takesAwayWhatIsTooOldAndWritesThatDown() {
    assertThat(prune(365)).isEqualTo(2);

    assertThat(details()).containsExactly("364 days ago", "1 days ago");
    assertThat(
            database
                .sql("SELECT detail FROM activity WHERE kind = 'activity-pruned'")
                .query(String.class)
                .list())
        .containsExactly("2");
  }

  @Test
  void writesNothingDownWhenNothingIsTooOld() {
    assertThat(prune(401)).isZero();

    assertThat(details()).hasSize(4);
    assertThat(database.sql("SELECT COUNT(*) FROM activity").query(Integer.class).single())
        .isEqualTo(4);
  }

  @Test
  void keepsEverythingWhenToldSo() {
    assertThat(prune(0)).isZero();

    assertThat(details()).hasSize(4);
  }

  @Test
  void refusesANumberOfDaysThatMakesNoSense() {
    assertThatExceptionOfType(StartupRefusedException.class)
        .isThrownBy(() -> new ActivityRetention.Settings(-1))
        .withMessageStartingWith("gatehouse.activity.keep-days is -1;");
  }
}
