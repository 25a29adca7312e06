//! Whom typed words mean. An account is somebody; a name proves nothing, so where it leaves a doubt it is asked about.

use std::collections::BTreeSet;

use strum::VariantArray as _;

use crate::language::names;
use crate::language::reference::{OwnerRef, PersonRef};
use crate::language::value::surroundings::Surroundings;
use crate::record::{Account, Likeness, NameKey, Person, PersonId, Platform, Role, mixed_word, normalised};
use crate::say;
use crate::words::refusal::{NearName, NotOneName, Refusal};
use crate::words::reply::capitalised;

/// Who can be meant by a name that was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meant {
    /// Somebody on whom something is put: a member, or a name in the list that has no account.
    OnList,
    /// Somebody who is only proposed, which gives nothing: anybody in the list, but whoever is there only because they spoke.
    Proposed,
    /// Somebody of whom something is there already.
    Known,
    /// A name in the list that has no account.
    WithoutAccount,
}

/// What is between two people in a list, and in no name.
const BETWEEN_NAMES: [&str; 6] = [" and ", " & ", " + ", ",", "、", "،"];

/// Words for many people, of which a list of people would make one person.
const MANY: [&str; 13] = [
    "all",
    "everyone",
    "everybody",
    "all of us",
    "all members",
    "members",
    "team",
    "us",
    "tous",
    "toutes",
    "tout le monde",
    "l'équipe",
    "l’équipe",
];

/// Words for nobody in particular.
const NOBODY: [&str; 16] = [
    "tbd",
    "tbc",
    "tba",
    "to be decided",
    "to be confirmed",
    "to be determined",
    "unknown",
    "nobody",
    "no one",
    "somebody",
    "someone",
    "anyone",
    "personne",
    "quelqu'un",
    "quelqu’un",
    "à décider",
];

/// Whether it is a word for many, or one with an article before it: `the Brazilian delegation`.
fn is_word_for_many(seen: &str) -> bool {
    const OF_MANY: [&str; 8] = ["delegation", "team", "group", "members", "délégation", "équipe", "groupe", "membres"];
    let with_article = ["the ", "our ", "la ", "le ", "les ", "notre "].iter().any(|article| seen.starts_with(article));
    MANY.contains(&seen) || with_article && seen.split_whitespace().any(|word| OF_MANY.contains(&word))
}

