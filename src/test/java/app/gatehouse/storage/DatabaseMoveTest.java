package app.gatehouse.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.AccountService;
import app.gatehouse.accounts.TestAccounts;
import app.gatehouse.commands.Terminal;
import app.gatehouse.credentials.CredentialService;
import app.gatehouse.models.ModelRef;
import app.gatehouse.models.ModelRegistry;
import app.gatehouse.providers.ProviderCatalog;
import app.gatehouse.providers.ProviderId;
import app.gatehouse.vault.SealedTable;
import app.gatehouse.vault.SecretText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.transaction.support.TransactionTemplate;

/** From an embedded database with everything in it to PostgreSQL. */
@OnPostgresql
@SpringBootTest(
    properties = {
      "gatehouse.data-dir=${java.io.tmpdir}/gatehouse-move-test-${random.uuid}",
      "gatehouse.test.database=embedded"
    })
class DatabaseMoveTest {

  private static final int MODELS = 2 * TableCopy.BATCH + 7;

  @Autowired private DataSource embedded;
  @Autowired private Flyway migrations;
  @Autowired private List<SealedTable> sealed;
  @Autowired private AccountService accounts;
  @Autowired private CredentialService credentials;
  @Autowired private ModelRegistry registry;
  @Autowired private ProviderCatalog providers;
  @Autowired private JdbcClient database;
  @Autowired private JdbcTemplate batches;
  @Autowired private TransactionTemplate transaction;
  @TempDir private Path folder;

  private final List<String> steps = new ArrayList<>();
  private String url = "";

  @BeforeEach
  void fill() {
    url = PostgresqlServer.newDatabase();
    if (accounts.isSetUp()) {
      return;
    }
    AccountId owner = accounts.createOwner("Ann", "correct horse battery").orElseThrow().id();
    for (AccountId account : List.of(owner, TestAccounts.add(database))) {
      for (String provider : List.of("openai", "anthropic", "groq")) {
        save(account, provider, "sk-" + provider + "-0123456789-" + account);
      }
      credentials.saveAddress(account, providers.get(new ProviderId("ollama")), null);
    }
    registry.add(owner, new ModelRef(new ProviderId("azure"), "mine"), "Grüße, 世界 🗝");
    transaction.executeWithoutResult(status ->
        batches.batchUpdate(
            "INSERT INTO registered_model (id, account_id, provider_id, model_id, created_at, version)"
                + " VALUES (?, ?, 'openai', ?, CURRENT_TIMESTAMP, 0)",
            IntStream.range(0, MODELS - 1)
                .mapToObj(i -> new Object[] {UUID.randomUUID(), owner.value(), "model-" + i})
                .toList()));
    // One that opens neither before nor after.
    database
        .sql(
            "UPDATE credential SET endpoint = 'https://else.where' WHERE account_id = ? AND"
                + " provider_id = 'groq'")
        .param(owner.value())
        .update();
  }

  @Test
  void takesEverythingAndChangesNothingWhereItWas() throws SQLException {
    Map<String, Set<List<@Nullable Object>>> before = embeddedRows();

    DatabaseMove.Moved moved = move(steps::add).run();

    assertThat(rows(url)).isEqualTo(before);
    assertThat(embeddedRows()).isEqualTo(before);
    assertThat(moved.rows()).isEqualTo(before.values().stream().mapToInt(Set::size).sum());
    assertThat(moved.tables()).isEqualTo(before.size());
    assertThat(moved.sealed()).isEqualTo(6);
    assertThat(moved.unopenable()).isEqualTo(1);
    assertThat(before.get("registered_model")).hasSize(MODELS);
    assertThat(steps)
        .contains(
            "registered_model: 500 of " + MODELS,
            "registered_model: 1000 of " + MODELS,
            "registered_model: %1$d of %1$d".formatted(MODELS),
            "Opening what is sealed in credential.");
  }

  /** Broken off at every step there is, each time on what the time before left. */
  @Test
  void leavesNoRowsWhenItIsBrokenOffAnywhereAndCanBeBegunAgain() throws SQLException {
    Map<String, Set<List<@Nullable Object>>> before = embeddedRows();
    int aborted = 0;
    while (!runUntil(aborted)) {
      aborted++;
      try (Connection target = PostgresqlServer.connect(url)) {
        assertThat(MovedTables.in(target).count(target)).as("rows after " + steps).isZero();
      }
    }

    System.out.println("A move was broken off at " + aborted + " points and begun again");
    assertThat(aborted).isGreaterThan(8);
    assertThat(rows(url)).isEqualTo(before);
    assertThat(embeddedRows()).isEqualTo(before);
  }

  @Test
  void letsTheDatabaseCountOnWhereItWas() throws SQLException {
    move(steps::add).run();

    try (Connection target = PostgresqlServer.connect(url);
        Statement statement = target.createStatement()) {
      long highest = number(statement, "SELECT MAX(seq) FROM activity");
      statement.execute("INSERT INTO activity (kind, happened_at) VALUES ('x', now())");
      assertThat(number(statement, "SELECT MAX(seq) FROM activity")).isEqualTo(highest + 1);
    }
  }

