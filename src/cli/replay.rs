//! `replay`: a transcript played through the bot in simulated time, and what everyone would have seen.

use std::io::{BufRead, BufReader, Cursor, Write};
use std::path::Path;

use anyhow::{Context, bail};
use commands::audience::address::Audience;
use commands::audience::language::language_of;
use commands::language::heard::Earlier;
use commands::language::reader::Reading;
use commands::organisation::Organisation;
use commands::pipeline::decide::{self, Post};
use commands::record::{self, Register};
use commands::render::plain::Plain;
use jiff::Timestamp;

use crate::app::open_to_record;
use crate::base::clock::{SimulatedTime, Time};
use crate::base::config::Config;
use crate::cli::transcript::{self, BOT, Causes, TranscriptEntry, TranscriptReader, Utterance};
use crate::delivery::outbox::Outbox;
use crate::delivery::{DeliveryError, Messenger};
use crate::desk::Desk;
use crate::journal::marks::LEADING_SINCE;
use crate::journal::{Journal, Notes, Outgoing};

/// Plays a file, or standard input for `-`, into the configured database.
///
/// # Errors
///
/// At the first line that cannot be played. A file is looked through first, so that a bad line in it stops all.
pub async fn run(file: &Path, config: &Config) -> anyhow::Result<()> {
    let input: Box<dyn BufRead> = if file == Path::new("-") {
        Box::new(BufReader::new(std::io::stdin()))
    } else {
        let name = file.display().to_string();
        let text = std::fs::read(file).with_context(|| format!("{name} cannot be read"))?;
        transcript::read(&text).with_context(|| name)?;
        Box::new(Cursor::new(text))
    };
    let mut desk = open_to_record(config).await?;
    if desk.journal().mark(LEADING_SINCE).await?.is_some() {
        bail!(
            "the database {} is the record of a running bot, in which time is not simulated: replay into another \
             database, such as --database sqlite:replay.db",
            config.database
        );
    }
    let desk = Replay::new(desk, std::io::stdout()).play(input).await?;
    desk.into_journal().close().await.map_err(Into::into)
}

/// Plays a transcript into a desk and writes what everyone would have seen, in the same form.
#[derive(Debug)]
pub struct Replay<J, W> {
    desk: Desk<J>,
    time: SimulatedTime,
    outbox: Outbox<TranscriptWriter<W>, SimulatedTime>,
    causes: Causes,
    /// Deliveries that go into the next transaction.
    unnoted: Notes,
    /// What an earlier run recorded and did not say.
    unsaid: Vec<Outgoing>,
}

/// The console of a transcript: every message becomes a line.
#[derive(Debug)]
struct TranscriptWriter<W> {
    out: W,
    time: SimulatedTime,
    organisation: Organisation,
}

impl<W: Write + Send + 'static> Messenger for TranscriptWriter<W> {
    async fn deliver(&mut self, outgoing: &Outgoing, register: &Register) -> Result<Option<String>, DeliveryError> {
        let text = Plain {
            register,
            mark: "/",
            width: None,
            language: language_of(Audience::Room(&outgoing.room), register, &self.organisation),
        }
        .reply(&outgoing.reply);
        let said = Utterance { at: self.time.now(), room: outgoing.room.id.clone(), speaker: BOT.to_owned(), text };
        self.write(&said)?;
        Ok(None)
    }
}

impl<W: Write> TranscriptWriter<W> {
    fn write(&mut self, said: &Utterance) -> std::io::Result<()> {
        writeln!(self.out, "{said}")?;
        self.out.flush()
    }
}

