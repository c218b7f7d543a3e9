package app.gatehouse.accounts;

import org.springframework.stereotype.Component;

/** Who is signed in, for views and endpoints. */
@Component
public class CurrentAccount {

  /**
   * @throws IllegalStateException when nobody is signed in
   */
  public AccountId id() {
    throw new UnsupportedOperationException();
  }
}
