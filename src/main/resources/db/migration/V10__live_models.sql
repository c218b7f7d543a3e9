-- Which models a provider listed for an account. A list outlives the credential it came by: the names are still needed.
CREATE TABLE live_list (
  id UUID NOT NULL PRIMARY KEY,
  account_id UUID NOT NULL,
  provider_id VARCHAR(40) NOT NULL,
  listed_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  CONSTRAINT live_list_account FOREIGN KEY (account_id) REFERENCES account (id),
  CONSTRAINT live_list_one_per_provider UNIQUE (account_id, provider_id)
);

CREATE TABLE live_model (
  list_id UUID NOT NULL,
  model_id VARCHAR(200) NOT NULL,
  -- The place in the provider's own order.
  place INTEGER NOT NULL,
  name VARCHAR(200) NOT NULL,
  kind VARCHAR(20) NOT NULL,
  context_window BIGINT,
  output_limit BIGINT,
  -- Modalities, separated by commas.
  takes VARCHAR(60) NOT NULL,
  gives VARCHAR(60) NOT NULL,
  -- USD per million tokens.
  input_price NUMERIC(20, 8),
  output_price NUMERIC(20, 8),
  stage VARCHAR(20) NOT NULL,
  ends_on DATE,
  base VARCHAR(200),
  -- When the provider listed it no more; null while it does.
  gone_at TIMESTAMP(6) WITH TIME ZONE,
  PRIMARY KEY (list_id, model_id),
  CONSTRAINT live_model_list FOREIGN KEY (list_id) REFERENCES live_list (id) ON DELETE CASCADE
);
