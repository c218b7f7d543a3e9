package app.gatehouse.credentials;

/** A part of a pasted text. Shows no value: any of them may be a secret. */
sealed interface Entry {

  /** A value with a name; of a JSON object's inner names the last two, with a dot between them. */
  record Named(String name, String value) implements Entry {
    @Override
    public String toString() {
      return name + "=…";
    }
  }

  /** A name whose quoted value goes on over several lines. */
  record SeveralLines(String name) implements Entry {}

  /** What has no name: perhaps bare keys, perhaps nothing of interest. */
  record Unnamed(String text) implements Entry {
    @Override
    public String toString() {
      return "…";
    }
  }
}
