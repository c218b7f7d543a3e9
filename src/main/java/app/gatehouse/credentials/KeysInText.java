package app.gatehouse.credentials;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.credentials.KeyInText.Kind;
import app.gatehouse.credentials.internal.SavedKeyPrints;
import app.gatehouse.credentials.internal.SecretShapes;
import app.gatehouse.providers.Provider;
import app.gatehouse.providers.ProviderCatalog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;

/**
 * Finds keys in a text before it leaves: those the account has saved, wherever they stand, and
 * whatever is shaped like one. See docs/decisions/0042.
 */
@Service
public class KeysInText {

  private static final int SHORTEST = 16;
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_+/.~-]{16,}");

  private final SavedKeyPrints prints;
  private final ProviderCatalog providers;

  KeysInText(SavedKeyPrints prints, ProviderCatalog providers) {
    this.prints = prints;
    this.providers = providers;
  }

  /**
   * In the order they stand; no two of them overlap. Opens a saved key only once after a change.
   */
  public List<KeyInText> find(AccountId account, String text) {
    List<KeyInText> found = new ArrayList<>(prints.find(account, text));
    shaped(text, found);
    SecretShapes.find(text, found);
    found.sort(
        Comparator.comparingInt(KeyInText::start)
            .thenComparing(KeyInText::kind)
            .thenComparing(KeyInText::end, Comparator.reverseOrder()));
    return withoutOverlaps(found);
  }

  private void shaped(String text, List<KeyInText> found) {
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      String candidate = word.group();
      if (candidate.length() >= SHORTEST && isMixed(candidate) && !Placeholder.is(candidate)) {
        providers
            .recognise(candidate)
            .map(Provider::id)
            .ifPresent(
                id -> found.add(new KeyInText(Kind.PROVIDER_SHAPE, id, word.start(), word.end())));
      }
    }
  }

  /** Words begin like keys too; keys have digits or both cases in them. */
  private static boolean isMixed(String word) {
    return word.chars().anyMatch(Character::isDigit)
        || (word.chars().anyMatch(Character::isUpperCase)
            && word.chars().anyMatch(Character::isLowerCase));
  }

  /** A saved key counts before a shape that it lies in. */
  private static List<KeyInText> withoutOverlaps(List<KeyInText> sorted) {
    List<KeyInText> apart = new ArrayList<>();
    for (KeyInText key : sorted) {
      if (apart.isEmpty() || apart.getLast().end() <= key.start()) {
        apart.add(key);
      } else if (key.kind().compareTo(apart.getLast().kind()) < 0
          || key.end() > apart.getLast().end()) {
        KeyInText before = apart.removeLast();
        KeyInText telling = key.kind().compareTo(before.kind()) < 0 ? key : before;
        apart.add(
            new KeyInText(
                telling.kind(),
                telling.provider(),
                before.start(),
                Math.max(before.end(), key.end())));
      }
    }
    return List.copyOf(apart);
  }
}
