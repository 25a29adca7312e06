//! `/undo`: takes back one's own last act, for ten minutes or until something rests on it; while minutes are being taken, a
//! facilitator's takes back the last note.
//!
//! ```text
//! <lynn> /decide WG-IMP decline
//! <lynn> /undo
//! <rapporteur> Undone: the decision to decline WG-IMP.
//! ```
//!
//! How each act is taken back is in [`way_back`].

pub(crate) mod correction;
pub(crate) mod way_back;

use std::sync::Arc;

use crate::features::consultation;
use crate::features::minutes::action::render_action;
use crate::history::owner;
use crate::language::access::{ANYONE, FACILITATOR};
use crate::language::{Call, Draft, Refused, Shape, Spec};
use crate::line;
use crate::phrase;
use crate::record::{
    Amendment, Code, ConcernEnd, CorrectionEvent, Event, Held, Meeting, MeetingDetails, MeetingEvent, MinutesEvent,
    Noted, Outcome, Owner, PersonId, Recorded, Register, Role, TAKEN_BACK_WITHIN,
};
use crate::say;
use crate::words::shared::key;
use crate::words::{self, Arg, Explain, Inline, Line, Message, Reply};
use way_back::WayBack;

pub(crate) const UNDO: Spec = Spec {
    name: "undo",
    summary: phrase!(undo_summary),
    access: ANYONE,
    private: false,
    shape: Shape::Act { arguments: &[], decide },
    examples: &["undo"],
    refused: &[Refused { by: Role::Participant, typed: "undo" }],
};

fn decide(_: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    if let Some(reply) = last_note(draft) {
        return Ok(reply);
    }
    let (register, now, speaker) = (draft.scene().register, draft.scene().now, draft.speaker().id);
    let Some(act) = register.recent_act(speaker, now) else {
        let latest = register.latest_act(speaker);
        let later = latest.and_then(|latest| way_back::later(&latest.event, register, latest.seq));
        // What is newer was taken back already.
        let is_old = latest.is_some_and(|latest| now.duration_since(latest.at) > TAKEN_BACK_WITHIN);
        return Err(Refusal::Nothing { is_old, later }.into());
    };
    let events = own(&act.events);
    let later = || events.iter().find_map(|one| way_back::later(&one.event, register, one.seq));
    let what: Vec<Line> = events.iter().filter_map(|one| act_in_words(&one.event, register)).collect();
    let has_way = |one: &&Arc<Recorded>| matches!(way_back::of(&one.event), WayBack::Undo(_) | WayBack::Along);
    if !events.iter().all(|one| has_way(&one)) || !can_be_ended(&events, register) {
        return Err(Refusal::Otherwise { what, later: later() }.into());
    }
    let rests = act.rests.as_ref().map(|rests| rests.by);
    let rests = rests.or_else(|| is_lived_in(&events, register).then_some(None));
    let rests = rests.or_else(|| rests_by_approval(&events, register));
    if let Some(by) = rests {
        return Err(Refusal::Rests { what, by, later: later() }.into());
    }
    let of = events.iter().map(|one| one.seq).collect();
    draft.record(CorrectionEvent::ActUndone { of, group: group_of(&events) }.into());
    for event in events.iter().filter_map(|one| ending(one, register)) {
        draft.record(event);
    }
    let mut revived = Reply::default();
    for one in &events {
        if let Event::GroupDecided { group, .. } | Event::ProposalWithdrawn { group, .. } = &one.event {
            revived = revived.followed_by(correction::revive(group, one.said_at, draft));
        }
    }
    for number in events.iter().filter_map(|one| action_of(&one.event)) {
        tell_owner(number, draft);
    }
    for one in &events {
        tell_owners_of_change(one, draft);
    }
    let after = draft.register_after();
    let asked = events.iter().map(|one| consultation::undone(&one.event, &after));
    let done = Reply::said(say!(undo_done, acts: Arg::all(what)));
    Ok([revived].into_iter().chain(asked).fold(done, Reply::followed_by))
}

