//! The address of a call: who is told where people meet.
//!
//! It is for those who take part: in the rooms of the group whose meeting it is, and in private to those who are expected.
//! Elsewhere it is said where the address is. It is derived when something is said, and never recorded.

use crate::audience::expected::Expected;
use crate::line;
use crate::organisation::Organisation;
use crate::record::{Answer, Binding, Meeting, Register, Room};
use crate::say;
use crate::words::{Inline, Line, Message, Reply};

/// The readers of what is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience<'a> {
    /// Those in a room, or the one person with whom it is a conversation.
    Room(&'a Room),
    /// Whoever comes by: pages, feeds, exports.
    Public,
}

/// Whether the address of a meeting's call is for those who read.
pub fn is_for(audience: Audience<'_>, meeting: &Meeting, register: &Register, organisation: &Organisation) -> bool {
    if organisation.link_public {
        return true;
    }
    let Audience::Room(room) = audience else { return false };
    match register.person_in(room) {
        Some(person) => {
            let comes = matches!(meeting.answer_of(person.id), Some(Answer::Yes | Answer::Maybe));
            comes || Expected::in_meeting(register, organisation, meeting).has(person.id)
        }
        None => match register.binding(room) {
            Some(Binding::Plenary) => meeting.group.is_none(),
            Some(Binding::Group(code)) => meeting.group.as_ref() == Some(code),
            None => false,
        },
    }
}

/// The same sentences for those who read them: with the address where it is for them, and with what the chair is called.
#[must_use]
pub fn told_to(audience: Audience<'_>, reply: Reply, register: &Register, organisation: &Organisation) -> Reply {
    reply.with_each(|inline| match inline {
        Inline::Chair => organisation.chair().into(),
        Inline::Address(number) => {
            let meeting = register.meeting(number);
            let meeting = meeting.filter(|meeting| is_for(audience, meeting, register, organisation));
            meeting.and_then(words).unwrap_or_else(|| match found(number, register) {
                AddressPlace::InPrivate => say!(address_in_private, command: Inline::command("meetings")).into(),
                AddressPlace::InRoom { of_group } => in_room(of_group).into(),
            })
        }
        other => line![other],
    })
}

/// That a meeting has an address, to be said to those for whom it is.
pub(crate) fn of(meeting: &Meeting) -> Option<Line> {
    meeting.link.map(|_| line![Inline::Address(meeting.number)])
}

/// The address itself, with its passcode: only for those of whom it is known that it is for them.
pub fn words(meeting: &Meeting) -> Option<Line> {
    let link = line![meeting.link?];
    Some(match meeting.passcode {
        Some(passcode) => say!(address_with_passcode, link: link, passcode: passcode).into(),
        None => link,
    })
}

/// Where those who take part find the address of a meeting's call.
enum AddressPlace {
    InRoom { of_group: bool },
    InPrivate,
}

fn found(meeting: u32, register: &Register) -> AddressPlace {
    let Some(meeting) = register.meeting(meeting) else { return AddressPlace::InPrivate };
    match register.rooms_of(meeting.group.as_ref()).next() {
        Some(_) => AddressPlace::InRoom { of_group: meeting.group.is_some() },
        None => AddressPlace::InPrivate,
    }
}

fn in_room(of_group: bool) -> Message {
    if of_group { say!(address_in_room_of_group) } else { say!(address_in_room_of_plenary) }
}

