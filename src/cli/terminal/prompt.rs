//! Where lines come from: a prompt with editing, history and completion, or a pipe.

use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use commands::catalogue::COMMANDS;
use commands::language::complete::complete;
use commands::organisation::Organisation;
use commands::record::Register;
use commands::words::Language;
use rustyline::completion::Completer;
use rustyline::error::ReadlineError;
use rustyline::highlight::Highlighter;
use rustyline::hint::Hinter;
use rustyline::history::MemHistory;
use rustyline::validate::{ValidationContext, ValidationResult, Validator};
use rustyline::{CompletionType, Config, Context, Editor, ExternalPrinter, Helper};
use tokio::io::{AsyncBufReadExt, BufReader, Stdin};
use tokio::sync::mpsc;

use crate::platforms::console::Screen;

/// Lines as they are typed.
#[derive(Debug)]
pub struct Lines(Source);

#[derive(Debug)]
enum Source {
    Prompt { typed: mpsc::UnboundedReceiver<String>, prompts: std::sync::mpsc::Sender<String>, known: Known },
    Pipe(Pipe),
}

/// Standard input, and what was read of a line that is not yet whole.
#[derive(Debug)]
struct Pipe {
    input: BufReader<Stdin>,
    line: Vec<u8>,
}

/// What completion knows: the register as of the last line, and the languages in which whoever types is understood.
#[derive(Clone, Debug, Default)]
struct Known(Arc<Mutex<Option<Knowledge>>>);

type Knowledge = (Register, Organisation, [Language; 2]);

/// The terminal's screen while a prompt is open on it.
struct PromptScreen<P>(P);

impl<P: ExternalPrinter + Send + 'static> Screen for PromptScreen<P> {
    fn show(&mut self, text: &str) -> std::io::Result<()> {
        self.0.print(format!("{text}\n")).map_err(std::io::Error::other)
    }

    fn width(&self) -> Option<usize> {
        Some(textwrap::termwidth())
    }
}

impl Lines {
    /// Lines from a prompt on the terminal, and the screen above it.
    ///
    /// # Errors
    ///
    /// When the terminal cannot be used.
    pub fn at_a_prompt() -> anyhow::Result<(Self, impl Screen)> {
        let config = Config::builder().completion_type(CompletionType::List).build();
        let known = Known::default();
        let mut editor: Editor<Known, MemHistory> = Editor::with_history(config, MemHistory::new())?;
        editor.set_helper(Some(known.clone()));
        let screen = PromptScreen(editor.create_external_printer()?);
        let (prompts, next_prompt) = std::sync::mpsc::channel::<String>();
        let (lines, typed) = mpsc::unbounded_channel();
        thread::Builder::new().name("prompt".to_owned()).spawn(move || {
            while let Ok(prompt) = next_prompt.recv() {
                match editor.readline(&prompt) {
                    Ok(line) => {
                        // A line that cannot be remembered can still be said.
                        let _ = editor.add_history_entry(line.as_str());
                        if lines.send(line.replace("\\\n", "\n")).is_err() {
                            return;
                        }
                    }
                    // Ctrl-C drops the line that is being typed, as in a shell.
                    Err(ReadlineError::Interrupted) => {
                        if lines.send(String::new()).is_err() {
                            return;
                        }
                    }
                    Err(_) => return,
                }
            }
        })?;
        Ok((Self(Source::Prompt { typed, prompts, known }), screen))
    }

    /// Lines from standard input.
    pub fn from_a_pipe() -> Self {
        Self(Source::Pipe(Pipe { input: BufReader::new(tokio::io::stdin()), line: Vec::new() }))
    }

    /// Shows the prompt, if there is one, with what completion is to know.
    pub fn ready(&self, prompt: String, register: &Register, organisation: &Organisation, languages: [Language; 2]) {
        if let Source::Prompt { prompts, known, .. } = &self.0 {
            *known.0.lock().unwrap_or_else(PoisonError::into_inner) =
                Some((register.clone(), organisation.clone(), languages));
            // A prompt that was closed gives no more lines, which ends the talk.
            let _ = prompts.send(prompt);
        }
    }

    /// The next line; nothing at the end. May be dropped while it waits without losing a line.
    ///
    /// # Errors
    ///
    /// When standard input cannot be read.
    pub async fn next(&mut self) -> std::io::Result<Option<String>> {
        match &mut self.0 {
            Source::Prompt { typed, .. } => Ok(typed.recv().await),
            Source::Pipe(pipe) => pipe.next().await,
        }
    }
}

impl Pipe {
    /// A line, with the lines that a backslash at its end continues. What was read of it is kept when the wait is dropped.
    async fn next(&mut self) -> std::io::Result<Option<String>> {
        loop {
            let is_end = self.input.read_until(b'\n', &mut self.line).await? == 0;
            if self.line.ends_with(b"\\\n") && !is_end {
                self.line.truncate(self.line.len() - 2);
                self.line.push(b'\n');
                continue;
            }
            let line = std::mem::take(&mut self.line);
            if is_end && line.is_empty() {
                return Ok(None);
            }
            let line = line.strip_suffix(b"\n").unwrap_or(&line);
            return Ok(Some(String::from_utf8_lossy(line).into_owned()));
        }
    }
}

impl Helper for Known {}
impl Highlighter for Known {}

impl Hinter for Known {
    type Hint = String;
}

impl Validator for Known {
    fn validate(&self, context: &mut ValidationContext<'_>) -> rustyline::Result<ValidationResult> {
        let goes_on = context.input().ends_with('\\');
        Ok(if goes_on { ValidationResult::Incomplete } else { ValidationResult::Valid(None) })
    }
}

impl Completer for Known {
    type Candidate = String;

    fn complete(&self, line: &str, cursor: usize, _: &Context<'_>) -> rustyline::Result<(usize, Vec<String>)> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Some((register, organisation, languages)) = known.as_ref() else { return Ok((0, Vec::new())) };
        let found = complete(COMMANDS, register, organisation, *languages, &line[..cursor]);
        Ok((found.start, found.candidates.into_iter().map(|candidate| candidate + " ").collect()))
    }
}
