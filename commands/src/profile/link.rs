//! `/profile link [CODE]`: joins one's accounts. A code from the first, given on the second, confirmed by the first.
//!
//! Who overhears the code gains nothing: the first account is shown who gave it, and only then confirms. Who is tricked
//! into giving somebody else's code is shown whose it is; who would give a role away by it gives it once more.

use jiff::SignedDuration;

use crate::kit::access::{ANYONE, SECRETARIAT};
use crate::kit::{Arg, Call, Draft, Inline, Kind, Moot, PersonRef, Refusal, Refused, Reply, Shape, Spec};
use crate::line;
use crate::register::{Borne, Event, LinkOffer, Person, Role, Standing};

const CODE: Arg<String> = Arg::new("code", Kind::Line, "the code that your other account got");
const NAME: Arg<PersonRef> = Arg::new("name", Kind::Person, "the name in the list, in quotes").required();
const PERSON: Arg<PersonRef> = Arg::new("person", Kind::Person, "who that is").required();

/// For how long a code can be given, and then be confirmed.
const GOOD_FOR: SignedDuration = SignedDuration::from_mins(15);

pub(super) const LINK: Spec = Spec {
    name: "link",
    summary: "Joins your accounts, so that they count as one person.",
    access: ANYONE,
    private: true,
    shape: Shape::Act { arguments: &[CODE.argument], decide: link },
    examples: &["profile link"],
    refused: &[Refused { by: Role::Member, typed: "profile link k7qm-2xpd" }],
};

pub(super) const JOIN: Spec = Spec {
    name: "join",
    summary: "Joins a name without an account to the person who has it.",
    access: SECRETARIAT,
    private: true,
    shape: Shape::Act { arguments: &[NAME.argument, PERSON.argument], decide: join_name },
    examples: &["profile join \"Liesyl\" @marilyn"],
    refused: &[
        Refused { by: Role::Chair, typed: "profile join \"Liesyl\" @marilyn" },
        Refused { by: Role::Secretariat, typed: "profile join \"Lea Kaspar\" @marilyn" },
        Refused { by: Role::Secretariat, typed: "profile join \"Nobody\" @marilyn" },
        Refused { by: Role::Secretariat, typed: "profile join \"Liesyl\"" },
    ],
};

