//! What happened, in words: a line for each thing in the history of a group or of the whole.

pub mod decisions;

use crate::history::decisions::{as_it_was_made, decided};
use crate::line;
use crate::record::{Action, Change, Group, Happening, HistoryEntry, Owner, PersonId, Register, TextId};
use crate::say;
use crate::words::shared::key;
use crate::words::{Arg, Inline, Line, Message};

/// What happened, as a line; nothing of what was taken back since. `group` is the one in whose history it stands.
pub fn entry(past: &HistoryEntry, group: Option<&Group>, register: &Register) -> Option<Line> {
    let known = || key(if past.by.is_some() { "yes" } else { "no" });
    let by = || past.by.map(|by| line![by]).unwrap_or_default();
    let meeting = |number: &u32| register.meeting(*number);
    let question = |number: &u32| register.consultation(*number).map(|known| known.question);
    let said = match &past.what {
        Happening::Proposed(None, title) => say!(history_proposed, known: known(), by: by(), title: *title),
        Happening::Proposed(Some(person), title) => {
            recorded(past, *person, say!(history_proposed, known: key("yes"), by: *person, title: *title))
        }
        Happening::Renamed(title) => say!(history_renamed, known: known(), by: by(), title: *title),
        Happening::Charter(part, _) => say!(history_charter, known: known(), by: by(), part: part.to_string()),
        Happening::Nominated => say!(history_nominated, known: known(), by: by()),
        Happening::Linked(url) => {
            let document = group.and_then(|group| group.documents.iter().find(|document| document.url == *url));
            let document = document.and_then(|document| document.title).unwrap_or(*url);
            say!(history_linked, known: known(), by: by(), document: document)
        }
        Happening::Supported(person, standing) => {
            recorded(past, *person, say!(history_supported, who: *person, standing: key(standing)))
        }
        Happening::SupportWithdrawn(person, words) => {
            let said = recorded(past, *person, say!(history_support_withdrawn, who: *person));
            match words {
                Some(words) => say!(history_with_reason, said: said, reason: *words),
                None => said,
            }
        }
        Happening::Commented(person, words) => {
            recorded(past, *person, say!(history_commented, who: *person, words: *words))
        }
        Happening::Status(words) => say!(history_status, known: known(), by: by(), words: *words),
        Happening::Note(words) => say!(history_note, known: known(), by: by(), words: *words),
        Happening::Concern(number, person, words) => {
            recorded(past, *person, say!(history_concern, number: *number, who: *person, words: *words))
        }
        Happening::ConcernEnded(number, how, reason) => {
            let ended = say!(history_concern_ended, how: key(how), known: known(), number: *number, by: by());
            with(ended, *reason)
        }
        Happening::LastCall(until) => {
            say!(history_last_call, known: known(), by: by(), until: Inline::Moment(*until))
        }
        Happening::LastCallEnded => say!(history_last_call_ended),
        Happening::Decided(place) => {
            let group = group?;
            say!(history_decided, decision: decided(&group.code, group.decisions.get(*place)?))
        }
        Happening::Withdrawn(reason) => with(say!(history_withdrawn, known: known(), by: by()), *reason),
        Happening::Appointed(person) => say!(history_appointed, known: known(), by: by(), who: *person),
        Happening::Released(person) => say!(history_released, known: known(), by: by(), who: *person),
        Happening::Updated(words) => say!(history_updated, known: known(), by: by(), words: *words),
        Happening::UpdateMissed => say!(history_update_missed),
        Happening::RenewalAsked => say!(history_renewal_asked, known: known(), by: by()),
        Happening::Lapsed => say!(history_lapsed),
        Happening::MeetingCalled(number) => {
            let title = meeting(number)?.title;
            say!(history_meeting_called, known: known(), number: *number, by: by(), title: title)
        }
        Happening::MeetingMoved(number, from, to) => say!(
            history_meeting_moved,
            known: known(),
            number: *number,
            by: by(),
            title: meeting(number)?.title,
            from: Inline::Moment(*from),
            to: Inline::Moment(*to),
        ),
        Happening::MeetingCancelled(number) => {
            let meeting = meeting(number)?;
            let title = meeting.title;
            let said = say!(history_meeting_cancelled, known: known(), number: *number, by: by(), title: title);
            with(said, meeting.cancelled.and_then(|cancelled| cancelled.reason))
        }
        Happening::MinutesDrafted(number) => {
            say!(history_minutes_drafted, number: *number, title: meeting(number)?.title)
        }
        Happening::MinutesApproved(number) => {
            let title = meeting(number)?.title;
            say!(history_minutes_approved, known: known(), number: *number, by: by(), title: title)
        }
        Happening::ActionSet(number) => {
            let action = register.action(*number)?;
            say!(history_action_set, number: *number, owner: owner(action), words: action.words)
        }
        Happening::ActionDone(number) => {
            let action = register.action(*number)?;
            let said = say!(history_action_done, number: *number, owner: owner(action), words: action.words);
            with(said, action.done.and_then(|done| done.words))
        }
        Happening::CycleOpened(name) => say!(history_cycle_opened, known: known(), by: by(), name: *name),
        Happening::CycleClosed => say!(history_cycle_closed),
        Happening::ConsultationOpened(number) => {
            let question = question(number)?;
            say!(history_consultation_opened, known: known(), number: *number, by: by(), question: question)
        }
        Happening::ConsultationExtended(number, until) => say!(
            history_consultation_extended,
            number: *number,
            until: Inline::Moment(*until),
            question: question(number)?,
        ),
        Happening::ConsultationClosed(number) => {
            say!(history_consultation_closed, number: *number, question: question(number)?)
        }
        Happening::UpdateCorrected(words) => {
            say!(history_update_corrected, known: known(), by: by(), words: *words)
        }
        Happening::Recoded(code) => say!(history_recoded, known: known(), by: by(), earlier: code),
        Happening::CommentTakenBack(number, reason) => {
            with(say!(history_comment_taken_back, known: known(), number: *number, by: by()), *reason)
        }
        Happening::ConcernReopened(number, reason) => {
            with(say!(history_concern_reopened, known: known(), number: *number, by: by()), *reason)
        }
        Happening::DocumentRemoved(url, reason) => {
            with(say!(history_document_removed, known: known(), by: by(), document: *url), *reason)
        }
        Happening::MeetingReinstated(number) => {
            let title = meeting(number)?.title;
            say!(history_meeting_reinstated, known: known(), number: *number, by: by(), title: title)
        }
        Happening::MeetingAmended(number) => {
            let title = meeting(number)?.title;
            say!(history_meeting_amended, known: known(), number: *number, by: by(), title: title)
        }
        Happening::MinutesReopened(number, reason) => {
            with(say!(history_minutes_reopened, known: known(), number: *number, by: by()), *reason)
        }
        Happening::ConsultationCancelled(number, reason) => {
            let question = question(number)?;
            let said =
                say!(history_consultation_cancelled, known: known(), number: *number, by: by(), question: question);
            with(said, *reason)
        }
        Happening::ConsultationAmended(number) => {
            let question = question(number)?;
            say!(history_consultation_amended, known: known(), number: *number, by: by(), question: question)
        }
        Happening::ActionDropped(number, reason) => {
            let words = register.action(*number)?.words;
            with(say!(history_action_dropped, known: known(), number: *number, by: by(), words: words), *reason)
        }
        Happening::ActionAmended(number) => {
            let action = register.action(*number)?;
            say!(history_action_amended, number: *number, owner: owner(action), words: action.words)
        }
        Happening::CycleAmended => say!(history_cycle_amended, known: known(), by: by()),
        Happening::Undone(seq) => {
            let mut told = register.history(group.map(|group| &group.code));
            let past = told.find(|entry| entry.seq == *seq)?;
            let undone = match (group, &past.what) {
                (Some(group), Happening::Decided(place)) => {
                    as_it_was_made(&group.code, group.decisions.get(*place)?).into()
                }
                _ => entry(past, group, register)?,
            };
            say!(history_undone, known: known(), by: by(), what: undone)
        }
        Happening::ConsultationConcluded(number, words) => {
            say!(history_consultation_concluded, number: *number, words: *words)
        }
    };
    Some(said.into())
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
        Happening::Proposed(..) => (DigestPart::Proposed, true),
        Happening::Charter(..) | Happening::Nominated => (DigestPart::OfProposal, false),
        Happening::Linked(_) => (DigestPart::OfProposal, true),
        Happening::Supported(..) | Happening::SupportWithdrawn(..) | Happening::Commented(..) => {
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
        | Happening::ConsultationExtended(..)
        | Happening::UpdateCorrected(_)
        | Happening::Recoded(_)
        | Happening::ConcernReopened(..)
        | Happening::DocumentRemoved(..)
        | Happening::MeetingReinstated(_)
        | Happening::MeetingAmended(_)
        | Happening::MinutesReopened(..)
        | Happening::ConsultationCancelled(..)
        | Happening::ConsultationAmended(_)
        | Happening::CycleAmended
        | Happening::Undone(_) => (DigestPart::New, true),
        Happening::CommentTakenBack(..) | Happening::ActionDropped(..) | Happening::ActionAmended(_) => {
            (DigestPart::New, false)
        }
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
        Happening::Concern(number, ..)
        | Happening::ConcernEnded(number, ..)
        | Happening::ConcernReopened(number, _) => Anchor::Concern(*number),
        Happening::MeetingCalled(number)
        | Happening::MeetingMoved(number, ..)
        | Happening::MeetingCancelled(number)
        | Happening::MinutesDrafted(number)
        | Happening::MinutesApproved(number)
        | Happening::MeetingReinstated(number)
        | Happening::MeetingAmended(number)
        | Happening::MinutesReopened(number, _) => Anchor::Meeting(*number),
        Happening::ConsultationOpened(number)
        | Happening::ConsultationExtended(number, _)
        | Happening::ConsultationClosed(number)
        | Happening::ConsultationConcluded(number, _)
        | Happening::ConsultationCancelled(number, _)
        | Happening::ConsultationAmended(number) => Anchor::Consultation(*number),
        Happening::Proposed(..)
        | Happening::Renamed(_)
        | Happening::Charter(..)
        | Happening::Nominated
        | Happening::Linked(_)
        | Happening::Supported(..)
        | Happening::SupportWithdrawn(..)
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
        | Happening::CycleClosed
        | Happening::UpdateCorrected(_)
        | Happening::Recoded(_)
        | Happening::CommentTakenBack(..)
        | Happening::DocumentRemoved(..)
        | Happening::ActionDropped(..)
        | Happening::ActionAmended(_)
        | Happening::CycleAmended
        | Happening::Undone(_) => Anchor::Whole,
    }
}