/// While minutes are being taken here, whoever leads the meeting takes back the last note.
fn last_note(draft: &mut Draft<'_>) -> Option<Reply> {
    let scene = *draft.scene();
    let meeting = scene.register.running_meeting(scene.room, scene.place)?;
    let group = meeting.group.as_ref().and_then(|code| scene.register.group(code));
    if !FACILITATOR.allows(draft.role(), Some(draft.speaker().id), group) {
        return None;
    }
    let last = meeting.record.as_ref()?.standing().next_back()?;
    draft.record(MinutesEvent::NoteUndone { meeting: meeting.number, note: last.number }.into());
    let what = match &last.what {
        Noted::Words(_, words) => words.last().map(|words| line![words.words]),
        Noted::Action(number) => {
            tell_owner(*number, draft);
            scene.register.action(*number).map(|taken| render_action(taken, None))
        }
    };
    Some(Reply::said(say!(minutes_taken_back, what: what.unwrap_or_default())))
}

/// Whoever was to do something is told that it was taken back.
pub(crate) fn tell_owner(number: u32, draft: &mut Draft<'_>) {
    let Some(action) = draft.scene().register.action(number) else { return };
    if let Owner::Person(owner) = action.owner
        && owner != draft.speaker().id
    {
        let (by, action) = (draft.speaker().id, render_action(action, None));
        draft.tell(owner, Reply::said(say!(undo_action_told, by: by, action: action)));
    }
}

/// Those whose action was changed, dropped or done, and who were told of it, are told that this was taken back.
fn tell_owners_of_change(one: &Recorded, draft: &mut Draft<'_>) {
    let Event::Correction(
        CorrectionEvent::TakenBack { what: Held::Action { action }, .. }
        | CorrectionEvent::Amended { what: Amendment::Action { action, .. } },
    ) = &one.event
    else {
        return;
    };
    let (register, speaker) = (draft.scene().register, draft.speaker().id);
    let Some(reply) = told(&[one], Some(speaker), register) else { return };
    let after = draft.register_after();
    let owner = |register: &Register| match register.action(*action)?.owner {
        Owner::Person(owner) => Some(owner),
        Owner::Office { .. } => None,
    };
    let mut owners: Vec<PersonId> = [owner(register), owner(&after)].into_iter().flatten().collect();
    owners.dedup();
    owners.retain(|owner| *owner != speaker);
    owners.into_iter().for_each(|owner| draft.tell(owner, reply.clone()));
}

/// What of an act is the act itself. That a room was bound by its name goes with what was said first in it.
fn own(events: &[Arc<Recorded>]) -> Vec<Arc<Recorded>> {
    let is_binding = |one: &&Arc<Recorded>| matches!(one.event, Event::RoomBound { .. });
    let rest: Vec<Arc<Recorded>> = events.iter().filter(|one| !is_binding(one)).cloned().collect();
    if rest.is_empty() { events.to_vec() } else { rest }
}

/// The group of all of these, where that is one.
fn group_of(events: &[Arc<Recorded>]) -> Option<Code> {
    let mut groups: Vec<&Code> = events.iter().filter_map(|one| one.event.group()).collect();
    groups.dedup();
    match groups.as_slice() {
        [one] => Some(Code::clone(one)),
        _ => None,
    }
}

/// Whether what has numbers can still be ended: a note only while minutes are being taken.
fn can_be_ended(events: &[Arc<Recorded>], register: &Register) -> bool {
    events.iter().all(|one| match &one.event {
        Event::Minutes(MinutesEvent::NoteTaken { meeting, .. }) => {
            register.meeting(*meeting).is_some_and(Meeting::is_running)
        }
        Event::Minutes(MinutesEvent::ActionSet { set_in: Some(set_in), .. }) => {
            register.meeting(set_in.meeting).is_some_and(Meeting::is_running)
        }
        Event::Meeting(MeetingEvent::MeetingMoved { .. }) => register.meeting_before(one.seq).is_some(),
        // The meetings of a group that has ended are not held.
        Event::Meeting(MeetingEvent::MeetingCancelled { meeting, .. }) => {
            let group = register.meeting(*meeting).and_then(|meeting| register.group(meeting.group.as_ref()?));
            group.is_none_or(|group| !group.state.has_ended())
        }
        _ => true,
    })
}

