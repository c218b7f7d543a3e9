package app.gatehouse.credentials;

/**
 * There is no such credential for this account, or its secret does not open. The person can enter
 * the key again; trying once more without that does not help.
 */
public final class CredentialUnavailableException extends RuntimeException {

  public CredentialUnavailableException(String message) {
    super(message);
  }
}
