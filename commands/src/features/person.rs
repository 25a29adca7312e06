//! `/person @x [name:] [role:] [stakeholder:] [affiliation:] [left: DATE]`: the secretariat keeps the list of people. Who leaves
//! facilitates nothing any more.

use jiff::civil::Date;

use crate::audience::in_office;
use crate::features::profile::own::no_chair_without;
use crate::features::profile::{declared, is_name, of_stakeholder};
use crate::language::access::SECRETARIAT;
use crate::language::arguments::{AFFILIATION, PERSON_NAME, STAKEHOLDER};
use crate::language::{Arg, Call, Draft, Kind, PersonRef, Refused, Shape, Spec};
use crate::line;
use crate::phrase;
use crate::record::{Code, Declared, Event, Person, PersonId, Role};
use crate::say;
use crate::words::{self, Block, Explain, Inline, Label, Line, Message, Reply};

const PERSON: Arg<PersonRef> = Arg::new("person", Kind::KnownPerson, phrase!(person_person_about)).required();
const ROLE: Arg<String> =
    Arg::new("role", Kind::Choice(&["participant", "member", "chair", "secretariat"]), phrase!(person_role_about))
        .named();
const LEFT: Arg<Date> = Arg::new("left", Kind::PastDay, phrase!(person_left_about)).named();
const CONFIRM: Arg<String> = Arg::new("confirm", Kind::Choice(&["yes", "no"]), phrase!(person_confirm_about)).named();

pub(crate) const SPEC: Spec = Spec {
    name: "person",
    summary: phrase!(person_summary),
    access: SECRETARIAT,
    private: true,
    shape: Shape::Act {
        arguments: &[
            PERSON.argument,
            PERSON_NAME.argument,
            ROLE.argument,
            STAKEHOLDER.argument,
            AFFILIATION.argument,
            LEFT.argument,
            CONFIRM.argument,
        ],
        decide,
    },
    examples: &["person @flavio", "person @flavio role: member affiliation: CGI.br", "person @flavio left: today"],
    refused: &[
        Refused { by: Role::Chair, typed: "person @flavio left: today" },
        Refused { by: Role::Secretariat, typed: "person" },
        Refused { by: Role::Secretariat, typed: "person @flavio name: @flavio" },
        Refused { by: Role::Secretariat, typed: "person @flavio confirm: yes" },
        Refused { by: Role::Secretariat, typed: "person @flavio role: member left: today" },
    ],
};

fn decide(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let id = draft.person(call.need(&PERSON)?);
    let scene = *draft.scene();
    let Some(before) = scene.register.people().get(id).map(|known| Person::clone(known)) else {
        return Err(call.missing_argument(&PERSON.argument));
    };
    let mut person = before.clone();
    if let Some(confirm) = call.get(&CONFIRM) {
        if person.declared.is_empty() {
            return Err(Refusal::NothingDeclared { who: id }.into());
        }
        match confirm.as_str() {
            "no" => person.declared = Declared::default(),
            _ => person.confirm(),
        }
    }
    if let Some(name) = call.get(&PERSON_NAME) {
        person.name = is_name(name)?;
        person.declared.name = None;
    }
    if let Some(stakeholder) = call.get(&STAKEHOLDER) {
        person.stakeholder = Some(stakeholder.clone());
        person.declared.stakeholder = None;
    }
    if call.was_given(AFFILIATION.argument.name) {
        person.affiliation = call.get(&AFFILIATION).cloned();
    }
    if let Some(role) = call.get(&ROLE).and_then(|role| role.parse().ok()) {
        person.role = role;
        person.left = None;
    }
    let mut released: Vec<Code> = Vec::new();
    if let Some(left) = call.get(&LEFT) {
        if call.get(&ROLE).is_some() {
            return Err(Refusal::RoleOrLeft.into());
        }
        person.left = Some(*left);
        person.role = Role::Participant;
        released.extend(facilitated(id, draft));
    }
    if person == before {
        let intro = if is_asked(call) { say!(person_unchanged, who: id) } else { say!(person_shown, who: id) };
        return Ok(render(intro, &person, draft));
    }
    for group in &released {
        draft.record(Event::FacilitatorReleased { group: group.clone(), person: id });
    }
    let mut reply = render(say!(person_changed, who: id), &person, draft);
    for group in &released {
        let is_alone = scene.register.group(group).is_some_and(|group| group.facilitators().count() == 1);
        let appoint = Inline::command(format!("facilitate {group} @person"));
        reply = reply.and(match is_alone {
            true => say!(person_released_alone, who: id, group: group, appoint: appoint).into(),
            false => say!(person_released, who: id, group: group).into(),
        });
    }
    let given = scene.organisation.role_of(&person);
    if given != Role::Chair
        && let Some(told) = no_chair_without(&before, draft)
    {
        reply = reply.followed_by(told);
    }
    if given > person.role {
        reply = reply.and(say!(person_role_by_configuration, who: id, role: given).into());
    }
    tell_office(&before, given, draft);
    if draft.speaker().id == id {
        draft.know_speaker(person);
    } else {
        let by = draft.speaker().id;
        draft.tell(id, Reply::said(say!(person_changed_yours, by: by, show: Inline::command("profile show"))));
        draft.know(person);
    }
    Ok(reply)
}

