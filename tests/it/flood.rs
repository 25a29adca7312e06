//! One person says ten thousand commands at once: twenty others are answered all the same. How long they wait for it is measured by
//! `benches/flood.rs`.

use std::time::Duration;

use commands::language::heard::{Addressed, Heard, Message, What};
use commands::organisation::Organisation;
use commands::pipeline::engine::Disposition;
use commands::pipeline::limits::Limit;
use commands::record::{Account, Platform, Register, Room};
use commands::words::Reply;
use harness::program::{Place, print};
use rapporteur::base::clock::{SystemTime, Time};
use rapporteur::desk::{Desk, DeskHandle};
use rapporteur::journal::{Journal, Outgoing, SqlJournal};
use tokio::sync::mpsc;

const FLOOD: usize = 10_000;
const OTHERS: usize = 20;
const EACH: usize = 5;

fn account(of: usize) -> Account {
    Account { platform: Platform::Matrix, id: format!("@p{of}:example.org") }
}

fn said(by: usize, number: usize, text: &str) -> Heard {
    let account = account(by);
    Heard {
        cause: format!("${by}-{number}"),
        room: Room { platform: Platform::Matrix, id: "!plenary:example.org".to_owned() },
        name: account.id.clone(),
        account,
        said_at: SystemTime.now(),
        all_heard_until: None,
        interaction: None,
        platform_roles: None,
        what: What::Message(Message::new(text, Addressed::ToAll)),
    }
}

async fn floods(desk: DeskHandle) -> Vec<Disposition> {
    let all = (0..FLOOD).map(|number| {
        let desk = desk.clone();
        tokio::spawn(async move { desk.hear(said(0, number, "!comment WG-IMP and one more thing")).await.unwrap() })
    });
    let mut taken = Vec::new();
    for one in all.collect::<Vec<_>>() {
        taken.push(one.await.unwrap());
    }
    taken
}

/// Somebody who says a few things, each when the one before it is answered: the longest wait.
async fn talks(desk: DeskHandle, by: usize) -> Duration {
    let mut longest = Duration::ZERO;
    for number in 0..EACH {
        let begun = SystemTime.now();
        let taken = desk.hear(said(by, number, "!comment WG-IMP I agree")).await.unwrap();
        assert_eq!(taken, Disposition::Done);
        longest = longest.max(SystemTime.now().duration_since(begun).try_into().unwrap());
    }
    longest
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_thousand_commands_of_one_person_are_cut_short_and_twenty_others_are_answered() {
    let place = Place::new();
    let url = place.url();
    let journal = SqlJournal::open(&url).await.unwrap();
    let mut organisation = Organisation::default();
    organisation.roles.member.push(account(99));
    let desk = Desk::open(journal, organisation, [1; 32]).await.unwrap();
    let (posts, _posts) = mpsc::unbounded_channel::<Vec<Outgoing>>();
    let limit = Limit::default();
    let (desk, worker) = desk.in_public(limit, None).open_to(SystemTime, posts);
    assert_eq!(desk.hear(said(99, 0, "!propose WG-IMP IGF Improvements")).await, Ok(Disposition::Done));
    let begun = SystemTime.now();
    let flood = tokio::spawn(floods(desk.clone()));
    let others: Vec<_> = (1..=OTHERS).map(|by| tokio::spawn(talks(desk.clone(), by))).collect();
    let mut longest = Duration::ZERO;
    for other in others {
        longest = longest.max(other.await.unwrap());
    }
    let taken = flood.await.unwrap();
    let seconds = SystemTime.now().duration_since(begun).as_secs_f64();
    let of = |wanted: Disposition| taken.iter().filter(|taken| **taken == wanted).count();
    print(&format!(
        "of {FLOOD} commands {} were answered, in {seconds:.1} s; the longest wait of {OTHERS} others was {longest:?}",
        of(Disposition::Done)
    ));
    // What came free while it went on is answered too.
    let came_free = (seconds / 60.0 * f64::from(limit.per_minute.get())).ceil() as usize;
    let burst = limit.burst.get() as usize;
    assert!((burst..=burst + came_free).contains(&of(Disposition::Done)), "{}", of(Disposition::Done));
    assert_eq!((of(Disposition::Limited), of(Disposition::Done) + of(Disposition::Silenced)), (1, FLOOD - 1));

    // Of what was not answered nothing is kept.
    desk.stop().await;
    drop(desk);
    let mut journal = worker.await.unwrap().into_journal();
    let answered = of(Disposition::Done) + of(Disposition::Limited) + OTHERS * EACH + 1;
    assert_eq!(journal.undelivered(Platform::Matrix).await.unwrap().len(), answered);
    let mut register = Register::default();
    journal.catch_up(&mut register).await.unwrap();
    let group = register.groups().next().unwrap();
    assert_eq!(group.comments.len(), of(Disposition::Done) + OTHERS * EACH);
    let told = journal.undelivered(Platform::Matrix).await.unwrap();
    let is_told = |reply: &Reply| format!("{reply:?}").contains("limits-too-many");
    assert_eq!(told.iter().filter(|post| is_told(&post.reply)).count(), 1);
}
