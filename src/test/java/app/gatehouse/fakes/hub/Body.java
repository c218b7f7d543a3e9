package app.gatehouse.fakes.hub;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The body of an answer on its way, with what goes wrong there. */
final class Body {

  private static final int PIECE = 1 << 16;

  private final Content content;
  private final long from;
  private final long length;
  private final List<HubFault> faults;

  Body(Content content, long from, long length, List<HubFault> faults) {
    this.content = content;
    this.from = from;
    this.length = length;
    this.faults = faults;
  }

  /**
   * @return false when what is left never comes
   * @throws IOException when it is cut, or nobody takes it
   */
  boolean sendTo(OutputStream out) throws IOException {
    HubFault.CutsAfter cut = Faults.find(faults, HubFault.CutsAfter.class);
    HubFault.HangsAfter hang = Faults.find(faults, HubFault.HangsAfter.class);
    HubFault.Capped cap = Faults.find(faults, HubFault.Capped.class);
    long end = length;
    if (cut != null) {
      end = Math.min(end, cut.bytes());
    }
    if (hang != null) {
      end = Math.min(end, hang.bytes());
    }
    long begun = System.nanoTime();
    byte[] piece = new byte[cap == null ? PIECE : Math.clamp(cap.bytesPerSecond() / 50, 1, PIECE)];
    long sent = 0;
    while (sent < end) {
      int count = content.read(from + sent, piece);
      count = (int) Math.min(count, end - sent);
      spoil(piece, from + sent, count);
      out.write(piece, 0, count);
      sent += count;
      if (cap != null) {
        out.flush();
        long due =
            begun + (long) (sent * (double) TimeUnit.SECONDS.toNanos(1) / cap.bytesPerSecond());
        LockSupport.parkNanos(due - System.nanoTime());
      }
    }
    if (cut != null && end < length) {
      out.flush();
      throw new IOException("Cut on purpose");
    }
    return end == length;
  }

  private void spoil(byte[] piece, long at, int count) {
    for (HubFault fault : faults) {
      if (fault instanceof HubFault.WrongByteAt wrong) {
        long within = wrong.offset() - at;
        if (within >= 0 && within < count) {
          piece[(int) within] ^= 0x55;
        }
      }
    }
  }
}
