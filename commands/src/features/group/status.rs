//! `/status [CODE] [as-of: DATE]`: the table of all groups, or one group whole, now or at an earlier moment.

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::features::group::charter::nominees;
use crate::features::group::{dated, document, facilitators_since, heading, listed, update};
use crate::features::meeting;
use crate::history::decisions::decided;
use crate::language::access::ANYONE;
use crate::language::arguments::ANY_CODE;
use crate::language::{Arg, Call, Draft, Kind, Refused, Shape, Spec};
use crate::line;
use crate::organisation::Organisation;
use crate::phrase;
use crate::record::{Act, Code, Concern, Group, Register, Revision, Role, State, Support, TextId};
use crate::say;
use crate::words::{self, Block, Explain, Inline, Label, Line, Message, Reply, Table, shared};

const AS_OF: Arg<Timestamp> = Arg::new("as-of", Kind::Moment, phrase!(status_as_of_about)).named();

pub(crate) const STATUS: Spec = Spec {
    name: "status",
    summary: phrase!(status_summary),
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
    let zone = scene.organisation.zone_of(Some(draft.speaker()));
    let by_clock = |at| zone.iana_name().map_or(Inline::Moment(at), |zone| Inline::Local(at, zone.to_owned()));
    let past = as_of.map(by_clock);
    if let Some(at) = as_of.filter(|at| *at > end_of_tomorrow(scene.now)) {
        return Err(Refusal::NotYet { at }.into());
    }
    let Some(code) = call.get(&ANY_CODE) else {
        return Ok(table(scene.register, scene.organisation, past));
    };
    match scene.register.group(code) {
        Some(group) => Ok(whole(group, scene.register, scene.organisation, past)),
        None => Err(Refusal::NotYetProposed { group: code.clone(), at: as_of.unwrap_or(scene.now) }.into()),
    }
}

/// The end of today is still to come, and in some zone so is the end of tomorrow.
fn end_of_tomorrow(now: Timestamp) -> Timestamp {
    now.checked_add(jiff::SignedDuration::from_hours(48)).unwrap_or(now)
}

/// The table of all groups, by category.
fn table(register: &Register, organisation: &Organisation, as_of: Option<Inline>) -> Reply {
    let groups = organisation.groups_in_order(register);
    if groups.is_empty() && as_of.is_some() {
        return dated_as_of(as_of).and(say!(group_status_none_then).into());
    }
    if groups.is_empty() {
        let propose = Inline::Command("propose CODE Title".to_owned());
        return Reply::said(say!(group_status_none, propose: propose));
    }
    let mut reply = dated_as_of(as_of);
    for same_category in groups.chunk_by(|one, other| one.category == other.category) {
        let rows = same_category.iter().map(|group| row(group, organisation)).collect();
        let heads = [
            say!(group_status_code),
            say!(group_status_title),
            say!(group_support),
            say!(group_status_comments),
            say!(group_status_status),
        ];
        let heads = heads.map(Label::from).to_vec();
        reply = reply
            .with(Block::Heading(line![Inline::as_is(organisation.category_title(&same_category[0].category))]))
            .with(Block::Table(Table { heads, rows }));
    }
    reply
}

/// The beginning of an answer, which says so where it is of the past.
fn dated_as_of(at: Option<Inline>) -> Reply {
    at.map(|at| Reply::said(say!(group_status_as_of, at: at))).unwrap_or_default()
}

fn row(group: &Group, organisation: &Organisation) -> Vec<Line> {
    let decided = group.standing_decisions().next_back().map(|decision| decision.act.at);
    let status = match group.status_lines.last() {
        Some(status) if group.state == State::Proposed => line![status.words],
        // What was said before a decision does not tell what was decided.
        Some(status) if decided.is_none_or(|decided| status.at > decided) => {
            say!(group_status_state_and_words, state: group.state, words: status.words).into()
        }
        _ => Message::from(group.state).into(),
    };
    vec![
        line![&group.code],
        group.title().map_or_else(|| line![], |title| line![title]),
        support(group, organisation),
        line![Inline::as_is(group.comment_count())],
        status,
    ]
}

/// Support in numbers, and in words when the organisation's rules have words for it.
fn support(group: &Group, organisation: &Organisation) -> Line {
    match organisation.level_of_support(group) {
        Some(level) => say!(group_status_support_level, tally: group.tally(), level: level.to_owned()).into(),
        None => Message::from(group.tally()).into(),
    }
}

