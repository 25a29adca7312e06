//! What people do, and what befalls machines: all of it drawn from the seed.

use commands::language::heard::{Heard, What};
use commands::organisation::Organisation;
use commands::record::chance::Chance;
use commands::record::{Account, Answer, PersonId, Platform, Register, Role, Room};
use futures_util::FutureExt;
use indicatif::ProgressBar;
use jiff::SignedDuration;
use rapporteur::cli::import::{people, stated};
use rapporteur::desk::Desk;
use rapporteur::journal::Journal;

use super::discord;
use super::effects::{Asked, Does, Imported, code_in, key_of_reaction};
use super::matrix::{self, By, words};
use super::world::State;

pub(crate) const ROOMS: [&str; 2] = ["!plenary:sim", "!imp:sim"];
pub(crate) const PEOPLE: [&str; 5] = ["@lynn:sim", "@anja:sim", "@lea:sim", "@flavio:sim", "@visitor:sim"];

/// What people say, and what it does. `CODE` is a group, and `N` a number that is never the same.
const FORMS: &[(&str, Does)] = &[
    ("!support CODE because of N", Does::Supports),
    ("!support CODE because of N", Does::Supports),
    ("!unsupport CODE", Does::Unsupports),
    ("!comment CODE remark N", Does::Comments),
    ("!propose CODE Title N", Does::Proposes),
    ("!charter CODE Purpose: to do N", Does::Charters),
    ("!note CODE status: at N", Does::SetsStatus),
    ("!concern CODE worry N", Does::RaisesConcern),
    ("!resolve CODE 1 settled N", Does::EndsConcern),
    ("!resolve CODE 1 reopen: too early, N", Does::ReopensConcern),
    ("!comment CODE drop: 1", Does::DropsComment),
    ("!status CODE", Does::Asks),
    ("!why CODE", Does::Asks),
    ("!help", Does::Asks),
    ("!lastcall CODE until: in 2 days", Does::CallsLast),
    ("!decide CODE approve anyway: because of N", Does::Approves),
    ("!decide CODE approve correct: a slip anyway: because of N", Does::Corrects),
    ("!rename BPF-X BPF-Y", Does::Renames),
    ("!rename BPF-X BPF-Y", Does::Renames),
    ("!rename BPF-X BPF-Y", Does::Renames),
    ("!facilitate CODE @lea:sim", Does::Appoints),
    ("!update CODE progress N", Does::Updates),
    ("!update CODE correct: progress N", Does::CorrectsUpdate),
    ("!consult open \"Which, N?\" until: in 3 days\n1: one\n2: two", Does::OpensConsultation),
    ("!consult answer 1 1", Does::AnswersConsultation(1)),
    ("!consult close 1", Does::ClosesConsultation),
    ("!consult edit 1 question: Which, N?", Does::EditsConsultation),
    ("!consult withdraw 1", Does::WithdrawsAnswer),
    ("!consult cancel 1 not needed N", Does::CancelsConsultation),
    ("!meet CODE \"Meeting N\" in 1 day 18:00 for: 1h", Does::CallsMeeting),
    ("!meet CODE \"Meeting N\" in 2 days 10:00 for: 30m", Does::CallsMeeting),
    ("!meet plenary \"Meeting N\" in 2 days 10:00 every: week times: 3", Does::CallsMeeting),
    ("!move 1 in 3 days 11:00", Does::MovesMeeting),
    ("!cancel 1 not needed N", Does::CancelsMeeting),
    ("!uncancel 1", Does::Uncancels),
    ("!meeting 1 title: Meeting N", Does::RetitlesMeeting),
    ("!rsvp 1 yes", Does::SaysWhetherToCome(Answer::Yes)),
    ("!rsvp 1 no on a train, N", Does::SaysWhetherToCome(Answer::No)),
    ("!meetings", Does::Asks),
    ("!remind me 1h", Does::SetsReminders),
    ("!profile set affiliation: House N", Does::SetsAffiliation),
    ("!person @lea:sim affiliation: House N", Does::SetsAffiliationOfLea),
    ("!person @lea:sim affiliation: House N", Does::SetsAffiliationOfLea),
    ("!person @lea:sim affiliation: House N", Does::SetsAffiliationOfLea),
    ("!action @lea:sim task N by: in 2 days", Does::SetsAction),
    ("!action @flavio:sim task N by: tomorrow", Does::SetsAction),
    ("!done 1", Does::EndsAction),
    ("!amend 1 what: task N", Does::AmendsAction),
    ("!drop 1 not needed, N", Does::DropsAction),
    ("!actions", Does::Asks),
    ("!digest weekly tue 10:00", Does::SetsDigest),
    ("!digest now", Does::Asks),
    ("!minutes start 1 yes", Does::StartsMinutes),
    ("!agreed on N", Does::TakesDown),
    ("!minutes end", Does::EndsMinutes),
    ("!minutes add 1 on N", Does::AddsToMinutes),
    ("!minutes drop 1 1", Does::LeavesOut),
    ("!minutes add 1 on N", Does::ProposesCorrection),
    ("!minutes accept 1 1", Does::AcceptsCorrection),
    ("!minutes decline 1 1 not so, N", Does::DeclinesCorrection),
    ("!minutes approve 1", Does::ApprovesMinutes),
    ("!minutes reopen 1 too early, N", Does::ReopensMinutes),
    ("!cycle open \"Round N\" 2000-01-01 2999-12-31", Does::OpensCycle),
    ("!undo", Does::Undoes),
    ("!undo", Does::Undoes),
    ("!undo", Does::Undoes),
    ("!undo", Does::Undoes),
    ("!room bind plenary yes", Does::BindsRoom),
    ("!room bind CODE", Does::BindsRoom),
    ("!room unbind yes", Does::UnbindsRoom),
    ("!profile link", Does::GetsCode),
    ("!profile link", Does::GetsCode),
    ("!profile forget yes", Does::Forgets),
    ("only talk, N", Does::Asks),
    ("talk of N", Does::Asks),
];

