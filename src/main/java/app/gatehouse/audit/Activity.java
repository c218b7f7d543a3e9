package app.gatehouse.audit;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.providers.ProviderId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, as it was written down then.
 *
 * @param seq its number; what happened later has a higher one
 * @param kind empty for what another version of Gatehouse wrote
 * @param account whose it is; null where nobody was signed in
 * @param accountName the account's user name at that time; null without an account
 * @param by the user name of who did it to the account, where that was somebody else; else null
 * @param provider the provider it is about, or null; need not be known any more
 * @param detail what belongs to the kind, such as the {@link app.gatehouse.credentials.Purpose} of
 *     a use; else null
 * @param address the IP address of the request; null where none asked for it
 */
public record Activity(
    long seq,
    Instant at,
    Optional<ActivityKind> kind,
    @Nullable AccountId account,
    @Nullable String accountName,
    @Nullable String by,
    @Nullable ProviderId provider,
    @Nullable String detail,
    @Nullable String address) {}
