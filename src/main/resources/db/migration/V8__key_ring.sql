-- Which key seals is a fact of the database.
-- 1 for the active key and null for all others: the database itself allows only one.
ALTER TABLE key_check ADD COLUMN active_slot SMALLINT;
-- Null where it was made before this was written down.
ALTER TABLE key_check ADD COLUMN created_at TIMESTAMP(6) WITH TIME ZONE;
-- Set when nothing was sealed by the key any more.
ALTER TABLE key_check ADD COLUMN retired_at TIMESTAMP(6) WITH TIME ZONE;
ALTER TABLE key_check ADD CONSTRAINT key_check_one_active UNIQUE (active_slot);
UPDATE key_check SET active_slot = 1
  WHERE CAST(SUBSTRING(key_id FROM 2) AS INTEGER) =
    (SELECT MAX(CAST(SUBSTRING(key_id FROM 2) AS INTEGER)) FROM key_check);
