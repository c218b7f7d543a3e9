package app.gatehouse.audit;

import app.gatehouse.accounts.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * There is something new to read.
 *
 * @param account whose it is, or null where that is nobody's
 */
public record ActivityRecorded(@Nullable AccountId account) {}
