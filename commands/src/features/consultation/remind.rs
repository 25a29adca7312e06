//! Reminders of a consultation: whom they reach, and how they are put.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::open::{asked, question_until};
use crate::audience::expected::is_away;
use crate::audience::{Notice, in_office, private};
use crate::language::draft::local_and_utc;
use crate::organisation::Organisation;
use crate::record::{Consultation, PersonId, Register, Role};
use crate::say;
use crate::words::{Inline, Reply};

/// The most people who are called by one message.
const MOST_CALLED: usize = 50;

/// Whoever has not answered hears of it: in private, or where a platform does not want the same said to many there, in the room of all.
/// There each is called, unless answers are hidden: then it is nobody's business who has given one.
pub(crate) fn reminded(
    consultation: &Consultation,
    now: Timestamp,
    register: &Register,
    organisation: &Organisation,
) -> Vec<Notice> {
    let rooms: Vec<_> = register.rooms_of(None).filter(|room| !room.platform.is_for_private_rounds()).collect();
    let is_called_there = |person: &PersonId| {
        let private = register.private_room(*person);
        private.is_some_and(|private| rooms.iter().any(|room| room.platform == private.platform))
    };
    let silent = silent(consultation, now, register, organisation);
    let (called, alone): (Vec<PersonId>, Vec<PersonId>) = silent.into_iter().partition(is_called_there);
    let in_private = |person: &PersonId| {
        let zone = organisation.zone_of(register.people().get(*person).map(AsRef::as_ref));
        private(register, &[*person], &reminder(consultation, &zone))
    };
    let mut told: Vec<Notice> = alone.iter().flat_map(in_private).collect();
    let hidden = consultation.hidden && !called.is_empty();
    let calls = called.chunks(MOST_CALLED).filter(|_| !consultation.hidden).enumerate();
    let calls = calls.map(|(number, called)| (called.to_vec(), reminder_of_all(consultation, number > 0)));
    let in_rooms = calls.chain(hidden.then(|| (Vec::new(), reminder_of_whom_it_concerns(consultation))));
    for (notify, reply) in in_rooms {
        told.extend(
            rooms
                .iter()
                .map(|room| Notice { notify: notify.clone(), ..Notice::in_room((*room).clone(), reply.clone()) }),
        );
    }
    told
}

/// Those whose answer is missing, without who is away, has left or wants no reminders.
fn silent(
    consultation: &Consultation,
    now: Timestamp,
    register: &Register,
    organisation: &Organisation,
) -> Vec<PersonId> {
    let has_answered = |person: &PersonId| consultation.inputs.iter().any(|input| input.person == *person);
    let is_left_alone = |person: &PersonId| {
        let known = register.people().get(*person);
        known.is_some_and(|known| known.left.is_some() || known.wants_no_reminders())
            || is_away(register, organisation, *person, now)
    };
    let mut silent = in_office(register, organisation, &[Role::Chair, Role::Member]);
    silent.retain(|person| !has_answered(person) && !is_left_alone(person));
    silent
}

/// To those who are called in a room. Where they are many, the question stands in the first message alone.
fn reminder_of_all(consultation: &Consultation, is_further: bool) -> Reply {
    if is_further {
        return Reply::said(say!(consult_reminder_further, number: consultation.number));
    }
    Reply::said(say!(consult_reminder_of_all)).followed_by(asked(consultation))
}

/// To all in a room, of whom some have answered.
fn reminder_of_whom_it_concerns(consultation: &Consultation) -> Reply {
    Reply::said(say!(consult_reminder_hidden)).followed_by(asked(consultation))
}

