//! Places and the zones in which they are, as `places.txt` has them: cities, states, countries, and the zones of the IANA list.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use icu_casemap::CaseMapper;
use strsim::osa_distance;
use unicode_normalization::UnicodeNormalization as _;

/// Written by `make.py`; its first lines say how it is to be read.
static TEXT: &str = include_str!("places.txt");

static PLACES: LazyLock<Places> = LazyLock::new(|| Places::of(TEXT));

/// Cities of so many thousand people are known everywhere.
const POPULOUS: u32 = 1_000;

/// What kind of place it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Capital,
    City,
    Country,
    State,
    /// The last part of a zone's name, such as `Galapagos`.
    Zone,
}

/// A place by which people name a zone.
#[derive(Debug)]
pub(super) struct Place {
    pub(super) kind: Kind,
    pub(super) name: &'static str,
    /// The letters of ISO 3166-1.
    pub(super) country: &'static str,
    /// The zones in which it is, and how many thousand people in each.
    pub(super) zones: Box<[(&'static str, u32)]>,
    /// Latitude and longitude in whole degrees, of cities and zones.
    at: Option<(i16, i16)>,
}

impl Place {
    /// How many thousand people it has.
    pub(super) fn people(&self) -> u32 {
        self.zones.iter().map(|(_, people)| people).sum()
    }

    /// Whether the place is written in the name of its zone, so that the zone says which place was meant.
    pub(super) fn is_in_name_of_zone(&self) -> bool {
        let own = letters(self.name);
        self.zones.iter().any(|(zone, _)| zone.rsplit('/').next().is_some_and(|last| letters(last) == own))
    }

    /// `London, United Kingdom`.
    pub(super) fn shown(&self) -> String {
        match (self.kind, country(self.country)) {
            (Kind::City | Kind::Capital | Kind::State | Kind::Zone, Some(country)) if country.name != self.name => {
                format!("{}, {}", self.name, country.name)
            }
            _ => self.name.to_owned(),
        }
    }
}

struct Places {
    edition: &'static str,
    all: Vec<Place>,
    /// Each name in its letters alone, in order, and the place.
    names: Vec<(&'static str, usize)>,
    /// The names of the places themselves, by place.
    own: Vec<String>,
    countries: BTreeMap<&'static str, usize>,
    /// The places, in the order of these.
    in_order: Vec<usize>,
    windows: Vec<(&'static str, &'static str)>,
}

impl Places {
    fn of(text: &'static str) -> Self {
        let mut places = Self {
            edition: "",
            all: Vec::new(),
            names: Vec::new(),
            own: Vec::new(),
            countries: BTreeMap::new(),
            in_order: Vec::new(),
            windows: Vec::new(),
        };
        let mut heading = ("", "");
        for line in text.lines() {
            let (mark, rest) = line.split_once(' ').unwrap_or(("", line));
            match mark {
                "#" => {}
                "!" => places.edition = rest,
                "=" => heading = rest.split_once(' ').unwrap_or_default(),
                "%" => places.windows.extend(rest.split_once('\t')),
                ">" | ":" => places.add_country(if mark == ">" { Kind::Country } else { Kind::State }, rest),
                "@" => places.add_zone(rest),
                _ => places.add_city(line, heading),
            }
        }
        places.own = places.all.iter().map(|place| letters(place.name)).collect();
        places.in_order = (0..places.all.len()).collect();
        places.in_order.sort_by(|one, other| places.own[*one].cmp(&places.own[*other]));
        places.names.sort_unstable();
        places
    }

    fn add(&mut self, place: Place, others: &'static str) {
        let others = others.split('|').filter(|key| !key.is_empty());
        self.names.extend(others.map(|key| (key, self.all.len())));
        self.all.push(place);
    }

    fn add_country(&mut self, kind: Kind, line: &'static str) {
        let mut cells = line.split('\t');
        let (country, name) = cells.next().and_then(|cell| cell.split_once(' ')).unwrap_or_default();
        let zones = cells.next().unwrap_or_default().split(' ').filter_map(|cell| cell.rsplit_once(':'));
        let zones = zones.filter_map(|(zone, people)| Some((zone, people.parse().ok()?))).collect();
        let others = cells.next().unwrap_or_default();
        if kind == Kind::Country {
            self.countries.insert(country, self.all.len());
        }
        self.add(Place { kind, name, country, zones, at: None }, others);
    }

    fn add_zone(&mut self, line: &'static str) {
        let mut cells = line.split('\t');
        let zone = cells.next().unwrap_or_default();
        let country = cells.next().unwrap_or_default();
        let at = cells.next().and_then(degrees);
        let name = zone.rsplit('/').next().unwrap_or(zone);
        self.add(Place { kind: Kind::Zone, name, country, zones: Box::new([(zone, 0)]), at }, "");
    }

    fn add_city(&mut self, line: &'static str, (zone, country): (&'static str, &'static str)) {
        let mut cells = line.split('\t');
        let name = cells.next().unwrap_or_default();
        let people = cells.next().and_then(|cell| cell.parse().ok()).unwrap_or_default();
        let at = cells.next().and_then(degrees);
        let others = cells.next().unwrap_or_default();
        let (kind, name) = name.strip_prefix('*').map_or((Kind::City, name), |name| (Kind::Capital, name));
        self.add(Place { kind, name, country, zones: Box::new([(zone, people)]), at }, others);
    }
}

fn degrees(cell: &str) -> Option<(i16, i16)> {
    let (latitude, longitude) = cell.split_once(' ')?;
    Some((latitude.parse().ok()?, longitude.parse().ok()?))
}

/// From what the places were made, and of which edition each is.
pub(super) fn edition() -> &'static str {
    PLACES.edition
}

/// A place that bears a name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Named<'p> {
    pub(super) place: &'p Place,
    /// Whether it is the place's own name, and none that it has beside.
    pub(super) is_own: bool,
}

/// The places that bear a name, given in its [`letters`].
pub(super) fn named(key: &str) -> Vec<Named<'static>> {
    let places = &*PLACES;
    let from = places.names.partition_point(|(name, _)| *name < key);
    let others = places.names[from..].iter().take_while(|(name, _)| *name == key).map(|(_, place)| (*place, false));
    let from = places.in_order.partition_point(|place| places.own[*place].as_str() < key);
    let own = places.in_order[from..].iter().take_while(|place| places.own[**place] == key).map(|place| (*place, true));
    own.chain(others).map(|(place, is_own)| Named { place: &places.all[place], is_own }).collect()
}

