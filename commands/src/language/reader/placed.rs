//! Arguments by their places that can be left out: the group, the meeting of which minutes are taken, a number behind its answer.

use super::Reader;
use super::words::take_word;
use crate::language::call::Call;
use crate::language::names;
use crate::language::quotes::quoted_length;
use crate::language::reference::MeetingRef;
use crate::language::spec::{Argument, Kind};
use crate::language::value::{Value, as_yes_or_no, numbers};
use crate::record::{Binding, PersonId, Role};
use crate::say;
use crate::words::Inline;
use crate::words::refusal::Refusal;

impl Reader<'_> {
    /// A number and a choice in the order of the definition, where the choice was said first: `yes 1`.
    pub(super) fn answer_first(&self, by_place: &[&'static Argument], words: &str) -> Option<String> {
        let [number, choice, ..] = by_place else { return None };
        let (Kind::Meeting | Kind::MeetingOnwards, Kind::Choice(choices)) = (number.kind, choice.kind) else {
            return None;
        };
        let mut words = words.split_whitespace();
        let (first, second) = (words.next()?, words.next()?);
        let chosen =
            names::choice(choices, first, self.surroundings.languages).or_else(|| as_yes_or_no(choices, first));
        let is_turned = chosen.is_some() && numbers(second.trim_end_matches('+')).is_some();
        is_turned.then(|| [second, first].into_iter().chain(words).collect::<Vec<_>>().join(" "))
    }

    /// The group meant, and what follows its code. In a group's own room the code may be left out.
    pub(super) fn group<'w>(
        &self,
        call: &mut Call,
        argument: &'static Argument,
        words: &'w str,
    ) -> Result<&'w str, Refusal> {
        // Who reads `[CODE]` may write `code: WG-IMP`.
        let named = words.trim_start().split_once(char::is_whitespace);
        let named = named.filter(|(name, _)| ["code:", "group:"].iter().any(|one| one.eq_ignore_ascii_case(name)));
        let words = self.without_article(named.map_or(words, |(_, behind)| behind));
        let mut rest = words;
        let word = take_word(&mut rest);
        let may_be_plenary = argument.kind == Kind::GroupOrPlenary;
        let own = match &self.place {
            Some(Binding::Group(code)) if self.surroundings.register.group(code).is_some() => {
                Some(Value::Code(code.clone()))
            }
            // Who leads a group and nothing else means that group, and has to say which.
            Some(Binding::Plenary) if may_be_plenary && !self.leads_only_groups() => {
                Some(Value::Binding(Binding::Plenary))
            }
            _ => None,
        };
        let is_quoted = quoted_length(words.trim_start()).is_some();
        let value = match (self.surroundings.known_code(word), own) {
            // In a group's own room, words in quotes are words.
            (Some(code), own) if !is_quoted || own.is_none() => Value::Code(code),
            _ if may_be_plenary && !is_quoted && self.surroundings.is_plenary(word) => Value::Binding(Binding::Plenary),
            (_, Some(own)) if is_quoted || !self.surroundings.looks_like_code(word) => {
                rest = words;
                own
            }
            _ => match self.group_by_words(if is_quoted { word } else { words }) {
                Some(fit) if Self::may_be_called_by_words(call.spec) => {
                    let typed = Inline::Untrusted(fit.typed.to_owned());
                    call.notes.push(say!(fitting_group, typed: typed, group: &fit.code));
                    rest = if is_quoted { rest } else { fit.rest };
                    Value::Code(fit.code)
                }
                // An address is no group that is not known.
                _ if word.is_empty() || word.contains("://") || self.is_chosen_next(call, word) => return Ok(words),
                Some(fit) => {
                    return Err(Refusal::UnknownGroup {
                        typed: fit.typed.to_owned(),
                        near: vec![fit.code.to_string()],
                        any: true,
                    });
                }
                None if is_quoted => return Ok(words),
                // Whoever leads one group alone need not say which.
                None if !self.surroundings.looks_like_code(word) && self.only(call, argument).is_some() => {
                    return Ok(words);
                }
                None => return Err(self.no_group(word, if is_quoted { word } else { words })),
            },
        };
        call.values.insert(argument.name, value);
        Ok(rest)
    }

    /// The words without an article before a group: `the archives`, `the WG-ARC group`.
    fn without_article<'w>(&self, words: &'w str) -> &'w str {
        const ARTICLES: [&str; 8] = ["the", "both", "le", "la", "les", "our", "notre", "group"];
        let Some((first, behind)) = words.trim_start().split_once(char::is_whitespace) else { return words };
        let is_article = ARTICLES.iter().any(|article| article.eq_ignore_ascii_case(first));
        let behind = behind.trim_start();
        let is_group = || {
            let word = behind.split_whitespace().next().unwrap_or_default();
            self.surroundings.known_code(word).is_some() || self.group_by_words(behind).is_some()
        };
        if is_article && self.group_by_words(words).is_none() && is_group() { behind } else { words }
    }

    /// Whether a word is no group but what must be chosen for one: `/decide decline`.
    fn is_chosen_next(&self, call: &Call, word: &str) -> bool {
        let required = call.spec.arguments().iter().filter(|argument| argument.required && !argument.named);
        let choices = required.filter_map(|argument| match argument.kind {
            Kind::Choice(choices) => Some(choices),
            _ => None,
        });
        choices.into_iter().any(|choices| names::choice(choices, word, self.surroundings.languages).is_some())
    }

    /// Whether the consultation meant has nothing to choose, so that a number is one of the words.
    pub(super) fn has_no_options(&self, call: &Call) -> bool {
        let number = call.values.values().find_map(|value| match value {
            Value::Number(number) => Some(*number),
            _ => None,
        });
        let consultation = number.and_then(|number| self.surroundings.register.consultation(number));
        consultation.is_some_and(|consultation| consultation.options.is_empty())
    }

    pub(super) fn leads_only_groups(&self) -> bool {
        let leads = |person: PersonId| self.surroundings.register.groups().any(|group| group.is_facilitated_by(person));
        self.role < Role::Secretariat && self.surroundings.speaker.is_some_and(|speaker| leads(speaker.id))
    }

    /// The last meeting of this room whose minutes are a draft, where somebody says that they were there.
    fn held(&self, call: &Call) -> Option<u32> {
        let group = match (call.spec.name, self.place.as_ref()?) {
            ("here", Binding::Group(code)) => Some(code),
            ("here", Binding::Plenary) => None,
            _ => return None,
        };
        let meetings = self.surroundings.register.meetings().filter(|meeting| meeting.group.as_ref() == group);
        let held = meetings.filter(|meeting| meeting.has_draft());
        held.max_by_key(|meeting| meeting.starts).map(|meeting| meeting.number)
    }

    /// The meeting in which minutes are taken where this is said.
    pub(super) fn running(&self, call: &mut Call, argument: &'static Argument) -> Result<(), Refusal> {
        let running = self.surroundings.register.running_meeting(self.room, self.place.as_ref());
        let running = running.ok_or_else(|| Refusal::NothingRuns { held: self.held(call) })?;
        call.values.insert(argument.name, Value::Meeting(MeetingRef { number: running.number, onwards: false }));
        Ok(())
    }
}
