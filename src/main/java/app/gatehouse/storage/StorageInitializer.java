package app.gatehouse.storage;

import app.gatehouse.vault.KeyRing;
import app.gatehouse.vault.KeyRingFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.unit.DataSize;

/**
 * What has to be sure before anything is opened: this process alone has the data folder, and the
 * key ring is the right one. Runs before the first bean, so a refused start has opened no port and
 * changed no byte.
 */
final class StorageInitializer
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  /**
   * The operator's word that others may have access to the key files, as they do where a container
   * is given them as mounted secrets.
   */
  static final String ALLOW_SHARED = "gatehouse.key-ring.allow-shared-permissions";

  /** Free space under which nothing is saved ({@code gatehouse.storage.min-free}). */
  private static final DataSize MIN_FREE = DataSize.ofMegabytes(64);

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    ConfigurableEnvironment environment = context.getEnvironment();
    Path data = dataFolder(environment);
    Path keys = keyFolder(environment, data);

    DataFolder folder = DataFolder.take(data);
    Optional<DatabaseHold> hold = Optional.empty();
    try {
      new RestoredFolder(folder.path()).undo();
      HsqldbFiles embedded = new HsqldbFiles(folder);
      Optional<ServerDatabase> server = ServerDatabase.configured(environment);
      hold = server.map(DatabaseHold::take);
      Optional<Anchor> known = server.isPresent() ? Optional.empty() : AnchorCheck.pass(embedded);
      SealedDataProbe database =
          server.isPresent() ? server.get().probe() : probe(environment, embedded, known);
      KeyRingFiles files = new KeyRingFiles(keys.toAbsolutePath().normalize());
      boolean shared = environment.getProperty(ALLOW_SHARED, Boolean.class, false);
      KeyRing ring = KeyRingGate.pass(files, database, shared);
      register(context, folder, files, ring);
      hold.ifPresent(held -> register(context, held));
      if (server.isEmpty()) {
        register(context, open(embedded, known, environment));
      }
    } catch (IOException e) {
      release(folder, hold);
      throw new StartupRefusedException(
          StartupRefusedException.CONFIGURATION,
          "the key folder %s or the data folder %s cannot be used (%s); mend its permissions."
              .formatted(keys, folder.path(), e));
    } catch (RuntimeException e) {
      release(folder, hold);
      throw e;
    }
  }

  static Path dataFolder(Environment environment) {
    return Path.of(environment.getProperty("gatehouse.data-dir", "data"));
  }

  /**
   * @param data the data folder, in which the key ring is where the operator says nothing else
   */
  static Path keyFolder(Environment environment, Path data) {
    String folder = environment.getProperty("gatehouse.key-dir");
    return folder == null || folder.isBlank() ? data.resolve("keys") : Path.of(folder);
  }

  private static SealedDataProbe probe(
      ConfigurableEnvironment environment, HsqldbFiles embedded, Optional<Anchor> known)
      throws IOException {
    // First of all: a user name or an empty address may be left from a time with another database.
    environment
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "embedded database",
                Map.of(
                    ServerDatabase.Names.SPRING.url(), embedded.url(),
                    ServerDatabase.Names.SPRING.username(), "SA",
                    ServerDatabase.Names.SPRING.password(), "")));
    if (!embedded.exist()) {
      return SealedDataProbe.NOTHING;
    }
    try {
      return DatabaseLook.into(embedded, known);
    } catch (SQLException e) {
      throw new StartupRefusedException(
          StartupRefusedException.CONFIGURATION,
          "the database in %s cannot be opened (%s); see that it is undamaged, or restore it from your backup."
              .formatted(embedded.home(), reason(e)));
    }
  }

  /** The database's own words, first line only: they name files. */
  private static String reason(SQLException failure) {
    @Nullable String message = failure.getMessage();
    return message == null ? failure.getSQLState() : message.lines().findFirst().orElse("");
  }

  private static void register(
      ConfigurableApplicationContext context, DataFolder folder, KeyRingFiles files, KeyRing ring) {
    DefaultListableBeanFactory beans = (DefaultListableBeanFactory) context.getBeanFactory();
    beans.registerSingleton("dataFolder", folder);
    beans.registerSingleton("keyRingFiles", files);
    beans.registerSingleton("keyRing", ring);
    // Registered first, so destroyed last: after the database has been closed.
    beans.registerDisposableBean("dataFolder", folder::close);
  }

  private static EmbeddedDatabase open(
      HsqldbFiles files, Optional<Anchor> known, ConfigurableEnvironment environment)
      throws IOException {
    DataSize floor =
        environment.getProperty("gatehouse.storage.min-free", DataSize.class, MIN_FREE);
    FreeSpace space = new FreeSpace(files.home(), floor.toBytes());
    try {
      return EmbeddedDatabase.open(files, known, space);
    } catch (SQLException e) {
      throw new StartupRefusedException(
          StartupRefusedException.CONFIGURATION,
          "the database in %s cannot be opened (%s); see that its disk has room and is healthy, or restore a backup with \"java -jar gatehouse.jar restore <file>\"."
              .formatted(files.databaseFolder(), reason(e)));
    }
  }

  private static void register(ConfigurableApplicationContext context, EmbeddedDatabase embedded) {
    DefaultListableBeanFactory beans = (DefaultListableBeanFactory) context.getBeanFactory();
    beans.registerSingleton("embeddedDatabase", embedded);
    beans.registerDisposableBean("embeddedDatabase", embedded::close);
    beans.addBeanPostProcessor(new EmbeddedPool(embedded));
  }

  private static void register(ConfigurableApplicationContext context, DatabaseHold hold) {
    DefaultListableBeanFactory beans = (DefaultListableBeanFactory) context.getBeanFactory();
    beans.registerDisposableBean("databaseHold", hold::close);
    hold.watch(
        () -> System.exit(SpringApplication.exit(context, () -> StartupRefusedException.IN_USE)));
  }

  private static void release(DataFolder folder, Optional<DatabaseHold> hold) {
    try (folder) {
      if (hold.isPresent()) {
        hold.get().close();
      }
    } catch (IOException | SQLException e) {
      throw new IllegalStateException("The data cannot be released", e);
    }
  }
}
