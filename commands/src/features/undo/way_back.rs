//! How what was done is taken back: of each event by `/undo` or not, of each command by which other command later.

use crate::record::{Amendment, CorrectionEvent, Event, Held, MeetingEvent, MinutesEvent, Register};

/// How an event is taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WayBack {
    /// By `/undo` for some minutes; later by the way back of the command by which it was recorded.
    Undo(&'static str),
    /// By the way back of the command by which it was recorded.
    Command(&'static str),
    /// It goes with what else the command recorded.
    Along,
    /// There is nothing to take back: it is of nobody's doing, or it is a taking back itself.
    Nothing,
}

/// The way back from each command that records something, for good.
const COMMANDS: &[(&str, &str)] = &[
    ("propose", "withdraw CODE"),
    ("charter", "charter CODE Part: text"),
    ("support", "unsupport CODE"),
    ("unsupport", "support CODE"),
    ("comment", "comment CODE drop: N"),
    ("note", "note CODE text"),
    ("concern", "resolve CODE N"),
    ("resolve", "resolve CODE N reopen: reason"),
    ("lastcall", "undo"),
    ("decide", "decide CODE DECISION correct: reason"),
    ("withdraw", "propose CODE Title"),
    ("rename", "rename CODE NEW-CODE"),
    ("facilitate", "release CODE @person"),
    ("release", "facilitate CODE @person"),
    ("update", "update CODE correct: words"),
    ("document", "document CODE remove: URL"),
    ("renew", "undo"),
    ("cycle open", "cycle edit name: …"),
    ("cycle edit", "cycle edit to: DATE"),
    ("cycle close", "cycle open \"Name\" FROM TO"),
    ("consult open", "consult cancel N reason"),
    ("consult answer", "consult withdraw N"),
    ("consult class", "consult class N @person class"),
    ("consult extend", "consult extend N WHEN"),
    ("consult close", "undo"),
    ("consult edit", "consult edit N question: …"),
    ("consult cancel", "undo"),
    ("consult withdraw", "consult answer N"),
    ("consult outcome", "consult outcome N text"),
    ("meet", "cancel N"),
    ("move", "move N WHEN"),
    ("cancel", "uncancel N"),
    ("uncancel", "cancel N"),
    ("meeting", "meeting N title: …"),
    ("rsvp", "rsvp N no"),
    ("remind me", "remind me off"),
    ("remind group", "remind group CODE off"),
    ("agenda add", "agenda drop N K"),
    ("agenda drop", "agenda add N text"),
    ("agenda order", "agenda order N K"),
    ("agenda begin", "agenda drop N K"),
    ("minutes reopen", "minutes approve N"),
    ("minutes add", "minutes drop N K"),
    ("minutes drop", "minutes add N words"),
    ("minutes start", "minutes end"),
    ("minutes end", "undo"),
    ("minutes correct", "minutes correct N K text"),
    ("minutes accept", "minutes correct N K text"),
    ("minutes decline", "minutes accept N K"),
    ("minutes approve", "minutes reopen N reason"),
    ("item", "item K"),
    ("here", "here meeting: N not: @person"),
    ("info", "minutes drop N K"),
    ("agreed", "undo"),
    ("disagreed", "undo"),
    ("action", "drop K reason"),
    ("done", "undo"),
    ("amend", "amend K by: DATE"),
    ("drop", "action @person words"),
    ("digest weekly", "digest off"),
    ("digest off", "digest weekly mon 09:00"),
    ("room bind", "room unbind"),
    ("room unbind", "room bind CODE"),
    ("room language", "room language"),
    ("profile link", "profile unlink"),
    ("profile join", "profile unlink @person"),
    ("profile set", "profile show"),
    ("profile away", "profile away"),
    ("person", "person @person role: member"),
];

/// What takes back what a command did, or changes it, where there is such a command.
pub(crate) fn way_back(path: &str) -> Option<&'static str> {
    COMMANDS.iter().find(|(command, _)| *command == path).map(|(_, back)| *back)
}

