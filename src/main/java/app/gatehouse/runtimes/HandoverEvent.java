package app.gatehouse.runtimes;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.models.ModelRef;

/**
 * What {@link OllamaHandover#state} says of this model may be another thing now; at most about four
 * times a second while it goes on.
 */
public record HandoverEvent(AccountId account, ModelRef model) {}
