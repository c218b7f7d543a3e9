package app.gatehouse.downloads.internal.transfer;

import static app.gatehouse.downloads.internal.transfer.TestBed.MANY;
import static app.gatehouse.downloads.internal.transfer.TestBed.REPOSITORY;
import static app.gatehouse.downloads.internal.transfer.TestBed.wanted;
import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.Chaos;
import app.gatehouse.fakes.hub.Content;
import app.gatehouse.fakes.hub.FakeHub;
import app.gatehouse.fakes.hub.HubFault;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several connections for one file, and whatever may happen to each. */
@Timeout(600)
@Tag("chaos")
class ManyConnectionsTest {

  private static final String FILE = "portcullis-Q4_K_M.gguf";

  @TempDir private Path cache;

  private TestBed bed;

  @BeforeEach
  void open() {
    bed = new TestBed(cache);
  }

  @AfterEach
  void close() {
    bed.close();
  }

  @Test
  void aServerThatHoldsOneConnectionBackIsAskedOverSeveral() throws Exception {
    Content content = Content.random(2_000_000, 5);
    bed.hub.model(REPOSITORY.value()).lfsFile(FILE, content);
    try (HeldServer held = new HeldServer(content.bytes())) {
      bed.hub.hubFaults().always(new HubFault.Says(Map.of("Location", held.uri().toString())));

      assertThat(bed.fetcher(MANY).fetch(wanted(FILE), new Told()).path())
          .hasBinaryContent(content.bytes());
      assertThat(held.asked()).startsWith("whole").hasSizeGreaterThan(1);
      assertThat(held.asked().stream().skip(1)).allMatch(range -> range.matches("bytes=.*"));
      assertThat(bed.ranges()).isEmpty();
    }
  }

  /** Cuts, expired addresses, errors and refused parts at random, four in a row at most. */
  @Test
  void whateverHappensOnTheWayTheFileIsRightInTheEnd() throws Exception {
    int rounds = Chaos.count(40, 3000);
    for (int seed = 0; seed < rounds; seed++) {
      Random random = new Random(seed);
      String name = "file-" + seed + ".gguf";
      Content content = Content.random(random.nextInt(400_000), seed);
      bed.hub.model(REPOSITORY.value()).lfsFile(name, content);
      bed.hub.isWell();
      for (int fault = random.nextInt(5); fault > 0; fault--) {
        spoil(bed.hub, random, (int) content.length());
      }
      if (random.nextBoolean()) {
        bed.hub.cdnFaults().always(new HubFault.Capped(1_000_000 + random.nextInt(9_000_000)));
      }
      HubFileFetcher fetcher = bed.fetcher(random.nextBoolean() ? MANY : TestBed.SMALL);

      assertThat(fetcher.fetch(wanted(name), new Told()).path())
          .describedAs("seed %d", seed)
          .hasBinaryContent(content.bytes());
    }
    assertThat(bed.leftOver()).isEmpty();
    assertThat(bed.hub.cdnSawAToken()).isFalse();
  }

  private static void spoil(FakeHub hub, Random random, int length) {
    switch (random.nextInt(6)) {
      case 0, 1, 2 -> hub.cdnFaults().once(new HubFault.CutsAfter(random.nextInt(length + 1)));
      case 3 -> hub.cdnFaults().once(new HubFault.SignatureExpired());
      case 4 -> hub.cdnFaults().once(HubFault.down());
      default -> hub.cdnFaults().once(new HubFault.IgnoresRange());
    }
  }
}