/// To one person without an answer, with the end by their clocks.
fn reminder(consultation: &Consultation, zone: &TimeZone) -> Reply {
    let until = local_and_utc(consultation.until, zone);
    let reply = Reply::said(say!(consult_reminder)).followed_by(question_until(consultation, until));
    reply.and(say!(consult_reminder_stop, command: Inline::command("remind me off")).into())
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;
    use crate::announce::dispatch::at_once;
    use crate::record::{Account, Event, Person, Platform, Recorded};
    use crate::render::plain::Plain;
    use crate::testing::dialogue::Dialogue;
    use crate::words::Language;

    #[test]
    fn whoever_wants_no_reminders_or_is_away_is_reminded_of_no_consultation() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("@flavio", "flavio", "/remind me off").expect(expect!["@flavio <rapporteur> I will no longer remind you of meetings or consultations. The rooms still get their reminders."]);
        dialogue.say("@avri", "avri", "/profile away until: 2017-04-20").quietly();
        dialogue.say("@anja", "anja", "/person @lea left: 2017-04-09").quietly();
        dialogue.say("#plenary", "lynn", "/consult open \"Which day?\" until: 2017-04-14").quietly();
        dialogue.pass("72h").expect(expect![[r#"
            @lynn <rapporteur> Reminder: this consultation still needs your answer.
            	Consultation 1: Which day?
            	Please answer by Fri 14 Apr 2017, 23:59 UTC. For example: /consult answer 1 …
            	Do you want no more reminders? /remind me off
            @ginger <rapporteur> Reminder: this consultation still needs your answer.
            	Consultation 1: Which day?
            	Please answer by Fri 14 Apr 2017, 23:59 UTC. For example: /consult answer 1 …
            	Do you want no more reminders? /remind me off"#]]);
    }

    /// Opens a consultation on a server of so many members, and gives the reminders of it: where each is said, the words, and how
    /// many are called by it.
    fn reminders(members: u64, hidden: &str) -> String {
        let mut dialogue = Dialogue::with_groups();
        for number in 0..members {
            let mut person = Person::named(PersonId(1_000 + number), format!("Member {number}"));
            person.role = if number == 0 { Role::Chair } else { Role::Member };
            person.accounts = vec![Account { platform: Platform::Discord, id: number.to_string() }];
            dialogue.knows(&person);
        }
        dialogue.say("discord:1", "0", "/room bind plenary").quietly();
        for handle in ["lynn", "avri", "lea", "flavio", "ginger"] {
            dialogue.say(&format!("@{handle}"), handle, "/remind me off").quietly();
        }
        dialogue.say("#plenary", "lynn", &format!("/consult open \"Which day?\" until: 2017-04-14{hidden}")).quietly();
        dialogue.pass("72h").quietly();
        let is_reminder = |recorded: &&Recorded| matches!(recorded.event, Event::Reminded { .. });
        let reminder = dialogue.events().iter().find(is_reminder).unwrap();
        let plain = Plain { register: dialogue.register(), mark: "/", width: None, language: Language::default() };
        let told = at_once(dialogue.register(), dialogue.organisation(), reminder).into_iter();
        let told =
            told.map(|told| format!("{} (calls {}): {}", told.room, told.notify.len(), plain.reply(&told.reply)));
        told.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn however_many_have_not_answered_each_is_called_in_the_room_and_fifty_at_once() {
        expect![[r#"
            discord:1 (calls 50): Reminder: this consultation still needs an answer from the people mentioned here.
            Consultation 1: Which day?
            Please answer by Fri 14 Apr 2017, 23:59 UTC. For example: /consult answer 1 …
            discord:1 (calls 10): Consultation 1 also needs an answer from the people mentioned here."#]]
        .assert_eq(&reminders(60, ""));
    }

    #[test]
    fn where_answers_are_hidden_nobody_is_called_and_nobody_is_written_to() {
        expect![[r#"
            discord:1 (calls 0): Reminder: if you have not answered this consultation yet, please do.
            Consultation 1: Which day?
            Please answer in private by Fri 14 Apr 2017, 23:59 UTC. For example: /consult answer 1 …"#]]
        .assert_eq(&reminders(60, " hidden: yes"));
    }
}
