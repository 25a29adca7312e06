//! `/profile link [CODE]`: joins one's accounts. A code from the first, given on the second, confirmed by the first.
//!
//! Who overhears the code gains nothing: the first account is shown who gave it, and only then confirms. Who is tricked
//! into giving somebody else's code is shown whose it is and what they would lose, and gives it once more; all accounts
//! hear what has happened, and `/profile unlink` takes it back (`unlink.rs`).

use jiff::SignedDuration;

use crate::language::access::{ANYONE, SECRETARIAT};
use crate::language::{self, Call, Draft, Kind, PersonRef, Refused, Shape, Spec};
use crate::phrase;
use crate::record::{Code, Event, LinkOffer, Person, PersonId, Role, Standing, is_short_for};
use crate::say;
use crate::words::{self, Arg, Explain, Inline, Line, Message, Reply};

const GIVEN: language::Arg<String> = language::Arg::new("code", Kind::Line, phrase!(profile_link_code_about));
const NAME: language::Arg<PersonRef> =
    language::Arg::new("name", Kind::NameAlone, phrase!(profile_join_name_about)).required();
const PERSON: language::Arg<PersonRef> =
    language::Arg::new("person", Kind::KnownPerson, phrase!(profile_join_person_about)).required();

/// For how long a code can be given, and then be confirmed.
const GOOD_FOR: SignedDuration = SignedDuration::from_mins(15);

pub(super) const LINK: Spec = Spec {
    name: "link",
    summary: phrase!(profile_link_summary),
    access: ANYONE,
    private: true,
    shape: Shape::Act { arguments: &[GIVEN.argument], decide: link },
    examples: &["profile link"],
    refused: &[Refused { by: Role::Member, typed: "profile link k7qm-2xpd" }],
};

pub(super) const JOIN: Spec = Spec {
    name: "join",
    summary: phrase!(profile_join_summary),
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

fn link(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    match call.get(&GIVEN) {
        None => Ok(offer(draft)),
        Some(code) => given(code, draft),
    }
}

fn offer(draft: &mut Draft<'_>) -> Reply {
    let (code, salt, hash) = draft.code();
    draft.record(Event::LinkOffered { person: draft.speaker().id, salt, code: hash });
    let give = Inline::command(format!("profile link {code}"));
    Reply::said(say!(profile_link_code, code: Inline::Untrusted(code)))
        .and(say!(profile_link_first, give: give).into())
        .and(say!(profile_link_second).into())
}

fn given(code: &str, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let code: String = code.to_lowercase().split_whitespace().collect();
    let scene = *draft.scene();
    let said_at = scene.said_at;
    let is_good = |offer: &&LinkOffer| {
        let good_for = if offer.claimed_by.is_some() { GOOD_FOR + GOOD_FOR } else { GOOD_FOR };
        offer.is_code(&code) && said_at.duration_since(offer.at) <= good_for
    };
    let offer = *scene.register.link_offers().find(is_good).ok_or(Refusal::NoCode)?;
    let first = scene.register.people().get(offer.person).ok_or(Refusal::NoCode)?;
    let other = offer.claimed_by.and_then(|other| scene.register.people().get(other));
    let speaker = draft.speaker().id;
    match (offer.claimed_by, other) {
        (Some(_), Some(other)) if first.id == speaker && offer.is_sure => Ok(join(draft, Person::clone(other))),
        _ if first.id == speaker => Err(Refusal::OwnCode.into()),
        (None, _) if has_something_to_lose(draft.speaker(), draft) => Ok(ask_again(&code, first, draft)),
        (None, _) => Ok(claim(&code, first, draft)),
        (Some(_), Some(other)) if other.id == speaker && !offer.is_sure => Ok(claim(&code, first, draft)),
        _ => Err(Refusal::NoCode.into()),
    }
}

/// Whether a join would give somebody away: a role, a place in the list of people, data, or anything in the record.
fn has_something_to_lose(person: &Person, draft: &Draft<'_>) -> bool {
    let scene = draft.scene();
    // An imported person carries no date.
    scene.organisation.role_of(person) > Role::Participant
        || person.since.is_none()
        || person.has_details()
        || scene.register.has_anything_of(person.id)
}

/// The person that remains when the first account and the other are joined: the one with the higher role, else the first.
fn stays<'p>(first: &'p Person, other: &'p Person, draft: &Draft<'_>) -> &'p Person {
    let role = |person: &Person| draft.scene().organisation.role_of(person);
    if role(other) > role(first) { other } else { first }
}

