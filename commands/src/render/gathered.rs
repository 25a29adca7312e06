//! Answers to several people in one message, each as a point of a list.
//!
//! ```text
//! - Lea Kaspar supports WG-IMP. Support: 3 members.
//! - Flávio Wagner: Which group? For example: !support WG-IMP
//! ```

use crate::record::{PersonId, Register};
use crate::say;
use crate::words::reply::{Block, Inline, Line, Reply};
use crate::words::voice::Language;

/// What stands between the paragraphs of an answer.
const NEXT_LINE: &str = "\n  ";

/// Whether a reply can be one of several: nothing but a few lines of running text.
pub fn can_be_gathered(reply: &Reply) -> bool {
    let is_line = |block: &Block| matches!(block, Block::Paragraph(_));
    reply.files.is_empty() && !reply.blocks.is_empty() && reply.blocks.iter().all(is_line)
}

/// The answers in one, each with whom it answers where several read it and its own words do not name them.
pub fn gathered<'a>(
    answers: impl IntoIterator<Item = (Option<PersonId>, &'a Reply)>,
    (register, language): (&Register, Language),
) -> Reply {
    let line = |(asker, reply): (Option<PersonId>, &Reply)| {
        let paragraphs = reply.clone().in_language(language).blocks.into_iter().filter_map(|block| match block {
            Block::Paragraph(line) => Some(line),
            _ => None,
        });
        let mut paragraphs: Vec<Line> = paragraphs.collect();
        let first = paragraphs.first_mut();
        if let (Some(asker), Some(first)) = (asker, first)
            && !names(first, asker, register)
        {
            let rest = std::mem::take(first);
            *first = Line(vec![Inline::Person(asker), Inline::Said(say!(colon))]).then(rest);
        }
        Line::join(paragraphs, NEXT_LINE)
    };
    Reply::default().with(Block::List(answers.into_iter().map(line).collect()))
}

fn names(line: &Line, person: PersonId, register: &Register) -> bool {
    let people = register.people();
    let is_named =
        |inline: &Inline| matches!(inline, Inline::Person(named) if people.resolve(*named) == people.resolve(person));
    line.0.iter().any(is_named)
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;
    use crate::record::Person;
    use crate::render::html::Html;
    use crate::render::plain::Plain;

    #[test]
    fn each_answer_is_a_point_and_names_its_asker_where_several_read_it() {
        let (lea, flavio) = (Person::named(PersonId(1), "Lea Kaspar"), Person::named(PersonId(2), "Flávio <Wagner>"));
        let mut register = Register::default();
        register.add_belongings([&lea, &flavio], []);
        let supports = Reply::line(crate::line![lea.id, " supports WG-IMP. Support: 3 members."]);
        let asks = Reply::line(crate::line!["Which group?"])
            .and(crate::line!["For example: ", Inline::command("support WG-IMP")]);
        let shown = |reply: &Reply, language| {
            let plain = Plain { register: &register, mark: "!", width: None, language }.reply(reply);
            format!("{plain}\n{}", Html { register: &register, mark: "!", language }.reply(reply))
        };
        let answers = [(Some(lea.id), &supports), (Some(flavio.id), &asks), (None, &asks)];
        expect![[r#"
            - Lea Kaspar supports WG-IMP. Support: 3 members.
            - Flávio <Wagner>: Which group?
              For example: !support WG-IMP
            - Which group?
              For example: !support WG-IMP
            <ul><li>Lea Kaspar supports WG-IMP. Support: 3 members.</li><li>Flávio &lt;Wagner&gt;: Which group?<br>  For example: <code>!support WG-IMP</code></li><li>Which group?<br>  For example: <code>!support WG-IMP</code></li></ul>"#]].assert_eq(&shown(&gathered(answers, (&register, Language::English)), Language::English));
        expect![[r#"
            - Flávio <Wagner> : Lea Kaspar supports WG-IMP. Support: 3 members.
            <ul><li>Flávio &lt;Wagner&gt; : Lea Kaspar supports WG-IMP. Support: 3 members.</li></ul>"#]]
        .assert_eq(&shown(&gathered([(Some(flavio.id), &supports)], (&register, Language::French)), Language::French));
    }

    #[test]
    fn only_a_few_lines_are_gathered() {
        let line = Reply::line(crate::line!["Noted."]);
        assert!(can_be_gathered(&line) && can_be_gathered(&line.clone().and(crate::line!["Thanks."])));
        assert!(!can_be_gathered(&Reply::default()));
        assert!(!can_be_gathered(&line.clone().with(Block::List(vec![crate::line!["a point"]]))));
        assert!(!can_be_gathered(&line.along_with(crate::words::reply::File::Calendar(vec![1]))));
    }
}
