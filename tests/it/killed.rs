//! Killed without warning (`SIGKILL`) at random moments: what was answered is there, once, and little is said
//! twice.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use harness::dice::Dice;
use harness::left_out::how_much;
use harness::postgres::PostgresDatabase;
use harness::program::{Place, ROLES, Running, print};
use jiff::Timestamp;
use rapporteur::base::clock::{SystemTime, Time};
use rapporteur::cli::transcript::BOT;

/// Kills of each of the two.
fn kills() -> usize {
    how_much(50, 10)
}

/// What is known of a terminal's comments from what was printed.
#[derive(Default)]
struct Book {
    /// How many comments were sent; each has its number in its words.
    sent: usize,
    /// The number of each comment that was answered, by the place that its answer gave it.
    answered: BTreeMap<usize, usize>,
    /// The places of which an answer was seen, whoever's.
    seen: BTreeSet<usize>,
    /// Answers that were seen twice.
    repeated: usize,
    /// Answers that were first seen at the next start.
    late: usize,
}

impl Book {
    /// Takes in all lines of a session in which comments were sent from number `first` on.
    fn session(&mut self, first: usize, lines: &[String], start: &str) {
        let begins = lines.iter().position(|line| line == start);
        let (before, after) = lines.split_at(begins.unwrap_or(lines.len()));
        assert!(before.len() <= 1, "one answer at most was on its way: {before:?}");
        for line in before {
            if self.seen.insert(place_in(line)) {
                self.late += 1;
            } else {
                self.repeated += 1;
            }
        }
        for (number, line) in (first..).zip(after.iter().skip(1)) {
            assert!(number < self.sent, "an answer to nothing: {line}");
            assert!(self.seen.insert(place_in(line)), "answered twice: {line}");
            self.answered.insert(place_in(line), number);
        }
    }
}

/// The place among the comments that an answer tells.
fn place_in(answer: &str) -> usize {
    let number = answer.strip_prefix("Recorded: lea comments on WG-IMP, which now has ");
    number.and_then(|words| words.split(' ').next()?.parse().ok()).unwrap_or_else(|| panic!("no answer: {answer}"))
}

/// All that a program prints until it has ended.
fn rest(running: &mut Running) -> Vec<String> {
    std::iter::from_fn(|| running.line()).collect()
}

#[test]
fn a_terminal_that_is_killed_loses_nothing_and_records_nothing_twice() {
    kill_terminals(&Place::with_group());
}

#[test]
fn a_terminal_on_postgresql_that_is_killed_loses_nothing_and_records_nothing_twice() {
    if let Some(database) = PostgresDatabase::new() {
        kill_terminals(&Place::on(database.url()).having_group());
    }
}

fn kill_terminals(place: &Place) {
    const START: &str = "You speak as lea (member).";
    let began = SystemTime.now();
    let (mut dice, mut book) = (Dice::new(1), Book::default());
    let mut killed_at_start = 0;
    let kills = kills();
    for _ in 0..kills {
        let first = book.sent;
        let comments = (first..first + 30).map(|number| format!("/comment WG-IMP comment-{number}\n"));
        let mut terminal = place.start(&[]);
        terminal.say(&format!(":as lea\n{}", comments.collect::<String>()));
        book.sent += 30;
        let mut lines = Vec::new();
        if dice.below(4) == 0 {
            dice.moment(40_000);
        } else {
            let wait = 1 + dice.below(20);
            lines.extend((0..wait).map(|_| terminal.line().unwrap()));
            dice.moment(2_000);
        }
        terminal.kill();
        lines.extend(rest(&mut terminal));
        killed_at_start += usize::from(!lines.iter().any(|line| line == START));
        book.session(first, &lines, START);
    }
    let mut terminal = place.start(&[]);
    terminal.say(":as lea\n");
    let (lines, status) = terminal.end();
    assert!(status.success(), "{status}");
    book.session(book.sent, &lines, START);

    let register = place.register();
    let comments = register["groups"][0]["comments"].as_array().unwrap();
    let texts: Vec<&str> = comments.iter().map(|comment| comment["text"].as_str().unwrap()).collect();
    let sent: BTreeSet<String> = (0..book.sent).map(|number| format!("comment-{number}")).collect();
    let different: BTreeSet<&str> = texts.iter().copied().collect();
    assert_eq!(different.len(), texts.len(), "a comment is there twice: {texts:?}");
    assert!(different.iter().all(|text| sent.contains(*text)), "{texts:?}");
    for (place, number) in &book.answered {
        assert_eq!(texts[place - 1], format!("comment-{number}"), "an answered comment is not where it was put");
    }
    assert!(book.seen.iter().copied().eq(1..=texts.len()), "a recorded comment was never answered: {:?}", book.seen);
    assert!(book.repeated <= kills, "{} answers were repeated", book.repeated);
    place.run(&["check"]).done();
    let seconds = began.duration_until(SystemTime.now()).as_secs_f64();
    print(&format!(
        "terminal: {kills} kills in {seconds:.1} s, {killed_at_start} of them before the first line was read; {} comments \
         sent, {} recorded, {} answered at once, {} at the next start, {} answered twice",
        book.sent,
        texts.len(),
        book.answered.len(),
        book.late,
        book.repeated
    ));
}

