-- What an account chose about a model. A row that says nothing but what holds anyway is not kept.
CREATE TABLE model_choice (
  account_id UUID NOT NULL,
  provider_id VARCHAR(40) NOT NULL,
  model_id VARCHAR(200) NOT NULL,
  favourite BOOLEAN NOT NULL,
  is_on BOOLEAN NOT NULL,
  PRIMARY KEY (account_id, provider_id, model_id),
  CONSTRAINT model_choice_account FOREIGN KEY (account_id) REFERENCES account (id)
);
