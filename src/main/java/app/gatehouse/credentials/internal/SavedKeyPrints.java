package app.gatehouse.credentials.internal;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.credentials.KeyInText;
import app.gatehouse.credentials.KeyInText.Kind;
import app.gatehouse.vault.CannotOpenException;
import app.gatehouse.vault.SecretText;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Finds saved keys in texts without opening them each time: a key's print is made the first time it
 * is wanted after a start or a change, and kept in memory only.
 */
@Component
public class SavedKeyPrints {

  private final CredentialRepository rows;
  private final CredentialSeal seal;
  private final KeyPrint.Maker maker = new KeyPrint.Maker(new SecureRandom());
  private final Map<UUID, Print> known = new ConcurrentHashMap<>();

  /**
   * A key's print.
   *
   * @param sealed what it was made of: another one is another key, or the same sealed anew
   * @param print empty for one that does not open, or is too short to be told from words
   */
  private record Print(String sealed, Optional<KeyPrint> print) {}

  SavedKeyPrints(CredentialRepository rows, CredentialSeal seal) {
    this.rows = rows;
    this.seal = seal;
  }

  public List<KeyInText> find(AccountId account, String text) {
    List<KeyInText> found = new ArrayList<>();
    for (CredentialEntity row : rows.findByAccountIdOrderByAddedAtAscIdAsc(account.value())) {
      if (row.isSealed()) {
        print(row)
            .ifPresent(print -> {
              for (int start : maker.find(print, text)) {
                found.add(new KeyInText(Kind.SAVED, row.provider(), start, start + print.length()));
              }
            });
      }
    }
    return found;
  }

  private Optional<KeyPrint> print(CredentialEntity row) {
    return known
        .compute(
            row.id().value(),
            (id, before) ->
                before != null && before.sealed().equals(row.sealedSecret())
                    ? before
                    : new Print(row.sealedSecret(), make(row)))
        .print();
  }

  private Optional<KeyPrint> make(CredentialEntity row) {
    try (SecretText secret = seal.open(row)) {
      String key = secret.expose();
      return key.length() < KeyPrint.SHORTEST ? Optional.empty() : Optional.of(maker.of(key));
    } catch (CannotOpenException e) {
      return Optional.empty();
    }
  }
}
