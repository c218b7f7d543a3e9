package app.gatehouse.fakes.hub;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the bytes of large files are: knows no token, only addresses that are good for a while. */
final class CdnAnswers {

  private static final String PREFIX = "/xet-bridge-us/";

  private final FakeHub hub;

  CdnAnswers(FakeHub hub) {
    this.hub = hub;
  }

  /** The path of a file's content. */
  static String path(HubFileEntry file) {
    return PREFIX + file.content().sha256();
  }

  Answer answer(Visit visit, List<HubFault> faults) {
    if (visit.header("Authorization") != null) {
      return xml(400, "InvalidArgument", "Only one auth mechanism allowed");
    }
    boolean expired = Faults.find(faults, HubFault.SignatureExpired.class) != null;
    if (expired || !hub.signatures().isGood(visit.path(), visit)) {
      return xml(403, "AccessDenied", "Request has expired");
    }
    HubFileEntry file = file(visit.path());
    if (file == null) {
      return xml(404, "NoSuchKey", "The specified key does not exist.");
    }
    boolean whole = Faults.find(faults, HubFault.IgnoresRange.class) != null;
    return part(file, whole ? null : visit.header("Range"));
  }

  private @Nullable HubFileEntry file(String path) {
    return hub.models().values().stream()
        .flatMap(HubModel::everyFile)
        .filter(HubFileEntry::isLarge)
        .filter(file -> path(file).equals(path))
        .findFirst()
        .orElse(null);
  }

  private static Answer part(HubFileEntry file, @Nullable String range) {
    // The tag is not the hash of the content: nobody may take it for that.
    return Parts.of(
        file.content(),
        range,
        Map.of(
            "ETag", "\"" + file.xetHash() + "\"",
            "Accept-Ranges", "bytes",
            "Content-Type", "application/octet-stream",
            "Last-Modified", "Thu, 01 Jan 2026 00:00:00 GMT"));
  }

  private static Answer xml(int status, String code, String message) {
    return Answer.text(
        status,
        "application/xml",
        "<?xml version=\"1.0\"?><Error><Code>%s</Code><Message>%s</Message></Error>"
            .formatted(code, message));
  }
}