/// What is read in a room, and what is then said there.
const LEADS_TO: &[(&str, &[(&str, Does)])] = &[
    (
        "Started: Meeting ",
        &[
            ("!agreed on N", Does::TakesDown),
            // Whoever says something there is in the meeting, and can propose corrections.
            ("!comment CODE remark N", Does::Comments),
            ("!agreed on N", Does::TakesDown),
            ("!minutes end", Does::EndsMinutes),
        ],
    ),
    (
        " moderated meeting 1, as correction 1: ",
        &[
            ("!minutes accept 1 1", Does::AcceptsCorrection),
            ("!minutes decline 1 1 not so, N", Does::DeclinesCorrection),
        ],
    ),
    ("Your concern (no. 1) on WG-IMP ", &[("!resolve CODE 1 settled N", Does::EndsConcern)]),
    (
        "Concern 1 on WG-IMP, by ",
        &[("!undo", Does::Undoes), ("!resolve CODE 1 reopen: too early, N", Does::ReopensConcern)],
    ),
    (
        "Draft: it can be corrected",
        &[
            ("!minutes add 1 on N", Does::ProposesCorrection),
            ("!minutes add 1 on N", Does::AddsToMinutes),
            ("!minutes drop 1 1", Does::LeavesOut),
            ("!minutes approve 1", Does::ApprovesMinutes),
            ("!minutes reopen 1 too early, N", Does::ReopensMinutes),
        ],
    ),
    ("Consultation 1 has ended", &[("!consult cancel 1 not needed N", Does::CancelsConsultation)]),
    ("Moved: Meeting 1 of ", &[("!cancel 1 not needed N", Does::CancelsMeeting)]),
    (" answered consultation 1", &[("!consult withdraw 1", Does::WithdrawsAnswer)]),
    ("Cancelled: Meeting 1 of ", &[("!uncancel 1", Does::Uncancels)]),
    (
        "Recorded: the update of WG-IMP.",
        &[("!update CODE correct: progress N", Does::CorrectsUpdate), ("!undo", Does::Undoes)],
    ),
    (
        "Decided: WG-IMP is approved",
        &[
            ("!decide CODE approve correct: a slip anyway: because of N", Does::Corrects),
            ("!facilitate CODE @lea:sim", Does::Appoints),
            ("!update CODE progress N", Does::Updates),
        ],
    ),
    (
        "Consultation 1: ",
        &[
            ("!consult edit 1 question: Which, N?", Does::EditsConsultation),
            ("!consult answer 1 1", Does::AnswersConsultation(1)),
            ("!consult withdraw 1", Does::WithdrawsAnswer),
            ("!consult close 1", Does::ClosesConsultation),
        ],
    ),
    ("Proposed: WG-IMP, ", &[("!action @lea:sim task N by: in 2 days", Does::SetsAction)]),
    ("Changed: Action 1, ", &[("!drop 1 not needed, N", Does::DropsAction)]),
    ("Dropped: Action 1, ", &[("!undo", Does::Undoes)]),
    ("Action 1, ", &[("!amend 1 what: task N", Does::AmendsAction), ("!done 1", Does::EndsAction)]),
    (
        "Meeting 1 of ",
        &[
            ("!rsvp 1 yes", Does::SaysWhetherToCome(Answer::Yes)),
            ("!move 1 in 3 days 11:00", Does::MovesMeeting),
            ("!minutes start 1 yes", Does::StartsMinutes),
            ("!meeting 1 title: Meeting N", Does::RetitlesMeeting),
        ],
    ),
];

