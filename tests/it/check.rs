//! What `check` finds: what is wrong, with status 1, and what is only unwise, with status 0.

use std::os::unix::fs::PermissionsExt;

use harness::program::{Place, ROLES};

fn mode(place: &Place, file: &str, mode: u32) {
    std::fs::set_permissions(place.path(file), PermissionsExt::from_mode(mode)).unwrap();
}

#[test]
fn all_that_is_wrong_is_said_at_once_each_with_its_key() {
    let place = Place::on_sqlite();
    place.write(
        "rapporteur.toml",
        "[organisation]\nnmae = \"x\"\nzone = \"Mars\"\n[web]\nlisten = \"127.0.0.1:8017\"\n\
         [metrics]\nlisten = \"127.0.0.1:8017\"\n[discord]\napplication = 0\ntoken_file = \"none\"\n[checkpoint]\nkey_file = \"log.key\"\n",
    );
    let ran = place.run(&["check"]);
    assert_eq!((ran.status.code(), ran.stderr.as_str()), (Some(1), ""));
    let wrong: Vec<&str> = ran.stdout.lines().filter(|line| line.starts_with("wrong: ")).collect();
    for words in [
        "line 2: organisation.nmae: unknown key",
        "\"Mars\" is not a time zone",
        "discord.application: 0 is no number. Write the number of the application, digits only",
        "web.listen and metrics.listen are both on port 8017",
        "the key is missing: make it with rapporteur key log.key",
    ] {
        assert!(wrong.iter().any(|line| line.contains(words)), "{words}: {wrong:#?}");
    }
    assert!(!ran.stdout.contains("ok: configuration"));
}

#[test]
fn what_is_only_unwise_is_said_and_is_no_failure() {
    let place = Place::on_sqlite();
    let said = place.run(&["check"]).done();
    assert!(
        said.contains("look: nobody is the chair: nobody can bind a room or decide. Give an account in roles.chair")
    );
    assert!(said.contains("look: organisation.name is \"Multistakeholder Advisory Group\", as in the example"));
    place.write("token", "secret");
    place.write("log.key", "");
    let config = "[organisation]\nname = \"Our group\"\n[roles]\nchair = [\"matrix:lynn\"]\nmember = [\"discord:lea\"]\n\
                  [web]\nlisten = \"0.0.0.0:8017\"\n[discord]\napplication = 1\ntoken_file = \"token\"\n";
    place.write("rapporteur.toml", config);
    mode(&place, "token", 0o640);
    mode(&place, "rapporteur.toml", 0o644);
    place.talk("/profile\n");
    mode(&place, "rapporteur.db", 0o666);
    let said = place.run(&["check"]).done();
    for words in [
        "look: roles.chair: nobody can have the account \"matrix:lynn\": it should be like matrix:@lynn:example.org",
        "look: roles.member: nobody can have the account \"discord:lea\"",
        "look: web.listen 0.0.0.0:8017 can be reached from other machines",
        "look: discord.token_file token can be read by others (mode 640): chmod 600 token",
        "look: the database rapporteur.db can be read by others (mode 666): chmod 600 rapporteur.db",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    // In it there is no secret.
    assert!(!said.contains("rapporteur.toml can be read") && !said.contains("organisation.name"), "{said}");
    place.write("rapporteur.toml", config.replace("token_file = \"token\"", "token = \"swordfish\""));
    let said = place.run(&["check"]).done();
    assert!(
        said.contains("look: the configuration, which has secrets, rapporteur.toml can be read by others (mode 644)")
    );
    assert!(!said.contains("swordfish"));
    mode(&place, "rapporteur.toml", 0o600);
    assert!(!place.run(&["check"]).done().contains("has secrets"));
}

#[test]
fn a_chair_who_was_imported_is_one() {
    let place = Place::on_sqlite();
    place.run_with(&["import", "-"], "name,role,console\nLynn,member,lynn\n").done();
    assert!(place.run(&["check"]).done().contains("look: nobody is the chair"));
    place.run_with(&["import", "-"], "name,role,console\nLynn,chair,lynn\n").done();
    assert!(!place.run(&["check"]).done().contains("look: nobody is the chair"));
}

#[test]
fn a_page_that_only_the_database_itself_finds_damaged_is_found() {
    let place = Place::on_sqlite().having_group();
    place.talk((0..60).map(|number| format!("/comment WG-IMP number {number}\n")).collect::<String>());
    place.sql("PRAGMA wal_checkpoint(TRUNCATE)");
    place.write("rapporteur.toml", ROLES);
    // An index is not read by anything that reads rows in their order.
    let page: u32 = place
        .asked("SELECT CAST(rootpage AS TEXT) FROM sqlite_schema WHERE name = 'sqlite_autoindex_events_1'")
        .parse()
        .unwrap();
    let size: u32 = place.asked("SELECT CAST(page_size AS TEXT) FROM pragma_page_size").parse().unwrap();
    let mut bytes = std::fs::read(place.path("rapporteur.db")).unwrap();
    let from = ((page - 1) * size) as usize;
    bytes[from + 8..from + size as usize].fill(0x42);
    place.write("rapporteur.db", bytes);
    let ran = place.run(&["check"]);
    assert_eq!(ran.status.code(), Some(1), "{ran:?}");
    assert!(ran.stdout.contains("wrong: database sqlite:rapporteur.db: it is damaged: "), "{ran:?}");
}
