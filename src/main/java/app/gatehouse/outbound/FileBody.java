package app.gatehouse.outbound;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/**
 * A file as the body of a request, with the length it has when the request is made. A failure to
 * read it is an {@link UncheckedIOException}, so that it is not taken for one of the network.
 */
final class FileBody extends AbstractHttpEntity {

  private static final int CHUNK = 256 * 1024;

  private final Path path;
  private final LongConsumer sent;
  private final long length;

  FileBody(Path path, LongConsumer sent) {
    super((String) null, null);
    this.path = path;
    this.sent = sent;
    try {
      this.length = Files.size(path);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    byte[] chunk = new byte[CHUNK];
    try (InputStream in = open()) {
      for (long done = 0; done < length; ) {
        int read = read(in, chunk, (int) Math.min(CHUNK, length - done));
        out.write(chunk, 0, read);
        done += read;
        sent.accept(done);
      }
    }
  }

  private InputStream open() {
    try {
      return Files.newInputStream(path);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static int read(InputStream in, byte[] chunk, int most) {
    try {
      int read = in.read(chunk, 0, most);
      if (read < 0) {
        throw new IOException("The file became shorter while it was sent");
      }
      return read;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public long getContentLength() {
    return length;
  }

  @Override
  public boolean isRepeatable() {
    return true;
  }

  @Override
  public boolean isStreaming() {
    return false;
  }

  @Override
  public InputStream getContent() {
    return open();
  }

  @Override
  public void close() {}
}