/// Who approved minutes that say what this act made of their draft, or proposes a correction of a draft that it opened: what is
/// approved stays so, and leaves nothing open.
fn rests_by_approval(events: &[Arc<Recorded>], register: &Register) -> Option<Option<PersonId>> {
    let is_approval = |one: &Arc<Recorded>| matches!(one.event, Event::Minutes(MinutesEvent::MinutesApproved { .. }));
    if events.iter().any(is_approval) {
        return None;
    }
    events.iter().find_map(|one| {
        if let Event::Correction(CorrectionEvent::TakenBack { what: Held::Approval { meeting }, .. }) = &one.event {
            return register.meeting(*meeting)?.record.as_ref()?.open_corrections().next().map(|open| open.by);
        }
        let Event::Minutes(
            MinutesEvent::MinutesCorrected { meeting, .. }
            | MinutesEvent::CorrectionProposed { meeting, .. }
            | MinutesEvent::CorrectionAccepted { meeting, .. }
            | MinutesEvent::CorrectionDeclined { meeting, .. },
        ) = &one.event
        else {
            return None;
        };
        let approval = register.meeting(*meeting)?.record.as_ref()?.approved?;
        // A correction that came after it is an erratum. Nothing is proposed of what is approved.
        let is_erratum = matches!(one.event, Event::Minutes(MinutesEvent::MinutesCorrected { .. }));
        (!is_erratum || one.said_at <= approval.at).then_some(approval.by)
    })
}

/// Whether a group that was just proposed has a room or a meeting already.
fn is_lived_in(events: &[Arc<Recorded>], register: &Register) -> bool {
    events.iter().any(|one| {
        let Event::GroupProposed { group, .. } = &one.event else { return false };
        register.rooms_of(Some(group)).next().is_some() || register.meetings_of(Some(group)).next().is_some()
    })
}

