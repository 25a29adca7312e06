//! What a consultation is again after something about it was undone.

use super::open::{asked, with_poll};
use crate::record::{Amendment, CorrectionEvent, Event, Held, Register};
use crate::words::{File, Reply};

/// The question as it is asked again now that this is undone, with its poll; nothing where nothing is asked. The poll of a question that
/// is withdrawn or worded otherwise ends.
pub(crate) fn undone(event: &Event, after: &Register) -> Reply {
    let is_open = |number: u32| after.consultation(number).filter(|one| one.is_open());
    let asked_again = |number: u32| is_open(number).map(asked);
    let with_its_poll = |number: u32| is_open(number).map(|one| with_poll(asked(one), one));
    let reply = match event {
        Event::ConsultationOpened { consultation, .. } => {
            Some(Reply::default().along_with(File::PollEnd(*consultation)))
        }
        Event::ConsultationExtended { consultation, .. } => asked_again(*consultation),
        Event::ConsultationClosed { consultation }
        | Event::Correction(CorrectionEvent::TakenBack { what: Held::Consultation { consultation }, .. }) => {
            with_its_poll(*consultation)
        }
        Event::Correction(CorrectionEvent::Amended { what: Amendment::Consultation { consultation, .. } }) => {
            let ends = Reply::default().along_with(File::PollEnd(*consultation));
            Some(ends.followed_by(with_its_poll(*consultation).unwrap_or_default()))
        }
        // Nothing else asks all for something.
        _ => None,
    };
    reply.unwrap_or_default()
}
