package app.gatehouse.fakes.hub;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where the bytes of large files are: knows no token, only addresses that are good for a while. */
final class CdnAnswers {

  private static final String PREFIX = "/xet-bridge-us/";
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d*)-(\\d*)");

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
    long size = file.content().length();
    Answer whole =
        common(Answer.of(200), file).body(file.content(), 0, size).with("Accept-Ranges", "bytes");
    Matcher asked = RANGE.matcher(range == null ? "" : range);
    if (!asked.matches() || (asked.group(1).isEmpty() && asked.group(2).isEmpty())) {
      return whole;
    }
    long from;
    long to = size - 1;
    if (asked.group(1).isEmpty()) {
      from = Math.max(0, size - Long.parseLong(asked.group(2)));
    } else {
      from = Long.parseLong(asked.group(1));
      if (!asked.group(2).isEmpty()) {
        to = Math.min(to, Long.parseLong(asked.group(2)));
      }
    }
    if (from >= size || from > to) {
      return Answer.text(416, "application/xml", "<Error><Code>InvalidRange</Code></Error>")
          .with("Content-Range", "bytes */" + size);
    }
    return common(Answer.of(206), file)
        .with("Content-Range", "bytes %d-%d/%d".formatted(from, to, size))
        .body(file.content(), from, to - from + 1);
  }

  /** Not the hash of the content: nobody may take it for that. */
  private static Answer common(Answer answer, HubFileEntry file) {
    answer
        .headers()
        .putAll(
            Map.of(
                "ETag", "\"" + file.xetHash() + "\"",
                "Accept-Ranges", "bytes",
                "Content-Type", "application/octet-stream",
                "Last-Modified", "Thu, 01 Jan 2026 00:00:00 GMT"));
    return answer;
  }

  private static Answer xml(int status, String code, String message) {
    return Answer.text(
        status,
        "application/xml",
        "<?xml version=\"1.0\"?><Error><Code>%s</Code><Message>%s</Message></Error>"
            .formatted(code, message));
  }
}
