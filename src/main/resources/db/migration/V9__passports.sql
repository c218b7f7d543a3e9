-- What the provider said of a credential. A row goes with its credential, and with the secret it is about.
CREATE TABLE passport (
  credential_id UUID NOT NULL PRIMARY KEY,
  -- A verdict's name, with a colon and what it is more exactly: limited:rate-limit.
  latest VARCHAR(60) NOT NULL,
  latest_until TIMESTAMP(6) WITH TIME ZONE,
  asked_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  latency_millis INTEGER,
  judged VARCHAR(60),
  judged_until TIMESTAMP(6) WITH TIME ZONE,
  judged_at TIMESTAMP(6) WITH TIME ZONE,
  -- JSON; what the provider told of the credential.
  facts VARCHAR(8000) NOT NULL,
  -- How often in a row it was asked without a judgement, and when it is to be asked again.
  failures INTEGER NOT NULL,
  next_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  CONSTRAINT passport_credential FOREIGN KEY (credential_id) REFERENCES credential (id) ON DELETE CASCADE
);
CREATE INDEX passport_next ON passport (next_at);
