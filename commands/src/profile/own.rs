//! `/profile export` and `/profile forget`: one's own data, to take along or to erase.

use crate::due;
use crate::kit::access::ANYONE;
use crate::kit::{Arg, Block, Call, Draft, Inline, Kind, Line, Moot, Refusal, Refused, Reply, Shape, Spec};
use crate::line;
use crate::register::{Event, Group, Person, PersonId, Register, Role, TextId};

const CONFIRM: Arg<String> = Arg::new("confirm", Kind::Choice(&["yes"]), "yes, to erase it");

pub(super) const EXPORT: Spec = Spec {
    name: "export",
    summary: "Shows all that is kept of you: your profile and what you have said and done.",
    access: ANYONE,
    private: true,
    shape: Shape::Act { arguments: &[], decide: export },
    examples: &["profile export"],
    refused: &[Refused { by: Role::Member, typed: "profile export everybody" }],
};

pub(super) const FORGET: Spec = Spec {
    name: "forget",
    summary: "Erases your profile and your words. It asks first.",
    access: ANYONE,
    private: true,
    shape: Shape::Act { arguments: &[CONFIRM.argument], decide: forget },
    examples: &["profile forget", "profile forget yes"],
    refused: &[Refused { by: Role::Member, typed: "profile forget lea" }],
};

fn export(_: &Call, draft: &mut Draft<'_>) -> Result<Reply, Refusal> {
    let person = draft.speaker();
    let acts = acts(person.id, draft.scene().register);
    let reply = super::shown("All that is kept of you", person, draft.role());
    let email = person.email.clone().map_or_else(|| line!["not set"], |email| line![Inline::Typed(email)]);
    let language = person.language.clone().map_or_else(|| line!["not set"], |language| line![Inline::Typed(language)]);
    let reply = reply.with(Block::Fields(vec![("Language".to_owned(), language), ("E-mail".to_owned(), email)]));
    let reply = reply.with(Block::Heading(line!["What you have said and done"]));
    Ok(if acts.is_empty() { reply.and(line!["Nothing is recorded."]) } else { reply.with(Block::List(acts)) })
}

