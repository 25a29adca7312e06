//! The six steps for tonight, on Matrix and on Discord: everything that the pages tell people to type, typed, before a real homeserver
//! and the double of Discord.

use std::process::Command;

use harness::bot::Awake;
use harness::double::Discord;
use harness::people::Person;
use harness::program::Place;
use harness::synapse::{self, synapse};
use serde_json::{Value, json};
use tokio::task::block_in_place;

use crate::readme::typed;

/// What is typed by the first page of a document, in order.
fn steps(document: &str) -> Vec<String> {
    let page = document.split_once("## Tonight\n").unwrap().1.split_once("\n## In detail\n").unwrap().0;
    let steps = (1..=6).filter(|step| page.contains(&format!("\n{step}. **"))).count();
    assert_eq!((steps, page.contains("\n7. ")), (6, false), "six steps");
    typed(page)
}

/// The folder that the page makes, with the answers to what `rapporteur setup` asks.
fn folder(answers: &str, make: &str) -> Place {
    let place = Place::on_sqlite();
    let made = Command::new("sh").args(["-ec", make]).current_dir(place.path("")).status().unwrap();
    assert!(made.success() && place.path("rapporteur").is_dir(), "{make}");
    place.write("answers.toml", answers);
    place
}

/// Types a command of the page in its folder, and gives what is printed.
fn type_in(place: &Place, line: &str) -> String {
    let arguments: Vec<&str> = line.strip_prefix("rapporteur ").unwrap().split(' ').collect();
    // What is asked at a terminal is answered by a file.
    let answers: &[&str] = if arguments == ["setup"] { &["--answers", "../answers.toml"] } else { &[] };
    let mut command = place.command(&[&arguments[..], answers].concat());
    command.current_dir(place.path("rapporteur"));
    harness::program::run(command, b"").done()
}

/// Starts the bot in the folder of the page.
fn start(place: &Place, line: &str) -> Awake {
    assert_eq!(line, "rapporteur run");
    let mut command = place.command(&["run"]);
    command.current_dir(place.path("rapporteur"));
    let mut awake = Awake::start_with(command);
    awake.wait_for("ready");
    awake
}

#[tokio::test(flavor = "multi_thread")]
async fn on_matrix_six_steps_lead_from_nothing_to_a_group_in_a_room() {
    if synapse::is_missing() {
        return;
    }
    let steps = steps(include_str!("../../deploy/matrix.md"));
    let [register, make, setup, check, run, bind, propose, support, status] = &steps[..] else { panic!("{steps:#?}") };
    let lynn = Person::join_server(synapse(), "lynn").await;
    // 1. The page asks for the password, and this gives it.
    let bot = synapse().register_by_command(register, "bot's password");
    assert_eq!(bot, "@rapporteur:localhost");
    let answers = format!(
        "[organisation]\nname = \"Our groups\"\n[roles]\nchair = [\"{}\"]\n\
         [matrix]\nhomeserver = \"{}\"\nuser = \"{bot}\"\npassword = \"bot's password\"\n",
        lynn.id(),
        synapse().url(),
    );
    let place = folder(&answers, make);
    let written = type_in(&place, setup);
    assert!(written.contains("rapporteur.toml"), "{written}");
    let said = type_in(&place, check);
    assert!(said.contains("ok: ") && !said.contains("wrong: "), "{said}");
    let awake = start(&place, run);
    let room = lynn.create_room(true, &[&bot]).await;
    lynn.wait_until_member(&room, &bot).await;
    let mut answers = Vec::new();
    for (number, line) in [bind, propose, support, status].into_iter().enumerate() {
        lynn.say(&room, line).await;
        // The first thing that it says is hello.
        let is_answer = |seen: &&harness::people::Seen| seen.sender == bot && !seen.body.is_empty();
        let seen = lynn.wait_for(&room, |seen| seen.iter().filter(is_answer).count() > number + 1).await;
        answers.push(seen.iter().filter(is_answer).nth(number + 1).unwrap().body.clone());
    }
    for (answer, words) in
        answers.iter().zip(["This is now", "Proposed: WG-ARC, Open archives", "supports WG-ARC", "WG-ARC"])
    {
        assert!(answer.contains(words), "{words}: {answers:#?}");
    }
    assert!(awake.stop().success());
}

/// A slash command as the page has it: `/room bind to: plenary`, by its name and its options.
fn slash(line: &str) -> (String, Value) {
    let words: Vec<&str> = line.strip_prefix('/').unwrap().split(' ').collect();
    let first = words.iter().position(|word| word.ends_with(':')).unwrap_or(words.len());
    let mut options = serde_json::Map::new();
    let mut last = "";
    for word in &words[first..] {
        match word.strip_suffix(':') {
            Some(name) => last = name,
            None => {
                let value = options.entry(last).or_insert_with(|| json!(""));
                *value = json!(format!("{} {word}", value.as_str().unwrap()).trim());
            }
        }
    }
    (words[..first].join(" "), options.into())
}

#[tokio::test(flavor = "multi_thread")]
async fn on_discord_six_steps_lead_from_nothing_to_a_group_in_a_channel() {
    let steps = steps(include_str!("../../deploy/discord.md"));
    let [make, setup, check, run, bind, propose, support] = &steps[..] else { panic!("{steps:#?}") };
    let discord = Discord::start().await;
    let (plenary, lynn) = (discord.channel("plenary"), discord.person("Lynn St. Amour"));
    let config: toml::Table = discord.config().parse().unwrap();
    let token = config["discord"]["token"].as_str().unwrap();
    let answers = format!(
        "[organisation]\nname = \"Our groups\"\n[roles]\nchair = [\"{}\"]\n[discord]\ntoken = \"{token}\"\napi = \"{}\"\n",
        lynn.id,
        discord.url(),
    );
    let place = folder(&answers, make);
    let written = block_in_place(|| type_in(&place, setup));
    // The link is that of the details.
    let link = include_str!("../../deploy/discord.md").lines().find(|line| line.starts_with("https://")).unwrap();
    let link = link.replace("APPLICATION", &discord.application().to_string());
    assert!(written.contains(&link), "{link}: {written}");
    let said = block_in_place(|| type_in(&place, check));
    assert!(said.contains("ok: ") && !said.contains("wrong: "), "{said}");
    let awake = start(&place, run);
    let give = |line: &str| {
        let (command, options) = slash(line);
        lynn.command(&plenary, &command, &options)
    };
    let bound = give(bind).answer().await;
    assert!(bound.content.contains("This is now"), "{bound}");
    let form = give(propose).form().await;
    let proposed = lynn.submit(&plenary, &form, &[("Purpose", "to keep them")]).answer().await;
    assert!(proposed.to_string().contains("Proposed: WG-ARC, Open archives"), "{proposed}");
    let supported = give(support).answer().await;
    assert!(supported.to_string().contains("supports WG-ARC"), "{supported}");
    assert!(awake.stop().success());
}
