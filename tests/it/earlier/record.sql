CREATE TABLE _sqlx_migrations (
    version BIGINT PRIMARY KEY,
    description TEXT NOT NULL,
    installed_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    success BOOLEAN NOT NULL,
    checksum BLOB NOT NULL,
    execution_time BIGINT NOT NULL
);
INSERT INTO "_sqlx_migrations" VALUES(1,'journal','2026-11-28 19:27:31',1,X'1080859EC975FE9E1DA367AC50B0B7D2AD8232320E2847DC2F5F0DB0971AA29B550D6A3EEC01857905990B021DAC1137',887787);
INSERT INTO "_sqlx_migrations" VALUES(2,'rooms','2026-11-28 19:27:31',1,X'DB03F0547DC875BED0B05FDA541CBB22B37A3AFEC8E6AD5C459C46B3A27D79CB48FDA806D385048A4063FB0DAEC0D742',929000);
INSERT INTO "_sqlx_migrations" VALUES(3,'interactions','2026-11-28 19:27:31',1,X'AC261C62E236AAF6DE4211AA15548CFF6651389DB8377918B4F76E9FBCE2CB28FA5903EF94EF7CDF1B0DEA2E78E6666D',516499);
INSERT INTO "_sqlx_migrations" VALUES(4,'said','2026-11-28 19:27:31',1,X'9060C899DBEA0F06D1716DDEAA570DFA8CFBB57ED5FB4E2097E3C0D737736200C58D6F992C057F86D14C12A0E7E6D084',462924);
CREATE TABLE events (
    seq INTEGER PRIMARY KEY,
    cause TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    at INTEGER NOT NULL,
    said_at INTEGER NOT NULL,
    person TEXT,
    room TEXT,
    kind TEXT NOT NULL,
    version INTEGER NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (cause, ordinal)
) STRICT;
INSERT INTO "events" VALUES(1,'transcript b46404759cc74eed5f361f3ca6b0634d',0,1491814800,1491814800,'e54824852f59a90b','console:#plenary','room-bound',1,'{"room":"console:#plenary","to":"plenary"}');
INSERT INTO "events" VALUES(2,'transcript b46404759cc74eed5f361f3ca6b0634d',1,1491814800,1491814800,'e54824852f59a90b','console:#plenary','group-proposed',1,'{"group":"WG-IMP","category":"wg","title":"bfcd11d38771aa61d0aceda23ffdfa1605108674a94edeb13c018c609751d059","parts":{"Purpose":"682b7b21af52af5c877611008870a3861a00e1bd43335ec236ede4f1be6db043"}}');
INSERT INTO "events" VALUES(3,'transcript 936f7870144f96a4b1703e0313a2b988',0,1491815100,1491815100,'b7e847174c849b42','console:#plenary','support-given',1,'{"group":"WG-IMP","person":"b7e847174c849b42","standing":"member","stakeholder":"private sector","words":"67043e77b99480226b8e2997b7b69e78dcf690d7988bf35f71e2ad124cbd3dc5"}');
INSERT INTO "events" VALUES(4,'transcript a981d0c6736283c66d1f41d6b7bd6df5',0,1491815160,1491815160,'9ef41e3f351d2c98','console:#plenary','support-given',1,'{"group":"WG-IMP","person":"9ef41e3f351d2c98","standing":"participant"}');
INSERT INTO "events" VALUES(5,'transcript 9bb56db0c6796a37afa4854abe9dd4e8',0,1491815220,1491815220,'9ef41e3f351d2c98','console:#plenary','commented',1,'{"group":"WG-IMP","person":"9ef41e3f351d2c98","standing":"participant","words":"039f6456850e08a5cc92175d75b0189dac476e4aeede4872933556e13df6b10b"}');
INSERT INTO "events" VALUES(6,'transcript 575740b3f069fa83702d25a94e2460d3',0,1491815280,1491815280,'44a3012313067b1f','console:#plenary','commented',1,'{"group":"WG-IMP","person":"44a3012313067b1f","standing":"participant","words":"aff52af013ea44a471496f263c6b63dcd7442fd70e7879e9485248da9645ac82"}');
INSERT INTO "events" VALUES(7,'transcript d8e02feeae4ebed2ccd8a8fa1fbc070e',0,1491815340,1491815340,'f311a5784ff4142c','console:#plenary','commented',1,'{"group":"WG-IMP","person":"f311a5784ff4142c","standing":"participant","words":"564b409f4cd0ee769a7e38c3c7efb0c8e8d58d4a34123d6745854b7fa47621ca"}');
INSERT INTO "events" VALUES(8,'transcript af78f2dba3f68974f4891f1871b64c4b',0,1491815400,1491815400,'0181f5e69f3dc01f',NULL,'people-joined',1,'{"from":"14b491828073ca6b","into":"9ef41e3f351d2c98","standing":"member"}');
INSERT INTO "events" VALUES(9,'transcript 7c6344fc496c9afa713212aefcfc9325',0,1491815460,1491815460,'f311a5784ff4142c',NULL,'person-forgotten',1,'{"person":"f311a5784ff4142c"}');
INSERT INTO "events" VALUES(10,'transcript 4f5c8b5423d1c4b20b4d8c395439f9c8',0,1491815520,1491815520,'cc5b012c7220bcaf','console:#plenary','meeting-called',1,'{"meeting":1,"group":"WG-IMP","title":"0de78a5d5ac4d75f7f8f6428f3b40166cfaa7d5492439c58d3366496809205d4","wall":"2017-04-20T14:00:00","zone":"UTC","starts":"2017-04-20T14:00:00Z","minutes":60}');
INSERT INTO "events" VALUES(11,'digests to the mailing list begin',0,1795894051,1795894051,NULL,NULL,'digest-set',1,'{"to":"mailing-list"}');
INSERT INTO "events" VALUES(12,'meeting 1 at 2017-04-20T14:00:00Z, 10080 minutes before, to rooms',0,1795894051,1492092000,NULL,NULL,'reminded',1,'{"of":{"meeting":{"meeting":1,"starts":"2017-04-20T14:00:00Z","minutes":10080}},"left_out":true}');
INSERT INTO "events" VALUES(13,'digest to console:#plenary at 2017-04-15T19:29:00Z',0,1795894051,1492284540,NULL,NULL,'digest-given',1,'{"to":{"room":"console:#plenary"}}');
INSERT INTO "events" VALUES(14,'meeting 1 at 2017-04-20T14:00:00Z, 1440 minutes before, to rooms',0,1795894051,1492610400,NULL,NULL,'reminded',1,'{"of":{"meeting":{"meeting":1,"starts":"2017-04-20T14:00:00Z","minutes":1440}},"left_out":true}');
INSERT INTO "events" VALUES(15,'meeting 1 at 2017-04-20T14:00:00Z, 60 minutes before, to rooms',0,1795894051,1492693200,NULL,NULL,'reminded',1,'{"of":{"meeting":{"meeting":1,"starts":"2017-04-20T14:00:00Z","minutes":60}},"left_out":true}');
INSERT INTO "events" VALUES(16,'meeting 1 at 2017-04-20T14:00:00Z, 10 minutes before, to rooms',0,1795894051,1492696200,NULL,NULL,'reminded',1,'{"of":{"meeting":{"meeting":1,"starts":"2017-04-20T14:00:00Z","minutes":10}},"left_out":true}');
INSERT INTO "events" VALUES(17,'meeting 1 over 2017-04-20T15:00:00Z',0,1795894051,1492700400,NULL,NULL,'meeting-over',1,'{"meeting":1}');
INSERT INTO "events" VALUES(18,'digest to console:#plenary at 2026-11-28T19:29:00Z',0,1795894140,1795894140,NULL,NULL,'digest-given',1,'{"to":{"room":"console:#plenary"}}');
INSERT INTO "events" VALUES(19,'digest to the mailing list at 2026-11-28T19:29:00Z',0,1795894140,1795894140,NULL,NULL,'digest-given',1,'{"to":"mailing-list"}');
INSERT INTO "events" VALUES(20,'console a76df45bb969718e',0,1795894265,1795894265,'e54824852f59a90b','console:#plenary','commented',1,'{"group":"WG-IMP","person":"e54824852f59a90b","standing":"member","stakeholder":"civil society","words":"16020a9cf2a68642d25f0e7b3ccea1b4c4f4a0b9178d438019160cd4413ce11f"}');
CREATE TABLE inbox (
    cause TEXT PRIMARY KEY,
    done INTEGER NOT NULL,
    heard TEXT
) STRICT, WITHOUT ROWID;
INSERT INTO "inbox" VALUES('console a76df45bb969718e',1,NULL);
INSERT INTO "inbox" VALUES('transcript 2d23bbad64c5b9825c420d27a1b234e0',1,NULL);
INSERT INTO "inbox" VALUES('transcript 4f5c8b5423d1c4b20b4d8c395439f9c8',1,NULL);
INSERT INTO "inbox" VALUES('transcript 575740b3f069fa83702d25a94e2460d3',1,NULL);
INSERT INTO "inbox" VALUES('transcript 7c6344fc496c9afa713212aefcfc9325',1,NULL);
INSERT INTO "inbox" VALUES('transcript 936f7870144f96a4b1703e0313a2b988',1,NULL);
INSERT INTO "inbox" VALUES('transcript 9bb56db0c6796a37afa4854abe9dd4e8',1,NULL);
INSERT INTO "inbox" VALUES('transcript a981d0c6736283c66d1f41d6b7bd6df5',1,NULL);
INSERT INTO "inbox" VALUES('transcript af78f2dba3f68974f4891f1871b64c4b',1,NULL);
INSERT INTO "inbox" VALUES('transcript b46404759cc74eed5f361f3ca6b0634d',1,NULL);
INSERT INTO "inbox" VALUES('transcript d8e02feeae4ebed2ccd8a8fa1fbc070e',1,NULL);
CREATE TABLE marks (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "marks" VALUES('checkpoint','record.example.org
19
17zOpXLgqhbxER+I3g6MsvJqnGwrebbZrNCMsbDTbNU=

— record.example.org t63p3dASos7g6Qs8i3Qxv/2SKP6wMjXRs5LxkTWz9+hG27U75XozqYx2EaAzi9LiovImgY9TfznhsKBqGGZjOlJ2TQ0=
');
INSERT INTO "marks" VALUES('led','2026-11-28T19:27:31.62283117Z');
CREATE TABLE outbox (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    room TEXT NOT NULL,
    person TEXT,
    reply TEXT,
    attempts INTEGER NOT NULL,
    attempted_at INTEGER,
    message TEXT
, about TEXT, notify TEXT, interaction TEXT) STRICT;
INSERT INTO "outbox" VALUES(1,'4090596d0558e715018fc92d','console:#plenary','e54824852f59a90b',NULL,1,1491814800,NULL,'WG-IMP',NULL,NULL);
INSERT INTO "outbox" VALUES(2,'39e69b1f47c37df922ada05d','console:#plenary','b7e847174c849b42',NULL,1,1491815100,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(3,'d0a2abebc8e9cda58f818c1d','console:#plenary','9ef41e3f351d2c98',NULL,1,1491815160,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(4,'b19516a0c8e7bff49bbd1265','console:#plenary','9ef41e3f351d2c98',NULL,1,1491815220,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(5,'793f972ff12dbd488fa961b4','console:#plenary','44a3012313067b1f',NULL,1,1491815280,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(6,'f3aafda7a4c5840cee975632','console:#plenary','f311a5784ff4142c',NULL,1,1491815340,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(7,'ee1865df58f89be53b1b4e39','','0181f5e69f3dc01f',NULL,1,1491815400,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(8,'b56afcdeca127295796a5614','','f311a5784ff4142c',NULL,1,1491815460,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(9,'2410ce11c5b91c88f9505f47','console:#plenary','cc5b012c7220bcaf',NULL,1,1491815520,NULL,'meeting 1',NULL,NULL);
INSERT INTO "outbox" VALUES(10,'56cca50f986db72ff34ad4c9','console:#plenary','cc5b012c7220bcaf',NULL,1,1491815580,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(11,'a273eef14f6511994a0f7306','console:#plenary',NULL,NULL,1,1795894051,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(12,'a5552e256b4b47f9f75bd724','console:#plenary',NULL,NULL,1,1795894140,NULL,NULL,NULL,NULL);
INSERT INTO "outbox" VALUES(13,'0f16cade31ca9f821130e6ce','mail:list',NULL,'{"blocks":[{"heading":[{"text":"Digest of all groups"},{"text":" since "},{"date":"2026-11-28T19:27:31Z"}]},{"heading":[{"text":"What needs you"}]},{"list":[[{"text":"Not decided yet: "},{"group":"WG-IMP"},{"text":". "},{"command":"status"}]]}]}',13,1795894140,NULL,NULL,'[]',NULL);
INSERT INTO "outbox" VALUES(14,'9b8da3708e7196ccb2e5bf3d','console:#plenary','e54824852f59a90b',NULL,1,1795894265,NULL,NULL,NULL,NULL);
CREATE TABLE people (
    id TEXT PRIMARY KEY,
    body TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "people" VALUES('0181f5e69f3dc01f','{"id":"0181f5e69f3dc01f","name":"Anja Gengo","role":"secretariat","affiliation":"IGF Secretariat","zone":"Europe/Zurich","email":"anja@example.org","accounts":["console:anja"]}');
INSERT INTO "people" VALUES('44a3012313067b1f','{"id":"44a3012313067b1f","name":"passer-by","role":"participant","since":"2017-04-10T09:08:00Z","accounts":["console:passer-by"]}');
INSERT INTO "people" VALUES('9ef41e3f351d2c98','{"id":"9ef41e3f351d2c98","name":"Liesyl Franz","role":"member","stakeholder":"government","zone":"America/New_York","borne":[{"meeting":1,"at":"2017-04-20T14:00:00Z","burden":0}],"accounts":["console:marilyn"]}');
INSERT INTO "people" VALUES('b7e847174c849b42','{"id":"b7e847174c849b42","name":"Mei Lin Fung","role":"member","stakeholder":"private sector","zone":"America/Los_Angeles","borne":[{"meeting":1,"at":"2017-04-20T14:00:00Z","burden":120}],"accounts":["console:mei"]}');
INSERT INTO "people" VALUES('cc5b012c7220bcaf','{"id":"cc5b012c7220bcaf","name":"Lynn St. Amour","role":"chair","stakeholder":"technical community","affiliation":"Internet Matters","zone":"America/New_York","email":"lynn@example.org","accounts":["console:lynn"]}');
INSERT INTO "people" VALUES('e54824852f59a90b','{"id":"e54824852f59a90b","name":"Lea Kaspar","role":"member","stakeholder":"civil society","affiliation":"GPD","zone":"Europe/London","email":"lea@example.org","accounts":["console:lea"]}');
CREATE TABLE people_version (
    version INTEGER NOT NULL
) STRICT;
INSERT INTO "people_version" VALUES(8);
CREATE TABLE texts (
    id TEXT PRIMARY KEY,
    salt TEXT NOT NULL,
    words TEXT NOT NULL,
    author TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "texts" VALUES('039f6456850e08a5cc92175d75b0189dac476e4aeede4872933556e13df6b10b','5c92ed32c45d17a9bdbd93c6f3c9bdba','Who writes the plan?','9ef41e3f351d2c98');
INSERT INTO "texts" VALUES('0de78a5d5ac4d75f7f8f6428f3b40166cfaa7d5492439c58d3366496809205d4','2e01d2b085a7f4521fe5bda6232ed9a8','First call','0000000000000000');
INSERT INTO "texts" VALUES('16020a9cf2a68642d25f0e7b3ccea1b4c4f4a0b9178d438019160cd4413ce11f','ac0ff1a26d35de3f461f2c5828b4beb4','After the last mark.','e54824852f59a90b');
INSERT INTO "texts" VALUES('67043e77b99480226b8e2997b7b69e78dcf690d7988bf35f71e2ad124cbd3dc5','196a0e5768d1225abdd3f9a0db970186','We need this.','b7e847174c849b42');
INSERT INTO "texts" VALUES('682b7b21af52af5c877611008870a3861a00e1bd43335ec236ede4f1be6db043','7a98e5dcc4b162545614bc1c34ce6443','to make the meetings better','e54824852f59a90b');
INSERT INTO "texts" VALUES('bfcd11d38771aa61d0aceda23ffdfa1605108674a94edeb13c018c609751d059','91c1e862e413c2c7a90c5e9d814b443d','IGF Improvements','e54824852f59a90b');
CREATE INDEX texts_author ON texts (author);
CREATE INDEX inbox_waiting ON inbox (done) WHERE done = 0;
CREATE INDEX outbox_waiting ON outbox (id) WHERE reply IS NOT NULL;
CREATE INDEX outbox_message ON outbox (message) WHERE message IS NOT NULL;
CREATE INDEX outbox_said ON outbox (room, id) WHERE message IS NOT NULL;
