package app.gatehouse.credentials.internal;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.credentials.CredentialId;
import app.gatehouse.providers.ProviderId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * A credential's row. Holds the secret sealed, never open. Only what was changed is written: the
 * same secret may have been sealed anew meanwhile.
 */
@Entity
@DynamicUpdate
@Table(name = "credential")
public class CredentialEntity {

  private static final ProviderId NO_PROVIDER = new ProviderId("unknown");

  @Id private UUID id;
  private UUID accountId;
  private String providerId;
  private @Nullable String sealed;
  private String hint;
  private @Nullable String endpoint;
  private Instant addedAt;
  private @Nullable Instant lastUsedAt;
  @Version private @Nullable Long version;

  /** For JPA only. */
  @NullUnmarked
  protected CredentialEntity() {}

  public CredentialEntity(
      CredentialId id, AccountId account, ProviderId provider, Instant addedAt) {
    this.id = id.value();
    this.accountId = account.value();
    this.providerId = provider.value();
    this.hint = "";
    this.addedAt = addedAt;
  }

  public CredentialId id() {
    return new CredentialId(id);
  }

  public AccountId account() {
    return new AccountId(accountId);
  }

  /** No provider's id for what has no id's form: then the row was altered, and does not open. */
  public ProviderId provider() {
    return ProviderId.isValid(providerId) ? new ProviderId(providerId) : NO_PROVIDER;
  }

  public boolean isSealed() {
    return sealed != null;
  }

  /** The sealed form; empty when there is none. */
  public String sealedSecret() {
    return sealed == null ? "" : sealed;
  }

  public String hint() {
    return hint;
  }

  /** Null also for what is no address: then the row was altered, and does not open. */
  public @Nullable URI endpoint() {
    try {
      return endpoint == null ? null : new URI(endpoint);
    } catch (URISyntaxException e) {
      return null;
    }
  }

  /** What the seal is bound to. */
  CredentialSeal.Place place() {
    return new CredentialSeal.Place(accountId, providerId, id, endpoint);
  }

  /** Another one means another secret or address. */
  public long version() {
    return version == null ? 0 : version;
  }

  public Instant addedAt() {
    return addedAt;
  }

  public @Nullable Instant lastUsedAt() {
    return lastUsedAt;
  }

  /** Changes the address first: the seal includes it. */
  public void moveTo(@Nullable URI address) {
    this.endpoint = address == null ? null : address.toString();
  }

  /** Leaves no secret; the address stays. */
  public void unseal() {
    this.sealed = null;
    this.hint = "";
  }

  public void seal(String sealedSecret, String newHint) {
    this.sealed = sealedSecret;
    this.hint = newHint;
  }
}
