//! `/support [CODE] [words]`: registers support for a group, once per person.
//!
//! ```text
//! <lea> /support WG-IMP
//! <rapporteur> Lea Kaspar supports WG-IMP. Support: 5 members. Significant support.
//! ```

use jiff::Timestamp;

use crate::language::access::{ANYONE, SECRETARIAT};
use crate::language::arguments::{CODE, FOR, NEW, ON, SOURCE};
use crate::language::value::known_code;
use crate::language::{Arg, Call, Draft, Kind, Refused, Shape, Spec};
use crate::line;
use crate::organisation::Organisation;
use crate::phrase;
use crate::record::{Code, Event, Group, Role};
use crate::say;
use crate::words::{self, Explain, Inline, Line, Question, Reply};

const WORDS: Arg<String> = Arg::new("words", Kind::Text, phrase!(support_words_about));

pub(crate) const SUPPORT: Spec = Spec {
    name: "support",
    summary: phrase!(support_summary),
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
        ],
        decide,
    },
    examples: &["support WG-IMP", "support WG-IMP We need this group.", "support WG-IMP for: \"Liesyl\""],
    refused: &[
        Refused { by: Role::Member, typed: "support" },
        Refused { by: Role::Member, typed: "support WG-INP" },
        Refused { by: Role::Chair, typed: "support WG-IMP for: @flavio" },
        Refused { by: Role::Secretariat, typed: "support WG-IMP for: @flavio on: soon" },
    ],
};

fn decide(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let group = draft.living_group(call)?;
    let subject = draft.subject(call);
    let (code, words) = (&group.code, call.get(&WORDS));
    let support = group.supporters.get(&subject.person);
    if let Some(words) = words.filter(|words| is_against(words)) {
        let instead = if support.is_some() { "unsupport" } else { "support" };
        let choices =
            [format!("concern {code} {words}"), format!("comment {code} {words}"), format!("{instead} {code}")];
        return Err(Question::new(Reply::said(say!(support_or_not, group: code)), choices).into());
    }
    if let Some(question) = words.and_then(|words| doubt(code, words, support.is_some(), call, draft)) {
        return Err(question.into());
    }
    if let Some(support) = support {
        let again = Refusal::AlreadySupports { who: subject.name, group: code.clone(), since: support.act.at };
        // What somebody says besides is not dropped in silence.
        return Err(match words.filter(|_| !call.was_given(FOR.argument.name)) {
            Some(words) => Question::new(again.explain(), [format!("comment {code} {words}")]).into(),
            None => again.into(),
        });
    }
    let words = call.get(&WORDS).map(|words| draft.text(words, subject.person));
    let (source, said_on) = draft.said_elsewhere(call, &subject);
    draft.record(Event::SupportGiven {
        group: group.code.clone(),
        person: subject.person,
        standing: subject.standing,
        stakeholder: subject.stakeholder,
        words,
        source,
        said_on,
    });
    let support = support_now(draft, call);
    Ok(Reply::said(say!(support_given, who: subject.person, group: &group.code, support: support)))
}

/// The question about words that are no support: they take it back, set a condition, or name another group.
fn doubt(group: &Code, words: &str, supports: bool, call: &Call, draft: &Draft<'_>) -> Option<Question> {
    const TAKEN_BACK: [&str; 14] = [
        "withdraw",
        "withdrawn",
        "remove",
        "stop",
        "off",
        "cancel",
        "undo",
        "no more",
        "not any more",
        "no longer",
        "retirer",
        "annuler",
        "arrêter",
        "plus maintenant",
    ];
    const CONDITIONS: [&str; 22] = [
        "if ",
        "only if ",
        "but ",
        "except ",
        "unless ",
        "provided ",
        "as long as ",
        "on condition ",
        "under the condition ",
        "subject to ",
        "without ",
        "with reservations",
        "i have a concern",
        "i have concerns",
        "with a concern",
        "si ",
        "mais ",
        "sauf ",
        "à condition ",
        "sous réserve",
        "à moins ",
        "pourvu ",
    ];
    let plain = words.trim().to_lowercase();
    let plain = plain.trim_end_matches(['.', '!', ',', ';']).trim_start_matches(['.', ',', ';', '–', '-']).trim_start();
    let quoted = format!("\"{words}\"");
    // In quotes they are words, whatever they say.
    if call.typed.contains(&quoted) {
        return None;
    }
    if TAKEN_BACK.contains(&plain) {
        return Some(Question::new(
            Reply::said(say!(support_taken_back, group: group)),
            [format!("unsupport {group}")],
        ));
    }
    let other = ["or ", "ou ", "/ "].iter().find_map(|or| plain.strip_prefix(or)).and_then(|other| {
        known_code(other.split_whitespace().next()?, draft.scene().register).filter(|other| other != group)
    });
    if let Some(other) = other {
        let why = Reply::said(say!(support_or_other, group: group, other: &other));
        return Some(Question::new(why, [format!("support {group}"), format!("support {other}")]));
    }
    let is_on_condition = !supports && CONDITIONS.iter().any(|condition| plain.starts_with(condition));
    if is_on_condition && !words.contains(['"', '\n']) {
        let why = Reply::said(say!(support_on_condition, group: group));
        let choices = [format!("concern {group} {words}"), format!("support {group} {quoted}")];
        return Some(Question::new(why, choices));
    }
    None
}

