package app.gatehouse.models.internal;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.models.ModelRef;
import app.gatehouse.models.RegisteredModel;
import app.gatehouse.models.RegisteredModelId;
import app.gatehouse.providers.ProviderId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** A row of the registry. */
@Entity
@Table(name = "registered_model")
public class RegisteredModelEntity {

  @Id private UUID id;
  private UUID accountId;
  private String providerId;
  private String modelId;
  private @Nullable String name;
  private Instant createdAt;
  @Version private @Nullable Long version;

  /** For JPA only. */
  @NullUnmarked
  protected RegisteredModelEntity() {}

  public RegisteredModelEntity(
      UUID id, AccountId account, ModelRef ref, @Nullable String name, Instant createdAt) {
    this.id = id;
    this.accountId = account.value();
    this.providerId = ref.provider().value();
    this.modelId = ref.id();
    this.name = name;
    this.createdAt = createdAt;
  }

  public void change(ModelRef ref, @Nullable String newName) {
    this.providerId = ref.provider().value();
    this.modelId = ref.id();
    this.name = newName;
  }

  public RegisteredModel toModel() {
    return new RegisteredModel(
        new RegisteredModelId(id), new ModelRef(new ProviderId(providerId), modelId), name);
  }
}
