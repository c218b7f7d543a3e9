package app.gatehouse.downloads.internal.transfer;

import java.util.ArrayDeque;
import java.util.Deque;

/** A stretch of a file that one connection brings. Guarded by its {@link Assembly}. */
final class Piece {

  final Deque<Block> blocks = new ArrayDeque<>();
  final long begin;

  /** Exclusive; may come nearer while it is being brought. */
  long end;

  /** The next byte that is to arrive. */
  long next;

  /** Bytes that wait to be written. */
  long waiting;

  /** Whether somebody brings it. */
  boolean active = true;

  Piece(long begin, long end) {
    this.begin = begin;
    this.end = end;
    this.next = begin;
  }
}
