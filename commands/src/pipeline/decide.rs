//! From what was heard to what is recorded and said: the pure middle of the pipe.

use std::collections::BTreeSet;

use jiff::Timestamp;
use sha2::{Digest, Sha256};

use crate::announce::due::Moment;
use crate::announce::{dispatch, due};
use crate::audience::address::Audience;
use crate::audience::language::language_of;
use crate::audience::{Notice, address};
use crate::catalogue::COMMANDS;
use crate::features::minutes;
use crate::language::draft::Changes;
use crate::language::heard::{About, Addressed, Asked, Earlier, Heard, Message, What};
use crate::language::reader::{NoCommand, Reading, place};
use crate::language::{Call, Draft, Scene, examples, reader};
use crate::organisation::Organisation;
use crate::phrase;
use crate::pipeline::{form, platform_events, replied, unclear};
use crate::record::chance::Seed;
use crate::record::{Event, Person, PersonId, PersonalChanges, Platform, Recorded, Register, Role, Room, to_hex};
use crate::say;
use crate::time::when::whole_seconds;
use crate::words::{self, Inline, Refusal, Reply};

/// The most bytes of a post's key: Discord takes no longer nonce.
pub const LONGEST_KEY: usize = 25;

/// Something to be said in a room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Post {
    /// The key that makes a second try harmless; at most [`LONGEST_KEY`] bytes.
    pub key: String,
    /// The cause from which it follows.
    pub cause: String,
    /// Where.
    pub room: Room,
    /// To whom in particular, so that it goes when they are erased.
    pub to: Option<PersonId>,
    /// What.
    pub reply: Reply,
    /// On what people can act where it stands.
    pub about: Option<About>,
    /// Whom it must notify: those for whom somebody else has acted.
    pub notify: Vec<PersonId>,
    /// By what the platform attaches it to what it answers.
    pub interaction: Option<String>,
}

/// All that follows from one cause. It is recorded whole or not at all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Effects {
    /// The events, as the journal will have them.
    pub recorded: Vec<Recorded>,
    /// What changes beside the events.
    pub personal: PersonalChanges,
    /// What is said in answer, and to others.
    pub posts: Vec<Post>,
    /// What is asked in the answer, in whose room it can be answered.
    pub asked: Option<Box<Asked>>,
    /// Whether it is a refusal.
    pub is_refusal: bool,
}

impl Effects {
    /// The same for those who read it where it is said.
    fn for_readers(mut self, register: &Register, organisation: &Organisation) -> Self {
        for post in &mut self.posts {
            let audience = Audience::Room(&post.room);
            post.reply = address::told_to(audience, std::mem::take(&mut post.reply), register, organisation);
        }
        self
    }
}

/// Reads what was heard with the commands there are. A reaction, or a reply of one word, is read as the command that it stands for.
pub fn read(
    heard: &Heard,
    earlier: &Earlier,
    register: &Register,
    organisation: &Organisation,
    now: Timestamp,
) -> Reading {
    let read = |message: &Message| reader::read(COMMANDS, heard, message, register, organisation, now);
    match &heard.what {
        What::Message(message) if let Some(posted) = &earlier.posted => {
            replied::read(message, posted, heard, register, organisation, now)
        }
        What::Message(message) => read(message),
        What::Form(form) => match form::whole(form, heard, earlier, register) {
            Some(form) => reader::read_form(COMMANDS, heard, &form, register, organisation, now),
            None => Reading::Refused { refusal: Refusal::FormForgotten, private: true },
        },
        What::Reaction { with, .. } => {
            let about = earlier.posted.as_ref().and_then(|posted| posted.about.as_ref());
            match about.and_then(|about| replied::command_of_sign(with, about, heard, register)) {
                Some(command) => read(&Message::new(command, Addressed::ToBot)),
                None => Reading::NotForUs,
            }
        }
        // Its question is no longer open.
        What::Chosen { .. } => Reading::Refused { refusal: NoCommand::NothingAsked.into(), private: true },
        What::Asked(_) => Reading::NotForUs,
        What::Deletion { .. } if earlier.recorded.is_empty() => Reading::NotForUs,
        What::Move { .. } | What::Gone if register.binding(&heard.room).is_none() => Reading::NotForUs,
        // The account that invited the bot can be told, also in a room that is for nothing yet.
        What::Closed { .. } if register.binding(&heard.room).is_none() && heard.account.id.is_empty() => {
            Reading::NotForUs
        }
        What::Deletion { .. }
        | What::Arrival
        | What::Move { .. }
        | What::Gone
        | What::Closed { .. }
        | What::RoomsWait { .. }
        | What::Made { .. }
        | What::NotMade { .. }
        | What::MailStopped { .. }
        | What::Published { .. } => Reading::Happened,
    }
}

