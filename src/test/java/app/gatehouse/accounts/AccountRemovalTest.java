package app.gatehouse.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.GatehouseTest;
import app.gatehouse.SignedIn;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every table that holds something of an account gives it up with the account. A feature that adds
 * such a table hears of {@link AccountRemoval}, or fails here.
 */
@GatehouseTest
@SignedIn
class AccountRemovalTest {

  /** What outlives an account on purpose. */
  private static final List<String> RECORDS = List.of("activity");

  @Autowired private AccountAdministration accounts;
  @Autowired private JdbcClient database;
  @Autowired private DataSource source;

  @Test
  void leavesNothingOfTheAccountInAnyTableAndEverythingOfOthers() throws SQLException {
    AccountId ben = TestAccounts.add(database);
    AccountId eve = TestAccounts.add(database);
    Map<String, String> tables = tablesOfAccounts();
    assertThat(tables).containsKeys("account_link", "credential", "registered_model");
    for (Map.Entry<String, String> table : tables.entrySet()) {
      insert(table.getKey(), table.getValue(), ben);
      insert(table.getKey(), table.getValue(), eve);
    }

    accounts.remove(ben);

    tables.forEach((table, column) -> {
      assertThat(count(table, column, ben)).as(table).isZero();
      assertThat(count(table, column, eve)).as(table).isOne();
    });
    assertThat(count("account", "id", ben)).isZero();
    accounts.remove(eve);
  }

  @Test
  void everyColumnThatNamesAnAccountRefersToItSoThatNoneIsForgotten() throws SQLException {
    TreeSet<String> named = new TreeSet<>();
    try (Connection connection = source.getConnection();
        ResultSet columns =
            connection
                .getMetaData()
                .getColumns(null, connection.getSchema(), "%", spelt(connection, "account_id"))) {
      while (columns.next()) {
        named.add(columns.getString("TABLE_NAME").toLowerCase(Locale.ROOT));
      }
    }
    assertThat(named).containsAll(RECORDS);
    named.removeAll(RECORDS);

    assertThat(tablesOfAccounts().keySet()).containsExactlyElementsOf(named);
  }

  /** Each table with a foreign key to the accounts' one, and its column. */
  private Map<String, String> tablesOfAccounts() throws SQLException {
    Map<String, String> tables = new TreeMap<>();
    try (Connection connection = source.getConnection();
        ResultSet keys =
            connection
                .getMetaData()
                .getExportedKeys(null, connection.getSchema(), spelt(connection, "account"))) {
      while (keys.next()) {
        tables.put(
            keys.getString("FKTABLE_NAME").toLowerCase(Locale.ROOT),
            keys.getString("FKCOLUMN_NAME").toLowerCase(Locale.ROOT));
        assertThat(keys.getShort("DELETE_RULE"))
            .as("%s must not vanish unasked: its feature says what goes", keys.getString(3))
            .isEqualTo((short) DatabaseMetaData.importedKeyNoAction);
      }
    }
    return tables;
  }

  /** A row with some value in each column that needs one. */
  private void insert(String table, String accountColumn, AccountId account) throws SQLException {
    List<String> names = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    try (Connection connection = source.getConnection();
        ResultSet columns =
            connection
                .getMetaData()
                .getColumns(null, connection.getSchema(), spelt(connection, table), "%")) {
      while (columns.next()) {
        String name = columns.getString("COLUMN_NAME").toLowerCase(Locale.ROOT);
        boolean needed =
            columns.getInt("NULLABLE") == DatabaseMetaData.columnNoNulls
                && !"YES".equals(columns.getString("IS_AUTOINCREMENT"));
        if (name.equals(accountColumn)) {
          names.add(name);
          values.add(account.value());
        } else if (needed) {
          names.add(name);
          values.add(some(columns));
        }
      }
    }
    database
        .sql(
            "INSERT INTO %s (%s) VALUES (%s)"
                .formatted(
                    table,
                    String.join(", ", names),
                    String.join(", ", names.stream().map(name -> "?").toList())))
        .params(values)
        .update();
  }

  /** As the database itself writes names that nobody put in quotation marks. */
  private static String spelt(Connection connection, String name) throws SQLException {
    return connection.getMetaData().storesUpperCaseIdentifiers()
        ? name.toUpperCase(Locale.ROOT)
        : name;
  }

  private static Object some(ResultSet column) throws SQLException {
    String type = column.getString("TYPE_NAME").toUpperCase(Locale.ROOT);
    if (type.startsWith("UUID")) {
      return UUID.randomUUID();
    }
    if (type.startsWith("TIMESTAMP")) {
      return OffsetDateTime.now(ZoneOffset.UTC);
    }
    return switch (column.getInt("DATA_TYPE")) {
      case Types.VARCHAR, Types.CHAR, Types.CLOB, Types.LONGVARCHAR -> {
        String text = UUID.randomUUID().toString();
        yield text.substring(0, Math.min(text.length(), column.getInt("COLUMN_SIZE")));
      }
      case Types.SMALLINT, Types.INTEGER, Types.BIGINT, Types.DECIMAL, Types.NUMERIC -> 1;
      case Types.DOUBLE, Types.REAL, Types.FLOAT -> 1.0;
      case Types.BOOLEAN, Types.BIT -> true;
      case Types.DATE -> LocalDate.now(ZoneOffset.UTC);
      case Types.BINARY, Types.VARBINARY, Types.BLOB, Types.LONGVARBINARY -> new byte[] {1};
      default -> throw new AssertionError("Teach this test a value of the type " + type);
    };
  }

  private long count(String table, String column, AccountId account) {
    return database
        .sql("SELECT COUNT(*) FROM %s WHERE %s = ?".formatted(table, column))
        .param(account.value())
        .query(Long.class)
        .single();
  }
}
