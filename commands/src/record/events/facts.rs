//! What an event holds and is about: its texts, its people, its group, and for whose eyes it is. Each is told of every kind.

use super::{Code, Document, Event, MeetingEvent, MinutesEvent, Nominee, PersonId, Recipient, Target, TextId};

impl Event {
    /// The texts to which it refers.
    pub fn texts(&self) -> Vec<TextId> {
        let documents = |documents: &[Document]| {
            documents.iter().flat_map(|document| [Some(document.url), document.title]).flatten().collect::<Vec<_>>()
        };
        match self {
            Self::GroupProposed { title, parts, documents: linked, source, .. } => {
                let parts = parts.values().copied();
                [*title].into_iter().chain(parts).chain(documents(linked)).chain(*source).collect()
            }
            Self::CharterChanged { title, parts, documents: linked, .. } => {
                title.iter().copied().chain(parts.values().copied()).chain(documents(linked)).collect()
            }
            Self::SupportGiven { words, source, .. } | Self::SupportWithdrawn { words, source, .. } => {
                words.iter().chain(source).copied().collect()
            }
            Self::Commented { words, source, .. } | Self::ConcernRaised { words, source, .. } => {
                [*words].into_iter().chain(*source).collect()
            }
            Self::GroupNoted { status, words, .. } => status.iter().chain(words).copied().collect(),
            Self::UpdateGiven { words, .. } | Self::ConsultationConcluded { words, .. } => vec![*words],
            Self::ConcernEnded { reason, .. } | Self::ProposalWithdrawn { reason, .. } => {
                reason.iter().copied().collect()
            }
            Self::GroupDecided { reason, to, anyway, corrects, .. } => {
                let target = to.as_ref().and_then(|to| match to {
                    Target::Group(_) => None,
                    Target::Words(words) => Some(*words),
                });
                reason.iter().chain(anyway).chain(corrects).copied().chain(target).collect()
            }
            Self::DocumentLinked { document, .. } => documents(std::slice::from_ref(document)),
            Self::CycleOpened { name, .. } => vec![*name],
            Self::ConsultationOpened { question, options, classes, link, .. } => {
                let options = options.iter().map(|option| option.text);
                [*question].into_iter().chain(options).chain(classes.iter().copied()).chain(*link).collect()
            }
            Self::InputGiven { initiative, words, .. } => initiative.iter().chain(words).copied().collect(),
            Self::LastCallOpened { .. }
            | Self::LastCallEnded { .. }
            | Self::FacilitatorAppointed { .. }
            | Self::FacilitatorReleased { .. }
            | Self::UpdateAsked { .. }
            | Self::UpdateMissed { .. }
            | Self::RenewalAsked { .. }
            | Self::GroupLapsed { .. }
            | Self::CycleClosed {}
            | Self::Reminded { .. }
            | Self::ClassConfirmed { .. }
            | Self::ConsultationExtended { .. }
            | Self::ConsultationClosed { .. }
            | Self::LinkOffered { .. }
            | Self::LinkClaimed { .. }
            | Self::PeopleJoined { .. }
            | Self::PeopleSeparated { .. }
            | Self::PersonForgotten { .. } => Vec::new(),
            Self::RoomAsked { .. } | Self::RoomNotMade { .. } => Vec::new(),
            Self::RoomBound { .. }
            | Self::RoomMoved { .. }
            | Self::RoomUnbound { .. }
            | Self::RoomLanguageSet { .. }
            | Self::NewsTold { .. }
            | Self::NoticesHeld { .. }
            | Self::NoticesTold { .. } => Vec::new(),
            Self::DigestSet { .. } | Self::DigestGiven { .. } => Vec::new(),
            // It refers to what is gone.
            Self::PeopleStated { .. } | Self::WordsErased { .. } => Vec::new(),
            Self::Meeting(event) => event.texts(),
            Self::Minutes(event) => event.texts(),
            Self::Correction(event) => event.texts(),
        }
    }

