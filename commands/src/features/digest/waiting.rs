//! What waits for the chair, the secretariat and facilitators: a line for each kind, with the command that does it.

use jiff::{SignedDuration, Timestamp};

use super::content::{CYCLE_ENDS, MOST_CODES};
use crate::audience::in_office;
use crate::features::minutes::correct;
use crate::organisation::Organisation;
use crate::organisation::rules::findings;
use crate::record::{Code, Group, Meeting, Person, PersonId, Register, Role, State};
use crate::say;
use crate::words::{Arg, Inline, Line};

/// For how long minutes can be corrected before the chair is asked to approve them.
const CORRECTED_FOR: SignedDuration = SignedDuration::from_hours(7 * 24);

/// For how long after a meeting its minutes are asked for.
const MISSED_FOR: SignedDuration = SignedDuration::from_hours(28 * 24);

/// What waits, for one person.
pub(super) struct Waiting<'r> {
    register: &'r Register,
    organisation: &'r Organisation,
    now: Timestamp,
    person: PersonId,
    role: Role,
    /// All groups whose life goes on, in order.
    groups: Vec<&'r Group>,
}

impl<'r> Waiting<'r> {
    pub(super) fn new(
        register: &'r Register,
        organisation: &'r Organisation,
        person: PersonId,
        now: Timestamp,
    ) -> Self {
        let known = register.people().get(person);
        let role = known.map_or(Role::Participant, |known| organisation.role_of(known));
        let groups = organisation.groups_in_order(register).into_iter().filter(|group| !group.state.has_ended());
        Self { register, organisation, now, person, role, groups: groups.collect() }
    }

    /// All of it, what is to be decided first.
    pub(super) fn lines(&self) -> Vec<Line> {
        let mut lines = Vec::new();
        if self.role == Role::Chair {
            lines.extend(self.to_decide());
        }
        if matches!(self.role, Role::Chair | Role::Secretariat) {
            lines.extend(self.of_office());
        }
        if self.role == Role::Secretariat {
            lines.extend(self.of_secretariat());
        }
        lines.extend(self.of_facilitator());
        lines.extend(self.corrections());
        lines
    }

    /// The corrections of minutes that are proposed to them.
    fn corrections(&self) -> Option<Line> {
        let (register, organisation) = (self.register, self.organisation);
        let theirs = to_decide_on(register, organisation).filter(|(_, decider)| *decider == self.person);
        let open: Vec<(&Meeting, usize)> =
            theirs.map(|(meeting, _)| (meeting, count_of_corrections(meeting))).collect();
        let (first, _) = open.first()?;
        let each = open.iter().take(MOST_CODES);
        let each = each.map(|(meeting, count)| say!(waiting_of_meeting, number: meeting.number, count: *count));
        let show = Inline::command(format!("minutes show {}", first.number));
        Some(say!(waiting_corrections, meetings: Arg::each(each), command: show).into())
    }

    fn to_decide(&self) -> Vec<Line> {
        let waits = |group: &&&Group| group.state == State::Proposed;
        let is_ready = |group: &Group| {
            let findings = findings(group, self.register, self.organisation);
            !findings.is_empty() && findings.iter().all(|finding| finding.is_met)
        };
        let (ready, others): (Vec<&Group>, Vec<&Group>) =
            self.groups.iter().filter(waits).partition(|group| is_ready(group));
        let called = |group: &&Group| group.present_last_call().is_some_and(|call| call.has_ended);
        let (called, others): (Vec<&Group>, Vec<&Group>) = others.into_iter().partition(called);
        let deferred = self.groups.iter().copied().filter(|group| group.state == State::Deferred).collect();
        let renewals =
            |group: &&Group| group.state == State::Approved && group.renewal.is_some() && !group.is_continued;
        let renewals = self.groups.iter().copied().filter(renewals).collect();
        let alone = |group: &&Group| group.state == State::Approved && group.facilitators().next().is_none();
        let alone = self.groups.iter().copied().filter(alone).collect();
        let drafts: Vec<&Meeting> = self.register.drafts().filter(|meeting| self.is_to_be_approved(meeting)).collect();
        let mut lines: Vec<Line> = Vec::new();
        lines.extend(some(&ready, |groups, first| {
            say!(waiting_ready, groups: groups, command: command("decide", first, " approve")).into()
        }));
        lines.extend(some(&called, |groups, first| {
            say!(waiting_last_calls, groups: groups, command: command("why", first, "")).into()
        }));
        lines.extend(some(&renewals, |groups, first| {
            say!(waiting_renewals, groups: groups, command: command("decide", first, " continue")).into()
        }));
        lines.extend(some(&others, |groups, first| {
            say!(waiting_undecided, groups: groups, command: command("why", first, "")).into()
        }));
        lines.extend(some(&deferred, |groups, first| {
            say!(waiting_put_off, groups: groups, command: command("why", first, "")).into()
        }));
        lines.extend(some(&alone, |groups, first| {
            say!(waiting_without_facilitator, groups: groups, command: command("facilitate", first, " @person")).into()
        }));
        lines.extend(numbers(&drafts).map(|(meetings, first)| {
            let approve = Inline::command(format!("minutes approve {first}"));
            say!(waiting_drafts, count: drafts.len(), meetings: meetings, command: approve).into()
        }));
        lines
    }

