package app.gatehouse.models.internal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

/** The registry's table. */
public interface RegisteredModelRepository extends JpaRepository<RegisteredModelEntity, UUID> {

  List<RegisteredModelEntity> findByAccountId(UUID accountId);

  Optional<RegisteredModelEntity> findByIdAndAccountId(UUID id, UUID accountId);

  Optional<RegisteredModelEntity> findByAccountIdAndProviderIdAndModelId(
      UUID accountId, String providerId, String modelId);

  @Modifying(flushAutomatically = true, clearAutomatically = true)
  @Query("delete from RegisteredModelEntity m where m.accountId = :accountId")
  void deleteAllOf(UUID accountId);
}