impl Surroundings<'_> {
    /// Who is to do something: somebody, or those in the offices that are named. An office is meant whoever calls their
    /// account so.
    pub(super) fn owner(&self, typed: &str) -> Result<OwnerRef, Refusal> {
        let typed = typed.trim_end_matches([':', ',']);
        let words = typed.strip_prefix('@').unwrap_or(typed);
        if let Some(roles) = self.offices(words) {
            return Ok(OwnerRef::Office { words: capitalised(words), roles });
        }
        // Nobody is called so: those who are meant are the members.
        if is_word_for_many(&normalised(words).to_lowercase()) {
            let (hint, near) = (say!(value_owner), vec!["members".to_owned()]);
            return Err(Refusal::WrongValue { argument: None, typed: typed.to_owned(), hint, near });
        }
        match self.person(typed, Meant::OnList)? {
            // One word that nobody is called is more often the first of what is to be done.
            PersonRef::New(name) if !name.contains(char::is_whitespace) && !self.takes_new => {
                Err(Refusal::WrongValue {
                    argument: None,
                    typed: typed.to_owned(),
                    hint: say!(value_owner),
                    near: Vec::new(),
                })
            }
            person => Ok(OwnerRef::Person(person)),
        }
    }

    /// Whoever has this handle.
    pub(in crate::language) fn handle(&self, typed: &str) -> Option<PersonId> {
        self.of_handle(typed).filter(|_| typed.starts_with('@')).map(|person| person.id)
    }

    /// Whether it is the handle of somebody who is known, or who is in the room.
    pub(in crate::language) fn is_handle(&self, typed: &str) -> bool {
        typed.starts_with('@') && (self.of_handle(typed).is_some() || self.silent(typed).is_some())
    }

    /// Who answers, where that is somebody by a handle or by a name on the list, and no initiative.
    pub(super) fn respondent(&self, typed: &str) -> Result<Option<PersonRef>, Refusal> {
        // `Ann Able source: phone`
        let named = typed.split_whitespace().find(|word| word.len() > 1 && word.ends_with(':'));
        if let Some(at) = named.and_then(|named| typed.find(named)) {
            let hint = say!(value_respondent);
            return Err(Refusal::wrong_value(Some("for"), &typed[at..], hint, Vec::new()));
        }
        let is_somebody = typed.starts_with('@') || !self.register.people().named(typed).is_empty();
        let is_me = names::choice(&["me", "myself"], &normalised(typed), self.languages).is_some();
        match is_somebody || is_me {
            true => self.person(typed, Meant::OnList).map(Some),
            false => Ok(None),
        }
    }

    /// Somebody: by a handle, else by a name.
    pub(super) fn person(&self, typed: &str, meant: Meant) -> Result<PersonRef, Refusal> {
        let name = typed.trim_start_matches('@');
        if self.offices(name).is_some() {
            return Err(Refusal::IsOffice { typed: typed.to_owned() });
        }
        if typed.starts_with('@') {
            return match self.of_handle(typed) {
                Some(person) => Ok(PersonRef::Known(person.id)),
                None if let Some(silent) = self.silent(typed).or_else(|| self.configured(typed)) => Ok(silent),
                None if typed.matches('@').count() > 1 => {
                    Err(Refusal::NotOneName { typed: typed.to_owned(), why: NotOneName::Several })
                }
                None => Err(self.unknown_handle(typed, name)),
            };
        }
        if names::choice(&["me", "myself"], &normalised(name), self.languages).is_some() {
            return match self.speaker {
                Some(speaker) => Ok(PersonRef::Known(speaker.id)),
                // They say something for the first time.
                None => Ok(PersonRef::Silent(self.account.0.clone(), self.account.1.to_owned())),
            };
        }
        self.of_name(typed, meant)
    }

    /// Whose handle this is, on the platform where it was typed or on another.
    fn of_handle(&self, typed: &str) -> Option<&Person> {
        let name = typed.trim_start_matches('@');
        let here = [typed, name].map(|id| Account { platform: self.platform, id: id.to_owned() });
        // Of namesakes the handles are told, on whatever platform they are.
        let elsewhere = Platform::VARIANTS.iter().flat_map(|platform| match platform {
            Platform::Console => vec![Account::console(name), Account::console(name.to_lowercase())],
            Platform::Matrix => vec![Account { platform: *platform, id: format!("@{name}") }],
            Platform::Discord => vec![Account { platform: *platform, id: name.to_owned() }],
            // Nobody has an account there.
            Platform::Mail => Vec::new(),
        });
        let bridged = self.mentions.iter().filter(|mention| mention.handle == typed);
        let bridged = bridged.filter_map(|mention| mention.account.clone());
        bridged
            .chain(here)
            .chain(elsewhere)
            .find_map(|account| self.register.people().of_account(&account))
            .map(AsRef::as_ref)
    }

    /// Whoever is mentioned by this handle and is in the room.
    fn silent(&self, typed: &str) -> Option<PersonRef> {
        let mention = self.mentions.iter().find(|mention| mention.handle == typed)?;
        // The number of an account on Discord has no mark of its own.
        let id = match self.platform {
            Platform::Discord => mention.handle.trim_start_matches('@'),
            Platform::Console | Platform::Matrix | Platform::Mail => &mention.handle,
        };
        let here = || Account { platform: self.platform, id: id.to_owned() };
        let account = mention.account.clone().unwrap_or_else(here);
        Some(PersonRef::Silent(account, mention.name.clone()?))
    }

    /// Somebody to whom the configuration gives a role, before their first message.
    fn configured(&self, typed: &str) -> Option<PersonRef> {
        let name = typed.trim_start_matches('@');
        let accounts = [typed, name].map(|id| Account { platform: self.platform, id: id.to_owned() });
        let account =
            accounts.into_iter().find(|account| self.organisation.role_of_account(account) > Role::Participant)?;
        Some(PersonRef::Silent(account, name.to_owned()))
    }

    fn is_member(&self, person: &Person) -> bool {
        self.organisation.role_of(person) > Role::Participant
    }

    /// Whether somebody can be meant by their name, though they are no member.
    fn can_be_meant(&self, person: &Person, meant: Meant) -> bool {
        match meant {
            Meant::OnList => person.accounts.is_empty(),
            // Whoever was imported carries no date.
            Meant::Proposed => person.accounts.is_empty() || person.since.is_none(),
            Meant::Known | Meant::WithoutAccount => true,
        }
    }

    fn of_name(&self, typed: &str, meant: Meant) -> Result<PersonRef, Refusal> {
        let named: Vec<&Person> = self.register.people().named(typed).into_iter().map(AsRef::as_ref).collect();
        let without_account = || named.iter().filter(|person| person.accounts.is_empty());
        if self.takes_new {
            // Two of one name without an account could never be told apart.
            return match without_account().next() {
                Some(known) => Ok(PersonRef::Known(known.id)),
                None => self.new_person(typed, meant),
            };
        }
        let members: Vec<&&Person> = named.iter().filter(|person| self.is_member(person)).collect();
        let others: Vec<&&Person> =
            named.iter().filter(|person| !self.is_member(person) && self.can_be_meant(person, meant)).collect();
        let of_those = match meant {
            Meant::WithoutAccount if without_account().next().is_some() => without_account().collect(),
            _ => members,
        };
        match (of_those.as_slice(), others.as_slice()) {
            ([person], _) | ([], [person]) => return Ok(PersonRef::Known(person.id)),
            ([], []) => {}
            _ => {
                let accounts = named.iter().flat_map(|person| &person.accounts).map(Account::handle).collect();
                return Err(Refusal::SeveralOfName { typed: typed.to_owned(), accounts });
            }
        }
        if let Some(person) = self.of_handle(typed).filter(|person| self.is_member(person)) {
            return Ok(PersonRef::Known(person.id));
        }
        let of_handle = self.of_handle(typed);
        let accounts = named.iter().copied().chain(of_handle).filter_map(|person| person.accounts.first());
        let handles: BTreeSet<String> = accounts.map(Account::handle).collect();
        let handles: Vec<String> = handles.into_iter().collect();
        if !handles.is_empty() {
            return Err(Refusal::NoMember { typed: typed.to_owned(), handles });
        }
        self.new_person(typed, meant)
    }

    /// Somebody new of a name, if that is one name, of nobody else, and no slip for another's.
    fn new_person(&self, typed: &str, meant: Meant) -> Result<PersonRef, Refusal> {
        let name = typed.trim().to_owned();
        let refuse = |why| Err(Refusal::NotOneName { typed: typed.to_owned(), why });
        if name.contains('@') {
            return refuse(NotOneName::HasHandle);
        }
        if !NameKey::is_visible_in(&name) {
            return refuse(NotOneName::HasNoLetter);
        }
        if matches!(meant, Meant::Known | Meant::WithoutAccount) || self.takes_new {
            return Ok(PersonRef::New(name));
        }
        let seen = normalised(&name).to_lowercase();
        if BETWEEN_NAMES.iter().any(|between| seen.contains(between)) || is_word_for_many(&seen) {
            return refuse(NotOneName::Several);
        }
        if NOBODY.contains(&seen.trim_end_matches('.')) {
            return refuse(NotOneName::Nobody);
        }
        let near = self.register.people().nearly_named(&name);
        if !near.is_empty() {
            let looks_alike = near[0].0 == Likeness::Lookalike;
            let near = near.into_iter().take(3).map(|(_, person)| NearName::of(person)).collect();
            return Err(Refusal::NearName { typed: typed.to_owned(), near, looks_alike });
        }
        if let Some(word) = mixed_word(&name) {
            return refuse(NotOneName::MixesScripts { word: word.to_owned() });
        }
        Ok(PersonRef::New(name))
    }

    fn unknown_handle(&self, typed: &str, name: &str) -> Refusal {
        let people = self.register.people();
        let named = people.named(name).into_iter();
        let near = named.chain(people.nearly_named(name).into_iter().map(|(_, person)| person));
        let near =
            near.filter(|person| !person.accounts.is_empty()).take(3).map(|person| NearName::of(person)).collect();
        Refusal::UnknownHandle { typed: typed.to_owned(), near }
    }
}

