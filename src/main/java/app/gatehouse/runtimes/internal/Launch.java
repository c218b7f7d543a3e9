package app.gatehouse.runtimes.internal;

import app.gatehouse.runtimes.child.RuntimeProcess;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/** How the runtime's process is started: with the Java and the classes of this one. */
final class Launch {

  private static final String BOOT_LAUNCHER =
      "org.springframework.boot.loader.launch.PropertiesLauncher";
  private static final Path SHELL = Path.of("/bin/sh");

  /** Of what is in the environment, what a native library may need to be found and to work. */
  private static final Set<String> KEPT =
      Set.of("PATH", "HOME", "LANG", "LC_ALL", "TZ", "LD_LIBRARY_PATH", "SystemRoot", "TEMP");

  private Launch() {}

  /**
   * A process to be started.
   *
   * @param folder for what it writes: the unpacked native library, and what a crash leaves
   */
  static ProcessBuilder process(Path folder) {
    ProcessBuilder process = new ProcessBuilder(withoutCore(command(folder)));
    process.directory(folder.toFile());
    Map<String, String> environment = process.environment();
    // Passwords and tokens of the operator's are none of its business.
    environment.keySet().retainAll(KEPT);
    // Or llama.cpp calls a debugger before it ends the process.
    environment.put("GGML_NO_BACKTRACE", "1");
    return process;
  }

  private static List<String> command(Path folder) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx128m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-HeapDumpOnOutOfMemoryError",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:ErrorFile=" + folder.resolve("crash.log"),
            "--enable-native-access=ALL-UNNAMED",
            "-Dde.kherud.llama.tmpdir=" + folder,
            "-Djava.io.tmpdir=" + folder,
            // Each token is a small packet, which would wait for the one before to be confirmed.
            "-Dsun.net.httpserver.nodelay=true"));
    String classPath = absolute(System.getProperty("java.class.path", ""));
    if (isPackaged(classPath)) {
      command.add("-Dloader.main=" + RuntimeProcess.class.getName());
      command.addAll(List.of("-cp", classPath, BOOT_LAUNCHER));
    } else {
      command.addAll(List.of("-cp", classPath, RuntimeProcess.class.getName()));
    }
    return command;
  }

  /** The process has a working directory of its own. */
  private static String absolute(String classPath) {
    List<String> entries = new ArrayList<>();
    for (String entry : classPath.split(File.pathSeparator)) {
      entries.add(Path.of(entry).toAbsolutePath().toString());
    }
    return String.join(File.pathSeparator, entries);
  }

  /** Whether all is in one jar, which only Boot's launcher can read. */
  private static boolean isPackaged(String classPath) {
    if (classPath.contains(File.pathSeparator) || !classPath.endsWith(".jar")) {
      return false;
    }
    try (JarFile jar = new JarFile(classPath)) {
      return jar.getEntry(BOOT_LAUNCHER.replace('.', '/') + ".class") != null;
    } catch (IOException unreadable) {
      return false;
    }
  }

  /** What is in memory is nobody's business: the JVM's own switch does not cover every end. */
  private static List<String> withoutCore(List<String> command) {
    @Nullable List<String> shell =
        Files.isExecutable(SHELL)
            ? List.of(SHELL.toString(), "-c", "ulimit -c 0; exec \"$@\"", "runtime")
            : null;
    if (shell == null) {
      return command;
    }
    List<String> all = new ArrayList<>(shell);
    all.addAll(command);
    return all;
  }
}
