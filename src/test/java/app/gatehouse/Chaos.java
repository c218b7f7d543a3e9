package app.gatehouse;

/**
 * How often a test repeats itself: a small share in every build, the whole under {@code -Pchaos}.
 * Classes that ask carry {@code @Tag("chaos")}, which is how the profile finds them.
 */
public final class Chaos {

  /** For tests of the packaged jar that take too long for every build, even for a share. */
  public static final String PROPERTY = "gatehouse.chaos";

  private static final boolean WHOLE = Boolean.getBoolean(PROPERTY);

  private Chaos() {}

  public static int count(int share, int whole) {
    return WHOLE ? whole : share;
  }
}