/// What ends an event that keeps its number, so that others find what became of it.
fn ending(one: &Recorded, register: &Register) -> Option<Event> {
    match &one.event {
        Event::ConcernRaised { group, .. } => {
            let concerns = (1..).zip(&register.group(group)?.concerns);
            let (concern, _) =
                concerns.filter(|(_, concern)| concern.end.is_none()).find(|(_, it)| it.act.seq == one.seq)?;
            Some(Event::ConcernEnded { group: group.clone(), concern, how: ConcernEnd::Withdrawn, reason: None })
        }
        Event::Meeting(MeetingEvent::MeetingCalled { meeting, .. }) => {
            Some(MeetingEvent::MeetingCancelled { meeting: *meeting, reason: None }.into())
        }
        Event::Meeting(MeetingEvent::SeriesCalled { series, .. }) => {
            Some(MeetingEvent::SeriesEnded { series: *series, from: 1 }.into())
        }
        Event::Meeting(MeetingEvent::MeetingMoved { meeting, .. }) => {
            let before = register.meeting_before(one.seq)?;
            let (wall, zone, starts) = (before.wall, before.zone.clone(), before.starts);
            Some(MeetingEvent::MeetingMoved { meeting: *meeting, wall, zone, starts }.into())
        }
        Event::Minutes(MinutesEvent::NoteTaken { meeting, note, .. }) => {
            Some(MinutesEvent::NoteUndone { meeting: *meeting, note: *note }.into())
        }
        Event::Meeting(MeetingEvent::MeetingCancelled { meeting, .. }) => {
            Some(CorrectionEvent::TakenBack { what: Held::Cancellation { meeting: *meeting }, reason: None }.into())
        }
        Event::Minutes(MinutesEvent::CorrectionProposed { meeting, correction, .. }) => {
            let (meeting, correction) = (*meeting, *correction);
            Some(MinutesEvent::CorrectionDeclined { meeting, correction, reason: None }.into())
        }
        Event::ConsultationOpened { consultation, .. } => {
            let what = Held::Consultation { consultation: *consultation };
            Some(CorrectionEvent::TakenBack { what, reason: None }.into())
        }
        Event::Correction(CorrectionEvent::TakenBack { what: Held::Cancellation { meeting }, .. }) => {
            Some(MeetingEvent::MeetingCancelled { meeting: *meeting, reason: None }.into())
        }
        Event::Correction(CorrectionEvent::Amended { what: Amendment::Meeting { meeting, .. } }) => {
            let before = register.meeting_before(one.seq)?;
            let (title, link, passcode) = (Some(before.title), before.link, before.passcode);
            let (no_link, no_passcode) = (link.is_none(), passcode.is_none());
            let details = MeetingDetails { title, link, passcode, minutes: Some(before.minutes), no_link, no_passcode };
            Some(CorrectionEvent::Amended { what: Amendment::Meeting { meeting: *meeting, details } }.into())
        }
        // What was before is put back.
        Event::GroupProposed { .. }
        | Event::Commented { .. }
        | Event::ConcernEnded { .. }
        | Event::InputGiven { .. }
        | Event::ClassConfirmed { .. }
        | Event::ConsultationExtended { .. }
        | Event::ConsultationClosed { .. }
        | Event::ConsultationConcluded { .. }
        | Event::CharterChanged { .. }
        | Event::SupportGiven { .. }
        | Event::SupportWithdrawn { .. }
        | Event::GroupNoted { .. }
        | Event::LastCallOpened { .. }
        | Event::GroupDecided { .. }
        | Event::ProposalWithdrawn { .. }
        | Event::FacilitatorAppointed { .. }
        | Event::FacilitatorReleased { .. }
        | Event::UpdateGiven { .. }
        | Event::DocumentLinked { .. }
        | Event::RenewalAsked { .. }
        | Event::CycleOpened { .. }
        | Event::CycleClosed {}
        | Event::RoomBound { .. }
        | Event::RoomUnbound { .. }
        | Event::RoomLanguageSet { .. }
        | Event::DigestSet { .. }
        | Event::LinkOffered { .. }
        | Event::LinkClaimed { .. }
        | Event::PeopleJoined { .. }
        | Event::LastCallEnded { .. }
        | Event::UpdateAsked { .. }
        | Event::UpdateMissed { .. }
        | Event::GroupLapsed { .. }
        | Event::Reminded { .. }
        | Event::RoomAsked { .. }
        | Event::RoomNotMade { .. }
        | Event::RoomMoved { .. }
        | Event::NewsTold { .. }
        | Event::NoticesHeld { .. }
        | Event::NoticesTold { .. }
        | Event::DigestGiven { .. }
        | Event::PeopleSeparated { .. }
        | Event::PersonForgotten { .. }
        | Event::PeopleStated { .. }
        | Event::WordsErased { .. }
        | Event::Meeting(
            MeetingEvent::SeriesMoved { .. }
            | MeetingEvent::SeriesEnded { .. }
            | MeetingEvent::RsvpGiven { .. }
            | MeetingEvent::RsvpWithdrawn { .. }
            | MeetingEvent::RemindersSet { .. }
            | MeetingEvent::SlotsOffered { .. }
            | MeetingEvent::MeetingOver { .. }
            | MeetingEvent::MeetingPublished { .. },
        )
        | Event::Minutes(
            MinutesEvent::AgendaItemAdded { .. }
            | MinutesEvent::AgendaItemDropped { .. }
            | MinutesEvent::AgendaItemPlaced { .. }
            | MinutesEvent::MinutesStarted { .. }
            | MinutesEvent::ItemOpened { .. }
            | MinutesEvent::NoteUndone { .. }
            | MinutesEvent::Attended { .. }
            | MinutesEvent::MinutesEnded { .. }
            | MinutesEvent::MinutesCorrected { .. }
            | MinutesEvent::CorrectionAccepted { .. }
            | MinutesEvent::CorrectionDeclined { .. }
            | MinutesEvent::MinutesApproved { .. }
            | MinutesEvent::ActionSet { .. }
            | MinutesEvent::ActionDone { .. },
        )
        | Event::Correction(
            CorrectionEvent::ActUndone { .. }
            | CorrectionEvent::GroupRenamed { .. }
            | CorrectionEvent::TakenBack {
                what:
                    Held::Comment { .. }
                    | Held::ConcernEnd { .. }
                    | Held::Document { .. }
                    | Held::SeriesEnd { .. }
                    | Held::Approval { .. }
                    | Held::Consultation { .. }
                    | Held::Input { .. }
                    | Held::Action { .. }
                    | Held::Attendance { .. },
                ..
            }
            | CorrectionEvent::Amended {
                what:
                    Amendment::Series { .. }
                    | Amendment::Consultation { .. }
                    | Amendment::Cycle { .. }
                    | Amendment::Action { .. },
            },
        ) => None,
    }
}

