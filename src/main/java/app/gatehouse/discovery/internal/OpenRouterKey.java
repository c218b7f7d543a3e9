package app.gatehouse.discovery.internal;

import app.gatehouse.credentials.KeyFacts;
import app.gatehouse.credentials.Verdict;
import app.gatehouse.credentials.Verdict.Kind;
import app.gatehouse.credentials.Verdict.Limit;
import app.gatehouse.credentials.Verdict.Limited;
import app.gatehouse.credentials.Verdict.Valid;
import app.gatehouse.credentials.Verdict.WrongKind;
import app.gatehouse.discovery.ProviderCall;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What OpenRouter's {@code GET /key} tells of a key, in the field {@code data}. */
final class OpenRouterKey {

  /** Of which at least one is there. */
  private static final List<String> FIELDS =
      List.of("label", "usage", "limit", "limit_remaining", "is_free_tier");

  /** A label that nobody gave: the key itself, but for its middle. */
  private static final String SHORTENED_KEY = "sk-or-";

  private final JsonNode json;

  OpenRouterKey(JsonNode answer) {
    this.json = answer.path("data");
  }

  boolean hasItsShape() {
    return json.isObject() && FIELDS.stream().anyMatch(json::has);
  }

  Verdict verdict() {
    // The newer and the older name of the same thing: such a key makes keys, and talks to nobody.
    if (is("is_management_key") || is("is_provisioning_key")) {
      return new WrongKind(Kind.MANAGEMENT);
    }
    BigDecimal left = left();
    return left != null && left.signum() <= 0 ? new Limited(Limit.NO_CREDIT, null) : new Valid();
  }

  private boolean is(String flag) {
    return json.path(flag).booleanValue(false);
  }

  /** What is left of the key's own limit; null when it has none. */
  private @Nullable BigDecimal left() {
    return Amounts.usd(json.path("limit_remaining"));
  }

  /**
   * @param balance what is left on the account, which counts where the key has no limit; null when
   *     unknown
   */
  KeyFacts facts(ProviderCall call, @Nullable BigDecimal balance) {
    boolean named = !json.path("label").stringValue("").startsWith(SHORTENED_KEY);
    BigDecimal left = left();
    return new KeyFacts(
        null,
        named ? call.text(json.path("label")) : null,
        null,
        List.of(),
        null,
        Amounts.usd(json.path("limit")),
        left == null ? balance : left,
        Amounts.usd(json.path("usage")),
        json.path("is_free_tier").isBoolean() ? is("is_free_tier") : null,
        Days.moment(json.path("expires_at")));
  }
}
