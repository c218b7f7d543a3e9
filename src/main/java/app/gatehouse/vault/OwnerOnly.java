package app.gatehouse.vault;

import java.nio.file.FileSystems;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Attributes for files and folders that nobody but their owner may read. Where the file system has
 * no such permissions (Windows), the folder around them decides.
 */
public final class OwnerOnly {

  private OwnerOnly() {}

  /** For a new file: mode 0600. */
  public static FileAttribute<?>[] file() {
    return attributes("rw-------");
  }

  /** For a new folder: mode 0700. */
  public static FileAttribute<?>[] folder() {
    return attributes("rwx------");
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
