//! What falls due, and when: a pure question to the register, and what then happens.

pub(in crate::announce) mod meetings;
mod timetable;

use jiff::{SignedDuration, Timestamp};

pub use timetable::Timetable;

use crate::audience::hours;
use crate::features::{cycle, digest, meeting};
use crate::language::draft::Changes;
use crate::organisation::Organisation;
use crate::record::{
    Code, Consultation, Event, Group, MeetingEvent, Minutes, MinutesEvent, Person, PersonId, PersonalChanges,
    Recipient, Register, Reminder, Room, Seq,
};

/// Something that falls due. What falls due at the same time happens in this order.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Moment {
    /// People are reminded of something.
    Reminder(Reminder),
    /// The facilitators of a group are asked for an update.
    Update(Code),
    /// The time of grace for an update is over.
    UpdateMissed(Code),
    /// A last call ends.
    LastCallEnd(Code),
    /// A consultation ends.
    ConsultationEnd(u32),
    /// The cycle ends.
    CycleEnd,
    /// A group has ended, so its meetings are not held.
    MeetingsEnd(Code),
    /// The rules of a zone have changed, so that a meeting is at another instant.
    NewRules {
        /// The meeting.
        meeting: u32,
        /// The instant.
        starts: Timestamp,
    },
    /// The next meeting of a series gets its number.
    Turn {
        /// The series.
        series: u32,
        /// The place in it.
        place: u32,
    },
    /// The time of a meeting is over.
    MeetingOver(u32),
    /// Minutes in which nothing is taken down any more end by themselves.
    MinutesEnd(u32),
    /// A digest goes to somebody.
    Digest(Recipient),
    /// Digests begin for somebody of whom nothing in the record says that there is a digest to come.
    DigestsBegin(Recipient),
    /// A room hears what happened elsewhere.
    News(Room),
    /// Somebody hears what has waited for their hours.
    Held {
        /// Whose turn it is among those whose hours begin at the same time.
        turn: (Seq, usize),
        /// Who.
        person: PersonId,
    },
    /// What somebody was before a join is forgotten: it can no longer be taken back.
    Settled(PersonId),
}

impl Moment {
    /// The cause under which it is recorded: the same moment has the same cause, so that it happens once.
    pub(crate) fn cause(&self, at: Timestamp, register: &Register) -> String {
        match self {
            Self::Reminder(reminder) => match reminder {
                Reminder::CycleEnd { ends, days } => format!("cycle ends {ends}, {days} days before"),
                Reminder::ReviewNear { group, document, ends } => format!("review {group} {document} ends {ends} soon"),
                Reminder::ReviewEnded { group, document, ends } => format!("review {group} {document} ended {ends}"),
                Reminder::Consultation { consultation, until, hours } => {
                    format!("consultation {consultation} ends {until}, {hours} hours before")
                }
                Reminder::Meeting { meeting, starts, minutes, personal } => {
                    let whom = if *personal { "people" } else { "rooms" };
                    format!("meeting {meeting} at {starts}, {minutes} minutes before, to {whom}")
                }
                Reminder::ItemNear { meeting, item, opened } => {
                    format!("meeting {meeting} item {item} of {opened} is nearly over")
                }
                Reminder::ItemOver { meeting, item, opened } => {
                    format!("meeting {meeting} item {item} of {opened} is over")
                }
                Reminder::ActionNear { action, due } => format!("action {action} due {due} soon"),
                Reminder::ActionOverdue { action, due } => format!("action {action} was due {due}"),
                Reminder::MinutesOpen { meeting, last, office } => {
                    let whom = if *office { "secretariat" } else { "moderator" };
                    format!("minutes of meeting {meeting} silent since {last}, to {whom}")
                }
                Reminder::Waiting { at } => format!("what waits, at {at}"),
            },
            Self::Update(group) => format!("update {group} asked {at}"),
            Self::UpdateMissed(group) => format!("update {group} missed {at}"),
            Self::LastCallEnd(group) => format!("last call {group} {at}"),
            Self::ConsultationEnd(consultation) => format!("consultation {consultation} ended {at}"),
            Self::CycleEnd => format!("cycle ended {at}"),
            Self::MeetingsEnd(group) => format!("meetings of {group} ended {at}"),
            Self::NewRules { meeting, starts } => format!("meeting {meeting} is at {starts} by new rules"),
            Self::Turn { series, place } => format!("series {series} meeting {place}"),
            Self::MinutesEnd(meeting) => format!("minutes of meeting {meeting} end by themselves {at}"),
            Self::MeetingOver(meeting) => format!("meeting {meeting} over {at}"),
            Self::Digest(to) => format!("digest to {} at {at}", digest::key_of(to)),
            Self::DigestsBegin(to) => format!("digests to {} begin", digest::key_of(to)),
            Self::News(room) => match register.news_for(room) {
                Some(news) => format!("news {room} from {}", news.first),
                None => format!("news {room} {at}"),
            },
            // What was told to two who were one for a while can wait for either of them again when they are two.
            Self::Held { turn: (seq, place), person } => {
                let came = register.held(*person).map(|held| held.from);
                let told = register.told_last(*person).filter(|told| came.is_some_and(|came| *told > came));
                let told = told.map(|told| format!(", told before at {told}")).unwrap_or_default();
                format!("notices held by {seq}, {place}{told}, at {at}")
            }
            Self::Settled(person) => format!("join of {person} settled {at}"),
        }
    }

