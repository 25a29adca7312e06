//! `/propose CODE Title` and further lines: opens a proposal. The plenary hears of it.
//!
//! ```text
//! <avri> /propose WG-IMP IGF Improvements
//!        Purpose: to follow up the recommendations for improvements
//! <rapporteur> Proposed: WG-IMP, IGF Improvements, by Avri Doria. Support it with /support WG-IMP
//! ```

use jiff::Timestamp;

use std::collections::BTreeMap;

use crate::features::group::document;
use crate::language::access::MEMBER_OR_SECRETARIAT;
use crate::language::arguments::{FOR, NEW, ON, SOURCE};
use crate::language::{Arg, Call, Draft, Kind, PersonRef, Refused, Shape, Spec};
use crate::phrase;
use crate::record::{Code, Cycle, Document, Event, Group, Nominee, PersonId, Role, Standing, State, TextId};
use crate::say;
use crate::words::{self, Explain, Inline, Line, Reply, shared};

const NEW_CODE: Arg<Code> = Arg::new("code", Kind::NewCode, phrase!(propose_code_about)).required();
const TITLE: Arg<String> = Arg::new("title", Kind::Line, phrase!(propose_title_about)).required();
const CATEGORY: Arg<String> = Arg::new("category", Kind::Category, phrase!(propose_category_about)).named();
const CONTINUES: Arg<bool> = Arg::new("continues", Kind::YesNo, phrase!(propose_continues_about)).named();
pub(crate) const PARTS: Arg<String> = Arg::new("parts", Kind::Parts, phrase!(propose_parts_about)).named();
pub(crate) const FACILITATOR: Arg<Vec<(PersonRef, bool)>> =
    Arg::new("facilitator", Kind::Nominees, phrase!(propose_facilitator_about)).named();
pub(crate) const DOCUMENT: Arg<Vec<String>> = Arg::new("document", Kind::Urls, phrase!(propose_document_about)).named();

pub(crate) const PROPOSE: Spec = Spec {
    name: "propose",
    summary: phrase!(propose_summary),
    access: MEMBER_OR_SECRETARIAT,
    private: false,
    shape: Shape::Act {
        arguments: &[
            NEW_CODE.argument,
            TITLE.argument,
            CATEGORY.argument,
            CONTINUES.argument,
            PARTS.argument,
            FACILITATOR.argument,
            NEW.argument,
            DOCUMENT.argument,
            FOR.argument,
            SOURCE.argument,
            ON.argument,
        ],
        decide,
    },
    examples: &[
        "propose WG-NSF New Session Formats",
        "propose WG-NSF New Session Formats\nContinues: yes\nPurpose: to try other formats\nFacilitator: Miguel Ignacio Estrada",
    ],
    refused: &[
        Refused { by: Role::Participant, typed: "propose WG-NSF New Session Formats" },
        Refused { by: Role::Member, typed: "propose WG-NSF" },
        Refused { by: Role::Member, typed: "propose WG-IMP IGF Improvements" },
        Refused { by: Role::Member, typed: "propose W Too Short" },
        Refused { by: Role::Member, typed: "propose WG-NSF New Session Formats\nDocument: in my drawer" },
        Refused { by: Role::Secretariat, typed: "propose WG-NSF New Session Formats for: @marilyn" },
    ],
};

fn decide(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let code = call.need(&NEW_CODE)?.clone();
    // A title is used inside other sentences, so it has no full stop of its own.
    let title = without_full_stop(call.need(&TITLE)?);
    let scene = *draft.scene();
    if scene.register.code_now(&code) != &code {
        let group = scene.register.code_now(&code).clone();
        return Err(Refusal::WasRenamed { code, group }.into());
    }
    if let Some(group) = scene.register.group(&code).filter(|group| !group.state.has_ended()) {
        return Err(Refusal::AlreadyProposed { group: code, since: group.proposed_at }.into());
    }
    let category = match call.get(&CATEGORY) {
        Some(key) => key.clone(),
        None => scene.organisation.category_of(&code).map(|category| category.key.clone()).unwrap_or_default(),
    };
    let subject = draft.subject(call);
    let proposer = subject.person;
    let person = Some(proposer).filter(|proposer| *proposer != draft.speaker().id);
    if person.is_some() && subject.standing != Standing::Member {
        return Err(Refusal::NoMember { who: subject.name }.into());
    }
    let (source, said_on) = draft.said_elsewhere(call, &subject);
    let title = draft.text(title, proposer);
    let (parts, facilitators, documents) = charter_texts(call, None, proposer, draft);
    let facilitators = facilitators.unwrap_or_default();
    let earlier = scene.register.group(&code).filter(|earlier| comes_back(earlier, scene.register.cycle()));
    let has_part =
        |part: &str| parts.contains_key(part) || earlier.is_some_and(|earlier| earlier.charter.contains_key(part));
    let has_nobody = facilitators.is_empty() && earlier.is_none_or(|earlier| earlier.nominees.is_empty());
    let missing = missing_parts(draft, has_part, has_nobody);
    draft.record(Event::GroupProposed {
        group: code.clone(),
        keeps: earlier.is_some(),
        category,
        title,
        continues: call.get(&CONTINUES).copied().unwrap_or(false),
        parts,
        facilitators,
        documents,
        person,
        source,
        said_on,
    });
    let reply = Reply::line(proposed(&code, title, Some(proposer)));
    let reply = match earlier {
        Some(earlier) => reply.and(say!(propose_keeps, group: &code, tally: earlier.tally()).into()),
        None => reply,
    };
    let Some((first, _)) = missing.first() else { return Ok(reply) };
    let charter = Inline::Command(format!("charter {code} {first}: …"));
    let parts = words::Arg::each(missing.into_iter().map(|(_, part)| part));
    Ok(reply.and(say!(propose_missing, parts: parts, charter: charter).into()))
}

