package app.gatehouse.models;

/** What a model takes, or gives. */
public enum Modality {
  TEXT,
  IMAGE,
  AUDIO,
  VIDEO,
  FILE
}
