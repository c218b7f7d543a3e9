package app.gatehouse.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.credentials.PastedKey.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class PastedKeyTest {

  private static final String BODY = "0aB1cD2eF3gH4iJ5kL6mN7oP8qR9sT0uV1wX2yZ3aB4cD5eF6gH7iJ8k";
  private static final String KEY = "sk-proj-" + BODY;

  /** What keys of every provider look like; none of them may be touched. */
  static final List<String> GENUINE =
      List.of(
          "sk-" + BODY,
          "sk-proj-" + BODY + "_x-Y",
          "sk-svcacct-" + BODY,
          "sk-ant-api03-" + BODY + "-AA",
          "sk-or-v1-" + "0123456789abcdef".repeat(4),
          "AIzaSyA0b1C2d3-E4f5_G6h7I8j9K0l1M2n3O4p",
          "AQ.Ab8RN6" + BODY,
          "xai-" + BODY,
          "gsk_" + BODY,
          "hf_" + BODY,
          "sk-lm-" + BODY,
          "0123456789abcdef0123456789abcdef",
          "local",
          "KEY=" + "short",
          "abc+/def/ghi0123456789==",
          "a.b.c",
          "**",
          "bearer0123",
          "a;b,c");

  static final List<String> AROUND =
      List.of(
          " %s ",
          "\t%s\t",
          "%s\n",
          "%s\r\n",
          "\n\n%s\n\n",
          "\"%s\"",
          "'%s'",
          "`%s`",
          "“%s”",
          "‘%s’",
          "\"'%s'\"",
          " \" %s \" ",
          "%s;",
          "%s,",
          "\"%s\",",
          "\u00a0%s\u00a0",
          "\u2003%s\u3000",
          "\u200b%s\u200b",
          "\ufeff%s",
          "Bearer %s",
          "bearer  %s",
          "Authorization: Bearer %s",
          "authorization: bearer %s",
          "\"Authorization: Bearer %s\"",
          "OPENAI_API_KEY=%s",
          "OPENAI_API_KEY=\"%s\"",
          "OPENAI_API_KEY = '%s'",
          "export OPENAI_API_KEY=%s",
          "export OPENAI_API_KEY=\"%s\"\n",
          "set OPENAI_API_KEY=%s",
          "export key=%s",
          "export OPENAI_API_KEY='Bearer %s'");

  static final List<String> MASKED =
      List.of(
          "••••••••",
          "••••••••6h7i",
          "sk-proj-…6h7i",
          "sk-proj-...6h7i",
          "sk-************6h7i",
          "***",
          "●●●●●●",
          "∙∙∙∙∙∙",
          "⋅⋅⋅⋅",
          "\"sk-...\"");

  static final List<String> SEVERAL_LINES =
      List.of(
          KEY + "\n" + KEY,
          KEY + "\r\n" + KEY,
          KEY + "\r" + KEY,
          "OPENAI_API_KEY=" + KEY + "\nGROQ_API_KEY=" + KEY,
          KEY + "\n\nsome words");

  static final List<String> STRANGE =
      List.of(
          "sk-proj 0aB1cD2e",
          "my key is " + KEY,
          "sk-\tabcdefgh",
          "sk-ключ",
          "sk-é0123456789",
          "sk-\u0000abcdefgh",
          "sk-\u007fabcdefgh",
          "sk-proj\u200b-abcdefgh",
          "sk-proj\u00a0abcdefgh",
          "sk-🔑");

  static final List<String> EMPTY =
      List.of("", " ", "\n", "\"\"", "''", "\u200b\ufeff\u00a0", "Bearer \"\"", "export KEY=", ";");

  @ParameterizedTest
  @FieldSource("GENUINE")
  void leavesAKeyAsItIs(String key) {
    assertThat(accepted(key)).isEqualTo(key);
  }

  @ParameterizedTest
  @FieldSource("AROUND")
  void freesAKeyFromWhatClingsToIt(String around) {
    assertThat(accepted(around.formatted(KEY))).isEqualTo(KEY);
  }

  @ParameterizedTest
  @FieldSource("MASKED")
  void refusesWhatAPageShowsInPlaceOfAKey(String pasted) {
    assertRefused(pasted, Reason.MASKED);
  }

  @ParameterizedTest
  @FieldSource("SEVERAL_LINES")
  void refusesSeveralLines(String pasted) {
    assertRefused(pasted, Reason.MULTI_LINE);
  }

  @ParameterizedTest
  @FieldSource("STRANGE")
  void refusesWhatNoHeaderMayCarry(String pasted) {
    assertRefused(pasted, Reason.STRANGE_CHARACTERS);
  }

  @ParameterizedTest
  @FieldSource("EMPTY")
  void refusesWhatHoldsNothing(String pasted) {
    assertRefused(pasted, Reason.EMPTY);
  }

  @Test
  void takesUpTo4096Characters() {
    assertThat(accepted("k".repeat(4096))).hasSize(4096);
    assertRefused("k".repeat(4097), Reason.TOO_LONG);
  }

  @Test
  void answersAtOnceWhateverIsPasted() {
    for (String part : List.of("\"", " ", "'`\"", "Bearer ", "export A=", "A=", "\u200b", ";,")) {
      String pasted = part.repeat(4096 / part.length());

      assertThat(PastedKey.parse(pasted)).as(part).isNotNull();
    }
  }

  @Test
  void keepsTheKeyOutOfWhatIsShown() {
    assertThat(PastedKey.parse(KEY).toString()).doesNotContain(BODY);
    assertThat(PastedKey.parse(KEY + "\n" + KEY).toString()).doesNotContain(BODY);
  }

  private static String accepted(String pasted) {
    if (PastedKey.parse(pasted) instanceof PastedKey.Accepted accepted) {
      try (var secret = accepted.secret()) {
        return secret.expose();
      }
    }
    throw new AssertionError("Refused: " + PastedKey.parse(pasted));
  }

  private static void assertRefused(String pasted, Reason reason) {
    assertThat(PastedKey.parse(pasted)).isEqualTo(new PastedKey.Refused(reason));
  }
}
