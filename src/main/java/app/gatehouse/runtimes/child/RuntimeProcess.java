package app.gatehouse.runtimes.child;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The built-in runtime's own process. Reads a {@link StartOrder}, tells {@link ChildNews}, and ends
 * when its standard input does: so it cannot outlive whoever started it, however that one ends.
 */
public final class RuntimeProcess {

  private static final int MAX_ORDER = 64 * 1024;
  private static final int MAX_WAITING = 8;
  private static final int MAX_DETAIL = 300;

  private final PrintStream out;

  private RuntimeProcess(PrintStream out) {
    this.out = out;
  }

  public static void main(String[] arguments) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    // What libraries print is no news.
    System.setOut(System.err);
    StartOrder order = StartOrder.read(readLine(System.in));
    Thread.ofPlatform().daemon().name("parent").start(RuntimeProcess::endWithParent);
    new RuntimeProcess(out).run(order);
  }

  private void run(StartOrder order) throws IOException {
    LlamaEngine engine;
    try {
      engine = LlamaEngine.load(order);
    } catch (RuntimeException refused) {
      fail(new ChildNews.NotLoaded(detail(refused)));
      return;
    } catch (LinkageError missing) {
      fail(new ChildNews.NoLibrary(detail(missing)));
      return;
    }
    Turns turns = new Turns(1 + MAX_WAITING, requests -> tell(new ChildNews.Busy(requests)));
    // Not closed: it serves until the process ends.
    ChildServer server = new ChildServer(order.secret(), order.name(), engine, turns);
    tell(new ChildNews.Ready(server.port()));
  }

  private synchronized void tell(ChildNews news) {
    // The line break before it ends what native code may have begun.
    out.println("\n" + news.line());
  }

  /** Native threads would keep the process alive. */
  private void fail(ChildNews news) {
    tell(news);
    Runtime.getRuntime().halt(1);
  }

  private static String detail(Throwable failure) {
    String message = String.valueOf(failure.getMessage());
    return message.length() > MAX_DETAIL ? message.substring(0, MAX_DETAIL) : message;
  }

  private static String readLine(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int octet; (octet = in.read()) >= 0 && octet != '\n'; ) {
      line.write(octet);
      if (line.size() > MAX_ORDER) {
        throw new IOException("An order has at most 64 KB");
      }
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  private static void endWithParent() {
    try {
      while (System.in.read() >= 0) {
        // Nothing more is said; what matters is the end.
      }
    } catch (IOException gone) {
      // As good as the end.
    }
    Runtime.getRuntime().halt(0);
  }
}