/// One group whole.
fn whole(group: &Group, register: &Register, organisation: &Organisation, as_of: Option<Inline>) -> Reply {
    let category = organisation.category_title(&group.category).to_owned();
    let place = match group.new_this_cycle {
        true => say!(group_status_where_new, category: category, state: group.state),
        false => say!(group_status_where, category: category, state: group.state),
    };
    let mut reply = dated_as_of(as_of)
        .with(Block::Heading(heading(group)))
        .and(place.into())
        .with(Block::Fields(fields(group, register, organisation)));
    let supporters = group.supporters_in_order();
    let with_words: Vec<Line> =
        supporters.iter().filter_map(|support| Some(render_act(&support.act, support.words?).into())).collect();
    if !with_words.is_empty() {
        reply = reply.with(Block::Heading(say!(group_status_words_of_support).into())).with(Block::List(with_words));
    }
    if !group.concerns.is_empty() {
        let concerns = (1..).zip(&group.concerns).map(|(number, concern)| concern_shown(number, concern)).collect();
        reply = reply.with(Block::Heading(say!(group_status_concerns).into())).with(Block::List(concerns));
    }
    if group.comment_count() > 0 {
        let comments =
            group.standing_comments().map(|(_, comment)| render_act(&comment.act, comment.words).into()).collect();
        reply = reply.with(Block::Heading(say!(group_status_other_comments).into())).with(Block::List(comments));
    }
    reply
}

/// What is known of a group, in its order.
fn fields(group: &Group, register: &Register, organisation: &Organisation) -> Vec<(Label, Line)> {
    let mut fields: Vec<(Label, Line)> = Vec::new();
    let mut field = |name: Message, value: Line| fields.push((name.into(), value));
    field(say!(group_support), support(group, organisation));
    if let Some(by_stakeholder) = by_stakeholder(group) {
        field(say!(group_status_by_stakeholder), by_stakeholder);
    }
    field(say!(group_status_comments), line![Inline::as_is(group.comment_count())]);
    let set =
        |revision: &Revision| say!(group_status_set, words: revision.words, date: Inline::Date(revision.at)).into();
    if let Some(status) = group.status_lines.last() {
        field(say!(group_status_status), set(status));
    }
    if let Some(note) = group.notes.last() {
        field(say!(group_status_note), set(note));
    }
    if let Some(proposer) = group.proposer {
        let recorded = || line![Inline::Date(group.proposed_at)];
        let date = group.proposed_on.map_or_else(recorded, |day| Message::from(day).into());
        let said = match group.proposed_in {
            None => say!(group_status_who_when, who: proposer, date: date),
            Some(source) => say!(group_status_who_when_source, who: proposer, date: date, source: source),
        };
        field(say!(group_status_proposed_by), said.into());
    }
    if !group.nominees.is_empty() {
        field(say!(group_status_proposed_to_facilitate), nominees(&group.nominees));
    }
    let facilitators = facilitators_since(group.facilitators());
    if !facilitators.is_empty() {
        field(say!(group_facilitators), listed(facilitators));
    }
    let former = group.appointments.iter().filter_map(|appointment| {
        let (since, until) = (Inline::Date(appointment.since), Inline::Date(appointment.until?));
        Some(say!(group_status_from_to, who: appointment.person, since: since, until: until))
    });
    let former: Vec<Message> = former.collect();
    if !former.is_empty() {
        field(say!(group_status_former_facilitators), listed(former));
    }
    for decision in &group.decisions {
        field(say!(group_status_decision), decided(&group.code, decision).into());
    }
    if let Some((at, reason)) = &group.withdrawn {
        let withdrawn = reason.map_or_else(|| line![Inline::Date(*at)], |reason| dated(*at, reason));
        field(say!(group_status_withdrawn), withdrawn);
    }
    if let Some(at) = group.lapsed {
        field(say!(group_status_lapsed), line![Inline::Date(at)]);
    }
    if let Some(call) = group.running_last_call() {
        let until = say!(group_status_last_call_until, until: Inline::Moment(call.until));
        field(say!(group_status_last_call), until.into());
    }
    if let Some(update) = update::standing(group) {
        field(say!(group_status_last_update), update);
    }
    if let Some(next) = register.meetings_to_come(Some(&group.code)).first() {
        let starts = meeting::with_utc(next.starts, &next.zone);
        let next = say!(group_status_meeting, number: next.number, starts: starts);
        field(say!(group_status_next_meeting), next.into());
    }
    if let Some(at) = group.renewal {
        let asked = match group.is_continued {
            true => say!(group_status_will_continue, date: Inline::Date(at)),
            false => say!(group_status_asked_to_continue, date: Inline::Date(at)),
        };
        field(say!(group_status_next_cycle), asked.into());
    }
    for document in &group.documents {
        field(say!(group_status_document), document::render_document(document));
    }
    let supporters = group.supporters_in_order();
    if !supporters.is_empty() {
        let names = supporters.iter().map(|Support { act, .. }| match act.came_late {
            None => Line::from(act.person),
            Some(_) => say!(group_status_supporter, who: act.person, when: said_at(act)).into(),
        });
        field(say!(group_status_supporters), listed(names));
    }
    fields
}

fn render_act(act: &Act, words: TextId) -> Message {
    let (who, when) = (act.person, said_at(act));
    match (act.recorded_by, act.source) {
        (None, None) => say!(group_status_said, who: who, when: when, words: words),
        (Some(by), None) => say!(group_status_said_recorded, who: who, when: when, by: by, words: words),
        (None, Some(source)) => {
            say!(group_status_said_source, who: who, when: when, source: source, words: words)
        }
        (Some(by), Some(source)) => say!(
            group_status_said_recorded_source,
            who: who,
            when: when,
            by: by,
            source: source,
            words: words,
        ),
    }
}

