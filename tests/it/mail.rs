//! Digests by mail: to the mailing list and to those who ask for theirs, through a real mail server.

use std::collections::BTreeSet;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};

use commands::render::plain::visible;
use expect_test::expect;
use harness::double::{Channel, Discord, User};
use harness::mail_server::{self, Letter, MailServer};
use harness::program::Place;
use rapporteur::base::config::Config;
use scraper::Html;
use serde_json::{Value, json};

use crate::ask::ask;
use crate::passing_time::{Hosted, PassingTime};
use crate::typed::HOSTILE;

/// A chair and three members on Discord, a mail server, and a bot that is on both.
pub(crate) struct Bodies {
    pub(crate) place: Place,
    pub(crate) discord: Discord,
    server: MailServer,
    time: PassingTime,
    web: SocketAddr,
    pub(crate) plenary: Channel,
    pub(crate) lynn: User,
    pub(crate) members: Vec<User>,
}

/// The members, with what their addresses begin with.
const MEMBERS: [(&str, &str); 3] =
    [("Ginger <b>Paque</b>\u{202e}", "ginger"), ("Busy, Bee", "busy"), ("Nobody", "nobody")];

impl Bodies {
    pub(crate) async fn new() -> Self {
        let (discord, server) = (Discord::start().await, MailServer::start());
        let place = Place::on_sqlite();
        let (plenary, lynn) = (discord.channel("plenary"), discord.person("Lynn"));
        let members: Vec<User> = MEMBERS.iter().map(|(name, _)| discord.person(name)).collect();
        let rows = MEMBERS.iter().zip(&members).map(|((name, address), user)| {
            format!("\"{name}\",member,Pacific/Fiji,{address}@example.org,{}\n", user.id)
        });
        place
            .write("people.csv", rows.fold("name,role,zone,email,discord\n".to_owned(), |csv, row| csv + row.as_str()));
        place.run(&["import", "people.csv"]).done();
        let time = PassingTime::starting("2017-04-10T12:00:00Z".parse().unwrap());
        Self { place, discord, server, time, web: free_address(), plenary, lynn, members }
    }

    pub(crate) fn tables(&self) -> String {
        let database = format!("[database]\nurl = \"{}\"\n", self.place.url());
        let mail = "from = \"Rapporteur <rapporteur@example.org>\"\nlist = \"MAG <mag@lists.example.org>\"\n\
                    list_unsubscribe = \"https://lists.example.org/mag\"\n";
        let web = format!("[web]\nlisten = \"{}\"\npublic_url = \"https://record.example.org\"\n", self.web);
        let roles = format!("[roles]\nchair = [\"discord:{}\"]\n", self.lynn.id);
        [database, self.discord.config(), self.server.config() + mail, web, roles].concat()
    }

    fn config(&self) -> Config {
        Config::read(&self.tables(), std::iter::empty()).unwrap()
    }

    async fn wake(&self) -> Hosted {
        let hosted = Hosted::wake(&self.config(), &self.time);
        self.discord.wait_for("the bot", |discord| (discord.identified() > 0).then_some(())).await;
        hosted
    }

    fn pass_to(&self, at: &str) {
        self.time.pass_to(at.parse().unwrap());
    }

    /// What somebody is answered in the plenary.
    pub(crate) async fn ask(&self, who: &User, command: &str, options: &Value) -> String {
        who.command(&self.plenary, command, options).answer().await.to_string()
    }
}

/// Where nobody listens.
fn free_address() -> SocketAddr {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap()
}

/// A letter as it is read: who it is to, what its heads say, and both parts.
fn shown(letter: &Letter) -> String {
    assert_eq!(letter.defects, [""; 0]);
    let heads = ["From", "To", "Subject", "Date", "Auto-Submitted", "List-Unsubscribe", "List-Unsubscribe-Post"];
    let heads = heads.iter().filter(|name| letter.has(name)).map(|name| format!("{name}: {}\n", letter.header(name)));
    let all = format!("{}\n{}\n-- as a page --\n{}", heads.collect::<String>(), letter.plain, letter.html);
    let is_hidden = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let seen = |c: char| if is_hidden(c) { format!("({})", c.escape_unicode()) } else { c.to_string() };
    all.replace("\r\n", "\n").chars().map(seen).collect()
}