/// How an event is taken back.
pub(crate) fn of(event: &Event) -> WayBack {
    use WayBack::{Along, Command, Nothing, Undo};
    match event {
        Event::GroupProposed { .. } => Undo("propose"),
        Event::CharterChanged { .. } => Undo("charter"),
        Event::SupportGiven { .. } => Undo("support"),
        Event::SupportWithdrawn { .. } => Undo("unsupport"),
        Event::Commented { .. } => Undo("comment"),
        Event::GroupNoted { .. } => Undo("note"),
        Event::ConcernRaised { .. } => Undo("concern"),
        Event::ConcernEnded { .. } => Undo("resolve"),
        Event::LastCallOpened { .. } => Undo("lastcall"),
        Event::GroupDecided { .. } => Undo("decide"),
        Event::ProposalWithdrawn { .. } => Undo("withdraw"),
        Event::FacilitatorAppointed { .. } => Undo("facilitate"),
        Event::FacilitatorReleased { .. } => Undo("release"),
        Event::UpdateGiven { .. } => Undo("update"),
        Event::DocumentLinked { .. } => Undo("document"),
        Event::RenewalAsked { .. } => Undo("renew"),
        Event::CycleOpened { .. } => Undo("cycle open"),
        Event::CycleClosed {} => Command("cycle close"),
        Event::ConsultationOpened { .. } => Undo("consult open"),
        Event::InputGiven { .. } => Undo("consult answer"),
        Event::ClassConfirmed { .. } => Undo("consult class"),
        Event::ConsultationExtended { .. } => Undo("consult extend"),
        Event::ConsultationClosed { .. } => Undo("consult close"),
        Event::ConsultationConcluded { .. } => Undo("consult outcome"),
        Event::RoomBound { .. } => Undo("room bind"),
        Event::RoomUnbound { .. } => Undo("room unbind"),
        Event::RoomLanguageSet { .. } => Undo("room language"),
        Event::DigestSet { .. } => Undo("digest weekly"),
        Event::LinkOffered { .. } | Event::LinkClaimed { .. } => Command("profile link"),
        Event::PeopleJoined { .. } => Command("profile join"),
        Event::Meeting(event) => match event {
            MeetingEvent::MeetingCalled { .. } => Undo("meet"),
            MeetingEvent::SeriesCalled { .. } => Undo("meet"),
            MeetingEvent::MeetingMoved { .. } | MeetingEvent::SeriesMoved { .. } => Undo("move"),
            MeetingEvent::MeetingCancelled { .. } | MeetingEvent::SeriesEnded { .. } => Undo("cancel"),
            MeetingEvent::RsvpGiven { .. } | MeetingEvent::RsvpWithdrawn { .. } => Undo("rsvp"),
            MeetingEvent::RemindersSet { .. } => Undo("remind group"),
            // Times that were offered bind nobody.
            MeetingEvent::SlotsOffered { .. }
            | MeetingEvent::MeetingOver { .. }
            | MeetingEvent::MeetingPublished { .. } => Nothing,
        },
        Event::Minutes(event) => match event {
            MinutesEvent::AgendaItemAdded { .. } => Undo("agenda add"),
            MinutesEvent::AgendaItemDropped { .. } => Undo("agenda drop"),
            MinutesEvent::AgendaItemPlaced { .. } => Undo("agenda order"),
            MinutesEvent::MinutesStarted { .. } => Undo("minutes start"),
            MinutesEvent::ItemOpened { .. } => Undo("item"),
            MinutesEvent::NoteTaken { .. } => Undo("info"),
            MinutesEvent::Attended { .. } => Undo("here"),
            MinutesEvent::MinutesEnded { .. } => Undo("minutes end"),
            MinutesEvent::MinutesCorrected { .. } => Undo("minutes correct"),
            MinutesEvent::CorrectionProposed { .. } => Undo("minutes correct"),
            MinutesEvent::CorrectionAccepted { .. } => Undo("minutes accept"),
            MinutesEvent::CorrectionDeclined { .. } => Undo("minutes decline"),
            MinutesEvent::MinutesApproved { .. } => Undo("minutes approve"),
            MinutesEvent::ActionSet { .. } => Undo("action"),
            MinutesEvent::ActionDone { .. } => Undo("done"),
            MinutesEvent::NoteUndone { .. } => Nothing,
        },
        Event::Correction(event) => match event {
            CorrectionEvent::ActUndone { .. } => Nothing,
            CorrectionEvent::GroupRenamed { .. } => Command("rename"),
            CorrectionEvent::TakenBack { what, .. } => Undo(match what {
                Held::Comment { .. } => "comment",
                Held::ConcernEnd { .. } => "resolve",
                Held::Document { .. } => "document",
                Held::Cancellation { .. } | Held::SeriesEnd { .. } => "uncancel",
                Held::Approval { .. } => "minutes reopen",
                Held::Consultation { .. } => "consult cancel",
                Held::Input { .. } => "consult withdraw",
                Held::Action { .. } => "drop",
                Held::Attendance { .. } => "here",
            }),
            CorrectionEvent::Amended { what } => Undo(match what {
                Amendment::Meeting { .. } | Amendment::Series { .. } => "meeting",
                Amendment::Consultation { .. } => "consult edit",
                Amendment::Cycle { .. } => "cycle edit",
                Amendment::Action { .. } => "amend",
            }),
        },
        // A room that is being made is for whatever the group is by then. What waits for somebody's hours is said as it is by then.
        Event::RoomAsked { .. }
        | Event::PeopleStated { .. }
        | Event::NoticesHeld { .. }
        | Event::NoticesTold { .. } => Along,
        Event::LastCallEnded { .. }
        | Event::UpdateAsked { .. }
        | Event::UpdateMissed { .. }
        | Event::GroupLapsed { .. }
        | Event::Reminded { .. }
        | Event::RoomNotMade { .. }
        | Event::RoomMoved { .. }
        | Event::NewsTold { .. }
        | Event::DigestGiven { .. }
        | Event::PeopleSeparated { .. }
        | Event::PersonForgotten { .. }
        | Event::WordsErased { .. } => Nothing,
    }
}

