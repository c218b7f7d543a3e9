package app.gatehouse.downloads;

import app.gatehouse.hub.HubAccess;
import app.gatehouse.hub.RepositoryId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an account wants from the Hub: one choice, which is a file or all parts of a split one.
 *
 * @param name of the choice, for people: unique within the repository
 * @param commit what the branch was when it began, and stays for all its files; null until the Hub
 *     has been asked
 * @param files paths within the repository, in the order in which they are brought
 * @param unseen whether it has ended and the account has not been shown that yet
 */
public record Download(
    DownloadId id,
    RepositoryId repository,
    String name,
    @Nullable String commit,
    List<String> files,
    State state,
    Progress progress,
    Instant addedAt,
    boolean unseen) {

  public Download {
    files = List.copyOf(files);
  }

  /**
   * How much is here.
   *
   * @param bytes of all files together, verified or not
   * @param total of all files; null until it is known
   * @param bytesPerSecond over the last few seconds; 0 while nothing comes
   * @param timeLeft at that speed; null when nobody can say
   */
  public record Progress(
      long bytes, @Nullable Long total, long bytesPerSecond, @Nullable Duration timeLeft) {

    /** Rounded down, so that all is here only when it is; null when nobody can say. */
    public @Nullable Integer percent() {
      return total == null || total == 0 ? null : (int) Math.min(100, bytes * 100 / total);
    }
  }

  /** Where it stands. */
  public sealed interface State {}

  /** It is under way, or goes on by itself later. */
  public sealed interface Active extends State {}

  /**
   * The model is gated, and its download begins when the account is let in.
   *
   * @param said the Hub's last answer
   * @param askedAt when that was
   * @param nextAt when the Hub is asked next; never in offline mode
   */
  public record Waiting(HubAccess said, Instant askedAt, Instant nextAt) implements State {}

  /**
   * Others are first.
   *
   * @param place among those of the account that have not begun, from 1
   */
  public record Queued(int place) implements Active {}

  /** It is under way. */
  public record Running(Phase phase) implements Active {}

  /** What a running one is busy with. */
  public enum Phase {
    /** The Hub is asked where the file is, and whether the account may have it. */
    ASKING,
    /** What is here already is read, to go on from there. */
    READING_BACK,
    TRANSFERRING,
    /** All bytes are here; they are made sure of. */
    VERIFYING
  }

  /** It broke off, and is tried again by itself. */
  public record Retrying(Instant at, Failure why) implements Active {}

  /**
   * The disk has not the room; it goes on by itself when there is.
   *
   * @param needed bytes that have to be free
   * @param free bytes that were free when it stopped
   */
  public record NoSpace(long needed, long free) implements Active {}

  /** Gatehouse can save nothing at the moment; it goes on by itself when it can again. */
  public record Held() implements Active {}

  /** The account has stopped it. */
  public record Paused() implements State {}

  /** It does not go on unless the account tries again. */
  public record Failed(Failure why) implements State {}

  /** All files are here, verified. */
  public record Done(Instant at) implements State {}

  /** Why it did not go on. */
  public sealed interface Failure {

    /** The Hub does not let the account have it, or gave no answer. */
    record Refused(HubAccess access) implements Failure {}

    /** The connection broke again and again. */
    record Broken() implements Failure {}

    /**
     * What came is not the file, and was put aside.
     *
     * @param quarantined the name it was put aside as, within the cache
     */
    record WrongContent(String quarantined) implements Failure {}

    /** No such file, or no such branch. */
    record Missing() implements Failure {}

    /** A file of more than 50 GB, which the Hub does not give by plain HTTP. */
    record TooLarge() implements Failure {}

    /** A name that cannot be a file's here. */
    record UnsafeName() implements Failure {}

    record CacheNotWritable() implements Failure {}

    /** {@code HF_HUB_OFFLINE} is set. */
    record Offline() implements Failure {}

    /** Gatehouse itself failed; its log says how. */
    record Unforeseen() implements Failure {}
  }
}
