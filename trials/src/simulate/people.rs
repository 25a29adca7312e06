//! What people do, and what befalls machines: all of it drawn from the seed.

use commands::heard::What;
use commands::organisation::Organisation;
use commands::register::{Account, Person, PersonId, Platform, Register};
use futures_util::FutureExt;
use jiff::SignedDuration;
use rapporteur::journal::{Batch, Journal};

use super::discord;
use super::matrix::{By, words};
use super::world::State;

pub(crate) const ROOMS: [&str; 2] = ["!plenary:sim", "!imp:sim"];
pub(crate) const PEOPLE: [&str; 5] = ["@lynn:sim", "@anja:sim", "@lea:sim", "@flavio:sim", "@visitor:sim"];

/// What people say. `CODE` is a group, and `N` a number that is never the same.
const FORMS: &[&str] = &[
    "!support CODE because of N",
    "!support CODE",
    "!unsupport CODE",
    "!comment CODE remark N",
    "!propose CODE Title N",
    "!charter CODE Purpose: to do N",
    "!note CODE status: at N",
    "!concern CODE worry N",
    "!resolve CODE 1 settled N",
    "!status CODE",
    "!why CODE",
    "!help",
    "!lastcall CODE until: in 2 days",
    "!decide CODE approve anyway: because of N",
    "!facilitate CODE @lea",
    "!update CODE progress N",
    "!consult open \"Which, N?\" until: in 3 days\n1: one\n2: two",
    "!consult answer 1 1",
    "!consult close 1",
    "!meet CODE \"Meeting N\" in 26 hours for: 1h",
    "!meet CODE \"Meeting N\" in 2 days 10:00 for: 30m",
    "!meet \"Series N\" in 2 days 10:00 every: week times: 3",
    "!move 1 in 3 days 11:00",
    "!cancel 1 not needed N",
    "!rsvp 1 yes",
    "!meetings",
    "!remind me 1h",
    "!profile set affiliation: House N",
    "!action @lea task N by: in 2 days",
    "!action @flavio task N by: tomorrow",
    "!done 1",
    "!actions",
    "!digest weekly tue 10:00",
    "!digest now",
    "!minutes start 1",
    "!agreed on N",
    "!minutes end",
    "only talk, N",
    "talk of N",
];

const CODES: [&str; 3] = ["WG-IMP", "WG-NEW", "BPF-X"];

/// The organisation: who is who in it.
pub(crate) fn organisation() -> Organisation {
    let accounts = |people: &[&str]| {
        let account = |person: &&str| Account { platform: Platform::Matrix, id: (*person).to_owned() };
        people.iter().map(account).collect()
    };
    let mut organisation = Organisation::default();
    let on_discord = |id: &u64| Account { platform: Platform::Discord, id: id.to_string() };
    organisation.roles.chair = accounts(&PEOPLE[..1]);
    organisation.roles.chair.extend(discord::PEOPLE[..1].iter().map(on_discord));
    organisation.roles.secretariat = accounts(&PEOPLE[1..2]);
    organisation.roles.member = accounts(&PEOPLE[2..4]);
    organisation
}

/// Plans all that people do and all that befalls machines until faults stop.
pub(crate) fn plan(state: &mut State) {
    for (room, text) in
        [(ROOMS[0], "!room bind plenary"), (ROOMS[0], "!propose WG-IMP Improvements"), (ROOMS[1], "!room bind WG-IMP")]
    {
        let at = state.chance.between(SignedDuration::from_millis(10), SignedDuration::from_secs(20));
        state.after(at, move |state| {
            state.on_matrix(room, PEOPLE[0], words(room, text, None));
        });
    }
    for (channel, to) in discord::CHANNELS.into_iter().zip(["plenary", "WG-IMP"]) {
        let at = state.chance.between(SignedDuration::from_secs(1), SignedDuration::from_secs(40));
        state.after(at, move |state| {
            state.gives(discord::PEOPLE[0], channel, ("room", Some("bind")), &[("to", to)], (0, ""));
        });
    }
    let lasts = state.faults.lasts;
    for number in 0..state.faults.acts {
        let at = moment(state, lasts);
        state.after(at, move |state| act(state, number));
    }
    if state.faults.steps {
        for _ in 0..6 {
            let at = moment(state, lasts);
            state.after(at, set_a_clock);
        }
    }
    if state.faults.imports {
        for number in 0..4 {
            let at = moment(state, lasts);
            state.after(at, move |state| import(state, number));
        }
    }
    if state.faults.freezes {
        for _ in 0..4 {
            let at = moment(state, lasts);
            state.after(at, freeze);
        }
    }
    if state.faults.crashes > 0 {
        for _ in 0..3 {
            let at = moment(state, lasts);
            state.after(at, |state| {
                let machine = any_machine(state);
                if state.machines[machine].is_up {
                    state.count("kill");
                    state.end(machine);
                }
            });
        }
    }
}

