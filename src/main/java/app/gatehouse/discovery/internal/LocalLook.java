package app.gatehouse.discovery.internal;

import app.gatehouse.credentials.Verdict;
import app.gatehouse.discovery.Findings;
import app.gatehouse.discovery.ListedModel;
import app.gatehouse.discovery.Listing;
import app.gatehouse.discovery.LocalServer.NotRunning;
import app.gatehouse.discovery.LocalServer.Refuses;
import app.gatehouse.discovery.LocalServer.Running;
import app.gatehouse.discovery.LocalServer.SomethingElse;
import app.gatehouse.discovery.LocalServer.State;
import app.gatehouse.discovery.LocalServer.TokenWanted;
import app.gatehouse.models.ModelKind;
import java.net.URI;
import java.util.List;

/**
 * What one look at a local server found.
 *
 * @param withToken whether a token was shown
 */
record LocalLook(State state, List<ListedModel> models, boolean withToken) {

  LocalLook {
    models = List.copyOf(models);
  }

  static LocalLook of(URI address, Findings findings, boolean withToken) {
    List<ListedModel> models =
        findings.listing() instanceof Listing.Listed(List<ListedModel> listed) ? listed : List.of();
    return new LocalLook(state(address, findings, models, withToken), models, withToken);
  }

  static LocalLook nothingAt(URI address) {
    return new LocalLook(new NotRunning(address), List.of(), false);
  }

  private static State state(
      URI address, Findings findings, List<ListedModel> models, boolean withToken) {
    return switch (findings.verdict()) {
      case Verdict.Valid valid ->
          new Running(
              address,
              findings.version(),
              (int)
                  models.stream().filter(model -> model.facts().kind() == ModelKind.CHAT).count());
      case Verdict.Rejected rejected -> new TokenWanted(address, withToken);
      case Verdict.WrongKind wrong -> new TokenWanted(address, withToken);
      case Verdict.Limited limited -> new Refuses(address);
      case Verdict.WrongService other -> new SomethingElse(address);
      case Verdict.NotReachable nothing -> new NotRunning(address);
    };
  }

  /** Of several places the one that says the most counts: a server, else anything that answers. */
  static LocalLook best(List<LocalLook> looks) {
    return looks.stream()
        .filter(look -> look.state() instanceof Running)
        .findFirst()
        .or(() -> looks.stream().filter(look -> !(look.state() instanceof NotRunning)).findFirst())
        .orElseGet(looks::getFirst);
  }
}
