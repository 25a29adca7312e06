//! Transcripts: what was said, one message a line, with the time, the room and the speaker. A line that begins with a
//! tab continues the message above it.
//!
//! ```text
//! 2017-04-10T09:12:00Z #plenary <avri> /support WG-IMP
//! 2017-04-10T09:12:05Z #plenary <ginger> /comment WG-IMP
//!     Improvements only, or the multi-year plan too?
//! ; a note for the reader
//! 2017-04-18T00:00:00Z ---
//! ```

use std::collections::HashMap;
use std::fmt;

use commands::language::heard::{Addressed, Heard, Message, What};
use commands::record::{Account, Room, to_hex};
use commands::render::plain::visible;
use jiff::Timestamp;
use sha2::{Digest, Sha256};

/// The name under which the bot speaks.
pub const BOT: &str = "rapporteur";

/// A line of a transcript, with the lines that continue it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TranscriptEntry {
    /// Somebody said something.
    Said(Utterance),
    /// Time passes.
    Pause(Timestamp),
}

/// Something that was said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Utterance {
    /// When.
    pub at: Timestamp,
    /// The room's name: `#plenary`, or `@lea` for a private conversation.
    pub room: String,
    /// Who.
    pub speaker: String,
    /// What.
    pub text: String,
}

/// A line that is none of a transcript.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {reason}")]
pub struct BadLine {
    /// The number of the line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub reason: String,
}

/// Reads a transcript line by line. A message is whole when the next line begins, or at the end.
#[derive(Debug, Default)]
pub struct TranscriptReader {
    line: usize,
    last: Option<Timestamp>,
    said: Option<Utterance>,
}

impl TranscriptEntry {
    /// The time of the line.
    pub fn at(&self) -> Timestamp {
        match self {
            Self::Said(said) => said.at,
            Self::Pause(at) => *at,
        }
    }
}

impl TranscriptReader {
    /// Takes the next line, without its line break. What it makes whole goes into `whole`, also when it is bad itself.
    ///
    /// # Errors
    ///
    /// [`BadLine`], when it is none of a transcript, or its time goes back.
    pub fn line(&mut self, line: &[u8], whole: &mut Vec<TranscriptEntry>) -> Result<(), BadLine> {
        self.line += 1;
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let text = std::str::from_utf8(line);
        if !line.starts_with(b"\t") {
            whole.extend(self.end());
        }
        let line = text.map_err(|_| self.bad("is not in UTF-8"))?;
        let line = if self.line == 1 { line.trim_start_matches('\u{feff}') } else { line };
        if let Some(more) = line.strip_prefix('\t') {
            let Some(said) = &mut self.said else { return Err(self.bad("continues no message")) };
            said.text.push('\n');
            said.text.push_str(more);
            return Ok(());
        }
        if line.trim().is_empty() || line.starts_with(';') {
            return Ok(());
        }
        let (time, rest) = line.split_once(' ').unwrap_or((line, ""));
        let at: Timestamp =
            time.parse().map_err(|_| self.bad(&format!("\"{time}\" is not a time like 2017-04-10T09:12:00Z")))?;
        if self.last.is_some_and(|last| at < last) {
            return Err(self.bad("the time goes back"));
        }
        self.last = Some(at);
        if rest.trim_end() == "---" {
            whole.push(TranscriptEntry::Pause(at));
            return Ok(());
        }
        let said = said(at, rest)
            .ok_or_else(|| self.bad("after the time come a room such as #plenary or @lea, <speaker> and the text"))?;
        self.said = Some(said);
        Ok(())
    }

    /// The message that the end makes whole.
    pub fn end(&mut self) -> Option<TranscriptEntry> {
        self.said.take().map(TranscriptEntry::Said)
    }

    fn bad(&self, reason: &str) -> BadLine {
        // It may quote the line, whose words must not drive a terminal.
        BadLine { line: self.line, reason: visible(reason).into_owned() }
    }
}

fn said(at: Timestamp, rest: &str) -> Option<Utterance> {
    let (room, rest) = rest.split_once(' ')?;
    let (speaker, text) = rest.strip_prefix('<')?.split_once('>')?;
    let is_room = room.len() > 1 && room.starts_with(['#', '@']);
    let text = text.strip_prefix(' ').unwrap_or(text);
    (is_room && !speaker.is_empty()).then(|| Utterance {
        at,
        room: room.to_owned(),
        speaker: speaker.to_owned(),
        text: text.to_owned(),
    })
}

/// Reads a whole transcript.
///
/// # Errors
///
/// [`BadLine`], the first there is.
pub fn read(text: &[u8]) -> Result<Vec<TranscriptEntry>, BadLine> {
    let mut reader = TranscriptReader::default();
    let mut entries = Vec::new();
    for line in text.strip_suffix(b"\n").unwrap_or(text).split(|byte| *byte == b'\n') {
        reader.line(line, &mut entries)?;
    }
    entries.extend(reader.end());
    Ok(entries)
}

/// The messages of a transcript as they are heard: each has a cause made of what it is, and of how often it was there
/// before.
#[derive(Debug, Default)]
pub struct Causes {
    seen: HashMap<[u8; 32], u64>,
}

