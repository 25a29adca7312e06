//! A damaged database: `check` finds it whatever was damaged, and so does a backup.

use harness::program::{Place, ROLES};

/// A place with a record of some hundred pages of every kind.
fn recorded() -> Place {
    let place = Place::on_sqlite().having_group();
    let words = "A sentence that is long enough to fill the pages of a database. ".repeat(20);
    place.talk((0..120).map(|number| format!("/comment WG-IMP {number} {words}\n")).collect::<String>());
    // Pages that nobody uses any more.
    place.sql("CREATE TABLE gone (words TEXT); INSERT INTO gone SELECT words FROM texts; DROP TABLE gone");
    place.sql("PRAGMA wal_checkpoint(TRUNCATE)");
    place.write("rapporteur.toml", format!("[organisation]\nname = \"Our group\"\nshort_name = \"\"\n{ROLES}"));
    assert_eq!(place.asked("SELECT integrity_check FROM pragma_integrity_check"), "ok");
    place
}

fn number(place: &Place, question: &str) -> usize {
    place.asked(question).parse().unwrap()
}

/// The first page of a table or an index.
fn page_of(place: &Place, name: &str) -> usize {
    number(place, &format!("SELECT CAST(rootpage AS TEXT) FROM sqlite_schema WHERE name = '{name}'"))
}

fn without_numbers(words: &str) -> String {
    let mut without = String::new();
    for c in words.chars() {
        match c.is_ascii_digit() {
            true if without.ends_with('N') => {}
            true => without.push('N'),
            false => without.push(c),
        }
    }
    without
}

