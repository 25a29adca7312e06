//! A room at the prompt: somebody types as members would, sees what everyone sees, and can be anybody anywhere.
//!
//! What begins with `:` is for the terminal itself: who speaks, in which room, and in simulated time the time.

mod prompt;

use std::io::IsTerminal;

use commands::audience::language::understood;
use commands::pipeline::decide::Post;
use commands::pipeline::engine::Disposition;
use commands::record::chance::Chance;
use commands::record::{Account, Code, Platform, Recorded, Role, Room, Seq};
use commands::time::when;
use commands::words::Language;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Span, SpanRelativeTo, Timestamp};

use crate::app::open_to_record;
use crate::base::clock::{self, SimulatedTime, SystemTime, Time, until};
use crate::base::config::{Config, DEFAULT_FILE};
use crate::cli::transcript::{Utterance, heard};
use crate::delivery::outbox::Outbox;
use crate::desk::{BatchResult, Desk, NOTES_WAIT, PAUSE, Publisher};
use crate::journal::{Journal, Notes, Outgoing};
use crate::platforms::console::{Console, Written};

pub use prompt::Lines;

/// A terminal on the configured database.
///
/// # Errors
///
/// When the database or the terminal cannot be used.
pub async fn run(config: &Config) -> anyhow::Result<()> {
    let desk = open_to_record(config).await?;
    let speaker = std::env::var("USER").unwrap_or_else(|_| "me".to_owned());
    let url = &config.database;
    let greeting = format!("This is Rapporteur on {url}. :help tells about this terminal, /help about the bot.");
    let chance = Chance::new(clock::seed()?);
    Terminal::new(desk, SystemTime, speaker, chance).talk(Some(&greeting)).await
}

/// A terminal before a desk.
#[derive(Debug)]
pub struct Terminal<J, T> {
    desk: Desk<J>,
    clock: T,
    chance: Chance,
    outbox: Outbox<Console, T>,
    speaker: String,
    unnoted: Notes,
    /// Until when nothing is recorded that can wait, after the database failed.
    pause: Option<Timestamp>,
    /// Shows the register on the pages that are served beside the prompt, if any are.
    pages: Option<Publisher>,
    /// Whether it was said how to become the chair.
    has_hinted: bool,
}

/// The time of a terminal.
pub trait TerminalTime: Time {
    /// Lets time pass, where that is possible.
    fn pass(&self, until: Timestamp) -> bool;

    /// The time at which something is said now.
    fn said(&self) -> Timestamp;
}

impl TerminalTime for SystemTime {
    fn pass(&self, _: Timestamp) -> bool {
        false
    }

    fn said(&self) -> Timestamp {
        self.now()
    }
}

impl TerminalTime for SimulatedTime {
    fn pass(&self, until: Timestamp) -> bool {
        self.advance(until);
        true
    }

    /// Each message takes a second, so that no two are at one time.
    fn said(&self) -> Timestamp {
        self.advance(self.now().checked_add(SignedDuration::from_secs(1)).unwrap_or(Timestamp::MAX));
        self.now()
    }
}

const HELP: &str = "\
What begins with / goes to the bot: /help lists it. What begins with : is for this terminal:
:as HANDLE   speak as somebody else, such as :as ginger
:in ROOM     go to another room, such as :in #wg-imp
:who         the people whose handles are known
:wait 7d     let time pass (in the demo)
:quit        leave
A line that ends with \\ goes on in the next one. The Tab key completes.";

/// Whether the terminal goes on.
enum Next {
    Goes,
    Ends,
}

/// Whether somebody sits at a terminal, and lines do not come from a pipe or go into one.
pub fn is_prompt() -> bool {
    std::io::stdin().is_terminal() && std::io::stdout().is_terminal()
}

impl<J: Journal, T: TerminalTime> Terminal<J, T> {
    /// Sits down as `speaker` in the plenary.
    pub fn new(desk: Desk<J>, clock: T, speaker: String, chance: Chance) -> Self {
        let console =
            Console::new(Box::new(Written(std::io::stdout())), Room::console("#plenary"), desk.organisation().clone());
        let outbox = Outbox::new(console, clock.clone());
        let (unnoted, pause) = (Notes::default(), None);
        Self { desk, clock, chance, outbox, speaker, unnoted, pause, pages: None, has_hinted: false }
    }

    /// The same with pages beside the prompt. The organisation says at which address they are served.
    #[must_use]
    pub fn with_pages(self, pages: Publisher) -> Self {
        Self { pages: Some(pages), ..self }
    }

