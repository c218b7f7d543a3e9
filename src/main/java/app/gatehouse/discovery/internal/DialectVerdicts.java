package app.gatehouse.discovery.internal;

import app.gatehouse.credentials.Verdict;
import app.gatehouse.discovery.Refusals;
import app.gatehouse.discovery.Reply;
import app.gatehouse.discovery.Verdicts;
import app.gatehouse.providers.Dialect;
import org.springframework.stereotype.Component;

/** Knows whose errors are read how. */
@Component
class DialectVerdicts implements Verdicts {

  @Override
  public Verdict of(Dialect dialect, Reply refusal) {
    return switch (dialect) {
      case OPENAI, OPENROUTER, LMSTUDIO -> OpenAiErrors.verdict(refusal);
      case ANTHROPIC -> AnthropicErrors.verdict(refusal);
      case GEMINI -> GeminiErrors.verdict(refusal);
      case XAI -> XaiErrors.verdict(refusal);
      case GROQ -> GroqErrors.verdict(refusal);
      case AZURE -> AzureErrors.verdict(refusal);
      case HUGGINGFACE, OLLAMA -> Refusals.verdict(refusal);
    };
  }
}