    /// Whose words its texts are, by who recorded it. Nothing where they are those of the organisation, which stay when their
    /// writer is erased. The reason for which a concern has ended can also be that of who raised it.
    pub fn author(&self, by: Option<PersonId>) -> Option<PersonId> {
        match self {
            Self::SupportGiven { person, .. }
            | Self::SupportWithdrawn { person, .. }
            | Self::Commented { person, .. }
            | Self::ConcernRaised { person, .. }
            | Self::InputGiven { person, .. } => Some(*person),
            Self::GroupDecided { chair, .. } => Some(*chair),
            Self::GroupProposed { person, .. } => person.or(by),
            Self::Meeting(MeetingEvent::RsvpGiven { person, .. }) => Some(*person),
            Self::CharterChanged { .. }
            | Self::GroupNoted { .. }
            | Self::ConcernEnded { .. }
            | Self::ProposalWithdrawn { .. }
            | Self::UpdateGiven { .. }
            | Self::DocumentLinked { .. } => by,
            Self::Minutes(event) => event.author(by),
            Self::Correction(event) => event.author(by),
            Self::CycleOpened { .. }
            | Self::ConsultationOpened { .. }
            | Self::ConsultationConcluded { .. }
            | Self::LastCallOpened { .. }
            | Self::LastCallEnded { .. }
            | Self::FacilitatorAppointed { .. }
            | Self::FacilitatorReleased { .. }
            | Self::UpdateAsked { .. }
            | Self::UpdateMissed { .. }
            | Self::RenewalAsked { .. }
            | Self::GroupLapsed { .. }
            | Self::CycleClosed {}
            | Self::Reminded { .. }
            | Self::ClassConfirmed { .. }
            | Self::ConsultationExtended { .. }
            | Self::ConsultationClosed { .. }
            | Self::RoomBound { .. }
            | Self::RoomAsked { .. }
            | Self::RoomNotMade { .. }
            | Self::RoomMoved { .. }
            | Self::RoomUnbound { .. }
            | Self::RoomLanguageSet { .. }
            | Self::NewsTold { .. }
            | Self::NoticesHeld { .. }
            | Self::NoticesTold { .. }
            | Self::DigestSet { .. }
            | Self::DigestGiven { .. }
            | Self::LinkOffered { .. }
            | Self::LinkClaimed { .. }
            | Self::PeopleJoined { .. }
            | Self::PeopleSeparated { .. }
            | Self::PersonForgotten { .. }
            | Self::PeopleStated { .. }
            | Self::WordsErased { .. }
            | Self::Meeting(_) => None,
        }
    }

