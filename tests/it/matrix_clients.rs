//! The bot before clients of others, matrix-nio and matrix-js-sdk: they write what they write, and see what they see.

use std::collections::HashMap;
use std::sync::LazyLock;

use harness::bot::{Awake, Bot};
use harness::program::{Place, print};
use harness::synapse::synapse;
use matrix_sdk::ruma::OwnedUserId;
use regex::{Captures, Regex};
use serde_json::{Value, json};

use self::stranger::{Message, Stranger, are_missing, text};

mod stranger;

/// What is said in rooms, as it is told afterwards: each message, and to what it is related.
struct Talk {
    bot: Bot,
    awake: Option<Awake>,
    /// The words of each event.
    words: HashMap<String, String>,
    /// The messages of the bot that were told.
    heard: Vec<String>,
    told: String,
}

impl Talk {
    /// A bot whose chair this is.
    async fn chaired_by(chair: &Stranger, bot: &str) -> Self {
        Self::configured(chair, bot, "", "").await
    }

    /// The same with more in its configuration: of Matrix, and of roles.
    async fn configured(chair: &Stranger, bot: &str, of_matrix: &str, of_roles: &str) -> Self {
        let bot = Bot::chaired_by(Place::new(), synapse(), bot, &chair.user).await;
        let config = bot.config().replace("[matrix]\n", &format!("[matrix]\n{of_matrix}"));
        bot.place.write("rapporteur.toml", format!("{config}{of_roles}"));
        let awake = Some(bot.wake());
        Self { bot, awake, words: HashMap::new(), heard: Vec::new(), told: String::new() }
    }

    /// A room that somebody makes, in which others are too.
    async fn room(&mut self, by: &mut Stranger, others: &mut [&mut Stranger]) -> String {
        let invite: Vec<&OwnedUserId> = others.iter().map(|other| &other.user).chain([&self.bot.user]).collect();
        let room = by.creates(json!({ "invite": invite })).await;
        for other in others {
            other.joins(&room).await;
            by.sees(&room, &other.user).await;
        }
        self.hears(by, &room).await;
        self.told.clear();
        room
    }

    async fn says(&mut self, who: &mut Stranger, room: &str, words: &str) -> String {
        self.does(who, "say", json!({ "room": room, "text": words }), words).await
    }

    /// Somebody sends something in a way that their client has, which is told in these words.
    async fn does(&mut self, who: &mut Stranger, way: &str, with: Value, told: &str) -> String {
        let told = told.replace('\n', " ⏎ ").replace('\u{200b}', "(U+200B)");
        self.told.push_str(&format!("{}: {told}\n", who.name));
        let event = text(&who.asks(way, with).await["event"]);
        self.words.insert(event.clone(), told);
        event
    }

    /// What the bot says next in a room.
    async fn hears(&mut self, who: &mut Stranger, room: &str) -> Message {
        self.reads(who, room, None).await
    }

    /// What the bot says next in a thread.
    async fn hears_in(&mut self, who: &mut Stranger, room: &str, thread: &str) -> Message {
        self.reads(who, room, Some(thread)).await
    }

    async fn reads(&mut self, who: &mut Stranger, room: &str, thread: Option<&str>) -> Message {
        let message = who.next(room, thread, &self.bot.user, &self.heard).await;
        self.heard.push(message.event.clone());
        self.tell(&message);
        message
    }

    fn tell(&mut self, message: &Message) {
        let words = |event: &Value| self.words.get(event.as_str().unwrap_or_default());
        let relation = &message.relation;
        let thread = words(&relation["event_id"]).map(|root| format!(" in the thread of \"{root}\""));
        let reply = words(&relation["m.in_reply_to"]["event_id"]).map(|to| format!(" to \"{to}\""));
        let body = without_today(&message.body).replace('\n', "\n    ").replace("    \n", "\n");
        self.told.push_str(&format!(
            "  [{}{}{}] {body}\n",
            message.kind,
            reply.unwrap_or_default(),
            thread.unwrap_or_default()
        ));
        self.words.insert(message.event.clone(), message.body.lines().next().unwrap_or_default().to_owned());
    }

    /// What was told since the last time.
    fn told(&mut self) -> String {
        std::mem::take(&mut self.told)
    }

    fn ends(mut self) {
        assert!(self.awake.take().is_some_and(|awake| awake.stop().success()));
    }
}

impl Drop for Talk {
    fn drop(&mut self) {
        if std::thread::panicking() {
            print(&self.told);
        }
    }
}

