package app.gatehouse.discovery;

import app.gatehouse.accounts.AccountId;
import app.gatehouse.providers.ProviderId;

/** What {@link LocalServers#find} says of this provider may be another thing now. */
public record LocalServerEvent(AccountId account, ProviderId provider) {}
