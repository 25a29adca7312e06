//! `/facilitate CODE @person` and `/release CODE @person`: who facilitates a group, since when and until when.

use jiff::Timestamp;

use crate::language::access::CHAIR;
use crate::language::arguments::{CODE, NEW};
use crate::language::{Arg, Call, Draft, Kind, PersonRef, Refused, Shape, Spec};
use crate::phrase;
use crate::record::{Code, Event, PersonId, Role};
use crate::say;
use crate::words::{self, Explain, Inline, Line, Message, Reply};

const PERSON: Arg<PersonRef> = Arg::new("person", Kind::Person, phrase!(facilitate_person_about)).required();
const FACILITATOR: Arg<PersonRef> = Arg::new("person", Kind::KnownPerson, phrase!(release_person_about)).required();

pub(crate) const FACILITATE: Spec = Spec {
    name: "facilitate",
    summary: phrase!(facilitate_summary),
    access: CHAIR,
    private: false,
    shape: Shape::Act { arguments: &[CODE.argument, PERSON.argument, NEW.argument], decide: appoint },
    examples: &["facilitate WG-IMP @avri", "facilitate WG-IMP \"Avri Doria\""],
    refused: &[
        Refused { by: Role::Secretariat, typed: "facilitate WG-IMP @avri" },
        Refused { by: Role::Chair, typed: "facilitate WG-IMP" },
        Refused { by: Role::Chair, typed: "facilitate WG-IMP @nobody" },
        Refused { by: Role::Chair, typed: "facilitate WG-IMP \"Marilyn Cade\"" },
        Refused { by: Role::Chair, typed: "facilitate WG-IMP off @avri" },
    ],
};

pub(crate) const RELEASE: Spec = Spec {
    name: "release",
    summary: phrase!(release_summary),
    access: CHAIR,
    private: false,
    shape: Shape::Act { arguments: &[CODE.argument, FACILITATOR.argument], decide: release },
    examples: &["release WG-WORK @lea", "release WG-WORK \"Lea Kaspar\""],
    refused: &[
        Refused { by: Role::Member, typed: "release WG-WORK @lea" },
        Refused { by: Role::Chair, typed: "release WG-WORK @flavio" },
    ],
};

fn appoint(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let group = draft.living_group(call)?;
    let person = draft.person(call.need(&PERSON)?);
    if let Some(known) = group.facilitators().find(|appointment| appointment.person == person) {
        let (group, since) = (group.code.clone(), known.since);
        return Err(Refusal::AlreadyFacilitates { who: person, group, since }.into());
    }
    let appointed = draft.subject_of(person);
    draft.record(Event::FacilitatorAppointed {
        group: group.code.clone(),
        person,
        standing: appointed.standing,
        stakeholder: appointed.stakeholder,
    });
    ask_who_was_not(draft, call);
    let reply = Reply::said(match facilitators_after(draft, call).as_slice() {
        [] => appointed_now(person, &group.code),
        facilitators => say!(
            facilitate_appointed_together,
            who: person,
            group: &group.code,
            facilitators: words::Arg::each(facilitators.iter().copied()),
        ),
    });
    if draft.can_be_reached(person) {
        return Ok(reply);
    }
    Ok(reply.and(say!(facilitate_no_account, who: person).into()))
}

fn release(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let group = draft.group(call)?;
    let person = match call.need(&FACILITATOR)? {
        PersonRef::Known(person) if group.is_facilitated_by(*person) => *person,
        PersonRef::Known(person) => {
            let who = Inline::Person(*person);
            return Err(Refusal::DoesNotFacilitate { who, group: group.code.clone() }.into());
        }
        PersonRef::New(name) | PersonRef::Silent(_, name) => {
            let who = Inline::Untrusted(name.clone());
            return Err(Refusal::DoesNotFacilitate { who, group: group.code.clone() }.into());
        }
    };
    draft.record(Event::FacilitatorReleased { group: group.code.clone(), person });
    ask_who_was_not(draft, call);
    Ok(Reply::said(match facilitators_after(draft, call).as_slice() {
        [] => {
            let facilitate = Inline::Command(format!("facilitate {} @person", group.code));
            say!(facilitate_released_last, who: person, group: &group.code, facilitate: facilitate)
        }
        facilitators => say!(
            facilitate_released_together,
            who: person,
            group: &group.code,
            facilitators: words::Arg::each(facilitators.iter().copied()),
        ),
    }))
}

fn appointed_now(person: PersonId, group: &Code) -> Message {
    say!(facilitate_appointed, who: person, group: group)
}