fn forget(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, Refusal> {
    let register = draft.scene().register;
    let person = register.people().of_account(draft.scene().account).ok_or(Moot::NothingKnown)?;
    if call.get(&CONFIRM).is_none() {
        return Ok(Reply::line(line![
            "This erases your name, your accounts, all that your profile has, and the words that you wrote. What you \
             did still counts; it is then that of \"a former member\". Nobody can undo it.",
        ])
        .and(line!["To keep a copy first: ", Inline::Command("profile export".to_owned())])
        .and(line!["To erase it: ", Inline::Command("profile forget yes".to_owned())]));
    }
    let places = mentions(person, register);
    if !places.is_empty() {
        let reply = Reply::line(line![
            "Somebody was erased from the record at their own wish. Words of others seem to mention them. Please look \
             at these and, if need be, ask their authors to delete them:",
        ])
        .with(Block::List(places));
        tell_others(draft, person.id, &[Role::Secretariat], &reply);
    }
    let led = register.groups().filter(|group| group.is_facilitated_by(person.id) && !group.state.has_ended());
    for group in led {
        draft.record(Event::FacilitatorReleased { group: group.code.clone(), person: person.id });
        let reply = Reply::line(line!["A facilitator of ", &group.code, " has left at their own wish."])
            .and(line!["To appoint somebody: ", Inline::Command(format!("facilitate {} @person", group.code))]);
        tell_others(draft, person.id, &[Role::Chair, Role::Secretariat], &reply);
    }
    draft.record(Event::PersonForgotten { person: person.id });
    Ok(Reply::line(line!["Done: you are erased. What you did still counts, as that of \"a former member\"."]))
}

/// Tells those in office, but for who is erased.
fn tell_others(draft: &mut Draft<'_>, erased: PersonId, roles: &[Role], reply: &Reply) {
    let (register, organisation) = (draft.scene().register, draft.scene().organisation);
    let others = due::in_office(register, organisation, roles).into_iter().filter(|officer| *officer != erased);
    others.for_each(|officer| draft.tell(officer, reply.clone()));
}

/// Something in a group's record that somebody did.
struct Entry {
    by: Option<PersonId>,
    what: Line,
    words: Option<TextId>,
}

/// All that people did in a group, in no meaningful order.
fn entries(group: &Group) -> Vec<Entry> {
    let code = &group.code;
    let dated = |what: &'static str, at| line![code, format!(", {what}, "), Inline::Date(at)];
    let mut entries = vec![Entry { by: group.proposer, what: dated("proposal", group.proposed_at), words: None }];
    let mut add = |by: Option<PersonId>, what: Line, words: Option<TextId>| entries.push(Entry { by, what, words });
    for title in &group.titles {
        add(title.by, dated("title", title.at), Some(title.words));
    }
    for part in group.charter.values().flatten() {
        add(part.by, dated("part of the charter", part.at), Some(part.words));
    }
    for support in group.supporters.values() {
        add(Some(support.act.person), dated("support", support.act.at), support.words);
    }
    for comment in &group.comments {
        add(Some(comment.act.person), dated("comment", comment.act.at), Some(comment.words));
    }
    for concern in &group.concerns {
        add(Some(concern.act.person), dated("concern", concern.act.at), Some(concern.words));
        if let Some(end) = &concern.end {
            add(end.by, dated("end of a concern", end.at), end.reason);
        }
    }
    for note in group.status_lines.iter().chain(&group.notes) {
        add(note.by, dated("note", note.at), Some(note.words));
    }
    for decision in &group.decisions {
        for words in [decision.reason, decision.anyway] {
            add(Some(decision.act.person), dated("decision", decision.act.at), words);
        }
    }
    for appointment in &group.appointments {
        add(Some(appointment.person), dated("facilitator since", appointment.since), None);
    }
    for update in &group.updates {
        add(update.by, dated("update", update.at), Some(update.words));
    }
    entries
}

/// The same of all groups and consultations.
fn all_entries(register: &Register) -> Vec<Entry> {
    let inputs = register.consultations().flat_map(|consultation| {
        let number = consultation.number;
        let input = move |input: &crate::register::Input, words| Entry {
            by: Some(input.person),
            what: line![format!("Consultation {number}, answer, "), Inline::Date(input.at)],
            words,
        };
        let given = consultation
            .inputs
            .iter()
            .flat_map(move |given| [input(given, given.words), input(given, given.initiative)]);
        let outcomes = consultation.outcomes.iter().map(move |outcome| Entry {
            by: outcome.by,
            what: line![format!("Consultation {number}, outcome, "), Inline::Date(outcome.at)],
            words: Some(outcome.words),
        });
        given.chain(outcomes)
    });
    register.groups().flat_map(entries).chain(inputs).collect()
}

/// What somebody has said and done, a line each.
fn acts(person: PersonId, register: &Register) -> Vec<Line> {
    let own = all_entries(register).into_iter().filter(|entry| entry.by == Some(person));
    let mut lines: Vec<Line> = own
        .map(|entry| match entry.words {
            Some(words) => entry.what.then(line![": ", words]),
            None => entry.what,
        })
        .collect();
    lines.dedup();
    lines
}

/// Where words of others have the person's name or a handle of theirs.
fn mentions(person: &Person, register: &Register) -> Vec<Line> {
    // Shorter ones would be found within other words.
    const SHORTEST: usize = 4;
    let handles = person.accounts.iter().map(|account| account.id.trim_start_matches('@').to_lowercase());
    let names: Vec<String> = [person.name.to_lowercase()]
        .into_iter()
        .chain(handles)
        .filter(|name| name.chars().count() >= SHORTEST)
        .collect();
    let found: Vec<TextId> = register
        .words_of_others(person.id)
        .filter(|(_, words)| {
            let words = words.to_lowercase();
            names.iter().any(|name| words.contains(name.as_str()))
        })
        .map(|(id, _)| id)
        .collect();
    let entries = all_entries(register).into_iter();
    entries.filter(|entry| entry.words.is_some_and(|words| found.contains(&words))).map(|entry| entry.what).collect()
}

#[cfg(test)]
mod tests {
    use crate::dialogue::Dialogue;
    use expect_test::expect;

    #[test]
    fn what_is_kept_of_somebody_is_shown_to_them_and_erased_at_their_wish() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#plenary", "lea", "/support WG-IMP We need this.").quietly();
        dialogue.say("#plenary", "lea", "/comment WG-CO A question.").quietly();
        dialogue.say("#plenary", "flavio", "/comment WG-IMP As Lea Kaspar says.").quietly();
        dialogue.say("#plenary", "lea", "/profile export").expect(expect![[r#"
            @lea <rapporteur> All that is kept of you (/profile set changes it):
            	Name: Lea Kaspar
            	Role: member
            	Stakeholder group: civil society
            	Affiliation: not set
            	Zone: not set
            	Hours: not set
            	Weekend: not set
            	Accounts: console:lea
            	Language: not set
            	E-mail: not set

            	What you have said and done
            	- WG-CO, comment, Mon 10 Apr 2017: A question.
            	- WG-IMP, support, Mon 10 Apr 2017: We need this."#]]);
        dialogue.say("#plenary", "lea", "/profile forget").expect(expect![[r#"
            @lea <rapporteur> This erases your name, your accounts, all that your profile has, and the words that you wrote. What you did still counts; it is then that of "a former member". Nobody can undo it.
            	To keep a copy first: /profile export
            	To erase it: /profile forget yes"#]]);
        dialogue.say("#plenary", "lea", "/profile forget yes").expect(expect![[r#"
            @lea <rapporteur> Done: you are erased. What you did still counts, as that of "a former member".
            @anja <rapporteur> Somebody was erased from the record at their own wish. Words of others seem to mention them. Please look at these and, if need be, ask their authors to delete them:
            	- WG-IMP, comment, Mon 10 Apr 2017"#]]);
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
        dialogue.say("#plenary", "lea", "/profile forget").expect(expect!["@lea <rapporteur> Nothing is kept of you."]);
    }
}
