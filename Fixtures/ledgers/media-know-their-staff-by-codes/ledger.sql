PRAGMA foreign_keys = OFF;
BEGIN TRANSACTION;
CREATE TABLE act (
    salon   TEXT NOT NULL REFERENCES salon,
    n       INTEGER NOT NULL,
    at      REAL NOT NULL,
    person  TEXT NOT NULL CHECK (person <> ''),
    kind    TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail  TEXT NOT NULL CHECK (json_valid(detail)),
    PRIMARY KEY (salon, n)
) STRICT;
INSERT INTO "act" VALUES('kirei-demo',1,1796083300.0,'hana','export','job:1','{}');
INSERT INTO "act" VALUES('kirei-demo',2,1796169700.0,'hana','restore','ledger','{}');
CREATE TABLE capture (
    salon       TEXT NOT NULL REFERENCES salon,
    hash        TEXT NOT NULL CHECK (length(hash) = 64),
    run         TEXT NOT NULL,
    source      TEXT NOT NULL,
    origin      TEXT NOT NULL,
    started     REAL NOT NULL,
    ended       REAL NOT NULL CHECK (ended >= started),
    server_time REAL,
    store       TEXT,
    http_status INTEGER,
    size        INTEGER NOT NULL CHECK (size >= 0), is_shredded INTEGER NOT NULL DEFAULT 0
    CHECK (is_shredded IN (0, 1)),
    PRIMARY KEY (salon, hash)
) STRICT;
INSERT INTO "capture" VALUES('kirei-demo','153380c4caa00d21d9ea5df864d29db39c511beb9c469e38db5df2968f46066d','20261202-090000-7cbb2a','notices','.daicho/demo/inbox/mails/08.eml',1796169600.0,1796169600.0,NULL,NULL,NULL,2247,0);
INSERT INTO "capture" VALUES('kirei-demo','192823cdf23ff106980ede0b0d5a2a9a695e168f8cba9ea5a8376e3f7b694ca5','20261201-090000-962f55','hotpepper-list','.daicho/demo/inbox/pages/page-2.html',1796083200.0,1796083200.0,NULL,NULL,NULL,104645,0);
INSERT INTO "capture" VALUES('kirei-demo','1d1b6074c542f38474ddcff6eec09a92d1b89c65b9a5b711752fcb57e91dc3b7','20261202-090000-7cbb2a','hotpepper-list','.daicho/demo/inbox/pages/page-3.html',1796169600.0,1796169600.0,NULL,NULL,NULL,87911,0);
INSERT INTO "capture" VALUES('kirei-demo','3da110a5ebcd65cd423125e6a29556f7f0af98e8e6be13211b6bd42553e616aa','20261202-090000-7cbb2a','notices','.daicho/demo/inbox/mails/10.eml',1796169600.0,1796169600.0,NULL,NULL,NULL,2312,0);
INSERT INTO "capture" VALUES('kirei-demo','4191c68ee7de369f1b45e1293202dfb7bd3cab8e9b317b19564fa5b8b6866950','20261201-090000-962f55','hotpepper-list','.daicho/demo/inbox/pages/page-1.html',1796083200.0,1796083200.0,NULL,NULL,NULL,104158,0);
INSERT INTO "capture" VALUES('kirei-demo','55109abc04527adcc17f635fad73c467a781ccf6fdae6a7899ca7bc1c16f7f6c','20261202-090000-7cbb2a','hotpepper-list','.daicho/demo/inbox/pages/page-2.html',1796169600.0,1796169600.0,NULL,NULL,NULL,104563,0);
INSERT INTO "capture" VALUES('kirei-demo','58514351ebaef96795536bfc32c7d0b253980aaedac53d5bfe246f6fb72dee28','20261202-090000-7cbb2a','notices','.daicho/demo/inbox/mails/19.eml',1796169600.0,1796169600.0,NULL,NULL,NULL,2265,0);
INSERT INTO "capture" VALUES('kirei-demo','84c0b4a2ec9beecd8316cc6bbc984096ea2b8b12128b9de3560309dd508023db','20261202-090000-7cbb2a','notices','.daicho/demo/inbox/mails/13.eml',1796169600.0,1796169600.0,NULL,NULL,NULL,2274,0);
INSERT INTO "capture" VALUES('kirei-demo','a8e9b5c05501d064c9ad576acacd6e60ab62507c10adb7d2d6b65b52a9e7dbe7','20261202-090000-7cbb2a','notices','.daicho/demo/inbox/mails/11.eml',1796169600.0,1796169600.0,NULL,NULL,NULL,2181,0);
INSERT INTO "capture" VALUES('kirei-demo','acab867d5cd9e7d21dfb2fe13c20d64b3d315816d303d410eaa3fab0d732819b','20261201-090000-962f55','hotpepper-list','.daicho/demo/inbox/pages/page-3.html',1796083200.0,1796083200.0,NULL,NULL,NULL,85930,0);
INSERT INTO "capture" VALUES('kirei-demo','b60f36a1298ec2fbb7dcd13daa83e6cdf2088c975307fb860830dfb30103b005','20261202-090000-7cbb2a','notices','.daicho/demo/inbox/mails/09.eml',1796169600.0,1796169600.0,NULL,NULL,NULL,1585,0);
INSERT INTO "capture" VALUES('kirei-demo','b9795ca44a981ddaf9826e3e596f653c608ec99a86ca93ccbdc19c1ad6bf1714','20261202-090000-7cbb2a','notices','.daicho/demo/inbox/mails/12.eml',1796169600.0,1796169600.0,NULL,NULL,NULL,1743,0);
INSERT INTO "capture" VALUES('kirei-demo','d9336cea117ae67a8d8233394056872e4c6d4ddca063d8da34113eda885ead6b','20261202-090000-7cbb2a','hotpepper-list','.daicho/demo/inbox/pages/page-1.html',1796169600.0,1796169600.0,NULL,NULL,NULL,104130,1);
CREATE TABLE change (
    salon      TEXT NOT NULL,
    n          INTEGER NOT NULL,
    run        TEXT NOT NULL,
    at         REAL NOT NULL,
    kind       TEXT NOT NULL,
    medium     TEXT NOT NULL,
    number     TEXT NOT NULL,
    before     TEXT CHECK (before IS NULL OR json_valid(before)),
    after      TEXT NOT NULL CHECK (json_valid(after)),
    evidence   TEXT NOT NULL CHECK (json_valid(evidence)),
    reasons    TEXT NOT NULL CHECK (json_valid(reasons)),
    is_unconfirmed_release INTEGER NOT NULL CHECK (is_unconfirmed_release IN (0, 1)),
    PRIMARY KEY (salon, n),
    FOREIGN KEY (salon, medium, number) REFERENCES reservation (salon, medium, number)
) STRICT;
INSERT INTO "change" VALUES('kirei-demo',135,'20261202-090000-7cbb2a',1796169600.0,'cancelled','hotpepper','BE10000079','{"claimed":259631,"menu":[],"status":"booked","statusText":"受付待ち","visitDate":"2026-12-29","startTime":"18:30","customerName":"渡邉 凛","staff":"髙橋","nominated":false,"coupon":"【指名料込】深層リンパ 90分 <初回> ￥9,800","total":9800,"points":0,"payable":9800,"route":"HOT PEPPER Beauty"}','{"claimed":259631,"menu":[],"status":"cancelledBySalon","statusText":"サロンキャンセル","visitDate":"2026-12-29","startTime":"18:30","customerName":"渡邉 凛","staff":"髙橋","nominated":false,"coupon":"【指名料込】深層リンパ 90分 <初回> ￥9,800","total":9800,"points":0,"payable":9800,"route":"HOT PEPPER Beauty"}','["d9298c92d9a591850f5a62d99be073dc"]','["list:present","status:cancelledBySalon"]',1);
INSERT INTO "change" VALUES('kirei-demo',141,'20261202-090000-7cbb2a',1796169600.0,'booked','hotpepper','BE20000004',NULL,'{"claimed":915071,"menu":["眉カット"],"status":"booked","visitDate":"2026-12-02","startTime":"16:00","durationMinutes":45,"customerName":"早川 りん","customerKana":"ハヤカワ リン","nominated":false,"total":5500,"points":0,"payable":5500,"receivedAt":817862220.0}','["f1a64850a87392a457b83a49420c3b23"]','["mail:new"]',0);
INSERT INTO "change" VALUES('kirei-demo',142,'20261202-090000-7cbb2a',1796169600.0,'booked','hotpepper','YG20000002',NULL,'{"claimed":259631,"menu":["フェイシャル６０分"],"status":"booked","statusText":"受付待ち","visitDate":"2026-12-10","startTime":"11:00","customerName":"北村　すず","staff":"渡邊 さくら","nominated":true,"total":7700,"points":0,"payable":7700,"route":"電話予約"}','["7f48660cf25b3c0420debaf33b5e4aa1"]','["list:present"]',0);
INSERT INTO "change" VALUES('kirei-demo',9,'20261201-090000-962f55',1796083200.0,'adopted','hotpepper','BE10000079',NULL,'{"claimed":259631,"menu":[],"status":"booked","statusText":"受付待ち","visitDate":"2026-12-29","startTime":"18:30","customerName":"渡邉 凛","staff":"髙橋","nominated":false,"coupon":"【指名料込】深層リンパ 90分 <初回> ￥9,800","total":9800,"points":0,"payable":9800,"route":"HOT PEPPER Beauty"}','["9f4cbaa7a3f82dd08155a1890e2a6cf5"]','["D15","list:present"]',0);
CREATE TABLE definition (
    salon     TEXT NOT NULL REFERENCES salon,
    hash      TEXT NOT NULL,
    text      TEXT NOT NULL,
    first_run TEXT NOT NULL,
    PRIMARY KEY (salon, hash)
) STRICT;
INSERT INTO "definition" VALUES('kirei-demo','3f2c4885f8648249f677c9c2a205e276','Pipelines/demo.yaml','20261201-090000-962f55');
CREATE TABLE hold (
    salon     TEXT NOT NULL REFERENCES salon,
    id        TEXT NOT NULL,
    guard     TEXT NOT NULL,
    reason    TEXT NOT NULL,
    members   TEXT NOT NULL CHECK (json_valid(members)),
    since     REAL NOT NULL,
    expires   REAL NOT NULL,
    word      TEXT NOT NULL CHECK (word IN ('open', 'approved', 'dropped')),
    ended_run TEXT,
    PRIMARY KEY (salon, id)
) STRICT;
CREATE TABLE ledger_row (
    salon      TEXT NOT NULL,
    day        TEXT NOT NULL,
    start      INTEGER NOT NULL,
    medium     TEXT NOT NULL,
    number     TEXT NOT NULL,
    status     TEXT,
    staff      TEXT,
    created_on TEXT NOT NULL,
    changed_on TEXT NOT NULL,
    cells      TEXT NOT NULL,
    PRIMARY KEY (salon, day, start, medium, number),
    UNIQUE (salon, medium, number),
    FOREIGN KEY (salon, medium, number) REFERENCES reservation (salon, medium, number)
) STRICT, WITHOUT ROWID;
INSERT INTO "ledger_row" VALUES('kirei-demo','2026-12-02',960,'hotpepper','BE20000004','booked',NULL,'2026-12-02','2026-12-02','BE2000000470b89d1a7b4ccc3aHOT PEPPER Beauty受付待ち2026/12/0216:0016:4545通知メールフリー枠眉カット550005500早川 りんハヤカワ リン2026/12/022026/12/022026/12/02 08:572026/12/02 09:00notices20261202-090000-7cbb2ab007ec32461406f5dea6be7bedb75159');
INSERT INTO "ledger_row" VALUES('kirei-demo','2026-12-10',660,'hotpepper','YG20000002','booked','渡邊 さくら','2026-12-02','2026-12-02','YG20000002952aaa10ecad3df9HOT PEPPER Beauty電話予約受付待ち受付待ち2026/12/1011:00不明渡邊 さくら指名フェイシャル６０分770007700北村　すず2026/12/022026/12/022026/12/02 09:00hotpepper-list要確認所要時間不明20261202-090000-7cbb2a222d9706efa00bcce72af7388f942a7a');
INSERT INTO "ledger_row" VALUES('kirei-demo','2026-12-29',1110,'hotpepper','BE10000079','cancelledBySalon','髙橋','2026-12-01','2026-12-02','BE10000079f20f75b463b10ec2HOT PEPPER BeautyHOT PEPPER Beautyサロンキャンセルサロンキャンセル2026/12/2918:30不明髙橋自動割当【指名料込】深層リンパ 90分 <初回> ￥9,800980009800渡邉 凛2026/12/012026/12/022026/12/01 09:002026/12/02 08:55hotpepper-list20261202-090000-7cbb2abb6a96441392e323049cd61e3ff0c242');
CREATE TABLE mail_seen (
    salon    TEXT NOT NULL,
    source   TEXT NOT NULL,
    box      TEXT NOT NULL,
    validity INTEGER NOT NULL,
    mail     TEXT NOT NULL,
    content  TEXT NOT NULL,
    at       REAL NOT NULL, is_owed INTEGER NOT NULL DEFAULT 0
    CHECK (is_owed IN (0, 1)),
    PRIMARY KEY (salon, source, box, validity, mail),
    FOREIGN KEY (salon, source) REFERENCES source (salon, source)
) STRICT, WITHOUT ROWID;
INSERT INTO "mail_seen" VALUES('kirei-demo','notices','',-2,'0007ad5f1750e70e1e16ff24c586c12781d37f9485edbbf30fe489e297b9c21c','0007ad5f1750e70e1e16ff24c586c12781d37f9485edbbf30fe489e297b9c21c',1796083200.0,1);
INSERT INTO "mail_seen" VALUES('kirei-demo','notices','',-2,'054f7312d34620ba8abd57aaa16a14d7c947bf731c78b895f5b1a2a955c18a5e','054f7312d34620ba8abd57aaa16a14d7c947bf731c78b895f5b1a2a955c18a5e',1796083200.0,0);
INSERT INTO "mail_seen" VALUES('kirei-demo','notices','',-2,'153380c4caa00d21d9ea5df864d29db39c511beb9c469e38db5df2968f46066d','153380c4caa00d21d9ea5df864d29db39c511beb9c469e38db5df2968f46066d',1796169600.0,0);
INSERT INTO "mail_seen" VALUES('kirei-demo','notices','',-2,'1f3ec79e1e77dd1d62a4857f25f909462229a0ba37e2d79563888c7b9e27036b','1f3ec79e1e77dd1d62a4857f25f909462229a0ba37e2d79563888c7b9e27036b',1796083200.0,0);
INSERT INTO "mail_seen" VALUES('kirei-demo','notices','',-2,'234874766a14aff651215872a8e95c86fc678655f4e9cab17935c5f6387bccc4','234874766a14aff651215872a8e95c86fc678655f4e9cab17935c5f6387bccc4',1796169600.0,0);
INSERT INTO "mail_seen" VALUES('kirei-demo','notices','',-2,'2800613cba6ecb287e07a69ec618f8f14d2ab99fdcf611d77217b02f9727f920','2800613cba6ecb287e07a69ec618f8f14d2ab99fdcf611d77217b02f9727f920',1796083200.0,0);
INSERT INTO "mail_seen" VALUES('kirei-demo','notices','',-2,'3da110a5ebcd65cd423125e6a29556f7f0af98e8e6be13211b6bd42553e616aa','3da110a5ebcd65cd423125e6a29556f7f0af98e8e6be13211b6bd42553e616aa',1796169600.0,0);
INSERT INTO "mail_seen" VALUES('kirei-demo','notices','',-2,'445c41deffa1e69fea6d84c4c9841b23515ff8560c40eb769c810d100e04850c','445c41deffa1e69fea6d84c4c9841b23515ff8560c40eb769c810d100e04850c',1796169600.0,0);
INSERT INTO "mail_seen" VALUES('kirei-demo','notices','',-2,'564d60cc48b9ad4acd78577799aed8e78b599258ee95359856864e0ccc807f73','564d60cc48b9ad4acd78577799aed8e78b599258ee95359856864e0ccc807f73',1796083200.0,0);
INSERT INTO "mail_seen" VALUES('kirei-demo','notices','',-2,'58514351ebaef96795536bfc32c7d0b253980aaedac53d5bfe246f6fb72dee28','58514351ebaef96795536bfc32c7d0b253980aaedac53d5bfe246f6fb72dee28',1796169600.0,0);
INSERT INTO "mail_seen" VALUES('kirei-demo','notices','',-2,'77870f9613b94dd0660859cb857c2d3a7a9435d5b5a75f2ad5a54b2dd7e0c107','77870f9613b94dd0660859cb857c2d3a7a9435d5b5a75f2ad5a54b2dd7e0c107',1796169600.0,0);
INSERT INTO "mail_seen" VALUES('kirei-demo','notices','',-2,'7df5748a704424c075bce00edf15a6c5942c4337e579c94ad87144ebfae71876','7df5748a704424c075bce00edf15a6c5942c4337e579c94ad87144ebfae71876',1796083200.0,0);
INSERT INTO "mail_seen" VALUES('kirei-demo','notices','',-2,'84c0b4a2ec9beecd8316cc6bbc984096ea2b8b12128b9de3560309dd508023db','84c0b4a2ec9beecd8316cc6bbc984096ea2b8b12128b9de3560309dd508023db',1796169600.0,0);
INSERT INTO "mail_seen" VALUES('kirei-demo','notices','',-2,'92ef59ebd92982d02454ab7233a5e51228767c4eeb9c85e79954b355019c1616','92ef59ebd92982d02454ab7233a5e51228767c4eeb9c85e79954b355019c1616',1796169600.0,0);
INSERT INTO "mail_seen" VALUES('kirei-demo','notices','',-2,'991e1624a4c287dbbdbe061e37d3efd57a11e194f5b15f6951a5a0eda1454f65','991e1624a4c287dbbdbe061e37d3efd57a11e194f5b15f6951a5a0eda1454f65',1796083200.0,0);
INSERT INTO "mail_seen" VALUES('kirei-demo','notices','',-2,'a8e9b5c05501d064c9ad576acacd6e60ab62507c10adb7d2d6b65b52a9e7dbe7','a8e9b5c05501d064c9ad576acacd6e60ab62507c10adb7d2d6b65b52a9e7dbe7',1796169600.0,0);
INSERT INTO "mail_seen" VALUES('kirei-demo','notices','',-2,'b60f36a1298ec2fbb7dcd13daa83e6cdf2088c975307fb860830dfb30103b005','b60f36a1298ec2fbb7dcd13daa83e6cdf2088c975307fb860830dfb30103b005',1796169600.0,0);
INSERT INTO "mail_seen" VALUES('kirei-demo','notices','',-2,'b88c7255f7b124cddab28a3eb2c1675038bd8c44db8a3eea600f7065d3a5f50a','b88c7255f7b124cddab28a3eb2c1675038bd8c44db8a3eea600f7065d3a5f50a',1796169600.0,0);
INSERT INTO "mail_seen" VALUES('kirei-demo','notices','',-2,'b9795ca44a981ddaf9826e3e596f653c608ec99a86ca93ccbdc19c1ad6bf1714','b9795ca44a981ddaf9826e3e596f653c608ec99a86ca93ccbdc19c1ad6bf1714',1796169600.0,0);
INSERT INTO "mail_seen" VALUES('kirei-demo','notices','',-2,'baa95e6a63e266fb885273840ef18eb8666a7e42701da72b6ba59ae918d91800','baa95e6a63e266fb885273840ef18eb8666a7e42701da72b6ba59ae918d91800',1796169600.0,0);
CREATE TABLE mailbox (
    salon    TEXT NOT NULL,
    source   TEXT NOT NULL,
    box      TEXT NOT NULL,
    validity INTEGER NOT NULL,
    uid      INTEGER NOT NULL,
    PRIMARY KEY (salon, source, box),
    FOREIGN KEY (salon, source) REFERENCES source (salon, source)
) STRICT;
CREATE TABLE medium (
    salon      TEXT NOT NULL REFERENCES salon,
    medium     TEXT NOT NULL,
    adopted_by TEXT NOT NULL,
    adopted_at REAL NOT NULL,
    PRIMARY KEY (salon, medium)
) STRICT;
INSERT INTO "medium" VALUES('kirei-demo','hotpepper','20261201-090000-962f55',1796083200.0);
CREATE TABLE notice (
    salon TEXT NOT NULL REFERENCES salon,
    name  TEXT NOT NULL,
    since REAL NOT NULL,
    told  REAL NOT NULL,
    PRIMARY KEY (salon, name)
) STRICT;
INSERT INTO "notice" VALUES('kirei-demo','quarantine:notices:false',1796169600.0,1796169600.0);
CREATE TABLE quarantine (
    salon       TEXT NOT NULL REFERENCES salon,
    id          TEXT NOT NULL CHECK (length(id) = 32),
    source      TEXT NOT NULL,
    capture     TEXT NOT NULL,
    location    TEXT NOT NULL,
    span_from   INTEGER,
    span_to     INTEGER CHECK (span_to >= span_from),
    field       TEXT,
    problem     TEXT NOT NULL,
    first_run   TEXT NOT NULL,
    cleared_run TEXT, booking TEXT,
    PRIMARY KEY (salon, id)
) STRICT;
INSERT INTO "quarantine" VALUES('kirei-demo','04d18bf545ebda4ad3bfaa86e1833f23','notices','58514351ebaef96795536bfc32c7d0b253980aaedac53d5bfe246f6fb72dee28','■予約番号',NULL,NULL,'number','no booking number standing alone','20261202-090000-7cbb2a',NULL,NULL);
CREATE TABLE reservation (
    salon           TEXT NOT NULL REFERENCES salon,
    medium          TEXT NOT NULL CHECK (medium <> ''),
    number          TEXT NOT NULL CHECK (number <> ''),
    day             TEXT CHECK (day GLOB '????-??-??'),
    start           INTEGER CHECK (start BETWEEN 0 AND 1799),
    status          TEXT CHECK (status IN (
                        'requested', 'booked', 'inService', 'awaitingCheckout', 'served',
                        'settled', 'declined', 'cancelledByCustomer', 'cancelledBySalon',
                        'noShow', 'expired')),
    is_active       INTEGER NOT NULL CHECK (is_active IN (0, 1)),
    -- two halves of one fingerprint, as numbers: they are compared at every run
    last_row_high   INTEGER,
    last_row_low    INTEGER CHECK ((last_row_low IS NULL) = (last_row_high IS NULL)),
    row_agrees      INTEGER NOT NULL CHECK (row_agrees IN (0, 1)),
    absent_scans    INTEGER NOT NULL CHECK (absent_scans >= 0),
    last_seen       REAL,
    missing_since   REAL,
    detected_at     REAL NOT NULL,
    cancelled_at    REAL,
    changed_by      TEXT NOT NULL,
    changed_on      TEXT NOT NULL CHECK (changed_on GLOB '????-??-??'),
    adopted         INTEGER NOT NULL CHECK (adopted IN (0, 1)),
    attention       TEXT NOT NULL,
    duration_ground TEXT NOT NULL,
    sources         TEXT NOT NULL CHECK (json_valid(sources)),
    facts           TEXT NOT NULL CHECK (json_valid(facts)),
    provenance      TEXT NOT NULL CHECK (json_valid(provenance)),
    PRIMARY KEY (salon, medium, number),
    CHECK (is_active = 0 OR (day IS NOT NULL AND start IS NOT NULL AND status IS NOT NULL))
) STRICT;
INSERT INTO "reservation" VALUES('kirei-demo','hotpepper','BE10000079','2026-12-29',1110,'cancelledBySalon',0,1217388023956373550,-6331881885671228634,1,0,1796082900.0,NULL,1796083200.0,1796169300.0,'20261202-090000-7cbb2a','2026-12-02',1,'','unknown','["hotpepper-list"]','{"claimed":259631,"menu":[],"status":"cancelledBySalon","statusText":"サロンキャンセル","visitDate":"2026-12-29","startTime":"18:30","customerName":"渡邉 凛","staff":"髙橋","nominated":false,"coupon":"【指名料込】深層リンパ 90分 <初回> ￥9,800","total":9800,"points":0,"payable":9800,"route":"HOT PEPPER Beauty"}','{"d9298c92d9a591850f5a62d99be073dc":259629}');
INSERT INTO "reservation" VALUES('kirei-demo','hotpepper','BE20000004','2026-12-02',960,'booked',1,NULL,NULL,0,0,1796169480.0,NULL,1796169600.0,NULL,'20261202-090000-7cbb2a','2026-12-02',0,'','mail','["notices"]','{"claimed":915071,"menu":["眉カット"],"status":"booked","visitDate":"2026-12-02","startTime":"16:00","durationMinutes":45,"customerName":"早川 りん","customerKana":"ハヤカワ リン","nominated":false,"total":5500,"points":0,"payable":5500,"receivedAt":817862220.0}','{"f1a64850a87392a457b83a49420c3b23":915069}');
INSERT INTO "reservation" VALUES('kirei-demo','hotpepper','YG20000002','2026-12-10',660,'booked',1,-6801595943965313596,-1442800622332914583,1,0,1796169300.0,NULL,1796169600.0,NULL,'20261202-090000-7cbb2a','2026-12-02',0,'durationUnknown','unknown','["hotpepper-list"]','{"claimed":259631,"menu":["フェイシャル６０分"],"status":"booked","statusText":"受付待ち","visitDate":"2026-12-10","startTime":"11:00","customerName":"北村　すず","staff":"渡邊 さくら","nominated":true,"total":7700,"points":0,"payable":7700,"route":"電話予約"}','{"7f48660cf25b3c0420debaf33b5e4aa1":259629}');
CREATE TABLE run (
    salon       TEXT NOT NULL REFERENCES salon,
    id          TEXT NOT NULL,
    tick        TEXT NOT NULL,
    as_of       REAL NOT NULL,
    started     REAL NOT NULL,
    finished    REAL,
    exit_status INTEGER CHECK (exit_status BETWEEN 0 AND 255),
    definition  TEXT NOT NULL,
    report      TEXT NOT NULL CHECK (json_valid(report)), n INTEGER, is_quiet INTEGER NOT NULL DEFAULT 0 CHECK (is_quiet IN (0, 1)),
    PRIMARY KEY (salon, id),
    UNIQUE (salon, tick),
    FOREIGN KEY (salon, definition) REFERENCES definition (salon, hash)
) STRICT;
INSERT INTO "run" VALUES('kirei-demo','20261201-090000-962f55','20261201-090000-962f55',1796083200.0,1796083200.0,1796083200.0,0,'3f2c4885f8648249f677c9c2a205e276','{"run":"20261201-090000-962f55","salon":"kirei-demo","asOf":"2026-12-01T09:00:00+09:00","sources":[{"name":"hotpepper-list","due":true,"skipped":null,"coverage":{"verdict":"complete","proofs":{"total":132,"rows":132,"distinct":132,"pages":3,"from":"2026-11-30","to":"2027-04-02","store":"H000000001"},"failed":[]},"captures":3,"rows":132,"observed":132,"same":0,"ignored":{},"quarantined":0,"findings":[],"trouble":null},{"name":"notices","due":true,"skipped":null,"coverage":null,"captures":7,"rows":7,"observed":5,"same":0,"ignored":{"address-check":1,"forwarding-confirmation":1},"quarantined":0,"findings":[],"trouble":null}],"changes":{"adopted":132},"holds":[],"actions":{},"receipts":{},"published":[{"path":".daicho/demo/予約台帳.csv","rows":132,"written":true,"lostCharacters":0}],"greatestDelaySeconds":null,"durations":{"extract":132.773,"parse":68.37,"commit":156.246,"deliver":1.193,"publish":6.855},"notes":[],"exitStatus":0}',NULL,0);
INSERT INTO "run" VALUES('kirei-demo','20261202-090000-7cbb2a','20261202-090000-7cbb2a',1796169600.0,1796169600.0,1796169600.0,10,'3f2c4885f8648249f677c9c2a205e276','{"run":"20261202-090000-7cbb2a","salon":"kirei-demo","asOf":"2026-12-02T09:00:00+09:00","sources":[{"name":"hotpepper-list","due":true,"skipped":null,"coverage":{"verdict":"complete","proofs":{"total":134,"rows":134,"distinct":134,"pages":3,"from":"2026-12-01","to":"2027-04-03","store":"H000000001"},"failed":[]},"captures":3,"rows":134,"observed":8,"same":126,"ignored":{},"quarantined":0,"findings":[],"trouble":null},{"name":"notices","due":true,"skipped":null,"coverage":null,"captures":20,"rows":20,"observed":10,"same":7,"ignored":{"customer-side":1,"digest":1},"quarantined":1,"findings":[{"field":"number","problem":"no booking number standing alone","where":"■予約番号"}],"trouble":null}],"changes":{"amended":2,"booked":4,"cancelled":3,"missing":1},"holds":[],"actions":{"pushCancel":3,"pushCreate":4,"pushUpdate":2},"receipts":{"handedOver":9},"published":[{"path":".daicho/demo/予約台帳.csv","rows":136,"written":true,"lostCharacters":0}],"greatestDelaySeconds":33240.0,"durations":{"extract":124.634,"parse":111.721,"commit":103.801,"deliver":72.03,"publish":20.516},"notes":[{"key":"quarantine:notices:false","text":"notices: 読み取れない 1 件を隔離しました（daicho status で確認できます）"}],"exitStatus":10}',NULL,0);
CREATE TABLE salon (
    salon  TEXT NOT NULL CHECK (salon <> ''),
    secret BLOB NOT NULL CHECK (length(secret) = 32),
    PRIMARY KEY (salon)
) STRICT;
INSERT INTO "salon" VALUES('kirei-demo',X'6896D9F45B65A10FF51046F615D36DA6D73DDB4EDDAC2E8E81641D35C3FD8E47');
CREATE TABLE scan (
    salon        TEXT NOT NULL REFERENCES salon,
    id           TEXT NOT NULL,
    run          TEXT NOT NULL,
    source       TEXT NOT NULL,
    medium       TEXT NOT NULL,
    t_lo         REAL NOT NULL,
    t_hi         REAL NOT NULL CHECK (t_hi >= t_lo),
    first_day    TEXT CHECK (first_day GLOB '????-??-??'),
    last_day     TEXT CHECK (last_day >= first_day),
    verdict      TEXT NOT NULL CHECK (verdict IN ('complete', 'partial', 'unusable')),
    coverage     TEXT NOT NULL CHECK (json_valid(coverage)),
    fingerprint  TEXT NOT NULL CHECK (length(fingerprint) = 32),
    format       TEXT NOT NULL,
    definition   TEXT NOT NULL,
    is_unchanged INTEGER NOT NULL CHECK (is_unchanged IN (0, 1)),
    is_settled   INTEGER NOT NULL CHECK (is_settled IN (0, 1)), layout TEXT CHECK (length(layout) = 32), sign_in TEXT CHECK (length(sign_in) = 32), server_ahead REAL, unseen TEXT CHECK (unseen IS NULL OR json_valid(unseen)), is_ground INTEGER NOT NULL DEFAULT 0 CHECK (is_ground IN (0, 1)), is_listed INTEGER NOT NULL DEFAULT 0 CHECK (is_listed IN (0, 1)),
    PRIMARY KEY (salon, id),
    FOREIGN KEY (salon, definition) REFERENCES definition (salon, hash)
) STRICT;
INSERT INTO "scan" VALUES('kirei-demo','20261201-090000-962f55.hotpepper-list','20261201-090000-962f55','hotpepper-list','hotpepper',1796082900.0,1796082900.0,'2026-11-30','2027-04-02','complete','{"failed":[],"proofs":[{"name":"total","value":{"number":{"_0":132}}},{"name":"rows","value":{"number":{"_0":132}}},{"name":"distinct","value":{"number":{"_0":132}}},{"name":"pages","value":{"number":{"_0":3}}},{"name":"from","value":{"text":{"_0":"2026-11-30"}}},{"name":"to","value":{"text":{"_0":"2027-04-02"}}},{"name":"store","value":{"text":{"_0":"H000000001"}}}],"verdict":"complete"}','b791685a8463263dbbf5213ddac9a47c','salonboard-kirei-list@1','3f2c4885f8648249f677c9c2a205e276',0,0,'00112233445566778899aabbccddeeff','00112233445566778899aabbccddeeff',1.5,'["BE10000079"]',0,0);
INSERT INTO "scan" VALUES('kirei-demo','20261202-090000-7cbb2a.hotpepper-list','20261202-090000-7cbb2a','hotpepper-list','hotpepper',1796169300.0,1796169300.0,'2026-12-01','2027-04-03','complete','{"failed":[],"proofs":[{"name":"total","value":{"number":{"_0":134}}},{"name":"rows","value":{"number":{"_0":134}}},{"name":"distinct","value":{"number":{"_0":134}}},{"name":"pages","value":{"number":{"_0":3}}},{"name":"from","value":{"text":{"_0":"2026-12-01"}}},{"name":"to","value":{"text":{"_0":"2027-04-03"}}},{"name":"store","value":{"text":{"_0":"H000000001"}}}],"verdict":"complete"}','235a0583dc4756bc04db88d5e6ed8b9b','salonboard-kirei-list@1','3f2c4885f8648249f677c9c2a205e276',0,0,'00112233445566778899aabbccddeeff','00112233445566778899aabbccddeeff',1.5,'["BE10000079"]',0,0);
CREATE TABLE source (
    salon         TEXT NOT NULL REFERENCES salon,
    source        TEXT NOT NULL,
    attempted     REAL,
    succeeded     REAL,
    last_scan     TEXT,
    failure       TEXT,
    failing_since REAL CHECK ((failing_since IS NULL) = (failure IS NULL)),
    rest_until    REAL,
    rest_reason   TEXT, words TEXT,
    PRIMARY KEY (salon, source),
    FOREIGN KEY (salon, last_scan) REFERENCES scan (salon, id)
) STRICT;
INSERT INTO "source" VALUES('kirei-demo','hotpepper-list',1796169600.0,1796169600.0,'20261202-090000-7cbb2a.hotpepper-list','no end marker',1796169600.0,NULL,NULL,'画面が変わりました');
INSERT INTO "source" VALUES('kirei-demo','notices',1796169600.0,1796169600.0,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE step (
    n    INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (name)
) STRICT;
INSERT INTO "step" VALUES(1,'the ledger begins');
INSERT INTO "step" VALUES(10,'staff are known by medium');
INSERT INTO "step" VALUES(11,'what people are to be told is owed until it is told');
INSERT INTO "step" VALUES(12,'a forgetting is brought to its end');
INSERT INTO "step" VALUES(13,'slots are told to linked media');
INSERT INTO "step" VALUES(14,'mails of days beyond the horizon wait for them');
INSERT INTO "step" VALUES(15,'what people enter is observed, too');
INSERT INTO "step" VALUES(16,'what lists showed of a day is kept');
INSERT INTO "step" VALUES(17,'a backfill tells of its rows');
INSERT INTO "step" VALUES(18,'a failing source is told in people''s words');
INSERT INTO "step" VALUES(19,'what a replaced ledger sent is carried over');
INSERT INTO "step" VALUES(2,'scans tell with what they were read, and what they did not show');
INSERT INTO "step" VALUES(20,'targets that take nothing rest');
INSERT INTO "step" VALUES(21,'what a medium was told of a day is found by the day');
INSERT INTO "step" VALUES(22,'a target that rests says why');
INSERT INTO "step" VALUES(23,'what a schedule keeps closed is told to other media');
INSERT INTO "step" VALUES(24,'media know their staff by codes');
INSERT INTO "step" VALUES(3,'exports can wait');
INSERT INTO "step" VALUES(4,'what came can be replayed');
INSERT INTO "step" VALUES(5,'new bookings are counted by time');
INSERT INTO "step" VALUES(6,'a backfill remembers how far it came');
INSERT INTO "step" VALUES(7,'new bookings are found by when they came');
INSERT INTO "step" VALUES(8,'mails are owed a mark until it is set');
INSERT INTO "step" VALUES(9,'a guest can be forgotten');
CREATE TABLE target (
    salon         TEXT NOT NULL REFERENCES salon,
    target        TEXT NOT NULL,
    linked_by     TEXT NOT NULL,
    linked_at     REAL NOT NULL,
    with_existing INTEGER NOT NULL CHECK (with_existing IN (0, 1)),
    PRIMARY KEY (salon, target)
) STRICT;
INSERT INTO "target" VALUES('kirei-demo','own','20261201-090000-962f55',1796083200.0,0);
CREATE TABLE export_job (
    salon    TEXT NOT NULL REFERENCES salon,
    n        INTEGER NOT NULL,
    asked    REAL NOT NULL,
    person   TEXT NOT NULL,
    request  TEXT NOT NULL CHECK (json_valid(request)),
    state    TEXT NOT NULL CHECK (state IN ('queued', 'running', 'done', 'failed')),
    attempts INTEGER NOT NULL CHECK (attempts >= 0),
    begun    REAL,
    ended    REAL,
    files    TEXT NOT NULL CHECK (json_valid(files)),
    row_count INTEGER NOT NULL,
    problem  TEXT CHECK ((problem IS NOT NULL) = (state = 'failed')),
    PRIMARY KEY (salon, n)
) STRICT;
INSERT INTO "export_job" VALUES('kirei-demo',1,1796083200.0,'hana','{}','done',1,1796083201.0,1796083202.0,'[]',3,NULL);
CREATE TABLE gist (
    salon TEXT NOT NULL REFERENCES salon,
    run   TEXT NOT NULL,
    text  TEXT NOT NULL CHECK (json_valid(text)),
    PRIMARY KEY (salon, run)
) STRICT;
INSERT INTO "gist" VALUES('kirei-demo','20261202-090000-7cbb2a','{}');
CREATE TABLE input (
    salon     TEXT NOT NULL REFERENCES salon,
    n         INTEGER NOT NULL,
    after_run INTEGER NOT NULL,
    kind      TEXT NOT NULL CHECK (kind IN ('act', 'receipt', 'lease', 'waiting')),
    subject   TEXT NOT NULL,
    part      INTEGER NOT NULL,
    at        REAL,
    PRIMARY KEY (salon, n)
) STRICT;
INSERT INTO "input" VALUES('kirei-demo',1,0,'act','job:1',1,1796083300.0);
CREATE TABLE backfill (
    salon       TEXT NOT NULL REFERENCES salon,
    id          TEXT NOT NULL CHECK (length(id) = 32),
    run         TEXT NOT NULL,
    as_of       REAL NOT NULL,
    rows        INTEGER NOT NULL CHECK (rows >= 0),
    tally       TEXT NOT NULL CHECK (json_valid(tally)),
    is_finished INTEGER NOT NULL CHECK (is_finished IN (0, 1)),
    PRIMARY KEY (salon, id)
) STRICT;
INSERT INTO "backfill" VALUES('kirei-demo','00112233445566778899aabbccddeeff','20261202-090000-7cbb2a',1796169600.0,3,'{}',1);
CREATE TABLE forgotten (
    salon  TEXT NOT NULL REFERENCES salon,
    medium TEXT NOT NULL,
    number TEXT NOT NULL,
    at     REAL NOT NULL, is_under_way INTEGER NOT NULL DEFAULT 0
    CHECK (is_under_way IN (0, 1)),
    PRIMARY KEY (salon, medium, number)
) STRICT;
INSERT INTO "forgotten" VALUES('kirei-demo','hotpepper','BE10000999',1796169600.0,0);
CREATE TABLE seal (
    salon  TEXT NOT NULL REFERENCES salon,
    erased TEXT NOT NULL CHECK (length(erased) = 32),
    name   TEXT NOT NULL CHECK (length(name) = 32),
    PRIMARY KEY (salon, erased)
) STRICT;
INSERT INTO "seal" VALUES('kirei-demo','00112233445566778899aabbccddeeff','00112233445566778899aabbccddeeff');
CREATE TABLE staff_identity (
    salon  TEXT NOT NULL REFERENCES salon,
    medium TEXT NOT NULL,
    name   TEXT NOT NULL CHECK (name <> ''),
    PRIMARY KEY (salon, medium, name)
) STRICT;
INSERT INTO "staff_identity" VALUES('kirei-demo','hotpepper','渡邊 さくら');
INSERT INTO "staff_identity" VALUES('kirei-demo','hotpepper','見本');
INSERT INTO "staff_identity" VALUES('kirei-demo','hotpepper','髙橋');
CREATE TABLE owed_notice (
    salon     TEXT NOT NULL REFERENCES salon,
    -- empty where nobody has heard of it
    recipient TEXT NOT NULL,
    name      TEXT NOT NULL,
    text      TEXT NOT NULL,
    status    INTEGER NOT NULL CHECK (status BETWEEN 0 AND 255),
    PRIMARY KEY (salon, recipient, name)
) STRICT;
INSERT INTO "owed_notice" VALUES('kirei-demo','','deliver:own','送れません',10);
CREATE TABLE slot_scope (
    salon  TEXT NOT NULL REFERENCES salon,
    target TEXT NOT NULL,
    scope  TEXT NOT NULL CHECK (length(scope) = 32),
    PRIMARY KEY (salon, target)
) STRICT;
INSERT INTO "slot_scope" VALUES('kirei-demo','own','00112233445566778899aabbccddeeff');
CREATE TABLE awaited (
    salon  TEXT NOT NULL REFERENCES salon,
    medium TEXT NOT NULL,
    number TEXT NOT NULL,
    day    TEXT NOT NULL,
    PRIMARY KEY (salon, medium, number)
) STRICT;
INSERT INTO "awaited" VALUES('kirei-demo','hotpepper','BE10000998','2027-05-01');
CREATE TABLE "observation" (
    salon       TEXT NOT NULL REFERENCES salon,
    id          TEXT NOT NULL CHECK (length(id) = 32),
    run         TEXT NOT NULL,
    medium      TEXT NOT NULL,
    number      TEXT NOT NULL CHECK (number <> ''),
    kind        TEXT NOT NULL CHECK (kind IN ('present', 'new', 'changed', 'cancelled')),
    channel     TEXT NOT NULL CHECK (channel IN ('list', 'mail', 'detail', 'table', 'desk')),
    t_lo        REAL NOT NULL,
    t_hi        REAL NOT NULL CHECK (t_hi >= t_lo),
    detected_at REAL NOT NULL,
    source      TEXT NOT NULL,
    capture     TEXT NOT NULL,
    span_from   INTEGER,
    span_to     INTEGER CHECK (span_to >= span_from),
    format      TEXT NOT NULL,
    facts       TEXT NOT NULL CHECK (json_valid(facts)),
    PRIMARY KEY (salon, id)
) STRICT;
INSERT INTO "observation" VALUES('kirei-demo','00112233445566778899aabbccddeeff','20261202-090000-7cbb2a','local','L-0000000001','new','desk',1796169300.0,1796169300.0,1796169600.0,'desk','',NULL,NULL,'','{"claimed":259631,"menu":["フェイシャル６０分"],"status":"booked","statusText":"受付待ち","visitDate":"2026-12-10","startTime":"11:00","customerName":"北村　すず","staff":"渡邊 さくら","nominated":true,"total":7700,"points":0,"payable":7700,"route":"電話予約"}');
INSERT INTO "observation" VALUES('kirei-demo','7f48660cf25b3c0420debaf33b5e4aa1','20261202-090000-7cbb2a','hotpepper','YG20000002','present','list',1796169300.0,1796169300.0,1796169600.0,'hotpepper-list','1d1b6074c542f38474ddcff6eec09a92d1b89c65b9a5b711752fcb57e91dc3b7',79179,80164,'salonboard-kirei-list@1','{"claimed":259631,"menu":["フェイシャル６０分"],"status":"booked","statusText":"受付待ち","visitDate":"2026-12-10","startTime":"11:00","customerName":"北村　すず","staff":"渡邊 さくら","nominated":true,"total":7700,"points":0,"payable":7700,"route":"電話予約"}');
INSERT INTO "observation" VALUES('kirei-demo','9f4cbaa7a3f82dd08155a1890e2a6cf5','20261201-090000-962f55','hotpepper','BE10000079','present','list',1796082900.0,1796082900.0,1796083200.0,'hotpepper-list','192823cdf23ff106980ede0b0d5a2a9a695e168f8cba9ea5a8376e3f7b694ca5',103086,104137,'salonboard-kirei-list@1','{"claimed":259631,"menu":[],"status":"booked","statusText":"受付待ち","visitDate":"2026-12-29","startTime":"18:30","customerName":"渡邉 凛","staff":"髙橋","nominated":false,"coupon":"【指名料込】深層リンパ 90分 <初回> ￥9,800","total":9800,"points":0,"payable":9800,"route":"HOT PEPPER Beauty"}');
INSERT INTO "observation" VALUES('kirei-demo','d9298c92d9a591850f5a62d99be073dc','20261202-090000-7cbb2a','hotpepper','BE10000079','present','list',1796169300.0,1796169300.0,1796169600.0,'hotpepper-list','55109abc04527adcc17f635fad73c467a781ccf6fdae6a7899ca7bc1c16f7f6c',103032,104055,'salonboard-kirei-list@1','{"claimed":259631,"menu":[],"status":"cancelledBySalon","statusText":"サロンキャンセル","visitDate":"2026-12-29","startTime":"18:30","customerName":"渡邉 凛","staff":"髙橋","nominated":false,"coupon":"【指名料込】深層リンパ 90分 <初回> ￥9,800","total":9800,"points":0,"payable":9800,"route":"HOT PEPPER Beauty"}');
INSERT INTO "observation" VALUES('kirei-demo','f1a64850a87392a457b83a49420c3b23','20261202-090000-7cbb2a','hotpepper','BE20000004','new','mail',1796169420.0,1796169480.0,1796169600.0,'notices','84c0b4a2ec9beecd8316cc6bbc984096ea2b8b12128b9de3560309dd508023db',0,2274,'salonboard-notice@1','{"claimed":915069,"menu":["眉カット"],"status":"booked","visitDate":"2026-12-02","startTime":"16:00","durationMinutes":45,"customerName":"早川 りん","customerKana":"ハヤカワ リン","nominated":false,"total":5500,"points":0,"payable":5500,"receivedAt":817862220.0}');
CREATE TABLE listed_day (
    salon    TEXT NOT NULL REFERENCES salon,
    source   TEXT NOT NULL,
    day      TEXT NOT NULL CHECK (day GLOB '????-??-??'),
    medium   TEXT NOT NULL,
    t_lo     REAL NOT NULL,
    t_hi     REAL NOT NULL CHECK (t_hi >= t_lo),
    rows     TEXT NOT NULL CHECK (json_valid(rows)),
    left_out TEXT NOT NULL CHECK (json_valid(left_out)),
    PRIMARY KEY (salon, source, day)
) STRICT;
INSERT INTO "listed_day" VALUES('kirei-demo','hotpepper-list','2026-12-02','hotpepper',1796169600.0,1796169600.0,'{}','[]');
CREATE TABLE backfill_line (
    salon    TEXT NOT NULL REFERENCES salon,
    backfill TEXT NOT NULL,
    n        INTEGER NOT NULL,
    line     TEXT NOT NULL CHECK (json_valid(line)),
    PRIMARY KEY (salon, backfill, n)
) STRICT;
INSERT INTO "backfill_line" VALUES('kirei-demo','00112233445566778899aabbccddeeff',1,'{}');
CREATE TABLE "outbox" (
    salon         TEXT NOT NULL REFERENCES salon,
    id            TEXT NOT NULL,
    n             INTEGER NOT NULL,
    run           TEXT NOT NULL,
    target        TEXT NOT NULL,
    kind          TEXT NOT NULL,
    medium        TEXT NOT NULL,
    number        TEXT NOT NULL,
    before        TEXT CHECK (before IS NULL OR json_valid(before)),
    after         TEXT CHECK (after IS NULL OR json_valid(after)),
    reasons       TEXT NOT NULL CHECK (json_valid(reasons)),
    requires      TEXT NOT NULL CHECK (json_valid(requires)),
    due           REAL NOT NULL,
    told          TEXT,
    state         TEXT NOT NULL CHECK (state IN (
                      'pending', 'leased', 'handed', 'done', 'refused', 'uncertain',
                      'superseded')),
    leased_until  REAL CHECK ((leased_until IS NOT NULL) = (state = 'leased')),
    attempts      INTEGER NOT NULL CHECK (attempts >= 0),
    is_about_slot INTEGER NOT NULL DEFAULT 0 CHECK (is_about_slot IN (0, 1)),
    PRIMARY KEY (salon, id),
    UNIQUE (salon, n)
) STRICT;
INSERT INTO "outbox" VALUES('kirei-demo','0b5bb89bfc75e4fd11e4c1eb',8,'20261202-090000-7cbb2a','own','pushCreate','hotpepper','BE20000004',NULL,'{"claimed":915071,"menu":["眉カット"],"status":"booked","visitDate":"2026-12-02","startTime":"16:00","durationMinutes":45,"customerName":"早川 りん","customerKana":"ハヤカワ リン","nominated":false,"total":5500,"points":0,"payable":5500,"receivedAt":817862220.0}','["mail:new"]','[]',1796169600.0,NULL,'handed',NULL,1,0);
INSERT INTO "outbox" VALUES('kirei-demo','36bf1642199ea0510635f2bf',3,'20261202-090000-7cbb2a','own','pushCancel','hotpepper','BE10000079','{"claimed":259631,"menu":[],"status":"booked","statusText":"受付待ち","visitDate":"2026-12-29","startTime":"18:30","customerName":"渡邉 凛","staff":"髙橋","nominated":false,"coupon":"【指名料込】深層リンパ 90分 <初回> ￥9,800","total":9800,"points":0,"payable":9800,"route":"HOT PEPPER Beauty"}',NULL,'["list:present","status:cancelledBySalon"]','[]',1796169600.0,NULL,'handed',NULL,1,0);
INSERT INTO "outbox" VALUES('kirei-demo','47d7417dffb26f5c76cdb13e',9,'20261202-090000-7cbb2a','own','pushCreate','hotpepper','YG20000002',NULL,'{"claimed":259631,"menu":["フェイシャル６０分"],"status":"booked","statusText":"受付待ち","visitDate":"2026-12-10","startTime":"11:00","customerName":"北村　すず","staff":"渡邊 さくら","nominated":true,"total":7700,"points":0,"payable":7700,"route":"電話予約"}','["list:present"]','[]',1796169600.0,NULL,'handed',NULL,1,0);
CREATE TABLE "receipt" (
    salon    TEXT NOT NULL,
    action   TEXT NOT NULL,
    n        INTEGER NOT NULL,
    result   TEXT NOT NULL CHECK (result IN ('done', 'refused', 'uncertain', 'handedOver')),
    evidence TEXT NOT NULL,
    at       REAL NOT NULL,
    PRIMARY KEY (salon, action, n),
    FOREIGN KEY (salon, action) REFERENCES "outbox" (salon, id)
) STRICT;
INSERT INTO "receipt" VALUES('kirei-demo','0b5bb89bfc75e4fd11e4c1eb',1,'handedOver','appended to .daicho/demo/actions.ndjson',1796169600.0);
INSERT INTO "receipt" VALUES('kirei-demo','36bf1642199ea0510635f2bf',1,'handedOver','appended to .daicho/demo/actions.ndjson',1796169600.0);
INSERT INTO "receipt" VALUES('kirei-demo','47d7417dffb26f5c76cdb13e',1,'handedOver','appended to .daicho/demo/actions.ndjson',1796169600.0);
CREATE TABLE "base" (
    salon  TEXT NOT NULL REFERENCES salon,
    target TEXT NOT NULL,
    medium TEXT NOT NULL,
    number TEXT NOT NULL,
    facts  TEXT CHECK (facts IS NULL OR json_valid(facts)),
    action TEXT,
    n      INTEGER NOT NULL,
    PRIMARY KEY (salon, target, medium, number)
) STRICT;
INSERT INTO "base" VALUES('kirei-demo','own','hotpepper','BE10000079','{"claimed":259631,"menu":[],"status":"booked","statusText":"受付待ち","visitDate":"2026-12-29","startTime":"18:30","customerName":"渡邉 凛","staff":"髙橋","nominated":false,"coupon":"【指名料込】深層リンパ 90分 <初回> ￥9,800","total":9800,"points":0,"payable":9800,"route":"HOT PEPPER Beauty"}',NULL,0);
CREATE TABLE carried_step (
    salon         TEXT NOT NULL REFERENCES salon,
    act           INTEGER NOT NULL,
    id            TEXT NOT NULL,
    n             INTEGER NOT NULL,
    run           TEXT NOT NULL,
    target        TEXT NOT NULL,
    kind          TEXT NOT NULL,
    medium        TEXT NOT NULL,
    number        TEXT NOT NULL,
    before        TEXT CHECK (before IS NULL OR json_valid(before)),
    after         TEXT CHECK (after IS NULL OR json_valid(after)),
    reasons       TEXT NOT NULL CHECK (json_valid(reasons)),
    requires      TEXT NOT NULL CHECK (json_valid(requires)),
    due           REAL NOT NULL,
    told          TEXT,
    state         TEXT NOT NULL,
    leased_until  REAL,
    attempts      INTEGER NOT NULL,
    is_about_slot INTEGER NOT NULL,
    PRIMARY KEY (salon, act, id),
    UNIQUE (salon, act, n)
) STRICT;
CREATE TABLE carried_receipt (
    salon    TEXT NOT NULL REFERENCES salon,
    act      INTEGER NOT NULL,
    action   TEXT NOT NULL,
    n        INTEGER NOT NULL,
    result   TEXT NOT NULL,
    evidence TEXT NOT NULL,
    at       REAL NOT NULL,
    PRIMARY KEY (salon, act, action, n)
) STRICT;
CREATE TABLE carried_base (
    salon  TEXT NOT NULL REFERENCES salon,
    act    INTEGER NOT NULL,
    target TEXT NOT NULL,
    medium TEXT NOT NULL,
    number TEXT NOT NULL,
    facts  TEXT CHECK (facts IS NULL OR json_valid(facts)),
    PRIMARY KEY (salon, act, target, medium, number)
) STRICT;
INSERT INTO "carried_base" VALUES('kirei-demo',2,'own','hotpepper','BE10000999',NULL);
CREATE TABLE carried_target (
    salon         TEXT NOT NULL REFERENCES salon,
    act           INTEGER NOT NULL,
    target        TEXT NOT NULL,
    linked_by     TEXT NOT NULL,
    linked_at     REAL NOT NULL,
    with_existing INTEGER NOT NULL,
    PRIMARY KEY (salon, act, target)
) STRICT;
INSERT INTO "carried_target" VALUES('kirei-demo',2,'own','20261202-090000-7cbb2a',1796169600.0,0);
CREATE TABLE lost_word (
    salon     TEXT NOT NULL REFERENCES salon,
    source    TEXT NOT NULL,
    after_run INTEGER NOT NULL,
    until_run INTEGER,
    since     REAL NOT NULL,
    PRIMARY KEY (salon, source)
) STRICT;
INSERT INTO "lost_word" VALUES('kirei-demo','notices',1,2,1796169700.0);
CREATE TABLE target_rest (
    salon    TEXT NOT NULL REFERENCES salon,
    target   TEXT NOT NULL,
    failures INTEGER NOT NULL CHECK (failures > 0),
    until    REAL NOT NULL,
    words    TEXT NOT NULL,
    PRIMARY KEY (salon, target)
) STRICT;
INSERT INTO "target_rest" VALUES('kirei-demo','own',2,1796169800.0,'つながらないため休ませています');
CREATE TABLE blocked_day (
    salon   TEXT NOT NULL REFERENCES salon,
    medium  TEXT NOT NULL,
    day     TEXT NOT NULL CHECK (day GLOB '????-??-??'),
    t_lo    REAL NOT NULL,
    t_hi    REAL NOT NULL CHECK (t_hi >= t_lo),
    capture TEXT NOT NULL,
    blocks  TEXT NOT NULL CHECK (json_valid(blocks)),
    PRIMARY KEY (salon, medium, day)
) STRICT;
CREATE TABLE schedule_look (
    salon  TEXT NOT NULL REFERENCES salon,
    medium TEXT NOT NULL,
    day    TEXT NOT NULL CHECK (day GLOB '????-??-??'),
    t_lo   REAL NOT NULL,
    t_hi   REAL NOT NULL CHECK (t_hi >= t_lo),
    PRIMARY KEY (salon, medium, day)
) STRICT;
CREATE TABLE staff_code (
    salon   TEXT NOT NULL REFERENCES salon,
    medium  TEXT NOT NULL,
    code    TEXT NOT NULL CHECK (code <> ''),
    n       INTEGER NOT NULL CHECK (n > 0),
    name    TEXT NOT NULL CHECK (name <> ''),
    t_lo    REAL NOT NULL,
    t_hi    REAL NOT NULL CHECK (t_hi >= t_lo),
    capture TEXT NOT NULL,
    PRIMARY KEY (salon, medium, code, n)
) STRICT;
CREATE INDEX run_by_time ON run (salon, as_of);
CREATE INDEX scan_by_time ON scan (salon, t_hi);
CREATE INDEX act_by_subject ON act (salon, subject);
CREATE INDEX quarantine_open ON quarantine (salon, source) WHERE cleared_run IS NULL;
CREATE INDEX mail_seen_by_time ON mail_seen (salon, at);
CREATE INDEX reservation_at_a_glance ON reservation (
    salon, medium, day, number, start, status, last_row_high, last_row_low, row_agrees,
    absent_scans, last_seen);
CREATE INDEX reservation_active_by_day ON reservation (salon, day) WHERE is_active = 1;
CREATE INDEX reservation_for_people ON reservation (salon, day) WHERE attention <> '';
CREATE INDEX reservation_by_number ON reservation (salon, number);
CREATE INDEX change_by_number ON change (salon, medium, number);
CREATE INDEX change_releases ON change (salon, at) WHERE is_unconfirmed_release = 1;
CREATE INDEX hold_standing ON hold (salon, since) WHERE ended_run IS NULL;
CREATE TRIGGER act_is_never_removed BEFORE DELETE ON act
    BEGIN SELECT RAISE(ABORT, 'acts are only ever added'); END;
CREATE TRIGGER change_is_never_removed BEFORE DELETE ON change
    BEGIN SELECT RAISE(ABORT, 'changes are only ever added'); END;
CREATE UNIQUE INDEX run_in_order ON run (salon, n);
CREATE INDEX scan_by_run ON scan (salon, run);
CREATE TRIGGER input_is_never_changed BEFORE UPDATE ON input
    BEGIN SELECT RAISE(ABORT, 'inputs are only ever added'); END;
CREATE TRIGGER input_is_never_removed BEFORE DELETE ON input
    BEGIN SELECT RAISE(ABORT, 'inputs are only ever added'); END;
CREATE INDEX change_newcomers ON change (salon, at, run) WHERE kind = 'booked';
CREATE INDEX reservation_by_arrival ON reservation (salon, detected_at) WHERE adopted = 0;
CREATE INDEX mail_seen_owed ON mail_seen (salon, source) WHERE is_owed = 1;
CREATE TRIGGER change_is_never_changed BEFORE UPDATE ON change
    WHEN NOT EXISTS (
        SELECT 1 FROM forgotten
        WHERE forgotten.salon = OLD.salon AND forgotten.medium = OLD.medium
            AND forgotten.number = OLD.number)
        OR (OLD.salon, OLD.n, OLD.run, OLD.at, OLD.kind, OLD.medium, OLD.number, OLD.evidence,
            OLD.reasons)
        IS NOT (NEW.salon, NEW.n, NEW.run, NEW.at, NEW.kind, NEW.medium, NEW.number,
            NEW.evidence, NEW.reasons)
    BEGIN SELECT RAISE(ABORT, 'changes are only ever added'); END;
CREATE INDEX observation_by_number ON observation (salon, medium, number);
CREATE INDEX observation_by_run ON observation (salon, run);
CREATE TRIGGER observation_is_never_changed BEFORE UPDATE ON observation
    WHEN NOT EXISTS (
        SELECT 1 FROM forgotten
        WHERE forgotten.salon = OLD.salon AND forgotten.medium = OLD.medium
            AND forgotten.number = OLD.number)
        OR (OLD.salon, OLD.id, OLD.run, OLD.medium, OLD.number, OLD.kind, OLD.channel,
            OLD.t_lo, OLD.t_hi, OLD.detected_at, OLD.source, OLD.capture, OLD.format)
        IS NOT (NEW.salon, NEW.id, NEW.run, NEW.medium, NEW.number, NEW.kind, NEW.channel,
            NEW.t_lo, NEW.t_hi, NEW.detected_at, NEW.source, NEW.capture, NEW.format)
        OR json_remove(OLD.facts, '$.customerName', '$.customerKana', '$.phone', '$.email',
            '$.memo', '$.sealed')
        IS NOT json_remove(NEW.facts, '$.customerName', '$.customerKana', '$.phone', '$.email',
            '$.memo', '$.sealed')
    BEGIN SELECT RAISE(ABORT, 'observations are only ever added'); END;
CREATE TRIGGER observation_is_never_removed BEFORE DELETE ON observation
    BEGIN SELECT RAISE(ABORT, 'observations are only ever added'); END;
CREATE TRIGGER act_is_never_changed BEFORE UPDATE ON act
    WHEN OLD.kind NOT IN ('pin', 'edit') OR NOT EXISTS (
        SELECT 1 FROM forgotten
        WHERE forgotten.salon = OLD.salon
            AND forgotten.medium || '/' || forgotten.number = OLD.subject)
        OR (OLD.salon, OLD.n, OLD.at, OLD.person, OLD.kind, OLD.subject)
        IS NOT (NEW.salon, NEW.n, NEW.at, NEW.person, NEW.kind, NEW.subject)
    BEGIN SELECT RAISE(ABORT, 'acts are only ever added'); END;
CREATE INDEX listed_day_by_day ON listed_day (salon, day);
CREATE INDEX quarantine_by_booking ON quarantine (salon, booking) WHERE cleared_run IS NULL;
CREATE INDEX outbox_by_number ON outbox (salon, target, medium, number, n);
CREATE INDEX outbox_on_its_way ON outbox (salon, target, state, n)
    WHERE state IN ('pending', 'leased', 'uncertain', 'handed', 'refused');
CREATE INDEX carried_step_by_number ON carried_step (salon, medium, number);
CREATE INDEX carried_base_by_number ON carried_base (salon, medium, number);
CREATE INDEX outbox_slot_by_day
    ON outbox (salon, target, json_extract(after, '$.visitDate')) WHERE is_about_slot = 1;
CREATE TRIGGER staff_code_is_never_changed BEFORE UPDATE ON staff_code
    BEGIN SELECT RAISE(ABORT, 'codes of staff are only ever added'); END;
CREATE TRIGGER staff_code_is_never_removed BEFORE DELETE ON staff_code
    BEGIN SELECT RAISE(ABORT, 'codes of staff are only ever added'); END;
COMMIT;
