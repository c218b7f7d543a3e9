package app.gatehouse.accounts.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

/** The accounts' table. */
public interface AccountRepository extends JpaRepository<AccountEntity, UUID> {

  Optional<AccountEntity> findByUsernameKey(String usernameKey);

  /** The owner first, then by name. */
  @Query("select a from AccountEntity a order by a.ownerSlot nulls last, a.usernameKey")
  List<AccountEntity> findAllInOrder();

  @Query("select a from AccountEntity a where a.ownerSlot is not null")
  Optional<AccountEntity> findOwner();

  @Query("select a.id from AccountEntity a where a.disabledAt is not null")
  List<UUID> findDisabled();

  /** Without the version: signing in is no change that another one could collide with. */
  @Modifying(clearAutomatically = true)
  @Query("update AccountEntity a set a.lastSignedInAt = :at where a.id = :id")
  void markSignedIn(UUID id, Instant at);
}
