//! `/profile export` and `/profile forget`: one's own data, to take along or to erase.

use super::calendar;
use super::history::{self, acts, mentions};
use super::link::with_accounts;
use crate::audience::in_office;
use crate::language::access::ANYONE;
use crate::language::{Arg, Call, Draft, Kind, Refused, Shape, Spec};
use crate::line;
use crate::phrase;
use crate::record::{Borne, Earlier, Event, Person, PersonId, Role};
use crate::say;
use crate::words::{self, Block, Explain, Inline, Label, Line, Question, Reply};

const CONFIRM: Arg<String> = Arg::new("confirm", Kind::Choice(&["yes"]), phrase!(profile_forget_confirm_about));

pub(super) const EXPORT: Spec = Spec {
    name: "export",
    summary: phrase!(profile_export_summary),
    access: ANYONE,
    private: true,
    shape: Shape::Act { arguments: &[], decide: export },
    examples: &["profile export"],
    refused: &[Refused { by: Role::Member, typed: "profile export everybody" }],
};

pub(super) const FORGET: Spec = Spec {
    name: "forget",
    summary: phrase!(profile_forget_summary),
    access: ANYONE,
    private: true,
    shape: Shape::Act { arguments: &[CONFIRM.argument], decide: forget },
    examples: &["profile forget", "profile forget yes"],
    refused: &[Refused { by: Role::Member, typed: "profile forget lea" }],
};

fn export(_: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let person = draft.speaker();
    let acts = acts(person.id, draft.scene());
    let kept = say!(profile_all_kept, set: Inline::command("profile set"));
    let reply = super::render_profile(kept, person, draft.role());
    let mut fields = Vec::new();
    if let Some(secret) = &person.calendar {
        let address = calendar::address(secret, draft.scene().organisation).unwrap_or_else(|| secret.clone());
        fields.push((say!(profile_calendar).into(), line![Inline::as_is(address)]));
    }
    fields.extend(others(person));
    let reply = if fields.is_empty() { reply } else { reply.with(Block::Fields(fields)) };
    let reply = match person.borne.is_empty() {
        true => reply,
        false => reply
            .with(Block::Heading(say!(profile_costs).into()))
            .with(Block::List(person.borne.iter().map(cost).collect())),
    };
    let before = before_joins(person);
    let reply = match before.is_empty() {
        true => reply,
        false => reply.with(Block::Heading(say!(profile_before).into())).with(Block::List(before)),
    };
    let reply = reply.with(Block::Heading(say!(profile_acts).into()));
    Ok(if acts.is_empty() { reply.and(say!(profile_no_acts).into()) } else { reply.with(Block::List(acts)) })
}

/// What a meeting cost somebody.
fn cost(borne: &Borne) -> Line {
    let Borne { meeting, at, burden, night } = borne;
    let (date, burden) = (Inline::Date(*at), burden.to_string());
    match night {
        true => say!(profile_cost_night, number: *meeting, date: date, burden: burden).into(),
        false => say!(profile_cost, number: *meeting, date: date, burden: burden).into(),
    }
}

/// What is kept of either side of each join.
fn before_joins(person: &Person) -> Vec<Line> {
    let kept = |person: &Person| {
        let kept = serde_json::to_value(person).unwrap_or_default();
        let shown =
            kept.as_object().into_iter().flatten().filter(|(name, _)| !["id", "earlier"].contains(&name.as_str()));
        let words = |value: &serde_json::Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        let shown = shown.map(|(name, value)| {
            say!(profile_field_with, field: history::field(name), value: Inline::Untrusted(words(value))).into()
        });
        Line::join(shown, "; ")
    };
    let joins = person.all_earlier().into_iter();
    joins
        .flat_map(|Earlier { from, into, until, .. }| {
            [from, into].map(|one| say!(profile_before_one, kept: kept(one), until: Inline::Date(*until)).into())
        })
        .collect()
}

/// What is kept of somebody and is not among what they can set.
fn others(person: &Person) -> Vec<(Label, Line)> {
    const SHOWN: [&str; 19] = [
        "id",
        "name",
        "role",
        "stakeholder",
        "affiliation",
        "zone",
        "hours",
        "weekend",
        "language",
        "email",
        "calendar",
        "reminders",
        "digests",
        "borne",
        "accounts",
        "earlier",
        "declared",
        "away_until",
        "left",
    ];
    let kept = serde_json::to_value(person).unwrap_or_default();
    let others = kept.as_object().into_iter().flatten().filter(|(name, _)| !SHOWN.contains(&name.as_str()));
    others.map(|(name, value)| (history::field(name).into(), line![Inline::Untrusted(value.to_string())])).collect()
}

