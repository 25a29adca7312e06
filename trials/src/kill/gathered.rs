//! The bot is killed again and again in front of a homeserver that limits what it says, so that answers wait and go together in one
//! message: each comes once, none is lost, and in each room they come in order.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use anyhow::ensure;
use harness::bot::Bot;
use harness::dice::Dice;
use harness::people::{Person, Seen};
use harness::program::{Place, print};
use harness::synapse::Synapse;
use matrix_sdk::ruma::OwnedRoomId;
use rapporteur::base::clock::{SystemTime, Time};
use tokio::sync::{Mutex, RwLock};
use tokio::task::{JoinHandle, block_in_place};

use super::LOOKED_AT_AFTER;

/// What the bot may say: so many messages at once, and then so many a second.
const BURST: u32 = 3;
const PER_SECOND: u32 = 1;

/// So many people talk at once.
const PEOPLE: usize = 3;

/// Somebody says something after less than this.
const PAUSE: usize = 700;

/// The program is killed when it has run for less than this, or so long after it has said something.
const LIFE: usize = 3_000;
const AFTER_IT_SAID: usize = 60;

const SETTINGS: &str = "[limits]\nburst = 1_000_000\nper_minute = 1_000_000\n";

/// A bot, people, and a room of each kind.
struct Scene {
    bot: Bot,
    lynn: Person,
    /// One that is encrypted, and one that is open.
    rooms: [OwnedRoomId; 2],
    /// What was said in each room.
    said: Mutex<[Vec<String>; 2]>,
    number: AtomicUsize,
    /// Who speaks only reads it: whoever looks at what has come of it lets nobody speak.
    may_speak: RwLock<()>,
}

/// What has come of all that was said.
#[derive(Default)]
struct Verdict {
    answers: usize,
    /// Messages that have several of them.
    together: usize,
    wrong: Vec<String>,
}

/// Kills the program so many times. Gives how many things are wrong.
pub(super) async fn run(rounds: usize, seed: u64) -> anyhow::Result<usize> {
    let mut synapse = Synapse::start();
    let (scene, people) = Scene::new(&mut synapse).await;
    let scene = Arc::new(scene);
    let talking: Vec<JoinHandle<()>> = people
        .into_iter()
        .zip(1..)
        .map(|(person, number)| tokio::spawn(talk(Arc::clone(&scene), person, Dice::new(seed * 100 + number))))
        .collect();
    let mut dice = Dice::new(seed);
    let began = SystemTime.now();
    let mut wrong = 0;
    for round in 1..=rounds {
        scene.round(&mut dice).await?;
        if round % LOOKED_AT_AFTER == 0 || round == rounds {
            let verdict = scene.look().await?;
            let seconds = began.duration_until(SystemTime.now()).as_secs_f64();
            print(&format!("Matrix with limits: {round} kills in {seconds:.0} s; {verdict}"));
            wrong = verdict.wrong.len();
            if wrong > 0 {
                break;
            }
        }
    }
    talking.iter().for_each(JoinHandle::abort);
    Ok(wrong)
}

/// Comments on the group in one of the rooms, again and again.
async fn talk(scene: Arc<Scene>, person: Person, mut dice: Dice) {
    loop {
        SystemTime.pause(Duration::from_millis(dice.below(PAUSE) as u64)).await;
        let _speaks = scene.may_speak.read().await;
        let room = dice.below(2);
        let words = format!("comment-{}", scene.number.fetch_add(1, Ordering::Relaxed));
        person.say(&scene.rooms[room], &format!("!comment WG-IMP {words}")).await;
        scene.said.lock().await[room].push(words);
    }
}

impl Scene {
    /// A bot with a group, which is not running and is limited in what it says, and people who talk.
    async fn new(synapse: &mut Synapse) -> (Self, Vec<Person>) {
        let lynn = Person::join_server(synapse, "lynn").await;
        let bot = Bot::on(Place::on_sqlite(), synapse, "bot", &lynn).await;
        bot.place.write("rapporteur.toml", format!("{SETTINGS}{}", bot.config()));
        let mut people = Vec::new();
        for _ in 0..PEOPLE {
            people.push(Person::join_server(synapse, "lea").await);
        }
        let awake = block_in_place(|| bot.wake());
        let mut rooms = Vec::new();
        for is_encrypted in [true, false] {
            let room = lynn.create_room(is_encrypted, &[&bot.user]).await;
            lynn.wait_until_member(&room, &bot.user).await;
            bot.answers(&lynn, &room, 1).await;
            for person in &people {
                lynn.invite(&room, person.id()).await;
                person.join(&room).await;
                person.wait_until_member(&room, &bot.user).await;
            }
            rooms.push(room);
        }
        lynn.say(&rooms[0], "!propose WG-IMP IGF Improvements").await;
        bot.answers(&lynn, &rooms[0], 2).await;
        block_in_place(|| awake.stop());
        people.iter().for_each(Person::look_away);
        synapse.limit(&bot.user, PER_SECOND, BURST).await;
        let rooms = <[OwnedRoomId; 2]>::try_from(rooms).unwrap_or_else(|_| unreachable!("there are two"));
        let (said, number, may_speak) = Default::default();
        (Self { bot, lynn, rooms, said, number, may_speak }, people)
    }