/// Tells the side that has something to lose whose code it is and what goes with it, before it counts.
fn ask_again(code: &str, first: &Person, draft: &mut Draft<'_>) -> Reply {
    let speaker = draft.speaker();
    let who = with_accounts(first);
    let speaks = match stays(first, speaker, draft).id == first.id {
        true => say!(
            profile_link_speaks_renamed,
            who: who.clone(),
            name: Inline::Untrusted(first.name.clone()),
        ),
        false => say!(profile_link_speaks, who: who.clone()),
    };
    let gets = say!(profile_link_gets, speaks: speaks, what: Arg::all(gets(speaker, draft)));
    draft.record(Event::LinkClaimed { person: first.id, by: draft.speaker().id, unsure: true });
    Reply::said(say!(profile_link_from, who: who))
        .and(gets.into())
        .and(say!(profile_link_once_more, give: Inline::command(format!("profile link {code}"))).into())
        .and(say!(profile_link_tricked).into())
}

/// What somebody gives away.
fn gets(person: &Person, draft: &Draft<'_>) -> Vec<Message> {
    let (register, role) = (draft.scene().register, draft.scene().organisation.role_of(person));
    let is_theirs = |group: &&crate::record::Group| {
        !group.state.has_ended() && (group.is_facilitated_by(person.id) || group.proposer == Some(person.id))
    };
    let groups: Vec<&Code> = register.groups().filter(is_theirs).map(|group| &group.code).collect();
    let mut parts: Vec<Message> = Vec::new();
    if role > Role::Participant {
        parts.push(say!(profile_link_gets_role, role: role));
    }
    if !groups.is_empty() {
        parts.push(say!(profile_link_gets_groups, groups: Arg::all(groups)));
    }
    if person.email.is_some() {
        parts.push(say!(profile_link_gets_email));
    }
    if register.has_anything_of(person.id) {
        parts.push(say!(profile_link_gets_acts));
    }
    if parts.is_empty() {
        parts.push(say!(profile_link_gets_known));
    }
    parts
}

fn claim(code: &str, first: &Person, draft: &mut Draft<'_>) -> Reply {
    draft.record(Event::LinkClaimed { person: first.id, by: draft.speaker().id, unsure: false });
    let speaker = draft.speaker();
    let who = with_accounts(speaker);
    let asked = Reply::said(say!(profile_link_given, who: who.clone()));
    let is_renamed = stays(first, speaker, draft).id == speaker.id;
    let asked = match (has_something_to_lose(first, draft), is_renamed) {
        (true, true) => {
            let name = Inline::Untrusted(speaker.name.clone());
            asked.and(say!(profile_link_confirm_renamed, who: who, name: name).into())
        }
        (true, false) => asked.and(say!(profile_link_confirm_speaks, who: who).into()),
        (false, _) => asked,
    };
    let asked = asked
        .and(say!(profile_link_confirm, give: Inline::command(format!("profile link {code}"))).into())
        .and(say!(profile_link_not_you).into());
    draft.tell(first.id, asked);
    Reply::said(say!(profile_link_accepted, who: with_accounts(first)))
}

/// Somebody by name and accounts, as others need them to tell who that is.
pub(super) fn with_accounts(person: &Person) -> Inline {
    let accounts: Vec<String> = person.accounts.iter().map(ToString::to_string).collect();
    let name = &person.name;
    Inline::Untrusted(if accounts.is_empty() { name.clone() } else { format!("{name} ({})", accounts.join(", ")) })
}