    fn of_office(&self) -> Vec<Line> {
        let mut lines: Vec<Line> = Vec::new();
        lines.extend(concerns(self.groups.iter().copied()));
        let missed = self.groups.iter().copied().filter(|group| group.update_missed.is_some()).collect();
        lines.extend(some(&missed, |groups, first| {
            say!(waiting_updates, groups: groups, command: command("status", first, "")).into()
        }));
        lines.extend(self.missing_minutes(|_| true));
        lines.extend(self.next_cycle());
        lines
    }

    fn of_secretariat(&self) -> Vec<Line> {
        let mut lines = Vec::new();
        if in_office(self.register, self.organisation, &[Role::Chair]).is_empty() {
            let command = Inline::command("person @person role: chair");
            lines.push(say!(waiting_no_chair, chair: Inline::Chair, command: command).into());
        }
        let waits = |person: &&Person| !person.declared.is_empty();
        let mut declared: Vec<&Person> = self.register.people().iter().map(AsRef::as_ref).filter(waits).collect();
        declared.sort_by(|one, other| (&one.name, one.id).cmp(&(&other.name, other.id)));
        if let Some(first) = declared.first() {
            let command = Inline::command(format!("person \"{}\" confirm: yes", first.name));
            let people = Arg::each(declared.iter().take(MOST_CODES).map(|person| person.id));
            lines.push(say!(waiting_declared, people: people, command: command).into());
        }
        lines
    }

    fn of_facilitator(&self) -> Vec<Line> {
        let theirs: Vec<&Group> =
            self.groups.iter().copied().filter(|group| group.is_facilitated_by(self.person)).collect();
        if theirs.is_empty() || matches!(self.role, Role::Chair | Role::Secretariat) {
            return Vec::new();
        }
        let is_theirs = |code: Option<&Code>| code.is_some_and(|code| theirs.iter().any(|group| group.code == *code));
        let mut lines: Vec<Line> = concerns(theirs.iter().copied()).into_iter().collect();
        lines.extend(self.missing_minutes(|meeting| is_theirs(meeting.group.as_ref())));
        let ends = self.register.cycle().is_some_and(|cycle| cycle.ends.duration_since(self.now) <= CYCLE_ENDS);
        let silent = |group: &&Group| ends && group.state == State::Approved && group.renewal.is_none();
        let silent = theirs.iter().copied().filter(silent).collect();
        lines.extend(some(&silent, |groups, first| {
            say!(waiting_renew, groups: groups, command: command("renew", first, "")).into()
        }));
        lines
    }

    fn is_to_be_approved(&self, meeting: &Meeting) -> bool {
        let ended = meeting.record.as_ref().and_then(|record| record.ended);
        ended.is_some_and(|ended| self.now.duration_since(ended) >= CORRECTED_FOR)
    }

