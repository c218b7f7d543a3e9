package app.gatehouse.vault;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The master keys: one seals, all of them open. Immutable. */
public final class KeyRing {

  private final MasterKey active;
  private final Map<String, MasterKey> keys;

  /**
   * @param keys at least one; the last is the active one
   */
  KeyRing(List<MasterKey> keys) {
    this.active = keys.getLast();
    this.keys =
        keys.stream().collect(Collectors.toUnmodifiableMap(MasterKey::id, Function.identity()));
  }

  public MasterKey active() {
    return active;
  }

  public Optional<MasterKey> find(String id) {
    return Optional.ofNullable(keys.get(id));
  }

  @Override
  public String toString() {
    return "KeyRing " + keys.keySet();
  }
}
