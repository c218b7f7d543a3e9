package app.gatehouse.runtimes.internal;

import app.gatehouse.vault.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Where each process of the runtime has a folder of its own. In the data folder, because what is
 * meant for temporary files may refuse to run what is unpacked there, as it does in containers.
 */
@Component
class RuntimeFolder {

  private static final Logger LOG = LoggerFactory.getLogger(RuntimeFolder.class);

  private final Path root;

  RuntimeFolder(Environment environment) {
    this.root =
        Path.of(environment.getProperty("gatehouse.data-dir", "data"))
            .toAbsolutePath()
            .normalize()
            .resolve("runtime");
  }

  /** A new one; what earlier processes have left is gone. Nothing may run when this is called. */
  Path make() throws IOException {
    remove(root);
    return Files.createDirectories(root.resolve(UUID.randomUUID().toString()), OwnerOnly.folder());
  }

  void remove(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(one);
      }
    } catch (IOException | UncheckedIOException e) {
      LOG.debug("What a process of the runtime left could not be deleted; it is tried again", e);
    }
  }
}
