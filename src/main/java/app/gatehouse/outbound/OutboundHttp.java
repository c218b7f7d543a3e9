package app.gatehouse.outbound;

import app.gatehouse.outbound.OutboundException.Cancelled;
import app.gatehouse.outbound.OutboundException.NotReachable;
import app.gatehouse.outbound.OutboundException.NotReachable.Reason;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/**
 * The one way out. Sends a request once and gives what came back: follows no redirect, keeps no
 * cookie, answers no log-in challenge, tries nothing twice, and reads no more than it was told to.
 * Safe for use by many threads.
 */
public final class OutboundHttp implements AutoCloseable {

  /**
   * One client per trust, each with its own connections: a connection opened for a configured
   * address must not serve a typed one.
   */
  private final Map<AddressTrust, CloseableHttpClient> clients = new EnumMap<>(AddressTrust.class);

  private final ScheduledThreadPoolExecutor timers = Deadline.timers();

  OutboundHttp(AllowedHosts allowed, KeptAway kept, String version) {
    this(allowed, kept, version, SystemDefaultDnsResolver.INSTANCE);
  }

  OutboundHttp(AllowedHosts allowed, String version, DnsResolver names) {
    this(allowed, KeptAway.NOWHERE, version, names);
  }

  private OutboundHttp(AllowedHosts allowed, KeptAway kept, String version, DnsResolver names) {
    for (AddressTrust trust : AddressTrust.values()) {
      GuardedResolver resolver = new GuardedResolver(names, trust, allowed);
      clients.put(trust, HttpClients.create(resolver, kept, "Gatehouse/" + version));
    }
  }

  /**
   * A way out for tests and tools outside the application: no operator's exceptions.
   *
   * @param version for the User-Agent
   */
  public static OutboundHttp standalone(String version) {
    return standalone(version, KeptAway.NOWHERE);
  }

  /** The same, kept away from somewhere. */
  public static OutboundHttp standalone(String version, KeptAway kept) {
    return new OutboundHttp(AllowedHosts.parse(List.of()), kept, version);
  }

  /**
   * Sends the request and waits for the whole answer. Interrupting the thread that waits ends the
   * request at once.
   *
   * @return any answer, also one with an error status; of an answer without success at most 64 KB
   * @throws OutboundException when there is no answer
   * @throws IllegalArgumentException when a secret cannot stand in a header
   */
  public OutboundResponse send(OutboundRequest request) {
    Exchange exchange = Exchange.of(client(request.trust()), request);
    return await(exchange, exchange::cancel, request);
  }

  /**
   * Sends the request and waits until the body of the answer begins, which the caller reads and
   * closes. Asks for a body that is not packed. The limits hold for the stream too: none of its
   * reads waits longer than {@code idle}, and it is cut when {@code total} is over. {@code
   * maxAnswerBytes} does not: nothing of the body is kept here. Interrupting the thread that waits
   * ends the request at once.
   *
   * @return any answer, also one with an error status
   * @throws OutboundException when there is no answer
   * @throws IllegalArgumentException when a secret cannot stand in a header
   */
  public OutboundStream open(OutboundRequest request) {
    StreamExchange exchange = StreamExchange.of(client(request.trust()), request);
    Deadline deadline = new Deadline(exchange::cancel);
    deadline.start(timers, request.limits().total());
    boolean opened = false;
    try {
      ClassicHttpResponse response =
          Thread.currentThread().isVirtual()
              ? openHere(exchange, deadline, request)
              : await(exchange, exchange::cancel, request);
      OutboundStream stream = OutboundStream.of(exchange, response, deadline, request);
      opened = true;
      return stream;
    } catch (IOException failure) {
      throw Failures.translate(failure, request.uri().getHost(), request.limits());
    } finally {
      if (!opened) {
        deadline.end();
        exchange.cancel();
      }
    }
  }

  /** A virtual thread that is interrupted leaves whatever it waits for, so it needs no other. */
  private static ClassicHttpResponse openHere(
      StreamExchange exchange, Deadline deadline, OutboundRequest request) {
    String host = request.uri().getHost();
    if (Thread.currentThread().isInterrupted()) {
      throw new Cancelled(host);
    }
    deadline.opensHere();
    boolean late;
    @Nullable ClassicHttpResponse response = null;
    @Nullable Exception failure = null;
    try {
      response = exchange.call();
    } catch (IOException | RuntimeException e) {
      failure = e;
    } finally {
      late = deadline.opened();
    }
    if (late) {
      // Set by the deadline alone, or at the same moment by somebody who is served by this as well.
      Thread.interrupted();
      throw new NotReachable(Reason.TIMEOUT, host, null);
    }
    if (Thread.currentThread().isInterrupted()) {
      throw new Cancelled(host);
    }
    if (response == null) {
      throw Failures.translate(failure, host, request.limits());
    }
    return response;
  }

  private <T> T await(Callable<T> exchange, Runnable cancel, OutboundRequest request) {
    String host = request.uri().getHost();
    if (Thread.currentThread().isInterrupted()) {
      // Else an answer that comes quickly enough would be taken.
      throw new Cancelled(host);
    }
    FutureTask<T> task = new FutureTask<>(exchange);
    // A thread of its own, because nothing else ends a name look-up that hangs.
    Thread thread = Thread.ofVirtual().name("outbound").start(task);
    try {
      return task.get(request.limits().total().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      stop(cancel, thread);
      Thread.currentThread().interrupt();
      throw new Cancelled(host);
    } catch (TimeoutException tooLong) {
      stop(cancel, thread);
      throw new NotReachable(Reason.TIMEOUT, host, null);
    } catch (ExecutionException failed) {
      throw Failures.translate(failed.getCause(), host, request.limits());
    }
  }

  private static void stop(Runnable cancel, Thread thread) {
    cancel.run();
    thread.interrupt();
  }

  private CloseableHttpClient client(AddressTrust trust) {
    CloseableHttpClient client = clients.get(trust);
    if (client == null) {
      throw new IllegalStateException("No client for " + trust);
    }
    return client;
  }

  @Override
  public void close() {
    timers.shutdownNow();
    clients.values().forEach(client -> client.close(CloseMode.IMMEDIATE));
  }
}
