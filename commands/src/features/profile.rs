//! `/profile show|set|calendar|link|unlink|join|export|forget`: what is known of oneself. Answered in private.

mod away;
mod calendar;
mod history;
mod link;
pub(crate) mod own;
mod unlink;

use crate::audience::in_office;
use crate::features::digest;
use crate::language::access::ANYONE;
use crate::language::arguments::{AFFILIATION, LANGUAGES, PERSON_NAME, STAKEHOLDER};
use crate::language::quotes::bare;
use crate::language::{self, Call, Draft, Kind, Refused, Shape, Spec};
use crate::line;
use crate::phrase;
use crate::record::{Declared, Hours, NameKey, Person, Role, Weekend};
use crate::say;
use crate::time::Duration;
use crate::words::shared::{self, key};
use crate::words::time::whole_weekday;
use crate::words::{Arg, Block, Explain, Inline, Label, Language, Line, Message, Refusal, Reply};

const ZONE: language::Arg<String> =
    language::Arg::new("zone", Kind::Zone, phrase!(profile_zone_about)).named().or_none();
const HOURS: language::Arg<Hours> =
    language::Arg::new("hours", Kind::Hours, phrase!(profile_hours_about)).named().or_none();
const WEEKEND: language::Arg<Weekend> =
    language::Arg::new("weekend", Kind::Weekend, phrase!(profile_weekend_about)).named().or_none();
const EMAIL: language::Arg<String> =
    language::Arg::new("email", Kind::Line, phrase!(profile_email_about)).named().or_none();
const LANGUAGE: language::Arg<String> =
    language::Arg::new("language", Kind::Choice(LANGUAGES), phrase!(profile_language_about)).named();

pub(crate) const PROFILE: Spec = Spec {
    name: "profile",
    summary: phrase!(profile_summary),
    access: ANYONE,
    private: true,
    shape: Shape::Subcommands(&[
        SHOW,
        SET,
        away::AWAY,
        calendar::CALENDAR,
        link::LINK,
        unlink::UNLINK,
        link::JOIN,
        own::EXPORT,
        own::FORGET,
    ]),
    examples: &[],
    refused: &[],
};

const SHOW: Spec = Spec {
    name: "show",
    summary: phrase!(profile_show_summary),
    access: ANYONE,
    private: true,
    shape: Shape::Act { arguments: &[], decide: show },
    examples: &["profile show", "profile"],
    refused: &[Refused { by: Role::Member, typed: "profile everybody" }],
};

const SET: Spec = Spec {
    name: "set",
    summary: phrase!(profile_set_summary),
    access: ANYONE,
    private: true,
    shape: Shape::Act {
        arguments: &[
            ZONE.argument,
            HOURS.argument,
            WEEKEND.argument,
            STAKEHOLDER.argument,
            AFFILIATION.argument,
            LANGUAGE.argument,
            PERSON_NAME.argument,
            EMAIL.argument,
        ],
        decide: set,
    },
    examples: &["profile set zone: Africa/Dakar hours: 09:00-21:00 weekend: fri, sat", "profile set language: fr"],
    refused: &[
        Refused { by: Role::Member, typed: "profile set" },
        Refused { by: Role::Member, typed: "profile set zone: EST" },
        Refused { by: Role::Member, typed: "profile set hours: late" },
        Refused { by: Role::Member, typed: "profile set stakeholder: the people" },
        Refused { by: Role::Member, typed: "profile set email: nowhere" },
    ],
};

fn show(_: &Call, draft: &mut Draft<'_>) -> Result<Reply, Refusal> {
    let person = draft.speaker();
    let yours = say!(profile_yours, set: Inline::command("profile set"));
    let reply = with_calendar(render_profile(yours, person, draft.role()), person);
    let joins = person.undoable_at(draft.scene().said_at);
    if joins.is_empty() {
        return Ok(reply);
    }
    let joins = unlink::listed(person, &joins, "profile unlink");
    Ok(reply.with(Block::Heading(say!(profile_joins).into())).with(Block::List(joins)))
}