  @Test
  void overwritesNothing() throws SQLException {
    move(steps::add).run();
    try (Connection target = PostgresqlServer.connect(url);
        Statement statement = target.createStatement()) {
      statement.execute("UPDATE account SET username = 'Somebody else'");
    }
    Map<String, Set<List<@Nullable Object>>> before = rows(url);

    assertThatExceptionOfType(MoveRefusedException.class)
        .isThrownBy(() -> move(steps::add).run())
        .withMessageStartingWith(
            "the database holds the data of a Gatehouse already (rows: {account=2")
        .withMessageEndingWith("give an empty one. Nothing was changed in it.");

    assertThat(rows(url)).isEqualTo(before);
  }

  @Test
  void leavesTheTablesOfOthersAlone() throws SQLException {
    try (Connection target = PostgresqlServer.connect(url);
        Statement statement = target.createStatement()) {
      statement.execute("CREATE TABLE invoice (id INT)");
    }

    assertThatExceptionOfType(MoveRefusedException.class)
        .isThrownBy(() -> move(steps::add).run())
        .withMessage(
            "the database has tables that are not Gatehouse's; give an empty one. Nothing was"
                + " changed in it.");

    try (Connection target = PostgresqlServer.connect(url)) {
      assertThat(MovedTables.names(target)).containsExactly("invoice");
    }
  }

  @Test
  void isRefusedWhileAGatehouseHasTheTarget() throws SQLException {
    try (DatabaseHold other = DatabaseHold.take(target())) {
      assertThatExceptionOfType(StartupRefusedException.class)
          .isThrownBy(() -> move(steps::add).run())
          .withMessageStartingWith("the database is in use by the Gatehouse with process id ");
      other.keep();
    }
    assertThat(steps).isEmpty();
  }

  @Test
  void keepsNothingWhenASecretNoLongerOpens() throws SQLException {
    SealedTable closed =
        new SealedTable() {
          @Override
          public String name() {
            return "credential";
          }

          @Override
          public Batch reseal(Optional<UUID> after, int limit) {
            throw new AssertionError("A move seals nothing anew");
          }

          @Override
          public Count open(Connection connection) throws SQLException {
            boolean moved = connection.getMetaData().getURL().startsWith("jdbc:postgresql:");
            return new Count(6, moved ? 4 : 5);
          }
        };

    assertThatExceptionOfType(MoveRefusedException.class)
        .isThrownBy(() ->
            new DatabaseMove(embedded, target(), migrations, List.of(closed), steps::add).run())
        .withMessage(
            "5 of 6 secrets of the table credential open where they are, but 4 of 6 where they were"
                + " moved to; nothing was kept, try again.");

    try (Connection target = PostgresqlServer.connect(url)) {
      assertThat(MovedTables.in(target).count(target)).isZero();
    }
  }

  @Test
  void namesATextThatPostgresqlDoesNotTake() {
    database
        .sql("UPDATE registered_model SET name = ? WHERE model_id = 'model-3'")
        .param("a\0b")
        .update();
    try {
      assertThatExceptionOfType(MoveRefusedException.class)
          .isThrownBy(() -> move(steps::add).run())
          .withMessageStartingWith("a text in the column name of the table registered_model holds");
    } finally {
      database.sql("UPDATE registered_model SET name = NULL WHERE model_id = 'model-3'").update();
    }
  }

  /** What a new migration has to keep to, or the move has to learn. */
  @Test
  void knowsAllThatTheMigrationsMake() throws SQLException {
    move(steps::add).run();

    try (Connection target = PostgresqlServer.connect(url)) {
      JdbcTemplate moved = new JdbcTemplate(target().dataSource("test"));
      assertThat(
              moved.queryForList(
                  """
                  SELECT s.relname FROM pg_class s WHERE s.relkind = 'S'
                  AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = s.oid AND d.deptype IN ('a', 'i'))
                  """,
                  String.class))
          .as("sequences that belong to no column: their numbers would begin again")
          .isEmpty();
      assertThat(
              moved.queryForList(
                  "SELECT table_name FROM information_schema.columns WHERE column_name = 'sealed'"
                      + " AND table_schema = current_schema()",
                  String.class))
          .as("tables with sealed secrets, each with a SealedTable that opens them")
          .containsExactlyInAnyOrderElementsOf(
              sealed.stream().map(SealedTable::name).collect(Collectors.toSet()));
      assertThat(MovedTables.in(target).tables().stream().map(MovedTables.Table::name))
          .containsSubsequence("account", "credential")
          .containsSubsequence("account", "registered_model")
          .contains("activity", "key_check");
    }
  }

  @Test
  void isACommandThatSaysWhatToDoNext() throws Exception {
    Path password = Files.writeString(folder.resolve("password"), PostgresqlServer.PASSWORD + "\n");
    Terminal terminal = new Terminal();

    int exit =
        command("gatehouse.move-to.password-file", password.toString()).run(List.of(url), terminal);

    assertThat(terminal.problems).isEmpty();
    assertThat(exit).isZero();
    assertThat(String.join("\n", terminal.said))
        .contains(
            "Of 6 sealed secrets", "1 did not open before either", "SPRING_DATASOURCE_URL=" + url)
        .doesNotContain(PostgresqlServer.PASSWORD);
  }