    /// The people to whom it refers.
    pub fn people(&self) -> Vec<PersonId> {
        let nominees = |nominees: &[Nominee]| nominees.iter().map(|nominee| nominee.person).collect();
        match self {
            Self::GroupProposed { facilitators, person, .. } => {
                facilitators.iter().map(|nominee| nominee.person).chain(*person).collect()
            }
            Self::CharterChanged { facilitators, .. } => nominees(facilitators.as_deref().unwrap_or_default()),
            Self::SupportGiven { person, .. }
            | Self::SupportWithdrawn { person, .. }
            | Self::Commented { person, .. }
            | Self::ConcernRaised { person, .. }
            | Self::FacilitatorAppointed { person, .. }
            | Self::FacilitatorReleased { person, .. }
            | Self::InputGiven { person, .. }
            | Self::ClassConfirmed { person, .. }
            | Self::LinkOffered { person, .. }
            | Self::PersonForgotten { person } => vec![*person],
            Self::NoticesHeld { people } => people.clone(),
            Self::NoticesTold { person, others } => [&[*person], others.as_slice()].concat(),
            Self::LinkClaimed { person, by, .. } => vec![*person, *by],
            Self::PeopleJoined { from, into, .. } | Self::PeopleSeparated { from, into } => vec![*from, *into],
            Self::GroupDecided { chair, .. } => vec![*chair],
            Self::LastCallOpened { roster, .. } => roster.iter().map(|entry| entry.person).collect(),
            Self::UpdateAsked { of, .. } => of.clone(),
            Self::DigestSet { to, .. } | Self::DigestGiven { to } => match to {
                Recipient::Person(person) => vec![*person],
                Recipient::Room(_) | Recipient::MailingList => Vec::new(),
            },
            Self::PeopleStated { people, .. } => people.keys().copied().collect(),
            Self::Meeting(event) => event.people(),
            Self::Minutes(event) => event.people(),
            Self::Correction(event) => event.people(),
            Self::GroupNoted { .. }
            | Self::ConcernEnded { .. }
            | Self::LastCallEnded { .. }
            | Self::ProposalWithdrawn { .. }
            | Self::UpdateGiven { .. }
            | Self::UpdateMissed { .. }
            | Self::DocumentLinked { .. }
            | Self::RenewalAsked { .. }
            | Self::GroupLapsed { .. }
            | Self::CycleOpened { .. }
            | Self::CycleClosed {}
            | Self::Reminded { .. }
            | Self::ConsultationOpened { .. }
            | Self::ConsultationExtended { .. }
            | Self::ConsultationClosed { .. }
            | Self::ConsultationConcluded { .. }
            | Self::RoomBound { .. }
            | Self::RoomAsked { .. }
            | Self::RoomNotMade { .. }
            | Self::RoomMoved { .. }
            | Self::RoomUnbound { .. }
            | Self::RoomLanguageSet { .. }
            | Self::NewsTold { .. }
            | Self::WordsErased { .. } => Vec::new(),
        }
    }

    /// The group with which it deals.
    pub fn group(&self) -> Option<&Code> {
        match self {
            Self::GroupProposed { group, .. }
            | Self::CharterChanged { group, .. }
            | Self::SupportGiven { group, .. }
            | Self::SupportWithdrawn { group, .. }
            | Self::Commented { group, .. }
            | Self::GroupNoted { group, .. }
            | Self::ConcernRaised { group, .. }
            | Self::ConcernEnded { group, .. }
            | Self::LastCallOpened { group, .. }
            | Self::LastCallEnded { group }
            | Self::GroupDecided { group, .. }
            | Self::ProposalWithdrawn { group, .. }
            | Self::FacilitatorAppointed { group, .. }
            | Self::FacilitatorReleased { group, .. }
            | Self::UpdateGiven { group, .. }
            | Self::UpdateAsked { group, .. }
            | Self::UpdateMissed { group }
            | Self::DocumentLinked { group, .. }
            | Self::RenewalAsked { group }
            | Self::RoomAsked { group, .. }
            | Self::RoomNotMade { group, .. }
            | Self::GroupLapsed { group } => Some(group),
            Self::Correction(event) => event.group(),
            Self::CycleOpened { .. }
            | Self::CycleClosed { .. }
            | Self::Reminded { .. }
            | Self::ConsultationOpened { .. }
            | Self::InputGiven { .. }
            | Self::ClassConfirmed { .. }
            | Self::ConsultationExtended { .. }
            | Self::ConsultationClosed { .. }
            | Self::ConsultationConcluded { .. }
            | Self::RoomBound { .. }
            | Self::RoomMoved { .. }
            | Self::RoomUnbound { .. }
            | Self::RoomLanguageSet { .. }
            | Self::NewsTold { .. }
            | Self::NoticesHeld { .. }
            | Self::NoticesTold { .. }
            | Self::DigestSet { .. }
            | Self::DigestGiven { .. }
            | Self::LinkOffered { .. }
            | Self::LinkClaimed { .. }
            | Self::PeopleJoined { .. }
            | Self::PeopleSeparated { .. }
            | Self::PersonForgotten { .. }
            | Self::PeopleStated { .. }
            | Self::WordsErased { .. }
            | Self::Meeting(_)
            | Self::Minutes(_) => None,
        }
    }

