//! What others hear of what was recorded, in words.

use jiff::Timestamp;

use crate::announce::due;
use crate::audience::{Notice, hours, in_office, own, private, public};
use crate::features::group::propose::proposed;
use crate::features::group::{concern, decision, document, facilitate, last_call, renew, update, withdraw};
use crate::features::minutes::action;
use crate::features::undo::{self, correction};
use crate::features::{consultation, cycle, digest, meeting, minutes};
use crate::history::in_numbers;
use crate::line;
use crate::organisation::Organisation;
use crate::record::{
    Amendment, Answer, Code, CorrectionEvent, Cycle, Event, Group, Held, Meeting, MeetingEvent, MinutesEvent, News,
    PersonId, Recorded, Register, Reminder, Role, Seq,
};
use crate::say;
use crate::words::Reply;

/// What is told at once, and where. All else is gathered as news.
pub fn at_once(register: &Register, organisation: &Organisation, recorded: &Recorded) -> Vec<Notice> {
    let group = recorded.event.group().and_then(|code| register.group(code));
    let all = |reply: Reply| public(register, None, &reply);
    let with_group = |reply: Reply| public(register, recorded.event.group(), &reply);
    let consultation = |number: &u32| register.consultation(*number);
    let told = match &recorded.event {
        Event::GroupProposed { group, title, person, .. } => {
            Some(all(Reply::line(proposed(group, *title, person.or(recorded.by)))))
        }
        Event::LastCallOpened { until, .. } => group.map(|group| {
            with_group(Reply::line(last_call::opened(group, line![crate::words::Inline::Moment(*until)])))
        }),
        Event::LastCallEnded { .. } => group.map(|group| with_group(last_call::ended(group, register, organisation))),
        Event::GroupDecided { .. } => decision::notice(register, recorded).map(|reply| {
            let mut told = with_group(reply);
            let concerned = group.and_then(|group| decision::to_those_concerned(group, recorded, register));
            told.extend(concerned.into_iter().flat_map(|(people, reply)| private(register, &people, &reply)));
            told
        }),
        Event::ConcernRaised { person, .. } => recorded.by.filter(|by| by != person).and_then(|by| {
            let reply = concern::recorded_in_your_name(group?, by)?;
            Some(private(register, &[*person], &reply))
        }),
        Event::ConcernEnded { concern: number, how, reason, .. } => {
            let ended = group.zip(recorded.by);
            let told = ended.and_then(|(group, by)| concern::ended_by_another(group, *number, *how, by, *reason));
            told.map(|(author, reply)| private(register, &[author], &reply))
        }
        Event::ProposalWithdrawn { reason, .. } => {
            group.map(|group| with_group(Reply::line(withdraw::withdrawn(group, recorded.by, *reason))))
        }
        Event::FacilitatorAppointed { .. } | Event::FacilitatorReleased { .. } => {
            facilitate::notices(&recorded.event).and_then(|(person, said, to_them)| {
                // Of somebody who is erased the office hears.
                register.people().get(person)?;
                let mut told = with_group(Reply::line(said));
                let others = Some(person).filter(|_| recorded.by != Some(person));
                told.extend(private(register, others.as_slice(), &Reply::line(to_them)));
                Some(told)
            })
        }
        // That nobody could be asked, or nobody has answered, the office finds among what waits for it.
        Event::UpdateAsked { of, .. } => {
            group.map(|group| private(register, of, &update::question(group, organisation)))
        }
        Event::DocumentLinked { document, .. } => {
            group.zip(document.review_ends).map(|(group, ends)| with_group(document::put_out(group, document, ends)))
        }
        Event::RenewalAsked { .. } => group.map(|group| {
            let mut chairs = in_office(register, organisation, &[Role::Chair]);
            chairs.retain(|chair| recorded.by != Some(*chair));
            private(register, &chairs, &renew::asked(group))
        }),
        Event::CycleOpened { name, from, to, ends } => {
            let opened = Cycle { name: *name, from: *from, to: *to, opened: recorded.said_at, ends: *ends };
            Some(all(cycle::news(&opened, register)))
        }
        Event::ConsultationOpened { consultation: number, .. } => {
            consultation(number).map(|open| all(consultation::opened(open)))
        }
        Event::ConsultationExtended { consultation: number, .. } => {
            consultation(number).map(|open| all(consultation::extended(open)))
        }
        Event::ConsultationClosed { consultation: number } => {
            consultation(number).map(|ended| all(consultation::ended(ended)))
        }
        Event::ConsultationConcluded { consultation: number, words } => {
            consultation(number).map(|ended| all(consultation::concluded(ended, *words)))
        }
        Event::Reminded { of, left_out: false } => Some(reminded(register, organisation, of, recorded.at)),
        Event::Meeting(MeetingEvent::MeetingCalled { meeting: number, occurrence, .. })
            if occurrence.is_none_or(|occurrence| occurrence.place == 1) =>
        {
            let called = register.meeting(*number);
            called
                .map(|called| public(register, called.group.as_ref(), &meeting::called(called, register, organisation)))
        }
        Event::Minutes(MinutesEvent::MinutesStarted { meeting, moderator, .. }) => {
            let began = register.meeting(*meeting);
            began.map(|began| public(register, began.group.as_ref(), &minutes::began(began, *moderator)))
        }
        Event::Minutes(MinutesEvent::ItemOpened { meeting, .. }) => register
            .meeting(*meeting)
            .map(|meeting| own(register, meeting.group.as_ref(), &minutes::opened(meeting, register))),
        Event::Minutes(MinutesEvent::MinutesEnded { meeting, ended }) => register.meeting(*meeting).map(|meeting| {
            let by_themselves = ended.and_then(|_| minutes::take::ended_by_themselves(meeting)).unwrap_or_default();
            let reply = by_themselves.followed_by(minutes::report(meeting, register, organisation));
            own(register, meeting.group.as_ref(), &reply)
        }),
        Event::Minutes(MinutesEvent::MinutesApproved { meeting, .. }) => register
            .meeting(*meeting)
            .map(|meeting| public(register, meeting.group.as_ref(), &Reply::line(minutes::approved(meeting)))),
        Event::Minutes(MinutesEvent::CorrectionProposed { meeting, correction, .. }) => {
            let told = minutes::correct::proposed(*meeting, *correction, register, organisation);
            told.map(|(decider, reply)| private(register, &[decider], &reply))
        }
        Event::Minutes(MinutesEvent::CorrectionAccepted { meeting, correction, .. }) => {
            let told = minutes::correct::accepted(*meeting, *correction, recorded.by, register);
            told.map(|(proposer, reply)| private(register, &[proposer], &reply))
        }
        Event::Minutes(MinutesEvent::CorrectionDeclined { meeting, correction, reason }) => {
            let how = (recorded.by, *reason);
            let told = minutes::correct::declined(*meeting, *correction, how, register, organisation);
            told.map(|(concerned, reply)| private(register, &[concerned], &reply))
        }
        Event::CharterChanged { .. }
        | Event::SupportGiven { .. }
        | Event::SupportWithdrawn { .. }
        | Event::Commented { .. }
        | Event::GroupNoted { .. }
        | Event::UpdateGiven { .. }
        | Event::UpdateMissed { .. }
        | Event::GroupLapsed { .. }
        | Event::CycleClosed { .. }
        | Event::Reminded { .. }
        | Event::InputGiven { .. }
        | Event::ClassConfirmed { .. }
        | Event::RoomBound { .. }
        | Event::RoomAsked { .. }
        | Event::RoomNotMade { .. }
        | Event::RoomMoved { .. }
        | Event::RoomUnbound { .. }
        | Event::RoomLanguageSet { .. }
        | Event::NewsTold { .. }
        | Event::NoticesHeld { .. }
        | Event::NoticesTold { .. }
        | Event::DigestSet { .. }
        | Event::DigestGiven { .. }
        | Event::LinkOffered { .. }
        | Event::LinkClaimed { .. }
        | Event::PeopleJoined { .. }
        | Event::PeopleSeparated { .. }
        | Event::PersonForgotten { .. }
        | Event::PeopleStated { .. }
        | Event::WordsErased { .. }
        | Event::Meeting(_)
        | Event::Minutes(_) => None,
        Event::Correction(CorrectionEvent::ActUndone { of, .. }) => {
            Some(taken_back(register, organisation, recorded.by, of))
        }
        Event::Correction(CorrectionEvent::GroupRenamed { group: earlier, to }) => {
            Some(with_group(correction::renamed(earlier, to, recorded.by)))
        }
        Event::Correction(CorrectionEvent::TakenBack { what, reason }) => match what {
            Held::Document { group, url } => Some(with_group(correction::document_removed(group, *url, recorded.by))),
            Held::Approval { meeting } => register.meeting(*meeting).map(|meeting| {
                public(register, meeting.group.as_ref(), &correction::reopened(meeting, recorded.by, *reason))
            }),
            Held::Consultation { consultation: number } => {
                // Without a reason the opening was undone, which is told as that.
                consultation(number)
                    .zip(*reason)
                    .map(|(one, reason)| all(consultation::cancelled(one, recorded.by, reason)))
            }
            // The command tells those concerned in private; the rest is gathered or counted. Meetings are told together.
            Held::Cancellation { .. }
            | Held::Comment { .. }
            | Held::ConcernEnd { .. }
            | Held::Input { .. }
            | Held::Action { .. }
            | Held::Attendance { .. }
            | Held::SeriesEnd { .. } => None,
        },
        Event::Correction(CorrectionEvent::Amended { what }) => match what {
            Amendment::Consultation { consultation: number, .. } => {
                consultation(number).map(|one| all(consultation::amended(one)))
            }
            Amendment::Cycle { .. } => register.cycle().map(|cycle| all(correction::cycle_amended(cycle))),
            // Meetings that were changed together are told together.
            Amendment::Meeting { .. } | Amendment::Series { .. } | Amendment::Action { .. } => None,
        },
    };
    told.unwrap_or_default()
}

