//! `/comment [CODE] words`: a comment on a group, listed under "Other comments".

use crate::language::access::{ANYONE, SECRETARIAT};
use crate::language::arguments::{CODE, FOR, NEW, ON, SOURCE};
use crate::language::{Arg, Call, Draft, Kind, Refused, Shape, Spec};
use crate::phrase;
use crate::record::{Code, CorrectionEvent, Event, Group, Held, PersonId, Role};
use crate::say;
use crate::words::{self, Explain, Inline, Question, Reply};

const WORDS: Arg<String> = Arg::new("words", Kind::Text, phrase!(comment_words_about)).required_unless("drop");
const DROP: Arg<u32> = Arg::new("drop", Kind::Number, phrase!(comment_drop_about)).named();

pub(crate) const COMMENT: Spec = Spec {
    name: "comment",
    summary: phrase!(comment_summary),
    access: ANYONE,
    private: false,
    shape: Shape::Act {
        arguments: &[
            CODE.argument,
            WORDS.argument,
            FOR.argument,
            NEW.only(SECRETARIAT).argument,
            SOURCE.argument,
            ON.argument,
            DROP.argument,
        ],
        decide,
    },
    examples: &["comment WG-IMP Improvements only, or the multi-year plan too?", "comment WG-CO Who else is asked?"],
    refused: &[
        Refused { by: Role::Member, typed: "comment WG-IMP" },
        Refused { by: Role::Member, typed: "comment WG-NOWHERE A question." },
        Refused { by: Role::Member, typed: "comment WG-IMP A question. for: @flavio" },
        Refused { by: Role::Member, typed: "comment WG-IMP drop: 9" },
    ],
};

fn decide(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let group = draft.group(call)?;
    if let Some(number) = call.get(&DROP) {
        return drop_comment(*number, group, draft);
    }
    let words = call.need(&WORDS)?;
    if let Some(number) = meant_to_drop(words) {
        let why = Reply::said(say!(refusal_what_is_meant, typed: Inline::Untrusted(words.clone())));
        return Err(Question::new(why, [format!("comment {} drop: {number}", group.code)]).into());
    }
    let subject = draft.subject(call);
    let words = draft.text(words, subject.person);
    let (source, said_on) = draft.said_elsewhere(call, &subject);
    draft.record(Event::Commented {
        group: group.code.clone(),
        person: subject.person,
        standing: subject.standing,
        stakeholder: subject.stakeholder,
        words,
        source,
        said_on,
    });
    let count = group.comment_count() + 1;
    Ok(Reply::said(say!(comment_recorded, who: subject.person, group: &group.code, count: count)))
}

/// The number of a comment that is to be dropped, where the colon was forgotten: `drop 2`.
fn meant_to_drop(words: &str) -> Option<u32> {
    let (name, number) = words.trim().split_once(' ')?;
    number.trim_start_matches('#').parse().ok().filter(|_| name.eq_ignore_ascii_case("drop"))
}

/// A comment is withdrawn: by who made it, or by the secretariat.
fn drop_comment(number: u32, group: &Group, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let known = group.standing_comments().find(|(known, _)| u32::try_from(*known) == Ok(number));
    let code = || group.code.clone();
    let Some((_, comment)) = known else {
        let last = group.standing_comments().next_back().map(|(last, _)| last);
        return Err(Refusal::NoComment { group: code(), number, last }.into());
    };
    let (author, speaker) = (comment.act.person, draft.speaker().id);
    if author != speaker && comment.act.recorded_by != Some(speaker) && draft.role() != Role::Secretariat {
        return Err(Refusal::NotYours { author }.into());
    }
    let what = Held::Comment { group: code(), comment: number };
    draft.record(CorrectionEvent::TakenBack { what, reason: None }.into());
    let count = group.comment_count() - 1;
    Ok(Reply::said(say!(comment_dropped, number: number, who: author, group: &group.code, count: count)))
}

/// Why a comment stays.
#[derive(Debug)]
enum Refusal {
    /// There is none of the number.
    NoComment { group: Code, number: u32, last: Option<usize> },
    /// It is somebody else's.
    NotYours { author: PersonId },
}

impl Explain for Refusal {
    fn explain(&self) -> Reply {
        Reply::said(match self {
            Self::NoComment { group, last: None, .. } => say!(comment_none, group: group),
            Self::NoComment { group, number, last: Some(last) } => {
                say!(comment_unknown, group: group, number: *number, last: *last)
            }
            Self::NotYours { author } => say!(comment_not_yours, who: *author),
        })
    }

