package app.gatehouse.discovery.internal;

import app.gatehouse.credentials.KeyFacts;
import app.gatehouse.credentials.Verdict;
import app.gatehouse.credentials.Verdict.Found;
import app.gatehouse.credentials.Verdict.Valid;
import app.gatehouse.credentials.Verdict.WrongService;
import app.gatehouse.discovery.Findings;
import app.gatehouse.discovery.Listing;
import app.gatehouse.discovery.ModelCollector;
import app.gatehouse.discovery.ProviderCall;
import app.gatehouse.discovery.ProviderCall.Headers;
import app.gatehouse.discovery.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A list that is check and discovery in one, and comes page by page: each page names the next. What
 * names it comes from outside, so it is neither followed in circles nor put into an address
 * unlooked at.
 */
abstract class PagedList {

  private static final int LONGEST_CURSOR = 4000;

  /** Of the first page; never null, may hold a query. */
  abstract String firstPage();

  /**
   * @param cursor fit to stand in a query
   */
  abstract String nextPage(String cursor);

  abstract Headers headers();

  /** The verdict by an answer without success. */
  abstract Verdict refusal(Reply reply);

  /** Whether this is the provider's list at all. */
  abstract boolean isPage(JsonNode page);

  /** The same of a later page. */
  boolean isLaterPage(JsonNode page) {
    return isPage(page);
  }

  abstract void read(JsonNode page, ModelCollector into);

  /** What leads to the next page; null on the last, empty when there is one that nothing names. */
  abstract @Nullable String cursor(JsonNode page);

  /** Asks for all pages. A key that was good for the first one is good, whatever comes after it. */
  Findings ask(ProviderCall call) {
    Reply reply = call.get(firstPage(), headers());
    if (!reply.isSuccess()) {
      return Findings.only(refusal(reply));
    }
    if (!isPage(reply.json())) {
      return Findings.only(
          new WrongService(reply.isWebPage() ? Found.WEB_PAGE : Found.OTHER_SHAPE));
    }
    return Findings.of(
        new Valid(),
        KeyFacts.UNKNOWN,
        ListAfterCheck.of(new ModelCollector(call), models -> list(call, reply, models)));
  }

  private Listing list(ProviderCall call, Reply first, ModelCollector models) {
    Set<String> followed = new HashSet<>();
    Reply reply = first;
    do {
      read(reply.json(), models);
      boolean goesOn = models.endPage();
      String cursor = cursor(reply.json());
      if (cursor == null) {
        return models.all();
      }
      if (!goesOn || !isFit(cursor, call) || !followed.add(cursor)) {
        return models.brokenOff();
      }
      reply = call.get(nextPage(URLEncoder.encode(cursor, StandardCharsets.UTF_8)), headers());
    } while (reply.isSuccess() && isLaterPage(reply.json()));
    return models.brokenOff();
  }

  private static boolean isFit(String cursor, ProviderCall call) {
    return !cursor.isEmpty() && cursor.length() <= LONGEST_CURSOR && !call.quotesSecret(cursor);
  }
}