/// Reads the command that an answer has chosen.
pub(crate) fn read_chosen(
    command: &str,
    heard: &Heard,
    register: &Register,
    organisation: &Organisation,
    now: Timestamp,
) -> Reading {
    let message = Message::new(command, Addressed::ToBot);
    reader::read(COMMANDS, heard, &message, register, organisation, now)
}

/// What of the past a command looks at.
#[derive(Clone, Copy, Debug, Default)]
pub struct LookBack<'a> {
    /// The register as of the moment asked for, if one was.
    pub view: Option<&'a Register>,
    /// All that was ever recorded, if the command looks back at it.
    pub history: &'a [Recorded],
}

/// Decides a command and moves the register on.
pub fn command(
    call: &Call,
    heard: &Heard,
    register: &mut Register,
    back: LookBack<'_>,
    organisation: &Organisation,
    now: Timestamp,
    seed: Seed,
) -> Effects {
    let place = place(heard, register);
    let scene = Scene {
        register: back.view.unwrap_or(register),
        history: back.history,
        organisation,
        now,
        said_at: said_at(heard, now),
        account: &heard.account,
        name: &heard.name,
        room: &heard.room,
        place: place.as_ref(),
        is_ephemeral: heard.is_ephemeral(),
        platform_roles: heard.platform_roles.as_deref(),
        shown_at: heard.shown_at(),
    };
    let mut draft = Draft::new(scene, seed);
    let decided = match call.spec.decide() {
        Some(decide) => decide(call, &mut draft),
        None => Err(call.missing(phrase!(refusal_subcommand))),
    };
    let reply = match decided {
        Ok(reply) => {
            if !call.spec.private {
                minutes::speaker_attends(&mut draft);
            }
            reply
        }
        Err(refusal) => {
            let language = language_of(Audience::Room(&heard.room), register, organisation);
            let refusal = examples::in_refusal(&refusal, place.as_ref(), register, organisation, now, language);
            let refusal = unclear::ask_of_value(refusal, call, heard, scene, seed);
            let mut effects = refuse(&refusal, call.spec.private, heard, register, organisation);
            if effects.asked.is_some() {
                let told = (effects.posts.len()..).zip(draft.into_changes().0.told);
                effects.posts.extend(told.map(|(number, told)| post_of(told, &heard.cause, number)));
            }
            return effects;
        }
    };
    let (mut changes, speaker) = draft.into_changes();
    let reply = call.notes.iter().fold(reply, |reply, note| reply.and(note.clone().into()));
    let reply = with_newcomers(reply, &changes, speaker, register);
    let reply =
        if changes.events.is_empty() { reply } else { with_accounts(reply, call, speaker, register, organisation) };
    bind_by_name(heard, register, &mut changes);
    let before = register.clone();
    let besides = std::mem::take(&mut changes.told);
    let cause = Cause::from_heard(heard, Some(speaker), now, register);
    let mut outcome = record(register, changes, &cause);
    let reply = if heard.room.is_private() { with_publicity(reply, &outcome, register, organisation) } else { reply };
    // Nobody else needs to see what has changed nothing.
    let is_looked_at = outcome.recorded.is_empty() && heard.can_be_answered_alone();
    let answered_in = room_of_answer(heard, call.spec.private || is_looked_at);
    let answer = Post {
        about: outcome.recorded.iter().find_map(|recorded| About::told(&recorded.event, &reply)),
        notify: others_whose_act_it_is(&outcome.recorded, speaker),
        interaction: heard.interaction.clone(),
        ..post(&heard.cause, 0, answered_in.clone(), Some(speaker), reply)
    };
    outcome.posts.push(answer);
    outcome.posts.extend(sign_of_answer(heard, &answered_in));
    for told in besides {
        let told = post_of(told, &heard.cause, outcome.posts.len());
        outcome.posts.push(told);
    }
    let hearers =
        tell_others(&mut outcome, &heard.cause, Some(&answered_in), &before, register, organisation, |reply| reply);
    hearers.record(&mut outcome, register, &cause);
    outcome.for_readers(register, organisation)
}

