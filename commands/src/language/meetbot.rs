//! The words of MeetBot, which many have typed for years: `#topic`, `#agreed`, `#action`. They are heard while minutes are taken in a
//! room, and `#startmeeting` wherever minutes can begin. With `!` and `/` too, where no command of ours is called so.

use crate::record::{Account, Platform, Register};
use crate::spelling::is_slip;

/// The words, and the command that each means. `$` stands for what follows it.
const WORDS: &[(&str, &str)] = &[
    ("topic", "item $"),
    ("info", "info $"),
    ("idea", "info Idea: $"),
    ("help", "info Help: $"),
    ("halp", "info Help: $"),
    ("link", "info $"),
    ("agreed", "agreed $"),
    ("agree", "agreed $"),
    ("accepted", "agreed $"),
    ("accept", "agreed $"),
    ("decision", "agreed $"),
    ("decided", "agreed $"),
    ("resolved", "agreed $"),
    ("rejected", "disagreed $"),
    ("reject", "disagreed $"),
    ("disagreed", "disagreed $"),
    ("action", "action $"),
    ("here", "here"),
    ("undo", "undo"),
    ("endmeeting", "minutes end"),
];

/// The word with which minutes begin.
const START: &str = "startmeeting";

/// Whether a line begins with one of the words behind `#`.
pub(crate) fn begins(line: &str) -> bool {
    marked(line, '#').is_some_and(|(word, _)| word == START || WORDS.iter().any(|(known, _)| *known == word))
}

/// The word that was meant by one behind `#` in which a letter is wrong, and what follows it.
pub(crate) fn slip(line: &str) -> Option<(String, &'static str, &str)> {
    let (word, rest) = marked(line, '#')?;
    let meant = WORDS.iter().map(|(known, _)| *known).chain([START]).find(|known| is_slip(&word, known))?;
    Some((word, meant, rest))
}

/// The command that is meant by a message, where minutes are taken (`runs`) or not. `is_ours` says whether a command is called so.
pub(crate) fn command(
    text: &str,
    runs: bool,
    is_ours: impl Fn(&str) -> bool,
    platform: Platform,
    register: &Register,
) -> Option<String> {
    let (word, rest) = match marked(text, '#') {
        Some(marked) => marked,
        // `!help` stays the help.
        None => marked(text, '!').or_else(|| marked(text, '/')).filter(|(word, _)| !is_ours(word))?,
    };
    if word == START && !runs {
        let number = rest.trim_start_matches('#');
        let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        return Some(format!("minutes start {}", if is_number { number } else { "" }).trim_end().to_owned());
    }
    if !runs {
        return None;
    }
    let (_, command) = WORDS.iter().find(|(known, _)| *known == word)?;
    let rest = if word == "action" { with_handle(rest, platform, register) } else { rest.to_owned() };
    Some(command.replace('$', &rest).trim_end().to_owned())
}

/// What follows `#action`: MeetBot finds a nickname anywhere in it, and ours stands first with an `@`.
fn with_handle(rest: &str, platform: Platform, register: &Register) -> String {
    if rest.starts_with(['@', '"']) {
        return rest.to_owned();
    }
    let is_known = |word: &str| {
        let id = match platform {
            Platform::Console | Platform::Mail => word.to_owned(),
            // There a handle has its server, and is typed whole.
            Platform::Matrix | Platform::Discord => return false,
        };
        register.people().of_account(&Account { platform, id }).is_some()
    };
    let first = rest.split([' ', ',', ':']).next().unwrap_or_default();
    if !first.is_empty() && is_known(first) { format!("@{rest}") } else { rest.to_owned() }
}

/// A word behind a mark, in lower case, and what follows it.
fn marked(text: &str, mark: char) -> Option<(String, &str)> {
    let marked = text.trim_start().strip_prefix(mark)?;
    let end = marked.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(marked.len());
    let (word, rest) = marked.split_at(end);
    let is_whole = rest.chars().next().is_none_or(|c| c.is_whitespace() || c == ':');
    (is_whole && !word.is_empty()).then(|| (word.to_ascii_lowercase(), rest.trim_start_matches(':').trim()))
}

#[cfg(test)]
mod tests {
    use crate::testing::dialogue::Dialogue;
    use crate::words::Language;
    use expect_test::expect;

