package app.gatehouse.hub;

/** What became of asking the Hub for something. */
public sealed interface HubResult<T> {

  record Told<T>(T value) implements HubResult<T> {}

  record NotTold<T>(HubSilence why) implements HubResult<T> {}
}