fn set(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, Refusal> {
    let mut person = draft.speaker().clone();
    let before = person.clone();
    // Of what was given and has no value there is nothing any more.
    let is_given = |argument: &language::Argument| call.was_given(argument.name);
    if is_given(&ZONE.argument) {
        person.zone = call.get(&ZONE).cloned();
    }
    if is_given(&HOURS.argument) {
        person.hours = call.get(&HOURS).copied();
    }
    if is_given(&WEEKEND.argument) {
        person.weekend = call.get(&WEEKEND).cloned();
    }
    if let Some(stakeholder) = call.get(&STAKEHOLDER) {
        person.declared.stakeholder = Some(stakeholder.clone());
    }
    if let Some(name) = call.get(&PERSON_NAME) {
        person.declared.name = Some(is_name(name)?);
    }
    match call.get(&EMAIL) {
        Some(email) => person.declared.email = Some(is_email(email)?),
        None if is_given(&EMAIL.argument) => (person.email, person.declared.email) = (None, None),
        None => {}
    }
    if is_given(&AFFILIATION.argument) {
        person.affiliation = call.get(&AFFILIATION).cloned();
    }
    if let Some(language) = call.get(&LANGUAGE) {
        person.language = Language::from_tag(language).map(|language| language.tag().to_owned());
    }
    if [
        &ZONE.argument,
        &HOURS.argument,
        &WEEKEND.argument,
        &STAKEHOLDER.argument,
        &AFFILIATION.argument,
        &LANGUAGE.argument,
        &PERSON_NAME.argument,
        &EMAIL.argument,
    ]
    .iter()
    .all(|argument| !call.was_given(argument.name))
    {
        return Err(call.lacks(say!(profile_set_what)));
    }
    let role = draft.role();
    leave_out_what_is_so(&mut person);
    // The secretariat confirms, so that nobody is left to confirm what it says of itself.
    if role == Role::Secretariat {
        person.confirm();
    }
    let is_new = person.declared != before.declared;
    let intro = if person == before { say!(profile_unchanged) } else { say!(profile_changed) };
    let mut reply = with_calendar(render_profile(intro, &person, role), &person);
    if is_new && !person.declared.is_empty() {
        reply = reply.and(say!(profile_waits).into());
        let (register, organisation) = (draft.scene().register, draft.scene().organisation);
        let asked = to_be_confirmed(&person);
        for secretariat in in_office(register, organisation, &[Role::Secretariat]) {
            draft.tell(secretariat, asked.clone());
        }
    }
    if person != before {
        draft.know_speaker(person);
    }
    Ok(reply)
}

/// Takes out of what somebody says of themselves what is known to be so.
fn leave_out_what_is_so(person: &mut Person) {
    let Declared { name, stakeholder, email } = &mut person.declared;
    name.take_if(|name| *name == person.name);
    stakeholder.take_if(|stakeholder| Some(&*stakeholder) == person.stakeholder.as_ref());
    email.take_if(|email| Some(&*email) == person.email.as_ref());
}

/// What the secretariat hears of what somebody says of themselves.
fn to_be_confirmed(person: &Person) -> Reply {
    let confirm = Inline::command(format!("person \"{}\" confirm: yes", person.name));
    Reply::said(say!(profile_confirm_asked, who: person.id, what: Arg::all(declared(person)), confirm: confirm))
}

/// What somebody says of themselves, each with what it is: `stakeholder group: government`.
pub(crate) fn declared(person: &Person) -> Vec<Line> {
    let Declared { name, stakeholder, email } = &person.declared;
    let typed = |value: &Option<String>| value.clone().map(Inline::Untrusted);
    let named = [
        (say!(profile_name), typed(name)),
        (say!(profile_stakeholder_group), stakeholder.as_deref().map(shared::stakeholder)),
        (say!(profile_email), typed(email)),
    ];
    let given = named.into_iter().filter_map(|(what, value)| Some((what, value?)));
    given.map(|(what, value)| say!(profile_declared, what: what, value: value).into()).collect()
}

/// The stakeholder group of somebody, in words.
pub(crate) fn of_stakeholder(person: &Person) -> Line {
    match &person.stakeholder {
        Some(group) => shared::stakeholder(group).into(),
        None => say!(profile_not_set).into(),
    }
}

/// A name as it can stand in the record.
///
/// # Errors
///
/// When it holds the mark of a handle, or no visible letter.
pub(crate) fn is_name(typed: &str) -> Result<String, Refusal> {
    let name = bare(typed).trim().to_owned();
    match name.contains('@') || !NameKey::is_visible_in(&name) {
        true => Err(NotSet::Name { typed: typed.to_owned() }.into()),
        false => Ok(name),
    }
}

fn is_email(typed: &str) -> Result<String, Refusal> {
    let typed = typed.trim();
    let is_word = |part: &str| !part.is_empty() && !part.contains(|c: char| c.is_whitespace() || "<>,;\"@".contains(c));
    let is_host = |host: &str| is_word(host) && host.split('.').all(|label| !label.is_empty()) && host.contains('.');
    match typed.split_once('@').is_some_and(|(user, host)| is_word(user) && is_host(host)) {
        true => Ok(typed.to_owned()),
        false => Err(NotSet::Email { typed: typed.to_owned() }.into()),
    }
}

/// Why a profile does not get a value.
#[derive(Debug)]
enum NotSet {
    /// The words are no name of one person.
    Name { typed: String },
    /// The words are no address of mail.
    Email { typed: String },
}

impl Explain for NotSet {
    fn explain(&self) -> Reply {
        match self {
            Self::Name { typed } => Reply::said(say!(profile_not_a_name, typed: Inline::Untrusted(typed.clone()))),
            Self::Email { typed } => Reply::said(say!(profile_not_an_email, typed: Inline::Untrusted(typed.clone()))),
        }
    }

    fn is_about_who(&self) -> bool {
        false
    }
}

fn render_profile(intro: Message, person: &Person, role: Role) -> Reply {
    let typed = |value: Option<String>| match value {
        Some(value) => line![Inline::Untrusted(value)],
        None => say!(profile_not_set).into(),
    };
    let accounts: Vec<String> = person.accounts.iter().map(ToString::to_string).collect();
    let weekend = match &person.weekend {
        Some(Weekend(days)) => {
            let days = Arg::each(days.iter().map(|day| whole_weekday(*day)));
            say!(group_list, items: days).into()
        }
        None => say!(profile_not_set).into(),
    };
    let mut fields: Vec<(Label, Line)> = vec![
        (say!(profile_name).into(), line![Inline::Untrusted(person.name.clone())]),
        (say!(profile_role).into(), of_role(role)),
        (say!(profile_stakeholder_group).into(), of_stakeholder(person)),
        (say!(profile_affiliation).into(), typed(person.affiliation.clone())),
        (say!(profile_zone).into(), typed(person.zone.clone())),
        (say!(profile_hours).into(), typed(person.hours.map(|hours| hours.to_string()))),
        (say!(profile_weekend).into(), weekend),
        (say!(profile_language).into(), typed(person.language.as_deref().map(language_name))),
        (say!(profile_email).into(), typed(person.email.clone())),
        (say!(profile_accounts).into(), typed(Some(accounts.join(", ")).filter(|accounts| !accounts.is_empty()))),
    ];
    let waiting = declared(person);
    if !waiting.is_empty() {
        fields.push((say!(profile_self_declared).into(), say!(group_list, items: Arg::each(waiting)).into()));
    }
    if let Some(until) = person.away_until {
        fields.push((say!(profile_away).into(), say!(profile_away_until, day: until).into()));
    }
    if let Some(left) = person.left {
        fields.push((say!(profile_left).into(), Message::from(left).into()));
    }
    if let Some(reminders) = &person.reminders {
        let lengths = reminders.iter().map(|minutes| Line::from(Message::from(Duration::of_minutes(*minutes))));
        let before = match reminders.is_empty() {
            true => say!(profile_no_reminders),
            false => say!(profile_reminders_before, lengths: Arg::each(lengths)),
        };
        fields.push((say!(profile_reminders).into(), before.into()));
    }
    if let Some(digests) = digest::of_person(person) {
        fields.push((say!(profile_digest).into(), digests));
    }
    if !person.borne.is_empty() {
        let nights = person.borne.iter().filter(|borne| borne.night).count();
        let said = say!(profile_meetings_count, count: person.borne.len(), nights: nights);
        fields.push((say!(profile_meetings).into(), said.into()));
    }
    Reply::said(intro).with(Block::Fields(fields))
}

/// What a language is called in itself; one that is not spoken here, by its tag.
fn language_name(tag: &str) -> String {
    Language::from_tag(tag).map_or_else(|| tag.to_owned(), |language| language.own_name().to_owned())
}

/// What somebody is in the organisation, in a place of its own.
fn of_role(role: Role) -> Line {
    match role {
        Role::Chair => line![Inline::Chair],
        role => say!(role, role: key(role)).into(),
    }
}

/// Says that somebody's calendar has an address. Which, is not shown to whoever looks over their shoulder.
fn with_calendar(reply: Reply, person: &Person) -> Reply {
    if person.calendar.is_none() {
        return reply;
    }
    let hidden = say!(profile_calendar_hidden, show: Inline::command("profile calendar"));
    reply.with(Block::Fields(vec![(say!(profile_calendar).into(), hidden.into())]))
}

#[cfg(test)]
mod tests {
    use crate::catalogue::COMMANDS;
    use crate::testing::dialogue::Dialogue;
    use crate::words::Language;
    use expect_test::expect;

    #[test]
    fn a_profile_is_answered_in_private() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#plenary", "lea", "/profile").expect(expect![[r#"
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
            	Accounts: console:lea"#]]);
        dialogue
            .say(
                "#plenary",
                "lea",
                "/profile set zone: geneva hours: 9-21 weekend: fri, sat affiliation: Global Partners Digital",
            )
            .expect(expect![[r#"
                @lea <rapporteur> Changed. Your profile is now:
                	Name: Lea Kaspar
                	Role: member
                	Stakeholder group: civil society
                	Affiliation: Global Partners Digital
                	Time zone: Europe/Zurich
                	Hours: 09:00-21:00
                	Weekend: Friday, Saturday
                	Language: not set
                	Email: not set
                	Accounts: console:lea"#]]);
    }

    #[test]
    fn the_privacy_statement_names_commands_that_there_are_and_a_profile_shows_what_it_says() {
        const STATEMENT: &str = include_str!("../../../deploy/privacy.md");
        let mut named = 0;
        for typed in STATEMENT.split('`').skip(1).step_by(2).filter_map(|words| words.strip_prefix('/')) {
            let mut words = typed.split_whitespace();
            let name = words.next().unwrap_or_default();
            let spec = COMMANDS.iter().find(|spec| spec.name == name);
            let spec = spec.unwrap_or_else(|| panic!("there is no /{typed}"));
            let sub = words.next();
            let is_there = sub.is_none_or(|sub| spec.subcommands().iter().any(|known| known.name == sub));
            assert!(is_there, "there is no /{typed}");
            named += 1;
        }
        assert!(named >= 4, "the statement names what people can do");
        let mut dialogue = Dialogue::with_life();
        dialogue.is_on_the_web();
        dialogue.has_mail();
        dialogue.has_address("lea", "lea@example.org");
        for text in [
            "/profile set zone: Africa/Dakar hours: 9-17 weekend: fri affiliation: GPD",
            "/remind me 30m",
            "/digest weekly mon 09:00 me",
            "/profile calendar",
        ] {
            dialogue.say("@lea", "lea", text).quietly();
        }
        let profile = dialogue.say("@lea", "lea", "/profile").text();
        for (words, field) in [
            ("name", "Name: Lea Kaspar"),
            ("role", "Role: member"),
            ("stakeholder group", "Stakeholder group: civil society"),
            ("affiliation", "Affiliation: GPD"),
            ("time zone", "Time zone: Africa/Dakar"),
            ("hours", "Hours: 09:00-17:00"),
            ("weekend", "Weekend: Friday"),
            ("language", "Language: not set"),
            ("mail address", "Email: lea@example.org"),
            ("accounts", "Accounts: console:lea"),
            ("reminders", "Reminders: 30 minutes"),
            ("digests", "Digest: "),
            ("calendar", "Calendar: "),
        ] {
            assert!(STATEMENT.contains(words), "the statement does not speak of {words}");
            assert!(profile.contains(field), "{field} is not in {profile}");
        }
    }

    #[test]
    fn a_value_that_will_not_do_is_answered_with_those_that_will() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#plenary", "lea", "/profile set zone: EST").expect(expect![[r#"
            @lea <rapporteur> "EST" can mean several time zones.
            	Please answer with a number, or no:
            	- 1. America/New_York
            	- 2. America/Panama
            	- 3. Australia/Sydney"#]]);
        dialogue.say("#plenary", "lea", "/profile set zone: Africa/Daker").expect(expect![[r#"
            @lea <rapporteur> I did not understand zone: "Africa/Daker". Write a time zone such as Africa/Dakar, a city, UTC or +05:45. Did you mean Africa/Dakar?
            	Please answer yes or no. Yes means: Africa/Dakar"#]]);
        dialogue.say("#plenary", "lea", "/profile: everybody").expect(expect![[r#"@lea <rapporteur> /profile has no "everybody". You can type /profile show, /profile set, /profile away, /profile calendar, /profile link, /profile unlink, /profile join, /profile export or /profile forget."#]]);
        dialogue.say("#plenary", "lea", "/profile everybody").expect(expect![[r#"@lea <rapporteur> /profile has no "everybody". You can type /profile show, /profile set, /profile away, /profile calendar, /profile link, /profile unlink, /profile join, /profile export or /profile forget."#]]);
    }

    #[test]
    fn somebody_new_becomes_known_by_their_profile() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#plenary", "passer-by", "/profile set zone: Asia/Kathmandu").quietly();
        dialogue.say("#plenary", "passer-by", "/profile").expect(expect![[r#"
            @passer-by <rapporteur> Your profile (to change it: /profile set):
            	Name: passer-by
            	Role: participant
            	Stakeholder group: not set
            	Affiliation: not set
            	Time zone: Asia/Kathmandu
            	Hours: not set
            	Weekend: not set
            	Language: not set
            	Email: not set
            	Accounts: console:passer-by"#]]);
    }

    #[test]
    fn a_profile_is_read_in_french() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("@lea", "lea", "/remind me 30m").quietly();
        dialogue.say("@lea", "lea", "/digest weekly mon 09:00 me").quietly();
        let seen = dialogue.say("@lea", "lea", "/profile");
        seen.expect_in(
            Language::French,
            dialogue.register(),
            expect![[r#"
                Votre profil (pour le modifier : /profil modifier) :
                Nom : Lea Kaspar
                Rôle : membre
                Groupe de parties prenantes : société civile
                Affiliation : non renseigné
                Fuseau horaire : non renseigné
                Heures : non renseigné
                Week-end : non renseigné
                Langue : non renseigné
                Courriel : non renseigné
                Comptes : console:lea
                Rappels : 30 minutes avant une réunion
                Récapitulatif : chaque lundi à 09:00 UTC"#]],
        );
        let seen = dialogue.say("@lea", "lea", "/profile set");
        seen.expect_in(Language::French, dialogue.register(), expect![[r#"
            Que voulez-vous modifier ? Par exemple : /profil modifier fuseau: Africa/Dakar heures: 09:00-21:00 week-end: ven, sam
            En entier : /profil modifier [fuseau: Africa/Dakar] [heures: 09:00-21:00] [week-end: ven, sam] [parties-prenantes: …] [organisme: …] [langue: en|fr|aucune] [nom: …] [courriel: …]"#]]);
        let seen = dialogue.say("@lea", "lea", "/profile set zone: geneva");
        seen.expect_in(
            Language::French,
            dialogue.register(),
            expect![[r#"
                C’est modifié. Votre profil est désormais :
                Nom : Lea Kaspar
                Rôle : membre
                Groupe de parties prenantes : société civile
                Affiliation : non renseigné
                Fuseau horaire : Europe/Zurich
                Heures : non renseigné
                Week-end : non renseigné
                Langue : non renseigné
                Courriel : non renseigné
                Comptes : console:lea
                Rappels : 30 minutes avant une réunion
                Récapitulatif : chaque lundi à 09:00 UTC"#]],
        );
    }
}
