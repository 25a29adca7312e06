//! What happens in a room without a command: the bot comes in, the room is replaced, something said is deleted.
//!
//! ```text
//! (lynn brings the bot into a room)
//! <rapporteur> I keep the record of the Multistakeholder Advisory Group. …
//! (lea takes back her 👍 on the proposal of WG-IMP)
//! <rapporteur> Lea Kaspar no longer supports WG-IMP. Support: 4 members.
//! ```

use crate::audience::{Notice, chair_and_secretariat};
use crate::features::group::support::support_of;
use crate::features::group::unsupport::withdrawn;
use crate::features::meeting;
use crate::features::room::{bound, open};
use crate::language::answer::{self, Said};
use crate::language::draft::Changes;
use crate::language::heard::{Earlier, Heard, What};
use crate::organisation::Organisation;
use crate::pipeline::parts;
use crate::record::{
    Account, Answer, Binding, Code, Event, MeetingEvent, OwnDigests, Person, PersonId, PersonalChanges, Recipient,
    Recorded, Register, Room,
};
use crate::say;
use crate::time::Duration;
use crate::words::{Inline, Reply};

/// Whether a reaction says that somebody is for it: a thumb up in any colour of skin, the word that some clients show in its
/// place, or a check mark.
pub(crate) fn is_support(reaction: &str) -> bool {
    matches!(without_colour(reaction), "👍" | "+1" | ":+1:" | ":thumbsup:" | "✅" | "✔" | "☑")
}

/// Whether somebody comes, by the reaction to a meeting.
pub(crate) fn rsvp(reaction: &str) -> Option<Answer> {
    match without_colour(reaction) {
        _ if is_support(reaction) => Some(Answer::Yes),
        "👎" | "-1" | ":-1:" | ":thumbsdown:" | "❌" | "✖" => Some(Answer::No),
        "🤔" | "❓" | "🤷" => Some(Answer::Maybe),
        _ => None,
    }
}

/// What somebody answers in a consultation by the sign of a number, if there is such an option. Where several can be chosen it is one
/// more.
pub(crate) fn chosen(reaction: &str, number: u32, account: &Account, register: &Register) -> Option<Vec<u32>> {
    let Some(Said::Number(option)) = answer::said(reaction) else { return None };
    let consultation = register.consultation(number)?;
    if !(1..=consultation.options.len()).contains(&option) {
        return None;
    }
    let person = register.people().of_account(account).map(|person| person.id);
    let own = consultation.inputs.iter().find(|input| Some(input.person) == person && input.initiative.is_none());
    let mut options = own.filter(|_| consultation.many).map(|input| input.options.clone()).unwrap_or_default();
    options.push(u32::try_from(option).ok()?);
    options.sort_unstable();
    options.dedup();
    Some(options)
}

fn without_colour(reaction: &str) -> &str {
    let is_colour = |c: char| matches!(c, '\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}');
    reaction.trim_end_matches(is_colour)
}

/// What is recorded.
pub(crate) fn changes(heard: &Heard, earlier: &Earlier, register: &Register) -> Changes {
    match &heard.what {
        What::Move { to } => {
            let moved = Event::RoomMoved { from: heard.room.clone(), to: to.clone() };
            Changes { events: vec![moved], ..Changes::default() }
        }
        What::Gone => Changes { events: vec![Event::RoomUnbound { room: heard.room.clone() }], ..Changes::default() },
        What::Deletion { of } => deletion(of, heard, earlier, register),
        What::Made { group, .. } => opening_ends(heard, group, register, |group| Event::RoomBound {
            room: heard.room.clone(),
            to: Binding::Group(group),
        }),
        What::NotMade { group } => {
            opening_ends(heard, group, register, |group| Event::RoomNotMade { group, platform: heard.room.platform })
        }
        What::MailStopped { person } => mail_stopped(*person, register),
        What::Published { meeting, sequence, id, hides_address } => {
            let (meeting, sequence, platform, id) = (*meeting, *sequence, heard.room.platform, id.clone());
            let hides_address = *hides_address;
            let published = MeetingEvent::MeetingPublished { meeting, platform, sequence, id, hides_address };
            Changes { events: vec![published.into()], ..Changes::default() }
        }
        What::Message(_)
        | What::Form(_)
        | What::Reaction { .. }
        | What::Arrival
        | What::Closed { .. }
        | What::RoomsWait { .. }
        | What::Chosen { .. }
        | What::Asked(_) => Changes::default(),
    }
}