    /// The end of which it reminds: past it, there is no point in it any more.
    fn reminds_of(&self) -> Option<Timestamp> {
        match self {
            Self::Reminder(reminder) => reminder.ends(),
            Self::Update(_)
            | Self::UpdateMissed(_)
            | Self::LastCallEnd(_)
            | Self::ConsultationEnd(_)
            | Self::CycleEnd
            | Self::MeetingsEnd(_)
            | Self::NewRules { .. }
            | Self::Turn { .. }
            | Self::MeetingOver(_)
            | Self::MinutesEnd(_)
            | Self::Digest(_)
            | Self::DigestsBegin(_)
            | Self::News(_)
            | Self::Held { .. }
            | Self::Settled(_) => None,
        }
    }

    /// Whether it belongs to its time, so that it is late when that is past.
    pub(crate) fn is_dated(&self) -> bool {
        match self {
            // What waits is said as it stands when it is said.
            Self::News(_)
            | Self::Held { .. }
            | Self::NewRules { .. }
            | Self::Turn { .. }
            | Self::DigestsBegin(_)
            | Self::Settled(_)
            | Self::Reminder(Reminder::Waiting { .. }) => false,
            Self::Reminder(_)
            | Self::Update(_)
            | Self::UpdateMissed(_)
            | Self::LastCallEnd(_)
            | Self::ConsultationEnd(_)
            | Self::CycleEnd
            | Self::MeetingsEnd(_)
            | Self::MeetingOver(_)
            | Self::MinutesEnd(_)
            | Self::Digest(_) => true,
        }
    }
}

fn of_news(room: &Room, register: &Register, organisation: &Organisation) -> Option<(Timestamp, Moment)> {
    let news = register.news_for(room)?;
    let every = if news.is_of_comments() { organisation.comments_every() } else { organisation.news_every() };
    Some((later(news.since, every), Moment::News(room.clone())))
}

fn of_digests(of: &Recipient, register: &Register, organisation: &Organisation) -> Option<(Timestamp, Moment)> {
    let Some(digests) = register.digests(of) else {
        let begin = || Moment::DigestsBegin(of.clone());
        return (*of == Recipient::MailingList).then(|| Some((register.at()?, begin()))).flatten();
    };
    if digests.off {
        return None;
    }
    let schedule = match of {
        Recipient::Person(person) => register.people().get(*person)?.digests.as_ref().map(|own| own.schedule.clone()),
        Recipient::Room(_) => digests.schedule.clone().or_else(|| organisation.digest_schedule()),
        Recipient::MailingList => organisation.digest_schedule().filter(|_| organisation.mail.to_list),
    };
    Some((schedule?.next_after(digests.at)?, Moment::Digest(of.clone())))
}

