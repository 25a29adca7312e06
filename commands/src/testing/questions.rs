//! What is asked in the place of a guess, as dialogues and by chance: a time, a day, a zone, a word for another, and what its answer
//! carries out.

use std::collections::BTreeMap;

use expect_test::expect;
use jiff::Timestamp;
use proptest::prelude::*;

use crate::language::heard::What;
use crate::pipeline::question::OPEN_FOR;
use crate::record::{Account, Event};
use crate::testing::dialogue::Dialogue;
use crate::words::Language;

/// What everyone sees when these are said one after the other in the plenary.
fn session(dialogue: &mut Dialogue, said: &[(&str, &str)]) -> String {
    let mut seen = String::new();
    for (handle, text) in said {
        seen.push_str(&format!("<{handle}> {text}\n{}\n", dialogue.say("#plenary", handle, text).text()));
    }
    seen
}

#[test]
fn a_time_that_could_be_several_is_asked_about_and_taken_as_it_was_shown() {
    let mut dialogue = Dialogue::with_meetings();
    let seen = session(
        &mut dialogue,
        &[
            ("lea", "/meet WG-WORK \"12/11/2017 and more\" 12/11/2017 15:00 for: 90m"),
            ("lea", "2"),
            ("lea", "/meet WG-WORK \"Next call\" 9 apr 15:00 UTC"),
            ("lea", "yes"),
            ("lea", "/move 1 next thursday 9:00"),
            ("lea", "2"),
            ("lynn", "/meet plenary \"Late\" 12 may midnight"),
            ("lynn", "1"),
            ("lynn", "/meet plenary \"Wrong day\" fri 25 apr 15:00 Geneva"),
            ("lynn", "no"),
            ("lynn", "/meet plenary \"Long\" 12/11/2017 15:00-16:30"),
            ("lynn", "1"),
        ],
    );
    expect![[r#"
        <lea> /meet WG-WORK "12/11/2017 and more" 12/11/2017 15:00 for: 90m
        #plenary <rapporteur> "12/11/2017 15:00" could be two dates.
        	Please answer with a number, or no:
        	- 1. Sun 12 Nov 2017, 15:00 Europe/London
        	- 2. Mon 11 Dec 2017, 15:00 Europe/London
        <lea> 2
        #plenary <rapporteur> Meeting 8 of WG-WORK: 12/11/2017 and more
        	Mon 11 Dec 2017, 15:00 Europe/London (same as UTC), for 1 hour 30 minutes
        	– Mon 13:00 (UTC−2)
        	– Tue 04:00 (UTC+13)
        	Are you coming? /rsvp 8 yes, no or maybe
        <lea> /meet WG-WORK "Next call" 9 apr 15:00 UTC
        #plenary <rapporteur> "9 apr 15:00 UTC" comes next on Mon 9 Apr 2018. Do you mean that day?
        	Please answer yes or no. Yes means: Mon 9 Apr 2018, 15:00 UTC
        <lea> yes
        #plenary <rapporteur> Meeting 9 of WG-WORK: Next call
        	Mon 9 Apr 2018, 15:00 UTC, for 1 hour
        	– Mon 12:00 (UTC−3)
        	– Mon 16:00 (UTC+1)
        	– Tue 03:00 (UTC+12)
        	Are you coming? /rsvp 9 yes, no or maybe
        <lea> /move 1 next thursday 9:00
        #plenary <rapporteur> "next thursday 9:00" could be this week's Thursday or next week's.
        	Please answer with a number, or no:
        	- 1. Thu 13 Apr 2017, 09:00 Europe/London
        	- 2. Thu 20 Apr 2017, 09:00 Europe/London
        <lea> 2
        #plenary <rapporteur> Moved: Meeting 1 of WG-WORK: First call
        	Thu 20 Apr 2017, 10:00 UTC → Thu 20 Apr 2017, 09:00 Europe/London (08:00 UTC)
        	– Thu 05:00 (UTC−3)
        	– Thu 20:00 (UTC+12)
        	Are you coming? /rsvp 1 yes, no or maybe
        <lynn> /meet plenary "Late" 12 may midnight
        #plenary <rapporteur> In "12 may midnight", midnight could begin the day or end it.
        	Please answer with a number, or no:
        	- 1. Fri 12 May 2017, 00:00 America/New_York
        	- 2. Sat 13 May 2017, 00:00 America/New_York
        <lynn> 1
        #plenary <rapporteur> Meeting 10 of the plenary: Late
        	Fri 12 May 2017, 00:00 America/New_York (04:00 UTC), for 1 hour
        	– Fri 01:00 (UTC−3)
        	– Fri 05:00 (UTC+1)
        	– Fri 16:00 (UTC+12)
        	Are you coming? /rsvp 10 yes, no or maybe
        <lynn> /meet plenary "Wrong day" fri 25 apr 15:00 Geneva
        #plenary <rapporteur> Tue 25 Apr 2017 is not a Friday.
        	Please answer with a number, or no:
        	- 1. Tue 25 Apr 2017, 15:00 Europe/Zurich
        	- 2. Fri 28 Apr 2017, 15:00 Europe/Zurich
        <lynn> no
        #plenary <rapporteur> Fine, nothing was done.
        <lynn> /meet plenary "Long" 12/11/2017 15:00-16:30
        #plenary <rapporteur> "12/11/2017 15:00-16:30" could be two dates.
        	Please answer with a number, or no:
        	- 1. Sun 12 Nov 2017, 15:00 America/New_York, for 1 hour 30 minutes
        	- 2. Mon 11 Dec 2017, 15:00 America/New_York, for 1 hour 30 minutes
        <lynn> 1
        #plenary <rapporteur> Meeting 11 of the plenary: Long
        	Sun 12 Nov 2017, 15:00 America/New_York (20:00 UTC), for 1 hour 30 minutes
        	– Sun 18:00 (UTC−2)
        	– Sun 20:00 (UTC)
        	– Mon 09:00 (UTC+13)
        	Are you coming? /rsvp 11 yes, no or maybe
    "#]]
    .assert_eq(&seen);
}

#[test]
fn a_deadline_and_a_day_that_could_be_several_are_asked_about_with_all_else_that_was_typed() {
    let mut dialogue = Dialogue::with_meetings();
    let seen = session(
        &mut dialogue,
        &[
            ("anja", "/consult open \"By 12/11?\" until: 12/11\n1: Yes\n2: No\nHidden: yes"),
            ("anja", "2"),
            ("lynn", "/action @lea Send 12/11 to all by 12/11"),
            ("lynn", "1"),
            ("lynn", "/lastcall WG-IMP until: 2h"),
            ("lynn", "1"),
            ("lea", "/slots WG-WORK for: 1h from: 4/5 to: 6/5"),
            ("lea", "1"),
            ("lea", "1"),
        ],
    );
    expect![[r#"
        <anja> /consult open "By 12/11?" until: 12/11
        1: Yes
        2: No
        Hidden: yes
        #plenary <rapporteur> "12/11" could be two dates.
        	Please answer with a number, or no:
        	- 1. Sun 12 Nov 2017, 23:59 UTC
        	- 2. Mon 11 Dec 2017, 23:59 UTC
        <anja> 2
        #plenary <rapporteur> Consultation 2: By 12/11?
        	- 1. Yes
        	- 2. No
        	Please answer in private by Mon 11 Dec 2017, 23:59 UTC. For example: /consult answer 2 1
        <lynn> /action @lea Send 12/11 to all by 12/11
        #plenary <rapporteur> "12/11" could be two dates.
        	Please answer with a number, or no:
        	- 1. Sun 12 Nov 2017, 23:59 America/New_York
        	- 2. Mon 11 Dec 2017, 23:59 America/New_York
        <lynn> 1
        #plenary <rapporteur> Action 1, Lea Kaspar: Send 12/11 to all. By Sun 12 Nov 2017.
        @lea <rapporteur> For you to do: Action 1, Lea Kaspar: Send 12/11 to all. By Sun 12 Nov 2017.
        	When it is done: /done 1
        <lynn> /lastcall WG-IMP until: 2h
        #plenary <rapporteur> "2h" could be a length of time or an hour of the day.
        	Please answer with a number, or no:
        	- 1. Mon 10 Apr 2017, 07:00 America/New_York
        	- 2. Tue 11 Apr 2017, 02:00 America/New_York
        <lynn> 1
        #plenary <rapporteur> Last call for WG-IMP, IGF Improvements. Support it with /support WG-IMP. Any concern? Members, please tell us by Mon 10 Apr 2017, 11:00 UTC (Mon 10 Apr 2017, 07:00 America/New_York): /concern WG-IMP …
        <lea> /slots WG-WORK for: 1h from: 4/5 to: 6/5
        #plenary <rapporteur> "4/5" could be two dates.
        	Please answer with a number, or no:
        	- 1. Thu 4 May 2017
        	- 2. Thu 5 Apr 2018
        <lea> 1
        #plenary <rapporteur> "6/5" could be two dates.
        	Please answer with a number, or no:
        	- 1. Sat 6 May 2017
        	- 2. Mon 5 Jun 2017
        <lea> 1
        #plenary <rapporteur> Fairest times for a meeting of WG-WORK (1 hour, 3 people expected):

        	1. Thu 4 May 2017, 20:00 Europe/London (19:00 UTC)
        	- In working hours: 1
        	- Early, late or at the weekend: 2
        	- Night for nobody.

        	2. Thu 4 May 2017, 10:00 Europe/London (09:00 UTC)
        	- In working hours: 1
        	- Early, late or at the weekend: 2
        	- Night for nobody.

        	3. Fri 5 May 2017, 22:00 Europe/London (21:00 UTC)
        	- Early, late or at the weekend: 3
        	- Night for nobody.
        	3 people are each alone in their time zone, so only the counts above include them.
        	To call the meeting: /meet WG-WORK "Title" slot: 1
        	For names and all local times, send me this in private: /slots WG-WORK for: 60m from: 2017-05-04 to: 2017-05-06
    "#]].assert_eq(&seen);
}

#[test]
fn a_zone_that_could_be_several_or_is_mistyped_is_asked_about() {
    let mut dialogue = Dialogue::with_meetings();
    let seen = session(
        &mut dialogue,
        &[
            ("lynn", "/meet plenary \"Call\" 2017-05-12 14:00 Samoa"),
            ("lynn", "1"),
            ("lynn", "/meet plenary \"Call\" 12/11/2017 14:00 CST"),
            ("lynn", "2"),
            ("lynn", "1"),
            ("lynn", "/meet plenary \"Call\" 2017-05-13 14:00 Pariss"),
            ("lynn", "yes"),
            ("lynn", "/meet plenary \"Call\" 2017-05-14 14:00 London"),
        ],
    );
    expect![[r#"
        <lynn> /meet plenary "Call" 2017-05-12 14:00 Samoa
        #plenary <rapporteur> "Samoa" can mean several time zones.
        	Please answer with a number, or no:
        	- 1. Fri 12 May 2017, 14:00 Pacific/Apia (Samoa)
        	- 2. Fri 12 May 2017, 14:00 Pacific/Pago_Pago (American Samoa)
        <lynn> 1
        #plenary <rapporteur> Meeting 8 of the plenary: Call
        	Fri 12 May 2017, 14:00 Pacific/Apia (01:00 UTC), for 1 hour
        	– Thu 21:00 (UTC−4)
        	– Thu 22:00 (UTC−3)
        	– Fri 02:00 (UTC+1)
        	– Fri 13:00 (UTC+12)
        	Are you coming? /rsvp 8 yes, no or maybe
        <lynn> /meet plenary "Call" 12/11/2017 14:00 CST
        #plenary <rapporteur> "CST" can mean several time zones.
        	Please answer with a number, or no:
        	- 1. America/Chicago
        	- 2. Asia/Shanghai
        	- 3. America/Havana
        <lynn> 2
        #plenary <rapporteur> "12/11/2017 14:00 Asia/Shanghai" could be two dates.
        	Please answer with a number, or no:
        	- 1. Sun 12 Nov 2017, 14:00 Asia/Shanghai
        	- 2. Mon 11 Dec 2017, 14:00 Asia/Shanghai
        <lynn> 1
        #plenary <rapporteur> Meeting 9 of the plenary: Call
        	Sun 12 Nov 2017, 14:00 Asia/Shanghai (06:00 UTC), for 1 hour
        	– Sun 01:00 (UTC−5)
        	– Sun 04:00 (UTC−2)
        	– Sun 06:00 (UTC)
        	– Sun 19:00 (UTC+13)
        	Are you coming? /rsvp 9 yes, no or maybe
        <lynn> /meet plenary "Call" 2017-05-13 14:00 Pariss
        #plenary <rapporteur> I did not understand "Pariss". Write the zone after the time: a time zone such as Africa/Dakar, a city, UTC or +05:45. Did you mean Europe/Paris?
        	Please answer yes or no. Yes means: Sat 13 May 2017, 14:00 Europe/Paris
        <lynn> yes
        #plenary <rapporteur> Meeting 10 of the plenary: Call
        	Sat 13 May 2017, 14:00 Europe/Paris (12:00 UTC), for 1 hour
        	– Sat 08:00 (UTC−4)
        	– Sat 09:00 (UTC−3)
        	– Sat 13:00 (UTC+1)
        	– Sun 00:00 (UTC+12)
        	Are you coming? /rsvp 10 yes, no or maybe
        <lynn> /meet plenary "Call" 2017-05-14 14:00 London
        #plenary <rapporteur> Meeting 11 of the plenary: Call
        	Sun 14 May 2017, 14:00 Europe/London (13:00 UTC), for 1 hour
        	– Sun 09:00 (UTC−4)
        	– Sun 10:00 (UTC−3)
        	– Mon 01:00 (UTC+12)
        	Are you coming? /rsvp 11 yes, no or maybe
        	I took London, United Kingdom (Europe/London).
    "#]].assert_eq(&seen);
    dialogue.say("@lea", "lea", "profile set zone: San Juan hours: 9-5").expect(expect![[r#"
        @lea <rapporteur> "San Juan" can mean several time zones.
        	Please answer with a number, or no:
        	- 1. America/Puerto_Rico (San Juan, Puerto Rico)
        	- 2. Asia/Manila (San Juan, Philippines)
        	- 3. America/Argentina/San_Juan (San Juan, Argentina)"#]]);
    dialogue.say("@lea", "lea", "1").expect(expect![[r#"
        @lea <rapporteur> Changed. Your profile is now:
        	Name: Lea Kaspar
        	Role: member
        	Stakeholder group: civil society
        	Affiliation: not set
        	Time zone: America/Puerto_Rico
        	Hours: 09:00-17:00
        	Weekend: not set
        	Language: not set
        	Email: not set
        	Accounts: console:lea"#]]);
    dialogue.say("@lea", "lea", "profile set timezone: London").expect(expect![[r#"
        @lea <rapporteur> Changed. Your profile is now:
        	Name: Lea Kaspar
        	Role: member
        	Stakeholder group: civil society
        	Affiliation: not set
        	Time zone: Europe/London
        	Hours: 09:00-17:00
        	Weekend: not set
        	Language: not set
        	Email: not set
        	Accounts: console:lea
        	I took London, United Kingdom (Europe/London)."#]]);
    let seen = dialogue.say("@lea", "lea", "profile set zone: San Juan");
    seen.expect_in(
        Language::French,
        dialogue.register(),
        expect![[r#"
        « San Juan » peut désigner plusieurs fuseaux horaires.
        Veuillez répondre par un numéro, ou par non :
        - 1. America/Puerto_Rico (San Juan, Puerto Rico)
        - 2. Asia/Manila (San Juan, Philippines)
        - 3. America/Argentina/San_Juan (San Juan, Argentina)"#]],
    );
    let seen = dialogue.say("#plenary", "lynn", "/meet plenary \"x\" 2017-05-12 14:00 Victoria");
    seen.expect_in(
        Language::French,
        dialogue.register(),
        expect![[r#"
        « Victoria » peut désigner plusieurs fuseaux horaires.
        Veuillez répondre par un numéro, ou par non :
        - 1. ven. 12 mai 2017 à 14:00 Australia/Melbourne (Victoria, Australia)
        - 2. ven. 12 mai 2017 à 14:00 Asia/Hong_Kong (Victoria, Hong Kong)
        - 3. ven. 12 mai 2017 à 14:00 America/Vancouver (Victoria, Canada)
        - 4. ven. 12 mai 2017 à 14:00 Indian/Mahe (Victoria, Seychelles)"#]],
    );
    dialogue.say("@lea", "lea", "/digest weekly mon 9:00 CET").expect(expect![[r#"
        @lea <rapporteur> "CET" can mean several time zones.
        	Please answer with a number, or no:
        	- 1. mon 9:00 Europe/Paris
        	- 2. mon 9:00 +01"#]]);
}

#[test]
fn what_is_asked_of_a_value_is_answered_by_a_reaction_and_a_button_too() {
    let mut dialogue = Dialogue::with_meetings();
    dialogue.say("#plenary", "lea", "/meet WG-WORK \"Next call\" 9 apr 15:00 UTC").quietly();
    let question = dialogue.last_question();
    let yes = What::Reaction { to: question, with: "👍".to_owned() };
    let seen = dialogue.does("#plenary", "lea", yes).text();
    assert!(seen.contains("Mon 9 Apr 2018, 15:00 UTC"), "{seen}");
    dialogue.say("#plenary", "lea", "/meet WG-WORK \"Next call\" 12/11/2017 15:00").quietly();
    let key = dialogue.last_key();
    let seen = dialogue.does("#plenary", "lea", What::Chosen { question: key, choice: 2 }).text();
    assert!(seen.contains("Mon 11 Dec 2017, 15:00 Europe/London"), "{seen}");
}

#[test]
fn where_nothing_can_be_chosen_it_is_refused_with_what_to_write() {
    let mut dialogue = Dialogue::with_meetings();
    let seen = session(
        &mut dialogue,
        &[
            // Of a day alone no choice would do.
            ("lynn", "/meet plenary \"x\" 12/11"),
            // Nobody else's time zone, and no time of theirs.
            ("flavio", "/meet WG-WORK \"x\" 12/11/2017 15:00"),
            ("lynn", "/meet plenary \"x\" tue 15:00 Podunk"),
        ],
    );
    expect![[r#"
        <lynn> /meet plenary "x" 12/11
        #plenary <rapporteur> "12/11" could be two dates. Write 12 nov 2017 or 11 dec 2017.
        <flavio> /meet WG-WORK "x" 12/11/2017 15:00
        #plenary <rapporteur> Only the group's facilitators, the chair and the secretariat may use /meet.
        	Please ask Lea Kaspar.
        	What you can do: /meetings
        <lynn> /meet plenary "x" tue 15:00 Podunk
        #plenary <rapporteur> I did not understand "Podunk". Write the zone after the time: a time zone such as Africa/Dakar, a city, UTC or +05:45.
    "#]].assert_eq(&seen);
}

#[test]
fn an_answer_is_taken_by_the_zone_that_was_shown_though_the_speaker_has_moved() {
    let mut dialogue = Dialogue::with_meetings();
    dialogue.say("#plenary", "lynn", "/meet plenary \"Call\" 12/11/2017 15:00").quietly();
    dialogue.say("@lynn", "lynn", "profile set zone: Asia/Tokyo").quietly();
    let seen = dialogue.say("#plenary", "lynn", "1").text();
    assert!(seen.contains("Sun 12 Nov 2017, 15:00 America/New_York"), "{seen}");
}

#[test]
fn who_is_asked_twice_answers_what_was_asked_last_in_each_room() {
    let mut dialogue = Dialogue::with_meetings();
    dialogue
        .say("#plenary", "lynn", "/meet plenary \"One\" 12/11/2017 15:00\n/meet plenary \"Two\" 4/5/2017 15:00")
        .quietly();
    dialogue.say("#other", "lynn", "/suport WG-IMP").quietly();
    let seen = dialogue.say("#plenary", "lynn", "1").text();
    assert!(seen.contains("Two\n") && seen.contains("Thu 4 May 2017, 15:00 America/New_York"), "{seen}");
    dialogue.say("#plenary", "lynn", "1").expect(expect![""]);
    let seen = dialogue.say("#other", "lynn", "yes").text();
    assert!(seen.contains("supports WG-IMP"), "{seen}");
}

#[test]
fn names_that_promise_something_else_lead_to_what_does_it_here() {
    let mut dialogue = Dialogue::with_groups();
    let seen = session(
        &mut dialogue,
        &[
            ("lea", "/oppose WG-IMP"),
            ("lea", "yes"),
            ("lea", "/vote WG-IMP yes"),
            ("lea", "/motion adopt it"),
            ("lea", "/object WG-IMP too broad"),
            ("lea", "yes"),
        ],
    );
    expect![[r#"
        <lea> /oppose WG-IMP
        #plenary <rapporteur> What is your concern? For example: /concern WG-IMP The scope is too broad.
        	In full: /concern [CODE] words
        <lea> yes

        <lea> /vote WG-IMP yes
        #plenary <rapporteur> There is no vote here yet. /consult lists the open consultations; to answer one: /consult answer N 1. To support a group: /support CODE
        <lea> /motion adopt it
        #plenary <rapporteur> There are no motions here. To propose a group: /propose CODE Title. To see what everybody is asked: /consult
        <lea> /object WG-IMP too broad
        #plenary <rapporteur> Your concern (no. 1) on WG-IMP is recorded. To withdraw it: /resolve WG-IMP 1
        <lea> yes

    "#]]
    .assert_eq(&seen);
}

#[test]
fn options_are_written_as_lists_are_and_chosen_by_their_words() {
    let mut dialogue = Dialogue::with_groups();
    let seen = session(
        &mut dialogue,
        &[
            ("anja", "/consult open \"Where?\" until: 25 apr\n1) In person\n2) Online"),
            ("anja", "/consult open \"Where?\" until: 25 apr\n- 1. In person\n- 2. Online\n- 3. Both\nChoose: many"),
            ("anja", "/consult open \"Where?\" until: 25 apr\n* In person\n* Online"),
            ("anja", "/consult open \"Where?\" 1: In person 2: Online until: 25 apr 22:00"),
            ("lea", "/consult answer 1 online"),
            ("lea", "/consult answer 2 \"In person\" and Both."),
            ("flavio", "/consult answer 2 option 2 since I travel"),
            ("avri", "/consult answer 1 2️⃣"),
            ("ginger", "/consult answer 1 ٢"),
            ("lynn", "/consult answer 1 abstain"),
            ("lynn", "/consult answer 1 option 9"),
        ],
    );
    expect![[r#"
        <anja> /consult open "Where?" until: 25 apr
        1) In person
        2) Online
        #plenary <rapporteur> Consultation 1: Where?
        	- 1. In person
        	- 2. Online
        	Please answer by Tue 25 Apr 2017, 23:59 UTC. For example: /consult answer 1 1
        <anja> /consult open "Where?" until: 25 apr
        - 1. In person
        - 2. Online
        - 3. Both
        Choose: many
        #plenary <rapporteur> Consultation 2: Where?
        	- 1. In person
        	- 2. Online
        	- 3. Both
        	Please answer by Tue 25 Apr 2017, 23:59 UTC. You can choose several. For example: /consult answer 2 1,2
        <anja> /consult open "Where?" until: 25 apr
        * In person
        * Online
        #plenary <rapporteur> Consultation 3: Where?
        	- 1. In person
        	- 2. Online
        	Please answer by Tue 25 Apr 2017, 23:59 UTC. For example: /consult answer 3 1
        <anja> /consult open "Where?" 1: In person 2: Online until: 25 apr 22:00
        #plenary <rapporteur> Consultation 4: Where?
        	- 1. In person
        	- 2. Online
        	Please answer by Tue 25 Apr 2017, 22:00 UTC. For example: /consult answer 4 1
        <lea> /consult answer 1 online
        #plenary <rapporteur> Lea Kaspar answered consultation 1: 2. Online. You can change your answer until Tue 25 Apr 2017, 23:59 UTC.
        <lea> /consult answer 2 "In person" and Both.
        #plenary <rapporteur> Lea Kaspar answered consultation 2: 1. In person, 3. Both. You can change your answer until Tue 25 Apr 2017, 23:59 UTC.
        <flavio> /consult answer 2 option 2 since I travel
        #plenary <rapporteur> Flávio Wagner answered consultation 2: 2. Online. You can change your answer until Tue 25 Apr 2017, 23:59 UTC.
        <avri> /consult answer 1 2️⃣
        #plenary <rapporteur> Avri Doria answered consultation 1: 2. Online. You can change your answer until Tue 25 Apr 2017, 23:59 UTC.
        <ginger> /consult answer 1 ٢
        #plenary <rapporteur> Virginia Paque answered consultation 1: 2. Online. You can change your answer until Tue 25 Apr 2017, 23:59 UTC.
        <lynn> /consult answer 1 abstain
        #plenary <rapporteur> I did not understand "abstain". Choose by a number or in the option's own words, for example: /consult answer 1 1
        	- 1. In person
        	- 2. Online
        <lynn> /consult answer 1 option 9
        #plenary <rapporteur> There is no option 9. Choose 1 or 2.
    "#]].assert_eq(&seen);
}

#[test]
fn a_concern_ends_by_its_words_or_where_it_is_the_only_one() {
    let mut dialogue = Dialogue::with_groups();
    let seen = session(
        &mut dialogue,
        &[
            ("lea", "/concern WG-IMP Too broad."),
            ("lea", "/concern WG-IMP Who pays?"),
            ("flavio", "/concern WG-IMP Who leads?"),
            ("lea", "/resolve WG-IMP too broad"),
            ("lynn", "/resolve WG-IMP"),
            ("lea", "/resolve WG-IMP The charter says it now."),
            ("lynn", "/resolve WG-IMP"),
            ("lynn", "/resolve WG-IMP It was discussed at length."),
            ("lynn", "/resolve WG-IMP"),
        ],
    );
    expect![[r#"
        <lea> /concern WG-IMP Too broad.
        #plenary <rapporteur> Your concern (no. 1) on WG-IMP is recorded. To withdraw it: /resolve WG-IMP 1
        <lea> /concern WG-IMP Who pays?
        #plenary <rapporteur> Your concern (no. 2) on WG-IMP is recorded. To withdraw it: /resolve WG-IMP 2
        <flavio> /concern WG-IMP Who leads?
        #plenary <rapporteur> Your concern (no. 3) on WG-IMP is recorded. To withdraw it: /resolve WG-IMP 3
        <lea> /resolve WG-IMP too broad
        #plenary <rapporteur> Concern 1 on WG-IMP, by Lea Kaspar, is withdrawn. 2 concerns are still open.
        <lynn> /resolve WG-IMP
        #plenary <rapporteur> Which concern on WG-IMP do you mean?
        	Please answer with a number, or no:
        	- 1. Concern 2, by Lea Kaspar: Who pays?
        	- 2. Concern 3, by Flávio Wagner: Who leads?
        <lea> /resolve WG-IMP The charter says it now.
        #plenary <rapporteur> Concern 2 on WG-IMP, by Lea Kaspar, is resolved. One concern is still open.
        <lynn> /resolve WG-IMP
        #plenary <rapporteur> To overrule somebody's concern, give the reason. It goes into the record: /resolve WG-IMP 3 …
        <lynn> /resolve WG-IMP It was discussed at length.
        #plenary <rapporteur> Concern 3 on WG-IMP, by Flávio Wagner, is overruled. No concern is open now.
        @flavio <rapporteur> Your concern (no. 3) on WG-IMP, IGF Improvements was overruled by Lynn St. Amour. You wrote: Who leads?
        	Reason: It was discussed at length.
        	The record keeps your concern and this reason. If it does not answer you, raise it again (/concern WG-IMP …) or write to the chair. To see what the decision rests on: /why WG-IMP
        <lynn> /resolve WG-IMP
        #plenary <rapporteur> No concern on WG-IMP is open.
    "#]].assert_eq(&seen);
}

#[test]
fn a_decision_is_read_in_both_orders_and_a_near_word_is_asked_about() {
    let mut dialogue = Dialogue::with_life();
    let seen = session(
        &mut dialogue,
        &[
            ("lynn", "/decide defer WG-IMP Next year."),
            ("lynn", "/decide WG-IMP approved anyway: all agree"),
            ("lynn", "yes"),
            ("lynn", "/decide dissolve WG-WORK Its work is done."),
            ("lynn", "yes"),
        ],
    );
    expect![[r#"
        <lynn> /decide defer WG-IMP Next year.
        #plenary <rapporteur> Decided: WG-IMP is deferred, by Lynn St. Amour, on Mon 10 Apr 2017. Next year.
        @avri <rapporteur> Decided: WG-IMP is deferred, by Lynn St. Amour, on Mon 10 Apr 2017. Next year.
        	You hear this because you proposed or facilitate WG-IMP, IGF Improvements. To see what the decision rests on: /why WG-IMP
        <lynn> /decide WG-IMP approved anyway: all agree
        #plenary <rapporteur> I did not understand "approved". Write approve, continue, defer, redirect, decline or dissolve. Did you mean approve?
        	Please answer yes or no. Yes means: /decide WG-IMP approve anyway: all agree
        <lynn> yes
        #plenary <rapporteur> Decided: WG-IMP is approved, by Lynn St. Amour, on Mon 10 Apr 2017. Approved although the rules ask for a written proposal with Objectives, support from 1 member, 2 member facilitators from different stakeholder groups and a last call among all members. Reason: all agree.
        	I am making a room for WG-IMP on Matrix.
        	WG-IMP has no facilitator yet. To appoint one: /facilitate WG-IMP @person
        <lynn> /decide dissolve WG-WORK Its work is done.
        #plenary <rapporteur> This ends WG-WORK for good: it can only be proposed again.
        	Please answer yes or no. Yes means: /decide WG-WORK dissolve yes Its work is done.
        <lynn> yes
        #plenary <rapporteur> Decided: WG-WORK is dissolved, by Lynn St. Amour, on Mon 10 Apr 2017. Its work is done.
    "#]].assert_eq(&seen);
    let mut dialogue = Dialogue::with_life();
    dialogue.calls_the_chair("présidente", |organisation| organisation.language = Language::French);
    let seen = dialogue.say("#plenary", "lynn", "/décider WG-WORK dissoudre Le travail est fait.");
    seen.expect_in(
        Language::French,
        dialogue.register(),
        expect![[r#"
        Ceci met fin à WG-WORK pour de bon : il ne pourra qu’être proposé de nouveau.
        Veuillez répondre par oui ou par non. Oui signifie : /décider WG-WORK dissoudre yes Le travail est fait."#]],
    );
}

#[test]
fn an_item_is_called_by_its_title_and_a_due_day_by_its_name() {
    let mut dialogue = Dialogue::in_meeting();
    for (handle, text, expected) in [
        (
            "lynn",
            "/item Reports",
            expect![[r#"
            #lounge <rapporteur> Item 2: Reports (15 minutes). Until Mon 10 Apr 2017, 09:15 UTC.
            #plenary <rapporteur> Item 2: Reports (15 minutes). Until Mon 10 Apr 2017, 09:15 UTC."#]],
        ),
        (
            "lynn",
            "/item adoption",
            expect![[r#"
            #lounge <rapporteur> Item 1: Adoption of the agenda (5 minutes). Until Mon 10 Apr 2017, 09:05 UTC.
            #plenary <rapporteur> Item 1: Adoption of the agenda (5 minutes). Until Mon 10 Apr 2017, 09:05 UTC."#]],
        ),
        (
            "lynn",
            "/item Elections",
            expect![[r#"
                #lounge <rapporteur> Item 3: Elections.
                	It was not on the agenda, so I added it.
                #plenary <rapporteur> Item 3: Elections."#]],
        ),
        (
            "lynn",
            "/action @lea write it due: 25 apr",
            expect![[r#"
            #lounge <rapporteur> Action 2, Lea Kaspar: write it. By Tue 25 Apr 2017.
            @lea <rapporteur> For you to do: Action 2, Lea Kaspar: write it. By Tue 25 Apr 2017.
            	When it is done: /done 2"#]],
        ),
        (
            "lynn",
            "/action @lea say what is due",
            expect![[r#"
            #lounge <rapporteur> Action 3, Lea Kaspar: say what is due
            @lea <rapporteur> For you to do: Action 3, Lea Kaspar: say what is due
            	When it is done: /done 3"#]],
        ),
    ] {
        dialogue.say("#lounge", handle, text).expect(expected);
    }
}

#[test]
fn a_series_says_which_of_its_times_clocks_leave_out_and_when_it_moves_for_others() {
    let mut dialogue = Dialogue::with_meetings();
    let call = "/meet plenary \"Early\" 2018-03-18 02:30 Geneva every: week times: 3";
    dialogue.say("#plenary", "lynn", call).expect(expect![[r#"
        #plenary <rapporteur> Meeting 8 of the plenary: Early
        	Sun 18 Mar 2018, 02:30 Europe/Zurich (01:30 UTC), for 1 hour
        	– Sat 21:30 (UTC−4)
        	– Sat 22:30 (UTC−3)
        	– Sun 01:30 (UTC)
        	– Sun 13:30 (UTC+12)
        	Repeats every week, 3 meetings in all. Next:
        	- Meeting 9: Sun 25 Mar 2018, 03:30 Europe/Zurich (01:30 UTC)
        	- Meeting 10: Sun 1 Apr 2018, 02:30 Europe/Zurich (00:30 UTC)
        	Clocks in Europe/Zurich go forward and skip 02:30 on that day, so I took Sun 25 Mar 2018, 03:30 Europe/Zurich.
        	From Sun 25 Mar 2018, this is an hour later for 1 of you, because clocks change.
        	From Sun 1 Apr 2018, this is an hour earlier for 4 of you, because clocks change.
        	Are you coming? /rsvp 8 yes, no or maybe"#]]);
}

/// What people say at random. What stands between braces could be several times, and a choice stands in its place.
const SAYINGS: [&str; 32] = [
    "yes",
    "!yes",
    "1",
    "2",
    "3",
    "no",
    "/suport WG-IMP",
    "/support WG-COO",
    "/support WG-IMP -1",
    "/unsuport WG-CO",
    "/status",
    "Well.",
    "/propose Gender and access",
    "/support WG-CO for: \"Flavio Wagner\"",
    "thanks",
    "/meet plenary \"On 12/11/2017 15:00\" {12/11/2017 15:00}",
    "/meet plenary \"Call\" {9 apr 15:00} for: 30m",
    "/meet plenary \"Call\" 2017-05-12 14:00 {Samoa}",
    "/profile set zone: {San Juan}",
    "/consult open \"When?\" until: {4/5}",
    "/support WG-CO for @lea",
    "/comment WG-IMP by @flavio: too big",
    "/propose WG-PHO Phones for @lea",
    "/support WG-IMP if it stays small",
    "/support WG-IMP or WG-CO",
    "/decide WG-IMP defer?",
    "/decide WG-IMP defer or decline",
    "/meet plenary \"Call\" 2017-05-12 14:00 UTC for half an hour",
    "/meet plenary \"Call\" every monday at 14:00 UTC",
    "/consult open \"Which day?\" Monday or Tuesday until: in 5 days",
    "/rename WG-IMP to WG-IMPROVE",
    "/facilitate @lea WG-IMP",
];
const ANSWERS: [&str; 5] = ["yes", "!yes", "1", "2", "3"];

/// The commands among which a question that was seen lets choose, each as one would type it instead.
fn choices(seen: &str, said: &str) -> Vec<String> {
    let only = seen.lines().find_map(|line| line.trim().split_once("Yes means: ").map(|(_, shown)| shown));
    let numbered = seen.lines().filter_map(|line| {
        let (number, shown) = line.trim().strip_prefix("- ")?.split_once(". ")?;
        number.parse::<usize>().ok().map(|_| shown)
    });
    let shown: Vec<&str> = match only {
        Some(only) => vec![only],
        None => numbered.collect(),
    };
    let typed = |shown: &str| match (shown.starts_with('/'), said.split_once('{')) {
        (false, Some((before, rest))) => {
            let (unclear, after) = rest.split_once('}').unwrap();
            // Of a place in brackets the zone is what counts.
            let shown = shown.split(" (").next().unwrap();
            // A whole day ends a second before the next.
            let shown = if before.contains("until:") { shown.replace(", 23:59", "") } else { shown.to_owned() };
            let is_zone = unclear.starts_with(char::is_alphabetic);
            let shown = if is_zone { shown.rsplit(' ').next().unwrap() } else { shown.as_str() };
            format!("{before}{shown}{after}")
        }
        _ => shown.to_owned(),
    };
    shown.into_iter().map(typed).collect()
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: if std::env::var_os("CI").is_some() { 200 } else { 40 },
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    /// Two rooms side by side: where one person answers a question, another in the other room types what was shown. The same is
    /// recorded in both, and nothing where nothing is open.
    #[test]
    fn an_answer_is_what_one_would_have_typed_who_took_what_was_shown(
        said in prop::collection::vec((0..3_usize, 0..3_usize, 0..SAYINGS.len(), 0..5_u8), 1..30)
    ) {
        let mut asked = Dialogue::with_groups().in_english_alone();
        let mut typed = Dialogue::with_groups().in_english_alone();
        let mut open: BTreeMap<(usize, usize), (Vec<String>, Timestamp)> = BTreeMap::new();
        for (who, place, saying, pause) in said {
            if pause == 0 {
                asked.is_away("8m");
                typed.is_away("8m");
            }
            let handle = ["lynn", "flavio", "anja"][who];
            let room = ["#plenary", "#lounge", if who == 0 { "@lynn" } else { "#other" }][place];
            let words = SAYINGS[saying].replace(['{', '}'], "");
            let is_open = open.get(&(who, place)).filter(|(_, at)| asked.now().duration_since(*at) < OPEN_FOR);
            let number = match words.trim_start_matches('!') {
                "yes" => is_open.filter(|(choices, _)| choices.len() == 1).map(|_| 1),
                digit => digit.parse::<usize>().ok(),
            };
            let chosen = is_open.zip(number).and_then(|((choices, _), number)| choices.get(number - 1).cloned());
            let before = asked.events().len();
            let seen = asked.say(room, handle, &words).text();
            let is_answer = ANSWERS.contains(&words.as_str());
            prop_assert!(!is_answer || chosen.is_some() || asked.events().len() == before, "{handle} in {room}: {words}\n{seen}");
            typed.say(room, handle, chosen.as_deref().unwrap_or(&words)).quietly();
            let of = |dialogue: &Dialogue| -> Vec<Event> {
                let events = dialogue.events()[before.min(dialogue.events().len())..].iter();
                events.map(|recorded| recorded.event.clone()).collect()
            };
            prop_assert_eq!(of(&asked), of(&typed), "{} in {}: {} is {:?}\n{}", handle, room, words, chosen, seen);
            // An answer for its speaker alone is given in private, and is answered there.
            let is_asked = seen.contains("Please answer yes or no. Yes means") || seen.contains("Please answer with a number, or no:");
            let answered_in = if seen.starts_with(&format!("@{handle} ")) && who == 0 { 2 } else { place };
            if is_asked {
                if answered_in != place {
                    open.remove(&(who, place));
                }
                if seen.starts_with('@') && who != 0 {
                    open.remove(&(who, place));
                } else {
                    open.insert((who, answered_in), (choices(&seen, SAYINGS[saying]), asked.now()));
                }
            } else if chosen.is_some() || !seen.contains("Please answer") {
                // What was chosen may ask everybody for an answer, as a consultation does: that is no question of this one.
                open.remove(&(who, place));
            }
        }
    }
}

#[test]
fn words_that_have_no_place_are_asked_about_by_the_names_that_they_can_have() {
    let mut dialogue = Dialogue::with_groups();
    dialogue.say("#plenary", "anja", "/action @lea Write the text.").quietly();
    dialogue.say("#plenary", "anja", "/meet plenary \"Call\" tue 15:00 UTC").quietly();
    for (text, expected) in [
        (
            "/amend 1 in 3 days",
            expect![[r##"
                #plenary <rapporteur> What do you mean by "in 3 days"?
                	Please answer with a number, or no:
                	- 1. /amend 1 by: in 3 days
                	- 2. /amend 1 what: in 3 days"##]],
        ),
        (
            "/amend 1 next friday",
            expect![[r##"
                #plenary <rapporteur> What do you mean by "next friday"?
                	Please answer with a number, or no:
                	- 1. /amend 1 by: next friday
                	- 2. /amend 1 what: next friday"##]],
        ),
        (
            "/amend 1 Translate it.",
            expect![[r##"
                #plenary <rapporteur> What do you mean by "Translate it."?
                	Please answer yes or no. Yes means: /amend 1 what: Translate it."##]],
        ),
        (
            "/meeting 1 90m",
            expect![[r##"
            #plenary <rapporteur> What do you mean by "90m"?
            	Please answer with a number, or no:
            	- 1. /meeting 1 for: 90m
            	- 2. /meeting 1 title: 90m"##]],
        ),
        (
            "/meeting 1 Special call",
            expect![[r##"
            #plenary <rapporteur> What do you mean by "Special call"?
            	Please answer yes or no. Yes means: /meeting 1 title: Special call"##]],
        ),
        (
            "/meeting 1 link https://example.org/call",
            expect![[r##"
            #plenary <rapporteur> What do you mean by "link https://example.org/call"?
            	Please answer yes or no. Yes means: /meeting 1 link: https://example.org/call"##]],
        ),
        (
            "/profile away until in 3 days",
            expect![[r#"
                @anja <rapporteur> I could not read that as it stands. Is this what you mean?
                	Please answer yes or no. Yes means: /profile away until: in 3 days"#]],
        ),
        (
            "/profile set 9-5",
            expect![[r#"
            @anja <rapporteur> What do you mean by "9-5"?
            	Please answer with a number, or no:
            	- 1. /profile set hours: 9-5
            	- 2. /profile set affiliation: 9-5
            	- 3. /profile set name: 9-5"#]],
        ),
        (
            "/undo 1",
            expect![[r##"
            #plenary <rapporteur> I did not understand "1". Please leave it out.
            	In full: /undo"##]],
        ),
    ] {
        dialogue.say("#plenary", "anja", text).expect(expected);
    }
    dialogue.say("#plenary", "anja", "/meeting 1 for 45m").quietly();
    dialogue.say("#plenary", "anja", "yes").expect(expect![[r#"
        #plenary <rapporteur> A meeting has changed:
        	- Meeting 1: Call, Tue 11 Apr 2017, 15:00 UTC, 45 minutes"#]]);
}

#[test]
fn whoever_speaks_for_the_first_time_or_has_an_office_and_has_said_nothing_can_be_named() {
    let mut dialogue = Dialogue::empty();
    dialogue.has_digests().roles.member = vec![Account::console("nour"), Account::console("omar")];
    dialogue
        .say("#plenary", "nour", "/action me Write the text.")
        .expect(expect!["#plenary <rapporteur> Action 1, nour: Write the text."]);
    dialogue.say("#plenary", "nour", "/action @omar Read it.").expect(expect![[r#"
            #plenary <rapporteur> Action 2, omar: Read it.
            @omar <rapporteur> For you to do: Action 2, omar: Read it.
            	When it is done: /done 2"#]]);
    dialogue.say("#plenary", "nour", "/action @nobody Read it.").expect(expect![[r##"#plenary <rapporteur> I do not know the account "@nobody". For somebody without an account, give the name, such as "Lea Kaspar"."##]]);
    dialogue.say("#plenary", "omar", "/actions mine").expect(expect![[r#"
        #plenary <rapporteur> Your open actions:
        	- Action 2, omar: Read it. (the plenary)
        	When one is done: /done 2"#]]);
}

#[test]
fn what_people_type_leads_somewhere() {
    let mut dialogue = Dialogue::with_groups();
    dialogue.say("#plenary", "lynn", "/meet plenary \"Call\" thu 15:00 UTC every: week times: 3").quietly();
    dialogue.say("#plenary", "lynn", "/meet plenary First call tue 2pm").expect(expect![[r##"
        #plenary <rapporteur> Put the title in quotes, such as "First call". I found "First call tue 2pm" in its place.
        	Please answer yes or no. Yes means: /meet plenary "First call" tue 2pm"##]]);
    dialogue.say("#plenary", "lynn", "/cancel 1 all").expect(expect![[r#"
        #plenary <rapporteur> One meeting, or all of the series from meeting 1 on?
        	Please answer with a number, or no:
        	- 1. /cancel 1+
        	- 2. /cancel 1"#]]);
    dialogue.say("#plenary", "lea", "/rsvp yes").expect(expect![[r#"
        #plenary <rapporteur> Which meeting? For example: /rsvp 1 yes
        	- 1: Call, Thu 13 Apr 2017, 15:00 UTC
        	- 2: Call, Thu 20 Apr 2017, 15:00 UTC
        	- 3: Call, Thu 27 Apr 2017, 15:00 UTC
        	In full: /rsvp N|N+ [yes|no|maybe] [reason]"#]]);
    dialogue
        .say("#plenary", "lea", "/rsvp 1 cant")
        .expect(expect!["#plenary <rapporteur> Lea Kaspar can't come to meeting 1 (1 no so far)."]);
    dialogue.say("#plenary", "lea", "/support WG-IMP").quietly();
    dialogue.say("#plenary", "lea", "/support WG-IMP no").expect(expect![[r#"
        #plenary <rapporteur> Your words do not sound like support for WG-IMP. What do you mean?
        	Please answer with a number, or no:
        	- 1. /concern WG-IMP no
        	- 2. /comment WG-IMP no
        	- 3. /unsupport WG-IMP"#]]);
    dialogue.say("#plenary", "lea", "/support WG-IMP but I am worried").expect(expect![[r#"
        #plenary <rapporteur> Lea Kaspar has supported WG-IMP since Mon 10 Apr 2017. Each person counts once.
        	Please answer yes or no. Yes means: /comment WG-IMP but I am worried"#]]);
    dialogue.say("@lea", "lea", "/profile set stakeholder: business weekend: fri, sat affiliation: ACME").quietly();
    dialogue.say("@lea", "lea", "/profile set weekend: none affiliation: none zone: none").expect(expect![[r#"
        @lea <rapporteur> Changed. Your profile is now:
        	Name: Lea Kaspar
        	Role: member
        	Stakeholder group: civil society
        	Affiliation: not set
        	Time zone: not set
        	Hours: not set
        	Weekend: not set
        	Language: not set
        	Email: not set
        	Accounts: console:lea
        	Self-declared, not confirmed yet: Stakeholder group: private sector"#]]);
    dialogue.say("#plenary", "lynn", "/meeting 1 link: https://example.org passcode: 12").quietly();
    dialogue.say("#plenary", "lynn", "/meeting 1 link: none").quietly();
    dialogue.say("#plenary", "lynn", "/meeting 1").expect(expect![[r#"
        #plenary <rapporteur> Meeting 1 of the plenary: Call
        	Thu 13 Apr 2017, 15:00 UTC, 60 minutes
        	To change title, link or length: /meeting 1 title: …"#]]);
    dialogue.say("#plenary", "lynn", "/meet plenary Call when: tue 14:00").expect(expect![[r##"
        #plenary <rapporteur> Put the title in quotes, such as "First call". I found "Call" in its place.
        	Please answer yes or no. Yes means: /meet plenary "Call" when: tue 14:00"##]]);
    dialogue.say("#plenary", "lynn", "/document WG-IMP https://example.org/a, https://example.org/b").expect(expect![
        [r#"
            #plenary <rapporteur> Linked: https://example.org/a, a document of WG-IMP.
            #plenary <rapporteur> Linked: https://example.org/b, a document of WG-IMP."#]
    ]);
    dialogue.say("#plenary", "lynn", "/document WG-IMP example.org/c").expect(expect![[r##"
        #plenary <rapporteur> I did not understand "example.org/c". Write a web address that begins with https:// or http:// Did you mean https://example.org/c?
        	Please answer yes or no. Yes means: /document WG-IMP https://example.org/c"##]]);
    dialogue.say("#plenary", "lynn", "/action @lea Book a room.").quietly();
    dialogue.say("#plenary", "lynn", "/done call the venue").expect(expect![[
        r##"#plenary <rapporteur> I did not understand "call". Write a number: the action's number, such as 1."##
    ]]);
    dialogue.say("#plenary", "lea", "/actions me").expect(expect![[r#"
            #plenary <rapporteur> Your open actions:
            	- Action 1, Lea Kaspar: Book a room. (the plenary)
            	When one is done: /done 1"#]]);
    dialogue.say("#plenary", "lea", "/done").expect(expect![[r#"
        #plenary <rapporteur> Done: action 1, Lea Kaspar: Book a room.
        	You gave no number: taken as action 1, Book a room."#]]);
}