/// A title without the full stop that somebody typed behind it. One of several points stays.
fn without_full_stop(title: &str) -> &str {
    title.strip_suffix('.').filter(|title| title.ends_with(char::is_lowercase)).unwrap_or(title)
}

/// Whether a group that is proposed again comes back within its cycle, so that it keeps what it had.
fn comes_back(earlier: &Group, cycle: Option<&Cycle>) -> bool {
    let ended = earlier.ended();
    let is_within = cycle.is_none_or(|cycle| ended.is_some_and(|ended| ended >= cycle.opened));
    // What lapsed ended with its cycle.
    is_within && earlier.state != State::Lapsed
}

/// The news of a proposal, as the plenary hears it.
pub(crate) fn proposed(code: &Code, title: TextId, proposer: Option<PersonId>) -> Line {
    let support = Inline::Command(format!("support {code}"));
    match proposer {
        Some(who) => say!(propose_done, group: code, title: title, who: who, support: support).into(),
        None => say!(propose_done_by_nobody, group: code, title: title, support: support).into(),
    }
}

/// What a call says for the charter, as words of its author: parts, people to facilitate, documents that are not known already.
pub(crate) fn charter_texts(
    call: &Call,
    group: Option<&Group>,
    author: PersonId,
    draft: &mut Draft<'_>,
) -> (BTreeMap<String, TextId>, Option<Vec<Nominee>>, Vec<Document>) {
    let parts = call.parts().iter().map(|(part, words)| (part.clone(), draft.text(words, author))).collect();
    let facilitators = call.get(&FACILITATOR).map(|named| {
        let nominee =
            |(person, tentative): &(PersonRef, bool)| Nominee { person: draft.person(person), tentative: *tentative };
        named.iter().map(nominee).collect()
    });
    let register = draft.scene().register;
    let mut urls: Vec<&String> = Vec::new();
    for url in call.get(&DOCUMENT).into_iter().flatten() {
        if !urls.contains(&url) && group.is_none_or(|group| document::known(url, group, register).is_none()) {
            urls.push(url);
        }
    }
    let documents = urls.into_iter().map(|url| Document::at(draft.text(url, author))).collect();
    (parts, facilitators, documents)
}

/// What a proposal lacks: how it is typed, and what it is called.
fn missing_parts(draft: &Draft<'_>, is_given: impl Fn(&str) -> bool, no_facilitator: bool) -> Vec<(String, Inline)> {
    let template = &draft.scene().organisation.template;
    let parts = template.iter().map(|part| part.name.clone()).filter(|name| !is_given(name));
    let parts = parts.map(|name| (name.clone(), shared::part(&name)));
    let facilitator = || (FACILITATOR.argument.name.to_owned(), say!(charter_facilitator).into());
    parts.chain(no_facilitator.then(facilitator)).collect()
}

/// Why nothing is proposed.
#[derive(Debug)]
enum Refusal {
    /// The code is taken.
    AlreadyProposed { group: Code, since: Timestamp },
    /// Only members propose, whoever records it.
    NoMember { who: Inline },
    /// The code was that of a group, which has another now.
    WasRenamed { code: Code, group: Code },
}

impl Explain for Refusal {
    fn explain(&self) -> Reply {
        match self {
            Self::WasRenamed { code, group } => Reply::said(say!(rename_was_taken, code: code, group: group)),
            Self::AlreadyProposed { group, since } => Reply::said(say!(
                propose_already,
                group: group,
                since: Inline::Date(*since),
                charter: Inline::command(format!("charter {group}")),
            )),
            Self::NoMember { who } => Reply::said(say!(propose_no_member, who: who.clone())),
        }
    }

