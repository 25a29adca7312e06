//! Who may do what: one kind of value, one place where it is judged.

use crate::record::{Group, PersonId, Role};
use crate::say;
use crate::words::message::Arg;
use crate::words::refusal::Explain;
use crate::words::reply::{Inline, Line, Reply};
use crate::words::typed;
use crate::words::voice::Language;

/// A part that somebody can have in the organisation or in one group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::EnumIter)]
pub enum Party {
    /// The chair of the organisation.
    Chair,
    /// Its secretariat.
    Secretariat,
    /// Who facilitates the group.
    Facilitator,
    /// Who proposed the group.
    Proposer,
    /// A member of the organisation.
    Member,
    /// Anyone in the rooms.
    Participant,
}

/// The parties who may do something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Access(&'static [Party]);

/// That somebody may not do something.
#[derive(Clone, Debug)]
pub struct NotAllowed {
    /// The command.
    pub what: String,
    /// The parties who may.
    pub may: Access,
    /// The argument, when it is about one.
    pub argument: Option<String>,
}

/// Anyone.
pub const ANYONE: Access = Access(&[Party::Participant]);
/// The members, among them the chair, and the secretariat.
pub const MEMBER_OR_SECRETARIAT: Access = Access(&[Party::Member, Party::Secretariat]);
/// The secretariat alone.
pub const SECRETARIAT: Access = Access(&[Party::Secretariat]);
/// The chair and the secretariat.
pub const OFFICE: Access = Access(&[Party::Chair, Party::Secretariat]);
/// The chair alone.
pub const CHAIR: Access = Access(&[Party::Chair]);
/// The members, among them the chair.
pub const MEMBER: Access = Access(&[Party::Member]);
/// Who proposed the group, and nobody else.
pub const PROPOSER: Access = Access(&[Party::Proposer]);
/// The group's facilitators, the chair and the secretariat.
pub const FACILITATOR: Access = Access(&[Party::Facilitator, Party::Chair, Party::Secretariat]);
/// The group's facilitators, who proposed it, the chair and the secretariat.
pub const FACILITATOR_OR_PROPOSER: Access =
    Access(&[Party::Facilitator, Party::Proposer, Party::Chair, Party::Secretariat]);

impl Access {
    /// Whether somebody of this role, and of this part in the group meant, is among those who may.
    pub fn allows(self, role: Role, person: Option<PersonId>, group: Option<&Group>) -> bool {
        self.0.iter().any(|party| match party {
            Party::Chair => role == Role::Chair,
            Party::Secretariat => role == Role::Secretariat,
            Party::Member => matches!(role, Role::Member | Role::Chair),
            Party::Participant => true,
            Party::Facilitator => person.zip(group).is_some_and(|(person, group)| group.is_facilitated_by(person)),
            Party::Proposer => person.is_some() && group.is_some_and(|group| group.proposer == person),
        })
    }

    /// Whether an office alone may, whatever the group.
    pub fn is_of_office(self) -> bool {
        self.0.iter().all(|party| matches!(party, Party::Chair | Party::Secretariat))
    }

    /// Whether it depends on the group.
    pub fn depends_on_group(self) -> bool {
        self.0.contains(&Party::Proposer) || self.0.contains(&Party::Facilitator)
    }

    /// Those who may: `the chair and the secretariat`.
    pub fn line(self) -> Line {
        say!(access, who: self.key(), chair: Inline::Chair).into()
    }

    /// By what sentences choose their words.
    fn key(self) -> Arg {
        let key = match self {
            ANYONE => "anyone",
            MEMBER_OR_SECRETARIAT => "member-or-secretariat",
            SECRETARIAT => "secretariat",
            OFFICE => "office",
            CHAIR => "chair",
            MEMBER => "member",
            PROPOSER => "proposer",
            FACILITATOR => "facilitator",
            _ => "facilitator-or-proposer",
        };
        Arg::Key(key.into())
    }

    /// The same in words of a language, with what the chair is called.
    pub fn in_words(self, language: Language, chair: &str) -> String {
        say!(access, who: self.key(), chair: chair.to_owned()).in_words(language)
    }
}

impl Explain for NotAllowed {
    fn explain(&self) -> Reply {
        let Self { what, may, argument } = self;
        let command = Inline::command(what.as_str());
        let Some(argument) = argument else {
            return Reply::said(say!(access_not_allowed, who: may.key(), chair: Inline::Chair, command: command));
        };
        let said = say!(
            access_not_with,
            who: may.key(),
            chair: Inline::Chair,
            command: command,
            argument: typed::usage(what, argument),
        );
        // A charter is changed with nothing but names; elsewhere they can be meant as words.
        Reply::said(match argument.split_once(':').filter(|_| !may.depends_on_group()) {
            Some((name, _)) => say!(access_or_quotes, said: said, name: typed::usage(what, &format!("{name}:"))),
            None => said,
        })
    }

    fn is_about_who(&self) -> bool {
        true
    }
}

#[cfg(test)]
mod tests {
    use strum::IntoEnumIterator;

    use super::*;

    #[test]
    fn the_words_for_those_who_may_name_each_of_them_and_nobody_else() {
        let all = [
            ANYONE,
            MEMBER_OR_SECRETARIAT,
            SECRETARIAT,
            OFFICE,
            CHAIR,
            MEMBER,
            PROPOSER,
            FACILITATOR,
            FACILITATOR_OR_PROPOSER,
        ];
        for access in all {
            let words = access.in_words(Language::English, "president");
            for party in Party::iter() {
                let named = match party {
                    Party::Chair => "the president",
                    Party::Secretariat => "the secretariat",
                    Party::Facilitator => "the group's facilitators",
                    Party::Proposer => "the proposer",
                    Party::Member => "members",
                    Party::Participant => "anyone",
                };
                assert_eq!(words.contains(named), access.0.contains(&party), "{words}: {named}");
            }
        }
    }
}
