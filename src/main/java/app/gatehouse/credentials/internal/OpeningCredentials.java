package app.gatehouse.credentials.internal;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.credentials.CredentialId;
import app.gatehouse.providers.ProviderId;
import app.gatehouse.vault.SealedRows;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Proves that the credentials' secrets open. */
@Component
class OpeningCredentials implements SealedRows {

  private static final String ALL =
      "SELECT id, account_id, provider_id, endpoint, sealed FROM credential WHERE sealed IS NOT NULL";
  private static final int FETCH = 500;

  private final CredentialSeal seal;

  OpeningCredentials(CredentialSeal seal) {
    this.seal = seal;
  }

  @Override
  public String table() {
    return "credential";
  }

  @Override
  public Count open(Connection database) throws SQLException {
    long sealed = 0;
    long opening = 0;
    try (Statement statement = database.createStatement()) {
      statement.setFetchSize(FETCH);
      try (ResultSet row = statement.executeQuery(ALL)) {
        while (row.next()) {
          sealed++;
          opening += opens(row) ? 1 : 0;
        }
      }
    }
    return new Count(sealed, opening);
  }

  private boolean opens(ResultSet row) throws SQLException {
    try {
      return seal.opens(
          new AccountId(row.getObject("account_id", UUID.class)),
          new ProviderId(row.getString("provider_id")),
          new CredentialId(row.getObject("id", UUID.class)),
          row.getString("endpoint"),
          row.getString("sealed"));
    } catch (IllegalArgumentException e) {
      // The row was altered until it named no provider.
      return false;
    }
  }
}
