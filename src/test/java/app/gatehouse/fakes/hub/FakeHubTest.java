package app.gatehouse.fakes.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FakeHubTest {

  private static final String FILE = "/castle/portcullis-8b/resolve/main/portcullis-Q4_K_M.gguf";
  private static final String CHECK = "/api/models/castle/portcullis-8b/auth-check";

  private final FakeHub hub = new FakeHub(0, 0);
  private final HttpClient http = HttpClient.newHttpClient();
  private final Content content = Content.random(300_000, 7);
  private HubModel model;

  @BeforeEach
  void someModels() {
    model =
        hub.model("castle/portcullis-8b")
            .gated("manual")
            .file("portcullis-Q4_K_M.gguf", content)
            .file("sub folder/config.json", "{}")
            .file("README.md", "# Portcullis");
    hub.user("ada")
        .readToken("hf_ada")
        .fineGrainedToken("hf_fine", true)
        .fineGrainedToken("hf_narrow", false)
        .scopedToken("hf_scoped", model.id())
        .expiredToken("hf_old")
        .tokenRevokedByOrganization("hf_denied")
        .isGranted(model);
  }

  @AfterEach
  void close() {
    http.close();
    hub.close();
  }

  @ParameterizedTest
  @CsvSource({
    "hf_ada, 200, '', OK",
    "hf_fine, 200, '', OK",
    "hf_scoped, 200, '', OK",
    "'', 401, GatedRepo, Please log in",
    "hf_garbage, 401, '', Invalid credentials",
    "hf_old, 401, '', is expired",
    "hf_narrow, 403, '', enable access to public gated repositories",
    "hf_denied, 403, '', revoked by the organization administrator",
  })
  void eachTokenIsToldApart(String token, int status, String code, String message)
      throws Exception {
    HttpResponse<byte[]> answer = get(CHECK, token);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("X-Error-Code").orElse("")).isEqualTo(code);
    assertThat(new String(answer.body())).contains(message);
  }

  @ParameterizedTest
  @CsvSource({
    "NEVER_ASKED, not in the authorized list",
    "WAITING, awaiting a review",
    "REJECTED, has been rejected",
    "RESET, has been reset",
  })
  void eachStateOfARequestIsToldApart(HubUser.Request request, String message) throws Exception {
    hub.user("ada").is(model, request);

    HttpResponse<byte[]> answer = head(FILE, "hf_ada");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.headers().firstValue("X-Error-Code")).hasValue("GatedRepo");
    assertThat(answer.headers().firstValue("X-Error-Message").orElseThrow()).contains(message);
  }

  @Test
  void whatIsMissingPrivateOrDisabledIsRefused() throws Exception {
    hub.model("castle/secret").privateTo(hub.user("bob"));
    hub.model("castle/closed").disabled();

    assertThat(get("/api/models/castle/secret", "").statusCode()).isEqualTo(401);
    assertThat(get("/api/models/castle/secret", "hf_ada").statusCode()).isEqualTo(404);
    assertThat(get("/api/models/castle/closed/auth-check", "hf_ada").statusCode()).isEqualTo(403);
    assertThat(get("/castle/portcullis-8b/resolve/no/x.gguf", "hf_ada").headers().map())
        .containsEntry("x-error-code", java.util.List.of("RevisionNotFound"));
    assertThat(get("/castle/portcullis-8b/resolve/main/x.gguf", "hf_ada").headers().map())
        .containsKey("x-repo-commit");
  }

  @Test
  void aLargeFileIsDescribedByTheHubAndGivenByTheOtherOrigin() throws Exception {
    HttpResponse<byte[]> hop = head(FILE, "hf_ada");

    assertThat(hop.statusCode()).isEqualTo(302);
    assertThat(hop.headers().firstValue("X-Linked-Size")).hasValue("300000");
    assertThat(hop.headers().firstValue("X-Linked-Etag")).hasValue("\"" + content.sha256() + "\"");
    assertThat(hop.headers().firstValue("X-Repo-Commit")).hasValue(model.commit());
    String location = hop.headers().firstValue("Location").orElseThrow();
    assertThat(location).startsWith(hub.cdnUrl().toString());

    HttpResponse<byte[]> whole = send(request(location, ""));
    assertThat(whole.body()).isEqualTo(content.bytes());
    assertThat(whole.headers().firstValue("ETag").orElseThrow()).doesNotContain(content.sha256());

    HttpResponse<byte[]> part = send(request(location, "").header("Range", "bytes=70000-70009"));
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.headers().firstValue("Content-Range")).hasValue("bytes 70000-70009/300000");
    assertThat(part.body()).isEqualTo(Arrays.copyOfRange(content.bytes(), 70_000, 70_010));
    assertThat(send(request(location, "").header("Range", "bytes=300000-")).statusCode())
        .isEqualTo(416);

    assertThat(hub.cdnSawAToken()).isFalse();
    assertThat(send(request(location, "hf_ada")).statusCode()).isEqualTo(400);
    assertThat(hub.cdnSawAToken()).isTrue();

    hub.expireSignatures();
    assertThat(send(request(location, "")).statusCode()).isEqualTo(403);
  }

  @Test
  void aSmallFileIsGivenByTheHubItself() throws Exception {
    String path = "/castle/portcullis-8b/resolve/" + model.commit() + "/sub%20folder/config.json";
    String location = get(path, "hf_ada").headers().firstValue("Location").orElseThrow();

    assertThat(location).startsWith("/api/resolve-cache/models/castle/portcullis-8b/");
    assertThat(get(location, "hf_ada").body()).isEqualTo("{}".getBytes());
    assertThat(get(location, "").statusCode()).isEqualTo(401);
    assertThat(get("/castle/portcullis-8b/resolve/main/README.md", "").statusCode()).isEqualTo(307);
  }

  @Test
  void searchAndTreesComeInPages() throws Exception {
    for (int i = 0; i < 5; i++) {
      hub.model("town/house-" + i).popular(i, 1, 1).file("a.gguf", "x").file("b/c.gguf", "y");
    }
    hub.treePage(2);

    HttpResponse<byte[]> first =
        get("/api/models?search=house&filter=gguf&sort=downloads&limit=3&expand[]=gated", "");
    String next = first.headers().firstValue("Link").orElseThrow();
    assertThat(new String(first.body())).contains("house-4", "gated").doesNotContain("house-1");
    HttpResponse<byte[]> second = send(request(next.substring(1, next.indexOf('>')), ""));
    assertThat(new String(second.body())).contains("house-1", "gated");
    assertThat(second.headers().firstValue("Link")).isEmpty();

    HttpResponse<byte[]> tree = get("/api/models/town/house-1/tree/main?recursive=true", "");
    assertThat(new String(tree.body())).contains("a.gguf", "directory").doesNotContain("b/c.gguf");
    assertThat(tree.headers().firstValue("Link")).isPresent();
  }

  @Test
  void anOldNameLeadsToTheNewOne() throws Exception {
    hub.renames("gpt2", "town/gpt2").renames("town/old", "town/gpt2");

    assertThat(get("/api/models/gpt2/auth-check", "").headers().firstValue("Location"))
        .hasValue("/api/models/town/gpt2/auth-check");
    assertThat(get("/town/old/resolve/main/a.gguf", "").headers().firstValue("Location"))
        .hasValue("/town/gpt2/resolve/main/a.gguf");
  }

  @Test
  void whatGoesWrongDoesSoAsOftenAsItIsTold() throws Exception {
    hub.hubFaults()
        .once("auth-check", HubFault.rateLimited(0, 55, null))
        .once("/resolve/", new HubFault.Omits(Set.of("X-Linked-Etag")))
        .always("whoami", HubFault.down());

    assertThat(get("/api/whoami-v2", "hf_ada").statusCode()).isEqualTo(503);
    HttpResponse<byte[]> limited = get(CHECK, "hf_ada");
    assertThat(limited.statusCode()).isEqualTo(429);
    assertThat(limited.headers().firstValue("RateLimit").orElseThrow()).contains("r=0;t=55");
    assertThat(get(CHECK, "hf_ada").statusCode()).isEqualTo(200);
    assertThat(head(FILE, "hf_ada").headers().firstValue("X-Linked-Etag")).isEmpty();
    String location = head(FILE, "hf_ada").headers().firstValue("Location").orElseThrow();

    hub.cdnFaults().once(new HubFault.IgnoresRange()).once(new HubFault.WrongByteAt(3));
    HttpResponse<byte[]> wrong = send(request(location, "").header("Range", "bytes=2-"));
    assertThat(wrong.statusCode()).isEqualTo(200);
    assertThat(Arrays.mismatch(wrong.body(), content.bytes())).isEqualTo(3);

    hub.cdnFaults().once(new HubFault.CutsAfter(1000));
    assertThatThrownBy(() -> send(request(location, ""))).isInstanceOf(IOException.class);
    assertThat(send(request(location, "")).body()).isEqualTo(content.bytes());
  }

  @Test
  void contentOfAnySizeIsTheSameHoweverItIsRead() {
    Content large = Content.random(10_000_000_000L, 1);
    byte[] across = new byte[100];
    large.read(9_999_990_000L, across);
    byte[] inside = new byte[10];
    large.read(9_999_990_050L, inside);

    assertThat(inside).isEqualTo(Arrays.copyOfRange(across, 50, 60));
    assertThat(content.gitHash()).hasSize(40);
    assertThat(Content.of("hello\n").gitHash())
        .isEqualTo("ce013625030ba8dba906f756967f9e9ca394464a");
    assertThat(hub.requests()).isEmpty();
  }

  private HttpResponse<byte[]> get(String path, String token) throws Exception {
    return send(request(hub.baseUrl() + path.replace("[", "%5B").replace("]", "%5D"), token));
  }

  private HttpResponse<byte[]> head(String path, String token) throws Exception {
    return send(request(hub.baseUrl() + path, token).HEAD());
  }

  private static HttpRequest.Builder request(String url, String token) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
    return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }
}
