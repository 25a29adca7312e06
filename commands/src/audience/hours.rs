//! The hours in which somebody hears in private what is no answer to them.

use jiff::civil::{Date, Time};
use jiff::{Timestamp, ToSpan};

use crate::organisation::Organisation;
use crate::record::{Hours, Person, Weekend};
use crate::time::when;

/// The hours of whoever has given none.
const USUAL: Hours = Hours { from: Time::constant(8, 0, 0, 0), to: Time::constant(20, 0, 0, 0) };

/// For how many days a day of work is looked for.
const A_WEEK: i32 = 8;

/// When somebody hears what they could be told from a time on: within their hours, where these can be known.
pub(crate) fn told_at(person: &Person, organisation: &Organisation, from: Timestamp) -> Timestamp {
    if are_known(person, organisation) { next_within(person, organisation, from) } else { from }
}

/// Whether it can be known when it is night for somebody: by their own hours or zone, or by a zone of the organisation.
fn are_known(person: &Person, organisation: &Organisation) -> bool {
    person.hours.is_some() || person.zone.is_some() || organisation.zone != Organisation::default().zone
}

/// The first time from `at` on that is within somebody's hours: `at` itself, or when their next day begins. Where they said which
/// days they do not work, not on those.
fn next_within(person: &Person, organisation: &Organisation, at: Timestamp) -> Timestamp {
    let zone = organisation.zone_of(Some(person));
    let hours = person.hours.unwrap_or(USUAL);
    let today = zone.to_datetime(at).date();
    let works = |day: &Date| !person.weekend.as_ref().is_some_and(|Weekend(free)| free.contains(&day.weekday()));
    // Hours that began yesterday may run past midnight.
    let days = (-1..=A_WEEK).filter_map(|days| today.checked_add(days.days()).ok()).filter(works);
    let of_day = |day: Date| {
        let last = if hours.to > hours.from { day } else { day.tomorrow().ok()? };
        Some((when::instant(day.to_datetime(hours.from), &zone)?, when::instant(last.to_datetime(hours.to), &zone)?))
    };
    let mut coming = days.filter_map(of_day).filter(|(_, end)| *end > at);
    coming.next().map_or(at, |(start, _)| start.max(at))
}

#[cfg(test)]
mod tests {
    use super::next_within;
    use crate::organisation::Organisation;
    use crate::record::{Person, PersonId};

    fn next(zone: &str, hours: &str, weekend: &str, at: &str) -> String {
        let person = Person {
            zone: Some(zone.to_owned()).filter(|zone| !zone.is_empty()),
            hours: hours.parse().ok(),
            weekend: weekend.parse().ok(),
            ..Person::named(PersonId(1), "Lea Kaspar")
        };
        next_within(&person, &Organisation::default(), at.parse().unwrap()).to_string()
    }

    #[test]
    fn it_is_now_within_ones_hours_and_else_when_the_next_day_of_work_begins() {
        for (zone, hours, weekend, at, expected) in [
            ("", "", "", "2017-04-10T09:00:00Z", "2017-04-10T09:00:00Z"),
            ("", "", "", "2017-04-10T03:44:00Z", "2017-04-10T08:00:00Z"),
            ("", "", "", "2017-04-10T20:00:00Z", "2017-04-11T08:00:00Z"),
            ("America/Lima", "", "", "2017-04-10T09:00:00Z", "2017-04-10T13:00:00Z"),
            ("America/Lima", "09:00-17:00", "", "2017-04-10T22:30:00Z", "2017-04-11T14:00:00Z"),
            ("Asia/Dhaka", "", "fri, sat", "2017-04-13T15:00:00Z", "2017-04-16T02:00:00Z"),
            // Hours that run past midnight.
            ("", "22:00-06:00", "", "2017-04-10T03:00:00Z", "2017-04-10T03:00:00Z"),
            ("", "22:00-06:00", "", "2017-04-10T09:00:00Z", "2017-04-10T22:00:00Z"),
            // The clocks go forward in the night.
            ("Europe/Berlin", "", "", "2017-03-25T21:00:00Z", "2017-03-26T06:00:00Z"),
        ] {
            assert_eq!(next(zone, hours, weekend, at), expected, "{zone} {hours} {weekend} {at}");
        }
    }
}

#[cfg(test)]
mod told {
    use crate::testing::dialogue::Dialogue;
    use expect_test::expect;

