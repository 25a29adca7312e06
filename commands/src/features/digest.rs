//! `/digest now` · `/digest weekly mon 09:00 Europe/Paris [me]` · `/digest off [me]`: what needs its readers, what
//! happened since the last digest, what comes.
//!
//! ```text
//! <lea> /digest now
//! <rapporteur> Digest of all groups since Mon 3 Apr 2017
//! <rapporteur> What needs you …
//! ```

mod clocks;
mod content;
mod waiting;

use jiff::civil::{Time, Weekday};
use jiff::{SignedDuration, Timestamp};

use self::content::{Readers, Section, View};
use self::waiting::Waiting;
use crate::audience::{Notice, in_office, private};
use crate::language::access::{ANYONE, FACILITATOR, NotAllowed};
use crate::language::value::Weekly;
use crate::language::{self, Call, Draft, Kind, Refused, Shape, Spec};
use crate::organisation::Organisation;
use crate::phrase;
use crate::record::{Binding, Event, OwnDigests, Person, PersonId, Recipient, Register, Role, Room, Schedule, Seq};
use crate::say;
use crate::time::schedule::Recurrence;
use crate::time::when;
use crate::words::shared::key;
use crate::words::{self, Arg, Block, Explain, Inline, Line, Message, Reply};

const WHEN: language::Arg<Weekly> = language::Arg::new("when", Kind::Weekly, phrase!(digest_when_about));
const ME: language::Arg<String> = language::Arg::new("me", Kind::Choice(&["me"]), phrase!(digest_me_about));
const BY: language::Arg<String> =
    language::Arg::new("by", Kind::Choice(&["chat", "mail", "both"]), phrase!(digest_by_about)).named();

pub(crate) const DIGEST: Spec = Spec {
    name: "digest",
    summary: phrase!(digest_summary),
    access: ANYONE,
    private: false,
    shape: Shape::Subcommands(&[NOW, WEEKLY, OFF]),
    examples: &[],
    refused: &[],
};

const NOW: Spec = Spec {
    name: "now",
    summary: phrase!(digest_now_summary),
    access: ANYONE,
    private: false,
    shape: Shape::Act { arguments: &[], decide: now },
    examples: &["digest", "digest now"],
    refused: &[Refused { by: Role::Member, typed: "digest now please" }],
};

const WEEKLY: Spec = Spec {
    name: "weekly",
    summary: phrase!(digest_weekly_summary),
    access: ANYONE,
    private: false,
    shape: Shape::Act { arguments: &[WHEN.argument, ME.argument, BY.argument], decide: weekly },
    examples: &["digest weekly tue 08:30 Africa/Dakar", "digest weekly mon 09:00 me"],
    refused: &[
        Refused { by: Role::Member, typed: "digest weekly mon 09:00" },
        Refused { by: Role::Chair, typed: "digest weekly" },
        Refused { by: Role::Chair, typed: "digest weekly soon" },
        Refused { by: Role::Chair, typed: "digest weekly mon 09:00 CST" },
        Refused { by: Role::Chair, typed: "digest weekly mon 09:00 by: mail" },
        Refused { by: Role::Chair, typed: "digest weekly mon 09:00 me by: mail" },
    ],
};

const OFF: Spec = Spec {
    name: "off",
    summary: phrase!(digest_off_summary),
    access: ANYONE,
    private: false,
    shape: Shape::Act { arguments: &[ME.argument], decide: off },
    examples: &["digest off", "digest off me"],
    refused: &[Refused { by: Role::Member, typed: "digest off" }, Refused { by: Role::Chair, typed: "digest off you" }],
};

/// The most lines of a digest in a chat: with its headings no more than a screen.
const ON_A_SCREEN: usize = 20;

/// When one's own digest comes, where one does not say.
const USUAL_TIME: Time = Time::constant(9, 0, 0, 0);

/// How far a digest looks back that has no earlier one.
const A_WEEK: SignedDuration = SignedDuration::from_hours(7 * 24);

fn now(_: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let scene = *draft.scene();
    let (recipient, readers) = match (scene.room.is_private(), scene.place) {
        (true, _) => (Recipient::Person(draft.speaker().id), Readers::Person(draft.speaker().id)),
        (false, Some(Binding::Group(code))) => (Recipient::Room(scene.room.clone()), Readers::Group(code.clone())),
        (false, _) => (Recipient::Room(scene.room.clone()), Readers::All),
    };
    let told = match scene.register.digests(&recipient) {
        Some(digests) => (digests.told, digests.at),
        None => a_week_ago(scene.register, scene.now),
    };
    let digest = Digest::of(&readers, told, scene.register, scene.organisation, scene.now);
    Ok(digest.in_chat(&readers, scene.organisation))
}

