package app.gatehouse.usage.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.usage.UsageReports;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Downloads the requests that the page is about; they are written as they are read. */
final class CsvLink extends Anchor {

  private final UsageReports reports;
  private volatile UsageData.@Nullable Asked asked;

  CsvLink(UsageReports reports) {
    this.reports = reports;
    setText(t("usage.csv"));
    addClassName("button-link");
    setHref((DownloadHandler) this::send);
    getElement().setAttribute("download", true);
  }

  void show(UsageData.Asked now) {
    asked = now;
  }

  private void send(DownloadEvent event) throws IOException {
    UsageData.Asked wanted = asked;
    if (wanted == null) {
      event.getResponse().setStatus(404);
      return;
    }
    event.setFileName(
        "gatehouse-usage-%s-%s.csv".formatted(wanted.period().first(), wanted.period().last()));
    event.setContentType("text/csv;charset=UTF-8");
    event.getResponse().setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    try (BufferedWriter out =
        new BufferedWriter(
            new OutputStreamWriter(event.getOutputStream(), StandardCharsets.UTF_8))) {
      UsageCsv csv = new UsageCsv(out);
      csv.head();
      reports.each(wanted.reader(), wanted.scope(), wanted.period(), csv::row);
    }
  }
}