fn action_of(event: &Event) -> Option<u32> {
    if let Event::Minutes(MinutesEvent::ActionSet { action, .. }) = event { Some(*action) } else { None }
}

/// What was done, in words, as what is taken back: `the support of Lea Kaspar for WG-IMP`.
fn act_in_words(event: &Event, register: &Register) -> Option<Line> {
    let of_group = |message: fn(Arg) -> Message, group: &Code| Some(Line::from(message(Arg::from(group))));
    let words = |message: fn(Arg, Arg) -> Message, group: &Code, who: PersonId| {
        Some(Line::from(message(Arg::from(group), Arg::from(who))))
    };
    let of_number = |message: fn(Arg) -> Message, number: u32| Some(Line::from(message(Arg::from(number))));
    match event {
        Event::GroupProposed { group, .. } => of_group(|group| say!(undo_proposal, group: group), group),
        Event::CharterChanged { group, .. } => of_group(|group| say!(undo_charter, group: group), group),
        Event::SupportGiven { group, person, .. } => {
            words(|group, who| say!(undo_support, group: group, who: who), group, *person)
        }
        Event::SupportWithdrawn { group, person, .. } => {
            words(|group, who| say!(undo_unsupport, group: group, who: who), group, *person)
        }
        Event::Commented { group, person, .. } => {
            words(|group, who| say!(undo_comment, group: group, who: who), group, *person)
        }
        Event::GroupNoted { group, .. } => of_group(|group| say!(undo_note, group: group), group),
        Event::ConcernRaised { group, person, .. } => {
            words(|group, who| say!(undo_concern, group: group, who: who), group, *person)
        }
        Event::ConcernEnded { group, concern, how, .. } => {
            Some(say!(undo_concern_ended, how: key(how), group: group, number: *concern).into())
        }
        Event::LastCallOpened { group, .. } => of_group(|group| say!(undo_last_call, group: group), group),
        Event::GroupDecided { group, outcome, .. } => Some(decision_in_words(group, *outcome)),
        Event::ProposalWithdrawn { group, .. } => of_group(|group| say!(undo_withdrawal, group: group), group),
        Event::FacilitatorAppointed { group, person, .. } => {
            words(|group, who| say!(undo_appointed, group: group, who: who), group, *person)
        }
        Event::FacilitatorReleased { group, person } => {
            words(|group, who| say!(undo_released, group: group, who: who), group, *person)
        }
        Event::UpdateGiven { group, .. } => of_group(|group| say!(undo_update, group: group), group),
        Event::DocumentLinked { group, document } => {
            Some(say!(undo_document, group: group, document: document.title.unwrap_or(document.url)).into())
        }
        Event::RenewalAsked { group } => of_group(|group| say!(undo_renewal, group: group), group),
        Event::CycleOpened { name, .. } => Some(say!(undo_cycle_opened, name: *name).into()),
        Event::CycleClosed {} => Some(say!(undo_cycle_closed).into()),
        Event::ConsultationOpened { consultation, .. } => {
            of_number(|number| say!(undo_consultation, number: number), *consultation)
        }
        Event::InputGiven { consultation, person, .. } => {
            Some(say!(undo_input, who: *person, number: *consultation).into())
        }
        Event::ClassConfirmed { consultation, person, .. } => {
            Some(say!(undo_class, who: *person, number: *consultation).into())
        }
        Event::ConsultationExtended { consultation, .. } => {
            of_number(|number| say!(undo_extended, number: number), *consultation)
        }
        Event::ConsultationClosed { consultation } => {
            of_number(|number| say!(undo_closed, number: number), *consultation)
        }
        Event::ConsultationConcluded { consultation, .. } => {
            of_number(|number| say!(undo_concluded, number: number), *consultation)
        }
        Event::RoomBound { .. } | Event::RoomUnbound { .. } => Some(say!(undo_room).into()),
        Event::RoomLanguageSet { .. } => Some(say!(undo_room_language).into()),
        Event::DigestSet { .. } => Some(say!(undo_digest).into()),
        Event::LinkOffered { .. } | Event::LinkClaimed { .. } | Event::PeopleJoined { .. } => {
            Some(say!(undo_joined).into())
        }
        Event::Meeting(event) => match event {
            MeetingEvent::MeetingCalled { meeting, .. } => {
                of_number(|number| say!(undo_meeting_called, number: number), *meeting)
            }
            MeetingEvent::MeetingMoved { meeting, .. } => {
                of_number(|number| say!(undo_meeting_moved, number: number), *meeting)
            }
            MeetingEvent::MeetingCancelled { meeting, .. } => {
                of_number(|number| say!(undo_meeting_cancelled, number: number), *meeting)
            }
            MeetingEvent::RsvpGiven { meeting, person, .. } | MeetingEvent::RsvpWithdrawn { meeting, person } => {
                Some(say!(undo_rsvp, who: *person, number: *meeting).into())
            }
            MeetingEvent::RemindersSet { .. } => Some(say!(undo_reminders).into()),
            MeetingEvent::SeriesCalled { .. }
            | MeetingEvent::SeriesMoved { .. }
            | MeetingEvent::SeriesEnded { .. }
            | MeetingEvent::SlotsOffered { .. }
            | MeetingEvent::MeetingOver { .. }
            | MeetingEvent::MeetingPublished { .. } => None,
        },
        Event::Minutes(event) => match event {
            MinutesEvent::AgendaItemAdded { meeting, .. }
            | MinutesEvent::AgendaItemDropped { meeting, .. }
            | MinutesEvent::AgendaItemPlaced { meeting, .. } => {
                of_number(|number| say!(undo_agenda, number: number), *meeting)
            }
            MinutesEvent::MinutesStarted { meeting, .. } => {
                of_number(|number| say!(undo_minutes_started, number: number), *meeting)
            }
            MinutesEvent::ItemOpened { meeting, .. } => of_number(|number| say!(undo_item, number: number), *meeting),
            MinutesEvent::NoteTaken { words, .. } => Some(say!(undo_noted, words: *words).into()),
            MinutesEvent::Attended { meeting, person, .. } => {
                Some(say!(undo_attended, who: *person, number: *meeting).into())
            }
            MinutesEvent::MinutesEnded { meeting, .. } => {
                of_number(|number| say!(undo_minutes_ended, number: number), *meeting)
            }
            MinutesEvent::MinutesCorrected { meeting, .. } => {
                of_number(|number| say!(undo_minutes_corrected, number: number), *meeting)
            }
            MinutesEvent::CorrectionProposed { meeting, correction, .. } => {
                Some(say!(undo_correction_proposed, number: *meeting, correction: *correction).into())
            }
            MinutesEvent::CorrectionAccepted { meeting, correction, .. } => {
                Some(say!(undo_correction_accepted, number: *meeting, correction: *correction).into())
            }
            MinutesEvent::CorrectionDeclined { meeting, correction, .. } => {
                Some(say!(undo_correction_declined, number: *meeting, correction: *correction).into())
            }
            MinutesEvent::MinutesApproved { meeting, .. } => {
                of_number(|number| say!(undo_minutes_approved, number: number), *meeting)
            }
            MinutesEvent::ActionSet { action, .. } => {
                let action = register.action(*action)?;
                Some(say!(undo_action, number: action.number, who: owner(action)).into())
            }
            MinutesEvent::ActionDone { action, .. } => {
                of_number(|number| say!(undo_action_done, number: number), *action)
            }
            MinutesEvent::NoteUndone { .. } => None,
        },
        Event::Correction(event) => correction_in_words(event),
        Event::LastCallEnded { .. }
        | Event::UpdateAsked { .. }
        | Event::UpdateMissed { .. }
        | Event::GroupLapsed { .. }
        | Event::Reminded { .. }
        | Event::RoomAsked { .. }
        | Event::RoomNotMade { .. }
        | Event::RoomMoved { .. }
        | Event::NewsTold { .. }
        | Event::NoticesHeld { .. }
        | Event::NoticesTold { .. }
        | Event::DigestGiven { .. }
        | Event::PeopleSeparated { .. }
        | Event::PersonForgotten { .. }
        | Event::PeopleStated { .. }
        | Event::WordsErased { .. } => None,
    }
}