/// The person to whom a private notice goes that need not come at once; nobody where it must, or is for a room.
pub(crate) fn can_wait(recorded: &Recorded, told: &Notice) -> Option<PersonId> {
    let is_for_one = told.room.is_private() && told.room.addressee().is_none();
    told.to.filter(|_| recorded.event.can_wait() && is_for_one)
}

/// Whether that waits: for their hours, or for what follows where they have just heard of something else; and nothing ends before
/// that.
pub(crate) fn waits(recorded: &Recorded, person: PersonId, register: &Register, organisation: &Organisation) -> bool {
    let Some(known) = register.people().get(person) else { return false };
    let from = register.held(known.id).map_or_else(|| register.tells_next(known.id, recorded.at), |held| held.from);
    let next = hours::told_at(known, organisation, from.max(recorded.at));
    let ends = if let Event::Reminded { of, .. } = &recorded.event { of.ends() } else { None };
    next > recorded.at && ends.is_none_or(|ends| next < ends)
}

/// What has waited for somebody's hours, as it is now, in one message. What has no point any more is left out.
pub(crate) fn held(person: PersonId, register: &Register, organisation: &Organisation) -> Option<Reply> {
    let is_over = |recorded: &Recorded| {
        if let Event::UpdateAsked { group, .. } = &recorded.event {
            return register.group(group).is_none_or(|group| group.asks.is_empty() || !group.is_facilitated_by(person));
        }
        // A concern that is open again was told to be so.
        if let Event::ConcernEnded { group, concern: number, .. } = &recorded.event {
            let concern = register.group(group).and_then(|group| group.concern(*number));
            return concern.is_none_or(|concern| concern.end.is_none());
        }
        // Whoever was to decide on a correction has nothing to decide once that has ended.
        if let Event::Minutes(MinutesEvent::CorrectionProposed { meeting, correction, .. }) = &recorded.event {
            let record = register.meeting(*meeting).and_then(|meeting| meeting.record.as_ref());
            return record.and_then(|record| record.correction(*correction)).is_none_or(|known| known.end.is_some());
        }
        let Event::Reminded { of, .. } = &recorded.event else { return false };
        if let Reminder::Consultation { consultation, .. } = of {
            return register.consultation(*consultation).is_none_or(|one| !one.is_open());
        }
        let (Reminder::ActionNear { action, .. } | Reminder::ActionOverdue { action, .. }) = of else { return false };
        register.action(*action).is_none_or(|action| !action.is_open())
    };
    let is_theirs =
        |told: &Notice| told.room.is_private() && told.to.map(|to| register.people().resolve(to)) == Some(person);
    let waiting = register.held(person)?.what.iter().filter(|recorded| !is_over(recorded));
    let told = waiting.flat_map(|recorded| at_once(register, organisation, recorded)).filter(is_theirs);
    told.map(|told| told.reply).reduce(Reply::followed_by)
}

