package app.gatehouse.hub.internal;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.hub.GivenToken;
import app.gatehouse.hub.HubAccess.Accessible;
import app.gatehouse.hub.HubAccess.Disabled;
import app.gatehouse.hub.HubAccess.NeedsReentry;
import app.gatehouse.hub.HubAccess.NotFoundOrPrivate;
import app.gatehouse.hub.HubAccess.NotReachable;
import app.gatehouse.hub.HubAccess.NotReachable.Reason;
import app.gatehouse.hub.HubAccess.OrganizationRefuses;
import app.gatehouse.hub.HubAccess.PartMissing;
import app.gatehouse.hub.HubAccess.PartMissing.Part;
import app.gatehouse.hub.HubAccess.RateLimited;
import app.gatehouse.hub.HubAccess.TokenExpired;
import app.gatehouse.hub.HubAccess.TokenInvalid;
import app.gatehouse.hub.HubAccess.Unexpected;
import com.github.tomakehurst.wiremock.http.Fault;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OtherAccessTest extends HubTest {

  private static final String INVALID = "Invalid credentials in Authorization header";
  private static final String EXPIRED = "User Access Token \"laptop\" is expired";

  @Test
  void anOpenModelIsAccessibleWithAndWithoutAToken() {
    withToken(ok());
    withoutToken(ok());

    assertThat(check(TOKEN)).isEqualTo(new Accessible());
    assertThat(check(null)).isEqualTo(new Accessible());
  }

  @Test
  void aModelThatIsNotThereMayAlsoBePrivate() {
    withoutToken(error(401, "RepoNotFound", "Repository not found"));
    withToken(error(404, "RepoNotFound", "Repository not found"));

    assertThat(check(null)).isEqualTo(new NotFoundOrPrivate(false));
    assertThat(check(TOKEN)).isEqualTo(new NotFoundOrPrivate(true));
  }

  @Test
  void aModelThatIsNotThereIsKnownByWordsWhereTheCodeIsMissing() {
    withoutToken(plainError(401, "Invalid username or password."));
    withToken(plainError(404, "Repository not found"));

    assertThat(check(null)).isEqualTo(new NotFoundOrPrivate(false));
    assertThat(check(TOKEN)).isEqualTo(new NotFoundOrPrivate(true));
  }

  @Test
  void aBadTokenOnAnOpenModelIsToldApartFromNoAccess() {
    withToken(plainError(401, INVALID));
    whoAmI(plainError(401, INVALID));
    withoutToken(ok());

    assertThat(check(TOKEN)).isEqualTo(new TokenInvalid(true));
  }

  @Test
  void aBadTokenOnAModelNobodyElseSeesStaysABadToken() {
    withToken(error(401, "RepoNotFound", "Repository not found"));
    whoAmI(plainError(401, INVALID));
    withoutToken(error(401, "RepoNotFound", "Repository not found"));

    assertThat(check(TOKEN)).isEqualTo(new TokenInvalid(false));
  }

  @Test
  void anExpiredTokenIsToldApartFromABadOne() {
    withToken(plainError(401, EXPIRED));
    whoAmI(plainError(401, EXPIRED));
    withoutToken(ok());

    assertThat(check(TOKEN)).isEqualTo(new TokenExpired(true));
  }

  @Test
  void theMessageDecidesWhenTheHubHasNoTimeToLookAtTheToken() {
    withToken(plainError(401, EXPIRED));
    whoAmI(aResponse().withStatus(429));
    withoutToken(aResponse().withFault(Fault.EMPTY_RESPONSE));

    assertThat(check(TOKEN)).isEqualTo(new TokenExpired(false));
  }

  @Test
  void aTokenThatCannotBeSentIsInvalid() {
    withoutToken(ok());

    assertThat(check("hf_with\nline break")).isEqualTo(new TokenInvalid(true));
  }

  @Test
  void aTokenThatDoesNotOpenAsksNobody() {
    assertThat(doctor(GivenToken.unreadable()).check(AccountId.random(), MODEL))
        .isEqualTo(new NeedsReentry());
    hub.verify(0, anyRequestedFor(anyUrl()));
  }

  @ParameterizedTest
  @CsvSource({"RevisionNotFound, REVISION", "EntryNotFound, FILE"})
  void aPartThatIsMissingIsToldFromAModelThatIs(String code, Part part) {
    withToken(error(404, code, "There is no such thing").withHeader("X-Repo-Commit", "0"));
    withoutToken(error(404, code, "There is no such thing"));

    assertThat(check(TOKEN)).isEqualTo(new PartMissing(part));
    assertThat(check(null)).isEqualTo(new PartMissing(part));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "This token has been revoked by the organization administrator.",
        "Your organization does not allow this type of token.",
        "Access was denied to this token by the policy of the organization."
      })
  void thePolicyOfAnOrganizationIsToldApart(String message) {
    withToken(plainError(403, message));

    assertThat(check(TOKEN)).isEqualTo(new OrganizationRefuses());
  }

  @Test
  void aDisabledModelIsDisabledForEverybody() {
    withToken(plainError(403, "Access to this resource is disabled."));
    withoutToken(plainError(403, "Access to this resource is disabled."));

    assertThat(check(TOKEN)).isEqualTo(new Disabled());
    assertThat(check(null)).isEqualTo(new Disabled());
  }

  @Test
  void theWaitIsTakenFromTheRateLimitWhenNothingIsLeft() {
    withToken(
        aResponse()
            .withStatus(429)
            .withHeader("RateLimit", "\"api\";r=0;t=55")
            .withHeader("Retry-After", "300"));

    assertThat(check(TOKEN)).isEqualTo(new RateLimited(Duration.ofSeconds(55)));
  }

  @Test
  void theWaitIsTakenFromRetryAfterWhenSomethingIsLeft() {
    withToken(
        aResponse()
            .withStatus(429)
            .withHeader("RateLimit", "\"api\";r=7;t=55")
            .withHeader("Retry-After", "300"));

    assertThat(check(TOKEN)).isEqualTo(new RateLimited(Duration.ofSeconds(300)));
  }

  @Test
  void anUnknownWaitIsLeftOpen() {
    withToken(aResponse().withStatus(429).withHeader("Retry-After", "soon"));

    assertThat(check(TOKEN)).isEqualTo(new RateLimited(null));
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504})
  void aHubThatIsDownSaysNothingAboutTheToken(int status) {
    withToken(html(status));

    assertThat(check(TOKEN)).isEqualTo(new NotReachable(Reason.SERVICE_DOWN));
  }

  @Test
  void aCutConnectionSaysNothingAboutTheToken() {
    withToken(aResponse().withFault(Fault.EMPTY_RESPONSE));

    assertThat(check(TOKEN)).isEqualTo(new NotReachable(Reason.BROKEN));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 401, 403, 404, 407, 418})
  void somebodyElsesPageIsNotTakenForTheHub(int status) {
    withToken(html(status));
    withoutToken(html(status));
    whoAmI(html(status));

    assertThat(check(TOKEN)).isEqualTo(new Unexpected(status));
    assertThat(check(null)).isEqualTo(new Unexpected(status));
  }

  @Test
  void jsonWhereNoneBelongsIsNotTakenForTheHub() {
    withToken(aResponse().withBody("{\"data\":[]}"));

    assertThat(check(TOKEN)).isEqualTo(new Unexpected(200));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{}", "{\"name\":7}", "{\"name\":\"\"}", "{\"name\":", "null"})
  void garbageAboutTheTokensOwnerIsNotBelieved(String body) {
    withToken(plainError(401, "Something"));
    whoAmI(aResponse().withBody(body));

    assertThat(check(TOKEN)).isEqualTo(new Unexpected(200));
  }
}
