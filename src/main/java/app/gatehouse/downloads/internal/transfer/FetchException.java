package app.gatehouse.downloads.internal.transfer;

import app.gatehouse.hub.HubAccess;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Why a file was not brought. Messages name no address and no secret. */
public abstract sealed class FetchException extends Exception {

  private FetchException(String message) {
    super(message);
  }

  /** Whether the same fetch may well succeed later without anybody doing anything. */
  public abstract boolean retryable();

  /** The Hub does not let the account have it, or did not say: see {@link #access}. */
  public static final class Refused extends FetchException {

    private final transient HubAccess access;

    public Refused(HubAccess access) {
      super("The Hub does not give the file");
      this.access = access;
    }

    public HubAccess access() {
      return access;
    }

    @Override
    public boolean retryable() {
      return access instanceof HubAccess.NotReachable || access instanceof HubAccess.RateLimited;
    }

    /** How long the Hub asks to wait; null when it does not say. */
    public @Nullable Duration retryAfter() {
      return access instanceof HubAccess.RateLimited limited ? limited.retryAfter() : null;
    }
  }

  /** The connection broke or stood still, again and again, without any progress. */
  public static final class Broken extends FetchException {

    public Broken() {
      super("The transfer broke off again and again");
    }

    @Override
    public boolean retryable() {
      return true;
    }
  }

  /** The disk has not the room. */
  public static final class NoSpace extends FetchException {

    private final long needed;
    private final long free;

    public NoSpace(long needed, long free) {
      super("The disk is too full");
      this.needed = needed;
      this.free = free;
    }

    /** Bytes that are still to come, and what is kept free. */
    public long needed() {
      return needed;
    }

    /** Bytes. */
    public long free() {
      return free;
    }

    @Override
    public boolean retryable() {
      return false;
    }
  }

  /** What came is not the file; it was put aside under a name that nobody takes for one. */
  public static final class WrongContent extends FetchException {

    private final String quarantined;

    public WrongContent(String quarantined) {
      super("What came is not the file");
      this.quarantined = quarantined;
    }

    /** The name of the file it was put aside as, within the cache. */
    public String quarantined() {
      return quarantined;
    }

    @Override
    public boolean retryable() {
      return false;
    }
  }

  /** What cannot be brought, however often it is tried. */
  public static final class Impossible extends FetchException {

    private final Why why;

    public Impossible(Why why) {
      super("The file cannot be brought: " + why);
      this.why = why;
    }

    /** What stands in the way. */
    public enum Why {
      /** No such file, or no such branch. */
      MISSING,
      /** More than 50 GB, which the Hub does not give by plain HTTP. */
      TOO_LARGE,
      /** A name that cannot be a file's here, or would leave its folder. */
      UNSAFE_NAME,
      /** The cache cannot be written. */
      CACHE_NOT_WRITABLE,
      /** {@code HF_HUB_OFFLINE} is set. */
      OFFLINE
    }

    public Why why() {
      return why;
    }

    @Override
    public boolean retryable() {
      return false;
    }
  }
}
