//! One conversation as two people see it on each platform.

use expect_test::expect;

use crate::dialogue::Dialogue;

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
        You can type here:
        - /help: Lists what you can type here, or explains one command.
        - /charter: Shows a group's written proposal, or changes a part of it.
        - /support: Registers your support for a group.
        - /unsupport: Takes back your support for a group.
        - /comment: Records a comment on a group.
        - /status: Shows the table of all groups, or one group whole.
        - /why: Shows which rules for a decision on a group are met.
        - /consult: Asks for inputs, takes them, and shows what came in.
        - /profile: Shows or changes what is known of you.
        More on one of them: /help support
        -- Matrix, plain
        You can type here:
        - !help: Lists what you can type here, or explains one command.
        - !charter: Shows a group's written proposal, or changes a part of it.
        - !support: Registers your support for a group.
        - !unsupport: Takes back your support for a group.
        - !comment: Records a comment on a group.
        - !status: Shows the table of all groups, or one group whole.
        - !why: Shows which rules for a decision on a group are met.
        - !consult: Asks for inputs, takes them, and shows what came in.
        - !profile: Shows or changes what is known of you.
        More on one of them: !help support
        -- Matrix, formatted
        You can type here:<ul><li><code>!help</code>: Lists what you can type here, or explains one command.</li><li><code>!charter</code>: Shows a group&#39;s written proposal, or changes a part of it.</li><li><code>!support</code>: Registers your support for a group.</li><li><code>!unsupport</code>: Takes back your support for a group.</li><li><code>!comment</code>: Records a comment on a group.</li><li><code>!status</code>: Shows the table of all groups, or one group whole.</li><li><code>!why</code>: Shows which rules for a decision on a group are met.</li><li><code>!consult</code>: Asks for inputs, takes them, and shows what came in.</li><li><code>!profile</code>: Shows or changes what is known of you.</li></ul>More on one of them: <code>!help support</code>
        -- Discord
        You can type here:
        - `/help`: Lists what you can type here, or explains one command.
        - `/charter`: Shows a group's written proposal, or changes a part of it.
        - `/support`: Registers your support for a group.
        - `/unsupport`: Takes back your support for a group.
        - `/comment`: Records a comment on a group.
        - `/status`: Shows the table of all groups, or one group whole.
        - `/why`: Shows which rules for a decision on a group are met.
        - `/consult`: Asks for inputs, takes them, and shows what came in.
        - `/profile`: Shows or changes what is known of you.
        More on one of them: `/help support`
    "#]].assert_eq(&seen(&mut dialogue, "marilyn", "/help"));
}

#[test]
fn a_refusal() {
    let mut dialogue = Dialogue::with_groups();
    expect![[r#"
        -- terminal
        Something is missing: your comment.
        Type: /comment [CODE] words
        For example: /comment WG-IMP Improvements only, or the multi-year plan too?
        -- Matrix, plain
        Something is missing: your comment.
        Type: !comment [CODE] words
        For example: !comment WG-IMP Improvements only, or the multi-year plan too?
        -- Matrix, formatted
        Something is missing: your comment.<br>Type: <code>!comment [CODE] words</code><br>For example: <code>!comment WG-IMP Improvements only, or the multi-year plan too?</code>
        -- Discord
        Something is missing: your comment.
        Type: `/comment [CODE] words`
        For example: `/comment WG-IMP Improvements only, or the multi-year plan too?`
    "#]].assert_eq(&seen(&mut dialogue, "lea", "/comment WG-IMP"));
}

#[test]
fn a_mistyped_code() {
    let mut dialogue = Dialogue::with_groups();
    expect![[r#"
        -- terminal
        There is no group "WG-INP". Did you mean WG-IMP?
        -- Matrix, plain
        There is no group "WG-INP". Did you mean WG-IMP?
        -- Matrix, formatted
        There is no group &quot;WG-INP&quot;. Did you mean WG-IMP?
        -- Discord
        There is no group "WG-INP". Did you mean WG-IMP?
    "#]]
    .assert_eq(&seen(&mut dialogue, "lea", "/support WG-INP"));
}
