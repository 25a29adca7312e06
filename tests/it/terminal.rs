//! The terminal, with its lines from a pipe: what somebody types and everything that they then see.

use expect_test::expect;
use harness::program::{Place, ROLES};

/// What the demo says to these lines.
fn demo(lines: &str) -> String {
    Place::new().run_with(&["demo"], lines).done()
}

#[test]
fn the_demo_supports_and_shows_the_table() {
    expect![[r#"
        Lea Kaspar supports WG-IMP. Support: 1 member.
        Lea Kaspar has supported WG-IMP since Tue 11 Apr 2017. Each person counts once.
        Working Groups

        Code     Title                                 Support    Comments  Status
        WG-WREP  Workshop Review & Evaluation Process  0 members  0         proposed
        WG-CO    Outreach and Communications           0 members  0         proposed
        WG-NSF   New Session Formats                   0 members  0         proposed
        WG-IMP   IGF Improvements                      1 member   0         proposed
        WG-FUN   Fundraising                           0 members  0         proposed

        Best Practice Forums

        Code            Title                         Support    Comments  Status
        BPF-CYBER       Cybersecurity                 0 members  0         proposed
        BPF-GENDER      Gender & Access               0 members  0         proposed
        BPF-LOCAL       Local Content                 0 members  0         proposed
        BPF-CORRUPTION  Combatting Corruption Online  0 members  0         proposed
        BPF-REMOTE      Remote Participation          0 members  0         proposed
        BPF-IC          International Cooperation     0 members  0         proposed

        Connecting and Enabling the Next Billion(s)

        Code  Title           Support    Comments  Status
        CENB  CENB Phase III  0 members  0         proposed
    "#]]
    .assert_eq(&demo("/support WG-IMP\n/support wg-imp\n/status\n"));
}

#[test]
fn one_leaves_as_one_leaves_other_terminals() {
    for leaves in [":quit", ":q", "quit", "/quit", "exit", "/exit"] {
        assert_eq!(demo(&format!("{leaves}\n/support WG-IMP\n")), "", "{leaves}");
    }
}

#[test]
fn what_is_mistyped_is_answered_with_what_is_near() {
    expect![[r#"
        There is no command "suport". Did you mean /support?
        Please answer yes or no. Yes means: /support WG-IMP
        There is no group "WG-INP". Did you mean WG-IMP?
        Please answer yes or no. Yes means: /support WG-IMP
        Which group? For example: /support BPF-CORRUPTION
        In full: /support [CODE] [words]
        There is no command "rooom". Did you mean /room?
        There is no command "xyzzy". /help lists them all.
        There is no group "BPF-CYBRE". Did you mean BPF-CYBER?
        Please answer yes or no. Yes means: /status BPF-CYBER
    "#]]
    .assert_eq(&demo("/suport WG-IMP\n/support WG-INP\n/support\n/rooom bind\n/xyzzy\n/status BPF-CYBRE\n"));
}

#[test]
fn talk_is_not_answered_and_the_bots_name_is_heard() {
    let lines = "Good morning, all.\n!!!\n/usr/bin/env\n\n   \n@rapporteur support WG-IMP\nrapporteur: thanks\n!support BPF-IC\n//support CENB\n";
    expect![[r#"
        Lea Kaspar supports WG-IMP. Support: 1 member.
        Lea Kaspar supports BPF-IC. Support: 1 member.
        Lea Kaspar supports CENB. Support: 1 member.
    "#]]
    .assert_eq(&demo(lines));
}

#[test]
fn somebody_else_speaks_from_another_room_and_the_news_come_when_time_passes() {
    let lines = "\
/support WG-IMP
:as @ginger
:in #wg-imp
/support
/comment Improvements only?
:in #plenary
:as flavio
/support WG-IMP
:wait 9m
:wait 10m
:wait 24h
";
    expect![[r#"
        Lea Kaspar supports WG-IMP. Support: 1 member.
        You speak as Virginia Paque (member).
        You are in #wg-imp.
        Virginia Paque supports WG-IMP. Support: 2 members.
        Recorded: Virginia Paque comments on WG-IMP, which now has 1 comment.
        You are in #plenary.
        You speak as Flávio Wagner (member).
        Flávio Wagner supports WG-IMP. Support: 3 members.
        It is Tue 11 Apr 2017, 08:09 UTC.
        WG-IMP: +1, now 3 members, 1 new comment
        #wg-imp: WG-IMP: +1, now 3 members
        It is Tue 11 Apr 2017, 08:19 UTC.
        It is Wed 12 Apr 2017, 08:19 UTC.
    "#]]
    .assert_eq(&demo(lines));
}

#[test]
fn a_private_answer_is_shown_as_one() {
    expect![[r#"
        (only @lea sees this)
        Changed. Your profile is now:
        Name: Lea Kaspar
        Role: member
        Stakeholder group: civil society
        Affiliation: Programme Lead, Global Partners Digital
        Time zone: Africa/Dakar
        Hours: not set
        Weekend: not set
        Language: not set
        Email: not set
        Accounts: console:lea
        You are in @lea.
        Your profile (to change it: /profile set):
        Name: Lea Kaspar
        Role: member
        Stakeholder group: civil society
        Affiliation: Programme Lead, Global Partners Digital
        Time zone: Africa/Dakar
        Hours: not set
        Weekend: not set
        Language: not set
        Email: not set
        Accounts: console:lea
        WG-FUN: Fundraising
        Working Groups, proposed, new this cycle
        Support: 0 members
        Comments: 0
        Proposed by: Lynn St. Amour on Tue 28 Mar 2017
        Proposed to facilitate: Lynn St. Amour
        You are in #wg-imp.
        (only @lea sees this)
        "EST" can mean several time zones.
        Please answer with a number, or no:
        - 1. America/New_York
        - 2. America/Panama
        - 3. Australia/Sydney
    "#]]
    .assert_eq(&demo(
        "/profile set zone: Africa/Dakar\n:in @lea\n/profile\nstatus WG-FUN\n:in #wg-imp\n/profile set zone: EST\n",
    ));
}

#[test]
fn a_line_that_ends_with_a_backslash_goes_on_in_the_next_one() {
    let lines = "\
/propose WG-NEW A New Group\\
Continues: yes\\
Purpose: one line\\
and another\\
Facilitator: Avri Doria, Somebody New (TBD)\\
Document: https://example.org/a
/charter WG-NEW
/comment WG-NEW\\
Two\\
lines.
/status WG-NEW
/help propose
";
    expect![[r#"
        Proposed: WG-NEW, A New Group, by Lea Kaspar. Support it with /support WG-NEW
        Still missing: Objectives, Outputs, Plan, Timeframe. Add each with /charter WG-NEW Objectives: …
        Somebody New is new in the list of people.
        WG-NEW: A New Group
        Purpose: one line
        and another
        Objectives: (missing)
        Outputs: (missing)
        Plan: (missing)
        Timeframe: (missing)
        Facilitator: Avri Doria, Somebody New (TBD)
        Document: https://example.org/a
        Recorded: Lea Kaspar comments on WG-NEW, which now has 1 comment.
        WG-NEW: A New Group
        Working Groups, proposed
        Support: 0 members
        Comments: 1
        Proposed by: Lea Kaspar on Tue 11 Apr 2017
        Proposed to facilitate: Avri Doria, Somebody New (TBD)
        Document: https://example.org/a

        Other comments
        - Lea Kaspar, Tue 11 Apr 2017: Two
        lines.
        /propose: Proposes a group.
        For example:
        - /propose WG-NSF New Session Formats
        - /propose WG-NSF New Session Formats
        Continues: yes
        Purpose: to try other formats
        Facilitator: Miguel Ignacio Estrada
        Who: members and the secretariat
        In full: /propose CODE title [category: …] [continues: yes|no] [Part: text] [facilitator: @person, …] [document: URL]
        - CODE: a code for the group, such as WG-IMP
        - title: the group's title
        - [category: …]: its category, if the code does not tell
        - [continues: yes|no]: whether it continues an earlier group
        - [Part: text]: the parts of the written proposal
        - [facilitator: @person, …]: the people proposed to facilitate it
        - [new: yes]: yes, if the name is that of somebody who is not on the list yet
        - [document: URL]: the web address of a document
        The way back: /withdraw CODE
    "#]].assert_eq(&demo(lines));
}

#[test]
fn what_a_participant_may_not_do_says_who_may() {
    let lines = ":as marilyn\n/propose WG-X Something\n/note WG-IMP status: Great\n/room bind WG-IMP\n/charter WG-IMP Purpose: mine\n/support WG-IMP for: @lea\n/support WG-IMP\n";
    expect![[r#"
        You speak as Marilyn Cade (participant).
        Only members and the secretariat may use /propose.
        You are not on the list of members. Anja Gengo, Chengetai Masango or Eleonora Mazzucchi can tell you how to become one.
        What you can do: /comment CODE …
        Only the chair and the secretariat may use /note.
        Please ask Lynn St. Amour, Anja Gengo or Chengetai Masango.
        What you can do: /status WG-IMP
        Only the chair and the secretariat may use /room bind.
        Please ask Lynn St. Amour, Anja Gengo or Chengetai Masango.
        Only the group's facilitators, the proposer, the chair and the secretariat may use /charter with Part: text.
        Please ask Avri Doria.
        Only the secretariat may use /support with for: @person. If "for:" is part of your text, put the whole text in quotes.
        Please ask Anja Gengo, Chengetai Masango or Eleonora Mazzucchi.
        Marilyn Cade supports WG-IMP. Support: 0 members, 1 other.
    "#]]
    .assert_eq(&demo(lines));
}

#[test]
fn the_terminal_explains_itself_and_is_left() {
    expect![[r#"
        What begins with / goes to the bot: /help lists it. What begins with : is for this terminal:
        :as HANDLE   speak as somebody else, such as :as ginger
        :in ROOM     go to another room, such as :in #wg-imp
        :who         the people whose handles are known
        :wait 7d     let time pass (in the demo)
        :quit        leave
        A line that ends with \ goes on in the next one. The Tab key completes.
        Say how long, such as :wait 10m or :wait 7d
        Say how long, such as :wait 10m or :wait 7d
        A room is written #name, or @handle for a private conversation: :in #wg-imp
        Say whose handle: :as ginger. :who lists those who are known.
    "#]]
    .assert_eq(&demo(":help\n:wait\n:wait soon\n:in\n:as\n:quit\n/support WG-IMP\n"));
}

#[test]
fn the_last_line_needs_no_line_break_and_may_end_with_one_of_windows() {
    expect![[r#"
        Lea Kaspar supports WG-IMP. Support: 1 member.
        You speak as Virginia Paque (member).
        Virginia Paque supports WG-IMP. Support: 2 members.
    "#]]
    .assert_eq(&demo("/support WG-IMP\r\n:as ginger\r\n/support WG-IMP"));
}

#[test]
fn an_own_register_survives_a_restart() {
    let place = Place::new();
    place.write("rapporteur.toml", ROLES);
    let lines = "\
/support WG-IMP
/propose WG-IMP IGF Improvements\\
Purpose: to follow up
:as joe
/support WG-IMP We need this.
:who
:wait 10m
";
    expect![[r#"
        There is no group "WG-IMP": none has been proposed yet. To propose one: /propose CODE Title
        Proposed: WG-IMP, IGF Improvements, by lea. Support it with /support WG-IMP
        Still missing: Objectives, Outputs, Plan, Timeframe, Facilitator. Add each with /charter WG-IMP Objectives: …
        You speak as joe (participant).
        joe supports WG-IMP. Support: 0 members, 1 other.
        joe: joe (participant)
        lea: lea (member)
        Here the time is the real one: it cannot be moved.
    "#]]
    .assert_eq(&place.talk(lines));
    expect![[r#"
        You speak as joe (participant).
        Recorded: joe comments on WG-IMP, which now has 1 comment.
        Working Groups

        Code    Title             Support             Comments  Status
        WG-IMP  IGF Improvements  0 members, 1 other  1         proposed
        WG-IMP: IGF Improvements
        Purpose: to follow up
        Objectives: (missing)
        Outputs: (missing)
        Plan: (missing)
        Timeframe: (missing)
        Facilitator: (missing)
    "#]]
    .assert_eq(&place.talk(":as joe\n/comment WG-IMP Still here.\n/status\n/charter WG-IMP\n"));
}

#[test]
fn two_terminals_on_one_register_see_what_the_other_recorded() {
    let place = Place::with_group();
    let (mut one, mut other) = (place.start(&[]), place.start(&[]));
    for terminal in [&mut one, &mut other] {
        // What is not yet noted as said is said at a start: so both have started before either records.
        terminal.say(":as lea\n");
        assert_eq!(terminal.line().unwrap(), "You speak as lea (member).");
    }
    for number in 1..=5_u32 {
        let comments =
            |number: u32| format!("WG-IMP, which now has {number} comment{}.", if number == 1 { "" } else { "s" });
        one.say("/comment WG-IMP From one.\n");
        assert_eq!(one.line().unwrap(), format!("Recorded: lea comments on {}", comments(2 * number - 1)));
        other.say("/comment WG-IMP From the other.\n");
        assert_eq!(other.line().unwrap(), format!("Recorded: lea comments on {}", comments(2 * number)));
    }
    for terminal in [one, other] {
        let (rest, status) = terminal.end();
        assert!(rest.is_empty() && status.success(), "{rest:?} {status}");
    }
    assert_eq!(place.register()["groups"][0]["comments"].as_array().unwrap().len(), 10);
}

#[test]
fn a_line_that_comes_in_pieces_is_one_line() {
    let place = Place::with_group();
    let mut terminal = place.start(&[]);
    terminal.say("/comment WG-IMP Whole.\n");
    assert_eq!(terminal.line().unwrap(), "Recorded: lea comments on WG-IMP, which now has 1 comment.");
    terminal.say("/comment WG-IMP Begun, ");
    // Meanwhile the answer is noted as delivered, which must not lose what was typed so far.
    let is_noted = || place.run(&["check"]).done().contains("0 messages not yet delivered");
    assert!((0..1_000).any(|_| is_noted()), "the answer was never noted");
    terminal.say("and ended.\n");
    assert_eq!(terminal.line().unwrap(), "Recorded: lea comments on WG-IMP, which now has 2 comments.");
    assert!(terminal.end().1.success());
    assert_eq!(place.register()["groups"][0]["comments"][1]["text"], "Begun, and ended.");
}
