-- Repositories of the Hub through whose gate an account's own token was let.
CREATE TABLE repository_pass (
  account_id UUID NOT NULL,
  repository VARCHAR(193) NOT NULL,
  passed_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  PRIMARY KEY (account_id, repository),
  CONSTRAINT repository_pass_account FOREIGN KEY (account_id) REFERENCES account (id)
);

-- Repositories of which Gatehouse itself has brought files. Those of others were put there by whoever runs the machine.
CREATE TABLE fetched_repository (
  repository VARCHAR(193) NOT NULL PRIMARY KEY,
  since TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
