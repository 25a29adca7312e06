//! Words that people try in the place of a command's name, and what they mean here. They count only behind a slash or where the bot is
//! spoken to: `!list` may be another bot's.

use crate::say;
use crate::words::{Explain, Inline, Question, Refusal, Reply};

/// What somebody means who types a name that no command has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Meant {
    /// This command.
    Command(String),
    /// Nothing that there is: a sentence says what there is instead.
    Nothing(FalseFriend),
}

/// A name that seems to be one of ours and would mislead, or that several commands could be meant by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FalseFriend {
    /// There are no votes.
    Vote,
    /// Decisions are the chair's.
    Approve,
    /// Nothing is removed.
    Remove,
    /// Groups are not put together.
    Merge,
    /// Motions are proposals.
    Motion,
    /// One takes part in a group by supporting it.
    Join,
    /// There are several ways to hear less.
    Stop,
}

/// Names that mean a command with what follows them. `$` stands for that.
const COMMANDS: &[(&[&str], &str)] = &[
    (&["aide", "ayuda", "hilfe", "commands", "commandes", "menu", "faq", "man", "usage"], "help $"),
    (&["list", "groups", "group", "proposals", "liste", "groupes", "propositions"], "status"),
    (&["comments", "concerns", "members", "supporters", "commentaires", "membres"], "status $"),
    (&["who", "qui", "decisions", "décisions"], "status $"),
    (&["news", "updates", "nouvelles", "actualités"], "digest now"),
    (&["answer", "respond", "réponse"], "consult answer $"),
    (&["consultation", "consultations", "polls"], "consult $"),
    (&["object", "oppose", "objection", "against", "disagree", "contre", "opposition"], "concern $"),
    (&["endorse", "second", "+1", "soutien"], "support $"),
    (&["unendorse", "unsecond"], "unsupport $"),
    (&["timezone", "zone", "tz", "time", "heure"], "profile set zone: $"),
    (&["hours", "horaires"], "profile set hours: $"),
    (&["whoami", "settings", "réglages"], "profile show"),
    (&["schedule", "calendar", "calls", "calendrier"], "meetings $"),
    (&["attend", "attending", "coming", "participer"], "rsvp $ yes"),
    (&["todo", "todos", "tasks", "tâches"], "actions $"),
    (&["task", "assign", "tâche"], "action $"),
    (&["note-taking", "startmeeting", "begin"], "minutes start $"),
    (&["end", "endmeeting", "terminer"], "minutes end"),
];

/// Names that would mislead.
const FRIENDS: &[(&[&str], FalseFriend)] = &[
    (&["vote", "poll", "ballot", "voter", "scrutin", "sondage"], FalseFriend::Vote),
    (&["approve", "reject", "accept", "decline", "approuver", "refuser", "rejeter"], FalseFriend::Approve),
    (&["remove", "drop", "supprimer", "enlever"], FalseFriend::Remove),
    (&["merge", "combine", "fusionner"], FalseFriend::Merge),
    (&["motion", "resolution"], FalseFriend::Motion),
    (&["join", "subscribe", "volunteer", "rejoindre", "adhérer"], FalseFriend::Join),
    (&["stop", "unsubscribe", "mute", "quiet", "stopper", "désabonner"], FalseFriend::Stop),
];

/// Words that say that one's own data is to go, behind a name that would also mean something else.
const OWN_DATA: [&str; 8] = ["", "me", "my data", "my account", "account", "moi", "mes données", "mon compte"];

/// What a name means with what follows it.
pub(crate) fn meant(name: &str, rest: &str) -> Option<Meant> {
    let (name, rest) = (name.to_lowercase(), rest.trim());
    let is = |names: &[&str]| names.contains(&name.as_str());
    if is(&["forget", "delete", "erase", "oublier", "effacer"]) {
        let is_own = OWN_DATA.contains(&rest.to_lowercase().as_str());
        return Some(match is_own {
            true => Meant::Command("profile forget".to_owned()),
            false => Meant::Nothing(FalseFriend::Remove),
        });
    }
    if is(&["timezone", "zone", "tz", "time", "heure", "hours", "horaires"]) && rest.is_empty() {
        return Some(Meant::Command("profile show".to_owned()));
    }
    let command = COMMANDS.iter().find(|(names, _)| is(names)).map(|(_, command)| command);
    if let Some(command) = command {
        return Some(Meant::Command(command.replace('$', rest).trim_end().to_owned()));
    }
    FRIENDS.iter().find(|(names, _)| is(names)).map(|(_, friend)| Meant::Nothing(*friend))
}

/// Support in plain words: `+1 WG-IMP`, `I support WG-IMP`. What begins like a code stands first after it.
pub(crate) fn in_words(text: &str) -> Option<Meant> {
    const BEGINNINGS: [&str; 8] =
        ["+1 to ", "+1 for ", "+1 ", "👍 ", "i support ", "we support ", "je soutiens ", "nous soutenons "];
    let text = text.trim();
    let lower = text.to_lowercase();
    let beginning = BEGINNINGS.iter().find(|beginning| lower.starts_with(**beginning))?;
    let rest = text.get(beginning.len()..)?.trim();
    let first = rest.split_whitespace().next()?;
    let is_like_code = first.contains('-') || !first.chars().any(char::is_lowercase);
    is_like_code.then(|| Meant::Command(format!("support {rest}")))
}