/// Those who hear in private of what was recorded.
#[derive(Default)]
struct Hearers {
    at_once: BTreeSet<PersonId>,
    later: BTreeSet<PersonId>,
}

/// Adds what others hear at once of what was recorded; not in the room that has the answer.
fn tell_others(
    outcome: &mut Effects,
    cause: &str,
    answered_in: Option<&Room>,
    before: &Register,
    register: &Register,
    organisation: &Organisation,
    word: impl Fn(Reply) -> Reply,
) -> Hearers {
    let mut hearers = Hearers::default();
    let mut at_once: Vec<(Option<About>, Notice)> = Vec::new();
    for recorded in &outcome.recorded {
        for told in dispatch::at_once(register, organisation, recorded) {
            let about = About::told(&recorded.event, &told.reply);
            let can_wait = dispatch::can_wait(recorded, &told).filter(|_| Some(&told.room) != answered_in);
            match can_wait {
                Some(person) if dispatch::waits(recorded, person, register, organisation) => {
                    hearers.later.insert(person);
                }
                hearer => {
                    hearers.at_once.extend(hearer);
                    at_once.push((about, told));
                }
            }
        }
    }
    let at_once = at_once.into_iter();
    let ended = dispatch::cycle_ended(before, register, &outcome.recorded).into_iter();
    let ended = ended.chain(dispatch::came_late(before, register, &outcome.recorded));
    let ended = ended.chain(dispatch::digests(before, organisation, &outcome.recorded)).map(|told| (None, told));
    let meetings = dispatch::meetings_changed(before, register, organisation, &outcome.recorded);
    let meetings = meetings.into_iter().map(|(meeting, told)| (Some(About::Meeting(meeting)), told));
    let told: Vec<(Option<About>, Notice)> =
        at_once.chain(ended).chain(meetings).filter(|(_, told)| Some(&told.room) != answered_in).collect();
    for (about, told) in told {
        let told = post_of(Notice { reply: word(told.reply), ..told }, cause, outcome.posts.len());
        outcome.posts.push(Post { about, ..told });
    }
    hearers
}

impl Hearers {
    /// Records who was told, and who is told later.
    fn record(self, outcome: &mut Effects, register: &mut Register, cause: &Cause) {
        let in_order = |people: BTreeSet<PersonId>| {
            let mut people: Vec<PersonId> = people.into_iter().collect();
            register.people().sort_by_name(&mut people);
            Some(people).filter(|people| !people.is_empty())
        };
        let held = in_order(self.later).map(|people| Event::NoticesHeld { people });
        let told = in_order(self.at_once).and_then(|people| {
            let (first, others) = people.split_first()?;
            Some(Event::NoticesTold { person: *first, others: others.to_vec() })
        });
        let events: Vec<Event> = held.into_iter().chain(told).collect();
        if events.is_empty() {
            return;
        }
        let changes = Changes { events, ..Changes::default() };
        // Nobody has done that.
        let cause = Cause { by: None, room: None, ..cause.clone() };
        let recorded = record_after(outcome.recorded.len(), register, changes, &cause).recorded;
        outcome.recorded.extend(recorded);
    }
}

