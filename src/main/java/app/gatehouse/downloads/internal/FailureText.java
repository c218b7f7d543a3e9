package app.gatehouse.downloads.internal;

import app.gatehouse.downloads.Download.Failure;
import app.gatehouse.downloads.internal.transfer.FetchException;

/** Why a download failed: what the fetcher said, and as it is stored. */
final class FailureText {

  private static final int LONGEST_NAME = 200;

  private FailureText() {}

  /** What is neither a full disk nor a wish to stop. */
  static Failure of(FetchException thrown) {
    return switch (thrown) {
      case FetchException.Refused refused -> new Failure.Refused(refused.access());
      case FetchException.Broken broken -> new Failure.Broken();
      case FetchException.NoSpace full -> new Failure.CacheNotWritable();
      case FetchException.WrongContent wrong -> new Failure.WrongContent(wrong.quarantined());
      case FetchException.Impossible impossible ->
          switch (impossible.why()) {
            case MISSING -> new Failure.Missing();
            case TOO_LARGE -> new Failure.TooLarge();
            case UNSAFE_NAME -> new Failure.UnsafeName();
            case CACHE_NOT_WRITABLE -> new Failure.CacheNotWritable();
            case OFFLINE -> new Failure.Offline();
          };
    };
  }

  static String of(Failure failure) {
    return switch (failure) {
      case Failure.Refused refused -> "refused:" + AccessText.of(refused.access());
      case Failure.Broken broken -> "broken";
      case Failure.WrongContent wrong -> "wrong-content:" + cut(wrong.quarantined());
      case Failure.Missing missing -> "missing";
      case Failure.TooLarge large -> "too-large";
      case Failure.UnsafeName unsafe -> "unsafe-name";
      case Failure.CacheNotWritable readOnly -> "cache-not-writable";
      case Failure.Offline offline -> "offline";
      case Failure.Unforeseen unforeseen -> "unforeseen";
    };
  }

  static Failure read(String stored) {
    String[] parts = stored.split(":", 2);
    String exactly = parts.length < 2 ? "" : parts[1];
    return switch (parts[0]) {
      case "refused" -> new Failure.Refused(AccessText.read(exactly));
      case "broken" -> new Failure.Broken();
      case "wrong-content" -> new Failure.WrongContent(exactly);
      case "missing" -> new Failure.Missing();
      case "too-large" -> new Failure.TooLarge();
      case "unsafe-name" -> new Failure.UnsafeName();
      case "cache-not-writable" -> new Failure.CacheNotWritable();
      case "offline" -> new Failure.Offline();
      default -> new Failure.Unforeseen();
    };
  }

  private static String cut(String name) {
    String text = name.replaceAll("\\p{Cntrl}", "");
    return text.length() > LONGEST_NAME ? text.substring(0, LONGEST_NAME) : text;
  }
}
