//! Edits. The first words of a message count. Those of one that was not understood are read again for some minutes, since most people
//! put a slip right where it stands.
//!
//! ```text
//! <lea> !suport WG-IMP
//! <rapporteur> There is no command "suport". Did you mean !support? …
//! (lea changes it to !support WG-IMP)
//! <rapporteur> Lea Kaspar supports WG-IMP. Support: 3 members.
//! (lea changes it to !support WG-CO)
//! <rapporteur> I recorded this as you first wrote it, and an edit does not change the record. …
//! ```

use jiff::{SignedDuration, Timestamp};

use crate::features::undo::way_back::{self, WayBack};
use crate::language::heard::{Earlier, Edit, Heard, What};
use crate::language::reader::Reading;
use crate::record::{Recorded, Register, TAKEN_BACK_WITHIN};
use crate::say;
use crate::words::{Explain, Inline, Reply};

/// For how long a message can be put right by an edit.
const READ_FOR: SignedDuration = SignedDuration::from_mins(5);

/// That a message is recorded, so that its edit changes nothing.
#[derive(Clone, Debug)]
struct FirstWordsCount {
    /// The command that puts it right.
    back: Option<String>,
    /// Whether that is to be followed by the words anew.
    is_undone: bool,
}

impl Explain for FirstWordsCount {
    fn explain(&self) -> Reply {
        let reply = Reply::said(say!(edit_changes_nothing));
        let back = self.back.clone().map(Inline::command);
        match back {
            Some(back) if self.is_undone => reply.and(say!(edit_undo, undo: back).into()),
            Some(back) => reply.and(say!(edit_correct, command: back).into()),
            None => reply,
        }
    }

    fn is_about_who(&self) -> bool {
        false
    }
}

/// What an edit is read as in the place of its words, if not as a message of its own.
pub(super) fn instead(heard: &Heard, earlier: &Earlier, register: &Register, now: Timestamp) -> Option<Reading> {
    let What::Message(message) = &heard.what else { return None };
    let Edit { of, said_at } = message.edits.as_ref()?;
    let is_act = |recorded: &&Recorded| matches!(way_back::of(&recorded.event), WayBack::Undo(_) | WayBack::Command(_));
    let Some(act) = earlier.recorded.iter().find(is_act) else {
        let is_in_time = heard.said_at.duration_since(*said_at) <= READ_FOR;
        return (!is_in_time).then_some(Reading::NotForUs);
    };
    // Of an edit with several commands it is said once.
    if heard.cause != Heard::cause_of_edit(of) {
        return Some(Reading::NotForUs);
    }
    let is_undone =
        matches!(way_back::of(&act.event), WayBack::Undo(_)) && now.duration_since(act.at) < TAKEN_BACK_WITHIN;
    let back = if is_undone { Some("undo".to_owned()) } else { way_back::later(&act.event, register, act.seq) };
    Some(Reading::Refused { refusal: FirstWordsCount { back, is_undone }.into(), private: false })
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;
    use crate::language::heard::{Addressed, Message};
    use crate::testing::dialogue::{Dialogue, Seen};
    use crate::words::Language;

    /// Somebody changes the words of what they have said.
    fn edit(dialogue: &mut Dialogue, handle: &str, (of, said_at): &(String, Timestamp), text: &str) -> Seen {
        let edits = Some(Edit { of: of.clone(), said_at: *said_at });
        dialogue.does("#plenary", handle, What::Message(Message { edits, ..Message::new(text, Addressed::ToAll) }))
    }

    fn last(dialogue: &Dialogue) -> (String, Timestamp) {
        (format!("said {}", dialogue.said()), dialogue.now())
    }

    #[test]
    fn a_slip_is_put_right_by_an_edit_and_what_is_recorded_is_not() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#plenary", "lea", "/suport WG-IMP").expect(expect![[r##"
            #plenary <rapporteur> There is no command "suport". Did you mean /support?
            	Please answer yes or no. Yes means: /support WG-IMP"##]]);
        let slip = last(&dialogue);
        edit(&mut dialogue, "lea", &slip, "/support WG-IMP")
            .expect(expect!["#plenary <rapporteur> Lea Kaspar supports WG-IMP. Support: 1 member."]);
        // The question whether that was meant is not open any more.
        dialogue.say("#plenary", "lea", "yes").expect(expect![""]);
        dialogue
            .say("#plenary", "lea", "/comment WG-IMP Frist words")
            .expect(expect!["#plenary <rapporteur> Recorded: Lea Kaspar comments on WG-IMP, which now has 1 comment."]);
        let comment = last(&dialogue);
        let seen = edit(&mut dialogue, "lea", &comment, "/comment WG-IMP First words");
        seen.expect_in(
            Language::French,
            dialogue.register(),
            expect![[r#"
                J’ai enregistré ce message tel que vous l’aviez d’abord écrit : le modifier ne change rien au registre.
                Pour corriger, annulez-le avec /défaire et envoyez-le à nouveau."#]],
        );
        seen.expect(expect![[r#"
            #plenary <rapporteur> I recorded this as you first wrote it, and an edit does not change the record.
            	To correct it, take it back with /undo and send it again."#]]);
        dialogue.is_away("11m");
        dialogue.say("#plenary", "flavio", "/comment WG-IMP Secnd words").quietly();
        let comment = last(&dialogue);
        dialogue.is_away("11m");
        edit(&mut dialogue, "flavio", &comment, "/comment WG-IMP Second words").expect(expect![[r#"
            #plenary <rapporteur> I recorded this as you first wrote it, and an edit does not change the record.
            	To correct it: /comment WG-IMP drop: 2"#]]);
    }

    #[test]
    fn of_several_commands_it_is_said_once_and_talk_can_become_a_command_for_five_minutes() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#plenary", "lea", "/support WG-IMP\n/comment WG-IMP Yes.").quietly();
        let both = last(&dialogue);
        edit(&mut dialogue, "lea", &both, "/support WG-CO\n/comment WG-CO Yes.").expect(expect![[r#"
            #plenary <rapporteur> I recorded this as you first wrote it, and an edit does not change the record.
            	To correct it, take it back with /undo and send it again."#]]);
        dialogue.say("#plenary", "flavio", "support WG-IMP").expect(expect![""]);
        let talk = last(&dialogue);
        edit(&mut dialogue, "flavio", &talk, "/support WG-IMP")
            .expect(expect!["#plenary <rapporteur> Flávio Wagner supports WG-IMP. Support: 2 members."]);
        dialogue.say("#plenary", "ginger", "support WG-IMP").expect(expect![""]);
        let talk = last(&dialogue);
        dialogue.is_away("6m");
        edit(&mut dialogue, "ginger", &talk, "/support WG-IMP").expect(expect![""]);
    }

    #[test]
    fn what_was_put_right_goes_with_the_message_when_it_is_deleted() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#plenary", "lea", "/coment WG-IMP A secret.").quietly();
        let slip = last(&dialogue);
        edit(&mut dialogue, "lea", &slip, "/comment WG-IMP A secret.").quietly();
        assert!(dialogue.say("#plenary", "lynn", "/status WG-IMP").text().contains("A secret."));
        dialogue.does("#plenary", "lea", What::Deletion { of: slip.0 }).quietly();
        let status = dialogue.say("#plenary", "lynn", "/status WG-IMP").text();
        assert!(!status.contains("A secret.") && status.contains("Comments: 1"), "{status}");
    }
}
