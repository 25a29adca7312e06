use expect_test::expect;

use crate::catalogue::COMMANDS;
use crate::render::page;
use crate::testing::dialogue::Dialogue;

#[test]
fn ones_own_last_act_is_taken_back_and_then_the_one_before() {
    let mut dialogue = Dialogue::with_groups();
    dialogue
        .say("#plenary", "lea", "/undo")
        .expect(expect!["#plenary <rapporteur> There is nothing of yours to undo."]);
    dialogue.say("#plenary", "lea", "/support WG-IMP").quietly();
    dialogue.say("#plenary", "ginger", "/support WG-IMP").quietly();
    dialogue.say("#plenary", "lea", "/comment WG-IMP Not this one.").quietly();
    dialogue
        .say("#plenary", "lea", "/undo")
        .expect(expect!["#plenary <rapporteur> Undone: the comment by Lea Kaspar on WG-IMP"]);
    dialogue
        .say("#plenary", "lea", "/undo")
        .expect(expect!["#plenary <rapporteur> Undone: the support of Lea Kaspar for WG-IMP"]);
    dialogue
        .say("#plenary", "lea", "/undo")
        .expect(expect!["#plenary <rapporteur> There is nothing of yours to undo."]);
    dialogue.say("#plenary", "lea", "/status WG-IMP").expect(expect![[r#"
        #plenary <rapporteur> WG-IMP: IGF Improvements
        	Working Groups, proposed, new this cycle
        	Support: 1 member
        	By stakeholder group: civil society 1
        	Comments: 0
        	Proposed by: Avri Doria on Mon 10 Apr 2017
        	Supporters: Virginia Paque"#]]);
}

#[test]
fn whatever_was_done_last_the_answer_says_what_it_is() {
    for (path, spec) in COMMANDS.iter().flat_map(page::acts) {
        for example in spec.examples {
            let mut dialogue = Dialogue::for_example(example);
            let records =
                |handle: &&&str| dialogue.try_in("#lounge", handle, example).is_ok_and(|events| !events.is_empty());
            let Some(handle) = ["lynn", "anja", "lea"].iter().find(records) else { continue };
            dialogue.say("#lounge", handle, &format!("/{example}")).quietly();
            let answer = dialogue.say("#lounge", handle, "/undo").text();
            assert!(answer.lines().all(|line| !line.trim_end().ends_with(':')), "/{path}: {example}\n{answer}");
        }
    }
}

#[test]
fn times_on_offer_leave_nothing_to_undo_and_their_room_its_group() {
    let mut dialogue = Dialogue::with_life();
    dialogue.say("#wg-work", "lea", "/slots for: 60m").quietly();
    dialogue
        .say("#wg-work", "lea", "/undo")
        .expect(expect!["#wg-work <rapporteur> There is nothing of yours to undo."]);
    dialogue.say("#wg-work", "lynn", "/room bind").expect(expect![[r#"
        #wg-work <rapporteur> Which group, or the plenary? For example: /room bind WG-IMP
        	In full: /room bind CODE|plenary [yes]"#]]);
}

#[test]
fn a_decision_that_was_a_slip_is_taken_back_where_it_was_told() {
    let mut dialogue = Dialogue::with_life();
    dialogue.say("#lounge", "lynn", "/decide WG-IMP decline oops").quietly();
    dialogue.say("#lounge", "lynn", "/undo").expect(expect![[r#"
        #lounge <rapporteur> Undone: the decision to decline WG-IMP
        #plenary <rapporteur> Lynn St. Amour undid: the decision to decline WG-IMP
        @avri <rapporteur> Lynn St. Amour undid: the decision to decline WG-IMP"#]]);
    dialogue.say("#plenary", "lynn", "/status WG-IMP").expect(expect![[r#"
        #plenary <rapporteur> WG-IMP: IGF Improvements
        	Working Groups, proposed, new this cycle
        	Support: 0 members
        	Comments: 0
        	Proposed by: Avri Doria on Mon 10 Apr 2017
        	Decision: WG-IMP is declined, by Lynn St. Amour, on Mon 10 Apr 2017. oops. Undone by Lynn St. Amour on Mon 10 Apr 2017."#]]);
    dialogue.pass("10m").quietly();
    dialogue.say("#lounge", "lynn", "/decide WG-IMP approve anyway: all agree").expect(expect![[r#"
        #lounge <rapporteur> Decided: WG-IMP is approved, by Lynn St. Amour, on Mon 10 Apr 2017. Approved although the rules ask for a written proposal with Objectives, support from 1 member, 2 member facilitators from different stakeholder groups and a last call among all members. Reason: all agree.
        	I am making a room for WG-IMP on Matrix.
        	WG-IMP has no facilitator yet. To appoint one: /facilitate WG-IMP @person
        #plenary <rapporteur> Decided: WG-IMP is approved, by Lynn St. Amour, on Mon 10 Apr 2017. Approved although the rules ask for a written proposal with Objectives, support from 1 member, 2 member facilitators from different stakeholder groups and a last call among all members. Reason: all agree.
        @avri <rapporteur> Decided: WG-IMP is approved, by Lynn St. Amour, on Mon 10 Apr 2017. Approved although the rules ask for a written proposal with Objectives, support from 1 member, 2 member facilitators from different stakeholder groups and a last call among all members. Reason: all agree.
        	You hear this because you proposed or facilitate WG-IMP, IGF Improvements. To see what the decision rests on: /why WG-IMP"#]]);
}

#[test]
fn what_others_rest_on_or_what_is_old_is_taken_back_by_its_own_command() {
    let mut dialogue = Dialogue::with_groups();
    dialogue.say("#plenary", "lea", "/propose WG-NEW Something new").quietly();
    dialogue.say("#plenary", "ginger", "/support WG-NEW").quietly();
    dialogue.say("#plenary", "lea", "/undo").expect(expect![[r#"
        #plenary <rapporteur> Virginia Paque has since acted on it, so I cannot simply undo this: the proposal of WG-NEW
        	To put it right: /withdraw WG-NEW"#]]);
    dialogue.say("#plenary", "lea", "/support WG-IMP").quietly();
    dialogue.pass("11m").quietly();
    dialogue.say("#plenary", "lea", "/undo").expect(expect![[r#"
        #plenary <rapporteur> Your last act is older than 10 minutes.
        	To put it right: /unsupport WG-IMP"#]]);
    dialogue.say("#plenary", "lynn", "/cycle open \"IGF 2017\" 2017-01-01 2017-12-31").quietly();
    dialogue.say("#plenary", "lynn", "/cycle close").quietly();
    dialogue.say("#plenary", "lynn", "/undo").expect(expect![[r##"
            #plenary <rapporteur> /undo does not reach this: the closing of the cycle
            	To put it right: /cycle open "Name" FROM TO"##]]);
}

#[test]
fn a_proposal_with_a_typo_is_gone_when_it_is_taken_back() {
    let mut dialogue = Dialogue::with_groups();
    dialogue.say("#plenary", "lea", "/propose WG-TYOP Something new").quietly();
    dialogue.say("#plenary", "lea", "/undo").expect(expect!["#plenary <rapporteur> Undone: the proposal of WG-TYOP"]);
    dialogue
        .say("#plenary", "lea", "/status WG-TYOP")
        .expect(expect![[r##"#plenary <rapporteur> There is no group "WG-TYOP". /status lists the groups."##]]);
}

#[test]
fn meetings_that_were_called_or_moved_by_mistake_are_put_right() {
    let mut dialogue = Dialogue::with_meetings();
    dialogue.say("#lounge", "lynn", "/meet plenary \"A slip\" tomorrow 10:00 UTC").quietly();
    dialogue.say("#lounge", "lynn", "/move 1 tomorrow 11:00 UTC").quietly();
    dialogue.say("#lounge", "lynn", "/undo").expect(expect![[r#"
        #lounge <rapporteur> Undone: the new time of meeting 1
        #plenary <rapporteur> Moved: Meeting 1 of WG-WORK: First call
        	Tue 11 Apr 2017, 11:00 UTC → Thu 20 Apr 2017, 10:00 UTC
        	– Thu 07:00 (UTC−3)
        	– Thu 11:00 (UTC+1)
        	– Thu 22:00 (UTC+12)
        	Are you coming? /rsvp 1 yes, no or maybe"#]]);
    dialogue.say("#lounge", "lynn", "/undo").expect(expect![[r#"
        #lounge <rapporteur> Undone: the call for meeting 8
        #plenary <rapporteur> Cancelled: Meeting 8 of the plenary: A slip
        	Tue 11 Apr 2017, 10:00 UTC, for 1 hour"#]]);
}

#[test]
fn while_minutes_are_taken_anybody_takes_back_their_own_and_who_leads_the_last() {
    let mut dialogue = Dialogue::in_meeting();
    dialogue.say("#plenary", "ginger", "/info A slip of mine.").quietly();
    dialogue
        .say("#plenary", "ginger", "/undo")
        .expect(expect![[r##"#plenary <rapporteur> Undone: the note "A slip of mine.""##]]);
    dialogue.say("#plenary", "lynn", "/action @lea Draft it.").quietly();
    dialogue.say("#plenary", "lynn", "/undo").expect(expect![[r#"
        #plenary <rapporteur> Undone: Action 2, Lea Kaspar: Draft it.
        @lea <rapporteur> Lynn St. Amour withdrew an action of yours: Action 2, Lea Kaspar: Draft it."#]]);
}

#[test]
fn a_decision_is_corrected_later_and_so_is_the_correction() {
    let mut dialogue = Dialogue::with_life();
    dialogue.say("#lounge", "lynn", "/decide WG-IMP decline oops wrong").quietly();
    dialogue.pass("3h").quietly();
    dialogue.say("#lounge", "lynn", "/decide WG-IMP defer").expect(expect![[r##"
        #lounge <rapporteur> WG-IMP is declined, so "defer" is not possible. To propose it again: /propose WG-IMP Title
        	If the decision was a mistake: /decide WG-IMP defer correct: …"##]]);
    dialogue.say("#lounge", "lynn", "/decide WG-IMP defer correct:").expect(expect![[r#"
        #lounge <rapporteur> Please write something after correct:
        	In full: /decide [CODE] approve|continue|defer|redirect|decline|dissolve [reason] [to: …] [anyway: …] [correct: …]"#]]);
    dialogue.say("#lounge", "lynn", "/decide WG-IMP defer To June. correct: I took it for WG-CO.").expect(expect![[r#"
        #lounge <rapporteur> Corrected: WG-IMP is deferred, by Lynn St. Amour, on Mon 10 Apr 2017. To June.
        	The earlier decision no longer holds: I took it for WG-CO.
        #plenary <rapporteur> Corrected: WG-IMP is deferred, by Lynn St. Amour, on Mon 10 Apr 2017. To June.
        	The earlier decision no longer holds: I took it for WG-CO.
        @avri <rapporteur> Corrected: WG-IMP is deferred, by Lynn St. Amour, on Mon 10 Apr 2017. To June.
        	The earlier decision no longer holds: I took it for WG-CO.
        	You hear this because you proposed or facilitate WG-IMP, IGF Improvements. To see what the decision rests on: /why WG-IMP"#]]);
    dialogue.pass("10m").quietly();
    dialogue
        .say("#lounge", "lynn", "/decide WG-IMP correct: approve because all agree anyway: we know the facilitators")
        .expect(expect![[r#"
            #lounge <rapporteur> Corrected: WG-IMP is approved, by Lynn St. Amour, on Mon 10 Apr 2017. Approved although the rules ask for a written proposal with Objectives, support from 1 member, 2 member facilitators from different stakeholder groups and a last call among all members. Reason: we know the facilitators.
            	The earlier decision no longer holds: all agree.
            	I am making a room for WG-IMP on Matrix.
            	WG-IMP has no facilitator yet. To appoint one: /facilitate WG-IMP @person
            #plenary <rapporteur> Corrected: WG-IMP is approved, by Lynn St. Amour, on Mon 10 Apr 2017. Approved although the rules ask for a written proposal with Objectives, support from 1 member, 2 member facilitators from different stakeholder groups and a last call among all members. Reason: we know the facilitators.
            	The earlier decision no longer holds: all agree.
            @avri <rapporteur> Corrected: WG-IMP is approved, by Lynn St. Amour, on Mon 10 Apr 2017. Approved although the rules ask for a written proposal with Objectives, support from 1 member, 2 member facilitators from different stakeholder groups and a last call among all members. Reason: we know the facilitators.
            	The earlier decision no longer holds: all agree.
            	You hear this because you proposed or facilitate WG-IMP, IGF Improvements. To see what the decision rests on: /why WG-IMP"#]]);
    dialogue.say("#plenary", "lynn", "/status WG-IMP").expect(expect![[r#"
        #plenary <rapporteur> WG-IMP: IGF Improvements
        	Working Groups, approved, new this cycle
        	Support: 0 members
        	Comments: 0
        	Proposed by: Avri Doria on Mon 10 Apr 2017
        	Decision: WG-IMP is declined, by Lynn St. Amour, on Mon 10 Apr 2017. oops wrong. Corrected by Lynn St. Amour on Mon 10 Apr 2017: I took it for WG-CO.
        	Decision: WG-IMP is deferred, by Lynn St. Amour, on Mon 10 Apr 2017. To June. Corrected by Lynn St. Amour on Mon 10 Apr 2017: all agree.
        	Decision: WG-IMP is approved, by Lynn St. Amour, on Mon 10 Apr 2017. Approved although the rules ask for a written proposal with Objectives, support from 1 member, 2 member facilitators from different stakeholder groups and a last call among all members. Reason: we know the facilitators."#]]);
    dialogue.say("#lounge", "lynn", "/undo").expect(expect![[r#"
        #lounge <rapporteur> Undone: the decision to approve WG-IMP
        #plenary <rapporteur> Lynn St. Amour undid: the decision to approve WG-IMP
        @avri <rapporteur> Lynn St. Amour undid: the decision to approve WG-IMP"#]]);
    dialogue.say("#plenary", "lynn", "/why WG-IMP").expect(expect![[r#"
        #plenary <rapporteur> WG-IMP is deferred. It meets 1 of 5 rules.
        	- Not met: a written proposal with Objectives. Missing: Objectives. If it applies, add: Timeframe.
        	- Not met: support from 1 member. Support: 0 members.
        	- Met: no open concern. None was raised.
        	- Not met: 2 member facilitators from different stakeholder groups. Nobody yet.
        	- Not met: a last call among all members. No last call yet: /lastcall WG-IMP until: DATE

        	Positions so far

        	Stakeholder group    Members    Support  Concern  Silent  Other supporters
        	private sector       1 member   0        0        1       0
        	civil society        2 members  0        0        2       0
        	technical community  2 members  0        0        2       0
        	all                  5 members  0        0        5       0"#]]);
    dialogue
        .say("#lounge", "lynn", "/decide WG-CO approve correct: x")
        .expect(expect!["#lounge <rapporteur> There is no decision on WG-CO to correct."]);
    dialogue.say("#lounge", "lynn", "/decide WG-IMP think").expect(expect![[r##"#lounge <rapporteur> I did not understand "think". Write approve, continue, defer, redirect, decline or dissolve."##]]);
    dialogue.say("#lounge", "lynn", "/decide WG-IMP").expect(expect![[r#"
        #lounge <rapporteur> What was decided? For example: /decide WG-IMP approve anyway: the second facilitator is named next week
        	In full: /decide [CODE] approve|continue|defer|redirect|decline|dissolve [reason] [to: …] [anyway: …] [correct: …]"#]]);
}

#[test]
fn whoever_heard_in_private_of_an_act_hears_that_it_was_undone() {
    let mut dialogue = Dialogue::with_groups();
    dialogue.say("#plenary", "lea", "/concern WG-IMP Too broad.").quietly();
    dialogue.say("#plenary", "lynn", "/resolve WG-IMP 1 We talked.").quietly();
    dialogue.say("#plenary", "lynn", "/undo").expect(expect![[r#"
        #plenary <rapporteur> Undone: that concern 1 about WG-IMP was overruled
        @lea <rapporteur> Lynn St. Amour undid: that concern 1 about WG-IMP was overruled"#]]);
    dialogue.say("#plenary", "lynn", "/action @lea Write the text.").quietly();
    dialogue.say("#plenary", "lynn", "/amend 1 who: @avri").quietly();
    dialogue.say("#plenary", "lynn", "/undo").expect(expect![[r#"
        #plenary <rapporteur> Undone: the change to action 1
        @avri <rapporteur> Lynn St. Amour undid: the change to action 1
        @lea <rapporteur> Lynn St. Amour undid: the change to action 1"#]]);
    dialogue.say("#plenary", "lynn", "/drop 1 It is not needed.").quietly();
    dialogue.say("#plenary", "lynn", "/undo").expect(expect![[r#"
        #plenary <rapporteur> Undone: that action 1 was dropped
        @lea <rapporteur> Lynn St. Amour undid: that action 1 was dropped"#]]);
}

#[test]
fn what_is_undone_of_a_consultation_is_told_once_and_asked_again() {
    let mut dialogue = Dialogue::with_groups();
    dialogue.say("#lounge", "lynn", "/room bind plenary yes").quietly();
    let open = "/consult open \"Which city?\" 1: Geneva 2: Katowice until: 2017-04-20";
    dialogue.say("#plenary", "lynn", open).quietly();
    dialogue.say("#plenary", "lynn", "/undo").expect(expect![[r#"
        #plenary <rapporteur> Undone: consultation 1
        #lounge <rapporteur> Lynn St. Amour undid: consultation 1"#]]);
    dialogue.say("#plenary", "lynn", open).quietly();
    dialogue.say("#plenary", "lynn", "/consult edit 2 2: Krakow").expect(expect![[r#"
        #plenary <rapporteur> Consultation 2 has changed: Which city?
        	- 1. Geneva
        	- 2. Krakow
        #lounge <rapporteur> Consultation 2 has changed: Which city?
        	- 1. Geneva
        	- 2. Krakow"#]]);
    dialogue.say("#plenary", "lynn", "/undo").expect(expect![[r#"
        #plenary <rapporteur> Undone: the change to consultation 2
        	Consultation 2: Which city?
        	- 1. Geneva
        	- 2. Katowice
        	Please answer by Thu 20 Apr 2017, 23:59 UTC. For example: /consult answer 2 1
        #lounge <rapporteur> Lynn St. Amour undid: the change to consultation 2
        	Consultation 2: Which city?
        	- 1. Geneva
        	- 2. Katowice
        	Please answer by Thu 20 Apr 2017, 23:59 UTC. For example: /consult answer 2 1"#]]);
    dialogue.say("#plenary", "lynn", "/consult cancel 2 reason: Too early.").quietly();
    dialogue.say("#plenary", "lynn", "/undo").expect(expect![[r#"
        #plenary <rapporteur> Undone: the cancellation of consultation 2
        	Consultation 2: Which city?
        	- 1. Geneva
        	- 2. Katowice
        	Please answer by Thu 20 Apr 2017, 23:59 UTC. For example: /consult answer 2 1
        #lounge <rapporteur> Lynn St. Amour undid: the cancellation of consultation 2
        	Consultation 2: Which city?
        	- 1. Geneva
        	- 2. Katowice
        	Please answer by Thu 20 Apr 2017, 23:59 UTC. For example: /consult answer 2 1"#]]);
}

#[test]
fn cancel_alone_may_mean_what_was_just_done_where_there_is_no_meeting() {
    let mut dialogue = Dialogue::with_groups();
    dialogue.say("#plenary", "lea", "/cancel").expect(expect![[r#"
        #plenary <rapporteur> Which meeting? For example: /cancel 1
        	In full: /cancel N|N+ [reason]"#]]);
    dialogue.say("#plenary", "lea", "/support WG-IMP").quietly();
    dialogue.say("#plenary", "lea", "/cancel").expect(expect![[r#"
        #plenary <rapporteur> I could not read that as it stands. Is this what you mean?
        	Please answer yes or no. Yes means: /undo"#]]);
    dialogue
        .say("#plenary", "lea", "yes")
        .expect(expect!["#plenary <rapporteur> Undone: the support of Lea Kaspar for WG-IMP"]);
}
