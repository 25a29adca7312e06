//! A language that nobody speaks, made of the English catalogues, for the tests: it is written from right to left, is longer by a
//! third, and has Arabic's six plurals. No letter of Latin is left of the catalogues in it, so what can be read in it is no word of theirs.

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey};
use fluent_syntax::{parser, serializer};

/// The letters that stand for a to z.
const LETTERS: [char; 26] = [
    'ا', 'ب', 'ك', 'د', 'ه', 'ف', 'غ', 'ح', 'ي', 'ج', 'ق', 'ل', 'م', 'ن', 'و', 'ض', 'ظ', 'ر', 'س', 'ت', 'ؤ', 'ث', 'ط',
    'خ', 'ى', 'ز',
];

/// What makes a letter longer.
const TATWEEL: char = 'ـ';

/// The plurals that English lacks, each with a word that tells its sentences from the others.
const PLURALS: [(&str, &str); 4] = [("zero", " صفر"), ("two", " مثنى"), ("few", " قليل"), ("many", " كثير")];

/// A catalogue in the pseudo-language.
pub(crate) fn catalogue(english: &str) -> String {
    let mut resource = parser::parse(english.to_owned()).unwrap_or_else(|(resource, _)| resource);
    resource.body.retain_mut(|entry| match entry {
        Entry::Message(message) => {
            message.comment = None;
            message.value.iter_mut().for_each(of_pattern);
            true
        }
        Entry::Term(term) => {
            term.comment = None;
            of_pattern(&mut term.value);
            true
        }
        Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) | Entry::Junk { .. } => false,
    });
    serializer::serialize(&resource)
}

fn of_pattern(pattern: &mut Pattern<String>) {
    for element in &mut pattern.elements {
        match element {
            PatternElement::TextElement { value } => *value = value.chars().flat_map(of_letter).collect(),
            PatternElement::Placeable { expression } => of_expression(expression),
        }
    }
}

fn of_expression(expression: &mut Expression<String>) {
    match expression {
        Expression::Inline(InlineExpression::Placeable { expression }) => of_expression(expression),
        Expression::Inline(_) => {}
        Expression::Select { variants, .. } => {
            variants.iter_mut().for_each(|variant| of_pattern(&mut variant.value));
            if chooses_by_plural(variants) {
                add_plurals(variants);
            }
        }
    }
}

/// Whether these are the forms of English: `[one] … *[other]`, and some for numbers of their own.
fn chooses_by_plural(variants: &[Variant<String>]) -> bool {
    variants.len() > 1
        && variants.iter().all(|variant| match &variant.key {
            VariantKey::Identifier { name } => {
                variant.default == (name == "other") && ["one", "other"].contains(&name.as_str())
            }
            VariantKey::NumberLiteral { .. } => !variant.default,
        })
}

fn add_plurals(variants: &mut Vec<Variant<String>>) {
    let Some(other) = variants.iter().find(|variant| variant.default).map(|variant| variant.value.clone()) else {
        return;
    };
    let plurals = PLURALS.map(|(name, mark)| {
        let mut value = other.clone();
        value.elements.push(PatternElement::TextElement { value: mark.to_owned() });
        Variant { key: VariantKey::Identifier { name: name.to_owned() }, value, default: false }
    });
    // The default stands last.
    let place = variants.len() - 1;
    variants.splice(place..place, plurals);
}

/// A letter, the vowels longer than they are.
fn of_letter(letter: char) -> impl Iterator<Item = char> {
    let small = letter.to_ascii_lowercase();
    let number = u32::from(small).wrapping_sub(u32::from('a'));
    let other = usize::try_from(number).ok().and_then(|number| LETTERS.get(number).copied());
    let longer = matches!(small, 'a' | 'e' | 'i' | 'o' | 'u').then_some(TATWEEL);
    [Some(other.unwrap_or(letter)), longer].into_iter().flatten()
}
