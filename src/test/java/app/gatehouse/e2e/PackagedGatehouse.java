package app.gatehouse.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The packaged jar, or another program of the tests, run as a process of its own on a data folder
 * and a free port.
 *
 * <pre>{@code
 * try (PackagedGatehouse gatehouse = PackagedGatehouse.on(folder).owner("ann", password).start()) {
 *   browser.open(gatehouse.address());
 * }
 * }</pre>
 *
 * <p>Closing kills it if it still runs. What goes wrong is told with everything it has printed.
 */
public final class PackagedGatehouse implements AutoCloseable {

  /** How long a start may take on a busy machine. */
  public static final Duration START = Duration.ofSeconds(120);

  /** How long a stop or a refused start may take on a busy machine. */
  public static final Duration END = Duration.ofSeconds(60);

  /** For programs that run for seconds; what is run is the same. */
  static final List<String> SHORTER_STARTS = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?:Set up Gatehouse here|Gatehouse is ready): (http://localhost:[1-9][0-9]*)");
  private static final Pattern CODE = Pattern.compile("/setup#([0-9a-z]+)");
  private static final List<String> OF_THE_MACHINE =
      List.of(
          "GATEHOUSE_",
          "SPRING_",
          "SERVER_",
          "LOGGING_",
          "HF_",
          "OLLAMA_",
          "JDK_",
          "JAVA_",
          "JASYPT_");

  private final Process process;
  private final StringBuffer output = new StringBuffer();
  private final StringBuffer errors = new StringBuffer();
  private final List<Thread> readers = new ArrayList<>();
  private final CountDownLatch ready = new CountDownLatch(1);

  private PackagedGatehouse(Process process) {
    this.process = process;
    // A run that is broken off leaves nothing behind.
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    read(process.getInputStream(), output);
    read(process.getErrorStream(), errors);
  }

  /** A start on this data folder, which need not be there yet. */
  public static Setup on(Path dataFolder) {
    return new Setup(dataFolder);
  }

  /** What a start is given. */
  public static final class Setup {

    private final Path dataFolder;
    private final Map<String, String> properties = new TreeMap<>();
    private final Map<String, String> variables = new TreeMap<>();
    private @Nullable String input;
    private boolean warm = true;

    private Setup(Path dataFolder) {
      this.dataFolder = dataFolder;
      with("gatehouse.data-dir", dataFolder.toString());
      with("gatehouse.hub.cache", dataFolder.resolve("hub-cache").toString());
      with("server.port", "0");
      // A test asks no real provider; one that plays them switches this on.
      with("gatehouse.discovery.automatic", "false");
      with("gatehouse.discovery.local", "false");
    }

    /** A property, as an operator gives it on the command line. */
    public Setup with(String property, String value) {
      properties.put(property, value);
      return this;
    }

    /** A variable of its environment. */
    public Setup environment(String variable, String value) {
      variables.put(variable, value);
      return this;
    }

    /** The whole of its standard input. */
    public Setup input(String text) {
      input = text;
      return this;
    }

    /** The owner, made without a browser; the password comes from a file beside the data folder. */
    public Setup owner(String username, String password) {
      Path file = dataFolder.resolveSibling(dataFolder.getFileName() + "-password");
      try {
        Files.writeString(file, password + "\n");
      } catch (IOException e) {
        throw new AssertionError("The password file cannot be written", e);
      }
      return with("gatehouse.setup.username", username)
          .with("gatehouse.setup.password-file", file.toString());
    }

    /** The jar as it is packaged, in the place of the one that starts sooner. */
    public Setup asPackaged() {
      warm = false;
      return this;
    }

    /** Starts the jar and waits until it says where it is. */
    public PackagedGatehouse start() {
      return launch().awaitReady();
    }

    /** Starts the jar; returns at once. */
    public PackagedGatehouse launch() {
      return launch(jar(), Map.of());
    }

    /** Gives the jar a command; returns at once. */
    public PackagedGatehouse command(String... words) {
      List<String> program = new ArrayList<>(jar());
      program.addAll(List.of(words));
      return launch(program, Map.of());
    }

    /** Starts another program on the class path of the tests; returns at once. */
    public PackagedGatehouse launch(Class<?> main) {
      String classPath =
          System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
      return launch(List.of(main.getName()), Map.of("CLASSPATH", classPath));
    }

    private PackagedGatehouse launch(List<String> program, Map<String, String> environment) {
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(SHORTER_STARTS);
      command.addAll(program);
      properties.forEach((name, value) -> command.add("--" + name + "=" + value));
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.directory(dataFolder.resolveSibling(".").toFile());
      builder.environment().keySet().removeIf(Setup::isOfTheMachine);
      builder.environment().putAll(environment);
      builder.environment().putAll(variables);
      try {
        Process process = builder.start();
        if (input != null) {
          try (Writer writer = process.outputWriter()) {
            writer.write(input);
          }
        }
        return new PackagedGatehouse(process);
      } catch (IOException e) {
        throw new AssertionError("Cannot run " + command, e);
      }
    }

    /** What the machine has set for its own Gatehouse would make the tests depend on it. */
    private static boolean isOfTheMachine(String variable) {
      return OF_THE_MACHINE.stream().anyMatch(variable::startsWith);
    }

    private List<String> jar() {
      String jar = System.getProperty("gatehouse.jar");
      if (jar == null || !Files.isRegularFile(Path.of(jar))) {
        throw new AssertionError(
            "The packaged jar is needed: run with mvn verify, or set -Dgatehouse.jar (it is "
                + jar
                + ")");
      }
      return warm ? WarmJar.of(Path.of(jar)).options() : List.of("-jar", jar);
    }
  }

  /** Waits until it has said where it is. */
  public PackagedGatehouse awaitReady() {
    await(ready, START, "say where it is");
    if (!ADDRESS.matcher(output).find()) {
      throw failure("Gatehouse ended with " + process.exitValue() + " instead of starting");
    }
    return this;
  }

  /** Waits until it has printed this. */
  public PackagedGatehouse awaitOutput(String text) {
    long end = System.nanoTime() + START.toNanos();
    while (output.indexOf(text) < 0) {
      if (System.nanoTime() > end || (!process.isAlive() && !readersAreBusy())) {
        throw failure("Gatehouse did not print \"" + text + "\"");
      }
      pause();
    }
    return this;
  }

  /** Waits until it has printed so many lines, or has ended. */
  public PackagedGatehouse awaitLines(int lines) {
    long end = System.nanoTime() + START.plus(END).toNanos();
    while (output.toString().lines().count() < lines && process.isAlive()) {
      if (System.nanoTime() > end) {
        throw failure("Gatehouse did not print " + lines + " lines");
      }
      pause();
    }
    return this;
  }

  /** Where it is, without a path. */
  public URI address() {
    Matcher address = ADDRESS.matcher(output);
    if (!address.find()) {
      throw failure("Gatehouse has not said where it is");
    }
    return URI.create(address.group(1));
  }

  /** The set-up code of the printed link. */
  public String setupCode() {
    Matcher code = CODE.matcher(output);
    if (!code.find()) {
      throw failure("Gatehouse has printed no set-up code");
    }
    return code.group(1);
  }

  /** Everything on standard output so far. */
  public String output() {
    return output.toString();
  }

  /** Everything on standard error so far. */
  public String errors() {
    return errors.toString();
  }

  public long pid() {
    return process.pid();
  }

  public boolean isRunning() {
    return process.isAlive();
  }

  /** Waits for its end; the exit code. */
  public int awaitExit() {
    return awaitExit(END);
  }

  /** Waits for its end, for as long as it may take; the exit code. */
  public int awaitExit(Duration patience) {
    try {
      if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
        throw failure("Gatehouse did not end within " + patience.toSeconds() + " s");
      }
      for (Thread reader : readers) {
        reader.join(END);
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** Asks it to stop (SIGTERM) and waits for that; the exit code. */
  public int stop() {
    process.destroy();
    return awaitExit();
  }

  /** Ends it without a chance to tidy up (SIGKILL), and waits until it is gone. */
  public void kill() {
    process.destroyForcibly();
    awaitExit();
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      kill();
    }
  }

  private void read(InputStream stream, StringBuffer target) {
    readers.add(
        // Not virtual ones: waiting for another process holds a carrier, and there are few.
        Thread.ofPlatform()
            .daemon()
            .start(() -> {
              try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                  target.append(line).append('\n');
                  if (ADDRESS.matcher(line).find()) {
                    ready.countDown();
                  }
                }
              } catch (IOException e) {
                target.append("(unreadable: ").append(e).append(")\n");
              } finally {
                // Nothing more will come: whoever waits looks at what there is.
                if (target == output) {
                  ready.countDown();
                }
              }
            }));
  }

  private boolean readersAreBusy() {
    return readers.stream().anyMatch(Thread::isAlive);
  }

  private void await(CountDownLatch latch, Duration patience, String what) {
    try {
      if (!latch.await(patience.toSeconds(), TimeUnit.SECONDS)) {
        throw failure("Gatehouse did not " + what + " within " + patience.toSeconds() + " s");
      }
      if (!ADDRESS.matcher(output).find()) {
        process.waitFor(END.toSeconds(), TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private AssertionError failure(String message) {
    return new AssertionError(
        message + "\n--- its output ---\n" + output + "--- its errors ---\n" + errors);
  }

  private static AssertionError interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new AssertionError("Interrupted", e);
  }
}