/// A few hundred commands in three rooms, with talk, refusals, questions and pauses in which news fall due.
fn transcript(dice: &mut Dice, messages: usize) -> String {
    let mut at: Timestamp = "2017-04-10T09:00:00Z".parse().unwrap();
    let mut lines = String::new();
    for (code, title) in [("WG-IMP", "IGF Improvements"), ("WG-TWO", "Another")] {
        lines.push_str(&format!("{at} #plenary <lynn> /propose {code} {title}\n\tPurpose: to follow up\n\tthe rest\n"));
    }
    for number in 2..messages {
        at += Duration::from_secs(dice.below(3) as u64 * dice.below(200) as u64);
        let room = ["#plenary", "#wg-imp", "#wg-two", "@lea"][dice.below(4)];
        let speaker = ["lynn", "anja", "lea", "ginger", "joe", "ann"][dice.below(6)];
        let code = ["WG-IMP", "wg-two"][dice.below(2)];
        let text = match dice.below(10) {
            0 | 1 => format!("/support {code}"),
            2 => format!("/unsupport {code}"),
            3 | 4 => format!("/comment {code} Comment {number},\n\tof two lines."),
            5 => format!("/note {code} status: Status {number}"),
            6 => format!("/support {code} for: \"Person {}\"", dice.below(20)),
            7 => "/suport WG-IMP".to_owned(),
            8 => format!("/status {code}"),
            _ => "Good morning, all.".to_owned(),
        };
        lines.push_str(&format!("{at} {room} <{speaker}> {text}\n"));
    }
    lines + "2017-04-20T00:00:00Z ---\n"
}

/// Printed lines as messages: those of the bot before any other, those of the bot after, and how many others there are.
struct Printed {
    at_start: Vec<String>,
    later: Vec<String>,
    others: usize,
}

impl Printed {
    fn of(lines: &[String]) -> Self {
        let mut messages: Vec<String> = Vec::new();
        for line in lines {
            match messages.last_mut().filter(|_| line.starts_with('\t')) {
                Some(last) => *last = format!("{last}\n{line}"),
                None => messages.push(line.clone()),
            }
        }
        let is_answer = |message: &String| message.contains(&format!(" <{BOT}> "));
        let start = messages.iter().take_while(|message| is_answer(message)).count();
        let later = messages.split_off(start);
        let (later, others): (Vec<String>, Vec<String>) = later.into_iter().partition(is_answer);
        Self { at_start: messages, later, others: others.len() }
    }
}

/// A message without its time: what is said at a start is said later than it was recorded.
fn untimed(message: &str) -> String {
    message.split_once(' ').unwrap().1.to_owned()
}

/// The rows of the journal without what is drawn by chance.
fn rows(place: &Place) -> Vec<serde_json::Value> {
    let journal = place.export(&["--format", "journal"]);
    let rows = journal.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    let rows = rows.filter(|row| row.get("seq").is_some()).map(|mut row| {
        let kind = row["event"].as_object().unwrap().keys().next().unwrap().clone();
        row["event"] = kind.into();
        row.as_object_mut().unwrap().remove("by");
        row
    });
    rows.collect()
}

