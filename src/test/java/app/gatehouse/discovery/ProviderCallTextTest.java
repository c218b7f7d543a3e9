package app.gatehouse.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.outbound.AddressTrust;
import app.gatehouse.outbound.OutboundHttp;
import app.gatehouse.providers.ProviderId;
import app.gatehouse.providers.TestProviders;
import app.gatehouse.vault.SecretText;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of texts that providers send. */
class ProviderCallTextTest {

  private final OutboundHttp http = OutboundHttp.standalone("test");
  private final SecretText secret = SecretText.of("sk-0123456789abcdef");
  private final ProviderCall call =
      new ProviderCall(
          http,
          TestProviders.builtIn().get(new ProviderId("openai")),
          URI.create("http://127.0.0.1:9"),
          AddressTrust.CONFIGURED,
          secret,
          Duration.ofSeconds(1),
          Clock.systemUTC(),
          listed -> {});

  @AfterEach
  void close() {
    secret.close();
    http.close();
  }

  @Test
  void theSecretIsCutOutHoweverItIsTakenApart() {
    assertThat(call.text("no sk-0123456789abcdef!")).isEqualTo("no ••••••••!");
    assertThat(call.text("no sk-0123\u200b4567\u200b89ab\u200bcdef!")).isEqualTo("no ••••••••!");
  }

  @Test
  void whatShowsNothingOrTurnsTheWritingIsLeftOut() {
    assertThat(call.text("a\u202eb\u0000c\nd\ud800e")).isEqualTo("abc de");
    assertThat(call.text(" \u200b ")).isNull();
  }

  @Test
  void aLongTextIsShortenedWithoutCuttingACharacterInTwo() {
    String shortened = call.text("x" + "😀".repeat(300));

    assertThat(shortened).hasSizeLessThanOrEqualTo(200).endsWith("😀…");
    assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(shortened)).isTrue();
  }
}