fn correction_in_words(event: &CorrectionEvent) -> Option<Line> {
    let said = match event {
        CorrectionEvent::ActUndone { .. } => return None,
        CorrectionEvent::GroupRenamed { group, to } => say!(undo_renamed, earlier: group, group: to),
        CorrectionEvent::TakenBack { what, .. } => match what {
            Held::Comment { group, comment } => say!(undo_comment_taken_back, number: *comment, group: group),
            Held::ConcernEnd { group, concern } => say!(undo_concern_reopened, number: *concern, group: group),
            Held::Document { group, url } => say!(undo_document_removed, group: group, document: *url),
            Held::SeriesEnd { .. } => return None,
            Held::Cancellation { meeting } => say!(undo_reinstated, number: *meeting),
            Held::Approval { meeting } => say!(undo_reopened, number: *meeting),
            Held::Consultation { consultation } => say!(undo_consultation_cancelled, number: *consultation),
            Held::Input { consultation, person, .. } => {
                say!(undo_input_withdrawn, who: *person, number: *consultation)
            }
            Held::Action { action } => say!(undo_action_dropped, number: *action),
            Held::Attendance { meeting, person } => say!(undo_not_attended, who: *person, number: *meeting),
        },
        CorrectionEvent::Amended { what } => match what {
            Amendment::Meeting { meeting, .. } => say!(undo_meeting_amended, number: *meeting),
            Amendment::Series { .. } => return None,
            Amendment::Consultation { consultation, .. } => say!(undo_consultation_amended, number: *consultation),
            Amendment::Cycle { .. } => say!(undo_cycle_amended),
            Amendment::Action { action, .. } => say!(undo_action_amended, number: *action),
        },
    };
    Some(said.into())
}

