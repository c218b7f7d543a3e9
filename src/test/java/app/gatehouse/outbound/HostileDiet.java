package app.gatehouse.outbound;

import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * A program with a small heap that asks hostile servers again and again. Ends with 0 when its heap
 * was large enough; prints what was in use before, and after each collection at most.
 */
final class HostileDiet {

  private static final RequestLimits LIMITS =
      new RequestLimits(Duration.ofSeconds(30), Duration.ofSeconds(60), 8 * 1024 * 1024);

  private HostileDiet() {}

  /**
   * @param args how many rounds, then the servers' addresses
   */
  public static void main(String[] args) {
    int rounds = Integer.parseInt(args[0]);
    List<URI> servers = Arrays.stream(args).skip(1).map(URI::create).toList();
    try (OutboundHttp http = OutboundHttp.standalone("diet")) {
      servers.forEach(server -> ask(http, server));
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      long before = runtime.totalMemory() - runtime.freeMemory();
      for (int round = 0; round < rounds; round++) {
        servers.forEach(server -> ask(http, server));
      }
      long after =
          ManagementFactory.getMemoryPoolMXBeans().stream()
              .filter(pool -> pool.getCollectionUsage() != null)
              .mapToLong(pool -> pool.getCollectionUsage().getUsed())
              .sum();
      System.out.println(
          megabytes(before)
              + " MB in use before, "
              + megabytes(after)
              + " MB after the last collection, heap of "
              + megabytes(runtime.maxMemory())
              + " MB");
    }
  }

  private static void ask(OutboundHttp http, URI server) {
    try {
      http.send(OutboundRequest.get(server).withLimits(LIMITS));
    } catch (OutboundException tooMuch) {
      // What they are here for.
    }
  }

  private static long megabytes(long bytes) {
    return bytes / (1024 * 1024);
  }
}
