package app.gatehouse.providers;

/**
 * How a provider's keys begin. A prefix is hard evidence of where a key belongs; its length is not,
 * since providers change it.
 *
 * @param prefix compared as it is, case included; never empty
 */
public record KeyShape(String prefix) {

  public KeyShape {
    if (prefix.isBlank()) {
      throw new IllegalArgumentException("A key shape has a prefix");
    }
  }
}
