package app.gatehouse.accounts;

import java.util.UUID;

/** Names an account for good; its user name may change. */
public record AccountId(UUID value) {

  public static AccountId random() {
    return new AccountId(UUID.randomUUID());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
