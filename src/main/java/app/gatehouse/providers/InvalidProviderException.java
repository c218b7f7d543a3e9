package app.gatehouse.providers;

/**
 * The configuration describes a provider that cannot be: stops the start. The message is one
 * sentence for the operator that names the property, and never repeats its value, since an address
 * may hold a password.
 */
final class InvalidProviderException extends RuntimeException {

  /**
   * @param property its full name, for example {@code gatehouse.providers.mycorp.base-url}
   * @param problem the rest of the sentence, without a full stop
   */
  InvalidProviderException(String property, String problem) {
    super(property + " " + problem + ".");
  }
}
