//! The console as a platform: answers laid out for a terminal, plain when they go into a pipe.

use std::fmt;
use std::io::Write;

use commands::audience::address::Audience;
use commands::audience::language::language_of;
use commands::organisation::Organisation;
use commands::record::{Register, Room};
use commands::render::plain::{Plain, visible};

use crate::delivery::{DeliveryError, Messenger};
use crate::journal::Outgoing;

/// Where the console's lines go. With a prompt open, its editor must put them above the line being typed.
pub trait Screen: Send + 'static {
    /// Shows a text of one or more lines.
    ///
    /// # Errors
    ///
    /// When nobody reads any more.
    fn show(&mut self, text: &str) -> std::io::Result<()>;

    /// The columns there are, if it is a terminal.
    fn width(&self) -> Option<usize>;
}

/// A screen that is a writer: standard output, or a buffer.
#[derive(Debug)]
pub struct Written<W>(pub W);

impl<W: Write + Send + 'static> Screen for Written<W> {
    fn show(&mut self, text: &str) -> std::io::Result<()> {
        writeln!(self.0, "{text}")?;
        self.0.flush()
    }

    fn width(&self) -> Option<usize> {
        None
    }
}

/// The console: a screen, and the room that its user is in.
pub struct Console {
    screen: Box<dyn Screen>,
    /// The room whose messages need no name before them.
    pub room: Room,
    organisation: Organisation,
}

impl fmt::Debug for Console {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Console").field("room", &self.room).finish_non_exhaustive()
    }
}

impl Console {
    /// Shows messages on `screen` to somebody in `room`.
    pub fn new(screen: Box<dyn Screen>, room: Room, organisation: Organisation) -> Self {
        Self { screen, room, organisation }
    }

    /// Goes on with another screen.
    pub fn set_screen(&mut self, screen: Box<dyn Screen>) {
        self.screen = screen;
    }

    /// Shows words of the program itself.
    ///
    /// # Errors
    ///
    /// When nobody reads any more.
    pub fn show(&mut self, text: &str) -> std::io::Result<()> {
        // It may hold names as a platform gave them.
        let text = visible(text);
        match self.screen.width() {
            Some(width) => self.screen.show(&wrapped(&text, width)),
            None => self.screen.show(&text),
        }
    }
}

impl Messenger for Console {
    async fn deliver(&mut self, outgoing: &Outgoing, register: &Register) -> Result<Option<String>, DeliveryError> {
        let language = language_of(Audience::Room(&outgoing.room), register, &self.organisation);
        let text = Plain { register, mark: "/", width: self.screen.width(), language }.reply(&outgoing.reply);
        let text = if outgoing.room == self.room {
            text
        } else if outgoing.room.is_private() {
            format!("(only {} sees this)\n{text}", outgoing.room.id)
        } else {
            format!("{}: {text}", outgoing.room.id)
        };
        self.show(&text)?;
        Ok(None)
    }
}

/// Each line broken at words; what belongs to a line of a list or of names stands below its beginning.
fn wrapped(text: &str, width: usize) -> String {
    let lines = text.split('\n').map(|line| {
        let indent = if line.starts_with("- ") { "  " } else { &line[..line.len() - line.trim_start().len()] };
        // Words are never broken: an address that does not fit is still one to click on.
        let options = textwrap::Options::new(width.max(20))
            .subsequent_indent(indent)
            .break_words(false)
            .word_splitter(textwrap::WordSplitter::NoHyphenation)
            .word_separator(textwrap::WordSeparator::AsciiSpace);
        textwrap::fill(line, options)
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_broken_below_where_they_begin() {
        assert_eq!(
            wrapped("Document: https://example.org/a-long-name", 20),
            "Document:\nhttps://example.org/a-long-name"
        );
        assert_eq!(wrapped("- one two three four five", 20), "- one two three\n  four five");
    }
}