/// Who reads their digest nowhere else has none any more.
fn mail_stopped(person: PersonId, register: &Register) -> Changes {
    let by_mail = |own: &&OwnDigests| own.by_mail.is_some();
    let known = register.people().get(person).map(AsRef::as_ref);
    let Some((known, own)) = known.and_then(|known| Some((known, known.digests.as_ref().filter(by_mail)?))) else {
        return Changes::default();
    };
    let digests = own.in_chat.then(|| OwnDigests { by_mail: None, ..own.clone() });
    let set = Event::DigestSet { to: Recipient::Person(person), schedule: None, off: digests.is_none() };
    let personal = PersonalChanges { people: vec![Person { digests, ..known.clone() }], ..PersonalChanges::default() };
    Changes { events: vec![set], personal, ..Changes::default() }
}

/// A room that was asked for is there, or will not be. One that nobody waits for any more is left as it is.
fn opening_ends(heard: &Heard, group: &Code, register: &Register, event: impl FnOnce(Code) -> Event) -> Changes {
    let is_awaited = register.opening(group, heard.room.platform).is_some();
    let events = is_awaited.then(|| event(group.clone())).into_iter().collect();
    Changes { events, ..Changes::default() }
}

/// A reaction that its author takes back takes back the support or the answer that it gave, if that still stands. The
/// words of a deleted message go, and what was done by it remains.
fn deletion(of: &str, heard: &Heard, earlier: &Earlier, register: &Register) -> Changes {
    let mut changes = Changes::default();
    let speaker = register.people().of_account(&heard.account).map(|one| one.id);
    // Theirs too is what somebody did who has turned out to be them.
    let own = |person: PersonId| speaker.filter(|speaker| *speaker == register.people().resolve(person));
    for recorded in &earlier.recorded {
        match &recorded.event {
            event if Heard::original_of(parts::message_of(&recorded.cause)) == of => {
                changes.personal.erased.extend(event.texts());
            }
            Event::SupportGiven { group, person, .. } => {
                let Some(person) = own(*person) else { continue };
                let support = register.group(group).and_then(|group| group.supporters.get(&person));
                if support.is_some_and(|support| support.act.seq == recorded.seq) {
                    changes.events.push(Event::SupportWithdrawn {
                        group: group.clone(),
                        person,
                        words: None,
                        source: None,
                        said_on: None,
                    });
                }
            }
            Event::Meeting(MeetingEvent::RsvpGiven { meeting, person, .. }) => {
                let Some(person) = own(*person) else { continue };
                let rsvp = register.meeting(*meeting).and_then(|meeting| meeting.rsvps.get(&person));
                if rsvp.is_some_and(|rsvp| rsvp.seq == recorded.seq) {
                    changes.events.push(MeetingEvent::RsvpWithdrawn { meeting: *meeting, person }.into());
                }
            }
            _ => {}
        }
    }
    changes.personal.erased.retain(|text| register.words(*text).is_some());
    if !changes.personal.erased.is_empty() {
        changes.events.push(Event::WordsErased { texts: changes.personal.erased.clone() });
    }
    changes
}

/// What is said of it, and where. `before` is the register before it was recorded.
pub(crate) fn notices(
    heard: &Heard,
    recorded: &[Recorded],
    (before, register): (&Register, &Register),
    organisation: &Organisation,
) -> Vec<Notice> {
    let to = register.people().of_account(&heard.account).map(|person| person.id);
    let here = |reply: Reply| vec![Notice { to, ..Notice::in_room(heard.room.clone(), reply) }];
    let platform = heard.room.platform;
    match &heard.what {
        What::Arrival => here(welcome(&heard.room, register, organisation)),
        What::Move { to } => {
            let reply = register.binding(to).map(|binding| Reply::line(bound(binding)));
            reply.map(|reply| Notice::in_room(to.clone(), reply)).into_iter().collect()
        }
        What::Gone => before
            .binding(&heard.room)
            .map(|binding| chair_and_secretariat(register, organisation, &open::gone(binding, platform, organisation)))
            .unwrap_or_default(),
        What::Closed { .. } if !heard.account.id.is_empty() => {
            let reply = Reply::said(say!(hello_may_not_write, help: Inline::command("help")));
            vec![Notice { to, ..Notice::in_room(heard.account.private_room(), reply) }]
        }
        What::RoomsWait { rooms, minutes } => {
            here(Reply::said(say!(hello_rooms_wait, rooms: *rooms, length: Duration::of_minutes(*minutes))))
        }
        What::Closed { lacks } => before
            .binding(&heard.room)
            .map(|binding| {
                chair_and_secretariat(register, organisation, &open::closed(binding, platform, lacks.as_deref()))
            })
            .unwrap_or_default(),
        What::Deletion { .. } => recorded
            .iter()
            .find_map(|recorded| match &recorded.event {
                Event::SupportWithdrawn { group, person, .. } => {
                    let support = support_of(register.group(group)?, organisation);
                    Some(here(Reply::line(withdrawn(*person, group).then(support))))
                }
                Event::Meeting(MeetingEvent::RsvpWithdrawn { meeting: number, person }) => {
                    Some(here(meeting::withdrawn(register.meeting(*number)?, *person)))
                }
                _ => None,
            })
            .unwrap_or_default(),
        What::Made { .. } | What::NotMade { .. } if recorded.is_empty() => Vec::new(),
        What::Made { group, name, link } => open::made((group, &heard.room), (name, link), register, organisation),
        What::NotMade { group } => {
            let by = before.opening(group, platform).and_then(|opening| opening.by);
            open::not_made((group, platform), by, register, organisation)
        }
        What::Message(_)
        | What::Form(_)
        | What::Reaction { .. }
        | What::Published { .. }
        | What::MailStopped { .. }
        | What::Chosen { .. }
        | What::Asked(_) => Vec::new(),
    }
}

