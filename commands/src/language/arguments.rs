//! The arguments that several commands share.

use jiff::civil::Date;

use crate::language::access::SECRETARIAT;
use crate::language::{Arg, Kind, PersonRef};
use crate::phrase;
use crate::record::Code;

/// The group that a command is about.
pub(crate) const CODE: Arg<Code> = Arg::new("code", Kind::Group, phrase!(code_about)).required();

/// The same, where there is an answer without any group too.
pub(crate) const ANY_CODE: Arg<Code> = Arg::new("code", Kind::Group, phrase!(code_about));

/// Whose act it is, when it was said elsewhere.
pub(crate) const FOR: Arg<PersonRef> = Arg::new("for", Kind::Person, phrase!(for_about)).named().only(SECRETARIAT);

/// Whether the name that is given is that of somebody new, where it could be taken for another's.
pub(crate) const NEW: Arg<String> = Arg::new("new", Kind::Choice(&["yes"]), phrase!(new_about)).named();

/// Where it was said, when that was elsewhere.
pub(crate) const SOURCE: Arg<String> = Arg::new("source", Kind::Line, phrase!(source_about)).named().only(SECRETARIAT);

/// The day on which it was said there.
pub(crate) const ON: Arg<Date> = Arg::new("on", Kind::PastDay, phrase!(on_about)).named().only(SECRETARIAT);

/// What somebody is called.
pub(crate) const PERSON_NAME: Arg<String> = Arg::new("name", Kind::Line, phrase!(name_about)).named();

/// To which of the organisation's stakeholder groups somebody belongs.
pub(crate) const STAKEHOLDER: Arg<String> =
    Arg::new("stakeholder", Kind::Stakeholder, phrase!(stakeholder_about)).named();

/// Where somebody works.
pub(crate) const AFFILIATION: Arg<String> =
    Arg::new("affiliation", Kind::Line, phrase!(affiliation_about)).named().or_none();

/// The languages that can be chosen, and `none` for that of the organisation.
pub(crate) const LANGUAGES: &[&str] = &["en", "fr", "none"];

#[cfg(test)]
mod tests {
    use super::LANGUAGES;
    use crate::words::Language;

    #[test]
    fn every_language_can_be_chosen() {
        let tags: Vec<&str> = Language::offered().map(Language::tag).chain(["none"]).collect();
        assert_eq!(LANGUAGES, tags);
    }
}
