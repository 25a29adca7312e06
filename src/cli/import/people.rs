//! People from CSV: a header, then a row for each person.

mod cells;
mod changes;
mod headings;
mod rows;
mod sheet;

use std::collections::HashMap;

use commands::organisation::Organisation;
use commands::record::chance::Chance;
use commands::record::{
    Account, Likeness, NameKey, NameLook, People, Person, PersonId, Platform, Role, mixed_word, normalised,
};
use indicatif::ProgressBar;
use strum::VariantArray as _;

use super::BadRows;
use cells::Cell;
use sheet::{Row, Sheet};

/// What a file of people comes to.
#[derive(Debug, Default)]
pub struct PeopleFile {
    /// The people as they are from now on.
    pub people: Vec<Person>,
    /// What changes for whom, and what to look at: a line each.
    pub report: Vec<String>,
}

/// Reads people. A row is somebody who is known by an account that it names, or by the name where that person has no
/// account at all; else it is somebody new. A name alone proves nothing: whoever spoke under it first gets nothing by it.
///
/// Rows of people who had their data erased are left out, and named.
///
/// # Errors
///
/// Every row that is bad.
pub fn people(
    text: &str,
    known: &People,
    organisation: &Organisation,
    chance: &mut Chance,
    bar: &ProgressBar,
) -> Result<PeopleFile, BadRows> {
    let mut bad = BadRows::default();
    let Sheet { rows, left_out } = Sheet::read(text, &mut bad);
    let mut accounts: HashMap<Account, usize> = HashMap::new();
    let mut addresses: HashMap<String, usize> = HashMap::new();
    let mut taken: HashMap<PersonId, usize> = HashMap::new();
    let mut file = PeopleFile { report: left_out, ..PeopleFile::default() };
    for row in rows {
        bar.inc(1);
        let line = row.line;
        let named = row.accounts(&mut bad);
        for account in named.iter().flat_map(Cell::given) {
            if let Some(earlier) = accounts.insert(account.clone(), line) {
                bad.add(line, format!("has the same account as line {earlier}: {account}"));
            }
        }
        if let Some(account) = named.iter().flat_map(Cell::given).find(|account| known.was_forgotten(account)) {
            let name = row.get("name").unwrap_or_default();
            file.report.push(format!("left out: line {line}: {name} had all data of {account} erased"));
            continue;
        }
        if let Some(person) = row.person(&named, known, organisation, chance, &mut bad) {
            if let Some(earlier) = taken.insert(person.id, line) {
                bad.add(line, format!("is the same person as line {earlier}"));
            }
            let before = known.get(person.id).map(AsRef::as_ref);
            file.report.extend(changes::told(before, &person));
            file.report.extend(row.doubts(&person, known));
            if let Some(email) = person.email.as_ref().filter(|_| row.get("email").is_some())
                && let Some(earlier) = addresses.insert(email.to_lowercase(), line)
            {
                file.report.push(format!("look: line {line}: {email} is the address of line {earlier} too"));
            }
            file.people.push(person);
        }
    }
    check_names(&file.people, known, &mut bad, &taken);
    file.report.extend(lookalikes(&file.people, &taken));
    bad.or(file)
}

/// Two rows without accounts and with one name would be one person the next time.
fn check_names(people: &[Person], known: &People, bad: &mut BadRows, taken: &HashMap<PersonId, usize>) {
    let mut names: HashMap<NameKey, usize> = HashMap::new();
    for person in people.iter().filter(|person| person.accounts.is_empty() && known.get(person.id).is_none()) {
        let line = taken.get(&person.id).copied().unwrap_or(0);
        if let Some(earlier) = names.insert(NameKey::of(&person.name), line) {
            bad.add(
                line,
                format!("has the same name as line {earlier}, and neither has an account to tell them apart"),
            );
        }
    }
}

/// The rows whose names look like those of earlier ones.
fn lookalikes(people: &[Person], taken: &HashMap<PersonId, usize>) -> Vec<String> {
    let line = |person: &Person| taken.get(&person.id).copied().unwrap_or(0);
    let mut looks: HashMap<NameLook, &Person> = HashMap::new();
    let mut lines = Vec::new();
    for person in people {
        match looks.get(&NameLook::of(&person.name)) {
            Some(earlier) if NameKey::of(&earlier.name) != NameKey::of(&person.name) => {
                let (line, earlier_line) = (line(person), line(earlier));
                lines.push(format!(
                    "look: line {line}: {} only looks like {} of line {earlier_line}",
                    person.name, earlier.name
                ));
            }
            Some(_) => {}
            None => _ = looks.insert(NameLook::of(&person.name), person),
        }
    }
    lines
}

