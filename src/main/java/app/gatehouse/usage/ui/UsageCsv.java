package app.gatehouse.usage.ui;

import app.gatehouse.usage.UsageEntry;
import app.gatehouse.usage.UsageReports.UsageRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Requests as comma-separated values (RFC 4180). What is unknown is left empty. */
final class UsageCsv {

  private static final String HEAD =
      "time,account,token,provider,model,prompt_tokens,cached_tokens,completion_tokens,"
          + "reasoning_tokens,cost_usd,latency_ms,first_token_ms,outcome,status";

  /** With these a cell begins that spreadsheets would take for a formula. */
  private static final String FORMULA = "=+-@\t\r";

  private final Appendable out;

  UsageCsv(Appendable out) {
    this.out = out;
  }

  void head() {
    line(HEAD);
  }

  void row(UsageRow row) {
    UsageEntry entry = row.entry();
    UsageEntry.Token token = entry.token();
    line(
        Stream.of(
                entry.at().toString(),
                text(row.username()),
                token == null ? "" : text(token.name()),
                text(entry.model().provider().value()),
                text(entry.model().id()),
                number(entry.tokens().prompt()),
                number(entry.tokens().cached()),
                number(entry.tokens().completion()),
                number(entry.tokens().reasoning()),
                amount(entry.cost()),
                millis(entry.latency()),
                millis(entry.firstToken()),
                entry.outcome().name().toLowerCase(Locale.ROOT),
                Integer.toString(entry.status()))
            .collect(Collectors.joining(",")));
  }

  private void line(String line) {
    try {
      out.append(line).append("\r\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(String text) {
    String safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    boolean plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
  }

  private static String number(@Nullable Long number) {
    return number == null ? "" : number.toString();
  }

  private static String amount(@Nullable BigDecimal amount) {
    return amount == null ? "" : amount.stripTrailingZeros().toPlainString();
  }

  private static String millis(@Nullable Duration duration) {
    return duration == null ? "" : Long.toString(duration.toMillis());
  }
}
