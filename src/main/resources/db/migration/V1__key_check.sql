-- Tells the right key ring from a wrong one before anything is opened.
CREATE TABLE key_check (
  key_id VARCHAR(10) NOT NULL PRIMARY KEY,
  check_value VARCHAR(64) NOT NULL
);
