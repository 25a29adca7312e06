//! `/profile unlink [PERSON] [join: N]`: takes back that accounts were joined. Each is then who they were, and what was
//! said before has its author again.

use crate::language::access::{ANYONE, SECRETARIAT};
use crate::language::{Arg, Call, Draft, Kind, PersonRef, Refused, Shape, Spec};
use crate::phrase;
use crate::record::{Earlier, Event, Person, PersonId, Role};
use crate::say;
use crate::words::{self, Block, Explain, Inline, Line, Reply};

use super::link::with_accounts;

const PERSON: Arg<PersonRef> =
    Arg::new("person", Kind::KnownPerson, phrase!(profile_unlink_person_about)).only(SECRETARIAT);
const JOIN: Arg<u32> = Arg::new("join", Kind::Number, phrase!(profile_unlink_join_about)).named();

pub(super) const UNLINK: Spec = Spec {
    name: "unlink",
    summary: phrase!(profile_unlink_summary),
    access: ANYONE,
    private: true,
    shape: Shape::Act { arguments: &[PERSON.argument, JOIN.argument], decide: unlink },
    examples: &["profile unlink", "profile unlink join: 1", "profile unlink @marilyn"],
    refused: &[
        Refused { by: Role::Member, typed: "profile unlink" },
        Refused { by: Role::Member, typed: "profile unlink @marilyn" },
        Refused { by: Role::Secretariat, typed: "profile unlink \"Nobody\"" },
        Refused { by: Role::Secretariat, typed: "profile unlink @lea" },
    ],
};

fn unlink(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let scene = *draft.scene();
    let people = scene.register.people();
    let named = call.get(&PERSON);
    let person = match named {
        None => draft.speaker().clone(),
        Some(PersonRef::Known(id)) => {
            people.get(*id).map(|person| Person::clone(person)).ok_or(Refusal::NobodyKnown)?
        }
        Some(PersonRef::New(_) | PersonRef::Silent(..)) => return Err(Refusal::NobodyKnown.into()),
    };
    let who = named.map(|_| person.id);
    let joins = person.undoable_at(scene.said_at);
    if joins.is_empty() {
        let was_joined = people.ids_of(person.id).len() > 1;
        return Err(if was_joined { Refusal::JoinIsFinal { who } } else { Refusal::NotJoined { who } }.into());
    }
    let number = call.get(&JOIN).map_or(joins.len(), |number| usize::try_from(*number).unwrap_or(usize::MAX));
    let command = |person: &Person| match (named, person.accounts.first()) {
        (Some(_), Some(account)) => format!("profile unlink {}", account.handle()),
        (Some(_), None) => format!("profile unlink \"{}\"", person.name),
        (None, _) => "profile unlink".to_owned(),
    };
    let Some(Earlier { from, into, at, .. }) = number.checked_sub(1).and_then(|place| joins.get(place)) else {
        return Err(Refusal::NoSuchJoin { joins: listed(&person, &joins, &command(&person)) }.into());
    };
    let separated = person.separated(from.id, into.id).filter(|_| scene.register.can_separate(from.id, into.id));
    let (person, other) = separated.ok_or(Refusal::JoinIsFinal { who })?;
    draft.record(Event::PeopleSeparated { from: from.id, into: into.id });
    let side = |one: &Person| {
        say!(profile_unlinked_one, who: with_accounts(one), role: scene.organisation.role_of(one)).into()
    };
    let reply = Reply::said(say!(profile_unlinked, other: other.id, who: person.id))
        .with(Block::List([&other, &person].map(side).to_vec()))
        .and(say!(profile_unlinked_words, at: Inline::Moment(*at), who: person.id).into());
    draft.tell_accounts(&other, &reply);
    draft.tell_accounts(&person, &reply);
    let is_theirs = |one: &&&Person| named.is_some() || one.accounts.contains(scene.account);
    let left = [&other, &person].iter().filter(is_theirs).fold(reply, |reply, one| {
        let joins = one.undoable_at(scene.said_at);
        match joins.is_empty() {
            true => reply,
            false => {
                reply.and(say!(profile_unlink_earlier).into()).with(Block::List(listed(one, &joins, &command(one))))
            }
        }
    });
    draft.know(other);
    draft.know(person);
    Ok(left)
}

/// The joins of somebody that can be taken back, each with the command that does it.
pub(super) fn listed(person: &Person, joins: &[&Earlier], command: &str) -> Vec<Line> {
    let line = |(number, join): (usize, &&Earlier)| {
        let Earlier { from, into, at, until } = join;
        let from = with_accounts(from);
        let (at, until) = (Inline::Date(*at), Inline::Date(*until));
        let unlink =
            Inline::Command(if joins.len() == 1 { command.to_owned() } else { format!("{command} join: {number}") });
        match into.id == person.id {
            true => say!(profile_unlink_join, from: from, at: at, until: until, unlink: unlink).into(),
            false => say!(
                profile_unlink_join_with,
                from: from,
                into: with_accounts(into),
                at: at,
                until: until,
                unlink: unlink,
            )
            .into(),
        }
    };
    (1..).zip(joins).map(line).collect()
}