/// Decides what has happened without a command, and moves the register on.
pub fn happened(
    heard: &Heard,
    earlier: &Earlier,
    register: &mut Register,
    organisation: &Organisation,
    now: Timestamp,
) -> Effects {
    let changes = platform_events::changes(heard, earlier, register);
    let person = register.people().of_account(&heard.account).map(|person| person.id);
    let before = register.clone();
    let mut outcome = record(register, changes, &Cause::from_heard(heard, person, now, register));
    let told = platform_events::notices(heard, &outcome.recorded, (&before, register), organisation);
    let posts = (0..).zip(told).map(|(number, told)| post_of(told, &heard.cause, number));
    outcome.posts.extend(posts);
    if let Some(first) = outcome.posts.first_mut() {
        first.notify = platform_events::notified(heard, (&before, register), organisation);
        first.interaction.clone_from(&heard.interaction);
    }
    outcome.for_readers(register, organisation)
}

/// The others for whom the speaker has acted.
fn others_whose_act_it_is(recorded: &[Recorded], speaker: PersonId) -> Vec<PersonId> {
    let mut others: Vec<PersonId> = recorded.iter().filter_map(|recorded| recorded.event.act_of()).collect();
    others.retain(|person| *person != speaker);
    others.dedup();
    others
}

/// Says who is new because somebody named them, so that a slip is seen at once.
fn with_newcomers(reply: Reply, changes: &Changes, speaker: PersonId, register: &Register) -> Reply {
    let is_known = |person: &Person| person.id == speaker || register.people().get(person.id).is_some();
    let is_named = |person: &&Person| person.since.is_some() && person.accounts.is_empty() && !is_known(person);
    changes
        .personal
        .people
        .iter()
        .filter(is_named)
        .fold(reply, |reply, person| reply.and(say!(answer_new_person, who: person.id).into()))
}

/// Shows the account of whoever was named and is no member, so that a namesake is seen at once.
fn with_accounts(
    reply: Reply,
    call: &Call,
    speaker: PersonId,
    register: &Register,
    organisation: &Organisation,
) -> Reply {
    let people = register.people();
    let named = call.people().into_iter().filter(|person| *person != speaker).filter_map(|person| people.get(person));
    let others = named.filter(|person| organisation.role_of(person) == Role::Participant);
    others.filter_map(|person| Some((person, person.accounts.first()?))).fold(reply, |reply, (person, account)| {
        // A namesake is shown with the account already.
        let said = match people.has_namesake(person.id) {
            true => say!(answer_not_a_member, who: person.id),
            false => {
                say!(answer_account_not_a_member, who: person.id, account: Inline::Untrusted(account.handle()))
            }
        };
        reply.and(said.into())
    })
}

/// Says of what was typed in private that it is public, or will be.
fn with_publicity(reply: Reply, outcome: &Effects, register: &Register, organisation: &Organisation) -> Reply {
    let mut events = outcome.recorded.iter().map(|recorded| &recorded.event);
    let Some(event) = events.find(|event| event.is_public()) else { return reply };
    let is_open_and_hidden = |number: u32| register.consultation(number).is_some_and(|one| one.hidden && one.is_open());
    let is_hidden = matches!(event, Event::InputGiven { consultation, .. } if is_open_and_hidden(*consultation));
    let said = match (organisation.public_url.is_some(), is_hidden) {
        (true, false) => say!(answer_is_public),
        (true, true) => say!(answer_will_be_public),
        (false, false) => say!(answer_is_on_record),
        (false, true) => say!(answer_will_be_on_record),
    };
    reply.and(said.into())
}

