//! The built program, run as a user would: in a folder of its own, with arguments and standard input.

use std::fs::File;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::str::FromStr;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use serde_json::Value;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, SqliteConnection};
use tempfile::TempDir;

use crate::DEADLINE;
use crate::places::{self, SOURCES};
use crate::postgres::PostgresDatabase;

/// The folder of the example of 2017.
pub fn example(file: &str) -> String {
    format!("{SOURCES}/examples/igf2017/{file}")
}

/// The text of a file of the example of 2017.
pub fn example_text(file: &str) -> String {
    std::fs::read_to_string(example(file)).unwrap()
}

/// Prints a line for whoever runs the tests, also when all is well.
pub fn print(line: &str) {
    writeln!(std::io::stderr(), "{line}").unwrap();
}

/// A folder in which the program runs: its configuration is found there, and its database if it is one of SQLite.
pub struct Place(TempDir, Option<String>);

/// What came of a run.
#[derive(Debug)]
pub struct Ran {
    /// How it ended.
    pub status: ExitStatus,
    /// What it printed.
    pub stdout: String,
    /// What it said beside that.
    pub stderr: String,
}

/// The program while it runs.
pub struct Running {
    child: Child,
    input: Option<ChildStdin>,
    lines: Receiver<String>,
}

impl Place {
    /// A place whose database is one of SQLite, or of PostgreSQL where `TESTS_ON=postgres` asks for that.
    #[expect(clippy::new_without_default, reason = "a folder is made where it is said, and nowhere else")]
    pub fn new() -> Self {
        match std::env::var("TESTS_ON").as_deref() {
            Ok("postgres") => Self::on(PostgresDatabase::new().unwrap().url()),
            Ok(other) => panic!("TESTS_ON is {other}: it can be postgres"),
            Err(_) => Self::on_sqlite(),
        }
    }

    /// A place whose database is a file in it.
    pub fn on_sqlite() -> Self {
        Self(tempfile::tempdir().unwrap(), None)
    }

    /// A place whose database is this one.
    pub fn on(url: &str) -> Self {
        Self(tempfile::tempdir().unwrap(), Some(url.to_owned()))
    }

    /// A place in which the people of 2017 are known.
    pub fn with_people() -> Self {
        Self::new().knowing_people()
    }

    /// The same place, when the people of 2017 are known in it.
    pub fn knowing_people(self) -> Self {
        let taken_in = self.run(&["import", &example("people.csv")]).done();
        assert!(taken_in.ends_with("\n49 people taken in.\n"), "{taken_in}");
        self
    }

    /// Where its database is, from everywhere.
    pub fn url(&self) -> String {
        self.1.clone().unwrap_or_else(|| format!("sqlite:{}", self.path("rapporteur.db").display()))
    }

    /// A place in which `lynn` is the chair, `anja` the secretariat and `lea` a member, and WG-IMP is proposed.
    pub fn with_group() -> Self {
        Self::new().having_group()
    }

    /// This place, when it is such a one.
    pub fn having_group(self) -> Self {
        self.write("rapporteur.toml", ROLES);
        self.talk(":as lynn\n/propose WG-IMP IGF Improvements\n");
        self
    }

    /// The same, with the proposal on 10 April 2017, so that transcripts can go on from there.
    pub fn with_group_in_2017() -> Self {
        Self::new().having_group_in_2017()
    }

    /// This place, when it is such a one.
    pub fn having_group_in_2017(self) -> Self {
        let place = self;
        place.write("rapporteur.toml", ROLES);
        place.replay("2017-04-10T09:00:00Z #plenary <lynn> /propose WG-IMP IGF Improvements\n");
        place
    }

