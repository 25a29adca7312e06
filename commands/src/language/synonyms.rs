//! Words that people try in the place of a command's name, and what they mean here. They count only behind a slash or where the bot is
//! spoken to: `!list` may be another bot's.

use crate::say;
use crate::spelling::is_number;
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
    /// So are those against a group.
    Decline,
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
    (&["aide", "ayuda", "hilfe", "commands", "commandes", "menu", "faq", "man", "usage", "start"], "help $"),
    (&["commencer", "démarrer", "ask", "instructions"], "help $"),
    (&["list", "groups", "group", "proposals", "liste", "groupes", "propositions"], "status"),
    (&["show", "montrer", "voir"], "status $"),
    (&["comments", "concerns", "members", "supporters", "commentaires", "membres"], "status $"),
    (&["who", "qui", "decisions", "décisions"], "status $"),
    (&["news", "updates", "today", "now", "resume", "résumé", "summary", "nouvelles", "actualités"], "digest now"),
    (&["answer", "respond", "réponse", "répondre"], "consult answer $"),
    (&["next", "prochaine", "prochaines"], "meetings"),
    (&["new", "create", "suggest", "nouveau", "créer"], "propose $"),
    (&["consultation", "consultations", "polls"], "consult $"),
    (
        &[
            "object",
            "oppose",
            "objection",
            "against",
            "disagree",
            "contre",
            "opposition",
            "veto",
            "block",
            "opposer",
            "objecter",
        ],
        "concern $",
    ),
    (&["endorse", "second", "+1", "soutien", "upvote", "like", "agree", "appuyer", "seconder"], "support $"),
    (&["unendorse", "unsecond"], "unsupport $"),
    (&["timezone", "zone", "tz", "time", "heure", "fuseau", "fuseau-horaire"], "profile set zone: $"),
    (&["lang", "language", "langue"], "profile set language: $"),
    (&["hours", "horaires"], "profile set hours: $"),
    (&["whoami", "settings", "réglages"], "profile show"),
    (&["schedule", "calendar", "calls", "calendrier"], "meetings $"),
    (&["attend", "attending", "coming", "participer"], "rsvp $ yes"),
    (&["present", "présent", "présente"], "here $"),
    (&["todo", "todos", "tasks", "tâches"], "actions $"),
    (&["task", "assign", "tâche"], "action $"),
    (&["note-taking", "startmeeting", "begin"], "minutes start $"),
    (&["end", "endmeeting", "terminer"], "minutes end"),
    (&["decision", "décision"], "agreed $"),
    (&["lever"], "resolve $"),
    (&["lead", "appoint", "animer", "nommer", "désigner"], "facilitate $"),
    (&["presence", "présence"], "rsvp $"),
    (&["role", "setrole", "rôle"], "person $"),
    (&["remindme", "rappelle-moi", "rappelez-moi"], "remind me $"),
    (&["point-d-étape", "point-d’étape", "point-d'étape"], "update $"),
];

/// Names that would mislead.
const FRIENDS: &[(&[&str], FalseFriend)] = &[
    (&["vote", "poll", "ballot", "voter", "scrutin", "sondage"], FalseFriend::Vote),
    (&["approve", "accept", "approuver"], FalseFriend::Approve),
    (&["reject", "decline", "refuser", "rejeter"], FalseFriend::Decline),
    (&["remove", "supprimer", "enlever"], FalseFriend::Remove),
    (&["merge", "combine", "fusionner"], FalseFriend::Merge),
    (&["motion", "resolution"], FalseFriend::Motion),
    (&["join", "subscribe", "volunteer", "rejoindre", "adhérer"], FalseFriend::Join),
    (
        &[
            "stop",
            "unsubscribe",
            "mute",
            "quiet",
            "leave",
            "quit",
            "stopper",
            "désabonner",
            "arrêtez",
            "arrête",
            "quitter",
        ],
        FalseFriend::Stop,
    ),
];

/// Words that say that one's own data is to go, behind a name that would also mean something else.
const OWN_DATA: [&str; 8] = ["", "me", "my data", "my account", "account", "moi", "mes données", "mon compte"];