    /// Talks until the input ends.
    ///
    /// # Errors
    ///
    /// When nothing can be read or shown any more.
    pub async fn talk(mut self, greeting: Option<&str>) -> anyhow::Result<()> {
        let is_terminal = is_prompt();
        // A terminal that knows no editing, as within an editor, gives whole lines as a pipe does.
        let mut lines = match is_terminal.then(Lines::at_a_prompt) {
            Some(Ok((lines, screen))) => {
                self.outbox.platform_mut().set_screen(Box::new(screen));
                lines
            }
            Some(Err(_)) | None => Lines::from_a_pipe(),
        };
        if let Some(greeting) = greeting.filter(|_| is_terminal) {
            self.outbox.platform_mut().show(greeting)?;
        }
        let unsaid = self.desk.journal().undelivered(Platform::Console).await?;
        for outgoing in unsaid {
            self.say(&outgoing).await?;
        }
        loop {
            lines.ready(self.prompt(), self.desk.register(), self.desk.organisation(), self.languages());
            match self.next(&mut lines).await? {
                Next::Goes => {}
                Next::Ends => break,
            }
        }
        self.note().await;
        self.desk.into_journal().close().await?;
        Ok(())
    }

    fn prompt(&self) -> String {
        format!("{} {}> ", self.speaker, self.outbox.platform().room.id)
    }

    /// The languages in which whoever speaks is understood here.
    fn languages(&self) -> [Language; 2] {
        let (register, organisation) = (self.desk.register(), self.desk.organisation());
        let account = Account::console(self.speaker.clone());
        let speaker = register.people().of_account(&account).map(AsRef::as_ref);
        understood(speaker, &self.outbox.platform().room, register, organisation)
    }

    /// Waits for a line, and meanwhile says what falls due.
    async fn next(&mut self, lines: &mut Lines) -> anyhow::Result<Next> {
        loop {
            let notes_at = if self.unnoted.is_empty() { None } else { self.clock.now().checked_add(NOTES_WAIT).ok() };
            let [notes_at, due_at] = [notes_at, self.desk.next_due()].map(|at| self.after_pause(at));
            let clock = self.clock.clone();
            tokio::select! {
                biased;
                line = lines.next() => return match line? {
                    Some(line) => self.line(line.trim_end()).await,
                    None => Ok(Next::Ends),
                },
                () = until(&clock, notes_at) => self.note().await,
                () = until(&clock, due_at) => self.say_what_is_due().await?,
            }
        }
    }

    fn after_pause(&self, at: Option<Timestamp>) -> Option<Timestamp> {
        at.map(|at| self.pause.map_or(at, |pause| at.max(pause)))
    }

    async fn line(&mut self, line: &str) -> anyhow::Result<Next> {
        if let Some(words) = line.strip_prefix(':') {
            return self.own(words).await;
        }
        // As people leave other terminals: no command of the bot is called so.
        match line.trim() {
            "" => return Ok(Next::Goes),
            "quit" | "/quit" | "exit" | "/exit" => return Ok(Next::Ends),
            _ => {}
        }
        let room = self.outbox.platform().room.id.clone();
        let said = Utterance { at: self.clock.said(), room, speaker: self.speaker.clone(), text: line.to_owned() };
        self.say_what_is_due().await?;
        let heard = heard(&said, format!("console {}", self.chance.id()));
        let (notes, head) = (std::mem::take(&mut self.unnoted), self.desk.register().head());
        match self.desk.process(&[heard], &notes, said.at).await {
            Ok(BatchResult { posts, dispositions }) => {
                self.say_all(posts).await?;
                self.show_pages(head).await?;
                if dispositions.contains(&Disposition::Refused) {
                    self.hint_at_office()?;
                }
            }
            Err(error) => {
                self.unnoted = notes;
                let refused = self.desk.not_recorded(&error, said.at).to_string();
                self.outbox.platform_mut().show(&refused)?;
            }
        }
        Ok(Next::Goes)
    }

    /// Says once how to become the chair, where nobody can do what only an office may.
    fn hint_at_office(&mut self) -> anyhow::Result<()> {
        let organisation = self.desk.organisation();
        let roles = &organisation.roles;
        let mut people = self.desk.register().people().iter();
        let is_in_office = !roles.chair.is_empty()
            || !roles.secretariat.is_empty()
            || roles.of_platforms.iter().any(|(_, role)| *role >= Role::Secretariat)
            || people.any(|person| organisation.role_of(person) >= Role::Secretariat);
        if is_in_office || std::mem::replace(&mut self.has_hinted, true) {
            return Ok(());
        }
        let account = Account::console(self.speaker.clone());
        let hint = format!(
            "Nobody is the chair or the secretariat here yet. To become the chair, write this into {DEFAULT_FILE} and start again:\n\
             [roles]\nchair = [\"{account}\"]\nOr bring in people with their roles: rapporteur import people.csv"
        );
        Ok(self.outbox.platform_mut().show(&hint)?)
    }

