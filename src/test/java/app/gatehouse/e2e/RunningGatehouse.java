package app.gatehouse.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged jar, started as its users start it, on a free port and a data folder of its own. */
final class RunningGatehouse implements AutoCloseable {

  static final String OWNER = "ada";
  static final String PASSWORD = "correct horse battery";

  private static final Pattern ANNOUNCED =
      Pattern.compile("(?:Set up Gatehouse here|Gatehouse is ready): (http://localhost:\\d+)\\S*");
  private static final int START_MINUTES = 3;

  private final Path folder;
  private final List<String> arguments;
  private final Map<String, String> environment;
  private final StringBuffer output = new StringBuffer();
  private Process process;
  private Thread reader;
  private String link;

  private RunningGatehouse(Path folder, List<String> arguments, Map<String, String> environment) {
    this.folder = folder;
    this.arguments = arguments;
    this.environment = environment;
    run();
    // A test run that is broken off must not leave it behind.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> process.destroyForcibly()));
  }

  /** Without an account yet: the printed link leads to the set-up page. */
  static RunningGatehouse fresh(String... arguments) {
    return new RunningGatehouse(newFolder(), List.of(arguments), Map.of());
  }

  static RunningGatehouse fresh(Map<String, String> environment, String... arguments) {
    return new RunningGatehouse(newFolder(), List.of(arguments), environment);
  }

  /** With the account {@link #OWNER}. */
  static RunningGatehouse withOwner(String... arguments) {
    try {
      Path folder = newFolder();
      Path password = Files.writeString(folder.resolve("password"), PASSWORD);
      List<String> all = new ArrayList<>(List.of(arguments));
      all.add("--gatehouse.setup.username=" + OWNER);
      all.add("--gatehouse.setup.password-file=" + password);
      return new RunningGatehouse(folder, all, Map.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code http://localhost:PORT}. */
  String address() {
    Matcher announced = ANNOUNCED.matcher(link);
    announced.find();
    return announced.group(1);
  }

  /** Where the console says to set up: the address with the code after {@code #}. */
  String setupLink() {
    return link.substring(link.indexOf("http"));
  }

  /** Everything it has printed and logged so far, over all its starts. */
  String output() {
    return output.toString();
  }

  Path data() {
    return folder.resolve("data");
  }

  /** Ends it as a power cut would. */
  void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  /** Starts it again on the same data, perhaps on another port. */
  void restart() {
    stop();
    run();
  }

  @Override
  public void close() {
    stop();
    delete(folder);
  }

  private void run() {
    try {
      ProcessBuilder builder = new ProcessBuilder(command());
      builder.directory(folder.toFile());
      builder.environment().putAll(environment);
      builder.redirectErrorStream(true);
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    CompletableFuture<String> announced = new CompletableFuture<>();
    reader = Thread.ofPlatform().daemon().name("output").start(() -> read(announced));
    link = await(announced);
  }

  private List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Tests end before the second compiler has paid for itself.
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-Xmx512m");
    command.add("-jar");
    command.add(Path.of(System.getProperty("gatehouse.jar")).toAbsolutePath().toString());
    command.add("--server.port=0");
    command.add("--gatehouse.data-dir=" + data());
    command.addAll(arguments);
    return command;
  }

  private void read(CompletableFuture<String> announced) {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        output.append(line).append('\n');
        if (ANNOUNCED.matcher(line).find()) {
          announced.complete(line);
        }
      }
    } catch (IOException e) {
      output.append(e).append('\n');
    }
    announced.completeExceptionally(
        new IllegalStateException("Gatehouse ended before it was ready:\n" + output));
  }

  private String await(CompletableFuture<String> announced) {
    try {
      return announced.get(START_MINUTES, TimeUnit.MINUTES);
    } catch (ExecutionException | TimeoutException e) {
      kill();
      throw new IllegalStateException("Gatehouse did not start:\n" + output, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void stop() {
    process.destroy();
    try {
      if (!process.waitFor(1, TimeUnit.MINUTES)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
    awaitEnd();
  }

  /** Until the process is gone and its last line is read. */
  private void awaitEnd() {
    try {
      process.waitFor();
      reader.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Path newFolder() {
    try {
      return Files.createTempDirectory("gatehouse-e2e");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.delete(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure)
                throws IOException {
              Files.delete(visited);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
