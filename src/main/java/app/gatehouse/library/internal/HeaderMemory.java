package app.gatehouse.library.internal;

import app.gatehouse.gguf.GgufException;
import app.gatehouse.gguf.GgufHeader;
import app.gatehouse.gguf.GgufReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Headers that were read once, for as long as their files stay as they are. */
final class HeaderMemory {

  private static final Logger LOG = LoggerFactory.getLogger(HeaderMemory.class);

  private record Key(Path file, long bytes, FileTime changed) {}

  private final Map<Key, Optional<GgufHeader>> known = new ConcurrentHashMap<>();

  /**
   * Empty when the file has none that can be read.
   *
   * @param file its real path
   * @param seen the keys of everything that was asked for are added, for {@link #keepOnly}
   */
  Optional<GgufHeader> read(Path file, BasicFileAttributes state, Set<Object> seen) {
    Key key = new Key(file, state.size(), state.lastModifiedTime());
    seen.add(key);
    return known.computeIfAbsent(key, HeaderMemory::read);
  }

  private static Optional<GgufHeader> read(Key key) {
    try {
      return Optional.of(GgufReader.read(key.file));
    } catch (GgufException refused) {
      LOG.info("{} is not offered: {}", key.file, refused.reason());
      return Optional.empty();
    } catch (IOException unreadable) {
      LOG.warn("{} cannot be read: {}", key.file, unreadable.toString());
      return Optional.empty();
    }
  }

  /** Forgets files that are no longer there. */
  void keepOnly(Set<Object> seen) {
    known.keySet().retainAll(seen);
  }

  /** Of the file at the end of all links. */
  static BasicFileAttributes state(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class);
  }
}