#[test]
fn a_database_is_damaged_in_many_ways_and_check_finds_each() {
    let place = recorded();
    let size = number(&place, "SELECT CAST(page_size AS TEXT) FROM pragma_page_size");
    let whole = std::fs::read(place.path("rapporteur.db")).unwrap();
    let pages = whole.len() / size;
    let page = |number: usize| (number - 1) * size..number * size;
    // Where the file says that its list of unused pages begins.
    let unused = u32::from_be_bytes(whole[32..36].try_into().unwrap()) as usize;
    assert!(pages > 100 && unused > 0, "{pages} pages, {unused}");
    let name_of = |kind: &str| {
        let question = format!("SELECT name FROM sqlite_schema WHERE type = '{kind}' AND tbl_name = 'events' LIMIT 1");
        place.asked(&question)
    };
    // The last page of a table is one of rows, whatever the first is.
    let leaf = |name: &str| {
        let question =
            format!("SELECT CAST(max(pageno) AS TEXT) FROM dbstat WHERE name = '{name}' AND pagetype = 'leaf'");
        let asked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| number(&place, &question)));
        asked.unwrap_or_else(|_| page_of(&place, name))
    };
    let (index, table) = (name_of("index"), name_of("table"));
    let (fill, zero) = (0x42_u8, 0_u8);
    let overwrite = |range: std::ops::Range<usize>, byte: u8| {
        let mut bytes = whole.clone();
        bytes[range].fill(byte);
        bytes
    };
    let swapped = || {
        let (mut bytes, one, other) = (whole.clone(), page(leaf(&index)), page(leaf(&table)));
        bytes[one.clone()].copy_from_slice(&whole[other.clone()]);
        bytes[other].copy_from_slice(&whole[one]);
        bytes
    };
    let damages: [(&str, Vec<u8>); 14] = [
        ("the first page of an index", overwrite(page(page_of(&place, &index)), fill)),
        ("a leaf of an index", overwrite(page(leaf(&index)), fill)),
        ("half of a page of an index", overwrite(page(leaf(&index)).start + size / 2..page(leaf(&index)).end, fill)),
        ("the first page of a table", overwrite(page(page_of(&place, &table)), fill)),
        ("a leaf of a table, with nothing", overwrite(page(leaf(&table)), zero)),
        ("the first page of texts", overwrite(page(page_of(&place, "texts")), fill)),
        ("the first page of people", overwrite(page(page_of(&place, "people")), zero)),
        ("the list of unused pages", overwrite(page(unused), fill)),
        ("the beginning of the file", overwrite(0..16, fill)),
        ("the whole header", overwrite(0..100, zero)),
        ("the page of the schema", overwrite(100..size, fill)),
        ("two pages in each other's place", swapped()),
        ("half of the file is missing", whole[..pages / 2 * size].to_vec()),
        ("the last bytes are missing", whole[..whole.len() - size - 17].to_vec()),
    ];
    let mut said = String::new();
    for (what, bytes) in damages {
        place.write("rapporteur.db", bytes);
        let ran = place.run(&["check"]);
        assert_eq!(ran.status.code(), Some(1), "{what}: {ran:#?}");
        let wrong: Vec<&str> = ran.stdout.lines().filter(|line| line.starts_with("wrong: ")).collect();
        let is_found = wrong.iter().any(|line| line.contains("damaged") || line.contains("go back to a backup"));
        assert!(is_found, "{what}: {ran:#?}");
        assert!(!ran.stdout.contains("ok: database"), "{what}: {ran:#?}");
        // Which page of how many it is depends on what was drawn by chance.
        said.push_str(&format!("{what}:\n  {}\n", without_numbers(&wrong.join("\n  "))));
        let backup = place.run(&["backup", "copy.db"]);
        let copies_well = backup.status.success() && {
            let copy = place.run(&["--database", "sqlite:copy.db", "check", "--copy"]).status.success();
            std::fs::remove_file(place.path("copy.db")).unwrap();
            copy
        };
        // What is not read is not copied either: the copy of a database with a damaged index has a good one.
        assert!(!copies_well || what.contains("unused") || what.contains("index"), "{what}: {backup:#?}");
    }
    place.write("rapporteur.db", &whole);
    place.run(&["check"]).done();
    expect_test::expect![[r#"
        the first page of an index:
          wrong: database sqlite:rapporteur.db: it is damaged: Tree N page N: btreeInitPage() returns error code N. Stop the bot, keep a copy of the files, and go back to a backup.
        a leaf of an index:
          wrong: database sqlite:rapporteur.db: it is damaged: Tree N page N: btreeInitPage() returns error code N. Stop the bot, keep a copy of the files, and go back to a backup.
        half of a page of an index:
          wrong: database sqlite:rapporteur.db: it is damaged: Tree N page N cell N: Extends off end of page. Stop the bot, keep a copy of the files, and go back to a backup.
        the first page of a table:
          wrong: database sqlite:rapporteur.db: it is damaged: Tree N page N: btreeInitPage() returns error code N. Stop the bot, keep a copy of the files, and go back to a backup.
        a leaf of a table, with nothing:
          wrong: database sqlite:rapporteur.db: it is damaged: Tree N page N: btreeInitPage() returns error code N. Stop the bot, keep a copy of the files, and go back to a backup.
        the first page of texts:
          wrong: database sqlite:rapporteur.db: it is damaged: Tree N page N: btreeInitPage() returns error code N. Stop the bot, keep a copy of the files, and go back to a backup.
        the first page of people:
          wrong: database sqlite:rapporteur.db: it is damaged: Tree N page N: btreeInitPage() returns error code N. Stop the bot, keep a copy of the files, and go back to a backup.
        the list of unused pages:
          wrong: database sqlite:rapporteur.db: it is damaged: Freelist: freelist leaf count too big on page N. Stop the bot, keep a copy of the files, and go back to a backup.
        the beginning of the file:
          wrong: database sqlite:rapporteur.db: the database: file is not a database. Stop the bot, keep a copy of the files, and go back to a backup.
        the whole header:
          wrong: database sqlite:rapporteur.db: the database: file is not a database. Stop the bot, keep a copy of the files, and go back to a backup.
        the page of the schema:
          wrong: database sqlite:rapporteur.db: the database: database disk image is malformed. Stop the bot, keep a copy of the files, and go back to a backup.
        two pages in each other's place:
          wrong: database sqlite:rapporteur.db: it is damaged: wrong # of entries in index sqlite_autoindex_events_N. Stop the bot, keep a copy of the files, and go back to a backup.
        half of the file is missing:
          wrong: database sqlite:rapporteur.db: the database: database disk image is malformed. Stop the bot, keep a copy of the files, and go back to a backup.
        the last bytes are missing:
          wrong: database sqlite:rapporteur.db: the database: database disk image is malformed. Stop the bot, keep a copy of the files, and go back to a backup.
    "#]].assert_eq(&said);
}
