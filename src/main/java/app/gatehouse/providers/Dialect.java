package app.gatehouse.providers;

/** How a provider is spoken to: its paths, headers and errors. Several providers may share one. */
public enum Dialect {
  OPENAI,
  ANTHROPIC,
  GEMINI,
  XAI,
  GROQ,
  OPENROUTER,
  AZURE,
  HUGGINGFACE,
  OLLAMA,
  LMSTUDIO
}