/// Whom the first of it must notify: those who are asked into a new room.
pub(crate) fn notified(
    heard: &Heard,
    (before, register): (&Register, &Register),
    organisation: &Organisation,
) -> Vec<PersonId> {
    let What::Made { group, .. } = &heard.what else { return Vec::new() };
    let by = before.opening(group, heard.room.platform).and_then(|opening| opening.by);
    open::asked_in(group, by, register, organisation)
}

/// What the bot says when it comes into a room.
fn welcome(room: &Room, register: &Register, organisation: &Organisation) -> Reply {
    let reply = Reply::said(say!(hello, organisation: organisation.name.clone()));
    let help = Inline::command("help");
    if room.is_private() {
        return reply.and(say!(hello_in_private, help: help).into());
    }
    let reply = reply.and(say!(hello_in_room, help: help).into());
    reply.and(match register.binding(room) {
        Some(to) => bound(to),
        None => say!(
            hello_unbound,
            chair: Inline::Chair,
            plenary: Inline::command("room bind plenary"),
            group: Inline::command("room bind CODE"),
        )
        .into(),
    })
}

#[cfg(test)]
mod tests {
    use crate::language::heard::{Addressed, Message, What};
    use crate::record::Room;
    use crate::testing::dialogue::Dialogue;
    use crate::words::Language;
    use expect_test::expect;

    fn reaction(to: &str, with: &str) -> What {
        What::Reaction { to: to.to_owned(), with: with.to_owned() }
    }

    fn deletion(of: &str) -> What {
        What::Deletion { of: of.to_owned() }
    }

