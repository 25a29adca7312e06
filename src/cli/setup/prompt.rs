//! Questions at a terminal: what is typed is edited as at any prompt, and a secret is not shown.

use std::borrow::Cow;
use std::io::IsTerminal as _;

use anyhow::bail;
use rustyline::completion::Completer;
use rustyline::config::Configurer as _;
use rustyline::error::ReadlineError;
use rustyline::highlight::{CmdKind, Highlighter};
use rustyline::hint::Hinter;
use rustyline::history::MemHistory;
use rustyline::validate::Validator;
use rustyline::{ColorMode, Editor, Helper};
use unicode_width::UnicodeWidthStr as _;

/// Terminals on which the library cannot hide what is typed.
const SHOWS_ALL: [&str; 3] = ["dumb", "cons25", "emacs"];

/// Somebody has stopped the questions, with Ctrl-C or Ctrl-D.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("stopped")]
pub(super) struct Stopped;

/// A terminal at which somebody answers. It remembers nothing of what is typed.
pub(super) struct Prompt(Editor<Mask, MemHistory>);

/// What covers a line while it is typed.
#[derive(Debug, Default)]
struct Mask {
    is_on: bool,
}

impl Prompt {
    /// Takes the terminal.
    ///
    /// # Errors
    ///
    /// When nobody can answer there, or not without showing secrets.
    pub(super) fn new() -> anyhow::Result<Self> {
        if !std::io::stdin().is_terminal() || !std::io::stdout().is_terminal() {
            bail!(
                "nobody can be asked here, since this is no terminal: give the answers in a file, with --answers FILE"
            );
        }
        let terminal = std::env::var("TERM").unwrap_or_default();
        if SHOWS_ALL.iter().any(|shows_all| terminal.eq_ignore_ascii_case(shows_all)) {
            bail!(
                "this terminal (TERM={terminal}) would show secrets while they are typed: use another, or --answers FILE"
            );
        }
        let mut editor = Editor::with_history(rustyline::Config::default(), MemHistory::new())?;
        editor.set_auto_add_history(false);
        // Else the mask would be left out where colours are.
        editor.set_color_mode(ColorMode::Forced);
        editor.set_helper(Some(Mask::default()));
        Ok(Self(editor))
    }

    /// A line that is typed, without spaces around it.
    pub(super) fn line(&mut self, question: &str) -> anyhow::Result<String> {
        self.typed(question).map(|line| line.trim().to_owned())
    }

    fn typed(&mut self, question: &str) -> anyhow::Result<String> {
        match self.0.readline(question) {
            Ok(line) => Ok(line),
            Err(ReadlineError::Interrupted | ReadlineError::Eof) => Err(Stopped.into()),
            Err(error) => Err(error.into()),
        }
    }

    /// A line that nobody sees while it is typed.
    pub(super) fn hidden(&mut self, question: &str) -> anyhow::Result<String> {
        self.mask(true);
        let cursor = self.0.set_cursor_visibility(false);
        let line = self.typed(question);
        drop(cursor);
        self.mask(false);
        line
    }

    fn mask(&mut self, is_on: bool) {
        if let Some(mask) = self.0.helper_mut() {
            mask.is_on = is_on;
        }
    }
}

impl Highlighter for Mask {
    fn highlight<'l>(&self, line: &'l str, _: usize) -> Cow<'l, str> {
        // As wide as the line, which may go on in the next row.
        if self.is_on { Cow::Owned(" ".repeat(line.width())) } else { Cow::Borrowed(line) }
    }

    fn highlight_char(&self, _: &str, _: usize, _: CmdKind) -> bool {
        self.is_on
    }
}

impl Helper for Mask {}
impl Validator for Mask {}

impl Hinter for Mask {
    type Hint = String;
}

impl Completer for Mask {
    type Candidate = String;
}
