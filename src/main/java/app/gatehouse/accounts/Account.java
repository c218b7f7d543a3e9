package app.gatehouse.accounts;

/**
 * Someone who uses Gatehouse.
 *
 * @param owner whether this account set Gatehouse up
 */
public record Account(AccountId id, String username, Theme theme, boolean owner) {}