/// Why no join is taken back.
#[derive(Debug)]
enum Refusal {
    /// Nobody is known by what was typed.
    NobodyKnown,
    /// Nobody was joined with the speaker, or with somebody.
    NotJoined { who: Option<PersonId> },
    /// What was before a join is no longer kept.
    JoinIsFinal { who: Option<PersonId> },
    /// There is no join of that number.
    NoSuchJoin { joins: Vec<Line> },
}

impl Explain for Refusal {
    fn explain(&self) -> Reply {
        match self {
            Self::NobodyKnown => Reply::said(say!(profile_unlink_nobody)),
            Self::NotJoined { who: None } => Reply::said(say!(profile_unlink_not_joined)),
            Self::NotJoined { who: Some(who) } => Reply::said(say!(profile_unlink_not_joined_of, who: *who)),
            Self::JoinIsFinal { who: None } => Reply::said(say!(profile_unlink_final)),
            Self::JoinIsFinal { who: Some(who) } => Reply::said(say!(profile_unlink_final_of, who: *who)),
            Self::NoSuchJoin { joins } => {
                Reply::said(say!(profile_unlink_no_such_join)).with(Block::List(joins.clone()))
            }
        }
    }

    fn is_about_who(&self) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use crate::record::{Account, Event, Input, Owner, Person, PersonId, Role, TextId};
    use crate::render::plain::Plain;
    use crate::testing::dialogue::Dialogue;
    use crate::words::Language;
    use expect_test::expect;

    fn person(dialogue: &Dialogue, handle: &str) -> Person {
        let known = dialogue.register().people().of_account(&Account::console(handle));
        known.map(|person| Person::clone(person)).expect("somebody known")
    }

    fn id(dialogue: &Dialogue, handle: &str) -> PersonId {
        person(dialogue, handle).id
    }

    /// Eve and Mei are members; Mei has proposed a group and facilitates it.
    fn with_eve_and_mei() -> Dialogue {
        let mut dialogue = Dialogue::with_groups();
        for handle in ["mei", "eve"] {
            dialogue.say("#plenary", handle, "/support WG-CO").quietly();
            dialogue.becomes(handle, Role::Member);
        }
        dialogue.has_address("mei", "mei@example.org");
        dialogue.say("#plenary", "mei", "/propose WG-A Mei's group").quietly();
        dialogue.say("#plenary", "lynn", "/facilitate WG-A @mei").quietly();
        dialogue
    }

