package app.gatehouse.discovery.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Tells whether Gatehouse runs in a container: by the files that Docker and Podman put there. */
@Component
class Surroundings {

  private final Path root;

  @Autowired
  Surroundings() {
    this(Path.of("/"));
  }

  /**
   * @param root where the file system begins
   */
  Surroundings(Path root) {
    this.root = root;
  }

  boolean areAContainer() {
    return Files.exists(root.resolve(".dockerenv"))
        || Files.exists(root.resolve("run/.containerenv"));
  }
}
