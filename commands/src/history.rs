//! What happened, in words: a line for each thing in the history of a group or of the whole.

pub mod decisions;

use crate::history::decisions::words_of;
use crate::line;
use crate::record::{
    Action, Change, ConcernEnd, Group, Happening, HistoryEntry, Owner, PersonId, Register, Standing, TextId,
};
use crate::spelling::count;
use crate::words::{Inline, Line};

/// What happened, as a line; nothing of what was taken back since. `group` is the one in whose history it stands.
pub fn entry(past: &HistoryEntry, group: Option<&Group>, register: &Register) -> Option<Line> {
    let by = |what: &str| match past.by {
        Some(by) => line![format!("{what} by "), by],
        None => line![what.to_owned()],
    };
    let meeting = |number: &u32| register.meeting(*number);
    let question = |number: &u32| register.consultation(*number).map(|known| known.question);
    Some(match &past.what {
        Happening::Proposed(title) => by("Proposed").then(line![": ", *title]),
        Happening::Renamed(title) => by("New title").then(line![": ", *title]),
        Happening::Charter(part, _) => by(&format!("Charter: {part} written")),
        Happening::Nominated => by("Facilitators proposed"),
        Happening::Linked(url) => {
            let known = group.and_then(|group| group.documents.iter().find(|document| document.url == *url));
            by("Document linked").then(line![": ", known.and_then(|document| document.title).unwrap_or(*url)])
        }
        Happening::Supported(person, standing) => {
            let counts = match standing {
                Standing::Member => " supports it, as a member",
                Standing::Participant => " supports it",
            };
            recorded(past, *person, line![*person, counts])
        }
        Happening::SupportWithdrawn(person) => recorded(past, *person, line![*person, " took back their support"]),
        Happening::Commented(person, words) => {
            recorded(past, *person, line!["Comment by ", *person]).then(line![": ", *words])
        }
        Happening::Status(words) => by("Status set").then(line![": ", *words]),
        Happening::Note(words) => by("Note").then(line![": ", *words]),
        Happening::Concern(number, person, words) => {
            recorded(past, *person, line![format!("Concern {number} by "), *person]).then(line![": ", *words])
        }
        Happening::ConcernEnded(number, how, reason) => {
            let how = match how {
                ConcernEnd::Withdrawn => "withdrawn",
                ConcernEnd::Resolved => "resolved",
                ConcernEnd::Overruled => "overruled",
            };
            with(by(&format!("Concern {number} {how}")), *reason)
        }
        Happening::LastCall(until) => by("Last call for objections").then(line![", until ", Inline::Moment(*until)]),
        Happening::LastCallEnded => line!["The last call ended"],
        Happening::Decided(place) => {
            let group = group?;
            line!["Decided: ", &group.code].then(words_of(group.decisions.get(*place)?))
        }
        Happening::Withdrawn(reason) => with(by("Proposal taken back"), *reason),
        Happening::Appointed(person) => by("Facilitator appointed").then(line![": ", *person]),
        Happening::Released(person) => by("Facilitator released").then(line![": ", *person]),
        Happening::Updated(words) => by("Update").then(line![": ", *words]),
        Happening::UpdateMissed => line!["An update was asked for, and none came"],
        Happening::RenewalAsked => by("Continuation in the next cycle asked for"),
        Happening::Lapsed => line!["Lapsed with the end of the cycle"],
        Happening::MeetingCalled(number) => {
            by(&format!("Meeting {number} called")).then(line![": ", meeting(number)?.title])
        }
        Happening::MeetingMoved(number, from, to) => by(&format!("Meeting {number} moved")).then(line![
            ": ",
            meeting(number)?.title,
            ", from ",
            Inline::Moment(*from),
            " to ",
            Inline::Moment(*to)
        ]),
        Happening::MeetingCancelled(number) => {
            let meeting = meeting(number)?;
            let said = by(&format!("Meeting {number} cancelled")).then(line![": ", meeting.title]);
            with(said, meeting.cancelled.and_then(|cancelled| cancelled.reason))
        }
        Happening::MinutesDrafted(number) => {
            line![format!("Meeting {number} held, its minutes are a draft: "), meeting(number)?.title]
        }
        Happening::MinutesApproved(number) => {
            by(&format!("Minutes of meeting {number} approved")).then(line![": ", meeting(number)?.title])
        }
        Happening::ActionSet(number) => action(register.action(*number)?, "set"),
        Happening::ActionDone(number) => {
            let known = register.action(*number)?;
            with(action(known, "done"), known.done.and_then(|done| done.words))
        }
        Happening::CycleOpened(name) => by("Cycle opened").then(line![": ", *name]),
        Happening::CycleClosed => line!["The cycle was closed"],
        Happening::ConsultationOpened(number) => {
            by(&format!("Consultation {number} opened")).then(line![": ", question(number)?])
        }
        Happening::ConsultationExtended(number, until) => {
            let put_off = line![format!("Consultation {number} extended to "), Inline::Moment(*until)];
            put_off.then(line![": ", question(number)?])
        }
        Happening::ConsultationClosed(number) => {
            line![format!("Consultation {number} closed: "), question(number)?]
        }
        Happening::ConsultationConcluded(number, words) => {
            line![format!("Outcome of consultation {number}: "), *words]
        }
    })
}