/// Whoever heard of something hears that it was taken back. Of what ends by an event of its own they hear by that.
fn taken_back(register: &Register, organisation: &Organisation, by: Option<PersonId>, of: &[Seq]) -> Vec<Notice> {
    let mut told: Vec<Notice> = Vec::new();
    for original in of.iter().filter_map(|seq| register.recent_event(*seq)) {
        if matches!(
            original.event,
            Event::Meeting(_)
                | Event::Minutes(MinutesEvent::ActionSet { .. } | MinutesEvent::CorrectionProposed { .. })
        ) {
            continue;
        }
        let Some(reply) = undo::told(&[original], by, register) else { continue };
        let had_heard = at_once(register, organisation, original).into_iter();
        // A person for whom the original is still held hears the outcome in its place, later.
        let is_to_hear = |notice: &Notice| {
            let held = notice.to.and_then(|person| register.held(register.people().resolve(person)));
            held.is_some_and(|held| held.what.iter().any(|one| one.seq == original.seq))
        };
        let had_heard = had_heard.filter(|notice| !is_to_hear(notice));
        told.extend(had_heard.map(|notice| Notice { reply: reply.clone(), ..notice }));
    }
    told
}

/// What is told of meetings that were moved or cancelled together.
pub(crate) fn meetings_changed(
    before: &Register,
    after: &Register,
    organisation: &Organisation,
    recorded: &[Recorded],
) -> Vec<(u32, Notice)> {
    let mut pairs: Vec<(&Meeting, &Meeting)> = Vec::new();
    let mut cancelled: Vec<&Meeting> = Vec::new();
    let mut amended: Vec<&Meeting> = Vec::new();
    let mut reinstated: Vec<&Meeting> = Vec::new();
    for recorded in recorded {
        if let Event::Meeting(MeetingEvent::MeetingMoved { meeting, .. }) = &recorded.event {
            pairs.extend(before.meeting(*meeting).zip(after.meeting(*meeting)));
        } else if let Event::Meeting(MeetingEvent::MeetingCancelled { meeting, .. }) = &recorded.event {
            cancelled.extend(after.meeting(*meeting));
        } else if let Event::Correction(CorrectionEvent::Amended { what: Amendment::Meeting { meeting, .. } }) =
            &recorded.event
        {
            amended.extend(after.meeting(*meeting));
        } else if let Event::Correction(CorrectionEvent::TakenBack { what: Held::Cancellation { meeting }, .. }) =
            &recorded.event
        {
            reinstated.extend(after.meeting(*meeting));
        }
    }
    let mut told = Vec::new();
    if let Some((_, first)) = pairs.first() {
        let reply = meeting::moved(&pairs, after, organisation);
        told.extend(public(after, first.group.as_ref(), &reply).into_iter().map(|told| (first.number, told)));
    }
    if let Some(first) = cancelled.first() {
        let reply = meeting::cancelled(&cancelled);
        told.extend(public(after, first.group.as_ref(), &reply).into_iter().map(|told| (first.number, told)));
    }
    if let Some(first) = reinstated.first() {
        let reply = correction::reinstated(&reinstated);
        told.extend(public(after, first.group.as_ref(), &reply).into_iter().map(|told| (first.number, told)));
    }
    if let Some(first) = amended.first() {
        let reply = correction::meetings_amended(&amended);
        told.extend(public(after, first.group.as_ref(), &reply).into_iter().map(|told| (first.number, told)));
    }
    told
}

