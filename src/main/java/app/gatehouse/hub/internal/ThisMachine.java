package app.gatehouse.hub.internal;

import app.gatehouse.hub.HubSettings;
import app.gatehouse.hub.Machine;
import app.gatehouse.hub.MachineSpace;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** As the JDK tells it, which knows the limits of a container. */
@Component
class ThisMachine implements Machine {

  private final Path cache;

  ThisMachine(HubSettings settings) {
    this.cache = settings.cache();
  }

  @Override
  public MachineSpace space() {
    return new MachineSpace(memory(), freeDisk());
  }

  private static @Nullable Long memory() {
    long bytes =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    return bytes > 0 ? bytes : null;
  }

  /** The cache may not be there yet; it will come to be where its nearest parent is. */
  private @Nullable Long freeDisk() {
    @Nullable Path folder = cache;
    while (folder != null && !Files.isDirectory(folder)) {
      folder = folder.getParent();
    }
    try {
      return folder == null ? null : Files.getFileStore(folder).getUsableSpace();
    } catch (IOException unknown) {
      return null;
    }
  }
}
