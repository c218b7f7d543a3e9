package app.gatehouse.models;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be chatted with, as an account sees it.
 *
 * @param name for people; the id where nothing better is known
 * @param providerName for people
 * @param access whether the account can use it now, and if not why
 * @param listedAt when its provider last listed it, and of one that is gone since when it does not;
 *     null where it was never asked
 * @param gone whether its provider lists it no more
 * @param favourite whether the account marked it
 * @param on whether the account wants to be offered it
 */
public record Model(
    ModelRef ref,
    String name,
    String providerName,
    Source source,
    Access access,
    ModelFacts facts,
    @Nullable Instant listedAt,
    boolean gone,
    boolean favourite,
    boolean on) {

  /** What stands as the provider's name where a model is a file on this machine. */
  public static final String LOCAL_PROVIDER = "Local";

  /** How Gatehouse knows of a model. Where two know the same one, the later constant counts. */
  public enum Source {
    /** Built in, to begin with; providers retire ids, so it may be out of date. */
    DEFAULT_LIST,
    /** Its provider listed it. */
    LIVE,
    /** A file on this machine. */
    LOCAL,
    /** Added by hand. */
    REGISTRY
  }

  /** Whether an account can use a model. */
  public enum Access {
    UNLOCKED,
    /** Nothing is saved for its provider. */
    NO_KEY,
    /** The provider rejects what is saved, or it is the wrong kind of key. */
    KEY_REJECTED,
    /** What is saved does not open any more. */
    NEEDS_REENTRY,
    /** The local server that has it does not answer. */
    NOT_RUNNING
  }

  /** A model of which nothing but its name is known, and that nobody has chosen anything about. */
  public static Model of(
      ModelRef ref, String name, String providerName, Source source, Access access) {
    return new Model(
        ref, name, providerName, source, access, ModelFacts.UNKNOWN, null, false, false, true);
  }

  public boolean unlocked() {
    return access == Access.UNLOCKED;
  }

  /** Whether the account is offered it to chat with. */
  public boolean offered() {
    return ModelQuery.offered().matches(this);
  }

  /** The same model with what its account chose. */
  public Model chosen(boolean favourite, boolean on) {
    return new Model(ref, name, providerName, source, access, facts, listedAt, gone, favourite, on);
  }

  /** The same model with other facts. */
  Model with(ModelFacts other) {
    return new Model(ref, name, providerName, source, access, other, listedAt, gone, favourite, on);
  }

  /** The same model with what its provider tells of it. */
  Model listedAs(Model live) {
    return new Model(
        ref,
        name,
        providerName,
        source,
        access,
        live.facts(),
        live.listedAt(),
        live.gone(),
        favourite,
        on);
  }
}
