package app.gatehouse.gateway;

import app.gatehouse.accounts.AccountId;
import java.util.List;
import java.util.Optional;

/** The aliases of accounts. */
public interface Aliases {

  /** In the order of their names. */
  List<Alias> of(AccountId account);

  Optional<Alias> find(AccountId account, String name);

  /**
   * Stores it, in place of the one of that name.
   *
   * @throws IllegalArgumentException when it has not the form it should have
   */
  void save(AccountId account, Alias alias);

  /** Without effect when there is none. */
  void delete(AccountId account, String name);
}