/// The number by which people call that of which an event is.
fn number(event: &Event, register: &Register, seq: u64) -> Option<u32> {
    match event {
        Event::ConcernRaised { group, .. } => {
            let mut concerns = (1..).zip(&register.group(group)?.concerns);
            concerns.find(|(_, concern)| concern.act.seq == seq).map(|(number, _)| number)
        }
        Event::Commented { group, .. } => {
            let mut comments = register.group(group)?.standing_comments();
            comments.find(|(_, comment)| comment.act.seq == seq).and_then(|(number, _)| u32::try_from(number).ok())
        }
        Event::ConcernEnded { concern, .. } => Some(*concern),
        Event::ConsultationOpened { consultation, .. }
        | Event::InputGiven { consultation, .. }
        | Event::ClassConfirmed { consultation, .. }
        | Event::ConsultationExtended { consultation, .. }
        | Event::ConsultationClosed { consultation }
        | Event::ConsultationConcluded { consultation, .. } => Some(*consultation),
        Event::Meeting(
            MeetingEvent::MeetingCalled { meeting, .. }
            | MeetingEvent::MeetingMoved { meeting, .. }
            | MeetingEvent::MeetingCancelled { meeting, .. }
            | MeetingEvent::RsvpGiven { meeting, .. }
            | MeetingEvent::RsvpWithdrawn { meeting, .. },
        )
        | Event::Minutes(
            MinutesEvent::AgendaItemAdded { meeting, .. }
            | MinutesEvent::AgendaItemDropped { meeting, .. }
            | MinutesEvent::AgendaItemPlaced { meeting, .. }
            | MinutesEvent::MinutesStarted { meeting, .. }
            | MinutesEvent::ItemOpened { meeting, .. }
            | MinutesEvent::NoteTaken { meeting, .. }
            | MinutesEvent::Attended { meeting, .. }
            | MinutesEvent::MinutesEnded { meeting, .. }
            | MinutesEvent::MinutesCorrected { meeting, .. }
            | MinutesEvent::CorrectionProposed { meeting, .. }
            | MinutesEvent::CorrectionAccepted { meeting, .. }
            | MinutesEvent::CorrectionDeclined { meeting, .. }
            | MinutesEvent::MinutesApproved { meeting, .. },
        ) => Some(*meeting),
        Event::Minutes(MinutesEvent::ActionSet { action, .. } | MinutesEvent::ActionDone { action, .. }) => {
            Some(*action)
        }
        // Known by the code of their group, or by what they are about.
        Event::GroupProposed { .. }
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
            MeetingEvent::SeriesCalled { .. }
            | MeetingEvent::SeriesMoved { .. }
            | MeetingEvent::SeriesEnded { .. }
            | MeetingEvent::RemindersSet { .. }
            | MeetingEvent::SlotsOffered { .. }
            | MeetingEvent::MeetingOver { .. }
            | MeetingEvent::MeetingPublished { .. },
        )
        | Event::Minutes(MinutesEvent::NoteUndone { .. }) => None,
        Event::Correction(event) => match event {
            CorrectionEvent::ActUndone { .. } | CorrectionEvent::GroupRenamed { .. } => None,
            CorrectionEvent::TakenBack { what, .. } => match what {
                Held::Comment { .. } | Held::Document { .. } | Held::SeriesEnd { .. } => None,
                Held::ConcernEnd { concern, .. } => Some(*concern),
                Held::Cancellation { meeting } | Held::Approval { meeting } | Held::Attendance { meeting, .. } => {
                    Some(*meeting)
                }
                Held::Consultation { consultation } | Held::Input { consultation, .. } => Some(*consultation),
                Held::Action { action } => Some(*action),
            },
            CorrectionEvent::Amended { what } => match what {
                Amendment::Meeting { meeting, .. } => Some(*meeting),
                Amendment::Series { .. } | Amendment::Cycle { .. } => None,
                Amendment::Consultation { consultation, .. } => Some(*consultation),
                Amendment::Action { action, .. } => Some(*action),
            },
        },
    }
}

