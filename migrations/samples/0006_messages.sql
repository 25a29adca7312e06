-- A message that waits.
INSERT INTO outbox (key, room, person, reply, attempts, attempted_at, message, about, notify, interaction) VALUES
    ('0d9f3f6c1a2b4c5d6e7f8091', 'discord:7', NULL, '{"blocks":[{"paragraph":[{"text":"Hello."}]}]}', 1, 1491815760, NULL,
     NULL, '[]', NULL);
