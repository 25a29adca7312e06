-- Two messages that were said in one room.
INSERT INTO outbox (key, room, person, reply, attempts, attempted_at, message, about, notify, interaction) VALUES
    ('a273eef14f6511994a0f7306', 'discord:7', NULL, NULL, 1, 1491815640, '100', NULL, NULL, NULL),
    ('a5552e256b4b47f9f75bd724', 'discord:7', NULL, NULL, 1, 1491815700, '101', NULL, NULL, NULL);
