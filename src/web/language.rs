//! In which language a page is answered: as its address says, else as the reader's browser asks, else the organisation's.

use axum::http::HeaderMap;
use axum::http::header::ACCEPT_LANGUAGE;
use commands::words::Language;
use strum::VariantArray;

/// Who says in which language something is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Chosen {
    /// The address, else whoever reads it.
    Reader,
    /// The address, else the organisation: of what programs fetch, which have no language of their own.
    Address,
    /// Nobody: there are no words of ours in it.
    Nobody,
}

/// A path, and the language that it begins with: `/fr/groups` is `/groups` in French.
pub(super) fn of_path(path: &str) -> (Option<Language>, &str) {
    for language in Language::VARIANTS {
        let rest = path.strip_prefix('/').and_then(|path| path.strip_prefix(language.tag()));
        match rest {
            Some("") => return (Some(*language), "/"),
            Some(rest) if rest.starts_with('/') => return (Some(*language), rest),
            _ => {}
        }
    }
    (None, path)
}

/// The language of ours that a reader would rather have than the others (RFC 9110, 12.5.4), if any.
pub(super) fn asked_for(headers: &HeaderMap) -> Option<Language> {
    let values = headers.get_all(ACCEPT_LANGUAGE).iter().filter_map(|value| value.to_str().ok());
    let mut best: Option<(Language, f32)> = None;
    for range in values.flat_map(|value| value.split(',')) {
        let (tag, weight) = range.split_once(';').unwrap_or((range, "q=1"));
        let weight = weight.trim().strip_prefix("q=").and_then(|weight| weight.trim().parse::<f32>().ok());
        let (Some(language), Some(weight)) = (Language::from_tag(tag), weight) else { continue };
        // Of two that are as good the first is meant.
        if weight > best.map_or(0.0, |(_, weight)| weight) {
            best = Some((language, weight));
        }
    }
    best.map(|(language, _)| language)
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn a_path_says_its_language_before_all_else() {
        assert_eq!(of_path("/fr/groups/WG-IMP"), (Some(Language::French), "/groups/WG-IMP"));
        assert_eq!(of_path("/en"), (Some(Language::English), "/"));
        assert_eq!(of_path("/fr/"), (Some(Language::French), "/"));
        for path in ["/", "/groups", "/french", "/frfr/groups", "", "/de/groups", "//fr/groups"] {
            assert_eq!(of_path(path), (None, path));
        }
    }

    #[test]
    fn a_reader_gets_the_first_of_our_languages_that_they_ask_for() {
        let asked = |value: &str| {
            let headers = HeaderMap::from_iter([(ACCEPT_LANGUAGE, HeaderValue::from_str(value).unwrap())]);
            asked_for(&headers)
        };
        assert_eq!(asked("fr-CA, fr;q=0.9, en;q=0.8"), Some(Language::French));
        assert_eq!(asked("de, en-GB;q=0.7, fr;q=0.3"), Some(Language::English));
        assert_eq!(asked("en;q=0.2,fr;q=0.3"), Some(Language::French));
        assert_eq!(asked("fr;q=0, en;q=0.1"), Some(Language::English));
        for nothing in ["de", "*", "", "fr;q=0", "fr;q=much", ";;,,"] {
            assert_eq!(asked(nothing), None, "{nothing}");
        }
        assert_eq!(asked_for(&HeaderMap::new()), None);
    }
}
