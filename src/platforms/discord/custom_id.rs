//! How buttons, menus and forms are called. Discord gives the name back when somebody presses, chooses or fills in, and messages
//! stay for years: what was given out once is understood for good.

use serenity::all::InteractionId;

/// Before the group's code, for the button under a proposal.
const SUPPORT: &str = "support ";

/// How that button was called when there was no code in it.
const SUPPORT_WITHOUT_CODE: &str = "support";

/// Before the consultation's number, for the menu under a consultation.
const ANSWER: &str = "consult answer ";

/// Before the meeting's number and the answer, for the buttons under a meeting.
const RSVP: &str = "rsvp ";

/// Before the key of a question and the number of the choice, for the buttons under a question.
const CHOOSE: &str = "choose ";

/// What a button or a menu is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CustomId<'a> {
    /// To support a group, by its code.
    Support(&'a str),
    /// To support whichever group the message is about.
    SupportWithoutCode,
    /// To answer a consultation, by its number.
    Answer(&'a str),
    /// To say whether one comes to a meeting, by its number.
    Rsvp(&'a str, &'a str),
    /// To answer a question, by the key of its message and the number of the choice; 0 is none of them.
    Choose(&'a str, usize),
}

pub(super) fn support(code: impl std::fmt::Display) -> String {
    format!("{SUPPORT}{code}")
}

pub(super) fn answer(consultation: impl std::fmt::Display) -> String {
    format!("{ANSWER}{consultation}")
}

pub(super) fn rsvp(meeting: impl std::fmt::Display, answer: &str) -> String {
    format!("{RSVP}{meeting} {answer}")
}

pub(super) fn choose(question: &str, choice: usize) -> String {
    format!("{CHOOSE}{question} {choice}")
}

impl<'a> CustomId<'a> {
    /// Nothing for a name that the bot never gave.
    pub(super) fn read(name: &'a str) -> Option<Self> {
        if let Some((number, answer)) = name.strip_prefix(RSVP).and_then(|rest| rest.split_once(' ')) {
            return Some(Self::Rsvp(number, answer));
        }
        if let Some((question, choice)) = name.strip_prefix(CHOOSE).and_then(|rest| rest.split_once(' ')) {
            return Some(Self::Choose(question, choice.parse().ok()?));
        }
        if let Some(code) = name.strip_prefix(SUPPORT) {
            return Some(Self::Support(code));
        }
        match name.strip_prefix(ANSWER) {
            Some(number) => Some(Self::Answer(number)),
            None => (name == SUPPORT_WITHOUT_CODE).then_some(Self::SupportWithoutCode),
        }
    }
}

/// The form that goes on with what an interaction began: it has the command, if that is known.
pub(super) fn form(command: Option<&str>, begun: InteractionId) -> String {
    command.map_or_else(|| begun.to_string(), |command| format!("{command} {begun}"))
}

/// The command of a form, and the interaction that began it.
pub(super) fn read_form(name: &str) -> Option<(&str, InteractionId)> {
    let (command, begun) = name.rsplit_once(' ')?;
    let begun: u64 = begun.parse().ok().filter(|id| *id != 0)?;
    Some((command, InteractionId::from(begun)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_given_out_is_understood_and_has_the_bytes_of_old() {
        assert_eq!(
            [support("WG-IMP"), answer(7), rsvp(3, "yes"), choose("1f", 2)],
            ["support WG-IMP", "consult answer 7", "rsvp 3 yes", "choose 1f 2"]
        );
        let choice = ["choose 1f 2", "choose 1f", "choose 1f x"].map(CustomId::read);
        assert_eq!(choice, [Some(CustomId::Choose("1f", 2)), None, None]);
        let read =
            ["support WG-IMP", "consult answer 7", "rsvp 3 yes", "support", "rsvp 3", "other"].map(CustomId::read);
        let [support, answer, rsvp, without_code, no_answer, other] = read;
        assert_eq!(support, Some(CustomId::Support("WG-IMP")));
        assert_eq!(answer, Some(CustomId::Answer("7")));
        assert_eq!(rsvp, Some(CustomId::Rsvp("3", "yes")));
        assert_eq!(without_code, Some(CustomId::SupportWithoutCode));
        assert_eq!([no_answer, other], [None, None]);
        let begun = InteractionId::from(17);
        assert_eq!(form(Some("minutes publish"), begun), "minutes publish 17");
        assert_eq!(read_form("minutes publish 17"), Some(("minutes publish", begun)));
        assert_eq!([read_form("minutes"), read_form("minutes 0"), read_form(&form(None, begun))], [None; 3]);
    }
}
