-- What was said last in a room, without a look at all that ever was said.
CREATE INDEX outbox_said ON outbox (room, id) WHERE message IS NOT NULL;
