//! `/charter [CODE] [Part: text]`: shows a written proposal, or changes a part of it. Earlier texts remain readable.

use crate::features::group::propose::{DOCUMENT, FACILITATOR, PARTS, charter_texts};
use crate::features::group::{heading, listed};
use crate::language::access::{ANYONE, FACILITATOR_OR_PROPOSER};
use crate::language::arguments::{CODE, NEW};
use crate::language::{Arg, Call, Draft, Kind, Refused, Shape, Spec};
use crate::line;
use crate::phrase;
use crate::record::{Event, Group, Nominee, Role};
use crate::say;
use crate::words::{self, Block, Label, Line, Refusal, Reply, shared};

const TITLE: Arg<String> =
    Arg::new("title", Kind::Line, phrase!(charter_title_about)).named().only(FACILITATOR_OR_PROPOSER);

pub(crate) const CHARTER: Spec = Spec {
    name: "charter",
    summary: phrase!(charter_summary),
    access: ANYONE,
    private: false,
    shape: Shape::Act {
        arguments: &[
            CODE.argument,
            PARTS.only(FACILITATOR_OR_PROPOSER).argument,
            TITLE.argument,
            FACILITATOR.only(FACILITATOR_OR_PROPOSER).argument,
            NEW.only(FACILITATOR_OR_PROPOSER).argument,
            DOCUMENT.only(FACILITATOR_OR_PROPOSER).argument,
        ],
        decide,
    },
    examples: &["charter WG-IMP", "charter WG-IMP Timeframe: until the end of the cycle"],
    refused: &[
        Refused { by: Role::Member, typed: "charter WG-IMP Timeframe: never" },
        Refused { by: Role::Member, typed: "charter WG-INP" },
        Refused { by: Role::Chair, typed: "charter WG-IMP Purpose: one\nPurpose: two" },
    ],
};

fn decide(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, Refusal> {
    let group = draft.group(call)?;
    let author = draft.speaker().id;
    let title = call.get(&TITLE).map(|title| draft.text(title, author));
    let (parts, facilitators, documents) = charter_texts(call, Some(group), author, draft);
    let template = draft.scene().organisation.template.iter().map(|part| part.name.clone());
    let mut changed: Vec<Line> =
        template.filter(|part| parts.contains_key(part)).map(|part| line![shared::part(&part)]).collect();
    changed.extend(title.map(|_| say!(charter_title).into()));
    changed.extend(facilitators.as_ref().map(|_| say!(charter_facilitator).into()));
    changed.extend((!documents.is_empty()).then(|| say!(charter_document).into()));
    if changed.is_empty() {
        return Ok(render_charter(group, draft));
    }
    draft.living_group(call)?;
    draft.record(Event::CharterChanged { group: group.code.clone(), title, parts, facilitators, documents });
    Ok(Reply::said(say!(charter_changed, parts: words::Arg::each(changed), group: &group.code)))
}

fn render_charter(group: &Group, draft: &Draft<'_>) -> Reply {
    let missing = || Line::from(say!(charter_missing));
    let mut fields: Vec<(Label, Line)> = Vec::new();
    for part in &draft.scene().organisation.template {
        let text = match group.charter.get(&part.name) {
            None => missing(),
            Some(texts) => match (texts.last(), texts.len().saturating_sub(1)) {
                (None, _) => missing(),
                (Some(latest), 0) => line![latest.words],
                (Some(latest), earlier) => say!(charter_with_earlier, words: latest.words, count: earlier).into(),
            },
        };
        fields.push((shared::part_label(&part.name), text));
    }
    let nominees = if group.nominees.is_empty() { missing() } else { nominees(&group.nominees) };
    fields.push((say!(charter_facilitator).into(), nominees));
    fields.extend(group.documents.iter().map(|document| (say!(charter_document).into(), line![document.url])));
    Reply::default().with(Block::Heading(heading(group))).with(Block::Fields(fields))
}

/// Who is proposed to facilitate, with a mark where it is still to be decided.
pub(crate) fn nominees(nominees: &[Nominee]) -> Line {
    listed(nominees.iter().map(|nominee| match nominee.tentative {
        true => Line::from(say!(charter_tentative, who: nominee.person)),
        false => Line::from(nominee.person),
    }))
}

#[cfg(test)]
mod tests {
    use crate::testing::dialogue::Dialogue;
    use crate::words::Language;
    use expect_test::expect;

    #[test]
    fn who_proposed_it_changes_it_and_earlier_texts_stay() {
        let mut dialogue = Dialogue::with_groups();
        dialogue
            .say("#wg-imp", "avri", "/charter Purpose: to follow up\nFacilitator: Wout de Natris (TBD), @lea\nDocument: https://example.org/a")
            .expect(expect![[r#"
                #wg-imp <rapporteur> Recorded: Purpose, Facilitator, Document of WG-IMP. Earlier texts stay in the record.
                	Wout de Natris is new in the list of people."#]]);
        dialogue.say("#wg-imp", "avri", "/charter purpose: to follow up the recommendations").quietly();
        dialogue.say("#wg-imp", "lea", "/charter").expect(expect![[r#"
            #wg-imp <rapporteur> WG-IMP: IGF Improvements
            	Purpose: to follow up the recommendations (1 earlier text)
            	Objectives: (missing)
            	Outputs: (missing)
            	Plan: (missing)
            	Timeframe: (missing)
            	Facilitator: Wout de Natris (TBD), Lea Kaspar
            	Document: https://example.org/a"#]]);
    }

    #[test]
    fn others_read_it_and_are_told_who_changes_it() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#plenary", "lea", "/charter WG-IMP Purpose: mine").expect(expect![[r#"
            #plenary <rapporteur> Only the group's facilitators, the proposer, the chair and the secretariat may use /charter with Part: text.
            	Please ask Avri Doria."#]]);
    }

    #[test]
    fn it_is_said_in_french_too() {
        let mut dialogue = Dialogue::with_groups();
        let seen =
            dialogue.say("#wg-imp", "avri", "/charter Purpose: to follow up\nFacilitator: Wout de Natris (TBD), @lea");
        seen.expect_in(
            Language::French,
            dialogue.register(),
            expect![[r#"
                WG-IMP, modifications enregistrées : But, Facilitation. Les textes antérieurs restent au registre.
                Wout de Natris est une nouvelle personne sur la liste."#]],
        );
        dialogue.say("#wg-imp", "avri", "/charter purpose: to follow up the recommendations").quietly();
        let seen = dialogue.say("#wg-imp", "lea", "/charter");
        seen.expect_in(
            Language::French,
            dialogue.register(),
            expect![[r#"
                WG-IMP : IGF Improvements
                But : to follow up the recommendations (1 texte antérieur)
                Objectifs : (non renseigné)
                Résultats : (non renseigné)
                Plan : (non renseigné)
                Calendrier : (non renseigné)
                Facilitation : Wout de Natris (à confirmer), Lea Kaspar"#]],
        );
    }
}
