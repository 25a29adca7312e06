-- Nobody asks any more what was said last in a room.
DROP INDEX outbox_said;

-- The oldest messages that are still known.
CREATE INDEX outbox_known ON outbox (id) WHERE reply IS NULL AND attempted_at IS NOT NULL;
