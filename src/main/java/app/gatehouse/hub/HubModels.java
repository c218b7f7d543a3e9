package app.gatehouse.hub;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.outbound.OutboundException;

/**
 * Finds models on the Hub. Each call asks the Hub, and takes up to 15 seconds for each request when
 * that is slow; interrupting the thread ends it with {@link OutboundException.Cancelled}.
 */
public interface HubModels {

  /**
   * The first models that match: one request, without anybody's token, so that the Hub does not
   * learn who looks for what.
   */
  HubResult<FoundPage> search(HubSearch wanted);

  /** The models after those of an earlier page: one request, without anybody's token. */
  HubResult<FoundPage> more(FoundPage.Next next);

  /**
   * A model and its files. The account's token is used only when the Hub shows no such model to
   * everybody. That it is shown says nothing about whether its files can be downloaded.
   */
  HubResult<HubModel> open(AccountId account, RepositoryId id);
}