impl Causes {
    /// The message as it is heard; its cause is the same whenever the transcript is read.
    pub fn heard(&mut self, said: &Utterance) -> Heard {
        let mut hash = Sha256::new();
        for part in [said.at.to_string().as_str(), &said.room, &said.speaker, &said.text] {
            hash.update((part.len() as u64).to_be_bytes());
            hash.update(part.as_bytes());
        }
        let what: [u8; 32] = hash.finalize().into();
        let occurrence = self.seen.entry(what).or_default();
        let hash = Sha256::new().chain_update(what).chain_update(occurrence.to_be_bytes()).finalize();
        *occurrence += 1;
        heard(said, format!("transcript {}", to_hex(&hash[..16])))
    }
}

/// A message of the console: said to the bot when it is private or begins with the bot's name.
pub fn heard(said: &Utterance, cause: String) -> Heard {
    let room = Room::console(said.room.clone());
    let to_bot = addressed_to_bot(&said.text);
    let addressed = if to_bot.is_some() || room.is_private() { Addressed::ToBot } else { Addressed::ToAllHere };
    Heard {
        cause,
        account: Account::console(said.speaker.clone()),
        name: said.speaker.clone(),
        said_at: said.at,
        all_heard_until: None,
        interaction: None,
        platform_roles: None,
        what: What::Message(Message::new(to_bot.unwrap_or(&said.text), addressed)),
        room,
    }
}

/// What follows the bot's name, when a message begins with it.
fn addressed_to_bot(text: &str) -> Option<&str> {
    let text = text.trim_start();
    let at_name = text.strip_prefix('@').unwrap_or(text);
    let is_mention = at_name.len() < text.len();
    let name = at_name.get(..BOT.len()).filter(|name| name.eq_ignore_ascii_case(BOT))?;
    let rest = &at_name[name.len()..];
    let after_mark = rest.strip_prefix([':', ',']);
    match after_mark {
        Some(rest) => Some(rest.trim_start()),
        None if is_mention && rest.starts_with(char::is_whitespace) => Some(rest.trim_start()),
        None => None,
    }
}

impl fmt::Display for Utterance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.text.replace('\n', "\n\t");
        write!(f, "{} {} <{}> {text}", self.at, self.room, self.speaker)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TRANSCRIPT: &str = "\
2017-04-10T09:12:00Z #plenary <avri> /support WG-IMP
2017-04-10T09:12:05Z #plenary <ginger> /comment WG-IMP
\tImprovements only, or the multi-year plan too?
; a note for the reader

2017-04-18T00:00:00Z ---
";

    #[test]
    fn a_transcript_is_read_and_written_the_same_way() {
        let entries = read(TRANSCRIPT.as_bytes()).unwrap();
        assert_eq!(entries.len(), 3);
        let TranscriptEntry::Said(comment) = &entries[1] else { panic!("a message") };
        assert_eq!(comment.text, "/comment WG-IMP\nImprovements only, or the multi-year plan too?");
        let written: Vec<String> = entries
            .iter()
            .map(|entry| match entry {
                TranscriptEntry::Said(said) => said.to_string(),
                TranscriptEntry::Pause(at) => format!("{at} ---"),
            })
            .collect();
        assert_eq!(read(written.join("\n").as_bytes()).unwrap(), entries);
    }

    #[test]
    fn a_bad_line_is_named() {
        let bad = |text: &str| read(text.as_bytes()).unwrap_err().to_string();
        assert_eq!(bad("\tmore"), "line 1: continues no message");
        assert_eq!(bad("yesterday #plenary <a> b"), "line 1: \"yesterday\" is not a time like 2017-04-10T09:12:00Z");
        assert_eq!(bad("2017-04-10T09:12:00Z ---\n2017-04-10T09:11:59Z ---"), "line 2: the time goes back");
        for rest in ["plenary <a> b", "# <a> b", "#plenary a b", "#plenary <> b", ""] {
            assert!(
                bad(&format!("2017-04-10T09:12:00Z {rest}")).starts_with("line 1: after the time come a room"),
                "{rest}"
            );
        }
    }

    #[test]
    fn the_same_words_at_the_same_time_are_two_messages() {
        let said = Utterance { at: Timestamp::UNIX_EPOCH, room: "#a".into(), speaker: "b".into(), text: "c".into() };
        let (mut once, mut again) = (Causes::default(), Causes::default());
        let first = once.heard(&said).cause;
        assert_ne!(first, once.heard(&said).cause);
        assert_eq!(first, again.heard(&said).cause);
    }

    #[test]
    fn the_bot_hears_its_name() {
        for text in ["@rapporteur support WG-IMP", "Rapporteur: support WG-IMP", "@Rapporteur, support WG-IMP"] {
            assert_eq!(addressed_to_bot(text), Some("support WG-IMP"), "{text}");
        }
        for text in ["rapporteur support", "the rapporteur: x", "@rapporteurs x", "@rapporteur"] {
            assert_eq!(addressed_to_bot(text), None, "{text}");
        }
    }
}