/// What came of a replay that was killed again and again, beside one that was not.
pub(crate) struct Replayed {
    /// Where it was not disturbed.
    pub(crate) place: Place,
    /// What the bot said there, each with its time.
    pub(crate) said: Vec<String>,
}

/// Plays a transcript twice, once killed at so many random moments: the register is the same, and everything was said,
/// once but for what was on its way at a kill.
pub(crate) fn killed_again_and_again(
    name: &str,
    seed: u64,
    text: &str,
    prepare: impl Fn(&Place),
    kills: usize,
) -> Replayed {
    let began = SystemTime.now();
    let mut dice = Dice::new(seed);
    let [undisturbed, place] = [Place::new(), Place::new()];
    for place in [&undisturbed, &place] {
        prepare(place);
        place.write("transcript.txt", text);
    }
    let whole = undisturbed.run(&["replay", "transcript.txt"]).done();
    let whole = Printed::of(&whole.lines().map(str::to_owned).collect::<Vec<_>>());
    let messages = whole.others;
    assert!(whole.at_start.is_empty(), "{:?}", whole.at_start);

    let mut said = Vec::new();
    for kill in 0..=kills {
        let mut replay = place.start(&["replay", "transcript.txt"]);
        let mut lines = Vec::new();
        if kill < kills {
            // Each kill comes a little further on; what was dealt with before is passed over without an answer.
            let others =
                if dice.below(5) == 0 { 0 } else { messages * kill / kills + dice.below(2 * messages / kills) };
            let is_other = |line: &String| !line.starts_with('\t') && !line.contains(&format!(" <{BOT}> "));
            let mut seen = 0;
            while seen < others.min(messages - 1) {
                lines.push(replay.line().unwrap());
                seen += usize::from(is_other(&lines[lines.len() - 1]));
            }
            dice.moment(if others == 0 { 40_000 } else { 3_000 });
            replay.kill();
        }
        lines.extend(rest(&mut replay));
        let printed = Printed::of(&lines);
        said.extend(printed.at_start);
        said.extend(printed.later);
        if kill == kills {
            assert_eq!(printed.others, messages);
            assert!(replay.end().1.success());
        }
    }

    for format in ["json", "csv", "md"] {
        assert_eq!(place.export(&["--format", format]), undisturbed.export(&["--format", format]), "{format}");
    }
    assert_eq!(rows(&place), rows(&undisturbed));
    let mut to_be_said: BTreeMap<String, usize> = BTreeMap::new();
    for message in &whole.later {
        *to_be_said.entry(untimed(message)).or_default() += 1;
    }
    let mut again = 0;
    for message in said.iter().map(|message| untimed(message)) {
        match to_be_said.get_mut(&message) {
            Some(times) if *times > 0 => *times -= 1,
            Some(_) => again += 1,
            None => {
                // A line that the kill cut off is said whole at the next start.
                let was_to_be = to_be_said.keys().any(|one| one.starts_with(&message));
                assert!(was_to_be, "never to be said: {message}");
                again += 1;
            }
        }
    }
    let never: Vec<&String> = to_be_said.iter().filter(|(_, times)| **times > 0).map(|(message, _)| message).collect();
    assert!(never.is_empty(), "never said: {never:?}");
    // What a kill finds on its way: no more than was said at one moment.
    let mut at_once: BTreeMap<&str, usize> = BTreeMap::new();
    for message in &whole.later {
        *at_once.entry(message.split_once(' ').unwrap().0).or_default() += 1;
    }
    let most = at_once.values().max().copied().unwrap_or_default();
    assert!(again <= kills * most, "{again} messages were said again after {kills} kills, of at most {most} at once");
    place.run(&["check"]).done();
    let seconds = began.duration_until(SystemTime.now()).as_secs_f64();
    print(&format!(
        "{name}: {kills} kills in {seconds:.1} s, {messages} messages, {} answers and news, {again} of them said again \
         after a kill",
        whole.later.len(),
    ));
    Replayed { place: undisturbed, said: whole.later }
}

#[test]
fn a_replay_that_is_killed_again_and_again_comes_to_the_same_register() {
    const MESSAGES: usize = 400;
    let text = transcript(&mut Dice::new(2), MESSAGES);
    let prepare = |place: &Place| {
        place.write("rapporteur.toml", ROLES);
    };
    killed_again_and_again("replay", 3, &text, prepare, kills());
}