    /// The meetings of which nothing was taken down, of late.
    fn missing_minutes(&self, is_meant: impl Fn(&Meeting) -> bool) -> Option<Line> {
        let is_missing = |meeting: &&Meeting| {
            meeting.is_over
                && meeting.cancelled.is_none()
                && meeting.record.is_none()
                && self.now.duration_since(meeting.starts) <= MISSED_FOR
                && is_meant(meeting)
        };
        let missing: Vec<&Meeting> = self.register.meetings().filter(is_missing).collect();
        let (meetings, first) = numbers(&missing)?;
        let start = format!("minutes start {first}");
        Some(
            say!(
                waiting_minutes,
                count: missing.len(),
                meetings: meetings,
                start: Inline::command(start),
            )
            .into(),
        )
    }

    /// That no cycle follows the one that ends soon, or has ended.
    fn next_cycle(&self) -> Option<Line> {
        let open = Inline::command("cycle open \"NAME\" FROM TO");
        match self.register.cycle() {
            Some(cycle) => {
                let is_near = cycle.ends.duration_since(self.now) <= CYCLE_ENDS;
                let asks = is_near && self.register.next_cycle().is_none();
                let ends = Inline::Date(cycle.ends);
                asks.then(|| say!(waiting_next_cycle, cycle: cycle.name, ends: ends, command: open).into())
            }
            None => self.register.had_cycle().then(|| say!(waiting_no_cycle, command: open).into()),
        }
    }
}

/// The meetings to whose draft corrections are proposed, each with whoever is asked to decide on them.
pub(super) fn to_decide_on<'r>(
    register: &'r Register,
    organisation: &'r Organisation,
) -> impl Iterator<Item = (&'r Meeting, PersonId)> {
    let open = register.drafts().filter(|meeting| count_of_corrections(meeting) > 0);
    open.filter_map(|meeting| {
        let record = meeting.record.as_ref()?;
        Some((meeting, correct::decider(meeting, record, register, organisation)))
    })
}

fn count_of_corrections(meeting: &Meeting) -> usize {
    meeting.record.as_ref().map_or(0, |record| record.open_corrections().count())
}

/// Codes of groups as a line, with the first of them for the command; nothing where there are none.
fn some(groups: &Vec<&Group>, line: impl Fn(Arg, &Code) -> Line) -> Option<Line> {
    let first = groups.first()?;
    let more = groups.len().saturating_sub(MOST_CODES);
    let more = (more > 0).then(|| Line::from(say!(waiting_more, count: more)));
    let codes = groups.iter().take(MOST_CODES).map(|group| Line::from(&group.code)).chain(more);
    Some(line(Arg::each(codes), &first.code))
}

fn command(name: &str, code: &Code, rest: &str) -> Inline {
    Inline::command(format!("{name} {code}{rest}"))
}

/// The numbers of meetings, and the first.
fn numbers(meetings: &[&Meeting]) -> Option<(Arg, u32)> {
    let first = meetings.first()?.number;
    Some((Arg::each(meetings.iter().take(MOST_CODES).map(|meeting| Line::from(Inline::as_is(meeting.number)))), first))
}

/// The open concerns of groups, counted.
fn concerns<'g>(groups: impl Iterator<Item = &'g Group>) -> Option<Line> {
    let open: Vec<(&Group, usize)> =
        groups.map(|group| (group, group.open_concerns().count())).filter(|(_, count)| *count > 0).collect();
    let (first, _) = open.first()?;
    let each =
        open.iter().take(MOST_CODES).map(|(group, count)| say!(waiting_of_group, group: &group.code, count: *count));
    Some(say!(waiting_concerns, groups: Arg::each(each), command: command("status", &first.code, "")).into())
}

#[cfg(test)]
mod tests {
    use crate::testing::dialogue::Dialogue;
    use crate::words::Language;
    use expect_test::expect;

