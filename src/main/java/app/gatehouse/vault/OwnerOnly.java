package app.gatehouse.vault;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Attributes for files and folders that nobody but their owner may read. Where the file system has
 * no such permissions (Windows), the folder around them decides.
 */
public final class OwnerOnly {

  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.complementOf(
          EnumSet.of(
              PosixFilePermission.OWNER_READ,
              PosixFilePermission.OWNER_WRITE,
              PosixFilePermission.OWNER_EXECUTE));

  private OwnerOnly() {}

  /** For a new file: mode 0600. */
  public static FileAttribute<?>[] file() {
    return attributes("rw-------");
  }

  /** For a new folder: mode 0700. */
  public static FileAttribute<?>[] folder() {
    return attributes("rwx------");
  }

  /** Whether the group or others may do anything with this file or folder, which exists. */
  static boolean isOpenToOthers(Path file) throws IOException {
    return isSupported() && !Collections.disjoint(Files.getPosixFilePermissions(file), OTHERS);
  }

  static boolean isSupported() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  }

  private static FileAttribute<?>[] attributes(String permissions) {
    return isSupported()
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