fn reminded(register: &Register, organisation: &Organisation, of: &Reminder, now: Timestamp) -> Vec<Notice> {
    let reviewed = |group: &Code, document: usize| {
        let group = register.group(group)?;
        Some((group, group.documents.get(document)?, *group.reviews.get(&document)?))
    };
    match of {
        Reminder::CycleEnd { .. } => register.cycle().map(|cycle| {
            let mut told = public(register, None, &cycle::warning(cycle, register, now));
            let groups = cycle::lapsing(register).into_iter();
            told.extend(groups.flat_map(|group| to_group(register, group, &cycle::warning_of(group, cycle, now))));
            told
        }),
        Reminder::ReviewNear { group, document, .. } => reviewed(group, *document).map(|(about, document, review)| {
            public(register, Some(group), &document::reminder(about, document, review, false))
        }),
        Reminder::ReviewEnded { group, document, .. } => reviewed(group, *document).map(|(about, document, review)| {
            public(register, Some(group), &document::reminder(about, document, review, true))
        }),
        Reminder::Consultation { consultation, .. } => register
            .consultation(*consultation)
            .map(|consultation| consultation::reminded(consultation, now, register, organisation)),
        Reminder::Meeting { meeting: number, minutes, personal: false, .. } => {
            register.meeting(*number).map(|meeting| {
                let reply = match due::meetings::is_first_reminder(meeting, *minutes, register, organisation) {
                    true => meeting::in_rooms(meeting, now, register, organisation),
                    false => meeting::in_a_line(meeting, now),
                };
                let mut told = own(register, meeting.group.as_ref(), &reply);
                // People who said yes or maybe are called; those who said no, or did not answer, are not.
                told.iter_mut().for_each(|told| told.notify = meeting.answered(&[Answer::Yes, Answer::Maybe]));
                told
            })
        }
        Reminder::Meeting { meeting: number, minutes, personal: true, .. } => {
            register.meeting(*number).map(|meeting| {
                let reminders = meeting::in_private(meeting, *minutes, now, register, organisation);
                reminders.into_iter().flat_map(|(person, reply)| private(register, &[person], &reply)).collect()
            })
        }
        Reminder::ItemNear { meeting, item, .. } => register
            .meeting(*meeting)
            .and_then(|meeting| Some(own(register, meeting.group.as_ref(), &minutes::near(meeting, *item)?))),
        Reminder::ItemOver { meeting, item, .. } => register
            .meeting(*meeting)
            .and_then(|meeting| Some(own(register, meeting.group.as_ref(), &minutes::over(meeting, *item)?))),
        Reminder::MinutesOpen { meeting, last, office } => register.meeting(*meeting).and_then(|meeting| {
            let reply = minutes::take::still_open(meeting, due::meetings::end_by_themselves(meeting, *last))?;
            let moderator = meeting.record.as_ref()?.moderator;
            let is_reached = register.private_room(moderator).is_some();
            let secretariat = || in_office(register, organisation, &[Role::Secretariat]);
            Some(match (*office, is_reached) {
                (false, true) => private(register, &[moderator], &reply),
                (true, true) | (false, false) => private(register, &secretariat(), &reply),
                // They were asked in the moderator's place.
                (true, false) => Vec::new(),
            })
        }),
        Reminder::Waiting { .. } => Some(digest::waiting_notices(register, organisation, now)),
        Reminder::ActionNear { action, due } => action_reminded(*action, *due, false, register, organisation),
        Reminder::ActionOverdue { action, due } => action_reminded(*action, *due, true, register, organisation),
    }
    .unwrap_or_default()
}

