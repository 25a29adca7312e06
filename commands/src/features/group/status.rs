//! `/status [CODE] [as-of: DATE]`: the table of all groups, or one group whole, now or at an earlier moment.

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::features::group::charter::nominees;
use crate::features::group::{document, update};
use crate::features::meeting;
use crate::history::decisions::words_of;
use crate::language::access::ANYONE;
use crate::language::arguments::ANY_CODE;
use crate::language::{Arg, Call, Draft, Kind, Refused, Shape, Spec};
use crate::line;
use crate::organisation::Organisation;
use crate::record::{Act, Code, Concern, Group, Register, Revision, Role, State, Support};
use crate::time::when;
use crate::words::reply::capitalised;
use crate::words::{self, Block, Explain, Inline, Label, Line, Reply, Table};

const AS_OF: Arg<Timestamp> = Arg::new("as-of", Kind::Moment, "an earlier day or moment").named();

pub(crate) const STATUS: Spec = Spec {
    name: "status",
    summary: "Shows the table of all groups, or one group whole.",
    access: ANYONE,
    private: false,
    shape: Shape::Act { arguments: &[ANY_CODE.argument, AS_OF.argument], decide },
    examples: &["status", "status WG-IMP", "status WG-IMP as-of: 2017-04-10"],
    refused: &[
        Refused { by: Role::Member, typed: "status WG-INP" },
        Refused { by: Role::Member, typed: "status as-of: soon" },
        Refused { by: Role::Member, typed: "status as-of: 2999-01-01" },
    ],
};

fn decide(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let scene = draft.scene();
    let as_of = call.get(&AS_OF).copied();
    let as_of_words = as_of.map(|at| when::moment_words(at, &scene.organisation.zone_of(Some(draft.speaker()))));
    if let Some(at) = as_of.filter(|at| *at > end_of_tomorrow(scene.now)) {
        return Err(Refusal::NotYet { at }.into());
    }
    let Some(code) = call.get(&ANY_CODE) else {
        return Ok(table(scene.register, scene.organisation, as_of_words.as_deref()));
    };
    match scene.register.group(code) {
        Some(group) => Ok(whole(group, scene.register, scene.organisation, as_of_words.as_deref())),
        None => Err(Refusal::NotYetProposed { group: code.clone(), at: as_of.unwrap_or(scene.now) }.into()),
    }
}

/// The end of today is still to come, and in some zone so is the end of tomorrow.
fn end_of_tomorrow(now: Timestamp) -> Timestamp {
    now.checked_add(jiff::SignedDuration::from_hours(48)).unwrap_or(now)
}

/// The table of all groups, by category.
fn table(register: &Register, organisation: &Organisation, as_of: Option<&str>) -> Reply {
    let groups = organisation.groups_in_order(register);
    let mut reply = Reply::default();
    if let Some(at) = as_of {
        reply = reply.and(line![format!("As of {at}.")]);
    }
    if groups.is_empty() && as_of.is_some() {
        return reply.and(line!["No group had been proposed then."]);
    }
    if groups.is_empty() {
        return reply.and(line![
            "No group has been proposed yet. A member can: ",
            Inline::Command("propose CODE Title".to_owned())
        ]);
    }
    for same_category in groups.chunk_by(|one, other| one.category == other.category) {
        let rows = same_category.iter().map(|group| row(group, organisation)).collect();
        let heads = ["Code", "Title", "Support", "Comments", "Status"].map(Label::from).to_vec();
        reply = reply
            .with(Block::Heading(line![organisation.category_title(&same_category[0].category).to_owned()]))
            .with(Block::Table(Table { heads, rows }));
    }
    reply
}

fn row(group: &Group, organisation: &Organisation) -> Vec<Line> {
    let decided = group.decisions.last().map(|decision| decision.act.at);
    let status = match group.status_lines.last() {
        Some(status) if group.state == State::Proposed => line![status.words],
        // What was said before a decision does not tell what was decided.
        Some(status) if decided.is_none_or(|decided| status.at > decided) => {
            line![format!("{}: ", group.state), status.words]
        }
        _ => line![group.state.to_string()],
    };
    vec![
        line![&group.code],
        group.title().map_or_else(|| line![], |title| line![title]),
        support(group, organisation),
        line![group.comments.len().to_string()],
        status,
    ]
}

/// Support in numbers, and in words when the organisation's rules have words for it.
fn support(group: &Group, organisation: &Organisation) -> Line {
    match organisation.level_of_support(group) {
        Some(level) => line![group.tally(), format!(" ({level})")],
        None => line![group.tally()],
    }
}

