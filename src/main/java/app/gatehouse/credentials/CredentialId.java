package app.gatehouse.credentials;

import java.util.UUID;

/** Names a credential; a replaced one keeps its id. */
public record CredentialId(UUID value) {

  public static CredentialId random() {
    return new CredentialId(UUID.randomUUID());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
