package app.gatehouse.discovery.internal;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
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
import app.gatehouse.discovery.ListedModel;
import app.gatehouse.discovery.Listing;
import app.gatehouse.fakes.FakeAzure;
import app.gatehouse.models.Lifecycle;
import app.gatehouse.models.Lifecycle.Stage;
import app.gatehouse.models.ModelKind;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AzureAdapterTest extends DialectContract<FakeAzure> {

  @Override
  protected DialectAdapter adapter() {
    return new AzureAdapter();
  }

  @Override
  protected FakeAzure fake() {
    return new FakeAzure(0);
  }

  @Test
  void theKeyGoesIntoItsOwnHeaderAndIsNoBearer() {
    provider.serves(1);

    ask();

    provider
        .server()
        .verify(
            2,
            getRequestedFor(anyUrl())
                .withHeader("api-key", equalTo(provider.key()))
                .withHeader("Authorization", absent()));
  }

  @Test
  void aWrongKeyOrAnotherResourcesKeyIsRejected() {
    provider.rejectsTheKey();

    assertThat(ask().verdict()).isEqualTo(new Rejected(Rejection.INVALID));
  }

  @Test
  void theFormOfOlderGatewaysIsUnderstood() {
    provider.rejectsTheKeyTheOlderWay();

    assertThat(ask().verdict()).isEqualTo(new Rejected(Rejection.INVALID));
  }

  @Test
  void aResourceThatDoesNotKnowTheNewerApiIsAskedByTheDatedOne() {
    provider.takesTheKeyAt(FakeAzure.DATED_MODELS);
    assertThat(ask().verdict()).isEqualTo(new Valid());

    provider.answers(FakeAzure.V1_MODELS, 400, "{\"error\":{\"code\":\"BadRequest\"}}");
    assertThat(ask().verdict()).isEqualTo(new Valid());
  }

  @Test
  void whereNeitherApiIsKnownThisIsNoResource() {
    provider.takesTheKeyAt("/elsewhere");

    assertThat(ask().verdict()).isEqualTo(new WrongService(Found.NOTHING_THERE));
  }

  @Test
  void deploymentsAreListedAndNeverTheModelsOfTheRegion() {
    provider.servesFully();

    assertThat(listed()).extracting(ListedModel::id).containsExactly("chat", "vectors");
    assertThat(listed()).extracting(ListedModel::name).containsExactly("chat", "vectors");
    assertThat(listed())
        .extracting(model -> model.facts().base())
        .containsExactly("gpt-fake", "vectors-fake-2");
  }

  @Test
  void whereDeploymentsAreNotListedTheKeyIsGoodAndThereIsNoList() {
    provider.takesTheKeyAt(FakeAzure.V1_MODELS);
    assertThat(ask().verdict()).isEqualTo(new Valid());
    assertThat(ask().listing()).isEqualTo(new Listing.NoList());

    provider.answers(
        FakeAzure.DEPLOYMENTS,
        404,
        "{\"error\":{\"code\":\"DeploymentNotFound\",\"message\":\"Does not exist.\"}}");
    assertThat(ask().verdict()).isEqualTo(new Valid());
    assertThat(ask().listing()).isEqualTo(new Listing.NoList());
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 503})
  void troubleWithTheDeploymentsLeavesWhatWasKnown(int status) {
    provider.takesTheKeyAt(FakeAzure.V1_MODELS);
    provider.answers(FakeAzure.DEPLOYMENTS, status, "{}");

    assertThat(ask().verdict()).isEqualTo(new Valid());
    assertThat(ask().listing()).isEqualTo(new Listing.BrokenOff(0));
  }

  @Test
  void aDeploymentIsWhatItsBaseModelCanDo() {
    provider.hasDeployments(
        String.join(
            ",",
            FakeAzure.deployment("a", "gpt-fake"),
            FakeAzure.deployment("b", "vectors-fake-2"),
            FakeAzure.deployment("c", "continue-fake"),
            FakeAzure.deployment("d", "gpt-image-2"),
            FakeAzure.deployment("e", "gpt-old"),
            "{\"id\":\"whisper-by-name-alone\"}"));

    assertThat(listed())
        .extracting(model -> model.facts().kind())
        .containsExactly(
            ModelKind.CHAT,
            ModelKind.EMBEDDING,
            ModelKind.OTHER,
            ModelKind.IMAGE,
            ModelKind.CHAT,
            ModelKind.CHAT);
  }

  @Test
  void aDeploymentEndsWithTheVeryVersionItIsOf() {
    provider.hasDeployments(
        String.join(
            ",",
            FakeAzure.deployment("a", "gpt-fake"),
            FakeAzure.deployment("b", "vectors-fake-2"),
            FakeAzure.deployment("c", "gpt-old-2020-01-01"),
            FakeAzure.deployment("d", "gpt-old")));

    assertThat(listed())
        .extracting(model -> model.facts().lifecycle())
        .containsExactly(
            new Lifecycle(Stage.ACTIVE, LocalDate.of(2999, 1, 1)),
            new Lifecycle(Stage.PREVIEW, null),
            new Lifecycle(Stage.RETIRED, LocalDate.of(2020, 9, 13)),
            Lifecycle.UNKNOWN);
  }

  @Test
  void aDeploymentThatIsNotThereYetOrAnyMoreIsNotUnlocked() {
    provider.hasDeployments(
        String.join(
            ",",
            FakeAzure.deployment("a", "gpt-fake", "creating"),
            FakeAzure.deployment("b", "gpt-fake", "Succeeded"),
            FakeAzure.deployment("c", "gpt-fake", "failed"),
            FakeAzure.deployment("d", "gpt-fake", "a state nobody has heard of")));

    assertThat(listed()).extracting(ListedModel::id).containsExactly("b", "d");
  }

  @Test
  void keysThatAreSwitchedOffAndNetworksThatAreShutOutAreNoFaultOfTheKey() {
    provider.refuses(403, "AuthenticationTypeDisabled", "Key based authentication is disabled.");
    assertThat(ask().verdict()).isEqualTo(new Limited(Limit.NO_PERMISSION, null));

    provider.refuses(403, "403", "Access denied due to Virtual Network/Firewall rules.");
    assertThat(ask().verdict()).isEqualTo(new Limited(Limit.NO_PERMISSION, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"429", "RateLimitReached"})
  void aRateLimitHasEitherOfTwoCodes(String code) {
    provider.refuses(429, code, "Please retry after 7 seconds.");

    assertThat(ask().verdict()).isEqualTo(new Limited(Limit.RATE_LIMIT, null));
  }
}
