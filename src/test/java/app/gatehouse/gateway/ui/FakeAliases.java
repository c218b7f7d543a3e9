package app.gatehouse.gateway.ui;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.gateway.Alias;
import app.gatehouse.gateway.Aliases;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Keeps one account's aliases in memory. */
final class FakeAliases implements Aliases {

  final Map<String, Alias> aliases = new TreeMap<>();

  @Override
  public List<Alias> of(AccountId account) {
    return List.copyOf(aliases.values());
  }

  @Override
  public Optional<Alias> find(AccountId account, String name) {
    return Optional.ofNullable(aliases.get(name));
  }

  @Override
  public void save(AccountId account, Alias alias) {
    aliases.put(alias.name(), alias);
  }

  @Override
  public void delete(AccountId account, String name) {
    aliases.remove(name);
  }
}