  @Test
  void refusesAsACommandWhatCannotWork() {
    String secret = "canary-8642";
    assertProblem(
        64, "Name the database, for example: move-to jdbc:postgresql://localhost/gatehouse");
    assertProblem(
        64,
        "The password is not given in the address, where everybody on this machine can read it:"
            + " write it to a file and name that with --gatehouse.move-to.password-file=…",
        url + "?password=" + secret);
    assertProblem(
        78,
        "Nothing was moved: the address is not of the form jdbc:postgresql://host:5432/database;"
            + " user name and password go to gatehouse.move-to.username and"
            + " gatehouse.move-to.password-file.",
        "jdbc:postgresql://ann:" + secret + "@localhost/x");
    assertProblem(
        78,
        "Nothing was moved: the database of the address refuses the user name or password; check"
            + " gatehouse.move-to.username and gatehouse.move-to.password-file.",
        url);
  }

  @Test
  void isNotForWhoIsOnPostgresqlAlready() {
    Terminal terminal = new Terminal();
    MockEnvironment configuration =
        new MockEnvironment().withProperty("spring.datasource.url", "jdbc:postgresql:x");

    assertThat(
            new MoveCommand(embedded, migrations, sealed, configuration)
                .run(List.of(url), terminal))
        .isEqualTo(64);
    assertThat(terminal.problems)
        .containsExactly(
            "Gatehouse keeps its data in PostgreSQL already; use pg_dump to move it on.");
  }

  private void assertProblem(int exit, String sentence, String... arguments) {
    Terminal terminal = new Terminal();
    assertThat(command("gatehouse.move-to.password", "wrong").run(List.of(arguments), terminal))
        .isEqualTo(exit);
    assertThat(terminal.problems).containsExactly(sentence);
    assertThat(terminal.said).isEmpty();
  }

  private MoveCommand command(String property, String value) {
    return new MoveCommand(
        embedded,
        migrations,
        sealed,
        new MockEnvironment()
            .withProperty("spring.datasource.url", "jdbc:hsqldb:file:x")
            .withProperty("gatehouse.move-to.username", PostgresqlServer.ROLE)
            .withProperty(property, value));
  }

  /** Whether it ran to its end. */
  private boolean runUntil(int step) {
    steps.clear();
    try {
      move(
              line -> {
                if (steps.size() == step) {
                  throw new UnsupportedOperationException("broken off");
                }
                steps.add(line);
              })
          .run();
      return true;
    } catch (UnsupportedOperationException e) {
      return false;
    }
  }

  private DatabaseMove move(Consumer<String> progress) {
    return new DatabaseMove(embedded, target(), migrations, sealed, progress);
  }

  private ServerDatabase target() {
    return new ServerDatabase(
        url, PostgresqlServer.ROLE, PostgresqlServer.PASSWORD, ServerDatabase.Names.SPRING);
  }

  private void save(AccountId account, String provider, String key) {
    try (SecretText secret = SecretText.of(key)) {
      credentials.save(account, providers.get(new ProviderId(provider)), secret, null);
    }
  }

  /** The tables are taken from a migrated database, since it is their copying that is tested. */
  private Map<String, Set<List<@Nullable Object>>> embeddedRows() throws SQLException {
    String migrated = PostgresqlServer.newDatabase();
    Flyway.configure()
        .dataSource(migrated, PostgresqlServer.ROLE, PostgresqlServer.PASSWORD)
        .load()
        .migrate();
    try (Connection tables = PostgresqlServer.connect(migrated);
        Connection from = embedded.getConnection()) {
      return rows(MovedTables.in(tables), from);
    }
  }

  private static Map<String, Set<List<@Nullable Object>>> rows(String url) throws SQLException {
    try (Connection connection = PostgresqlServer.connect(url)) {
      return rows(MovedTables.in(connection), connection);
    }
  }

  private static Map<String, Set<List<@Nullable Object>>> rows(
      MovedTables tables, Connection connection) throws SQLException {
    Map<String, Set<List<@Nullable Object>>> all = new TreeMap<>();
    for (MovedTables.Table table : tables.tables()) {
      Set<List<@Nullable Object>> rows = new HashSet<>();
      try (Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery(table.select())) {
        while (row.next()) {
          List<@Nullable Object> values = new ArrayList<>();
          for (int column = 1; column <= table.columns().size(); column++) {
            values.add(comparable(row, column));
          }
          rows.add(values);
        }
      }
      all.put(table.name(), rows);
    }
    return all;
  }

  /** One database has numbers and times of other Java types than the other. */
  private static @Nullable Object comparable(ResultSet row, int column) throws SQLException {
    return switch (row.getObject(column)) {
      case null -> null;
      case Number number -> number.longValue();
      case OffsetDateTime time -> time.toInstant();
      case java.sql.Timestamp time -> time.toInstant();
      case Object other -> other;
    };
  }

  private static long number(Statement statement, String sql) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