/// Joins the speaker and the other.
fn join(draft: &mut Draft<'_>, other: Person) -> Reply {
    let speaker = draft.speaker().clone();
    let (into, from) = if stays(&speaker, &other, draft).id == other.id { (other, speaker) } else { (speaker, other) };
    let joint = record(from, into, draft);
    let reply = Reply::said(say!(profile_link_joined, who: with_accounts(&joint))).and(takes_back(&joint));
    draft.tell_accounts(&joint, &reply);
    draft.know(joint);
    reply
}

/// Records that two are one. If one of them is a member, what they support has the support of a member.
fn record(from: Person, into: Person, draft: &mut Draft<'_>) -> Person {
    let standing = |person: &Person| draft.scene().organisation.role_of(person).standing();
    let is_other = standing(&from) != standing(&into);
    let standing = is_other.then_some(Standing::Member);
    let inputs = draft.scene().register.same_inputs(from.id, into.id);
    draft.record(Event::PeopleJoined { from: from.id, into: into.id, standing, inputs });
    let own = into.name.clone();
    let joint = into.joined_with(from, draft.scene().said_at);
    // The list may have it in short.
    let is_short = is_short_for(&joint.name, &own);
    if is_short { Person { name: own, ..joint } } else { joint }
}

/// How the latest join of somebody is taken back.
fn takes_back(joint: &Person) -> Line {
    let until = joint.earlier.last().map_or(jiff::Timestamp::MIN, |join| join.until);
    say!(profile_link_undo, until: Inline::Date(until), unlink: Inline::command("profile unlink")).into()
}

fn join_name(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let people = draft.scene().register.people();
    let known = |named: &PersonRef| match named {
        PersonRef::Known(id) => people.get(*id).map(|person| Person::clone(person)).ok_or(Refusal::NoSuchName),
        PersonRef::New(_) | PersonRef::Silent(..) => Err(Refusal::NoSuchName),
    };
    let (from, into) = (known(call.need(&NAME)?)?, known(call.need(&PERSON)?)?);
    if !from.accounts.is_empty() || into.accounts.is_empty() || from.id == into.id {
        return Err(Refusal::NameHasAccount { who: from.id }.into());
    }
    let (name, who) = (Inline::Untrusted(from.name.clone()), Inline::Untrusted(into.name.clone()));
    let joint = record(from, into, draft);
    let told = say!(profile_join_told, name: name.clone(), who: with_accounts(&joint));
    draft.tell_accounts(&joint, &Reply::said(told).and(takes_back(&joint)));
    let said = say!(profile_join_done, name: name, who: who, joint: joint.id);
    draft.know(joint);
    Ok(Reply::said(said))
}

/// Why nobody is joined.
#[derive(Debug)]
enum Refusal {
    /// There is no such code any more, or never was.
    NoCode,
    /// The code is for the other account.
    OwnCode,
    /// Nobody has this name.
    NoSuchName,
    /// Only a name without an account is joined by others.
    NameHasAccount { who: PersonId },
}

impl Explain for Refusal {
    fn explain(&self) -> Reply {
        match self {
            Self::NoCode => Reply::said(say!(profile_link_wrong, link: Inline::command("profile link"))),
            Self::OwnCode => Reply::said(say!(profile_link_own_code)),
            Self::NoSuchName => Reply::said(say!(profile_join_no_name)),
            Self::NameHasAccount { who } => {
                Reply::said(say!(profile_join_has_account, who: *who, link: Inline::command("profile link")))
            }
        }
    }