    #[test]
    fn the_chair_the_secretariat_and_facilitators_hear_each_week_in_one_message_what_waits_for_them() {
        let mut dialogue = Dialogue::with_life();
        dialogue.has_digests();
        dialogue.say("#plenary", "ginger", "/concern WG-CO Who pays?").quietly();
        dialogue.say("#plenary", "lynn", "/lastcall WG-IMP until: in 4 days").quietly();
        dialogue.say("#plenary", "lynn", "/decide WG-CO defer").quietly();
        dialogue.say("#wg-work", "lea", "/meet \"First call\" 2017-04-12 10:00 UTC").quietly();
        dialogue.pass("100h").quietly();
        dialogue.pass("72h").expect(expect![[r#"
            #plenary <rapporteur> The last call for WG-IMP has ended. No concern is open.

            	Stakeholder group    Members    Support  Concern  Silent  Other supporters
            	private sector       1 member   0        0        1       0
            	civil society        2 members  0        0        2       0
            	technical community  2 members  0        0        2       0
            	all                  5 members  0        0        5       0
            	What the rules ask for: /why WG-IMP
            @anja <rapporteur> Waiting for you
            	- Open concerns: WG-CO (2). To read them: /status WG-CO
            	- No minutes: meeting 1. To take them now: /minutes start 1
            @lea <rapporteur> Waiting for you
            	- No minutes: meeting 1. To take them now: /minutes start 1
            @lynn <rapporteur> Waiting for you
            	- Last call ended, but something that the rules ask for is missing: WG-IMP. What it is: /why WG-IMP
            	- Not decided yet: WG-MINE. What is missing: /why WG-MINE
            	- Put off: WG-CO. How it stands: /why WG-CO
            	- Open concerns: WG-CO (2). To read them: /status WG-CO
            	- No minutes: meeting 1. To take them now: /minutes start 1
            #plenary <rapporteur> Digest of all groups since Mon 10 Apr 2017

            	What needs you
            	- Consultation 1, until Fri 1 Dec 2017, 23:59 UTC: Which day? (1 input so far). To answer: /consult answer 1

            	What was decided
            	- WG-CO is deferred, by Lynn St. Amour, on Mon 10 Apr 2017.
            	- WG-WORK is approved, by Lynn St. Amour, on Mon 10 Apr 2017.
            	- Cycle opened by Lynn St. Amour: IGF 2017

            	What is new
            	- WG-IMP: Proposed by Avri Doria: IGF Improvements
            	- WG-CO: Proposed by Avri Doria: Outreach and Communications
            	- WG-WORK: Proposed by Flávio Wagner: Working Methods
            	- WG-MINE: Proposed by Lynn St. Amour: Mining
            	- WG-CO: +2, now 1 member, 1 other, 2 new concerns
            	- WG-WORK: Facilitator appointed by Lynn St. Amour: Lea Kaspar
            #wg-work <rapporteur> Digest of WG-WORK since Mon 10 Apr 2017
            	There is nothing new, and nothing needs you."#]]);
        dialogue.say("@lynn", "lynn", "/digest").expect(expect![[r#"
            @lynn <rapporteur> Your digest since Mon 10 Apr 2017

            	Waiting for you
            	- Last call ended, but something that the rules ask for is missing: WG-IMP. What it is: /why WG-IMP
            	- Not decided yet: WG-MINE. What is missing: /why WG-MINE
            	- Put off: WG-CO. How it stands: /why WG-CO
            	- Open concerns: WG-CO (2). To read them: /status WG-CO
            	- No minutes: meeting 1. To take them now: /minutes start 1

            	What needs you
            	- Consultation 1, until Fri 1 Dec 2017, 23:59 UTC: Which day? (1 input so far). To answer: /consult answer 1"#]]);
        dialogue.say("#plenary", "lynn", "/cycle open \"IGF 2018\" 2017-12-31 2018-12-31").expect(expect!["#plenary <rapporteur> A cycle is already open, until Sun 31 Dec 2017, 23:59 UTC. The next one can begin after it, and only one can be opened in advance. To close the present one: /cycle close"]);
        dialogue.say("#plenary", "lynn", "/cycle open \"IGF 2018\" 2018-01-01 2018-12-31").expect(expect!["#plenary <rapporteur> The cycle IGF 2018 follows, from Mon 1 Jan 2018 to Mon 31 Dec 2018. It begins once IGF 2017 has ended."]);
        dialogue.say("#plenary", "lynn", "/cycle show").expect(expect![[r#"
            #plenary <rapporteur> The cycle IGF 2017 runs from Sun 1 Jan 2017 to Sun 31 Dec 2017.
            	These groups will end unless they ask to continue: WG-WORK. To ask: /renew CODE
            	The cycle IGF 2018 follows, from Mon 1 Jan 2018 to Mon 31 Dec 2018. It begins once IGF 2017 has ended."#]]);
        dialogue.say("#wg-work", "lea", "/renew").quietly();
        dialogue.pass("168h").expect(expect![[r#"
            @anja <rapporteur> Waiting for you
            	- Open concerns: WG-CO (2). To read them: /status WG-CO
            	- No minutes: meeting 1. To take them now: /minutes start 1
            @lea <rapporteur> Waiting for you
            	- No minutes: meeting 1. To take them now: /minutes start 1
            @lynn <rapporteur> Waiting for you
            	- Last call ended, but something that the rules ask for is missing: WG-IMP. What it is: /why WG-IMP
            	- Asking to continue: WG-WORK. /decide WG-WORK continue
            	- Not decided yet: WG-MINE. What is missing: /why WG-MINE
            	- Put off: WG-CO. How it stands: /why WG-CO
            	- Open concerns: WG-CO (2). To read them: /status WG-CO
            	- No minutes: meeting 1. To take them now: /minutes start 1
            #plenary <rapporteur> Digest of all groups since Mon 17 Apr 2017

            	What needs you
            	- Consultation 1, until Fri 1 Dec 2017, 23:59 UTC: Which day? (1 input so far). To answer: /consult answer 1

            	What was decided
            	- Cycle opened by Lynn St. Amour: IGF 2018

            	What is new
            	- WG-WORK: Request by Lea Kaspar to continue in the next cycle
            #wg-work <rapporteur> Digest of WG-WORK since Mon 17 Apr 2017

            	What is new
            	- Request by Lea Kaspar to continue in the next cycle"#]]);
        dialogue.pass("6100h").quietly();
        dialogue
            .say("#plenary", "lynn", "/cycle show")
            .expect(expect!["#plenary <rapporteur> The cycle IGF 2018 runs from Mon 1 Jan 2018 to Mon 31 Dec 2018."]);
    }

    #[test]
    fn eight_overdue_updates_are_one_line_and_a_lost_chair_is_told_to_the_secretariat() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.has_digests();
        for number in 1..=8 {
            dialogue.say("#plenary", "lea", &format!("/propose WG-G{number} A group")).quietly();
            dialogue.say("#plenary", "lynn", &format!("/decide WG-G{number} approve anyway: yes")).quietly();
            dialogue.say("#plenary", "lynn", &format!("/facilitate WG-G{number} @lea")).quietly();
        }
        dialogue.pass("1950h").quietly();
        dialogue.say("@lynn", "lynn", "/profile forget yes").expect(expect![[r#"
            @lynn <rapporteur> Your data is deleted. What you did still counts, shown as "a former member".
            @anja <rapporteur> Nobody is chair now, so nothing can be decided. Once somebody is chosen: /person @person role: chair"#]]);
        let seen = dialogue.pass("168h");
        seen.expect(expect![[r#"
            @anja <rapporteur> Waiting for you
            	- Update overdue: WG-G1, WG-G2, WG-G3, WG-G4, WG-G5, WG-G6, WG-G7, WG-G8. Who was asked: /status WG-G1
            	- Nobody is chair now, so nothing can be decided. Once somebody is chosen: /person @person role: chair
            #plenary <rapporteur> Digest of all groups since Mon 26 Jun 2017
            	There is nothing new, and nothing needs you."#]]);
        seen.expect_in(Language::French, dialogue.register(), expect![[r#"
            Ce qui vous attend
            - Point d’étape en retard : WG-G1, WG-G2, WG-G3, WG-G4, WG-G5, WG-G6, WG-G7, WG-G8. À qui il a été demandé : /état WG-G1
            - Plus personne n’assure la présidence : rien ne peut être décidé. Une fois quelqu’un choisi : /personne @personne rôle: présidence
            Récapitulatif de tous les groupes depuis le lun. 26 juin 2017
            Il n’y a rien de nouveau, et rien ne vous attend."#]]);
    }
}