fn weekly(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let usual = Weekly { recurrence: Recurrence::weekly(Weekday::Monday, USUAL_TIME), zone: None };
    let when = match call.get(&WHEN) {
        Some(when) => when,
        // One's own comes on Monday morning, unless one says when.
        None if is_for_oneself(call, draft) => &usual,
        None => return Err(call.missing_argument(&WHEN.argument)),
    };
    let zone = when.zone.clone().unwrap_or_else(|| own_zone(draft));
    let schedule = when.recurrence.in_zone(zone);
    let by = call.get(&BY).map(String::as_str);
    if !is_for_oneself(call, draft) {
        if by.is_some() {
            return Err(Refusal::MailToOneself.into());
        }
        let room = bound_room(call, draft)?;
        let when = in_words(&schedule);
        draft.record(Event::DigestSet { to: Recipient::Room(room), schedule: Some(schedule), off: false });
        return Ok(Reply::said(say!(digest_set_room, when: when, off: Inline::command("digest off"))));
    }
    let mut person = draft.speaker().clone();
    let by_mail = matches!(by, Some("mail" | "both"));
    if by_mail && !draft.scene().organisation.mail.to_people {
        return Err(Refusal::NoMail.into());
    }
    if by_mail && person.email.is_none() {
        return Err(Refusal::NoAddress.into());
    }
    let secret = person.digests.as_ref().and_then(|own| own.by_mail.clone());
    let secret = by_mail.then(|| secret.unwrap_or_else(|| draft.secret()));
    let when = in_words(&schedule);
    let own = OwnDigests { schedule, in_chat: by != Some("mail"), by_mail: secret };
    let how = key(how(&own));
    person.digests = Some(own);
    let me = person.id;
    draft.know_speaker(person);
    draft.record(Event::DigestSet { to: Recipient::Person(me), schedule: None, off: false });
    Ok(Reply::said(say!(digest_set_own, how: how, when: when, off: Inline::command("digest off me"))))
}

/// How somebody's own digest comes.
fn how(own: &OwnDigests) -> &'static str {
    match (own.in_chat, own.by_mail.is_some()) {
        (true, true) => "both",
        (false, true) => "mail",
        _ => "chat",
    }
}

/// `every Monday at 09:00 Europe/Paris`.
fn in_words(schedule: &Schedule) -> Message {
    match schedule.weekly() {
        Some((day, at)) => say!(
            digest_weekly,
            weekday: Arg::Number(day.to_monday_one_offset().into()),
            time: at.strftime("%H:%M").to_string(),
            zone: schedule.zone.clone(),
        ),
        None => say!(digest_scheduled, schedule: schedule.cron.clone(), zone: schedule.zone.clone()),
    }
}

fn off(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    if !is_for_oneself(call, draft) {
        let room = bound_room(call, draft)?;
        draft.record(Event::DigestSet { to: Recipient::Room(room), schedule: None, off: true });
        return Ok(Reply::said(say!(digest_off_room, on: Inline::command("digest weekly mon 09:00"))));
    }
    let mut person = draft.speaker().clone();
    if person.digests.take().is_none() {
        return Err(Refusal::NoDigest.into());
    }
    let me = person.id;
    draft.know_speaker(person);
    draft.record(Event::DigestSet { to: Recipient::Person(me), schedule: None, off: true });
    Ok(Reply::said(say!(digest_off_own)))
}

/// Whether it is about one's own digests: as one says, or where nobody else is.
fn is_for_oneself(call: &Call, draft: &Draft<'_>) -> bool {
    call.was_given(ME.argument.name) || draft.scene().room.is_private()
}

/// The room in which this is said, if it has digests and the speaker may say when.
fn bound_room(call: &Call, draft: &Draft<'_>) -> Result<Room, words::Refusal> {
    let scene = draft.scene();
    let group = match scene.place {
        Some(Binding::Group(code)) => scene.register.group(code),
        Some(Binding::Plenary) => None,
        None => return Err(Refusal::NotBound.into()),
    };
    if FACILITATOR.allows(draft.role(), Some(draft.speaker().id), group) {
        return Ok(scene.room.clone());
    }
    let refusal = NotAllowed::of(&call.path, None, FACILITATOR, group, scene.register, scene.organisation);
    Err(refusal.told_to(Some(draft.speaker().id), draft.role()).into())
}

