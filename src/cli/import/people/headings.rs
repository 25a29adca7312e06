//! What the headings of a file mean: those of this program, of address books and of forms, in English and in French.

use std::fmt;

use strsim::damerau_levenshtein;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use crate::cli::import::BadRows;

/// The columns there can be, each with other headings under which people have it. They are compared in small letters and
/// digits alone, without accents.
const COLUMNS: [(&str, &[&str]); 11] = [
    ("name", &["fullname", "displayname", NOM, "nomcomplet", "nometprenom", "prenometnom"]),
    ("role", &[]),
    ("stakeholder", &["stakeholdergroup", "partieprenante", "groupedepartiesprenantes"]),
    (
        "affiliation",
        &["organisation", "organization", "organizationname", "company", "institution", "organisme", "employer"],
    ),
    ("zone", &["timezone", "tz", "fuseau", "fuseauhoraire"]),
    ("hours", &["workinghours", "heures", "horaires"]),
    ("language", &["preferredlanguage", "lang", "langue"]),
    (
        "email",
        &[
            "mail",
            "emailaddress",
            "email1value",
            "courriel",
            "adressecourriel",
            "adressedecourriel",
            "adresseemail",
            "adresseelectronique",
            "mel",
        ],
    ),
    ("console", &["consoleaccount", "terminal"]),
    ("matrix", &["matrixid", "matrixaccount", "matrixuser", "mxid", "comptematrix", "identifiantmatrix"]),
    ("discord", &["discordid", "discorduserid", "discordaccount", "comptediscord", "identifiantdiscord"]),
];

/// In French that is a name, or the family name where the given name has a column of its own.
const NOM: &str = "nom";

/// Headings of the two parts of a name.
const GIVEN: [&str; 6] = ["firstname", "givenname", "givennames", "forename", "prenom", "prenoms"];
const FAMILY: [&str; 4] = ["lastname", "familyname", "surname", "nomdefamille"];

/// What stands in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// One of [`COLUMNS`], by its name.
    Column(&'static str),
    /// The first part of a name.
    Given,
    /// The last part of a name.
    Family,
}

impl fmt::Display for Meaning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Column(name) => name,
            Self::Given => "first name",
            Self::Family => "last name",
        })
    }
}

/// The meaning of a heading, if it has one.
pub(super) fn meaning(heading: &str) -> Option<Meaning> {
    let key = key(heading);
    let is_it = |others: &[&str]| others.contains(&key.as_str());
    if is_it(&GIVEN) {
        return Some(Meaning::Given);
    }
    if is_it(&FAMILY) {
        return Some(Meaning::Family);
    }
    COLUMNS.iter().find(|(name, others)| *name == key || is_it(others)).map(|(name, _)| Meaning::Column(name))
}

/// The columns that are taken, each at its place in the file, and those that are left out.
#[derive(Debug, Default)]
pub(super) struct Headings {
    /// The place in the file, what it means, and the heading as it is written.
    pub(super) taken: Vec<(usize, Meaning, String)>,
    /// The headings that mean nothing here.
    pub(super) left_out: Vec<String>,
}

impl Headings {
    /// What the cells of a header mean. `is_used` says whether a column has something in it.
    pub(super) fn of(header: &[String], is_used: impl Fn(usize) -> bool, line: usize, bad: &mut BadRows) -> Self {
        let before = bad.0.len();
        let mut headings = Self::default();
        let mut unknown: Vec<&str> = Vec::new();
        for (place, heading) in header.iter().enumerate() {
            match meaning(heading) {
                Some(meaning) => headings.taken.push((place, meaning, heading.clone())),
                None if heading.is_empty() && !is_used(place) => {}
                None if heading.is_empty() => {
                    bad.add(line, format!("column {} has no heading, and cells in it", place + 1));
                }
                None => unknown.push(heading),
            }
        }
        headings.settle_names(line, bad);
        let mut seen: Vec<&(usize, Meaning, String)> = Vec::new();
        for column in &headings.taken {
            match seen.iter().find(|(_, meaning, _)| *meaning == column.1) {
                Some((_, _, earlier)) if key(earlier) == key(&column.2) => {
                    bad.add(line, format!("the column \"{}\" is there twice", column.2));
                }
                Some((_, meaning, earlier)) => {
                    bad.add(line, format!("the columns \"{earlier}\" and \"{}\" are both the {meaning}", column.2));
                }
                None => seen.push(column),
            }
        }
        let is_it = |meaning: &Meaning, name: &str| matches!(meaning, Meaning::Column(known) if *known == name);
        let is_there = |name: &str| headings.taken.iter().any(|(_, meaning, _)| is_it(meaning, name));
        let is_named = headings.taken.iter().any(|(_, meaning, _)| *meaning == Meaning::Given) || is_there("name");
        if !is_named && bad.0.len() == before {
            let hint = match header.len() {
                0 | 1 => "between columns there are commas, semicolons, tabs or bars",
                _ => "the first row says what stands in each column",
            };
            bad.add(line, format!("the column \"name\" is missing: {hint}"));
        }
        for heading in unknown {
            match near(heading).filter(|near| !is_there(near) && (*near != "name" || !is_named)) {
                Some(near) => {
                    bad.add(line, format!("there is no column \"{heading}\": did you mean \"{near}\"?"));
                }
                None if is_named => headings.left_out.push(heading.to_owned()),
                None => bad.add(line, format!("there is no column \"{heading}\"")),
            }
        }
        headings
    }

