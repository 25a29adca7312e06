//! Who may do what, as one table: every command by everybody in every kind of room.

use crate::words::Language;
use std::fmt::Write;

use expect_test::expect;

use crate::catalogue::COMMANDS;
use crate::record::Role;
use crate::render::page;
use crate::render::plain::Plain;
use crate::testing::dialogue::Dialogue;
use crate::words::Refusal;

/// Everybody there is, and what each is for WG-WORK.
const PEOPLE: [(&str, &str); 6] = [
    ("lynn", "chair"),
    ("anja", "secretariat"),
    ("lea", "facilitator"),
    ("flavio", "proposer"),
    ("ginger", "member"),
    ("marilyn", "participant"),
];

/// Everybody else, and who of those above may do the same: nobody may more because of what they are called, and one person is the
/// same person with each of their accounts.
const OTHERS: [(&str, &str); 12] = [
    // They are called as somebody else is.
    ("mallory", "marilyn"),
    ("mallory-shouts", "marilyn"),
    ("a-second-anja", "marilyn"),
    ("a-second-lea", "marilyn"),
    ("a-second-flavio", "marilyn"),
    // Their handle is an office, or is almost that of somebody.
    ("chair", "marilyn"),
    ("secretariat", "marilyn"),
    ("Lynn", "marilyn"),
    // They are called as somebody is who was imported without an account.
    ("nadia", "marilyn"),
    // It was the secretariat that said who that is.
    ("olu", "anja"),
    // They have given a code, and it was confirmed.
    ("lea-at-home", "lea"),
    ("flavio-at-home", "flavio"),
];

/// What these call themselves, if that is not their handle.
const NAMES: [(&str, &str); 7] = [
    ("mallory", "Lynn St. Amour"),
    ("mallory-shouts", "LYNN\u{a0} ST. AMOUR"),
    ("a-second-anja", "Anja Gengo"),
    ("a-second-lea", "Lea Kaspar"),
    ("a-second-flavio", "Flávio Wagner"),
    ("nadia", "Nadia Listed"),
    ("lea-at-home", "Lea Kaspar"),
];

/// The room of all, the group's own, one that is bound to nothing, and the private conversation.
const ROOMS: [&str; 4] = ["#plenary", "#wg-work", "#lounge", "@self"];

