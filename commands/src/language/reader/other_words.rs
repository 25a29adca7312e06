//! Commands by other words than their names: synonyms, plain words to the bot, and those of MeetBot.

use super::asking::asking;
use super::beginning::Typed;
use super::{Reader, Reading, with_rest};
use crate::audience::address::Audience;
use crate::audience::language::language_of;
use crate::language::call::Call;
use crate::language::heard::{Addressed, Message};
use crate::language::spec::Spec;
use crate::language::synonyms::Meant;
use crate::language::value::Surroundings;
use crate::language::{called, examples, meetbot, synonyms};
use crate::say;
use crate::words::{Inline, Question, Refusal, Reply};

impl Reader<'_> {
    /// The command, or what is asked or refused in its place.
    pub(super) fn read_command(&self, commands: &'static [Spec], spec: &'static Spec, rest: &str) -> Reading {
        if let Some(refusal) = self.asking_for_details(commands, spec, rest) {
            return Reading::Refused { refusal, private: spec.private };
        }
        match self.command(spec, rest) {
            Ok(call) => Reading::Command(call),
            Err(refusal)
                if !refusal.is_about_who()
                    && let Some(refusal) = self.asking_for_another(commands, spec, rest) =>
            {
                Reading::Refused { refusal, private: spec.private }
            }
            Err(refusal) => {
                let command = with_rest(spec.name, rest);
                let refusal = asking(
                    self.with_example_here(&refusal),
                    &command,
                    |meant, instead| self.may_be_meant(commands, meant, instead),
                    |words| self.is_time(words),
                );
                Reading::Refused { refusal, private: spec.private }
            }
        }
    }

    /// A refusal with its example as it is shown here.
    pub(super) fn with_example_here(&self, refusal: &Refusal) -> Refusal {
        let Surroundings { register, organisation, now, .. } = self.surroundings;
        let language = language_of(Audience::Room(self.room), register, organisation);
        examples::in_refusal(refusal, self.place.as_ref(), register, organisation, now, language)
    }

    /// The same of a whole command that is meant by other words.
    pub(super) fn read_as(&self, commands: &'static [Spec], command: &str) -> Reading {
        let (name, rest) = command.split_once(' ').unwrap_or((command, ""));
        match commands.iter().find(|spec| spec.name == name) {
            Some(spec) => self.read_command(commands, spec, rest),
            None => Reading::NotForUs,
        }
    }

    /// What is meant by a name that no command has, and by support in plain words. In rooms a synonym has a slash before it.
    pub(super) fn by_other_words(&self, typed: &Typed<'_>, message: &Message) -> Option<Meant> {
        let is_to_bot = message.addressed == Addressed::ToBot;
        if !is_to_bot && typed.mark != "/" {
            return None;
        }
        // `who is the chair?` asks something else than `who WG-A`.
        let is_question =
            typed.mark.is_empty() && (message.text.contains('?') || typed.rest.split_whitespace().count() > 2);
        let in_words = || synonyms::in_words(&message.text).filter(|_| is_to_bot && typed.mark.is_empty());
        in_words().or_else(|| synonyms::meant(typed.name, typed.rest).filter(|_| !is_question))
    }

    /// What one of MeetBot's words means here, where it is one.
    pub(super) fn meetbots(&self, commands: &'static [Spec], message: &Message) -> Option<Reading> {
        let register = self.surroundings.register;
        let can_run =
            !self.room.is_private() && (self.place.is_some() || register.running_meeting(self.room, None).is_some());
        let runs = can_run && register.running_meeting(self.room, self.place.as_ref()).is_some();
        let known = |name: &str| called::find(commands, None, name, self.surroundings.languages).is_some();
        let command = |text: &str| meetbot::command(text, runs, known, self.surroundings.platform, register);
        if let Some(command) = command(&message.text) {
            return can_run.then(|| self.read_as(commands, &command));
        }
        // While minutes are taken, what is mistyped would be lacking in them.
        let (typed, meant, rest) = meetbot::slip(&message.text).filter(|_| runs)?;
        let why = Reply::said(
            say!(refusal_meetbot_slip, typed: Inline::Untrusted(format!("#{typed}")), near: Inline::Untrusted(format!("#{meant}"))),
        );
        let meant = command(&format!("#{meant} {rest}")).filter(|meant| self.may_be_meant(commands, meant, None));
        let refusal = Question::new(why, meant).into();
        Some(Reading::Refused { refusal, private: false })
    }
}

/// What plain words may mean is no command to a question that they may answer.
pub(super) fn in_plain_words(reading: Reading) -> Reading {
    match reading {
        Reading::Command(call) => Reading::Command(Call { is_in_plain_words: true, ..call }),
        Reading::Refused { .. } | Reading::NotForUs | Reading::Happened => reading,
    }
}
