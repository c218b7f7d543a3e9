package app.gatehouse.fakes.hub;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** The bytes of a file, which need not be in memory. */
public abstract class Content {

  private @Nullable String sha256;

  /** These bytes. */
  public static Content of(byte[] bytes) {
    return new Bytes(bytes);
  }

  public static Content of(String text) {
    return new Bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /** As many bytes as one likes, made up where they are asked for; no two pieces are the same. */
  public static Content random(long length, long seed) {
    return new Endless(length, seed);
  }

  /** These bytes, and behind them made up ones, to this length altogether. */
  public static Content padded(byte[] head, long length, long seed) {
    return new Padded(head, random(length, seed));
  }

  /** A file of which nobody will read much: its hash is made up as well. */
  public static Content pretended(long length, long seed) {
    Content content = random(length, seed);
    content.sha256 = of("pretended " + length + " " + seed).sha256();
    return content;
  }

  public abstract long length();

  /** Fills the array with what stands from the offset on, as far as both go. */
  abstract int read(long offset, byte[] into);

  /** 64 hex digits; of a large one computed once, when first asked for. */
  public synchronized String sha256() {
    if (sha256 == null) {
      sha256 = digest("SHA-256", new byte[0]);
    }
    return sha256;
  }

  /** What git calls it: 40 hex digits. */
  public String gitHash() {
    return digest("SHA-1", ("blob " + length() + "\0").getBytes(StandardCharsets.US_ASCII));
  }

  /** All of it; for small ones. */
  public byte[] bytes() {
    byte[] all = new byte[Math.toIntExact(length())];
    read(0, all);
    return all;
  }

  /** Writes a part. */
  final void write(long from, long length, OutputStream out) throws IOException {
    byte[] buffer = new byte[(int) Math.min(1 << 16, Math.max(1, length))];
    long at = from;
    while (at < from + length) {
      int count = (int) Math.min(read(at, buffer), from + length - at);
      out.write(buffer, 0, count);
      at += count;
    }
  }

  private String digest(String algorithm, byte[] first) {
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      digest.update(first);
      byte[] buffer = new byte[1 << 16];
      for (long at = 0; at < length(); ) {
        int count = read(at, buffer);
        digest.update(buffer, 0, count);
        at += count;
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static final class Bytes extends Content {

    private final byte[] bytes;

    Bytes(byte[] bytes) {
      this.bytes = bytes.clone();
    }

    @Override
    public long length() {
      return bytes.length;
    }

    @Override
    int read(long offset, byte[] into) {
      int count = (int) Math.min(into.length, bytes.length - offset);
      System.arraycopy(bytes, (int) offset, into, 0, count);
      return count;
    }
  }

  /** The same drawn piece again and again, each time with its own number in front. */
  private static final class Endless extends Content {

    private static final int PIECE = 1 << 16;

    private final byte[] piece = new byte[PIECE];
    private final long length;

    Endless(long length, long seed) {
      this.length = length;
      new Random(seed).nextBytes(piece);
    }

    @Override
    public long length() {
      return length;
    }

    @Override
    int read(long offset, byte[] into) {
      int count = (int) Math.min(into.length, length - offset);
      int done = 0;
      while (done < count) {
        long at = offset + done;
        int within = (int) (at % PIECE);
        int part = Math.min(count - done, PIECE - within);
        System.arraycopy(piece, within, into, done, part);
        if (within < Long.BYTES) {
          byte[] number = ByteBuffer.allocate(Long.BYTES).putLong(at / PIECE).array();
          int stamped = Math.min(part, Long.BYTES - within);
          System.arraycopy(number, within, into, done, stamped);
        }
        done += part;
      }
      return count;
    }
  }

  private static final class Padded extends Content {

    private final byte[] head;
    private final Content rest;

    Padded(byte[] head, Content rest) {
      this.head = head.clone();
      this.rest = rest;
    }

    @Override
    public long length() {
      return rest.length();
    }

    @Override
    int read(long offset, byte[] into) {
      int count = rest.read(offset, into);
      if (offset < head.length) {
        int covered = (int) Math.min(count, head.length - offset);
        System.arraycopy(head, (int) offset, into, 0, covered);
      }
      return count;
    }
  }
}
