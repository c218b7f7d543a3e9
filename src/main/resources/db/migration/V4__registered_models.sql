CREATE TABLE registered_model (
  id UUID NOT NULL PRIMARY KEY,
  account_id UUID NOT NULL,
  provider_id VARCHAR(40) NOT NULL,
  model_id VARCHAR(200) NOT NULL,
  name VARCHAR(200),
  created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  version BIGINT NOT NULL,
  CONSTRAINT registered_model_account FOREIGN KEY (account_id) REFERENCES account (id),
  CONSTRAINT registered_model_unique UNIQUE (account_id, provider_id, model_id)
);