/// Whether words with which somebody supports a group say the contrary.
fn is_against(words: &str) -> bool {
    const WHOLE: [&str; 20] = [
        "-1",
        "−1",
        "no",
        "non",
        "nope",
        "not",
        "never",
        "against",
        "👎",
        "0",
        "+0",
        "-0",
        "−0",
        "abstain",
        "abstention",
        "neutral",
        "unsure",
        "undecided",
        "maybe",
        "perhaps",
    ];
    const WITHIN: [&str; 33] = [
        "not support",
        "n't support",
        "n’t support",
        "no support",
        "cannot support",
        "oppose",
        "against this",
        "against it",
        "object to",
        "ne soutiens pas",
        "contre ce",
        "do not agree",
        "don't agree",
        "don’t agree",
        "disagree",
        "i object",
        "we object",
        "do not like",
        "don't like",
        "don’t like",
        "do not want",
        "don't want",
        "don’t want",
        "bad idea",
        "would not",
        "please don't",
        "please don’t",
        "is -1",
        "is −1",
        "i abstain",
        "pas d'accord",
        "pas d’accord",
        "m’oppose",
    ];
    let words = words.to_lowercase();
    let first =
        words.split(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | '!' | ';' | ':')).next().unwrap_or_default();
    WHOLE.contains(&first) || WITHIN.iter().any(|phrase| words.contains(phrase))
}

/// How much support a group has now, as the answer to a change of it.
pub(crate) fn support_now(draft: &Draft<'_>, call: &Call) -> Line {
    draft.group_after(call).map_or_else(|| line![], |group| support_of(&group, draft.scene().organisation))
}

/// How much support a group has: `Support: 5 members. Significant support.`
pub(crate) fn support_of(group: &Group, organisation: &Organisation) -> Line {
    match organisation.level_of_support(group) {
        Some(level) => say!(support_now_level, tally: group.tally(), level: level.to_owned()).into(),
        None => say!(support_now, tally: group.tally()).into(),
    }
}

/// Why no support is registered.
#[derive(Debug)]
enum Refusal {
    /// Support is given once.
    AlreadySupports { who: Inline, group: Code, since: Timestamp },
}

