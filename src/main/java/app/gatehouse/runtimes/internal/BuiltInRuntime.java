package app.gatehouse.runtimes.internal;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.library.LocalFile;
import app.gatehouse.library.LocalFiles;
import app.gatehouse.models.ModelRef;
import app.gatehouse.runtimes.LocalRuntime;
import app.gatehouse.runtimes.Memory;
import app.gatehouse.runtimes.RuntimeEndpoint;
import app.gatehouse.runtimes.RuntimeEvent;
import app.gatehouse.runtimes.RuntimeProblem;
import app.gatehouse.runtimes.RuntimeSettings;
import app.gatehouse.runtimes.RuntimeState;
import app.gatehouse.runtimes.child.ChildNews;
import app.gatehouse.runtimes.child.StartOrder;
import app.gatehouse.vault.SecretText;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Keeps at most one process with one model. Starting and ending one is done by a single thread. */
@Component
class BuiltInRuntime implements LocalRuntime, DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(BuiltInRuntime.class);
  private static final int SECRET_BYTES = 32;

  /** How a process is ended by the system when memory runs out: 128 and the signal. */
  private static final int KILLED = 137;

  private final LocalFiles files;
  private final RuntimeFolder folder;
  private final MachineMemory machine;
  private final RuntimeSettings settings;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final Object lock = new Object();
  private final Map<ModelRef, RuntimeProblem> problems = new ConcurrentHashMap<>();
  private final ExecutorService starter =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("runtime-starter").factory());
  private @Nullable Running current;

  BuiltInRuntime(
      LocalFiles files,
      RuntimeFolder folder,
      MachineMemory machine,
      RuntimeSettings settings,
      ApplicationEventPublisher events,
      Clock clock) {
    this.files = files;
    this.folder = folder;
    this.machine = machine;
    this.settings = settings;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public RuntimeState state(AccountId account, ModelRef model) {
    if (files.find(account, model).isEmpty()) {
      return new RuntimeState.NotLoaded(new RuntimeProblem.Missing(), false);
    }
    synchronized (lock) {
      if (current == null || !current.model.equals(model)) {
        return new RuntimeState.NotLoaded(problems.get(model), current != null);
      }
      @Nullable Long memory = used(current);
      if (!current.ready()) {
        return new RuntimeState.Loading(current.since, current.needed, memory);
      }
      @Nullable Instant end =
          current.requests > 0 ? null : current.lastUsed.plus(settings.idleUnload());
      return new RuntimeState.Loaded(
          current.context, memory, current.requests, current.lastUsed, end);
    }
  }

  @Override
  public Optional<RuntimeProblem> problem(AccountId account, ModelRef model, int context) {
    return files
        .find(account, model)
        .map(file -> problem(file, context))
        .orElseGet(() -> Optional.of(new RuntimeProblem.Missing()));
  }

  private Optional<RuntimeProblem> problem(LocalFile file, int context) {
    Memory memory = memory(file, context);
    return KnownToLlama.problem(file.header())
        .or(() ->
            memory.enough()
                ? Optional.empty()
                : Optional.of(new RuntimeProblem.TooLarge(memory.needed(), memory.free())));
  }

  @Override
  public Optional<Memory> memory(AccountId account, ModelRef model, int context) {
    return files.find(account, model).map(file -> memory(file, context));
  }

  private Memory memory(LocalFile file, int context) {
    long free = machine.free();
    synchronized (lock) {
      // What is loaded goes before another one comes.
      @Nullable Long used = current == null ? null : used(current);
      return new Memory(MemoryNeed.of(file, context), used == null ? free : free + used);
    }
  }

  private @Nullable Long used(Running running) {
    return running.child == null ? null : machine.usedBy(running.child.pid());
  }

  @Override
  public int usualContext(AccountId account, ModelRef model) {
    return files
        .find(account, model)
        .map(file -> file.header().contextLength())
        .filter(own -> own > 0 && own < settings.context())
        .map(Long::intValue)
        .orElse(settings.context());
  }

  @Override
  public void load(AccountId account, ModelRef model, int context) {
    if (context <= 0) {
      throw new IllegalArgumentException("A context has at least one token");
    }
    Optional<LocalFile> file = files.find(account, model);
    if (file.isEmpty()) {
      return;
    }
    Optional<RuntimeProblem> problem = problem(file.get(), context);
    if (problem.isPresent()) {
      problems.put(model, problem.get());
      tell(model);
      return;
    }
    Running next;
    @Nullable Running before;
    synchronized (lock) {
      before = current;
      if (before != null && before.model.equals(model) && before.context == context) {
        return;
      }
      next =
          new Running(
              model,
              context,
              MemoryNeed.of(file.get(), context),
              clock.instant(),
              SecretText.of(newSecret()));
      current = next;
      problems.remove(model);
    }
    if (before != null) {
      mark(before);
      tell(before.model);
    }
    replace(before, next, file.get());
    tell(model);
  }

  private void replace(@Nullable Running before, Running next, LocalFile file) {
    starter.execute(() -> {
      stop(before);
      start(next, file);
    });
  }

  private void start(Running next, LocalFile file) {
    StartOrder order;
    synchronized (lock) {
      if (next.stopped) {
        return;
      }
      order = order(next, file);
    }
    try {
      Path own = folder.make();
      Child child = Child.start(own, order, news -> hear(next, news), code -> end(next, own, code));
      synchronized (lock) {
        next.child = child;
        if (!next.stopped) {
          return;
        }
      }
      child.stop();
    } catch (IOException e) {
      LOG.warn("The process of the built-in runtime could not be started", e);
      fail(next, new RuntimeProblem.NotStarted());
    }
  }

  private static StartOrder order(Running next, LocalFile file) {
    return new StartOrder(
        next.secret.expose(),
        file.paths().getFirst().toAbsolutePath().toString(),
        next.model.toString(),
        next.context,
        Math.max(1, Runtime.getRuntime().availableProcessors() - 1),
        file.header().hasChatTemplate());
  }

  private void hear(Running running, ChildNews news) {
    switch (news) {
      case ChildNews.Ready(int port) -> {
        synchronized (lock) {
          running.port = port;
          running.lastUsed = clock.instant();
        }
        tell(running.model);
      }
      case ChildNews.Busy(int requests) -> {
        synchronized (lock) {
          running.requests = requests;
          running.lastUsed = clock.instant();
        }
        tell(running.model);
      }
      case ChildNews.NotLoaded(String detail) -> {
        LOG.warn("llama.cpp did not load {}: {}", running.model, printable(detail));
        fail(running, new RuntimeProblem.NotLoaded());
      }
      case ChildNews.NoLibrary(String detail) -> {
        LOG.warn("llama.cpp cannot be used on this machine: {}", printable(detail));
        fail(running, new RuntimeProblem.NoLibrary());
      }
    }
  }

  private void end(Running running, Path own, int code) {
    folder.remove(own);
    synchronized (lock) {
      if (running.stopped) {
        return;
      }
    }
    LOG.warn("The process of the built-in runtime ended by itself, with exit code {}", code);
    fail(running, code == KILLED ? new RuntimeProblem.Killed() : new RuntimeProblem.Crashed());
  }

  /** Of what goes wrong, the first counts: the end of the process follows other news. */
  private void fail(Running running, RuntimeProblem problem) {
    synchronized (lock) {
      if (running.stopped) {
        return;
      }
      running.stopped = true;
      running.secret.close();
      if (current == running) {
        current = null;
      }
    }
    problems.put(running.model, problem);
    tell(running.model);
  }

  @Override
  public void unload(AccountId account, ModelRef model) {
    if (files.find(account, model).isPresent()) {
      problems.remove(model);
      @Nullable Running loaded;
      synchronized (lock) {
        loaded = current;
      }
      if (loaded != null && loaded.model.equals(model)) {
        unload(loaded);
      }
    }
  }

  private void unload(Running loaded) {
    synchronized (lock) {
      if (current == loaded) {
        current = null;
      }
    }
    mark(loaded);
    starter.execute(() -> stop(loaded));
    tell(loaded.model);
  }

  /** What nobody has asked for long enough leaves the memory. */
  void unloadIdle() {
    @Nullable Running idle = null;
    synchronized (lock) {
      if (current != null
          && current.ready()
          && current.requests == 0
          && !clock.instant().isBefore(current.lastUsed.plus(settings.idleUnload()))) {
        idle = current;
      }
    }
    if (idle != null) {
      unload(idle);
    }
  }

  /** Tells of what grows without telling: the memory of a model on its way. */
  void tellProgress() {
    @Nullable ModelRef loading = null;
    synchronized (lock) {
      if (current != null && !current.ready()) {
        loading = current.model;
      }
    }
    if (loading != null) {
      tell(loading);
    }
  }

  private void stop(@Nullable Running before) {
    if (before == null) {
      return;
    }
    @Nullable Child child;
    synchronized (lock) {
      child = before.child;
    }
    if (child != null) {
      child.stop();
    }
  }

  /** What ends because somebody wanted it has no problem. */
  private void mark(Running running) {
    problems.remove(running.model);
    synchronized (lock) {
      running.stopped = true;
      running.secret.close();
    }
  }

  @Override
  public Optional<RuntimeEndpoint> endpoint(AccountId account, ModelRef model) {
    if (files.find(account, model).isEmpty()) {
      return Optional.empty();
    }
    synchronized (lock) {
      if (current == null || !current.model.equals(model) || !current.ready()) {
        return Optional.empty();
      }
      current.lastUsed = clock.instant();
      return Optional.of(
          new RuntimeEndpoint(
              URI.create("http://127.0.0.1:" + current.port + "/v1"),
              SecretText.of(current.secret.expose()),
              model.toString(),
              current.context));
    }
  }

  @Override
  public void destroy() {
    @Nullable Running last;
    synchronized (lock) {
      last = current;
      current = null;
    }
    starter.shutdownNow();
    if (last != null) {
      mark(last);
    }
    stop(last);
  }

  private String newSecret() {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private void tell(ModelRef model) {
    events.publishEvent(new RuntimeEvent(model));
  }

  private static String printable(String detail) {
    return detail.replaceAll("\\p{Cntrl}", " ");
  }
}
