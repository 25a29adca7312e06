-- The group whose proposal a message is, and whom it must notify until it was delivered. Reactions and answers find the
-- message by the platform's id of it.
ALTER TABLE outbox ADD COLUMN about TEXT;
ALTER TABLE outbox ADD COLUMN notify TEXT;

CREATE INDEX outbox_message ON outbox (message) WHERE message IS NOT NULL;

-- How far something has come, by its name: up to where a platform was heard, and since when the journal is led by the
-- running bot.
CREATE TABLE marks (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
);