/// Where something is told besides the rooms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// The part of a digest.
    pub part: DigestPart,
    /// Whether others than those in the room want to hear of it, so that a feed has it.
    pub is_in_feed: bool,
}

/// A part of a digest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DigestPart {
    /// What was decided.
    Decided,
    /// A proposal, which comes before what is said of it.
    Proposed,
    /// What goes with a proposal: it is left out beside the proposal itself.
    OfProposal,
    /// What is told in numbers: support, comments and concerns.
    Counted,
    /// What is among that which needs the readers, among the meetings or among what is overdue, as long as it matters.
    Elsewhere,
    /// All else that is new.
    New,
}

/// Where something is told besides the rooms.
pub fn coverage(what: &Happening) -> Coverage {
    let (part, is_in_feed) = match what {
        Happening::Proposed(_) => (DigestPart::Proposed, true),
        Happening::Charter(..) | Happening::Nominated => (DigestPart::OfProposal, false),
        Happening::Linked(_) => (DigestPart::OfProposal, true),
        Happening::Supported(..) | Happening::SupportWithdrawn(_) | Happening::Commented(..) => {
            (DigestPart::Counted, false)
        }
        Happening::Concern(..) | Happening::ConcernEnded(..) => (DigestPart::Counted, true),
        Happening::Decided(_)
        | Happening::Withdrawn(_)
        | Happening::Lapsed
        | Happening::MinutesApproved(_)
        | Happening::CycleOpened(_)
        | Happening::CycleClosed
        | Happening::ConsultationClosed(_)
        | Happening::ConsultationConcluded(..) => (DigestPart::Decided, true),
        Happening::LastCallEnded | Happening::ActionSet(_) => (DigestPart::Elsewhere, false),
        Happening::LastCall(_)
        | Happening::UpdateMissed
        | Happening::MeetingCalled(_)
        | Happening::MinutesDrafted(_)
        | Happening::ConsultationOpened(_) => (DigestPart::Elsewhere, true),
        Happening::ActionDone(_) => (DigestPart::New, false),
        Happening::Renamed(_)
        | Happening::Status(_)
        | Happening::Note(_)
        | Happening::Appointed(_)
        | Happening::Released(_)
        | Happening::Updated(_)
        | Happening::RenewalAsked
        | Happening::MeetingMoved(..)
        | Happening::MeetingCancelled(_)
        | Happening::ConsultationExtended(..) => (DigestPart::New, true),
    };
    Coverage { part, is_in_feed }
}

/// Where something has its place on the page of its group, or a page of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The group itself, or the whole.
    Whole,
    /// The decision at this place among those of the group.
    Decision(usize),
    /// The concern of this number among those of the group.
    Concern(u32),
    /// A meeting.
    Meeting(u32),
    /// A consultation.
    Consultation(u32),
}

/// Where something has its place.
pub fn anchor(what: &Happening) -> Anchor {
    match what {
        Happening::Decided(place) => Anchor::Decision(*place),
        Happening::Concern(number, ..) | Happening::ConcernEnded(number, ..) => Anchor::Concern(*number),
        Happening::MeetingCalled(number)
        | Happening::MeetingMoved(number, ..)
        | Happening::MeetingCancelled(number)
        | Happening::MinutesDrafted(number)
        | Happening::MinutesApproved(number) => Anchor::Meeting(*number),
        Happening::ConsultationOpened(number)
        | Happening::ConsultationExtended(number, _)
        | Happening::ConsultationClosed(number)
        | Happening::ConsultationConcluded(number, _) => Anchor::Consultation(*number),
        Happening::Proposed(_)
        | Happening::Renamed(_)
        | Happening::Charter(..)
        | Happening::Nominated
        | Happening::Linked(_)
        | Happening::Supported(..)
        | Happening::SupportWithdrawn(_)
        | Happening::Commented(..)
        | Happening::Status(_)
        | Happening::Note(_)
        | Happening::LastCall(_)
        | Happening::LastCallEnded
        | Happening::Withdrawn(_)
        | Happening::Appointed(_)
        | Happening::Released(_)
        | Happening::Updated(_)
        | Happening::UpdateMissed
        | Happening::RenewalAsked
        | Happening::Lapsed
        | Happening::ActionSet(_)
        | Happening::ActionDone(_)
        | Happening::CycleOpened(_)
        | Happening::CycleClosed => Anchor::Whole,
    }
}

