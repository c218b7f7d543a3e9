package app.gatehouse.discovery.ui;

import static app.gatehouse.components.Texts.t;

import app.gatehouse.components.StateBadge.Tone;
import app.gatehouse.discovery.LocalServer;
import app.gatehouse.discovery.LocalServer.State;
import java.util.Optional;

/** What was found of a local server, in a word or two. */
public record LocalServerBadge(String word, Tone tone) {

  /** Empty as long as nobody has looked. */
  public static Optional<LocalServerBadge> of(State state) {
    return Optional.ofNullable(
        switch (state) {
          case LocalServer.Unknown unknown -> null;
          case LocalServer.Running running -> new LocalServerBadge(t("local.running"), Tone.GOOD);
          case LocalServer.NotRunning not ->
              new LocalServerBadge(t("local.not-running"), Tone.NEUTRAL);
          case LocalServer.SomethingElse other ->
              new LocalServerBadge(t("local.something-else"), Tone.ATTENTION);
          case LocalServer.Refuses refuses ->
              new LocalServerBadge(t("local.refuses"), Tone.ATTENTION);
          case LocalServer.TokenWanted wanted ->
              new LocalServerBadge(t("local.token-wanted"), Tone.ATTENTION);
        });
  }
}
