package app.gatehouse.storage;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

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
  private final String settings;

  /**
   * @param settings where the three come from, as the operator knows it: the property prefix that
   *     url, username and password are under
   */
  ServerDatabase(
      String url, @Nullable String username, @Nullable String password, String settings) {
    this.url = url;
    this.username = username;
    this.password = password;
    this.settings = settings;
  }

  /** The database of {@code spring.datasource}; empty when the embedded one is to be used. */
  static Optional<ServerDatabase> configured(Environment environment) {
    String settings = "spring.datasource";
    String url = environment.getProperty(URL);
    return url == null || url.isBlank()
        ? Optional.empty()
        : Optional.of(
            new ServerDatabase(
                url.strip(),
                environment.getProperty(settings + ".username"),
                environment.getProperty(settings + ".password"),
                settings));
  }

  /** A connection that shows under this name on the server, and gives no values in its errors. */
  Connection connect(String applicationName) throws SQLException {
    if (!url.startsWith(PREFIX)) {
      throw refused(
          "%s.url does not begin with %s; that is the only other database Gatehouse keeps"
              + " its data in.",
          settings, PREFIX);
    }
    // The driver would log an address that it cannot read, with a password that is in it.
    if (!FORM.matcher(url).matches()) {
      throw refused(
          "%1$s.url is not of the form jdbc:postgresql://host:5432/database; user name and password"
              + " go to %1$s.username and %1$s.password.",
          settings);
    }
    Properties properties = new Properties();
    if (username != null) {
      properties.setProperty("user", username);
    }
    if (password != null) {
      properties.setProperty("password", password);
    }
    properties.setProperty("ApplicationName", applicationName);
    properties.setProperty("logServerErrorDetail", "false");
    return DriverManager.getConnection(url, properties);
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
              "the database of %1$s.url refuses the user name or password; check %1$s.username and"
                  + " %1$s.password.",
              settings);
      case "3D000" ->
          refused(
              "there is no database of the name given in %s.url; make it first, or mend the name.",
              settings);
      case "08001", "08006" ->
          refused(
              "the database server of %s.url cannot be reached; see that it is running, and that the"
                  + " address names the right host and port.",
              settings);
      default ->
          refused(
              "the database of %s.url cannot be used (%s); see that the server is well, and what its"
                  + " log says.",
              settings, reason(failure, state));
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
            "the user of %s.username may not make tables in the database; make it the owner with"
                + " ALTER DATABASE … OWNER TO ….",
            settings);
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
