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

  @Id private UUID id;
  private String username;
  private String usernameKey;
  private String passwordHash;
  private @Nullable Short ownerSlot;

  @Enumerated(EnumType.STRING)
  @Column(columnDefinition = "varchar(10)")
  private Theme theme;

  private Instant createdAt;
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

  public AccountId id() {
    return new AccountId(id);
  }

  public String username() {
    return username;
  }

  public String passwordHash() {
    return passwordHash;
  }

  public void changePasswordHash(String hash) {
    this.passwordHash = hash;
  }

  public void changeTheme(Theme wanted) {
    this.theme = wanted;
  }

  public Account toAccount() {
    return new Account(id(), username, theme, ownerSlot != null);
  }
}
