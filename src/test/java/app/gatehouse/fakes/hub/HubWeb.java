package app.gatehouse.fakes.hub;

import java.util.List;
import java.util.stream.Collectors;

/** Pages for people: a model's, where access is asked for, and that of the tokens. */
final class HubWeb {

  private final FakeHub hub;

  HubWeb(FakeHub hub) {
    this.hub = hub;
  }

  Answer answer(Visit visit, List<String> path) {
    if (path.size() >= 2 && path.get(0).equals("settings") && path.get(1).equals("tokens")) {
      return page(
          "Tokens",
          hub.tokens().entrySet().stream()
              .map(entry ->
                  "<li><code>%s</code> %s%s</li>"
                      .formatted(
                          entry.getKey(), entry.getValue().user().name(), words(entry.getValue())))
              .sorted()
              .collect(Collectors.joining("", "<ul>", "</ul>")));
    }
    HubModel model = path.size() < 2 ? null : hub.models().get(path.get(0) + "/" + path.get(1));
    if (model == null || model.isPrivate()) {
      return Answer.text(404, "text/html", "<!DOCTYPE html><h1>404</h1>");
    }
    if (path.size() == 3 && path.get(2).equals("ask-access") && visit.method().equals("POST")) {
      String user = visit.body().replace("user=", "");
      hub.user(user).asks(model);
      return Answer.of(303).with("Location", "/" + model.id());
    }
    return page(model.id(), about(model));
  }

  private static String words(HubToken token) {
    return ", "
        + token.role()
        + (token.hasExpired() ? ", expired" : "")
        + (token.denied() ? ", refused by organizations" : "")
        + (token.role() == HubToken.Role.FINE_GRAINED && !token.readsGated()
            ? ", not for gated models"
            : "");
  }

  private String about(HubModel model) {
    if (!model.isGated()) {
      return "<p>Open to everybody.</p>";
    }
    return "<p>Gated: "
        + model.gate()
        + "</p>"
        + hub.users().values().stream()
            .map(user ->
                "<form method=post action=\"/%s/ask-access\"><button name=user value=%s>Agree as %s</button> %s</form>"
                    .formatted(model.id(), user.name(), user.name(), user.request(model)))
            .sorted()
            .collect(Collectors.joining());
  }

  private static Answer page(String title, String body) {
    return Answer.text(
        200,
        "text/html; charset=utf-8",
        "<!DOCTYPE html><meta charset=utf-8><title>%s</title><h1>%s</h1>%s"
            .formatted(title, title, body));
  }
}
