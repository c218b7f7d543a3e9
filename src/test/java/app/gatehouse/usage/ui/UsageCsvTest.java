package app.gatehouse.usage.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.usage.UsageEntries;
import app.gatehouse.usage.UsageEntry;
import app.gatehouse.usage.UsageEntry.Outcome;
import app.gatehouse.usage.UsageReports.UsageRow;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageCsvTest {

  private static final Instant AT = Instant.parse("2026-11-21T09:41:00Z");

  private final StringBuilder out = new StringBuilder();
  private final UsageCsv csv = new UsageCsv(out);

  private static UsageEntry entry(UsageEntry.@Nullable Token token) {
    return UsageEntries.of(AccountId.random(), token, AT, "0.00001000");
  }

  @Test
  void writesARequestOnALine() {
    csv.head();
    csv.row(new UsageRow(entry(new UsageEntry.Token(UUID.randomUUID(), "laptop")), "ann"));

    assertThat(out.toString().split("\r\n"))
        .containsExactly(
            "time,account,token,provider,model,prompt_tokens,cached_tokens,completion_tokens,"
                + "reasoning_tokens,cost_usd,latency_ms,first_token_ms,outcome,status",
            "2026-11-21T09:41:00Z,ann,laptop,openai,gpt-4o,100,40,20,,0.00001,900,250,answered,200");
  }

  @Test
  void leavesEmptyWhatIsUnknown() {
    csv.row(new UsageRow(UsageEntries.ended(entry(null), Outcome.FAILED, 429), "ann"));

    assertThat(out.toString())
        .isEqualTo("2026-11-21T09:41:00Z,ann,,openai,gpt-4o,,,,,,900,,failed,429\r\n");
  }

  /** What spreadsheets would compute, they are given as a text. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "=HYPERLINK(\"http://x\")|\"'=HYPERLINK(\"\"http://x\"\")\"",
        "+1|'+1",
        "-1|'-1",
        "@x|'@x",
        "a,b|\"a,b\"",
        "say \"hi\"|\"say \"\"hi\"\"\"",
        "plain=1|plain=1"
      })
  void makesNoFormulaOfAName(String name, String cell) {
    assertThat(UsageCsv.text(name)).isEqualTo(cell);
  }

  @Test
  void keepsANameWithALineEndOnOneLine() {
    assertThat(UsageCsv.text("\r=1")).isEqualTo("\"'\r=1\"");
    assertThat(UsageCsv.text("a\nb")).isEqualTo("\"a\nb\"");
    assertThat(UsageCsv.text("\t=1")).isEqualTo("'\t=1");
  }
}