    #[test]
    fn who_was_tricked_is_asked_hears_of_it_and_takes_it_back_alone() {
        let mut dialogue = with_eve_and_mei();
        let (mei, eve) = (person(&dialogue, "mei"), person(&dialogue, "eve"));
        let code = dialogue.say("@eve", "eve", "/profile link").text();
        let code = code.split_once("Your code is ").unwrap().1[..9].to_owned();
        let mut give = |who: &str| {
            let said = dialogue.say(&format!("@{who}"), who, &format!("/profile link {code}"));
            said.text().replace(&code, "CODE")
        };
        expect![[r#"
            @mei <rapporteur> This code is from eve (console:eve).
            	If you join them, eve (console:eve) can speak as you, and you will be called eve. It also gets your role (member), your part in WG-A, your email address and everything you have said and done.
            	If both accounts are yours, send the same code once more: /profile link CODE
            	If somebody else asked you to send it, do nothing. Nothing will be joined."#]].assert_eq(&give("mei"));
        expect!["@eve <rapporteur> This is the account that got the code. Give the code from your other account, then confirm here."].assert_eq(&give("eve"));
        expect![[r#"
            @mei <rapporteur> Code accepted. Now confirm in your other account, eve (console:eve): I sent you a message there.
            @eve <rapporteur> mei (console:mei) gave your code.
            	If you confirm, mei (console:mei) can speak as you.
            	If that is you, confirm it here: /profile link CODE
            	If it is not you, do nothing. Nothing will be joined."#]].assert_eq(&give("mei"));
        expect![[r#"
            @eve <rapporteur> Joined: your accounts are one person now, eve (console:eve, console:mei). What both supported counts once.
            	If that is wrong, undo it from any of these accounts, until Wed 10 May 2017: /profile unlink
            @mei <rapporteur> Joined: your accounts are one person now, eve (console:eve, console:mei). What both supported counts once.
            	If that is wrong, undo it from any of these accounts, until Wed 10 May 2017: /profile unlink"#]].assert_eq(&give("eve"));
        dialogue.say("#plenary", "eve", "/charter WG-A title: Owned").quietly();
        dialogue.say("@mei", "mei", "/profile").expect(expect![[r#"
            @mei <rapporteur> Your profile (to change it: /profile set):
            	Name: eve
            	Role: member
            	Stakeholder group: not set
            	Affiliation: not set
            	Time zone: not set
            	Hours: not set
            	Weekend: not set
            	Language: not set
            	Email: mei@example.org
            	Accounts: console:eve, console:mei

            	Accounts joined with yours
            	- mei (console:mei), joined on Mon 10 Apr 2017. To undo it, until Wed 10 May 2017: /profile unlink"#]]);
        dialogue.say("@mei", "mei", "/profile unlink").expect(expect![[r#"
            @mei <rapporteur> Undone: mei and eve are two people again.
            	- mei (console:mei): member
            	- eve (console:eve): member
            	What each said and did before Mon 10 Apr 2017, 09:00 UTC is theirs again. What was said and done since stays with eve.
            @eve <rapporteur> Undone: mei and eve are two people again.
            	- mei (console:mei): member
            	- eve (console:eve): member
            	What each said and did before Mon 10 Apr 2017, 09:00 UTC is theirs again. What was said and done since stays with eve."#]]);
        assert_eq!((person(&dialogue, "mei"), person(&dialogue, "eve")), (mei.clone(), eve.clone()));
        dialogue.say("#plenary", "lynn", "/status WG-A").expect(expect![[r#"
            #plenary <rapporteur> WG-A: Owned
            	Working Groups, proposed, new this cycle
            	Support: 0 members
            	Comments: 0
            	Proposed by: mei on Mon 10 Apr 2017
            	Facilitators: mei since Mon 10 Apr 2017"#]]);
        dialogue.say("#plenary", "eve", "/charter WG-A title: Owned again").expect(expect![[r#"
            #plenary <rapporteur> Only the group's facilitators, the proposer, the chair and the secretariat may use /charter with title: ….
            	Please ask mei."#]]);
        dialogue
            .say("#plenary", "mei", "/charter WG-A title: Mei's group")
            .expect(expect!["#plenary <rapporteur> Recorded: Title of WG-A. Earlier texts stay in the record."]);
        // The code of before is good for nothing more.
        for who in ["eve", "mei", "eve"] {
            let said = dialogue.say(&format!("@{who}"), who, &format!("/profile link {code}")).text();
            assert!(said.contains("This code does not work"), "{said}");
        }
        assert_eq!((id(&dialogue, "mei"), id(&dialogue, "eve")), (mei.id, eve.id));
        dialogue
            .say("@eve", "eve", "/profile unlink")
            .expect(expect!["@eve <rapporteur> Your account is not joined with any other. There is nothing to undo."]);
    }

    #[test]
    fn a_chair_who_was_tricked_has_the_role_alone_again() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.join("marilyn", "lynn").expect(expect![[r#"
            @marilyn <rapporteur> Joined: your accounts are one person now, Lynn St. Amour (console:lynn, console:marilyn). What both supported counts once.
            	If that is wrong, undo it from any of these accounts, until Wed 10 May 2017: /profile unlink
            @lynn <rapporteur> Joined: your accounts are one person now, Lynn St. Amour (console:lynn, console:marilyn). What both supported counts once.
            	If that is wrong, undo it from any of these accounts, until Wed 10 May 2017: /profile unlink"#]]);
        let open = "cycle open \"Mine\" 2017-05-01 2017-12-31";
        assert!(dialogue.try_in("#plenary", "marilyn", open).is_ok());
        dialogue.say("@marilyn", "marilyn", "/profile unlink").expect(expect![[r#"
            @marilyn <rapporteur> Undone: Marilyn Cade and Lynn St. Amour are two people again.
            	- Marilyn Cade (console:marilyn): participant
            	- Lynn St. Amour (console:lynn): chair
            	What each said and did before Mon 10 Apr 2017, 09:00 UTC is theirs again. What was said and done since stays with Lynn St. Amour.
            @lynn <rapporteur> Undone: Marilyn Cade and Lynn St. Amour are two people again.
            	- Marilyn Cade (console:marilyn): participant
            	- Lynn St. Amour (console:lynn): chair
            	What each said and did before Mon 10 Apr 2017, 09:00 UTC is theirs again. What was said and done since stays with Lynn St. Amour."#]]);
        assert!(dialogue.try_in("#plenary", "marilyn", open).is_err());
        assert!(dialogue.try_in("#plenary", "lynn", open).is_ok());
    }

    #[test]
    fn what_was_said_before_has_its_author_again_and_what_came_since_stays() {
        let mut dialogue = Dialogue::in_meeting();
        for (handle, text) in [
            ("lea", "/support WG-IMP I like it."),
            ("lea", "/comment WG-IMP Of lea."),
            ("lea", "/concern WG-IMP Too early."),
            ("lea", "/consult answer 1 1 of lea"),
            ("lea", "/rsvp 1 yes"),
            ("lea-2", "/comment WG-IMP Of lea-2."),
            ("lea-2", "/consult answer 1 2 of lea-2"),
            ("lea-2", "/rsvp 1 no"),
            ("lynn", "/action @lea-2 Write it."),
        ] {
            dialogue.say("#lounge", handle, text).quietly();
        }
        let before = dialogue.register().clone();
        // The name of the list stays: the first account is the one that is joined to it.
        dialogue.join("lea-2", "lea").quietly();
        for (handle, text) in [
            ("lea-2", "/unsupport WG-IMP"),
            ("lea-2", "/comment WG-IMP Of both."),
            ("lea-2", "/consult answer 1 2 of both"),
            ("lea", "/rsvp 1 maybe"),
            ("lea-2", "/info Said by both."),
            ("ginger", "/consult answer 1 1 of ginger"),
        ] {
            dialogue.say("#lounge", handle, text).quietly();
        }
        dialogue.say("@lea-2", "lea-2", "/profile unlink").quietly();
        dialogue.say("#lounge", "ginger", "/status WG-IMP").expect(expect![[r#"
            #lounge <rapporteur> WG-IMP: IGF Improvements
            	Working Groups, proposed, new this cycle
            	Support: 0 members
            	Comments: 3
            	Proposed by: Avri Doria on Mon 10 Apr 2017

            	Concerns
            	- 1. Lea Kaspar, Mon 10 Apr 2017: Too early. (open)

            	Other comments
            	- Lea Kaspar, Mon 10 Apr 2017: Of lea.
            	- lea-2, Mon 10 Apr 2017: Of lea-2.
            	- Lea Kaspar, Mon 10 Apr 2017: Of both."#]]);
        dialogue.say("@ginger", "ginger", "/consult show 1").expect(expect![[r#"
            @ginger <rapporteur> Consultation 1: Which day?
            	Open since Mon 10 Apr 2017, until Fri 1 Dec 2017, 23:59 UTC.
            	4 inputs came in: 1 from NRI, 3 without a class.
            	- 1. Monday: 1 (1 without a class)
            	- 2. Tuesday: 3 (1 from NRI, 2 without a class)
            	The classes are as the respondents gave them; none is confirmed yet.

            	Inputs
            	- Flávio Wagner (NRI), Mon 10 Apr 2017: 2
            	- Lea Kaspar, Mon 10 Apr 2017: 2. of both
            	- lea-2, Mon 10 Apr 2017: 2. of lea-2
            	- Virginia Paque, Mon 10 Apr 2017: 1. of ginger"#]]);
        let (lea, other) = (id(&dialogue, "lea"), id(&dialogue, "lea-2"));
        let rsvps = &dialogue.register().meeting(1).unwrap().rsvps;
        let was = before.meeting(1).unwrap();
        assert_eq!((rsvps[&lea].answer.to_string(), rsvps[&other]), ("maybe".to_owned(), was.rsvps[&other]));
        let owners: Vec<&Owner> = dialogue.register().actions().map(|action| &action.owner).collect();
        assert_eq!(owners, [&Owner::Person(lea), &Owner::Person(other)]);
        // Each goes on with what is theirs.
        dialogue.say("@lea-2", "lea-2", "/consult answer 1 1").quietly();
        dialogue.say("@lea", "lea", "/consult answer 1 1").quietly();
        let inputs = &dialogue.register().consultation(1).unwrap().inputs;
        let of = |person| inputs.iter().filter(|input| input.person == person).count();
        assert_eq!((of(lea), of(other), inputs.len()), (1, 1, 4));
        dialogue.join("lea-2", "lea").quietly();
        assert_eq!(dialogue.register().consultation(1).unwrap().inputs.len(), 3);
    }

    #[test]
    fn an_answer_that_one_gave_and_both_changed_is_two_answers_and_one_when_they_are_one_again() {
        let mut dialogue = Dialogue::with_life();
        dialogue.say("@ginger", "ginger", "/consult answer 1 1 of ginger for: IGF Brazil").quietly();
        dialogue.say("@lea", "lea", "/consult answer 1 1 of lea").quietly();
        let answers = |dialogue: &Dialogue| {
            let said = dialogue.register().consultation(1).unwrap();
            let words = |id: Option<TextId>| id.and_then(|id| dialogue.register().words(id)).map(ToString::to_string);
            let people = dialogue.register().people();
            let inputs = said.inputs.iter().filter(|input| input.words.is_some());
            let answer =
                |input: &Input| format!("{}: {}", people.get(input.person).unwrap().name, words(input.words).unwrap());
            inputs.map(answer).collect::<Vec<_>>().join(", ")
        };
        dialogue.join("lea", "ginger").quietly();
        dialogue.say("@ginger", "ginger", "/consult answer 1 2 of both for: IGF Brazil").quietly();
        assert_eq!(answers(&dialogue), "Lea Kaspar: of both, Lea Kaspar: of lea");
        dialogue.say("@ginger", "ginger", "/profile unlink").quietly();
        assert_eq!(answers(&dialogue), "Virginia Paque: of ginger, Lea Kaspar: of lea, Lea Kaspar: of both");
        dialogue.join("lea", "ginger").quietly();
        assert_eq!(answers(&dialogue), "Lea Kaspar: of lea, Lea Kaspar: of both");
    }

    #[test]
    fn whoever_was_released_meanwhile_does_not_facilitate_again_by_being_two() {
        let mut dialogue = with_eve_and_mei();
        dialogue.join("eve", "mei").quietly();
        dialogue.say("#plenary", "lynn", "/release WG-A @mei").quietly();
        dialogue.say("@mei", "mei", "/profile unlink").quietly();
        let group = dialogue.register().group(&"WG-A".parse().unwrap()).unwrap().clone();
        assert_eq!((group.facilitators().count(), group.proposer), (0, Some(id(&dialogue, "mei"))));
    }

    #[test]
    fn the_secretariat_takes_back_a_join_of_others_and_of_a_name_in_the_list() {
        let mut dialogue = with_eve_and_mei();
        let mei = person(&dialogue, "mei");
        dialogue.join("eve", "mei").quietly();
        dialogue.say("@lynn", "lynn", "/profile unlink @mei").expect(expect![[r#"
                @lynn <rapporteur> Only the secretariat may use /profile unlink with @person.
                	Please ask Anja Gengo."#]]);
        dialogue.say("@anja", "anja", "/profile unlink @eve").expect(expect![[r#"
            @anja <rapporteur> Undone: mei and eve are two people again.
            	- mei (console:mei): member
            	- eve (console:eve): member
            	What each said and did before Mon 10 Apr 2017, 09:00 UTC is theirs again. What was said and done since stays with eve.
            @mei <rapporteur> Undone: mei and eve are two people again.
            	- mei (console:mei): member
            	- eve (console:eve): member
            	What each said and did before Mon 10 Apr 2017, 09:00 UTC is theirs again. What was said and done since stays with eve.
            @eve <rapporteur> Undone: mei and eve are two people again.
            	- mei (console:mei): member
            	- eve (console:eve): member
            	What each said and did before Mon 10 Apr 2017, 09:00 UTC is theirs again. What was said and done since stays with eve."#]]);
        assert_eq!(person(&dialogue, "mei"), mei);
        dialogue.say("@anja", "anja", "/profile unlink @eve").expect(expect![
            "@anja <rapporteur> The accounts of eve are not joined with any others. There is nothing to undo."
        ]);
        dialogue
            .say("@anja", "anja", "/profile unlink \"Somebody\"")
            .expect(expect!["@anja <rapporteur> I know nobody of that name or account. Nothing has changed."]);

        dialogue.say("#plenary", "anja", "/support WG-CO for: \"Liesyl Franz\"").quietly();
        dialogue.say("@anja", "anja", "/profile join \"Liesyl Franz\" @marilyn").expect(expect![[r#"
            @anja <rapporteur> Joined: Liesyl Franz and Marilyn Cade are one person now, Liesyl Franz.
            @marilyn <rapporteur> The secretariat has joined the name Liesyl Franz on the list of people with you. You are Liesyl Franz (console:marilyn) now.
            	If that is wrong, undo it from any of these accounts, until Wed 10 May 2017: /profile unlink"#]]);
        dialogue.say("@marilyn", "marilyn", "/profile unlink").expect(expect![[r#"
            @marilyn <rapporteur> Undone: Liesyl Franz and Marilyn Cade are two people again.
            	- Liesyl Franz: participant
            	- Marilyn Cade (console:marilyn): participant
            	What each said and did before Mon 10 Apr 2017, 09:00 UTC is theirs again. What was said and done since stays with Marilyn Cade."#]]);
        assert_eq!(person(&dialogue, "marilyn").name, "Marilyn Cade");
        assert_eq!(dialogue.register().people().named("Liesyl Franz").len(), 1);
    }

    #[test]
    fn each_of_several_joins_can_be_taken_back() {
        let mut dialogue = with_eve_and_mei();
        let eve = person(&dialogue, "eve");
        dialogue.join("eve", "mei").quietly();
        dialogue.join("eve", "eve-2").quietly();
        dialogue.join("eve", "flavio").quietly();
        dialogue.say("@mei", "mei", "/profile").expect(expect![[r#"
            @mei <rapporteur> Your profile (to change it: /profile set):
            	Name: eve
            	Role: member
            	Stakeholder group: technical community
            	Affiliation: not set
            	Time zone: not set
            	Hours: not set
            	Weekend: not set
            	Language: not set
            	Email: mei@example.org
            	Accounts: console:eve, console:mei, console:eve-2, console:flavio

            	Accounts joined with yours
            	- mei (console:mei), joined on Mon 10 Apr 2017. To undo it, until Wed 10 May 2017: /profile unlink join: 1
            	- eve-2 (console:eve-2), joined on Mon 10 Apr 2017. To undo it, until Wed 10 May 2017: /profile unlink join: 2
            	- Flávio Wagner (console:flavio), joined on Mon 10 Apr 2017. To undo it, until Wed 10 May 2017: /profile unlink join: 3"#]]);
        dialogue.say("@mei", "mei", "/profile unlink join: 4").expect(expect![[r#"
            @mei <rapporteur> There is no such join. These can be undone:
            	- mei (console:mei), joined on Mon 10 Apr 2017. To undo it, until Wed 10 May 2017: /profile unlink join: 1
            	- eve-2 (console:eve-2), joined on Mon 10 Apr 2017. To undo it, until Wed 10 May 2017: /profile unlink join: 2
            	- Flávio Wagner (console:flavio), joined on Mon 10 Apr 2017. To undo it, until Wed 10 May 2017: /profile unlink join: 3"#]]);
        dialogue.say("@mei", "mei", "/profile unlink join: 1").expect(expect![[r#"
            @mei <rapporteur> Undone: mei and eve are two people again.
            	- mei (console:mei): member
            	- eve (console:eve, console:eve-2, console:flavio): member
            	What each said and did before Mon 10 Apr 2017, 09:00 UTC is theirs again. What was said and done since stays with eve.
            @eve <rapporteur> Undone: mei and eve are two people again.
            	- mei (console:mei): member
            	- eve (console:eve, console:eve-2, console:flavio): member
            	What each said and did before Mon 10 Apr 2017, 09:00 UTC is theirs again. What was said and done since stays with eve.
            @eve-2 <rapporteur> Undone: mei and eve are two people again.
            	- mei (console:mei): member
            	- eve (console:eve, console:eve-2, console:flavio): member
            	What each said and did before Mon 10 Apr 2017, 09:00 UTC is theirs again. What was said and done since stays with eve.
            @flavio <rapporteur> Undone: mei and eve are two people again.
            	- mei (console:mei): member
            	- eve (console:eve, console:eve-2, console:flavio): member
            	What each said and did before Mon 10 Apr 2017, 09:00 UTC is theirs again. What was said and done since stays with eve."#]]);
        dialogue.say("@flavio", "flavio", "/profile unlink").expect(expect![[r#"
            @flavio <rapporteur> Undone: Flávio Wagner and eve are two people again.
            	- Flávio Wagner (console:flavio): member
            	- eve (console:eve, console:eve-2): member
            	What each said and did before Mon 10 Apr 2017, 09:00 UTC is theirs again. What was said and done since stays with eve.
            @eve <rapporteur> Undone: Flávio Wagner and eve are two people again.
            	- Flávio Wagner (console:flavio): member
            	- eve (console:eve, console:eve-2): member
            	What each said and did before Mon 10 Apr 2017, 09:00 UTC is theirs again. What was said and done since stays with eve.
            @eve-2 <rapporteur> Undone: Flávio Wagner and eve are two people again.
            	- Flávio Wagner (console:flavio): member
            	- eve (console:eve, console:eve-2): member
            	What each said and did before Mon 10 Apr 2017, 09:00 UTC is theirs again. What was said and done since stays with eve."#]]);
        dialogue.say("@eve", "eve", "/profile unlink").expect(expect![[r#"
            @eve <rapporteur> Undone: eve-2 and eve are two people again.
            	- eve-2 (console:eve-2): participant
            	- eve (console:eve): member
            	What each said and did before Mon 10 Apr 2017, 09:00 UTC is theirs again. What was said and done since stays with eve.
            @eve-2 <rapporteur> Undone: eve-2 and eve are two people again.
            	- eve-2 (console:eve-2): participant
            	- eve (console:eve): member
            	What each said and did before Mon 10 Apr 2017, 09:00 UTC is theirs again. What was said and done since stays with eve."#]]);
        assert_eq!(person(&dialogue, "eve"), eve);
        let names = ["mei", "flavio", "eve-2"].map(|handle| person(&dialogue, handle).name);
        assert_eq!(names, ["mei", "Flávio Wagner", "eve-2"]);
    }

    #[test]
    fn after_thirty_days_nothing_is_kept_and_it_is_refused_with_what_to_do() {
        let mut dialogue = with_eve_and_mei();
        dialogue.join("eve", "mei").quietly();
        dialogue.pass("719h").quietly();
        assert!(dialogue.try_in("@mei", "mei", "profile unlink").is_ok());
        dialogue.pass("2h").quietly();
        dialogue.say("@mei", "mei", "/profile unlink").expect(expect!["@mei <rapporteur> Your accounts were joined more than 30 days ago, or by an earlier version of me. I no longer keep what each was before, so I cannot undo it. Please ask the secretariat: an account can be taken away by an import."]);
        dialogue.say("@anja", "anja", "/profile unlink @mei").expect(expect![[r#"@anja <rapporteur> The accounts of eve were joined more than 30 days ago, or by an earlier version of me. I no longer keep what each was before, so I cannot undo it. The operator can take an account away by an import, with "-" in its column."#]]);
        // What was said in time may be heard late.
        dialogue.pass("46h").quietly();
        assert!(!person(&dialogue, "mei").earlier.is_empty());
        dialogue.said_late("48h", "@mei", "mei", "/profile unlink").quietly();
        assert_eq!(person(&dialogue, "mei").name, "mei");

        dialogue.join("eve", "mei").quietly();
        dialogue.pass("769h").quietly();
        assert!(person(&dialogue, "mei").earlier.is_empty());
        assert_eq!(person(&dialogue, "mei").name, "eve");
    }

    #[test]
    fn a_join_of_an_earlier_version_is_refused_honestly() {
        let mut dialogue = with_eve_and_mei();
        dialogue.join("eve", "mei").quietly();
        let joint = Person { earlier: Vec::new(), ..person(&dialogue, "mei") };
        dialogue.knows(&joint);
        let answer = dialogue.say("@mei", "mei", "/profile unlink").text();
        assert!(answer.contains("by an earlier version of me"), "{answer}");
    }

    #[test]
    fn what_was_before_is_exported_to_oneself_and_erased_with_the_person() {
        let mut dialogue = with_eve_and_mei();
        dialogue.say("#plenary", "mei", "/comment WG-CO Of mei.").quietly();
        dialogue.say("#plenary", "eve", "/comment WG-CO Of eve.").quietly();
        dialogue.join("eve", "mei").quietly();
        dialogue.say("@mei", "mei", "/profile export").expect(expect![[r#"
            @mei <rapporteur> Everything I keep about you (to change your profile: /profile set):
            	Name: eve
            	Role: member
            	Stakeholder group: not set
            	Affiliation: not set
            	Time zone: not set
            	Hours: not set
            	Weekend: not set
            	Language: not set
            	Email: mei@example.org
            	Accounts: console:eve, console:mei
            	since: "2017-04-10T09:00:04Z"

            	Before your accounts were joined (kept until that can no longer be undone)
            	- accounts: ["console:mei"]; email: mei@example.org; name: mei; role: member; since: 2017-04-10T09:00:04Z, until Wed 10 May 2017
            	- accounts: ["console:eve"]; name: eve; role: member; since: 2017-04-10T09:00:05Z, until Wed 10 May 2017

            	What you have said and done
            	- WG-CO, support, Mon 10 Apr 2017: as: participant
            	- WG-CO, support, Mon 10 Apr 2017: as: participant
            	- WG-A, proposal, Mon 10 Apr 2017: category: wg; title: Mei's group
            	- WG-A, facilitator appointed, Mon 10 Apr 2017, recorded by Lynn St. Amour: as: member
            	- private messages sent, Mon 10 Apr 2017
            	- WG-CO, comment, Mon 10 Apr 2017: as: member; words: Of mei.
            	- WG-CO, comment, Mon 10 Apr 2017: as: member; words: Of eve.
            	- link offered, Mon 10 Apr 2017
            	- link claimed, Mon 10 Apr 2017: unsure: yes
            	- link claimed, Mon 10 Apr 2017
            	- people joined, Mon 10 Apr 2017"#]]);
        dialogue.say("@eve", "eve", "/profile forget").expect(expect![[r#"
            @eve <rapporteur> This deletes your name, your accounts, your profile and everything you wrote as yourself. What you did still counts, shown as "a former member". It cannot be undone.
            	All of your accounts go, and what was said from each: eve (console:eve, console:mei). If one of them is not yours, first: /profile unlink
            	To keep a copy first: /profile export
            	Please answer yes or no. Yes means: /profile forget yes"#]]);
        dialogue.say("@eve", "eve", "/profile forget yes").quietly();
        dialogue.say("#plenary", "lynn", "/status WG-CO").expect(expect![[r#"
            #plenary <rapporteur> WG-CO: Outreach and Communications
            	Working Groups, proposed
            	Support: 1 member, 1 other
            	By stakeholder group: private sector 1, not known 1
            	Comments: 2
            	Proposed by: Avri Doria on Mon 10 Apr 2017
            	Supporters: Lynn St. Amour, a former member

            	Other comments
            	- a former member, Mon 10 Apr 2017: (words erased)
            	- a former member, Mon 10 Apr 2017: (words erased)"#]]);
        let is_erasure = |event: &Event| matches!(event, Event::PersonForgotten { .. });
        let forgotten = dialogue.events().iter().filter(|recorded| is_erasure(&recorded.event));
        assert_eq!(forgotten.count(), 2, "each number of theirs");
    }

    #[test]
    fn of_two_who_were_one_each_is_erased_alone() {
        let mut dialogue = with_eve_and_mei();
        dialogue.say("#plenary", "mei", "/comment WG-CO Of mei.").quietly();
        dialogue.say("#plenary", "eve", "/comment WG-CO Of eve.").quietly();
        dialogue.join("eve", "mei").quietly();
        dialogue.say("#plenary", "mei", "/comment WG-CO Of both.").quietly();
        dialogue.say("@mei", "mei", "/profile unlink").quietly();
        dialogue.say("@mei", "mei", "/profile forget yes").quietly();
        dialogue.say("#plenary", "lynn", "/status WG-CO").expect(expect![[r#"
            #plenary <rapporteur> WG-CO: Outreach and Communications
            	Working Groups, proposed
            	Support: 1 member, 2 others
            	By stakeholder group: private sector 1, not known 2
            	Comments: 3
            	Proposed by: Avri Doria on Mon 10 Apr 2017
            	Supporters: Lynn St. Amour, a former member, eve

            	Other comments
            	- a former member, Mon 10 Apr 2017: (words erased)
            	- eve, Mon 10 Apr 2017: Of eve.
            	- eve, Mon 10 Apr 2017: Of both."#]]);
        assert!(person(&dialogue, "eve").earlier.is_empty());
    }

    #[test]
    fn an_earlier_moment_shows_people_as_they_are_now() {
        let mut dialogue = with_eve_and_mei();
        dialogue.join("eve", "mei").quietly();
        dialogue.pass("1h").quietly();
        let joined = dialogue.now();
        dialogue.say("#plenary", "mei", "/comment WG-CO Of both.").quietly();
        let seen = |dialogue: &Dialogue| {
            let view = dialogue.as_of(joined);
            let plain = Plain { register: &view, mark: "/", width: None, language: crate::words::Language::default() };
            let group = view.group(&"WG-A".parse().unwrap()).unwrap();
            let proposer = plain.line(&crate::line![group.proposer.unwrap()]);
            (proposer, view.group(&"WG-CO".parse().unwrap()).unwrap().supporters.len())
        };
        assert_eq!(seen(&dialogue), ("eve".to_owned(), 2));
        dialogue.say("@mei", "mei", "/profile unlink").quietly();
        assert_eq!(seen(&dialogue), ("mei".to_owned(), 3));
    }

    #[test]
    fn a_digest_that_both_have_heard_is_not_told_again_when_they_are_two_or_one_once_more() {
        let mut dialogue = Dialogue::with_life();
        dialogue.say("@ginger", "ginger", "/digest weekly mon 12:00 UTC me").quietly();
        dialogue.join("lea", "ginger").quietly();
        assert!(dialogue.pass("4h").text().contains("@lea <rapporteur> "), "the digest comes to the two as one");
        dialogue.say("@ginger", "ginger", "/profile unlink").quietly();
        dialogue.pass("1h").expect(expect![[""]]);
        dialogue.join("lea", "ginger").quietly();
        dialogue.pass("1h").expect(expect![[""]]);
    }

    #[test]
    fn it_is_said_in_french() {
        let mut dialogue = with_eve_and_mei();
        dialogue.join("eve", "mei").quietly();
        let seen = dialogue.say("@mei", "mei", "/profile unlink join: 3");
        seen.expect_in(Language::French, dialogue.register(), expect![[r#"
            Il n’y a pas de telle réunion de comptes. Celles qui peuvent être annulées :
            - mei (console:mei), depuis le lun. 10 avr. 2017. Pour annuler, jusqu’au mer. 10 mai 2017 : /profil séparer"#]]);
        let seen = dialogue.say("@mei", "mei", "/profile unlink");
        seen.expect_in(Language::French, dialogue.register(), expect![[r#"
            Annulé : mei et eve sont de nouveau deux personnes.
            - mei (console:mei) : membre
            - eve (console:eve) : membre
            Ce que chaque personne a dit et fait avant le lun. 10 avr. 2017 à 09:00 UTC lui revient. Ce qui a été dit et fait depuis reste à eve.
            Annulé : mei et eve sont de nouveau deux personnes.
            - mei (console:mei) : membre
            - eve (console:eve) : membre
            Ce que chaque personne a dit et fait avant le lun. 10 avr. 2017 à 09:00 UTC lui revient. Ce qui a été dit et fait depuis reste à eve."#]]);
        let seen = dialogue.say("@mei", "mei", "/profile unlink");
        seen.expect_in(
            Language::French,
            dialogue.register(),
            expect!["Votre compte n’est réuni avec aucun autre. Il n’y a rien à annuler."],
        );
    }
}
