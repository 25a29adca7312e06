//! People from CSV: a header, then a row for each person.

use std::collections::HashMap;

use commands::kit::chance::Chance;
use commands::kit::nearest::nearest;
use commands::kit::when;
use commands::organisation::Organisation;
use commands::register::{Account, People, Person, PersonId, Platform, Role};
use csv::StringRecord;
use indicatif::ProgressBar;

use super::BadRows;

/// The columns there can be.
const COLUMNS: [&str; 11] = [
    "name",
    "role",
    "stakeholder",
    "affiliation",
    "zone",
    "hours",
    "language",
    "email",
    "console",
    "matrix",
    "discord",
];

/// Reads people: each is found by an account, else by the name, and what the row says is changed.
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
) -> Result<Vec<Person>, BadRows> {
    let mut bad = BadRows::default();
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let header = match reader.headers() {
        Ok(header) => header.iter().map(str::to_lowercase).collect::<Vec<_>>(),
        Err(error) => {
            bad.add(1, error.to_string());
            return Err(bad);
        }
    };
    check_header(&header, &mut bad);
    if !bad.0.is_empty() {
        // With a header that cannot be trusted nothing can be said of the rows.
        return Err(bad);
    }
    let mut accounts: HashMap<Account, usize> = HashMap::new();
    let mut taken: HashMap<PersonId, usize> = HashMap::new();
    let mut people = Vec::new();
    for row in reader.records() {
        bar.inc(1);
        let row = match row {
            Ok(row) => row,
            Err(error) => {
                let line = error.position().map_or(0, csv::Position::line);
                bad.add(usize::try_from(line).unwrap_or(0), "the row is not CSV in UTF-8");
                continue;
            }
        };
        let line = row.position().map_or(0, |position| usize::try_from(position.line()).unwrap_or(0));
        let row = Row { header: &header, row: &row, line };
        for account in row.accounts() {
            if let Some(earlier) = accounts.insert(account, line) {
                bad.add(line, format!("has the same account as line {earlier}"));
            }
        }
        if let Some(person) = row.person(known, organisation, chance, &mut bad) {
            if let Some(earlier) = taken.insert(person.id, line) {
                bad.add(line, format!("is the same person as line {earlier}"));
            }
            people.push(person);
        }
    }
    check_names(&people, known, &mut bad, &taken);
    bad.or(people)
}

fn check_header(header: &[String], bad: &mut BadRows) {
    if !header.iter().any(|column| column == "name") {
        bad.add(1, "the column \"name\" is missing");
    }
    for (index, column) in header.iter().enumerate() {
        if !COLUMNS.contains(&column.as_str()) {
            let near = nearest(column, COLUMNS, 1)
                .first()
                .map(|near| format!(": did you mean \"{near}\"?"))
                .unwrap_or_default();
            bad.add(1, format!("there is no column \"{column}\"{near}"));
        } else if header[..index].contains(column) {
            bad.add(1, format!("the column \"{column}\" is there twice"));
        }
    }
}

/// Two rows without accounts and with one name would be one person the next time.
fn check_names(people: &[Person], known: &People, bad: &mut BadRows, taken: &HashMap<PersonId, usize>) {
    let mut names: HashMap<String, usize> = HashMap::new();
    for person in people.iter().filter(|person| person.accounts.is_empty() && known.get(person.id).is_none()) {
        let line = taken.get(&person.id).copied().unwrap_or(0);
        if let Some(earlier) = names.insert(person.name.to_lowercase(), line) {
            bad.add(
                line,
                format!("has the same name as line {earlier}, and neither has an account to tell them apart"),
            );
        }
    }
}

struct Row<'a> {
    header: &'a [String],
    row: &'a StringRecord,
    line: usize,
}

