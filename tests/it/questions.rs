//! What is asked before the program ends is answered after it has started again: on each platform, once, and as it was shown.

use harness::bot::Bot;
use harness::people::Person;
use harness::program::Place;
use harness::synapse::{self, synapse};
use serde_json::json;

use crate::discord::Server;

/// A time that could be two, far enough ahead for every test.
const TWO_DATES: &str = "12/11/2096 15:00 UTC";

#[test]
fn in_the_terminal() {
    let place = Place::new();
    place.write("rapporteur.toml", "[roles]\nchair = [\"console:lynn\"]\n");
    place.talk(":as lynn\n/propose WG-IMP IGF Improvements\n");
    let asked = place.talk(format!(":as lynn\n/meet plenary \"Call\" {TWO_DATES}\n"));
    assert!(asked.contains("2. Tue 11 Dec 2096, 15:00 UTC"), "{asked}");
    let answered = place.talk(":as lynn\n2\n");
    assert!(answered.contains("Tue 11 Dec 2096, 15:00 UTC, for 1 hour"), "{answered}");
    let again = place.talk(":as lynn\n2\n");
    assert!(!again.contains("Dec 2096"), "{again}");
    assert_eq!(place.register()["meetings"].as_array().map(Vec::len), Some(1));
}

#[tokio::test(flavor = "multi_thread")]
async fn on_matrix_by_words_and_by_a_thumb() {
    if synapse::is_missing() {
        return;
    }
    let (lynn, lea) = tokio::join!(Person::join_server(synapse(), "lynn"), Person::join_server(synapse(), "lea"));
    let bot = Bot::new(synapse(), "bot-questions", &lynn).await;
    let awake = bot.wake();
    let room = lynn.create_room(true, &[lea.id(), &bot.user]).await;
    lea.join(&room).await;
    lynn.wait_until_member(&room, &bot.user).await;
    lynn.say(&room, "!propose WG-IMP IGF Improvements").await;
    bot.answers(&lynn, &room, 2).await;
    lynn.say(&room, &format!("!meet plenary \"Call\" {TWO_DATES}")).await;
    bot.answers(&lynn, &room, 3).await;
    lea.say(&room, "!suport WG-IMP").await;
    let asked = bot.answers(&lea, &room, 4).await.pop().unwrap();
    assert!(asked.body.contains("Yes means: !support WG-IMP"), "{asked:?}");
    assert!(awake.stop().success());
    // Somebody else's thumb is no answer, and what is said while the bot is away is heard when it is back.
    lynn.react(&room, &asked.event, "👍").await;
    lea.react(&room, &asked.event, "👍").await;
    lynn.say(&room, "1").await;
    let awake = bot.wake();
    let all = bot.answers(&lynn, &room, 6).await;
    let said = bot.said(&all);
    let of = |words: &str| said.iter().filter(|body| body.contains(words)).count();
    assert_eq!((of("Lea supports WG-IMP."), of("Mon 12 Nov 2096, 15:00 UTC, for 1 hour")), (1, 1), "{said:#?}");
    assert!(awake.stop().success());
    let register = bot.place.register();
    assert_eq!(register["groups"][0]["supporters"].as_array().map(Vec::len), Some(1));
    assert_eq!(register["meetings"].as_array().map(Vec::len), Some(1));
}

#[tokio::test(flavor = "multi_thread")]
async fn on_discord_by_a_button() {
    let server = Server::new().await;
    let awake = server.wake();
    let Server { plenary, lynn, lea, .. } = &server;
    lynn.command(plenary, "room bind", &json!({ "to": "plenary" })).answer().await;
    let options = json!({ "code": "plenary", "title": "First \"call\" until: noon", "when": TWO_DATES });
    let asked = lynn.command(plenary, "meet", &options).answer().await;
    // No line can hold such a title, so nothing is asked: what to write is said.
    assert!(asked.to_string().contains("Write 12 nov 2096") && asked.buttons.is_empty(), "{asked}");
    let options = json!({ "code": "plenary", "title": "First call", "when": TWO_DATES });
    let asked = lynn.command(plenary, "meet", &options).answer().await;
    assert!(asked.to_string().contains("could be two dates"), "{asked}");
    assert_eq!(asked.buttons.len(), 3, "{asked}");
    assert!(awake.stop().success());
    let awake = server.wake();
    let buttons = asked.buttons.clone();
    let another = lea.press(plenary, &asked, &buttons[1]).answer().await;
    let pressed = lynn.press(plenary, &asked, &buttons[1]).answer().await;
    let again = lynn.press(plenary, &asked, &buttons[1]).answer().await;
    assert!(another.to_string().contains("no open question"), "{another}");
    assert!(pressed.to_string().contains("Dec 2096"), "{pressed}");
    assert!(again.to_string().contains("no open question"), "{again}");
    assert!(awake.stop().success());
    assert_eq!(server.place.register()["meetings"].as_array().map(Vec::len), Some(1));
}
