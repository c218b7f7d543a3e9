package app.gatehouse.hubcache;

import app.gatehouse.hub.RepositoryId;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of one repository in the shared cache, and how they get there. A file becomes visible
 * to others only whole and under its final name. A blob that another tool brought is taken for what
 * its name says when its size is right, as huggingface_hub does: hashing 50 GB to open a model
 * would be worse.
 */
public final class RepositoryCache {

  private static final Pattern ETAG = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");
  private static final String INCOMPLETE = ".gatehouse.incomplete";
  private static final String WANTED = ".gatehouse.wanted";
  private static final String QUARANTINED = ".gatehouse.quarantined-";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private final CacheLayout layout;
  private final RepositoryId id;
  private final Links links;

  public RepositoryCache(CacheLayout layout, RepositoryId id) {
    this(layout, id, Files::createSymbolicLink);
  }

  RepositoryCache(CacheLayout layout, RepositoryId id, Links links) {
    this.layout = layout;
    this.id = id;
    this.links = links;
  }

  /** Makes symbolic links, where the disk and the system let it. */
  interface Links {

    void make(Path link, Path target) throws IOException;
  }

  /** The same cache on a disk without symbolic links, for tests. */
  public RepositoryCache withoutLinks() {
    return new RepositoryCache(
        layout,
        id,
        (link, target) -> {
          throw new UnsupportedOperationException("No links");
        });
  }

  /** Whether a branch and a file of these names can be here at all. */
  public void requireSafe(String revision, String path) throws UnsafeNameException {
    SafeNames.within(layout.refs(id), revision);
    SafeNames.within(layout.snapshots(id), path);
  }

  /** Where a blob grows until it is whole; its folder is there. */
  public Path incomplete(String etag) throws IOException {
    return blobs().resolve(require(ETAG, etag) + INCOMPLETE);
  }

  /** Empty while another process brings the same blob. */
  public Optional<BlobLock> tryLock(String etag) throws IOException {
    return BlobLock.tryLock(layout.lock(id, require(ETAG, etag)));
  }

  /**
   * The file in the snapshot, if it is there with the right size; linked to its blob first, if only
   * that is there.
   */
  public Optional<Path> find(String commit, String path, String etag, long bytes)
      throws IOException {
    Path file = SafeNames.look(layout.snapshots(id), require(COMMIT, commit) + "/" + path);
    if (isThere(file, etag, bytes)) {
      return Optional.of(file);
    }
    if (hasSize(layout.blob(id, require(ETAG, etag)), bytes)) {
      return Optional.of(link(commit, path, etag, false));
    }
    return Optional.empty();
  }

  /** Whether the name leads to the blob, or is a file of its own where links cannot be made. */
  private boolean isThere(Path file, String etag, long bytes) throws IOException {
    if (!hasSize(file, bytes)) {
      return false;
    }
    return !Files.isSymbolicLink(file)
        || Files.readSymbolicLink(file).getFileName().toString().equals(etag);
  }

  private static boolean hasSize(Path file, long bytes) throws IOException {
    return Files.isRegularFile(file) && Files.size(file) == bytes;
  }

