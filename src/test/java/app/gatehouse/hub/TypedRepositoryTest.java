package app.gatehouse.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.gatehouse.hub.TypedRepository.Accepted;
import app.gatehouse.hub.TypedRepository.Reason;
import app.gatehouse.hub.TypedRepository.Refused;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedRepositoryTest {

  private static final URI HUB = URI.create("https://huggingface.co");

  @ParameterizedTest
  @CsvSource({
    "google/gemma-3-4b-it, google/gemma-3-4b-it",
    "'  google/gemma-3-4b-it  ', google/gemma-3-4b-it",
    "google/gemma-3-4b-it/, google/gemma-3-4b-it",
    "gpt2, gpt2",
    "Qwen/Qwen2.5-7B_Instruct.v1, Qwen/Qwen2.5-7B_Instruct.v1",
    "o/m/tree/main, o/m",
    "https://huggingface.co/meta-llama/Llama-3.1-8B, meta-llama/Llama-3.1-8B",
    "http://huggingface.co/meta-llama/Llama-3.1-8B/, meta-llama/Llama-3.1-8B",
    "HTTPS://HuggingFace.co/o/m, o/m",
    "https://www.huggingface.co/o/m, o/m",
    "huggingface.co/o/m, o/m",
    "hf.co/o/m, o/m",
    "https://hf.co/o/m, o/m",
    "https://huggingface.co/o/m/tree/main, o/m",
    "https://huggingface.co/o/m/tree/main/sub/folder, o/m",
    "https://huggingface.co/o/m/blob/main/config.json, o/m",
    "https://huggingface.co/o/m/resolve/main/m.gguf?download=true, o/m",
    "https://huggingface.co/o/m?library=transformers, o/m",
    "https://huggingface.co/o/m#usage, o/m",
    "https://huggingface.co/o/m/discussions/3?x=1#y, o/m"
  })
  void aModelIsReadOutOfWhatWasTyped(String typed, String id) {
    assertThat(TypedRepository.parse(typed, HUB)).isEqualTo(new Accepted(new RepositoryId(id)));
  }

  @ParameterizedTest
  @CsvSource({
    "'', EMPTY",
    "'   ', EMPTY",
    "/, MALFORMED",
    "https://, MALFORMED",
    "o/m/x, MALFORMED",
    "o/m m, MALFORMED",
    "my model, MALFORMED",
    "o/m:Q4_K_M, MALFORMED",
    "o/../m, MALFORMED",
    "../m, MALFORMED",
    "o/.., MALFORMED",
    "o/m..n, MALFORMED",
    "o/m--n, MALFORMED",
    "o/-m, MALFORMED",
    "o/m-, MALFORMED",
    "o/m.git, MALFORMED",
    "o/mödel, MALFORMED",
    "o%2Fm, MALFORMED",
    "'<script>/m', MALFORMED",
    "https://huggingface.co, NOT_A_MODEL",
    "https://huggingface.co/, NOT_A_MODEL",
    "https://huggingface.co/datasets/o/d, NOT_A_MODEL",
    "https://huggingface.co/spaces/o/s, NOT_A_MODEL",
    "https://huggingface.co/collections/o/c, NOT_A_MODEL",
    "https://huggingface.co/settings/tokens, NOT_A_MODEL",
    "https://huggingface.co/models?search=x, NOT_A_MODEL",
    "datasets/o/d, NOT_A_MODEL",
    "spaces/o, NOT_A_MODEL",
    "https://huggingface.co/meta-llama, OWNER_ONLY",
    "https://github.com/o/m, OTHER_SITE",
    "https://huggingface.co.evil.example/o/m, OTHER_SITE",
    "https://evil@huggingface.co/o/m, OTHER_SITE",
    "https://huggingface.co@evil.example/o/m, OTHER_SITE"
  })
  void whatIsNoModelIsRefusedWithItsReason(String typed, Reason reason) {
    assertThat(TypedRepository.parse(typed, HUB)).isEqualTo(new Refused(reason));
  }

  @Test
  void aVeryLongTextIsRefused() {
    assertThat(TypedRepository.parse("o/" + "m".repeat(5000), HUB))
        .isEqualTo(new Refused(Reason.TOO_LONG));
  }

  @Test
  void aNameHasAtMost96Characters() {
    assertThat(TypedRepository.parse("o/" + "m".repeat(96), HUB)).isInstanceOf(Accepted.class);
    assertThat(TypedRepository.parse("o/" + "m".repeat(97), HUB))
        .isEqualTo(new Refused(Reason.MALFORMED));
  }

  @Test
  void linksToAMirrorAreReadToo() {
    URI mirror = URI.create("https://mirror.example:8443/hub");
    assertThat(TypedRepository.parse("https://mirror.example:8443/hub/o/m/tree/main", mirror))
        .isEqualTo(new Accepted(new RepositoryId("o/m")));
    assertThat(TypedRepository.parse("https://huggingface.co/o/m", mirror))
        .isEqualTo(new Accepted(new RepositoryId("o/m")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "o/", "/m", "a/b/c", "o/m?x", "o/m#x", "o m", "o/m/../n"})
  void anIdCannotHoldAnythingElse(String value) {
    assertThatThrownBy(() -> new RepositoryId(value)).isInstanceOf(IllegalArgumentException.class);
  }
}