/// The day on which something was said; of what arrived after the end of the last call both times.
fn said_at(act: &Act) -> Line {
    match act.came_late {
        None => act.said_on.map_or_else(|| line![Inline::Date(act.at)], |day| Message::from(day).into()),
        Some(came) => {
            let (said, came) = (Inline::Moment(act.at), Inline::Moment(came));
            say!(group_status_late, said: said, came: came).into()
        }
    }
}

fn concern_shown(number: usize, concern: &Concern) -> Line {
    let said = render_act(&concern.act, concern.words);
    let Some(end) = &concern.end else {
        return say!(group_status_concern_open, number: number, said: said).into();
    };
    let (how, date) = (end.how, Inline::Date(end.at));
    let shown = match (end.by.filter(|by| *by != concern.act.person), end.reason) {
        (None, None) => say!(group_status_concern_ended, number: number, said: said, how: how, date: date),
        (None, Some(reason)) => say!(
            group_status_concern_ended_reason,
            number: number,
            said: said,
            how: how,
            date: date,
            reason: reason,
        ),
        (Some(by), None) => {
            say!(group_status_concern_ended_by, number: number, said: said, how: how, by: by, date: date)
        }
        (Some(by), Some(reason)) => say!(
            group_status_concern_ended_by_reason,
            number: number,
            said: said,
            how: how,
            by: by,
            date: date,
            reason: reason,
        ),
    };
    shown.into()
}

/// Support by stakeholder group, when any is known.
fn by_stakeholder(group: &Group) -> Option<Line> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut not_known = 0_usize;
    for support in group.supporters.values() {
        match &support.stakeholder {
            Some(name) => *counts.entry(name).or_default() += 1,
            None => not_known += 1,
        }
    }
    if counts.is_empty() {
        return None;
    }
    let known = counts
        .into_iter()
        .map(|(name, count)| say!(group_status_of_stakeholder, stakeholder: shared::stakeholder(name), count: count));
    let unknown = (not_known > 0).then(|| say!(group_status_of_unknown, count: not_known));
    Some(listed(known.chain(unknown)))
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
            Self::NotYet { at } => Reply::said(say!(group_status_not_yet, at: Inline::Moment(*at))),
            Self::NotYetProposed { group, at } => {
                Reply::said(say!(group_status_not_yet_proposed, group: group, at: Inline::Moment(*at)))
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
    use crate::words::Language;
    use expect_test::expect;

    #[test]
    fn the_table_shows_all_groups_by_category() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#plenary", "lea", "/status").expect(expect![[r#"
            #plenary <rapporteur> Working Groups

            	Code    Title                        Support    Comments  Status
            	WG-IMP  IGF Improvements             0 members  0         proposed
            	WG-CO   Outreach and Communications  1 member   0         proposed"#]]);
        Dialogue::empty().say("#plenary", "lea", "/status").expect(expect![
            "#plenary <rapporteur> No group has been proposed yet. Members can propose one: /propose CODE Title"
        ]);
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
            "#plenary <rapporteur> Thu 1 Jun 2017, 23:59 UTC is still to come. Give a day or a moment in the past."
        ]);
    }

    #[test]
    fn it_is_said_in_french_too() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#plenary", "lynn", "/note WG-IMP status: Significant Support").quietly();
        dialogue.say("#plenary", "lea", "/concern WG-IMP Too broad.").quietly();
        dialogue.say("#plenary", "flavio", "/support WG-IMP Good.").quietly();
        let seen = dialogue.say("#plenary", "lea", "/status");
        seen.expect_in(
            Language::French,
            dialogue.register(),
            expect![[r#"
            Working Groups

            Code    Titre                        Soutien   Commentaires  État
            WG-IMP  IGF Improvements             1 membre  0             Significant Support
            WG-CO   Outreach and Communications  1 membre  0             proposé"#]],
        );
        let seen = dialogue.say("#plenary", "lea", "/status WG-IMP as-of: 2017-04-10");
        seen.expect_in(
            Language::French,
            dialogue.register(),
            expect![[r#"
                État au lun. 10 avr. 2017 à 23:59 UTC.

                WG-IMP : IGF Improvements
                Working Groups, proposé, nouveau dans ce cycle
                Soutien : 1 membre
                Par groupe de parties prenantes : communauté technique 1
                Commentaires : 0
                État : Significant Support (lun. 10 avr. 2017)
                Proposé par : Avri Doria, le lun. 10 avr. 2017
                Soutenu par : Flávio Wagner

                Messages de soutien
                - Flávio Wagner, lun. 10 avr. 2017 : Good.

                Réserves
                - 1. Lea Kaspar, lun. 10 avr. 2017 : Too broad. (en suspens)"#]],
        );
    }
}
