package app.gatehouse.runtimes.internal;

import app.gatehouse.gguf.GgufHeader;
import app.gatehouse.library.LocalFile;
import org.jspecify.annotations.Nullable;

/**
 * What llama.cpp needs for a model, estimated from its header:
 *
 * <ul>
 *   <li>the weights, as large as the files;
 *   <li>keys and values of every token of the context, two bytes each: 2 · 2 · layers · context ·
 *       kept heads · (width ÷ heads);
 *   <li>room to compute a batch of 512 tokens, four bytes for each number: the larger of attention,
 *       512 · context · heads, and of the likelihoods at the end, 512 · vocabulary;
 *   <li>the process itself.
 * </ul>
 *
 * <p>The vocabulary is taken as 160,000, but never more than all parameters make rows of the
 * model's width.
 */
final class MemoryNeed {

  private static final long BATCH = 512;
  private static final long NUMBER = 4;
  private static final long KEPT_NUMBER = 2;
  private static final long VOCABULARY = 160_000;
  private static final long PROCESS = 150L * 1024 * 1024;

  private MemoryNeed() {}

  /** Bytes. */
  static long of(LocalFile file, int context) {
    GgufHeader header = file.header();
    long heads = positive(header.heads(), 32);
    long kept = positive(header.headsKv(), heads);
    long width = positive(header.embeddingLength(), 4096);
    long layers = positive(header.layers(), 32);
    long keysAndValues = 2 * KEPT_NUMBER * layers * context * kept * Math.max(1, width / heads);
    long rows = header.parameters() <= 0 ? VOCABULARY : header.parameters() / width;
    long compute =
        BATCH * NUMBER * Math.max(context * heads, Math.min(VOCABULARY, Math.max(1, rows)));
    return file.bytes() + keysAndValues + compute + PROCESS;
  }

  /** What a file says of itself may be any number. */
  private static long positive(@Nullable Long told, long otherwise) {
    return told == null || told <= 0 || told > 1_000_000 ? otherwise : told;
  }
}
