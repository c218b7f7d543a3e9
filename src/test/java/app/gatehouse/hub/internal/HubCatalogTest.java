package app.gatehouse.hub.internal;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.hub.FileGroup;
import app.gatehouse.hub.FoundModel;
import app.gatehouse.hub.FoundPage;
import app.gatehouse.hub.Gating;
import app.gatehouse.hub.GivenToken;
import app.gatehouse.hub.HubAccess.NotReachable.Reason;
import app.gatehouse.hub.HubFacts;
import app.gatehouse.hub.HubFile;
import app.gatehouse.hub.HubModel;
import app.gatehouse.hub.HubResult;
import app.gatehouse.hub.HubResult.NotTold;
import app.gatehouse.hub.HubResult.Told;
import app.gatehouse.hub.HubSearch;
import app.gatehouse.hub.HubSearch.Order;
import app.gatehouse.hub.HubSilence;
import app.gatehouse.hub.RepositoryId;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HubCatalogTest extends HubTest {

  private static final String SEARCH = "/api/models";
  private static final String MODEL_INFO = "/api/models/o/m";
  private static final String TREE = "/api/models/o/m/tree/" + "a".repeat(40);

  static final String ROWS =
      """
      [{"_id":"1","id":"o/m","gated":"manual","downloads":1234567,"likes":12,
        "lastModified":"2026-10-01T10:00:00.000Z","tags":["gguf","license:llama3.1","region:us"],
        "gguf":{"total":8030261248,"totalFileSize":4920000000,"architecture":"llama",
          "context_length":131072,"chat_template":"{% if x %}"}},
       {"_id":"2","id":"o/open","gated":false,"downloads":0,"likes":0,"tags":[]},
       {"_id":"3","id":"o/auto","gated":"auto"}]
      """;

  static final String INFO =
      """
      {"_id":"1","id":"o/m","sha":"%s","private":false,"gated":"auto","disabled":false,
       "downloads":5,"likes":2,"lastModified":"2026-10-01T10:00:00.000Z","tags":["license:mit"],
       "cardData":{"license":"mit"},
       "gguf":{"total":100,"totalFileSize":70,"architecture":"llama","context_length":4096},
       "siblings":[
        {"rfilename":"README.md","size":10,"blobId":"b"},
        {"rfilename":"m-Q4_K_M.gguf","size":70,"blobId":"c",
         "lfs":{"sha256":"%s","size":70,"pointerSize":135}}]}
      """
          .formatted("a".repeat(40), "b".repeat(64));

  private HubCatalog catalog(@Nullable String token) {
    return new HubCatalog(address(), false, new GivenToken(token), http);
  }

  private HubResult<FoundPage> search() {
    return catalog(TOKEN).search(HubSearch.first().matching("llama"));
  }

  private HubResult<HubModel> open(@Nullable String token) {
    return catalog(token).open(AccountId.random(), MODEL);
  }

  private static <T> T told(HubResult<T> result) {
    assertThat(result).isInstanceOf(Told.class);
    return ((Told<T>) result).value();
  }

  private static HubSilence silence(HubResult<?> result) {
    assertThat(result).isInstanceOf(NotTold.class);
    return ((NotTold<?>) result).why();
  }

  private static ResponseDefinitionBuilder json(String body) {
    return aResponse().withHeader("Content-Type", "application/json").withBody(body);
  }

  private static void searchAnswers(ResponseDefinitionBuilder answer) {
    hub.stubFor(get(urlPathEqualTo(SEARCH)).willReturn(answer));
  }

  private static void modelAnswers(ResponseDefinitionBuilder answer) {
    hub.stubFor(get(urlPathEqualTo(MODEL_INFO)).willReturn(answer));
  }

  @Test
  void aSearchIsOneRequestWithoutAnybodysToken() {
    searchAnswers(json(ROWS));

    search();

    hub.verify(1, anyRequestedFor(anyUrl()));
    hub.verify(
        getRequestedFor(urlPathEqualTo(SEARCH))
            .withoutHeader("Authorization")
            .withQueryParam("search", equalTo("llama"))
            .withQueryParam("filter", equalTo("gguf"))
            .withQueryParam("sort", equalTo("downloads"))
            .withQueryParam("limit", equalTo("30"))
            .withQueryParam("full", absent())
            .withQueryParam("expand[]", equalTo("gated"))
            .withQueryParam("expand[]", equalTo("gguf"))
            .withQueryParam("expand[]", equalTo("tags")));
  }

  @Test
  void aRowHasWhatTheHubTells() {
    searchAnswers(json(ROWS));

    List<FoundModel> models = told(search()).models();

    assertThat(models)
        .extracting(model -> model.id().value())
        .containsExactly("o/m", "o/open", "o/auto");
    assertThat(models)
        .extracting(FoundModel::gating)
        .containsExactly(Gating.BY_AUTHORS, Gating.OPEN, Gating.INSTANT);
    assertThat(models.getFirst().facts())
        .isEqualTo(
            new HubFacts(
                1_234_567L,
                12L,
                "llama3.1",
                Instant.parse("2026-10-01T10:00:00Z"),
                8_030_261_248L,
                4_920_000_000L,
                131_072L,
                "llama"));
    assertThat(models.getLast().facts())
        .isEqualTo(new HubFacts(null, null, null, null, null, null, null, null));
  }

  @ParameterizedTest
  @CsvSource({
    "DOWNLOADS, downloads",
    "TRENDING, trendingScore",
    "LIKES, likes",
    "UPDATED, lastModified",
    "NEWEST, createdAt"
  })
  void everyOrderIsAskedForAsTheHubNamesIt(Order order, String sort) {
    searchAnswers(json("[]"));

    catalog(null).search(new HubSearch("", false, order));

    hub.verify(
        getRequestedFor(urlPathEqualTo(SEARCH))
            .withQueryParam("sort", equalTo(sort))
            .withQueryParam("filter", absent())
            .withQueryParam("search", absent()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a&filter=x", "ü \u202e\ud800", "100%", "a#b", "\n\r", "']\"<>"})
  void whateverIsTypedIsOneWordOfTheSearch(String text) {
    searchAnswers(json("[]"));

    told(catalog(null).search(HubSearch.first().matching(text)));

    hub.verify(
        1, getRequestedFor(urlPathEqualTo(SEARCH)).withQueryParam("filter", equalTo("gguf")));
  }

  @Test
  void theNextPageIsAskedForAsTheHubGaveIt() {
    String next = address() + "/api/models?limit=30&expand%5B%5D=gated&cursor=eyJ4Ijoi%2Bfoo%3D%3D";
    searchAnswers(json(ROWS).withHeader("Link", "<" + next + ">; rel=\"next\""));
    FoundPage first = told(search());
    hub.resetRequests();

    told(catalog(TOKEN).more(java.util.Objects.requireNonNull(first.next())));

    hub.verify(
        1,
        getRequestedFor(
                com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo(
                    next.substring(address().toString().length())))
            .withoutHeader("Authorization"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<http://elsewhere.example/api/models?cursor=x>; rel=\"next\"",
        "<//elsewhere.example/api/models?cursor=x>; rel=next",
        "</models?cursor=x>; rel=\"next\"",
        "<file:///etc/passwd>; rel=\"next\"",
        "<http://localhost:1/api/models>; rel=\"next\"",
        "<\u0001>; rel=\"next\""
      })
  void aNextPageElsewhereIsNotAskedFor(String link) {
    searchAnswers(json(ROWS).withHeader("Link", link));

    FoundPage page = told(search());

    assertThat(page.next()).isNull();
    assertThat(page.cut()).isTrue();
    hub.verify(1, anyRequestedFor(anyUrl()));
  }

  @Test
  void anAddressThatWasTamperedWithIsNotAskedFor() {
    FoundPage.Next elsewhere =
        new FoundPage.Next(URI.create("http://elsewhere.example/api/models"));

    assertThat(silence(catalog(TOKEN).more(elsewhere))).isEqualTo(new HubSilence.Unexpected());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<x>; rel=\"prev\"",
        "rel=\"next\"",
        "<>; rel=\"next\"",
        "<x>; title=\"; rel=next\""
      })
  void withoutALinkTheListEnds(String link) {
    searchAnswers(json(ROWS).withHeader("Link", link));

    FoundPage page = told(search());

    assertThat(page.next()).isNull();
    assertThat(page.cut()).isFalse();
  }

  @Test
  void theNextLinkIsFoundAmongOthers() {
    assertThat(
            Catalogue.next(
                List.of(
                    "</first>; rel=\"first\", </b,c>; title=\"a, b\"; REL=next",
                    "</later>; rel=\"next\"")))
        .hasValue("/b,c");
  }

  @Test
  void silenceHasAReason() {
    searchAnswers(aResponse().withStatus(429).withHeader("RateLimit", "\"api\";r=0;t=55"));
    assertThat(silence(search())).isEqualTo(new HubSilence.RateLimited(Duration.ofSeconds(55)));

    searchAnswers(html(503));
    assertThat(silence(search())).isEqualTo(new HubSilence.NotReachable(Reason.SERVICE_DOWN));

    searchAnswers(html(200));
    assertThat(silence(search())).isEqualTo(new HubSilence.Unexpected());

    searchAnswers(json("{\"models\":[]}"));
    assertThat(silence(search())).isEqualTo(new HubSilence.Unexpected());

    URI nobody = URI.create("http://127.0.0.1:1");
    assertThat(
            silence(
                new HubCatalog(nobody, false, new GivenToken(null), http)
                    .search(HubSearch.first())))
        .isEqualTo(new HubSilence.NotReachable(Reason.REFUSED));
  }

  @Test
  void offlineNobodyIsAsked() {
    HubCatalog offline = new HubCatalog(address(), true, new GivenToken(TOKEN), http);

    assertThat(silence(offline.search(HubSearch.first()))).isEqualTo(new HubSilence.Offline());
    assertThat(silence(offline.open(AccountId.random(), MODEL)))
        .isEqualTo(new HubSilence.Offline());
    hub.verify(0, anyRequestedFor(anyUrl()));
  }

  @Test
  void aModelHasItsFactsAndFiles() {
    modelAnswers(json(INFO));

    HubModel model = told(open(TOKEN));

    assertThat(model.id()).isEqualTo(MODEL);
    assertThat(model.commit()).isEqualTo("a".repeat(40));
    assertThat(model.gating()).isEqualTo(Gating.INSTANT);
    assertThat(model.hidden()).isFalse();
    assertThat(model.facts().license()).isEqualTo("mit");
    assertThat(model.files().models())
        .containsExactly(
            new FileGroup(
                "m-Q4_K_M.gguf",
                "Q4_K_M",
                FileGroup.Role.MODEL,
                List.of(new HubFile("m-Q4_K_M.gguf", 70L, "b".repeat(64)))));
    assertThat(model.files().others()).extracting(HubFile::path).containsExactly("README.md");
  }

  @Test
  void aModelThatEverybodySeesIsOpenedWithoutTheToken() {
    modelAnswers(json(INFO));

    open(TOKEN);

    hub.verify(1, anyRequestedFor(anyUrl()));
    hub.verify(
        getRequestedFor(urlPathEqualTo(MODEL_INFO))
            .withoutHeader("Authorization")
            .withQueryParam("blobs", equalTo("true")));
  }

  @Test
  void aPrivateModelIsOpenedWithTheAccountsOwnToken() {
    modelAnswers(error(401, "RepoNotFound", "Repository not found"));
    hub.stubFor(
        get(urlPathEqualTo(MODEL_INFO))
            .withHeader("Authorization", equalTo("Bearer " + TOKEN))
            .willReturn(json(INFO.replace("\"private\":false", "\"private\":true"))));

    assertThat(told(open(TOKEN)).hidden()).isTrue();
    assertThat(silence(open(null))).isEqualTo(new HubSilence.NotShown());
  }

  @Test
  void aModelThatIsNotThereIsNotShown() {
    modelAnswers(error(404, "RepoNotFound", "Repository not found"));

    assertThat(silence(open(TOKEN))).isEqualTo(new HubSilence.NotShown());
  }

  @Test
  void aModelThatWasRenamedIsFoundByItsOldName() {
    modelAnswers(
        aResponse().withStatus(307).withHeader("Location", "/api/models/new/name?blobs=true"));
    hub.stubFor(
        get(urlPathEqualTo("/api/models/new/name"))
            .willReturn(json(INFO.replace("\"o/m\"", "\"new/name\""))));

    assertThat(told(open(null)).id()).isEqualTo(new RepositoryId("new/name"));
  }

  @Test
  void sizesThatAreNotToldAreAskedOfTheTreePageByPage() {
    modelAnswers(json(INFO.replace("\"size\":70,", "")));
    hub.stubFor(
        get(TREE + "?recursive=true")
            .willReturn(
                json("[{\"type\":\"directory\",\"path\":\"d\"},"
                        + "{\"type\":\"file\",\"path\":\"m-Q4_K_M.gguf\",\"size\":71,"
                        + "\"lfs\":{\"oid\":\""
                        + "c".repeat(64)
                        + "\",\"size\":71}}]")
                    .withHeader("Link", "<" + TREE + "?recursive=true&cursor=2>; rel=\"next\"")));
    hub.stubFor(
        get(TREE + "?recursive=true&cursor=2")
            .willReturn(json("[{\"type\":\"file\",\"path\":\"d/m-Q8_0.gguf\",\"size\":80}]")));

    HubModel model = told(open(null));

    assertThat(model.files().models())
        .flatExtracting(FileGroup::files)
        .containsExactly(
            new HubFile("m-Q4_K_M.gguf", 71L, "c".repeat(64)),
            new HubFile("d/m-Q8_0.gguf", 80L, null));
    assertThat(model.files().all()).isTrue();
  }

  @Test
  void withoutATreeWhatWasToldStillHolds() {
    modelAnswers(json(INFO.replace("\"size\":70,", "")));
    hub.stubFor(get(urlPathEqualTo(TREE)).willReturn(html(503)));

    HubModel model = told(open(null));

    assertThat(model.files().models()).extracting(FileGroup::name).containsExactly("m-Q4_K_M.gguf");
    assertThat(model.files().all()).isFalse();
  }

  @Test
  void aTreeWithoutEndIsReadNoFurtherThanTenPages() {
    modelAnswers(json("{\"id\":\"o/m\",\"sha\":\"" + "a".repeat(40) + "\"}"));
    hub.stubFor(
        get(urlPathEqualTo(TREE))
            .willReturn(
                json("[{\"path\":\"x.gguf\",\"size\":1}]")
                    .withHeader("Link", "<" + TREE + "?again>; rel=\"next\"")));

    assertThat(told(open(null)).files().all()).isFalse();
    hub.verify(10, getRequestedFor(urlPathEqualTo(TREE)));
  }
}
