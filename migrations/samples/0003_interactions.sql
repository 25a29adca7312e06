-- An answer that waits, with what it is attached to.
INSERT INTO outbox (key, room, person, reply, attempts, attempted_at, message, about, notify, interaction) VALUES
    ('56cca50f986db72ff34ad4c9', 'discord:50', NULL, '{"blocks":[{"paragraph":[{"text":"Answered."}]}]}', 1, 1491815580, NULL,
     NULL, '[]', '17:token');