fn of_group(group: &Group, register: &Register, organisation: &Organisation) -> Vec<(Timestamp, Moment)> {
    let mut moments = Vec::new();
    let code = || group.code.clone();
    if let Some(ended) = group.ended().filter(|_| register.has_meetings_to_come(Some(&group.code))) {
        moments.push((ended, Moment::MeetingsEnd(code())));
    }
    if let Some(since) = group.update_due_since() {
        let waits_since = group.asks.last().map_or(since, |ask| ask.at);
        moments.push((later(waits_since, organisation.update_every()), Moment::Update(code())));
        if let Some(first) = group.asks.iter().next().filter(|_| group.update_missed.is_none()) {
            moments.push((later(first.at, organisation.update_grace()), Moment::UpdateMissed(code())));
        }
    }
    if let Some(call) = group.running_last_call() {
        moments.push((call.until, Moment::LastCallEnd(code())));
    }
    if group.state.has_ended() {
        return moments;
    }
    let near = days(organisation.review_reminder_days);
    for (document, review) in &group.reviews {
        let (document, ends) = (*document, review.ends);
        // A review that is shorter than that needs no reminder.
        if later(review.since, near) < ends {
            let reminder = Reminder::ReviewNear { group: code(), document, ends };
            moments.push((earlier(ends, near), Moment::Reminder(reminder)));
        }
        moments.push((ends, Moment::Reminder(Reminder::ReviewEnded { group: code(), document, ends })));
    }
    moments
}

fn of_consultation(consultation: &Consultation, organisation: &Organisation) -> Vec<(Timestamp, Moment)> {
    let Consultation { number, until, opened, .. } = consultation;
    let reminders = organisation.consultation_reminder_hours.iter().filter_map(|hours| {
        let before = SignedDuration::from_hours(i64::from(*hours));
        let reminder = Reminder::Consultation { consultation: *number, until: *until, hours: *hours };
        (later(*opened, before) < *until).then(|| (earlier(*until, before), Moment::Reminder(reminder)))
    });
    reminders.chain([(*until, Moment::ConsultationEnd(*number))]).collect()
}

fn of_cycle(register: &Register, organisation: &Organisation) -> Vec<(Timestamp, Moment)> {
    let Some(cycle) = register.cycle() else { return Vec::new() };
    let warnings = organisation.cycle_warning_days.iter().filter_map(|number| {
        let before = days(*number);
        let reminder = Reminder::CycleEnd { ends: cycle.ends, days: *number };
        (later(cycle.opened, before) < cycle.ends).then(|| (earlier(cycle.ends, before), Moment::Reminder(reminder)))
    });
    warnings.chain([(cycle.ends, Moment::CycleEnd)]).collect()
}

fn of_held(person: PersonId, register: &Register, organisation: &Organisation) -> Option<(Timestamp, Moment)> {
    let held = register.held(person)?;
    let known = register.people().get(person)?;
    Some((hours::told_at(known, organisation, held.from), Moment::Held { turn: held.turn, person }))
}

fn of_office(register: &Register, organisation: &Organisation) -> Option<(Timestamp, Moment)> {
    let at = digest::waiting_after(register.office_told()?, organisation)?;
    Some((at, Moment::Reminder(Reminder::Waiting { at })))
}

/// What is said may be heard so much later: until then what was before a join is kept.
const HEARD_WITHIN: SignedDuration = SignedDuration::from_hours(48);

fn of_person(person: &Person) -> Option<(Timestamp, Moment)> {
    Some((later(person.settles()?, HEARD_WITHIN), Moment::Settled(person.id)))
}

/// What happens at a moment that falls due.
pub(crate) fn changes(moment: &Moment, register: &Register, organisation: &Organisation, now: Timestamp) -> Changes {
    let people = match moment {
        Moment::MeetingOver(number) => meeting::borne(*number, register, organisation),
        Moment::Settled(person) => {
            let person = register.people().get(*person).map(|person| Person::clone(person));
            person.map(|person| person.settled(earlier(now, HEARD_WITHIN))).into_iter().collect()
        }
        Moment::Reminder(_)
        | Moment::Update(_)
        | Moment::UpdateMissed(_)
        | Moment::LastCallEnd(_)
        | Moment::ConsultationEnd(_)
        | Moment::CycleEnd
        | Moment::MeetingsEnd(_)
        | Moment::NewRules { .. }
        | Moment::Turn { .. }
        | Moment::MinutesEnd(_)
        | Moment::Digest(_)
        | Moment::DigestsBegin(_)
        | Moment::Held { .. }
        | Moment::News(_) => Vec::new(),
    };
    let personal = PersonalChanges { people, ..PersonalChanges::default() };
    Changes { events: events(moment, register, organisation, now), personal, ..Changes::default() }
}

