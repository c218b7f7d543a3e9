package app.gatehouse.downloads.internal.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.downloads.internal.transfer.Located.AtHub;
import app.gatehouse.downloads.internal.transfer.Located.Elsewhere;
import app.gatehouse.outbound.AddressTrust;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HopsTest {

  private static final URI HUB = URI.create("https://huggingface.co");

  private final Hops hops = new Hops(HUB, uri -> "mirror.lan".equals(uri.getHost()));
  private final AtHub file = new AtHub(URI.create(HUB + "/o/m/resolve/main/f"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/resolve-cache/models/o/m/c/f?x=%22y%22",
        "https://huggingface.co/api/x",
        "https://huggingface.co:443/api/x",
        "HTTPS://HuggingFace.co/api/x",
        "//huggingface.co/x"
      })
  void withinTheHubTheTokenGoesAlong(String location) {
    assertThat(hops.next(file, location)).containsInstanceOf(AtHub.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://us.aws.cdn.hf.co/xet/f?Policy=a~b_c-&Signature=x",
        "https://us.gcp.cdn.hf.co/f",
        "https://cdn-lfs-us-1.hf.co/f?name=\"a b\"|{c}",
        "https://cas-bridge.xethub.hf.co/f",
        "https://cdn.huggingface.co/f",
        "https://huggingface.co:8443/f",
        "http://mirror.lan:9000/f",
        "https://mirror.lan/f"
      })
  void beyondItOnlyKnownHostsAreAskedAndWithoutIt(String location) {
    boolean insecure = location.startsWith("http:");
    assertThat(hops.next(file, location).filter(Elsewhere.class::isInstance).isPresent())
        .isEqualTo(!insecure);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://huggingface.co/x",
        "http://us.aws.cdn.hf.co/x",
        "https://example.org/x",
        "https://evilhf.co/x",
        "https://hf.co.example.org/x",
        "https://hf.co@example.org/x",
        "https://a:b@hf.co/x",
        "https:\\\\hf.co\\x",
        "https:hf.co/x",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "http://127.0.0.1/x",
        "https://127.0.0.1/x",
        "https://hf.co/x#part",
        "https://[::1]/x",
        " ",
        "https://"
      })
  void anyOtherWayIsNotGone(String location) {
    assertThat(hops.next(file, location)).isEmpty();
  }

  @Test
  void whoHasLeftTheHubDoesNotComeBack() {
    Elsewhere elsewhere = new Elsewhere(URI.create("https://us.aws.cdn.hf.co/f"));
    assertThat(hops.next(elsewhere, "https://huggingface.co/api/whoami-v2")).isEmpty();
    assertThat(hops.next(elsewhere, "/other")).containsInstanceOf(Elsewhere.class);
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:8000, http://localhost:9000/f, TYPED_BY_OWNER",
    "http://127.0.0.1:8000, http://127.0.0.1:9000/f, CONFIGURED",
    "http://127.0.0.1:8000, https://cdn.hf.co/f, TYPED_BY_OWNER",
    "https://hub.example.org, https://hub.example.org:444/f, CONFIGURED",
    "https://huggingface.co, https://cdn.hf.co/f, TYPED"
  })
  void onlyAHubOnThisMachineLeadsToThisMachine(URI hub, String location, AddressTrust trust) {
    Hops from = new Hops(hub, uri -> false);
    assertThat(from.next(from.first("/f"), location).map(from::trust)).contains(trust);
  }

  @Test
  void anAddressThatIsSignedIsNotShown() {
    assertThat(new Elsewhere(URI.create("https://cdn.hf.co/f?Signature=abc")).toString())
        .doesNotContain("abc");
  }
}
