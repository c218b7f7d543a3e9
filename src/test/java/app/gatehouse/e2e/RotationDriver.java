package app.gatehouse.e2e;

import app.gatehouse.GatehouseApplication;
import app.gatehouse.rotation.KeyUse;
import app.gatehouse.rotation.ManyCredentials;
import app.gatehouse.rotation.MasterKeyRotation;
import app.gatehouse.rotation.RotationProgress;
import java.io.IOException;
import java.util.concurrent.locks.LockSupport;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Gatehouse that rotates its master key over and over and waits to be killed. Says what it found
 * when it started, and what it is about to do. Takes {@code --rows=N} and {@code --rotations=N},
 * after which it ends.
 */
final class RotationDriver {

  static final String FOUND = "found ";
  static final String BEGINNING = "beginning";
  static final String DONE = "rotated to ";

  private RotationDriver() {}

  public static void main(String[] arguments) throws IOException {
    SpringApplication application = new SpringApplication(GatehouseApplication.class);
    application.setWebApplicationType(WebApplicationType.SERVLET);
    ConfigurableApplicationContext gatehouse = application.run(arguments);
    int rows = gatehouse.getEnvironment().getRequiredProperty("rows", Integer.class);
    int rotations = gatehouse.getEnvironment().getProperty("rotations", Integer.class, 1_000);
    ManyCredentials many = new ManyCredentials(gatehouse);
    Integer stored =
        gatehouse
            .getBean(JdbcTemplate.class)
            .queryForObject("SELECT COUNT(*) FROM credential", Integer.class);
    if (stored == null || stored < rows) {
      many.clear();
      many.add(rows);
    }
    MasterKeyRotation rotation = gatehouse.getBean(MasterKeyRotation.class);
    say(FOUND + many.countOpen() + " open, " + wronglyRetired(rotation) + " wrongly retired.");
    for (int i = 0; i < rotations; i++) {
      await(rotation);
      say(BEGINNING);
      rotation.begin();
      await(rotation);
      say(DONE + rotation.activeKey() + ": " + rotation.progress());
    }
    gatehouse.close();
    System.exit(0);
  }

  private static long wronglyRetired(MasterKeyRotation rotation) {
    return rotation.use().keys().stream()
        .filter(KeyUse::isRetired)
        .filter(key -> key.sealed() > 0)
        .count();
  }

  private static void await(MasterKeyRotation rotation) {
    while (rotation.progress().isRunning()) {
      LockSupport.parkNanos(1_000_000);
    }
    if (rotation.progress().phase() == RotationProgress.Phase.FAILED) {
      throw new IllegalStateException("The rotation failed");
    }
  }

  private static void say(String line) {
    System.out.println(line);
  }
}