fn forget(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let register = draft.scene().register;
    let person = register.people().of_account(draft.scene().account).ok_or(Refusal::NothingKnown)?;
    if call.get(&CONFIRM).is_none() {
        let asked = Reply::said(say!(profile_forget_sure));
        let asked = match person.undoable_at(draft.scene().said_at).is_empty() {
            true => asked,
            false => asked.and(
                say!(
                    profile_forget_accounts,
                    accounts: with_accounts(person),
                    unlink: Inline::command("profile unlink"),
                )
                .into(),
            ),
        };
        let why = asked.and(say!(profile_forget_export, export: Inline::command("profile export")).into());
        return Err(Question::new(why, ["profile forget yes".to_owned()]).into());
    }
    let places = mentions(person, draft.scene());
    if !places.is_empty() {
        let reply = Reply::said(say!(profile_forgotten_mentions)).with(Block::List(places));
        tell_others(draft, person.id, &[Role::Secretariat], &reply);
    }
    let led = register.groups().filter(|group| group.is_facilitated_by(person.id) && !group.state.has_ended());
    for group in led {
        draft.record(Event::FacilitatorReleased { group: group.code.clone(), person: person.id });
        let facilitate = Inline::command(format!("facilitate {} @person", group.code));
        let reply = Reply::said(say!(profile_facilitator_left, group: &group.code, facilitate: facilitate));
        tell_others(draft, person.id, &[Role::Chair, Role::Secretariat], &reply);
    }
    if let Some(reply) = no_chair_without(person, draft) {
        tell_others(draft, person.id, &[Role::Secretariat], &reply);
    }
    // The words of those who were joined to them are theirs too.
    for id in register.people().ids_of(person.id).into_iter().rev() {
        draft.record(Event::PersonForgotten { person: id });
    }
    Ok(Reply::said(say!(profile_forgotten)))
}

/// That nobody is chair any more once this person is not.
pub(crate) fn no_chair_without(person: &Person, draft: &Draft<'_>) -> Option<Reply> {
    let (register, organisation) = (draft.scene().register, draft.scene().organisation);
    let chairs = in_office(register, organisation, &[Role::Chair]);
    let command = Inline::command("person @person role: chair");
    (chairs == [person.id]).then(|| Reply::said(say!(waiting_no_chair, chair: Inline::Chair, command: command)))
}

/// Tells those in office, but for who is erased.
fn tell_others(draft: &mut Draft<'_>, erased: PersonId, roles: &[Role], reply: &Reply) {
    let (register, organisation) = (draft.scene().register, draft.scene().organisation);
    let others = in_office(register, organisation, roles).into_iter().filter(|officer| *officer != erased);
    others.for_each(|officer| draft.tell(officer, reply.clone()));
}

/// Why nobody is erased.
#[derive(Debug)]
enum Refusal {
    /// Nothing is known of the person.
    NothingKnown,
}

impl Explain for Refusal {
    fn explain(&self) -> Reply {
        match self {
            Self::NothingKnown => Reply::said(say!(profile_nothing_kept)),
        }
    }

    fn is_about_who(&self) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use crate::record::Account;
    use crate::testing::dialogue::Dialogue;
    use crate::words::Language;
    use expect_test::expect;

