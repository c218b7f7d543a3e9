package app.gatehouse.fakes.hub;

import java.time.Duration;
import java.time.Instant;

/** Makes the CDN's addresses good for a while. */
final class Signatures {

  private volatile Duration time = Duration.ofHours(1);
  private volatile int epoch;

  void last(Duration howLong) {
    this.time = howLong;
  }

  synchronized void expireAll() {
    epoch++;
  }

  /** The query that makes a path good. */
  String sign(String path) {
    long until = Instant.now().plus(time).toEpochMilli();
    return "X-Amz-Algorithm=AWS4-HMAC-SHA256&Expires=" + until + "&Signature=" + of(path, until);
  }

  boolean isGood(String path, Visit visit) {
    String expires = visit.parameter("Expires");
    String signature = visit.parameter("Signature");
    if (expires == null || signature == null || !expires.matches("\\d{1,18}")) {
      return false;
    }
    long until = Long.parseLong(expires);
    return signature.equals(of(path, until)) && Instant.now().toEpochMilli() <= until;
  }

  private String of(String path, long until) {
    return Content.of("secret " + epoch + " " + path + " " + until).sha256();
  }
}
