-- Nobody asks any more what was said last in a room.
DROP INDEX outbox_said;