/// Refuses a message that could not be read as a command.
pub fn refuse(
    refusal: &Refusal,
    private: bool,
    heard: &Heard,
    register: &Register,
    organisation: &Organisation,
) -> Effects {
    let private = private || heard.can_be_answered_alone();
    let mut effects = Effects { is_refusal: true, ..answer(heard, register, private, refusal.reply()) };
    if let (Refusal::Asked(question), Some(post)) = (refusal, effects.posts.first_mut()) {
        let (choices, unfinished) = (question.choices(), question.unfinished().map(str::to_owned));
        if !choices.is_empty() {
            post.about = Some(About::Question(u32::try_from(choices.len()).unwrap_or(u32::MAX)));
        }
        let can_be_answered = !choices.is_empty() || unfinished.is_some();
        effects.asked = can_be_answered.then(|| Box::new(Asked { key: post.key.clone(), choices, unfinished }));
    }
    effects.for_readers(register, organisation)
}

/// Answers with a sentence, after which nothing has changed.
pub(crate) fn say_only(said: words::Message, heard: &Heard, register: &Register) -> Effects {
    answer(heard, register, heard.can_be_answered_alone(), Reply::said(said))
}

/// How late something can be said without saying that it is late.
const IN_TIME: jiff::SignedDuration = jiff::SignedDuration::from_mins(10);

/// Does and says what falls due at a moment, and moves the register on.
pub fn due(
    (at, moment): &(Timestamp, Moment),
    register: &mut Register,
    organisation: &Organisation,
    now: Timestamp,
) -> Effects {
    let name = moment.cause(*at, register);
    let said_at = whole_seconds(if moment.is_dated() { *at } else { now });
    let cause = Cause { name, at: after(register, now), said_at, by: None, room: None };
    let news = match moment {
        Moment::News(room) => register.news_for(room).map(|news| (room, dispatch::news(register, organisation, news))),
        _ => None,
    };
    let news = news.map(|(room, reply)| post(&cause.name, 0, room.clone(), None, reply));
    let held = match moment {
        Moment::Held { person, .. } => dispatch::held(*person, register, organisation)
            .zip(register.private_room(*person))
            .map(|(reply, room)| Notice { to: Some(*person), ..Notice::in_room(room, reply) }),
        _ => None,
    };
    let held = held.map(|told| post_of(told, &cause.name, 0));
    let before = register.clone();
    let changes = due::changes(moment, register, organisation, now);
    let mut outcome = record(register, changes, &cause);
    outcome.posts.extend(news.into_iter().chain(held));
    let is_late = moment.is_dated() && now.duration_since(*at) >= IN_TIME;
    let word = |reply: Reply| match is_late {
        true => reply.and(say!(answer_late, at: Inline::Moment(*at)).into()),
        false => reply,
    };
    let hearers = tell_others(&mut outcome, &cause.name, None, &before, register, organisation, word);
    hearers.record(&mut outcome, register, &cause);
    outcome.for_readers(register, organisation)
}

/// What the events of one outcome have in common.
#[derive(Clone)]
struct Cause {
    name: String,
    at: Timestamp,
    said_at: Timestamp,
    by: Option<PersonId>,
    room: Option<Room>,
}

impl Cause {
    fn from_heard(heard: &Heard, by: Option<PersonId>, now: Timestamp, register: &Register) -> Self {
        Self {
            name: heard.cause.clone(),
            at: after(register, now),
            said_at: said_at(heard, now),
            by,
            // A private room's name is somebody's handle, which has no place in the record.
            room: (!heard.room.is_private()).then(|| heard.room.clone()),
        }
    }
}

/// The time to record: whole seconds, and never before the last event's.
fn after(register: &Register, now: Timestamp) -> Timestamp {
    register.at().map_or(whole_seconds(now), |last| last.max(whole_seconds(now)))
}

/// The time of a message that judges ends.
fn said_at(heard: &Heard, now: Timestamp) -> Timestamp {
    whole_seconds(heard.trusted_said_at(now))
}