/// What a name means with what follows it.
pub(crate) fn meant(name: &str, rest: &str) -> Option<Meant> {
    let (name, rest) = (name.to_lowercase(), rest.trim());
    let is = |names: &[&str]| names.contains(&name.as_str());
    if is(&["forget", "delete", "erase", "oublier", "effacer", "effacez", "supprimer", "supprimez"]) {
        let is_own = OWN_DATA.contains(&rest.to_lowercase().as_str());
        return Some(match is_own {
            true => Meant::Command("profile forget".to_owned()),
            false => Meant::Nothing(FalseFriend::Remove),
        });
    }
    // What follows a question about a group is its code: `who supports WG-A`.
    if is(&["who", "qui", "show", "voir", "montrer"])
        && let Some(code) = rest.split_whitespace().next_back().filter(|word| word.contains('-'))
    {
        return Some(Meant::Command(format!("status {code}")));
    }
    // Outside of minutes `agree` is said of a group, and of nothing else.
    if is(&["agree", "like"]) && rest.split_whitespace().next().is_some_and(|word| !word.contains('-')) {
        return None;
    }
    // `résumé chaque vendredi 17h` is no question for today's.
    if !rest.is_empty() && is(&["resume", "résumé", "summary"]) {
        return Some(Meant::Command(format!("digest {rest}")));
    }
    // Groups have codes, meetings numbers: `decline 1` is an answer.
    let is_number = rest.split_whitespace().next().is_some_and(is_number);
    if is_number && is(&["accept", "accepter"]) {
        return Some(Meant::Command(format!("rsvp {rest} yes")));
    }
    if is_number && is(&["decline", "refuser", "décliner"]) {
        return Some(Meant::Command(format!("rsvp {rest} no")));
    }
    if is_number && is(&["terminer", "finish", "finished"]) {
        return Some(Meant::Command(format!("done {rest}")));
    }
    // `todo ann: write it` gives somebody something; `todo` and `todo mine` list.
    if is(&["todo", "todos"]) && rest.split_whitespace().nth(1).is_some() {
        let (owner, words) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
        return Some(Meant::Command(format!("action {} {words}", owner.trim_end_matches(':'))));
    }
    let command = COMMANDS.iter().find(|(names, _)| is(names)).map(|(_, command)| command);
    if rest.is_empty() && command.is_some_and(|command| command.starts_with("profile set ")) {
        return Some(Meant::Command("profile show".to_owned()));
    }
    if let Some(command) = command {
        return Some(Meant::Command(command.replace('$', rest).trim_end().to_owned()));
    }
    FRIENDS.iter().find(|(names, _)| is(names)).map(|(_, friend)| Meant::Nothing(*friend))
}

/// The command that whole questions in plain words ask for, which changes nothing. Words are compared without accents.
pub(crate) fn asked_for(words: &[String]) -> Option<&'static str> {
    const ASKED: &[(&[&str], &str)] = &[
        (
            &[
                "what is going on",
                "what s going on",
                "whats going on",
                "what is new",
                "what s new",
                "whats new",
                "what happened",
                "what did i miss",
                "anything new",
                "quoi de neuf",
                "que se passe t il",
                "qu y a t il de neuf",
            ],
            "digest now",
        ),
        (
            &[
                "when is the next meeting",
                "when is the next call",
                "when do we meet",
                "when are the meetings",
                "next meeting",
                "when is the meeting",
                "which meetings are there",
                "quand est la prochaine reunion",
                "prochaine reunion",
                "quand a lieu la prochaine reunion",
                "quelle est la prochaine reunion",
                "what is the next meeting",
                "quelles sont les prochaines reunions",
            ],
            "meetings",
        ),
        (
            &[
                "what can i do",
                "what can i do here",
                "what can you do",
                "can you help me",
                "how does this work",
                "help me",
                "what is this",
                "what s this",
                "what are you",
                "who are you",
                "qui es tu",
                "qui etes vous",
                "c est quoi",
                "qu est ce que c est",
                "what do you do",
                "que puis je faire",
                "que puis je faire ici",
                "comment ca marche",
                "peux tu m aider",
                "pouvez vous m aider",
                "aidez moi",
            ],
            "help",
        ),
        (
            &[
                "which groups are there",
                "what groups are there",
                "list the groups",
                "quels groupes y a t il",
                "quels sont les groupes",
            ],
            "status",
        ),
        (
            &[
                "what do i have to do",
                "what are my tasks",
                "my tasks",
                "my actions",
                "que dois je faire",
                "mes taches",
                "mes actions",
            ],
            "actions mine",
        ),
        (&["what is open", "what can i answer", "qu est ce qui est ouvert"], "consult"),
    ];
    let said = words.join(" ");
    ASKED.iter().find(|(questions, _)| questions.contains(&said.as_str())).map(|(_, command)| *command)
}

