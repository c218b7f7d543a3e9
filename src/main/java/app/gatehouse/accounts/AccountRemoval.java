package app.gatehouse.accounts;

/**
 * An account is about to be removed. Whoever keeps something of an account's deletes it when told
 * this, in the same transaction: the database refuses to remove an account that is still referred
 * to.
 */
public record AccountRemoval(AccountId account) {}
