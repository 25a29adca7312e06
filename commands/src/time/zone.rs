//! Zones as people write them: a name of the zone list, a place, an offset.

use std::sync::LazyLock;

use jiff::tz::{Offset, TimeZone, TimeZoneDatabase};

use crate::spelling::nearest;

/// The time zones, from the bundled database alone: the system's may be years old.
static ZONES: LazyLock<TimeZoneDatabase> = LazyLock::new(TimeZoneDatabase::bundled);

/// Cities that people name but the zone list does not.
const CITIES: &[(&str, &str)] = &[
    ("beijing", "Asia/Shanghai"),
    ("bonn", "Europe/Berlin"),
    ("geneva", "Europe/Zurich"),
    ("mumbai", "Asia/Kolkata"),
    ("new delhi", "Asia/Kolkata"),
    ("rio de janeiro", "America/Sao_Paulo"),
    ("san francisco", "America/Los_Angeles"),
    ("suva", "Pacific/Fiji"),
    ("the hague", "Europe/Amsterdam"),
    ("washington", "America/New_York"),
];

/// Abbreviations that mean several zones, with what they may mean.
const AMBIGUOUS: &[(&str, &[&str])] = &[
    ("BST", &["Europe/London", "Asia/Dhaka", "Pacific/Bougainville"]),
    ("CST", &["America/Chicago", "Asia/Shanghai", "America/Havana"]),
    ("EST", &["America/New_York", "America/Panama", "Australia/Sydney"]),
    ("IST", &["Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"]),
    ("MST", &["America/Denver", "America/Phoenix", "Asia/Kuala_Lumpur"]),
    ("PST", &["America/Los_Angeles", "Asia/Manila"]),
];

/// Why words are not a zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoZone {
    /// An abbreviation of several.
    Ambiguous(&'static [&'static str]),
    /// Nothing known; these are near.
    Unknown(Vec<String>),
}

/// The zone of an IANA name, a city, `UTC` or an offset like `+05:45`, with the name under which it is kept.
///
/// # Errors
///
/// [`NoZone`], with the choices.
pub fn find_zone(words: &str) -> Result<(String, TimeZone), NoZone> {
    let words = words.trim();
    if let Some((_, choices)) = AMBIGUOUS.iter().find(|(name, _)| name.eq_ignore_ascii_case(words)) {
        return Err(NoZone::Ambiguous(choices));
    }
    if ["utc", "gmt", "z"].iter().any(|name| words.eq_ignore_ascii_case(name)) {
        return Ok(("UTC".to_owned(), TimeZone::UTC));
    }
    let after_utc = words.get(..3).filter(|name| name.eq_ignore_ascii_case("utc") || name.eq_ignore_ascii_case("gmt"));
    if let Some(offset) = offset(after_utc.map_or(words, |name| &words[name.len()..])) {
        return Ok((offset.to_string(), TimeZone::fixed(offset)));
    }
    // A name as it stands in the list is looked up at once; a city is looked for.
    if is_place(words)
        && let Ok(zone) = ZONES.get(words)
        && let Some(name) = zone.iana_name()
    {
        return Ok((name.to_owned(), zone));
    }
    let city = words.to_lowercase();
    let by_city = CITIES.iter().find(|(name, _)| *name == city).map(|(_, zone)| (*zone).to_owned());
    let name = by_city.or_else(|| {
        let underscored = city.replace(' ', "_");
        let is_meant = |name: &str| {
            let name = name.to_lowercase();
            name == underscored || name.rsplit('/').next() == Some(&underscored)
        };
        ZONES.available().map(|name| name.to_string()).filter(|name| is_place(name)).find(|name| is_meant(name))
    });
    name.and_then(|name| Some((name.clone(), ZONES.get(&name).ok()?))).ok_or_else(|| {
        let names: Vec<String> = ZONES.available().map(|name| name.to_string()).filter(|name| is_place(name)).collect();
        let cities: Vec<(String, &String)> =
            names.iter().map(|name| (name.rsplit('/').next().unwrap_or(name).to_owned(), name)).collect();
        let mut near: Vec<String> =
            nearest(words, names.iter().map(String::as_str), 3).into_iter().map(str::to_owned).collect();
        if near.is_empty() {
            let near_cities = nearest(&words.replace(' ', "_"), cities.iter().map(|(city, _)| city.as_str()), 3);
            near = cities
                .iter()
                .filter(|(city, _)| near_cities.contains(&city.as_str()))
                .map(|(_, name)| (*name).clone())
                .take(3)
                .collect();
        }
        NoZone::Unknown(near)
    })
}