/// One group whole.
fn whole(group: &Group, register: &Register, organisation: &Organisation, as_of: Option<&str>) -> Reply {
    let mut reply = Reply::default();
    if let Some(at) = as_of {
        reply = reply.and(line![format!("As of {at}.")]);
    }
    let title = group.title().map_or_else(|| line![], |title| line![title]);
    reply = reply.with(Block::Heading(line![&group.code, ": "].then(title)));
    let new = if group.new_this_cycle { ", new this cycle" } else { "" };
    reply = reply.and(line![format!("{}, {}{new}", organisation.category_title(&group.category), group.state)]);
    let mut fields: Vec<(Label, Line)> = Vec::new();
    let mut field = |name: &str, value: Line| fields.push((name.to_owned().into(), value));
    field("Support", support(group, organisation));
    if let Some(by_stakeholder) = by_stakeholder(group) {
        field("By stakeholder group", by_stakeholder);
    }
    field("Comments", line![group.comments.len().to_string()]);
    let mut dated = |name: &str, revision: Option<&Revision>| {
        if let Some(Revision { at, words, .. }) = revision {
            let day = when::date_words(*at, &jiff::tz::TimeZone::UTC);
            field(&format!("{name} on {day}"), line![*words]);
        }
    };
    dated("Status", group.status_lines.last());
    dated("Note", group.notes.last());
    if let Some(proposer) = group.proposer {
        field("Proposed by", line![proposer, " on ", Inline::Date(group.proposed_at)]);
    }
    if !group.nominees.is_empty() {
        field("Proposed to facilitate", nominees(&group.nominees));
    }
    let facilitators =
        group.facilitators().map(|appointment| line![appointment.person, " since ", Inline::Date(appointment.since)]);
    let facilitators: Vec<Line> = facilitators.collect();
    if !facilitators.is_empty() {
        field("Facilitators", Line::join(facilitators, ", "));
    }
    let former = group.appointments.iter().filter_map(|appointment| {
        let until = Inline::Date(appointment.until?);
        Some(line![appointment.person, ", ", Inline::Date(appointment.since), " to ", until])
    });
    let former: Vec<Line> = former.collect();
    if !former.is_empty() {
        field("Former facilitators", Line::join(former, "; "));
    }
    for decision in &group.decisions {
        field("Decision", line![&group.code].then(words_of(decision)));
    }
    if let Some((at, reason)) = &group.withdrawn {
        let reason = reason.map_or_else(|| line![], |reason| line![": ", reason]);
        field("Withdrawn", line![Inline::Date(*at)].then(reason));
    }
    if let Some(at) = group.lapsed {
        field("Lapsed", line![Inline::Date(at)]);
    }
    if let Some(call) = group.running_last_call() {
        field("Last call", line!["until ", Inline::Moment(call.until)]);
    }
    if let Some(update) = update::standing(group) {
        field("Last update", update);
    }
    if let Some(next) = register.meetings_to_come(Some(&group.code)).first() {
        field("Next meeting", line![format!("{}, ", next.number)].then(meeting::with_utc(next.starts, &next.zone)));
    }
    if let Some(at) = group.renewal {
        let answer = if group.is_continued { ", and was continued" } else { "" };
        field("Next cycle", line!["asked to go on, ", Inline::Date(at), answer]);
    }
    for document in &group.documents {
        field("Document", document::render_document(document));
    }
    let supporters = group.supporters_in_order();
    if !supporters.is_empty() {
        let names = supporters.iter().map(|Support { act, .. }| match act.came_late {
            None => line![act.person],
            Some(_) => line![act.person, " ("].then(said_at(act)).then(line![")"]),
        });
        field("Supporters", Line::join(names, ", "));
    }
    reply = reply.with(Block::Fields(fields));
    let with_words: Vec<Line> =
        supporters.iter().filter_map(|support| Some(render_act(&support.act, support.words?))).collect();
    if !with_words.is_empty() {
        reply = reply.with(Block::Heading(line!["Words of support"])).with(Block::List(with_words));
    }
    if !group.concerns.is_empty() {
        let concerns = (1..).zip(&group.concerns).map(|(number, concern)| concern_shown(number, concern)).collect();
        reply = reply.with(Block::Heading(line!["Concerns"])).with(Block::List(concerns));
    }
    if !group.comments.is_empty() {
        let comments = group.comments.iter().map(|comment| render_act(&comment.act, comment.words)).collect();
        reply = reply.with(Block::Heading(line!["Other comments"])).with(Block::List(comments));
    }
    reply
}

fn render_act(act: &Act, words: crate::record::TextId) -> Line {
    let line = line![act.person, ", "].then(said_at(act));
    let line = match act.recorded_by {
        Some(by) => line.then(line![", recorded by ", by]),
        None => line,
    };
    let line = match act.source {
        Some(source) => line.then(line![", from ", source]),
        None => line,
    };
    line.then(line![": ", words])
}

/// When something was said; of what arrived after the end of the last call both times.
fn said_at(act: &Act) -> Line {
    match act.came_late {
        None => line![Inline::Date(act.at)],
        Some(came) => {
            let (said, came) = (Inline::Moment(act.at), Inline::Moment(came));
            line!["said ", said, ", arrived after the end of the last call: ", came]
        }
    }
}