impl Explain for Refusal {
    fn explain(&self) -> Reply {
        match self {
            Self::AlreadySupports { who, group, since } => Reply::said(say!(
                support_already_given,
                who: who.clone(),
                group: group,
                since: Inline::Date(*since),
            )),
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
    fn support_is_counted_once_and_a_second_time_says_since_when() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#plenary", "lea", "/support WG-IMP").expect(expect![[r#"
            #plenary <rapporteur> Lea Kaspar supports WG-IMP. Support: 1 member."#]]);
        dialogue.say("#plenary", "lea", "/support wg-imp again!").expect(expect![[r#"
            #plenary <rapporteur> Lea Kaspar has supported WG-IMP since Mon 10 Apr 2017. Each person counts once.
            	Please answer yes or no. Yes means: /comment WG-IMP again!"#]]);
    }

    #[test]
    fn it_is_said_in_the_language_of_those_who_read_it() {
        let mut dialogue = Dialogue::with_groups();
        let seen = dialogue.say("#plenary", "lea", "/support WG-IMP");
        seen.expect_in(
            Language::French,
            dialogue.register(),
            expect!["Lea Kaspar soutient WG-IMP. Soutien : 1 membre."],
        );
        let seen = dialogue.say("#plenary", "lea", "/support WG-IMP");
        seen.expect_in(
            Language::French,
            dialogue.register(),
            expect!["Lea Kaspar soutient WG-IMP depuis le lun. 10 avr. 2017. Chaque personne compte une seule fois."],
        );
    }

    #[test]
    fn members_and_others_are_counted_apart() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#plenary", "lea", "/support WG-IMP").quietly();
        dialogue.say("#plenary", "marilyn", "!support WG-IMP").expect(expect![[r#"
            #plenary <rapporteur> Marilyn Cade supports WG-IMP. Support: 1 member, 1 other."#]]);
        dialogue.say("#plenary", "passer-by", "//support WG-IMP").expect(expect![[r#"
            #plenary <rapporteur> passer-by supports WG-IMP. Support: 1 member, 2 others."#]]);
    }

    #[test]
    fn from_five_members_on_support_is_significant() {
        let mut dialogue = Dialogue::with_groups();
        for handle in ["lea", "flavio", "ginger", "avri"] {
            dialogue.say("#plenary", handle, "/support WG-IMP").quietly();
        }
        dialogue.say("#plenary", "lynn", "/support WG-IMP").expect(expect![[r#"
            #plenary <rapporteur> Lynn St. Amour supports WG-IMP. Support: 5 members. Significant support."#]]);
    }

    #[test]
    fn in_the_room_of_a_group_the_code_may_be_left_out() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#wg-imp", "lea", "/support We need this.").expect(expect![[r#"
            #wg-imp <rapporteur> Lea Kaspar supports WG-IMP. Support: 1 member."#]]);
        dialogue
            .say("#wg-imp", "lea", "/support WG-CO")
            .expect(expect!["#wg-imp <rapporteur> Lea Kaspar supports WG-CO. Support: 2 members."]);
        dialogue.say("#wg-imp", "lea", "/support WG-COO").expect(expect![[r##"
            #wg-imp <rapporteur> There is no group "WG-COO". Did you mean WG-CO?
            	Please answer yes or no. Yes means: /support WG-CO"##]]);
    }

    #[test]
    fn the_secretariat_records_what_was_said_on_the_list() {
        let mut dialogue = Dialogue::with_groups();
        dialogue
            .say("#plenary", "anja", "/support WG-IMP Yes from us. for: \"Liesyl\" source: https://list.example.org/17")
            .expect(expect![[r#"
                #plenary <rapporteur> Liesyl supports WG-IMP. Support: 0 members, 1 other.
                	Liesyl is new in the list of people."#]]);
        dialogue.say("#plenary", "anja", "/support WG-IMP for: @flavio").expect(expect![[r#"
            #plenary <rapporteur> Flávio Wagner supports WG-IMP. Support: 1 member, 1 other."#]]);
        dialogue.say("#plenary", "lea", "/support WG-IMP for: @flavio").expect(expect![[r##"
            #plenary <rapporteur> Only the secretariat may use /support with for: @person. If "for:" is part of your text, put the whole text in quotes.
            	Please ask Anja Gengo."##]]);
        dialogue.say("#plenary", "anja", "/support WG-CO for: @nobody").expect(expect![[r##"#plenary <rapporteur> I do not know the account "@nobody". For somebody without an account, give the name, such as "Lea Kaspar"."##]]);
    }

    #[test]
    fn a_name_without_a_value_or_with_too_much_is_asked_back() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#plenary", "anja", "/support WG-IMP for:").expect(expect![[r#"
            #plenary <rapporteur> Please write something after for:
            	In full: /support [CODE] [words] [for: @person] [source: …] [on: DATE]"#]]);
        dialogue.say("#plenary", "anja", "/support WG-IMP for: \"Ana Maria\" yes we do").expect(expect![[r##"#plenary <rapporteur> I did not understand for: ""Ana Maria" yes we do". Write one name, such as "Lea Kaspar"."##]]);
        dialogue
            .say("#plenary", "anja", "/support WG-IMP for : @Lea")
            .expect(expect!["#plenary <rapporteur> Lea Kaspar supports WG-IMP. Support: 1 member."]);
        dialogue
            .say("#plenary", "anja", "/support WG-IMP for: flavio")
            .expect(expect!["#plenary <rapporteur> Flávio Wagner supports WG-IMP. Support: 2 members."]);
    }

    #[test]
    fn what_people_put_behind_a_word_does_no_harm() {
        let mut dialogue = Dialogue::with_groups();
        dialogue
            .say("#plenary", "lea", "/support: WG-IMP.")
            .expect(expect!["#plenary <rapporteur> Lea Kaspar supports WG-IMP. Support: 1 member."]);
        dialogue
            .say("#plenary", "flavio", "/support wg\u{2011}imp, please")
            .expect(expect!["#plenary <rapporteur> Flávio Wagner supports WG-IMP. Support: 2 members."]);
    }

    #[test]
    fn the_plenary_hears_of_what_is_said_in_other_rooms_from_the_beginning() {
        let mut dialogue = Dialogue::empty();
        dialogue.say("@avri", "avri", "/propose WG-IMP IGF Improvements").expect(expect![[r#"
            @avri <rapporteur> Proposed: WG-IMP, IGF Improvements, by Avri Doria. Support it with /support WG-IMP
            	Still missing: Purpose, Objectives, Outputs, Plan, Timeframe, Facilitator. Add each with /charter WG-IMP Purpose: …
            	This is on the record, which everybody in the rooms can read.
            #plenary <rapporteur> Proposed: WG-IMP, IGF Improvements, by Avri Doria. Support it with /support WG-IMP"#]]);
        dialogue.say("#wg-imp", "lea", "/support").quietly();
        dialogue.pass("10m").expect(expect!["#plenary <rapporteur> WG-IMP: +1, now 1 member"]);
    }

    #[test]
    fn a_room_that_did_not_see_it_hears_of_it_gathered() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#wg-imp", "lea", "/support").quietly();
        dialogue.say("#wg-imp", "flavio", "/support").quietly();
        dialogue.say("#plenary", "ginger", "/support WG-IMP").quietly();
        dialogue.say("#wg-imp", "flavio", "/unsupport").quietly();
        dialogue.pass("10m").expect(expect![[r#"
            #plenary <rapporteur> WG-IMP: +2, −1, now 2 members
            #wg-imp <rapporteur> WG-IMP: +1, now 2 members"#]]);
        dialogue.pass("1h").expect(expect![""]);
    }
}
