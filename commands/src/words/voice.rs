//! What is said, in each language: the catalogues, and how a message becomes words.
//!
//! The words are in Fluent files beside the feature that says them: `support.en.ftl`, `support.fr.ftl`. A sentence is one
//! message, whole: no sentence is put together from translated parts. <https://projectfluent.org/fluent/guide/>

use std::str::FromStr;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use serde::{Deserialize, Serialize};
use strum::{Display, EnumIter, IntoStaticStr, VariantArray};
use unic_langid::LanguageIdentifier;

use super::direction::Direction;
use super::message::{Arg, Conjunction, Message};
use super::reply::{Inline, Line};
use super::say;

/// A language in which everything is said.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Display,
    EnumIter,
    IntoStaticStr,
    VariantArray,
    Serialize,
    Deserialize,
)]
pub enum Language {
    /// English, which has every message.
    #[default]
    #[serde(rename = "en")]
    #[strum(serialize = "en")]
    English,
    /// French.
    #[serde(rename = "fr")]
    #[strum(serialize = "fr")]
    French,
    /// A language that nobody speaks, which the build makes of the English catalogues for the tests: from right to left, longer
    /// by a third, with Arabic's six plurals. No release has it.
    #[cfg(any(test, debug_assertions))]
    #[serde(rename = "ar-XB")]
    #[strum(serialize = "ar-XB")]
    Pseudo,
}

impl Language {
    /// The language of a tag of BCP 47, as a person or a platform gives it: `fr`, `fr-CA`, `en_GB`.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let tag = tag.trim().replace('_', "-");
        let primary = tag.split('-').next()?;
        let of_tag =
            |tag: &str| Self::VARIANTS.iter().copied().find(|language| language.tag().eq_ignore_ascii_case(tag));
        of_tag(&tag).or_else(|| of_tag(primary))
    }

    /// The languages to choose from: all that somebody reads.
    pub fn offered() -> impl Iterator<Item = Self> {
        Self::VARIANTS.iter().copied().filter(|language| !language.is_pseudo())
    }

    /// Whether it is there for the tests alone.
    fn is_pseudo(self) -> bool {
        match self {
            Self::English | Self::French => false,
            #[cfg(any(test, debug_assertions))]
            Self::Pseudo => true,
        }
    }

    /// In which direction it is written.
    pub fn direction(self) -> Direction {
        match self {
            Self::English | Self::French => Direction::LeftToRight,
            #[cfg(any(test, debug_assertions))]
            Self::Pseudo => Direction::RightToLeft,
        }
    }

    /// Its tag of BCP 47.
    pub fn tag(self) -> &'static str {
        self.into()
    }

    /// What it is called in itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::French => "français",
            #[cfg(any(test, debug_assertions))]
            Self::Pseudo => "تجربة",
        }
    }

    /// Whether there is a message of this id.
    pub(super) fn has(self, id: &str) -> bool {
        self.bundle().has_message(id)
    }

    /// The words of a message in which nothing is, if there is one of this id.
    pub(super) fn words(self, id: &str) -> Option<String> {
        let bundle = self.bundle();
        let pattern = bundle.get_message(id)?.value()?;
        Some(bundle.format_pattern(pattern, None, &mut Vec::new()).into_owned())
    }

    pub(super) fn files(self) -> &'static [&'static str] {
        match self {
            Self::English => say::EN,
            Self::French => say::FR,
            #[cfg(any(test, debug_assertions))]
            Self::Pseudo => say::PSEUDO,
        }
    }

    fn bundle(self) -> &'static Bundle {
        static BUNDLES: [OnceLock<Bundle>; Language::VARIANTS.len()] =
            [const { OnceLock::new() }; Language::VARIANTS.len()];
        BUNDLES[self as usize].get_or_init(|| bundle(self.tag(), self.files()))
    }
}

/// A language that nobody speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("I speak English (en) and French (fr)")]
pub struct NoLanguage;

impl FromStr for Language {
    type Err = NoLanguage;