/// The command by which an event is taken back later, with its group and its number in place.
pub(crate) fn later(event: &Event, register: &Register, seq: u64) -> Option<String> {
    // What is only proposed is withdrawn, and a correction that was declined is accepted, by a number of its own.
    if let Event::Minutes(MinutesEvent::CorrectionProposed { meeting, correction, .. }) = event {
        return Some(format!("minutes decline {meeting} {correction}"));
    }
    if let Event::Minutes(MinutesEvent::CorrectionDeclined { meeting, correction, .. }) = event {
        return Some(format!("minutes accept {meeting} {correction}"));
    }
    // The whole series was called, and not its last meeting.
    if let Event::Meeting(MeetingEvent::MeetingCalled { meeting, occurrence: Some(own), .. }) = event {
        let of_series =
            |other: &&crate::record::Meeting| other.occurrence.is_some_and(|theirs| theirs.series == own.series);
        let first = register.all_meetings_to_come().filter(of_series).map(|other| other.number).min();
        return Some(format!("cancel {}+", first.unwrap_or(*meeting)));
    }
    let path = match of(event) {
        WayBack::Undo(path) | WayBack::Command(path) => path,
        WayBack::Along | WayBack::Nothing => return None,
    };
    let back = way_back(path).filter(|back| *back != "undo")?;
    let number = number(event, register, seq);
    let words = back.split(' ').map(|word| match (word, event.group(), number) {
        ("CODE", Some(group), _) => group.to_string(),
        ("N" | "K", _, Some(number)) if is_of(word, event) => number.to_string(),
        _ => word.to_owned(),
    });
    Some(words.collect::<Vec<_>>().join(" "))
}

