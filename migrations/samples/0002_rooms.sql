-- A proposal on which people can act where it was said, and an announcement that waits and notifies Lea; how far all has come.
INSERT INTO outbox (key, room, person, reply, attempts, attempted_at, message, about, notify) VALUES
    ('ee1865df58f89be53b1b4e39', 'matrix:!plenary:example.org', NULL, NULL, 1, 1491815400, '$about', 'WG-IMP', NULL),
    ('2410ce11c5b91c88f9505f47', 'matrix:!plenary:example.org', NULL, '{"blocks":[{"paragraph":[{"text":"Said to all."}]}]}', 1,
     1491815520, NULL, 'meeting 1', '["e54824852f59a90b"]');

INSERT INTO marks (name, value) VALUES
    ('led', '2017-04-10T09:00:00.62283117Z'),
    ('matrix', 's9_1_0_1');
