CREATE TABLE activity (
  id UUID NOT NULL PRIMARY KEY,
  -- Null where nobody was signed in; no foreign key, since a record outlives its account.
  account_id UUID,
  kind VARCHAR(40) NOT NULL,
  provider_id VARCHAR(40),
  detail VARCHAR(200),
  happened_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
CREATE INDEX activity_by_account ON activity (account_id, happened_at);