/// What rooms hear of it, and what the person hears in private.
pub(crate) fn notices(event: &Event) -> Option<(PersonId, Line, Line)> {
    match event {
        Event::FacilitatorAppointed { group, person, .. } => {
            Some((*person, appointed_now(*person, group).into(), say!(facilitate_you, group: group).into()))
        }
        Event::FacilitatorReleased { group, person } => {
            let released = say!(facilitate_released, who: *person, group: group);
            Some((*person, released.into(), say!(facilitate_you_no_longer, group: group).into()))
        }
        _ => None,
    }
}

/// Asks for the update that is waited for, when none of those who facilitate the group now was asked for it.
fn ask_who_was_not(draft: &mut Draft<'_>, call: &Call) {
    let Some(group) = draft.group_after(call).filter(|group| !group.asks.is_empty()) else { return };
    let facilitators = || group.facilitators().map(|appointment| appointment.person);
    let was_asked = |person: PersonId| group.asks.iter().any(|ask| ask.of.contains(&person));
    let of: Vec<PersonId> = facilitators().filter(|person| draft.can_be_reached(*person)).collect();
    if !of.is_empty() && !facilitators().any(was_asked) {
        draft.record(Event::UpdateAsked { group: group.code.clone(), of });
    }
}

/// Who facilitates the group once the decision stands.
fn facilitators_after(draft: &Draft<'_>, call: &Call) -> Vec<PersonId> {
    let group = draft.group_after(call);
    group.map(|group| group.facilitators().map(|appointment| appointment.person).collect()).unwrap_or_default()
}

/// Why nobody is appointed or released.
#[derive(Debug)]
enum Refusal {
    /// The person facilitates the group already.
    AlreadyFacilitates { who: PersonId, group: Code, since: Timestamp },
    /// The person does not facilitate the group.
    DoesNotFacilitate { who: Inline, group: Code },
}

impl Explain for Refusal {
    fn explain(&self) -> Reply {
        match self {
            Self::AlreadyFacilitates { who, group, since } => {
                Reply::said(say!(facilitate_already, who: *who, group: group, since: Inline::Date(*since)))
            }
            Self::DoesNotFacilitate { who, group } => Reply::said(say!(facilitate_not, who: who.clone(), group: group)),
        }
    }

    fn is_about_who(&self) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::dialogue::Dialogue;
    use crate::words::Language;
    use expect_test::expect;