fn own_zone(draft: &Draft<'_>) -> String {
    let own = draft.speaker().zone.as_ref().filter(|zone| when::zone(zone).is_some());
    own.unwrap_or(&draft.scene().organisation.zone).clone()
}

/// The last event before the week that has passed.
fn a_week_ago(register: &Register, now: Timestamp) -> (Seq, Timestamp) {
    let since = now.checked_sub(A_WEEK).unwrap_or(Timestamp::MIN);
    let last = register
        .histories()
        .filter_map(|(_, history)| history.iter().rev().find(|past| past.at < since).map(|past| past.seq));
    (last.max().unwrap_or_default(), since)
}

/// What the digest of all groups says of the week that ends now, whole.
pub fn of_week(register: &Register, organisation: &Organisation, now: Timestamp) -> Reply {
    Digest::of(&Readers::All, a_week_ago(register, now), register, organisation, now).whole()
}

/// By what a recipient is told apart from others.
pub(crate) fn key_of(recipient: &Recipient) -> String {
    match recipient {
        Recipient::Room(room) => room.to_string(),
        Recipient::Person(person) => person.to_string(),
        Recipient::MailingList => "the mailing list".to_owned(),
    }
}

/// What somebody reads at once of all that concerns them.
struct Digest {
    title: Message,
    sections: Vec<Section>,
}

impl Digest {
    /// What happened since the last event that they were told, and what comes.
    fn of(
        readers: &Readers,
        (told, at): (Seq, Timestamp),
        register: &Register,
        organisation: &Organisation,
        now: Timestamp,
    ) -> Self {
        let since = Inline::Date(at);
        let title = match readers {
            Readers::All => say!(digest_title_all, since: since),
            Readers::Group(code) => say!(digest_title_group, group: code, since: since),
            Readers::Person(_) => say!(digest_title_own, since: since),
        };
        let view = View::new(register, organisation, readers, told, now);
        Self { title, sections: view.sections() }
    }

    /// Whether there is nothing to say.
    fn is_empty(&self) -> bool {
        self.sections.is_empty()
    }

    /// All of it.
    fn whole(&self) -> Reply {
        self.shown(usize::MAX)
    }

    /// At most a screen of it, and where the rest is.
    fn in_chat(&self, readers: &Readers, organisation: &Organisation) -> Reply {
        let reply = self.shown(ON_A_SCREEN);
        let is_whole = self.sections.iter().map(|section| section.lines.len()).sum::<usize>() <= ON_A_SCREEN;
        let page = match readers {
            Readers::Group(code) => organisation.page(&format!("groups/{code}")),
            Readers::All | Readers::Person(_) => organisation.page("digests"),
        };
        match page.filter(|_| !is_whole) {
            Some(page) => reply.and(say!(digest_whole, page: String::from(page)).into()),
            None => reply,
        }
    }

    fn shown(&self, most: usize) -> Reply {
        let reply = Reply::default().with(Block::Heading(self.title.clone().into()));
        if self.is_empty() {
            return reply.and(say!(digest_nothing).into());
        }
        let sizes: Vec<usize> = self.sections.iter().map(|section| section.lines.len()).collect();
        self.sections.iter().zip(shares(&sizes, most)).fold(reply, |reply, (section, share)| {
            let mut lines: Vec<Line> = section.lines.iter().take(share).cloned().collect();
            let more = section.lines.len() - lines.len();
            if more > 0 {
                lines.push(say!(digest_and_more, count: more).into());
            }
            reply.with(Block::Heading(section.heading.clone().into())).with(Block::List(lines))
        })
    }
}

/// How many lines each part gets where there is room for `most` in all: each in turn one more, until all have theirs.
fn shares(sizes: &[usize], most: usize) -> Vec<usize> {
    if sizes.iter().sum::<usize>() <= most {
        return sizes.to_vec();
    }
    let mut shares = vec![0; sizes.len()];
    let mut left = most;
    while left > 0 {
        for (share, size) in shares.iter_mut().zip(sizes) {
            if *share < *size && left > 0 {
                *share += 1;
                left -= 1;
            }
        }
    }
    shares
}

