//! `/update [CODE] words`: what a group has done. Facilitators are asked for it, and silence is shown.

use crate::language::access::FACILITATOR;
use crate::language::arguments::CODE;
use crate::language::{Arg, Call, Draft, Kind, Refused, Shape, Spec};
use crate::line;
use crate::organisation::Organisation;
use crate::record::{Event, Group, Role};
use crate::words::{Inline, Line, Refusal, Reply};

const WORDS: Arg<String> = Arg::new("words", Kind::Text, "what was done and what comes").required();

pub(crate) const UPDATE: Spec = Spec {
    name: "update",
    summary: "Reports on a group's work.",
    access: FACILITATOR,
    private: false,
    shape: Shape::Act { arguments: &[CODE.argument, WORDS.argument], decide },
    examples: &["update WG-WORK Two calls held. The first draft comes in June."],
    refused: &[
        Refused { by: Role::Participant, typed: "update WG-WORK We met." },
        Refused { by: Role::Chair, typed: "update WG-WORK" },
        Refused { by: Role::Chair, typed: "update WG-IMP We met." },
    ],
};

fn decide(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, Refusal> {
    let group = draft.working_group(call)?;
    let author = draft.speaker().id;
    let words = draft.text(call.need(&WORDS)?, author);
    draft.record(Event::UpdateGiven { group: group.code.clone(), words });
    let next = draft.scene().now.checked_add(draft.scene().organisation.update_every()).ok();
    let said = line!["Recorded: the update of ", &group.code, ". Thank you."];
    Ok(Reply::line(match next {
        Some(next) => said.then(line![" I ask for the next one on ", Inline::Date(next), "."]),
        None => said,
    }))
}

/// What a facilitator is asked, in private.
pub(crate) fn question(group: &Group, organisation: &Organisation) -> Reply {
    let last = match group.updates.last() {
        Some(update) => line!["The last one was on ", Inline::Date(update.at), "."],
        None => line!["There was none yet."],
    };
    let asked = line!["Please give an update on ", &group.code, ". "].then(last);
    let questions = organisation.update_questions.iter().map(|question| line![question.clone()]).collect();
    let answer = Inline::Command(format!("update {} What we have done …", group.code));
    crate::words::refusal::listed(asked, questions).and(line!["Answer with: ", answer])
}

/// What chair and secretariat hear when nobody could be asked.
pub(crate) fn nobody_asked(group: &Group) -> Reply {
    let names: Vec<Line> = group.facilitators().map(|appointment| line![appointment.person]).collect();
    let why = if names.is_empty() {
        line!["nobody facilitates it"]
    } else {
        line!["I know no account of "].then(Line::join(names, ", "))
    };
    let appoint = Inline::Command(format!("facilitate {} @person", group.code));
    Reply::line(
        line!["An update on ", &group.code, " is due, but I could ask nobody: "]
            .then(why)
            .then(line![". To appoint somebody: ", appoint]),
    )
}

/// What chair and secretariat hear when the time of grace is over.
pub(crate) fn missed(group: &Group) -> Reply {
    let asked = group.asks.iter().map(|ask| {
        let names = ask.of.iter().map(|person| match group.is_facilitated_by(*person) {
            true => line![*person],
            false => line![*person, " (formerly)"],
        });
        line![Inline::Date(ask.at), ": "].then(Line::join(names, ", "))
    });
    crate::words::refusal::listed(line!["No update on ", &group.code, " has come. Asked were:"], asked.collect())
}

/// How a group's updates stand, as its status shows it.
pub(crate) fn standing(group: &Group) -> Option<Line> {
    let last = group.updates.last().map(|update| line![Inline::Date(update.at), ": ", update.words]);
    let Some(first) = group.asks.iter().next() else { return last };
    let asked = line!["asked for on ", Inline::Date(first.at)];
    let asked = match group.update_missed {
        Some(since) => asked.then(line![", missing since ", Inline::Date(since)]),
        None => asked,
    };
    Some(match last {
        Some(last) => last.then(line![" (the next was "]).then(asked).then(line![")"]),
        None => line!["none; "].then(asked),
    })
}

#[cfg(test)]
mod tests {
    use crate::testing::dialogue::Dialogue;
    use expect_test::expect;

    #[test]
    fn facilitators_are_asked_in_private_and_silence_is_shown_to_all() {
        let mut dialogue = Dialogue::with_life();
        dialogue.pass("1440h").expect(expect![[r#"
            @lea <rapporteur> Please give an update on WG-WORK. There was none yet.
            	- What has the group done since then?
            	- What comes next, and by when?
            	- What do you need from the others?
            	Answer with: /update WG-WORK What we have done …"#]]);
        dialogue.say("#plenary", "flavio", "/status WG-WORK").expect(expect![[r#"
            #plenary <rapporteur> WG-WORK: Working Methods
            	Working Groups, approved, new this cycle
            	Support: 0 members
            	Comments: 0
            	Proposed by: Flávio Wagner on Mon 10 Apr 2017
            	Facilitators: Lea Kaspar since Mon 10 Apr 2017
            	Decision: WG-WORK is approved, by Lynn St. Amour, on Mon 10 Apr 2017. Approved although the rules ask for a written proposal with Objectives, for support from 1 member, for 2 member facilitators from different stakeholder groups, and for a last call. Reason: it has begun
            	Last update: none; asked for on Fri 9 Jun 2017"#]]);
        dialogue.pass("336h").expect(expect![[r#"
            @lynn <rapporteur> No update on WG-WORK has come. Asked were:
            	- Fri 9 Jun 2017: Lea Kaspar
            @anja <rapporteur> No update on WG-WORK has come. Asked were:
            	- Fri 9 Jun 2017: Lea Kaspar"#]]);
        dialogue.say("#plenary", "flavio", "/status WG-WORK").expect(expect![[r#"
            #plenary <rapporteur> WG-WORK: Working Methods
            	Working Groups, approved, new this cycle
            	Support: 0 members
            	Comments: 0
            	Proposed by: Flávio Wagner on Mon 10 Apr 2017
            	Facilitators: Lea Kaspar since Mon 10 Apr 2017
            	Decision: WG-WORK is approved, by Lynn St. Amour, on Mon 10 Apr 2017. Approved although the rules ask for a written proposal with Objectives, for support from 1 member, for 2 member facilitators from different stakeholder groups, and for a last call. Reason: it has begun
            	Last update: none; asked for on Fri 9 Jun 2017, missing since Fri 23 Jun 2017"#]]);
        dialogue.say("@lea", "lea", "/update WG-WORK Two calls held.").expect(expect![[r#"
            @lea <rapporteur> Recorded: the update of WG-WORK. Thank you. I ask for the next one on Tue 22 Aug 2017.
            	This is on the record, which everybody in the rooms can read."#]]);
        dialogue.say("#plenary", "flavio", "/status WG-WORK").expect(expect![[r#"
            #plenary <rapporteur> WG-WORK: Working Methods
            	Working Groups, approved, new this cycle
            	Support: 0 members
            	Comments: 0
            	Proposed by: Flávio Wagner on Mon 10 Apr 2017
            	Facilitators: Lea Kaspar since Mon 10 Apr 2017
            	Decision: WG-WORK is approved, by Lynn St. Amour, on Mon 10 Apr 2017. Approved although the rules ask for a written proposal with Objectives, for support from 1 member, for 2 member facilitators from different stakeholder groups, and for a last call. Reason: it has begun
            	Last update: Fri 23 Jun 2017: Two calls held."#]]);
    }

    #[test]
    fn when_nobody_can_be_asked_chair_and_secretariat_hear_of_it() {
        let mut dialogue = Dialogue::with_life();
        dialogue.say("#plenary", "lynn", "/release WG-WORK @lea").quietly();
        dialogue.say("#plenary", "lynn", "/facilitate WG-WORK Wout de Natris").quietly();
        dialogue.pass("1440h").expect(expect![[r#"
            @lynn <rapporteur> An update on WG-WORK is due, but I could ask nobody: I know no account of Wout de Natris. To appoint somebody: /facilitate WG-WORK @person
            @anja <rapporteur> An update on WG-WORK is due, but I could ask nobody: I know no account of Wout de Natris. To appoint somebody: /facilitate WG-WORK @person"#]]);
    }
}