    #[test]
    fn the_chair_appoints_and_releases_and_the_history_stays() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#plenary", "lea", "/facilitate WG-IMP @lea").expect(expect![[r#"
            #plenary <rapporteur> Only the chair may use /facilitate.
            	Please ask Lynn St. Amour.
            	What you can do: /status WG-IMP"#]]);
        dialogue.say("#plenary", "lynn", "/facilitate WG-IMP @lea").expect(expect![[r#"
            #plenary <rapporteur> Lea Kaspar now facilitates WG-IMP. Facilitators: Lea Kaspar.
            @lea <rapporteur> You now facilitate WG-IMP."#]]);
        dialogue.say("#plenary", "lynn", "/facilitate WG-IMP Wout de Natris").expect(expect![[r#"
            #plenary <rapporteur> Wout de Natris now facilitates WG-IMP. Facilitators: Lea Kaspar, Wout de Natris.
            	I know no account of Wout de Natris, so I cannot send them reminders or ask them for updates.
            	Wout de Natris is new in the list of people."#]]);
        dialogue
            .say("#plenary", "lynn", "/facilitate WG-IMP @lea")
            .expect(expect!["#plenary <rapporteur> Lea Kaspar has facilitated WG-IMP since Mon 10 Apr 2017."]);
        dialogue
            .say("#plenary", "lea", "/charter WG-IMP Purpose: to improve")
            .expect(expect!["#plenary <rapporteur> Recorded: Purpose of WG-IMP. Earlier texts stay in the record."]);
        dialogue.pass("24h").quietly();
        dialogue.say("#plenary", "lynn", "/release WG-IMP @lea").expect(expect![[r#"
            #plenary <rapporteur> Lea Kaspar no longer facilitates WG-IMP. Facilitators: Wout de Natris.
            @lea <rapporteur> You no longer facilitate WG-IMP."#]]);
        dialogue
            .say("#plenary", "lynn", "/release WG-IMP @lea")
            .expect(expect!["#plenary <rapporteur> Lea Kaspar does not facilitate WG-IMP. Nothing has changed."]);
        dialogue.say("#plenary", "lynn", "/release WG-IMP Wout de Natris").expect(expect!["#plenary <rapporteur> Wout de Natris no longer facilitates WG-IMP. It has no facilitator now. To appoint one: /facilitate WG-IMP @person"]);
        dialogue.say("#plenary", "lea", "/charter WG-IMP Purpose: mine").expect(expect![[r#"
            #plenary <rapporteur> Only the group's facilitators, the proposer, the chair and the secretariat may use /charter with Part: text.
            	Please ask Avri Doria."#]]);
        dialogue.say("#plenary", "lea", "/status WG-IMP").expect(expect![[r#"
            #plenary <rapporteur> WG-IMP: IGF Improvements
            	Working Groups, proposed, new this cycle
            	Support: 0 members
            	Comments: 0
            	Proposed by: Avri Doria on Mon 10 Apr 2017
            	Former facilitators: Lea Kaspar (Mon 10 Apr 2017 to Tue 11 Apr 2017), Wout de Natris (Mon 10 Apr 2017 to Tue 11 Apr 2017)"#]]);
    }

    #[test]
    fn who_is_appointed_is_told_so_with_the_group_and_all_and_asked_for_an_update_that_is_due() {
        let mut dialogue = Dialogue::with_life();
        dialogue.say("#wg-work", "lea", "/comment We go on.").quietly();
        dialogue.pass("1500h").quietly();
        dialogue.say("@lynn", "lynn", "/release WG-WORK @lea").expect(expect![[r#"
            @lynn <rapporteur> Lea Kaspar no longer facilitates WG-WORK. It has no facilitator now. To appoint one: /facilitate WG-WORK @person
            	This is on the record, which everybody in the rooms can read.
            #plenary <rapporteur> Lea Kaspar no longer facilitates WG-WORK.
            #wg-work <rapporteur> Lea Kaspar no longer facilitates WG-WORK.
            @lea <rapporteur> You no longer facilitate WG-WORK."#]]);
        dialogue.say("#plenary", "lynn", "/facilitate WG-WORK @flavio").expect(expect![[r#"
            #plenary <rapporteur> Flávio Wagner now facilitates WG-WORK. Facilitators: Flávio Wagner.
            #wg-work <rapporteur> Flávio Wagner now facilitates WG-WORK.
            @flavio <rapporteur> You now facilitate WG-WORK.
            @flavio <rapporteur> Please give an update on WG-WORK. There has been none yet.
            	- What has the group done since then?
            	- What comes next, and by when?
            	- What do you need from the others?
            	To answer: /update WG-WORK …"#]]);
        dialogue.say("#plenary", "lynn", "/facilitate WG-WORK @avri").expect(expect![[r#"
            #plenary <rapporteur> Avri Doria now facilitates WG-WORK. Facilitators: Flávio Wagner, Avri Doria.
            #wg-work <rapporteur> Avri Doria now facilitates WG-WORK.
            @avri <rapporteur> You now facilitate WG-WORK."#]]);
        dialogue.say("#plenary", "lynn", "/release WG-WORK @flavio").expect(expect![[r#"
            #plenary <rapporteur> Flávio Wagner no longer facilitates WG-WORK. Facilitators: Avri Doria.
            #wg-work <rapporteur> Flávio Wagner no longer facilitates WG-WORK."#]]);
        dialogue.pass("336h").expect(expect![[r#"
            @flavio <rapporteur> You no longer facilitate WG-WORK.
            @avri <rapporteur> Please give an update on WG-WORK. There has been none yet.
            	- What has the group done since then?
            	- What comes next, and by when?
            	- What do you need from the others?
            	To answer: /update WG-WORK …"#]]);
    }

    #[test]
    fn it_is_said_in_french_too() {
        let mut dialogue = Dialogue::with_groups();
        let seen = dialogue.say("#plenary", "lynn", "/facilitate WG-IMP Wout de Natris");
        seen.expect_in(Language::French, dialogue.register(), expect![[r#"
            Wout de Natris assure désormais la facilitation de WG-IMP. Facilitation : Wout de Natris.
            Je ne connais aucun compte de Wout de Natris : je ne peux ni lui envoyer de rappels, ni lui demander de points d’étape.
            Wout de Natris est une nouvelle personne sur la liste."#]]);
        let seen = dialogue.say("#plenary", "lynn", "/release WG-IMP Wout de Natris");
        seen.expect_in(Language::French, dialogue.register(), expect!["Wout de Natris n’assure plus la facilitation de WG-IMP. Plus personne ne l’assure. Pour désigner quelqu’un : /faciliter WG-IMP @personne"]);
    }
}
