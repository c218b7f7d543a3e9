package app.gatehouse.models;

/** What a model is for. Only {@link #CHAT} can be chatted with. */
public enum ModelKind {
  CHAT,
  EMBEDDING,
  /** Hears or speaks: transcription, translation, voices. */
  SPEECH,
  IMAGE,
  VIDEO,
  MODERATION,
  OTHER
}