fn link(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, Refusal> {
    match call.get(&CODE) {
        None => Ok(offer(draft)),
        Some(code) => given(code, draft),
    }
}

fn offer(draft: &mut Draft<'_>) -> Reply {
    let (code, salt, hash) = draft.code();
    draft.record(Event::LinkOffered { person: draft.speaker().id, salt, code: hash });
    let give = || Inline::Command(format!("profile link {code}"));
    Reply::line(line![
        "Your code is ",
        Inline::Typed(code.clone()),
        ". It is good for 15 minutes, once. Keep it to yourself."
    ])
    .and(line!["1. Write this from your other account, in private: ", give()])
    .and(line!["2. I then tell you here who gave the code. You confirm it with the same words."])
}

fn given(code: &str, draft: &mut Draft<'_>) -> Result<Reply, Refusal> {
    let code: String = code.to_lowercase().split_whitespace().collect();
    let scene = *draft.scene();
    let said_at = scene.said_at;
    let is_good = |offer: &&LinkOffer| {
        let good_for = if offer.claimed_by.is_some() { GOOD_FOR + GOOD_FOR } else { GOOD_FOR };
        offer.is_code(&code) && said_at.duration_since(offer.at) <= good_for
    };
    let offer = *scene.register.link_offers().find(is_good).ok_or(Moot::NoLinkCode)?;
    let first = scene.register.people().get(offer.person).ok_or(Moot::NoLinkCode)?;
    let other = offer.claimed_by.and_then(|other| scene.register.people().get(other));
    let speaker = draft.speaker().id;
    match (offer.claimed_by, other) {
        (Some(_), Some(other)) if first.id == speaker && offer.is_sure => Ok(join(draft, Person::clone(other))),
        _ if first.id == speaker => Err(Moot::OwnLinkCode.into()),
        (None, _) if draft.role() > scene.organisation.role_of(first) => Ok(ask_again(&code, first, draft)),
        (None, _) => Ok(claim(&code, first, draft)),
        (Some(_), Some(other)) if other.id == speaker && !offer.is_sure => Ok(claim(&code, first, draft)),
        _ => Err(Moot::NoLinkCode.into()),
    }
}

/// Says to who would give a role away whose code it is, before it counts.
fn ask_again(code: &str, first: &Person, draft: &mut Draft<'_>) -> Reply {
    draft.record(Event::LinkClaimed { person: first.id, by: draft.speaker().id, unsure: true });
    Reply::line(line!["This code is from ", with_accounts(first), "."])
        .and(line!["Joining gives that account your role: ", draft.role(), "."])
        .and(line![
            "If both accounts are yours, give the same code once more: ",
            Inline::Command(format!("profile link {code}"))
        ])
        .and(line!["If they are not, do nothing. Nothing is joined then."])
}

fn claim(code: &str, first: &Person, draft: &mut Draft<'_>) -> Reply {
    draft.record(Event::LinkClaimed { person: first.id, by: draft.speaker().id, unsure: false });
    let who = with_accounts(draft.speaker());
    draft.tell(
        first.id,
        Reply::line(line!["Your code was given by ", who, "."])
            .and(line!["If that is you, confirm it here: ", Inline::Command(format!("profile link {code}"))])
            .and(line!["If it is not, do nothing. Nothing is joined then."]),
    );
    Reply::line(line![
        "The code is good. It is from ",
        with_accounts(first),
        ". I have asked there. Confirm it there, and I join the two."
    ])
}

/// Somebody by name and accounts, as others need them to tell who that is.
fn with_accounts(person: &Person) -> Inline {
    let accounts: Vec<String> = person.accounts.iter().map(ToString::to_string).collect();
    Inline::Typed(format!("{} ({})", person.name, accounts.join(", ")))
}

/// Joins the speaker and the other: who has the higher role stays, else the speaker.
fn join(draft: &mut Draft<'_>, other: Person) -> Reply {
    let speaker = draft.speaker().clone();
    let role = |person: &Person| draft.scene().organisation.role_of(person);
    let (into, from) = if role(&other) > role(&speaker) { (other, speaker) } else { (speaker, other) };
    record(&from, &into, draft);
    let joined = joined(into, from);
    let reply = Reply::line(line![
        "Joined: your accounts are one person now, ",
        joined.id,
        ". What both have supported counts once."
    ]);
    draft.tell_accounts(&joined, &reply);
    draft.know(joined);
    reply
}

/// Records that two are one. If one of them is a member, what they support has the support of a member.
fn record(from: &Person, into: &Person, draft: &mut Draft<'_>) {
    let standing = |person: &Person| draft.scene().organisation.role_of(person).standing();
    let is_other = standing(from) != standing(into);
    let standing = is_other.then_some(Standing::Member);
    draft.record(Event::PeopleJoined { from: from.id, into: into.id, standing });
}

fn joined(into: Person, from: Person) -> Person {
    let mut accounts = into.accounts;
    accounts.extend(from.accounts);
    let mut borne = into.borne;
    let is_new = |other: &Borne| borne.iter().all(|one| one.meeting != other.meeting);
    let of_the_other: Vec<Borne> = from.borne.into_iter().filter(is_new).collect();
    borne.extend(of_the_other);
    borne.sort_by_key(|borne| borne.at);
    // All that there is, so that what is kept of people later is not left out here.
    Person {
        id: into.id,
        name: into.name,
        role: into.role.max(from.role),
        stakeholder: into.stakeholder.or(from.stakeholder),
        affiliation: into.affiliation.or(from.affiliation),
        zone: into.zone.or(from.zone),
        hours: into.hours.or(from.hours),
        weekend: into.weekend.or(from.weekend),
        language: into.language.or(from.language),
        email: into.email.or(from.email),
        reminders: into.reminders.or(from.reminders),
        digests: into.digests.or(from.digests),
        calendar: into.calendar.or(from.calendar),
        borne,
        // Somebody who was imported carries no date.
        since: into.since.zip(from.since).map(|(one, other)| one.min(other)),
        accounts,
    }
}

fn join_name(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, Refusal> {
    let people = draft.scene().register.people();
    let known = |named: &PersonRef| match named {
        PersonRef::Known(id) => {
            people.get(*id).map(|person| Person::clone(person)).ok_or(Refusal::Moot(Moot::NoSuchName))
        }
        PersonRef::New(_) => Err(Moot::NoSuchName.into()),
    };
    let (from, into) = (known(call.need(&NAME)?)?, known(call.need(&PERSON)?)?);
    if !from.accounts.is_empty() || into.accounts.is_empty() || from.id == into.id {
        return Err(Moot::NameHasAccount { who: from.id }.into());
    }
    record(&from, &into, draft);
    // The list has the name as people write it. What an account calls itself is better only where it says more.
    let words = |person: &Person| person.name.split_whitespace().count();
    let name = if words(&into) > words(&from) { into.name.clone() } else { from.name.clone() };
    let both = line![Inline::Typed(from.name.clone()), " and ", Inline::Typed(into.name.clone())];
    let joined = Person { name, ..joined(into, from) };
    let said = line!["Joined: "].then(both).then(line![" are one person now, ", joined.id, "."]);
    draft.know(joined);
    Ok(Reply::line(said))
}

#[cfg(test)]
mod tests {
    use crate::dialogue::Dialogue;
    use expect_test::expect;

    /// The code in an answer.
    fn code(answer: &str) -> String {
        answer.split_once("Your code is ").unwrap().1[..9].to_owned()
    }

    #[test]
    fn two_accounts_are_joined_when_both_sides_say_so_and_count_once() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#plenary", "lea", "/support WG-IMP").quietly();
        dialogue
            .say("#plenary", "lea-at-home", "/support WG-IMP Me too!")
            .expect(expect!["#plenary <rapporteur> lea-at-home supports WG-IMP. Support: 1 member, 1 other."]);
        let code = code(&dialogue.say("#plenary", "lea", "/profile link").text());
        let give = format!("/profile link {}", code.to_uppercase());
        let seen = dialogue.say("@lea-at-home", "lea-at-home", &give).text().replace(&code, "CODE");
        expect![[r#"
            @lea-at-home <rapporteur> The code is good. It is from Lea Kaspar (console:lea). I have asked there. Confirm it there, and I join the two.
            @lea <rapporteur> Your code was given by lea-at-home (console:lea-at-home).
            	If that is you, confirm it here: /profile link CODE
            	If it is not, do nothing. Nothing is joined then."#]].assert_eq(&seen);
        dialogue.say("#plenary", "ginger", "/status WG-IMP").expect(expect![[r#"
            #plenary <rapporteur> WG-IMP: IGF Improvements
            	Working Groups, proposed, new this cycle
            	Support: 1 member, 1 other
            	By stakeholder group: civil society 1, not known 1
            	Comments: 0
            	Proposed by: Avri Doria on Mon 10 Apr 2017
            	Supporters: Lea Kaspar, lea-at-home

            	Words of support
            	- lea-at-home, Mon 10 Apr 2017: Me too!"#]]);
        dialogue.say("@lea", "lea", &give).expect(expect![[r#"
            @lea <rapporteur> Joined: your accounts are one person now, Lea Kaspar. What both have supported counts once.
            @lea-at-home <rapporteur> Joined: your accounts are one person now, Lea Kaspar. What both have supported counts once."#]]);
        dialogue.say("#plenary", "ginger", "/status WG-IMP").expect(expect![[r#"
            #plenary <rapporteur> WG-IMP: IGF Improvements
            	Working Groups, proposed, new this cycle
            	Support: 1 member
            	By stakeholder group: civil society 1
            	Comments: 0
            	Proposed by: Avri Doria on Mon 10 Apr 2017
            	Supporters: Lea Kaspar"#]]);
        dialogue.say("#plenary", "lea-at-home", "/support WG-IMP").expect(expect![
            "#plenary <rapporteur> Lea Kaspar has supported WG-IMP since Mon 10 Apr 2017. Each person counts once."
        ]);
        dialogue.say("@lea", "lea", &give).expect(expect!["@lea <rapporteur> This code is wrong, used or too old. Nothing was joined. Get a new one from your first account: /profile link"]);
        dialogue.say("@lea", "lea", "/profile").expect(expect![[r#"
            @lea <rapporteur> Your profile (/profile set changes it):
            	Name: Lea Kaspar
            	Role: member
            	Stakeholder group: civil society
            	Affiliation: not set
            	Zone: not set
            	Hours: not set
            	Weekend: not set
            	Language: not set
            	E-mail: not set
            	Accounts: console:lea, console:lea-at-home"#]]);
    }

    #[test]
    fn what_is_kept_of_either_account_goes_along() {
        let mut dialogue = Dialogue::with_meetings();
        dialogue.is_on_the_web();
        for text in ["/profile calendar", "/remind me 30m", "/rsvp 7 yes", "/profile set zone: Asia/Kathmandu"] {
            dialogue.say("#plenary", "lea-at-home", text).quietly();
        }
        dialogue.pass("48h").quietly();
        let known = |dialogue: &Dialogue, name: &str| {
            let people = dialogue.register().people();
            people.named(name).into_iter().next().map(|person| (**person).clone())
        };
        let at_home = known(&dialogue, "lea-at-home").unwrap();
        assert!(at_home.calendar.is_some() && at_home.reminders.is_some() && at_home.borne.len() == 1, "{at_home:?}");
        let give = format!("/profile link {}", code(&dialogue.say("#plenary", "lea", "/profile link").text()));
        dialogue.say("@lea-at-home", "lea-at-home", &give).quietly();
        dialogue.say("@lea", "lea", &give).quietly();
        let lea = known(&dialogue, "Lea Kaspar").unwrap();
        assert_eq!((lea.calendar, lea.reminders), (at_home.calendar, at_home.reminders));
        assert_eq!(lea.borne.iter().map(|borne| borne.meeting).collect::<Vec<u32>>(), [7]);
        assert!(known(&dialogue, "lea-at-home").is_none());
    }

    #[test]
    fn a_wrong_used_or_expired_code_and_an_unconfirmed_one_change_nothing() {
        let mut dialogue = Dialogue::with_groups();
        let people = dialogue.register().people().len();
        dialogue.say("@flavio", "flavio", "/profile link k7qm-2xpd").expect(expect!["@flavio <rapporteur> This code is wrong, used or too old. Nothing was joined. Get a new one from your first account: /profile link"]);
        let give = format!("/profile link {}", code(&dialogue.say("@lea", "lea", "/profile link").text()));
        dialogue.say("@lea", "lea", &give).expect(expect!["@lea <rapporteur> This is the account that got the code. Give the code from your other account, then confirm here."]);
        // Somebody who has overheard the code is first.
        dialogue.say("@marilyn", "marilyn", &give).quietly();
        dialogue.say("@flavio", "flavio", &give).expect(expect!["@flavio <rapporteur> This code is wrong, used or too old. Nothing was joined. Get a new one from your first account: /profile link"]);
        dialogue.say("@marilyn", "marilyn", &give).expect(expect!["@marilyn <rapporteur> This code is wrong, used or too old. Nothing was joined. Get a new one from your first account: /profile link"]);
        dialogue.pass("31m").quietly();
        dialogue.say("@lea", "lea", &give).expect(expect!["@lea <rapporteur> This code is wrong, used or too old. Nothing was joined. Get a new one from your first account: /profile link"]);
        let give = format!("/profile link {}", code(&dialogue.say("@lea", "lea", "/profile link").text()));
        dialogue.pass("16m").quietly();
        dialogue.say("@flavio", "flavio", &give).expect(expect!["@flavio <rapporteur> This code is wrong, used or too old. Nothing was joined. Get a new one from your first account: /profile link"]);
        assert_eq!(dialogue.register().people().len(), people);
    }

    #[test]
    fn the_secretariat_joins_a_name_from_the_list_to_the_account_that_appears_later() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#plenary", "anja", "/support WG-IMP for: \"Liesyl\"").quietly();
        dialogue
            .say("#plenary", "liesyl-f", "/support WG-IMP")
            .expect(expect!["#plenary <rapporteur> liesyl-f supports WG-IMP. Support: 0 members, 2 others."]);
        dialogue
            .say("@anja", "anja", "/profile join \"Liesyl\" @liesyl-f")
            .expect(expect!["@anja <rapporteur> Joined: Liesyl and liesyl-f are one person now, Liesyl."]);
        dialogue.say("#plenary", "anja", "/support WG-CO for: \"Liesyl Franz\"").quietly();
        dialogue
            .say("@anja", "anja", "/profile join \"Liesyl Franz\" @liesyl-f")
            .expect(expect!["@anja <rapporteur> Joined: Liesyl Franz and Liesyl are one person now, Liesyl Franz."]);
        dialogue
            .say("@anja", "anja", "/profile join \"Liesyl\" @lea")
            .expect(expect!["@anja <rapporteur> There is no such name in the list of people. Nothing was joined."]);
        dialogue.say("@anja", "anja", "/profile join \"Lea Kaspar\" @flavio").expect(expect!["@anja <rapporteur> Only a name without an account can be joined to somebody who has one. Lea Kaspar can do it with /profile link."]);
        dialogue.say("#plenary", "liesyl-f", "/support WG-IMP").expect(expect![
            "#plenary <rapporteur> Liesyl Franz has supported WG-IMP since Mon 10 Apr 2017. Each person counts once."
        ]);
    }

    #[test]
    fn who_would_give_a_role_away_is_told_to_whom_and_gives_the_code_twice() {
        let mut dialogue = Dialogue::with_groups();
        let code = code(&dialogue.say("@marilyn", "marilyn", "/profile link").text());
        let give = format!("/profile link {code}");
        let mut give_it = |who: &str| dialogue.say(&format!("@{who}"), who, &give).text().replace(&code, "CODE");
        expect![[r#"
            @lynn <rapporteur> This code is from Marilyn Cade (console:marilyn).
            	Joining gives that account your role: chair.
            	If both accounts are yours, give the same code once more: /profile link CODE
            	If they are not, do nothing. Nothing is joined then."#]]
        .assert_eq(&give_it("lynn"));
        expect!["@marilyn <rapporteur> This is the account that got the code. Give the code from your other account, then confirm here."].assert_eq(&give_it("marilyn"));
        expect!["@flavio <rapporteur> This code is wrong, used or too old. Nothing was joined. Get a new one from your first account: /profile link"].assert_eq(&give_it("flavio"));
        expect![[r#"
            @lynn <rapporteur> The code is good. It is from Marilyn Cade (console:marilyn). I have asked there. Confirm it there, and I join the two.
            @marilyn <rapporteur> Your code was given by Lynn St. Amour (console:lynn).
            	If that is you, confirm it here: /profile link CODE
            	If it is not, do nothing. Nothing is joined then."#]].assert_eq(&give_it("lynn"));
        expect![[r#"
            @marilyn <rapporteur> Joined: your accounts are one person now, Lynn St. Amour. What both have supported counts once.
            @lynn <rapporteur> Joined: your accounts are one person now, Lynn St. Amour. What both have supported counts once."#]].assert_eq(&give_it("marilyn"));
    }
}
