//! One conversation as two people see it on each platform.

use expect_test::expect;

use crate::render::discord::Body;
use crate::testing::dialogue::Dialogue;

/// A message on Discord, with its embeds below its text.
pub(super) fn on_screen(body: &Body) -> String {
    let embeds = body.embeds.iter().flat_map(|embed| {
        let title = embed.title.iter().map(|title| format!("[ {title} ]"));
        let fields = embed.fields.iter().map(|field| format!("| {}\n|   {}", field.name, field.value));
        title.chain(embed.description.clone()).chain(fields)
    });
    [body.content.clone()]
        .into_iter()
        .filter(|content| !content.is_empty())
        .chain(embeds)
        .collect::<Vec<_>>()
        .join("\n")
}

/// Says something in the plenary, and looks at the answer.
fn seen(dialogue: &mut Dialogue, handle: &str, text: &str) -> String {
    let seen = dialogue.say("#plenary", handle, text);
    seen.side_by_side(dialogue.register())
}

#[test]
fn a_proposal() {
    let mut dialogue = Dialogue::with_groups();
    let text = "/propose WG-NSF New Session Formats\nPurpose: to try other formats";
    expect![[r#"
        -- terminal
        Proposed: WG-NSF, New Session Formats, by Avri Doria. Support it with /support WG-NSF
        Still missing: Objectives, Outputs, Plan, Timeframe, Facilitator. Add each with /charter WG-NSF Objectives: …
        -- Matrix, plain
        Proposed: WG-NSF, New Session Formats, by Avri Doria. Support it with !support WG-NSF
        Still missing: Objectives, Outputs, Plan, Timeframe, Facilitator. Add each with !charter WG-NSF Objectives: …
        -- Matrix, formatted
        Proposed: WG-NSF, New Session Formats, by Avri Doria. Support it with <code>!support WG-NSF</code><br>Still missing: Objectives, Outputs, Plan, Timeframe, Facilitator. Add each with <code>!charter WG-NSF Objectives: …</code>
        -- Discord
        Proposed: WG-NSF, New Session Formats, by Avri Doria. Support it with `/support WG-NSF`
        Still missing: Objectives, Outputs, Plan, Timeframe, Facilitator. Add each with `/charter WG-NSF Objectives: …`
    "#]].assert_eq(&seen(&mut dialogue, "avri", text));
}

#[test]
fn support() {
    let mut dialogue = Dialogue::with_groups();
    expect![[r#"
        -- terminal
        Lea Kaspar supports WG-IMP. Support: 1 member.
        -- Matrix, plain
        Lea Kaspar supports WG-IMP. Support: 1 member.
        -- Matrix, formatted
        Lea Kaspar supports WG-IMP. Support: 1 member.
        -- Discord
        Lea Kaspar supports WG-IMP. Support: 1 member.
    "#]]
    .assert_eq(&seen(&mut dialogue, "lea", "/support WG-IMP"));
}

#[test]
fn the_table_of_all_groups() {
    let mut dialogue = Dialogue::with_groups();
    expect![[r#"
        -- terminal
        Working Groups

        WG-IMP  IGF Improvements
          Support: 0 members · Comments: 0 · Status: proposed
        WG-CO  Outreach and Communications
          Support: 1 member · Comments: 0 · Status: proposed
        -- Matrix, plain
        Working Groups

        Code    Title                        Support    Comments  Status
        WG-IMP  IGF Improvements             0 members  0         proposed
        WG-CO   Outreach and Communications  1 member   0         proposed
        -- Matrix, formatted
        <strong>Working Groups</strong><table><thead><tr><th>Code</th><th>Title</th><th>Support</th><th>Comments</th><th>Status</th></tr></thead><tbody><tr><td>WG-IMP</td><td>IGF Improvements</td><td>0 members</td><td>0</td><td>proposed</td></tr><tr><td>WG-CO</td><td>Outreach and Communications</td><td>1 member</td><td>0</td><td>proposed</td></tr></tbody></table>
        -- Discord
        [ Working Groups ]
        | WG-IMP · IGF Improvements
        |   Support: 0 members · Comments: 0 · Status: proposed
        | WG-CO · Outreach and Communications
        |   Support: 1 member · Comments: 0 · Status: proposed
    "#]].assert_eq(&seen(&mut dialogue, "lea", "/status"));
}

#[test]
fn one_group() {
    let mut dialogue = Dialogue::with_groups();
    dialogue.say("#plenary", "marilyn", "/support WG-CO at last").quietly();
    expect![[r#"
        -- terminal
        WG-CO: Outreach and Communications
        Working Groups, proposed
        Support: 1 member, 1 other
        By stakeholder group: private sector 2
        Comments: 0
        Proposed by: Avri Doria on Mon 10 Apr 2017
        Supporters: Lynn St. Amour, Marilyn Cade

        Words of support
        - Marilyn Cade, Mon 10 Apr 2017: at last
        -- Matrix, plain
        WG-CO: Outreach and Communications
        Working Groups, proposed
        Support: 1 member, 1 other
        By stakeholder group: private sector 2
        Comments: 0
        Proposed by: Avri Doria on Mon 10 Apr 2017
        Supporters: Lynn St. Amour, Marilyn Cade

        Words of support
        - Marilyn Cade, Mon 10 Apr 2017: at last
        -- Matrix, formatted
        <strong>WG-CO: Outreach and Communications</strong><br>Working Groups, proposed<br><strong>Support</strong>: 1 member, 1 other<br><strong>By stakeholder group</strong>: private sector 2<br><strong>Comments</strong>: 0<br><strong>Proposed by</strong>: Avri Doria on Mon 10 Apr 2017<br><strong>Supporters</strong>: Lynn St. Amour, Marilyn Cade<br><br><strong>Words of support</strong><ul><li>Marilyn Cade, Mon 10 Apr 2017: at last</li></ul>
        -- Discord
        **WG-CO: Outreach and Communications**
        Working Groups, proposed
        **Support**: 1 member, 1 other
        **By stakeholder group**: private sector 2
        **Comments**: 0
        **Proposed by**: Avri Doria on Mon 10 Apr 2017
        **Supporters**: Lynn St. Amour, Marilyn Cade

        **Words of support**
        - Marilyn Cade, Mon 10 Apr 2017: at last
    "#]].assert_eq(&seen(&mut dialogue, "lea", "/status WG-CO"));
}

#[test]
fn help() {
    let mut dialogue = Dialogue::with_groups();
    expect![[r#"
        -- terminal
        How do I …
        - see the groups: /status
        - support a group: /support WG-IMP
        - comment on a group: /comment WG-IMP …
        - see what everybody is asked, and answer: /consult
        - see when the meetings are: /meetings
        - say whether I am coming: /rsvp 1 yes
        - set my time zone: /profile set zone: Africa/Dakar
        - read this in another language: /profile set language: fr
        - get fewer messages: /digest off me
        - see what I have to do: /actions mine
        - withdraw my support: /unsupport WG-IMP
        - see the data that is kept about me: /profile export
        With examples for one command: /help support. All commands: /help all
        You are not on the list of members. Anja Gengo can tell you how to become one.
        -- Matrix, plain
        How do I …
        - see the groups: !status
        - support a group: !support WG-IMP
        - comment on a group: !comment WG-IMP …
        - see what everybody is asked, and answer: !consult
        - see when the meetings are: !meetings
        - say whether I am coming: !rsvp 1 yes
        - set my time zone: !profile set zone: Africa/Dakar
        - read this in another language: !profile set language: fr
        - get fewer messages: !digest off me
        - see what I have to do: !actions mine
        - withdraw my support: !unsupport WG-IMP
        - see the data that is kept about me: !profile export
        With examples for one command: !help support. All commands: !help all
        You are not on the list of members. Anja Gengo can tell you how to become one.
        -- Matrix, formatted
        How do I …<ul><li>see the groups: <code>!status</code></li><li>support a group: <code>!support WG-IMP</code></li><li>comment on a group: <code>!comment WG-IMP …</code></li><li>see what everybody is asked, and answer: <code>!consult</code></li><li>see when the meetings are: <code>!meetings</code></li><li>say whether I am coming: <code>!rsvp 1 yes</code></li><li>set my time zone: <code>!profile set zone: Africa/Dakar</code></li><li>read this in another language: <code>!profile set language: fr</code></li><li>get fewer messages: <code>!digest off me</code></li><li>see what I have to do: <code>!actions mine</code></li><li>withdraw my support: <code>!unsupport WG-IMP</code></li><li>see the data that is kept about me: <code>!profile export</code></li></ul>With examples for one command: <code>!help support</code>. All commands: <code>!help all</code><br>You are not on the list of members. Anja Gengo can tell you how to become one.
        -- Discord
        How do I …
        - see the groups: `/status`
        - support a group: `/support WG-IMP`
        - comment on a group: `/comment WG-IMP …`
        - see what everybody is asked, and answer: `/consult`
        - see when the meetings are: `/meetings`
        - say whether I am coming: `/rsvp 1 yes`
        - set my time zone: `/profile set zone: Africa/Dakar`
        - read this in another language: `/profile set language: fr`
        - get fewer messages: `/digest off me`
        - see what I have to do: `/actions mine`
        - withdraw my support: `/unsupport WG-IMP`
        - see the data that is kept about me: `/profile export`
        With examples for one command: `/help support`. All commands: `/help all`
        You are not on the list of members. Anja Gengo can tell you how to become one.
    "#]].assert_eq(&seen(&mut dialogue, "marilyn", "/help"));
}

#[test]
fn a_refusal() {
    let mut dialogue = Dialogue::with_groups();
    expect![[r#"
        -- terminal
        What is your comment? For example: /comment WG-IMP Improvements only, or the multi-year plan too?
        In full: /comment [CODE] [words] [drop: N]
        -- Matrix, plain
        What is your comment? For example: !comment WG-IMP Improvements only, or the multi-year plan too?
        In full: !comment [CODE] [words] [drop: N]
        -- Matrix, formatted
        What is your comment? For example: <code>!comment WG-IMP Improvements only, or the multi-year plan too?</code><br>In full: <code>!comment [CODE] [words] [drop: N]</code>
        -- Discord
        What is your comment? For example: `/comment WG-IMP Improvements only, or the multi-year plan too?`
        In full: `/comment [CODE] [words] [drop: N]`
    "#]].assert_eq(&seen(&mut dialogue, "lea", "/comment WG-IMP"));
}

#[test]
fn a_mistyped_code() {
    let mut dialogue = Dialogue::with_groups();
    expect![[r#"
        -- terminal
        There is no group "WG-INP". Did you mean WG-IMP?
        Please answer yes or no. Yes means: /support WG-IMP
        -- Matrix, plain
        There is no group "WG-INP". Did you mean WG-IMP?
        Please answer yes or no. Yes means: !support WG-IMP
        -- Matrix, formatted
        There is no group &quot;WG-INP&quot;. Did you mean WG-IMP?<br>Please answer yes or no. Yes means: <code>!support WG-IMP</code>
        -- Discord
        There is no group "WG-INP". Did you mean WG-IMP?
        Please answer yes or no. Yes means: `/support WG-IMP`
    "#]]
    .assert_eq(&seen(&mut dialogue, "lea", "/support WG-INP"));
}

#[test]
fn what_the_rules_ask_for_and_what_came_of_a_consultation_read_well_everywhere() {
    let mut dialogue = Dialogue::with_life();
    let why = dialogue.say("#plenary", "lynn", "/why WG-CO");
    expect![[r#"
        -- terminal
        WG-CO is proposed. It meets 1 of 5 rules.
        - Not met: a written proposal with Objectives. Missing: Objectives. If it applies, add: Timeframe.
        - Met: support from 1 member. Support: 1 member, 1 other.
        - Not met: no open concern. Open: no. 1 by Flávio Wagner on Mon 10 Apr 2017.
        - Not met: 2 member facilitators from different stakeholder groups. Nobody yet.
        - Not met: a last call among all members. No last call yet: /lastcall WG-CO until: DATE

        Positions so far

        private sector  1 member
          Support: 1 · Concern: 0 · Silent: 0 · Other supporters: 0
        civil society  2 members
          Support: 0 · Concern: 0 · Silent: 2 · Other supporters: 0
        technical community  2 members
          Support: 0 · Concern: 1 · Silent: 1 · Other supporters: 0
        not known  0 members
          Support: 0 · Concern: 0 · Silent: 0 · Other supporters: 1
        all  5 members
          Support: 1 · Concern: 1 · Silent: 3 · Other supporters: 1
        -- Matrix, plain
        WG-CO is proposed. It meets 1 of 5 rules.
        - Not met: a written proposal with Objectives. Missing: Objectives. If it applies, add: Timeframe.
        - Met: support from 1 member. Support: 1 member, 1 other.
        - Not met: no open concern. Open: no. 1 by Flávio Wagner on Mon 10 Apr 2017.
        - Not met: 2 member facilitators from different stakeholder groups. Nobody yet.
        - Not met: a last call among all members. No last call yet: !lastcall WG-CO until: DATE

        Positions so far

        Stakeholder group    Members    Support  Concern  Silent  Other supporters
        private sector       1 member   1        0        0       0
        civil society        2 members  0        0        2       0
        technical community  2 members  0        1        1       0
        not known            0 members  0        0        0       1
        all                  5 members  1        1        3       1
        -- Matrix, formatted
        WG-CO is proposed. It meets 1 of 5 rules.<ul><li>Not met: a written proposal with Objectives. Missing: Objectives. If it applies, add: Timeframe.</li><li>Met: support from 1 member. Support: 1 member, 1 other.</li><li>Not met: no open concern. Open: no. 1 by Flávio Wagner on Mon 10 Apr 2017.</li><li>Not met: 2 member facilitators from different stakeholder groups. Nobody yet.</li><li>Not met: a last call among all members. No last call yet: <code>!lastcall WG-CO until: DATE</code></li></ul><strong>Positions so far</strong><table><thead><tr><th>Stakeholder group</th><th>Members</th><th>Support</th><th>Concern</th><th>Silent</th><th>Other supporters</th></tr></thead><tbody><tr><td>private sector</td><td>1 member</td><td>1</td><td>0</td><td>0</td><td>0</td></tr><tr><td>civil society</td><td>2 members</td><td>0</td><td>0</td><td>2</td><td>0</td></tr><tr><td>technical community</td><td>2 members</td><td>0</td><td>1</td><td>1</td><td>0</td></tr><tr><td>not known</td><td>0 members</td><td>0</td><td>0</td><td>0</td><td>1</td></tr><tr><td>all</td><td>5 members</td><td>1</td><td>1</td><td>3</td><td>1</td></tr></tbody></table>
        -- Discord
        WG-CO is proposed. It meets 1 of 5 rules.
        - Not met: a written proposal with Objectives. Missing: Objectives. If it applies, add: Timeframe.
        - Met: support from 1 member. Support: 1 member, 1 other.
        - Not met: no open concern. Open: no. 1 by Flávio Wagner on Mon 10 Apr 2017.
        - Not met: 2 member facilitators from different stakeholder groups. Nobody yet.
        - Not met: a last call among all members. No last call yet: `/lastcall WG-CO until: DATE`
        [ Positions so far ]
        | private sector · 1 member
        |   Support: 1 · Concern: 0 · Silent: 0 · Other supporters: 0
        | civil society · 2 members
        |   Support: 0 · Concern: 0 · Silent: 2 · Other supporters: 0
        | technical community · 2 members
        |   Support: 0 · Concern: 1 · Silent: 1 · Other supporters: 0
        | not known · 0 members
        |   Support: 0 · Concern: 0 · Silent: 0 · Other supporters: 1
        | all · 5 members
        |   Support: 1 · Concern: 1 · Silent: 3 · Other supporters: 1
    "#]].assert_eq(&why.side_by_side(dialogue.register()));
    let closed = dialogue.say("#plenary", "anja", "/consult close 1");
    expect![[r#"
        -- terminal
        Consultation 1 has ended: Which day?
        It was open from Mon 10 Apr 2017 to Mon 10 Apr 2017, 09:00 UTC.
        1 input came in: 1 from NRI.
        - 1. Monday: nobody
        - 2. Tuesday: 1 (1 from NRI)
        The classes are as the respondents gave them; none is confirmed yet.
        All inputs: /consult show 1
        -- Matrix, plain
        Consultation 1 has ended: Which day?
        It was open from Mon 10 Apr 2017 to Mon 10 Apr 2017, 09:00 UTC.
        1 input came in: 1 from NRI.
        - 1. Monday: nobody
        - 2. Tuesday: 1 (1 from NRI)
        The classes are as the respondents gave them; none is confirmed yet.
        All inputs: !consult show 1
        -- Matrix, formatted
        Consultation 1 has ended: Which day?<br>It was open from Mon 10 Apr 2017 to Mon 10 Apr 2017, 09:00 UTC.<br>1 input came in: 1 from NRI.<ul><li>1. Monday: nobody</li><li>2. Tuesday: 1 (1 from NRI)</li></ul>The classes are as the respondents gave them; none is confirmed yet.<br>All inputs: <code>!consult show 1</code>
        -- Discord
        Consultation 1 has ended: Which day?
        It was open from Mon 10 Apr 2017 to <t:1491814814:F>.
        1 input came in: 1 from NRI.
        - 1\. Monday: nobody
        - 2\. Tuesday: 1 (1 from NRI)
        The classes are as the respondents gave them; none is confirmed yet.
        All inputs: `/consult show 1`
    "#]].assert_eq(&closed.side_by_side(dialogue.register()));
}

#[test]
fn a_meeting_that_is_called() {
    let mut dialogue = Dialogue::with_meetings();
    let text = "/meet WG-WORK \"Closing call\" 2017-10-26 15:00 Geneva every: week times: 2";
    expect![[r#"
        -- terminal
        Meeting 8 of WG-WORK: Closing call
        Thu 26 Oct 2017, 15:00 Europe/Zurich (13:00 UTC), for 1 hour
        – Thu 11:00 (UTC−2)
        – Thu 14:00 (UTC+1)
        – Fri 01:00 (UTC+12)
        Repeats every week, 2 meetings in all. Next:
        - Meeting 9: Thu 2 Nov 2017, 15:00 Europe/Zurich (14:00 UTC)
        From Thu 2 Nov 2017, this is an hour later for 2 of you, because clocks change.
        Are you coming? /rsvp 8 yes, no or maybe
        -- Matrix, plain
        Meeting 8 of WG-WORK: Closing call
        Thu 26 Oct 2017, 15:00 Europe/Zurich (13:00 UTC), for 1 hour
        – Thu 11:00 (UTC−2)
        – Thu 14:00 (UTC+1)
        – Fri 01:00 (UTC+12)
        Repeats every week, 2 meetings in all. Next:
        - Meeting 9: Thu 2 Nov 2017, 15:00 Europe/Zurich (14:00 UTC)
        From Thu 2 Nov 2017, this is an hour later for 2 of you, because clocks change.
        Are you coming? !rsvp 8 yes, no or maybe
        -- Matrix, formatted
        Meeting 8 of WG-WORK: Closing call<br>Thu 26 Oct 2017, 15:00 Europe/Zurich (13:00 UTC), for 1 hour<br>– Thu 11:00 (UTC−2)<br>– Thu 14:00 (UTC+1)<br>– Fri 01:00 (UTC+12)<br>Repeats every week, 2 meetings in all. Next:<ul><li>Meeting 9: Thu 2 Nov 2017, 15:00 Europe/Zurich (14:00 UTC)</li></ul>From Thu 2 Nov 2017, this is an hour later for 2 of you, because clocks change.<br>Are you coming? <code>!rsvp 8 yes</code>, no or maybe
        -- Discord
        Meeting 8 of WG-WORK: Closing call
        Thu 26 Oct 2017, 15:00 Europe/Zurich (13:00 UTC), for 1 hour
        For you: <t:1509022800:F> (<t:1509022800:R>)
        Repeats every week, 2 meetings in all. Next:
        - Meeting 9: Thu 2 Nov 2017, 15:00 Europe/Zurich (14:00 UTC)
        From Thu 2 Nov 2017, this is an hour later for 2 of you, because clocks change.
        Are you coming? `/rsvp 8 yes`, no or maybe
    "#]].assert_eq(&seen(&mut dialogue, "lea", text));
}

#[test]
fn fair_times() {
    let mut dialogue = Dialogue::with_meetings();
    let text = "/slots WG-WORK for: 90m from: 2017-05-15 to: 2017-05-17";
    expect![[r#"
        -- terminal
        Fairest times for a meeting of WG-WORK (1 hour 30 minutes, 3 people expected):

        1. Mon 15 May 2017, 19:45 Europe/London (18:45 UTC)
        - Early, late or at the weekend: 3
        - Night for nobody.

        2. Mon 15 May 2017, 10:00 Europe/London (09:00 UTC)
        - In working hours: 1
        - Early, late or at the weekend: 2
        - Night for nobody.

        3. Tue 16 May 2017, 21:45 Europe/London (20:45 UTC)
        - Early, late or at the weekend: 2
        - At night: 1
        - Night for only 1 person, and not for the same person twice in a row.
        3 people are each alone in their time zone, so only the counts above include them.
        To call the meeting: /meet WG-WORK "Title" slot: 1
        For names and all local times, send me this in private: /slots WG-WORK for: 90m from: 2017-05-15 to: 2017-05-17
        -- Matrix, plain
        Fairest times for a meeting of WG-WORK (1 hour 30 minutes, 3 people expected):

        1. Mon 15 May 2017, 19:45 Europe/London (18:45 UTC)
        - Early, late or at the weekend: 3
        - Night for nobody.

        2. Mon 15 May 2017, 10:00 Europe/London (09:00 UTC)
        - In working hours: 1
        - Early, late or at the weekend: 2
        - Night for nobody.

        3. Tue 16 May 2017, 21:45 Europe/London (20:45 UTC)
        - Early, late or at the weekend: 2
        - At night: 1
        - Night for only 1 person, and not for the same person twice in a row.
        3 people are each alone in their time zone, so only the counts above include them.
        To call the meeting: !meet WG-WORK "Title" slot: 1
        For names and all local times, send me this in private: !slots WG-WORK for: 90m from: 2017-05-15 to: 2017-05-17
        -- Matrix, formatted
        Fairest times for a meeting of WG-WORK (1 hour 30 minutes, 3 people expected):<br><br><strong>1. Mon 15 May 2017, 19:45 Europe/London (18:45 UTC)</strong><ul><li>Early, late or at the weekend: 3</li><li>Night for nobody.</li></ul><strong>2. Mon 15 May 2017, 10:00 Europe/London (09:00 UTC)</strong><ul><li>In working hours: 1</li><li>Early, late or at the weekend: 2</li><li>Night for nobody.</li></ul><strong>3. Tue 16 May 2017, 21:45 Europe/London (20:45 UTC)</strong><ul><li>Early, late or at the weekend: 2</li><li>At night: 1</li><li>Night for only 1 person, and not for the same person twice in a row.</li></ul>3 people are each alone in their time zone, so only the counts above include them.<br>To call the meeting: <code>!meet WG-WORK &quot;Title&quot; slot: 1</code><br>For names and all local times, send me this in private: <code>!slots WG-WORK for: 90m from: 2017-05-15 to: 2017-05-17</code>
        -- Discord
        Fairest times for a meeting of WG-WORK (1 hour 30 minutes, 3 people expected):

        **1\. Mon 15 May 2017, 19:45 Europe/London (18:45 UTC)**
        - Early, late or at the weekend: 3
        - Night for nobody.

        **2\. Mon 15 May 2017, 10:00 Europe/London (09:00 UTC)**
        - In working hours: 1
        - Early, late or at the weekend: 2
        - Night for nobody.

        **3\. Tue 16 May 2017, 21:45 Europe/London (20:45 UTC)**
        - Early, late or at the weekend: 2
        - At night: 1
        - Night for only 1 person, and not for the same person twice in a row.
        3 people are each alone in their time zone, so only the counts above include them.
        To call the meeting: `/meet WG-WORK "Title" slot: 1`
        For names and all local times, send me this in private: `/slots WG-WORK for: 90m from: 2017-05-15 to: 2017-05-17`
    "#]].assert_eq(&seen(&mut dialogue, "lea", text));
}

#[test]
fn minutes() {
    let mut dialogue = Dialogue::with_meetings();
    for text in [
        "/minutes start 2 yes",
        "/item 1",
        "/here",
        "/info The costs of *last year* were shown.",
        "/agreed The budget stands.",
        "/action @secretariat Send the budget. by: 2017-05-01",
        "/minutes end",
    ] {
        dialogue.say("#wg-work", "lea", text).quietly();
    }
    expect![[r#"
        -- terminal
        Regular call
        Summary report of meeting 2 of WG-WORK. Draft: it can be corrected until it is approved.
        Time: Mon 10 Apr 2017, 09:00 to 09:00 UTC (Mon 10 Apr 2017, 10:00 to 10:00 Europe/London)
        Moderator: Lea Kaspar
        Present: 1

        Item 1: Budget
        1. The costs of *last year* were shown.
        2. Agreed: The budget stands.
        - Action 1, Secretariat: Send the budget. By Mon 1 May 2017.

        Not reached
        - 2. Charter (10 minutes)

        Agreements
        - The budget stands. (paragraph 2)

        Actions

        1  Secretariat
          What: Send the budget. · Due: Mon 1 May 2017 · Paragraph: 2

        Next meeting
        Regular call, Thu 11 May 2017, 15:00 Europe/London (14:00 UTC)

        Annex: agenda
        - 1. Budget (20 minutes)
        - 2. Charter (10 minutes)

        Annex: participants
        MAG Members:
        - Lea Kaspar
        -- Matrix, plain
        Regular call
        Summary report of meeting 2 of WG-WORK. Draft: it can be corrected until it is approved.
        Time: Mon 10 Apr 2017, 09:00 to 09:00 UTC (Mon 10 Apr 2017, 10:00 to 10:00 Europe/London)
        Moderator: Lea Kaspar
        Present: 1

        Item 1: Budget
        1. The costs of *last year* were shown.
        2. Agreed: The budget stands.
        - Action 1, Secretariat: Send the budget. By Mon 1 May 2017.

        Not reached
        - 2. Charter (10 minutes)

        Agreements
        - The budget stands. (paragraph 2)

        Actions

        Action  Who          What              Due             Paragraph
        1       Secretariat  Send the budget.  Mon 1 May 2017  2

        Next meeting
        Regular call, Thu 11 May 2017, 15:00 Europe/London (14:00 UTC)

        Annex: agenda
        - 1. Budget (20 minutes)
        - 2. Charter (10 minutes)

        Annex: participants
        MAG Members:
        - Lea Kaspar
        -- Matrix, formatted
        <strong>Regular call</strong><br>Summary report of meeting 2 of WG-WORK. Draft: it can be corrected until it is approved.<br><strong>Time</strong>: Mon 10 Apr 2017, 09:00 to 09:00 UTC (Mon 10 Apr 2017, 10:00 to 10:00 Europe/London)<br><strong>Moderator</strong>: Lea Kaspar<br><strong>Present</strong>: 1<br><br><strong>Item 1: Budget</strong><br>1. The costs of *last year* were shown.<br>2. Agreed: The budget stands.<ul><li>Action 1, Secretariat: Send the budget. By Mon 1 May 2017.</li></ul><strong>Not reached</strong><ul><li>2. Charter (10 minutes)</li></ul><strong>Agreements</strong><ul><li>The budget stands. (paragraph 2)</li></ul><strong>Actions</strong><table><thead><tr><th>Action</th><th>Who</th><th>What</th><th>Due</th><th>Paragraph</th></tr></thead><tbody><tr><td>1</td><td>Secretariat</td><td>Send the budget.</td><td>Mon 1 May 2017</td><td>2</td></tr></tbody></table><strong>Next meeting</strong><br>Regular call, Thu 11 May 2017, 15:00 Europe/London (14:00 UTC)<br><br><strong>Annex: agenda</strong><ul><li>1. Budget (20 minutes)</li><li>2. Charter (10 minutes)</li></ul><strong>Annex: participants</strong><br>MAG Members:<ul><li>Lea Kaspar</li></ul>
        -- Discord
        **Regular call**
        Summary report of meeting 2 of WG-WORK. Draft: it can be corrected until it is approved.
        **Time**: Mon 10 Apr 2017, 09:00 to 09:00 UTC (Mon 10 Apr 2017, 10:00 to 10:00 Europe/London)
        **Moderator**: Lea Kaspar
        **Present**: 1

        **Item 1: Budget**
        1\. The costs of \*last year\* were shown.
        2\. Agreed: The budget stands.
        - Action 1, Secretariat: Send the budget. By Mon 1 May 2017.

        **Not reached**
        - 2\. Charter (10 minutes)

        **Agreements**
        - The budget stands. (paragraph 2)
        [ Actions ]
        | 1 · Secretariat
        |   What: Send the budget. · Due: Mon 1 May 2017 · Paragraph: 2
        **Next meeting**
        Regular call, Thu 11 May 2017, 15:00 Europe/London (14:00 UTC)

        **Annex: agenda**
        - 1\. Budget (20 minutes)
        - 2\. Charter (10 minutes)

        **Annex: participants**
        MAG Members:
        - Lea Kaspar
    "#]].assert_eq(&seen(&mut dialogue, "lynn", "/minutes show 2"));
}