/// Binds the console's rooms that are named after what they are for, with the first thing that is recorded there. The
/// console's plenary is one from the beginning.
fn bind_by_name(heard: &Heard, register: &Register, changes: &mut Changes) {
    let binds_itself = changes.events.iter().any(|event| matches!(event, Event::RoomBound { .. }));
    if changes.events.is_empty() || binds_itself {
        return;
    }
    let plenary = Room::console("#plenary");
    let is_another_console_room = heard.room.platform == plenary.platform && heard.room != plenary;
    let rooms = [heard.room.clone()].into_iter().chain(is_another_console_room.then_some(plenary));
    let bound = rooms.filter(|room| register.binding(room).is_none()).filter_map(|room| {
        let to = register.binding_by_name(&room)?;
        Some(Event::RoomBound { room, to })
    });
    let events: Vec<Event> = bound.collect();
    changes.events.splice(0..0, events);
}

fn record(register: &mut Register, changes: Changes, cause: &Cause) -> Effects {
    record_after(0, register, changes, cause)
}

/// The same behind what is recorded of the same cause already.
fn record_after(earlier: usize, register: &mut Register, mut changes: Changes, cause: &Cause) -> Effects {
    register.apply_personal(&changes.personal);
    let mut recorded = Vec::with_capacity(changes.events.len());
    let first = u32::try_from(earlier).unwrap_or(u32::MAX);
    for (ordinal, event) in (first..).zip(std::mem::take(&mut changes.events)) {
        let next = Recorded {
            seq: register.head() + 1,
            cause: cause.name.clone(),
            ordinal,
            at: cause.at,
            said_at: cause.said_at,
            by: cause.by,
            room: cause.room.clone(),
            event,
        };
        register.apply(&next);
        recorded.push(next);
    }
    Effects { recorded, personal: changes.personal, ..Effects::default() }
}

fn answer(heard: &Heard, register: &Register, private: bool, reply: Reply) -> Effects {
    let to = register.people().of_account(&heard.account).map(|person| person.id);
    let room = room_of_answer(heard, private);
    let sign = sign_of_answer(heard, &room);
    let answer = Post { interaction: heard.interaction.clone(), ..post(&heard.cause, 0, room, to, reply) };
    Effects { posts: [answer].into_iter().chain(sign).collect(), ..Effects::default() }
}

/// Those in the room who have read what is answered elsewhere see that it is not without an answer. Discord and the terminal show
/// the answer in its place, to whoever asked alone.
fn sign_of_answer(heard: &Heard, answered_in: &Room) -> Option<Post> {
    let is_seen_there = match heard.room.platform {
        Platform::Matrix | Platform::Mail => heard.is_ephemeral(),
        Platform::Console | Platform::Discord => true,
    };
    let said = || Reply::said(say!(draft_answered_in_private));
    let is_said = matches!(heard.what, What::Message(_) | What::Form(_));
    (is_said && !is_seen_there && *answered_in != heard.room).then(|| Post {
        interaction: heard.interaction.clone(),
        ..post(&heard.cause, 1, heard.room.clone(), None, said())
    })
}

fn room_of_answer(heard: &Heard, private: bool) -> Room {
    let private = private || heard.is_ephemeral();
    if private && !heard.room.is_private() { heard.account.private_room() } else { heard.room.clone() }
}

/// The key of the post that answers what was heard.
pub fn answer_key(cause: &str) -> String {
    key(cause, 0)
}

/// Something of the bot's own accord, said once for each cause.
pub fn of_its_own(cause: &str, room: Room, reply: Reply) -> Post {
    post(cause, 0, room, None, reply)
}

fn post_of(told: Notice, cause: &str, number: usize) -> Post {
    let Notice { room, to, reply, notify } = told;
    Post { notify, ..post(cause, number, room, to, reply) }
}

