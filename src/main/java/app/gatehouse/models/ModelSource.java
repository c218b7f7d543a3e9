package app.gatehouse.models;

import app.gatehouse.accounts.AccountId;
import java.util.List;

/** The port by which features bring models: answers at once, from memory or the database. */
public interface ModelSource {

  /** Every model this source knows for the account; no two with the same reference. */
  List<Model> models(AccountId account);
}
