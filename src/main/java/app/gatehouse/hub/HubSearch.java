package app.gatehouse.hub;

/**
 * What is looked for on the Hub.
 *
 * @param text words of the name; blank for all models
 * @param ggufOnly whether only models with GGUF files are wanted, which runtimes on this machine
 *     can load
 */
public record HubSearch(String text, boolean ggufOnly, Order order) {

  /** Of a longer text only so much is looked for. */
  public static final int LONGEST_TEXT = 200;

  /** What the models are ordered by; the most, or the latest, come first. */
  public enum Order {
    DOWNLOADS,
    TRENDING,
    LIKES,
    UPDATED,
    NEWEST
  }

  public HubSearch {
    text = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
  }

  /** What the page begins with. */
  public static HubSearch first() {
    return new HubSearch("", true, Order.DOWNLOADS);
  }

  public HubSearch matching(String words) {
    return new HubSearch(words, ggufOnly, order);
  }

  public HubSearch withGgufOnly(boolean only) {
    return new HubSearch(text, only, order);
  }

  public HubSearch by(Order other) {
    return new HubSearch(text, ggufOnly, other);
  }
}
