package app.gatehouse.accounts.internal;

import app.gatehouse.accounts.Account;
import app.gatehouse.accounts.AccountId;
import app.gatehouse.accounts.NewPassword;
import app.gatehouse.accounts.Theme;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** An account's row. */
@Entity
@Table(name = "account")
public class AccountEntity {

  private static final short OWNER = 1;

  /** What stands for the hash while no password has been chosen. */
  private static final String NO_PASSWORD = "";

  @Id private UUID id;
  private String username;
  private String usernameKey;
  private String passwordHash;
  private @Nullable Short ownerSlot;

  @Enumerated(EnumType.STRING)
  @Column(columnDefinition = "varchar(10)")
  private Theme theme;

  private Instant createdAt;
  private @Nullable Instant disabledAt;
  private @Nullable Instant lastSignedInAt;
  private int sessionEpoch;
  @Version private @Nullable Long version;

  /** For JPA only. */
  @NullUnmarked
  protected AccountEntity() {}

  private AccountEntity(
      UUID id, String username, String passwordHash, @Nullable Short ownerSlot, Instant createdAt) {
    this.id = id;
    this.username = username;
    this.usernameKey = NewPassword.fold(username);
    this.passwordHash = passwordHash;
    this.ownerSlot = ownerSlot;
    this.theme = Theme.SYSTEM;
    this.createdAt = createdAt;
  }

  public static AccountEntity owner(String username, String passwordHash, Instant createdAt) {
    return new AccountEntity(UUID.randomUUID(), username, passwordHash, OWNER, createdAt);
  }

  /** Without a password yet: nobody can sign in. */
  public static AccountEntity member(String username, Instant createdAt) {
    return new AccountEntity(UUID.randomUUID(), username, NO_PASSWORD, null, createdAt);
  }

  public AccountId id() {
    return new AccountId(id);
  }

  public String username() {
    return username;
  }

  public String passwordHash() {
    return passwordHash;
  }

  public boolean hasPassword() {
    return !passwordHash.equals(NO_PASSWORD);
  }

  /** From now on only who signs in with the new password is signed in. */
  public void changePasswordHash(String hash) {
    this.passwordHash = hash;
    this.sessionEpoch++;
  }

  public boolean isDisabled() {
    return disabledAt != null;
  }

  /** Whoever is signed in no longer is. */
  public void disable(Instant now) {
    this.disabledAt = now;
    this.sessionEpoch++;
  }

  public void enable() {
    this.disabledAt = null;
  }

  /** Sessions of a lower number have ended. */
  public int sessionEpoch() {
    return sessionEpoch;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public @Nullable Instant lastSignedInAt() {
    return lastSignedInAt;
  }

  public void changeTheme(Theme wanted) {
    this.theme = wanted;
  }

  SignedInUser toUser(Instant since) {
    return new SignedInUser(id(), username, ownerSlot != null, sessionEpoch, since);
  }

  public Account toAccount() {
    return new Account(id(), username, theme, ownerSlot != null);
  }
}