/// An act that somebody else may have recorded.
fn recorded(past: &HistoryEntry, whose: PersonId, said: Message) -> Message {
    match past.by.filter(|by| *by != whose) {
        Some(by) => say!(history_recorded_by, said: said, by: by),
        None => said,
    }
}

/// With more words, if there are any.
fn with(said: Message, words: Option<TextId>) -> Message {
    match words {
        Some(words) => say!(history_with_reason, said: said, reason: words),
        None => said,
    }
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
    let mut parts: Vec<Message> = Vec::new();
    if change.given > 0 {
        parts.push(say!(history_support_given, count: change.given));
    }
    if change.withdrawn > 0 {
        parts.push(say!(history_support_taken_back, count: change.withdrawn));
    }
    if !parts.is_empty() {
        parts.push(say!(history_support_now, tally: group.tally()));
    }
    if change.comments > 0 {
        parts.push(say!(history_new_comments, count: change.comments));
    }
    if !change.concerns.is_empty() {
        parts.push(say!(history_new_concerns, count: change.concerns.len()));
    }
    if change.ended > 0 {
        parts.push(say!(history_ended_concerns, count: change.ended));
    }
    say!(history_numbers, parts: Arg::each(parts)).into()
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::entry;
    use crate::render::plain::Plain;
    use crate::testing::dialogue::Dialogue;
    use crate::words::Language;

    /// The history of a group or of the whole, a line for each thing.
    fn lines(dialogue: &Dialogue, code: Option<&str>) -> String {
        lines_in(Language::English, dialogue, code)
    }

    fn lines_in(language: Language, dialogue: &Dialogue, code: Option<&str>) -> String {
        let register = dialogue.register();
        let code = code.map(|code| code.parse().unwrap());
        let group = code.as_ref().and_then(|code| register.group(code));
        let plain = Plain { register, mark: "/", width: None, language };
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
            ("lynn", "/decide WG-IMP dissolve yes"),
            ("lea", "/propose WG-IMP Improvements, again"),
            ("lea", "/withdraw WG-IMP Not now."),
        ] {
            dialogue.say("#plenary", handle, words).quietly();
        }
        expect![[r#"
            10 09:00 Proposed by Avri Doria: IGF Improvements
            10 09:00 Lea Kaspar supports it, as a member
            10 09:00 Flávio Wagner supports it, as a member (recorded by Anja Gengo)
            10 09:00 Lea Kaspar withdrew their support
            10 09:00 Charter: Purpose written by Avri Doria
            10 09:00 New title by Avri Doria: Improvements
            10 09:00 Facilitators proposed by Avri Doria
            10 09:00 Document linked by Avri Doria: The draft
            10 09:00 Comment by Virginia Paque: Improvements only?
            10 09:00 Concern 1 by Virginia Paque: The scope is too wide.
            10 09:00 Concern 1 overruled by Lynn St. Amour – It was narrowed.
            10 09:00 Status set by Anja Gengo: In review Details to follow.
            10 09:00 Last call opened by Lynn St. Amour, until Wed 12 Apr 2017, 23:59 UTC
            10 09:00 Facilitator appointed by Lynn St. Amour: Lea Kaspar
            10 09:00 Decided: WG-IMP is approved, by Lynn St. Amour, on Mon 10 Apr 2017. Go. Approved although the rules ask for a written proposal with Objectives, 2 member facilitators from different stakeholder groups and a last call among all members. Reason: time is short.
            10 09:00 Update by Lea Kaspar: We have met
            10 09:00 Meeting 1 called by Lea Kaspar: First call
            10 09:00 Meeting 1 moved by Lea Kaspar: First call, from Tue 11 Apr 2017, 10:00 UTC to Tue 11 Apr 2017, 11:00 UTC
            10 09:00 Meeting 1 cancelled by Lea Kaspar: First call – Nobody can come
            10 09:00 Facilitator released by Lynn St. Amour: Lea Kaspar
            10 09:00 Decided: WG-IMP is dissolved, by Lynn St. Amour, on Mon 10 Apr 2017.
            10 09:00 Proposed by Lea Kaspar: Improvements, again
            10 09:00 Proposal withdrawn by Lea Kaspar – Not now."#]].assert_eq(&lines(&dialogue, Some("WG-IMP")));
        expect![[r#"
            10 09:00 Proposé par Avri Doria : IGF Improvements
            10 09:00 Lea Kaspar soutient le groupe, comme membre
            10 09:00 Flávio Wagner soutient le groupe, comme membre (enregistré par Anja Gengo)
            10 09:00 Lea Kaspar a retiré son soutien
            10 09:00 Charte : Purpose, texte écrit par Avri Doria
            10 09:00 Nouveau titre, par Avri Doria : Improvements
            10 09:00 Candidatures à la facilitation proposées par Avri Doria
            10 09:00 Document ajouté par Avri Doria : The draft
            10 09:00 Commentaire de Virginia Paque : Improvements only?
            10 09:00 Réserve 1 émise par Virginia Paque : The scope is too wide.
            10 09:00 Réserve 1 écartée par Lynn St. Amour – It was narrowed.
            10 09:00 Ligne d’état écrite par Anja Gengo : In review Details to follow.
            10 09:00 Dernier appel lancé par Lynn St. Amour, jusqu’au mer. 12 avr. 2017 à 23:59 UTC
            10 09:00 Facilitation confiée par Lynn St. Amour à Lea Kaspar
            10 09:00 Décision : WG-IMP est approuvé par Lynn St. Amour, le lun. 10 avr. 2017. Go. Approuvé alors que les règles exigent une proposition écrite comportant Objectifs, 2 membres de différents groupes de parties prenantes chargés de la facilitation et un dernier appel à tous les membres. Motif : time is short.
            10 09:00 Point d’étape donné par Lea Kaspar : We have met
            10 09:00 Réunion 1 convoquée par Lea Kaspar : First call
            10 09:00 Réunion 1 déplacée par Lea Kaspar : First call, du mar. 11 avr. 2017 à 10:00 UTC au mar. 11 avr. 2017 à 11:00 UTC
            10 09:00 Réunion 1 annulée par Lea Kaspar : First call – Nobody can come
            10 09:00 Facilitation retirée par Lynn St. Amour à Lea Kaspar
            10 09:00 Décision : WG-IMP est dissous par Lynn St. Amour, le lun. 10 avr. 2017.
            10 09:00 Proposé par Lea Kaspar : Improvements, again
            10 09:00 Proposition retirée par Lea Kaspar – Not now."#]].assert_eq(&lines_in(Language::French, &dialogue, Some("WG-IMP")));
    }

    #[test]
    fn meetings_consultations_and_cycles_of_all_are_told_too() {
        let mut dialogue = Dialogue::with_groups();
        for (handle, words) in [
            ("lynn", "/cycle open \"IGF 2017\" 2017-01-01 2017-12-31"),
            ("lynn", "/consult open \"Which way?\" until: in 3 days\n1: left\n2: right"),
            ("lynn", "/consult extend 1 in 4 days"),
            ("lynn", "/meet plenary \"Virtual meeting\" tomorrow 10:00 UTC"),
            ("lynn", "/minutes start 1 yes"),
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
            10 09:00 Consultation 1 extended until Fri 14 Apr 2017, 23:59 UTC: Which way?
            10 09:00 Meeting 1 called by Lynn St. Amour: Virtual meeting
            10 09:00 Action 1 for Lea Kaspar: Write it up.
            10 09:00 Meeting 1 held, with draft minutes: Virtual meeting
            10 09:00 Minutes of meeting 1 approved by Lynn St. Amour: Virtual meeting
            10 09:00 Action 1 for Lea Kaspar done: Write it up. – Sent
            10 09:00 Consultation 1 closed: Which way?
            10 09:00 Outcome of consultation 1: To the left
            10 09:00 The cycle was closed"#]]
        .assert_eq(&lines(&dialogue, None));
        expect![[r#"
            10 09:00 Cycle ouvert par Lynn St. Amour : IGF 2017
            10 09:00 Consultation 1 ouverte par Lynn St. Amour : Which way?
            10 09:00 Consultation 1 prolongée jusqu’au ven. 14 avr. 2017 à 23:59 UTC : Which way?
            10 09:00 Réunion 1 convoquée par Lynn St. Amour : Virtual meeting
            10 09:00 Action 1, confiée à Lea Kaspar : Write it up.
            10 09:00 Réunion 1 tenue, avec un projet de procès-verbal : Virtual meeting
            10 09:00 Procès-verbal de la réunion 1 approuvé par Lynn St. Amour : Virtual meeting
            10 09:00 Action 1 faite, confiée à Lea Kaspar : Write it up. – Sent
            10 09:00 Consultation 1 close : Which way?
            10 09:00 Conclusion de la consultation 1 : To the left
            10 09:00 Le cycle a été clos"#]]
        .assert_eq(&lines_in(Language::French, &dialogue, None));
    }
}