/// The first is there from the beginning, and most is about it.
const CODES: [&str; 5] = ["WG-IMP", "WG-IMP", "WG-IMP", "WG-NEW", "BPF-X"];

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
    for (number, room, (form, does), code) in [
        (1, ROOMS[0], ("!room bind plenary yes", Does::BindsRoom), ""),
        (2, ROOMS[0], ("!propose CODE Title N", Does::Proposes), CODES[0]),
        (3, ROOMS[1], ("!room bind CODE", Does::BindsRoom), CODES[0]),
    ] {
        let at = state.chance.between(SignedDuration::from_millis(10), SignedDuration::from_secs(20));
        state.after(at, move |state| state.says(room, PEOPLE[0], (form, does), (number, code)));
    }
    for (channel, to) in discord::CHANNELS.into_iter().zip(["plenary", "WG-IMP"]) {
        let at = state.chance.between(SignedDuration::from_secs(1), SignedDuration::from_secs(40));
        state.after(at, move |state| {
            state.gives(discord::PEOPLE[0], channel, ("room", Some("bind"), &[("to", to)], Does::BindsRoom), (0, ""));
        });
    }
    let lasts = state.faults.lasts;
    for number in 10..10 + state.faults.acts {
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
        for number in 0..6 {
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
        state.gives(discord::PEOPLE[3], discord::CHANNELS[0], ("status", None, &[], Does::Asks), (0, ""));
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

/// Another process writes beside the bot: it imports people, as `rapporteur import` does, some of whom are known.
fn import(state: &mut State, number: u64) {
    let mut chance = Chance::new(state.chance.seed());
    let role = *state.chance.one(&[Role::Participant, Role::Member, Role::Secretariat, Role::Chair]);
    let other = state.chance.below(2);
    let on_matrix = *state.chance.one(&PEOPLE);
    let of_matrix = matrix::account(on_matrix);
    let of_discord = discord::account(*state.chance.one(&discord::PEOPLE));
    let accounts = if other == 0 { vec![of_matrix] } else { vec![of_matrix, of_discord] };
    let (mut rows, led) = (Vec::new(), Some(state.now));
    let mut taken_in = |register: &Register, organisation: &Organisation| {
        rows.clear();
        let mut text = format!("name,role,affiliation,matrix,discord\nSomebody {number},member,,,\n");
        let mut known: Vec<PersonId> = Vec::new();
        for account in &accounts {
            let Some(person) = register.people().of_account(account).filter(|person| !known.contains(&person.id))
            else {
                continue;
            };
            known.push(person.id);
            let affiliation = format!("Import {number}");
            let on = |platform: Platform| if account.platform == platform { account.id.as_str() } else { "" };
            let [matrix, discord] = [Platform::Matrix, Platform::Discord].map(on);
            text.push_str(&format!("{},{role},{affiliation},{matrix},{discord}\n", person.name));
            rows.push(Imported { account: account.clone(), role, affiliation });
        }
        let file = people(&text, register.people(), organisation, &mut chance, &ProgressBar::hidden())?;
        anyhow::Ok(stated(file.people, register, led, &mut chance))
    };
    let seed = state.chance.seed();
    let database = &state.disk.database;
    let imported = async {
        let mut desk = Desk::open(database.open()?, organisation(), seed).await?;
        desk.record(&mut taken_in).await?;
        anyhow::Ok(desk.into_journal().close().await?)
    };
    // In memory nothing is waited for, and for SQLite the world waits.
    match imported.now_or_never() {
        Some(Ok(())) => {
            state.count("import beside");
            state.effects.imports(rows);
        }
        imported => state.fail(format!("an import: {imported:?}")),
    }
}

impl State {
    /// Somebody says something that has a form in a room.
    fn says(&mut self, place: &str, person: &'static str, (form, does): (&str, Does), (number, code): (u64, &str)) {
        let text = form.replace('N', &number.to_string()).replace("CODE", code);
        let id = self.on_matrix(place, person, words(place, &text, None));
        let of = match form {
            _ if form.contains("CODE") => code,
            _ if form.contains("plenary") => "plenary",
            _ => "1",
        };
        self.asks(&id, place, person, (does, of.to_owned()), number);
        let named = PEOPLE.iter().find(|one| form.contains(**one)).map(|one| matrix::account(one));
        self.effects.names(&id, named);
    }

    /// What is said under a cause on Matrix asks for something.
    fn asks(&mut self, cause: &str, place: &str, person: &str, (does, of): (Does, String), number: u64) {
        let room = Room { platform: Platform::Matrix, id: place.to_owned() };
        let asked = Asked { does, by: matrix::account(person), room, of, number, fills_in: false, names: None };
        self.effects.asks(cause, asked);
    }

    /// What all read in a room leads the chair to more, now and then, and a member to what only others do: what few would come upon
    /// by chance.
    pub(crate) fn goes_on(&mut self, room: &str, words: &str) {
        let (Some(room), Some((_, forms))) =
            (ROOMS.into_iter().find(|of| *of == room), LEADS_TO.iter().find(|(read, _)| words.contains(read)))
        else {
            return;
        };
        // The bot's own messages are numbered beside the acts of people.
        let first = 1_000 + 10 * self.said.number() as u64;
        let mut pause = SignedDuration::ZERO;
        for (number, form) in (first..).zip(*forms) {
            pause += self.chance.between(SignedDuration::from_secs(1), SignedDuration::from_mins(10));
            if self.chance.happens(700) {
                let is_for_others = matches!(form.1, Does::Comments | Does::ProposesCorrection);
                let person = if is_for_others { PEOPLE[3] } else { PEOPLE[0] };
                self.after(pause, move |state| state.says(room, person, *form, (number, CODES[0])));
            }
        }
    }

    /// Somebody reads what is said to them alone. With a code in it they go on: with their other account, or with this one
    /// where they are asked.
    pub(crate) fn reads(&mut self, account: &Account, words: &str) {
        let Some(code) = code_in(words).map(str::to_owned) else { return };
        if !self.chance.happens(850) {
            return;
        }
        let matrix = PEOPLE.iter().position(|person| *person == account.id);
        let discord = discord::PEOPLE.iter().position(|person| person.to_string() == account.id);
        let is_asked = !words.contains("Your code is ");
        let pause = self.chance.between(SignedDuration::from_secs(1), SignedDuration::from_mins(10));
        // Each has an account on both, but for the visitor.
        let at = matrix.or(discord).unwrap_or_default();
        if matrix.is_some() == is_asked {
            let person = PEOPLE[at];
            self.after(pause, move |state| {
                let id = state.on_matrix(
                    person,
                    person,
                    super::matrix::words(person, &format!("!profile link {code}"), None),
                );
                state.asks(&id, person, person, (Does::GivesCode, code), 0);
            });
        } else if let Some(person) = discord::PEOPLE.get(at).copied() {
            self.after(pause, move |state| {
                let options = [("code", code.as_str())];
                let given = ("profile", Some("link"), &options[..], Does::GivesCode);
                state.gives(person, discord::CHANNELS[0], given, (0, ""));
            });
        }
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
    // The chair may most.
    let person = if state.chance.happens(400) { PEOPLE[0] } else { *state.chance.one(&PEOPLE) };
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
    match state.chance.below(20) {
        0 if !said_by_bot.is_empty() => {
            let to = state.chance.one(&said_by_bot).clone();
            react(state, room, person, to);
        }
        1 if !own.is_empty() => {
            let (room, of) = state.chance.one(&own).clone();
            delete(state, &room, person, of);
        }
        2 if !said_by_bot.is_empty() => {
            let answers = Some(state.chance.one(&said_by_bot).clone());
            let id = state.on_matrix(room, person, words(room, &format!("!comment WG-IMP remark {number}"), answers));
            state.asks(&id, room, person, (Does::Comments, CODES[0].to_owned()), number);
        }
        3 => is_asked(state, room, person),
        4 => says_yes(state, room, person),
        _ => {
            let (form, code) = (*state.chance.one(FORMS), *state.chance.one(&CODES));
            state.says(room, person, form, (number, code));
        }
    }
}

/// Somebody mistypes a command, is asked what is meant, and answers after a while: the process may have ended in between.
fn is_asked(state: &mut State, room: &str, person: &'static str) {
    let id = state.on_matrix(room, person, words(room, "!suport WG-IMP", None));
    state.asks(&id, room, person, (Does::Supports, CODES[0].to_owned()), 0);
    let (pause, room) =
        (state.chance.between(SignedDuration::from_secs(1), SignedDuration::from_mins(20)), room.to_owned());
    state.after(pause, move |state| says_yes(state, &room, person));
}

/// Somebody says yes, whether or not they are asked.
fn says_yes(state: &mut State, room: &str, person: &'static str) {
    let id = state.on_matrix(room, person, words(room, "yes", None));
    state.asks(&id, room, person, (Does::SaysYes, String::new()), 0);
}

/// Somebody reacts to a message of the bot.
fn react(state: &mut State, room: &str, person: &'static str, to: String) {
    let (with, answer) = *state.chance.one(&[("👍", Answer::Yes), ("👎", Answer::No), ("🤔", Answer::Maybe)]);
    let about = state.homeserver.log.iter().find(|event| event.id == to).and_then(|event| match &event.by {
        By::Bot(keys) => keys.iter().find_map(|key| Some((key.clone(), state.effects.about(key)?.clone()))),
        By::Person(..) => None,
    });
    let id = state.on_matrix(room, person, What::Reaction { to, with: with.to_owned() });
    let does = match about.as_ref().map(|(key, about)| (key, about.split_once(' ').unwrap_or((about, "")))) {
        Some((_, ("meeting", number))) => (Does::SaysWhetherToCome(answer), number.to_owned()),
        Some((key, ("question", _))) if answer == Answer::Yes => (Does::SaysYes, key.clone()),
        Some((_, (code, ""))) if answer == Answer::Yes => (Does::Supports, code.to_owned()),
        _ => (Does::Asks, String::new()),
    };
    if does.0 != Does::Asks && state.chance.happens(400) {
        let (pause, room, of) = (moment(state, state.faults.lasts), room.to_owned(), id.clone());
        state.after(pause, move |state| delete(state, &room, person, of));
    }
    state.asks(&Heard::cause_of_reaction(&id), room, person, does, 0);
}

/// Somebody deletes a message or a reaction of their own.
fn delete(state: &mut State, room: &str, person: &'static str, of: String) {
    let is_reaction = state
        .homeserver
        .log
        .iter()
        .any(|event| event.id == of && matches!(event.by, By::Person(_, What::Reaction { .. })));
    if !is_reaction {
        state.effects.is_deleted(&of);
    }
    let given = key_of_reaction(&of);
    let id = state.on_matrix(room, person, What::Deletion { of });
    if is_reaction {
        state.asks(&id, room, person, (Does::TakesBack, given), 0);
    }
}
