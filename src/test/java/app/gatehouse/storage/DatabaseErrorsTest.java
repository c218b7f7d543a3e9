package app.gatehouse.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.gatehouse.GatehouseTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a refused row holds is nobody's business, least of all the log's. */
@GatehouseTest
class DatabaseErrorsTest {

  @Autowired private JdbcClient database;

  @Test
  void aRefusedRowIsNotRepeated() {
    String value = "0123456789";
    insert(value);

    assertThatExceptionOfType(DuplicateKeyException.class)
        .isThrownBy(() -> insert(value))
        .satisfies(refused ->
            assertThat(refused)
                .hasMessageNotContaining(value)
                .rootCause()
                .hasMessageNotContaining(value));
    database.sql("DELETE FROM key_check WHERE key_id = ?").param(value).update();
  }

  private void insert(String value) {
    database
        .sql("INSERT INTO key_check (key_id, check_value) VALUES (?, '')")
        .param(value)
        .update();
  }
}