fn events(moment: &Moment, register: &Register, organisation: &Organisation, now: Timestamp) -> Vec<Event> {
    match moment {
        Moment::News(room) => vec![Event::NewsTold { room: room.clone() }],
        Moment::Reminder(reminder) => {
            let left_out = is_pointless(moment, register, organisation, now);
            vec![Event::Reminded { of: reminder.clone(), left_out }]
        }
        Moment::Update(code) => {
            let Some(group) = register.group(code) else { return Vec::new() };
            let facilitators = group.facilitators().map(|appointment| appointment.person);
            let of = facilitators.filter(|person| register.private_room(*person).is_some()).collect();
            vec![Event::UpdateAsked { group: code.clone(), of }]
        }
        Moment::UpdateMissed(group) => vec![Event::UpdateMissed { group: group.clone() }],
        Moment::LastCallEnd(group) => vec![Event::LastCallEnded { group: group.clone() }],
        Moment::ConsultationEnd(consultation) => vec![Event::ConsultationClosed { consultation: *consultation }],
        Moment::CycleEnd => cycle::ending(register),
        Moment::MeetingsEnd(group) => meeting::ending(group, register),
        Moment::NewRules { meeting, starts } => {
            let Some(meeting) = register.meeting(*meeting) else { return Vec::new() };
            let (wall, zone) = (meeting.wall, meeting.zone.clone());
            vec![MeetingEvent::MeetingMoved { meeting: meeting.number, wall, zone, starts: *starts }.into()]
        }
        Moment::Turn { series, place } => {
            let turn = register
                .series(*series)
                .and_then(|series| meeting::has_turn(series, *place, register.latest_meeting().saturating_add(1)));
            turn.map(Event::from).into_iter().collect()
        }
        Moment::MinutesEnd(number) => {
            let running = register.meeting(*number).and_then(|meeting| meeting.running_minutes());
            let ended =
                |record: &Minutes| MinutesEvent::MinutesEnded { meeting: *number, ended: Some(record.last_line()) };
            running.map(ended).map(Event::from).into_iter().collect()
        }
        Moment::MeetingOver(meeting) => vec![MeetingEvent::MeetingOver { meeting: *meeting }.into()],
        Moment::Digest(to) => vec![Event::DigestGiven { to: to.clone() }],
        Moment::Settled(_) => Vec::new(),
        Moment::Held { person, .. } => vec![Event::NoticesTold { person: *person, others: Vec::new() }],
        Moment::DigestsBegin(to) => vec![Event::DigestSet { to: to.clone(), schedule: None, off: false }],
    }
}

/// So long after an item was opened nobody needs to hear any more that its time is over.
const LONGEST_ITEM: SignedDuration = SignedDuration::from_hours(12);