/// The words without the day on which the test runs. What is to come is in 2031.
fn without_today(words: &str) -> String {
    static DAY: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"[A-Z][a-z]{2} \d{1,2} [A-Z][a-z]{2} (\d{4})(, \d\d:\d\d UTC)?").unwrap());
    let day = |found: &Captures<'_>| if &found[1] == "2031" { found[0].to_owned() } else { "today".to_owned() };
    DAY.replace_all(words, day).into_owned()
}

fn link(user: &OwnedUserId, shown: &str) -> String {
    format!("[{shown}](https://matrix.to/#/{user})")
}

fn html(body: &str, formatted_body: &str) -> Value {
    json!({
        "msgtype": "m.text", "body": body, "format": "org.matrix.custom.html", "formatted_body": formatted_body,
    })
}

#[tokio::test]
async fn a_mention_is_the_person_and_the_bot_in_the_form_of_each_client() {
    if are_missing() {
        return;
    }
    let mut lynn = Stranger::with_nio(synapse(), "lynn-pills", "Lynn").await;
    let mut avri = Stranger::with_js(synapse(), "avri-pills", "Avri Doria 🌍 (she/her)").await;
    let mut mei = Stranger::with_js(synapse(), "mei-pills", "Mei Lin").await;
    let mut anja = Stranger::with_js(synapse(), "anja-pills", "Anja").await;
    let secretariat = format!("secretariat = [\"matrix:{}\"]\n", anja.user);
    let mut talk = Talk::configured(&lynn, "bot-pills", "", &secretariat).await;
    let room = talk.room(&mut lynn, &mut [&mut avri, &mut mei, &mut anja]).await;
    talk.says(&mut lynn, &room, "!propose WG-IMP IGF Improvements").await;
    talk.hears(&mut lynn, &room).await;
    // She has joined, and has said nothing.
    let address = format!("https://matrix.to/#/{}", avri.user);
    let pill = format!("!facilitate WG-IMP <a href=\"{address}\">Avri Doria 🌍 (she/her)</a>");
    let facilitate = |who: &str| format!("!facilitate WG-IMP {who}");
    let forms = [
        ("send", json!({ "content": html("!facilitate WG-IMP Avri Doria 🌍 (she/her)", &pill) })),
        ("markdown", json!({ "text": facilitate(&link(&avri.user, avri.user.as_str())) })),
        ("markdown", json!({ "text": facilitate(&link(&avri.user, "Avri")) })),
        ("say", json!({ "text": facilitate(&address) })),
        ("say", json!({ "text": facilitate(&format!("matrix:u/{}", &avri.user.as_str()[1..])) })),
        ("say", json!({ "text": facilitate(avri.user.as_str()) })),
    ];
    for (way, mut with) in forms {
        with["room"] = room.as_str().into();
        let told = with["text"].as_str().unwrap_or("!facilitate WG-IMP Avri Doria 🌍 (she/her), as a pill").to_owned();
        talk.does(&mut lynn, way, with, &told).await;
        talk.hears(&mut lynn, &room).await;
    }
    talk.says(&mut mei, &room, "!support WG-IMP").await;
    talk.hears(&mut lynn, &room).await;
    let told = "!support WG-IMP for: Mei, as a pill";
    let pill = format!("!support WG-IMP for: <a href=\"https://matrix.to/#/{}\">Mei</a>", mei.user);
    let with = json!({ "room": room, "text": "!support WG-IMP for: Mei", "html": pill });
    talk.does(&mut anja, "html", with, told).await;
    talk.hears(&mut lynn, &room).await;
    talk.says(&mut anja, &room, &format!("!support WG-IMP for: {}", link(&mei.user, "Mei Lin"))).await;
    talk.hears(&mut lynn, &room).await;
    talk.says(&mut lynn, &room, "!status WG-IMP").await;
    talk.hears(&mut lynn, &room).await;
    expect_test::expect![[r#"
        Lynn: !propose WG-IMP IGF Improvements
          [m.text to "!propose WG-IMP IGF Improvements"] Proposed: WG-IMP, IGF Improvements, by Lynn. Support it with !support WG-IMP
            Still missing: Purpose, Objectives, Outputs, Plan, Timeframe, Facilitator. Add each with !charter WG-IMP Purpose: …
            Or support it with a thumbs up (👍) on this message.
        Lynn: !facilitate WG-IMP Avri Doria 🌍 (she/her), as a pill
          [m.notice to "!facilitate WG-IMP Avri Doria 🌍 (she/her), as a pill"] Avri Doria 🌍 (she/her) now facilitates WG-IMP. Facilitators: Avri Doria 🌍 (she/her).
        Lynn: !facilitate WG-IMP [@avri-pills:localhost](https://matrix.to/#/@avri-pills:localhost)
          [m.notice to "!facilitate WG-IMP [@avri-pills:localhost](https://matrix.to/#/@avri-pills:localhost)"] Avri Doria 🌍 (she/her) has facilitated WG-IMP since today.
        Lynn: !facilitate WG-IMP [Avri](https://matrix.to/#/@avri-pills:localhost)
          [m.notice to "!facilitate WG-IMP [Avri](https://matrix.to/#/@avri-pills:localhost)"] Avri Doria 🌍 (she/her) has facilitated WG-IMP since today.
        Lynn: !facilitate WG-IMP https://matrix.to/#/@avri-pills:localhost
          [m.notice to "!facilitate WG-IMP https://matrix.to/#/@avri-pills:localhost"] Avri Doria 🌍 (she/her) has facilitated WG-IMP since today.
        Lynn: !facilitate WG-IMP matrix:u/avri-pills:localhost
          [m.notice to "!facilitate WG-IMP matrix:u/avri-pills:localhost"] Avri Doria 🌍 (she/her) has facilitated WG-IMP since today.
        Lynn: !facilitate WG-IMP @avri-pills:localhost
          [m.notice to "!facilitate WG-IMP @avri-pills:localhost"] Avri Doria 🌍 (she/her) has facilitated WG-IMP since today.
        Mei Lin: !support WG-IMP
          [m.notice to "!support WG-IMP"] Mei Lin supports WG-IMP. Support: 0 members, 1 other.
        Anja: !support WG-IMP for: Mei, as a pill
          [m.notice to "!support WG-IMP for: Mei, as a pill"] Mei Lin has supported WG-IMP since today. Each person counts once.
        Anja: !support WG-IMP for: [Mei Lin](https://matrix.to/#/@mei-pills:localhost)
          [m.notice to "!support WG-IMP for: [Mei Lin](https://matrix.to/#/@mei-pills:localhost)"] Mei Lin has supported WG-IMP since today. Each person counts once.
        Lynn: !status WG-IMP
          [m.notice to "!status WG-IMP"] WG-IMP: IGF Improvements
            Working Groups, proposed, new this cycle
            Support: 0 members, 1 other
            Comments: 0
            Proposed by: Lynn on today
            Facilitators: Avri Doria 🌍 (she/her) since today
            Supporters: Mei Lin
    "#]].assert_eq(&talk.told());

    // The bot itself, as it is mentioned.
    let bot = talk.bot.user.clone();
    let pill = format!("<a href=\"https://matrix.to/#/{bot}\">Rapporteur</a>");
    let mentions = json!({ "user_ids": [bot] });
    let with_mentions = |body: &str| json!({ "msgtype": "m.text", "body": body, "m.mentions": mentions });
    for (content, told) in [
        (
            html("Rapporteur: status WG-IMP", &format!("{pill}: status WG-IMP")),
            "Rapporteur: status WG-IMP, with a pill and no m.mentions",
        ),
        (
            with_mentions(&format!("{} status WG-IMP", link(&bot, bot.as_str()))),
            "[bot](link) status WG-IMP, as Element X",
        ),
        (with_mentions("what is the status of WG-IMP, bot-pills?"), "what is the status of WG-IMP, bot-pills?"),
    ] {
        talk.does(&mut mei, "send", json!({ "room": room, "content": content }), told).await;
        talk.hears(&mut lynn, &room).await;
    }
    // It says once an hour how it is asked.
    let again = with_mentions("Hey bot-pills, how are you?");
    talk.does(&mut mei, "send", json!({ "room": room, "content": again }), "Hey bot-pills, how are you?").await;
    talk.says(&mut mei, &room, "!unsupport WG-IMP").await;
    talk.hears(&mut lynn, &room).await;
    expect_test::expect![[r#"
        Mei Lin: Rapporteur: status WG-IMP, with a pill and no m.mentions
          [m.notice to "Rapporteur: status WG-IMP, with a pill and no m.mentions"] WG-IMP: IGF Improvements
            Working Groups, proposed, new this cycle
            Support: 0 members, 1 other
            Comments: 0
            Proposed by: Lynn on today
            Facilitators: Avri Doria 🌍 (she/her) since today
            Supporters: Mei Lin
        Mei Lin: [bot](link) status WG-IMP, as Element X
          [m.notice to "[bot](link) status WG-IMP, as Element X"] WG-IMP: IGF Improvements
            Working Groups, proposed, new this cycle
            Support: 0 members, 1 other
            Comments: 0
            Proposed by: Lynn on today
            Facilitators: Avri Doria 🌍 (she/her) since today
            Supporters: Mei Lin
        Mei Lin: what is the status of WG-IMP, bot-pills?
          [m.notice to "what is the status of WG-IMP, bot-pills?"] To ask me something, begin with my name or with a command, such as !status. !help lists them all.
        Mei Lin: Hey bot-pills, how are you?
        Mei Lin: !unsupport WG-IMP
          [m.notice to "!unsupport WG-IMP"] Mei Lin no longer supports WG-IMP. Support: 0 members.
    "#]].assert_eq(&talk.told());
    talk.ends();
}

#[tokio::test]
async fn private_answers_are_in_the_conversation_in_which_somebody_asks() {
    if are_missing() {
        return;
    }
    let mut lynn = Stranger::with_js(synapse(), "lynn-private", "Lynn").await;
    let mut lea = Stranger::with_nio(synapse(), "lea-private", "Lea").await;
    let member = format!("member = [\"matrix:{}\"]\n", lea.user);
    let mut talk = Talk::configured(&lynn, "bot-private", "", &member).await;
    let bot = talk.bot.user.clone();
    let plenary = talk.room(&mut lynn, &mut [&mut lea]).await;
    talk.says(&mut lynn, &plenary, "!propose WG-IMP IGF Improvements").await;
    talk.hears(&mut lea, &plenary).await;
    talk.says(&mut lea, &plenary, "!profile").await;
    talk.hears(&mut lea, &plenary).await;
    // The bot invites her, and she does not come.
    let ignored = text(&lea.asks("invited", json!({ "by": bot })).await["room"]);
    let direct = json!({
        "invite": [bot], "direct": true, "encrypted": true, "preset": "trusted_private_chat", "version": "12",
    });
    talk.told.push_str("Lea begins a conversation of her own\n");
    let own = lea.creates(direct.clone()).await;
    assert_ne!(own, ignored);
    assert!(talk.hears(&mut lea, &own).await.encrypted);
    talk.says(&mut lea, &own, "status WG-IMP").await;
    assert!(talk.hears(&mut lea, &own).await.encrypted);
    talk.told.push_str("Lea leaves it and begins another\n");
    lea.asks("leave", json!({ "room": own })).await;
    let another = lea.creates(direct).await;
    talk.hears(&mut lea, &another).await;
    talk.says(&mut lea, &another, "support WG-IMP").await;
    let supported = talk.hears(&mut lea, &another).await;
    for words in ["I support this", "+1", "1", "support", "hello"] {
        talk.does(&mut lea, "reply", json!({ "room": another, "event": supported.event, "text": words }), words).await;
        talk.hears(&mut lea, &another).await;
    }
    talk.says(&mut lea, &another, "thanks!").await;
    talk.says(&mut lea, &another, "propose WG-ARC Archives").await;
    let proposed = talk.hears(&mut lea, &another).await;
    talk.does(&mut lea, "reply", json!({ "room": another, "event": proposed.event, "text": "+1" }), "+1").await;
    talk.hears(&mut lea, &another).await;
    expect_test::expect![[r#"
        Lynn: !propose WG-IMP IGF Improvements
          [m.text to "!propose WG-IMP IGF Improvements"] Proposed: WG-IMP, IGF Improvements, by Lynn. Support it with !support WG-IMP
            Still missing: Purpose, Objectives, Outputs, Plan, Timeframe, Facilitator. Add each with !charter WG-IMP Purpose: …
            Or support it with a thumbs up (👍) on this message.
        Lea: !profile
          [m.notice to "!profile"] I answered in private.
        Lea begins a conversation of her own
          [m.notice] Hello. I am Rapporteur. I keep the record of the Multistakeholder Advisory Group.
            Here I read everything you type as a command. !help lists them.
        Lea: status WG-IMP
          [m.notice to "status WG-IMP"] WG-IMP: IGF Improvements
            Working Groups, proposed, new this cycle
            Support: 0 members
            Comments: 0
            Proposed by: Lynn on today
        Lea leaves it and begins another
          [m.notice] Hello. I am Rapporteur. I keep the record of the Multistakeholder Advisory Group.
            Here I read everything you type as a command. !help lists them.
        Lea: support WG-IMP
          [m.notice to "support WG-IMP"] Lea supports WG-IMP. Support: 1 member.
            This is on the record, which everybody in the rooms can read.
        Lea: I support this
          [m.notice to "I support this"] Perhaps you would like to …
            - support a group: !support WG-IMP
            - withdraw my support: !unsupport WG-IMP
            More: !help
        Lea: +1
          [m.notice to "+1"] I have no open question for you here. A question stays open for 15 minutes, or until your next command.
        Lea: 1
          [m.notice to "1"] I have no open question for you here. A question stays open for 15 minutes, or until your next command.
        Lea: support
          [m.notice to "support"] Which group? For example: !support WG-IMP
            - WG-IMP: IGF Improvements
            In full: !support [CODE] [words]
        Lea: hello
          [m.notice to "hello"] Hello! I keep the record of the groups. Three things to start with:
            - !status shows the groups.
            - !support CODE registers your support for one.
            - !help lists what else you can do here.
        Lea: thanks!
        Lea: propose WG-ARC Archives
          [m.text to "propose WG-ARC Archives"] Proposed: WG-ARC, Archives, by Lea. Support it with !support WG-ARC
            Still missing: Purpose, Objectives, Outputs, Plan, Timeframe, Facilitator. Add each with !charter WG-ARC Purpose: …
            This is on the record, which everybody in the rooms can read.
            Or support it with a thumbs up (👍) on this message.
        Lea: +1
          [m.notice to "+1"] Lea supports WG-ARC. Support: 1 member.
            This is on the record, which everybody in the rooms can read.
    "#]].assert_eq(&talk.told());
    talk.told.push_str("Lea makes a room in which only she may write\n");
    let closed = lea.creates(json!({ "invite": [bot], "levels": { "events_default": 50 } })).await;
    lea.sees(&closed, &bot).await;
    talk.hears(&mut lea, &another).await;
    talk.told.push_str("Lea makes a room of the two that is no conversation\n");
    let two = lea.creates(json!({ "invite": [bot] })).await;
    talk.hears(&mut lea, &two).await;
    expect_test::expect![[r#"
        Lea makes a room in which only she may write
          [m.text] You invited me into a room where I may not write. I hear commands there, but nobody would see an answer. Please let me write: in the settings of the room, under roles and permissions, give me a role that may send messages. Then type !help there.
        Lea makes a room of the two that is no conversation
          [m.notice] Hello. I am Rapporteur. I keep the record of the Multistakeholder Advisory Group.
            !help lists what you can ask me. I do not keep other messages.
            The chair or the secretariat can say what this room is for: !room bind plenary for the plenary room, or !room bind CODE for a group's own room.
    "#]].assert_eq(&talk.told());
    talk.ends();
}

#[tokio::test]
async fn answers_are_where_somebody_asks_and_a_slip_is_put_right() {
    if are_missing() {
        return;
    }
    let mut lynn = Stranger::with_nio(synapse(), "lynn-threads", "Lynn").await;
    let mut lea = Stranger::with_js(synapse(), "lea-threads", "Lea").await;
    let mut talk = Talk::chaired_by(&lynn, "bot-threads").await;
    let bot = talk.bot.user.clone();
    let room = talk.room(&mut lynn, &mut [&mut lea]).await;
    let proposal = talk.says(&mut lynn, &room, "!propose WG-IMP IGF Improvements").await;
    let proposed = talk.hears(&mut lea, &room).await;
    // What is talk has no answer before that of what comes next.
    for (words, is_answered) in
        [("I support this", false), ("hello", false), ("1", false), ("+1", true), ("support", true)]
    {
        talk.does(&mut lea, "reply", json!({ "room": room, "event": proposed.event, "text": words }), words).await;
        if is_answered {
            talk.hears(&mut lea, &room).await;
        }
    }
    talk.says(&mut lynn, &room, "!consult open \"Which city?\" 1: Geneva 2: Katowice until: 2031-03-03 14:00 UTC")
        .await;
    let consultation = talk.hears(&mut lea, &room).await;
    talk.does(&mut lea, "reply", json!({ "room": room, "event": consultation.event, "text": "1" }), "1").await;
    talk.hears(&mut lea, &room).await;
    talk.says(&mut lynn, &room, "!propose WG-ARC Archives").await;
    talk.hears(&mut lea, &room).await;
    talk.says(&mut lea, &room, "!support WG-ARC\n!unsupport WG-IMP").await;
    talk.hears(&mut lea, &room).await;
    talk.hears(&mut lea, &room).await;
    expect_test::expect![[r#"
        Lynn: !propose WG-IMP IGF Improvements
          [m.text to "!propose WG-IMP IGF Improvements"] Proposed: WG-IMP, IGF Improvements, by Lynn. Support it with !support WG-IMP
            Still missing: Purpose, Objectives, Outputs, Plan, Timeframe, Facilitator. Add each with !charter WG-IMP Purpose: …
            Or support it with a thumbs up (👍) on this message.
        Lea: I support this
        Lea: hello
        Lea: 1
        Lea: +1
          [m.notice to "+1"] Lea supports WG-IMP. Support: 0 members, 1 other.
        Lea: support
          [m.notice to "support"] Lea has supported WG-IMP since today. Each person counts once.
        Lynn: !consult open "Which city?" 1: Geneva 2: Katowice until: 2031-03-03 14:00 UTC
          [m.text to "!consult open "Which city?" 1: Geneva 2: Katowice until: 2031-03-03 14:00 UTC"] Consultation 1: Which city?
            - 1. Geneva
            - 2. Katowice
            Please answer by Mon 3 Mar 2031, 14:00 UTC. For example: !consult answer 1 1
            Or react to this message with the number of your answer, such as 1️⃣.
        Lea: 1
          [m.notice to "1"] Lea answered consultation 1: 1. Geneva. You can change your answer until Mon 3 Mar 2031, 14:00 UTC.
        Lynn: !propose WG-ARC Archives
          [m.text to "!propose WG-ARC Archives"] Proposed: WG-ARC, Archives, by Lynn. Support it with !support WG-ARC
            Still missing: Purpose, Objectives, Outputs, Plan, Timeframe, Facilitator. Add each with !charter WG-ARC Purpose: …
            Or support it with a thumbs up (👍) on this message.
        Lea: !support WG-ARC ⏎ !unsupport WG-IMP
          [m.notice to "!support WG-ARC ⏎ !unsupport WG-IMP"] Lea supports WG-ARC. Support: 0 members, 1 other.
          [m.notice] Lea no longer supports WG-IMP. Support: 0 members.
    "#]].assert_eq(&talk.told());
    let root = talk.says(&mut lea, &room, "what about the improvements?").await;
    let thread = json!({ "room": room, "event": root, "text": "!support WG-IMP" });
    talk.does(&mut lea, "thread", thread, "!support WG-IMP").await;
    talk.hears_in(&mut lea, &room, &root).await;
    let other = talk.says(&mut lynn, &room, "and the archives?").await;
    let thread = json!({ "room": room, "event": other, "text": "!support WG-ARC" });
    talk.does(&mut lynn, "thread", thread, "!support WG-ARC").await;
    talk.hears_in(&mut lynn, &room, &other).await;
    expect_test::expect![[r#"
        Lea: what about the improvements?
        Lea: !support WG-IMP
          [m.notice to "!support WG-IMP" in the thread of "what about the improvements?"] Lea supports WG-IMP. Support: 0 members, 1 other.
        Lynn: and the archives?
        Lynn: !support WG-ARC
          [m.notice to "!support WG-ARC" in the thread of "and the archives?"] Lynn supports WG-ARC. Support: 1 member, 1 other.
    "#]].assert_eq(&talk.told());
    let slip = talk.says(&mut lea, &room, "!suport WG-IMP").await;
    talk.hears(&mut lea, &room).await;
    let edit = json!({ "room": room, "event": slip, "text": "!unsupport WG-IMP" });
    talk.does(&mut lea, "edit", edit, "!unsupport WG-IMP, by an edit").await;
    talk.hears(&mut lea, &room).await;
    let comment = talk.says(&mut lea, &room, "!comment WG-IMP Frist words").await;
    talk.hears(&mut lea, &room).await;
    let edit = json!({ "room": room, "event": comment, "text": "!comment WG-IMP First words" });
    talk.does(&mut lea, "edit", edit, "!comment WG-IMP First words, by an edit").await;
    talk.hears(&mut lea, &room).await;
    let react = json!({ "room": room, "event": proposal, "key": "👍🏽" });
    talk.does(&mut lea, "react", react, "👍🏽 on the proposer's own command").await;
    talk.hears(&mut lea, &room).await;
    lea.asks("read", json!({ "room": room, "event": comment, "by": bot })).await;
    expect_test::expect![[r#"
        Lea: !suport WG-IMP
          [m.notice to "!suport WG-IMP"] There is no command "suport". Did you mean !support?
            Please answer yes or no. Yes means: !support WG-IMP
        Lea: !unsupport WG-IMP, by an edit
          [m.notice to "!suport WG-IMP"] Lea no longer supports WG-IMP. Support: 0 members.
        Lea: !comment WG-IMP Frist words
          [m.notice to "!comment WG-IMP Frist words"] Recorded: Lea comments on WG-IMP, which now has 1 comment.
        Lea: !comment WG-IMP First words, by an edit
          [m.notice to "!comment WG-IMP Frist words"] I recorded this as you first wrote it, and an edit does not change the record.
            To correct it, take it back with !undo and send it again.
        Lea: 👍🏽 on the proposer's own command
          [m.notice] Lea supports WG-IMP. Support: 0 members, 1 other.
    "#]].assert_eq(&talk.told());
    talk.ends();
}

#[tokio::test]
async fn polls_numbers_captions_marks_guests_and_puppets_are_heard_for_what_they_are() {
    if are_missing() {
        return;
    }
    let mut lynn = Stranger::with_nio(synapse(), "lynn-polls", "Lynn").await;
    let mut lea = Stranger::with_js(synapse(), "lea-polls", "Lea").await;
    let mut puppet = Stranger::with_js(synapse(), "discord_1234567", "Mei Lin").await;
    let mut guest = Stranger::guest(synapse()).await;
    let (puppets, member) = ("puppets = [\"@discord_{discord}:localhost\"]\n", "member = [\"discord:1234567\"]\n");
    let mut talk = Talk::configured(&lynn, "bot-native", puppets, member).await;
    let room = talk.room(&mut lynn, &mut [&mut lea, &mut puppet, &mut guest]).await;
    talk.says(&mut lynn, &room, "!room bind plenary").await;
    talk.hears(&mut lea, &room).await;
    talk.says(&mut lynn, &room, "!consult open \"Which city?\" 1: Geneva 2: Katowice until: 2031-03-03 14:00 UTC")
        .await;
    let consultation = talk.hears(&mut lea, &room).await;
    let poll = lea.asks("poll", json!({ "room": room, "number": 1 })).await;
    talk.told.push_str(&format!("  [a poll] {}: {}\n", text(&poll["question"]), text(&poll["answers"])));
    talk.does(
        &mut lea,
        "vote",
        json!({ "room": room, "poll": poll["poll"], "answer": "2" }),
        "votes for 2 in the poll",
    )
    .await;
    talk.hears(&mut lea, &room).await;
    let react = json!({ "room": room, "event": consultation.event, "key": "1️⃣" });
    talk.does(&mut lynn, "react", react, "1️⃣ on the consultation").await;
    talk.hears(&mut lea, &room).await;
    talk.says(&mut lynn, &room, "!consult close 1").await;
    talk.hears(&mut lea, &room).await;
    lea.asks("ended", json!({ "room": room, "poll": poll["poll"] })).await;
    expect_test::expect![[r#"
        Lynn: !room bind plenary
          [m.notice to "!room bind plenary"] This is now the plenary room. New proposals will be announced here.
        Lynn: !consult open "Which city?" 1: Geneva 2: Katowice until: 2031-03-03 14:00 UTC
          [m.text to "!consult open "Which city?" 1: Geneva 2: Katowice until: 2031-03-03 14:00 UTC"] Consultation 1: Which city?
            - 1. Geneva
            - 2. Katowice
            Please answer by Mon 3 Mar 2031, 14:00 UTC. For example: !consult answer 1 1
            Or react to this message with the number of your answer, such as 1️⃣.
          [a poll] Which city?: 1 Geneva, 2 Katowice
        Lea: votes for 2 in the poll
          [m.notice] Lea answered consultation 1: 2. Katowice. You can change your answer until Mon 3 Mar 2031, 14:00 UTC.
        Lynn: 1️⃣ on the consultation
          [m.notice] Lynn answered consultation 1: 1. Geneva. You can change your answer until Mon 3 Mar 2031, 14:00 UTC.
        Lynn: !consult close 1
          [m.notice to "!consult close 1"] Consultation 1 has ended: Which city?
            It was open from today to today.
            2 inputs came in.
            - 1. Geneva: 1
            - 2. Katowice: 1
            All inputs: !consult show 1
    "#]].assert_eq(&talk.told());
    talk.says(&mut lynn, &room, "!propose WG-IMP IGF Improvements").await;
    talk.hears(&mut lea, &room).await;
    for who in [&mut puppet, &mut guest] {
        talk.says(who, &room, "!support WG-IMP").await;
        talk.hears(&mut lea, &room).await;
    }
    for words in ["`!support WG-IMP`", "！unsupport WG-IMP", "! support WG-IMP", "\u{200b}!unsupport WG-IMP"] {
        talk.says(&mut lea, &room, words).await;
        talk.hears(&mut lea, &room).await;
    }
    let code = html("!support WG-IMP", "<code>!support WG-IMP</code>");
    talk.does(&mut lea, "send", json!({ "room": room, "content": code }), "!support WG-IMP, as code").await;
    talk.hears(&mut lea, &room).await;
    let caption = json!({ "room": room, "text": "!comment WG-IMP see file", "name": "plan.pdf" });
    talk.does(&mut lea, "caption", caption, "!comment WG-IMP see file, beside plan.pdf").await;
    talk.hears(&mut lea, &room).await;
    talk.does(&mut lea, "emote", json!({ "room": room, "text": "!support WG-IMP" }), "* !support WG-IMP").await;
    lea.asks("rename", json!({ "name": "Lea Kaspar" })).await;
    talk.told.push_str("Lea is called Lea Kaspar now\n");
    talk.says(&mut lea, &room, "!unsupport WG-IMP").await;
    talk.hears(&mut lea, &room).await;
    talk.says(&mut lynn, &room, "!status WG-IMP").await;
    talk.hears(&mut lea, &room).await;
    expect_test::expect![[r#"
        Lynn: !propose WG-IMP IGF Improvements
          [m.text to "!propose WG-IMP IGF Improvements"] Proposed: WG-IMP, IGF Improvements, by Lynn. Support it with !support WG-IMP
            Still missing: Purpose, Objectives, Outputs, Plan, Timeframe, Facilitator. Add each with !charter WG-IMP Purpose: …
            Or support it with a thumbs up (👍) on this message.
        Mei Lin: !support WG-IMP
          [m.notice to "!support WG-IMP"] Mei Lin supports WG-IMP. Support: 1 member.
        the guest: !support WG-IMP
          [m.notice to "!support WG-IMP"] @1:localhost supports WG-IMP. Support: 1 member, 1 other.
        Lea: `!support WG-IMP`
          [m.notice to "`!support WG-IMP`"] Lea supports WG-IMP. Support: 1 member, 2 others.
        Lea: ！unsupport WG-IMP
          [m.notice to "！unsupport WG-IMP"] Lea no longer supports WG-IMP. Support: 1 member, 1 other.
        Lea: ! support WG-IMP
          [m.notice to "! support WG-IMP"] Lea supports WG-IMP. Support: 1 member, 2 others.
        Lea: (U+200B)!unsupport WG-IMP
          [m.notice to "(U+200B)!unsupport WG-IMP"] Lea no longer supports WG-IMP. Support: 1 member, 1 other.
        Lea: !support WG-IMP, as code
          [m.notice to "!support WG-IMP, as code"] Lea supports WG-IMP. Support: 1 member, 2 others.
        Lea: !comment WG-IMP see file, beside plan.pdf
          [m.notice to "!comment WG-IMP see file, beside plan.pdf"] Recorded: Lea comments on WG-IMP, which now has 1 comment.
            I keep your words alone, not the file beside them.
        Lea: * !support WG-IMP
        Lea is called Lea Kaspar now
        Lea: !unsupport WG-IMP
          [m.notice to "!unsupport WG-IMP"] Lea no longer supports WG-IMP. Support: 1 member, 1 other.
        Lynn: !status WG-IMP
          [m.notice to "!status WG-IMP"] WG-IMP: IGF Improvements
            Working Groups, proposed, new this cycle
            Support: 1 member, 1 other
            Comments: 1
            Proposed by: Lynn on today
            Supporters: Mei Lin, @1:localhost
    
            Other comments
            - Lea, today: see file
    "#]].assert_eq(&talk.told());
    talk.ends();
}
