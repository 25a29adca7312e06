//! `/document [CODE] URL [title] [review-until: DATE]`: links a document of a group, and puts it out for review.

use jiff::Timestamp;

use crate::features::undo::correction;
use crate::language::access::FACILITATOR_OR_PROPOSER;
use crate::language::arguments::CODE;
use crate::language::value::Until;
use crate::language::{Arg, Call, Draft, Kind, Refused, Shape, Spec};
use crate::line;
use crate::phrase;
use crate::record::{Code, CorrectionEvent, Document, Event, Group, Held, Register, Review, Role, TextId};
use crate::say;
use crate::words::{Explain, Inline, Line, Refusal, Reply};

const ADDRESS: Arg<String> = Arg::new("address", Kind::Url, phrase!(document_address_about)).required_unless("remove");
const TITLE: Arg<String> = Arg::new("title", Kind::Line, phrase!(document_title_about));
const REVIEW_UNTIL: Arg<Until> = Arg::new("review-until", Kind::Deadline, phrase!(document_review_until_about)).named();

const REMOVE: Arg<String> = Arg::new("remove", Kind::Url, phrase!(document_remove_about)).named();

pub(crate) const DOCUMENT: Spec = Spec {
    name: "document",
    summary: phrase!(document_summary),
    access: FACILITATOR_OR_PROPOSER,
    private: false,
    shape: Shape::Act {
        arguments: &[CODE.argument, ADDRESS.argument, TITLE.argument, REVIEW_UNTIL.argument, REMOVE.argument],
        decide,
    },
    examples: &[
        "document WG-IMP https://example.org/charter Draft charter",
        "document WG-IMP https://example.org/charter Draft charter review-until: in 2 weeks",
        "document WG-WORK remove: https://example.org/draft",
    ],
    refused: &[
        Refused { by: Role::Participant, typed: "document WG-IMP https://example.org/charter" },
        Refused { by: Role::Chair, typed: "document WG-IMP in my drawer" },
        Refused { by: Role::Chair, typed: "document WG-IMP https://example.org/a review-until: soon" },
        Refused { by: Role::Chair, typed: "document WG-IMP https://example.org/a review-until: 2017-01-01" },
        Refused { by: Role::Chair, typed: "document WG-IMP remove: https://example.org/nowhere" },
    ],
};

fn decide(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, Refusal> {
    let group = draft.living_group(call)?;
    if let Some(address) = call.get(&REMOVE) {
        return remove(address, group, draft);
    }
    let author = draft.speaker().id;
    let address = call.need(&ADDRESS)?;
    let scene = *draft.scene();
    let known = known(address, group, scene.register);
    let url = known.map_or_else(|| draft.text(address, author), |known| known.url);
    let title = call.get(&TITLE).map(|title| draft.text(title, author));
    let title = title.or_else(|| known.and_then(|known| known.title));
    let ends = call.get(&REVIEW_UNTIL).map(|until| until.0);
    let review_until = ends.map(|ends| draft.zone().to_datetime(ends).date());
    let document = Document { url, title, review_until, review_ends: ends };
    draft.record(Event::DocumentLinked { group: group.code.clone(), document });
    let (document, code) = (named(title, url), &group.code);
    let until = ends.map(|ends| (draft.local_and_utc(ends), comment_on(group)));
    Ok(Reply::said(match (known, until) {
        (None, None) => say!(document_linked, document: document, group: code),
        (None, Some((until, comment))) => {
            say!(document_linked_for_review, document: document, group: code, until: until, comment: comment)
        }
        (Some(_), None) => say!(document_changed, document: document, group: code),
        (Some(_), Some((until, comment))) => {
            say!(document_changed_for_review, document: document, group: code, until: until, comment: comment)
        }
    }))
}

fn remove(address: &str, group: &Group, draft: &mut Draft<'_>) -> Result<Reply, Refusal> {
    let known = known(address, group, draft.scene().register);
    let url = known.map(|known| known.url).ok_or_else(|| NotThere { group: group.code.clone() })?;
    let what = Held::Document { group: group.code.clone(), url };
    draft.record(CorrectionEvent::TakenBack { what, reason: None }.into());
    Ok(correction::document_removed(&group.code, url, Some(draft.speaker().id)))
}

/// The group has no document of the address.
#[derive(Debug)]
struct NotThere {
    group: Code,
}

impl Explain for NotThere {
    fn explain(&self) -> Reply {
        let status = Inline::Command(format!("status {}", self.group));
        Reply::said(say!(document_not_there, group: &self.group, command: status))
    }

    fn is_about_who(&self) -> bool {
        false
    }
}

/// The document of a group that has this address.
pub(crate) fn known<'g>(address: &str, group: &'g Group, register: &Register) -> Option<&'g Document> {
    group.documents.iter().find(|known| register.words(known.url).is_some_and(|url| **url == *address))
}