/// The owner in private; where all members are to do it, their rooms.
fn action_reminded(
    number: u32,
    due: Timestamp,
    is_over: bool,
    register: &Register,
    organisation: &Organisation,
) -> Option<Vec<Notice>> {
    let action = register.action(number)?;
    let reply = action::reminder(action, due, is_over);
    let owners = action::owners(action, register, |roles| in_office(register, organisation, roles));
    Some(match owners.as_slice() {
        [] => own(register, action.group.as_ref(), &reply),
        owners => private(register, owners, &reply),
    })
}

/// To a group's own rooms and, in private, to those who facilitate it.
fn to_group(register: &Register, group: &Group, reply: &Reply) -> Vec<Notice> {
    let facilitators: Vec<PersonId> = group.facilitators().map(|appointment| appointment.person).collect();
    let rooms = register.rooms_of(Some(&group.code)).map(|room| Notice::in_room(room.clone(), reply.clone()));
    rooms.chain(private(register, &facilitators, reply)).collect()
}

/// What all hear when a cycle has ended. It is told with the cycle's name, which the register then no longer has.
pub(crate) fn cycle_ended(before: &Register, after: &Register, recorded: &[Recorded]) -> Vec<Notice> {
    let is_end = |recorded: &Recorded| matches!(recorded.event, Event::CycleClosed {});
    let Some(cycle) = before.cycle().filter(|_| recorded.iter().any(is_end)) else { return Vec::new() };
    let lapsed = recorded.iter().filter_map(|recorded| {
        let Event::GroupLapsed { group } = &recorded.event else { return None };
        after.group(group)
    });
    let lapsed: Vec<&Group> = lapsed.collect();
    let ended = cycle::closed(cycle, &lapsed);
    let ended = after.cycle().map_or(ended.clone(), |next| ended.followed_by(cycle::opened(next)));
    let mut told = public(after, None, &ended);
    told.extend(lapsed.into_iter().flat_map(|group| to_group(after, group, &cycle::lapsed(group, cycle))));
    told
}

