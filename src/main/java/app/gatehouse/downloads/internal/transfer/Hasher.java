package app.gatehouse.downloads.internal.transfer;

import app.gatehouse.storage.BulkDigest;
import java.security.MessageDigest;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Takes a checksum on a thread of its own, of blocks in the order they are given; each goes back to
 * where empty ones are kept.
 */
final class Hasher implements AutoCloseable {

  /** Little, so that a block is still in the processor's cache when it is hashed. */
  private static final int BEHIND = 4;

  private static final Block END = new Block(0);

  private final BlockingQueue<Block> waiting = new ArrayBlockingQueue<>(BEHIND);
  private final MessageDigest digest;
  private final Thread thread;

  Hasher(MessageDigest digest, Queue<Block> empty) {
    this.digest = digest;
    this.thread = Thread.ofPlatform().name("download-hash").daemon().start(() -> hash(empty));
  }

  /** Waits while the thread is behind. */
  void add(Block block) throws InterruptedException {
    waiting.put(block);
  }

  private void hash(Queue<Block> empty) {
    BulkDigest bulk = new BulkDigest();
    try {
      for (Block block = waiting.take(); block != END; block = waiting.take()) {
        bulk.feed(digest, block.bytes, block.length);
        empty.offer(block);
      }
    } catch (InterruptedException nobodyDoes) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns once all that was given is hashed. Of no effect the second time. */
  @Override
  public void close() {
    boolean interrupted = false;
    boolean told = false;
    while (thread.isAlive()) {
      try {
        if (!told) {
          waiting.put(END);
          told = true;
        }
        thread.join();
      } catch (InterruptedException later) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