    fn is_about_who(&self) -> bool {
        match self {
            Self::NotYours { .. } => true,
            Self::NoComment { .. } => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::dialogue::Dialogue;
    use crate::words::Language;
    use expect_test::expect;

    #[test]
    fn a_comment_of_several_lines_is_shown_as_it_was_typed() {
        let mut dialogue = Dialogue::with_groups();
        dialogue
            .say("#plenary", "ginger", "/comment WG-IMP\nImprovements only, or the plan too?\nNote: a question.")
            .expect(expect![
                "#plenary <rapporteur> Recorded: Virginia Paque comments on WG-IMP, which now has 1 comment."
            ]);
        dialogue.say("#plenary", "lea", "/status WG-IMP").expect(expect![[r#"
            #plenary <rapporteur> WG-IMP: IGF Improvements
            	Working Groups, proposed, new this cycle
            	Support: 0 members
            	Comments: 1
            	Proposed by: Avri Doria on Mon 10 Apr 2017

            	Other comments
            	- Virginia Paque, Mon 10 Apr 2017: Improvements only, or the plan too?
            	Note: a question."#]]);
    }

    #[test]
    fn what_is_typed_comes_back_as_it_was_typed() {
        let mut dialogue = Dialogue::with_groups();
        for words in ["@everyone", "<b>bold</b>", "[x](y)", "'; DROP TABLE events; --", "\"quoted\" inside"] {
            dialogue.say("#plenary", "lea", &format!("/comment WG-CO {words}")).quietly();
        }
        dialogue.say("#wg-co", "lea", "/status").expect(expect![[r##"
            #wg-co <rapporteur> WG-CO: Outreach and Communications
            	Working Groups, proposed
            	Support: 1 member
            	By stakeholder group: private sector 1
            	Comments: 5
            	Proposed by: Avri Doria on Mon 10 Apr 2017
            	Supporters: Lynn St. Amour

            	Other comments
            	- Lea Kaspar, Mon 10 Apr 2017: @everyone
            	- Lea Kaspar, Mon 10 Apr 2017: <b>bold</b>
            	- Lea Kaspar, Mon 10 Apr 2017: [x](y)
            	- Lea Kaspar, Mon 10 Apr 2017: '; DROP TABLE events; --
            	- Lea Kaspar, Mon 10 Apr 2017: "quoted" inside"##]]);
    }

    #[test]
    fn it_is_said_in_french_too() {
        let mut dialogue = Dialogue::with_groups();
        let seen = dialogue.say("#plenary", "lea", "/comment WG-IMP Why now?");
        seen.expect_in(
            Language::French,
            dialogue.register(),
            expect!["Commentaire de Lea Kaspar sur WG-IMP enregistré (1 commentaire à ce jour)."],
        );
    }

    #[test]
    fn a_colon_that_was_forgotten_is_asked_about() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#plenary", "lea", "/comment WG-IMP One.").quietly();
        dialogue.say("#plenary", "lea", "/comment WG-IMP drop 1").expect(expect![[r##"
            #plenary <rapporteur> What do you mean by "drop 1"?
            	Please answer yes or no. Yes means: /comment WG-IMP drop: 1"##]]);
        dialogue
            .say("#plenary", "lea", "yes")
            .expect(expect!["#plenary <rapporteur> Comment 1 by Lea Kaspar on WG-IMP is withdrawn. Comments: 0."]);
        dialogue.say("#plenary", "lynn", "/note WG-IMP status: Waiting").quietly();
        dialogue
            .say("#plenary", "lynn", "/note WG-IMP status: none")
            .expect(expect!["#plenary <rapporteur> Removed: the status line of WG-IMP."]);
        dialogue.say("#plenary", "lynn", "/status").expect(expect![[r#"
            #plenary <rapporteur> Working Groups

            	Code    Title                        Support    Comments  Status
            	WG-IMP  IGF Improvements             0 members  0         proposed
            	WG-CO   Outreach and Communications  1 member   0         proposed"#]]);
        dialogue.say("#plenary", "lynn", "/meet plenary \"A\" tomorrow 10:00 UTC").quietly();
        dialogue.say("#plenary", "lynn", "/meeting 1 link: https://example.org passcode: 12").quietly();
        dialogue.say("#plenary", "lynn", "/undo").quietly();
        dialogue.say("#plenary", "lynn", "/meeting 1").expect(expect![[r#"
                #plenary <rapporteur> Meeting 1 of the plenary: A
                	Tue 11 Apr 2017, 10:00 UTC, 60 minutes
                	To change title, link or length: /meeting 1 title: …"#]]);
    }
}
