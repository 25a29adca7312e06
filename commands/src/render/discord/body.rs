//! A message as Discord takes it, and what it takes at most.

use super::markdown::STRONG;

/// The most characters of all embeds of a message; other limits are scaled to it.
pub(super) const MOST: usize = 6_000;

/// The most characters of a message's content.
pub(super) const CONTENT: usize = 2_000;

/// The most embeds of a message.
pub(super) const EMBEDS: usize = 10;

/// The most characters of an embed's title.
pub(super) const TITLE: usize = 256;

/// The most characters of an embed's description.
pub(super) const DESCRIPTION: usize = 4_096;

/// The most fields of an embed.
pub(super) const FIELDS: usize = 25;

/// The most characters of a field's name.
pub(super) const NAME: usize = 256;

/// The most characters of a field's value.
pub(super) const VALUE: usize = 1_024;

/// One message.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Body {
    /// The text, in Markdown; it comes first.
    pub content: String,
    /// What comes after it.
    pub embeds: Vec<Embed>,
}

/// A box below the text: a table, or text that comes after one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Embed {
    /// What names it.
    pub title: Option<String>,
    /// Its text, in Markdown.
    pub description: Option<String>,
    /// The rows of a table.
    pub fields: Vec<Field>,
}

/// A row of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Field {
    /// The first cells.
    pub name: String,
    /// The other cells, with their heads.
    pub value: String,
}

impl Body {
    /// Adds text: as content, or where it is read after the embeds.
    pub(super) fn add_text(&mut self, text: String) {
        if text.trim().is_empty() {
            return;
        }
        if self.embeds.is_empty() {
            self.content = text;
        } else {
            self.embeds.push(Embed { description: Some(text), ..Embed::default() });
        }
    }

    /// How much of the limit that is nearest is used, as a part of [`MOST`].
    pub(super) fn size(&self) -> usize {
        let scaled = |used: usize, limit: usize| (used * MOST).div_ceil(limit);
        let titles: Vec<usize> = self.embeds.iter().map(Embed::heading_length).chain([0]).collect();
        // A heading counts where it stood before its table was added, so that the size never shrinks.
        let descriptions =
            self.embeds.iter().zip(&titles[1..]).map(|(embed, title)| embed.description_length() + title);
        let values = self.embeds.iter().flat_map(|embed| &embed.fields).map(|field| length(&field.value));
        [
            scaled(length(&self.content) + titles[0], CONTENT),
            scaled(self.embeds.len(), EMBEDS),
            scaled(descriptions.max().unwrap_or(0), DESCRIPTION),
            scaled(values.max().unwrap_or(0), VALUE),
            self.embeds.iter().map(Embed::length).sum(),
        ]
        .into_iter()
        .fold(0, usize::max)
    }
}

#[cfg(test)]
impl Body {
    /// Holds the message against all limits of Discord.
    #[track_caller]
    pub(crate) fn assert_within_limits(&self) {
        assert_ne!(*self, Self::default());
        assert!(length(&self.content) <= CONTENT && self.embeds.len() <= EMBEDS);
        assert!(self.embeds.iter().map(Embed::length).sum::<usize>() <= MOST);
        for embed in &self.embeds {
            assert!(*embed != Embed::default() && embed.fields.len() <= FIELDS);
            assert!(embed.title.as_ref().is_none_or(|title| (1..=TITLE).contains(&length(title))));
            assert!(embed.description.as_ref().is_none_or(|text| (1..=DESCRIPTION).contains(&length(text))));
            for field in &embed.fields {
                assert!((1..=NAME).contains(&length(&field.name)) && (1..=VALUE).contains(&length(&field.value)));
                assert!(!field.name.trim().is_empty() && !field.value.trim().is_empty());
            }
        }
    }
}

impl Embed {
    pub(super) fn length(&self) -> usize {
        let fields = self.fields.iter().map(|field| length(&field.name) + length(&field.value));
        self.heading_length() + self.description_length() + fields.sum::<usize>()
    }

    /// The length of the title as a heading in text, with two line breaks and the marks around it.
    fn heading_length(&self) -> usize {
        self.title.as_deref().map_or(0, |title| length(title) + 2 + 2 * STRONG.len())
    }

    fn description_length(&self) -> usize {
        self.description.as_deref().map_or(0, length)
    }
}

/// The length as JavaScript counts it: Discord never counts more.
pub(super) fn length(text: &str) -> usize {
    text.encode_utf16().count()
}

/// As much of an escaped text as has room in a field's name.
pub(super) fn shortened(name: &str) -> String {
    let mut used = 0;
    let has_room = |c: &char| {
        used += c.len_utf16();
        used < NAME
    };
    let mut shortened: String = name.chars().take_while(has_room).collect();
    let backslashes = shortened.len() - shortened.trim_end_matches('\\').len();
    if backslashes % 2 == 1 {
        shortened.pop();
    }
    shortened + "…"
}
