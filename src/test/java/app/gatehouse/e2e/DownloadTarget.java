package app.gatehouse.e2e;

import app.gatehouse.GatehouseApplication;
import app.gatehouse.accounts.AccountId;
import app.gatehouse.downloads.Download;
import app.gatehouse.downloads.Download.Done;
import app.gatehouse.downloads.Downloads;
import app.gatehouse.hub.FileGroup;
import app.gatehouse.hub.HubFile;
import app.gatehouse.hub.RepositoryId;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Gatehouse that says which downloads it has found, adds some more, and brings what is in its queue
 * until it is killed.
 */
final class DownloadTarget {

  /** The model that all files are of. */
  static final String MODEL = "test.model";

  /** The files to add, with commas; where there are none, the end of all downloads is told. */
  static final String ADD = "test.add";

  static final String ALL_FOUND = "all found";
  static final String ADDED = "added ";
  static final String ALL_DONE = "all done";
  static final String FOUND = "found ";

  private DownloadTarget() {}

  public static void main(String[] arguments) throws InterruptedException {
    ConfigurableApplicationContext gatehouse =
        SpringApplication.run(GatehouseApplication.class, arguments);
    Downloads downloads = gatehouse.getBean(Downloads.class);
    AccountId owner =
        new AccountId(
            gatehouse
                .getBean(JdbcClient.class)
                .sql("SELECT id FROM account WHERE owner_slot = 1")
                .query(UUID.class)
                .single());
    downloads
        .list(owner)
        .forEach(download -> System.out.println(FOUND + download.name() + " " + word(download)));
    System.out.println(ALL_FOUND);
    String files = gatehouse.getEnvironment().getProperty(ADD);
    if (files != null) {
      RepositoryId model = new RepositoryId(gatehouse.getEnvironment().getRequiredProperty(MODEL));
      for (String file : files.split(",")) {
        HubFile only = new HubFile(file, null, null);
        downloads.add(owner, model, new FileGroup(file, null, FileGroup.Role.MODEL, List.of(only)));
        System.out.println(ADDED + file);
      }
    } else {
      while (downloads.list(owner).stream()
          .anyMatch(one -> one.state() instanceof Download.Active)) {
        Thread.sleep(50);
      }
      downloads
          .list(owner)
          .forEach(download -> System.out.println(FOUND + download.name() + " " + word(download)));
      System.out.println(ALL_DONE);
    }
  }

  private static String word(Download download) {
    return download.state() instanceof Done ? "done" : download.state().toString();
  }
}