/// Whether nobody needs it any more: what it reminds of is over, or the next reminder of it is due as well.
fn is_pointless(moment: &Moment, register: &Register, organisation: &Organisation, now: Timestamp) -> bool {
    let is_over = moment.reminds_of().is_some_and(|end| end <= now);
    let is_overtaken = match moment {
        Moment::Reminder(Reminder::CycleEnd { ends, days: number }) => {
            let mut later_ones = organisation.cycle_warning_days.iter().filter(|other| *other < number);
            later_ones.any(|other| earlier(*ends, days(*other)) <= now)
        }
        Moment::Reminder(Reminder::Consultation { until, hours, .. }) => {
            let mut later_ones = organisation.consultation_reminder_hours.iter().filter(|other| *other < hours);
            later_ones.any(|other| earlier(*until, SignedDuration::from_hours(i64::from(*other))) <= now)
        }
        Moment::Reminder(Reminder::Meeting { meeting, starts, minutes, personal: false }) => {
            let lead_times = register.meeting(*meeting).map(|one| meetings::lead_times(one, register, organisation));
            let mut later_ones = lead_times.into_iter().flatten().filter(|other| other < minutes);
            later_ones.any(|other| earlier(*starts, SignedDuration::from_mins(i64::from(other))) <= now)
        }
        Moment::Reminder(Reminder::ItemNear { opened, .. } | Reminder::ItemOver { opened, .. }) => {
            now.duration_since(*opened) > LONGEST_ITEM
        }
        Moment::Reminder(
            Reminder::Meeting { personal: true, .. }
            | Reminder::Waiting { .. }
            | Reminder::MinutesOpen { .. }
            | Reminder::ReviewNear { .. }
            | Reminder::ReviewEnded { .. }
            | Reminder::ActionNear { .. }
            | Reminder::ActionOverdue { .. },
        )
        | Moment::Update(_)
        | Moment::UpdateMissed(_)
        | Moment::LastCallEnd(_)
        | Moment::ConsultationEnd(_)
        | Moment::CycleEnd
        | Moment::MeetingsEnd(_)
        | Moment::NewRules { .. }
        | Moment::Turn { .. }
        | Moment::MeetingOver(_)
        | Moment::Digest(_)
        | Moment::DigestsBegin(_)
        | Moment::News(_)
        | Moment::MinutesEnd(_)
        | Moment::Held { .. }
        | Moment::Settled(_) => false,
    };
    is_over || is_overtaken
}

fn days(number: u32) -> SignedDuration {
    SignedDuration::from_hours(24 * i64::from(number))
}

fn later(at: Timestamp, by: SignedDuration) -> Timestamp {
    at.checked_add(by).unwrap_or(Timestamp::MAX)
}

fn earlier(at: Timestamp, by: SignedDuration) -> Timestamp {
    at.checked_sub(by).unwrap_or(Timestamp::MIN)
}

#[cfg(test)]
mod tests {
    use crate::record::Event;
    use crate::testing::dialogue::Dialogue;
    use expect_test::expect;

    #[test]
    fn what_was_due_while_the_bot_was_away_comes_late_or_is_left_out_when_it_has_no_point() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#plenary", "anja", "/lastcall WG-IMP until: \"2017-04-10 12:00\"").quietly();
        dialogue.say("#plenary", "anja", "/consult open \"Which day?\" until: in 3 days").quietly();
        dialogue.is_away("90h");
        dialogue.pass("0s").expect(expect![[r#"
            #plenary <rapporteur> The last call for WG-IMP has ended. No concern is open.

            	Stakeholder group    Members    Support  Concern  Silent  Other supporters
            	private sector       1 member   0        0        1       0
            	civil society        2 members  0        0        2       0
            	technical community  2 members  0        0        2       0
            	all                  5 members  0        0        5       0
            	What the rules ask for: /why WG-IMP
            	This comes late: it was due on Mon 10 Apr 2017, 12:00 UTC.
            #plenary <rapporteur> Consultation 1 has ended: Which day?
            	It was open from Mon 10 Apr 2017 to Thu 13 Apr 2017, 23:59 UTC.
            	No input came in.
            	All inputs: /consult show 1
            	This comes late: it was due on Thu 13 Apr 2017, 23:59 UTC."#]]);
        let left_out = dialogue
            .events()
            .iter()
            .filter(|recorded| matches!(recorded.event, Event::Reminded { left_out: true, .. }));
        assert_eq!(left_out.count(), 1, "the reminder of the consultation");
    }

    #[test]
    fn news_are_told_twice_in_a_second_if_there_are_news_twice() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.tells_news_at_once();
        for _ in 0..2 {
            dialogue.say("#lounge", "lea", "/comment WG-IMP Which years come first?").quietly();
            dialogue.pass("0s").expect(expect!["#plenary <rapporteur> WG-IMP: 1 new comment"]);
            dialogue.is_away("-1s");
        }
    }
}
