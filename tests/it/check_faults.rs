//! Configurations that are wrong or unwise: what `check` says of each, and what every other command says.

use std::os::unix::fs::PermissionsExt;

use expect_test::{Expect, expect};
use harness::program::{Place, run};

/// What `check` says of a configuration with variables over it, and with which status it ends.
fn found(configuration: &str, variables: &[(&str, &str)], expected: &Expect) {
    found_in(&configured(configuration), variables, expected);
}

/// A place whose configuration nobody else can read.
fn configured(configuration: &str) -> Place {
    let place = Place::on_sqlite();
    place.write("rapporteur.toml", configuration);
    mode(&place, "rapporteur.toml", 0o600);
    place
}

fn mode(place: &Place, file: &str, mode: u32) {
    std::fs::set_permissions(place.path(file), PermissionsExt::from_mode(mode)).unwrap();
}

fn found_in(place: &Place, variables: &[(&str, &str)], expected: &Expect) {
    let mut command = place.command(&["check"]);
    command.envs(variables.iter().copied());
    let ran = run(command, b"");
    assert_eq!(ran.stderr, "");
    expected.assert_eq(&format!("{}status {}\n", ran.stdout, ran.status.code().unwrap()));
}

#[test]
fn an_empty_folder_has_nobody_in_office() {
    found_in(
        &Place::on_sqlite(),
        &[],
        &expect![[r#"
        ok: configuration
        ok: database sqlite:rapporteur.db: not there yet; it is made at the first start
        look: organisation.name is "Multistakeholder Advisory Group", as in the example: give the name of your own
        look: nobody is the chair: nobody can bind a room or decide. Give an account in roles.chair, or import a person with this role
        status 0
    "#]],
    );
    found(
        "[web]\n",
        &[],
        &expect![[r#"
        ok: configuration
        ok: database sqlite:rapporteur.db: not there yet; it is made at the first start
        ok: web: on 127.0.0.1:8017, without an address for the public: give public_url, so that the bot can say where it is; `rapporteur run` serves it
        look: organisation.name is "Multistakeholder Advisory Group", as in the example: give the name of your own
        look: nobody is the chair: nobody can bind a room or decide. Give an account in roles.chair, or import a person with this role
        status 0
    "#]],
    );
}

#[test]
fn an_address_without_its_beginning_is_written_out() {
    let configuration = "\
[organisation]
name = \"Our group\"
short_name = \"\"
[roles]
chair = [\"matrix:@lynn:example.org\"]
[matrix]
homeserver = \"matrix.example.org\"
user = \"rapporteur:example.org\"
password = \"swordfish\"
space = \"igf:example.org\"
[web]
public_url = \"record.example.org\"
[discord]
token = \"swordfish\"
application = 1
api = \"localhost:8080\"
[mail]
server = \"mail.example.org:465\"
from = \"the bot\"
list_unsubscribe = \"lists.example.org/leave\"
";
    found(
        configuration,
        &[],
        &expect![[r#"
        ok: database sqlite:rapporteur.db: not there yet; it is made at the first start
        look: neither the chair nor the secretariat has an account on Discord: nobody can bind a room there. Give one in roles.chair, such as "discord:123456789012345678"
        wrong: rapporteur.toml, line 7: matrix.homeserver: "matrix.example.org" is no address. Write https://matrix.example.org
        wrong: rapporteur.toml, line 8: matrix.user: "rapporteur:example.org" is no user of Matrix. Write @rapporteur:example.org
        wrong: rapporteur.toml, line 10: matrix.space: "igf:example.org" is no space. Write its alias, such as #igf:example.org, or its id, which begins with !
        wrong: rapporteur.toml, line 12: web.public_url: "record.example.org" is no address. Write https://record.example.org
        wrong: rapporteur.toml, line 16: discord.api: "localhost:8080" is no address. Write http://localhost:8080
        wrong: rapporteur.toml, line 18: mail.server: "mail.example.org:465" is no address. Write smtps://mail.example.org:465
        wrong: rapporteur.toml, line 19: mail.from: "the bot" is no mail address. Write one like rapporteur@example.org, or Rapporteur <rapporteur@example.org>
        wrong: rapporteur.toml, line 20: mail.list_unsubscribe: "lists.example.org/leave" is no address. Write https://lists.example.org/leave
        status 1
    "#]],
    );
    let configuration = "\
[matrix]
homeserver = \"ftp://lea:swordfish@example.org\"
user = \"matrix:@bot:example.org\"
[mail]
server = \"smtps://lea:swordfish@mail.example.org\"
from = \"rapporteur@example.org\"
";
    found(
        configuration,
        &[],
        &expect![[r#"
        ok: database sqlite:rapporteur.db: not there yet; it is made at the first start
        look: organisation.name is "Multistakeholder Advisory Group", as in the example: give the name of your own
        look: nobody is the chair: nobody can bind a room or decide. Give an account in roles.chair, or import a person with this role
        wrong: rapporteur.toml, line 1: matrix.password: it is missing. Give the password of the account, or its file as password_file; or a token
        wrong: rapporteur.toml, line 2: matrix.homeserver: this is no address. Write https://matrix.example.org
        wrong: rapporteur.toml, line 3: matrix.user: "matrix:@bot:example.org" is no user of Matrix. Write @bot:example.org
        wrong: rapporteur.toml, line 5: mail.server: there is a user or a password in the address. Write smtps://mail.example.org alone, and mail.user and mail.password as keys of their own
        status 1
    "#]],
    );
}

#[test]
fn a_value_of_the_wrong_form_is_said_with_what_to_write() {
    let configuration = "\
[web]
listen = \"8080\"
[metrics]
listen = 9090
[roles]
chair = \"console:lynn\"
member = [\"lynn\", 7]
[discord]
token = \"swordfish\"
application = \"abc\"
guild = 1.5
[organisation]
name = 5
empty_digest = \"no\"
link_public = \"true\"
news_every_minutes = \"10\"
update_every_days = -1
categories = [{ key = \"wg\", title = 5, prefix = \"WG\" }, { key = \"bpf\" }]
agenda_template = { item = \"Any other business\" }
[limits]
burst = 0
per_minute = \"many\"
[operation]
room = \"here\"
";
    found(
        configuration,
        &[],
        &expect![[r#"
        ok: database sqlite:rapporteur.db: not there yet; it is made at the first start
        wrong: rapporteur.toml, line 2: web.listen: "8080" is no address with a port. Write 127.0.0.1:8080
        wrong: rapporteur.toml, line 4: metrics.listen: 9090 is no address with a port. Write it in quotes: "127.0.0.1:9090"
        wrong: rapporteur.toml, line 6: roles.chair: this is a list. Write it in brackets: ["console:lynn"]
        wrong: rapporteur.toml, line 7: roles.member: "lynn" does not begin with console:, matrix: or discord:. For the terminal write "console:lynn"
        wrong: rapporteur.toml, line 7: roles.member: this is text. Write it in quotes: "7"
        wrong: rapporteur.toml, line 10: discord.application: "abc" is no number. Write the number of the application, digits only
        wrong: rapporteur.toml, line 11: discord.guild: 1.5 is no number. Write the number of the server, digits only
        wrong: rapporteur.toml, line 13: organisation.name: this is text. Write it in quotes: "5"
        wrong: rapporteur.toml, line 14: organisation.empty_digest: write true or false, without quotes
        wrong: rapporteur.toml, line 15: organisation.link_public: write true, without quotes
        wrong: rapporteur.toml, line 16: organisation.news_every_minutes: write 10, without quotes
        wrong: rapporteur.toml, line 17: organisation.update_every_days: write a whole number from 0 on, without quotes
        wrong: rapporteur.toml, line 18: organisation.categories.title: this is text. Write it in quotes: "5"
        wrong: rapporteur.toml, line 18: organisation.categories: "title" is missing in one of them. Add it
        wrong: rapporteur.toml, line 19: organisation.agenda_template: this is a list. Write it in brackets: [ … ]
        wrong: rapporteur.toml, line 21: limits.burst: write a whole number from 1 on, without quotes
        wrong: rapporteur.toml, line 22: limits.per_minute: write a whole number from 1 on, without quotes
        wrong: rapporteur.toml, line 24: operation.room: "here" is no room. Write one like matrix:!abc:example.org, or discord: and the number of a channel
        status 1
    "#]],
    );
    let configuration =
        "web = \"127.0.0.1:8017\"\nname = \"Our group\"\n[organisation]\nupdate_questions = \"How is it?\"\n";
    found(
        configuration,
        &[],
        &expect![[r#"
        ok: database sqlite:rapporteur.db: not there yet; it is made at the first start
        look: nobody is the chair: nobody can bind a room or decide. Give an account in roles.chair, or import a person with this role
        wrong: rapporteur.toml, line 1: web: this is a table. Write [web], and its keys below
        wrong: rapporteur.toml, line 2: name: unknown key "name": known are organisation, database, matrix, discord, web, checkpoint, mail, roles, limits, metrics, operation
        wrong: rapporteur.toml, line 4: organisation.update_questions: this is a list. Write it in brackets: ["How is it?"]
        status 1
    "#]],
    );
}

#[test]
fn a_variable_is_named_where_it_is_wrong() {
    let variables = [
        ("RAPPORTEUR_WEB_LISTEN", "1"),
        ("RAPPORTEUR_ROLES_CHAIR", "console:lynn"),
        ("RAPPORTEUR_ROLES_MEMBER", "[\"lea\"]"),
        ("RAPPORTEUR_DISCORD_APPLICATION", "abc"),
        ("RAPPORTEUR_DISCORD_TOKEN", "swordfish"),
        ("RAPPORTEUR_MATRIX_PASWORD", "swordfish"),
        ("RAPPORTEUR_MATRIX_HOMESERVER", "matrix.example.org"),
        ("RAPPORTEUR_ORGANISATION_ZONE", "Mars"),
        ("RAPPORTEUR_ORGANISATION_EMPTY_DIGEST", "no"),
        ("RAPPORTEUR_LIMITS_BURST", "0"),
        ("RAPPORTEUR_DATABSE_URL", "sqlite:x.db"),
        ("RAPPORTEUR_URL", "sqlite:x.db"),
    ];
    found(
        "",
        &variables,
        &expect![[r#"
        ok: database sqlite:rapporteur.db: not there yet; it is made at the first start
        wrong: the variable RAPPORTEUR_DATABSE_URL: unknown key "databse": did you mean "database"?
        wrong: the variable RAPPORTEUR_DISCORD_APPLICATION: "abc" is no number. Write the number of the application, digits only
        wrong: the variable RAPPORTEUR_LIMITS_BURST: write a whole number from 1 on, without quotes
        wrong: the variable RAPPORTEUR_MATRIX_HOMESERVER: "matrix.example.org" is no address. Write https://matrix.example.org
        wrong: the variable RAPPORTEUR_MATRIX_PASWORD: unknown key "pasword": did you mean "password"?
        wrong: the variable RAPPORTEUR_ORGANISATION_EMPTY_DIGEST: write true or false, without quotes
        wrong: the variable RAPPORTEUR_ORGANISATION_ZONE: "Mars" is not a time zone. Write a name such as Africa/Dakar, or UTC
        wrong: the variable RAPPORTEUR_ROLES_CHAIR: this is a list. Write it in brackets: ["console:lynn"]
        wrong: the variable RAPPORTEUR_ROLES_MEMBER: "lea" does not begin with console:, matrix: or discord:
        wrong: the variable RAPPORTEUR_URL: names no key: it should be like RAPPORTEUR_DATABASE_URL
        wrong: the variable RAPPORTEUR_WEB_LISTEN: "1" is no address with a port. Write 127.0.0.1:1
        status 1
    "#]],
    );
    found(
        "[web]\nlisten = \"8080\"\n",
        &[("RAPPORTEUR_WEB_LISTEN", "127.0.0.1:0")],
        &expect![[r#"
        ok: database sqlite:rapporteur.db: not there yet; it is made at the first start
        look: organisation.name is "Multistakeholder Advisory Group", as in the example: give the name of your own
        look: nobody is the chair: nobody can bind a room or decide. Give an account in roles.chair, or import a person with this role
        wrong: rapporteur.toml, line 2: web.listen: "8080" is no address with a port. Write 127.0.0.1:8080
        status 1
    "#]],
    );
}

#[test]
fn what_is_missing_is_said_with_an_example() {
    let configuration = "[matrix]\n[discord]\n[mail]\n[metrics]\n[checkpoint]\n";
    found(
        configuration,
        &[],
        &expect![[r#"
        ok: database sqlite:rapporteur.db: not there yet; it is made at the first start
        look: organisation.name is "Multistakeholder Advisory Group", as in the example: give the name of your own
        look: nobody is the chair: nobody can bind a room or decide. Give an account in roles.chair, or import a person with this role
        wrong: rapporteur.toml, line 1: matrix.homeserver: it is missing. Write the address of the homeserver, such as https://matrix.example.org
        wrong: rapporteur.toml, line 1: matrix.user: it is missing. Write the user of the bot, such as @rapporteur:example.org
        wrong: rapporteur.toml, line 1: matrix.password: it is missing. Give the password of the account, or its file as password_file; or a token
        wrong: rapporteur.toml, line 2: discord.application: it is missing. Write the number of the application, such as 123456789012345678
        wrong: rapporteur.toml, line 2: discord.token: it is missing. Give the token of the bot, or its file as token_file
        wrong: rapporteur.toml, line 3: mail.server: it is missing. Write the address of the mail server, such as smtps://mail.example.org
        wrong: rapporteur.toml, line 3: mail.from: it is missing. Write the address from which mail comes, such as rapporteur@example.org
        wrong: rapporteur.toml, line 4: metrics.listen: it is missing. Write where they are served, such as 127.0.0.1:8018
        wrong: rapporteur.toml, line 5: checkpoint.key: it is missing. Give the file of the key as key_file, or take the table away
        status 1
    "#]],
    );
    let configuration = "\
[matrix]
homeserver = \"https://matrix.example.org\"
user = \"rapporteur\"
token_file = \"none\"
[mail]
server = \"smtps://mail.example.org\"
from = \"rapporteur@example.org\"
user = \"rapporteur\"
[discord]
application = 1
token = \"\"
token_file = \"none\"
";
    found(
        configuration,
        &[],
        &expect![[r#"
        ok: database sqlite:rapporteur.db: not there yet; it is made at the first start
        look: organisation.name is "Multistakeholder Advisory Group", as in the example: give the name of your own
        look: nobody is the chair: nobody can bind a room or decide. Give an account in roles.chair, or import a person with this role
        wrong: rapporteur.toml, line 1: matrix.device: it is missing. Write the device to which matrix.token belongs
        wrong: rapporteur.toml, line 4: matrix.token_file: none cannot be read: No such file or directory (os error 2). Is the path right, seen from the folder where the program starts?
        wrong: rapporteur.toml, line 5: mail.password: it is missing. Give the password of mail.user, or its file as password_file
        wrong: rapporteur.toml, line 11: discord.token: discord.token_file is there too. Keep one of them
        status 1
    "#]],
    );
}

#[test]
fn a_name_that_is_not_known_is_said_with_the_nearest() {
    let configuration = "\
[organisation]
nmae = \"Our group\"
[[organisation.categories]]
key = \"wg\"
title = \"Working groups\"
prefix = \"W-G\"
rules = [{ rule = \"suport\", members = 1 }]
[[organisation.categories]]
key = \"wg\"
titel = \"Forums\"
prefix = \"BPF\"
[wbe]
listen = \"127.0.0.1:8017\"
[colours]
";
    found(
        configuration,
        &[],
        &expect![[r#"
        ok: database sqlite:rapporteur.db: not there yet; it is made at the first start
        look: nobody is the chair: nobody can bind a room or decide. Give an account in roles.chair, or import a person with this role
        wrong: rapporteur.toml, line 2: organisation.nmae: unknown key "nmae": did you mean "name"?
        wrong: rapporteur.toml, line 3: organisation.categories: the prefix "W-G" of category "wg" cannot begin a code. Write letters, such as WG
        wrong: rapporteur.toml, line 7: organisation.categories.rules.rule: unknown word "suport": did you mean "support"?
        wrong: rapporteur.toml, line 10: organisation.categories.titel: unknown key "titel": did you mean "title"?
        wrong: rapporteur.toml, line 12: wbe: unknown key "wbe": did you mean "web"?
        wrong: rapporteur.toml, line 14: colours: unknown key "colours": known are organisation, database, matrix, discord, web, checkpoint, mail, roles, limits, metrics, operation
        status 1
    "#]],
    );
}

#[test]
fn words_that_are_no_toml_are_said_and_the_rest_is_looked_at() {
    let configuration = "\
[organisation]
name = Our group
zone = \"Mars\"
[matrix]
password = swordfish
[web
listen = \"8080\"
[roles]
chair = [\"console:lynn\"
[roles]
";
    found(
        configuration,
        &[],
        &expect![[r#"
        ok: database sqlite:rapporteur.db: not there yet; it is made at the first start
        wrong: rapporteur.toml, line 2: this is text. Write it in quotes
        wrong: rapporteur.toml, line 3: organisation.zone: "Mars" is not a time zone. Write a name such as Africa/Dakar, or UTC
        wrong: rapporteur.toml, line 4: matrix.homeserver: it is missing. Write the address of the homeserver, such as https://matrix.example.org
        wrong: rapporteur.toml, line 4: matrix.user: it is missing. Write the user of the bot, such as @rapporteur:example.org
        wrong: rapporteur.toml, line 5: this is text. Write it in quotes
        wrong: rapporteur.toml, line 6: unclosed table, expected `]`
        wrong: rapporteur.toml, line 10: missing comma between array elements, expected `,`
        status 1
    "#]],
    );
}

#[test]
fn what_people_copy_is_taken() {
    let configuration = "\
[organisation]
name = \"Our group\"
short_name = \"\"
[matrix]
homeserver = \"https://matrix.example.org\"
user = \"rapporteur\"
password = \"swordfish\"
[discord]
token = \"swordfish\"
application = \"123\"
guild = \"456\"
[roles]
chair = [\"matrix:@lynn:example.org\"]
secretariat = [\"discord:345678901234567890\"]
[web]
public_url = \"https://record.example.org\"
";
    found(
        configuration,
        &[],
        &expect![[r#"
        ok: configuration
        ok: database sqlite:rapporteur.db: not there yet; it is made at the first start
        ok: matrix: rapporteur on https://matrix.example.org/; `rapporteur run` joins its rooms
        ok: discord: application 123 in the server 456; `rapporteur run` joins it
        ok: web: on 127.0.0.1:8017, known to the public as https://record.example.org/; `rapporteur run` serves it
        status 0
    "#]],
    );
}

#[test]
fn what_cannot_work_together_is_said() {
    let configuration = "\
[organisation]
name = \"Our group\"
stakeholder_groups = []
cycle_warning_days = [7, 30]
meeting_reminders = [\"1 week\"]
quorum = [{ stakeholder = \"government\", least = 1 }]
template = [{ name = \"Purpose\", about = \"why\" }]
[roles]
chair = [\"console:lynn\"]
[discord]
token_file = \"token\"
application = 1
[web]
listen = \"127.0.0.1:8017\"
[metrics]
listen = \"0.0.0.0:8017\"
";
    let place = configured(configuration);
    place.write("token", "swordfish");
    mode(&place, "token", 0o644);
    found_in(
        &place,
        &[],
        &expect![[r#"
        ok: configuration
        ok: database sqlite:rapporteur.db: not there yet; it is made at the first start
        ok: discord: application 1 in all its servers; `rapporteur run` joins it
        ok: web: on 127.0.0.1:8017, without an address for the public: give public_url, so that the bot can say where it is; `rapporteur run` serves it
        look: organisation.short_name is "MAG", as in the example: give your own, or "" for none
        look: organisation.categories: the rules of "wg" ask for "Objectives" and "Timeframe", which organisation.template does not have
        look: organisation.stakeholder_groups has 0 groups, but the rules of "wg" ask for facilitators from 2: nobody can meet that. Add some, or take different_stakeholder_groups away
        look: organisation.categories: the rules of "bpf" ask for "Objectives" and "Timeframe", which organisation.template does not have
        look: organisation.categories: the rules of "cenb" ask for "Objectives" and "Timeframe", which organisation.template does not have
        look: organisation.quorum names "government", which organisation.stakeholder_groups does not have
        look: metrics.listen 0.0.0.0:8017 can be reached from other machines, without encryption: give 127.0.0.1 and put a web server before it, unless something else keeps others out
        look: discord.token_file token can be read by others (mode 644): chmod 600 token
        look: neither the chair nor the secretariat has an account on Discord: nobody can bind a room there. Give one in roles.chair, such as "discord:123456789012345678"
        wrong: web.listen and metrics.listen are both on port 8017: give one of them another
        status 1
    "#]],
    );
}

#[test]
fn a_file_that_cannot_be_read_is_named() {
    let place = Place::on_sqlite();
    let windows: Vec<u8> = "\u{feff}[web]\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    place.write("rapporteur.toml", windows);
    found_in(
        &place,
        &[],
        &expect![[r#"
        ok: database sqlite:rapporteur.db: not there yet; it is made at the first start
        look: organisation.name is "Multistakeholder Advisory Group", as in the example: give the name of your own
        look: nobody is the chair: nobody can bind a room or decide. Give an account in roles.chair, or import a person with this role
        wrong: rapporteur.toml: cannot be read: stream did not contain valid UTF-8. Save it as text in UTF-8
        status 1
    "#]],
    );
    // A mark at its beginning and Windows' ends of lines do no harm.
    place.write("rapporteur.toml", "\u{feff}[roles]\r\nchair = [\"console:lynn\"]\r\n");
    assert!(!place.run(&["check"]).done().contains("nobody is the chair"));
}

#[test]
fn every_command_says_all_faults_at_once() {
    let place = Place::on_sqlite();
    place.write("rapporteur.toml", "[organisation]\nzone = \"Mars\"\nnmae = \"x\"\n[web]\nlisten = \"8080\"\n");
    let expected = "\
rapporteur: the configuration has 4 faults:
- rapporteur.toml, line 2: organisation.zone: \"Mars\" is not a time zone. Write a name such as Africa/Dakar, or UTC
- rapporteur.toml, line 3: organisation.nmae: unknown key \"nmae\": did you mean \"name\"?
- rapporteur.toml, line 5: web.listen: \"8080\" is no address with a port. Write 127.0.0.1:8080
- the variable RAPPORTEUR_LIMITS_BURST: write a whole number from 1 on, without quotes
";
    for arguments in [&[][..], &["run"], &["export"], &["import", "none.csv"], &["commands"], &["key", "log.key"]] {
        let mut command = place.command(arguments);
        command.env("RAPPORTEUR_LIMITS_BURST", "many");
        assert_eq!(run(command, b"").refused(), expected);
    }
    assert_eq!(place.files(), ["rapporteur.toml"]);
}
