package app.gatehouse.downloads;

import java.util.UUID;

/** Names a download. */
public record DownloadId(UUID value) {

  public static DownloadId random() {
    return new DownloadId(UUID.randomUUID());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
