-- What programs show the API. Of the token itself only its SHA-256 is here.
CREATE TABLE access_token (
  id UUID NOT NULL PRIMARY KEY,
  account_id UUID NOT NULL,
  hash VARCHAR(64) NOT NULL,
  -- How the token begins and ends, for people.
  hint VARCHAR(20) NOT NULL,
  name VARCHAR(60) NOT NULL,
  -- Null for as many as come.
  requests_per_minute INTEGER,
  -- USD in a calendar month; null for no limit.
  monthly_budget NUMERIC(20, 8),
  created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  expires_at TIMESTAMP(6) WITH TIME ZONE,
  -- To the minute.
  last_used_at TIMESTAMP(6) WITH TIME ZONE,
  CONSTRAINT access_token_account FOREIGN KEY (account_id) REFERENCES account (id),
  CONSTRAINT access_token_hash UNIQUE (hash)
);

-- What a token may be used for; one without rows here for everything.
CREATE TABLE access_token_model (
  token_id UUID NOT NULL,
  -- A model or an alias, as a request names it.
  name VARCHAR(250) NOT NULL,
  PRIMARY KEY (token_id, name),
  CONSTRAINT access_token_model_of FOREIGN KEY (token_id) REFERENCES access_token (id) ON DELETE CASCADE
);

-- Names of an account's own for models that are tried in order.
CREATE TABLE model_alias (
  account_id UUID NOT NULL,
  name VARCHAR(60) NOT NULL,
  place INTEGER NOT NULL,
  provider_id VARCHAR(40) NOT NULL,
  model_id VARCHAR(200) NOT NULL,
  PRIMARY KEY (account_id, name, place),
  CONSTRAINT model_alias_account FOREIGN KEY (account_id) REFERENCES account (id)
);