/// Support in plain words, or its contrary: `+1 WG-IMP`, `I support WG-IMP`, `-1 WG-IMP`. What begins like a code stands first after it.
pub(crate) fn in_words(text: &str) -> Option<Meant> {
    const BEGINNINGS: [&str; 8] =
        ["+1 to ", "+1 for ", "+1 ", "👍 ", "i support ", "we support ", "je soutiens ", "nous soutenons "];
    /// What is no support, and a concern if words follow.
    const AGAINST: [&str; 8] = ["-1 ", "−1 ", "👎 ", "not ", "no to ", "against ", "non à ", "contre "];
    let text = text.trim();
    let lower = text.to_lowercase();
    let begins =
        |beginnings: &[&'static str]| beginnings.iter().find(|beginning| lower.starts_with(**beginning)).copied();
    let against = begins(&AGAINST);
    let beginning = against.or_else(|| begins(&BEGINNINGS))?;
    let command = if against.is_some() { "concern" } else { "support" };
    let rest = text.get(beginning.len()..)?.trim();
    let first = rest.split_whitespace().next()?;
    let is_like_code = first.contains('-') || !first.chars().any(char::is_lowercase);
    is_like_code.then(|| Meant::Command(format!("{command} {rest}")))
}

impl FalseFriend {
    /// What is said: a sentence, or a question where one of a few commands is meant.
    pub(crate) fn refusal(self, meant: Option<String>) -> Refusal {
        match (self, meant) {
            (Self::Stop, _) => {
                let commands = ["digest off me", "remind me off", "profile forget"].map(str::to_owned);
                Question::new(self.explain(), commands).into()
            }
            (_, Some(meant)) => Question::new(Reply::said(say!(refusal_another_meant)), [meant]).into(),
            (other, None) => other.into(),
        }
    }

    /// The command that it may be of a group.
    pub(crate) fn of_group(self, code: &str, words: &str) -> Option<String> {
        let decided = |how: &str| Some(format!("decide {code} {how} {words}").trim_end().to_owned());
        match self {
            Self::Approve => decided("approve"),
            Self::Decline => decided("decline"),
            Self::Vote | Self::Remove | Self::Merge | Self::Motion | Self::Join | Self::Stop => None,
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
            Self::Decline => say!(synonym_approve, chair: Inline::Chair, decide: command("decide CODE decline")),
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
        dialogue.say("#plenary", "marilyn", "/list").expect(expect![[r#"
            #plenary <rapporteur> Working Groups

            	Code     Title                        Support            Comments  Status
            	WG-IMP   IGF Improvements             0 members          0         proposed
            	WG-CO    Outreach and Communications  1 member, 1 other  0         proposed
            	WG-WORK  Working Methods              2 members          0         approved
            	WG-MINE  Mining                       0 members          0         proposed"#]]);
        dialogue.say("#plenary", "marilyn", "/who WG-CO").expect(expect![[r#"
            #plenary <rapporteur> WG-CO: Outreach and Communications
            	Working Groups, proposed
            	Support: 1 member, 1 other
            	By stakeholder group: private sector 1, not known 1
            	Comments: 0
            	Proposed by: Avri Doria on Mon 10 Apr 2017
            	Supporters: Lynn St. Amour, Liesyl

            	Concerns
            	- 1. Flávio Wagner, Mon 10 Apr 2017: Who does what? (open)"#]]);
        dialogue.say("#plenary", "marilyn", "/answer 1 2 class: NRI").expect(expect!["#plenary <rapporteur> Marilyn Cade answered consultation 1: 2. Tuesday. You can change your answer until Fri 1 Dec 2017, 23:59 UTC."]);
        dialogue.say("#plenary", "lea", "/object WG-IMP Too broad.").expect(expect![
            "#plenary <rapporteur> Your concern (no. 1) on WG-IMP is recorded. To withdraw it: /resolve WG-IMP 1"
        ]);
        dialogue.say("@lea", "lea", "timezone Bogota").expect(expect![[r#"
            @lea <rapporteur> Changed. Your profile is now:
            	Name: Lea Kaspar
            	Role: member
            	Stakeholder group: civil society
            	Affiliation: not set
            	Time zone: America/Bogota
            	Hours: not set
            	Weekend: not set
            	Language: not set
            	Email: not set
            	Accounts: console:lea"#]]);
        dialogue
            .say("#plenary", "lea", "/attend 6")
            .expect(expect!["#plenary <rapporteur> Lea Kaspar is coming to meeting 6 (1 yes so far)."]);
        dialogue.say("@lea", "lea", "delete my data").expect(expect![[r#"
            @lea <rapporteur> This deletes your name, your accounts, your profile and everything you wrote as yourself. What you did still counts, shown as "a former member". It cannot be undone.
            	To keep a copy first: /profile export
            	Please answer yes or no. Yes means: /profile forget yes"#]]);
        // Another bot may be meant.
        dialogue.say("#plenary", "marilyn", "!list").expect(expect![""]);
        dialogue.say("#plenary", "marilyn", "!vote 1").expect(expect![""]);
    }

    #[test]
    fn a_false_friend_gets_a_sentence() {
        let mut dialogue = Dialogue::with_meetings();
        for (text, expected) in [
            (
                "/vote 1 2",
                expect![
                    "#plenary <rapporteur> There is no vote here yet. /consult lists the open consultations; to answer one: /consult answer N 1. To support a group: /support CODE"
                ],
            ),
            ("/approve WG-IMP", expect!["#plenary <rapporteur> The chair decides on a group: /decide CODE approve"]),
            (
                "/remove WG-IMP",
                expect![
                    "#plenary <rapporteur> The record is never deleted, but you can withdraw what is yours: /unsupport CODE for your support, /withdraw CODE for your proposal, /cancel N for a meeting. To delete your personal data: /profile forget"
                ],
            ),
            (
                "/merge WG-IMP WG-CO",
                expect![
                    "#plenary <rapporteur> Groups cannot be merged. The chair can direct a proposal to another group: /decide CODE redirect to: OTHER"
                ],
            ),
            (
                "/motion",
                expect![
                    "#plenary <rapporteur> There are no motions here. To propose a group: /propose CODE Title. To see what everybody is asked: /consult"
                ],
            ),
            (
                "/join WG-IMP",
                expect![
                    "#plenary <rapporteur> You take part in a group by supporting it: /support CODE. /status shows the groups."
                ],
            ),
            (
                "/stop",
                expect![[r#"
                #plenary <rapporteur> Which messages should stop? The last choice deletes your data, and asks you once more before it does.
                	Please answer with a number, or no:
                	- 1. /digest off me
                	- 2. /remind me off
                	- 3. /profile forget"#]],
            ),
        ] {
            dialogue.say("#plenary", "lea", text).expect(expected);
        }
        dialogue.say("#plenary", "lea", "1").expect(expect![
            "#plenary <rapporteur> You have no digest of your own. To get one: /digest weekly mon 09:00 me"
        ]);
        for (text, expected) in [
            (
                "/voter 1 2",
                expect![
                    "Il n’y a pas encore de vote ici. /consulter liste les consultations en cours ; pour répondre à l’une d’elles : /consulter répondre N 1. Pour soutenir un groupe : /soutenir CODE"
                ],
            ),
            (
                "/rejoindre WG-IMP",
                expect!["Pour participer à un groupe, soutenez-le : /soutenir CODE. /état montre les groupes."],
            ),
            (
                "/stopper",
                expect![[r#"
                Quels messages voulez-vous arrêter ? Le dernier choix efface vos données, après une nouvelle question.
                Veuillez répondre par un numéro, ou par non :
                - 1. /récapitulatif arrêter moi
                - 2. /rappeler moi jamais
                - 3. /profil effacer"#]],
            ),
            (
                "/fusionner",
                expect![
                    "Les groupes ne peuvent pas être fusionnés. La présidence peut réorienter une proposition vers un autre groupe : /décider CODE réorienter vers: AUTRE"
                ],
            ),
            (
                "/supprimer WG-IMP",
                expect![
                    "Le registre n’est jamais effacé, mais vous pouvez revenir sur ce qui vient de vous : /retirer-soutien CODE pour votre soutien, /retirer CODE pour votre proposition, /annuler N pour une réunion. Pour effacer vos données personnelles : /profil effacer"
                ],
            ),
            ("/approuver WG-IMP", expect!["C’est la présidence qui décide d’un groupe : /décider CODE approuver"]),
            (
                "/motion",
                expect![
                    "Il n’y a pas de motion ici. Pour proposer un groupe : /proposer CODE Titre. Pour voir ce qui est demandé à tous : /consulter"
                ],
            ),
        ] {
            let seen = dialogue.say("#plenary", "lea", text);
            seen.expect_in(Language::French, dialogue.register(), expected);
        }
    }
}
