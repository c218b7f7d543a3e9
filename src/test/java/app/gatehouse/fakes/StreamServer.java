package app.gatehouse.fakes;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Answers every request by hand, byte by byte, and notices when whoever asked goes away. */
public final class StreamServer implements AutoCloseable {

  private final ServerSocket socket;
  private final Play play;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final CountDownLatch gone = new CountDownLatch(1);

  /** How a request is answered. */
  public interface Play {
    void answer(Talk talk) throws IOException;
  }

  public StreamServer(Play play) {
    this.play = play;
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  public URI baseUrl() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort());
  }

  /** Waits until a client has closed its connection before its answer was complete. */
  public boolean clientLeaves() throws InterruptedException {
    return gone.await(10, TimeUnit.SECONDS);
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket one = socket.accept();
        one.setTcpNoDelay(true);
        open.add(one);
        Thread.ofVirtual().start(() -> talk(one));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void talk(Socket one) {
    try (one) {
      Talk talk = new Talk(one);
      talk.readRequest();
      play.answer(talk);
    } catch (IOException clientIsGone) {
      gone.countDown();
    } finally {
      open.remove(one);
    }
  }

  /** One request and its answer. */
  public final class Talk {

    private final InputStream in;
    private final OutputStream out;

    Talk(Socket one) throws IOException {
      in = one.getInputStream();
      out = one.getOutputStream();
    }

    private void readRequest() throws IOException {
      StringBuilder head = new StringBuilder();
      while (head.indexOf("\r\n\r\n") < 0) {
        int next = in.read();
        if (next < 0) {
          throw new IOException("No request");
        }
        head.append((char) next);
      }
      String length = head.toString().replaceFirst("(?is).*content-length: *(\\d+).*", "$1");
      in.readNBytes(length.matches("\\d+") ? Integer.parseInt(length) : 0);
    }

    /** Begins an answer whose body comes in pieces. */
    public Talk begin(String contentType) throws IOException {
      write(
          "HTTP/1.1 200 OK\r\nContent-Type: "
              + contentType
              + "\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n");
      return this;
    }

    public Talk send(String text) throws IOException {
      return send(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends a piece at once. */
    public Talk send(byte[] piece) throws IOException {
      if (piece.length > 0) {
        write(Integer.toHexString(piece.length) + "\r\n");
        out.write(piece);
        write("\r\n");
      }
      return this;
    }

    /** Comes to a good end; without it the answer is cut. */
    public void end() throws IOException {
      write("0\r\n\r\n");
    }

    /** Says nothing until the client goes away. */
    public void waitForClient() throws IOException {
      if (in.read() < 0) {
        gone.countDown();
      }
    }

    private void write(String text) throws IOException {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.flush();
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
    for (Socket one : open) {
      one.close();
    }
  }
}