/// An act that somebody else may have recorded.
fn recorded(past: &HistoryEntry, whose: PersonId, line: Line) -> Line {
    match past.by.filter(|by| *by != whose) {
        Some(by) => line.then(line![", recorded by ", by]),
        None => line,
    }
}

/// With more words, if there are any.
fn with(line: Line, words: Option<TextId>) -> Line {
    match words {
        Some(words) => line.then(line![" – ", words]),
        None => line,
    }
}

fn action(action: &Action, what: &str) -> Line {
    line![format!("Action {} {what}, for ", action.number)]
        .then(crate::history::owner(action))
        .then(line![": ", action.words])
}

/// The person or office that is to do it.
pub(crate) fn owner(action: &Action) -> Line {
    match &action.owner {
        Owner::Person(person) => line![*person],
        Owner::Office { words, .. } => line![*words],
    }
}

/// What happened to a group, in numbers: `+3, now 17 members`.
pub(crate) fn in_numbers(group: &Group, change: &Change) -> Line {
    let mut parts: Vec<Line> = Vec::new();
    if change.given > 0 {
        parts.push(line![format!("+{}", change.given)]);
    }
    if change.withdrawn > 0 {
        parts.push(line![format!("−{}", change.withdrawn)]);
    }
    if !parts.is_empty() {
        parts.push(line!["now ", group.tally()]);
    }
    if change.comments > 0 {
        parts.push(line![count(change.comments as usize, "new comment")]);
    }
    if !change.concerns.is_empty() {
        parts.push(line![count(change.concerns.len(), "new concern")]);
    }
    if change.ended > 0 {
        parts.push(line![format!("{} ended", count(change.ended as usize, "concern"))]);
    }
    Line::join(parts, ", ")
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::entry;
    use crate::render::plain::Plain;
    use crate::testing::dialogue::Dialogue;

    /// The history of a group or of the whole, a line for each thing.
    fn lines(dialogue: &Dialogue, code: Option<&str>) -> String {
        let register = dialogue.register();
        let code = code.map(|code| code.parse().unwrap());
        let group = code.as_ref().and_then(|code| register.group(code));
        let plain = Plain { register, mark: "/", width: None, language: crate::words::Language::default() };
        let told = register.history(code.as_ref()).filter_map(|past| {
            let line = plain.line(&entry(past, group, register)?);
            Some(format!("{} {line}", past.at.strftime("%d %H:%M")))
        });
        told.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn the_life_of_a_group_is_told_in_order_and_an_earlier_life_comes_first() {
        let mut dialogue = Dialogue::with_groups();
        for (handle, words) in [
            ("lea", "/support WG-IMP"),
            ("anja", "/support WG-IMP for: @flavio"),
            ("lea", "/unsupport WG-IMP"),
            ("avri", "/charter WG-IMP Purpose: better meetings"),
            ("avri", "/charter WG-IMP title: Improvements facilitator: @lea"),
            ("avri", "/document WG-IMP https://example.org/draft The draft"),
            ("ginger", "/comment WG-IMP Improvements only?"),
            ("ginger", "/concern WG-IMP The scope is too wide."),
            ("lynn", "/resolve WG-IMP 1 It was narrowed."),
            ("anja", "/note WG-IMP status: In review Details to follow."),
            ("lynn", "/lastcall WG-IMP until: in 2 days"),
            ("lynn", "/facilitate WG-IMP @lea"),
            ("lynn", "/decide WG-IMP approve Go. anyway: time is short"),
            ("lea", "/update WG-IMP We have met"),
            ("lea", "/meet WG-IMP \"First call\" tomorrow 10:00 UTC"),
            ("lea", "/move 1 tomorrow 11:00 UTC"),
            ("lea", "/cancel 1 Nobody can come"),
            ("lynn", "/release WG-IMP @lea"),
            ("lynn", "/decide WG-IMP dissolve"),
            ("lea", "/propose WG-IMP Improvements, again"),
            ("lea", "/withdraw WG-IMP Not now."),
        ] {
            dialogue.say("#plenary", handle, words).quietly();
        }
        expect![[r#"
            10 09:00 Proposed by Avri Doria: IGF Improvements
            10 09:00 Lea Kaspar supports it, as a member
            10 09:00 Flávio Wagner supports it, as a member, recorded by Anja Gengo
            10 09:00 Lea Kaspar took back their support
            10 09:00 Charter: Purpose written by Avri Doria
            10 09:00 New title by Avri Doria: Improvements
            10 09:00 Facilitators proposed by Avri Doria
            10 09:00 Document linked by Avri Doria: https://example.org/draft
            10 09:00 Comment by Virginia Paque: Improvements only?
            10 09:00 Concern 1 by Virginia Paque: The scope is too wide.
            10 09:00 Concern 1 overruled by Lynn St. Amour – It was narrowed.
            10 09:00 Status set by Anja Gengo: In review Details to follow.
            10 09:00 Last call for objections by Lynn St. Amour, until Wed 12 Apr 2017, 23:59 UTC
            10 09:00 Facilitator appointed by Lynn St. Amour: Lea Kaspar
            10 09:00 Decided: WG-IMP is approved, by Lynn St. Amour, on Mon 10 Apr 2017. Go. Approved although the rules ask for a written proposal with Objectives, 2 member facilitators from different stakeholder groups and a last call among all members. Reason: time is short
            10 09:00 Update by Lea Kaspar: We have met
            10 09:00 Meeting 1 called by Lea Kaspar: First call
            10 09:00 Meeting 1 moved by Lea Kaspar: First call, from Tue 11 Apr 2017, 10:00 UTC to Tue 11 Apr 2017, 11:00 UTC
            10 09:00 Meeting 1 cancelled by Lea Kaspar: First call – Nobody can come
            10 09:00 Facilitator released by Lynn St. Amour: Lea Kaspar
            10 09:00 Decided: WG-IMP is dissolved, by Lynn St. Amour, on Mon 10 Apr 2017.
            10 09:00 Proposed by Lea Kaspar: Improvements, again
            10 09:00 Proposal taken back by Lea Kaspar – Not now."#]].assert_eq(&lines(&dialogue, Some("WG-IMP")));
    }

    #[test]
    fn meetings_consultations_and_cycles_of_all_are_told_too() {
        let mut dialogue = Dialogue::with_groups();
        for (handle, words) in [
            ("lynn", "/cycle open \"IGF 2017\" 2017-01-01 2017-12-31"),
            ("lynn", "/consult open \"Which way?\" until: in 3 days\n1: left\n2: right"),
            ("lynn", "/consult extend 1 in 4 days"),
            ("lynn", "/meet plenary \"Virtual meeting\" tomorrow 10:00 UTC"),
            ("lynn", "/minutes start 1"),
            ("lynn", "/action @lea Write it up."),
            ("lynn", "/minutes end"),
            ("lynn", "/minutes approve 1"),
            ("lea", "/done 1 Sent"),
            ("lynn", "/consult close 1"),
            ("lynn", "/consult outcome 1 To the left"),
            ("lynn", "/cycle close"),
        ] {
            dialogue.say("#plenary", handle, words).quietly();
        }
        expect![[r#"
            10 09:00 Cycle opened by Lynn St. Amour: IGF 2017
            10 09:00 Consultation 1 opened by Lynn St. Amour: Which way?
            10 09:00 Consultation 1 extended to Fri 14 Apr 2017, 23:59 UTC: Which way?
            10 09:00 Meeting 1 called by Lynn St. Amour: Virtual meeting
            10 09:00 Action 1 set, for Lea Kaspar: Write it up.
            10 09:00 Meeting 1 held, its minutes are a draft: Virtual meeting
            10 09:00 Minutes of meeting 1 approved by Lynn St. Amour: Virtual meeting
            10 09:00 Action 1 done, for Lea Kaspar: Write it up. – Sent
            10 09:00 Consultation 1 closed: Which way?
            10 09:00 Outcome of consultation 1: To the left
            10 09:00 The cycle was closed"#]]
        .assert_eq(&lines(&dialogue, None));
    }
}