/// Whether the number by which an event is known stands in the place of a letter: `K` for actions, `N` for all else.
fn is_of(letter: &str, event: &Event) -> bool {
    let is_action = matches!(
        event,
        Event::Minutes(MinutesEvent::ActionSet { .. } | MinutesEvent::ActionDone { .. })
            | Event::Correction(
                CorrectionEvent::TakenBack { what: Held::Action { .. }, .. }
                    | CorrectionEvent::Amended { what: Amendment::Action { .. } }
            )
    );
    is_action == (letter == "K")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue;
    use crate::record::Role;
    use crate::render::page;
    use crate::testing::dialogue::Dialogue;
    use crate::words::{Language, typed};

    /// What a command records that has no way back, and why.
    const NO_WAY_BACK: &[(&str, &str)] = &[
        ("slots", "times that were offered bind nobody"),
        ("room open", "a room that was made stays, whatever it is for"),
        ("profile unlink", "who joins an account again has a code for it"),
        ("profile forget", "what is erased is gone: it asks first"),
        ("undo", "what was taken back is said anew"),
    ];

    #[test]
    fn every_command_that_records_something_says_how_it_is_taken_back() {
        let (mut recording, mut missing) = (Vec::new(), Vec::new());
        for (path, spec) in catalogue::COMMANDS.iter().flat_map(page::acts) {
            let records = |example: &&str| {
                let mut dialogue = Dialogue::for_example(example);
                let done = dialogue.try_as(Role::Chair, example);
                let done = done.or_else(|_| dialogue.try_as(Role::Secretariat, example));
                done.is_ok_and(|events| !events.is_empty())
            };
            if !spec.examples.iter().any(records) {
                continue;
            }
            let has_none = NO_WAY_BACK.iter().any(|(command, _)| *command == path);
            if way_back(&path).is_none() && !has_none {
                missing.push(path.clone());
            }
            recording.push(path);
        }
        assert!(missing.is_empty(), "nothing says how these are taken back: {missing:?}");
        // The others change what is known of a person, which is no event.
        let others =
            COMMANDS.iter().map(|(command, _)| *command).filter(|known| recording.iter().all(|it| it != known));
        assert_eq!(others.collect::<Vec<_>>(), ["remind me", "profile set", "profile away", "person"]);
    }

    #[test]
    fn what_stands_for_a_value_is_said_in_the_language_of_the_reader() {
        /// What is written so in French as well.
        const ALIKE: [&str; 5] = ["CODE", "N", "K", "URL", "DATE"];
        let stands_for = |word: &str| word == word.to_uppercase() && word.contains(char::is_alphabetic);
        for (command, back) in COMMANDS {
            let shown = typed::in_language(back, Language::French);
            let words =
                |words: &str| words.split(' ').filter(|it| stands_for(it)).map(str::to_owned).collect::<Vec<_>>();
            let shown = words(&shown);
            let left = words(back).into_iter().find(|word| !ALIKE.contains(&word.as_str()) && shown.contains(word));
            assert_eq!(left, None, "/{command}: /{back}");
        }
    }

    #[test]
    fn what_takes_back_is_a_command_that_there_is() {
        let paths: Vec<String> = catalogue::COMMANDS.iter().flat_map(page::acts).map(|(path, _)| path).collect();
        for (command, back) in COMMANDS {
            assert!(paths.iter().any(|path| path == command), "/{command}");
            let is_there = paths.iter().any(|path| back.starts_with(path.as_str()));
            let is_shortened = paths.iter().any(|path| path.starts_with(back));
            assert!(is_there || is_shortened, "/{command}: /{back}");
        }
        for (command, _) in NO_WAY_BACK {
            assert!(paths.iter().any(|path| path == command), "/{command}");
        }
    }
}