/// What the recipient of a digest is told, by what the register was before it was recorded that they were.
pub(crate) fn notices(to: &Recipient, before: &Register, organisation: &Organisation, now: Timestamp) -> Vec<Notice> {
    let Some(digests) = before.digests(to) else { return Vec::new() };
    let readers = match to {
        Recipient::Room(room) => match before.binding(room) {
            Some(Binding::Group(code)) => Readers::Group(code.clone()),
            Some(Binding::Plenary) => Readers::All,
            None => return Vec::new(),
        },
        Recipient::Person(person) => Readers::Person(*person),
        Recipient::MailingList => Readers::All,
    };
    let digest = Digest::of(&readers, (digests.told, digests.at), before, organisation, now);
    if digest.is_empty() && !organisation.empty_digest {
        return Vec::new();
    }
    let in_chat = || digest.in_chat(&readers, organisation);
    match to {
        Recipient::Room(room) => vec![Notice::in_room(room.clone(), in_chat())],
        Recipient::MailingList => vec![Notice::in_room(Room::mailing_list(), digest.whole())],
        Recipient::Person(id) => {
            let person = before.people().get(*id).map(AsRef::as_ref);
            let own = person.and_then(|person| person.digests.as_ref());
            let chat = own.filter(|own| own.in_chat).map(|_| private(before, &[*id], &in_chat()));
            let mail = own.filter(|own| own.by_mail.is_some() && organisation.mail.to_people);
            let mail = mail.map(|_| Notice { to: Some(*id), ..Notice::in_room(Room::mail_to(*id), digest.whole()) });
            chat.into_iter().flatten().chain(mail).collect()
        }
    }
}

/// What waits for the chair, the secretariat, facilitators and moderators, to each of them for whom something does. Whoever has digests of their
/// own finds it there.
pub(crate) fn waiting_notices(register: &Register, organisation: &Organisation, now: Timestamp) -> Vec<Notice> {
    let mut people = in_office(register, organisation, &[Role::Chair, Role::Secretariat]);
    let groups = register.groups().filter(|group| !group.state.has_ended());
    people.extend(groups.flat_map(|group| group.facilitators().map(|one| one.person)));
    people.extend(waiting::to_decide_on(register, organisation).map(|(_, decider)| decider));
    people.sort();
    people.dedup();
    register.people().sort_by_name(&mut people);
    let has_own = |person: &PersonId| register.people().get(*person).is_some_and(|known| known.digests.is_some());
    let told = people.into_iter().filter(|person| !has_own(person)).flat_map(|person| {
        let lines = Waiting::new(register, organisation, person, now).lines();
        if lines.is_empty() {
            return Vec::new();
        }
        let reply = Reply::default().with(Block::Heading(say!(digest_waiting).into())).with(Block::List(lines));
        private(register, &[person], &reply)
    });
    told.collect()
}

/// When the office hears again what waits for it: with the digests of rooms.
pub(crate) fn waiting_after(told: Timestamp, organisation: &Organisation) -> Option<Timestamp> {
    organisation.digest_schedule()?.next_after(told)
}

/// What somebody's profile says of their own digests.
pub(crate) fn of_person(person: &Person) -> Option<Line> {
    let own = person.digests.as_ref()?;
    Some(say!(digest_own, how: key(how(own)), when: in_words(&own.schedule)).into())
}

/// Why digests stay as they are.
#[derive(Debug)]
enum Refusal {
    /// Only one's own digest comes by mail.
    MailToOneself,
    /// Nothing is sent by mail.
    NoMail,
    /// Nobody knows the speaker's address.
    NoAddress,
    /// The speaker has no digest of their own.
    NoDigest,
    /// The room is bound to nothing.
    NotBound,
}

impl Explain for Refusal {
    fn explain(&self) -> Reply {
        match self {
            Self::MailToOneself => {
                let weekly = Inline::command("digest weekly mon 09:00 me by: mail");
                Reply::said(say!(digest_mail_to_oneself, weekly: weekly))
            }
            Self::NoMail => Reply::said(say!(digest_no_mail, weekly: Inline::command("digest weekly mon 09:00 me"))),
            Self::NoAddress => Reply::said(say!(digest_no_address)),
            Self::NoDigest => Reply::said(say!(digest_none, weekly: Inline::command("digest weekly mon 09:00 me"))),
            Self::NotBound => {
                Reply::said(say!(digest_not_bound, chair: Inline::Chair, bind: Inline::command("room bind CODE")))
            }
        }
    }

    fn is_about_who(&self) -> bool {
        false
    }
}

#[cfg(test)]
mod tests;
