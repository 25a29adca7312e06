//! Words and in what they stand.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Words as they are compared, and the things in which each of them stands.
#[derive(Debug)]
pub(in crate::web) struct Dictionary {
    /// All words, with a line end behind each.
    letters: String,
    /// Where each begins in the letters.
    words: Vec<usize>,
    /// The things of all words, one word after another.
    items: Vec<u32>,
    /// Where those of each word end.
    ends: Vec<usize>,
}

impl Dictionary {
    /// The things in which letters without a blank stand; some more than once.
    pub(in crate::web) fn find(&self, letters: &str) -> impl Iterator<Item = u32> {
        let mut from = 0;
        std::iter::from_fn(move || {
            let at = from + self.letters[from..].find(letters)?;
            let next = self.words.partition_point(|begin| *begin <= at);
            from = self.words.get(next).copied().unwrap_or(self.letters.len());
            let begin = next.checked_sub(2).map_or(0, |before| self.ends[before]);
            Some(&self.items[begin..self.ends[next - 1]])
        })
        .flatten()
        .copied()
    }
}

/// What becomes a dictionary.
#[derive(Debug, Default)]
pub(super) struct DictionaryBuilder {
    numbers: HashMap<Box<str>, usize>,
    letters: String,
    words: Vec<usize>,
    /// The number of a word, and of a thing in which it stands.
    pairs: Vec<(u32, u32)>,
    /// In how many things each word stands.
    counts: Vec<usize>,
}

impl DictionaryBuilder {
    pub(super) fn add(&mut self, item: u32, letters: &str) {
        for word in letters.split_whitespace() {
            let number = match self.numbers.get(word) {
                Some(number) => *number,
                None => {
                    self.words.push(self.letters.len());
                    self.counts.push(0);
                    self.letters.push_str(word);
                    self.letters.push('\n');
                    self.numbers.insert(word.into(), self.counts.len() - 1);
                    self.counts.len() - 1
                }
            };
            self.counts[number] += 1;
            self.pairs.push((u32::try_from(number).unwrap_or(u32::MAX), item));
        }
    }

    pub(super) fn build(self) -> Dictionary {
        let Self { numbers, letters, words, pairs, counts } = self;
        drop(numbers);
        let begins = counts.iter().scan(0, |next, count| {
            *next += count;
            Some(*next - count)
        });
        // Where the next thing of each word goes, and at last where they end.
        let mut ends: Vec<usize> = begins.collect();
        let mut items = vec![0; pairs.len()];
        for (word, item) in pairs {
            let end = &mut ends[word as usize];
            items[*end] = item;
            *end += 1;
        }
        Dictionary { letters, words, items, ends }
    }
}

/// Words as they are compared: in small letters, without accents, and one letter for those that are typed in its place.
pub(in crate::web) fn folded(words: &str) -> String {
    let mut letters = String::new();
    fold_into(&mut letters, words);
    letters
}

/// The same, in the place of what stood there.
pub(super) fn fold_into(letters: &mut String, words: &str) {
    letters.clear();
    if words.is_ascii() {
        letters.push_str(words);
        letters.make_ascii_lowercase();
        return;
    }
    for c in words.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match plain(c) {
            Some(plain) => letters.push_str(plain),
            None => letters.push(c),
        }
    }
}

/// What many type in the place of a letter that has no accent to be left out.
fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'þ' => "th",
        'ı' => "i",
        'ς' => "σ",
        // Arabic: a stroke that lengthens a word, and letters that stand for each other at the end of one or in Persian.
        'ـ' => "",
        'ٱ' => "ا",
        'ى' | 'ی' => "ي",
        'ة' => "ه",
        'ک' => "ك",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn letters_are_found_however_they_are_typed() {
        for (typed, other) in [
            ("Flávio", "flavio"),
            ("Straße", "STRASSE"),
            ("Łódź", "lodz"),
            ("Œuvre", "oeuvre"),
            ("İstanbul", "istanbul"),
            ("ΛΌΓΟΣ", "λογος"),
            ("ＩＧＦ　２０１７", "igf 2017"),
            ("ﾃﾞｰﾀ", "データ"),
            ("الإدارة", "الاداره"),
            ("مُسـتقبل", "مستقبل"),
            ("کی", "كي"),
        ] {
            assert_eq!(folded(typed), folded(other), "{typed}");
        }
        assert_ne!(folded("網際網路"), folded("網路"));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn letters_are_found_in_exactly_the_texts_that_have_them(
            texts in prop::collection::vec("[abé木 .-]{0,12}", 0..12),
            letters in "[abé木.-]{1,3}",
        ) {
            let mut builder = DictionaryBuilder::default();
            (0..).zip(&texts).for_each(|(number, text)| builder.add(number, text));
            let found: std::collections::BTreeSet<u32> = builder.build().find(&letters).collect();
            let have = (0..).zip(&texts).filter(|(_, text)| text.contains(&letters)).map(|(number, _)| number).collect();
            prop_assert_eq!(found, have);
        }
    }
}
