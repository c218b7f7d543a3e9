package app.gatehouse.storage;

import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** How the database is, for whoever shows it. */
@Component
public class DatabaseStatus {

  private final Optional<EmbeddedDatabase> embedded;

  DatabaseStatus(ObjectProvider<EmbeddedDatabase> embedded) {
    this.embedded = Optional.ofNullable(embedded.getIfAvailable());
  }

  /** Whether the database is the one in the data folder, not a PostgreSQL server. */
  public boolean isEmbedded() {
    return embedded.isPresent();
  }

  /** Why nothing is saved at the moment; empty while all is well, and always for PostgreSQL. */
  public Optional<StorageProblem> problem() {
    return embedded.flatMap(database -> database.gate().problem());
  }

  /** How many bytes the embedded database takes on disk. */
  public OptionalLong databaseBytes() {
    return embedded.isPresent()
        ? OptionalLong.of(embedded.get().files().bytes())
        : OptionalLong.empty();
  }

  /** How many bytes are left on the disk of the embedded database. */
  public OptionalLong freeBytes() {
    return embedded.isPresent()
        ? OptionalLong.of(embedded.get().space().usableBytes())
        : OptionalLong.empty();
  }
}
