//! What people want to do, in the order of need: the help begins with it, and a question in plain words is answered from it.

use crate::language::access::Access;
use crate::language::{Spec, answer};
use crate::organisation::Organisation;
use crate::phrase;
use crate::record::folded_words;
use crate::render::page;
use crate::words::{Language, Phrase};

/// Something that people want to do.
#[derive(Clone, Copy)]
pub(super) struct Topic {
    /// What, as it follows "How do I": "support a group".
    pub(super) what: Phrase,
    /// Words with which people ask for it, in English and in French.
    words: &'static str,
    /// How it is done.
    pub(super) example: &'static str,
}

const fn topic(what: Phrase, words: &'static str, example: &'static str) -> Topic {
    Topic { what, words, example }
}

/// All of them, what most people want first.
pub(super) const TOPICS: [Topic; 21] = [
    topic(
        phrase!(help_how_status),
        "list overview table which groups status going news liste tableau quels groupes état nouvelles passe",
        "status",
    ),
    topic(
        phrase!(help_how_support),
        "join take part back favour agree supporter rejoindre participer appuyer favorable soutien adhérer",
        "support WG-IMP",
    ),
    topic(
        phrase!(help_how_comment),
        "say opinion feedback question write remark avis commentaire remarque question écrire donner",
        "comment WG-IMP …",
    ),
    topic(
        phrase!(help_how_concern),
        "object oppose against disagree block worried objection opposer contre désaccord bloquer",
        "concern WG-IMP …",
    ),
    topic(
        phrase!(help_how_consult),
        "consultation vote poll answer survey options consultation vote voter sondage réponse options",
        "consult",
    ),
    topic(
        phrase!(help_how_meetings),
        "when next meeting call calendar schedule date link zoom quand prochaine réunion appel calendrier agenda date lien",
        "meetings",
    ),
    topic(
        phrase!(help_how_rsvp),
        "attend attendance come participate absent invitation présence participer venir absent absence invitation",
        "rsvp 1 yes",
    ),
    topic(
        phrase!(help_how_zone),
        "clock hours local timezone city country heure heures horloge local ville pays",
        "profile set zone: Africa/Dakar",
    ),
    topic(
        phrase!(help_how_language),
        "french english français translate français anglais traduire traduction",
        "profile set language: fr",
    ),
    topic(
        phrase!(help_how_digest),
        "stop notifications quiet mute digest weekly reminders unsubscribe arrêter notifications silence récapitulatif hebdomadaire rappels désabonner",
        "digest off me",
    ),
    topic(phrase!(help_how_actions), "tasks todo actions mine tâches actions miennes", "actions mine"),
    topic(
        phrase!(help_how_back),
        "undo mistake wrong cancel withdraw remove annuler erreur trompé défaire retirer",
        "unsupport WG-IMP",
    ),
    topic(
        phrase!(help_how_data),
        "privacy delete erase personal forget account gdpr vie privée effacer supprimer personnelles compte rgpd",
        "profile export",
    ),
    topic(phrase!(help_how_propose), "create start proposal idea créer proposition lancer idée", "propose WG-NEW …"),
    topic(phrase!(help_how_update), "report progress rapport avancement", "update WG-IMP What the group has done."),
    topic(
        phrase!(help_how_slots),
        "best time slots fairest doodle meilleur créneau créneaux moment",
        "slots WG-IMP for: 90m from: mon to: fri",
    ),
    topic(
        phrase!(help_how_meet),
        "schedule organise organize call invite organiser planifier inviter",
        "meet WG-IMP \"First call\" tue 14:00 Africa/Dakar",
    ),
    topic(phrase!(help_how_minutes), "notes record protocol notes compte rendu", "minutes start 1"),
    topic(phrase!(help_how_decide), "approve decision decline approuver décision refuser", "decide WG-IMP approve"),
    topic(
        phrase!(help_how_ask),
        "consultation open survey poll consultation ouvrir sondage",
        "consult open \"Which day?\" until: in 2 weeks",
    ),
    topic(phrase!(help_how_room), "bind room channel rattacher salon canal", "room bind WG-IMP"),
];

impl Topic {
    /// The command by which it is done, with who may use it.
    pub(super) fn access(self, commands: &'static [Spec]) -> Option<Access> {
        // A command alone shows what its subcommands have.
        let alone = commands.iter().find(|spec| spec.name == self.example).map(|spec| spec.access);
        let mut acts = commands.iter().flat_map(page::acts);
        let begins = |(path, _): &(String, &Spec)| {
            self.example.strip_prefix(path.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        };
        let access = alone.or_else(|| acts.find(begins).map(|(_, act)| act.access))?;
        Some(access)
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
                let what = topic.what.in_words(*language, &organisation.chair());
                let known = words(&format!("{what} {}", topic.words));
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
    if answer::is_greeting(text) {
        return Vec::new();
    }
    let all = folded_words(text);
    // "Comment on" is English, and "comment" alone asks how in French.
    let is_english = all.windows(2).any(|two| two == ["comment", "on"]);
    let is_telling = |word: &String| {
        word.chars().count() > 2 && (!LITTLE.contains(&word.as_str()) || (is_english && word == "comment"))
    };
    all.into_iter().filter(is_telling).collect()
}

/// The same word, or one that begins so: `meeting`, `meetings`, `deciding` and `decide`.
fn is_same(one: &str, other: &str) -> bool {
    const STEM: usize = 4;
    const MOST_BEHIND: usize = 3;
    let stem = one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count();
    let behind = |word: &str| word.chars().count() - stem;
    let is_whole = behind(one) == 0 || behind(other) == 0;
    one == other || stem >= STEM + usize::from(!is_whole) && behind(one).max(behind(other)) <= MOST_BEHIND
}
