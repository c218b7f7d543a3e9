package app.gatehouse.fakes.hub;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code GET /api/models}. */
final class HubSearch {

  private static final Set<String> BRIEF =
      Set.of(
          "_id",
          "id",
          "modelId",
          "private",
          "tags",
          "downloads",
          "likes",
          "pipeline_tag",
          "library_name",
          "createdAt",
          "trendingScore");
  private static final Set<String> FULL =
      Set.of("author", "sha", "lastModified", "gated", "disabled", "siblings");
  private static final Pattern SIZE = Pattern.compile("(min|max):([0-9.]+)([KMBT]?)");

  private final FakeHub hub;
  private final HubGate gate;

  HubSearch(FakeHub hub, HubGate gate) {
    this.hub = hub;
    this.gate = gate;
  }

  Answer answer(Visit visit) {
    HubError wrong = gate.token(visit.token());
    if (wrong != null) {
      return wrong.answer(true);
    }
    if (visit.isOn("full") && !visit.values("expand").isEmpty()) {
      return HubError.of(400, null, "expand cannot be used with full").answer(true);
    }
    List<HubModel> found = found(visit);
    int limit = Math.clamp(visit.number("limit", 1000), 1, 1000);
    int from = Math.min(visit.number("cursor", 0), found.size());
    int to = Math.min(from + limit, found.size());
    Answer answer =
        Answer.json(found.subList(from, to).stream().map(model -> row(model, visit)).toList());
    return to < found.size() ? answer.with("Link", next(hub, visit, to)) : answer;
  }

  /** The header that leads to the next page: the same request, from there on. */
  static String next(FakeHub hub, Visit visit, int cursor) {
    String query =
        Stream.concat(
                visit.query().entrySet().stream()
                    .filter(entry -> !entry.getKey().equals("cursor"))
                    .flatMap(entry ->
                        entry.getValue().stream()
                            .map(value -> name(entry.getKey()) + "=" + encode(value))),
                Stream.of("cursor=" + cursor))
            .collect(Collectors.joining("&"));
    return "<" + hub.publicUrl() + visit.path() + "?" + query + ">; rel=\"next\"";
  }

  private static String name(String key) {
    return key.equals("expand") ? "expand%5B%5D" : encode(key);
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private List<HubModel> found(Visit visit) {
    HubToken token = visit.token() == null ? null : hub.tokens().get(visit.token());
    return hub.models().values().stream()
        .filter(model -> model.isKnownTo(token == null ? null : token.user()))
        .filter(model -> matches(model, visit))
        .sorted(order(visit.parameter("sort")).thenComparing(HubModel::id))
        .toList();
  }

  private static boolean matches(HubModel model, Visit visit) {
    String id = model.id().toLowerCase(Locale.ROOT);
    String search = visit.parameter("search");
    String author = visit.parameter("author");
    String pipeline = visit.parameter("pipeline_tag");
    String gated = visit.parameter("gated");
    String app = visit.parameter("apps");
    return (search == null
            || Stream.of(search.toLowerCase(Locale.ROOT).split("\\s+")).allMatch(id::contains))
        && (author == null || model.id().startsWith(author + "/"))
        && (pipeline == null || pipeline.equals(model.pipeline()))
        && (gated == null || gated.equals(Boolean.toString(model.isGated())))
        && (app == null || model.tags().contains("gguf"))
        && visit.values("filter").stream()
            .allMatch(tag -> model.tags().contains(tag) || tag.equals(model.pipeline()))
        && visit.values("num_parameters").stream().allMatch(size -> fits(model, size));
  }

  private static boolean fits(HubModel model, String size) {
    Matcher read = SIZE.matcher(size);
    if (!read.matches()) {
      return true;
    }
    double bound =
        Double.parseDouble(read.group(2))
            * switch (read.group(3)) {
              case "K" -> 1e3;
              case "M" -> 1e6;
              case "B" -> 1e9;
              case "T" -> 1e12;
              default -> 1;
            };
    return read.group(1).equals("min")
        ? model.parameters() >= bound
        : model.parameters() > 0 && model.parameters() <= bound;
  }

  private static Comparator<HubModel> order(@Nullable String sort) {
    return switch (sort == null ? "trendingScore" : sort) {
      case "downloads" -> Comparator.comparingLong(HubModel::downloads).reversed();
      case "likes" -> Comparator.comparingLong(HubModel::likes).reversed();
      case "lastModified" -> Comparator.comparing(HubModel::lastModified).reversed();
      case "createdAt" -> Comparator.comparing(HubModel::createdAt).reversed();
      default -> Comparator.comparingDouble(HubModel::trending).reversed();
    };
  }

  private static Map<String, Object> row(HubModel model, Visit visit) {
    List<String> expand = visit.values("expand");
    Map<String, Object> row = new LinkedHashMap<>(model.fields(model.commit(), false));
    if (!expand.isEmpty()) {
      row.keySet()
          .removeIf(name -> !name.equals("_id") && !name.equals("id") && !expand.contains(name));
    } else if (visit.isOn("full")) {
      row.keySet().removeIf(name -> !BRIEF.contains(name) && !FULL.contains(name));
    } else {
      row.keySet().removeIf(name -> !BRIEF.contains(name));
    }
    return row;
  }
}