#[cfg(test)]
pub(super) fn all() -> &'static [Place] {
    &PLACES.all
}

/// How many thousand people a country has.
pub(super) fn people_of(country_letters: &str) -> u64 {
    country(country_letters).map_or(0, |country| u64::from(country.people()))
}

/// The country of the letters of ISO 3166-1.
fn country(letters: &str) -> Option<&'static Place> {
    PLACES.countries.get(letters).map(|place| &PLACES.all[*place])
}

/// The zone of a name that Windows gives to one, given in its [`letters`].
pub(super) fn of_windows(key: &str) -> Option<&'static str> {
    PLACES.windows.iter().find(|(name, _)| letters(name) == key).map(|(_, zone)| *zone)
}

/// All places whose name begins with `typed`, then those of which a later word does, then those that have such another
/// name; of each those of most people first. A place can come twice.
pub(super) fn beginning(typed: &str) -> Vec<&'static Place> {
    let places = &*PLACES;
    let key = letters(typed);
    let mut found: Vec<(u8, usize)> = (0..places.all.len())
        .filter_map(|place| {
            if places.own[place].starts_with(&key) {
                return Some((0, place));
            }
            let mut later = places.all[place].name.split([' ', '-', '_', '\'', '’']).skip(1);
            later.any(|word| letters(word).starts_with(&key)).then_some((1, place))
        })
        .collect();
    if !key.is_empty() {
        let from = places.names.partition_point(|(name, _)| *name < key.as_str());
        // Other names are many: they count where little is left to be typed.
        let most = key.chars().count() + 4;
        let others = places.names[from..].iter().take_while(|(name, _)| name.starts_with(&key));
        let others = others.filter(|(name, _)| name.chars().count() <= most);
        found.extend(others.map(|(_, place)| (2, *place)));
    }
    found.sort_by_key(|(rank, place)| (*rank, Reverse(places.all[*place].people()), *place));
    found.into_iter().map(|(_, place)| &places.all[place]).collect()
}

/// Places whose name is written nearly as `typed`, the likeliest first.
///
/// Letters alone lead to another continent too easily. So a place counts where it is one of those that are known
/// everywhere, or near to the zones in `used`, those of the people who are there.
pub(super) fn near(typed: &str, used: &[String]) -> Vec<&'static Place> {
    // Longer words are no mistyping of ours, and comparing them would be slow.
    const LONGEST: usize = 40;
    // Degrees: as far as from Lisbon to Vienna.
    const NEIGHBOURS: f64 = 25.0;
    let places = &*PLACES;
    let key = letters(typed);
    let length = key.chars().count();
    if !(4..=LONGEST).contains(&length) {
        return Vec::new();
    }
    let homes: Vec<(i16, i16)> = places
        .all
        .iter()
        .filter(|place| place.kind == Kind::Zone && used.iter().any(|zone| zone == place.zones[0].0))
        .filter_map(|place| place.at)
        .collect();
    let far = |place: &Place| {
        let at = place.at?;
        homes.iter().map(|home| distance(*home, at)).min_by(f64::total_cmp)
    };
    let mut found: Vec<(bool, usize, Reverse<u32>, &Place)> = Vec::new();
    for (place, own) in places.all.iter().zip(&places.own) {
        let is_known = place.kind == Kind::Capital || place.kind == Kind::Country || place.people() >= POPULOUS;
        // Hardly anybody mistypes the first letter, but for the one after it.
        let begins = own.chars().take(2).any(|c| key.starts_with(c));
        if !is_known && homes.is_empty() || !begins || own.chars().count().abs_diff(length) > 2 {
            continue;
        }
        let mistakes = osa_distance(&key, own);
        if mistakes > 2 {
            continue;
        }
        let is_home = far(place).is_some_and(|degrees| degrees <= NEIGHBOURS);
        let allowed = if is_home && length > 6 { 2 } else { 1 };
        if (is_known || is_home) && mistakes <= allowed {
            found.push((!is_home, mistakes, Reverse(place.people()), place));
        }
    }
    found.sort_by_key(|(is_elsewhere, mistakes, people, _)| (*is_elsewhere, *mistakes, *people));
    found.into_iter().map(|(.., place)| place).collect()
}

