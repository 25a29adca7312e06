//! What people type on Discord, however hostile: it comes back as it was typed, and does nothing else.

use expect_test::expect;
use serde_json::json;

use crate::discord::Server;
use crate::typed::{HOSTILE, HOSTILE_ON_DISCORD};

/// Words with all that nobody would see in a snapshot.
fn visible(words: &str) -> String {
    let is_seen = |c: char| c == '\n' || c == ' ' || !(c.is_control() || c.is_whitespace() || is_without_width(c));
    words.chars().map(|c| if is_seen(c) { c.to_string() } else { c.escape_unicode().to_string() }).collect()
}

fn is_without_width(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
}

#[tokio::test(flavor = "multi_thread")]
async fn hostile_text_comes_back_as_it_was_typed() {
    let server = Server::new().await;
    let _awake = server.wake();
    let Server { discord, plenary, lynn, .. } = &server;
    server.propose("WG-IMP", "IGF Improvements").await;
    let mut shown = String::new();
    for words in HOSTILE.iter().chain(HOSTILE_ON_DISCORD) {
        let form = lynn.command(plenary, "charter", &json!({ "code": "WG-IMP", "change": true })).form().await;
        lynn.submit(plenary, &form, &[("Purpose", words)]).answer().await;
        let charter = lynn.command(plenary, "charter", &json!({ "code": "WG-IMP" })).answer().await;
        let from = charter.content.find("**Purpose**").unwrap();
        let purpose = charter.content[from..].split_once("\n**Objectives**").unwrap().0;
        let person = discord.person_with_nick(words, words);
        let channel = discord.channel(words);
        let given = json!({ "code": "WG-IMP", "words": words });
        let answer = person.command(&channel, "comment", &given).answer().await.to_string();
        let answer = answer.replace(&person.id.to_string(), "(id)");
        let refused = person.command(&channel, "support", &json!({ "code": words })).answer().await.to_string();
        shown.push_str(&visible(&format!("{purpose}\n{answer}\n{refused}\n\n")));
    }
    expect![[r##"
        **Purpose**: \@everyone (1 earlier text)
        Recorded: \@everyone comments on WG-IMP, which now has 1 comment.
        (only you can see this)
        There is no group "\@everyone". </status> lists the groups.

        **Purpose**: \@here, \@room and \<\@123> (2 earlier texts)
        Recorded: \@here, \@room and \<\@123> comments on WG-IMP, which now has 2 comments.
        (only you can see this)
        There is no group "\@here, \@room and \@123". </status> lists the groups.

        **Purpose**: \<b>bold\</b> & \<script>alert(1)\</script> &lt; (3 earlier texts)
        Recorded: \<b>bold\</b> & \<script>alert(1)\</script> &lt; comments on WG-IMP, which now has 3 comments.
        (only you can see this)
        There is no group "\<b>bold\</b> & \<script>alert(1)\</script> &lt;". </status> lists the groups.

        **Purpose**: \[x\](javascript:y) !\[\](z) (4 earlier texts)
        Recorded: \[x\](javascript:y) !\[\](z) comments on WG-IMP, which now has 4 comments.
        (only you can see this)
        There is no group "\[x\](javascript:y) !\[\](z)". </status> lists the groups.

        **Purpose**: '; DROP TABLE events; -- (5 earlier texts)
        Recorded: '; DROP TABLE events; -- comments on WG-IMP, which now has 5 comments.
        (only you can see this)
        There is no group "'; DROP TABLE events; --". </status> lists the groups.

        **Purpose**: "half a quote (6 earlier texts)
        Recorded: "half a quote comments on WG-IMP, which now has 6 comments.
        (only you can see this)
        There is no group ""half a quote". </status> lists the groups.

        **Purpose**: say "yes" or "no" (7 earlier texts)
        Recorded: say "yes" or "no" comments on WG-IMP, which now has 7 comments.
        (only you can see this)
        There is no group "say "yes" or "no"". </status> lists the groups.

        **Purpose**: ␛\[31mred␛\[0m␇␈ (8 earlier texts)
        Recorded: ␛\[31mred␛\[0m␇␈ comments on WG-IMP, which now has 8 comments.
        (only you can see this)
        There is no group "␛\[31mred␛\[0m␇␈". </status> lists the groups.

        **Purpose**: a␍b (9 earlier texts)
        Recorded: a␍b comments on WG-IMP, which now has 9 comments.
        (only you can see this)
        There is no group "a␍b". </status> lists the groups.

        **Purpose**: a␀b (10 earlier texts)
        Recorded: a␀b comments on WG-IMP, which now has 10 comments.
        (only you can see this)
        There is no group "a␀b". </status> lists the groups.

        **Purpose**: a�b�31mc␡d (11 earlier texts)
        Recorded: a�b�31mc␡d comments on WG-IMP, which now has 11 comments.
        (only you can see this)
        There is no group "a�b�31mc␡d". </status> lists the groups.

        **Purpose**: \u{2068}\u{202e}evil\u{202c}\u{2069} (12 earlier texts)
        Recorded: \u{2068}\u{202e}evil\u{202c}\u{2069} comments on WG-IMP, which now has 12 comments.
        (only you can see this)
        There is no group "\u{2068}\u{202e}evil\u{202c}\u{2069}". </status> lists the groups.

        **Purpose**: \u{2068}ab\u{2067}c\u{2069}\u{2069} (13 earlier texts)
        Recorded: \u{2068}ab\u{2067}c\u{2069}\u{2069} comments on WG-IMP, which now has 13 comments.
        (only you can see this)
        There is no group "\u{2068}ab\u{2067}c\u{2069}\u{2069}". </status> lists the groups.

        **Purpose**: a\u{feff}b\u{200b}c\u{e0041} (14 earlier texts)
        Recorded: a\u{feff}b\u{200b}c\u{e0041} (\@(id)) comments on WG-IMP, which now has 14 comments.
        (only you can see this)
        There is no group "a\u{feff}b\u{200b}c\u{e0041}". </status> lists the groups.

        **Purpose**: \`code\` \*bold\* \_it\_ \~\~no\~\~ \|\|spoiler\|\| \\ \| # (15 earlier texts)
        Recorded: \`code\` \*bold\* \_it\_ \~\~no\~\~ \|\|spoiler\|\| \\ \| # comments on WG-IMP, which now has 15 comments.
        (only you can see this)
        There is no group "\`code\` \*bold\* \_it\_ \~\~no\~\~ \|\|spoiler\|\| \\ \| #". </status> lists the groups.

        **Purpose**: =HYPERLINK("https://example.org") (16 earlier texts)
        Recorded: =HYPERLINK("https://example.org") comments on WG-IMP, which now has 16 comments.
        (only you can see this)
        There is no group "=HYPERLINK("https://example.org")". </status> lists the groups.

        **Purpose**: +1 (17 earlier texts)
        Recorded: +1 comments on WG-IMP, which now has 17 comments.
        (only you can see this)
        There is no group "+1". </status> lists the groups.

        **Purpose**: /support WG-IMP (18 earlier texts)
        Recorded: /support WG-IMP comments on WG-IMP, which now has 18 comments.
        (only you can see this)
        There is no group "/support WG-IMP". Did you mean WG-IMP?
        Please answer yes or no. Yes means: </support> `code: WG-IMP`
        (choose … 1)
        (choose … 0)

        **Purpose**: Remark: with a colon (19 earlier texts)
        Recorded: Remark: with a colon comments on WG-IMP, which now has 19 comments.
        (only you can see this)
        There is no group "Remark: with a colon". </status> lists the groups.

        **Purpose**: %s %n {} ${HOME} $(id) (20 earlier texts)
        Recorded: %s %n {} ${HOME} $(id) comments on WG-IMP, which now has 20 comments.
        (only you can see this)
        There is no group "%s %n {} ${HOME} $(id)". </status> lists the groups.

        **Purpose**: 👩\u{200d}👩\u{200d}👧 é é 漢字 ﷽ 🇫🇷 (21 earlier texts)
        Recorded: 👩\u{200d}👩\u{200d}👧 é é 漢字 ﷽ 🇫🇷 comments on WG-IMP, which now has 21 comments.
        (only you can see this)
        There is no group "👩\u{200d}👩\u{200d}👧 é é 漢字 ﷽ 🇫🇷". </status> lists the groups.

        **Purpose**: \<\@17> \<\@!17> \<\@&18> \<#19> \</support:20> \<t\:0:F> \<\:x:21> (22 earlier texts)
        Recorded: \<\@17> \<\@!17> \<\@&18> \<#19> \</support:20> \<t\:0:F> \<\:x:21> comments on WG-IMP, which now has 22 comments.
        (only you can see this)
        There is no group "\@17 \@17 \<\@&18> \<#19> \</support:20> \<t\:0:F> \<\:x:21>". </status> lists the groups.

        **Purpose**: # heading
        \-# small (23 earlier texts)
        Recorded: # heading
        \-# small comments on WG-IMP, which now has 23 comments.
        (only you can see this)
        There is no group "# heading -# small". </status> lists the groups.

        **Purpose**: > quote
        \>>> quotes (24 earlier texts)
        Recorded: > quote
        \>>> quotes comments on WG-IMP, which now has 24 comments.
        (only you can see this)
        There is no group "> quote >>> quotes". </status> lists the groups.

        **Purpose**: - item
        1\. item (25 earlier texts)
        Recorded: - item
        1\. item comments on WG-IMP, which now has 25 comments.
        (only you can see this)
        There is no group "- item 1. item". </status> lists the groups.

        **Purpose**: words: for: \@lynn source: https://example.org (26 earlier texts)
        Recorded: words: for: \@lynn source: https://example.org comments on WG-IMP, which now has 26 comments.
        (only you can see this)
        There is no group "words: for: \@lynn source: https://example.org". </status> lists the groups.

    "##]].assert_eq(&shown);
}