/// With the secret in an address left out.
fn without_secret(text: &str) -> String {
    let mut parts = text.split("/unsubscribe/");
    let first = parts.next().unwrap().to_owned();
    parts.fold(first, |all, part| {
        let rest = part.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_');
        all + "/unsubscribe/(secret)" + rest
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn the_list_and_who_asks_for_it_get_their_digests_by_mail_each_once() {
    if mail_server::is_missing() {
        return;
    }
    let mut bodies = Bodies::new().await;
    let awake = bodies.wake().await;
    let weekly = json!({ "when": "mon 09:00", "me": "me", "by": "mail" });
    let mut answers = vec![bodies.ask(&bodies.lynn, "room bind", &json!({ "to": "plenary" })).await];
    for member in &bodies.members {
        answers.push(bodies.ask(member, "digest weekly", &weekly).await);
    }
    answers.push(bodies.ask(&bodies.lynn, "digest weekly", &weekly).await);
    let title = "Improvements <script>alert(1)</script>\u{202e} [x](javascript:alert(1))";
    let Bodies { plenary, .. } = &bodies;
    let form = bodies.lynn.command(plenary, "propose", &json!({ "code": "WG-IMP", "title": title })).form().await;
    bodies.lynn.submit(plenary, &form, &[("Purpose", "To work on.")]).answer().await;
    expect![[r#"
        This is now the plenary room. New proposals will be announced here.
        I will email you your own digest every Monday at 09:00 Pacific/Fiji. To stop it: </digest off> `me: me`
        I will email you your own digest every Monday at 09:00 Pacific/Fiji. To stop it: </digest off> `me: me`
        I will email you your own digest every Monday at 09:00 Pacific/Fiji. To stop it: </digest off> `me: me`
        (only you can see this)
        I do not know your email address. Please ask the secretariat to add it to the list of people."#]]
    .assert_eq(&answers.join("\n"));

    bodies.pass_to("2017-04-16T21:00:00Z");
    let ginger = bodies.server.letter().await;
    assert_eq!(ginger.to, ["ginger@example.org"]);
    expect![[r#"
        From: Rapporteur <rapporteur@example.org>
        To: "(\u{2068})Ginger <b>Paque</b>(\u{202e})(\u{2069})" <ginger@example.org>
        Subject: MAG: Your digest since Mon 10 Apr 2017
        Date: Sun, 16 Apr 2017 21:00:00 +0000
        Auto-Submitted: auto-generated
        List-Unsubscribe: <https://record.example.org/unsubscribe/(secret)>
        List-Unsubscribe-Post: List-Unsubscribe=One-Click

        Your digest since Mon 10 Apr 2017

        What is new
        - WG-IMP: Proposed by Lynn: (\u{2068})Improvements <script>alert(1)</script>(\u{202e}) [x](javascript:alert(1))(\u{2069})

        These groups on the web:
        - WG-IMP: https://record.example.org/groups/WG-IMP

        -- 
        Rapporteur keeps the record of the Multistakeholder Advisory Group: https://record.example.org/
        To stop these emails: https://record.example.org/unsubscribe/(secret)

        -- as a page --
        <!DOCTYPE html>
        <html lang="en" dir="ltr">
        <head><meta charset="utf-8"><title>MAG: Your digest since Mon 10 Apr 2017</title></head>
        <body style="font-family: sans-serif; line-height: 1.5; max-width: 40em">
        <strong>Your digest since Mon 10 Apr 2017</strong><br><br><strong>What is new</strong><ul><li>WG-IMP: Proposed by Lynn: (\u{2068})Improvements &lt;script&gt;alert(1)&lt;/script&gt;(\u{202e}) [x](javascript:alert(1))(\u{2069})</li></ul>
        <p>These groups on the web:</p><ul><li><a href="https://record.example.org/groups/WG-IMP">WG-IMP</a></li></ul><p style="font-size: smaller">Rapporteur keeps the record of the Multistakeholder Advisory Group: https://record.example.org/<br><a href="https://record.example.org/unsubscribe/(secret)">Stop these emails</a></p>
        </body>
        </html>
    "#]].assert_eq(&without_secret(&shown(&ginger)));
    // The server was busy; what is for nobody is not tried again.
    let busy = bodies.time.meanwhile(bodies.server.letter()).await;
    assert_eq!(busy.to, ["busy@example.org"]);
    assert_ne!(busy.header("Message-ID"), ginger.header("Message-ID"));

    bodies.pass_to("2017-04-17T09:00:00Z");
    let list = bodies.server.letter().await;
    assert_eq!(list.to, ["mag@lists.example.org"]);
    expect![[r#"
        From: Rapporteur <rapporteur@example.org>
        To: MAG <mag@lists.example.org>
        Subject: MAG: Digest of all groups since Mon 10 Apr 2017
        Date: Mon, 17 Apr 2017 09:00:00 +0000
        Auto-Submitted: auto-generated
        List-Unsubscribe: <https://lists.example.org/mag>

        Digest of all groups since Mon 10 Apr 2017

        What is new
        - WG-IMP: Proposed by Lynn: (\u{2068})Improvements <script>alert(1)</script>(\u{202e}) [x](javascript:alert(1))(\u{2069})

        These groups on the web:
        - WG-IMP: https://record.example.org/groups/WG-IMP

        -- 
        Rapporteur keeps the record of the Multistakeholder Advisory Group: https://record.example.org/
        To stop these emails: https://lists.example.org/mag

        -- as a page --
        <!DOCTYPE html>
        <html lang="en" dir="ltr">
        <head><meta charset="utf-8"><title>MAG: Digest of all groups since Mon 10 Apr 2017</title></head>
        <body style="font-family: sans-serif; line-height: 1.5; max-width: 40em">
        <strong>Digest of all groups since Mon 10 Apr 2017</strong><br><br><strong>What is new</strong><ul><li>WG-IMP: Proposed by Lynn: (\u{2068})Improvements &lt;script&gt;alert(1)&lt;/script&gt;(\u{202e}) [x](javascript:alert(1))(\u{2069})</li></ul>
        <p>These groups on the web:</p><ul><li><a href="https://record.example.org/groups/WG-IMP">WG-IMP</a></li></ul><p style="font-size: smaller">Rapporteur keeps the record of the Multistakeholder Advisory Group: https://record.example.org/<br><a href="https://lists.example.org/mag">Stop these emails</a></p>
        </body>
        </html>
    "#]].assert_eq(&shown(&list));
    awake.stop().await;
    let unread = tokio::task::spawn_blocking(move || bodies.server.stop()).await.unwrap();
    assert_eq!(unread.iter().map(|letter| &letter.to).collect::<Vec<_>>(), [&[""; 0]; 0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_address_in_a_letter_stops_the_next_ones_and_nothing_else() {
    if mail_server::is_missing() {
        return;
    }
    let mut bodies = Bodies::new().await;
    let awake = bodies.wake().await;
    bodies.ask(&bodies.lynn, "room bind", &json!({ "to": "plenary" })).await;
    let weekly = json!({ "when": "mon 09:00", "me": "me", "by": "both" });
    bodies.ask(&bodies.members[0], "digest weekly", &weekly).await;
    bodies.pass_to("2017-04-16T21:00:00Z");
    let letter = bodies.server.letter().await;
    let address = letter.header("List-Unsubscribe").trim_matches(['<', '>']).to_owned();
    assert!(letter.plain.contains(&address) && letter.html.contains(&address));
    let path = address.strip_prefix("https://record.example.org").unwrap().to_owned();

    let web = bodies.web;
    let asks = move |method: &'static str, path: &str| {
        let answer = ask(web, method, path, "Content-Length: 0\r\n");
        assert_eq!((answer.status, answer.header("content-type")), (200, Some("text/html; charset=utf-8")));
        assert_eq!(
            (answer.header("cache-control"), answer.header("x-robots-tag")),
            (Some("private, no-cache"), Some("noindex"))
        );
        answer.body
    };
    // To look at the page, as programs do that look for harm, stops nothing.
    assert!(
        asks("GET", &path).contains("<form method=\"post\"><button type=\"submit\">Stop these emails</button></form>")
    );
    let wrong = asks("POST", "/unsubscribe/0123456789");
    let right = asks("POST", &path);
    assert_eq!(right, wrong, "nobody finds an address by trying");
    assert!(right.contains("<h1>These emails are stopped</h1>"));
    assert_eq!(asks("POST", &path), right);

    // The private digest comes, and by mail only that of the list.
    bodies.pass_to("2017-04-24T09:00:00Z");
    let list = bodies.server.letter().await;
    assert_eq!(list.to, ["mag@lists.example.org"]);
    let in_private = bodies.discord.wait_for("the private digests", |_| {
        let messages = bodies.members[0].direct_messages();
        (messages.iter().filter(|message| message.to_string().contains("Your digest")).count() == 2).then_some(())
    });
    in_private.await;
    awake.stop().await;
    let unread = tokio::task::spawn_blocking(move || bodies.server.stop()).await.unwrap();
    assert!(unread.iter().all(|letter| letter.to == ["mag@lists.example.org"]), "{unread:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn hostile_words_are_text_in_both_parts_of_a_letter() {
    if mail_server::is_missing() {
        return;
    }
    let mut bodies = Bodies::new().await;
    let _awake = bodies.wake().await;
    bodies.ask(&bodies.lynn, "room bind", &json!({ "to": "plenary" })).await;
    for (number, words) in HOSTILE.iter().enumerate() {
        let asked = json!({ "code": format!("WG-H{number}"), "title": words });
        let form = bodies.lynn.command(&bodies.plenary, "propose", &asked).form().await;
        bodies.lynn.submit(&bodies.plenary, &form, &[]).answer().await;
    }
    bodies.pass_to("2017-04-17T09:00:00Z");
    let letter = bodies.server.letter().await;
    assert_eq!(letter.defects, [""; 0]);
    let page = Html::parse_document(&letter.html);
    let elements: BTreeSet<&str> =
        page.tree.nodes().filter_map(|node| node.value().as_element()).map(scraper::node::Element::name).collect();
    let known = ["a", "body", "br", "head", "html", "li", "meta", "p", "strong", "title", "ul"];
    assert_eq!(elements.into_iter().collect::<Vec<_>>(), known);
    let said: String = page.root_element().text().collect();
    for words in HOSTILE {
        // As Discord has it, on one line, and of long ones the beginning.
        let words = words.replace("<@123>", "@123").split_whitespace().collect::<Vec<_>>().join(" ");
        let shown: String = visible(&words).chars().take(60).collect();
        assert!(letter.plain.contains(&shown), "{words:?}: {}", letter.plain);
        assert!(said.contains(&shown), "{words:?}: {said}");
    }
    let harmful = |c: char| c.is_control() && c != '\n' && c != '\t' && c != '\r';
    assert!(!letter.plain.contains(harmful) && !letter.html.contains(harmful));
}
