package app.gatehouse.downloads.internal.transfer;

import app.gatehouse.downloads.internal.transfer.FileFetcher.Wanted;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Addresses of files at the Hub. */
final class Addresses {

  private static final String PLAIN = "-._~";

  private Addresses() {}

  /** {@code /owner/name/resolve/revision/path}, each part escaped, slashes of the revision too. */
  static String resolve(Wanted wanted) {
    String path =
        Stream.of(wanted.path().split("/", -1))
            .map(Addresses::escape)
            .collect(Collectors.joining("/"));
    return "/" + wanted.repository() + "/resolve/" + escape(wanted.revision()) + "/" + path;
  }

  private static String escape(String part) {
    StringBuilder escaped = new StringBuilder();
    for (byte each : part.getBytes(StandardCharsets.UTF_8)) {
      boolean letter = (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z');
      boolean digit = each >= '0' && each <= '9';
      if (letter || digit || (each > 0 && PLAIN.indexOf(each) >= 0)) {
        escaped.append((char) each);
      } else {
        escaped.append(String.format("%%%02X", each));
      }
    }
    return escaped.toString();
  }
}
