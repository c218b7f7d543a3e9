package app.gatehouse.library.internal;

import app.gatehouse.gguf.GgufHeader;
import app.gatehouse.library.LocalFile;
import app.gatehouse.models.ModelRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks through the whole cache. Headers are read once; everything else is asked of the disk anew,
 * since any tool may change it at any time. A file that several snapshots have is that of the first
 * of them.
 */
final class CacheScan {

  private static final Logger LOG = LoggerFactory.getLogger(CacheScan.class);

  /** Vision projectors, whatever their files are called. */
  private static final String PROJECTOR = "clip";

  private final Path root;
  private final HeaderMemory headers = new HeaderMemory();

  CacheScan(Path root) {
    this.root = root;
  }

  /** In the order of their references. */
  List<LocalFile> run() {
    Map<ModelRef, LocalFile> found = new TreeMap<>();
    Set<Object> seen = new HashSet<>();
    for (Path folder : folders()) {
      RepositoryFolder.of(folder)
          .ifPresent(repository -> {
            try {
              scan(repository, found, seen);
            } catch (IOException e) {
              LOG.warn("{} cannot be looked through: {}", folder, e.toString());
            }
          });
    }
    headers.keepOnly(seen);
    return List.copyOf(found.values());
  }

  private List<Path> folders() {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(root)) {
      return all.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      LOG.warn("{} cannot be looked through: {}", root, e.toString());
      return List.of();
    }
  }

  private void scan(RepositoryFolder folder, Map<ModelRef, LocalFile> found, Set<Object> seen)
      throws IOException {
    for (String commit : folder.commits()) {
      Map<String, Path> real = folder.models(commit);
      for (List<String> parts : Parts.whole(real.keySet())) {
        List<Path> paths = parts.stream().map(real::get).toList();
        ModelRef ref = LocalNames.of(folder.repository(), parts.getFirst());
        if (!found.containsKey(ref)) {
          file(folder, commit, ref, parts.getFirst(), paths, seen)
              .ifPresent(file -> found.put(ref, file));
        }
      }
    }
  }

  private Optional<LocalFile> file(
      RepositoryFolder folder,
      String commit,
      ModelRef ref,
      String path,
      List<Path> paths,
      Set<Object> seen) {
    long bytes = 0;
    long parameters = 0;
    List<GgufHeader> all = new ArrayList<>();
    for (Path part : paths) {
      try {
        BasicFileAttributes state = HeaderMemory.state(part);
        @Nullable GgufHeader header = headers.read(part, state, seen).orElse(null);
        if (header == null) {
          return Optional.empty();
        }
        bytes += state.size();
        parameters += header.parameters();
        all.add(header);
      } catch (IOException gone) {
        return Optional.empty();
      }
    }
    GgufHeader first = all.getFirst();
    if (first.architecture().equals(PROJECTOR)) {
      return Optional.empty();
    }
    return Optional.of(
        new LocalFile(
            ref,
            folder.repository(),
            commit,
            path,
            paths,
            bytes,
            first.withParameters(Math.max(0, parameters))));
  }
}
