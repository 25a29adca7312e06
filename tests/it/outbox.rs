//! Delivery: each room in order, none waiting for another, and nothing kept of those in which nothing is to be said.

use commands::organisation::Organisation;
use commands::record::{Platform, Register, Room};
use commands::words::Reply;
use rapporteur::base::clock::SystemTime;
use rapporteur::delivery::outbox::Outbox;
use rapporteur::delivery::{DeliveryError, Messenger};
use rapporteur::desk::{Desk, DeskHandle};
use rapporteur::journal::{Outgoing, SqlJournal};
use tokio::sync::{mpsc, watch};

/// Takes what is said in the room `open` at once, and in others once it is told to.
struct Door {
    said: mpsc::UnboundedSender<String>,
    is_open: watch::Receiver<bool>,
    gone: mpsc::UnboundedSender<()>,
}

impl Clone for Door {
    fn clone(&self) -> Self {
        Self { said: self.said.clone(), is_open: self.is_open.clone(), gone: self.gone.clone() }
    }
}

impl Drop for Door {
    fn drop(&mut self) {
        // Nobody may wait for it any more.
        let _ = self.gone.send(());
    }
}

impl Messenger for Door {
    async fn deliver(&mut self, outgoing: &Outgoing, _: &Register) -> Result<Option<String>, DeliveryError> {
        if outgoing.room.id != "open" {
            self.is_open.wait_for(|is_open| *is_open).await.unwrap();
        }
        self.said.send(format!("{} in {}", outgoing.key, outgoing.room.id)).unwrap();
        Ok(None)
    }
}

fn post(key: &str, room: &str) -> Outgoing {
    Outgoing {
        key: key.to_owned(),
        cause: None,
        room: Room { platform: Platform::Discord, id: room.to_owned() },
        reply: Reply::default(),
        attempts: 1,
        attempted_at: None,
        follows: None,
        is_left_over: false,
        about: None,
        notify: Vec::new(),
        interaction: None,
    }
}

async fn desk() -> DeskHandle {
    let journal = SqlJournal::open("sqlite::memory:").await.unwrap();
    let desk = Desk::open(journal, Organisation::default(), [1; 32]).await.unwrap();
    desk.open_to(SystemTime, mpsc::unbounded_channel().0).0
}

async fn next<T>(of: &mut mpsc::UnboundedReceiver<T>) -> T {
    tokio::time::timeout(harness::DEADLINE, of.recv()).await.expect("nothing comes").unwrap()
}

#[tokio::test]
async fn a_room_waits_for_no_other_and_nothing_is_kept_of_it_when_all_is_said() {
    let (said, mut all_said) = mpsc::unbounded_channel();
    let (gone, mut all_gone) = mpsc::unbounded_channel();
    let (open, is_open) = watch::channel(false);
    let (to_say, posts) = mpsc::unbounded_channel();
    let door = Door { said, is_open, gone };
    let running = tokio::spawn(Outbox::new(door, SystemTime).run_by_room(posts, desk().await));
    to_say.send(vec![post("1", "shut"), post("2", "shut"), post("3", "open"), post("4", "open")]).unwrap();
    assert_eq!([next(&mut all_said).await, next(&mut all_said).await], ["3 in open", "4 in open"]);
    open.send(true).unwrap();
    assert_eq!([next(&mut all_said).await, next(&mut all_said).await], ["1 in shut", "2 in shut"]);
    for _ in 0..4 {
        // As long as there could be more to say, which a task for each room would wait for.
        next(&mut all_gone).await;
    }
    to_say.send(vec![post("5", "shut")]).unwrap();
    assert_eq!(next(&mut all_said).await, "5 in shut");
    drop(to_say);
    running.await.unwrap();
}