impl Row {
    /// The accounts that the row names, or takes away.
    fn accounts(&self, bad: &mut BadRows) -> Vec<Cell> {
        let mut cells = Vec::new();
        for platform in Platform::VARIANTS {
            let Some(typed) = self.sound(&platform.to_string()) else { continue };
            match Cell::read(*platform, typed) {
                Ok(cell) => cells.push(cell),
                Err(reason) => bad.add(self.line, format!("{} {reason}", self.heading(&platform.to_string()))),
            }
        }
        cells
    }

    /// What stands in a column, where it is not wrong whatever the column is: that is said once.
    fn sound(&self, column: &str) -> Option<&str> {
        self.get(column).filter(|typed| cells::fault(column, typed).is_none())
    }

    fn person(
        &self,
        accounts: &[Cell],
        known: &People,
        organisation: &Organisation,
        chance: &mut Chance,
        bad: &mut BadRows,
    ) -> Option<Person> {
        let before = bad.0.len();
        for (column, heading, typed) in self.cells() {
            if let Some(fault) = cells::fault(column, typed) {
                bad.add(self.line, format!("{heading} {fault}"));
            }
        }
        if self.get("name").is_none() {
            bad.add(self.line, "has no name");
        }
        let named = self.sound("name").map(str::to_owned);
        let who = named.as_deref().map(|name| self.who(name, accounts, known));
        let known_person = who.as_ref().and_then(|who| who.as_ref().ok()).copied().flatten();
        let mut person = known_person
            .map_or_else(|| Person::named(chance.person_id(), named.as_deref().unwrap_or_default()), Person::clone);
        for wrong in cells::fill(&mut person, self, organisation) {
            bad.add(self.line, wrong);
        }
        let name = named?;
        if !NameKey::is_visible_in(&name) {
            bad.add(self.line, format!("{} \"{name}\" has no letter in it", self.heading("name")));
        }
        if name.contains('@') {
            let heading = self.heading("name");
            bad.add(self.line, format!("{heading} \"{name}\" has an @ in it: an account belongs in its own column"));
        }
        if let Some(Err(reason)) = who {
            bad.add(self.line, reason);
            return None;
        }
        // A spreadsheet that writes accents in another way has renamed nobody.
        if normalised(&name) != normalised(&person.name) {
            person.name = name;
        }
        accounts.iter().for_each(|cell| cell.apply(&mut person));
        (bad.0.len() == before).then_some(person)
    }

    /// Who is known by an account of the row, or by the name if they have no account at all; nobody where it is somebody new.
    fn who<'p>(&self, name: &str, accounts: &[Cell], known: &'p People) -> Result<Option<&'p Person>, String> {
        let of_account = accounts.iter().flat_map(Cell::named).filter_map(|account| known.of_account(account));
        let mut found: Vec<&Person> = of_account.map(AsRef::as_ref).collect();
        found.sort_by_key(|person| person.id);
        found.dedup_by_key(|person| person.id);
        match found.as_slice() {
            [] => {}
            [person] => return Ok(Some(person)),
            several => {
                let names: Vec<&str> = several.iter().map(|person| person.name.as_str()).collect();
                return Err(format!(
                    "names accounts of {} people ({}): they join them with /profile link, or take one of the accounts out",
                    several.len(),
                    names.join(", ")
                ));
            }
        }
        let named: Vec<&Person> = known.named(name).into_iter().map(AsRef::as_ref).collect();
        let without_account: Vec<&&Person> = named.iter().filter(|person| person.accounts.is_empty()).collect();
        match without_account.as_slice() {
            [] => {}
            [person] => return Ok(Some(person)),
            several => return Err(format!("\"{name}\" could be any of {} people who are known", several.len())),
        }
        // Whoever is there only because they spoke under this name keeps nobody out, and gets nothing.
        let listed = named.iter().find(|person| person.since.is_none() || person.role > Role::Participant);
        match listed.and_then(|person| person.accounts.first()) {
            None => Ok(None),
            Some(account) => Err(format!(
                "\"{name}\" is known as {account}: name that account in the row, if it is the same person. A row with \
                 another account must have another name"
            )),
        }
    }

    /// What somebody should look at, though nothing is wrong with it.
    fn doubts(&self, person: &Person, known: &People) -> Vec<String> {
        let line = self.line;
        let mut doubts = Vec::new();
        let others = |id: PersonId| id != person.id;
        for other in known.named(&person.name).into_iter().filter(|other| others(other.id)) {
            if let Some(account) = other.accounts.first() {
                doubts.push(format!(
                    "look: line {line}: the account {account} is called {} too: that is another person, and nothing changes there",
                    other.name
                ));
            }
        }
        for (likeness, other) in known.nearly_named(&person.name) {
            if likeness == Likeness::Lookalike && others(other.id) {
                doubts.push(format!("look: line {line}: {} only looks like {}, who is known", person.name, other.name));
            }
        }
        if let Some(word) = mixed_word(&person.name) {
            doubts.push(format!("look: line {line}: \"{word}\" mixes letters of several scripts"));
        }
        let account = |account: &&Account| account.platform == Platform::Discord && cells::may_be_rounded(&account.id);
        if let Some(account) = person.accounts.iter().find(account) {
            doubts.push(format!(
                "look: line {line}: {account} ends as numbers do that a spreadsheet has rounded: compare it with Discord"
            ));
        }
        doubts
    }
}