fn post(cause: &str, number: usize, room: Room, to: Option<PersonId>, reply: Reply) -> Post {
    let (key, cause) = (key(cause, number), cause.to_owned());
    Post { key, cause, room, to, reply, about: None, notify: Vec::new(), interaction: None }
}

fn key(cause: &str, number: usize) -> String {
    let hash = Sha256::new().chain_update(cause.as_bytes()).chain_update(number.to_be_bytes()).finalize();
    to_hex(&hash[..12])
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::testing::dialogue::Dialogue;
    use crate::words::Language;

    #[test]
    fn what_is_added_to_an_answer_is_said_in_the_language_of_those_who_read_it() {
        let mut dialogue = Dialogue::with_meetings();
        let seen = dialogue.say("@lea", "lea", "/agenda add 1 \"Budget\" 10m");
        seen.expect_in(
            Language::French,
            dialogue.register(),
            expect![[r#"
                Point 1 de la réunion 1 : Budget. Total : 10 minutes sur 1 heure.
                Ceci figure au registre, que toutes les personnes présentes dans les salons peuvent lire."#]],
        );
        let seen = dialogue.say("#plenary", "lea", "/action @marilyn Draft it.");
        seen.expect_in(
            Language::French,
            dialogue.register(),
            expect![[r#"
                Action 1, Marilyn Cade : Draft it.
                Marilyn Cade est @marilyn, qui n’est pas membre.
                Une action vous est confiée : Action 1, Marilyn Cade : Draft it.
                Quand ce sera fait : /fait 1"#]],
        );
        let seen = dialogue.say("#plenary", "lea", "/action \"Somebody New\" Draft it. new: yes");
        seen.expect_in(
            Language::French,
            dialogue.register(),
            expect![[r#"
            Action 2, Somebody New : Draft it.
            Somebody New est une nouvelle personne sur la liste."#]],
        );
    }

    #[test]
    fn what_is_typed_in_private_and_can_be_read_by_all_says_so() {
        let mut dialogue = Dialogue::with_meetings();
        let public = |dialogue: &mut Dialogue, text: &str| {
            let said = dialogue.say("@lea", "lea", text).text();
            said.lines().filter(|line| line.contains("record") && line.contains("read")).count()
        };
        for text in [
            "/comment WG-IMP What of the plan?",
            "/support WG-IMP We need it.",
            "/unsupport WG-IMP",
            "/concern WG-CO Who pays?",
            "/resolve WG-CO 2 They do.",
            "/update WG-WORK We met.",
            "/charter WG-WORK Purpose: to work",
            "/document WG-WORK https://example.org/draft",
            "/consult answer 1 2 We need both.",
            "/rsvp 1 yes",
            "/agenda add 1 \"Budget\" 10m",
            "/action @lea Draft it. WG-WORK",
        ] {
            // What is refused is recorded nowhere.
            let is_refused = dialogue.try_in("@lea", "lea", &text[1..]).is_err();
            assert_eq!(public(&mut dialogue, text), usize::from(!is_refused), "{text}");
        }
        for text in
            ["/profile", "/profile set zone: Africa/Dakar", "/remind me 30m", "/status WG-IMP", "/meetings", "/help"]
        {
            assert_eq!(public(&mut dialogue, text), 0, "{text}");
        }
        dialogue.is_on_the_web();
        dialogue.say("@lea", "lea", "/comment WG-IMP Again.").expect(expect![[r#"
            @lea <rapporteur> Recorded: Lea Kaspar comments on WG-IMP, which now has 2 comments.
            	This is on the public record."#]]);
        dialogue.say("#plenary", "lea", "/comment WG-IMP In the room.").expect(expect![
            "#plenary <rapporteur> Recorded: Lea Kaspar comments on WG-IMP, which now has 3 comments."
        ]);
    }

    #[test]
    fn what_is_hidden_until_the_end_is_answered_in_private_alone() {
        let mut dialogue = Dialogue::with_groups();
        let open = "/consult open \"Which day?\" until: 2017-04-17 hidden: yes\n1: Monday\n2: Tuesday";
        dialogue.say("#plenary", "anja", open).expect(expect![[r#"
            #plenary <rapporteur> Consultation 1: Which day?
            	- 1. Monday
            	- 2. Tuesday
            	Please answer in private by Mon 17 Apr 2017, 23:59 UTC. For example: /consult answer 1 1"#]]);
        dialogue.say("#plenary", "lea", "/consult answer 1 2 Not on Monday.").expect(expect![[r#"
            #plenary <rapporteur> Answers to consultation 1 are hidden until it ends, so please send me yours in private: /consult answer 1 …
            	If others can read here what you chose, please delete your message."#]]);
        dialogue.say("@lea", "lea", "/consult answer 1 2 Not on Monday.").expect(expect![[r#"
            @lea <rapporteur> Lea Kaspar answered consultation 1: 2. Tuesday. The results stay hidden until Mon 17 Apr 2017, 23:59 UTC; you can change your answer until then.
            	Once the consultation has ended, everybody in the rooms can read this."#]]);
        dialogue.say("#plenary", "lynn", "/consult show 1").expect(expect![[r#"
            #plenary <rapporteur> Consultation 1: Which day?
            	Open since Mon 10 Apr 2017, until Mon 17 Apr 2017, 23:59 UTC.
            	- 1. Monday
            	- 2. Tuesday
            	1 input so far. The results stay hidden until the end.
            	To answer: /consult answer 1 1"#]]);
        dialogue.pass("200h").quietly();
        dialogue.say("#plenary", "lynn", "/consult show 1").expect(expect![[r#"
            #plenary <rapporteur> Consultation 1: Which day?
            	It was open from Mon 10 Apr 2017 to Mon 17 Apr 2017, 23:59 UTC.
            	1 input came in.
            	- 1. Monday: nobody
            	- 2. Tuesday: 1

            	Inputs
            	- Lea Kaspar, Mon 10 Apr 2017: 2. Not on Monday."#]]);
    }

    #[test]
    fn a_room_sees_that_a_question_there_is_answered_where_its_platform_does_not_show_it() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("matrix:!wg", "lea", "/profile away until: in 3 days").expect(expect![[r#"
            @lea <rapporteur> You are away until Thu 13 Apr 2017, that day included. Until then you are not expected in meetings, and I send you no reminders. Back earlier? /profile away
            !wg <rapporteur> I answered in private."#]]);
        dialogue.say("matrix:!wg", "lea", "/profile set stakeholder: bankers").expect(expect![[r#"
            @lea <rapporteur> I did not understand stakeholder: "bankers". Choose a stakeholder group: government, private sector, civil society, technical community or intergovernmental organisation.
            !wg <rapporteur> I answered in private."#]]);
        dialogue.say("matrix:!wg", "lea", "/profile forget").expect(expect![[r#"
            @lea <rapporteur> This deletes your name, your accounts, your profile and everything you wrote as yourself. What you did still counts, shown as "a former member". It cannot be undone.
            	To keep a copy first: /profile export
            	Please answer yes or no. Yes means: /profile forget yes
            !wg <rapporteur> I answered in private."#]]);
        dialogue.say("matrix:!wg", "lea", "no").expect(expect![[r#""#]]);
        dialogue.say("discord:17", "lea", "/profile away").expect(expect![[r#"
            @lea <rapporteur> Please add the last day on which you are away. For example: /profile away until: in 9 days
            	In full: /profile away [until: DATE]"#]]);
        dialogue.say("#plenary", "lea", "/profile away until: in 3 days").expect(expect!["@lea <rapporteur> You are away until Thu 13 Apr 2017, that day included. Until then you are not expected in meetings, and I send you no reminders. Back earlier? /profile away"]);
        dialogue
            .say("@lea", "lea", "/profile away")
            .expect(expect!["@lea <rapporteur> Welcome back. You are expected in meetings again."]);
    }
}