fn comment_on(group: &Group) -> Inline {
    Inline::Command(format!("comment {} …", group.code))
}

/// A document by its title and address.
fn named(title: Option<TextId>, url: TextId) -> Line {
    match title {
        Some(title) => line![title, Inline::as_is(" "), url],
        None => line![url],
    }
}

/// A document as the status of its group shows it.
pub(crate) fn render_document(document: &Document) -> Line {
    let said = named(document.title, document.url);
    match document.review_ends {
        Some(ends) => say!(document_under_review, document: said, until: Inline::Moment(ends)).into(),
        None => said,
    }
}

/// The call for comments, when the document is put out for review.
pub(crate) fn put_out(group: &Group, document: &Document, ends: Timestamp) -> Reply {
    Reply::said(say!(
        document_review,
        group: &group.code,
        document: named(document.title, document.url),
        until: Inline::Moment(ends),
        comment: comment_on(group),
    ))
}

/// The reminder of a review that ends soon, or the news that it has ended.
pub(crate) fn reminder(group: &Group, document: &Document, review: Review, has_ended: bool) -> Reply {
    let document = named(document.title, document.url);
    let term = review.since..review.ends;
    let count = group.standing_comments().filter(|(_, comment)| term.contains(&comment.act.at)).count();
    let code = &group.code;
    if has_ended {
        let status = Inline::Command(format!("status {code}"));
        return Reply::said(say!(
            document_review_ended,
            document: document,
            group: code,
            count: count,
            status: status,
        ));
    }
    Reply::said(say!(
        document_review_ends,
        document: document,
        group: code,
        until: Inline::Moment(review.ends),
        count: count,
        comment: comment_on(group),
    ))
}

#[cfg(test)]
mod tests {
    use crate::testing::dialogue::Dialogue;
    use crate::words::Language;
    use expect_test::expect;