/// Where the address of a meeting's call is found by those who take part.
pub fn whereabouts(meeting: u32, register: &Register) -> Message {
    match found(meeting, register) {
        AddressPlace::InRoom { of_group } => in_room(of_group),
        AddressPlace::InPrivate => say!(address_for_participants),
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::testing::dialogue::Dialogue;
    use crate::words::Language;

    const CALL: &str =
        "/meet WG-WORK \"Call\" 2017-04-20 10:00 UTC link: https://example.org/room?pwd=17 passcode: 4711";

    /// WG-WORK has a room of its own, and lea facilitates it.
    fn with_room() -> Dialogue {
        let mut dialogue = Dialogue::with_life();
        dialogue.say("#wg-work", "lea", "/room bind WG-WORK").quietly();
        dialogue.say("#wg-work", "lynn", "/room bind WG-WORK").quietly();
        dialogue
    }

    #[test]
    fn the_address_of_a_call_is_told_in_the_groups_room_and_nowhere_else() {
        let mut dialogue = with_room();
        dialogue.say("#wg-work", "lea", CALL).expect(expect![[r#"
            #wg-work <rapporteur> Meeting 1 of WG-WORK: Call
            	Thu 20 Apr 2017, 10:00 UTC, for 1 hour
            	Where: https://example.org/room?pwd=17 (passcode: 4711)
            	Are you coming? /rsvp 1 yes, no or maybe
            #plenary <rapporteur> Meeting 1 of WG-WORK: Call
            	Thu 20 Apr 2017, 10:00 UTC, for 1 hour
            	Where: the address is in the group's room
            	Are you coming? /rsvp 1 yes, no or maybe"#]]);
        dialogue.say("#plenary", "avri", "/meetings").expect(expect![[r#"
            #plenary <rapporteur> Upcoming meetings (the organisation's time, UTC):
            	- Meeting 1, Thu 20 Apr 2017, 10:00 UTC: Call, WG-WORK
            	The address of each call is in the group's room. If you are expected, you can also ask me in private: /meetings
            	To see your own time: /profile set zone: Africa/Dakar"#]]);
        dialogue.say("#wg-co", "avri", "/meetings WG-WORK").expect(expect![[r#"
            #wg-co <rapporteur> Upcoming meetings (the organisation's time, UTC):
            	- Meeting 1, Thu 20 Apr 2017, 10:00 UTC: Call, WG-WORK
            	The address of each call is in the group's room. If you are expected, you can also ask me in private: /meetings
            	To see your own time: /profile set zone: Africa/Dakar"#]]);
        dialogue.say("#wg-work", "avri", "/meetings").expect(expect![[r#"
            #wg-work <rapporteur> Upcoming meetings (the organisation's time, UTC):
            	- Meeting 1, Thu 20 Apr 2017, 10:00 UTC: Call, WG-WORK, https://example.org/room?pwd=17 (passcode: 4711)
            	To see your own time: /profile set zone: Africa/Dakar"#]]);
    }

    #[test]
    fn those_who_are_expected_have_it_in_private_and_others_have_not() {
        let mut dialogue = with_room();
        dialogue.say("@lea", "lea", CALL).expect(expect![[r#"
            @lea <rapporteur> Meeting 1 of WG-WORK: Call
            	Thu 20 Apr 2017, 10:00 UTC, for 1 hour
            	Where: https://example.org/room?pwd=17 (passcode: 4711)
            	Are you coming? /rsvp 1 yes, no or maybe
            	This is on the record, which everybody in the rooms can read.
            #plenary <rapporteur> Meeting 1 of WG-WORK: Call
            	Thu 20 Apr 2017, 10:00 UTC, for 1 hour
            	Where: the address is in the group's room
            	Are you coming? /rsvp 1 yes, no or maybe
            #wg-work <rapporteur> Meeting 1 of WG-WORK: Call
            	Thu 20 Apr 2017, 10:00 UTC, for 1 hour
            	Where: https://example.org/room?pwd=17 (passcode: 4711)
            	Are you coming? /rsvp 1 yes, no or maybe"#]]);
        dialogue.say("@avri", "avri", "/meetings").expect(expect![[r#"
            @avri <rapporteur> Upcoming meetings (the organisation's time, UTC):
            	- Meeting 1, Thu 20 Apr 2017, 10:00 UTC: Call, WG-WORK
            	The address of each call is in the group's room. If you are expected, you can also ask me in private: /meetings
            	To see your own time: /profile set zone: Africa/Dakar"#]]);
        dialogue.say("@avri", "avri", "/rsvp 1 yes").quietly();
        dialogue.say("@avri", "avri", "/meetings").expect(expect![[r#"
            @avri <rapporteur> Upcoming meetings (the organisation's time, UTC):
            	- Meeting 1, Thu 20 Apr 2017, 10:00 UTC: Call, WG-WORK (you said yes), https://example.org/room?pwd=17 (passcode: 4711)
            	To see your own time: /profile set zone: Africa/Dakar"#]]);
        dialogue.say("@avri", "avri", "/remind me 30m").quietly();
        dialogue.say("#plenary", "lynn", "/remind group WG-WORK 1h").quietly();
        dialogue.pass("241h").expect(expect![[r#"
            #wg-work <rapporteur> Reminder: Meeting 1 of WG-WORK: Call, in 1 hour
            	Thu 20 Apr 2017, 10:00 UTC, for 1 hour
            	Where: https://example.org/room?pwd=17 (passcode: 4711)
            	So far: 1 yes. Are you coming? /rsvp 1 yes, no or maybe
            @avri <rapporteur> Reminder: Meeting 1 of WG-WORK: Call, in 30 minutes
            	Thu 20 Apr 2017, 10:00 UTC, for 1 hour
            	Where: https://example.org/room?pwd=17 (passcode: 4711)"#]]);
    }

    #[test]
    fn the_minutes_name_it_where_it_is_for_those_who_read_them() {
        let mut dialogue = with_room();
        for text in [CALL, "/minutes start 1 yes", "/info We met.", "/minutes end"] {
            dialogue.say("#wg-work", "lea", text).quietly();
        }
        let has_address = |text: &str| text.contains("example.org") || text.contains("4711");
        assert!(has_address(&dialogue.say("#wg-work", "ginger", "/minutes show 1").text()));
        let elsewhere = dialogue.say("#plenary", "ginger", "/minutes show 1").text();
        assert!(
            !has_address(&elsewhere) && elsewhere.contains("Where: the address is in the group's room"),
            "{elsewhere}"
        );
    }

    #[test]
    fn a_call_of_the_plenary_has_its_address_there_and_a_group_without_a_room_gives_it_in_private() {
        let mut dialogue = Dialogue::with_life();
        let plenary = CALL.replace("WG-WORK", "plenary");
        dialogue.say("#plenary", "lynn", &plenary).expect(expect![[r#"
            #plenary <rapporteur> Meeting 1 of the plenary: Call
            	Thu 20 Apr 2017, 10:00 UTC, for 1 hour
            	Where: https://example.org/room?pwd=17 (passcode: 4711)
            	Are you coming? /rsvp 1 yes, no or maybe"#]]);
        dialogue.say("#plenary", "lea", CALL).expect(expect![[r#"
            #plenary <rapporteur> Meeting 2 of WG-WORK: Call
            	Thu 20 Apr 2017, 10:00 UTC, for 1 hour
            	Clash: 1 of you also has meeting 1 of the plenary at that time.
            	Where: if you take part, ask me in private: /meetings
            	Are you coming? /rsvp 2 yes, no or maybe"#]]);
        dialogue.say("@lea", "lea", "/meetings").expect(expect![[r#"
            @lea <rapporteur> Upcoming meetings (the organisation's time, UTC):
            	- Meeting 1, Thu 20 Apr 2017, 10:00 UTC: Call, the plenary, https://example.org/room?pwd=17 (passcode: 4711)
            	- Meeting 2, Thu 20 Apr 2017, 10:00 UTC: Call, WG-WORK, https://example.org/room?pwd=17 (passcode: 4711)
            	To see your own time: /profile set zone: Africa/Dakar"#]]);
    }

    #[test]
    fn an_organisation_can_let_everybody_know() {
        let mut dialogue = with_room();
        dialogue.has_public_addresses();
        let said = dialogue.say("#plenary", "lea", CALL).text();
        assert!(said.contains("Where: https://example.org/room?pwd=17 (passcode: 4711)"), "{said}");
    }

    #[test]
    fn a_passcode_belongs_to_an_address() {
        let mut dialogue = with_room();
        let call = "/meet WG-WORK \"Call\" 2017-04-20 10:00 UTC passcode: 4711";
        dialogue.say("#wg-work", "lea", call).expect(expect![
            "#wg-work <rapporteur> A passcode goes with an address. Give both: link: https://… passcode: …"
        ]);
    }

    #[test]
    fn where_an_address_is_found_is_said_in_french() {
        let mut dialogue = with_room();
        let seen = dialogue.say("#wg-work", "lea", CALL);
        seen.expect_in(
            Language::French,
            dialogue.register(),
            expect![[r#"
                Réunion 1 de WG-WORK : Call
                jeu. 20 avr. 2017 à 10:00 UTC, durée : 1 heure
                Lieu : https://example.org/room?pwd=17 (code d’accès : 4711)
                Participerez-vous ? /rsvp 1 oui, non ou peut-être
                Réunion 1 de WG-WORK : Call
                jeu. 20 avr. 2017 à 10:00 UTC, durée : 1 heure
                Lieu : l’adresse figure dans le salon du groupe
                Participerez-vous ? /rsvp 1 oui, non ou peut-être"#]],
        );
        let seen = dialogue.say("#plenary", "avri", "/meetings");
        seen.expect_in(Language::French, dialogue.register(), expect![[r#"
            Réunions à venir (à l’heure de l’organisation, UTC) :
            - Réunion 1, jeu. 20 avr. 2017 à 10:00 UTC : Call, WG-WORK
            L’adresse de chaque réunion figure dans le salon du groupe. Si vous êtes attendu(e), vous pouvez aussi me la demander en privé : /réunions
            Pour voir votre heure : /profil modifier fuseau: Africa/Dakar"#]]);
        let mut dialogue = Dialogue::with_life();
        let seen = dialogue.say("#plenary", "lea", CALL);
        seen.expect_in(
            Language::French,
            dialogue.register(),
            expect![[r#"
                Réunion 1 de WG-WORK : Call
                jeu. 20 avr. 2017 à 10:00 UTC, durée : 1 heure
                Lieu : si vous participez, demandez-moi l’adresse en privé : /réunions
                Participerez-vous ? /rsvp 1 oui, non ou peut-être"#]],
        );
    }
}
