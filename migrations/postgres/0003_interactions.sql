-- What an answer is attached to, as its platform has it, until it was delivered.
ALTER TABLE outbox ADD COLUMN interaction TEXT;
ALTER TABLE outbox ALTER COLUMN interaction SET STATISTICS 0;