/// What all hear when an input that was given in time is recorded only after the end.
pub(crate) fn came_late(before: &Register, after: &Register, recorded: &[Recorded]) -> Vec<Notice> {
    let summary = |recorded: &Recorded| {
        let Event::InputGiven { consultation, input, .. } = recorded.event else { return None };
        let was_there = before.consultation(consultation)?.inputs.iter().any(|known| known.number == input);
        let ended = after.consultation(consultation).filter(|consultation| !consultation.is_open())?;
        Some(public(after, None, &consultation::corrected(ended, input, was_there)))
    };
    recorded.iter().filter_map(summary).flatten().collect()
}

/// The digests that are given.
pub(crate) fn digests(before: &Register, organisation: &Organisation, recorded: &[Recorded]) -> Vec<Notice> {
    let given = recorded.iter().filter_map(|recorded| {
        let Event::DigestGiven { to } = &recorded.event else { return None };
        Some((to, recorded.at))
    });
    given.flat_map(|(to, at)| digest::notices(to, before, organisation, at)).collect()
}

/// What a room has not heard yet, a line for each group: `WG-IMP: +3, now 17 members`.
pub fn news(register: &Register, organisation: &Organisation, news: &News) -> Reply {
    let mut reply = Reply::default();
    for group in organisation.groups_in_order(register) {
        let Some(change) = news.groups.get(&group.code) else { continue };
        reply = reply.and(say!(history_group_numbers, group: &group.code, numbers: in_numbers(group, change)).into());
    }
    reply
}
