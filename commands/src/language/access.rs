//! Who may do what: one kind of value, one place where it is judged.

use crate::audience::in_office;
use crate::organisation::Organisation;
use crate::record::{Code, Group, PersonId, Register, Role};
use crate::say;
use crate::words::message::{Arg, Message};
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
    what: String,
    may: Access,
    argument: Option<String>,
    /// Whether that was given by its name, and not among other words.
    is_filled_in: bool,
    /// The group that it is about.
    group: Option<Code>,
    /// Whom to ask.
    ask: Ask,
}

/// The people to ask after a refusal.
#[derive(Clone, Debug)]
enum Ask {
    /// These few of those who may.
    Those(Vec<PersonId>),
    /// Nobody: nobody has the role, and only whoever operates the bot can give it.
    Nobody,
    /// The role is given to accounts that have never spoken here, so there is no name.
    Unknown,
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

    /// A few of those who may, or who know how one comes to be among them.
    fn to_ask(self, group: Option<&Group>, register: &Register, organisation: &Organisation) -> Ask {
        const MOST: usize = 3;
        let of_group = self.0.iter().flat_map(|party| match (party, group) {
            (Party::Facilitator, Some(group)) => group.facilitators().map(|appointment| appointment.person).collect(),
            (Party::Proposer, Some(group)) => group.proposer.into_iter().collect(),
            _ => Vec::new(),
        });
        let mut people: Vec<PersonId> = of_group.collect();
        if people.is_empty() {
            let roles: Vec<Role> = self.0.iter().filter_map(|party| party.role_to_ask()).collect();
            let holders = |role: &Role| {
                let mut holders = in_office(register, organisation, &[*role]);
                register.people().sort_by_name(&mut holders);
                holders
            };
            people = roles.iter().flat_map(holders).collect();
            if people.is_empty() && !roles.is_empty() {
                let is_given = roles.iter().any(|role| organisation.roles.of(*role).next().is_some());
                return if is_given { Ask::Unknown } else { Ask::Nobody };
            }
        }
        people.dedup();
        people.truncate(MOST);
        Ask::Those(people)
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
    pub fn in_words(self, language: Language, chair: &Inline) -> String {
        say!(access, who: self.key(), chair: chair.clone()).in_words(language)
    }
}

impl Party {
    /// The role of those to ask where this party may and one is not of it: how one comes to be a member, the secretariat knows.
    fn role_to_ask(self) -> Option<Role> {
        match self {
            Self::Chair => Some(Role::Chair),
            Self::Secretariat | Self::Member => Some(Role::Secretariat),
            Self::Facilitator | Self::Proposer | Self::Participant => None,
        }
    }
}

impl NotAllowed {
    /// That a command, or one of its arguments, is for others.
    pub(crate) fn of(
        what: &str,
        argument: Option<String>,
        may: Access,
        group: Option<&Group>,
        register: &Register,
        organisation: &Organisation,
    ) -> Self {
        let ask = may.to_ask(group, register, organisation);
        Self {
            what: what.to_owned(),
            may,
            argument,
            is_filled_in: false,
            group: group.map(|group| group.code.clone()),
            ask,
        }
    }

    /// The same for a person of this role. They are not told to ask themselves, and the secretariat knows who is a member.
    #[must_use]
    pub(crate) fn told_to(mut self, person: Option<PersonId>, role: Role) -> Self {
        if let Ask::Those(people) = &mut self.ask {
            let is_of_members = matches!(self.may, MEMBER | MEMBER_OR_SECRETARIAT);
            people.retain(|one| Some(*one) != person && !(is_of_members && role == Role::Secretariat));
        }
        self
    }

    /// The same of what was given by its name, and cannot be part of other words.
    #[must_use]
    pub(crate) fn filled_in(self) -> Self {
        Self { is_filled_in: true, ..self }
    }

    /// Whom to ask, in a sentence.
    fn ask(&self) -> Option<Message> {
        match &self.ask {
            Ask::Those(people) if people.is_empty() => None,
            Ask::Those(people) => {
                let people = Arg::any(people.iter().copied());
                Some(match self.may {
                    MEMBER | MEMBER_OR_SECRETARIAT => say!(access_ask_members, people: people),
                    _ => say!(access_ask, people: people),
                })
            }
            Ask::Nobody => Some(say!(access_ask_nobody)),
            Ask::Unknown => None,
        }
    }

    /// What anybody can do instead.
    fn instead(&self) -> Option<Inline> {
        let code = self.group.as_ref().map_or("CODE", Code::as_str);
        let first = self.what.split(' ').next().unwrap_or_default();
        let instead = match (first, self.what.as_str()) {
            _ if self.argument.is_some() => return None,
            ("propose" | "concern" | "update" | "renew" | "document", _) => format!("comment {code} …"),
            ("decide" | "lastcall" | "resolve", _) => format!("why {code}"),
            ("note" | "facilitate" | "release" | "withdraw" | "rename", _) => format!("status {code}"),
            ("cycle" | "consult", _) => first.to_owned(),
            ("meet" | "slots" | "move" | "cancel" | "uncancel" | "meeting", _) => "meetings".to_owned(),
            ("agenda", _) => "agenda show N".to_owned(),
            ("item" | "agreed" | "disagreed", _) => "info …".to_owned(),
            ("minutes", _) => "minutes show N".to_owned(),
            (_, "remind group") => "remind me 30m".to_owned(),
            (_, "digest weekly") => "digest weekly mon 09:00 me".to_owned(),
            (_, "digest off") => "digest off me".to_owned(),
            _ => return None,
        };
        Some(Inline::Command(instead))
    }
}

impl Explain for NotAllowed {
    fn explain(&self) -> Reply {
        let reply = self.only();
        let reply = self.ask().into_iter().fold(reply, |reply, ask| reply.and(ask.into()));
        self.instead()
            .into_iter()
            .fold(reply, |reply, instead| reply.and(say!(access_instead, command: instead).into()))
    }

    fn is_about_who(&self) -> bool {
        true
    }
}

impl NotAllowed {
    /// Who alone may.
    fn only(&self) -> Reply {
        let Self { what, may, argument, .. } = self;
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
        Reply::said(match argument.split_once(':').filter(|_| !may.depends_on_group() && !self.is_filled_in) {
            Some((name, _)) => say!(access_or_quotes, said: said, name: typed::usage(what, &format!("{name}:"))),
            None => said,
        })
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
            let words = access.in_words(Language::English, &Inline::as_is("president"));
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
