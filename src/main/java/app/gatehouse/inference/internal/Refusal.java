package app.gatehouse.inference.internal;

import app.gatehouse.credentials.Verdict;
import app.gatehouse.inference.Failure;

/**
 * A provider's refusal.
 *
 * @param verdict what it says of the key
 */
record Refusal(Failure failure, Verdict verdict) {}
