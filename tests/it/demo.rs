//! The demo as somebody sees it who sits at a terminal: with a greeting, a prompt, and the public record beside it.

use std::io::{BufRead as _, BufReader, Lines, Write as _};
use std::net::{Ipv4Addr, SocketAddr};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use harness::places;

use crate::ask::ask;

/// Somebody at a terminal of 80 columns.
struct Terminal {
    child: Child,
    keyboard: ChildStdin,
    screen: Lines<BufReader<ChildStdout>>,
}

impl Terminal {
    /// The demo on a terminal of a kind, which the tool `script` makes.
    fn new(kind: &str) -> Self {
        let demo = format!("stty columns 80; exec '{}' demo", places::program().display());
        let mut command = Command::new("script");
        command.args(["-qec", &demo, "/dev/null"]).env("TERM", kind).env("SHELL", "/bin/sh");
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let (keyboard, screen) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
        Self { child, keyboard, screen: BufReader::new(screen).lines() }
    }

    /// What is shown up to a line with these words.
    fn read_to(&mut self, words: &str) -> String {
        let mut shown = String::new();
        loop {
            let line = self.screen.next().unwrap_or_else(|| panic!("no {words} in {shown}")).unwrap();
            shown += line.trim_end();
            shown.push('\n');
            if line.contains(words) {
                return shown;
            }
        }
    }

    fn type_in(&mut self, line: &str) {
        self.keyboard.write_all(format!("{line}\r").as_bytes()).unwrap();
    }
}

/// The address in some words, which may be another each time.
fn address(words: &str) -> SocketAddr {
    let address = words.split("http://").nth(1).unwrap_or_else(|| panic!("no address in {words}"));
    address.split(['/', '\n']).next().unwrap().parse().unwrap()
}

#[test]
fn at_a_prompt_it_greets_and_serves_its_record_and_says_what_changed_there() {
    let mut terminal = Terminal::new("xterm");
    let greeting = terminal.read_to(":quit leaves.");
    let record = address(&greeting);
    assert_eq!(record.ip(), Ipv4Addr::LOCALHOST);
    expect_test::expect![[r#"
        This is Rapporteur, with the working groups proposed for the IGF in 2017.
        You are Lea Kaspar, a member. Nothing that you do here is kept.
        Its public record: http://(address)/

        Three things to try:
          /support WG-IMP   support a group, and see its page change
          /status           see the table of all groups
          :wait 7d          let a week go by, and see what the bot says by itself
        /help lists what the bot knows, :help what this terminal does. :quit leaves.
    "#]]
    .assert_eq(&greeting.replace(&record.to_string(), "(address)"));
    let page = |path: &str| {
        let answer = ask(record, "GET", path, "");
        assert_eq!(answer.status, 200, "{path}: {}", answer.body);
        answer.body
    };
    assert!(page("/").contains("WG-IMP") && !page("/groups/WG-IMP").contains("Lea Kaspar"));
    terminal.type_in("/support WG-IMP");
    let said = terminal.read_to("On the page of ");
    assert!(said.contains("Lea Kaspar supports WG-IMP. Support: 1 member.\n"), "{said}");
    assert!(said.ends_with(&format!("On the page of WG-IMP now: http://{record}/groups/WG-IMP\n")), "{said}");
    assert!(page("/groups/WG-IMP").contains("Lea Kaspar"));
    // What falls due is on the pages too.
    terminal.type_in(":wait 7d");
    terminal.read_to("It is Tue 18 Apr 2017, 08:00 UTC.");
    assert!(page("/digests").contains("WG-IMP"));
    // Another one beside it takes another port, also on a terminal that can do nothing.
    let mut other = Terminal::new("dumb");
    assert_ne!(address(&other.read_to(":quit leaves.")), record);
    for terminal in [&mut terminal, &mut other] {
        terminal.type_in(":quit");
        assert!(terminal.child.wait().unwrap().success());
    }
}
