package app.gatehouse.audit;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.Chaos;
import app.gatehouse.GatehouseTest;
import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.TestAccounts;
import app.gatehouse.audit.ActivityFilter.Term;
import app.gatehouse.providers.ProviderId;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** More than anybody scrolls through; the times are printed, since they are the machine's. */
@GatehouseTest
@Tag("chaos")
class ManyActivitiesTest {

  private static final int ROWS = Chaos.count(2_000, 100_000);
  private static final int BATCH = 5_000;
  private static final int PART = 50;

  @Autowired ActivityService activity;
  @Autowired JdbcTemplate rows;
  @Autowired JdbcClient database;
  private AccountId ann;

  @BeforeEach
  void fill() {
    ann = TestAccounts.add(database);
    OffsetDateTime at = OffsetDateTime.now(ZoneOffset.UTC);
    for (int done = 0; done < ROWS; done += BATCH) {
      List<Object[]> batch = new ArrayList<>();
      for (int i = done; i < Math.min(done + BATCH, ROWS); i++) {
        String provider = i % 100 == 0 ? "groq" : "openai";
        batch.add(new Object[] {ann.value(), "ann", provider, at});
      }
      rows.batchUpdate(
          "INSERT INTO activity (account_id, account_name, kind, provider_id, happened_at)"
              + " VALUES (?, ?, 'credential-saved', ?, ?)",
          batch);
    }
  }

  @AfterEach
  void takeAway() {
    database.sql("DELETE FROM activity WHERE account_id = ?").param(ann.value()).update();
  }

  @Test
  void areReadInPartsAtEitherEnd() {
    ActivityFilter all = ActivityFilter.all();
    ActivityFilter groq =
        new ActivityFilter(
            null,
            null,
            List.of(new Term("groq", Set.of(), Set.of(), Set.of(new ProviderId("groq")))));

    assertThat(timed("counted", () -> activity.count(ann, all))).isEqualTo(ROWS);
    assertThat(timed("the first part", () -> activity.find(ann, all, 0, PART))).hasSize(PART);
    assertThat(timed("the last part", () -> activity.find(ann, all, ROWS - PART, PART)))
        .hasSize(PART);
    assertThat(timed("found by a word", () -> activity.find(ann, groq, 0, ROWS)))
        .hasSize(ROWS / 100);
  }

  /** The best of three: what is measured is the query, not what else the machine does. */
  private static <T> T timed(String what, Supplier<T> query) {
    long best = Long.MAX_VALUE;
    T result = query.get();
    for (int i = 0; i < 3; i++) {
      long start = System.nanoTime();
      result = query.get();
      best = Math.min(best, System.nanoTime() - start);
    }
    System.out.printf("Activity, %d rows, %s: %.1f ms%n", ROWS, what, best / 1e6);
    return result;
  }
}