    /// Two parts make a name where there is none; a whole name counts before its parts.
    fn settle_names(&mut self, line: usize, bad: &mut BadRows) {
        let place = |wanted: Meaning| self.taken.iter().position(|(_, meaning, _)| *meaning == wanted);
        let name = place(Meaning::Column("name"));
        match (name, place(Meaning::Given), place(Meaning::Family)) {
            (Some(name), Some(_), None) if key(&self.taken[name].2) == NOM => self.taken[name].1 = Meaning::Family,
            (Some(_), Some(_), Some(_)) => {
                let (parts, others) = std::mem::take(&mut self.taken)
                    .into_iter()
                    .partition(|(_, meaning, _)| matches!(meaning, Meaning::Given | Meaning::Family));
                let parts: Vec<(usize, Meaning, String)> = parts;
                self.left_out.extend(parts.into_iter().map(|(_, _, heading)| heading));
                self.taken = others;
            }
            (Some(name), Some(part), None) | (Some(name), None, Some(part)) => {
                let (name, part) = (&self.taken[name].2, &self.taken[part].2);
                bad.add(
                    line,
                    format!("\"{name}\" beside \"{part}\" could be the whole name or a part of it: have one column name, or first name and last name"),
                );
            }
            (None, Some(part), None) | (None, None, Some(part)) => {
                let part = &self.taken[part].2;
                bad.add(line, format!("the column \"name\" is missing: \"{part}\" is only a part of it"));
            }
            (None, Some(_), Some(_)) | (_, None, None) => {}
        }
    }
}

/// The column whose heading this may be a slip for.
fn near(heading: &str) -> Option<&'static str> {
    /// The fewest letters of a word that can be told from others.
    const FEWEST: usize = 4;
    let key = key(heading);
    let is_near = |known: &str| {
        let allowed = if known.len() < 6 { 1 } else { 2 };
        known.len() >= FEWEST
            && key.len().abs_diff(known.len()) <= allowed
            && damerau_levenshtein(&key, known) <= allowed
    };
    COLUMNS
        .iter()
        .find(|(name, others)| is_near(name) || others.iter().any(|other| is_near(other)))
        .map(|(name, _)| *name)
}

/// A heading by which it is compared: `E-mail (work) *` and `email` are one.
fn key(heading: &str) -> String {
    let without_note = heading.split('(').next().unwrap_or_default();
    let letters = without_note.nfkd().filter(|c| !is_combining_mark(*c) && c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use commands::record::{Account, Platform};
    use strum::VariantArray as _;

    use super::*;

    #[test]
    fn there_is_a_column_for_each_platform_on_which_people_have_accounts() {
        for platform in Platform::VARIANTS {
            let has_accounts = format!("{platform}:7").parse::<Account>().is_ok();
            let is_there = COLUMNS.iter().any(|(name, _)| *name == platform.to_string());
            assert_eq!(is_there, has_accounts, "{platform}");
        }
    }

    #[test]
    fn no_heading_means_two_things_and_each_is_written_as_it_is_compared() {
        let others = COLUMNS.iter().flat_map(|(name, others)| [*name].into_iter().chain(others.iter().copied()));
        let mut all: Vec<&str> = others.chain(GIVEN).chain(FAMILY).collect();
        assert!(all.iter().all(|heading| key(heading) == *heading));
        let number = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), number);
    }

    #[test]
    fn a_heading_is_known_in_whatever_case_and_form() {
        for (heading, known) in [
            ("name", "name"),
            (" NAME * ", "name"),
            ("Full name", "name"),
            ("Nom", "name"),
            ("E-mail", "email"),
            ("e_mail address", "email"),
            ("Email (work)", "email"),
            ("E-mail 1 - Value", "email"),
            ("Courriel", "email"),
            ("Time zone", "zone"),
            ("Fuseau horaire", "zone"),
            ("Rôle", "role"),
            ("Ro\u{302}le", "role"),
            ("Organisation", "affiliation"),
            ("Matrix ID", "matrix"),
            ("Prénom", "first name"),
            ("last_name", "last name"),
        ] {
            assert_eq!(meaning(heading).map(|meaning| meaning.to_string()).as_deref(), Some(known), "{heading}");
        }
        for heading in ["", "phone", "Discord username", "notes", "nam", "first"] {
            assert_eq!(meaning(heading), None, "{heading}");
        }
    }
}
