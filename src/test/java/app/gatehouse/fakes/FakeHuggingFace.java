package app.gatehouse.fakes;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;

import app.gatehouse.fakes.hub.FakeHub;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The Hub, as far as whose token it is; and as in life all of it, by a {@link FakeHub} that stands
 * behind.
 */
public class FakeHuggingFace extends FakeProvider {

  /** As {@link #key()} says. */
  public static final String KEY = "hf_" + "g".repeat(34);

  private static final String INVALID = "Invalid credentials in Authorization header";

  private final @Nullable FakeHub behind;

  public FakeHuggingFace(int port) {
    this(port, null);
  }

  /**
   * @param behind what it plays as in life; not closed with this
   */
  FakeHuggingFace(int port, @Nullable FakeHub behind) {
    super(port);
    this.behind = behind;
  }

  @Override
  public String id() {
    return "huggingface";
  }

  @Override
  protected List<String> chatPaths() {
    return List.of("/v1/chat/completions", "/v1/embeddings");
  }

  @Override
  public String key() {
    return KEY;
  }

  @Override
  public String wrongKey() {
    return "hf_" + "w".repeat(34);
  }

  /** The Hub lists nothing, however many there are. */
  @Override
  public void serves(int models) {
    knowsAReadToken("alice", "my token");
  }

  @Override
  public void servesFully() {
    tells(
        """
        {"type":"user","id":"1","name":"alice","fullname":"Alice","email":"a@example.org",
         "emailVerified":true,"isPro":false,"canPay":false,"avatarUrl":"/a.png",
         "orgs":[{"type":"org","id":"2","name":"team"}],"auth":{"type":"access_token",
         "expiresAt":"2999-01-01T00:00:00.000Z","accessToken":{"displayName":"laptop",
         "role":"fineGrained","createdAt":"2026-01-01T00:00:00.000Z",
         "fineGrained":{"canReadGatedRepos":true,"global":["discussion.write"],
         "scoped":[{"entity":{"_id":"1","type":"user","name":"alice"},
         "permissions":["repo.content.read"]}]}}}}
        """);
  }

  @Override
  public void servesAsInLife() {
    if (behind == null) {
      servesFully();
      return;
    }
    behind.seenAs(baseUrl());
    everything(aResponse().proxiedFrom(behind.baseUrl().toString()));
  }

  public void knowsAReadToken(String name, String label) {
    tells(
        """
        {"type":"user","id":"1","name":"%s","fullname":"Alice","orgs":[],"auth":{
         "type":"access_token","accessToken":{"displayName":"%s","role":"read",
         "createdAt":"2026-01-01T00:00:00.000Z"}}}
        """
            .formatted(name, label));
  }

  /** Takes the token and tells this about it. */
  public void tells(String whoAmI) {
    rejectsTheKey();
    server.stubFor(
        get(urlEqualTo("/api/whoami-v2"))
            .withHeader("Authorization", equalTo("Bearer " + key()))
            .willReturn(json(200, whoAmI).withHeader("RateLimit", "\"api\";r=400;t=200")));
  }

  @Override
  public void rejectsTheKey() {
    refuses(401, INVALID);
  }

  public void saysThatTheTokenHasExpired() {
    refuses(401, "User Access Token \\\"my token\\\" is expired");
  }

  @Override
  public void deniesPermission() {
    refuses(403, "Your token was revoked by the organization administrator.");
  }

  @Override
  public void hasNoCredit() {
    refuses(402, "You have exceeded your monthly included credits.");
  }

  @Override
  public void limitsTheRate(Duration wait) {
    everything(
        json(429, "{\"error\":\"You have been rate limited.\"}")
            .withHeader("RateLimit", "\"api\";r=0;t=" + wait.toSeconds())
            .withHeader("RateLimit-Policy", "\"fixed window\";\"api\";q=500;w=300"));
  }

  @Override
  public void quotesTheKey() {
    knowsAReadToken(key(), "label " + key());
  }

  public void refuses(int status, String error) {
    everything(json(status, "{\"error\":\"" + error + "\"}"));
  }
}