impl Row<'_> {
    fn get(&self, column: &str) -> Option<&str> {
        let index = self.header.iter().position(|name| name == column)?;
        self.row.get(index).filter(|value| !value.is_empty())
    }

    fn person(
        &self,
        known: &People,
        organisation: &Organisation,
        chance: &mut Chance,
        bad: &mut BadRows,
    ) -> Option<Person> {
        let before = bad.0.len();
        let mut wrong = |reason: String| bad.add(self.line, reason);
        if self.row.len() != self.header.len() {
            wrong(format!("has {} cells, the header {}", self.row.len(), self.header.len()));
            return None;
        }
        let Some(name) = self.get("name") else {
            wrong("has no name".to_owned());
            return None;
        };
        if self.row.iter().any(|cell| cell.contains(char::is_control)) {
            wrong("has a line break or another control character in a cell".to_owned());
        }
        let accounts = self.accounts();
        let mut found: Vec<PersonId> =
            accounts.iter().filter_map(|account| known.of_account(account)).map(|person| person.id).collect();
        found.dedup();
        if found.is_empty() {
            let namesakes = known.named(name);
            let is_rival = |other: &&Account| accounts.iter().any(|account| account.platform == other.platform);
            if let Some(account) = namesakes.iter().flat_map(|person| &person.accounts).find(is_rival) {
                wrong(format!("\"{name}\" is known as {account}: a row with another account must have another name"));
                return None;
            }
            found = namesakes.iter().map(|person| person.id).collect();
        }
        if found.len() > 1 {
            wrong(format!("\"{name}\" could be any of {} people who are known", found.len()));
            return None;
        }
        let known = found.first().and_then(|id| known.get(*id)).map(|person| Person::clone(person));
        let mut person = known.unwrap_or_else(|| Person::named(chance.person_id(), name));
        name.clone_into(&mut person.name);
        if let Some(role) = self.get("role") {
            match role.parse::<Role>() {
                Ok(role) => person.role = role,
                Err(_) => wrong(format!("role \"{role}\" is none of chair, secretariat, member, participant")),
            }
        }
        if let Some(stakeholder) = self.get("stakeholder") {
            match organisation.stakeholder_group(stakeholder) {
                Some(group) => person.stakeholder = Some(group.to_owned()),
                None => wrong(format!(
                    "stakeholder \"{stakeholder}\" is none of {}",
                    organisation.stakeholder_groups.join(", ")
                )),
            }
        }
        if let Some(zone) = self.get("zone") {
            match when::find_zone(zone) {
                Ok((zone, _)) => person.zone = Some(zone),
                Err(_) => wrong(format!("zone \"{zone}\" is not a time zone such as Africa/Dakar")),
            }
        }
        if let Some(hours) = self.get("hours") {
            match hours.parse() {
                Ok(hours) => person.hours = Some(hours),
                Err(_) => wrong(format!("hours \"{hours}\" are not like 09:00-21:00")),
            }
        }
        if let Some(email) = self.get("email") {
            if email.split_once('@').is_some_and(|(user, host)| !user.is_empty() && host.contains('.')) {
                person.email = Some(email.to_owned());
            } else {
                wrong(format!("email \"{email}\" is not an address"));
            }
        }
        if let Some(affiliation) = self.get("affiliation") {
            person.affiliation = Some(affiliation.to_owned());
        }
        if let Some(language) = self.get("language") {
            person.language = Some(language.to_owned());
        }
        for account in accounts {
            person.accounts.retain(|other| other.platform != account.platform || *other == account);
            if !person.accounts.contains(&account) {
                person.accounts.push(account);
            }
        }
        (bad.0.len() == before).then_some(person)
    }

    fn accounts(&self) -> Vec<Account> {
        let platforms = [Platform::Console, Platform::Matrix, Platform::Discord];
        let account = |platform: Platform| {
            let id = self.get(&platform.to_string())?;
            Some(Account { platform, id: id.to_owned() })
        };
        platforms.into_iter().filter_map(account).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, known: &People) -> Result<Vec<Person>, String> {
        let bar = ProgressBar::hidden();
        people(text, known, &Organisation::default(), &mut Chance::new([1; 32]), &bar).map_err(|bad| bad.to_string())
    }

    #[test]
    fn importing_again_updates() {
        let first = read("name,console,role,zone\nLea Kaspar,lea,member,Geneva\n", &People::default()).unwrap();
        let mut known = People::default();
        known.put(first[0].clone());
        let again = read("\u{feff}console,Name,affiliation\nlea,Lea Kaspar-Smith,GPD\n", &known).unwrap();
        assert_eq!(again[0].id, first[0].id);
        assert_eq!(again[0].name, "Lea Kaspar-Smith");
        assert_eq!(again[0].role, Role::Member);
        assert_eq!(again[0].zone.as_deref(), Some("Europe/Zurich"));
    }

    #[test]
    fn a_namesake_with_another_account_does_not_take_over() {
        let mut known = People::default();
        known.put(read("name,console,role\nLynn,lynn,chair\n", &known).unwrap().remove(0));
        let said = read("name,console\nLynn,lynn2\n", &known).unwrap_err();
        assert!(said.starts_with("line 2: \"Lynn\" is known as console:lynn: "), "{said}");
        let joined = read("name,matrix\nLynn,@lynn:example.org\n", &known).unwrap().remove(0);
        assert_eq!((joined.role, joined.accounts.len()), (Role::Chair, 2));
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
                    lea AGAIN,,,,,,\n";
        expect_test::expect![[r#"
            line 3: has no name
            line 4: role "boss" is none of chair, secretariat, member, participant
            line 4: stakeholder "people" is none of government, private sector, civil society, technical community, intergovernmental organisation
            line 4: zone "Mars" is not a time zone such as Africa/Dakar
            line 4: hours "late" are not like 09:00-21:00
            line 4: email "nowhere" is not an address
            line 5: has 2 cells, the header 7
            line 7: has a line break or another control character in a cell
            line 9: has the same name as line 6, and neither has an account to tell them apart
            Nothing was taken. Mend the lines above and import again."#]].assert_eq(&read(text, &People::default()).unwrap_err());
        assert!(read("nmae\nLea\n", &People::default()).unwrap_err().contains("did you mean \"name\"?"));
    }
}
