//! Reactions and replies to what the bot has said. A sign, a number or `support` alone means what that is about. With more words, a
//! reply to it is a command as one without a mark, or else talk among people.

use jiff::Timestamp;

use crate::audience::language::understood;
use crate::catalogue::COMMANDS;
use crate::language::answer::{self, Said};
use crate::language::heard::{About, Addressed, Heard, Message, Posted};
use crate::language::names::Understood;
use crate::language::reader::{Reading, without_mark};
use crate::language::value::known_code;
use crate::language::{called, reader};
use crate::organisation::Organisation;
use crate::pipeline::platform_events::{chosen, is_support, rsvp};
use crate::record::Register;

/// The command that a sign on a message of the bot stands for.
pub(super) fn command_of_sign(sign: &str, about: &About, heard: &Heard, register: &Register) -> Option<String> {
    match about {
        About::Proposal(group) => is_support(sign).then(|| format!("support {group}")),
        About::Meeting(number) => rsvp(sign).map(|answer| format!("rsvp {number} {answer}")),
        About::Consultation(number) => {
            let options = chosen(sign, *number, &heard.account, register)?;
            let options = options.iter().map(u32::to_string).collect::<Vec<_>>().join(",");
            Some(format!("consult answer {number} {options}"))
        }
        About::Question(_) => None,
    }
}

/// Reads a reply to a message of the bot.
pub(super) fn read(
    message: &Message,
    posted: &Posted,
    heard: &Heard,
    register: &Register,
    organisation: &Organisation,
    now: Timestamp,
) -> Reading {
    let read = |message: &Message| reader::read(COMMANDS, heard, message, register, organisation, now);
    let speaker = register.people().of_account(&heard.account).map(AsRef::as_ref);
    let languages = understood(speaker, &heard.room, register, organisation);
    let said = message.text.trim();
    let meant = posted.about.as_ref().and_then(|about| {
        let in_words = || command_of_words(said, about, languages);
        in_words().or_else(|| command_of_sign(said, about, heard, register))
    });
    if let Some(command) = meant {
        return read(&Message::new(command, Addressed::ToBot));
    }
    let to_bot = read(&Message { addressed: Addressed::ToBot, ..message.clone() });
    // Its question is no longer open.
    let answers = matches!(posted.about, Some(About::Question(_))) && answer::said(said).is_some();
    let is_to_bot = message.addressed == Addressed::ToBot || !without_mark(said).0.is_empty();
    if is_to_bot || answers {
        return to_bot;
    }
    let mut words = said.split_whitespace();
    let is_command = words.next().is_some_and(|name| called::find(COMMANDS, None, name, languages).is_some());
    let names_group = words.next().is_none_or(|word| known_code(word, register).is_some());
    match to_bot {
        Reading::Command(call) if is_command => Reading::Command(call),
        // What begins with the name of a command and goes on as talk is talk.
        Reading::Refused { refusal, private } if is_command && names_group => Reading::Refused { refusal, private },
        Reading::Command(_) | Reading::Refused { .. } | Reading::NotForUs | Reading::Happened => Reading::NotForUs,
    }
}