    #[test]
    fn a_thumb_up_on_a_proposal_is_support_and_taking_it_back_withdraws_only_that() {
        let mut dialogue = Dialogue::empty();
        dialogue.say("#plenary", "avri", "/propose WG-IMP IGF Improvements").quietly();
        dialogue
            .does("#plenary", "lea", reaction("said 1 post 1", "👍🏾"))
            .expect(expect!["#plenary <rapporteur> Lea Kaspar supports WG-IMP. Support: 1 member."]);
        dialogue.does("#plenary", "ginger", reaction("said 1 post 1", "👎")).expect(expect![[r#""#]]);
        dialogue.does("#plenary", "ginger", deletion("said 2")).expect(expect![[r#""#]]);
        dialogue
            .does("#plenary", "lea", deletion("said 2"))
            .expect(expect!["#plenary <rapporteur> Lea Kaspar no longer supports WG-IMP. Support: 0 members."]);
        dialogue
            .does("#plenary", "lea", reaction("said 1 post 1", "👍"))
            .expect(expect!["#plenary <rapporteur> Lea Kaspar supports WG-IMP. Support: 1 member."]);
        dialogue.say("#plenary", "lea", "/unsupport WG-IMP").quietly();
        dialogue.say("#plenary", "lea", "/support WG-IMP").quietly();
        dialogue.does("#plenary", "lea", deletion("said 6")).expect(expect![[r#""#]]);
        dialogue.does("#plenary", "lea", reaction("said 8 post 1", "👍")).expect(expect![[r#""#]]);
    }

    #[test]
    fn who_brings_the_bot_where_it_may_not_write_is_told_in_private() {
        let mut dialogue = Dialogue::with_groups();
        let seen = dialogue.does("#announcements", "lea", What::Closed { lacks: None });
        seen.expect_in(Language::French, dialogue.register(), expect!["Vous m’avez invité dans un salon où je n’ai pas le droit d’écrire. J’y entends les commandes, mais personne ne verrait de réponse. Laissez-moi écrire : dans les paramètres du salon, sous les rôles et permissions, donnez-moi un rôle qui peut envoyer des messages. Tapez ensuite /aide là-bas."]);
        seen.expect(expect!["@lea <rapporteur> You invited me into a room where I may not write. I hear commands there, but nobody would see an answer. Please let me write: in the settings of the room, under roles and permissions, give me a role that may send messages. Then type /help there."]);
    }

    #[test]
    fn who_brings_the_bot_into_many_rooms_is_told_when_it_comes() {
        let mut dialogue = Dialogue::with_groups();
        let seen = dialogue.does("@lea", "lea", What::RoomsWait { rooms: 30, minutes: 5 });
        seen.expect_in(Language::French, dialogue.register(), expect!["Le serveur ne me laisse rejoindre que quelques salons à la fois. 30 de vos salons attendent encore ; je les aurai tous rejoints dans environ 5 minutes."]);
        seen.expect(expect!["@lea <rapporteur> The server lets me join only a few rooms at a time. 30 of your rooms are waiting, and I will be in all of them in about 5 minutes."]);
        dialogue.does("@flavio", "flavio", What::RoomsWait { rooms: 1, minutes: 1 }).expect(expect!["@flavio <rapporteur> The server lets me join only a few rooms at a time. One of your rooms is waiting, and I will be in it in about 1 minute."]);
    }

    #[test]
    fn a_check_mark_is_support_too() {
        let mut dialogue = Dialogue::empty();
        dialogue.say("#plenary", "avri", "/propose WG-IMP IGF Improvements").quietly();
        dialogue
            .does("#plenary", "lea", reaction("said 1 post 1", "✅"))
            .expect(expect!["#plenary <rapporteur> Lea Kaspar supports WG-IMP. Support: 1 member."]);
    }

    #[test]
    fn the_sign_of_a_number_answers_a_consultation() {
        let mut dialogue = Dialogue::with_groups();
        let asked = "/consult open \"Which city?\" until: 20 Apr\n1: Geneva\n2: Katowice";
        dialogue.say("#plenary", "lynn", asked).quietly();
        let one = dialogue.last_post();
        dialogue.does("#plenary", "lea", reaction(&one, "2️⃣")).expect(expect!["#plenary <rapporteur> Lea Kaspar answered consultation 1: 2. Katowice. You can change your answer until Thu 20 Apr 2017, 23:59 UTC."]);
        dialogue.does("#plenary", "lea", reaction(&one, "1️⃣")).expect(expect!["#plenary <rapporteur> Lea Kaspar changed their answer to consultation 1: 1. Geneva. You can change your answer until Thu 20 Apr 2017, 23:59 UTC."]);
        dialogue.does("#plenary", "lea", reaction(&one, "7️⃣")).expect(expect![""]);
        dialogue.does("#plenary", "lea", reaction(&one, "🎉")).expect(expect![""]);
        dialogue.say("#plenary", "lynn", &format!("{asked}\nChoose: many").replace("city", "cities")).quietly();
        let many = dialogue.last_post();
        dialogue.does("#plenary", "lea", reaction(&many, "2️⃣")).expect(expect!["#plenary <rapporteur> Lea Kaspar answered consultation 2: 2. Katowice. You can change your answer until Thu 20 Apr 2017, 23:59 UTC."]);
        dialogue.does("#plenary", "lea", reaction(&many, "1")).expect(expect!["#plenary <rapporteur> Lea Kaspar changed their answer to consultation 2: 1. Geneva, 2. Katowice. You can change your answer until Thu 20 Apr 2017, 23:59 UTC."]);
        dialogue.say("#plenary", "lynn", "/consult open \"What else?\" until: 20 Apr").quietly();
        let words = dialogue.last_post();
        dialogue.does("#plenary", "lea", reaction(&words, "1️⃣")).expect(expect![""]);
    }

    #[test]
    fn a_reaction_from_an_account_that_was_joined_since_can_be_taken_back() {
        let mut dialogue = Dialogue::empty();
        dialogue.say("#plenary", "avri", "/propose WG-IMP IGF Improvements").quietly();
        dialogue.does("#plenary", "lea-2", reaction("said 1 post 1", "👍")).quietly();
        dialogue.join("lea", "lea-2").quietly();
        dialogue
            .does("#plenary", "lea-2", deletion("said 2"))
            .expect(expect!["#plenary <rapporteur> Lea Kaspar no longer supports WG-IMP. Support: 0 members."]);
    }

    #[test]
    fn a_deleted_message_loses_its_words_and_what_was_done_by_it_remains() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#plenary", "lea", "/comment WG-IMP Not like this, you fools").quietly();
        let words = dialogue.events().last().map(|comment| comment.event.texts()).unwrap();
        dialogue.does("#plenary", "lea", deletion("said 4")).expect(expect![[r#""#]]);
        assert_eq!(
            dialogue.events().last().map(|last| &last.event),
            Some(&crate::record::Event::WordsErased { texts: words })
        );
        let number = dialogue.events().len();
        dialogue.does("#plenary", "lea", deletion("said 4")).expect(expect![[r#""#]]);
        assert_eq!(dialogue.events().len(), number, "they are gone already");
        dialogue.say("#plenary", "lea", "/status WG-IMP").expect(expect![[r#"
            #plenary <rapporteur> WG-IMP: IGF Improvements
            	Working Groups, proposed, new this cycle
            	Support: 0 members
            	Comments: 1
            	Proposed by: Avri Doria on Mon 10 Apr 2017

            	Other comments
            	- Lea Kaspar, Mon 10 Apr 2017: (words erased)"#]]);
        dialogue.does("#plenary", "lea", deletion("said 99")).expect(expect![[r#""#]]);
    }

    #[test]
    fn who_answers_the_bot_needs_no_mark() {
        let mut dialogue = Dialogue::with_groups();
        let answer = |answers: &str| {
            What::Message(Message {
                answers: Some(answers.to_owned()),
                ..Message::new("support WG-IMP", Addressed::ToAll)
            })
        };
        dialogue.does("#plenary", "lea", answer("said 2")).expect(expect![[r#""#]]);
        dialogue
            .does("#plenary", "lea", answer("said 2 post 1"))
            .expect(expect!["#plenary <rapporteur> Lea Kaspar supports WG-IMP. Support: 1 member."]);
    }

    #[test]
    fn who_brings_the_bot_into_a_room_is_told_what_it_is_for() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.does("#improvements", "lynn", What::Arrival).expect(expect![[r#"
            #improvements <rapporteur> Hello. I am Rapporteur. I keep the record of the Multistakeholder Advisory Group.
            	/help lists what you can ask me. I do not keep other messages.
            	The chair or the secretariat can say what this room is for: /room bind plenary for the plenary room, or /room bind CODE for a group's own room."#]]);
        dialogue.does("@lea", "lea", What::Arrival).expect(expect![[r#"
            @lea <rapporteur> Hello. I am Rapporteur. I keep the record of the Multistakeholder Advisory Group.
            	Here I read everything you type as a command. /help lists them."#]]);
    }

    #[test]
    fn a_room_that_is_gone_is_one_no_more_and_another_can_be_made() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#imp", "lynn", "/room bind WG-IMP").quietly();
        dialogue.does("#imp", "lynn", What::Gone).expect(expect![[r#"
            @lynn <rapporteur> The room of WG-IMP on the terminal is gone. Invite me into another one and say there: /room bind WG-IMP
            @anja <rapporteur> The room of WG-IMP on the terminal is gone. Invite me into another one and say there: /room bind WG-IMP"#]]);
        dialogue.does("#imp", "lynn", What::Gone).expect(expect![""]);
        dialogue.say("#co", "lynn", "/room bind plenary yes").quietly();
        dialogue.does("#co", "lynn", What::Gone).expect(expect![[r#"
            @lynn <rapporteur> A plenary room on the terminal is gone. Invite me into another one and say there: /room bind plenary
            @anja <rapporteur> A plenary room on the terminal is gone. Invite me into another one and say there: /room bind plenary"#]]);
    }

    #[test]
    fn a_room_that_takes_the_place_of_another_takes_its_purpose() {
        let mut dialogue = Dialogue::with_groups();
        let to_new = || What::Move { to: Room::console("#new") };
        dialogue.does("#old", "lynn", to_new()).expect(expect![[r#""#]]);
        dialogue.say("#old", "lynn", "/room bind WG-IMP").quietly();
        dialogue
            .does("#old", "lynn", to_new())
            .expect(expect!["#new <rapporteur> This is now the room of WG-IMP. Here /support means WG-IMP."]);
        dialogue
            .say("#new", "lea", "/support")
            .expect(expect!["#new <rapporteur> Lea Kaspar supports WG-IMP. Support: 1 member."]);
        dialogue.does("#old", "lynn", to_new()).expect(expect![[r#""#]]);
    }
}
