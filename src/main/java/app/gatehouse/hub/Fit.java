package app.gatehouse.hub;

import org.jspecify.annotations.Nullable;

/**
 * Whether a model fits this machine, as far as can be told before it is there.
 *
 * @param memoryBytes what it needs to run with a context of 4,096 tokens; null when its size is
 *     unknown
 */
public record Fit(Answer answer, @Nullable Long memoryBytes) {

  /** Where several hold, the first of these counts. */
  public enum Answer {
    TOO_LARGE,
    NO_DISK,
    /** It takes more than seven tenths of the memory, so other programs may have to give way. */
    TIGHT,
    FITS,
    UNKNOWN
  }

  private static final long MIB = 1024 * 1024;
  private static final double GB = 1e9;
  private static final double ROOMY = 0.7;

  /** What a runtime takes for itself and its working buffers. */
  private static final long RUNTIME = 256 * MIB;

  /** For a file of 1 GB; see {@link #memoryFor}. */
  private static final long CONTEXT = 256 * MIB;

  /** Kept free on the disk: a full one stops more than downloads. */
  private static final long DISK_RESERVE = 64 * MIB;

  /**
   * @param bytes of the files; null when unknown
   * @param there whether they are on this machine already
   */
  public static Fit of(@Nullable Long bytes, boolean there, MachineSpace space) {
    if (bytes == null) {
      return new Fit(Answer.UNKNOWN, null);
    }
    long needed = memoryFor(bytes);
    return new Fit(answer(bytes, needed, there, space), needed);
  }

  private static Answer answer(long bytes, long needed, boolean there, MachineSpace space) {
    Long memory = space.memoryBytes();
    Long disk = space.freeDiskBytes();
    if (memory != null && needed > memory) {
      return Answer.TOO_LARGE;
    }
    if (!there && disk != null && bytes > disk - DISK_RESERVE) {
      return Answer.NO_DISK;
    }
    if (memory == null) {
      return Answer.UNKNOWN;
    }
    return needed > ROOMY * memory ? Answer.TIGHT : Answer.FITS;
  }

  /**
   * The files, the context, and the runtime itself. How much a token of context takes depends on
   * layers and heads, which only the file tells; it grows about as the square root of the size. 256
   * MiB for 4,096 tokens of a file of 1 GB is close to what Llama and Qwen models of 1 to 70
   * billion parameters take at 4 bits, and more than they take at 16.
   */
  static long memoryFor(long bytes) {
    double context = CONTEXT * Math.sqrt(bytes / GB);
    double sum = (double) bytes + context + RUNTIME;
    return sum >= Long.MAX_VALUE ? Long.MAX_VALUE : (long) sum;
  }
}
