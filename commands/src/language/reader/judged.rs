//! Access to what was read: the one place where it is judged.

use super::Reader;
use crate::language::access::{Access, NotAllowed, SECRETARIAT};
use crate::language::call::Call;
use crate::language::names;
use crate::language::reference::PersonRef;
use crate::language::spec::{Argument, Kind};
use crate::language::value::{Surroundings, Value};
use crate::record::{Binding, Group};

impl<'a> Reader<'a> {
    /// Judges the command and each argument that was given: the one place where access is asked for.
    pub(super) fn may_all(&self, call: &Call) -> Result<(), NotAllowed> {
        self.may(call.spec.access, &call.path, self.group_of(call))?;
        for argument in call.spec.arguments() {
            let given = match argument.kind {
                Kind::Parts | Kind::Options => !call.parts.is_empty(),
                _ => call.was_given(argument.name),
            };
            if given {
                self.may_give(call, argument)?;
            }
            // Anybody may speak for an initiative, and only the secretariat for somebody else.
            if let (Kind::Respondent, Some(Value::Person(named))) = (argument.kind, call.values.get(argument.name))
                && !self.surroundings.speaker.is_some_and(|speaker| *named == PersonRef::Known(speaker.id))
            {
                self.may_give(call, &Argument { access: SECRETARIAT, ..*argument })?;
            }
        }
        Ok(())
    }

    pub(super) fn may_give(&self, call: &Call, argument: &Argument) -> Result<(), NotAllowed> {
        let group = self.group_of(call);
        if self.allows(argument.access, group) {
            return Ok(());
        }
        let usage = argument.usage().trim_matches(['[', ']']).to_owned();
        let refusal = self.not_allowed(argument.access, &call.path, Some(usage), group);
        Err(if call.is_filled_in { refusal.filled_in() } else { refusal })
    }

    pub(super) fn group_of(&self, call: &Call) -> Option<&'a Group> {
        let register = self.surroundings.register;
        let of_meeting = || register.meeting(call.meeting()?)?.group.as_ref();
        let names_group = |kind: &Kind| {
            use Kind::{Binding, Group, GroupOrPlenary, Meeting, MeetingOnwards, NewCode, RunningMeeting};
            matches!(kind, Binding | Group | GroupOrPlenary | Meeting | MeetingOnwards | NewCode | RunningMeeting)
        };
        // What names no group is about the room in which it is said.
        let of_room = || match &self.place {
            Some(Binding::Group(code)) if !call.spec.arguments().iter().any(|one| names_group(&one.kind)) => Some(code),
            _ => None,
        };
        let code = call.group().or_else(of_meeting).or_else(of_room)?;
        register.group(code)
    }

    /// Whether the last word is the choice that follows an argument.
    pub(super) fn is_last_word(&self, by_place: &[&Argument], argument: &Argument, words: &str) -> bool {
        let next = by_place.iter().skip_while(|one| one.name != argument.name).nth(1);
        let last = words.split_whitespace().next_back().unwrap_or_default();
        match next.map(|next| next.kind) {
            Some(Kind::Choice(words)) => names::choice(words, last, self.surroundings.languages).is_some(),
            _ => false,
        }
    }

    pub(super) fn may(&self, access: Access, what: &str, group: Option<&Group>) -> Result<(), NotAllowed> {
        if self.allows(access, group) { Ok(()) } else { Err(self.not_allowed(access, what, None, group)) }
    }

    pub(super) fn allows(&self, access: Access, group: Option<&Group>) -> bool {
        access.allows(self.role, self.surroundings.speaker.map(|person| person.id), group)
    }

    pub(super) fn not_allowed(
        &self,
        access: Access,
        what: &str,
        argument: Option<String>,
        group: Option<&Group>,
    ) -> NotAllowed {
        let Surroundings { register, organisation, speaker, .. } = self.surroundings;
        let refusal = NotAllowed::of(what, argument, access, group, register, organisation);
        refusal.told_to(speaker.map(|person| person.id), self.role)
    }
}