impl<J: Journal, W: Write + Send + 'static> Replay<J, W> {
    /// Plays into `desk`, writes to `out`.
    pub fn new(desk: Desk<J>, out: W) -> Self {
        let time = SimulatedTime::starting(desk.register().at().unwrap_or(Timestamp::MIN));
        let outbox = Outbox::new(
            TranscriptWriter { out, time: time.clone(), organisation: desk.organisation().clone() },
            time.clone(),
        );
        Self { desk, time, outbox, causes: Causes::default(), unnoted: Notes::default(), unsaid: Vec::new() }
    }

    /// Plays a transcript to its end, line by line as it comes.
    ///
    /// # Errors
    ///
    /// At the first line that cannot be played; those before it are recorded.
    pub async fn play(mut self, input: impl BufRead) -> anyhow::Result<Desk<J>> {
        self.unsaid = self.desk.journal().undelivered(record::Platform::Console).await?;
        let played = self.play_lines(input).await;
        // What was printed is noted also when the transcript ends badly.
        let noted = self.note().await;
        played.and(noted)?;
        Ok(self.desk)
    }

    async fn play_lines(&mut self, input: impl BufRead) -> anyhow::Result<()> {
        let mut reader = TranscriptReader::default();
        for line in input.split(b'\n') {
            let line = line.context("the transcript cannot be read")?;
            let mut whole = Vec::new();
            let read = reader.line(&line, &mut whole);
            for entry in whole {
                self.entry(&entry).await?;
            }
            read?;
        }
        if let Some(entry) = reader.end() {
            self.entry(&entry).await?;
        }
        self.say_what_was_not_said().await
    }

    /// What an earlier run recorded and did not live to say, at the time at which that run had arrived.
    async fn say_what_was_not_said(&mut self) -> anyhow::Result<()> {
        for outgoing in std::mem::take(&mut self.unsaid) {
            self.say(&outgoing).await?;
        }
        Ok(())
    }

    async fn entry(&mut self, entry: &TranscriptEntry) -> anyhow::Result<()> {
        if self.desk.register().at().is_none() {
            self.time.advance(entry.at());
        }
        if entry.at() > self.time.now() {
            self.say_what_was_not_said().await?;
        }
        while let Some(at) = self.desk.next_due().filter(|due| *due <= entry.at()) {
            // Else a kill in a long silence would say all of it again.
            self.note().await?;
            self.time.advance(at);
            let posts = self.desk.due(self.time.now()).await.context("not recorded")?;
            self.say_all(posts).await?;
        }
        match entry {
            TranscriptEntry::Pause(at) => self.time.advance(*at),
            TranscriptEntry::Said(said) if said.speaker.eq_ignore_ascii_case(BOT) => {}
            TranscriptEntry::Said(said) => self.message(said).await?,
        }
        Ok(())
    }

    async fn message(&mut self, said: &Utterance) -> anyhow::Result<()> {
        let heard = self.causes.heard(said);
        let reading =
            decide::read(&heard, &Earlier::default(), self.desk.register(), self.desk.organisation(), said.at);
        let end = self.desk.register().at();
        // Talk is an answer where something is asked. Of what was replayed before, the question is over.
        let may_answer = || self.desk.has_asked(&heard) && end.is_none_or(|end| said.at >= end);
        let is_for_us = !matches!(reading, Reading::NotForUs) || may_answer();
        let is_new = is_for_us && !self.desk.journal().is_done(&heard.cause).await?;
        if let Some(end) = end.filter(|end| is_new && said.at < *end) {
            bail!("\"{said}\" is earlier than the journal's end, {end}: what was recorded cannot be preceded");
        }
        if is_new {
            self.say_what_was_not_said().await?;
        }
        self.time.advance(said.at);
        self.outbox.platform_mut().write(said)?;
        if is_new {
            let result = self.desk.process(&[heard], &self.unnoted, said.at).await.context("not recorded")?;
            self.unnoted = Notes::default();
            self.say_all(result.posts).await?;
        }
        Ok(())
    }

    /// Says what is for the rooms of the transcript. What is for other platforms waits for `rapporteur run`.
    async fn say_all(&mut self, posts: Vec<Post>) -> anyhow::Result<()> {
        let now = self.time.now();
        for post in posts.into_iter().filter(|post| post.room.platform == record::Platform::Console) {
            self.say(&Outgoing::first_try(post, now)).await?;
        }
        Ok(())
    }

    async fn say(&mut self, outgoing: &Outgoing) -> anyhow::Result<()> {
        let delivery = self.outbox.deliver(outgoing, self.desk.register()).await.context("nothing can be printed")?;
        self.unnoted.deliveries.push(delivery);
        Ok(())
    }

    async fn note(&mut self) -> anyhow::Result<()> {
        if self.unnoted.is_empty() {
            return Ok(());
        }
        self.desk.process(&[], &self.unnoted, self.time.now()).await.context("not recorded")?;
        self.unnoted = Notes::default();
        Ok(())
    }
}