    #[test]
    fn what_is_no_answer_comes_in_the_hours_of_whoever_hears_it_and_together() {
        let mut dialogue = Dialogue::with_life();
        dialogue.say("@lea", "lea", "/profile set zone: America/Lima").quietly();
        dialogue.say("@flavio", "flavio", "/profile set zone: Asia/Tokyo hours: 9-18").quietly();
        dialogue.say("#plenary", "flavio", "/concern WG-CO Who pays?").quietly();
        // It is 04:00 in Lima and 18:00 in Tokyo.
        dialogue.say("#plenary", "lynn", "/resolve WG-CO 2 It costs nothing.").expect(expect![
            "#plenary <rapporteur> Concern 2 on WG-CO, by Flávio Wagner, is overruled. One concern is still open."
        ]);
        dialogue.say("#plenary", "lynn", "/facilitate WG-WORK @flavio").expect(expect![
            "#plenary <rapporteur> Flávio Wagner now facilitates WG-WORK. Facilitators: Lea Kaspar, Flávio Wagner."
        ]);
        dialogue.say("#plenary", "lynn", "/release WG-WORK @lea").expect(expect![
            "#plenary <rapporteur> Lea Kaspar no longer facilitates WG-WORK. Facilitators: Flávio Wagner."
        ]);
        dialogue.pass("3h").expect(expect![[""]]);
        dialogue.pass("2h").expect(expect!["@lea <rapporteur> You no longer facilitate WG-WORK."]);
        dialogue.pass("11h").expect(expect![[r#"
            @flavio <rapporteur> Your concern (no. 2) on WG-CO, Outreach and Communications was overruled by Lynn St. Amour. You wrote: Who pays?
            	Reason: It costs nothing.
            	The record keeps your concern and this reason. If it does not answer you, raise it again (/concern WG-CO …) or write to the chair. To see what the decision rests on: /why WG-CO
            	You now facilitate WG-WORK."#]]);
        dialogue.pass("24h").expect(expect![[""]]);
    }

    #[test]
    fn the_first_is_told_at_once_and_what_follows_within_ten_minutes_together() {
        let mut dialogue = Dialogue::with_life();
        dialogue.say("#plenary", "lynn", "/facilitate WG-WORK @flavio").expect(expect![
            "#plenary <rapporteur> Flávio Wagner now facilitates WG-WORK. Facilitators: Lea Kaspar, Flávio Wagner."
        ]);
        dialogue.pass("4m").quietly();
        dialogue.say("#plenary", "lynn", "/facilitate WG-IMP @flavio").expect(expect![
            "#plenary <rapporteur> Flávio Wagner now facilitates WG-IMP. Facilitators: Flávio Wagner."
        ]);
        dialogue.pass("3m").quietly();
        dialogue.say("#plenary", "lynn", "/release WG-WORK @flavio").expect(expect![
            "#plenary <rapporteur> Flávio Wagner no longer facilitates WG-WORK. Facilitators: Lea Kaspar."
        ]);
        dialogue.say("#plenary", "lynn", "/facilitate WG-CO @avri").expect(expect![[r#"
            #plenary <rapporteur> Avri Doria now facilitates WG-CO. Facilitators: Avri Doria.
            @avri <rapporteur> You now facilitate WG-CO."#]]);
        dialogue.pass("2m").expect(expect![[r#""#]]);
        dialogue.pass("1m").expect(expect![[r#"
            @flavio <rapporteur> You now facilitate WG-WORK.
            	You now facilitate WG-IMP.
            	You no longer facilitate WG-WORK."#]]);
        // These have been told together ten minutes after the first; what comes now begins anew when as much has passed again.
        dialogue.pass("9m").quietly();
        dialogue.say("#plenary", "lynn", "/facilitate WG-WORK @flavio").expect(expect![
            "#plenary <rapporteur> Flávio Wagner now facilitates WG-WORK. Facilitators: Lea Kaspar, Flávio Wagner."
        ]);
        dialogue.pass("1m").expect(expect!["@flavio <rapporteur> You now facilitate WG-WORK."]);
        dialogue.pass("10m").quietly();
        dialogue.say("#plenary", "lynn", "/release WG-WORK @flavio").expect(expect![[r#"
            #plenary <rapporteur> Flávio Wagner no longer facilitates WG-WORK. Facilitators: Lea Kaspar.
            @flavio <rapporteur> You no longer facilitate WG-WORK."#]]);
    }

    #[test]
    fn a_concern_that_is_open_again_is_not_told_to_have_ended() {
        let mut dialogue = Dialogue::with_life();
        dialogue
            .say("#plenary", "anja", "/concern WG-IMP Too broad. for: @flavio")
            .expect(expect!["#plenary <rapporteur> The concern of Flávio Wagner (no. 1) on WG-IMP is recorded."]);
        dialogue.say("#plenary", "lynn", "/resolve WG-IMP 1 Discussed.").expect(expect![
            "#plenary <rapporteur> Concern 1 on WG-IMP, by Flávio Wagner, is overruled. No concern is open now."
        ]);
        dialogue.say("#plenary", "lynn", "/resolve WG-IMP 1 reopen: Not enough.").expect(expect![[r#"
            #plenary <rapporteur> Concern 1 about WG-IMP by Flávio Wagner is open again. Open concerns: 1.
            	Reason: Not enough.
            @flavio <rapporteur> Lynn St. Amour reopened your concern 1 about WG-IMP.
            	Reason: Not enough."#]]);
        dialogue.pass("1h").expect(expect!["@flavio <rapporteur> Anja Gengo recorded a concern in your name (no. 1) on WG-IMP, IGF Improvements (to withdraw it: /resolve WG-IMP 1): Too broad."]);
    }

    #[test]
    fn two_decisions_of_one_night_are_told_as_each_was_made_and_with_what_became_of_it() {
        let mut dialogue = Dialogue::with_life();
        dialogue.say("@avri", "avri", "/profile set zone: America/Lima").quietly();
        dialogue.say("#plenary", "lynn", "/decide WG-IMP decline A slip.").quietly();
        dialogue.say("#plenary", "lynn", "/decide WG-IMP defer To June. correct: I took it for WG-CO.").quietly();
        dialogue.say("#plenary", "lynn", "/decide WG-CO decline Another slip.").quietly();
        dialogue
            .say("#plenary", "lynn", "/undo")
            .expect(expect!["#plenary <rapporteur> Undone: the decision to decline WG-CO"]);
        dialogue.pass("5h").expect(expect![[r#"
            @avri <rapporteur> Decided: WG-IMP is declined, by Lynn St. Amour, on Mon 10 Apr 2017. A slip. Corrected by Lynn St. Amour on Mon 10 Apr 2017: I took it for WG-CO.
            	You hear this because you proposed or facilitate WG-IMP, IGF Improvements. To see what the decision rests on: /why WG-IMP
            	Corrected: WG-IMP is deferred, by Lynn St. Amour, on Mon 10 Apr 2017. To June.
            	The earlier decision no longer holds: I took it for WG-CO.
            	You hear this because you proposed or facilitate WG-IMP, IGF Improvements. To see what the decision rests on: /why WG-IMP
            	Decided: WG-CO is declined, by Lynn St. Amour, on Mon 10 Apr 2017. Another slip. Undone by Lynn St. Amour on Mon 10 Apr 2017.
            	You hear this because you proposed or facilitate WG-CO, Outreach and Communications. To see what the decision rests on: /why WG-CO"#]]);
        dialogue.say("#plenary", "lynn", "/decide WG-CO decline A third.").quietly();
        dialogue.say("#plenary", "lynn", "/undo").expect(expect![[r#"
            #plenary <rapporteur> Undone: the decision to decline WG-CO
            @avri <rapporteur> Lynn St. Amour undid: the decision to decline WG-CO"#]]);
    }

    #[test]
    fn a_deadline_that_is_nearer_than_their_morning_does_not_wait_and_nothing_is_overdue_at_once() {
        let mut dialogue = Dialogue::with_life();
        dialogue.say("@lea", "lea", "/profile set zone: America/Lima").quietly();
        dialogue.say("#wg-work", "lea", "/action @lea Draft it. by: 2017-04-13").quietly();
        dialogue.say("#plenary", "lynn", "/consult open \"Which?\" until: 2017-04-12 12:00 UTC").quietly();
        dialogue.pass("27h").expect(expect![[r#"
            @lynn <rapporteur> Reminder: this consultation still needs your answer.
            	Consultation 2: Which?
            	Please answer by Wed 12 Apr 2017, 12:00 UTC. For example: /consult answer 2 …
            	Do you want no more reminders? /remind me off
            @flavio <rapporteur> Reminder: this consultation still needs your answer.
            	Consultation 2: Which?
            	Please answer by Wed 12 Apr 2017, 12:00 UTC. For example: /consult answer 2 …
            	Do you want no more reminders? /remind me off
            @avri <rapporteur> Reminder: this consultation still needs your answer.
            	Consultation 2: Which?
            	Please answer by Wed 12 Apr 2017, 12:00 UTC. For example: /consult answer 2 …
            	Do you want no more reminders? /remind me off
            @ginger <rapporteur> Reminder: this consultation still needs your answer.
            	Consultation 2: Which?
            	Please answer by Wed 12 Apr 2017, 12:00 UTC. For example: /consult answer 2 …
            	Do you want no more reminders? /remind me off
            @lea <rapporteur> Reminder: this consultation still needs your answer.
            	Consultation 2: Which?
            	Please answer by Wed 12 Apr 2017, 12:00 UTC (Wed 12 Apr 2017, 07:00 America/Lima). For example: /consult answer 2 …
            	Do you want no more reminders? /remind me off"#]]);
        dialogue.pass("48h").expect(expect![[r#"
            @lea <rapporteur> Reminder: action 1, Lea Kaspar: Draft it. It is due on Thu 13 Apr 2017.
            	When it is done: /done 1
            #plenary <rapporteur> Consultation 2 has ended: Which?
            	It was open from Mon 10 Apr 2017 to Wed 12 Apr 2017, 12:00 UTC.
            	No input came in.
            	All inputs: /consult show 2"#]]);
        dialogue.pass("24h").expect(expect![[""]]);
        dialogue.pass("2h").expect(expect![[r#"
            @lea <rapporteur> Overdue: action 1, Lea Kaspar: Draft it. It was due on Thu 13 Apr 2017.
            	When it is done: /done 1"#]]);
    }

    #[test]
    fn what_waited_and_has_no_point_any_more_is_left_out() {
        let mut dialogue = Dialogue::with_life();
        dialogue.say("@lea", "lea", "/profile set zone: America/Lima").quietly();
        dialogue.pass("1441h").quietly();
        dialogue.say("#wg-work", "lea", "/update We met.").quietly();
        dialogue.pass("24h").expect(expect![[""]]);
    }
}
