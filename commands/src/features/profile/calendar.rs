//! `/profile calendar [renew: yes]`: the address of one's own calendar, which nobody can guess.

use crate::language::access::ANYONE;
use crate::language::{Arg, Call, Draft, Kind, Refused, Shape, Spec};
use crate::organisation::Organisation;
use crate::phrase;
use crate::record::Role;
use crate::say;
use crate::words::{self, Explain, Inline, Reply};

const RENEW: Arg<String> = Arg::new("renew", Kind::Choice(&["yes"]), phrase!(profile_calendar_renew_about)).named();

pub(super) const CALENDAR: Spec = Spec {
    name: "calendar",
    summary: phrase!(profile_calendar_summary),
    access: ANYONE,
    private: true,
    shape: Shape::Act { arguments: &[RENEW.argument], decide },
    examples: &["profile calendar", "profile calendar renew: yes"],
    refused: &[
        Refused { by: Role::Member, typed: "profile calendar everybody" },
        Refused { by: Role::Member, typed: "profile calendar renew: no" },
    ],
};

/// The web address of the calendar with this secret, if anything is served there.
pub(super) fn address(secret: &str, organisation: &Organisation) -> Option<String> {
    organisation.page(&format!("calendar/{secret}.ics")).map(String::from)
}

fn decide(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let organisation = draft.scene().organisation;
    let mut person = draft.speaker().clone();
    let is_renewed = call.was_given(RENEW.argument.name) && person.calendar.is_some();
    let secret = person.calendar.take().filter(|_| !is_renewed).unwrap_or_else(|| draft.secret());
    let address = address(&secret, organisation).ok_or(Refusal::NotOnTheWeb)?;
    person.calendar = Some(secret);
    if person != *draft.speaker() {
        draft.know_speaker(person);
    }
    let reply = Reply::said(say!(profile_calendar_address, address: address)).and(say!(profile_calendar_has).into());
    Ok(reply.and(match is_renewed {
        true => say!(profile_calendar_renewed).into(),
        false => say!(profile_calendar_keep, renew: Inline::command("profile calendar renew: yes")).into(),
    }))
}

/// Why no calendar is given.
#[derive(Debug)]
enum Refusal {
    /// Nothing is served on the web.
    NotOnTheWeb,
}

impl Explain for Refusal {
    fn explain(&self) -> Reply {
        match self {
            Self::NotOnTheWeb => Reply::said(say!(profile_calendar_off, meetings: Inline::command("meetings"))),
        }
    }

    fn is_about_who(&self) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::dialogue::Dialogue;
    use crate::words::Language;
    use expect_test::expect;

    /// The secret in an answer.
    fn secret(answer: &str) -> String {
        answer.split_once("/calendar/").unwrap().1.split_once(".ics").unwrap().0.to_owned()
    }

    #[test]
    fn an_address_is_made_at_first_asking_is_the_same_later_and_another_when_it_is_renewed() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.is_on_the_web();
        let first = dialogue.say("#plenary", "lea", "/profile calendar");
        let old = secret(&first.text());
        assert!(old.len() == 32 && old.chars().all(|c| c.is_ascii_hexdigit()), "{old}");
        let again = dialogue.say("#plenary", "lea", "/profile calendar").text();
        expect![[r#"
            @lea <rapporteur> Your own calendar. Subscribe to this address in your calendar program: https://record.example.org/calendar/SECRET.ics
            	It has the meetings at which you are expected and those to which you said yes or maybe. Meetings to which you said no are left out.
            	Anyone who has the address can read your calendar, so do not share it. For a new one: /profile calendar renew: yes"#]].assert_eq(&again.replace(&old, "SECRET"));
        let renewed = dialogue.say("#plenary", "lea", "/profile calendar renew: yes").text();
        let new = secret(&renewed);
        assert_ne!(new, old);
        expect![[r#"
            @lea <rapporteur> Your own calendar. Subscribe to this address in your calendar program: https://record.example.org/calendar/SECRET.ics
            	It has the meetings at which you are expected and those to which you said yes or maybe. Meetings to which you said no are left out.
            	The old address no longer works. Do not share the new one."#]].assert_eq(&renewed.replace(&new, "SECRET"));
        let owner = |secret: &str| dialogue.register().people().of_calendar(secret).map(|person| person.name.clone());
        assert_eq!((owner(&old), owner(&new).as_deref()), (None, Some("Lea Kaspar")));
    }

    #[test]
    fn the_profile_says_that_there_is_an_address_and_the_export_which() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.is_on_the_web();
        let secret = secret(&dialogue.say("#plenary", "passer-by", "/profile calendar renew: yes").text());
        dialogue.say("#plenary", "passer-by", "/profile").expect(expect![[r#"
            @passer-by <rapporteur> Your profile (to change it: /profile set):
            	Name: passer-by
            	Role: participant
            	Stakeholder group: not set
            	Affiliation: not set
            	Time zone: not set
            	Hours: not set
            	Weekend: not set
            	Language: not set
            	Email: not set
            	Accounts: console:passer-by
            	Calendar: /profile calendar shows its address"#]]);
        let export = dialogue.say("#plenary", "passer-by", "/profile export").text();
        expect![[r#"
            @passer-by <rapporteur> Everything I keep about you (to change your profile: /profile set):
            	Name: passer-by
            	Role: participant
            	Stakeholder group: not set
            	Affiliation: not set
            	Time zone: not set
            	Hours: not set
            	Weekend: not set
            	Language: not set
            	Email: not set
            	Accounts: console:passer-by
            	Calendar: https://record.example.org/calendar/SECRET.ics
            	since: "2017-04-10T09:00:04Z"

            	What you have said and done
            	Nothing is recorded."#]]
        .assert_eq(&export.replace(&secret, "SECRET"));
        dialogue.say("#plenary", "passer-by", "/profile set zone: Africa/Dakar").expect(expect![[r#"
            @passer-by <rapporteur> Changed. Your profile is now:
            	Name: passer-by
            	Role: participant
            	Stakeholder group: not set
            	Affiliation: not set
            	Time zone: Africa/Dakar
            	Hours: not set
            	Weekend: not set
            	Language: not set
            	Email: not set
            	Accounts: console:passer-by
            	Calendar: /profile calendar shows its address"#]]);
        dialogue.say("#plenary", "passer-by", "/profile forget yes").quietly();
        assert!(dialogue.register().people().of_calendar(&secret).is_none());
    }

    #[test]
    fn where_nothing_is_on_the_web_no_address_is_made() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#plenary", "lea", "/profile calendar").expect(expect!["@lea <rapporteur> Personal calendars are not switched on here. Please ask the secretariat. /meetings shows what is coming."]);
        let lea = dialogue.register().people().named("Lea Kaspar").into_iter().next().unwrap();
        assert_eq!(lea.calendar, None);
    }

    #[test]
    fn it_is_said_in_french() {
        let mut dialogue = Dialogue::with_groups();
        let seen = dialogue.say("@lea", "lea", "/profile calendar");
        seen.expect_in(Language::French, dialogue.register(), expect!["Les calendriers personnels ne sont pas activés ici. Veuillez vous adresser au secrétariat. /réunions donne les réunions à venir."]);
    }
}
