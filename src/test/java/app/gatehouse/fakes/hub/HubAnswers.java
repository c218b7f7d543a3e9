package app.gatehouse.fakes.hub;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The Hub itself: leads each request to what answers it. */
final class HubAnswers {

  private static final List<String> FOR_FILES = List.of("resolve", "raw");

  private final FakeHub hub;
  private final HubGate gate;
  private final HubSearch search;
  private final HubModelInfo info;
  private final HubResolve resolve;
  private final HubWeb web;

  HubAnswers(FakeHub hub) {
    this.hub = hub;
    this.gate = new HubGate(hub);
    this.search = new HubSearch(hub, gate);
    this.info = new HubModelInfo(hub, gate);
    this.resolve = new HubResolve(hub, gate);
    this.web = new HubWeb(hub);
  }

  Answer answer(Visit visit) {
    List<String> path = visit.segments();
    boolean api = !path.isEmpty() && path.getFirst().equals("api");
    String kind = api ? "api" : path.stream().anyMatch(FOR_FILES::contains) ? "resolvers" : "pages";
    return route(visit, path, api)
        .with("X-Request-Id", "Root=" + UUID.randomUUID())
        .with("RateLimit", "\"" + kind + "\";r=480;t=200")
        .with("RateLimit-Policy", "\"fixed window\";\"" + kind + "\";q=500;w=300");
  }

  private Answer route(Visit visit, List<String> path, boolean api) {
    if (!api) {
      return page(visit, path);
    }
    if (path.equals(List.of("api", "whoami-v2"))) {
      return whoAmI(visit.token());
    }
    if (path.equals(List.of("api", "models"))) {
      return search.answer(visit);
    }
    if (path.size() > 2 && path.get(1).equals("models")) {
      return model(visit, path.subList(2, path.size()));
    }
    if (path.size() > 5 && path.subList(1, 3).equals(List.of("resolve-cache", "models"))) {
      return resolve.small(visit, path.subList(3, path.size()));
    }
    return HubError.of(404, null, "Sorry, we can't find the page you are looking for.")
        .answer(true);
  }

  private Answer whoAmI(@Nullable String token) {
    HubError wrong = token == null ? HubError.INVALID : gate.token(token);
    HubToken known = token == null ? null : hub.tokens().get(token);
    return wrong != null || known == null
        ? (wrong == null ? HubError.INVALID : wrong).answer(true)
        : Answer.json(known.whoAmI());
  }

  private Answer model(Visit visit, List<String> path) {
    Answer moved = moved(visit, path);
    if (moved != null) {
      return moved;
    }
    int parts = path.size() > 1 && hub.models().containsKey(path.get(0)) ? 1 : 2;
    String id = String.join("/", path.subList(0, Math.min(parts, path.size())));
    List<String> rest = path.subList(Math.min(parts, path.size()), path.size());
    return info.answer(visit, id, rest);
  }

  private Answer page(Visit visit, List<String> path) {
    Answer moved = moved(visit, path);
    if (moved != null) {
      return moved;
    }
    if (path.size() > 4 && path.get(2).equals("resolve")) {
      return resolve.answer(
          visit, path.get(0) + "/" + path.get(1), path.get(3), path.subList(4, path.size()));
    }
    return web.answer(visit, path);
  }

  /** Where what bears an old name is now, or null. */
  private @Nullable Answer moved(Visit visit, List<String> path) {
    String joined = String.join("/", path) + "/";
    for (Map.Entry<String, String> name : hub.renamed().entrySet()) {
      if (joined.startsWith(name.getKey() + "/")) {
        String old = Pattern.quote("/" + name.getKey());
        String to = visit.uri().toString().replaceFirst(old, "/" + name.getValue());
        return Answer.of(307).with("Location", to);
      }
    }
    return null;
  }
}
