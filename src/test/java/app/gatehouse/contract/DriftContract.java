package app.gatehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import app.gatehouse.Chaos;
import app.gatehouse.contract.Drift.Change;
import app.gatehouse.credentials.Verdict.Valid;
import app.gatehouse.discovery.Findings;
import app.gatehouse.discovery.ListedModel;
import app.gatehouse.discovery.Listing;
import app.gatehouse.fakes.FakeProvider;
import app.gatehouse.models.ModelRef;
import app.gatehouse.outbound.OutboundException;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What every adapter makes of answers that are not quite, or not at all, as they were when it was
 * written. Whatever {@link FakeProvider#servesFully()} answers is taken apart.
 */
@Tag("chaos")
public abstract class DriftContract<F extends FakeProvider> extends AdapterContract<F> {

  /** What the database has room for. */
  private static final int SCALE = 8;

  private static final BigDecimal TOO_MUCH = BigDecimal.TEN.pow(12);
  private static final int LONGEST_TEXT = 200;

  /** Names of the fields without which there is no list, or no model. All others are optional. */
  protected Set<String> requiredFields() {
    return Set.of("id", "data");
  }

  @Test
  void newFieldsChangeNothing() {
    provider.servesFully();
    Findings expected = ask();
    assertThat(expected.verdict()).isEqualTo(new Valid());

    for (StubMapping answer : goodAnswers()) {
      replace(answer, 200, Drift.more(body(answer)), "");
    }

    assertThat(ask()).isEqualTo(expected);
  }

  @Test
  void noFieldIsReliedOnButTheOnesItTakes() {
    provider.servesFully();
    Findings expected = ask();

    int changes = 0;
    for (StubMapping answer : goodAnswers()) {
      for (Change change : Drift.less(body(answer))) {
        changes++;
        replace(answer, 200, change.body(), "");
        Findings findings = ask();
        if (!requiredFields().contains(change.field())) {
          assertThat(findings.verdict())
              .describedAs("%s%s", answer.getRequest().getUrl(), change.what())
              .isEqualTo(expected.verdict());
          assertThat(ids(findings))
              .describedAs("%s%s", answer.getRequest().getUrl(), change.what())
              .isEqualTo(ids(expected));
        }
      }
      replace(answer, 200, body(answer), "");
    }
    assertThat(changes).isPositive();
  }

  @Test
  void garbageIsNeverMoreThanAnAnswerOfNoUse() {
    provider.servesFully();
    List<StubMapping> answers = goodAnswers();
    int count = Chaos.count(60, 10_000);

    for (long seed = 0; seed < count; seed++) {
      Garbage garbage = new Garbage(seed);
      StubMapping answer = garbage.any(answers);
      replace(answer, garbage.status(), garbage.of(body(answer)), garbage.delay());
      try {
        assertKeepable(ask(), seed);
      } catch (OutboundException noAnswer) {
        // As good as any other answer of no use.
      } catch (RuntimeException | StackOverflowError thrown) {
        fail("Garbage " + seed, thrown);
      }
      replace(answer, 200, body(answer), "");
    }
    System.out.println(
        "Garbage: "
            + count
            + " garbled answers of "
            + provider.id()
            + ", none made the adapter throw");
  }

  /** Can be stored and shown as it is. */
  private static void assertKeepable(Findings findings, long seed) {
    assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(findings.toString()))
        .describedAs("garbage %d: can be encoded", seed)
        .isTrue();
    Instant expiresAt = findings.facts().expiresAt();
    assertThat(expiresAt == null || expiresAt.isBefore(Instant.parse("+10000-01-01T00:00:00Z")))
        .describedAs("garbage %d: a moment that can be reckoned with", seed)
        .isTrue();
    Stream.of(findings.facts().account(), findings.facts().label(), findings.facts().role())
        .forEach(text -> assertShort(text, seed));
    findings.facts().scopes().forEach(scope -> assertShort(scope, seed));
    assertThat(findings.facts().scopes()).hasSizeLessThanOrEqualTo(LONGEST_TEXT);
    Stream.of(
            findings.facts().creditLeft(), findings.facts().creditLimit(), findings.facts().spent())
        .forEach(money -> assertAmount(money, seed));
    if (findings.listing() instanceof Listing.Listed(List<ListedModel> models)) {
      models.forEach(model -> assertKeepable(model, seed));
    }
  }

  private static void assertKeepable(ListedModel model, long seed) {
    assertThat(ModelRef.isValidId(model.id())).describedAs("garbage %d: id", seed).isTrue();
    assertThat(model.name()).describedAs("garbage %d: name", seed).isNotBlank();
    assertShort(model.name(), seed);
    assertShort(model.facts().base(), seed);
    assertAmount(model.facts().price().input(), seed);
    assertAmount(model.facts().price().output(), seed);
    Stream.of(model.facts().contextWindow(), model.facts().outputLimit())
        .forEach(tokens ->
            assertThat(tokens == null || tokens > 0)
                .describedAs("garbage %d: tokens", seed)
                .isTrue());
  }

  private static void assertShort(@Nullable String text, long seed) {
    assertThat(text == null ? 0 : text.length())
        .describedAs("garbage %d: length of a text", seed)
        .isLessThanOrEqualTo(LONGEST_TEXT);
  }

  private static void assertAmount(@Nullable BigDecimal amount, long seed) {
    if (amount != null) {
      assertThat(amount.abs()).describedAs("garbage %d: amount", seed).isLessThan(TOO_MUCH);
      assertThat(amount.scale()).describedAs("garbage %d: scale", seed).isBetween(0, SCALE);
    }
  }

  private static List<String> ids(Findings findings) {
    return findings.listing() instanceof Listing.Listed(List<ListedModel> models)
        ? models.stream().map(ListedModel::id).toList()
        : List.of();
  }

  private List<StubMapping> goodAnswers() {
    List<StubMapping> answers =
        provider.server().getStubMappings().stream()
            .filter(stub -> stub.getResponse().getStatus() == 200)
            .filter(stub -> body(stub).startsWith("{") || body(stub).startsWith("["))
            .toList();
    assertThat(answers).isNotEmpty();
    return answers;
  }

  private static String body(StubMapping answer) {
    String body = answer.getResponse().getBody();
    return body == null ? "" : body.strip();
  }

  private void replace(StubMapping answer, int status, String body, String wait) {
    StubMapping copy = StubMapping.buildFrom(StubMapping.buildJsonStringFor(answer));
    ResponseDefinitionBuilder response =
        ResponseDefinitionBuilder.like(answer.getResponse()).withStatus(status).withBody(body);
    copy.setResponse(
        (wait.isEmpty() ? response : response.withHeader("Retry-After", wait)).build());
    provider.server().editStubMapping(copy);
  }
}
