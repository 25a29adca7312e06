//! How people are called where others read it. Two who have one name, or seem to, are told apart: in rooms by an account,
//! in what the public reads by what they are, and never by an account.

use std::borrow::Cow;

use crate::line;
use crate::organisation::Organisation;
use crate::record::{Account, NameKey, Person, PersonId, Register, Role};
use crate::say;
use crate::words::{Inline, Language, Line, Message};

/// What somebody who was erased is called in files for programs: exports and registers. Several people can be called so. Readers see it
/// in their language.
pub const FORMER_MEMBER: &str = "a former member";

/// What somebody is called in rooms. Whoever has the name of another is shown with their handle, and whoever has a name
/// without a letter by their handle alone.
pub fn name_of(register: &Register, id: PersonId, language: Language) -> Cow<'_, str> {
    let said = |message: Message| Cow::Owned(message.in_words(language));
    let Some(person) = register.people().get(id) else { return said(say!(name_former_member)) };
    let handle = person.accounts.first().map(Account::handle);
    if !NameKey::is_visible_in(&person.name) {
        return handle.map_or_else(|| said(say!(name_nameless)), Cow::from);
    }
    if !register.people().has_namesake(person.id) {
        return person.name.as_str().into();
    }
    let told_apart_by = handle.map_or_else(|| said(say!(name_no_account)), Cow::from);
    format!("{} ({told_apart_by})", person.name).into()
}

/// What somebody is called on pages, in the feed, in calendars and in exports. Whoever has the name of a member and is none
/// is shown as such; of members of one name, by their stakeholder group or where they work.
pub fn public_name_of<'r>(
    register: &'r Register,
    organisation: &Organisation,
    id: PersonId,
    language: Language,
) -> Cow<'r, str> {
    let said = |message: Message| Cow::Owned(message.in_words(language));
    let Some(person) = register.people().get(id) else { return said(say!(name_former_member)) };
    if !NameKey::is_visible_in(&person.name) {
        return said(say!(name_nameless));
    }
    let what = match told_apart_by(person, register, organisation) {
        None => return person.name.as_str().into(),
        Some(Apart::NoMember) => said(say!(name_no_member)),
        Some(Apart::By(what)) => what.into(),
    };
    format!("{} ({what})", person.name).into()
}

/// People in a line as the public reads of them.
pub fn in_public<'r>(
    register: &'r Register,
    organisation: &'r Organisation,
    language: Language,
) -> impl Fn(Inline) -> Line + 'r {
    move |inline| match inline {
        Inline::Person(id) => {
            line![Inline::Untrusted(public_name_of(register, organisation, id, language).into_owned())]
        }
        other => line![other],
    }
}

/// By what somebody is told from those of the same name.
enum Apart<'p> {
    NoMember,
    By(&'p str),
}

/// What tells somebody from those of the same name; nothing where there is nobody of that name, or nothing to tell.
fn told_apart_by<'p>(person: &'p Person, register: &Register, organisation: &Organisation) -> Option<Apart<'p>> {
    let is_member = |person: &Person| organisation.role_of(person) > Role::Participant;
    let namesakes = register.people().namesakes(person);
    if namesakes.is_empty() {
        return None;
    }
    if !is_member(person) {
        return Some(Apart::NoMember);
    }
    let members = || namesakes.iter().filter(|other| is_member(other));
    members().next()?;
    let group = person.stakeholder.as_deref();
    let is_only =
        |own: Option<&str>, of: fn(&Person) -> Option<&str>| own.is_some() && members().all(|other| of(other) != own);
    if is_only(group, |other| other.stakeholder.as_deref()) {
        return group.map(Apart::By);
    }
    let work = person.affiliation.as_deref();
    work.filter(|_| is_only(work, |other| other.affiliation.as_deref())).or(group).map(Apart::By)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::Account;

    const NAMELESS: &str = "somebody without a name";

    fn called(people: &[Person]) -> Vec<(String, String)> {
        let mut register = Register::default();
        register.add_belongings(people, []);
        let organisation = Organisation::default();
        let both = |person: &Person| {
            let public = public_name_of(&register, &organisation, person.id, Language::English).into_owned();
            (name_of(&register, person.id, Language::English).into_owned(), public)
        };
        people.iter().map(both).collect()
    }

    fn person(id: u64, name: &str, role: Role, handle: Option<&str>) -> Person {
        let accounts = handle.map(Account::console).into_iter().collect();
        Person { role, accounts, ..Person::named(PersonId(id), name) }
    }

    #[test]
    fn a_namesake_is_shown_with_a_handle_in_rooms_and_as_no_member_in_public() {
        let chair = person(1, "Lynn St. Amour", Role::Chair, Some("lynn"));
        let other = person(2, "lynn st.  amour", Role::Participant, Some("lynn2"));
        let lookalike = person(3, "Lуnn St. Amour", Role::Participant, None);
        let pair = |room: &str, public: &str| (room.to_owned(), public.to_owned());
        assert_eq!(
            called(&[chair.clone(), other, lookalike]),
            [
                pair("Lynn St. Amour (@lynn)", "Lynn St. Amour"),
                pair("lynn st.  amour (@lynn2)", "lynn st.  amour (not a member)"),
                pair("Lуnn St. Amour (no account)", "Lуnn St. Amour (not a member)"),
            ]
        );
        assert_eq!(called(&[chair]), [pair("Lynn St. Amour", "Lynn St. Amour")]);
    }

    #[test]
    fn members_of_one_name_are_told_apart_by_what_is_public_of_them() {
        let one = person(1, "Maria García", Role::Member, Some("maria"));
        let other = person(2, "Maria García", Role::Member, Some("mg"));
        let public = |one: &Person, other: &Person| -> Vec<String> {
            called(&[one.clone(), other.clone()]).into_iter().map(|(_, public)| public).collect()
        };
        let of_group = |person: &Person, group: &str, work: &str| Person {
            stakeholder: Some(group.to_owned()),
            affiliation: Some(work.to_owned()),
            ..person.clone()
        };
        assert_eq!(public(&one, &other), ["Maria García", "Maria García"]);
        assert_eq!(
            public(&of_group(&one, "government", "a"), &of_group(&other, "civil society", "a")),
            ["Maria García (government)", "Maria García (civil society)"]
        );
        assert_eq!(
            public(&of_group(&one, "government", "Chile"), &of_group(&other, "government", "Peru")),
            ["Maria García (Chile)", "Maria García (Peru)"]
        );
    }

    #[test]
    fn a_name_without_a_letter_is_not_shown() {
        let nameless = [person(1, "\u{200b}", Role::Participant, Some("zoe")), person(2, "…", Role::Member, None)];
        assert_eq!(
            called(&nameless),
            [("@zoe", NAMELESS), (NAMELESS, NAMELESS)].map(|(room, public)| (room.to_owned(), public.to_owned()))
        );
    }

    #[test]
    fn files_call_somebody_who_is_gone_as_readers_of_english_see_it() {
        let (register, organisation) = (Register::default(), Organisation::default());
        assert_eq!(name_of(&register, PersonId(1), Language::English), FORMER_MEMBER);
        assert_eq!(public_name_of(&register, &organisation, PersonId(1), Language::English), FORMER_MEMBER);
        assert_eq!(name_of(&register, PersonId(1), Language::French), "un ancien membre");
    }
}
