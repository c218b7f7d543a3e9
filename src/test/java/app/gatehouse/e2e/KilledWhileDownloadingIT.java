package app.gatehouse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.Chaos;
import app.gatehouse.fakes.hub.Content;
import app.gatehouse.fakes.hub.FakeHub;
import app.gatehouse.fakes.hub.HubFault;
import app.gatehouse.fakes.hub.HubModel;
import app.gatehouse.hub.RepositoryId;
import app.gatehouse.hubcache.CacheLayout;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Downloads survive {@code kill -9} at any moment: each that was said to be in the queue is there
 * afterwards, ends complete and right, and nothing is ever to be seen by halves.
 */
@Tag("chaos")
class KilledWhileDownloadingIT {

  private static final int DOWNLOADS = Chaos.count(2, 50);

  /** As many as are under way at once. */
  private static final int PER_KILL = 2;

  private static final String MODEL = "acme/tiny-GGUF";
  private static final long BYTES = 12_000_000;

  /** So that each takes about a second and a half, and some are under way at every kill. */
  private static final HubFault SLOWLY = new HubFault.Capped(8_000_000);

  private static final long LONGEST_PAUSE_MILLIS = 300;

  private final Random random = new Random();
  private final Map<String, Content> contents = new HashMap<>();
  private final Set<String> acknowledged = new HashSet<>();
  private final Set<String> done = new HashSet<>();
  private final Set<Path> verified = new HashSet<>();
  private int cutOff;
  private long requests;

  @TempDir private Path parent;

  @Test
  void everyDownloadEndsCompleteAndRightAndNothingIsSeenByHalves() throws Exception {
    try (FakeHub hub = new FakeHub(0, 0)) {
      HubModel model = hub.model(MODEL);
      hub.cdnFaults().always(SLOWLY);
      for (int kill = 0; kill < DOWNLOADS / PER_KILL; kill++) {
        List<String> files = added(model, kill);
        try (PackagedGatehouse target = launch(hub, String.join(",", files))) {
          files.forEach(file -> target.awaitOutput(DownloadTarget.ADDED + file));
          waitAMoment(target);
          target.kill();
          compare(target.output());
        }
        acknowledged.addAll(files);
        cutOff += incomplete().size();
        assertNothingIsSeenByHalves();
        System.out.println(
            "kill %d: %d in the middle, %d here"
                .formatted(kill + 1, incomplete().size(), verified.size()));
      }
      hub.cdnFaults().none();
      try (PackagedGatehouse target = launch(hub, null)) {
        target.awaitOutput(DownloadTarget.ALL_DONE);
        target.kill();
        compare(target.output());
      }
      requests = hub.requests().size();
    }
    assertNothingIsSeenByHalves();
    assertThat(done).containsExactlyInAnyOrderElementsOf(contents.keySet());
    assertThat(verified).hasSize(contents.size());
    assertThat(incomplete()).isEmpty();
    System.out.println(
        "Downloads: %d kills, %d files in the middle of being brought; %d of %d complete and right, 0 lost, 0 seen by halves; %d requests"
            .formatted(DOWNLOADS / PER_KILL, cutOff, verified.size(), DOWNLOADS, requests));
  }

  /** Until so many bytes more are here that on the whole as many files end as are added. */
  private void waitAMoment(PackagedGatehouse target) throws InterruptedException {
    long all = contents.values().stream().mapToLong(Content::length).sum();
    long before = bytesHere();
    long wanted = before + random.nextLong(Math.min(2 * PER_KILL * BYTES, all - before));
    while (bytesHere() < wanted) {
      assertThat(target.isRunning()).as(target.errors()).isTrue();
      Thread.sleep(5);
    }
    Thread.sleep(random.nextLong(LONGEST_PAUSE_MILLIS));
  }

  private long bytesHere() {
    return files(cache().blobs(new RepositoryId(MODEL))).stream()
        .mapToLong(blob -> blob.toFile().length())
        .sum();
  }

  private List<String> added(HubModel model, int kill) {
    List<String> files = new ArrayList<>();
    for (int i = 0; i < PER_KILL; i++) {
      String file = "m-%02d-%d.gguf".formatted(kill, i);
      Content content = Content.random(BYTES + random.nextInt(1000), random.nextLong());
      contents.put(file, content);
      model.xetFile(file, content);
      files.add(file);
    }
    return files;
  }

  private PackagedGatehouse launch(FakeHub hub, @Nullable String files) {
    PackagedGatehouse.Setup setup =
        PackagedGatehouse.on(parent.resolve("data"))
            .owner("ann", "correct horse battery")
            .with("gatehouse.downloads.enabled", "true")
            .with("gatehouse.hub.cache", cache().root().toString())
            .with("gatehouse.providers.huggingface.base-url", hub.baseUrl().toString())
            .with(DownloadTarget.MODEL, MODEL);
    return (files == null ? setup : setup.with(DownloadTarget.ADD, files))
        .launch(DownloadTarget.class);
  }

  private CacheLayout cache() {
    return new CacheLayout(parent.resolve("hub"));
  }

  /** What this process has found is what those before it have left. */
  private void compare(String output) {
    Map<String, String> found = new HashMap<>();
    output
        .lines()
        .filter(line -> line.startsWith(DownloadTarget.FOUND))
        .map(line -> line.substring(DownloadTarget.FOUND.length()).split(" ", 2))
        .forEach(words -> found.put(words[0], words[1]));
    assertThat(found.keySet()).as(output).containsAll(acknowledged);
    done.forEach(name -> assertThat(found).as(name + " was done").containsEntry(name, "done"));
    found.forEach((name, word) -> {
      if (word.equals("done")) {
        done.add(name);
      }
      assertThat(word).as(name).doesNotContain("Failed");
    });
    // What is done is there.
    done.forEach(name -> assertThat(seen()).as(name).containsKey(name));
  }

  /** Whatever has a name that readers look for is whole. */
  private void assertNothingIsSeenByHalves() {
    seen()
        .forEach((name, file) -> {
          if (verified.add(file)) {
            assertThat(sha256(file))
                .as(name)
                .isEqualTo(Objects.requireNonNull(contents.get(name)).sha256());
          }
        });
    files(cache().blobs(new RepositoryId(MODEL))).stream()
        .filter(blob -> blob.getFileName().toString().matches("[0-9a-f]{64}"))
        .forEach(blob ->
            assertThat(blob)
                .as("a blob")
                .satisfies(whole ->
                    assertThat(contents.values())
                        .anyMatch(content ->
                            content.sha256().equals(whole.getFileName().toString())
                                && content.length() == whole.toFile().length())));
  }

  private Map<String, Path> seen() {
    Map<String, Path> seen = new HashMap<>();
    for (Path snapshot : files(cache().snapshots(new RepositoryId(MODEL)))) {
      files(snapshot).forEach(file -> seen.put(file.getFileName().toString(), file));
    }
    return seen;
  }

  private List<Path> incomplete() {
    return files(cache().blobs(new RepositoryId(MODEL))).stream()
        .filter(blob -> blob.getFileName().toString().endsWith(".incomplete"))
        .toList();
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String sha256(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      new DigestInputStream(in, digest).transferTo(java.io.OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException | java.security.NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
