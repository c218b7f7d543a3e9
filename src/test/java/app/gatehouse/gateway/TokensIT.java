package app.gatehouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.gatehouse.accounts.AccountEvent;
import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.TestAccounts;
import app.gatehouse.e2e.HttpVisitor;
import app.gatehouse.e2e.RawHttp;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Who is let in, for what, and how often. */
class TokensIT extends AsAProgram {

  private static final String PASSWORD = "correct horse battery";

  @Autowired private PasswordEncoder passwords;
  @Autowired private ApplicationEventPublisher events;

  private static void assertRefused(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(error(answer).path("code").asString()).isEqualTo(code);
    assertThat(header(answer, "set-cookie")).isEmpty();
    assertThat(header(answer, "location")).isEmpty();
  }

  @Nested
  class AtTheDoor {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "Basic YTpi|missing_token",
          "Bearer|missing_token",
          "Bearer x|invalid_token",
          "Bearer gate_0000000000000000000000000000000000000000000000000|invalid_token",
          "Bearer sk-proj-abcdefghijklmnopqrstuvwxyz|provider_key",
          "Bearer gsk_abcdefghijklmnopqrstuvwxyz|provider_key"
        })
    void nothingElseThanATokenOfOursIsTaken(String shown, String code) throws Exception {
      for (String path : List.of("/v1/models", "/v1/chat/completions", "/v1/nothing")) {
        HttpResponse<String> answer = get(path, "Authorization", shown);

        assertRefused(answer, 401, code);
        assertThat(header(answer, "www-authenticate")).isEqualTo("Bearer");
        assertThat(answer.body()).doesNotContain("abcdefghijklmnopqrstuvwxyz");
      }
      assertThat(models.asked(account)).isEmpty();
    }

    @Test
    void anthropicsClientsAreToldInTheirForm() throws Exception {
      HttpResponse<String> answer =
          get("/anthropic/v1/models", "Authorization", "", "x-api-key", "sk-ant-api03-abc");

      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(error(answer).path("type").asString()).isEqualTo("authentication_error");
      assertThat(error(answer).path("message").asString()).contains("Anthropic");
    }

    @Test
    void theirHeaderCountsOnlyThere() throws Exception {
      assertThat(get("/anthropic/v1/models", "Authorization", "", "x-api-key", token).statusCode())
          .isEqualTo(200);
      assertRefused(
          get("/v1/models", "Authorization", "", "x-api-key", token), 401, "missing_token");
    }

    @Test
    void aTokenBesideAKeyOfTheirsIsTheOneThatCounts() throws Exception {
      assertThat(get("/anthropic/v1/models", "x-api-key", "sk-ant-api03-abc").statusCode())
          .isEqualTo(200);
    }

    @Test
    void whoIsSignedInOnThePagesIsNobodyHere() throws Exception {
      var ann = TestAccounts.add(database, passwords, PASSWORD);
      try (HttpVisitor visitor = new HttpVisitor(address())) {
        visitor.signIn(ann.username(), PASSWORD);
        assertThat(visitor.session()).isNotEmpty();

        assertThat(visitor.get("/v1/models").statusCode()).isEqualTo(401);
      }
    }

    @Test
    void aTokenOpensNoPageAndNoOtherEndpoint() throws Exception {
      assertThat(get("/profile").statusCode()).isEqualTo(302);
      assertThat(post("/credentials/00000000-0000-0000-0000-000000000000/copy", "").statusCode())
          .isIn(302, 401, 403);
    }

    @Test
    void theMetricsAreNotForWhoMayUseModels() throws Exception {
      assertThat(get("/actuator/prometheus").statusCode()).isEqualTo(404);
      assertThat(get("/actuator/metrics").statusCode()).isEqualTo(302);
    }

    @Test
    void theDescriptionIsForEverybody() throws Exception {
      assertThat(get("/v1/openapi.json", "Authorization", "").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/models", "/v1/openapi.json", "/anthropic/v1/models"})
    void aForeignSiteGetsNothing(String path) throws Exception {
      assertThat(
              new RawHttp(port)
                  .ask(
                      "GET " + path,
                      "Host: localhost",
                      "Authorization: Bearer " + token,
                      "Origin: https://evil.example"))
          .startsWith("HTTP/1.1 421 ");
    }
  }

  @Nested
  class ItsEnd {

    @Test
    void byBeingRevokedIsAtOnce() throws Exception {
      assertThat(get("/v1/models").statusCode()).isEqualTo(200);

      tokens.revoke(account, made.id());

      assertRefused(get("/v1/models"), 401, "invalid_token");
    }

    @Test
    void isNotForAnotherAccountToBring() throws Exception {
      tokens.revoke(TestAccounts.add(database), made.id());

      assertThat(get("/v1/models").statusCode()).isEqualTo(200);
    }

    @Test
    void comesAfterItHasExpired() throws Exception {
      try (AccessTokens.Made brief = tokens.make(account, terms(), Instant.now().plusMillis(200))) {
        token = brief.secret().expose();
      }
      await().untilAsserted(() -> assertRefused(get("/v1/models"), 401, "expired_token"));
    }

    @Test
    void isNotItsAccountsBeingDisabledButNothingIsAnsweredThen() throws Exception {
      events.publishEvent(new AccountEvent.Disabled(account));
      assertRefused(get("/v1/models"), 403, "account_disabled");

      events.publishEvent(new AccountEvent.Enabled(account));
      assertThat(get("/v1/models").statusCode()).isEqualTo(200);
    }
  }

  @Nested
  class ItsTerms {

    @Test
    void nameTheModelsItIsFor() throws Exception {
      aliases.save(account, new Alias("fast", List.of(GPT)));
      aliases.save(account, new Alias("slow", List.of(OTHER, GPT)));
      models.play(account, CLAUDE, request -> PlayedAnswer.json("{}", COUNTED));
      token =
          make(
              new AccessToken.Terms("some", Set.of("fast", "anthropic/claude-played"), null, null));

      assertThat(post("/v1/chat/completions", chat("fast")).statusCode()).isEqualTo(200);
      assertThat(post("/anthropic/v1/messages", chat("claude-played")).statusCode()).isEqualTo(200);
      assertRefused(
          post("/v1/chat/completions", chat("openai/gpt-played")), 403, "model_not_allowed");
      assertRefused(post("/v1/chat/completions", chat("slow")), 403, "model_not_allowed");
      assertThat(json(get("/v1/models")).path("data"))
          .extracting(model -> model.path("id").asString())
          .containsExactly("fast");
    }

    @Test
    void sayHowOftenItMayBeUsed() throws Exception {
      token = make(new AccessToken.Terms("slow", Set.of(), 2, null));

      assertThat(post("/v1/chat/completions", chat("openai/gpt-played")).statusCode())
          .isEqualTo(200);
      assertThat(post("/v1/chat/completions", chat("openai/gpt-played")).statusCode())
          .isEqualTo(200);
      HttpResponse<String> third = post("/v1/chat/completions", chat("openai/gpt-played"));

      assertRefused(third, 429, "token_rate_limited");
      assertThat(Integer.parseInt(header(third, "retry-after"))).isBetween(1, 30);
      assertThat(error(third).path("type").asString()).isEqualTo("rate_limit_error");
      assertThat(models.asked(account)).hasSize(2);
      assertThat(get("/v1/models").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"0, 0%, false", "7.99, 79%, false", "8, 80%, true", "9.999, 99%, true"})
    void warnFromFourFifthsOfABudgetOn(String spent, String used, boolean warned) throws Exception {
      token = make(new AccessToken.Terms("cheap", Set.of(), null, new BigDecimal("10.00")));
      usage.haveSpent(made.id(), spent);

      HttpResponse<String> answer = post("/v1/chat/completions", chat("openai/gpt-played"));

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(header(answer, "x-gatehouse-budget-used")).isEqualTo(used);
      assertThat(header(answer, "x-gatehouse-warning").contains("USD 10 ")).isEqualTo(warned);
    }

    @Test
    void endWithTheBudget() throws Exception {
      token = make(new AccessToken.Terms("cheap", Set.of(), null, new BigDecimal("10.00")));
      usage.haveSpent(made.id(), "10");

      HttpResponse<String> answer = post("/v1/chat/completions", chat("openai/gpt-played"));

      assertRefused(answer, 429, "budget_reached");
      assertThat(error(answer).path("type").asString()).isEqualTo("insufficient_quota");
      assertThat(header(answer, "x-should-retry")).isEqualTo("false");
      assertThat(models.asked(account)).isEmpty();
    }

    @Test
    void ofABudgetHaveAStreamCountedAndNobodySeesIt() throws Exception {
      token = make(new AccessToken.Terms("cheap", Set.of(), null, BigDecimal.TEN));
      String counted = "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":7}}\n\n";
      models.play(
          account,
          GPT,
          request ->
              PlayedAnswer.streaming(COUNTED)
                  .send(chunk("Hi") + counted + "data: [DONE]\n\n")
                  .end());

      HttpResponse<String> answer = post("/v1/chat/completions", streamed("openai/gpt-played"));

      assertThat(answer.body()).isEqualTo(chunk("Hi") + "data: [DONE]\n\n");
      assertThat(lastAsked().body().usageWanted()).isTrue();
      assertThat(new String(lastAsked().body().json(), StandardCharsets.UTF_8))
          .endsWith(streamed("openai/gpt-played").substring(1));
    }

    @Test
    void ofABudgetLeaveAStreamThatIsAskedToCountAlone() throws Exception {
      token = make(new AccessToken.Terms("cheap", Set.of(), null, BigDecimal.TEN));
      String counted = "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":7}}\n\n";
      models.play(account, GPT, request -> PlayedAnswer.streaming().send(counted).end());
      String body =
          streamed("openai/gpt-played")
              .replaceFirst("\\{", "{\"stream_options\":{\"include_usage\":true},");

      assertThat(post("/v1/chat/completions", body).body()).isEqualTo(counted);
      assertThat(new String(lastAsked().body().json(), StandardCharsets.UTF_8)).isEqualTo(body);
    }
  }

  @Nested
  class OfAnotherAccount {

    @Test
    void nothingIsFoundUsedOrListed() throws Exception {
      AccountId ann = account;
      aliases.save(ann, new Alias("anns", List.of(GPT)));
      int annsRequests = models.asked(ann).size();
      account = TestAccounts.add(database);
      models.play(account, OTHER, request -> PlayedAnswer.json("{}", COUNTED));
      token = make(terms());

      assertRefused(post("/v1/chat/completions", chat("anns")), 404, "model_not_found");
      post("/v1/chat/completions", chat("openai/gpt-played"));
      assertThat(get("/v1/models").body()).doesNotContain("anns");
      assertRefused(get("/v1/models/anns"), 404, "model_not_found");
      assertThat(models.asked(ann)).hasSize(annsRequests);
      assertThat(lastAsked().account()).isEqualTo(account);
      assertThat(usage.of(ann)).isEmpty();
    }
  }

  @Test
  void aProgramMakesNoSession() throws Exception {
    for (HttpResponse<String> answer :
        List.of(
            get("/v1/models", "Cookie", "gatehouse-session=x"),
            post("/v1/chat/completions", chat("openai/gpt-played")),
            get("/v1/models", "Authorization", "Bearer x"))) {
      assertThat(header(answer, "set-cookie")).isEmpty();
    }
  }

  @Test
  void itsLastUseIsKnownToTheMinute() throws Exception {
    assertThat(tokens.of(account).getFirst().lastUsedAt()).isNull();

    get("/v1/models");

    assertThat(tokens.of(account).getFirst().lastUsedAt())
        .isNotNull()
        .satisfies(at -> assertThat(at.getEpochSecond() % 60).isZero())
        .isBetween(
            OffsetDateTime.now(ZoneOffset.UTC).minusMinutes(2).toInstant(),
            OffsetDateTime.now(ZoneOffset.UTC).toInstant());
  }
}
