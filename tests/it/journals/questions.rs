//! What people were asked is kept until they answer, and answered once.

use commands::language::heard::Heard;
use commands::pipeline::engine::Disposition;
use jiff::{SignedDuration, Timestamp};
use rapporteur::desk::Desk;
use rapporteur::journal::{Journal, Notes};

use super::{Backend, at, erase, filled, heard, organisation, person};

every_journal![
    a_question_is_answered_after_a_restart_and_only_once,
    a_question_that_was_let_go_or_is_too_old_stays_so_after_a_restart,
    what_somebody_was_asked_goes_with_them,
    two_who_open_the_same_question_answer_it_once,
    each_command_of_a_message_is_recorded_once,
];

/// A desk that starts anew.
async fn desk<B: Backend>(backend: &B) -> Desk<B::Journal> {
    Desk::open(backend.open().await, organisation(), [1; 32]).await.expect("a desk")
}

/// What somebody says at a moment comes to: whether it is dealt with, and how many events are added.
async fn says(desk: &mut Desk<impl Journal>, number: i64, handle: &str, text: &str) -> (Disposition, u64) {
    hears(desk, heard(number, handle, text), at(number)).await
}

async fn hears(desk: &mut Desk<impl Journal>, heard: Heard, now: Timestamp) -> (Disposition, u64) {
    let before = desk.register().head();
    let result = desk.process(&[heard], &Notes::default(), now).await.expect("a record");
    (result.dispositions[0], desk.register().head() - before)
}

async fn a_question_is_answered_after_a_restart_and_only_once(backend: impl Backend) {
    filled(&mut backend.open().await).await;
    assert_eq!(says(&mut desk(&backend).await, 20, "cleo", "/suport WG-IMP").await, (Disposition::Refused, 0));
    let mut started = desk(&backend).await;
    assert_eq!(says(&mut started, 21, "bob", "yes").await, (Disposition::Passed, 0));
    assert_eq!(says(&mut started, 22, "cleo", "yes").await, (Disposition::Done, 1));
    assert_eq!(says(&mut started, 23, "cleo", "yes").await, (Disposition::Passed, 0));
    assert_eq!(says(&mut desk(&backend).await, 24, "cleo", "yes").await, (Disposition::Passed, 0));
    assert!(backend.open().await.asked().await.expect("the inbox").is_empty());
}

async fn a_question_that_was_let_go_or_is_too_old_stays_so_after_a_restart(backend: impl Backend) {
    filled(&mut backend.open().await).await;
    let mut first = desk(&backend).await;
    says(&mut first, 20, "cleo", "/suport WG-IMP").await;
    assert_eq!(says(&mut first, 21, "cleo", "or not?").await, (Disposition::Passed, 0));
    let mut second = desk(&backend).await;
    assert_eq!(says(&mut second, 22, "cleo", "yes").await, (Disposition::Passed, 0));
    says(&mut second, 23, "cleo", "/suport WG-IMP").await;
    let later = at(23) + SignedDuration::from_mins(15);
    let mut third = desk(&backend).await;
    assert_eq!(hears(&mut third, heard(24, "cleo", "yes"), later).await, (Disposition::Passed, 0));
}

async fn what_somebody_was_asked_goes_with_them(backend: impl Backend) {
    let register = filled(&mut backend.open().await).await;
    says(&mut desk(&backend).await, 20, "bob", "/suport WG-IMP marmelade").await;
    assert_eq!(backend.open().await.asked().await.expect("the inbox").len(), 1);
    erase(&backend, person(&register, "bob")).await;
    assert!(backend.open().await.asked().await.expect("the inbox").is_empty());
}

async fn two_who_open_the_same_question_answer_it_once(backend: impl Backend) {
    filled(&mut backend.open().await).await;
    says(&mut desk(&backend).await, 20, "cleo", "/suport WG-IMP").await;
    let (mut one, mut other) = (desk(&backend).await, desk(&backend).await);
    assert_eq!(says(&mut one, 21, "cleo", "yes").await, (Disposition::Done, 1));
    // It learns of the other's answer, which is all that is added.
    assert_eq!(says(&mut other, 22, "cleo", "yes").await, (Disposition::Passed, 1));
}

async fn each_command_of_a_message_is_recorded_once(backend: impl Backend) {
    filled(&mut backend.open().await).await;
    let text = "/propose WG-ARC Archives\n/support WG-ARC";
    assert_eq!(says(&mut desk(&backend).await, 20, "ann", text).await, (Disposition::Done, 2));
    assert_eq!(says(&mut desk(&backend).await, 20, "ann", text).await, (Disposition::Passed, 0));
}
