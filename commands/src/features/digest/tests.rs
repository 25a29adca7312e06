//! Digests as they are read.

mod year;

use super::shares;
use crate::language::heard::What;
use crate::record::Account;
use crate::testing::dialogue::Dialogue;
use crate::words::Language;
use expect_test::expect;

#[test]
fn each_bound_room_gets_a_digest_on_monday_of_what_happened_since_the_last() {
    let mut dialogue = Dialogue::with_meetings();
    dialogue.has_digests();
    dialogue.say("#wg-work", "lea", "/comment The first words here.").quietly();
    dialogue.pass("150h").quietly();
    dialogue.pass("24h").expect(expect![[r#"
        @anja <rapporteur> Waiting for you
        	- Open concerns: WG-CO (1). To read them: /status WG-CO
        	- No minutes: meeting 7. To take them now: /minutes start 7
        #plenary <rapporteur> Digest of all groups since Mon 10 Apr 2017

        	What needs you
        	- Consultation 1, until Fri 1 Dec 2017, 23:59 UTC: Which day? (1 input so far). To answer: /consult answer 1

        	What was decided
        	- WG-WORK is approved, by Lynn St. Amour, on Mon 10 Apr 2017.
        	- Cycle opened by Lynn St. Amour: IGF 2017

        	What is new
        	- WG-IMP: Proposed by Avri Doria: IGF Improvements
        	- WG-CO: Proposed by Avri Doria: Outreach and Communications
        	- WG-WORK: Proposed by Flávio Wagner: Working Methods
        	- WG-MINE: Proposed by Lynn St. Amour: Mining
        	- WG-CO: +2, now 1 member, 1 other, 1 new concern
        	- WG-WORK: +2, now 2 members, 1 new comment
        	- WG-WORK: Facilitator appointed by Lynn St. Amour: Lea Kaspar

        	Meetings in the next two weeks
        	- Meeting 1, Thu 20 Apr 2017, 10:00 UTC: First call, WG-WORK
        	- Meeting 6, Tue 25 Apr 2017, 22:00 UTC: Virtual meeting, the plenary
        	- Meeting 2, Thu 27 Apr 2017, 15:00 Europe/London (14:00 UTC): Regular call, WG-WORK
        #wg-work <rapporteur> Digest of WG-WORK since Mon 10 Apr 2017

        	What is new
        	- 1 new comment

        	Meetings in the next two weeks
        	- Meeting 1, Thu 20 Apr 2017, 10:00 UTC: First call
        	- Meeting 2, Thu 27 Apr 2017, 15:00 Europe/London (14:00 UTC): Regular call
        @lynn <rapporteur> Waiting for you
        	- Not decided yet: WG-IMP, WG-CO, WG-MINE. What is missing: /why WG-IMP
        	- Open concerns: WG-CO (1). To read them: /status WG-CO
        	- No minutes: meeting 7. To take them now: /minutes start 7"#]]);
    dialogue.say("#wg-work", "flavio", "/update We met.").quietly();
    dialogue.say("#wg-work", "lea", "/update We have met twice.").quietly();
    dialogue.say("#plenary", "ginger", "/support WG-IMP").quietly();
    dialogue.say("#plenary", "ginger", "/support WG-CO").quietly();
    dialogue.say("#plenary", "ginger", "/unsupport WG-CO").quietly();
    dialogue.say("#plenary", "lynn", "/decide WG-MINE decline Not now.").quietly();
    dialogue.say("#plenary", "lea", "/propose WG-NEW Something new").quietly();
    dialogue.say("#plenary", "lea", "/digest now").expect(expect![[r#"
        #plenary <rapporteur> Digest of all groups since Mon 17 Apr 2017

        	What needs you
        	- Consultation 1, until Fri 1 Dec 2017, 23:59 UTC: Which day? (1 input so far). To answer: /consult answer 1

        	What was decided
        	- WG-MINE is declined, by Lynn St. Amour, on Mon 17 Apr 2017. Not now.

        	What is new
        	- WG-NEW: Proposed by Lea Kaspar: Something new
        	- WG-IMP: +1, now 1 member
        	- WG-CO: +1, −1, now 1 member, 1 other
        	- WG-WORK: Update by Lea Kaspar: We have met twice.

        	Meetings in the next two weeks
        	- Meeting 1, Thu 20 Apr 2017, 10:00 UTC: First call, WG-WORK
        	- Meeting 6, Tue 25 Apr 2017, 22:00 UTC: Virtual meeting, the plenary
        	- Meeting 2, Thu 27 Apr 2017, 15:00 Europe/London (14:00 UTC): Regular call, WG-WORK"#]]);
    dialogue.say("#wg-work", "lea", "/digest").expect(expect![[r#"
        #wg-work <rapporteur> Digest of WG-WORK since Mon 17 Apr 2017

        	What is new
        	- Update by Lea Kaspar: We have met twice.

        	Meetings in the next two weeks
        	- Meeting 1, Thu 20 Apr 2017, 10:00 UTC: First call
        	- Meeting 2, Thu 27 Apr 2017, 15:00 Europe/London (14:00 UTC): Regular call"#]]);
    dialogue.say("@ginger", "ginger", "/digest").expect(expect![[r#"
        @ginger <rapporteur> Your digest since Mon 10 Apr 2017

        	What needs you
        	- Consultation 1, until Fri 1 Dec 2017, 23:59 UTC (Sat 2 Dec 2017, 12:59 Pacific/Fiji): Which day? (1 input so far). To answer: /consult answer 1
        	- Meeting 1, First call: are you coming? /rsvp 1 yes, no or maybe
        	- Meeting 6, Virtual meeting: are you coming? /rsvp 6 yes, no or maybe
        	- Meeting 2, Regular call: are you coming? /rsvp 2 yes, no or maybe

        	What was decided
        	- WG-MINE is declined, by Lynn St. Amour, on Mon 17 Apr 2017. Not now.

        	What is new
        	- WG-NEW: Proposed by Lea Kaspar: Something new
        	- WG-IMP: +1, now 1 member
        	- WG-WORK: Update by Lea Kaspar: We have met twice.

        	Meetings in the next two weeks
        	- Meeting 1, Thu 20 Apr 2017, 22:00 Pacific/Fiji (10:00 UTC): First call, WG-WORK
        	- Meeting 6, Wed 26 Apr 2017, 10:00 Pacific/Fiji (Tue 25 Apr, 22:00 UTC): Virtual meeting, the plenary
        	- Meeting 2, Fri 28 Apr 2017, 02:00 Pacific/Fiji (Thu 27 Apr, 14:00 UTC): Regular call, WG-WORK"#]]);
}

#[test]
fn the_same_digest_is_read_on_each_platform() {
    let mut dialogue = Dialogue::with_meetings();
    dialogue.has_digests();
    let seen = dialogue.say("#wg-work", "lea", "/digest");
    expect![[r#"
        -- terminal
        Digest of WG-WORK since Mon 3 Apr 2017

        What was decided
        - WG-WORK is approved, by Lynn St. Amour, on Mon 10 Apr 2017.

        What is new
        - Proposed by Flávio Wagner: Working Methods
        - Support: +2, now 2 members
        - Facilitator appointed by Lynn St. Amour: Lea Kaspar

        Meetings in the next two weeks
        - Meeting 1, Thu 20 Apr 2017, 10:00 UTC: First call
        -- Matrix, plain
        Digest of WG-WORK since Mon 3 Apr 2017

        What was decided
        - WG-WORK is approved, by Lynn St. Amour, on Mon 10 Apr 2017.

        What is new
        - Proposed by Flávio Wagner: Working Methods
        - Support: +2, now 2 members
        - Facilitator appointed by Lynn St. Amour: Lea Kaspar

        Meetings in the next two weeks
        - Meeting 1, Thu 20 Apr 2017, 10:00 UTC: First call
        -- Matrix, formatted
        <strong>Digest of WG-WORK since Mon 3 Apr 2017</strong><br><br><strong>What was decided</strong><ul><li>WG-WORK is approved, by Lynn St. Amour, on Mon 10 Apr 2017.</li></ul><strong>What is new</strong><ul><li>Proposed by Flávio Wagner: Working Methods</li><li>Support: +2, now 2 members</li><li>Facilitator appointed by Lynn St. Amour: Lea Kaspar</li></ul><strong>Meetings in the next two weeks</strong><ul><li>Meeting 1, Thu 20 Apr 2017, 10:00 UTC: First call</li></ul>
        -- Discord
        **Digest of WG-WORK since Mon 3 Apr 2017**

        **What was decided**
        - WG-WORK is approved, by Lynn St. Amour, on Mon 10 Apr 2017.

        **What is new**
        - Proposed by Flávio Wagner: Working Methods
        - Support: +2, now 2 members
        - Facilitator appointed by Lynn St. Amour: Lea Kaspar

        **Meetings in the next two weeks**
        - Meeting 1, Thu 20 Apr 2017, 10:00 UTC: First call
        For you: <t:1492682400:F> (<t:1492682400:R>)
    "#]].assert_eq(&seen.side_by_side(dialogue.register()));
}

#[test]
fn a_room_has_its_digest_at_another_time_or_not_at_all() {
    let mut dialogue = Dialogue::with_life();
    dialogue.has_digests().empty_digest = true;
    dialogue.say("#wg-work", "lea", "/digest weekly tue 08:30 Dakar").expect(expect![
        "#wg-work <rapporteur> I will post a digest here every Tuesday at 08:30 Africa/Dakar. To stop it: /digest off"
    ]);
    dialogue.say("#plenary", "lea", "/digest weekly tue 08:30 Dakar").expect(expect![[r#"
        #plenary <rapporteur> Only the group's facilitators, the chair and the secretariat may use /digest weekly.
        	Please ask Lynn St. Amour or Anja Gengo.
        	What you can do: /digest weekly mon 09:00 me"#]]);
    dialogue.say("#lounge", "lynn", "/digest weekly tue 08:30").expect(expect!["#lounge <rapporteur> This room is not bound to a group, so it has no digest. The chair or the secretariat can change that: /room bind CODE"]);
    dialogue.say("#plenary", "lynn", "/digest off").expect(expect![
        "#plenary <rapporteur> I will no longer post digests here. To get them again: /digest weekly mon 09:00"
    ]);
    dialogue.pass("170h").expect(expect![[r#"
        #wg-work <rapporteur> Digest of WG-WORK since Mon 10 Apr 2017
        	There is nothing new, and nothing needs you.
        @anja <rapporteur> Waiting for you
        	- Open concerns: WG-CO (1). To read them: /status WG-CO
        @lynn <rapporteur> Waiting for you
        	- Not decided yet: WG-IMP, WG-CO, WG-MINE. What is missing: /why WG-IMP
        	- Open concerns: WG-CO (1). To read them: /status WG-CO"#]]);
    dialogue.say("#wg-work", "lea", "/digest off").quietly();
    dialogue.pass("170h").expect(expect![[r#"
        @anja <rapporteur> Waiting for you
        	- Open concerns: WG-CO (1). To read them: /status WG-CO
        @lynn <rapporteur> Waiting for you
        	- Not decided yet: WG-IMP, WG-CO, WG-MINE. What is missing: /why WG-IMP
        	- Open concerns: WG-CO (1). To read them: /status WG-CO"#]]);
}

#[test]
fn a_room_that_is_bound_again_has_its_digests_when_it_had_them() {
    let mut dialogue = Dialogue::with_life();
    dialogue.has_digests();
    dialogue.say("#wg-work", "lea", "/digest weekly tue 10:00").quietly();
    dialogue.say("#wg-work", "lynn", "/room unbind yes").quietly();
    dialogue.say("#wg-work", "lynn", "/undo").expect(expect!["#wg-work <rapporteur> Undone: what this room is for"]);
    dialogue.say("#wg-work", "flavio", "/comment Soon?").quietly();
    dialogue.pass("22h").quietly();
    dialogue.pass("4h").expect(expect![[r#"
        #plenary <rapporteur> WG-WORK: 1 new comment
        #wg-work <rapporteur> Digest of WG-WORK since Mon 10 Apr 2017

        	What is new
        	- 1 new comment"#]]);
}

#[test]
fn somebody_has_their_own_in_private_and_by_mail() {
    let mut dialogue = Dialogue::with_meetings();
    dialogue.say("#plenary", "ginger", "/digest weekly mon 09:00 me").expect(expect!["#plenary <rapporteur> I will send you your own digest in private every Monday at 09:00 Pacific/Fiji. To stop it: /digest off me"]);
    dialogue.say("#plenary", "ginger", "/digest weekly mon 09:00 me by: mail").expect(expect!["#plenary <rapporteur> I cannot send email here. Please ask the secretariat. Your digest can come in private: /digest weekly mon 09:00 me"]);
    dialogue.has_mail();
    dialogue.say("#plenary", "ginger", "/digest weekly mon 09:00 me by: mail").expect(expect!["#plenary <rapporteur> I do not know your email address. Please ask the secretariat to add it to the list of people."]);
    dialogue.has_address("ginger", "ginger@example.org");
    dialogue.say("#plenary", "ginger", "/digest weekly mon 09:00 me by: both").expect(expect!["#plenary <rapporteur> I will send you your own digest in private and by email every Monday at 09:00 Pacific/Fiji. To stop it: /digest off me"]);
    dialogue.pass("170h").expect(expect![[r#"
        #plenary <rapporteur> Reminder: Meeting 7 of the plenary: Earlier meeting, in 24 hours
        	Tue 11 Apr 2017, 22:00 UTC, for 1 hour 30 minutes
        	– Tue 18:00 (UTC−4)
        	– Tue 19:00 (UTC−3)
        	– Tue 23:00 (UTC+1)
        	– Wed 10:00 (UTC+12)
        	Nobody has answered yet. Are you coming? /rsvp 7 yes, no or maybe
        #plenary <rapporteur> Reminder: Meeting 7 of the plenary: Earlier meeting, in 1 hour: Tue 11 Apr 2017, 22:00 UTC
        #plenary <rapporteur> Reminder: Meeting 1 of WG-WORK: First call, in 7 days
        	Thu 20 Apr 2017, 10:00 UTC, for 1 hour
        	– Thu 07:00 (UTC−3)
        	– Thu 11:00 (UTC+1)
        	– Thu 22:00 (UTC+12)
        	Nobody has answered yet. Are you coming? /rsvp 1 yes, no or maybe
        @ginger <rapporteur> Your digest since Mon 10 Apr 2017

        	What needs you
        	- Consultation 1, until Fri 1 Dec 2017, 23:59 UTC (Sat 2 Dec 2017, 12:59 Pacific/Fiji): Which day? (1 input so far). To answer: /consult answer 1
        	- Meeting 1, First call: are you coming? /rsvp 1 yes, no or maybe
        	- Meeting 6, Virtual meeting: are you coming? /rsvp 6 yes, no or maybe
        	- Meeting 2, Regular call: are you coming? /rsvp 2 yes, no or maybe

        	Meetings in the next two weeks
        	- Meeting 1, Thu 20 Apr 2017, 22:00 Pacific/Fiji (10:00 UTC): First call, WG-WORK
        	- Meeting 6, Wed 26 Apr 2017, 10:00 Pacific/Fiji (Tue 25 Apr, 22:00 UTC): Virtual meeting, the plenary
        	- Meeting 2, Fri 28 Apr 2017, 02:00 Pacific/Fiji (Thu 27 Apr, 14:00 UTC): Regular call, WG-WORK
        @dba204587fa4dda0 <rapporteur> Your digest since Mon 10 Apr 2017

        	What needs you
        	- Consultation 1, until Fri 1 Dec 2017, 23:59 UTC (Sat 2 Dec 2017, 12:59 Pacific/Fiji): Which day? (1 input so far). To answer: /consult answer 1
        	- Meeting 1, First call: are you coming? /rsvp 1 yes, no or maybe
        	- Meeting 6, Virtual meeting: are you coming? /rsvp 6 yes, no or maybe
        	- Meeting 2, Regular call: are you coming? /rsvp 2 yes, no or maybe

        	Meetings in the next two weeks
        	- Meeting 1, Thu 20 Apr 2017, 22:00 Pacific/Fiji (10:00 UTC): First call, WG-WORK
        	- Meeting 6, Wed 26 Apr 2017, 10:00 Pacific/Fiji (Tue 25 Apr, 22:00 UTC): Virtual meeting, the plenary
        	- Meeting 2, Fri 28 Apr 2017, 02:00 Pacific/Fiji (Thu 27 Apr, 14:00 UTC): Regular call, WG-WORK"#]]);
    dialogue.say("@ginger", "ginger", "/profile").expect(expect![[r#"
        @ginger <rapporteur> Your profile (to change it: /profile set):
        	Name: Virginia Paque
        	Role: member
        	Stakeholder group: civil society
        	Affiliation: not set
        	Time zone: Pacific/Fiji
        	Hours: not set
        	Weekend: not set
        	Language: not set
        	Email: ginger@example.org
        	Accounts: console:ginger
        	Digest: every Monday at 09:00 Pacific/Fiji, in private and by email
        	Meetings so far: 1, 0 of them in your night"#]]);
    dialogue
        .say("@ginger", "ginger", "/digest off")
        .expect(expect!["@ginger <rapporteur> You no longer get a digest of your own. The rooms still get theirs."]);
    dialogue.say("@ginger", "ginger", "/digest off").expect(expect![
        "@ginger <rapporteur> You have no digest of your own. To get one: /digest weekly mon 09:00 me"
    ]);
}

#[test]
fn who_stops_their_mail_by_the_address_in_it_gets_no_more_of_it() {
    let mut dialogue = Dialogue::with_life();
    dialogue.has_digests();
    dialogue.has_mail();
    for handle in ["ginger", "marilyn"] {
        dialogue.has_address(handle, "someone@example.org");
    }
    dialogue.say("@ginger", "ginger", "/digest weekly mon 09:00 by: both").quietly();
    dialogue.say("@marilyn", "marilyn", "/digest weekly mon 09:00 by: mail").quietly();
    for handle in ["ginger", "marilyn"] {
        let person = dialogue.register().people().of_account(&Account::console(handle)).unwrap().id;
        dialogue.does("@list", "", What::MailStopped { person }).expect(expect![[""]]);
        dialogue.does("@list", "", What::MailStopped { person }).expect(expect![[""]]);
    }
    dialogue.say("@ginger", "ginger", "/profile").expect(expect![[r#"
        @ginger <rapporteur> Your profile (to change it: /profile set):
        	Name: Virginia Paque
        	Role: member
        	Stakeholder group: civil society
        	Affiliation: not set
        	Time zone: not set
        	Hours: not set
        	Weekend: not set
        	Language: not set
        	Email: someone@example.org
        	Accounts: console:ginger
        	Digest: every Monday at 09:00 UTC"#]]);
    dialogue.say("@marilyn", "marilyn", "/digest off").expect(expect![
        "@marilyn <rapporteur> You have no digest of your own. To get one: /digest weekly mon 09:00 me"
    ]);
    let rooms = dialogue.pass("170h").text();
    assert!(rooms.contains("@ginger <rapporteur> Your digest"), "{rooms}");
    assert_eq!(rooms.matches("Your digest").count(), 1, "{rooms}");
}

#[test]
fn the_mailing_list_gets_that_of_all_groups_whole() {
    let mut dialogue = Dialogue::empty();
    dialogue.has_digests();
    dialogue.has_mail();
    for number in 1..=25 {
        dialogue.say("#plenary", "lea", &format!("/propose WG-N{number} Number {number}")).quietly();
    }
    dialogue.pass("170h").expect(expect![[r#"
        @lynn <rapporteur> Waiting for you
        	- Not decided yet: WG-N1, WG-N2, WG-N3, WG-N4, WG-N5, WG-N6, WG-N7, WG-N8, WG-N9, WG-N10, 15 more. What is missing: /why WG-N1
        #plenary <rapporteur> Digest of all groups since Mon 10 Apr 2017

        	What is new
        	- WG-N1: Proposed by Lea Kaspar: Number 1
        	- WG-N2: Proposed by Lea Kaspar: Number 2
        	- WG-N3: Proposed by Lea Kaspar: Number 3
        	- WG-N4: Proposed by Lea Kaspar: Number 4
        	- WG-N5: Proposed by Lea Kaspar: Number 5
        	- WG-N6: Proposed by Lea Kaspar: Number 6
        	- WG-N7: Proposed by Lea Kaspar: Number 7
        	- WG-N8: Proposed by Lea Kaspar: Number 8
        	- WG-N9: Proposed by Lea Kaspar: Number 9
        	- WG-N10: Proposed by Lea Kaspar: Number 10
        	- WG-N11: Proposed by Lea Kaspar: Number 11
        	- WG-N12: Proposed by Lea Kaspar: Number 12
        	- WG-N13: Proposed by Lea Kaspar: Number 13
        	- WG-N14: Proposed by Lea Kaspar: Number 14
        	- WG-N15: Proposed by Lea Kaspar: Number 15
        	- WG-N16: Proposed by Lea Kaspar: Number 16
        	- WG-N17: Proposed by Lea Kaspar: Number 17
        	- WG-N18: Proposed by Lea Kaspar: Number 18
        	- WG-N19: Proposed by Lea Kaspar: Number 19
        	- WG-N20: Proposed by Lea Kaspar: Number 20
        	- and 5 more
        list <rapporteur> Digest of all groups since Mon 10 Apr 2017
        	There is nothing new, and nothing needs you."#]]);
}

#[test]
fn where_nothing_happens_a_line_says_so_or_nothing_comes() {
    let mut dialogue = Dialogue::empty();
    dialogue.has_digests();
    dialogue.say("#plenary", "lynn", "/room bind plenary").quietly();
    dialogue.pass("170h").expect(expect![[r#"
        #plenary <rapporteur> Digest of all groups since Mon 10 Apr 2017
        	There is nothing new, and nothing needs you."#]]);
    dialogue.has_digests().empty_digest = false;
    dialogue.pass("170h").expect(expect![[""]]);
}

#[test]
fn with_the_bot_down_over_three_of_them_one_late_digest_covers_all() {
    let mut dialogue = Dialogue::with_groups();
    dialogue.has_digests();
    dialogue.say("#plenary", "lea", "/support WG-IMP").quietly();
    dialogue.is_away("600h");
    dialogue.pass("0s").expect(expect![[r#"
        @lynn <rapporteur> Waiting for you
        	- Not decided yet: WG-IMP, WG-CO. What is missing: /why WG-IMP
        #plenary <rapporteur> Digest of all groups since Mon 10 Apr 2017

        	What is new
        	- WG-IMP: Proposed by Avri Doria: IGF Improvements
        	- WG-CO: Proposed by Avri Doria: Outreach and Communications
        	- WG-IMP: +1, now 1 member
        	- WG-CO: +1, now 1 member
        	This comes late: it was due on Mon 17 Apr 2017, 09:00 UTC."#]]);
    dialogue.pass("168h").expect(expect![[r#"
        @lynn <rapporteur> Waiting for you
        	- Not decided yet: WG-IMP, WG-CO. What is missing: /why WG-IMP
        #plenary <rapporteur> Digest of all groups since Fri 5 May 2017
        	There is nothing new, and nothing needs you."#]]);
}

#[test]
fn a_screen_is_shared_out_among_the_parts() {
    assert_eq!(shares(&[3, 4], 20), [3, 4]);
    assert_eq!(shares(&[30, 2, 9], 20), [9, 2, 9]);
    assert_eq!(shares(&[30, 2, 30, 1], 8), [3, 2, 2, 1]);
    assert_eq!(shares(&[], 8), [0; 0]);
}

#[test]
fn a_digest_is_read_in_french() {
    let mut dialogue = Dialogue::with_meetings();
    dialogue.has_digests();
    for (handle, text) in [
        ("lea", "/update WG-WORK We have met twice."),
        ("ginger", "/concern WG-IMP Too early."),
        ("lynn", "/lastcall WG-CO until: in 5 days"),
        ("lynn", "/minutes start 2 yes"),
        ("lynn", "/minutes end"),
    ] {
        dialogue.say("#plenary", handle, text).quietly();
    }
    let seen = dialogue.say("#plenary", "lea", "/digest");
    seen.expect_in(Language::French, dialogue.register(), expect![[r#"
        Récapitulatif de tous les groupes depuis le lun. 10 avr. 2017

        Ce qui vous attend
        - WG-CO : Dernier appel jusqu’au dim. 16 avr. 2017 à 03:59 UTC. Pour émettre une réserve : /réserve WG-CO …
        - Consultation 1, jusqu’au ven. 1er déc. 2017 à 23:59 UTC : Which day? (1 contribution à ce jour). Pour répondre : /consulter répondre 1

        Ce qui a été décidé
        - WG-WORK est approuvé par Lynn St. Amour, le lun. 10 avr. 2017.
        - Cycle ouvert par Lynn St. Amour : IGF 2017

        Ce qui est nouveau
        - WG-IMP : Proposé par Avri Doria : IGF Improvements
        - WG-CO : Proposé par Avri Doria : Outreach and Communications
        - WG-WORK : Proposé par Flávio Wagner : Working Methods
        - WG-MINE : Proposé par Lynn St. Amour : Mining
        - WG-IMP : 1 nouvelle réserve
        - WG-CO : +2, désormais 1 membre, 1 autre, 1 nouvelle réserve
        - WG-WORK : +2, désormais 2 membres
        - WG-WORK : Facilitation confiée par Lynn St. Amour à Lea Kaspar
        - WG-WORK : Point d’étape donné par Lea Kaspar : We have met twice.

        Réunions des deux prochaines semaines
        - Réunion 7, mar. 11 avr. 2017 à 22:00 UTC : Earlier meeting, la plénière
        - Réunion 1, jeu. 20 avr. 2017 à 10:00 UTC : First call, WG-WORK"#]]);
    let seen = dialogue.say("@ginger", "ginger", "/digest");
    seen.expect_in(Language::French, dialogue.register(), expect![[r#"
        Votre récapitulatif depuis le lun. 3 avr. 2017

        Ce qui vous attend
        - Consultation 1, jusqu’au ven. 1er déc. 2017 à 23:59 UTC (sam. 2 déc. 2017 à 12:59 Pacific/Fiji) : Which day? (1 contribution à ce jour). Pour répondre : /consulter répondre 1
        - Réunion 7, Earlier meeting : participerez-vous ? /rsvp 7 oui, non ou peut-être
        - Réunion 1, First call : participerez-vous ? /rsvp 1 oui, non ou peut-être
        - Le procès-verbal de la réunion 2 peut être corrigé jusqu’à son approbation : /procès-verbal montrer 2

        Ce qui a été décidé
        - WG-WORK est approuvé par Lynn St. Amour, le lun. 10 avr. 2017.
        - Cycle ouvert par Lynn St. Amour : IGF 2017

        Ce qui est nouveau
        - WG-IMP : Proposé par Avri Doria : IGF Improvements
        - WG-CO : Proposé par Avri Doria : Outreach and Communications
        - WG-WORK : Proposé par Flávio Wagner : Working Methods
        - WG-MINE : Proposé par Lynn St. Amour : Mining
        - WG-WORK : +2, désormais 2 membres
        - WG-WORK : Facilitation confiée par Lynn St. Amour à Lea Kaspar
        - WG-WORK : Point d’étape donné par Lea Kaspar : We have met twice.

        Réunions des deux prochaines semaines
        - Réunion 7, mer. 12 avr. 2017 à 10:00 Pacific/Fiji (mar. 11 avr. à 22:00 UTC) : Earlier meeting, la plénière
        - Réunion 1, jeu. 20 avr. 2017 à 22:00 Pacific/Fiji (10:00 UTC) : First call, WG-WORK"#]]);
    let seen = dialogue.say("@ginger", "ginger", "/digest weekly tue 08:30");
    seen.expect_in(Language::French, dialogue.register(), expect!["Je vous enverrai votre propre récapitulatif en privé chaque mardi à 08:30 Pacific/Fiji. Pour l’arrêter : /récapitulatif arrêter moi"]);
    let seen = dialogue.say("@ginger", "ginger", "/digest off");
    seen.expect_in(
        Language::French,
        dialogue.register(),
        expect!["Vous ne recevez plus de récapitulatif personnel. Les salons gardent le leur."],
    );
    let seen = dialogue.say("#lounge", "lynn", "/digest off");
    seen.expect_in(Language::French, dialogue.register(), expect!["Ce salon n’est celui d’aucun groupe : il n’a donc pas de récapitulatif. La présidence ou le secrétariat peut y remédier : /salon rattacher CODE"]);
}