/// Tells the chair and the secretariat to whom a role was given, or from whom it was taken.
fn tell_office(before: &Person, given: Role, draft: &mut Draft<'_>) {
    let scene = *draft.scene();
    let role = scene.organisation.role_of(before);
    if role == given {
        return;
    }
    let by = draft.speaker().id;
    let reply = Reply::said(say!(
        person_role_told,
        by: by,
        who: before.id,
        before: role_in_words(role),
        after: role_in_words(given),
    ));
    let office = in_office(scene.register, scene.organisation, &[Role::Chair, Role::Secretariat]);
    for person in office.into_iter().filter(|person| *person != by && *person != before.id) {
        draft.tell(person, reply.clone());
    }
}

/// Whether something is to be changed.
fn is_asked(call: &Call) -> bool {
    [
        &PERSON_NAME.argument,
        &ROLE.argument,
        &STAKEHOLDER.argument,
        &AFFILIATION.argument,
        &LEFT.argument,
        &CONFIRM.argument,
    ]
    .iter()
    .any(|argument| call.was_given(argument.name))
}

/// The groups that somebody facilitates and whose life is not over.
fn facilitated(person: PersonId, draft: &Draft<'_>) -> Vec<Code> {
    let groups = draft.scene().register.groups();
    let theirs = groups.filter(|group| !group.state.has_ended() && group.is_facilitated_by(person));
    theirs.map(|group| group.code.clone()).collect()
}

/// What the list of people has of somebody. What they say of themselves to nobody else, such as where they live, is not in it.
fn render(intro: Message, person: &Person, draft: &Draft<'_>) -> Reply {
    let typed = |value: &Option<String>| match value {
        Some(value) => line![Inline::Untrusted(value.clone())],
        None => say!(profile_not_set).into(),
    };
    let role = role_in_words(draft.scene().organisation.role_of(person));
    let mut fields: Vec<(Label, Line)> = vec![
        (say!(profile_name).into(), line![Inline::Untrusted(person.name.clone())]),
        (say!(profile_role).into(), role),
        (say!(profile_stakeholder_group).into(), of_stakeholder(person)),
        (say!(profile_affiliation).into(), typed(&person.affiliation)),
    ];
    let waiting = declared(person);
    if !waiting.is_empty() {
        fields.push((say!(profile_self_declared).into(), say!(group_list, items: words::Arg::each(waiting)).into()));
    }
    if let Some(until) = person.away_until {
        fields.push((say!(profile_away).into(), say!(profile_away_until, day: until).into()));
    }
    if let Some(left) = person.left {
        fields.push((say!(profile_left).into(), Message::from(left).into()));
    }
    Reply::said(intro).with(Block::Fields(fields))
}

fn role_in_words(role: Role) -> Line {
    match role {
        Role::Chair => line![Inline::Chair],
        role => say!(role, role: words::shared::key(role)).into(),
    }
}

