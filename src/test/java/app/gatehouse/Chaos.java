package app.gatehouse;

/**
 * How often a test repeats itself: a small share in every build, the whole under {@code -Pchaos}.
 * Classes that ask carry {@code @Tag("chaos")}, which is how the profile finds them.
 */
public final class Chaos {

  private static final boolean WHOLE = Boolean.getBoolean("gatehouse.chaos");

  private Chaos() {}

  public static int count(int share, int whole) {
    return WHOLE ? whole : share;
  }
}