    /// The program starts, and is killed: at some moment, or just when it has said something.
    async fn round(&self, dice: &mut Dice) -> anyhow::Result<()> {
        let mut awake = self.bot.start();
        match dice.below(2) {
            0 => SystemTime.pause(Duration::from_millis(dice.below(LIFE) as u64)).await,
            _ => {
                block_in_place(|| awake.try_read_to("ready"))
                    .map_err(|(error, log)| anyhow::anyhow!("{error}: not ready:\n{}", log.join("\n")))?;
                let room = &self.rooms[dice.below(2)];
                let before = self.events(&self.lynn.seen(room)).count();
                self.lynn.wait_for(room, |seen| self.events(seen).count() > before).await;
                SystemTime.pause(Duration::from_millis(dice.below(AFTER_IT_SAID) as u64)).await;
            }
        }
        block_in_place(|| awake.kill());
        Ok(())
    }

    /// The messages of the bot.
    fn events<'s>(&self, seen: &'s [Seen]) -> impl Iterator<Item = &'s Seen> + use<'s, '_> {
        seen.iter().filter(|seen| seen.sender == self.bot.user && !seen.body.is_empty())
    }

    /// The numbers of the comments to which it has answered, in the order of the room.
    fn answered(&self, seen: &[Seen]) -> Vec<usize> {
        let parts = self.events(seen).flat_map(Seen::parts);
        let number = |part: Seen| part.body.split_once("which now has ")?.1.split(' ').next()?.parse().ok();
        parts.filter_map(number).collect()
    }

    /// Lets nobody speak and the program come to rest, and looks at what has come of all that was said.
    async fn look(&self) -> anyhow::Result<Verdict> {
        let _nobody_speaks = self.may_speak.write().await;
        let said = self.said.lock().await;
        let awake = block_in_place(|| self.bot.wake());
        let mut verdict = Verdict::default();
        let mut times = BTreeMap::new();
        for (room, said) in self.rooms.iter().zip(said.iter()) {
            self.lynn.wait_for(room, |seen| self.answered(seen).len() >= said.len()).await;
            // Whatever it would say twice comes before the answer to this.
            let last = format!("WG-N{}", self.number.fetch_add(1, Ordering::Relaxed));
            self.lynn.say(room, &format!("!support {last}")).await;
            let is_last = |seen: &Seen| seen.sender == self.bot.user && seen.body.contains(&last);
            let seen = self.lynn.wait_for(room, |seen| seen.iter().any(is_last)).await;
            let answered = self.answered(&seen);
            verdict.answers += answered.len();
            verdict.together += self.events(&seen).filter(|seen| seen.parts().len() > 1).count();
            if answered.len() != said.len() {
                verdict.wrong.push(format!("{} answers to {} commands", answered.len(), said.len()));
            }
            let misplaced = answered.windows(2).filter(|pair| pair[0] >= pair[1]);
            verdict.wrong.extend(misplaced.map(|pair| format!("the answer to {} after that to {}", pair[1], pair[0])));
            answered.into_iter().for_each(|number| *times.entry(number).or_insert(0_usize) += 1);
        }
        ensure!(block_in_place(|| awake.stop()).success(), "the program does not end well");
        let all: usize = said.iter().map(Vec::len).sum();
        let is_once = |number: &usize| times.get(number) == Some(&1);
        verdict.wrong.extend(
            (1..=all).filter(|number| !is_once(number)).map(|number| {
                format!("the answer to comment {number} comes {} times", times.get(&number).unwrap_or(&0))
            }),
        );
        let register = self.bot.place.register();
        let comments = register["groups"][0]["comments"].as_array().into_iter().flatten();
        let mut recorded: Vec<&str> = comments.filter_map(|comment| comment["text"].as_str()).collect();
        let mut said: Vec<&str> = said.iter().flatten().map(String::as_str).collect();
        recorded.sort_unstable();
        said.sort_unstable();
        if recorded != said {
            verdict.wrong.push(format!("{} comments were made and {} are recorded", said.len(), recorded.len()));
        }
        Ok(verdict)
    }
}

impl std::fmt::Display for Verdict {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { answers, together, wrong } = self;
        write!(f, "{answers} answers, {together} messages with several of them: wrong {}", wrong.len())?;
        wrong.iter().take(20).try_for_each(|one| write!(f, "\n    {one}"))
    }
}
