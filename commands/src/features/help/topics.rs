//! What people want to do, in the order of need: the help begins with it, and a question in plain words is answered from it.

use crate::language::access::Access;
use crate::language::{Spec, answer};
use crate::organisation::Organisation;
use crate::phrase;
use crate::record::{normalised, without_accents};
use crate::render::page;
use crate::words::{Language, Phrase};

/// Something that people want to do.
#[derive(Clone, Copy)]
pub(super) struct Topic {
    /// What, as it follows "How do I": "support a group".
    pub(super) what: Phrase,
    /// Words with which people ask for it.
    words: Phrase,
    /// How it is done.
    pub(super) example: &'static str,
}

const fn topic(what: Phrase, words: Phrase, example: &'static str) -> Topic {
    Topic { what, words, example }
}

/// All of them, what most people want first.
pub(super) const TOPICS: [Topic; 21] = [
    topic(phrase!(help_how_status), phrase!(help_words_status), "status"),
    topic(phrase!(help_how_support), phrase!(help_words_support), "support WG-IMP"),
    topic(phrase!(help_how_comment), phrase!(help_words_comment), "comment WG-IMP Your comment."),
    topic(phrase!(help_how_concern), phrase!(help_words_concern), "concern WG-IMP What worries you."),
    topic(phrase!(help_how_consult), phrase!(help_words_consult), "consult"),
    topic(phrase!(help_how_meetings), phrase!(help_words_meetings), "meetings"),
    topic(phrase!(help_how_rsvp), phrase!(help_words_rsvp), "rsvp 1 yes"),
    topic(phrase!(help_how_zone), phrase!(help_words_zone), "profile set zone: Africa/Dakar"),
    topic(phrase!(help_how_language), phrase!(help_words_language), "profile set language: fr"),
    topic(phrase!(help_how_digest), phrase!(help_words_digest), "digest off me"),
    topic(phrase!(help_how_actions), phrase!(help_words_actions), "actions mine"),
    topic(phrase!(help_how_back), phrase!(help_words_back), "unsupport WG-IMP"),
    topic(phrase!(help_how_data), phrase!(help_words_data), "profile export"),
    topic(phrase!(help_how_propose), phrase!(help_words_propose), "propose WG-NEW A new group"),
    topic(phrase!(help_how_update), phrase!(help_words_update), "update WG-IMP What the group has done."),
    topic(phrase!(help_how_slots), phrase!(help_words_slots), "slots WG-IMP for: 90m from: mon to: fri"),
    topic(phrase!(help_how_meet), phrase!(help_words_meet), "meet WG-IMP \"First call\" tue 14:00 Africa/Dakar"),
    topic(phrase!(help_how_minutes), phrase!(help_words_minutes), "minutes start 1"),
    topic(phrase!(help_how_decide), phrase!(help_words_decide), "decide WG-IMP approve"),
    topic(phrase!(help_how_ask), phrase!(help_words_ask), "consult open \"Which day?\" until: in 2 weeks"),
    topic(phrase!(help_how_room), phrase!(help_words_room), "room bind WG-IMP"),
];

impl Topic {
    /// The command by which it is done, with who may use it.
    pub(super) fn access(self, commands: &'static [Spec]) -> Option<Access> {
        let mut acts = commands.iter().flat_map(page::acts);
        let (_, act) = acts.find(|(path, _)| {
            self.example.strip_prefix(path.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        })?;
        Some(act.access)
    }
}

/// The topics that a question in plain words may be about, the likeliest first.
pub(super) fn about<'t>(
    question: &str,
    topics: &[&'t Topic],
    languages: &[Language],
    organisation: &Organisation,
) -> Vec<&'t Topic> {
    const MOST: usize = 3;
    let asked = words(question);
    let mut found: Vec<(usize, &Topic)> = topics
        .iter()
        .map(|topic| {
            let in_language = |language: &Language| {
                let known = [topic.what, topic.words].map(|phrase| phrase.in_words(*language, &organisation.chair()));
                let known = words(&known.join(" "));
                asked.iter().filter(|word| known.iter().any(|known| is_same(word, known))).count()
            };
            (languages.iter().map(in_language).max().unwrap_or(0), *topic)
        })
        .filter(|(score, _)| *score > 0)
        .collect();
    found.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    let best = found.first().map_or(0, |(score, _)| *score);
    found.into_iter().filter(|(score, _)| *score == best).take(MOST).map(|(_, topic)| topic).collect()
}

/// The words that say what somebody wants, without those of every question.
fn words(text: &str) -> Vec<String> {
    const LITTLE: [&str; 28] = [
        "how", "the", "can", "and", "for", "you", "what", "does", "please", "want", "this", "that", "there", "with",
        "comment", "puis", "faire", "dois", "pour", "les", "des", "une", "que", "est", "quoi", "dans", "vous", "veux",
    ];
    let plain = without_accents(&normalised(text)).to_lowercase();
    let all = plain.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() > 2);
    let is_asked = plain.trim_start().starts_with("comment on") || !answer::is_greeting(text);
    let telling =
        |word: &&str| is_asked && (!LITTLE.contains(word) || (*word == "comment" && plain.contains("comment on")));
    all.filter(telling).map(str::to_owned).collect()
}

/// The same word, or one that begins so: `meeting`, `meetings`.
fn is_same(one: &str, other: &str) -> bool {
    const STEM: usize = 4;
    let begins = |long: &str, short: &str| {
        short.chars().count() >= STEM && long.starts_with(short) && long.len() <= short.len() + 3
    };
    one == other || begins(one, other) || begins(other, one)
}