/// Every command as it is given, and every argument that only some may give.
const ACTS: &[&str] = &[
    "help",
    "propose WG-NEW Something new",
    "propose WG-NEW Something new for: @ginger",
    "propose WG-NEW Something new source: the list",
    "propose WG-NEW Something new on: 2017-04-08",
    "charter WG-WORK",
    "charter WG-WORK Purpose: to work",
    "charter WG-WORK title: Work",
    "charter WG-WORK facilitator: @lea",
    "charter WG-WORK facilitator: \"Leah Kaspar\" new: yes",
    "charter WG-WORK document: https://example.org/a",
    "support WG-WORK",
    "support WG-WORK for: Liesyl",
    "support WG-WORK for: \"Leah Kaspar\" new: yes",
    "support WG-WORK source: https://example.org/a",
    "support WG-WORK on: 2017-04-08",
    "unsupport WG-CO",
    "unsupport WG-CO for: @lynn",
    "unsupport WG-CO for: @lynn new: yes",
    "unsupport WG-CO source: https://example.org/a",
    "unsupport WG-CO on: 2017-04-08",
    "comment WG-WORK Well done.",
    "comment WG-WORK Well done. for: Liesyl",
    "comment WG-WORK Well done. for: \"Leah Kaspar\" new: yes",
    "comment WG-WORK Well done. source: https://example.org/a",
    "comment WG-WORK Well done. on: 2017-04-08",
    "comment WG-WORK drop: 1",
    "note WG-WORK Well done.",
    "concern WG-WORK Too broad.",
    "concern WG-WORK Too broad. for: @ginger",
    "concern WG-WORK Too broad. for: @ginger source: the list",
    "concern WG-WORK Too broad. for: @ginger on: 2017-04-08",
    "resolve WG-CO 1 It is met.",
    "resolve WG-CO 1 reopen: It is not met.",
    "status WG-WORK",
    "lastcall WG-WORK until: in 3 days",
    "why WG-WORK",
    "decide WG-WORK dissolve",
    "decide WG-WORK dissolve by: @lynn",
    "decide WG-WORK dissolve correct: A slip.",
    "withdraw WG-WORK",
    "rename WG-IMP WG-IMPROVE",
    "facilitate WG-WORK @ginger",
    "release WG-WORK @lea",
    "update WG-WORK We met.",
    "update WG-WORK correct: We met once.",
    "document WG-WORK https://example.org/a",
    "document WG-WORK remove: https://example.org/draft",
    "renew WG-WORK",
    "cycle open \"IGF 2018\" 2018-01-01 2018-12-31",
    "cycle show",
    "cycle close",
    "cycle edit name: A year",
    "consult open \"Which day?\" until: in 3 days",
    "consult answer 1 2",
    "consult list",
    "consult show 1",
    "consult extend 1 2018-01-31",
    "consult close 1",
    "consult outcome 1 No consensus.",
    "consult class 1 @flavio NRI",
    "consult edit 1 link: https://example.org/a",
    "consult cancel 1 A slip.",
    "consult withdraw 1",
    "meet WG-WORK \"A call\" 2017-05-02 10:00 UTC",
    "meet plenary \"A call\" 2017-05-02 10:00 UTC",
    "slots WG-WORK for: 90m from: 2017-05-02 to: 2017-05-04",
    "move 1 2017-05-02 10:00 UTC",
    "cancel 1",
    "cancel 6",
    "meeting 1",
    "meeting 1 title: Another",
    "meeting 1 link: https://example.org/a",
    "meeting 1 passcode: 1234",
    "meeting 1 for: 90m",
    "uncancel 5",
    "rsvp 1 yes",
    "meetings",
    "remind group WG-WORK 1h",
    "remind group plenary 1h",
    "remind me 1h",
    "agenda show 2",
    "agenda add 2 \"Travel\" 5m",
    "agenda drop 2 1",
    "agenda order 2 2 1",
    "agenda begin 2",
    "minutes start 1",
    "minutes show 7",
    "minutes correct 7 1 Something else.",
    "minutes add 7 Something.",
    "minutes drop 7 1",
    "minutes accept 7 1",
    "minutes decline 7 1",
    "minutes approve 7",
    "minutes reopen 7 A slip.",
    "minutes end",
    "item 2",
    "here",
    "here for: @avri",
    "here not: @lea",
    "here meeting: 7",
    "info Something was said.",
    "agreed Something.",
    "disagreed Something.",
    "undo",
    "action @lea Draft the charter.",
    "actions",
    "done 1",
    "person @ginger",
    "person @ginger left: today",
    "profile away until: in 9 days",
    "amend 1 by: 2017-06-01",
    "drop 1 A slip.",
    "digest now",
    "digest weekly mon 09:00",
    "digest weekly mon 09:00 me",
    "digest off",
    "room bind WG-WORK",
    "room unbind",
    "room open WG-WORK",
    "room language fr",
    "profile show",
    "profile set affiliation: none",
    "profile calendar",
    "profile link",
    "profile unlink",
    "profile unlink @marilyn",
    "profile join \"Liesyl\" @marilyn",
    "profile export",
    "profile forget",
];

/// What is done where a meeting goes on. Elsewhere it has no meaning, whoever says it.
const IN_MEETINGS: [&str; 8] = ["minutes end", "item", "here", "info", "agreed", "disagreed", "undo", "action "];

/// What is about the room in which it is said.
const OF_THE_ROOM: [&str; 3] = ["digest weekly mon 09:00", "digest off", "room language fr"];