fn decision_in_words(group: &Code, outcome: Outcome) -> Line {
    say!(undo_decision, outcome: key(outcome), group: group).into()
}

/// What others hear of what was taken back: nothing of what they hear of by what ends it.
pub(crate) fn told(originals: &[&Recorded], by: Option<PersonId>, register: &Register) -> Option<Reply> {
    let acts: Vec<Line> = originals.iter().filter_map(|one| act_in_words(&one.event, register)).collect();
    if acts.is_empty() {
        return None;
    }
    let told = Reply::said(match by {
        Some(by) => say!(undo_told, by: by, acts: Arg::all(acts)),
        None => say!(undo_done, acts: Arg::all(acts)),
    });
    Some(originals.iter().map(|one| consultation::undone(&one.event, register)).fold(told, Reply::followed_by))
}

/// Why nothing is taken back.
#[derive(Debug)]
enum Refusal {
    /// There is no act that could be.
    Nothing { is_old: bool, later: Option<String> },
    /// Something else rests on it, of somebody where it is of anybody.
    Rests { what: Vec<Line>, by: Option<PersonId>, later: Option<String> },
    /// It is taken back in another way.
    Otherwise { what: Vec<Line>, later: Option<String> },
}

impl Explain for Refusal {
    fn explain(&self) -> Reply {
        let then = |reply: Reply, later: &Option<String>| match later {
            Some(later) => reply.and(say!(undo_later, command: Inline::command(later.clone())).into()),
            None => reply.and(say!(undo_ask).into()),
        };
        match self {
            Self::Nothing { is_old: false, .. } => Reply::said(say!(undo_nothing)),
            Self::Nothing { is_old: true, later } => then(Reply::said(say!(undo_too_old)), later),
            Self::Rests { what, by: Some(by), later } => {
                then(Reply::said(say!(undo_rests, by: *by, acts: Arg::all(what.clone()))), later)
            }
            Self::Rests { what, by: None, later } => {
                then(Reply::said(say!(undo_goes_on, acts: Arg::all(what.clone()))), later)
            }
            Self::Otherwise { what, later } if what.is_empty() => then(Reply::said(say!(undo_cannot)), later),
            Self::Otherwise { what, later } => {
                then(Reply::said(say!(undo_otherwise, acts: Arg::all(what.clone()))), later)
            }
        }
    }

    fn is_about_who(&self) -> bool {
        false
    }
}

#[cfg(test)]
mod tests;
