package app.gatehouse.downloads.internal.transfer;

/** Bytes on their way from the connection to disk and checksum; belongs to one thread at a time. */
final class Block {

  final byte[] bytes;
  int length;

  /** How many of its bytes count towards the window of all transfers. */
  int reserved;

  Block(int size) {
    bytes = new byte[size];
  }
}