/// The command that a word or a number alone stands for in a reply to such a message.
fn command_of_words(said: &str, about: &About, languages: Understood) -> Option<String> {
    match about {
        About::Proposal(group) => {
            let spec = called::find(COMMANDS, None, said, languages)?;
            (spec.name == "support").then(|| format!("support {group}"))
        }
        About::Consultation(number) => {
            let is_numbers = said.contains(|c: char| c.is_ascii_digit())
                && said.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | ' '));
            is_numbers.then(|| format!("consult answer {number} {said}"))
        }
        About::Meeting(number) => match answer::said(said)? {
            Said::Yes => Some(format!("rsvp {number} yes")),
            Said::No => Some(format!("rsvp {number} no")),
            Said::Number(_) => None,
        },
        About::Question(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::language::heard::{Addressed, Message, What};
    use crate::testing::dialogue::Dialogue;

    /// A reply to a message of the bot.
    fn reply(to: &str, text: &str) -> What {
        What::Message(Message { answers: Some(to.to_owned()), ..Message::new(text, Addressed::ToAll) })
    }

    #[test]
    fn a_sign_or_support_alone_supports_what_is_proposed_and_other_words_are_talk() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#plenary", "lynn", "/propose WG-ARC \"Archives\"").quietly();
        let proposal = dialogue.last_post();
        for talk in ["I support this", "hello", "1", "yes", "thanks!", "status is good", "support it, please"] {
            dialogue.does("#plenary", "lea", reply(&proposal, talk)).expect(expect![""]);
        }
        dialogue
            .does("#plenary", "lea", reply(&proposal, "support"))
            .expect(expect!["#plenary <rapporteur> Lea Kaspar supports WG-ARC. Support: 1 member."]);
        dialogue
            .does("#plenary", "flavio", reply(&proposal, "+1"))
            .expect(expect!["#plenary <rapporteur> Flávio Wagner supports WG-ARC. Support: 2 members."]);
        // A command needs no mark, and one with a mark is answered whatever it is.
        dialogue.does("#plenary", "flavio", reply(&proposal, "status WG-ARC")).expect(expect![[r#"
            #plenary <rapporteur> WG-ARC: Archives
            	Working Groups, proposed, new this cycle
            	Support: 2 members
            	By stakeholder group: civil society 1, technical community 1
            	Comments: 0
            	Proposed by: Lynn St. Amour on Mon 10 Apr 2017
            	Supporters: Lea Kaspar, Flávio Wagner"#]]);
        dialogue.does("#plenary", "flavio", reply(&proposal, "comment WG-ARC")).expect(expect![[r#"
            #plenary <rapporteur> What is your comment? For example: /comment WG-IMP Improvements only, or the multi-year plan too?
            	In full: /comment [CODE] [words] [drop: N]"#]]);
        dialogue
            .does("#plenary", "flavio", reply(&proposal, "/hello"))
            .expect(expect![[r##"#plenary <rapporteur> There is no command "hello". /help lists them all."##]]);
    }

    #[test]
    fn a_number_alone_answers_a_consultation_and_yes_a_meeting() {
        let mut dialogue = Dialogue::with_groups();
        dialogue
            .say("#plenary", "lynn", "/consult open \"Which city?\" 1: Geneva 2: Katowice until: in 3 days")
            .quietly();
        let consultation = dialogue.last_post();
        dialogue.does("#plenary", "lea", reply(&consultation, "1")).expect(expect!["#plenary <rapporteur> Lea Kaspar answered consultation 1: 1. Geneva. You can change your answer until Thu 13 Apr 2017, 23:59 UTC."]);
        dialogue.does("#plenary", "lea", reply(&consultation, "2️⃣")).expect(expect!["#plenary <rapporteur> Lea Kaspar changed their answer to consultation 1: 2. Katowice. You can change your answer until Thu 13 Apr 2017, 23:59 UTC."]);
        dialogue
            .does("#plenary", "lea", reply(&consultation, "7"))
            .expect(expect!["#plenary <rapporteur> There is no option 7. Choose 1 or 2."]);
        dialogue.does("#plenary", "lea", reply(&consultation, "Geneva is nice")).expect(expect![""]);
        dialogue.say("#plenary", "lynn", "/meet plenary \"First call\" 2017-05-03 14:00 UTC").quietly();
        let meeting = dialogue.last_post();
        dialogue
            .does("#plenary", "lea", reply(&meeting, "yes"))
            .expect(expect!["#plenary <rapporteur> Lea Kaspar is coming to meeting 1 (1 yes so far)."]);
        dialogue.does("#plenary", "flavio", reply(&meeting, "no, sorry")).expect(expect![""]);
        dialogue
            .does("#plenary", "flavio", reply(&meeting, "-1"))
            .expect(expect!["#plenary <rapporteur> Flávio Wagner can't come to meeting 1 (1 yes, 1 no so far)."]);
    }
}
