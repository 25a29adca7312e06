//! The bot on Matrix: the program itself, on a real homeserver, in rooms with people.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use matrix_sdk::ruma::{OwnedUserId, RoomId};

use crate::people::{Person, Seen};
use crate::program::Place;
use crate::synapse::{Synapse, synapse};

const DEADLINE: Duration = Duration::from_secs(60);

/// An account for the bot, and the place where the program runs.
struct Bot {
    place: Place,
    user: OwnedUserId,
}

/// The program while it runs.
struct Awake {
    child: Child,
    log: Receiver<String>,
}

impl Bot {
    /// A new account whose configuration takes everybody's invitations but a stranger's.
    async fn new(synapse: &Synapse, name: &str, chair: &Person) -> Self {
        let user = synapse.register(name, "bot's password").await;
        let place = Place::new();
        let config = format!(
            "[matrix]\nhomeserver = \"{}\"\nuser = \"{user}\"\npassword = \"bot's password\"\n\
             store_passphrase = \"of the store\"\nrecovery_passphrase = \"of the keys\"\n\
             invites_from = [\"@lynn-*\", \"@lea-*\"]\n[roles]\nchair = [\"matrix:{}\"]\n",
            synapse.url(),
            chair.id(),
        );
        place.write("rapporteur.toml", config);
        Self { place, user }
    }

    /// Starts the program and waits until it says that it is ready.
    fn wake(&self) -> Awake {
        let mut command: Command = self.place.command(&["run"]);
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let output = BufReader::new(child.stderr.take().unwrap());
        let (sender, log) = channel();
        thread::spawn(move || output.lines().map_while(Result::ok).try_for_each(|line| sender.send(line)));
        let mut awake = Awake { child, log };
        awake.wait_for("ready");
        awake
    }

    /// What the bot said in a room, in order.
    fn said(&self, seen: &[Seen]) -> Vec<String> {
        seen.iter().filter(|seen| seen.sender == self.user).map(|seen| seen.body.clone()).collect()
    }

    /// Waits until the bot has said so many things in a room.
    async fn answers(&self, person: &Person, room: &RoomId, number: usize) -> Vec<Seen> {
        let by_bot = |seen: &&Seen| seen.sender == self.user && seen.kind.starts_with("m.") && !seen.body.is_empty();
        let is_enough = |seen: &[Seen]| seen.iter().filter(by_bot).count() >= number;
        person.wait_for(room, is_enough).await.iter().filter(by_bot).cloned().collect()
    }
}

impl Awake {
    /// Reads the log up to a line with these words.
    fn wait_for(&mut self, words: &str) -> String {
        let mut seen = String::new();
        loop {
            match self.log.recv_timeout(DEADLINE) {
                Ok(line) if line.contains(words) => return line,
                Ok(line) => seen.push_str(&(line + "\n")),
                Err(error) => panic!("{error}: no {words} in the log:\n{seen}"),
            }
        }
    }

    /// Asks it to stop and waits until it has.
    fn stop(mut self) -> ExitStatus {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
        self.child.wait().unwrap()
    }
}

impl Drop for Awake {
    fn drop(&mut self) {
        // It may have ended by itself; a test that failed leaves nothing running.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[tokio::test]
async fn in_an_encrypted_room_every_way_of_addressing_the_bot_works() {
    let (lynn, lea) = tokio::join!(Person::join_server(synapse(), "lynn"), Person::join_server(synapse(), "lea"));
    let bot = Bot::new(synapse(), "bot-every-way", &lynn).await;
    let awake = bot.wake();
    let room = lynn.create_room(true, &[lea.id(), &bot.user]).await;
    lea.join(&room).await;
    lynn.wait_until_member(&room, &bot.user).await;
    let welcome = bot.answers(&lynn, &room, 1).await;
    assert!(welcome[0].body.starts_with("Hello. I am Rapporteur."), "{welcome:?}");
    lynn.say(&room, "!propose WG-IMP IGF Improvements").await;
    let proposed = bot.answers(&lynn, &room, 2).await;
    let mention = format!("{} unsupport WG-IMP", bot.user);
    for (number, said) in ["!support WG-IMP", "/unsupport WG-IMP", "//support WG-IMP", &mention].iter().enumerate() {
        lea.say(&room, said).await;
        bot.answers(&lea, &room, number + 2).await;
    }
    let answered = bot.answers(&lynn, &room, 6).await;
    lea.reply(&room, &proposed[1].event, "support WG-IMP").await;
    let all = bot.answers(&lynn, &room, 7).await;
    assert_eq!(answered.len(), 6);
    assert!(all.iter().all(|seen| seen.encrypted && seen.kind == "m.notice"), "{all:#?}");
    assert!(all.iter().all(|seen| seen.mentions == Some(serde_json::json!({}))));
    expect_test::expect![[r#"
        Proposed: WG-IMP, IGF Improvements, by Lynn. Support it with !support WG-IMP
        Still missing: Purpose, Objectives, Outputs, Plan, Timeframe, Facilitator. Add each with !charter WG-IMP Purpose: …
        Or support it with a thumb up (👍) on this message.
        Lea supports WG-IMP. Support: 0 members, 1 other.
        Lea no longer supports WG-IMP. Support: 0 members.
        Lea supports WG-IMP. Support: 0 members, 1 other.
        Lea no longer supports WG-IMP. Support: 0 members.
        Lea supports WG-IMP. Support: 0 members, 1 other."#]].assert_eq(&bot.said(&all)[1..].join("\n"));
    let device = lea.only_device_of(&bot.user).await;
    assert!(lea.device_verified_by_owner(&bot.user, &device).await);
    assert!(awake.stop().success());
}