  /**
   * Gives what has grown its final name, and the snapshot its link. The content has been verified
   * and is on the disk.
   *
   * @return the file in the snapshot
   */
  public Path publish(String etag, String commit, String path) throws IOException {
    Path incomplete = incomplete(etag);
    Path blob = blobs().resolve(etag);
    // Before anything is renamed, so that a name that will not do leaves nothing behind.
    prepareSnapshot(commit, path);
    Files.move(
        incomplete, blob, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    sync(blobs());
    Files.deleteIfExists(wanted(etag));
    return link(commit, path, etag, true);
  }

  /**
   * @param ours whether the blob was brought just now, so that nobody else links to it
   */
  private Path link(String commit, String path, String etag, boolean ours) throws IOException {
    Path file = prepareSnapshot(commit, path);
    Path blob = blobs().resolve(etag);
    Path folder = Objects.requireNonNull(file.getParent());
    Path target = folder.relativize(blob);
    // Made aside and renamed, so that a wrong file or a dangling link is replaced at once.
    Path aside = blobs().resolve(etag + ".gatehouse.link");
    Files.deleteIfExists(aside);
    try {
      links.make(aside, target);
      move(aside, file);
    } catch (UnsupportedOperationException | IOException noLinks) {
      Files.deleteIfExists(aside);
      if (ours) {
        move(blob, file);
      } else {
        Files.copy(blob, aside);
        move(aside, file);
      }
    }
    sync(folder);
    return file;
  }

  private static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Writes down which commit a branch stands for. Only for a branch that somebody asked for.
   *
   * @param branch may have slashes, as {@code refs/pr/1}
   */
  public void point(String branch, String commit) throws IOException {
    SafeNames.makeFolder(layout.refs(id));
    Path ref = SafeNames.prepare(layout.refs(id), branch);
    if (Files.isRegularFile(ref) && Files.readString(ref).equals(commit)) {
      return;
    }
    Path aside = Files.createTempFile(blobs(), "ref-", ".gatehouse.incomplete");
    Files.writeString(aside, require(COMMIT, commit));
    move(aside, ref);
  }

  /**
   * Puts what has grown aside, since it is not what it should be; an earlier one of the same blob
   * makes room for it.
   *
   * @return its new name
   */
  public String quarantine(String etag, Instant now) throws IOException {
    String prefix = require(ETAG, etag) + QUARANTINED;
    for (Path earlier : blobsNamed(prefix, "")) {
      Files.deleteIfExists(earlier);
    }
    Path aside = blobs().resolve(prefix + TIME.format(now));
    move(incomplete(etag), aside);
    Files.deleteIfExists(wanted(etag));
    sync(blobs());
    return aside.getFileName().toString();
  }

  /**
   * Notes for which file a blob grows, so that it can be dropped when nobody wants that file any
   * more.
   */
  public void want(String etag, String path) throws IOException {
    Files.write(
        wanted(etag),
        path.getBytes(StandardCharsets.UTF_8),
        StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING,
        StandardOpenOption.WRITE);
  }

  /** What grows, or has begun to, for this file. */
  public List<String> growing(String path) throws IOException {
    if (!Files.isDirectory(layout.blobs(id), LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
    List<String> etags = new ArrayList<>();
    for (Path note : blobsNamed("", WANTED)) {
      if (Arrays.equals(Files.readAllBytes(note), bytes)) {
        String name = note.getFileName().toString();
        etags.add(name.substring(0, name.length() - WANTED.length()));
      }
    }
    return etags.stream().filter(etag -> ETAG.matcher(etag).matches()).toList();
  }

  /** Deletes what has grown of a blob. */
  public void drop(String etag) throws IOException {
    Files.deleteIfExists(incomplete(etag));
    Files.deleteIfExists(wanted(etag));
  }

  private Path wanted(String etag) throws IOException {
    return blobs().resolve(require(ETAG, etag) + WANTED);
  }

  private Path blobs() throws IOException {
    Path blobs = layout.blobs(id);
    // A link in place of the repository's folder is somebody's wish to keep it elsewhere.
    Files.createDirectories(layout.repository(id));
    SafeNames.makeFolder(blobs);
    return blobs;
  }

  private Path prepareSnapshot(String commit, String path) throws IOException {
    SafeNames.makeFolder(layout.snapshots(id));
    return SafeNames.prepare(layout.snapshots(id), require(COMMIT, commit) + "/" + path);
  }

  private List<Path> blobsNamed(String prefix, String suffix) throws IOException {
    try (Stream<Path> files = Files.list(blobs())) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(prefix))
          .filter(file -> file.getFileName().toString().endsWith(suffix))
          .toList();
    }
  }

  /** A rename is sure only when its folder is. Where a folder cannot be opened, it need not be. */
  private static void sync(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException notHere) {
      // Windows opens no folders.
    }
  }

  private static String require(Pattern form, String value) {
    if (!form.matcher(value).matches()) {
      throw new IllegalArgumentException("Not the name of a blob or commit");
    }
    return value;
  }
}
