package app.gatehouse.e2e;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;

/**
 * The packaged jar taken apart, with what one start taught the JVM kept beside it: the next start
 * takes a third of the time, and the tests make some forty. The image is made in the same way.
 */
final class WarmJar {

  private static final long PATIENCE_SECONDS = 180;

  private final Path folder;

  private WarmJar(Path folder) {
    this.folder = folder;
  }

  /** Made beside the jar, unless it is there and not older; by one JVM of tests for all. */
  static synchronized WarmJar of(Path jar) {
    WarmJar warm = new WarmJar(jar.resolveSibling("warm"));
    try (FileChannel turn =
            FileChannel.open(
                jar.resolveSibling("warm.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock _ = turn.lock()) {
      if (!Files.exists(warm.cache())
          || Files.getLastModifiedTime(warm.cache()).compareTo(Files.getLastModifiedTime(jar))
              < 0) {
        warm.make(jar);
      }
      return warm;
    } catch (IOException e) {
      throw new AssertionError("The jar cannot be taken apart", e);
    }
  }

  /** What the JVM is told. */
  List<String> options() {
    return List.of("-XX:AOTCache=" + cache(), "-Xlog:aot*=error", "-jar", program().toString());
  }

  private Path cache() {
    return folder.resolve("gatehouse.aot");
  }

  private Path program() {
    return folder.resolve("gatehouse.jar");
  }

  private void make(Path jar) throws IOException {
    FileSystemUtils.deleteRecursively(folder);
    run("-Djarmode=tools", "-jar", jar.toString(), "extract", "--destination", folder.toString());
    Path data = Files.createTempDirectory("gatehouse-training");
    run(
        "-XX:AOTCacheOutput=" + cache(),
        "-Xlog:aot*=error",
        "-Dspring.context.exit=onRefresh",
        "-jar",
        program().toString(),
        "--server.port=0",
        "--gatehouse.data-dir=" + data.resolve("data"));
    FileSystemUtils.deleteRecursively(data);
  }

  private static void run(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(PackagedGatehouse.SHORTER_STARTS);
    command.addAll(List.of(arguments));
    Path output = Files.createTempFile("gatehouse-warm", ".log");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new AssertionError("Failed: " + command + "\n" + Files.readString(output));
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted", e);
    } finally {
      Files.delete(output);
    }
  }
}
