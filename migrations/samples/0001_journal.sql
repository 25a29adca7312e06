-- A group that Lea proposed and Mei supports; a question of Mei's that no event tells, and a form that she has begun; an answer
-- that was delivered, one that was delivered in private, and two that wait.
INSERT INTO events (seq, cause, ordinal, at, said_at, person, room, kind, version, body) VALUES
    (1,'transcript b46404759cc74eed5f361f3ca6b0634d',0,1491814800,1491814800,'e54824852f59a90b','console:#plenary','room-bound',1,'{"room":"console:#plenary","to":"plenary"}'),
    (2,'transcript b46404759cc74eed5f361f3ca6b0634d',1,1491814800,1491814800,'e54824852f59a90b','console:#plenary','group-proposed',1,'{"group":"WG-IMP","category":"wg","title":"bfcd11d38771aa61d0aceda23ffdfa1605108674a94edeb13c018c609751d059","parts":{"Purpose":"682b7b21af52af5c877611008870a3861a00e1bd43335ec236ede4f1be6db043"}}'),
    (3,'transcript 936f7870144f96a4b1703e0313a2b988',0,1491815100,1491815100,'b7e847174c849b42','console:#plenary','support-given',1,'{"group":"WG-IMP","person":"b7e847174c849b42","standing":"member","stakeholder":"private sector","words":"67043e77b99480226b8e2997b7b69e78dcf690d7988bf35f71e2ad124cbd3dc5"}');

INSERT INTO people (id, body) VALUES
    ('b7e847174c849b42','{"id":"b7e847174c849b42","name":"Mei Lin Fung","role":"member","stakeholder":"private sector","zone":"America/Los_Angeles","borne":[{"meeting":1,"at":"2017-04-20T14:00:00Z","burden":120}],"accounts":["console:mei"]}'),
    ('e54824852f59a90b','{"id":"e54824852f59a90b","name":"Lea Kaspar","role":"member","stakeholder":"civil society","affiliation":"GPD","zone":"Europe/London","email":"lea@example.org","accounts":["console:lea"]}');

UPDATE people_version SET version = 3;

INSERT INTO inbox (cause, done, heard) VALUES
    ('transcript b46404759cc74eed5f361f3ca6b0634d', 1, NULL),
    ('transcript 936f7870144f96a4b1703e0313a2b988', 1, NULL),
    ('console a76df45bb969718e', 1, NULL),
    ('form 1', 0, '{"cause":"form 1","room":"discord:50","account":"console:mei","name":"Mei","said_at":"2017-04-10T09:10:00Z","form":{"command":"comment","values":{"code":"WG-IMP"}}}');

INSERT INTO outbox (key, room, person, reply, attempts, attempted_at, message) VALUES
    ('4090596d0558e715018fc92d', 'matrix:!plenary:example.org', 'e54824852f59a90b', NULL, 1, 1491814800, '$proposal'),
    ('8b0e0c8f5f6bd3a7b1ce42aa', '', 'b7e847174c849b42', NULL, 1, 1491815100, '$private'),
    ('39e69b1f47c37df922ada05d', 'matrix:!plenary:example.org', 'b7e847174c849b42', '{"blocks":[{"paragraph":[{"text":"Said before."}]}]}', 3, 1491815100, NULL),
    ('d0a2abebc8e9cda58f818c1d', 'matrix:@mei:example.org', 'b7e847174c849b42', '{"blocks":[{"paragraph":[{"text":"Said to Mei alone."}]}]}', 1, 1491815160, NULL);
