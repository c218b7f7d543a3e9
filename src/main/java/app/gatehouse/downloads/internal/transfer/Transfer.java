package app.gatehouse.downloads.internal.transfer;

import app.gatehouse.downloads.internal.transfer.FileFetcher.Wanted;
import java.io.IOException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Brings what is missing of a file: connections fill blocks, one thread writes them in their order,
 * another takes the checksum. The thread that asked watches, and none that touches the file is ever
 * interrupted, since that would close it in the middle of a write.
 */
final class Transfer {

  private static final int LOOKS_PER_DISK_CHECK = 20;

  private final Crew.Tools tools;
  private final Window window;

  Transfer(Crew.Tools tools, Window window) {
    this.tools = tools;
    this.window = window;
  }

  /**
   * Returns when all bytes are in the file and its checksum, or throws; in both cases nothing of it
   * goes on.
   *
   * @param wanted by its commit
   * @param ranges whether parts of the file can be asked for
   * @param progress hears how many bytes are written
   * @throws StartOverException when what is there cannot be gone on with
   */
  void run(
      Wanted wanted,
      Located located,
      PartialFile file,
      boolean ranges,
      DiskSpace.Claim space,
      LongConsumer progress)
      throws FetchException, StartOverException, IOException, InterruptedException {
    ConcurrentLinkedQueue<Block> empty = new ConcurrentLinkedQueue<>();
    Assembly assembly = new Assembly(file.length(), located.bytes(), window);
    Crew crew = new Crew(wanted, located, tools, ranges, assembly, empty);
    try (Hasher hasher = new Hasher(file.digest(), empty)) {
      Thread writer = Writer.start(assembly, file, hasher, crew);
      try {
        crew.resize(1);
        watch(crew, file, located.bytes(), space, progress);
      } finally {
        crew.stop();
        Threads.join(writer);
        progress.accept(file.length());
      }
    }
    rethrow(crew.failure());
  }

  private void watch(
      Crew crew, PartialFile file, long bytes, DiskSpace.Claim space, LongConsumer progress)
      throws FetchException, InterruptedException {
    Pace pace = new Pace(tools.settings(), System.nanoTime());
    for (int looks = 1; !crew.await(tools.settings().look()); looks++) {
      long written = file.length();
      progress.accept(written);
      space.left(bytes - written);
      if (looks % LOOKS_PER_DISK_CHECK == 0) {
        space.check();
      }
      adjust(crew, pace, bytes - written);
    }
  }

  private void adjust(Crew crew, Pace pace, long left) {
    if (!crew.mayGrow()) {
      return;
    }
    Assembly assembly = crew.assembly();
    switch (pace.look(System.nanoTime(), assembly.arrived(), left)) {
      case NONE -> {}
      case TRY_SECOND -> {
        assembly.split(crew.first().piece(), tools.settings().piece());
        crew.resize(2);
      }
      case ALL -> crew.resize(tools.settings().connections());
      case BACK_TO_ONE -> crew.resize(1);
    }
  }

  private static void rethrow(@Nullable Throwable failure)
      throws FetchException, StartOverException, IOException {
    switch (failure) {
      case null -> {}
      case FetchException fetch -> throw fetch;
      case StartOverException startOver -> throw startOver;
      case IOException io -> throw io;
      case RuntimeException own -> throw own;
      case Error severe -> throw severe;
      default -> throw new IllegalStateException("The transfer failed", failure);
    }
  }
}
