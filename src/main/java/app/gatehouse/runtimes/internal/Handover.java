package app.gatehouse.runtimes.internal;

import app.gatehouse.credentials.CredentialUnavailableException;
import app.gatehouse.library.LocalFile;
import app.gatehouse.outbound.OutboundException;
import app.gatehouse.runtimes.HandoverState;
import app.gatehouse.runtimes.HandoverState.Copying;
import app.gatehouse.runtimes.HandoverState.Done;
import app.gatehouse.runtimes.HandoverState.Failed;
import app.gatehouse.runtimes.HandoverState.Idle;
import app.gatehouse.runtimes.HandoverState.Making;
import app.gatehouse.runtimes.HandoverState.Reading;
import app.gatehouse.runtimes.HandoverState.Reason;
import app.gatehouse.runtimes.OllamaName;
import app.gatehouse.runtimes.internal.OllamaClient.RefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One model that is handed over to Ollama, on a thread of its own. */
final class Handover {

  private static final Logger LOG = LoggerFactory.getLogger(Handover.class);
  private static final long TELL_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  private final @Nullable LocalFile file;
  private final OllamaName name;
  private final Place place;
  private final Runnable changed;
  private final Runnable arrived;
  private final AtomicBoolean started = new AtomicBoolean();
  private final Thread thread = Thread.ofVirtual().name("handover").unstarted(this::run);
  private volatile HandoverState state = new Making("");
  private volatile boolean cancelled;
  private long told;

  /** Where Ollama is. */
  interface Place {

    /** False when nobody knows. */
    boolean with(Consumer<OllamaClient> work);
  }

  /**
   * @param file null when there is none for the account
   * @param changed is run when the state is another one
   * @param arrived is run when Ollama has the model
   */
  Handover(
      @Nullable LocalFile file, OllamaName name, Place place, Runnable changed, Runnable arrived) {
    this.file = file;
    this.name = name;
    this.place = place;
    this.changed = changed;
    this.arrived = arrived;
  }

  /** Begins, unless it has. */
  void start() {
    if (started.compareAndSet(false, true)) {
      thread.start();
    }
  }

  HandoverState state() {
    return state;
  }

  void cancel() {
    cancelled = true;
    thread.interrupt();
  }

  private void run() {
    HandoverState end;
    try {
      end = place.with(this::work) ? state : failed(Reason.NOT_RUNNING);
    } catch (CredentialUnavailableException noToken) {
      end = failed(Reason.NOT_ALLOWED);
    } catch (RuntimeException failure) {
      LOG.error("A model could not be handed over to Ollama", failure);
      end = failed(Reason.BROKEN);
    }
    state = cancelled && !(end instanceof Done) ? new Idle() : end;
    changed.run();
    if (state instanceof Done) {
      arrived.run();
    }
  }

  private void work(OllamaClient ollama) {
    state = result(ollama);
  }

  private HandoverState result(OllamaClient ollama) {
    if (file == null) {
      return failed(Reason.UNREADABLE);
    }
    try {
      if (ollama.hasModel(name.value())) {
        return failed(Reason.NAME_TAKEN);
      }
      Map<Path, String> digests = digests(file);
      if (!copy(ollama, digests)) {
        return failed(Reason.CHANGED);
      }
      Map<String, String> named = new LinkedHashMap<>();
      digests.forEach((path, sha256) -> named.put(path.getFileName().toString(), sha256));
      tell(new Making(""));
      ollama.make(name.value(), named, status -> tell(new Making(status)));
      return new Done(name.value());
    } catch (RefusedException refused) {
      return switch (refused.status()) {
        case 401, 403 -> new Failed(Reason.NOT_ALLOWED, refused.said());
        default -> new Failed(Reason.REFUSED, refused.said());
      };
    } catch (OutboundException noAnswer) {
      return failed(reason(noAnswer));
    } catch (IOException | UncheckedIOException unreadable) {
      return failed(Reason.UNREADABLE);
    } catch (InterruptedException stopped) {
      return new Idle();
    }
  }

  private Map<Path, String> digests(LocalFile whole) throws IOException, InterruptedException {
    Map<Path, String> digests = new LinkedHashMap<>();
    long[] before = {0};
    for (Path part : whole.paths()) {
      String sha256 = FileDigest.known(part).orElse(null);
      digests.put(
          part,
          sha256 != null
              ? sha256
              : FileDigest.compute(
                  part, done -> tellOften(new Reading(before[0] + done, whole.bytes()))));
      before[0] += part.toFile().length();
    }
    return digests;
  }

  /** False when a file is not what its name says. */
  private boolean copy(OllamaClient ollama, Map<Path, String> digests) throws RefusedException {
    long total = digests.keySet().stream().mapToLong(part -> part.toFile().length()).sum();
    long before = 0;
    for (Map.Entry<Path, String> part : digests.entrySet()) {
      long done = before;
      tell(new Copying(done, total));
      if (!ollama.hasFile(part.getValue())
          && !ollama.copy(
              part.getValue(), part.getKey(), sent -> tellOften(new Copying(done + sent, total)))) {
        return false;
      }
      before += part.getKey().toFile().length();
    }
    return true;
  }

  private static Reason reason(OutboundException noAnswer) {
    return switch (noAnswer) {
      case OutboundException.AddressRefused refused -> Reason.NOT_ALLOWED;
      case OutboundException.NotReachable unreachable ->
          switch (unreachable.reason()) {
            case REFUSED, UNKNOWN_HOST -> Reason.NOT_RUNNING;
            case TLS, TIMEOUT, BROKEN, OFFLINE -> Reason.BROKEN;
          };
      case OutboundException.AnswerTooLarge large -> Reason.BROKEN;
      case OutboundException.Cancelled cancelled -> Reason.BROKEN;
    };
  }

  private static Failed failed(Reason reason) {
    return new Failed(reason, "");
  }

  private void tellOften(HandoverState now) {
    state = now;
    long moment = System.nanoTime();
    if (moment - told > TELL_NANOS) {
      told = moment;
      changed.run();
    }
  }

  private void tell(HandoverState now) {
    state = now;
    told = System.nanoTime();
    changed.run();
  }
}