/// The rooms where an act has a meaning.
fn rooms(act: &str) -> &'static [&'static str] {
    if OF_THE_ROOM.contains(&act) {
        return &["#wg-work"];
    }
    if IN_MEETINGS.iter().any(|name| act.starts_with(name)) { &["#plenary", "#lounge"] } else { &ROOMS }
}

/// What happens before an act: everybody else comes in.
fn with_others(act: &str) -> Dialogue {
    let mut dialogue = Dialogue::for_example(act);
    NAMES.iter().for_each(|(handle, name)| dialogue.goes_by(handle, name));
    dialogue.is_listed("Nadia Listed", Role::Chair);
    dialogue.is_listed("Olu Listed", Role::Secretariat);
    for (handle, _) in OTHERS {
        dialogue.say("#lounge", handle, "/comment WG-CO I am here.").quietly();
    }
    dialogue.say("#lounge", "anja", "/profile join \"Olu Listed\" @olu").quietly();
    for (handle, first) in [("lea-at-home", "lea"), ("flavio-at-home", "flavio")] {
        dialogue.is_joined(handle, first);
    }
    dialogue
}

#[test]
fn no_command_is_without_a_row() {
    for (path, spec) in COMMANDS.iter().flat_map(page::acts) {
        assert!(ACTS.iter().any(|act| act.starts_with(&path)), "ACTS has no row for {path}");
        for argument in spec.arguments().iter().filter(|argument| argument.access != crate::language::access::ANYONE) {
            let name = if argument.name == "parts" { "Purpose" } else { argument.name };
            let form = if argument.named || name == "Purpose" { format!(" {name}: ") } else { " @".to_owned() };
            let is_row = |act: &&&str| act.starts_with(&path) && act.contains(&form);
            assert!(ACTS.iter().any(|act| is_row(&act)), "ACTS has no row for {path} with {name}:");
        }
    }
}

/// What somebody who does it in a room is told of who may; nothing where they may.
fn told(dialogue: &mut Dialogue, room: &str, handle: &str, act: &str) -> Option<String> {
    let room = room.replace("@self", &format!("@{handle}"));
    let refusal = dialogue.try_in(&room, handle, act).err().filter(Refusal::is_about_who)?;
    let plain = Plain { register: dialogue.register(), mark: "/", width: None, language: Language::default() };
    // Whom one asks instead, and what one can do, is another matter.
    plain.reply(&refusal.reply()).lines().next().map(str::to_owned)
}

#[test]
fn nobody_may_more_by_a_name_and_everybody_as_much_by_each_account() {
    for act in ACTS {
        let mut dialogue = with_others(act);
        for room in rooms(act) {
            for (handle, same) in OTHERS {
                let expected = told(&mut dialogue, room, same, act);
                assert_eq!(told(&mut dialogue, room, handle, act), expected, "{act} in {room} by {handle}, as {same}");
            }
        }
    }
}

#[test]
fn who_was_never_heard_of_may_no_more_by_a_name_or_by_the_handle_that_somebody_has_elsewhere() {
    for act in ACTS {
        let mut dialogue = Dialogue::for_example(act);
        NAMES.iter().for_each(|(handle, name)| dialogue.goes_by(handle, name));
        let room = rooms(act)[0];
        let expected = told(&mut dialogue, room, "marilyn", act);
        for (handle, _) in OTHERS {
            assert_eq!(told(&mut dialogue, room, handle, act), expected, "{act} by {handle}");
        }
        // Nobody has an account there.
        let elsewhere = told(&mut dialogue, "matrix:!lounge:example.org", "marilyn", act);
        for handle in ["lynn", "anja", "lea", "flavio", "ginger"] {
            let told = told(&mut dialogue, "matrix:!lounge:example.org", handle, act);
            assert_eq!(told, elsewhere, "{act} on Matrix by {handle}");
        }
    }
}