/// Why somebody's entry does not change.
#[derive(Debug)]
enum Refusal {
    /// They have said nothing of themselves that waits to be confirmed.
    NothingDeclared { who: PersonId },
    /// Who has left has no role.
    RoleOrLeft,
}

impl Explain for Refusal {
    fn explain(&self) -> Reply {
        match self {
            Self::NothingDeclared { who } => Reply::said(say!(person_nothing_declared, who: *who)),
            Self::RoleOrLeft => Reply::said(say!(person_role_or_left)),
        }
    }

    fn is_about_who(&self) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use crate::record::Role;
    use crate::testing::dialogue::Dialogue;
    use crate::words::Language;
    use expect_test::expect;

    #[test]
    fn a_stakeholder_group_that_somebody_sets_for_themselves_counts_once_the_secretariat_has_confirmed_it() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("@ginger", "ginger", "/profile set stakeholder: government").expect(expect![[r#"
            @ginger <rapporteur> Changed. Your profile is now:
            	Name: Virginia Paque
            	Role: member
            	Stakeholder group: civil society
            	Affiliation: not set
            	Time zone: not set
            	Hours: not set
            	Weekend: not set
            	Language: not set
            	Email: not set
            	Accounts: console:ginger
            	Self-declared, not confirmed yet: Stakeholder group: government
            	What you say of your name, stakeholder group or address counts once the secretariat has confirmed it. I have told them.
            @anja <rapporteur> Virginia Paque asks for a change of their entry: Stakeholder group: government. To confirm it: /person "Virginia Paque" confirm: yes"#]]);
        dialogue.say("#plenary", "ginger", "/support WG-IMP").quietly();
        dialogue.say("#plenary", "ginger", "/status WG-IMP").expect(expect![[r#"
            #plenary <rapporteur> WG-IMP: IGF Improvements
            	Working Groups, proposed, new this cycle
            	Support: 1 member
            	By stakeholder group: civil society 1
            	Comments: 0
            	Proposed by: Avri Doria on Mon 10 Apr 2017
            	Supporters: Virginia Paque"#]]);
        dialogue.say("@anja", "anja", "/person @ginger").expect(expect![[r#"
            @anja <rapporteur> Virginia Paque in the list of people:
            	Name: Virginia Paque
            	Role: member
            	Stakeholder group: civil society
            	Affiliation: not set
            	Self-declared, not confirmed yet: Stakeholder group: government"#]]);
        dialogue.say("@anja", "anja", "/person @ginger confirm: yes").expect(expect![[r#"
            @anja <rapporteur> Changed. Virginia Paque in the list of people:
            	Name: Virginia Paque
            	Role: member
            	Stakeholder group: government
            	Affiliation: not set
            @ginger <rapporteur> Anja Gengo changed your entry in the list of people. To see it: /profile show"#]]);
        dialogue.say("@ginger", "ginger", "/profile set stakeholder: government").expect(expect![[r#"
            @ginger <rapporteur> Nothing has changed. Your profile:
            	Name: Virginia Paque
            	Role: member
            	Stakeholder group: government
            	Affiliation: not set
            	Time zone: not set
            	Hours: not set
            	Weekend: not set
            	Language: not set
            	Email: not set
            	Accounts: console:ginger"#]]);
        dialogue.say("@ginger", "ginger", "/profile set name: Virginia \"Ginger\" Paque email: ginger@example.org").expect(expect![[r#"
            @ginger <rapporteur> Changed. Your profile is now:
            	Name: Virginia Paque
            	Role: member
            	Stakeholder group: government
            	Affiliation: not set
            	Time zone: not set
            	Hours: not set
            	Weekend: not set
            	Language: not set
            	Email: not set
            	Accounts: console:ginger
            	Self-declared, not confirmed yet: Name: Virginia "Ginger" Paque, Email: ginger@example.org
            	What you say of your name, stakeholder group or address counts once the secretariat has confirmed it. I have told them.
            @anja <rapporteur> Virginia Paque asks for a change of their entry: Name: Virginia "Ginger" Paque and Email: ginger@example.org. To confirm it: /person "Virginia Paque" confirm: yes"#]]);
        dialogue.say("@anja", "anja", "/person @ginger confirm: yes").expect(expect![[r#"
            @anja <rapporteur> Changed. Virginia "Ginger" Paque in the list of people:
            	Name: Virginia "Ginger" Paque
            	Role: member
            	Stakeholder group: government
            	Affiliation: not set
            @ginger <rapporteur> Anja Gengo changed your entry in the list of people. To see it: /profile show"#]]);
        dialogue.say("@anja", "anja", "/profile set stakeholder: intergovernmental organisation").expect(expect![[
            r#"
            @anja <rapporteur> Changed. Your profile is now:
            	Name: Anja Gengo
            	Role: secretariat
            	Stakeholder group: intergovernmental organisation
            	Affiliation: not set
            	Time zone: not set
            	Hours: not set
            	Weekend: not set
            	Language: not set
            	Email: not set
            	Accounts: console:anja"#
        ]]);
    }

    #[test]
    fn the_chair_and_the_secretariat_hear_whose_role_is_another() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.is_listed("Chengetai Masango", Role::Secretariat);
        dialogue.say("@marilyn", "marilyn", "/status").quietly();
        let seen = dialogue.say("@anja", "anja", "/person @marilyn role: chair");
        seen.expect(expect![[r#"
            @anja <rapporteur> Changed. Marilyn Cade in the list of people:
            	Name: Marilyn Cade
            	Role: chair
            	Stakeholder group: private sector
            	Affiliation: not set
            @lynn <rapporteur> Anja Gengo changed the role of Marilyn Cade in the list of people: participant → chair.
            @marilyn <rapporteur> Anja Gengo changed your entry in the list of people. To see it: /profile show"#]]);
        seen.expect_in(
            Language::French,
            dialogue.register(),
            expect![[r#"
                Modifié. Marilyn Cade sur la liste des personnes :
                Nom : Marilyn Cade
                Rôle : présidence
                Groupe de parties prenantes : secteur privé
                Affiliation : non renseigné
                Anja Gengo a changé le rôle de Marilyn Cade sur la liste des personnes : participant → présidence.
                Anja Gengo a modifié votre fiche dans la liste des personnes. Pour la voir : /profil montrer"#]],
        );
        dialogue.say("@anja", "anja", "/person @anja role: chair").expect(expect![[r#"
            @anja <rapporteur> Changed. Anja Gengo in the list of people:
            	Name: Anja Gengo
            	Role: chair
            	Stakeholder group: not set
            	Affiliation: not set
            @lynn <rapporteur> Anja Gengo changed the role of Anja Gengo in the list of people: secretariat → chair.
            @marilyn <rapporteur> Anja Gengo changed the role of Anja Gengo in the list of people: secretariat → chair."#]]);
        dialogue.say("@anja", "anja", "/person @lynn left: today").expect(expect![[r#"
            @anja <rapporteur> Only the secretariat may use /person.
            	Please ask Chengetai Masango."#]]);
        dialogue.say("@anja", "anja", "/person @flavio affiliation: CGI.br").expect(expect![[r#"
            @anja <rapporteur> Only the secretariat may use /person.
            	Please ask Chengetai Masango."#]]);
    }

    #[test]
    fn who_leaves_facilitates_nothing_any_more_and_those_concerned_hear_of_it() {
        let mut dialogue = Dialogue::with_life();
        dialogue.pass("10m").quietly();
        dialogue.say("@anja", "anja", "/person @lea left: today").expect(expect![[r#"
            @anja <rapporteur> Changed. Lea Kaspar in the list of people:
            	Name: Lea Kaspar
            	Role: participant
            	Stakeholder group: civil society
            	Affiliation: not set
            	Left on: Mon 10 Apr 2017
            	Lea Kaspar no longer facilitates WG-WORK, which has no facilitator now. To appoint one: /facilitate WG-WORK @person
            	This is on the record, which everybody in the rooms can read.
            @lynn <rapporteur> Anja Gengo changed the role of Lea Kaspar in the list of people: member → participant.
            @lea <rapporteur> Anja Gengo changed your entry in the list of people. To see it: /profile show
            #plenary <rapporteur> Lea Kaspar no longer facilitates WG-WORK.
            @lea <rapporteur> You no longer facilitate WG-WORK."#]]);
        dialogue.say("#plenary", "flavio", "/status WG-WORK").expect(expect![[r#"
            #plenary <rapporteur> WG-WORK: Working Methods
            	Working Groups, approved, new this cycle
            	Support: 0 members
            	Comments: 0
            	Proposed by: Flávio Wagner on Mon 10 Apr 2017
            	Former facilitators: Lea Kaspar (Mon 10 Apr 2017 to Mon 10 Apr 2017)
            	Decision: WG-WORK is approved, by Lynn St. Amour, on Mon 10 Apr 2017. Approved although the rules ask for a written proposal with Objectives, support from 1 member, 2 member facilitators from different stakeholder groups and a last call among all members. Reason: it has begun."#]]);
        dialogue.say("@anja", "anja", "/person @lea role: member affiliation: Elsewhere").expect(expect![[r#"
            @anja <rapporteur> Changed. Lea Kaspar in the list of people:
            	Name: Lea Kaspar
            	Role: member
            	Stakeholder group: civil society
            	Affiliation: Elsewhere
            @lynn <rapporteur> Anja Gengo changed the role of Lea Kaspar in the list of people: participant → member.
            @lea <rapporteur> Anja Gengo changed your entry in the list of people. To see it: /profile show"#]]);
        dialogue.say("@anja", "anja", "/person @lea role: member").expect(expect![[r#"
            @anja <rapporteur> Nothing has changed. Lea Kaspar in the list of people:
            	Name: Lea Kaspar
            	Role: member
            	Stakeholder group: civil society
            	Affiliation: Elsewhere"#]]);
    }

    #[test]
    fn who_is_away_is_not_expected_and_not_reminded_and_those_who_lead_see_it() {
        let mut dialogue = Dialogue::with_life();
        dialogue.say("#wg-work", "flavio", "/support").quietly();
        dialogue.say("@flavio", "flavio", "/profile set zone: America/Sao_Paulo").quietly();
        dialogue.say("@lea", "lea", "/profile set zone: London").quietly();
        dialogue.say("@flavio", "flavio", "/remind me 1h").quietly();
        dialogue.say("#wg-work", "lea", "/meet \"First call\" 2017-04-20 10:00 UTC").quietly();
        dialogue.say("@flavio", "flavio", "/profile away until: 2017-04-20").expect(expect!["@flavio <rapporteur> You are away until Thu 20 Apr 2017, that day included. Until then you are not expected in meetings, and I send you no reminders. Back earlier? /profile away"]);
        dialogue.say("@lea", "lea", "/rsvp 1").expect(expect![[r#"
            @lea <rapporteur> Who is coming? Meeting 1 of WG-WORK: First call
            	No answer yet (1): Lea Kaspar
            	Away: Flávio Wagner
            	Are you coming? /rsvp 1 yes, no or maybe"#]]);
        dialogue.say("@ginger", "ginger", "/rsvp 1").expect(expect![[r#"
            @ginger <rapporteur> Who is coming? Meeting 1 of WG-WORK: First call
            	1 person who is expected has not answered yet.
            	Are you coming? /rsvp 1 yes, no or maybe"#]]);
        dialogue.say("@lea", "lea", "/slots WG-WORK for: 1h from: 2017-04-18 to: 2017-04-19").expect(expect![[r#"
            @lea <rapporteur> Fairest times for a meeting of WG-WORK (1 hour, 1 person expected):

            	1. Tue 18 Apr 2017, 09:00 Europe/London (08:00 UTC)
            	- In working hours: 1 (Lea Kaspar)
            	- Night for nobody.

            	2. Tue 18 Apr 2017, 15:00 Europe/London (14:00 UTC)
            	- In working hours: 1 (Lea Kaspar)
            	- Night for nobody.

            	3. Wed 19 Apr 2017, 11:00 Europe/London (10:00 UTC)
            	- In working hours: 1 (Lea Kaspar)
            	- Night for nobody.

            	Local times

            	Time zone          1               2               3
            	Europe/London (1)  Tue 09:00 fine  Tue 15:00 fine  Wed 11:00 fine
            	To call the meeting: /meet WG-WORK "Title" slot: 1
            	Away: Flávio Wagner (until Thu 20 Apr 2017)"#]]);
        dialogue.pass("238h").quietly();
        dialogue.pass("2h").expect(expect![
            "#wg-work <rapporteur> Reminder: Meeting 1 of WG-WORK: First call, in 1 hour: Thu 20 Apr 2017, 10:00 UTC"
        ]);
        dialogue
            .say("@flavio", "flavio", "/profile away")
            .expect(expect!["@flavio <rapporteur> Welcome back. You are expected in meetings again."]);
        dialogue.say("@flavio", "flavio", "/profile away").expect(expect![[r#"
            @flavio <rapporteur> Please add the last day on which you are away. For example: /profile away until: in 9 days
            	In full: /profile away [until: DATE]"#]]);
    }

    #[test]
    fn it_is_said_in_french_too() {
        let mut dialogue = Dialogue::with_life();
        dialogue.pass("10m").quietly();
        let seen = dialogue.say("@anja", "anja", "/person @lea left: today");
        seen.expect_in(Language::French, dialogue.register(), expect![[r#"
            Modifié. Lea Kaspar sur la liste des personnes :
            Nom : Lea Kaspar
            Rôle : participant
            Groupe de parties prenantes : société civile
            Affiliation : non renseigné
            Départ le : lun. 10 avr. 2017
            Lea Kaspar n’assure plus la facilitation de WG-WORK, et plus personne ne l’assure. Pour nommer quelqu’un : /faciliter WG-WORK @personne
            Ceci figure au registre, que toutes les personnes présentes dans les salons peuvent lire.
            Anja Gengo a changé le rôle de Lea Kaspar sur la liste des personnes : membre → participant.
            Anja Gengo a modifié votre fiche dans la liste des personnes. Pour la voir : /profil montrer
            Lea Kaspar n’assure plus la facilitation de WG-WORK.
            Vous n’assurez plus la facilitation de WG-WORK."#]]);
        let seen = dialogue.say("@ginger", "ginger", "/profile set stakeholder: government");
        seen.expect_in(Language::French, dialogue.register(), expect![[r#"
            C’est modifié. Votre profil est désormais :
            Nom : Virginia Paque
            Rôle : membre
            Groupe de parties prenantes : société civile
            Affiliation : non renseigné
            Fuseau horaire : non renseigné
            Heures : non renseigné
            Week-end : non renseigné
            Langue : non renseigné
            Courriel : non renseigné
            Comptes : console:ginger
            Déclaré, à confirmer : Groupe de parties prenantes : gouvernement
            Ce que vous dites de votre nom, de votre groupe de parties prenantes ou de votre adresse comptera une fois confirmé par le secrétariat. Je l’en ai averti.
            Virginia Paque demande une modification de sa fiche : Groupe de parties prenantes : gouvernement. Pour la confirmer : /personne "Virginia Paque" confirmer: oui"#]]);
        let seen = dialogue.say("@anja", "anja", "/person @ginger confirm: yes");
        seen.expect_in(
            Language::French,
            dialogue.register(),
            expect![[r#"
                Modifié. Virginia Paque sur la liste des personnes :
                Nom : Virginia Paque
                Rôle : membre
                Groupe de parties prenantes : gouvernement
                Affiliation : non renseigné
                Anja Gengo a modifié votre fiche dans la liste des personnes. Pour la voir : /profil montrer"#]],
        );
        let seen = dialogue.say("@anja", "anja", "/person @flavio confirm: yes");
        seen.expect_in(
            Language::French,
            dialogue.register(),
            expect!["Flávio Wagner n’a rien déclaré qui attende une confirmation."],
        );
        let seen = dialogue.say("@ginger", "ginger", "/profile away until: 2017-04-28");
        seen.expect_in(Language::French, dialogue.register(), expect!["Votre absence est notée jusqu’au ven. 28 avr. 2017 inclus. D’ici là, vous n’êtes pas attendu(e) aux réunions et je ne vous envoie pas de rappel. De retour plus tôt ? /profil absence"]);
    }
}