    fn from_str(typed: &str) -> Result<Self, NoLanguage> {
        let named = typed.trim().to_lowercase();
        match named.as_str() {
            "english" | "anglais" => Ok(Self::English),
            "french" | "français" | "francais" => Ok(Self::French),
            #[cfg(any(test, debug_assertions))]
            "تجربة" => Ok(Self::Pseudo),
            tag => Self::from_tag(tag).ok_or(NoLanguage),
        }
    }
}

type Bundle = FluentBundle<FluentResource>;

fn bundle(tag: &str, files: &[&'static str]) -> Bundle {
    #[expect(clippy::expect_used, reason = "the tags are those of `Language`, and a test makes a bundle of each")]
    let tag: LanguageIdentifier = tag.parse().expect("a tag of BCP 47");
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    // Directions are isolated where it matters: around what people wrote, by the renderers.
    bundle.set_use_isolating(false);
    for file in files {
        // What can be read is taken; that all of it can is held by a test.
        let resource = FluentResource::try_new((*file).to_owned()).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// Where an argument goes that is more than a number: a letter for private use, which is replaced once the sentence is whole. Our
/// own sentences have none, and what people wrote is no part of them.
const PLACES: u32 = 0xF_0000;

/// The message in a language. One that this version does not know is shown by its id, with its arguments.
pub(super) fn words_of(message: &Message, language: Language) -> Line {
    let mut places: Vec<Place> = Vec::new();
    let mut arguments = FluentArgs::with_capacity(message.args.len());
    for (name, argument) in &message.args {
        let value = match argument {
            Arg::Number(number) => FluentValue::from(*number),
            Arg::Key(key) => FluentValue::String(key.clone()),
            Arg::Line(line) if name == CHAIR && line.0 == [Inline::Chair] => {
                place(Place::Chair(crate::say!(chair).in_words(language)), &mut places)
            }
            Arg::Line(line) => place(Place::Line(line.in_language(language).into_owned()), &mut places),
            Arg::List(conjunction, lines) => place(Place::Line(list(*conjunction, lines, language)), &mut places),
            Arg::Message(message) => place(Place::Line(words_of(message, language)), &mut places),
        };
        arguments.set(name.as_ref(), value);
    }
    let format = |language: Language| {
        let bundle = language.bundle();
        let pattern = bundle.get_message(&message.id)?.value()?;
        // An argument that lacks is shown by its name; that none does is held by the types.
        Some(bundle.format_pattern(pattern, Some(&arguments), &mut Vec::new()).into_owned())
    };
    match format(language).or_else(|| format(Language::English)) {
        Some(words) => put_back(words, &places),
        None => {
            let mut line = Line(vec![Inline::as_is(&message.id)]);
            for place in places {
                line.0.push(Inline::as_is(" "));
                line.0.extend(place.into_line().0);
            }
            line
        }
    }
}

/// The argument that is what the chair is called.
const CHAIR: &str = "chair";

/// What goes into a sentence once it is whole.
enum Place {
    Line(Line),
    /// The chair of an organisation that has no title of its own for it: the word of the language. Where a sentence names the
    /// office and has the title in brackets behind it, as "la présidence (chair)", nothing is left to be said in them.
    Chair(String),
}

impl Place {
    fn into_line(self) -> Line {
        match self {
            Self::Line(line) => line,
            Self::Chair(words) => Line(vec![Inline::Text(words.into())]),
        }
    }
}

fn place(place: Place, places: &mut Vec<Place>) -> FluentValue<'static> {
    let letter = u32::try_from(places.len()).ok().and_then(|number| char::from_u32(PLACES + number));
    places.push(place);
    FluentValue::String(letter.map(String::from).unwrap_or_default().into())
}

/// The words with what was left out of them.
fn put_back(words: String, places: &[Place]) -> Line {
    if places.is_empty() {
        return Line(vec![Inline::Text(words.into())]);
    }
    let place_of = |letter: char| places.get(usize::try_from((letter as u32).checked_sub(PLACES)?).ok()?);
    let mut line = Line::default();
    let mut text = String::new();
    let mut rest = words.as_str();
    while let Some((at, letter, place)) = rest.char_indices().find_map(|(at, c)| Some((at, c, place_of(c)?))) {
        text.push_str(&rest[..at]);
        rest = &rest[at + letter.len_utf8()..];
        match place {
            Place::Line(place) => {
                if !text.is_empty() {
                    line.0.push(Inline::Text(std::mem::take(&mut text).into()));
                }
                line.0.extend(place.0.iter().cloned());
            }
            Place::Chair(words) => match (text.strip_suffix(" (").map(str::len), rest.strip_prefix(')')) {
                (Some(length), Some(behind)) => {
                    text.truncate(length);
                    rest = behind;
                }
                _ => text.push_str(words),
            },
        }
    }
    text.push_str(rest);
    if !text.is_empty() {
        line.0.push(Inline::Text(text.into()));
    }
    line
}

/// A list as the language has it: CLDR's patterns of two, of the beginning and of the end.
fn list(conjunction: Conjunction, lines: &[Line], language: Language) -> Line {
    let lines: Vec<Line> = lines.iter().map(|line| line.in_language(language).into_owned()).collect();
    let said = |message: Message| words_of(&message, language);
    let pair = |first: Line, second: Line| match conjunction {
        Conjunction::And => said(crate::say!(list_and_two, first: first, second: second)),
        Conjunction::Or => said(crate::say!(list_or_two, first: first, second: second)),
        Conjunction::Nothing => said(crate::say!(list_middle, first: first, second: second)),
    };
    let end = |first: Line, second: Line| match conjunction {
        Conjunction::And => said(crate::say!(list_and_end, first: first, second: second)),
        Conjunction::Or => said(crate::say!(list_or_end, first: first, second: second)),
        Conjunction::Nothing => said(crate::say!(list_middle, first: first, second: second)),
    };
    let mut lines = lines.into_iter();
    let Some(first) = lines.next() else { return Line::default() };
    let Some(second) = lines.next() else { return first };
    let Some(third) = lines.next() else { return pair(first, second) };
    let mut last = third;
    let mut joined = said(crate::say!(list_middle, first: first, second: second));
    for next in lines {
        joined = said(crate::say!(list_middle, first: joined, second: std::mem::replace(&mut last, next)));
    }
    end(joined, last)
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey};

    use super::super::reply::{Block, Reply};
    use super::*;

    /// Every id that was ever in a catalogue: an outbox may hold messages of any of them.
    const EVER: &str = include_str!("ids.txt");

    /// The messages of a language, each with the arguments that its words use.
    fn messages(language: Language) -> BTreeMap<String, BTreeSet<String>> {
        let mut messages = BTreeMap::new();
        for file in language.files() {
            let resource = match fluent_syntax::parser::parse(*file) {
                Ok(resource) => resource,
                Err((_, errors)) => panic!("{language}: {}\n{file}", errors[0]),
            };
            for entry in resource.body {
                let Entry::Message(message) = entry else { continue };
                let mut arguments = BTreeSet::new();
                of_pattern(&message.value.expect("words"), &mut arguments);
                let twice = messages.insert(message.id.name.to_owned(), arguments);
                assert!(twice.is_none(), "{language}: {} is there twice", message.id.name);
            }
        }
        messages
    }

    fn of_pattern(pattern: &Pattern<&str>, arguments: &mut BTreeSet<String>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                of_expression(expression, arguments);
            }
        }
    }

    fn of_expression(expression: &Expression<&str>, arguments: &mut BTreeSet<String>) {
        let (inline, variants) = match expression {
            Expression::Inline(inline) => (inline, [].as_slice()),
            Expression::Select { selector, variants } => (selector, variants.as_slice()),
        };
        match inline {
            InlineExpression::VariableReference { id } => _ = arguments.insert(id.name.to_owned()),
            InlineExpression::Placeable { expression } => of_expression(expression, arguments),
            _ => {}
        }
        variants.iter().for_each(|variant| of_pattern(&variant.value, arguments));
    }

    #[test]
    fn every_language_has_every_message_with_the_same_in_it() {
        let english = messages(Language::English);
        for language in Language::VARIANTS {
            let theirs = messages(*language);
            let lacks: Vec<&String> = english.keys().filter(|id| !theirs.contains_key(*id)).collect();
            assert!(lacks.is_empty(), "{language} lacks {lacks:?}");
            for (id, arguments) in theirs {
                let expected = english.get(&id).unwrap_or_else(|| panic!("English has no {id}"));
                assert_eq!(&arguments, expected, "{id} in {language}");
            }
        }
    }

    #[test]
    fn a_message_that_an_outbox_may_hold_is_never_taken_away() {
        let english = messages(Language::English);
        let ever: BTreeSet<&str> = EVER.lines().collect();
        let gone: Vec<&&str> = ever.iter().filter(|id| !english.contains_key(**id)).collect();
        assert!(gone.is_empty(), "an outbox may still hold these: {gone:?}");
        let new: Vec<&str> = english.keys().map(String::as_str).filter(|id| !ever.contains(id)).collect();
        assert!(new.is_empty(), "write these into commands/src/words/ids.txt:\n{}", new.join("\n"));
    }

    #[test]
    fn a_message_of_another_version_is_shown_by_its_id_with_what_is_in_it() {
        let stored = r#"{"said":{"id":"of-tomorrow","args":[["who",{"line":[{"group":"WG-IMP"}]}]]}}"#;
        let line = Line(vec![serde_json::from_str(stored).expect("stored")]);
        assert_eq!(
            line.in_language(Language::French).0,
            ["of-tomorrow".into(), " ".into(), Inline::Group("WG-IMP".parse().expect("a code"))]
        );
    }

    /// What an argument is, by what the English words do with it: a number or a key that they choose by, else something shown.
    fn kinds(entry: &Pattern<&str>, kinds: &mut BTreeMap<String, &'static str>) {
        for element in &entry.elements {
            let PatternElement::Placeable { expression } = element else { continue };
            match expression {
                Expression::Inline(InlineExpression::VariableReference { id }) => {
                    kinds.entry(id.name.to_owned()).or_insert(r#"{"line":[{"typed":"words"}]}"#);
                }
                Expression::Select { selector: InlineExpression::VariableReference { id }, variants } => {
                    let is_number = |variant: &Variant<&str>| match variant.key {
                        VariantKey::Identifier { name } => ["one", "other"].contains(&name),
                        VariantKey::NumberLiteral { .. } => true,
                    };
                    let kind =
                        if variants.iter().all(is_number) { r#"{"number":3}"# } else { r#"{"key":"of-tomorrow"}"# };
                    kinds.insert(id.name.to_owned(), kind);
                    variants.iter().for_each(|variant| self::kinds(&variant.value, kinds));
                }
                Expression::Inline(_) | Expression::Select { .. } => {}
            }
        }
    }

    #[test]
    fn every_message_that_an_outbox_may_hold_is_said_in_every_language() {
        let mut rows = BTreeMap::new();
        for file in Language::English.files() {
            for entry in fluent_syntax::parser::parse(*file).expect("a catalogue").body {
                let Entry::Message(message) = entry else { continue };
                let mut of_message = BTreeMap::new();
                kinds(&message.value.expect("words"), &mut of_message);
                let args: Vec<String> = of_message.iter().map(|(name, arg)| format!(r#"["{name}",{arg}]"#)).collect();
                let (id, args) = (message.id.name, args.join(","));
                rows.insert(
                    id.to_owned(),
                    format!(r#"{{"blocks":[{{"paragraph":[{{"said":{{"id":"{id}","args":[{args}]}}}}]}}]}}"#),
                );
            }
        }
        for id in EVER.lines() {
            let row = rows.get(id).unwrap_or_else(|| panic!("{id} is in no catalogue"));
            let reply: Reply = serde_json::from_str(row).unwrap_or_else(|error| panic!("{row}: {error}"));
            for language in Language::VARIANTS {
                let said = reply.clone().in_language(*language);
                let Some(Block::Paragraph(line)) = said.blocks.first() else { panic!("{id}") };
                let words = line.0.iter().map(|inline| if let Inline::Text(words) = inline { words } else { "words" });
                let words: String = words.collect();
                assert!(
                    !words.is_empty() && !words.contains(['{', '$']) && (words != *id || !id.contains('-')),
                    "{id} in {language}: {words}"
                );
            }
        }
    }

    #[test]
    fn a_language_with_six_plurals_has_each_where_its_catalogue_does() {
        // The numbers by which Arabic chooses: zero, one, two, few, many and other.
        let numbers = [0, 1, 2, 3, 11, 100_i64];
        let said = |bundle: &Bundle, id: &str| {
            let pattern = bundle.get_message(id).and_then(|message| message.value()).expect("words");
            numbers.map(|number| {
                let arguments = FluentArgs::from_iter([("days", number)]);
                bundle.format_pattern(pattern, Some(&arguments), &mut Vec::new()).into_owned()
            })
        };
        let two = bundle(Language::Pseudo.tag(), &["two = { $days ->\n    [one] a day\n   *[other] days\n}\n"]);
        assert_eq!(said(&two, "two"), ["days", "a day", "days", "days", "days", "days"]);
        let six = said(Language::Pseudo.bundle(), "length-days");
        assert_eq!(BTreeSet::from(six.clone()).len(), 6, "{six:?}");
    }

    #[test]
    fn the_pseudo_language_is_longer_and_has_no_letter_of_latin() {
        let length = |language: Language| -> usize {
            let resources =
                language.files().iter().map(|file| fluent_syntax::parser::parse(*file).expect("a catalogue"));
            let mut length = 0;
            for entry in resources.flat_map(|resource| resource.body) {
                let Entry::Message(message) = entry else { continue };
                for element in message.value.expect("words").elements {
                    let PatternElement::TextElement { value } = element else { continue };
                    length += value.chars().count();
                    assert!(
                        language != Language::Pseudo || !value.contains(|letter: char| letter.is_ascii_alphabetic()),
                        "{value}"
                    );
                }
            }
            length
        };
        let (english, pseudo) = (length(Language::English), length(Language::Pseudo));
        assert!(pseudo * 100 > english * 125, "{english} letters became {pseudo}");
    }

    #[test]
    fn a_list_ends_as_the_language_has_it() {
        let said = |language, number: usize| {
            let lines = ["a", "b", "c", "d"].into_iter().take(number).map(|word| Line(vec![word.into()]));
            let line = list(Conjunction::And, &lines.collect::<Vec<_>>(), language);
            line.0
                .iter()
                .map(|inline| if let Inline::Text(words) = inline { words.as_ref() } else { "?" })
                .collect::<String>()
        };
        let english: Vec<String> = (0..=4).map(|number| said(Language::English, number)).collect();
        assert_eq!(english, ["", "a", "a and b", "a, b and c", "a, b, c and d"]);
        assert_eq!(said(Language::French, 3), "a, b et c");
    }

    #[test]
    fn a_language_is_known_by_its_tag_and_by_its_name() {
        assert_eq!(Language::from_tag("fr-CA"), Some(Language::French));
        assert_eq!(Language::from_tag("de"), None);
        assert_eq!(Language::from_tag("ar"), None);
        assert_eq!(Language::from_tag("ar_xb"), Some(Language::Pseudo));
        assert_eq!("Français".parse(), Ok(Language::French));
        assert_eq!("en_GB".parse(), Ok(Language::English));
        assert_eq!("Klingon".parse::<Language>(), Err(NoLanguage));
        for language in Language::VARIANTS {
            assert_eq!(language.own_name().parse(), Ok(*language));
        }
    }
}