    #[test]
    fn what_meetings_have_cost_is_told_to_oneself_alone() {
        let mut dialogue = Dialogue::with_meetings();
        dialogue.say("@ginger", "ginger", "/remind me 24h, 30m").quietly();
        dialogue.pass("500h").quietly();
        dialogue.say("#plenary", "ginger", "/profile").expect(expect![[r#"
            @ginger <rapporteur> Your profile (to change it: /profile set):
            	Name: Virginia Paque
            	Role: member
            	Stakeholder group: civil society
            	Affiliation: not set
            	Time zone: Pacific/Fiji
            	Hours: not set
            	Weekend: not set
            	Language: not set
            	Email: not set
            	Accounts: console:ginger
            	Reminders: 24 hours, 30 minutes before a meeting
            	Meetings so far: 4, 1 of them in your night"#]]);
        dialogue.say("#plenary", "ginger", "/profile export").expect(expect![[r#"
            @ginger <rapporteur> Everything I keep about you (to change your profile: /profile set):
            	Name: Virginia Paque
            	Role: member
            	Stakeholder group: civil society
            	Affiliation: not set
            	Time zone: Pacific/Fiji
            	Hours: not set
            	Weekend: not set
            	Language: not set
            	Email: not set
            	Accounts: console:ginger
            	Reminders: 24 hours, 30 minutes before a meeting
            	Meetings so far: 4, 1 of them in your night

            	What meetings have cost you, in minutes (a minute in the night counts up to ten times)
            	- Meeting 7, Tue 11 Apr 2017: 0
            	- Meeting 1, Thu 20 Apr 2017: 420
            	- Meeting 6, Tue 25 Apr 2017: 0
            	- Meeting 2, Thu 27 Apr 2017: 600, in your night

            	What you have said and done
            	- WG-WORK, support, Mon 10 Apr 2017: stakeholder group: civil society; as: member"#]]);
    }

    #[test]
    fn who_was_erased_is_known_by_their_account_alone_and_only_until_they_speak_again() {
        let mut dialogue = Dialogue::with_groups();
        let lea = Account::console("lea");
        assert!(!dialogue.register().people().was_forgotten(&lea));
        dialogue.say("@lea", "lea", "/profile forget yes").quietly();
        dialogue.say("@ginger", "ginger", "/profile forget yes").quietly();
        let people = dialogue.register().people();
        assert!(people.was_forgotten(&lea) && people.was_forgotten(&Account::console("ginger")));
        assert!(!people.was_forgotten(&Account::console("lynn")));
        dialogue.say("#plenary", "lea", "/support WG-IMP").quietly();
        assert!(!dialogue.register().people().was_forgotten(&lea), "who speaks again is new, and known");
    }

    #[test]
    fn what_is_kept_of_somebody_is_shown_to_them_and_erased_at_their_wish() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#plenary", "lea", "/support WG-IMP We need this.").quietly();
        dialogue.say("#plenary", "lea", "/comment WG-CO A question.").quietly();
        dialogue.say("#plenary", "flavio", "/comment WG-IMP As Lea Kaspar says.").quietly();
        dialogue.say("#plenary", "lea", "/profile export").expect(expect![[r#"
            @lea <rapporteur> Everything I keep about you (to change your profile: /profile set):
            	Name: Lea Kaspar
            	Role: member
            	Stakeholder group: civil society
            	Affiliation: not set
            	Time zone: not set
            	Hours: not set
            	Weekend: not set
            	Language: not set
            	Email: not set
            	Accounts: console:lea

            	What you have said and done
            	- WG-IMP, support, Mon 10 Apr 2017: stakeholder group: civil society; as: member; words: We need this.
            	- WG-CO, comment, Mon 10 Apr 2017: stakeholder group: civil society; as: member; words: A question."#]]);
        dialogue.say("#plenary", "lea", "/profile forget").expect(expect![[r#"
            @lea <rapporteur> This deletes your name, your accounts, your profile and everything you wrote as yourself. What you did still counts, shown as "a former member". It cannot be undone.
            	To keep a copy first: /profile export
            	Please answer yes or no. Yes means: /profile forget yes"#]]);
        dialogue.say("#plenary", "lea", "/profile forget yes").expect(expect![[r#"
            @lea <rapporteur> Your data is deleted. What you did still counts, shown as "a former member".
            @anja <rapporteur> Somebody had their data deleted. Some words of other people seem to mention them. Please look at these and, if need be, ask the authors to delete them:
            	- WG-IMP, comment, Mon 10 Apr 2017, by Flávio Wagner"#]]);
        dialogue.say("#plenary", "ginger", "/status WG-IMP").expect(expect![[r#"
            #plenary <rapporteur> WG-IMP: IGF Improvements
            	Working Groups, proposed, new this cycle
            	Support: 1 member
            	By stakeholder group: civil society 1
            	Comments: 1
            	Proposed by: Avri Doria on Mon 10 Apr 2017
            	Supporters: a former member

            	Words of support
            	- a former member, Mon 10 Apr 2017: (words erased)

            	Other comments
            	- Flávio Wagner, Mon 10 Apr 2017: As Lea Kaspar says."#]]);
        dialogue
            .say("#plenary", "lea", "/profile forget")
            .expect(expect!["@lea <rapporteur> I hold no data about you."]);
    }

    #[test]
    fn all_that_is_kept_is_shown_also_of_an_account_that_was_joined_and_of_what_was_taken_back() {
        let mut dialogue = Dialogue::with_life();
        for (handle, text) in [
            ("lea-at-home", "/support WG-IMP We need this."),
            ("lea", "/propose WG-LEA A group of my own\nPurpose: to try\nDocument: https://example.org/lea"),
            ("lea", "/charter WG-LEA Purpose: to try again"),
            ("lea", "/concern WG-CO Who pays?"),
            ("lea", "/resolve WG-CO 2 They do."),
            ("lea", "/withdraw WG-LEA It was only a try."),
            ("lea", "/update WG-WORK We met."),
            ("lea", "/consult answer 1 1 for: IGF Brazil class: Other"),
            ("lea-at-home", "/unsupport WG-IMP"),
        ] {
            dialogue.say("#plenary", handle, text).quietly();
        }
        dialogue.join("lea", "lea-at-home").quietly();
        dialogue.say("@lea", "lea", "/profile export").expect(expect![[r#"
            @lea <rapporteur> Everything I keep about you (to change your profile: /profile set):
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

            	Before your accounts were joined (kept until that can no longer be undone)
            	- accounts: ["console:lea-at-home"]; name: lea-at-home; role: participant; since: 2017-04-10T09:00:13Z, until Wed 10 May 2017
            	- accounts: ["console:lea"]; name: Lea Kaspar; role: member; stakeholder group: civil society, until Wed 10 May 2017

            	What you have said and done
            	- WG-WORK, facilitator appointed, Mon 10 Apr 2017, recorded by Lynn St. Amour: stakeholder group: civil society; as: member
            	- private messages sent, Mon 10 Apr 2017
            	- WG-IMP, support, Mon 10 Apr 2017: as: participant; words: We need this.
            	- WG-LEA, proposal, Mon 10 Apr 2017: category: wg; url: https://example.org/lea; Purpose: to try; title: A group of my own
            	- WG-LEA, change of the charter, Mon 10 Apr 2017: Purpose: to try again
            	- WG-CO, concern, Mon 10 Apr 2017: stakeholder group: civil society; words: Who pays?
            	- WG-CO, end of a concern, Mon 10 Apr 2017: concern: 2; how: resolved; reason: They do.
            	- WG-LEA, proposal withdrawn, Mon 10 Apr 2017: reason: It was only a try.
            	- WG-WORK, update, Mon 10 Apr 2017: words: We met.
            	- Consultation 1, answer, Mon 10 Apr 2017: class: Other; initiative: IGF Brazil; options: 1
            	- WG-IMP, support withdrawn, Mon 10 Apr 2017
            	- link offered, Mon 10 Apr 2017
            	- link claimed, Mon 10 Apr 2017: unsure: yes
            	- link claimed, Mon 10 Apr 2017
            	- people joined, Mon 10 Apr 2017: as: member"#]]);
    }

    #[test]
    fn words_of_others_that_mention_somebody_are_listed_wherever_they_stand_or_stood() {
        let mut dialogue = Dialogue::with_life();
        for (handle, text) in [
            ("avri", "/propose WG-OLD Lea Kaspar's group\nPurpose: to help Lea Kaspar"),
            ("lynn", "/decide WG-OLD redirect As Lea Kaspar says. to: the group of Lea Kaspar"),
            ("avri", "/propose WG-OLD Another group\nPurpose: to help"),
            ("avri", "/document WG-OLD https://example.org/lea-kaspar By Lea Kaspar"),
            ("lynn", "/note WG-OLD status: Lea Kaspar likes it\nSo says Lea Kaspar."),
            (
                "anja",
                "/consult open \"Is Lea Kaspar right?\" until: in 9 days\n1: Lea Kaspar\n2: not\nClasses: Lea Kaspar's",
            ),
            ("flavio", "/consult answer 2 1 I like Lea Kaspar. for: friends of Lea Kaspar"),
            ("flavio", "/consult answer 2 1 I changed my mind. for: friends of Lea Kaspar"),
            ("anja", "/support WG-CO Lea Kaspar and I. for: Wout source: https://example.org/17"),
        ] {
            dialogue.say("#plenary", handle, text).quietly();
        }
        dialogue.say("@lea", "lea", "/profile forget yes").expect(expect![[r#"
            @lea <rapporteur> Your data is deleted. What you did still counts, shown as "a former member".
            	This is on the record, which everybody in the rooms can read.
            @anja <rapporteur> Somebody had their data deleted. Some words of other people seem to mention them. Please look at these and, if need be, ask the authors to delete them:
            	- WG-OLD, proposal, Mon 10 Apr 2017, by Avri Doria (Purpose)
            	- WG-OLD, proposal, Mon 10 Apr 2017, by Avri Doria (title)
            	- WG-OLD, decision, Mon 10 Apr 2017, by Lynn St. Amour (reason)
            	- WG-OLD, decision, Mon 10 Apr 2017, by Lynn St. Amour
            	- WG-OLD, document linked, Mon 10 Apr 2017, by Avri Doria (title)
            	- WG-OLD, document linked, Mon 10 Apr 2017, by Avri Doria (url)
            	- WG-OLD, note, Mon 10 Apr 2017, by Lynn St. Amour (status)
            	- WG-OLD, note, Mon 10 Apr 2017, by Lynn St. Amour
            	- Consultation 2, consultation opened, Mon 10 Apr 2017, by Anja Gengo (classes)
            	- Consultation 2, consultation opened, Mon 10 Apr 2017, by Anja Gengo (text)
            	- Consultation 2, consultation opened, Mon 10 Apr 2017, by Anja Gengo (question)
            	- Consultation 2, answer, Mon 10 Apr 2017, by Flávio Wagner (initiative)
            	- Consultation 2, answer, Mon 10 Apr 2017, by Flávio Wagner
            	- WG-CO, support, Mon 10 Apr 2017, by Anja Gengo
            @lynn <rapporteur> A facilitator of WG-WORK has left by their own choice. To appoint somebody: /facilitate WG-WORK @person
            @anja <rapporteur> A facilitator of WG-WORK has left by their own choice. To appoint somebody: /facilitate WG-WORK @person"#]]);
    }

    #[test]
    fn what_was_written_for_the_organisation_stays_when_its_writer_is_erased() {
        let mut dialogue = Dialogue::with_groups();
        for text in [
            "/cycle open \"IGF 2017\" 2017-01-01 2017-12-31",
            "/consult open \"Which day?\" until: in 9 days\n1: Monday\nClasses: NRI\nLink: https://example.org/q",
            "/consult close 1 We meet on Monday.",
            "/comment WG-IMP This is my own.",
            "/profile forget yes",
        ] {
            dialogue.say("@anja", "anja", text).quietly();
        }
        dialogue.say("#plenary", "lynn", "/consult show 1").expect(expect![[r#"
            #plenary <rapporteur> Consultation 1: Which day?
            	It was open from Mon 10 Apr 2017 to Mon 10 Apr 2017, 09:00 UTC.
            	- 1. Monday
            	No input came in.
            	Outcome, Mon 10 Apr 2017: We meet on Monday."#]]);
        dialogue
            .say("#plenary", "lynn", "/cycle close")
            .expect(expect!["#plenary <rapporteur> The cycle IGF 2017 has ended. No group ended with it."]);
        dialogue.say("#plenary", "lynn", "/status WG-IMP").expect(expect![[r#"
            #plenary <rapporteur> WG-IMP: IGF Improvements
            	Working Groups, proposed, new this cycle
            	Support: 0 members
            	Comments: 1
            	Proposed by: Avri Doria on Mon 10 Apr 2017

            	Other comments
            	- a former member, Mon 10 Apr 2017: (words erased)"#]]);
    }

    #[test]
    fn minutes_stay_when_somebody_who_was_there_is_erased_but_for_their_own_words() {
        let mut dialogue = Dialogue::with_meetings();
        for (handle, text) in [
            ("lea", "/minutes start 2 yes"),
            ("lea", "/item 1"),
            ("lea", "/here as: GP Digital"),
            ("lea", "/info I have spoken."),
            ("lea", "/agreed The budget stands."),
            ("lea", "/action @secretariat send the budget by: 2017-05-01"),
            ("lea", "/minutes end"),
            ("lea", "/profile forget yes"),
        ] {
            dialogue.say("#plenary", handle, text).quietly();
        }
        dialogue.say("#plenary", "lynn", "/minutes show 2").expect(expect![[r#"
            #plenary <rapporteur> Regular call
            	Summary report of meeting 2 of WG-WORK. Draft: it can be corrected until it is approved.
            	Time: Mon 10 Apr 2017, 09:00 to 09:00 UTC (Mon 10 Apr 2017, 10:00 to 10:00 Europe/London)
            	Moderator: a former member
            	Present: 1

            	Item 1: Budget
            	1. (words erased)
            	2. Agreed: The budget stands.
            	- Action 1, Secretariat: send the budget. By Mon 1 May 2017.

            	Not reached
            	- 2. Charter (10 minutes)

            	Agreements
            	- The budget stands. (paragraph 2)

            	Actions

            	Action  Who          What             Due             Paragraph
            	1       Secretariat  send the budget  Mon 1 May 2017  2

            	Next meeting
            	Regular call, Thu 11 May 2017, 15:00 Europe/London (14:00 UTC)

            	Annex: agenda
            	- 1. Budget (20 minutes)
            	- 2. Charter (10 minutes)

            	Annex: participants
            	MAG Members:
            	- a former member"#]]);
        dialogue.say("#plenary", "lynn", "/actions").expect(expect![[r#"
            #plenary <rapporteur> Open actions:
            	- Action 1, Secretariat: send the budget. By Mon 1 May 2017. (WG-WORK)
            	When one is done: /done 1"#]]);
    }

    #[test]
    fn it_is_said_in_french() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#plenary", "lea", "/support WG-IMP We need this.").quietly();
        dialogue.say("#plenary", "flavio", "/comment WG-IMP As Lea Kaspar says.").quietly();
        dialogue.join("lea", "lea-2").quietly();
        let seen = dialogue.say("@lea", "lea", "/profile export");
        seen.expect_in(Language::French, dialogue.register(), expect![[r#"
            Tout ce que je conserve à votre sujet (pour modifier votre profil : /profil modifier) :
            Nom : Lea Kaspar
            Rôle : membre
            Groupe de parties prenantes : société civile
            Affiliation : non renseigné
            Fuseau horaire : non renseigné
            Heures : non renseigné
            Week-end : non renseigné
            Langue : non renseigné
            Courriel : non renseigné
            Comptes : console:lea, console:lea-2

            Avant que vos comptes soient réunis (conservé tant que cela peut être annulé)
            - comptes : ["console:lea-2"]; nom : lea-2; rôle : participant; depuis : 2017-04-10T09:00:07Z, jusqu’au mer. 10 mai 2017
            - comptes : ["console:lea"]; nom : Lea Kaspar; rôle : member; groupe de parties prenantes : civil society, jusqu’au mer. 10 mai 2017

            Ce que vous avez dit et fait
            - WG-IMP, soutien, lun. 10 avr. 2017 : groupe de parties prenantes : société civile; qualité : membre; texte : We need this.
            - code demandé pour réunir des comptes, lun. 10 avr. 2017
            - code donné pour réunir des comptes, lun. 10 avr. 2017
            - comptes réunis, lun. 10 avr. 2017 : qualité : membre"#]]);
        let seen = dialogue.say("@lea", "lea", "/profile forget");
        seen.expect_in(Language::French, dialogue.register(), expect![[r#"
            Ceci supprime votre nom, vos comptes, votre profil et tout ce que vous avez écrit en votre nom. Ce que vous avez fait compte toujours, au nom d’« un ancien membre ». C’est irréversible.
            Tous vos comptes disparaissent, avec ce qui a été dit depuis chacun : Lea Kaspar (console:lea, console:lea-2). Si l’un d’eux n’est pas le vôtre, d’abord : /profil séparer
            Pour en garder d’abord une copie : /profil exporter
            Veuillez répondre par oui ou par non. Oui signifie : /profil effacer oui"#]]);
        let seen = dialogue.say("@lea", "lea", "/profile forget yes");
        seen.expect_in(Language::French, dialogue.register(), expect![[r#"
            Vos données sont supprimées. Ce que vous avez fait compte toujours, au nom d’« un ancien membre ».
            Une personne a fait supprimer ses données. Des propos d’autres personnes semblent la mentionner. Veuillez les examiner et, au besoin, demander à leurs auteurs de les supprimer :
            - WG-IMP, commentaire, lun. 10 avr. 2017, par Flávio Wagner"#]]);
        let seen = dialogue.say("@lea", "lea", "/profile forget");
        seen.expect_in(Language::French, dialogue.register(), expect!["Je ne conserve aucune donnée à votre sujet."]);
    }
}
