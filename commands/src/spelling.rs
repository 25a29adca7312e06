//! How words are written: one or several, and what is near to what was typed.

use strsim::damerau_levenshtein;

/// At most `most` of the candidates that are near to what was typed, the nearest first.
///
/// Near is: one letter differs, or two in a word of six and more (swapped neighbours count once), or one contains
/// the other.
pub fn nearest<'a>(typed: &str, candidates: impl IntoIterator<Item = &'a str>, most: usize) -> Vec<&'a str> {
    // Longer words are no mistyping of ours, and comparing them would be slow.
    const LONGEST: usize = 40;
    let typed = typed.to_lowercase();
    if typed.chars().count() > LONGEST {
        return Vec::new();
    }
    let mut near: Vec<(usize, &str)> = candidates
        .into_iter()
        .filter_map(|candidate| {
            let lower = candidate.to_lowercase();
            let distance = damerau_levenshtein(&typed, &lower);
            let allowed = (lower.chars().count().max(typed.chars().count()) / 3).clamp(1, 2);
            let contained = typed.chars().count() >= 3 && (lower.contains(&typed) || typed.contains(&lower));
            (distance <= allowed || contained).then_some((distance, candidate))
        })
        .collect();
    near.sort_by_key(|(distance, _)| *distance);
    near.into_iter().take(most).map(|(_, candidate)| candidate).collect()
}

/// Whether a word of five letters or more is another with one slip: a letter wrong, missing, too many, or two exchanged.
pub fn is_slip(typed: &str, word: &str) -> bool {
    (5..=40).contains(&typed.chars().count()) && damerau_levenshtein(&typed.to_lowercase(), word) == 1
}

/// `1 comment`, `2 comments`.
pub fn count(number: usize, one: &str) -> String {
    format!("{number} {one}{}", if number == 1 { "" } else { "s" })
}

/// Whether a word is a number by which something is called. `+1` is an opinion.
pub(crate) fn is_number(word: &str) -> bool {
    let number = word.trim_start_matches('#');
    number.starts_with(|c: char| c.is_ascii_digit()) && number.parse::<u32>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_fingers_finds_its_word() {
        let words = ["support", "unsupport", "status", "propose"];
        assert_eq!(nearest("suport", words, 1), ["support"]);
        assert_eq!(nearest("STAUTS", words, 1), ["status"]);
        assert!(nearest("zzz", words, 3).is_empty());
        assert!(nearest(&"support".repeat(9), words, 3).is_empty());
    }

    #[test]
    fn a_part_of_a_code_finds_the_code() {
        assert_eq!(nearest("IMP", ["WG-IMP", "WG-CO"], 3), ["WG-IMP"]);
    }
}
