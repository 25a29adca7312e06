//! A real mail server, from PyPI, which shows what it takes.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread;

use serde::Deserialize;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

use crate::DEADLINE;
use crate::left_out::{Tool, unless_missing};
use crate::python;

/// The server while it runs.
pub struct MailServer {
    child: Child,
    port: u16,
    letters: UnboundedReceiver<Letter>,
}

/// A letter as a mail program reads it.
#[derive(Debug, Deserialize)]
pub struct Letter {
    /// To whom it goes.
    pub to: Vec<String>,
    headers: Vec<(String, String)>,
    /// Its words as plain text.
    pub plain: String,
    /// The same as HTML.
    pub html: String,
    /// What is wrong with its form.
    pub defects: Vec<String>,
}

impl Letter {
    /// A header, which must be there.
    #[track_caller]
    pub fn header(&self, name: &str) -> &str {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str()).expect(name)
    }

    /// Whether it has a header of this name.
    pub fn has(&self, name: &str) -> bool {
        self.headers.iter().any(|(known, _)| known == name)
    }
}

/// Whether there can be no mail server on this machine. Then whoever asks is left out.
pub fn is_missing() -> bool {
    unless_missing(Tool::Python, "letters, before a mail server", installed()).is_none()
}

fn installed() -> Result<PathBuf, String> {
    python::environment("mail", &["aiosmtpd==1.4.6"])
}

impl MailServer {
    /// Starts it on a port of its own.
    pub fn start() -> Self {
        let python = installed().unwrap_or_else(|why| panic!("{why}"));
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/src/mail_server.py");
        let mut command = Command::new(python.join("bin/python"));
        let mut child = command.arg(script).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let port = lines.next().unwrap().unwrap().parse().unwrap();
        let (sender, letters) = unbounded_channel();
        thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                // Who does not read on does not want to know.
                let _ = sender.send(serde_json::from_str(&line).unwrap());
            }
        });
        Self { child, port, letters }
    }

    /// The address by which the bot hands letters in.
    pub fn config(&self) -> String {
        let server = format!("server = \"smtp://127.0.0.1:{}\"", self.port);
        format!("[mail]\n{server}\nuser = \"rapporteur\"\npassword = \"swordfish\"\n")
    }

    /// The next letter.
    pub async fn letter(&mut self) -> Letter {
        tokio::time::timeout(DEADLINE, self.letters.recv()).await.expect("a letter in time").expect("a letter")
    }

    /// Stops it, and gives the letters that nobody has read.
    pub fn stop(&mut self) -> Vec<Letter> {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        std::iter::from_fn(|| self.letters.blocking_recv()).collect()
    }
}

impl Drop for MailServer {
    fn drop(&mut self) {
        // It may have been stopped.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