    #[test]
    fn who_knows_meetbot_takes_minutes_with_its_words() {
        let mut dialogue = Dialogue::with_life();
        dialogue.say("#wg-work", "lea", "#info Nothing runs yet.").expect(expect![""]);
        dialogue.say("#plenary", "lea", "/meet WG-WORK \"First call\" 2017-04-10 09:30 UTC").quietly();
        for (text, expected) in [
            (
                "#startmeeting First call",
                expect![[r#"
                    #wg-work <rapporteur> Started: Meeting 1 of WG-WORK: First call. Moderator: Lea Kaspar.
                    	Everyone: /here, /info, /action. Facilitators: /item, /agreed, /disagreed, /undo. At the end: /minutes end
                    	You gave no number: taken as meeting 1, First call (Mon 10 Apr 2017, 09:30 UTC).
                    #plenary <rapporteur> Started: Meeting 1 of WG-WORK: First call. Moderator: Lea Kaspar."#]],
            ),
            (
                "#topic Budget",
                expect![[r#"
                #wg-work <rapporteur> Item 1: Budget.
                	It was not on the agenda, so I added it."#]],
            ),
            ("#info The budget is 5,000.", expect!["#wg-work <rapporteur> Noted as paragraph 1."]),
            ("#idea Ask the host.", expect!["#wg-work <rapporteur> Noted as paragraph 2."]),
            ("#help somebody who can write", expect!["#wg-work <rapporteur> Noted as paragraph 3."]),
            ("#link https://example.org/budget", expect!["#wg-work <rapporteur> Noted as paragraph 4."]),
            (
                "#agreed We go on.\n#agreed We meet in May.",
                expect![[r#"
                #wg-work <rapporteur> Agreed: noted as paragraph 5.
                #wg-work <rapporteur> Agreed: noted as paragraph 6."#]],
            ),
            (
                "#action flavio will ask the host by friday",
                expect![[r#"
                #wg-work <rapporteur> Action 1, Flávio Wagner: will ask the host. By Fri 14 Apr 2017.
                @flavio <rapporteur> For you to do: Action 1, Flávio Wagner: will ask the host. By Fri 14 Apr 2017.
                	When it is done: /done 1"#]],
            ),
            (
                "#action @lea, @flavio check the text",
                expect![[r#"
                #wg-work <rapporteur> Action 2, Lea Kaspar: check the text
                #wg-work <rapporteur> Action 3, Flávio Wagner: check the text
                @flavio <rapporteur> For you to do: Action 3, Flávio Wagner: check the text
                	When it is done: /done 3"#]],
            ),
            ("!topic budget", expect!["#wg-work <rapporteur> Lea Kaspar has already opened item 1."]),
            ("#rejected A second call.", expect!["#wg-work <rapporteur> Not agreed: noted as paragraph 7."]),
            ("#hashtag is talk", expect![""]),
            ("#undo", expect!["#wg-work <rapporteur> Undone: A second call."]),
            (
                "#endmeeting",
                expect![[r#"
                    #wg-work <rapporteur> First call
                    	Summary report of meeting 1 of WG-WORK. Draft: it can be corrected until it is approved.
                    	Time: Mon 10 Apr 2017, 09:00 to 09:00 UTC
                    	Moderator: Lea Kaspar
                    	Present: 1

                    	Item 1: Budget
                    	1. The budget is 5,000.
                    	2. Idea: Ask the host.
                    	3. Help: somebody who can write
                    	4. https://example.org/budget
                    	5. Agreed: We go on.
                    	6. Agreed: We meet in May.
                    	- Action 1, Flávio Wagner: will ask the host. By Fri 14 Apr 2017.
                    	- Action 2, Lea Kaspar: check the text
                    	- Action 3, Flávio Wagner: check the text

                    	Agreements
                    	- We go on. (paragraph 5)
                    	- We meet in May. (paragraph 6)

                    	Actions

                    	Action  Who            What               Due              Paragraph
                    	1       Flávio Wagner  will ask the host  Fri 14 Apr 2017  6
                    	2       Lea Kaspar     check the text                      6
                    	3       Flávio Wagner  check the text                      6

                    	Annex: agenda
                    	- 1. Budget

                    	Annex: participants
                    	MAG Members:
                    	- Lea Kaspar
                    	To correct a paragraph: /minutes correct 1 K …"#]],
            ),
        ] {
            dialogue.say("#wg-work", "lea", text).expect(expected);
        }
        dialogue.say("#wg-work", "lea", "#agreed Too late.").expect(expect![""]);
        let seen = dialogue.say("#wg-work", "flavio", "/minutes show");
        seen.expect_in(Language::French, dialogue.register(), expect![[r#"
            First call
            Compte rendu de la réunion 1 de WG-WORK. Projet : il peut être corrigé jusqu’à son approbation.
            Date et heure : lun. 10 avr. 2017, de 09:00 à 09:00 UTC
            Modération : Lea Kaspar
            Présences : 1

            Point 1 : Budget
            1. The budget is 5,000.
            2. Idea: Ask the host.
            3. Help: somebody who can write
            4. https://example.org/budget
            5. Accord : We go on.
            6. Accord : We meet in May.
            - Action 1, Flávio Wagner : will ask the host. Échéance : ven. 14 avr. 2017.
            - Action 2, Lea Kaspar : check the text
            - Action 3, Flávio Wagner : check the text

            Accords
            - We go on. (paragraphe 5)
            - We meet in May. (paragraphe 6)

            Actions

            Action  Qui            Quoi               Échéance           Paragraphe
            1       Flávio Wagner  will ask the host  ven. 14 avr. 2017  6
            2       Lea Kaspar     check the text                        6
            3       Flávio Wagner  check the text                        6

            Annexe : ordre du jour
            - 1. Budget

            Annexe : participants
            Membres (MAG) :
            - Lea Kaspar
            Vous n’avez pas indiqué de numéro : compris comme la réunion 1, First call (lun. 10 avr. 2017 à 09:30 UTC)."#]]);
    }

    #[test]
    fn elsewhere_its_words_are_talk() {
        let mut dialogue = Dialogue::with_life();
        for room in ["#lounge", "#wg-work", "#plenary"] {
            for text in ["#topic Budget", "#help", "#action lea", "!topic Budget", "!endmeeting", "# startmeeting"] {
                assert_eq!(dialogue.say(room, "lea", text).text(), "", "{room} {text}");
            }
        }
        dialogue.say("#lounge", "lea", "#startmeeting").expect(expect![""]);
        dialogue.say("#wg-work", "marilyn", "#startmeeting").expect(expect![[r#"
            #wg-work <rapporteur> Which meeting? For example: /minutes start 1
            	In full: /minutes start N [yes] [moderator: @person] [secretariat: @person]"#]]);
    }
}