#[cfg(test)]
mod tests {
    use commands::record::{ForgottenAccount, Register};

    use super::*;

    pub(super) fn read(text: &str, known: &People) -> Result<PeopleFile, String> {
        let bar = ProgressBar::hidden();
        people(text, known, &Organisation::default(), &mut Chance::new([1; 32]), &bar).map_err(|bad| bad.to_string())
    }

    fn known(people: impl IntoIterator<Item = Person>) -> People {
        let mut known = People::default();
        people.into_iter().for_each(|person| known.put(person));
        known
    }

    /// Somebody who spoke before the operator knew of them.
    fn speaker(name: &str, account: &str) -> Person {
        let since = Some("2026-01-01T09:00:00Z".parse().unwrap());
        Person { since, accounts: vec![Account::console(account)], ..Person::named(PersonId(7), name) }
    }

    #[test]
    fn importing_again_updates_and_says_what_changed() {
        let first = read("name,console,role,zone\nLea Kaspar,lea,member,Geneva\n", &People::default()).unwrap();
        assert_eq!(first.report, ["new: Lea Kaspar, member, console:lea"]);
        let known = known(first.people.clone());
        let again = "\u{feff}console,Name,affiliation,matrix,role\nlea,Lea Kaspar-Smith,GPD,@lea:example.org,chair\n";
        let again = read(again, &known).unwrap();
        assert_eq!(
            again.report,
            ["Lea Kaspar-Smith: renamed from Lea Kaspar; role raised from member to chair; \
              account added: matrix:@lea:example.org; new affiliation"]
        );
        let lea = &again.people[0];
        assert_eq!((lea.id, lea.role), (first.people[0].id, Role::Chair));
        assert_eq!(lea.zone.as_deref(), Some("Europe/Zurich"));
        assert_eq!(read("name,console\nLea Kaspar,lea\n", &known).unwrap().report, [""; 0]);
    }

    #[test]
    fn whoever_spoke_under_a_name_first_gets_nothing_by_it() {
        let known = known([speaker("Jonas", "Jonas")]);
        for rows in [
            "name,role,matrix,email\nJonas,chair,@jonas:example.org,jonas@example.org\n",
            "name,role\nJonas,chair\n",
            "name,role\nJONAS,chair\n",
            "name,role\nJo\u{200b}nas ,chair\n",
            "name,role,console\nJonas,chair,jonas-real\n",
        ] {
            let file = read(rows, &known).unwrap();
            let [jonas] = file.people.as_slice() else { panic!("{rows}") };
            assert_ne!(jonas.id, PersonId(7), "{rows}");
            assert!(!jonas.accounts.contains(&Account::console("Jonas")), "{rows}");
            assert!(file.report[1].contains("the account console:Jonas is called Jonas too"), "{:?}", file.report);
        }
        let file = read("name,role,console,matrix\nJonas,chair,Jonas,@jonas:example.org\n", &known).unwrap();
        assert_eq!(
            (file.people[0].id, file.people[0].accounts.len()),
            (PersonId(7), 2),
            "by the account that is named"
        );
    }

    #[test]
    fn a_member_with_an_account_is_changed_by_that_account_alone() {
        let lynn = Person { role: Role::Chair, since: None, ..speaker("Lynn", "lynn") };
        let known = known([lynn]);
        for rows in ["name,console\nLynn,lynn2\n", "name,matrix\nLynn,@lynn:example.org\n", "name,role\nlynn,member\n"]
        {
            let said = read(rows, &known).unwrap_err();
            assert!(said.starts_with("line 2: \"") && said.contains("is known as console:lynn: "), "{said}");
        }
    }

