package app.gatehouse.audit;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.credentials.Purpose;
import app.gatehouse.providers.ProviderId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which activity is asked for.
 *
 * @param group only of this group; null for all
 * @param account only of this account, which counts for the owner alone; null for all
 * @param terms what each record has to match
 */
public record ActivityFilter(
    ActivityKind.@Nullable Group group, @Nullable AccountId account, List<Term> terms) {

  /**
   * A word that was typed, and what it may stand for in the reader's language. A record matches
   * when one of these does.
   *
   * @param text in small letters; looked for in user names and addresses
   * @param kinds whose words have it in them
   * @param purposes a secret's uses whose words have it in them
   * @param providers whose names have it in them
   */
  public record Term(
      String text, Set<ActivityKind> kinds, Set<Purpose> purposes, Set<ProviderId> providers) {}

  public static ActivityFilter all() {
    return new ActivityFilter(null, null, List.of());
  }
}
