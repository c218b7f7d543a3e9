package app.gatehouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.credentials.Purpose;
import app.gatehouse.e2e.ProtectiveHeaders;
import app.gatehouse.e2e.RawHttp;
import app.gatehouse.inference.Failure;
import app.gatehouse.inference.Failure.Reason;
import app.gatehouse.inference.ModelRequest.Operation;
import app.gatehouse.usage.UsageEntry;
import app.gatehouse.usage.UsageEntry.Outcome;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What programs get for their requests. */
class GatewayIT extends AsAProgram {

  @Test
  void anAnswerComesAsTheProviderGaveIt() throws Exception {
    HttpResponse<String> answer = post("/v1/chat/completions", chat("openai/gpt-played"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(ANSWER);
    assertThat(header(answer, "content-type")).isEqualTo("application/json");
    assertThat(header(answer, "x-gatehouse-model")).isEqualTo("openai/gpt-played");
    assertThat(header(answer, "x-gatehouse-provider-request-id")).isEqualTo("theirs-1");
    assertThat(header(answer, "x-request-id")).startsWith("req_");
    assertThat(header(answer, "cache-control")).isEqualTo("no-store");
    assertThat(header(answer, "set-cookie")).isEmpty();
    assertThat(header(answer, "access-control-allow-origin")).isEmpty();
    ProtectiveHeaders.assertOn(answer.headers());
  }

  @Test
  void theRequestReachesTheModelAsItCame() throws Exception {
    String body = "{ \"of_ours\":[1, 2] ,\"model\":\"openai/gpt-played\"}";
    post("/v1/chat/completions", body);

    assertThat(lastAsked().account()).isEqualTo(account);
    assertThat(lastAsked().operation()).isEqualTo(Operation.CHAT);
    assertThat(lastAsked().purpose()).isEqualTo(Purpose.GATEWAY);
    assertThat(new String(lastAsked().body().json(), StandardCharsets.UTF_8)).isEqualTo(body);
  }

  @Test
  void aModelThatNoListHasIsAsked() throws Exception {
    models.play(account, ref("azure/my-deployment"), request -> PlayedAnswer.json("{}", COUNTED));

    assertThat(post("/v1/embeddings", chat("azure/my-deployment")).body()).isEqualTo("{}");
    assertThat(lastAsked().operation()).isEqualTo(Operation.EMBEDDINGS);
  }

  @Test
  void aRequestIsWrittenDown() throws Exception {
    post("/v1/chat/completions", chat("openai/gpt-played"));

    UsageEntry entry = usage.of(account).getFirst();
    assertThat(entry.model()).isEqualTo(GPT);
    assertThat(entry.token()).isEqualTo(new UsageEntry.Token(made.id(), "a program"));
    assertThat(entry.tokens()).isEqualTo(COUNTED);
    assertThat(entry.outcome()).isEqualTo(Outcome.ANSWERED);
    assertThat(entry.status()).isEqualTo(200);
    assertThat(entry.firstToken()).isNotNull().isLessThanOrEqualTo(entry.latency());
  }

  @Test
  void theListHasAliasesAndUnlockedModels() throws Exception {
    aliases.save(account, new Alias("fast", List.of(GPT)));
    saveAKey("openai");

    HttpResponse<String> answer = get("/v1/models");

    assertThat(json(answer).path("object").asString()).isEqualTo("list");
    assertThat(json(answer).path("data"))
        .extracting(model -> model.path("id").asString())
        .startsWith("fast")
        .contains("openai/gpt-4o-mini")
        .noneMatch(id -> id.startsWith("groq/"));
    assertThat(json(answer).path("data"))
        .allMatch(model -> model.path("object").asString().equals("model"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai/gpt-4o-mini", "openai%2Fgpt-4o-mini", "openai%2fgpt-4o-mini"})
  void oneOfTheListIsFoundHoweverItsSlashIsWritten(String id) throws Exception {
    saveAKey("openai");

    assertThat(json(get("/v1/models/" + id)).path("id").asString()).isEqualTo("openai/gpt-4o-mini");
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/models/..%2F..%2Fprofile, 400 ",
    "/v1/models/x%2F..%2F..%2F..%2Fprofile, 400 ",
    "/v1/models/%2e%2e%2fopenapi.json, 400 ",
    "/v1/chat%2Fcompletions, 400 ",
    "/v1//models, 400 ",
    "/v1%2Fmodels, 400 ",
    "/profile%2Fx, 400 "
  })
  void anEncodedSlashLeadsNowhereElse(String path, String status) throws Exception {
    assertThat(
            new RawHttp(port)
                .ask("GET " + path, "Host: localhost", "Authorization: Bearer " + token))
        .startsWith("HTTP/1.1 " + status);
  }

  @Nested
  class AStream {

    @Test
    void passesUnchanged() throws Exception {
      PlayedAnswer stream =
          PlayedAnswer.streaming(COUNTED)
              .send(": comment\r\n\r\n")
              .send(chunk("Hel") + chunk("lo"))
              .send("data: [DONE]\n\n")
              .end();
      models.play(account, GPT, request -> stream);

      HttpResponse<String> answer = post("/v1/chat/completions", streamed("openai/gpt-played"));

      assertThat(answer.body())
          .isEqualTo(": comment\r\n\r\n" + chunk("Hel") + chunk("lo") + "data: [DONE]\n\n");
      assertThat(header(answer, "content-type")).isEqualTo("text/event-stream");
      assertThat(header(answer, "cache-control")).isEqualTo("no-store");
      assertThat(header(answer, "x-accel-buffering")).isEqualTo("no");
      assertThat(header(answer, "x-ratelimit-remaining-requests")).isEqualTo("9");
      assertThat(stream.isClosedWithin(5_000)).isTrue();
      assertThat(usage.of(account))
          .singleElement()
          .extracting(UsageEntry::outcome, UsageEntry::tokens)
          .containsExactly(Outcome.ANSWERED, COUNTED);
    }

    @Test
    void thatBreaksOffEndsWithAnErrorInItsOwnForm() throws Exception {
      models.play(
          account,
          GPT,
          request ->
              PlayedAnswer.streaming().send(chunk("Hel")).breakOff(failure(Reason.OVERLOADED, 0)));

      HttpResponse<String> answer = post("/v1/chat/completions", streamed("openai/gpt-played"));

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).startsWith(chunk("Hel")).contains("\"code\":\"overloaded\"");
      assertThat(usage.of(account))
          .singleElement()
          .extracting(UsageEntry::outcome)
          .isEqualTo(Outcome.BROKEN);
    }

    @Test
    void whoseProviderTellsOfAFailureCountsAsBroken() throws Exception {
      models.play(
          account,
          GPT,
          request ->
              PlayedAnswer.streaming()
                  .send("data: {\"error\":{}}\n\n")
                  .failing(failure(Reason.OVERLOADED, 0))
                  .end());

      post("/v1/chat/completions", streamed("openai/gpt-played"));

      assertThat(usage.of(account))
          .singleElement()
          .extracting(UsageEntry::outcome)
          .isEqualTo(Outcome.BROKEN);
    }
  }

  @Nested
  class AnAlias {

    @Test
    void asksTheNextModelWhenOneDoesNotAnswer() throws Exception {
      aliases.save(account, new Alias("fast", List.of(OTHER, CLAUDE, GPT)));
      models.fail(account, OTHER, failure(Reason.RATE_LIMITED, 429));
      models.fail(account, CLAUDE, failure(Reason.TIMEOUT, 0));

      HttpResponse<String> answer = post("/v1/chat/completions", chat("fast"));

      assertThat(answer.body()).isEqualTo(ANSWER);
      assertThat(header(answer, "x-gatehouse-model")).isEqualTo("openai/gpt-played");
      assertThat(header(answer, "x-gatehouse-tried"))
          .isEqualTo("groq/llama-played rate_limited, anthropic/claude-played timeout");
      assertThat(usage.of(account)).singleElement().extracting(UsageEntry::model).isEqualTo(GPT);
    }

    @Test
    void asksNoOtherModelWhenTheRequestIsWrong() throws Exception {
      aliases.save(account, new Alias("fast", List.of(OTHER, GPT)));
      models.fail(account, OTHER, failure(Reason.TOO_LONG, 400));

      HttpResponse<String> answer = post("/v1/chat/completions", chat("fast"));

      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(error(answer).path("code").asString()).isEqualTo("too_long");
      assertThat(models.asked(account)).hasSize(1);
    }

    @Test
    void asksNoOtherModelOnceAnAnswerHasBegun() throws Exception {
      aliases.save(account, new Alias("fast", List.of(OTHER, GPT)));
      models.play(
          account,
          OTHER,
          request ->
              PlayedAnswer.streaming()
                  .send(chunk("Hel"))
                  .breakOff(failure(Reason.NOT_REACHABLE, 0)));

      HttpResponse<String> answer = post("/v1/chat/completions", streamed("fast"));

      assertThat(answer.body()).contains("Hel").contains("\"code\":\"not_reachable\"");
      assertThat(models.asked(account)).hasSize(1);
    }

    @Test
    void thatNoModelAnswersSaysWhatTheLastOneSaid() throws Exception {
      aliases.save(account, new Alias("fast", List.of(OTHER, GPT)));
      models.fail(account, OTHER, failure(Reason.OVERLOADED, 529));
      models.fail(account, GPT, failure(Reason.NO_CREDIT, 429));

      HttpResponse<String> answer = post("/v1/chat/completions", chat("fast"));

      assertThat(answer.statusCode()).isEqualTo(429);
      assertThat(error(answer).path("type").asString()).isEqualTo("insufficient_quota");
      assertThat(header(answer, "x-gatehouse-tried"))
          .isEqualTo("groq/llama-played overloaded, openai/gpt-played no_credit");
    }
  }

  @Nested
  class AProblem {

    @Test
    void hasTheProvidersStatusItsWordsAndOurReason() throws Exception {
      models.fail(
          account,
          GPT,
          new Failure(
              Reason.RATE_LIMITED, 429, Duration.ofMillis(40_200), "rate_limit_exceeded", "Slow"));

      HttpResponse<String> answer = post("/v1/chat/completions", chat("openai/gpt-played"));

      assertThat(answer.statusCode()).isEqualTo(429);
      assertThat(header(answer, "retry-after")).isEqualTo("41");
      assertThat(error(answer).path("code").asString()).isEqualTo("rate_limited");
      assertThat(error(answer).path("type").asString()).isEqualTo("rate_limit_error");
      assertThat(error(answer).path("provider_code").asString()).isEqualTo("rate_limit_exceeded");
      assertThat(error(answer).path("message").asString())
          .contains("Wait 41 s")
          .endsWith("The provider says: Slow");
      assertThat(usage.of(account))
          .singleElement()
          .extracting(UsageEntry::outcome, UsageEntry::status)
          .containsExactly(Outcome.FAILED, 429);
    }

    @ParameterizedTest
    @CsvSource({
      "NO_KEY, 403",
      "NOT_REACHABLE, 502",
      "OVERLOADED, 503",
      "TIMEOUT, 504",
      "NOT_LOADED, 503",
      "NO_CREDIT, 402"
    })
    void hasAStatusOfOursWhereTheProviderGaveNone(Reason reason, int status) throws Exception {
      models.fail(account, GPT, failure(reason, 0));

      HttpResponse<String> answer = post("/v1/chat/completions", chat("openai/gpt-played"));

      assertThat(answer.statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "GET|/v1/nothing||404|not_found",
          "GET|/v1||404|not_found",
          "GET|/v1/||404|not_found",
          "GET|/v1/chat/completions||405|method_not_allowed",
          "DELETE|/v1/models||405|method_not_allowed",
          "OPTIONS|/v1/models||405|method_not_allowed",
          "POST|/v1/chat/completions|{|400|invalid_body",
          "POST|/v1/chat/completions|[]|400|invalid_body",
          "POST|/v1/chat/completions|{}|400|missing_model",
          "POST|/v1/chat/completions|{\"model\":\"\"}|404|model_not_found",
          "POST|/v1/chat/completions|{\"model\":\"gpt-4o\"}|404|model_not_found",
          "POST|/v1/chat/completions|{\"model\":\"nobody/gpt-4o\"}|404|model_not_found",
          "POST|/v1/chat/completions|{\"model\":\"openai/\"}|404|model_not_found",
          "POST|/v1/chat/completions|{\"model\":\"openai/unheard-of\"}|404|model_not_found",
          "GET|/v1/models/openai/unheard-of||404|model_not_found"
        })
    void isSaidInOpenAisForm(String method, String path, String body, int status, String code)
        throws Exception {
      HttpResponse<String> answer = send(method, path, body);

      assertThat(answer.statusCode()).isEqualTo(status);
      assertThat(header(answer, "content-type")).isEqualTo("application/json");
      assertThat(error(answer).path("code").asString()).isEqualTo(code);
      assertThat(error(answer).path("message").asString()).endsWith(".");
      assertThat(error(answer).path("type").asString()).isEqualTo("invalid_request_error");
      ProtectiveHeaders.assertOn(answer.headers());
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "GET|/anthropic/v1/nothing||404|not_found_error",
          "GET|/anthropic/v1/messages||405|invalid_request_error",
          "POST|/anthropic/v1/messages|{|400|invalid_request_error",
          "POST|/anthropic/v1/messages|{\"model\":\"openai/gpt-played\"}|400|invalid_request_error",
          "POST|/anthropic/v1/messages|{\"model\":\"claude-unheard-of\"}|404|not_found_error"
        })
    void isSaidInAnthropicsForm(String method, String path, String body, int status, String type)
        throws Exception {
      HttpResponse<String> answer = send(method, path, body);

      assertThat(answer.statusCode()).isEqualTo(status);
      assertThat(json(answer).path("type").asString()).isEqualTo("error");
      assertThat(error(answer).path("type").asString()).isEqualTo(type);
      assertThat(json(answer).path("request_id").asString())
          .isEqualTo(header(answer, "request-id"));
    }

    @Test
    void ofAMethodNamesTheRightOne() throws Exception {
      assertThat(header(get("/v1/chat/completions"), "allow")).isEqualTo("POST");
    }

    @Test
    void ofGatehouseItselfTellsNothingOfTheInside() throws Exception {
      models.play(
          account,
          GPT,
          request -> {
            throw new IllegalStateException("inside");
          });

      HttpResponse<String> answer = post("/v1/chat/completions", chat("openai/gpt-played"));

      assertThat(answer.statusCode()).isEqualTo(500);
      assertThat(answer.body()).contains("internal_error").doesNotContain("inside");
      assertThat(usage.of(account)).hasSize(1);
    }

    @Test
    void ofABodyIsFoundBeforeAnythingOfItIsRead() throws Exception {
      String head =
          "POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
              + token
              + "\r\nContent-Length: 67108865\r\n\r\n{";

      assertThat(new RawHttp(port).send(head))
          .startsWith("HTTP/1.1 413 ")
          .contains("\"code\":\"too_large\"");
    }
  }

  @Nested
  class BelowAnthropic {

    @ParameterizedTest
    @CsvSource({"claude-played", "anthropic/claude-played"})
    void aModelIsNamedWithOrWithoutItsProvider(String name) throws Exception {
      models.play(account, CLAUDE, request -> PlayedAnswer.json("{\"a\":1}", COUNTED));

      HttpResponse<String> answer =
          send("POST", "/anthropic/v1/messages", chat(name), "x-api-key", token);

      assertThat(answer.body()).isEqualTo("{\"a\":1}");
      assertThat(lastAsked().operation()).isEqualTo(Operation.MESSAGES);
    }

    @Test
    void whatAClientSaysOfItsVersionIsPassedOnAndNothingElse() throws Exception {
      models.play(account, CLAUDE, request -> PlayedAnswer.json("{}", COUNTED));

      send(
          "POST",
          "/anthropic/v1/messages",
          chat("claude-played"),
          "x-api-key",
          token,
          "anthropic-beta",
          "gates-2027-01-01",
          "x-mine",
          "1");

      assertThat(lastAsked().headers()).isEqualTo(Map.of("anthropic-beta", "gates-2027-01-01"));
    }

    @Test
    void tokensAreCounted() throws Exception {
      models.play(account, CLAUDE, request -> PlayedAnswer.json("{\"input_tokens\":3}", COUNTED));

      assertThat(post("/anthropic/v1/messages/count_tokens", chat("claude-played")).body())
          .isEqualTo("{\"input_tokens\":3}");
      assertThat(lastAsked().operation()).isEqualTo(Operation.COUNT_TOKENS);
    }

    @Test
    void aBrokenStreamEndsWithAnEventOfThatName() throws Exception {
      models.play(
          account,
          CLAUDE,
          request ->
              PlayedAnswer.streaming()
                  .send("event: ping\ndata: {}\n\n")
                  .breakOff(failure(Reason.TIMEOUT, 0)));

      assertThat(post("/anthropic/v1/messages", streamed("claude-played")).body())
          .contains("event: error\ndata: {\"type\":\"error\"")
          .endsWith("\n\n");
    }
  }
}