    /// Whether it is shown to everybody who reads the record: in the rooms, and on its pages.
    pub fn is_public(&self) -> bool {
        match self {
            Self::GroupProposed { .. }
            | Self::CharterChanged { .. }
            | Self::SupportGiven { .. }
            | Self::SupportWithdrawn { .. }
            | Self::Commented { .. }
            | Self::GroupNoted { .. }
            | Self::ConcernRaised { .. }
            | Self::ConcernEnded { .. }
            | Self::LastCallOpened { .. }
            | Self::LastCallEnded { .. }
            | Self::GroupDecided { .. }
            | Self::ProposalWithdrawn { .. }
            | Self::FacilitatorAppointed { .. }
            | Self::FacilitatorReleased { .. }
            | Self::UpdateGiven { .. }
            | Self::UpdateMissed { .. }
            | Self::DocumentLinked { .. }
            | Self::RenewalAsked { .. }
            | Self::GroupLapsed { .. }
            | Self::CycleOpened { .. }
            | Self::CycleClosed {}
            | Self::ConsultationOpened { .. }
            | Self::InputGiven { .. }
            | Self::ClassConfirmed { .. }
            | Self::ConsultationExtended { .. }
            | Self::ConsultationClosed { .. }
            | Self::ConsultationConcluded { .. } => true,
            Self::UpdateAsked { .. }
            | Self::Reminded { .. }
            | Self::RoomBound { .. }
            | Self::RoomAsked { .. }
            | Self::RoomNotMade { .. }
            | Self::RoomMoved { .. }
            | Self::RoomUnbound { .. }
            | Self::RoomLanguageSet { .. }
            | Self::LinkOffered { .. }
            | Self::LinkClaimed { .. }
            | Self::PeopleJoined { .. }
            | Self::PeopleSeparated { .. }
            | Self::PersonForgotten { .. }
            | Self::PeopleStated { .. }
            | Self::WordsErased { .. }
            | Self::DigestSet { .. }
            | Self::DigestGiven { .. }
            | Self::NewsTold { .. }
            | Self::NoticesHeld { .. }
            | Self::NoticesTold { .. } => false,
            Self::Meeting(event) => event.is_public(),
            Self::Minutes(event) => event.is_public(),
            Self::Correction(event) => event.is_public(),
        }
    }

    /// Whose act it is, where that can be another person than the one who typed it.
    pub fn act_of(&self) -> Option<PersonId> {
        match self {
            Self::SupportGiven { person, .. }
            | Self::SupportWithdrawn { person, .. }
            | Self::Commented { person, .. }
            | Self::ConcernRaised { person, .. } => Some(*person),
            Self::GroupProposed { person, .. } => *person,
            Self::CharterChanged { .. }
            | Self::GroupNoted { .. }
            | Self::ConcernEnded { .. }
            | Self::LastCallOpened { .. }
            | Self::LastCallEnded { .. }
            | Self::GroupDecided { .. }
            | Self::ProposalWithdrawn { .. }
            | Self::FacilitatorAppointed { .. }
            | Self::FacilitatorReleased { .. }
            | Self::UpdateGiven { .. }
            | Self::UpdateAsked { .. }
            | Self::UpdateMissed { .. }
            | Self::DocumentLinked { .. }
            | Self::RenewalAsked { .. }
            | Self::GroupLapsed { .. }
            | Self::CycleOpened { .. }
            | Self::CycleClosed { .. }
            | Self::Reminded { .. }
            | Self::ConsultationOpened { .. }
            | Self::InputGiven { .. }
            | Self::ClassConfirmed { .. }
            | Self::ConsultationExtended { .. }
            | Self::ConsultationClosed { .. }
            | Self::ConsultationConcluded { .. }
            | Self::RoomBound { .. }
            | Self::RoomAsked { .. }
            | Self::RoomNotMade { .. }
            | Self::RoomMoved { .. }
            | Self::RoomUnbound { .. }
            | Self::RoomLanguageSet { .. }
            | Self::NewsTold { .. }
            | Self::NoticesHeld { .. }
            | Self::NoticesTold { .. }
            | Self::DigestSet { .. }
            | Self::DigestGiven { .. }
            | Self::LinkOffered { .. }
            | Self::LinkClaimed { .. }
            | Self::PeopleJoined { .. }
            | Self::PeopleSeparated { .. }
            | Self::PersonForgotten { .. }
            | Self::PeopleStated { .. }
            | Self::WordsErased { .. }
            | Self::Meeting(_)
            | Self::Minutes(_)
            | Self::Correction(_) => None,
        }
    }

