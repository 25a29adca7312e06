//! Whom typed words mean. An account is somebody; a name proves nothing, so where it leaves a doubt it is asked about.

use super::Surroundings;
use crate::kit::call::{OwnerRef, PersonRef};
use crate::kit::refusal::{NearName, NotOneName, Refusal};
use crate::kit::reply::capitalised;
use crate::register::{
    Account, Likeness, NameKey, Person, Platform, Role, mixed_word, normalised,
};

/// Who can be meant by a name that was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meant {
    /// Somebody on whom something is put: a member, or a name in the list that has no account.
    OnList,
    /// Somebody who is only proposed, which gives nothing: anybody in the list, but whoever is there only because they spoke.
    Proposed,
    /// Somebody of whom something is there already.
    Known,
    /// A name in the list that has no account.
    WithoutAccount,
}

/// What is between two people in a list, and in no name.
const BETWEEN_NAMES: [&str; 9] = [" and ", " und ", " et ", "&", "+", ";", ",", "/", "、"];

impl Surroundings<'_> {
    /// Who is to do something: somebody, or those in the offices that are named. An office is meant whoever calls their
    /// account so.
    pub(super) fn owner(&self, typed: &str) -> Result<OwnerRef, Refusal> {
        let typed = typed.trim_end_matches([':', ',']);
        let words = typed.strip_prefix('@').unwrap_or(typed);
        if let Some(roles) = self.organisation.offices(words) {
            return Ok(OwnerRef::Office { words: capitalised(words), roles });
        }
        match self.person(typed, Meant::OnList)? {
            // One word that nobody is called is more often the first of what is to be done.
            PersonRef::New(name) if !name.contains(char::is_whitespace) && !self.takes_new => Err(Refusal::WrongValue {
                argument: "who",
                typed: typed.to_owned(),
                expected: "who is to do it: @handle, a name in quotes, chair, secretariat or members".to_owned(),
                near: Vec::new(),
            }),
            person => Ok(OwnerRef::Person(person)),
        }
    }

    /// Somebody: by a handle, else by a name.
    pub(super) fn person(&self, typed: &str, meant: Meant) -> Result<PersonRef, Refusal> {
        let name = typed.trim_start_matches('@');
        if self.organisation.offices(name).is_some() {
            return Err(Refusal::IsOffice { typed: typed.to_owned() });
        }
        if typed.starts_with('@') {
            return match self.of_handle(typed) {
                Some(person) => Ok(PersonRef::Known(person.id)),
                None => Err(self.unknown_handle(typed, name)),
            };
        }
        match (normalised(name).to_lowercase().as_str(), self.speaker) {
            ("me" | "myself", Some(speaker)) => return Ok(PersonRef::Known(speaker.id)),
            ("me" | "myself", None) => return Err(self.unknown_handle(typed, name)),
            _ => {}
        }
        self.of_name(typed, meant)
    }

    /// Whose handle this is, on the platform where it was typed or on another.
    fn of_handle(&self, typed: &str) -> Option<&Person> {
        let name = typed.trim_start_matches('@');
        let accounts = [
            Account { platform: self.platform, id: typed.to_owned() },
            Account { platform: self.platform, id: name.to_owned() },
            Account::console(name),
            Account::console(name.to_lowercase()),
            // Of namesakes the handles are told, on whatever platform they are.
            Account { platform: Platform::Matrix, id: format!("@{name}") },
            Account { platform: Platform::Discord, id: name.to_owned() },
        ];
        accounts.iter().find_map(|account| self.register.people().of_account(account)).map(AsRef::as_ref)
    }

    fn is_member(&self, person: &Person) -> bool {
        self.organisation.role_of(person) > Role::Participant
    }

    /// Whether somebody can be meant by their name, though they are no member.
    fn can_be_meant(&self, person: &Person, meant: Meant) -> bool {
        match meant {
            Meant::OnList | Meant::WithoutAccount => person.accounts.is_empty(),
            // Whoever was imported carries no date.
            Meant::Proposed => person.accounts.is_empty() || person.since.is_none(),
            Meant::Known => true,
        }
    }

    fn of_name(&self, typed: &str, meant: Meant) -> Result<PersonRef, Refusal> {
        let named: Vec<&Person> = self.register.people().named(typed).into_iter().map(AsRef::as_ref).collect();
        let without_account = || named.iter().filter(|person| person.accounts.is_empty());
        if self.takes_new {
            // Two of one name without an account could never be told apart.
            return match without_account().next() {
                Some(known) => Ok(PersonRef::Known(known.id)),
                None => self.new_person(typed, meant),
            };
        }
        let members: Vec<&&Person> = named.iter().filter(|person| self.is_member(person)).collect();
        let others: Vec<&&Person> =
            named.iter().filter(|person| !self.is_member(person) && self.can_be_meant(person, meant)).collect();
        let of_those = if meant == Meant::WithoutAccount { without_account().collect() } else { members };
        match (of_those.as_slice(), others.as_slice()) {
            ([person], _) | ([], [person]) => return Ok(PersonRef::Known(person.id)),
            ([], []) => {}
            _ => {
                let accounts = named.iter().flat_map(|person| &person.accounts).map(Account::handle).collect();
                return Err(Refusal::SeveralOfName { typed: typed.to_owned(), accounts });
            }
        }
        if let Some(person) = self.of_handle(typed).filter(|person| self.is_member(person)) {
            return Ok(PersonRef::Known(person.id));
        }
        let of_handle = self.of_handle(typed);
        let handles: Vec<String> =
            named.iter().copied().chain(of_handle).filter_map(|person| person.accounts.first()).map(Account::handle).collect();
        if !handles.is_empty() {
            return Err(Refusal::NoMember { typed: typed.to_owned(), handles });
        }
        self.new_person(typed, meant)
    }

    /// Somebody new of a name, if that is one name, of nobody else, and no slip for another's.
    fn new_person(&self, typed: &str, meant: Meant) -> Result<PersonRef, Refusal> {
        let name = normalised(typed);
        let refuse = |why| Err(Refusal::NotOneName { typed: typed.to_owned(), why });
        if name.contains('@') {
            return refuse(NotOneName::HasHandle);
        }
        if !NameKey::of(&name).is_visible() {
            return refuse(NotOneName::HasNoLetter);
        }
        if matches!(meant, Meant::Known | Meant::WithoutAccount) || self.takes_new {
            return Ok(PersonRef::New(name));
        }
        let lower = name.to_lowercase();
        if BETWEEN_NAMES.iter().any(|between| lower.contains(between)) {
            return refuse(NotOneName::Several);
        }
        let near = self.register.people().nearly_named(&name);
        if !near.is_empty() {
            let looks_alike = near[0].0 == Likeness::Lookalike;
            let near = near.into_iter().take(3).map(|(_, person)| NearName::of(person)).collect();
            return Err(Refusal::NearName { typed: typed.to_owned(), near, looks_alike });
        }
        if let Some(word) = mixed_word(&name) {
            return refuse(NotOneName::MixesScripts { word: word.to_owned() });
        }
        Ok(PersonRef::New(name))
    }

    fn unknown_handle(&self, typed: &str, name: &str) -> Refusal {
        let people = self.register.people();
        let named = people.named(name).into_iter();
        let near = named.chain(people.nearly_named(name).into_iter().map(|(_, person)| person));
        let near = near.filter(|person| !person.accounts.is_empty()).take(3).map(|person| NearName::of(person)).collect();
        Refusal::UnknownHandle { typed: typed.to_owned(), near }
    }
}
