package app.gatehouse.storage;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A PostgreSQL database that the operator named, before anything is opened in it. What goes wrong
 * with it is said in a sentence that names the settings and never what they hold: a URL may carry a
 * password.
 */
final class ServerDatabase {

  static final String URL = "spring.datasource.url";

  private static final String PREFIX = "jdbc:postgresql:";

  /** Hosts with their ports, or none; a name; options. */
  private static final Pattern FORM =
      Pattern.compile(
          "jdbc:postgresql:(//(HOST(,HOST)*)?/)?[^/?@]*(\\?.*)?"
              .replace("HOST", "([\\w.-]+|\\[[0-9A-Fa-f:.%]+])(:[0-9]{1,5})?"));

  private final String url;
  private final @Nullable String username;
  private final @Nullable String password;
  private final Names names;

  ServerDatabase(String url, @Nullable String username, @Nullable String password, Names names) {
    this.url = url;
    this.username = username;
    this.password = password;
    this.names = names;
  }

  /** What the operator calls the settings, for the sentences. */
  record Names(String url, String username, String password) {

    static final Names SPRING =
        new Names(URL, "spring.datasource.username", "spring.datasource.password");
  }

  /** The database of {@code spring.datasource}; empty when the embedded one is to be used. */
  static Optional<ServerDatabase> configured(Environment environment) {
    String url = environment.getProperty(Names.SPRING.url());
    return url == null || url.isBlank()
        ? Optional.empty()
        : Optional.of(
            new ServerDatabase(
                url.strip(),
                environment.getProperty(Names.SPRING.username()),
                environment.getProperty(Names.SPRING.password()),
                Names.SPRING));
  }

  /** A connection that shows under this name on the server, and gives no values in its errors. */
  Connection connect(String applicationName) throws SQLException {
    return dataSource(applicationName).getConnection();
  }

  /** Makes a connection each time. */
  DataSource dataSource(String applicationName) {
    if (!url.startsWith(PREFIX)) {
      throw refused(
          "%s does not begin with %s; that is the only other database Gatehouse keeps its data in.",
          names.url(), PREFIX);
    }
    // The driver would log an address that it cannot read, with a password that is in it.
    if (!FORM.matcher(url).matches()) {
      throw refused(
          "%s is not of the form jdbc:postgresql://host:5432/database; user name and password go to"
              + " %s and %s.",
          names.url(), names.username(), names.password());
    }
    Properties properties = new Properties();
    properties.setProperty("ApplicationName", applicationName);
    properties.setProperty("logServerErrorDetail", "false");
    DriverManagerDataSource source = new DriverManagerDataSource(url, properties);
    if (username != null) {
      source.setUsername(username);
    }
    if (password != null) {
      source.setPassword(password);
    }
    return source;
  }

  /**
   * What the database says about its master keys; changes nothing.
   *
   * @throws StartupRefusedException when it cannot be used as it is
   */
  SealedDataProbe probe() {
    try (Connection connection = connect("Gatehouse")) {
      SealedDataProbe found = SealedDataProbe.read(connection);
      if (found.equals(SealedDataProbe.NOTHING)) {
        requireTablesCanBeMade(connection);
      }
      return found;
    } catch (SQLException e) {
      throw refused(e);
    }
  }

  /** The sentence for what the server or its driver said. */
  StartupRefusedException refused(SQLException failure) {
    String state = failure.getSQLState() == null ? "" : failure.getSQLState();
    return switch (state) {
      case "28P01", "28000", "08004" ->
          refused(
              "the database of %s refuses the user name or password; check %s and %s.",
              names.url(), names.username(), names.password());
      case "3D000" ->
          refused(
              "there is no database of the name given in %s; make it first, or mend the name.",
              names.url());
      case "08001", "08006" ->
          refused(
              "the database server of %s cannot be reached; see that it is running, and that the"
                  + " address names the right host and port.",
              names.url());
      default ->
          refused(
              "the database of %s cannot be used (%s); see that the server is well, and what its"
                  + " log says.",
              names.url(), reason(failure, state));
    };
  }

  private void requireTablesCanBeMade(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT COALESCE(has_schema_privilege(current_schema(), 'CREATE'), FALSE)")) {
      row.next();
      if (!row.getBoolean(1)) {
        throw refused(
            "the user of %s may not make tables in the database; make it the owner with"
                + " ALTER DATABASE … OWNER TO ….",
            names.username());
      }
    }
  }

  /** The first line of what was said, unless it repeats a setting. */
  private String reason(SQLException failure, String state) {
    String message = failure.getMessage() == null ? "" : failure.getMessage();
    String first = message.lines().findFirst().orElse("");
    boolean tells = first.contains(url) || (password != null && first.contains(password));
    return tells || first.isEmpty() ? "SQL state " + state : first;
  }

  private static StartupRefusedException refused(String sentence, Object... parts) {
    return new StartupRefusedException(
        StartupRefusedException.CONFIGURATION, sentence.formatted(parts));
  }
}
