-- What accounts want from the Hub, and where each of that stands. How much has arrived is told by the files themselves.
CREATE TABLE download (
  id UUID NOT NULL PRIMARY KEY,
  account_id UUID NOT NULL,
  repository VARCHAR(200) NOT NULL,
  name VARCHAR(400) NOT NULL,
  -- What the branch was when it began; null until the Hub has been asked.
  revision VARCHAR(64),
  state VARCHAR(20) NOT NULL,
  -- What the state is about: what the Hub said, or why it failed.
  detail VARCHAR(300),
  -- Those with lower numbers go first.
  place BIGINT NOT NULL,
  -- Bytes that were here when the state was written.
  arrived BIGINT NOT NULL,
  added_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  -- When it was done, or when the Hub was asked last whether the account is let in.
  state_at TIMESTAMP(6) WITH TIME ZONE,
  -- When the Hub is asked next.
  next_at TIMESTAMP(6) WITH TIME ZONE,
  unseen BOOLEAN NOT NULL,
  listed BOOLEAN NOT NULL,
  CONSTRAINT download_account FOREIGN KEY (account_id) REFERENCES account (id),
  CONSTRAINT download_one_per_choice UNIQUE (account_id, repository, name)
);

CREATE TABLE download_file (
  download_id UUID NOT NULL,
  place INTEGER NOT NULL,
  path VARCHAR(500) NOT NULL,
  -- Null until the Hub has said it.
  size_bytes BIGINT,
  PRIMARY KEY (download_id, place),
  CONSTRAINT download_file_of FOREIGN KEY (download_id) REFERENCES download (id) ON DELETE CASCADE
);
