//! The bodies of `deploy/examples`: each works by its own words and rules.

use expect_test::{Expect, expect};
use harness::program::Place;

/// What is said in a body that is configured as an example is.
fn converse(example: &str, transcript: &str, expected: &Expect) {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/deploy/examples");
    let config = std::fs::read_to_string(format!("{folder}/{example}.toml")).unwrap();
    let roles = "[roles]\nchair = [\"console:lynn\"]\nsecretariat = [\"console:anja\"]\n\
                 member = [\"console:lea\", \"console:flavio\", \"console:ginger\"]\n";
    let place = Place::new();
    place.write("rapporteur.toml", config + "\n" + roles);
    expected.assert_eq(&place.replay(transcript));
}

#[test]
fn every_example_is_tried() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/deploy/examples");
    let mut names: Vec<String> =
        std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    assert_eq!(names, ["mag.toml", "standards.toml"]);
}

#[test]
fn the_advisory_group_decides_by_its_modalities() {
    converse(
        "mag",
        "\
2017-04-10T09:00:00Z #plenary <lea> /propose WG-IMP IGF Improvements
2017-04-10T09:01:00Z #plenary <flavio> /support WG-IMP
2017-04-10T09:02:00Z #plenary <lea> /why WG-IMP
2017-04-10T09:03:00Z #plenary <lea> /decide WG-IMP approve
2017-04-10T09:04:00Z #plenary <lynn> /decide WG-IMP approve anyway: the year has begun
2017-04-17T09:00:00Z ---
",
        &expect![[r#"
            2017-04-10T09:00:00Z #plenary <lea> /propose WG-IMP IGF Improvements
            2017-04-10T09:00:00Z #plenary <rapporteur> Proposed: WG-IMP, IGF Improvements, by lea. Support it with /support WG-IMP
            	Still missing: Purpose, Objectives, Outputs, Plan, Timeframe, Facilitator. Add each with /charter WG-IMP Purpose: …
            2017-04-10T09:01:00Z #plenary <flavio> /support WG-IMP
            2017-04-10T09:01:00Z #plenary <rapporteur> flavio supports WG-IMP. Support: 1 member.
            2017-04-10T09:02:00Z #plenary <lea> /why WG-IMP
            2017-04-10T09:02:00Z #plenary <rapporteur> WG-IMP is proposed. It meets 2 of 5 rules.
            	- Not met: a written proposal with Objectives. Missing: Objectives. If it applies, add: Timeframe.
            	- Met: support from 1 member. Support: 1 member.
            	- Met: no open concern. None was raised.
            	- Not met: 2 member facilitators from different stakeholder groups. Nobody yet.
            	- Not met: a last call among all members. No last call yet: /lastcall WG-IMP until: DATE
	
            	Positions so far
	
            	Stakeholder group  Members    Support  Concern  Silent  Other supporters
            	not known          2 members  1        0        1       0
            	all                2 members  1        0        1       0
            2017-04-10T09:03:00Z #plenary <lea> /decide WG-IMP approve
            2017-04-10T09:03:00Z #plenary <rapporteur> Only the chair and the secretariat may use /decide.
            	What you can do: /why WG-IMP
            2017-04-10T09:04:00Z #plenary <lynn> /decide WG-IMP approve anyway: the year has begun
            2017-04-10T09:04:00Z #plenary <rapporteur> Decided: WG-IMP is approved, by lynn, on Mon 10 Apr 2017. Approved although the rules ask for a written proposal with Objectives, 2 member facilitators from different stakeholder groups and a last call among all members. Reason: the year has begun.
            	WG-IMP has no facilitator yet. To appoint one: /facilitate WG-IMP @person
            2017-04-10T09:04:00Z @lea <rapporteur> Decided: WG-IMP is approved, by lynn, on Mon 10 Apr 2017. Approved although the rules ask for a written proposal with Objectives, 2 member facilitators from different stakeholder groups and a last call among all members. Reason: the year has begun.
            	You hear this because you proposed or facilitate WG-IMP, IGF Improvements. To see what the decision rests on: /why WG-IMP
            2017-04-17T07:00:00Z @lynn <rapporteur> Waiting for you
            	- Without a facilitator: WG-IMP. /facilitate WG-IMP @person
            2017-04-17T07:00:00Z #plenary <rapporteur> Digest of all groups since Mon 10 Apr 2017
	
            	What was decided
            	- WG-IMP is approved, by lynn, on Mon 10 Apr 2017.
	
            	What is new
            	- WG-IMP: Proposed by lea: IGF Improvements
            	- WG-IMP: +1, now 1 member
        "#]],
    );
}

#[test]
fn a_standards_body_has_directors_areas_and_milestones() {
    converse(
        "standards",
        "\
2017-04-10T09:00:00Z #plenary <lea> /propose SEN-TIME Clocks of sensors
2017-04-10T09:00:10Z #plenary <lea> /charter SEN-TIME Problem: clocks drift
2017-04-10T09:01:00Z #plenary <flavio> /support SEN-TIME
2017-04-10T09:01:10Z #plenary <lea> /support SEN-TIME
2017-04-10T09:02:00Z #plenary <lea> /why SEN-TIME
2017-04-10T09:03:00Z #plenary <lea> /decide SEN-TIME approve
2017-04-10T09:04:00Z #plenary <anja> /decide SEN-TIME approve
2017-04-10T09:05:00Z #plenary <lynn> /decide SEN-TIME approve anyway: the drafts are there
2017-04-10T09:06:00Z #plenary <lynn> /meet SEN-TIME \"First call\" 2017-04-12 10:00
2017-04-10T09:07:00Z #plenary <lynn> /action director Name a second facilitator.
2017-04-10T09:08:00Z #plenary <lea> /status
2017-04-18T13:00:00Z ---
",
        &expect![[r#"
            2017-04-10T09:00:00Z #plenary <lea> /propose SEN-TIME Clocks of sensors
            2017-04-10T09:00:00Z #plenary <rapporteur> Proposed: SEN-TIME, Clocks of sensors, by lea. Support it with /support SEN-TIME
            	Still missing: Problem, Scope, Deliverables, Milestones, Facilitator. Add each with /charter SEN-TIME Problem: …
            2017-04-10T09:00:10Z #plenary <lea> /charter SEN-TIME Problem: clocks drift
            2017-04-10T09:00:10Z #plenary <rapporteur> Recorded: Problem of SEN-TIME. Earlier texts stay in the record.
            2017-04-10T09:01:00Z #plenary <flavio> /support SEN-TIME
            2017-04-10T09:01:00Z #plenary <rapporteur> flavio supports SEN-TIME. Support: 1 member.
            2017-04-10T09:01:10Z #plenary <lea> /support SEN-TIME
            2017-04-10T09:01:10Z #plenary <rapporteur> lea supports SEN-TIME. Support: 2 members. Interest.
            2017-04-10T09:02:00Z #plenary <lea> /why SEN-TIME
            2017-04-10T09:02:00Z #plenary <rapporteur> SEN-TIME is proposed. It meets 1 of 5 rules.
            	- Not met: a written proposal with Problem, Deliverables and Milestones. Missing: Deliverables and Milestones.
            	- Not met: support from 3 members. Support: 2 members.
            	- Met: no open concern. None was raised.
            	- Not met: 2 facilitators from different stakeholder groups. Nobody yet.
            	- Not met: a last call among all members. No last call yet: /lastcall SEN-TIME until: DATE
	
            	Positions so far
	
            	Stakeholder group  Members    Support  Concern  Silent  Other supporters
            	not known          2 members  2        0        0       0
            	all                2 members  2        0        0       0
            2017-04-10T09:03:00Z #plenary <lea> /decide SEN-TIME approve
            2017-04-10T09:03:00Z #plenary <rapporteur> Only the director and the secretariat may use /decide.
            	What you can do: /why SEN-TIME
            2017-04-10T09:04:00Z #plenary <anja> /decide SEN-TIME approve
            2017-04-10T09:04:00Z #plenary <rapporteur> The director decides. To record that decision, say whose it is, for example by: @lynn
            2017-04-10T09:05:00Z #plenary <lynn> /decide SEN-TIME approve anyway: the drafts are there
            2017-04-10T09:05:00Z #plenary <rapporteur> Decided: SEN-TIME is approved, by lynn, on Mon 10 Apr 2017. Approved although the rules ask for a written proposal with Deliverables and Milestones, support from 3 members, 2 facilitators from different stakeholder groups and a last call among all members. Reason: the drafts are there.
            	SEN-TIME has no facilitator yet. To appoint one: /facilitate SEN-TIME @person
            2017-04-10T09:06:00Z #plenary <lynn> /meet SEN-TIME "First call" 2017-04-12 10:00
            2017-04-10T09:06:00Z #plenary <rapporteur> Meeting 1 of SEN-TIME: First call
            	Wed 12 Apr 2017, 10:00 America/New_York (14:00 UTC), for 1 hour
            	Are you coming? /rsvp 1 yes, no or maybe
            	You gave no time zone, so I used that of the organisation: America/New_York.
            2017-04-10T09:07:00Z #plenary <lynn> /action director Name a second facilitator.
            2017-04-10T09:07:00Z #plenary <rapporteur> Action 1, Director: Name a second facilitator.
            2017-04-10T09:08:00Z #plenary <lea> /status
            2017-04-10T09:08:00Z #plenary <rapporteur> Sensing Area
	
            	Code      Title              Support               Comments  Status
            	SEN-TIME  Clocks of sensors  2 members (Interest)  0         approved
            2017-04-10T12:00:00Z @lea <rapporteur> Decided: SEN-TIME is approved, by lynn, on Mon 10 Apr 2017. Approved although the rules ask for a written proposal with Deliverables and Milestones, support from 3 members, 2 facilitators from different stakeholder groups and a last call among all members. Reason: the drafts are there.
            	You hear this because you proposed or facilitate SEN-TIME, Clocks of sensors. To see what the decision rests on: /why SEN-TIME
            2017-04-11T12:30:00Z @lynn <rapporteur> Waiting for you
            	- Without a facilitator: SEN-TIME. /facilitate SEN-TIME @person
            2017-04-11T12:30:00Z #plenary <rapporteur> Digest of all groups since Mon 10 Apr 2017
	
            	What needs you
            	- Action 1, Director: Name a second facilitator.
	
            	What was decided
            	- SEN-TIME is approved, by lynn, on Mon 10 Apr 2017.
	
            	What is new
            	- SEN-TIME: Proposed by lea: Clocks of sensors
            	- SEN-TIME: +2, now 2 members
	
            	Meetings in the next two weeks
            	- Meeting 1, Wed 12 Apr 2017, 10:00 America/New_York (14:00 UTC): First call, SEN-TIME
            2017-04-12T13:00:00Z #plenary <rapporteur> Reminder: Meeting 1 of SEN-TIME: First call, in 1 hour
            	Wed 12 Apr 2017, 10:00 America/New_York (14:00 UTC), for 1 hour
            	Nobody has answered yet. Are you coming? /rsvp 1 yes, no or maybe
            2017-04-18T12:30:00Z @lynn <rapporteur> Waiting for you
            	- Without a facilitator: SEN-TIME. /facilitate SEN-TIME @person
            	- No minutes: meeting 1. To take them now: /minutes start 1
            2017-04-18T12:30:00Z #plenary <rapporteur> Digest of all groups since Tue 11 Apr 2017
	
            	What needs you
            	- Action 1, Director: Name a second facilitator.
        "#]],
    );
}