    #[test]
    fn a_review_is_reminded_of_and_ends_to_the_minute() {
        let mut dialogue = Dialogue::with_groups();
        dialogue
            .say("#wg-imp", "avri", "/document https://example.org/a Draft charter review-until: 2017-04-20 18:00 Geneva")
            .expect(expect![[r#"
                #wg-imp <rapporteur> Linked: Draft charter https://example.org/a, a document of WG-IMP. Comments are welcome until Thu 20 Apr 2017, 16:00 UTC: /comment WG-IMP …
                #plenary <rapporteur> WG-IMP asks for comments on Draft charter https://example.org/a until Thu 20 Apr 2017, 16:00 UTC: /comment WG-IMP …"#]]);
        dialogue.pass("170h").expect(expect![[r#""#]]);
        dialogue.pass("76h").expect(expect![[r#"
            #plenary <rapporteur> The review of Draft charter https://example.org/a, a document of WG-IMP, ends on Thu 20 Apr 2017, 16:00 UTC. No comment so far. To add yours: /comment WG-IMP …
            #wg-imp <rapporteur> The review of Draft charter https://example.org/a, a document of WG-IMP, ends on Thu 20 Apr 2017, 16:00 UTC. No comment so far. To add yours: /comment WG-IMP …"#]]);
        dialogue.say("#wg-imp", "avri", "/document https://example.org/a").expect(expect![
            "#wg-imp <rapporteur> Changed: Draft charter https://example.org/a, a document of WG-IMP."
        ]);
        dialogue.say("#wg-imp", "lea", "/document https://example.org/b").expect(expect![[r#"
            #wg-imp <rapporteur> Only the group's facilitators, the proposer, the chair and the secretariat may use /document.
            	Please ask Avri Doria.
            	What you can do: /comment WG-IMP …"#]]);
        dialogue.say("#wg-imp", "lea", "/status").expect(expect![[r#"
            #wg-imp <rapporteur> WG-IMP: IGF Improvements
            	Working Groups, proposed, new this cycle
            	Support: 0 members
            	Comments: 0
            	Proposed by: Avri Doria on Mon 10 Apr 2017
            	Document: Draft charter https://example.org/a"#]]);
    }

    #[test]
    fn a_review_has_the_comments_since_it_began_and_an_address_is_there_once() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#plenary", "lea", "/comment WG-IMP Before.").quietly();
        dialogue
            .say("#plenary", "avri", "/document WG-IMP https://example.org/a Draft review-until: in 5 days")
            .quietly();
        dialogue.say("#plenary", "lea", "/comment WG-IMP During.").quietly();
        dialogue
            .say("#plenary", "avri", "/charter WG-IMP document: https://example.org/a\nDocument: https://example.org/b")
            .quietly();
        dialogue.say("#plenary", "avri", "/charter WG-IMP document: https://example.org/a").expect(expect![[r#"
                #plenary <rapporteur> WG-IMP: IGF Improvements
                	Purpose: (missing)
                	Objectives: (missing)
                	Outputs: (missing)
                	Plan: (missing)
                	Timeframe: (missing)
                	Facilitator: (missing)
                	Document: https://example.org/a
                	Document: https://example.org/b"#]]);
        dialogue.pass("140h").expect(expect![[r#"
            #plenary <rapporteur> The review of Draft https://example.org/a, a document of WG-IMP, ends on Sat 15 Apr 2017, 23:59 UTC. 1 comment so far. To add yours: /comment WG-IMP …
            #plenary <rapporteur> The review of Draft https://example.org/a, a document of WG-IMP, has ended with 1 comment: /status WG-IMP"#]]);
    }

    #[test]
    fn it_is_said_in_french_too() {
        let mut dialogue = Dialogue::with_groups();
        let seen = dialogue.say(
            "#wg-imp",
            "avri",
            "/document https://example.org/a Draft charter review-until: 2017-04-20 18:00 Geneva",
        );
        seen.expect_in(Language::French, dialogue.register(), expect![[r#"
            Lien ajouté : Draft charter https://example.org/a, document de WG-IMP. Vos commentaires sont attendus jusqu’au jeu. 20 avr. 2017 à 16:00 UTC : /commenter WG-IMP …
            WG-IMP sollicite des commentaires sur Draft charter https://example.org/a jusqu’au jeu. 20 avr. 2017 à 16:00 UTC : /commenter WG-IMP …"#]]);
        let seen = dialogue.pass("170h");
        seen.expect_in(Language::French, dialogue.register(), expect![[r#""#]]);
        let seen = dialogue.pass("76h");
        seen.expect_in(Language::French, dialogue.register(), expect![[r#"
            Les commentaires sur Draft charter https://example.org/a, document de WG-IMP, sont attendus jusqu’au jeu. 20 avr. 2017 à 16:00 UTC. Aucun commentaire à ce jour. Pour ajouter le vôtre : /commenter WG-IMP …
            Les commentaires sur Draft charter https://example.org/a, document de WG-IMP, sont attendus jusqu’au jeu. 20 avr. 2017 à 16:00 UTC. Aucun commentaire à ce jour. Pour ajouter le vôtre : /commenter WG-IMP …"#]]);
    }
}