/// The zones of three parts whose last part is `key`: `America/Indiana/Knox`, of which nobody knows that it was meant.
pub(super) fn small_zones(key: &str) -> Vec<&'static str> {
    let zones = PLACES.all.iter().zip(&PLACES.own).filter(|(place, own)| place.kind == Kind::Zone && *own == key);
    zones.map(|(place, _)| place.zones[0].0).collect()
}

/// Degrees between two places, along the surface.
fn distance(one: (i16, i16), other: (i16, i16)) -> f64 {
    let [latitude, longitude, other_latitude, other_longitude] =
        [one.0, one.1, other.0, other.1].map(|degrees| f64::from(degrees).to_radians());
    let cosine = latitude.sin() * other_latitude.sin()
        + latitude.cos() * other_latitude.cos() * (longitude - other_longitude).cos();
    cosine.clamp(-1.0, 1.0).acos().to_degrees()
}

/// A name as it is compared: without case, accents, blanks and signs. `letters` in `make.py` does the same.
pub(super) fn letters(name: &str) -> String {
    if name.is_ascii() {
        return name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
    }
    let fold = |words: &str| CaseMapper::new().fold_string(words).into_owned();
    let folded = fold(&fold(&name.nfkd().collect::<String>()).nfkd().collect::<String>());
    let mut plain = String::with_capacity(folded.len());
    for c in folded.chars() {
        match c {
            'ø' => plain.push('o'),
            'ł' => plain.push('l'),
            'đ' | 'ð' => plain.push('d'),
            'þ' => plain.push_str("th"),
            'æ' => plain.push_str("ae"),
            'œ' => plain.push_str("oe"),
            'ı' => plain.push('i'),
            'ħ' => plain.push('h'),
            _ if is_accent(c) || !is_letter(c) => {}
            _ => plain.push(c),
        }
    }
    plain.nfc().collect()
}

/// Accents of Latin, Greek and Cyrillic letters, points of Hebrew and Arabic ones. Signs of vowels in India are letters.
fn is_accent(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}'
        | '\u{6d6}'..='\u{6ed}')
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_other_name_is_in_its_letters_alone() {
        let places = &*PLACES;
        assert!(places.names.len() > 30_000);
        for (key, _) in &places.names {
            assert_eq!(letters(key), *key);
        }
        for (place, own) in places.all.iter().zip(&places.own) {
            assert!(!own.is_empty() && !place.zones.is_empty(), "{place:?}");
        }
    }

    #[test]
    fn each_place_is_in_a_zone_of_the_list() {
        for place in &PLACES.all {
            for (zone, _) in &place.zones {
                assert!(super::super::ZONES.get(zone).is_ok(), "{zone} of {}", place.name);
            }
        }
        for (name, zone) in &PLACES.windows {
            assert!(super::super::ZONES.get(zone).is_ok(), "{zone} of {name}");
        }
    }

    #[test]
    fn a_name_is_compared_without_case_accents_and_signs() {
        for (one, other) in [
            ("Zürich", "ZURICH"),
            ("Zu\u{308}rich", "zürich"),
            ("São Paulo", "sao-paulo"),
            ("St. John’s", "St Johns"),
            ("Malmö", "malmo"),
            ("Łódź", "Lodz"),
            ("Straße", "STRASSE"),
            ("İstanbul", "istanbul"),
            ("ＴＯＫＹＯ", "Tokyo"),
        ] {
            assert_eq!(letters(one), letters(other), "{one}");
        }
    }

    #[test]
    fn places_are_near_by_the_map() {
        let degrees = distance((47, 8), (52, 0));
        assert!((5.0..9.0).contains(&degrees), "{degrees}");
        assert!(distance((-14, -172), (-21, 175)) < 20.0);
    }
}
