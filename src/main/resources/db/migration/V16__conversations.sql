-- Conversations with models. What was said, the titles and the figures are sealed; what is readable is what the
-- database itself needs: whose a row is, its place, and whether an answer was being written.
CREATE TABLE conversation (
  id UUID NOT NULL PRIMARY KEY,
  account_id UUID NOT NULL,
  sealed TEXT NOT NULL,
  -- The last message of the branch that is shown; null while there is none.
  leaf_id UUID,
  created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  changed_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  CONSTRAINT conversation_account FOREIGN KEY (account_id) REFERENCES account (id)
);

CREATE INDEX conversation_of_account ON conversation (account_id, changed_at);

CREATE TABLE chat_message (
  id UUID NOT NULL PRIMARY KEY,
  conversation_id UUID NOT NULL,
  -- The message this one follows; null for a first one. Several may follow the same: an answer made anew, a prompt edited.
  parent_id UUID,
  -- The order in which they were made, within the conversation.
  place INTEGER NOT NULL,
  role VARCHAR(12) NOT NULL,
  state VARCHAR(12) NOT NULL,
  sealed TEXT NOT NULL,
  created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  CONSTRAINT chat_message_conversation FOREIGN KEY (conversation_id) REFERENCES conversation (id) ON DELETE CASCADE,
  CONSTRAINT chat_message_place UNIQUE (conversation_id, place)
);