    fn is_about_who(&self) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use crate::record::{Account, Person, PersonId};
    use crate::testing::dialogue::Dialogue;
    use crate::words::Language;
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
        let mut give_it = |who: &str| dialogue.say(&format!("@{who}"), who, &give).text().replace(&code, "CODE");
        expect![[r#"
            @lea-at-home <rapporteur> This code is from Lea Kaspar (console:lea).
            	If you join them, Lea Kaspar (console:lea) can speak as you, and you will be called Lea Kaspar. It also gets everything you have said and done.
            	If both accounts are yours, send the same code once more: /profile link CODE
            	If somebody else asked you to send it, do nothing. Nothing will be joined."#]].assert_eq(&give_it("lea-at-home"));
        expect![[r#"
            @lea-at-home <rapporteur> Code accepted. Now confirm in your other account, Lea Kaspar (console:lea): I sent you a message there.
            @lea <rapporteur> lea-at-home (console:lea-at-home) gave your code.
            	If you confirm, lea-at-home (console:lea-at-home) can speak as you.
            	If that is you, confirm it here: /profile link CODE
            	If it is not you, do nothing. Nothing will be joined."#]].assert_eq(&give_it("lea-at-home"));
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
            @lea <rapporteur> Joined: your accounts are one person now, Lea Kaspar (console:lea, console:lea-at-home). What both supported counts once.
            	If that is wrong, undo it from any of these accounts, until Wed 10 May 2017: /profile unlink
            @lea-at-home <rapporteur> Joined: your accounts are one person now, Lea Kaspar (console:lea, console:lea-at-home). What both supported counts once.
            	If that is wrong, undo it from any of these accounts, until Wed 10 May 2017: /profile unlink"#]]);
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
        dialogue.say("@lea", "lea", &give).expect(expect!["@lea <rapporteur> This code does not work: it is mistyped, already used, or older than 15 minutes. Nothing was joined. For a new one, send this from your first account: /profile link"]);
        dialogue.say("@lea", "lea", "/profile").expect(expect![[r#"
            @lea <rapporteur> Your profile (to change it: /profile set):
            	Name: Lea Kaspar
            	Role: member
            	Stakeholder group: civil society
            	Affiliation: not set
            	Time zone: not set
            	Hours: not set
            	Weekend: not set
            	Language: not set
            	Email: not set
            	Accounts: console:lea, console:lea-at-home

            	Accounts joined with yours
            	- lea-at-home (console:lea-at-home), joined on Mon 10 Apr 2017. To undo it, until Wed 10 May 2017: /profile unlink"#]]);
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
        dialogue.join("lea", "lea-at-home").quietly();
        let lea = known(&dialogue, "Lea Kaspar").unwrap();
        let secret = lea.calendar.clone().unwrap();
        assert_eq!(dialogue.register().people().of_calendar(&secret).map(|person| person.id), Some(lea.id));
        assert_eq!((lea.calendar, lea.reminders), (at_home.calendar, at_home.reminders));
        assert_eq!(lea.borne.iter().map(|borne| borne.meeting).collect::<Vec<u32>>(), [7]);
        assert!(known(&dialogue, "lea-at-home").is_none());
    }

    #[test]
    fn a_wrong_used_or_expired_code_and_an_unconfirmed_one_change_nothing() {
        let mut dialogue = Dialogue::with_groups();
        let people = dialogue.register().people().len();
        dialogue.say("@flavio", "flavio", "/profile link k7qm-2xpd").expect(expect!["@flavio <rapporteur> This code does not work: it is mistyped, already used, or older than 15 minutes. Nothing was joined. For a new one, send this from your first account: /profile link"]);
        let give = format!("/profile link {}", code(&dialogue.say("@lea", "lea", "/profile link").text()));
        dialogue.say("@lea", "lea", &give).expect(expect!["@lea <rapporteur> This is the account that got the code. Give the code from your other account, then confirm here."]);
        // Somebody who has overheard the code is first.
        dialogue.say("@marilyn", "marilyn", &give).quietly();
        dialogue.say("@flavio", "flavio", &give).expect(expect!["@flavio <rapporteur> This code does not work: it is mistyped, already used, or older than 15 minutes. Nothing was joined. For a new one, send this from your first account: /profile link"]);
        dialogue.say("@marilyn", "marilyn", &give).quietly();
        dialogue.say("@marilyn", "marilyn", &give).expect(expect!["@marilyn <rapporteur> This code does not work: it is mistyped, already used, or older than 15 minutes. Nothing was joined. For a new one, send this from your first account: /profile link"]);
        dialogue.pass("31m").quietly();
        dialogue.say("@lea", "lea", &give).expect(expect!["@lea <rapporteur> This code does not work: it is mistyped, already used, or older than 15 minutes. Nothing was joined. For a new one, send this from your first account: /profile link"]);
        let give = format!("/profile link {}", code(&dialogue.say("@lea", "lea", "/profile link").text()));
        dialogue.pass("16m").quietly();
        dialogue.say("@flavio", "flavio", &give).expect(expect!["@flavio <rapporteur> This code does not work: it is mistyped, already used, or older than 15 minutes. Nothing was joined. For a new one, send this from your first account: /profile link"]);
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
            .expect(expect![[r#"
                @anja <rapporteur> Joined: Liesyl and liesyl-f are one person now, Liesyl.
                @liesyl-f <rapporteur> The secretariat has joined the name Liesyl on the list of people with you. You are Liesyl (console:liesyl-f) now.
                	If that is wrong, undo it from any of these accounts, until Wed 10 May 2017: /profile unlink"#]]);
        dialogue.say("#plenary", "anja", "/support WG-CO for: \"Liesyl Franz\"").quietly();
        dialogue
            .say("@anja", "anja", "/profile join \"Liesyl Franz\" @liesyl-f")
            .expect(expect![[r#"
                @anja <rapporteur> Joined: Liesyl Franz and Liesyl are one person now, Liesyl Franz.
                @liesyl-f <rapporteur> The secretariat has joined the name Liesyl Franz on the list of people with you. You are Liesyl Franz (console:liesyl-f) now.
                	If that is wrong, undo it from any of these accounts, until Wed 10 May 2017: /profile unlink"#]]);
        dialogue
            .say("@anja", "anja", "/profile join \"Liesyl\" @lea")
            .expect(expect!["@anja <rapporteur> There is no such name on the list of people. Nothing was joined."]);
        dialogue.say("@anja", "anja", "/profile join \"Lea Kaspar\" @flavio").expect(expect!["@anja <rapporteur> Only a name without an account can be joined to somebody who has one. Lea Kaspar can do it with /profile link."]);
        dialogue.say("#plenary", "liesyl-f", "/support WG-IMP").expect(expect![
            "#plenary <rapporteur> Liesyl Franz has supported WG-IMP since Mon 10 Apr 2017. Each person counts once."
        ]);
    }

    #[test]
    fn a_chair_is_told_to_whom_the_role_would_go_and_gives_the_code_twice() {
        let mut dialogue = Dialogue::with_groups();
        let code = code(&dialogue.say("@marilyn", "marilyn", "/profile link").text());
        let give = format!("/profile link {code}");
        let mut give_it = |who: &str| dialogue.say(&format!("@{who}"), who, &give).text().replace(&code, "CODE");
        expect![[r#"
            @lynn <rapporteur> This code is from Marilyn Cade (console:marilyn).
            	If you join them, Marilyn Cade (console:marilyn) can speak as you. It also gets your role (chair) and everything you have said and done.
            	If both accounts are yours, send the same code once more: /profile link CODE
            	If somebody else asked you to send it, do nothing. Nothing will be joined."#]]
        .assert_eq(&give_it("lynn"));
        expect!["@marilyn <rapporteur> This is the account that got the code. Give the code from your other account, then confirm here."].assert_eq(&give_it("marilyn"));
        expect!["@flavio <rapporteur> This code does not work: it is mistyped, already used, or older than 15 minutes. Nothing was joined. For a new one, send this from your first account: /profile link"].assert_eq(&give_it("flavio"));
        expect![[r#"
            @lynn <rapporteur> Code accepted. Now confirm in your other account, Marilyn Cade (console:marilyn): I sent you a message there.
            @marilyn <rapporteur> Lynn St. Amour (console:lynn) gave your code.
            	If you confirm, Lynn St. Amour (console:lynn) can speak as you, and you will be called Lynn St. Amour.
            	If that is you, confirm it here: /profile link CODE
            	If it is not you, do nothing. Nothing will be joined."#]].assert_eq(&give_it("lynn"));
        expect![[r#"
            @marilyn <rapporteur> Joined: your accounts are one person now, Lynn St. Amour (console:lynn, console:marilyn). What both supported counts once.
            	If that is wrong, undo it from any of these accounts, until Wed 10 May 2017: /profile unlink
            @lynn <rapporteur> Joined: your accounts are one person now, Lynn St. Amour (console:lynn, console:marilyn). What both supported counts once.
            	If that is wrong, undo it from any of these accounts, until Wed 10 May 2017: /profile unlink"#]].assert_eq(&give_it("marilyn"));
    }

    #[test]
    fn two_accounts_of_which_nothing_is_known_are_joined_without_a_further_question() {
        let mut dialogue = Dialogue::with_groups();
        let code = code(&dialogue.say("@sam", "sam", "/profile link").text());
        let give = format!("/profile link {code}");
        let seen = dialogue.say("@sam-2", "sam-2", &give).text().replace(&code, "CODE");
        expect![[r#"
            @sam-2 <rapporteur> Code accepted. Now confirm in your other account, sam (console:sam): I sent you a message there.
            @sam <rapporteur> sam-2 (console:sam-2) gave your code.
            	If that is you, confirm it here: /profile link CODE
            	If it is not you, do nothing. Nothing will be joined."#]].assert_eq(&seen);
        dialogue.say("@sam", "sam", &give).expect(expect![[r#"
            @sam <rapporteur> Joined: your accounts are one person now, sam (console:sam, console:sam-2). What both supported counts once.
            	If that is wrong, undo it from any of these accounts, until Wed 10 May 2017: /profile unlink
            @sam-2 <rapporteur> Joined: your accounts are one person now, sam (console:sam, console:sam-2). What both supported counts once.
            	If that is wrong, undo it from any of these accounts, until Wed 10 May 2017: /profile unlink"#]]);
    }

    #[test]
    fn whoever_has_anything_to_lose_is_asked() {
        for lost in [
            "/support WG-CO",
            "/comment WG-CO Why?",
            "/consult answer 1 2",
            "/rsvp 1 yes",
            "/profile set zone: Africa/Dakar",
            "/remind me 1h",
            "/digest weekly mon 09:00 me",
            "/action @sam Write it.",
            "/here",
        ] {
            let mut dialogue = Dialogue::in_meeting();
            dialogue.say("#lounge", "sam", "/profile link").quietly();
            dialogue.say("#lounge", if lost.starts_with("/action") { "lea" } else { "sam" }, lost).quietly();
            let code = code(&dialogue.say("@eve", "eve", "/profile link").text());
            let answer = dialogue.say("@sam", "sam", &format!("/profile link {code}")).text();
            assert!(answer.contains("once more"), "{lost}: {answer}");
        }
        let mut dialogue = Dialogue::with_groups();
        let imported = Person { accounts: vec![Account::console("pat")], ..Person::named(PersonId(5), "Pat Lee") };
        dialogue.knows(&imported);
        let code = code(&dialogue.say("@eve", "eve", "/profile link").text());
        dialogue.say("@pat", "pat", &format!("/profile link {code}")).expect(expect![[r#"
            @pat <rapporteur> This code is from eve (console:eve).
            	If you join them, eve (console:eve) can speak as you, and you will be called eve. It also gets what I know about you.
            	If both accounts are yours, send the same code once more: /profile link n597-y1fq
            	If somebody else asked you to send it, do nothing. Nothing will be joined."#]]);
    }

    #[test]
    fn it_is_said_in_french() {
        let mut dialogue = Dialogue::with_groups();
        let seen = dialogue.say("@marilyn", "marilyn", "/profile link");
        seen.expect_in(Language::French, dialogue.register(), expect![[r#"
            Votre code est wvzu-wpup. Il sert une seule fois, pendant 15 minutes. Ne le communiquez à personne.
            1. Depuis votre autre compte, envoyez-moi ceci en privé : /profil relier wvzu-wpup
            2. Je vous dirai ensuite ici quel compte a donné le code. Envoyez-moi ici la même commande pour confirmer."#]]);
        let seen = dialogue.say("@lynn", "lynn", "/profile link k7qm-2xpd");
        seen.expect_in(Language::French, dialogue.register(), expect!["Ce code ne fonctionne pas : il est mal tapé, déjà utilisé, ou vieux de plus de 15 minutes. Rien n’a été réuni. Pour en avoir un nouveau, envoyez ceci depuis votre premier compte : /profil relier"]);
    }
}