#[test]
fn who_may_do_what_is_the_same_in_every_kind_of_room() {
    let mut table = String::new();
    for act in ACTS {
        let mut said = String::new();
        let mut may = Vec::new();
        let mut dialogue = Dialogue::for_example(act);
        for (handle, part) in PEOPLE {
            let results: Vec<Option<String>> =
                rooms(act).iter().map(|room| told(&mut dialogue, room, handle, act)).collect();
            assert!(results.iter().all(|result| *result == results[0]), "{act} by {part}: {results:?}");
            match &results[0] {
                None => may.push(part),
                Some(refusal) => {
                    assert!(refusal.contains("Only ") || refusal.contains("The chair decides"), "{act}: {refusal}");
                    if !said.contains(refusal) {
                        let _ = write!(said, "\n    {refusal}");
                    }
                }
            }
        }
        let may = if may.len() == PEOPLE.len() { "anyone".to_owned() } else { may.join(", ") };
        let _ = writeln!(table, "{act}\n  {may}{said}");
    }
    expect![[r#"
        help
          anyone
        propose WG-NEW Something new
          chair, secretariat, facilitator, proposer, member
            Only members and the secretariat may use /propose.
        propose WG-NEW Something new for: @ginger
          secretariat
            Only the secretariat may use /propose with for: @person. If "for:" is part of your text, put the whole text in quotes.
            Only members and the secretariat may use /propose.
        propose WG-NEW Something new source: the list
          secretariat
            Only the secretariat may use /propose with source: …. If "source:" is part of your text, put the whole text in quotes.
            Only members and the secretariat may use /propose.
        propose WG-NEW Something new on: 2017-04-08
          secretariat
            Only the secretariat may use /propose with on: DATE. If "on:" is part of your text, put the whole text in quotes.
            Only members and the secretariat may use /propose.
        charter WG-WORK
          anyone
        charter WG-WORK Purpose: to work
          chair, secretariat, facilitator, proposer
            Only the group's facilitators, the proposer, the chair and the secretariat may use /charter with Part: text.
        charter WG-WORK title: Work
          chair, secretariat, facilitator, proposer
            Only the group's facilitators, the proposer, the chair and the secretariat may use /charter with title: ….
        charter WG-WORK facilitator: @lea
          chair, secretariat, facilitator, proposer
            Only the group's facilitators, the proposer, the chair and the secretariat may use /charter with facilitator: @person, ….
        charter WG-WORK facilitator: "Leah Kaspar" new: yes
          chair, secretariat, facilitator, proposer
            Only the group's facilitators, the proposer, the chair and the secretariat may use /charter with facilitator: @person, ….
        charter WG-WORK document: https://example.org/a
          chair, secretariat, facilitator, proposer
            Only the group's facilitators, the proposer, the chair and the secretariat may use /charter with document: URL.
        support WG-WORK
          anyone
        support WG-WORK for: Liesyl
          secretariat
            Only the secretariat may use /support with for: @person. If "for:" is part of your text, put the whole text in quotes.
        support WG-WORK for: "Leah Kaspar" new: yes
          secretariat
            Only the secretariat may use /support with for: @person. If "for:" is part of your text, put the whole text in quotes.
        support WG-WORK source: https://example.org/a
          secretariat
            Only the secretariat may use /support with source: …. If "source:" is part of your text, put the whole text in quotes.
        support WG-WORK on: 2017-04-08
          secretariat
            Only the secretariat may use /support with on: DATE. If "on:" is part of your text, put the whole text in quotes.
        unsupport WG-CO
          anyone
        unsupport WG-CO for: @lynn
          secretariat
            Only the secretariat may use /unsupport with for: @person. If "for:" is part of your text, put the whole text in quotes.
        unsupport WG-CO for: @lynn new: yes
          secretariat
            Only the secretariat may use /unsupport with for: @person. If "for:" is part of your text, put the whole text in quotes.
        unsupport WG-CO source: https://example.org/a
          secretariat
            Only the secretariat may use /unsupport with source: …. If "source:" is part of your text, put the whole text in quotes.
        unsupport WG-CO on: 2017-04-08
          secretariat
            Only the secretariat may use /unsupport with on: DATE. If "on:" is part of your text, put the whole text in quotes.
        comment WG-WORK Well done.
          anyone
        comment WG-WORK Well done. for: Liesyl
          secretariat
            Only the secretariat may use /comment with for: @person. If "for:" is part of your text, put the whole text in quotes.
        comment WG-WORK Well done. for: "Leah Kaspar" new: yes
          secretariat
            Only the secretariat may use /comment with for: @person. If "for:" is part of your text, put the whole text in quotes.
        comment WG-WORK Well done. source: https://example.org/a
          secretariat
            Only the secretariat may use /comment with source: …. If "source:" is part of your text, put the whole text in quotes.
        comment WG-WORK Well done. on: 2017-04-08
          secretariat
            Only the secretariat may use /comment with on: DATE. If "on:" is part of your text, put the whole text in quotes.
        comment WG-WORK drop: 1
          anyone
        note WG-WORK Well done.
          chair, secretariat
            Only the chair and the secretariat may use /note.
        concern WG-WORK Too broad.
          chair, facilitator, proposer, member
            Only members can raise a concern. To record one that a member raised elsewhere: /concern WG-WORK … for: @person
            Only members and the secretariat may use /concern.
        concern WG-WORK Too broad. for: @ginger
          secretariat
            Only the secretariat may use /concern with for: @person. If "for:" is part of your text, put the whole text in quotes.
            Only members and the secretariat may use /concern.
        concern WG-WORK Too broad. for: @ginger source: the list
          secretariat
            Only the secretariat may use /concern with for: @person. If "for:" is part of your text, put the whole text in quotes.
            Only members and the secretariat may use /concern.
        concern WG-WORK Too broad. for: @ginger on: 2017-04-08
          secretariat
            Only the secretariat may use /concern with for: @person. If "for:" is part of your text, put the whole text in quotes.
            Only members and the secretariat may use /concern.
        resolve WG-CO 1 It is met.
          chair, proposer
            This concern is from Flávio Wagner. Only its author can withdraw it; the chair can overrule it with a reason.
            Only members and the secretariat may use /resolve.
        resolve WG-CO 1 reopen: It is not met.
          chair, secretariat, facilitator, proposer, member
            Only members and the secretariat may use /resolve.
        status WG-WORK
          anyone
        lastcall WG-WORK until: in 3 days
          chair, secretariat, facilitator, proposer
            Only the group's facilitators, the proposer, the chair and the secretariat may use /lastcall.
        why WG-WORK
          anyone
        decide WG-WORK dissolve
          chair
            The chair decides. To record that decision, say whose it is, for example by: @lynn
            Only the chair and the secretariat may use /decide.
        decide WG-WORK dissolve by: @lynn
          secretariat
            Only the secretariat may use /decide with by: @person. If "by:" is part of your text, put the whole text in quotes.
            Only the chair and the secretariat may use /decide.
        decide WG-WORK dissolve correct: A slip.
          chair
            The chair decides. To record that decision, say whose it is, for example by: @lynn
            Only the chair and the secretariat may use /decide.
        withdraw WG-WORK
          proposer
            Only the proposer may use /withdraw.
        rename WG-IMP WG-IMPROVE
          chair, secretariat
            Only the group's facilitators, the proposer, the chair and the secretariat may use /rename.
        facilitate WG-WORK @ginger
          chair
            Only the chair may use /facilitate.
        release WG-WORK @lea
          chair
            Only the chair may use /release.
        update WG-WORK We met.
          chair, secretariat, facilitator
            Only the group's facilitators, the chair and the secretariat may use /update.
        update WG-WORK correct: We met once.
          chair, secretariat, facilitator
            Only the group's facilitators, the chair and the secretariat may use /update.
        document WG-WORK https://example.org/a
          chair, secretariat, facilitator, proposer
            Only the group's facilitators, the proposer, the chair and the secretariat may use /document.
        document WG-WORK remove: https://example.org/draft
          chair, secretariat, facilitator, proposer
            Only the group's facilitators, the proposer, the chair and the secretariat may use /document.
        renew WG-WORK
          chair, secretariat, facilitator
            Only the group's facilitators, the chair and the secretariat may use /renew.
        cycle open "IGF 2018" 2018-01-01 2018-12-31
          chair, secretariat
            Only the chair and the secretariat may use /cycle open.
        cycle show
          anyone
        cycle close
          chair, secretariat
            Only the chair and the secretariat may use /cycle close.
        cycle edit name: A year
          chair, secretariat
            Only the chair and the secretariat may use /cycle edit.
        consult open "Which day?" until: in 3 days
          chair, secretariat
            Only the chair and the secretariat may use /consult open.
        consult answer 1 2
          anyone
        consult list
          anyone
        consult show 1
          anyone
        consult extend 1 2018-01-31
          chair, secretariat
            Only the chair and the secretariat may use /consult extend.
        consult close 1
          chair, secretariat
            Only the chair and the secretariat may use /consult close.
        consult outcome 1 No consensus.
          chair, secretariat
            Only the chair and the secretariat may use /consult outcome.
        consult class 1 @flavio NRI
          chair, secretariat
            Only the chair and the secretariat may use /consult class.
        consult edit 1 link: https://example.org/a
          chair, secretariat
            Only the chair and the secretariat may use /consult edit.
        consult cancel 1 A slip.
          chair, secretariat
            Only the chair and the secretariat may use /consult cancel.
        consult withdraw 1
          anyone
        meet WG-WORK "A call" 2017-05-02 10:00 UTC
          chair, secretariat, facilitator
            Only the group's facilitators, the chair and the secretariat may use /meet.
        meet plenary "A call" 2017-05-02 10:00 UTC
          chair, secretariat
            Only the group's facilitators, the chair and the secretariat may use /meet.
        slots WG-WORK for: 90m from: 2017-05-02 to: 2017-05-04
          chair, secretariat, facilitator
            Only the group's facilitators, the chair and the secretariat may use /slots.
        move 1 2017-05-02 10:00 UTC
          chair, secretariat, facilitator
            Only the group's facilitators, the chair and the secretariat may use /move.
        cancel 1
          chair, secretariat, facilitator
            Only the group's facilitators, the chair and the secretariat may use /cancel.
        cancel 6
          chair, secretariat
            Only the group's facilitators, the chair and the secretariat may use /cancel.
        meeting 1
          anyone
        meeting 1 title: Another
          chair, secretariat, facilitator
            Only the group's facilitators, the chair and the secretariat may use /meeting with title: ….
        meeting 1 link: https://example.org/a
          chair, secretariat, facilitator
            Only the group's facilitators, the chair and the secretariat may use /meeting with link: URL.
        meeting 1 passcode: 1234
          chair, secretariat, facilitator
            Only the group's facilitators, the chair and the secretariat may use /meeting with passcode: ….
        meeting 1 for: 90m
          chair, secretariat, facilitator
            Only the group's facilitators, the chair and the secretariat may use /meeting with for: 90m.
        uncancel 5
          chair, secretariat, facilitator
            Only the group's facilitators, the chair and the secretariat may use /uncancel.
        rsvp 1 yes
          anyone
        meetings
          anyone
        remind group WG-WORK 1h
          chair, secretariat, facilitator
            Only the group's facilitators, the chair and the secretariat may use /remind group.
        remind group plenary 1h
          chair, secretariat
            Only the group's facilitators, the chair and the secretariat may use /remind group.
        remind me 1h
          anyone
        agenda show 2
          anyone
        agenda add 2 "Travel" 5m
          chair, secretariat, facilitator
            Only the group's facilitators, the chair and the secretariat may use /agenda add.
        agenda drop 2 1
          chair, secretariat, facilitator
            Only the group's facilitators, the chair and the secretariat may use /agenda drop.
        agenda order 2 2 1
          chair, secretariat, facilitator
            Only the group's facilitators, the chair and the secretariat may use /agenda order.
        agenda begin 2
          chair, secretariat, facilitator
            Only the group's facilitators, the chair and the secretariat may use /agenda begin.
        minutes start 1
          chair, secretariat, facilitator
            Only the group's facilitators, the chair and the secretariat may use /minutes start.
        minutes show 7
          anyone
        minutes correct 7 1 Something else.
          chair, secretariat
            Only people who were in meeting 7 can correct its minutes.
        minutes add 7 Something.
          chair, secretariat
            Only people who were in meeting 7 can correct its minutes.
        minutes drop 7 1
          chair, secretariat
            Only people who were in meeting 7 can correct its minutes.
        minutes accept 7 1
          chair, secretariat
            Only Lynn St. Amour, who moderated meeting 7, the group's facilitators, the chair and the secretariat can accept or decline a correction of its minutes.
        minutes decline 7 1
          chair, secretariat, proposer
            Only Lynn St. Amour, who moderated meeting 7, the group's facilitators, the chair and the secretariat can accept or decline a correction of its minutes.
        minutes approve 7
          chair
            Only the chair may use /minutes approve.
        minutes reopen 7 A slip.
          chair
            Only the chair may use /minutes reopen.
        minutes end
          chair, secretariat
            Only the group's facilitators, the chair and the secretariat may use /minutes end.
        item 2
          chair, secretariat
            Only the group's facilitators, the chair and the secretariat may use /item.
        here
          anyone
        here for: @avri
          chair, secretariat
            Only the group's facilitators, the chair and the secretariat may use /here with for: @person, ….
        here not: @lea
          chair, secretariat
            Only the group's facilitators, the chair and the secretariat may use /here with not: @person, ….
        here meeting: 7
          anyone
        info Something was said.
          anyone
        agreed Something.
          chair, secretariat
            Only the group's facilitators, the chair and the secretariat may use /agreed.
        disagreed Something.
          chair, secretariat
            Only the group's facilitators, the chair and the secretariat may use /disagreed.
        undo
          anyone
        action @lea Draft the charter.
          anyone
        actions
          anyone
        done 1
          chair, secretariat, facilitator
            Only the owner (Lea Kaspar) or a facilitator of the group can mark this action as done.
        person @ginger
          secretariat
            Only the secretariat may use /person.
        person @ginger left: today
          secretariat
            Only the secretariat may use /person.
        profile away until: in 9 days
          anyone
        amend 1 by: 2017-06-01
          chair, secretariat, facilitator
            Only the owner (Lea Kaspar), the person who set it or a facilitator of the group can change this action.
        drop 1 A slip.
          chair, secretariat, facilitator
            Only the owner (Lea Kaspar), the person who set it or a facilitator of the group can change this action.
        digest now
          anyone
        digest weekly mon 09:00
          chair, secretariat, facilitator
            Only the group's facilitators, the chair and the secretariat may use /digest weekly.
        digest weekly mon 09:00 me
          anyone
        digest off
          chair, secretariat, facilitator
            Only the group's facilitators, the chair and the secretariat may use /digest off.
        room bind WG-WORK
          chair, secretariat
            Only the chair and the secretariat may use /room bind.
        room unbind
          chair, secretariat
            Only the chair and the secretariat may use /room unbind.
        room open WG-WORK
          chair, secretariat
            Only the chair and the secretariat may use /room open.
        room language fr
          chair, secretariat, facilitator
            Only the group's facilitators, the chair and the secretariat may use /room language.
        profile show
          anyone
        profile set affiliation: none
          anyone
        profile calendar
          anyone
        profile link
          anyone
        profile unlink
          anyone
        profile unlink @marilyn
          secretariat
            Only the secretariat may use /profile unlink with @person.
        profile join "Liesyl" @marilyn
          secretariat
            Only the secretariat may use /profile join.
        profile export
          anyone
        profile forget
          anyone
    "#]].assert_eq(&table);
}