#[cfg(test)]
mod tests {
    use crate::language::heard::{Addressed, Mention, Message, What};
    use crate::testing::dialogue::Dialogue;
    use expect_test::expect;

    #[test]
    fn whoever_is_mentioned_by_the_puppet_of_a_bridge_is_the_one_behind_it() {
        let mut dialogue = Dialogue::with_groups();
        let puppet = "@_discord_42:example.org";
        let account = "discord:42".parse().unwrap();
        let mention = Mention {
            handle: puppet.to_owned(),
            shown: "Mei Lin".to_owned(),
            name: Some("Mei Lin".to_owned()),
            account: Some(account),
        };
        let says = |text: &str| {
            What::Message(Message { mentions: vec![mention.clone()], ..Message::new(text, Addressed::ToAll) })
        };
        dialogue.does("#plenary", "lynn", says(&format!("/facilitate WG-IMP {puppet}"))).quietly();
        dialogue.does("#plenary", "lynn", says(&format!("/release WG-IMP {puppet}"))).quietly();
        let mei = dialogue.register().people().named("Mei Lin").into_iter().flat_map(|person| person.accounts.clone());
        assert_eq!(mei.map(|account| account.to_string()).collect::<Vec<_>>(), ["discord:42"]);
    }

    #[test]
    fn whoever_is_mentioned_is_meant_though_they_have_said_nothing_yet() {
        let mut dialogue = Dialogue::with_groups();
        let mention = |handle: &str, shown: &str, name: Option<&str>| Mention {
            handle: handle.to_owned(),
            shown: shown.to_owned(),
            name: name.map(str::to_owned),
            account: None,
        };
        let says = |text: &str, mentions: Vec<Mention>| {
            What::Message(Message { mentions, ..Message::new(text, Addressed::ToAll) })
        };
        let there = vec![mention("@raquino", "Renata (she/her)", Some("Renata Aquino"))];
        let gone = vec![mention("@raquino2", "Renata", None)];
        dialogue.does("#plenary", "lynn", says("/facilitate WG-IMP @raquino", there.clone())).expect(expect![[r#"
            #plenary <rapporteur> Renata Aquino now facilitates WG-IMP. Facilitators: Renata Aquino.
            @raquino <rapporteur> You now facilitate WG-IMP."#]]);
        dialogue.does("#plenary", "lynn", says("/facilitate WG-IMP @raquino2", gone)).expect(expect![[r##"#plenary <rapporteur> I do not know the account "@raquino2". For somebody without an account, give the name, such as "Lea Kaspar"."##]]);
        dialogue.does("#plenary", "lynn", says("/comment WG-IMP I asked @raquino about it", there)).quietly();
        dialogue
            .say("#plenary", "@raquino", "/support WG-IMP")
            .expect(expect!["#plenary <rapporteur> Renata Aquino supports WG-IMP. Support: 0 members, 1 other."]);
        dialogue.say("#plenary", "lynn", "/status WG-IMP").expect(expect![[r#"
            #plenary <rapporteur> WG-IMP: IGF Improvements
            	Working Groups, proposed, new this cycle
            	Support: 0 members, 1 other
            	Comments: 1
            	Proposed by: Avri Doria on Mon 10 Apr 2017
            	Facilitators: Renata Aquino since Mon 10 Apr 2017
            	Supporters: Renata Aquino

            	Other comments
            	- Lynn St. Amour, Mon 10 Apr 2017: I asked Renata (she/her) about it"#]]);
    }

    #[test]
    fn a_display_name_is_nobody_in_office() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#plenary", "Jonas Weber", "/support WG-IMP").quietly();
        dialogue.say("#plenary", "lynn", "/facilitate WG-IMP \"Jonas Weber\"").expect(expect![[r##"
            #plenary <rapporteur> I know "Jonas Weber" only as an account that is not a member's: "@Jonas Weber". If you mean that account, type it like this.
            	If you mean somebody else, type "Jonas Weber" new: yes
            	Please answer with a number, or no:
            	- 1. /facilitate WG-IMP "@Jonas Weber"
            	- 2. /facilitate WG-IMP "Jonas Weber" new: yes"##]]);
        dialogue.say("#plenary", "lynn", "/facilitate WG-IMP jonas  WEBER").expect(expect![[r##"
            #plenary <rapporteur> I know "jonas  WEBER" only as an account that is not a member's: "@Jonas Weber". If you mean that account, type it like this.
            	If you mean somebody else, type "jonas  WEBER" new: yes
            	Please answer with a number, or no:
            	- 1. /facilitate WG-IMP "@Jonas Weber"
            	- 2. /facilitate WG-IMP "jonas  WEBER" new: yes"##]]);
        dialogue.say("#plenary", "anja", "/support WG-CO for: Jonas Weber").expect(expect![[r##"
            #plenary <rapporteur> I know "Jonas Weber" only as an account that is not a member's: "@Jonas Weber". If you mean that account, type it like this.
            	If you mean somebody else, type "Jonas Weber" new: yes
            	Please answer with a number, or no:
            	- 1. /support WG-CO for: "@Jonas Weber"
            	- 2. /support WG-CO for: "Jonas Weber" new: yes"##]]);
        dialogue.say("#plenary", "lynn", "/action \"Jonas Weber\" Book the room.").expect(expect![[r##"
            #plenary <rapporteur> I know "Jonas Weber" only as an account that is not a member's: "@Jonas Weber". If you mean that account, type it like this.
            	If you mean somebody else, type "Jonas Weber" new: yes
            	Please answer with a number, or no:
            	- 1. /action "@Jonas Weber" Book the room.
            	- 2. /action "Jonas Weber" Book the room. new: yes"##]]);
        dialogue.say("#plenary", "lynn", "/facilitate WG-IMP @Jonas Weber").expect(expect![[r#"
            #plenary <rapporteur> Jonas Weber now facilitates WG-IMP. Facilitators: Jonas Weber.
            	Jonas Weber is @Jonas Weber, not a member.
            @Jonas Weber <rapporteur> You now facilitate WG-IMP."#]]);
        dialogue.say("#plenary", "lynn", "/facilitate WG-CO \"Jonas Weber\" new: yes").expect(expect![[r#"
            #plenary <rapporteur> Jonas Weber (no account) now facilitates WG-CO. Facilitators: Jonas Weber (no account).
            	I know no account of Jonas Weber (no account), so I cannot send them reminders or ask them for updates.
            	Jonas Weber (no account) is new in the list of people."#]]);
        dialogue.say("#plenary", "anja", "/support WG-CO for: Jonas Weber").expect(expect![
            "#plenary <rapporteur> Jonas Weber (no account) supports WG-CO. Support: 1 member, 1 other."
        ]);
    }

    #[test]
    fn a_name_that_is_nearly_known_is_asked_about_before_it_makes_a_person() {
        let mut dialogue = Dialogue::with_groups();
        for name in [
            "Flavio Wagner",
            "Fla\u{301}vio  Wagner.",
            "Flаvio Wagner",
            "Lea K.",
            "Lea Kaspar and Flávio Wagner",
            "Lea Kaspar, Flávio Wagner",
            "off @lea",
            "Jonas & Mia",
            "\u{200b}",
            "Аnna Rossi",
        ] {
            let said = dialogue.say("#plenary", "anja", &format!("/support WG-IMP for: {name}")).text();
            assert!(!said.contains(" supports WG-IMP"), "{name}: {said}");
        }
        dialogue.say("#plenary", "anja", "/support WG-IMP for: Flavio Wagner").expect(expect![[r##"
            #plenary <rapporteur> Nobody on the list of people is called "Flavio Wagner". Did you mean Flávio Wagner (@flavio)?
            	If this is somebody new, type "Flavio Wagner" new: yes
            	Please answer with a number, or no:
            	- 1. /support WG-IMP for: @flavio
            	- 2. /support WG-IMP for: "Flavio Wagner" new: yes"##]]);
        dialogue.say("#plenary", "anja", "/support WG-IMP for: Flаvio Wagner").expect(expect![[r##"
            #plenary <rapporteur> Some letters of "Flаvio Wagner" only look like those of a name that I know. Did you mean Flávio Wagner (@flavio)?
            	If this is somebody new, type "Flаvio Wagner" new: yes
            	Please answer with a number, or no:
            	- 1. /support WG-IMP for: @flavio
            	- 2. /support WG-IMP for: "Flаvio Wagner" new: yes"##]]);
        dialogue.say("#plenary", "anja", "/support WG-IMP for: \"Lea Kaspar and Flávio\"").expect(expect![[r##"
            #plenary <rapporteur> "Lea Kaspar and Flávio" looks like several people. Please name one at a time.
            	If it is the name of one person, type "Lea Kaspar and Flávio" new: yes
            	Please answer yes or no. Yes means: /support WG-IMP for: "Lea Kaspar and Flávio" new: yes"##]]);
        dialogue.say("#plenary", "anja", "/support WG-IMP for: off @lea").expect(expect![[r##"#plenary <rapporteur> "off @lea" has an @ in it, so I cannot tell whom you mean. Give the handle alone, or a name without @."##]]);
        dialogue.say("#plenary", "anja", "/support WG-IMP for: @lea, @flavio").expect(expect![[r#"
            #plenary <rapporteur> Lea Kaspar supports WG-IMP. Support: 1 member.
            #plenary <rapporteur> Flávio Wagner supports WG-IMP. Support: 2 members."#]]);
        dialogue.say("#plenary", "anja", "/support WG-IMP for: @Lea Kaspar").expect(expect![[r##"
            #plenary <rapporteur> I do not know the account "@Lea Kaspar". Did you mean Lea Kaspar (@lea)?
            	Please answer yes or no. Yes means: /support WG-IMP for: @lea"##]]);
        dialogue.say("#plenary", "anja", "/support WG-IMP for: Аnna").expect(expect![[r##"
            #plenary <rapporteur> "Аnna" mixes letters of different alphabets that look alike. Please type the name again.
            	If it is really written like this, type "Аnna" new: yes
            	Please answer yes or no. Yes means: /support WG-IMP for: "Аnna" new: yes"##]]);
        dialogue.say("#plenary", "anja", "/support WG-IMP for: \"Lea K.\" new: yes").expect(expect![[r#"
            #plenary <rapporteur> Lea K. supports WG-IMP. Support: 2 members, 1 other.
            	Lea K. is new in the list of people."#]]);
        dialogue.say("#plenary", "anja", "/support WG-IMP for: \"lea k.\"").expect(expect![
            "#plenary <rapporteur> Lea K. has supported WG-IMP since Mon 10 Apr 2017. Each person counts once."
        ]);
        dialogue
            .say("#plenary", "lea", "/comment WG-IMP What is new: yes, we go on.")
            .expect(expect!["#plenary <rapporteur> Recorded: Lea Kaspar comments on WG-IMP, which now has 1 comment."]);
        dialogue.say("#plenary", "lea", "/comment WG-IMP What is new: yes").expect(expect![[r##"
            #plenary <rapporteur> Only the secretariat may use /comment with new: yes. If "new:" is part of your text, put the whole text in quotes.
            	Please ask Anja Gengo."##]]);
    }

    #[test]
    fn one_person_counts_once_however_the_name_is_written() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#plenary", "flavio", "/support WG-IMP").quietly();
        for spelling in [
            "Fla\u{301}vio Wagner",
            "flávio  wagner",
            "Flávio\u{a0}Wagner",
            "Flá\u{200b}vio Wagner",
            "\u{202e}Flávio Wagner\u{202c}",
            "ＦＬÁＶＩＯ　ＷＡＧＮＥＲ",
        ] {
            let said = dialogue.say("#plenary", "anja", &format!("/support WG-IMP for: \"{spelling}\"")).text();
            assert!(said.contains("Flávio Wagner has supported WG-IMP since"), "{spelling:?}: {said}");
        }
    }

    #[test]
    fn an_office_is_meant_whoever_calls_an_account_so() {
        let mut dialogue = Dialogue::with_groups();
        for handle in ["secretariat", "chair", "members"] {
            dialogue.say("#plenary", handle, "/support WG-IMP").quietly();
            dialogue.say("#plenary", "lynn", &format!("/action @{handle} Send the letter.")).quietly();
        }
        dialogue.say("#plenary", "lynn", "/actions").expect(expect![[r#"
            #plenary <rapporteur> Open actions:
            	- Action 1, Secretariat: Send the letter. (the plenary)
            	- Action 2, Chair: Send the letter. (the plenary)
            	- Action 3, Members: Send the letter. (the plenary)
            	When one is done: /done 1"#]]);
        dialogue.say("#plenary", "lynn", "/facilitate WG-IMP @chair").expect(expect![[r##"#plenary <rapporteur> "@chair" is an office, and I need a person here. Give @handle, or a name from the list of people."##]]);
        dialogue.say("#plenary", "lynn", "/facilitate WG-IMP Secretariat").expect(expect![[r##"#plenary <rapporteur> "Secretariat" is an office, and I need a person here. Give @handle, or a name from the list of people."##]]);
    }

    #[test]
    fn whoever_is_proposed_may_be_new_but_nobody_s_lookalike() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#plenary", "Jonas Weber", "/support WG-IMP").quietly();
        for name in ["Wout de Natris (TBD)", "Marilyn Cade", "@Jonas Weber", "Lea Kaspar"] {
            let said = dialogue.say("#plenary", "avri", &format!("/charter WG-IMP facilitator: {name}")).text();
            assert!(said.contains("Recorded"), "{name}: {said}");
        }
        for name in ["Jonas Weber", "Flavio Wagner", "off @lea", "Mia and Tom"] {
            let said = dialogue.say("#plenary", "avri", &format!("/charter WG-IMP facilitator: {name}")).text();
            assert!(!said.contains("Recorded"), "{name}: {said}");
        }
    }

    #[test]
    fn a_namesake_of_a_member_takes_neither_their_name_nor_their_place() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#plenary", "Lynn St. Amour", "/comment WG-IMP As chair I close this group.").quietly();
        dialogue
            .say("#plenary", "anja", "/support WG-IMP for: \"Lynn St. Amour\"")
            .expect(expect!["#plenary <rapporteur> Lynn St. Amour (@lynn) supports WG-IMP. Support: 1 member."]);
        dialogue.say("#plenary", "lea", "/status WG-IMP").expect(expect![[r#"
            #plenary <rapporteur> WG-IMP: IGF Improvements
            	Working Groups, proposed, new this cycle
            	Support: 1 member
            	By stakeholder group: private sector 1
            	Comments: 1
            	Proposed by: Avri Doria on Mon 10 Apr 2017
            	Supporters: Lynn St. Amour (@lynn)

            	Other comments
            	- Lynn St. Amour (@Lynn St. Amour), Mon 10 Apr 2017: As chair I close this group."#]]);
        dialogue.say("#plenary", "lynn", "/facilitate WG-IMP me").expect(expect![
            "#plenary <rapporteur> Lynn St. Amour (@lynn) now facilitates WG-IMP. Facilitators: Lynn St. Amour (@lynn)."
        ]);
    }
}
