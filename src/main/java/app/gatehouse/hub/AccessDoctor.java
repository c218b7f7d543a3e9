package app.gatehouse.hub;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.outbound.OutboundException;

/** Finds out for somebody who looks what stands between an account and a model. */
public interface AccessDoctor extends HubAccessService {

  /**
   * As {@link #check}, and besides what kind of gate the model has and what the token may do. The
   * Hub is asked once or twice more where that is not known.
   *
   * @throws OutboundException.Cancelled when the thread is interrupted
   */
  AccessReport examine(AccountId account, RepositoryId id);
}