impl FalseFriend {
    /// What is said: a sentence, or a question where one of a few commands is meant.
    pub(crate) fn refusal(self) -> Refusal {
        match self {
            Self::Stop => {
                let commands = ["digest off me", "remind me off", "profile forget"].map(str::to_owned);
                Question::new(self.explain(), commands).into()
            }
            other => other.into(),
        }
    }
}

impl Explain for FalseFriend {
    fn explain(&self) -> Reply {
        let command = |words: &str| Inline::command(words);
        Reply::said(match self {
            Self::Vote => say!(
                synonym_vote,
                consult: command("consult"),
                answer: command("consult answer N 1"),
                support: command("support CODE"),
            ),
            Self::Approve => say!(synonym_approve, chair: Inline::Chair, decide: command("decide CODE approve")),
            Self::Remove => say!(
                synonym_remove,
                unsupport: command("unsupport CODE"),
                withdraw: command("withdraw CODE"),
                cancel: command("cancel N"),
                forget: command("profile forget"),
            ),
            Self::Merge => say!(synonym_merge, chair: Inline::Chair, decide: command("decide CODE redirect to: OTHER")),
            Self::Motion => say!(synonym_motion, propose: command("propose CODE Title"), consult: command("consult")),
            Self::Join => say!(synonym_join, status: command("status"), support: command("support CODE")),
            Self::Stop => say!(synonym_stop),
        })
    }

    fn is_about_who(&self) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue;
    use crate::testing::dialogue::Dialogue;
    use crate::words::{Language, typed};
    use expect_test::expect;

    #[test]
    fn no_synonym_is_the_name_of_a_command_and_each_leads_to_one() {
        let ours: Vec<&str> = catalogue::COMMANDS.iter().map(|spec| spec.name).collect();
        let mut all: Vec<&str> = COMMANDS.iter().flat_map(|(names, _)| names.iter().copied()).collect();
        all.extend(FRIENDS.iter().flat_map(|(names, _)| names.iter().copied()));
        for name in &all {
            assert!(!ours.contains(name), "{name}");
            assert!(meant(name, "").is_some(), "{name}");
        }
        for (names, command) in COMMANDS {
            let first = command.split(' ').next().unwrap_or_default();
            assert!(ours.contains(&first), "{names:?} lead to {command}");
        }
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count, "a synonym is there twice");
        for language in Language::offered() {
            let french = ours.iter().filter_map(|name| typed::command(name, language));
            let misled: Vec<String> =
                french.filter(|name| FRIENDS.iter().any(|(names, _)| names.contains(&name.as_str()))).collect();
            assert_eq!(misled, [""; 0], "{language}");
        }
    }

    #[test]
    fn words_that_people_try_lead_to_the_command() {
        let mut dialogue = Dialogue::with_meetings();
        dialogue.say("#plenary", "marilyn", "/list").expect(expect![""]);
        dialogue.say("#plenary", "marilyn", "/who WG-CO").expect(expect![""]);
        dialogue.say("#plenary", "marilyn", "/answer 1 2 class: NRI").expect(expect![""]);
        dialogue.say("#plenary", "lea", "/object WG-IMP Too broad.").expect(expect![""]);
        dialogue.say("@lea", "lea", "timezone Bogota").expect(expect![""]);
        dialogue.say("#plenary", "lea", "/attend 6").expect(expect![""]);
        dialogue.say("@lea", "lea", "delete my data").expect(expect![""]);
        // Another bot may be meant.
        dialogue.say("#plenary", "marilyn", "!list").expect(expect![""]);
        dialogue.say("#plenary", "marilyn", "!vote 1").expect(expect![""]);
    }

    #[test]
    fn a_false_friend_gets_a_sentence() {
        let mut dialogue = Dialogue::with_meetings();
        for (text, expected) in [
            ("/vote 1 2", expect![""]),
            ("/approve WG-IMP", expect![""]),
            ("/remove WG-IMP", expect![""]),
            ("/merge WG-IMP WG-CO", expect![""]),
            ("/motion", expect![""]),
            ("/join WG-IMP", expect![""]),
            ("/stop", expect![""]),
        ] {
            dialogue.say("#plenary", "lea", text).expect(expected);
        }
        dialogue.say("#plenary", "lea", "1").expect(expect![""]);
        for (text, expected) in [
            ("/voter 1 2", expect![""]),
            ("/rejoindre WG-IMP", expect![""]),
            ("/stopper", expect![""]),
            ("/fusionner", expect![""]),
            ("/supprimer WG-IMP", expect![""]),
            ("/approuver WG-IMP", expect![""]),
            ("/motion", expect![""]),
        ] {
            let seen = dialogue.say("#plenary", "lea", text);
            seen.expect_in(Language::French, dialogue.register(), expected);
        }
    }
}
