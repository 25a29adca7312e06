//! The title of the chair, as the organisation says it.
//!
//! All sentences are written with "chair". What people wrote is not touched: it stands in a reply as words of the record.

use std::borrow::Cow;

use super::Organisation;
use crate::kit::{Block, Inline, Line, Reply};

/// The word in our sentences.
const CHAIR: &str = "chair";

impl Organisation {
    /// A sentence of ours with the title of the chair.
    pub fn titled<'w>(&self, words: &'w str) -> Cow<'w, str> {
        if self.chair_title == CHAIR || !words.to_ascii_lowercase().contains(CHAIR) {
            return words.into();
        }
        let mut titled = String::with_capacity(words.len());
        let mut rest = words;
        while let Some(at) = rest.to_ascii_lowercase().find(CHAIR) {
            let (before, after) = (&rest[..at], &rest[at + CHAIR.len()..]);
            let word = &rest[at..at + CHAIR.len()];
            let is_part = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            titled.push_str(before);
            if is_part(before.chars().next_back()) || is_part(after.chars().next()) {
                titled.push_str(word);
            } else if word.starts_with('C') {
                titled.push_str(&capitalised(&self.chair_title));
            } else {
                titled.push_str(&self.chair_title);
            }
            rest = after;
        }
        (titled + rest).into()
    }

    /// A reply with the title of the chair.
    pub(crate) fn titled_reply(&self, reply: Reply) -> Reply {
        if self.chair_title == CHAIR {
            return reply;
        }
        let word = |words: &str| self.titled(words).into_owned();
        let inline = |inline| match inline {
            Inline::Text(words) => Inline::Text(word(&words).into()),
            other => other,
        };
        let line = |line: Line| Line(line.0.into_iter().map(inline).collect());
        let block = |block| match block {
            Block::Heading(heading) => Block::Heading(line(heading)),
            Block::Paragraph(paragraph) => Block::Paragraph(line(paragraph)),
            Block::List(lines) => Block::List(lines.into_iter().map(line).collect()),
            Block::Fields(fields) => {
                Block::Fields(fields.into_iter().map(|(name, value)| (word(&name), line(value))).collect())
            }
            Block::Table(mut table) => {
                table.heads = table.heads.iter().map(|head| word(head)).collect();
                table.rows = table.rows.into_iter().map(|row| row.into_iter().map(line).collect()).collect();
                Block::Table(table)
            }
        };
        Reply { blocks: reply.blocks.into_iter().map(block).collect(), ..reply }
    }
}

fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_chair_has_the_title_that_the_organisation_gives() {
        let organisation = Organisation { chair_title: "area director".to_owned(), ..Organisation::default() };
        assert_eq!(
            organisation.titled("Only the chair's word, chair."),
            "Only the area director's word, area director."
        );
        assert_eq!(organisation.titled("The MAG Chair"), "The MAG Area director");
        for words in ["armchairs, chairs and chaired", "İ, nothing of it", ""] {
            assert_eq!(organisation.titled(words), words);
        }
        assert_eq!(Organisation::default().titled("The chair decides."), "The chair decides.");
    }
}