fn concern_shown(number: usize, concern: &Concern) -> Line {
    let said = line![format!("{number}. ")].then(render_act(&concern.act, concern.words));
    let Some(end) = &concern.end else { return said.then(line![" (It stands.)"]) };
    let by = end.by.filter(|by| *by != concern.act.person).map_or_else(|| line![], |by| line![" by ", by]);
    let reason = end.reason.map_or_else(|| line![], |reason| line![": ", reason]);
    let ended =
        line![format!(" ({}", capitalised(&end.how.to_string()))].then(by).then(line![", ", Inline::Date(end.at)]);
    said.then(ended).then(reason).then(line![")"])
}

/// Support by stakeholder group, when any is known.
fn by_stakeholder(group: &Group) -> Option<Line> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut not_known = 0;
    for support in group.supporters.values() {
        match &support.stakeholder {
            Some(name) => *counts.entry(name).or_default() += 1,
            None => not_known += 1,
        }
    }
    if counts.is_empty() {
        return None;
    }
    let mut parts: Vec<String> = counts.into_iter().map(|(name, number)| format!("{name} {number}")).collect();
    if not_known > 0 {
        parts.push(format!("not known {not_known}"));
    }
    Some(line![parts.join(", ")])
}

/// Why nothing is shown.
#[derive(Debug)]
enum Refusal {
    /// The moment has not come yet.
    NotYet { at: Timestamp },
    /// At that moment the group was not there.
    NotYetProposed { group: Code, at: Timestamp },
}

impl Explain for Refusal {
    fn explain(&self) -> Reply {
        match self {
            Self::NotYet { at } => {
                Reply::line(line![Inline::Moment(*at), " has not come yet. Give a day or a moment in the past."])
            }
            Self::NotYetProposed { group, at } => {
                Reply::line(line![group, " was not yet proposed on ", Inline::Moment(*at), "."])
            }
        }
    }

    fn is_about_who(&self) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::dialogue::Dialogue;
    use expect_test::expect;

    #[test]
    fn the_table_shows_all_groups_by_category() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#plenary", "lea", "/status").expect(expect![[r#"
            #plenary <rapporteur> Working Groups

            	Code    Title                        Support    Comments  Status
            	WG-IMP  IGF Improvements             0 members  0         proposed
            	WG-CO   Outreach and Communications  1 member   0         proposed"#]]);
        Dialogue::empty()
            .say("#plenary", "lea", "/status")
            .expect(expect!["#plenary <rapporteur> No group has been proposed yet. A member can: /propose CODE Title"]);
    }

    #[test]
    fn one_group_is_shown_whole() {
        let mut dialogue = Dialogue::with_groups();
        for handle in ["lea", "flavio", "ginger", "avri", "lynn"] {
            dialogue.say("#plenary", handle, "/support WG-IMP").quietly();
        }
        dialogue
            .say("#plenary", "anja", "/support WG-IMP Good idea. for: Liesyl source: https://example.org/7")
            .quietly();
        dialogue.say("#plenary", "lea", "/status wg-imp").expect(expect![[r#"
            #plenary <rapporteur> WG-IMP: IGF Improvements
            	Working Groups, proposed, new this cycle
            	Support: 5 members, 1 other (Significant support)
            	By stakeholder group: civil society 2, private sector 1, technical community 2, not known 1
            	Comments: 0
            	Proposed by: Avri Doria on Mon 10 Apr 2017
            	Supporters: Lea Kaspar, Flávio Wagner, Virginia Paque, Avri Doria, Lynn St. Amour, Liesyl

            	Words of support
            	- Liesyl, Mon 10 Apr 2017, recorded by Anja Gengo, from https://example.org/7: Good idea."#]]);
    }

    #[test]
    fn the_past_is_shown_as_it_was() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.pass("24h").quietly();
        dialogue.say("#plenary", "lea", "/support WG-IMP").quietly();
        dialogue.say("#plenary", "lea", "/status WG-IMP as-of: 2017-04-10").expect(expect![[r#"
            #plenary <rapporteur> As of Mon 10 Apr 2017, 23:59 UTC.

            	WG-IMP: IGF Improvements
            	Working Groups, proposed, new this cycle
            	Support: 0 members
            	Comments: 0
            	Proposed by: Avri Doria on Mon 10 Apr 2017"#]]);
        dialogue
            .say("#plenary", "lea", "/status WG-IMP as-of: 2017-04-09")
            .expect(expect!["#plenary <rapporteur> WG-IMP was not yet proposed on Sun 9 Apr 2017, 23:59 UTC."]);
        dialogue.say("#plenary", "lea", "/status as-of: 2017-06-01").expect(expect![
            "#plenary <rapporteur> Thu 1 Jun 2017, 23:59 UTC has not come yet. Give a day or a moment in the past."
        ]);
    }
}
