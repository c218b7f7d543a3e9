package app.gatehouse.inference;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.credentials.Purpose;
import app.gatehouse.models.ModelRef;
import java.util.Map;

/**
 * A request to one model.
 *
 * @param account whose credentials are used, and whose local files can be seen
 * @param model also one that no list has: any id of a provider with something saved is tried
 * @param body in the dialect of the operation; the model it names is replaced by what the provider
 *     calls {@code model}, everything else is passed on as it is where the provider speaks the same
 *     dialect
 * @param purpose written down with the use of the key: {@link Purpose#CHAT} or {@link
 *     Purpose#GATEWAY}
 * @param headers of the client's, names in lower case; those that belong to the dialect are passed
 *     on, which are {@code anthropic-version} and {@code anthropic-beta}, and no others
 */
public record ModelRequest(
    AccountId account,
    ModelRef model,
    Operation operation,
    RequestBody body,
    Purpose purpose,
    Map<String, String> headers) {

  public ModelRequest {
    headers = Map.copyOf(headers);
  }

  /** Without any headers. */
  public ModelRequest(
      AccountId account, ModelRef model, Operation operation, RequestBody body, Purpose purpose) {
    this(account, model, operation, body, purpose, Map.of());
  }

  /** What is asked for, and in which dialect. */
  public enum Operation {
    /** OpenAI's {@code POST /chat/completions}, streamed or not. */
    CHAT,
    /** OpenAI's {@code POST /embeddings}. */
    EMBEDDINGS,
    /** Anthropic's {@code POST /v1/messages}, streamed or not; for models of Anthropic's alone. */
    MESSAGES,
    /** Anthropic's {@code POST /v1/messages/count_tokens}. */
    COUNT_TOKENS
  }
}
