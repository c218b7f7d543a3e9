package app.gatehouse.discovery.internal;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.contract.DialectContract;
import app.gatehouse.credentials.Verdict.Found;
import app.gatehouse.credentials.Verdict.Limit;
import app.gatehouse.credentials.Verdict.Limited;
import app.gatehouse.credentials.Verdict.Rejected;
import app.gatehouse.credentials.Verdict.Rejection;
import app.gatehouse.credentials.Verdict.Valid;
import app.gatehouse.credentials.Verdict.WrongService;
import app.gatehouse.discovery.DialectAdapter;
import app.gatehouse.discovery.Findings;
import app.gatehouse.discovery.ListedModel;
import app.gatehouse.discovery.Listing;
import app.gatehouse.fakes.FakeXai;
import app.gatehouse.models.Modality;
import app.gatehouse.models.ModelFacts;
import app.gatehouse.models.ModelKind;
import app.gatehouse.models.Price;
import java.math.BigDecimal;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XaiAdapterTest extends DialectContract<FakeXai> {

  @Override
  protected DialectAdapter adapter() {
    return new XaiAdapter();
  }

  @Override
  protected FakeXai fake() {
    return new FakeXai(0);
  }

  @Override
  protected Set<String> requiredFields() {
    return Set.of("id", "models");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Client specified an invalid argument", "invalid-argument"})
  void anIncorrectKeyIsRejectedAlthoughTheStatusIs400(String code) {
    provider.refuses(400, code, "Incorrect API key provided: xa***9.");

    assertThat(ask().verdict()).isEqualTo(new Rejected(Rejection.INVALID));
  }

  @Test
  void any400ButThatOfAnIncorrectKeyJudgesNothing() {
    provider.refuses(400, "invalid-argument", "No such parameter.");

    assertThat(ask().verdict()).isEqualTo(new WrongService(Found.OTHER_SHAPE));
  }

  @Test
  void noCredentialsAtAllAreRejected() {
    provider.refuses(401, "unauthenticated:no-credentials", "No key.");

    assertThat(ask().verdict()).isEqualTo(new Rejected(Rejection.INVALID));
  }

  @ParameterizedTest
  @ValueSource(strings = {"api_key_blocked", "api_key_disabled"})
  void aBlockedOrDisabledKeyIsRejectedAlthoughTheStatusIs200(String flag) {
    provider.tells("\"" + flag + "\":false", "\"" + flag + "\":true");

    Findings findings = ask();

    assertThat(findings.verdict()).isEqualTo(new Rejected(Rejection.BLOCKED));
    assertThat(findings.listing()).isEqualTo(new Listing.NotAsked());
    assertThat(findings.facts().label()).isEqualTo("My key");
  }

  @Test
  void aBlockedTeamIsNoFaultOfTheKey() {
    provider.servesFully();
    provider.tells("\"team_blocked\":false", "\"team_blocked\":true");

    assertThat(ask().verdict()).isEqualTo(new Limited(Limit.TEAM_BLOCKED, null));
  }

  @Test
  void aKeyHasANameAndATeam() {
    provider.servesFully();

    assertThat(ask().facts().label()).isEqualTo("My key");
    assertThat(ask().facts().account()).isEqualTo("team-1");
    assertThat(ask().facts().restricted()).isFalse();
    assertThat(ask().facts().scopes()).containsExactly("api-key:model:*", "api-key:endpoint:*");
  }

  @Test
  void aKeyWithoutATeamIsItsUsers() {
    provider.tells("\"team_id\":\"team-1\",", "");

    assertThat(ask().facts().account()).isEqualTo("user-1");
  }

  @ParameterizedTest
  @CsvSource({"model:*, model:grok-4.7", "endpoint:*, endpoint:chat"})
  void aKeyForSomeModelsOrEndpointsIsRestricted(String all, String some) {
    provider.tells("api-key:" + all, "api-key:" + some);

    assertThat(ask().facts().restricted()).isTrue();
    assertThat(ask().facts().scopes()).contains("api-key:" + some);
  }

  @Test
  void whereNoScopesAreToldNothingIsKnownOfRestrictions() {
    provider.tells("\"acls\":[\"api-key:model:*\",\"api-key:endpoint:*\"],", "");

    assertThat(ask().facts().restricted()).isNull();
    assertThat(ask().facts().scopes()).isEmpty();
  }

  @Test
  void pricesAreCentsForAHundredMillionTokens() {
    provider.servesFully();

    assertThat(listed())
        .first()
        .extracting(model -> model.facts().price())
        .isEqualTo(new Price(BigDecimal.valueOf(2), BigDecimal.valueOf(6)));
  }

  @Test
  void modalitiesAreToldAndAliasesAreNoModelsOfTheirOwn() {
    provider.servesFully();

    assertThat(listed()).extracting(ListedModel::id).containsExactly("grok-fake", "grok-fake-fast");
    ModelFacts facts = listed().getFirst().facts();
    assertThat(facts.takes()).containsExactlyInAnyOrder(Modality.TEXT, Modality.IMAGE);
    assertThat(facts.gives()).containsExactly(Modality.TEXT);
    assertThat(facts.contextWindow()).isNull();
  }

  @Test
  void withoutTheRichListTheCommonOneIsTaken() {
    provider.servesFully();
    provider.answers("/language-models", 404, "{\"code\":\"not found\",\"error\":\"No.\"}");
    provider.answers(
        "/models",
        200,
        "{\"object\":\"list\",\"data\":[{\"id\":\"grok-4.7\"},{\"id\":\"grok-imagine-1\"}]}");

    assertThat(ask().verdict()).isEqualTo(new Valid());
    assertThat(listed())
        .extracting(model -> model.facts().kind())
        .containsExactly(ModelKind.CHAT, ModelKind.IMAGE);
  }

  @Test
  void aKeyThatMayNotSeeAnyListMayStillChat() {
    provider.servesFully();
    provider.answers("/language-models", 403, "{\"code\":\"c\",\"error\":\"No.\"}");
    provider.answers("/models", 403, "{\"code\":\"c\",\"error\":\"No.\"}");

    Findings findings = ask();

    assertThat(findings.verdict()).isEqualTo(new Limited(Limit.CANNOT_LIST, null));
    assertThat(findings.listing()).isEqualTo(new Listing.NoList());
    assertThat(findings.facts().label()).isEqualTo("My key");
  }

  @Test
  void troubleWithTheListSaysNothingOfTheKey() {
    provider.servesFully();
    provider.answers("/language-models", 500, "{}");
    provider.answers("/models", 500, "{}");

    assertThat(ask().verdict()).isEqualTo(new Valid());
    assertThat(ask().listing()).isEqualTo(new Listing.BrokenOff(0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "429 | Your team has used all available credits.                   | NO_CREDIT",
        "429 | You have reached your monthly spending limit.               | SPEND_LIMIT",
        "429 | Too many requests.                                          | RATE_LIMIT",
        "403 | Your newly created team does not have any credits yet.      | NO_CREDIT",
        "403 | You have no permission to use this model.                   | NO_PERMISSION",
      })
  void oneCodeStandsForMoneyAndForRatesSoTheTextTells(int status, String error, Limit limit) {
    provider.refuses(status, "Some resource has been exhausted", error);

    assertThat(ask().verdict()).isEqualTo(new Limited(limit, null));
  }
}