    /// Whether what somebody hears of it in private can wait for their hours.
    pub fn can_wait(&self) -> bool {
        use super::Reminder;
        match self {
            Self::GroupDecided { .. }
            | Self::ConcernRaised { .. }
            | Self::ConcernEnded { .. }
            | Self::FacilitatorAppointed { .. }
            | Self::FacilitatorReleased { .. }
            | Self::UpdateAsked { .. }
            | Self::RenewalAsked { .. }
            | Self::Minutes(
                MinutesEvent::CorrectionProposed { .. }
                | MinutesEvent::CorrectionAccepted { .. }
                | MinutesEvent::CorrectionDeclined { .. },
            ) => true,
            Self::Reminded { of, .. } => match of {
                Reminder::CycleEnd { .. }
                | Reminder::Consultation { .. }
                | Reminder::ActionNear { .. }
                | Reminder::ActionOverdue { .. }
                | Reminder::Waiting { .. } => true,
                // Whoever asked for it said when.
                Reminder::Meeting { .. }
                | Reminder::ReviewNear { .. }
                | Reminder::ReviewEnded { .. }
                | Reminder::ItemNear { .. }
                | Reminder::MinutesOpen { .. }
                | Reminder::ItemOver { .. } => false,
            },
            Self::GroupProposed { .. }
            | Self::CharterChanged { .. }
            | Self::SupportGiven { .. }
            | Self::SupportWithdrawn { .. }
            | Self::Commented { .. }
            | Self::GroupNoted { .. }
            | Self::LastCallOpened { .. }
            | Self::LastCallEnded { .. }
            | Self::ProposalWithdrawn { .. }
            | Self::UpdateGiven { .. }
            | Self::UpdateMissed { .. }
            | Self::DocumentLinked { .. }
            | Self::GroupLapsed { .. }
            | Self::CycleOpened { .. }
            | Self::CycleClosed { .. }
            | Self::ConsultationOpened { .. }
            | Self::InputGiven { .. }
            | Self::ClassConfirmed { .. }
            | Self::ConsultationExtended { .. }
            | Self::ConsultationClosed { .. }
            | Self::ConsultationConcluded { .. }
            | Self::RoomBound { .. }
            | Self::RoomAsked { .. }
            | Self::RoomNotMade { .. }
            | Self::RoomMoved { .. }
            | Self::RoomUnbound { .. }
            | Self::RoomLanguageSet { .. }
            | Self::NewsTold { .. }
            | Self::NoticesHeld { .. }
            | Self::NoticesTold { .. }
            | Self::DigestSet { .. }
            | Self::DigestGiven { .. }
            | Self::LinkOffered { .. }
            | Self::LinkClaimed { .. }
            | Self::PeopleJoined { .. }
            | Self::PeopleSeparated { .. }
            | Self::PersonForgotten { .. }
            | Self::PeopleStated { .. }
            | Self::WordsErased { .. }
            | Self::Correction(_)
            | Self::Meeting(_)
            | Self::Minutes(_) => false,
        }
    }
}
