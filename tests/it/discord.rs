//! The bot on Discord, as the people there see it.

use expect_test::expect;
use serde_json::json;

use crate::bot::Awake;
use crate::double::{Channel, Discord, User};
use crate::program::Place;

/// A server with the bot in it, and a chair.
pub(crate) struct Server {
    pub(crate) discord: Discord,
    pub(crate) place: Place,
    pub(crate) plenary: Channel,
    pub(crate) lynn: User,
    pub(crate) lea: User,
}

impl Server {
    pub(crate) async fn new() -> Self {
        let discord = Discord::start().await;
        let plenary = discord.channel("plenary");
        let (lynn, lea) = (discord.person("Lynn St. Amour"), discord.person("Lea Kaspar"));
        let place = Place::new();
        place.write("rapporteur.toml", format!("{}[roles]\nchair = [\"discord:{}\"]\n", discord.config(), lynn.id));
        Self { discord, place, plenary, lynn, lea }
    }

    /// Starts the program and waits until it says that it is ready.
    pub(crate) fn wake(&self) -> Awake {
        let mut awake = Awake::start(&self.place);
        awake.wait_for("ready");
        awake
    }

    /// Proposes a group.
    pub(crate) async fn propose(&self, code: &str, title: &str) -> crate::double::Shown {
        let asked = self.lynn.command(&self.plenary, "propose", &json!({ "code": code, "title": title }));
        let form = asked.form().await;
        self.lynn.submit(&self.plenary, &form, &[("Purpose", "to follow up")]).answer().await
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_group_is_proposed_by_a_form_and_supported_by_command_and_button() {
    let server = Server::new().await;
    let awake = server.wake();
    let Server { discord, plenary, lynn, lea, .. } = &server;
    lynn.command(plenary, "room bind", &json!({ "to": "plenary" })).answer().await;
    let asked = lynn.command(plenary, "propose", &json!({ "code": "wg-imp", "title": "IGF Improvements" }));
    let form = asked.form().await;
    expect![[r#"
        {
          "components": [
            {
              "components": [
                {
                  "custom_id": "Purpose",
                  "label": "Purpose",
                  "max_length": 4000,
                  "placeholder": "why the group is needed",
                  "required": false,
                  "style": 2,
                  "type": 4
                }
              ],
              "type": 1
            },
            {
              "components": [
                {
                  "custom_id": "Objectives",
                  "label": "Objectives",
                  "max_length": 4000,
                  "placeholder": "what it wants to reach",
                  "required": false,
                  "style": 2,
                  "type": 4
                }
              ],
              "type": 1
            },
            {
              "components": [
                {
                  "custom_id": "Outputs",
                  "label": "Outputs",
                  "max_length": 4000,
                  "placeholder": "what it will hand over",
                  "required": false,
                  "style": 2,
                  "type": 4
                }
              ],
              "type": 1
            },
            {
              "components": [
                {
                  "custom_id": "Plan",
                  "label": "Plan",
                  "max_length": 4000,
                  "placeholder": "how it will work",
                  "required": false,
                  "style": 2,
                  "type": 4
                }
              ],
              "type": 1
            },
            {
              "components": [
                {
                  "custom_id": "Timeframe",
                  "label": "Timeframe",
                  "max_length": 4000,
                  "placeholder": "by when",
                  "required": false,
                  "style": 2,
                  "type": 4
                }
              ],
              "type": 1
            }
          ],
          "custom_id": "propose 1574721836774588417",
          "title": "propose: WG-IMP"
        }"#]].assert_eq(&serde_json::to_string_pretty(&form).unwrap());
    let proposed =
        lynn.submit(plenary, &form, &[("Purpose", "to follow up"), ("Plan", "Continues: yes")]).answer().await;
    expect![[r#"
        Proposed: WG-IMP, IGF Improvements, by Lynn St. Amour. Support it with `/support WG-IMP`
        Still missing: Objectives, Outputs, Timeframe, Facilitator. Add each with `/charter WG-IMP Objectives: …`
        (support)"#]].assert_eq(&proposed.to_string());
    expect!["WG-IMP · IGF Improvements = WG-IMP"].assert_eq(&lea.completes(plenary, "support", "code", "impr").await.join("\n"));
    let supported = lea.command(plenary, "support", &json!({ "code": "WG-IMP", "words": "at last" })).answer().await;
    let pressed = discord.person("Avri Doria").press(plenary, &proposed, "support").answer().await;
    let again = lea.press(plenary, &proposed, "support").answer().await;
    let unknown = lea.command(plenary, "support", &json!({ "code": "WG-INP" })).answer().await;
    let status = lea.command(plenary, "status", &json!({ "code": "WG-IMP" })).answer().await;
    let table = lea.command(plenary, "status", &json!({})).answer().await;
    let all = [supported, pressed, again, unknown, status, table].map(|shown| shown.to_string());
    expect![[r#"
        Lea Kaspar supports WG-IMP. Support: 0 members, 1 other.
        ---
        Avri Doria supports WG-IMP. Support: 0 members, 2 others.
        ---
        Lea Kaspar has supported WG-IMP since Tue 24 Nov 2026. Each person counts once.
        ---
        There is no group "WG-INP". Did you mean WG-IMP?
        ---
        **WG-IMP: IGF Improvements**
        Working Groups, proposed, new this cycle
        **Support**: 0 members, 2 others
        **Comments**: 0
        **Proposed by**: Lynn St. Amour on Tue 24 Nov 2026
        **Supporters**: Lea Kaspar, Avri Doria

        **Words of support**
        - Lea Kaspar, Tue 24 Nov 2026: at last
        ---
        [ Working Groups ]
        | WG-IMP · IGF Improvements
        |   Support: 0 members, 2 others · Comments: 0 · Status: proposed"#]].assert_eq(&all.join("\n---\n"));
    assert!(awake.stop().success());
}
