package app.gatehouse.credentials.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

/** The credentials' table. */
public interface CredentialRepository extends JpaRepository<CredentialEntity, UUID> {

  List<CredentialEntity> findByAccountIdOrderByAddedAtAscIdAsc(UUID accountId);

  Optional<CredentialEntity> findByAccountIdAndProviderId(UUID accountId, String providerId);

  Optional<CredentialEntity> findByIdAndAccountId(UUID id, UUID accountId);

  /** The sealed form as the database has it, whatever the session remembers. */
  @Query("select c.sealed from CredentialEntity c where c.id = :id")
  String storedSecret(UUID id);

  /** Without the version: being used is no change that another one could collide with. */
  @Modifying(clearAutomatically = true)
  @Query("update CredentialEntity c set c.lastUsedAt = :at where c.id = :id")
  void markUsed(UUID id, Instant at);

  @Modifying(flushAutomatically = true, clearAutomatically = true)
  @Query("delete from CredentialEntity c where c.accountId = :accountId")
  void deleteAllOf(UUID accountId);
}