/// Whether a name of the zone list is that of a place: `Etc/GMT+3` is three hours behind UTC, which nobody means by it,
/// and `Australia/West` is no city.
fn is_place(name: &str) -> bool {
    const DIRECTIONS: [&str; 8] = ["North", "South", "East", "West", "Central", "Eastern", "Western", "Pacific"];
    let is_direction = |name: &str| DIRECTIONS.contains(&name.rsplit('/').next().unwrap_or(name));
    name.contains('/') && !name.starts_with("Etc/") && !is_direction(name)
}

/// The zones that are named after places, and the cities that people name besides: what is shown, and the zone's name.
pub fn places() -> impl Iterator<Item = (String, String)> {
    let cities = CITIES.iter().map(|(city, zone)| {
        let words = city.split(' ').map(|word| match word.split_at_checked(1) {
            Some((first, rest)) if word != "de" => first.to_uppercase() + rest,
            _ => word.to_owned(),
        });
        (format!("{} ({zone})", words.collect::<Vec<_>>().join(" ")), (*zone).to_owned())
    });
    let zones = ZONES.available().map(|zone| zone.as_str().to_owned()).filter(|zone| is_place(zone));
    zones.map(|zone| (zone.clone(), zone)).chain(cities)
}

/// The zone of a name, when there is one.
pub fn zone(words: &str) -> Option<TimeZone> {
    find_zone(words).ok().map(|(_, zone)| zone)
}

fn offset(words: &str) -> Option<Offset> {
    let digits = words.strip_prefix(['+', '-', '−'])?;
    let (hours, minutes) = match digits.split_once(':') {
        Some(parts) => parts,
        None if digits.len() == 4 && digits.is_ascii() => digits.split_at(2),
        None => (digits, "0"),
    };
    let [hours, minutes] = [hours, minutes].map(|number| number.parse::<u8>().ok().map(i32::from));
    let seconds = hours? * 3600 + minutes.filter(|minutes| *minutes < 60)? * 60;
    let sign = if words.starts_with('+') { 1 } else { -1 };
    Offset::from_seconds(sign * seconds).ok().filter(|_| seconds <= 14 * 3600)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_abbreviation_of_several_zones_is_refused_with_the_choices() {
        for name in ["EST", "CST", "IST", "bst"] {
            assert!(matches!(find_zone(name), Err(NoZone::Ambiguous(choices)) if choices.len() > 1), "{name}");
        }
    }

    #[test]
    fn a_zone_is_found_by_name_city_or_offset_and_a_mistyped_one_is_near() {
        assert_eq!(find_zone("africa/dakar").unwrap().0, "Africa/Dakar");
        assert_eq!(find_zone("New York").unwrap().0, "America/New_York");
        assert_eq!(find_zone("geneva").unwrap().0, "Europe/Zurich");
        assert_eq!(find_zone("+0545").unwrap().0, "+05:45");
        for (words, name) in [("GMT+3", "+03"), ("utc-5:30", "-05:30"), ("UTC", "UTC"), ("GMT", "UTC")] {
            assert_eq!(find_zone(words).unwrap().0, name, "{words}");
        }
        for words in ["Etc/GMT+3", "Central", "West", "Factory", "GMT+99", "GMT+600000", "India"] {
            assert!(matches!(find_zone(words), Err(NoZone::Unknown(_))), "{words}");
        }
        assert_eq!(find_zone("Africa/Daker"), Err(NoZone::Unknown(vec!["Africa/Dakar".to_owned()])));
        assert_eq!(find_zone("Pariss"), Err(NoZone::Unknown(vec!["Europe/Paris".to_owned()])));
    }
}
