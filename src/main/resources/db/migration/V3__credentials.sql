CREATE TABLE credential (
  id UUID NOT NULL PRIMARY KEY,
  account_id UUID NOT NULL,
  provider_id VARCHAR(40) NOT NULL,
  -- Null for a local provider, which has no secret.
  sealed VARCHAR(8000),
  hint VARCHAR(4) NOT NULL,
  endpoint VARCHAR(2000),
  added_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  last_used_at TIMESTAMP(6) WITH TIME ZONE,
  version BIGINT NOT NULL,
  CONSTRAINT credential_account FOREIGN KEY (account_id) REFERENCES account (id),
  CONSTRAINT credential_one_per_provider UNIQUE (account_id, provider_id)
);