    fn is_about_who(&self) -> bool {
        match self {
            Self::AlreadyProposed { .. } | Self::WasRenamed { .. } => false,
            Self::NoMember { .. } => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::dialogue::Dialogue;
    use crate::words::Language;
    use expect_test::expect;

    #[test]
    fn a_proposal_names_what_is_still_missing_and_the_plenary_hears_of_it() {
        let mut dialogue = Dialogue::with_groups();
        dialogue
            .say("@avri", "avri", "/propose bpf-cyber Cybersecurity\nPurpose: to share\nwhat works\nObjectives: a handbook")
            .expect(expect![[r#"
                @avri <rapporteur> Proposed: BPF-CYBER, Cybersecurity, by Avri Doria. Support it with /support BPF-CYBER
                	Still missing: Outputs, Plan, Timeframe, Facilitator. Add each with /charter BPF-CYBER Outputs: …
                	This is on the record, which everybody in the rooms can read.
                #plenary <rapporteur> Proposed: BPF-CYBER, Cybersecurity, by Avri Doria. Support it with /support BPF-CYBER"#]]);
        dialogue.say("#plenary", "lea", "/charter bpf-cyber").expect(expect![[r#"
            #plenary <rapporteur> BPF-CYBER: Cybersecurity
            	Purpose: to share
            	what works
            	Objectives: a handbook
            	Outputs: (missing)
            	Plan: (missing)
            	Timeframe: (missing)
            	Facilitator: (missing)"#]]);
    }

    #[test]
    fn the_secretariat_records_a_proposal_that_a_member_made_elsewhere() {
        let mut dialogue = Dialogue::with_groups();
        dialogue
            .say("#plenary", "anja", "/propose WG-NEW A new one for: @flavio source: mail of 31 March on: 2017-03-31")
            .expect(expect![[r#"
                #plenary <rapporteur> Proposed: WG-NEW, A new one, by Flávio Wagner. Support it with /support WG-NEW
                	Still missing: Purpose, Objectives, Outputs, Plan, Timeframe, Facilitator. Add each with /charter WG-NEW Purpose: …"#]]);
        dialogue.say("#plenary", "lea", "/status WG-NEW").expect(expect![[r#"
            #plenary <rapporteur> WG-NEW: A new one
            	Working Groups, proposed, new this cycle
            	Support: 0 members
            	Comments: 0
            	Proposed by: Flávio Wagner on Fri 31 Mar 2017, from mail of 31 March"#]]);
        dialogue.say("#plenary", "flavio", "/withdraw WG-NEW").expect(expect!["#plenary <rapporteur> Flávio Wagner has withdrawn the proposal for WG-NEW. To propose it again: /propose WG-NEW Title"]);
        dialogue.say("#plenary", "anja", "/propose WG-ELSE Another for: @marilyn").expect(expect!["#plenary <rapporteur> Only members can propose a group, and Marilyn Cade is not a member. The secretariat can propose it in its own name."]);
    }

    #[test]
    fn a_code_is_taken_once() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#plenary", "lea", "/propose WG-IMP Another").expect(expect!["#plenary <rapporteur> WG-IMP was already proposed on Mon 10 Apr 2017. To read the proposal: /charter WG-IMP"]);
    }

    #[test]
    fn a_line_without_a_name_is_asked_back() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#plenary", "lea", "/propose WG-X Something\nWe want to meet often.").expect(expect![[r##"#plenary <rapporteur> I cannot tell what this line belongs to: "We want to meet often.". Begin it with one of these: Category: Continues: Purpose: Objectives: Outputs: Plan: Timeframe: Facilitator: Document: For: Source: On:"##]]);
    }

    #[test]
    fn somebody_who_is_no_member_is_told_who_may() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#plenary", "marilyn", "/propose WG-X Something").expect(expect![[r#"
            #plenary <rapporteur> Only members and the secretariat may use /propose.
            	You are not on the list of members. Anja Gengo can tell you how to become one.
            	What you can do: /comment CODE …"#]]);
    }

    #[test]
    fn it_is_said_in_french_too() {
        let mut dialogue = Dialogue::with_groups();
        let seen = dialogue.say("#plenary", "avri", "/propose bpf-cyber Cybersecurity\nPurpose: to share what works");
        seen.expect_in(Language::French, dialogue.register(), expect![[r#"
            Nouvelle proposition : BPF-CYBER, Cybersecurity, par Avri Doria. Pour la soutenir : /soutenir BPF-CYBER
            Il manque encore : Objectifs, Résultats, Plan, Calendrier, Facilitation. Pour compléter : /charte BPF-CYBER Objectifs: …"#]]);
        let seen = dialogue.say("#plenary", "lea", "/propose WG-IMP Another");
        seen.expect_in(
            Language::French,
            dialogue.register(),
            expect!["WG-IMP a déjà été proposé le lun. 10 avr. 2017. Pour lire la proposition : /charte WG-IMP"],
        );
    }
}