/// When nothing goes wrong any more, everybody is answered: on Discord too, where nothing is asked again.
pub(crate) fn ask_in_calm(state: &mut State) {
    state.after(SignedDuration::from_mins(20), |state| {
        state.on_matrix(ROOMS[0], PEOPLE[3], words(ROOMS[0], "!status", None));
        state.gives(discord::PEOPLE[3], discord::CHANNELS[0], ("status", None), &[], (0, ""));
        state.discord.last_must_be_answered();
    });
}

fn moment(state: &mut State, lasts: SignedDuration) -> SignedDuration {
    // Some of it close together, some of it far apart.
    let second = state.chance.below(lasts.as_secs().unsigned_abs());
    let second = if state.chance.happens(400) { second % 60 } else { second };
    SignedDuration::from_millis(i64::try_from(second * 1_000 + state.chance.below(1_000)).unwrap_or(0))
}

fn any_machine(state: &mut State) -> usize {
    usize::try_from(state.chance.below(state.machines.len() as u64)).unwrap_or(0)
}

/// A clock is set, at most an hour from the true time.
fn set_a_clock(state: &mut State) {
    let machine = any_machine(state);
    let ahead = SignedDuration::from_secs(i64::try_from(state.chance.below(7_201)).unwrap_or(0) - 3_600);
    let ahead = if state.chance.happens(300) { SignedDuration::ZERO } else { ahead };
    let way = if ahead < state.machines[machine].ahead { "back" } else { "forward" };
    state.count(&format!("clock set {way}"));
    state.machines[machine].ahead = ahead;
}

/// Another process writes beside the bot: it has heard of somebody who was not known.
fn import(state: &mut State, number: u64) {
    let person = Person::named(PersonId(state.chance.number()), format!("Somebody {number}"));
    let mut journal = state.disk.memory.open();
    let imported = async {
        let mut register = Register::default();
        journal.catch_up(&mut register).await?;
        let batch = Batch { after: register.head(), people: vec![person], ..Batch::default() };
        journal.commit(&batch).await
    };
    // In memory nothing is waited for.
    match imported.now_or_never() {
        Some(Ok(())) => state.count("import beside"),
        imported => state.fail(format!("an import: {imported:?}")),
    }
}

fn freeze(state: &mut State) {
    let machine = any_machine(state);
    if !state.machines[machine].is_up || state.machines[machine].is_frozen {
        return;
    }
    state.count("process frozen");
    state.freeze(machine);
    let pause = state.chance.between(SignedDuration::from_millis(500), SignedDuration::from_mins(2));
    state.after(pause, move |state| state.thaw(machine));
}

/// Somebody does something.
fn act(state: &mut State, number: u64) {
    if state.chance.happens(400) {
        return state.on_discord(number, &CODES);
    }
    let person = *state.chance.one(&PEOPLE);
    let room = if state.chance.happens(100) { person } else { *state.chance.one(&ROOMS) };
    let said_by_bot: Vec<String> = state
        .homeserver
        .log
        .iter()
        .filter(|event| matches!(event.by, By::Bot(_)))
        .map(|event| event.id.clone())
        .collect();
    let own: Vec<(String, String)> = state
        .homeserver
        .log
        .iter()
        .filter(|event| matches!(event.by, By::Person(by, _) if by == person) && !event.is_deleted)
        .map(|event| (event.room.clone(), event.id.clone()))
        .collect();
    let what = match state.chance.below(20) {
        0 if !said_by_bot.is_empty() => {
            let (to, with) =
                (state.chance.one(&said_by_bot).clone(), (*state.chance.one(&["👍", "👎", "🤔"])).to_owned());
            What::Reaction { to, with }
        }
        1 if !own.is_empty() => {
            let (room, of) = state.chance.one(&own).clone();
            state.on_matrix(&room, person, What::Deletion { of });
            return;
        }
        2 if !said_by_bot.is_empty() => {
            let answers = Some(state.chance.one(&said_by_bot).clone());
            words(room, &format!("!comment WG-IMP in answer, {number}"), answers)
        }
        _ => {
            let (form, code) = (*state.chance.one(FORMS), *state.chance.one(&CODES));
            let text = form.replace('N', &number.to_string()).replace("CODE", code);
            words(room, &text, None)
        }
    };
    state.on_matrix(room, person, what);
}
