-- An account that may not sign in for now; null while it may.
ALTER TABLE account ADD COLUMN disabled_at TIMESTAMP(6) WITH TIME ZONE;
ALTER TABLE account ADD COLUMN last_signed_in_at TIMESTAMP(6) WITH TIME ZONE;
-- Raised whenever what was signed in until now no longer counts: a new password, a disabled account.
ALTER TABLE account ADD COLUMN session_epoch INTEGER DEFAULT 0 NOT NULL;

-- A link that lets its bearer choose an account's password, once. A new one takes the old one's place.
CREATE TABLE account_link (
  account_id UUID NOT NULL PRIMARY KEY,
  -- SHA-256 of the token, in hexadecimal digits; the token itself is kept nowhere.
  token_hash VARCHAR(64) NOT NULL,
  purpose VARCHAR(10) NOT NULL,
  expires_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  CONSTRAINT account_link_account FOREIGN KEY (account_id) REFERENCES account (id),
  CONSTRAINT account_link_token_unique UNIQUE (token_hash)
);

-- How often a password was tried since it was last right. A slot is an account's id, or one of a fixed
-- number of ids that all unknown user names share, so that these cost the same and fill no table.
CREATE TABLE sign_in_attempts (
  slot UUID NOT NULL PRIMARY KEY,
  attempts INTEGER NOT NULL,
  last_attempt_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  locked_until TIMESTAMP(6) WITH TIME ZONE,
  version BIGINT NOT NULL
);