    /// Where a file in it is.
    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Writes a file and gives back its name.
    pub fn write<'n>(&self, name: &'n str, bytes: impl AsRef<[u8]>) -> &'n str {
        std::fs::write(self.path(name), bytes).unwrap();
        name
    }

    /// The names of its files.
    pub fn files(&self) -> Vec<String> {
        let files = std::fs::read_dir(self.0.path()).unwrap();
        let mut names: Vec<String> = files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// The program, ready to be run: nothing of the environment but its place.
    pub fn command(&self, arguments: &[&str]) -> Command {
        self.command_of(&places::program(), arguments)
    }

    /// The program, run by a shell that does something before.
    pub fn command_after(&self, shell: &str, arguments: &[&str]) -> Command {
        let script = format!("{shell}; exec \"$0\" \"$@\"");
        let mut command = self.command_of(Path::new("/bin/sh"), &["-c", &script]);
        command.arg(places::program()).args(arguments);
        command
    }

    fn command_of(&self, program: &Path, arguments: &[&str]) -> Command {
        let mut command = Command::new(program);
        command.args(arguments).current_dir(self.0.path()).env_clear().env("USER", "lea");
        if let Some(url) = &self.1 {
            command.env("RAPPORTEUR_DATABASE_URL", url);
        }
        command
    }

    /// Runs the program to its end.
    pub fn run(&self, arguments: &[&str]) -> Ran {
        run(self.command(arguments), b"")
    }

    /// The same with this as its input.
    pub fn run_with(&self, arguments: &[&str], input: impl AsRef<[u8]>) -> Ran {
        run(self.command(arguments), input.as_ref())
    }

    /// What the terminal says to these lines, after which it ends well.
    pub fn talk(&self, lines: impl AsRef<[u8]>) -> String {
        self.run_with(&[], lines).done()
    }

    /// What a transcript comes to, when it is played to its end.
    pub fn replay(&self, transcript: impl AsRef<[u8]>) -> String {
        self.run_with(&["replay", "-"], transcript).done()
    }

    /// The export as bytes.
    pub fn export(&self, arguments: &[&str]) -> String {
        self.run(&[&["export"], arguments].concat()).done()
    }

    /// The export as data.
    pub fn register(&self) -> Value {
        serde_json::from_str(&self.export(&[])).unwrap()
    }

    /// Starts the program and goes on.
    pub fn start(&self, arguments: &[&str]) -> Running {
        let log = File::options().create(true).append(true).open(self.path("log")).unwrap();
        let mut command = self.command(arguments);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(log).spawn().unwrap();
        let output = BufReader::new(child.stdout.take().unwrap());
        let (sender, lines) = channel();
        thread::spawn(move || {
            // Who no longer listens has ended the test.
            output.lines().map_while(Result::ok).try_for_each(|line| sender.send(line))
        });
        Running { input: child.stdin.take(), child, lines }
    }

    /// Changes the database, which is one of SQLite, behind the program's back.
    pub fn sql(&self, statement: &'static str) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let mut connection = self.database().await;
            sqlx::raw_sql(statement).execute(&mut connection).await.unwrap();
            connection.close().await.unwrap();
        });
    }

    /// The same, with a statement that is made for the occasion.
    pub fn alter(&self, statement: &str) {
        let statement = AssertSqlSafe(statement.to_owned());
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let mut connection = self.database().await;
            sqlx::raw_sql(statement).execute(&mut connection).await.unwrap();
            connection.close().await.unwrap();
        });
    }

    /// What the database, which is one of SQLite, answers to a question with one answer.
    pub fn asked(&self, question: &str) -> String {
        let question = AssertSqlSafe(question.to_owned());
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let mut connection = self.database().await;
            let answer: String = sqlx::query_scalar(question).fetch_one(&mut connection).await.unwrap();
            connection.close().await.unwrap();
            answer
        })
    }

    /// Another place with the same files.
    pub fn copied(&self) -> Self {
        let copy = Self::on_sqlite();
        for file in self.files() {
            std::fs::copy(self.path(&file), copy.path(&file)).unwrap();
        }
        copy
    }

    /// A connection to the database, which is one of SQLite, beside the program's.
    pub async fn database(&self) -> SqliteConnection {
        assert_eq!(self.1, None, "the test is about SQLite: its place is made by Place::on_sqlite()");
        let options = SqliteConnectOptions::from_str("sqlite:").unwrap().filename(self.path("rapporteur.db"));
        options.connect().await.unwrap()
    }
}

/// Who is who in [`Place::with_group`].
pub const ROLES: &str = "\
[roles]
chair = [\"console:lynn\"]
secretariat = [\"console:anja\"]
member = [\"console:lea\"]
";

/// Runs a command to its end.
pub fn run(command: Command, input: &[u8]) -> Ran {
    run_within(DEADLINE, command, input)
}

/// The same of one that has much to do.
pub fn run_within(deadline: Duration, mut command: Command, input: &[u8]) -> Ran {
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let (stdout, stderr) = (read(child.stdout.take().unwrap()), read(child.stderr.take().unwrap()));
    let input = input.to_vec();
    // A program that ends early reads no further, which is not this test's affair.
    thread::spawn(move || stdin.write_all(&input));
    let [stdout, stderr] = [stdout, stderr].map(|bytes| {
        bytes.recv_timeout(deadline).unwrap_or_else(|_| {
            child.kill().unwrap();
            panic!("{command:?} does not end");
        })
    });
    Ran { status: child.wait().unwrap(), stdout, stderr }
}

fn read(mut output: impl Read + Send + 'static) -> Receiver<String> {
    let (sender, text) = channel();
    thread::spawn(move || {
        let mut bytes = Vec::new();
        output.read_to_end(&mut bytes).unwrap();
        sender.send(String::from_utf8(bytes).unwrap())
    });
    text
}

impl Ran {
    /// What was printed by a run that must have gone well.
    #[track_caller]
    pub fn done(self) -> String {
        assert_eq!(self.status.code(), Some(0), "{self:#?}");
        self.stdout
    }

    /// What was said by a run that must have been refused and printed nothing.
    #[track_caller]
    pub fn refused(self) -> String {
        assert_eq!(self.status.code(), Some(1), "{self:#?}");
        assert_eq!(self.stdout, "");
        self.stderr
    }

    /// The same, in one line.
    #[track_caller]
    pub fn refused_in_a_line(self) -> String {
        let said = self.refused();
        assert_eq!(said.trim_end().lines().count(), 1, "{said}");
        said.trim_end().to_owned()
    }
}

impl Running {
    /// Types lines; each must end with a line break.
    pub fn say(&mut self, lines: &str) {
        self.input.as_mut().unwrap().write_all(lines.as_bytes()).unwrap();
    }

    /// The next line that is printed; nothing after the last.
    pub fn line(&mut self) -> Option<String> {
        match self.lines.recv_timeout(DEADLINE) {
            Ok(line) => Some(line),
            Err(RecvTimeoutError::Disconnected) => None,
            Err(RecvTimeoutError::Timeout) => panic!("nothing more is printed"),
        }
    }

    /// Kills it (`SIGKILL`). What it had printed is still there to be read.
    pub fn kill(&mut self) {
        self.child.kill().unwrap();
    }

    /// Ends the input and gives back what is still printed, and how it ended.
    pub fn end(mut self) -> (Vec<String>, ExitStatus) {
        drop(self.input.take());
        let rest: Vec<String> = std::iter::from_fn(|| self.line()).collect();
        let status = self.child.wait().unwrap();
        (rest, status)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself; a test that failed leaves nothing running.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
