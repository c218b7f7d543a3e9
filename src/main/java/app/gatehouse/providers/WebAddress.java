package app.gatehouse.providers;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * Reads the addresses an operator configures. Such addresses are trusted, private ones included.
 */
final class WebAddress {

  private static final int MAX_PORT = 65_535;

  private WebAddress() {}

  /**
   * An address that paths are appended to.
   *
   * @return without trailing slashes
   * @throws InvalidProviderException when it is not http or https, or has a query or a fragment
   */
  static URI base(String property, String value) {
    URI address = page(property, value.strip().replaceFirst("/+$", ""));
    if (address.getRawQuery() != null || address.getRawFragment() != null) {
      throw new InvalidProviderException(property, "must end before any ? or #");
    }
    return address;
  }

  /**
   * An address for a person's browser.
   *
   * @throws InvalidProviderException when it is not http or https, has no host, or holds a password
   */
  static URI page(String property, String value) {
    URI address;
    try {
      address = new URI(value.strip());
    } catch (URISyntaxException e) {
      // Not passed on as the cause: its message repeats the value.
      throw notAnAddress(property);
    }
    String scheme = address.getScheme();
    boolean web = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
    if (!web || address.getHost() == null) {
      throw notAnAddress(property);
    }
    if (address.getPort() == 0 || address.getPort() > MAX_PORT) {
      throw new InvalidProviderException(property, "must have a port from 1 to " + MAX_PORT);
    }
    if (address.getRawUserInfo() != null) {
      throw new InvalidProviderException(
          property, "must not hold a user name or password, since addresses are shown");
    }
    return address;
  }

  private static InvalidProviderException notAnAddress(String property) {
    return new InvalidProviderException(
        property, "must be an http or https address such as https://llm.example.org/v1");
  }
}
