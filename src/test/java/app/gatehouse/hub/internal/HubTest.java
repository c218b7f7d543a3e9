package app.gatehouse.hub.internal;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.hub.AccessReport;
import app.gatehouse.hub.GivenToken;
import app.gatehouse.hub.HubAccess;
import app.gatehouse.hub.HubTokens;
import app.gatehouse.hub.RepositoryId;
import app.gatehouse.outbound.OutboundHttp;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A server that plays the Hub, with one model and one token. */
abstract class HubTest {

  static final String TOKEN = "hf_CanaryCanaryCanaryCanaryCanary0123";
  static final RepositoryId MODEL = new RepositoryId("o/m");
  static final String AUTH_CHECK = "/api/models/o/m/auth-check";

  @RegisterExtension
  static final WireMockExtension hub =
      WireMockExtension.newInstance().options(options().dynamicPort()).build();

  static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  /** The events that were published. */
  final List<Object> told = new ArrayList<>();

  final OutboundHttp http = OutboundHttp.standalone("test");

  @AfterEach
  void close() {
    http.close();
  }

  /** What the check says about the account that has this token, or none. */
  HubAccess check(@Nullable String token) {
    return check(token, MODEL);
  }

  HubAccess check(@Nullable String token, RepositoryId id) {
    return doctor(new GivenToken(token)).check(AccountId.random(), id);
  }

  /** What somebody sees who looks at the model with this token, or none. */
  AccessReport examine(@Nullable String token) {
    return doctor(new GivenToken(token)).examine(AccountId.random(), MODEL);
  }

  /** Knows of no token more than what the Hub says. */
  HubAccessDoctor doctor(HubTokens tokens) {
    return doctor(tokens, KnownTokens.NONE);
  }

  HubAccessDoctor doctor(HubTokens tokens, KnownTokens known) {
    return new HubAccessDoctor(address(), false, tokens, known, http, told::add, CLOCK);
  }

  static URI address() {
    return URI.create(hub.baseUrl());
  }

  void withToken(ResponseDefinitionBuilder answer) {
    hub.stubFor(
        get(AUTH_CHECK).withHeader("Authorization", equalTo("Bearer " + TOKEN)).willReturn(answer));
  }

  void withoutToken(ResponseDefinitionBuilder answer) {
    hub.stubFor(get(AUTH_CHECK).withHeader("Authorization", absent()).willReturn(answer));
  }

  void gate(String gated) {
    hub.stubFor(
        get(urlPathEqualTo("/api/models/o/m"))
            .willReturn(
                aResponse()
                    .withHeader("Content-Type", "application/json")
                    .withBody("{\"id\":\"o/m\",\"gated\":" + gated + "}")));
  }

  void whoAmI(ResponseDefinitionBuilder answer) {
    hub.stubFor(get("/api/whoami-v2").willReturn(answer));
  }

  static ResponseDefinitionBuilder ok() {
    return aResponse().withHeader("Content-Type", "text/plain").withBody("OK");
  }

  /** An error as the API gives it; the message in the header as well as in the body. */
  static ResponseDefinitionBuilder error(int status, String code, String message) {
    ResponseDefinitionBuilder answer = plainError(status, message);
    return answer.withHeader("X-Error-Code", code).withHeader("X-Error-Message", message);
  }

  /** An error without a code, which has its message in the body only. */
  static ResponseDefinitionBuilder plainError(int status, String message) {
    return aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "application/json")
        .withHeader("RateLimit", "\"api\";r=400;t=200")
        .withBody("{\"error\":\"" + message.replace("\"", "\\\"") + "\"}");
  }

  static ResponseDefinitionBuilder gated(int status, String message) {
    return error(status, "GatedRepo", message);
  }

  static ResponseDefinitionBuilder alice(String accessToken) {
    return aResponse()
        .withHeader("Content-Type", "application/json")
        .withBody(
            """
            {"type":"user","id":"1","name":"alice","orgs":[],"unknown":{"x":[1]},
             "auth":{"type":"access_token","accessToken":%s}}
            """
                .formatted(accessToken));
  }

  static ResponseDefinitionBuilder readToken() {
    return alice("{\"displayName\":\"t\",\"role\":\"read\"}");
  }

  static ResponseDefinitionBuilder fineGrainedToken(boolean readsGated, String scopedTo) {
    return alice(
        """
        {"role":"fineGrained","fineGrained":{"canReadGatedRepos":%s,"global":[],"scoped":[
          {"entity":{"type":"model","name":"%s"},"permissions":["repo.content.read"]}]}}
        """
            .formatted(readsGated, scopedTo));
  }

  static ResponseDefinitionBuilder html(int status) {
    return aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "text/html")
        .withBody("<!doctype html><title>Welcome to the hotel</title>");
  }
}
