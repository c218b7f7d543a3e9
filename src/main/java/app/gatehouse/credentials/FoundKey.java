package app.gatehouse.credentials;

import app.gatehouse.providers.Provider;
import app.gatehouse.vault.SecretText;
import org.jspecify.annotations.Nullable;

/**
 * A key, or a local server's address, that was found in a text or a file.
 *
 * @param variable the name it stood under; empty when it had none
 * @param secret closed with the {@link FoundKeys} it belongs to; null for a local server
 * @param address as it was written, not judged yet; null when there was none
 * @param doubt why it may not be what it seems; null when nothing speaks against it
 */
public record FoundKey(
    Provider provider,
    String variable,
    @Nullable SecretText secret,
    @Nullable String address,
    @Nullable Doubt doubt) {

  /** What speaks against a key's provider. */
  public sealed interface Doubt {

    /** The variable names another provider than the key's beginning does. */
    record NamedFor(Provider other) implements Doubt {}

    /** The name says nothing, and a beginning such as this is not this provider's alone. */
    record CommonBeginning() implements Doubt {}
  }

  /**
   * The secret's last 4 characters, as {@link Hint} gives them; empty when there is no secret.
   *
   * @throws IllegalStateException once the secret has been closed
   */
  public String hint() {
    return secret == null ? "" : Hint.of(secret);
  }

  FoundKey at(@Nullable String otherAddress) {
    return new FoundKey(provider, variable, secret, otherAddress, doubt);
  }

  /** The same key, found again under a name that leaves no doubt. */
  FoundKey under(String otherVariable) {
    return new FoundKey(provider, otherVariable, secret, address, null);
  }

  /** Whether both would be saved alike. */
  boolean isSameAs(FoundKey other) {
    return provider.id().equals(other.provider.id())
        && exposed(secret).equals(exposed(other.secret));
  }

  private static String exposed(@Nullable SecretText secret) {
    return secret == null ? "" : secret.expose();
  }

  /** Without the address: what was written there may be anything. */
  @Override
  public String toString() {
    return provider.id() + " " + variable;
  }
}
