-- One that waits is numbered from 2^62.
INSERT INTO outbox (id, key, room, person, reply, attempts, attempted_at, message, about, notify, interaction) VALUES
    (4611686018427387905, '1e8f3f6c1a2b4c5d6e7f8092', 'discord:7', NULL, '{"blocks":[{"paragraph":[{"text":"Good morning."}]}]}',
     1, 1491815820, NULL, NULL, '[]', NULL);
