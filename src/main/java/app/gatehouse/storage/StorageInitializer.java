package app.gatehouse.storage;

import app.gatehouse.vault.KeyRing;
import app.gatehouse.vault.KeyRingFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * What has to be sure before anything is opened: this process alone has the data folder, and the
 * key ring is the right one. Runs before the first bean, so a refused start has opened no port and
 * changed no byte.
 */
final class StorageInitializer
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  private static final String URL = "spring.datasource.url";

  /**
   * The operator's word that others may have access to the key files, as they do where a container
   * is given them as mounted secrets.
   */
  private static final String ALLOW_SHARED = "gatehouse.key-ring.allow-shared-permissions";

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    ConfigurableEnvironment environment = context.getEnvironment();
    Path data = Path.of(environment.getProperty("gatehouse.data-dir", "data"));
    String keyDir = environment.getProperty("gatehouse.key-dir");
    Path keys = keyDir == null || keyDir.isBlank() ? data.resolve("keys") : Path.of(keyDir);

    DataFolder folder = DataFolder.take(data);
    try {
      HsqldbFiles embedded = new HsqldbFiles(folder);
      SealedDataProbe database = probe(environment, embedded);
      KeyRingFiles files = new KeyRingFiles(keys.toAbsolutePath().normalize());
      boolean shared = environment.getProperty(ALLOW_SHARED, Boolean.class, false);
      KeyRing ring = KeyRingGate.pass(files, database, shared);
      embedded.removeStaleLock();
      register(context, folder, files, ring);
    } catch (IOException e) {
      release(folder);
      throw new StartupRefusedException(
          StartupRefusedException.CONFIGURATION,
          "the key folder %s or the data folder %s cannot be used (%s); mend its permissions."
              .formatted(keys, folder.path(), e));
    } catch (RuntimeException e) {
      release(folder);
      throw e;
    }
  }

  private static SealedDataProbe probe(ConfigurableEnvironment environment, HsqldbFiles embedded) {
    String url = environment.getProperty(URL);
    try {
      if (url != null) {
        return SealedDataProbe.read(
            url,
            environment.getProperty("spring.datasource.username"),
            environment.getProperty("spring.datasource.password"));
      }
      // Lowest of all, so that whatever the operator says wins.
      environment
          .getPropertySources()
          .addLast(
              new MapPropertySource(
                  "embedded database",
                  Map.of(URL, embedded.url(), "spring.datasource.username", "SA")));
      if (!embedded.exist()) {
        return SealedDataProbe.NOTHING;
      }
      return SealedDataProbe.read(embedded.readOnlyUrl(), "SA", "");
    } catch (SQLException e) {
      throw new StartupRefusedException(
          StartupRefusedException.CONFIGURATION,
          "the database %s cannot be opened (%s); see that it is running and undamaged, or restore it from your backup."
              .formatted(url == null ? "in " + embedded.folder().path() : "of " + URL, reason(e)));
    }
  }

  /** The database's own words, first line only: they name files and hosts, never a password. */
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

  private static void release(DataFolder folder) {
    try {
      folder.close();
    } catch (IOException e) {
      throw new IllegalStateException("The lock of the data folder cannot be released", e);
    }
  }
}
