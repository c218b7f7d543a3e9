CREATE TABLE account (
  id UUID NOT NULL PRIMARY KEY,
  username VARCHAR(100) NOT NULL,
  -- The user name as it is compared: folded, so that Ann and ann are one.
  username_key VARCHAR(300) NOT NULL,
  password_hash VARCHAR(500) NOT NULL,
  -- 1 for the owner and null for everybody else: the database itself allows only one.
  owner_slot SMALLINT,
  theme VARCHAR(10) NOT NULL,
  created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  version BIGINT NOT NULL,
  CONSTRAINT account_username_unique UNIQUE (username_key),
  CONSTRAINT account_one_owner UNIQUE (owner_slot)
);