    #[test]
    fn a_name_without_an_account_is_found_by_the_name() {
        let known = known([Person::named(PersonId(3), "Flávio Wagner")]);
        for (written, kept) in [("FLÁVIO WAGNER", "FLÁVIO WAGNER"), ("Fla\u{301}vio  Wagner", "Flávio Wagner")] {
            let file = read(&format!("name,console,role\n{written},flavio,member\n"), &known).unwrap();
            assert_eq!((file.people[0].id, file.people[0].name.as_str()), (PersonId(3), kept));
        }
    }

    #[test]
    fn a_dash_empties_and_takes_away() {
        let mut lea = Person { role: Role::Member, zone: Some("Africa/Dakar".to_owned()), ..speaker("Lea", "lea") };
        lea.accounts.push(Account::console("eve"));
        let known = known([lea]);
        let file = read("name,console,role,zone,affiliation\nLea,-eve,-,-,-\n", &known).unwrap();
        assert_eq!(
            file.report,
            ["Lea: role lowered from member to participant; account taken away: console:eve; new zone"]
        );
        let said = read("name,matrix,console\nLea,@lea:example.org,-\n", &known).unwrap_err();
        assert!(said.contains("is known as console:lea"), "a row that names no account is nobody's: {said}");
        let file = read("name,console\nLea,lea\n", &known).unwrap();
        assert_eq!(file.people[0].accounts.len(), 2, "accounts that were joined stay");
    }

    #[test]
    fn rows_of_the_erased_are_named_and_left_out() {
        let gone = ForgottenAccount::from_account(&Account::console("gone"), "key");
        let mut register = Register::default();
        register.remember_forgotten([&gone]);
        let file = read("name,console\nPablo,gone\nLea,lea\n", register.people()).unwrap();
        assert_eq!(
            file.report,
            ["left out: line 2: Pablo had all data of console:gone erased", "new: Lea, console:lea"]
        );
        assert_eq!(file.people.len(), 1);
        register.add_belongings([&speaker("Pablo", "gone")], []);
        let file = read("name,console,role\nPablo,gone,member\n", register.people()).unwrap();
        assert_eq!(file.people.len(), 1, "who speaks again is new");
    }

    #[test]
    fn what_only_looks_like_a_name_is_pointed_out() {
        let file = read("name,console\nFlavio Wagner,flavio\nFlаvio Wagner,eve\n", &People::default()).unwrap();
        assert_eq!(
            file.report[2..],
            [
                "look: line 3: \"Flаvio\" mixes letters of several scripts",
                "look: line 3: Flаvio Wagner only looks like Flavio Wagner of line 2"
            ]
        );
    }

    #[test]
    fn every_bad_row_is_named_by_its_line() {
        let text = "name,role,zone,hours,email,stakeholder,console\n\
                    Lea,member,,,,,lea\n\
                    ,member,,,,,\n\
                    Ann,boss,Mars,late,nowhere,people,ann\n\
                    Bob,member\n\
                    Lea again,,,,,,\n\
                    \"Two\nlines\",,,,,,\n\
                    lea AGAIN,,,,,,\n\
                    \u{200b},,,,,,\n\
                    Cleo,,,,,,@cleo\n\
                    @dan,,,,,,dan\n";
        expect_test::expect![[r#"
            line 3: has no name
            line 4: role "boss" is none of chair, secretariat, member, participant
            line 4: stakeholder "people" is none of government, private sector, civil society, technical community, intergovernmental organisation
            line 4: zone "Mars" is not a time zone such as Africa/Dakar
            line 4: hours "late" are not like 09:00-21:00
            line 4: email "nowhere" is not an address such as lynn@example.org
            line 5: has 2 cells, the header 7
            line 7: name has a line break in it: write it in one line
            line 9: has the same name as line 6, and neither has an account to tell them apart
            line 10: name "(nothing to see)" has no letter in it
            line 11: console "@cleo" is no account: write it without @, such as cleo
            line 12: name "@dan" has an @ in it: an account belongs in its own column
            Nothing was imported. Correct the lines above and import again."#]]
        .assert_eq(&read(text, &People::default()).unwrap_err().replace('\u{200b}', "(nothing to see)"));
        assert!(read("nmae\nLea\n", &People::default()).unwrap_err().contains("did you mean \"name\"?"));
    }
}