    /// What is for the terminal itself.
    async fn own(&mut self, words: &str) -> anyhow::Result<Next> {
        let (name, rest) = words.trim().split_once(char::is_whitespace).unwrap_or((words.trim(), ""));
        let rest = rest.trim();
        let answer = match (name, rest) {
            ("quit" | "q" | "exit", _) => return Ok(Next::Ends),
            ("as", handle) if !handle.is_empty() => {
                self.speaker = handle.trim_start_matches('@').to_owned();
                format!("You speak as {}.", self.introduction())
            }
            ("in", room) if room.len() > 1 && room.starts_with(['#', '@']) && !room.contains(char::is_whitespace) => {
                self.outbox.platform_mut().room = Room::console(room);
                format!("You are in {room}.")
            }
            ("in", _) => "A room is written #name, or @handle for a private conversation: :in #wg-imp".to_owned(),
            ("as", _) => "Say whose handle: :as ginger. :who lists those who are known.".to_owned(),
            ("who", _) => self.who(),
            ("wait", duration) => return self.wait(duration).await,
            _ => HELP.to_owned(),
        };
        self.outbox.platform_mut().show(&answer)?;
        Ok(Next::Goes)
    }

    async fn wait(&mut self, words: &str) -> anyhow::Result<Next> {
        let days = SpanRelativeTo::days_are_24_hours();
        let duration = words.parse::<Span>().ok().and_then(|span| span.to_duration(days).ok());
        let duration = duration.filter(SignedDuration::is_positive);
        let Some(until) = duration.and_then(|duration| self.clock.now().checked_add(duration).ok()) else {
            self.outbox.platform_mut().show("Say how long, such as :wait 10m or :wait 7d")?;
            return Ok(Next::Goes);
        };
        while let Some(at) = self.desk.next_due().filter(|at| *at <= until) {
            if !self.clock.pass(at) {
                break;
            }
            self.say_what_is_due().await?;
        }
        let answer = if self.clock.pass(until) {
            format!("It is {}.", when::moment_words(until, &TimeZone::UTC))
        } else {
            "Here the time is the real one: it cannot be moved.".to_owned()
        };
        self.outbox.platform_mut().show(&answer)?;
        Ok(Next::Goes)
    }

    fn introduction(&self) -> String {
        let account = Account::console(self.speaker.clone());
        match self.desk.register().people().of_account(&account) {
            Some(person) => format!("{} ({})", person.name, self.desk.organisation().role_of(person)),
            None => format!("{} ({})", self.speaker, self.desk.organisation().role_of_account(&account)),
        }
    }

    fn who(&self) -> String {
        let people = self.desk.register().people().iter().flat_map(|person| {
            let role = self.desk.organisation().role_of(person);
            let handles = person.accounts.iter().filter(|account| account.platform == Platform::Console);
            handles.map(move |account| (account.id.clone(), format!("{}: {} ({role})", account.id, person.name)))
        });
        let mut people: Vec<(String, String)> = people.collect();
        people.sort();
        let lines: Vec<String> = people.into_iter().map(|(_, line)| line).collect();
        if lines.is_empty() {
            "Nobody is known yet. rapporteur import people.csv brings people in.".to_owned()
        } else {
            lines.join("\n")
        }
    }

    async fn say_what_is_due(&mut self) -> anyhow::Result<()> {
        let now = self.clock.now();
        if self.desk.next_due().is_none_or(|at| at > now) {
            return Ok(());
        }
        match self.desk.due(now).await {
            Ok(posts) => {
                self.publish();
                self.say_all(posts).await
            }
            Err(error) => {
                self.desk.not_recorded(&error, now);
                self.pause = now.checked_add(PAUSE).ok();
                Ok(())
            }
        }
    }

    /// Brings the pages up to date, and says where something has changed since an event.
    async fn show_pages(&mut self, since: Seq) -> anyhow::Result<()> {
        if self.pages.is_none() {
            return Ok(());
        }
        self.publish();
        let mut changed: Vec<Code> = Vec::new();
        let take = |recorded: Recorded| changed.extend(recorded.event.group().cloned());
        self.desk.journal().each_event(since, Timestamp::MAX, take).await?;
        changed.dedup();
        for code in changed {
            if let Some(page) = self.desk.organisation().page(&format!("groups/{code}")) {
                self.outbox.platform_mut().show(&format!("On the page of {code} now: {page}"))?;
            }
        }
        Ok(())
    }

    fn publish(&self) {
        if let Some(pages) = &self.pages {
            pages.publish(self.desk.register());
        }
    }

    async fn say_all(&mut self, posts: Vec<Post>) -> anyhow::Result<()> {
        let now = self.clock.now();
        for post in posts.into_iter().filter(|post| post.room.platform == Platform::Console) {
            self.say(&Outgoing::first_try(post, now)).await?;
        }
        Ok(())
    }

    async fn say(&mut self, outgoing: &Outgoing) -> anyhow::Result<()> {
        let delivery = self.outbox.deliver(outgoing, self.desk.register()).await?;
        self.unnoted.deliveries.push(delivery);
        Ok(())
    }

    async fn note(&mut self) {
        let notes = std::mem::take(&mut self.unnoted);
        let now = self.clock.now();
        if let Err(error) = self.desk.process(&[], &notes, now).await {
            self.desk.not_recorded(&error, now);
            self.unnoted = notes;
            self.pause = now.checked_add(PAUSE).ok();
        }
    }
}
