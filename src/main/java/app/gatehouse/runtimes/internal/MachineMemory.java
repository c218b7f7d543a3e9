package app.gatehouse.runtimes.internal;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The memory of this machine, or of the container around this process. */
@Component
class MachineMemory {

  private static final Path MEMINFO = Path.of("/proc/meminfo");
  private static final Path CGROUP = Path.of("/sys/fs/cgroup");

  /**
   * Bytes that another program could get without anything being swapped out. What the system keeps
   * of files, to be given up at any time, counts as free.
   */
  long free() {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    OptionalLong available = field(MEMINFO, "MemAvailable:");
    if (available.isPresent()) {
      return Math.min(available.getAsLong(), leftInContainer());
    }
    // macOS counts what it keeps of files as used, so that little ever is free there.
    return System.getProperty("os.name", "").startsWith("Mac")
        ? Math.max(system.getFreeMemorySize(), system.getTotalMemorySize() / 2)
        : system.getFreeMemorySize();
  }

  /** Bytes of memory that a process uses, files that are mapped into it included; null unknown. */
  @Nullable Long usedBy(long pid) {
    OptionalLong resident = field(Path.of("/proc/" + pid + "/status"), "VmRSS:");
    return resident.isPresent() ? resident.getAsLong() : null;
  }

  private static long leftInContainer() {
    try {
      String max = Files.readString(CGROUP.resolve("memory.max")).strip();
      if (max.equals("max")) {
        return Long.MAX_VALUE;
      }
      long used = Long.parseLong(Files.readString(CGROUP.resolve("memory.current")).strip());
      long files = number(CGROUP.resolve("memory.stat"), "inactive_file ");
      return Math.max(0, Long.parseLong(max) - used + files);
    } catch (IOException | NumberFormatException notThere) {
      return Long.MAX_VALUE;
    }
  }

  private static long number(Path file, String name) throws IOException {
    return Files.readAllLines(file).stream()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> Long.parseLong(line.substring(name.length()).strip()))
        .findFirst()
        .orElse(0);
  }

  /** A line such as {@code MemAvailable: 123 kB}, in bytes. */
  private static OptionalLong field(Path file, String name) {
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> line.startsWith(name))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
          .findFirst();
    } catch (IOException | NumberFormatException notThere) {
      return OptionalLong.empty();
    }
  }
}
