package app.gatehouse.runtimes;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.models.ModelRef;

/**
 * Hands models that are files on this machine over to Ollama, which keeps a copy of its own. Each
 * call acts for one account: its files, its Ollama. Answers at once; what comes of it is told by
 * {@link HandoverEvent}.
 */
public interface OllamaHandover {

  HandoverState state(AccountId account, ModelRef model);

  /** A name to begin with, made of the repository's and the quantisation. */
  String proposedName(AccountId account, ModelRef model);

  /** Begins, unless it is under way. */
  void begin(AccountId account, ModelRef model, OllamaName name);

  /** Stops it; what has been copied, Ollama keeps and does not ask for again. */
  void cancel(AccountId account, ModelRef model);
}
