package app.gatehouse.gateway;

import app.gatehouse.GatehouseServerTest;
import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.TestAccounts;
import app.gatehouse.credentials.CredentialService;
import app.gatehouse.inference.Failure;
import app.gatehouse.inference.ModelRequest;
import app.gatehouse.inference.Tokens;
import app.gatehouse.models.ModelRef;
import app.gatehouse.providers.ProviderCatalog;
import app.gatehouse.providers.ProviderId;
import app.gatehouse.vault.SecretText;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program with an access token of its own account, which asks the API over HTTP. */
@GatehouseServerTest
abstract class AsAProgram {

  static final ModelRef GPT = ref("openai/gpt-played");
  static final ModelRef CLAUDE = ref("anthropic/claude-played");
  static final ModelRef OTHER = ref("groq/llama-played");
  static final Tokens COUNTED = new Tokens(7L, 0L, 5L, null);

  static final String ANSWER =
      "{\"id\":\"c1\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"gpt-played\","
          + "\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"Hello\"},"
          + "\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":5,"
          + "\"total_tokens\":12},\"of_theirs\":{\"kept\":true}}";

  @Autowired AccessTokens tokens;
  @Autowired Aliases aliases;
  @Autowired PlayedModels models;
  @Autowired PlayedUsage usage;
  @Autowired CredentialService credentials;
  @Autowired ProviderCatalog providers;
  @Autowired JdbcClient database;
  @LocalServerPort int port;

  AccountId account = AccountId.random();
  AccessToken made = new AccessToken(new UUID(0, 0), terms(), "", Instant.EPOCH, null, null);
  String token = "";
  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeEach
  void makeAToken() {
    account = TestAccounts.add(database);
    token = make(terms());
    models.play(account, GPT, request -> PlayedAnswer.json(ANSWER, COUNTED));
  }

  @AfterEach
  void close() {
    client.close();
  }

  static ModelRef ref(String name) {
    int slash = name.indexOf('/');
    return new ModelRef(new ProviderId(name.substring(0, slash)), name.substring(slash + 1));
  }

  static AccessToken.Terms terms() {
    return new AccessToken.Terms("a program", Set.of(), null, null);
  }

  /** Makes a token of the account with these terms. */
  String make(AccessToken.Terms terms) {
    try (AccessTokens.Made fresh = tokens.make(account, terms, null)) {
      made = fresh.token();
      return fresh.secret().expose();
    }
  }

  /** Has the account's models of the provider unlocked. */
  void saveAKey(String provider) {
    try (SecretText key = SecretText.of("sk-played-" + account)) {
      credentials.save(account, providers.get(new ProviderId(provider)), key, null);
    }
  }

  static Failure failure(Failure.Reason reason, int status) {
    return new Failure(reason, status, null, null, null);
  }

  static String chat(String model) {
    return "{\"model\":\"" + model + "\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}";
  }

  static String streamed(String model) {
    return chat(model).replaceFirst("\\{", "{\"stream\":true,");
  }

  static String chunk(String text) {
    return "data: {\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":1,"
        + "\"model\":\"gpt-played\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\""
        + text
        + "\"},\"finish_reason\":null}]}\n\n";
  }

  HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    return send("GET", path, null, headers);
  }

  HttpResponse<String> post(String path, String body, String... headers)
      throws IOException, InterruptedException {
    return send("POST", path, body, headers);
  }

  /** With the token, unless the headers hold another one. */
  HttpResponse<String> send(String method, String path, @Nullable String body, String... headers)
      throws IOException, InterruptedException {
    return client.send(
        request(method, path, body, headers), BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  HttpRequest request(String method, String path, @Nullable String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address().resolve(path))
            .header("Authorization", "Bearer " + token)
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return request.build();
  }

  HttpClient client() {
    return client;
  }

  URI address() {
    return URI.create("http://localhost:" + port);
  }

  static JsonNode json(HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body());
  }

  static JsonNode error(HttpResponse<String> answer) {
    return json(answer).path("error");
  }

  static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  /** What the last request to a model was. */
  ModelRequest lastAsked() {
    return models.asked(account).getLast();
  }
}
