//! Abbreviations and other words that mean a zone and are no place: `JST`, `CEST`, `Mountain`.

/// What such words mean: names of zones, or offsets.
pub(super) enum Meaning {
    /// One thing.
    One(&'static str),
    /// One of several.
    Several(&'static [&'static str]),
}

/// The meaning of words, given in their letters and signs without blanks and in lower case.
pub(super) fn meaning(words: &str) -> Option<Meaning> {
    let one = ONE.iter().find(|(name, _)| *name == words).map(|(_, zone)| Meaning::One(zone));
    one.or_else(|| SEVERAL.iter().find(|(name, _)| *name == words).map(|(_, zones)| Meaning::Several(zones)))
}

/// All that the words in the tables can mean.
#[cfg(test)]
pub(super) fn all() -> impl Iterator<Item = (&'static str, Vec<&'static str>)> {
    ONE.iter()
        .map(|(name, zone)| (*name, vec![*zone]))
        .chain(SEVERAL.iter().map(|(name, zones)| (*name, zones.to_vec())))
}

/// Of one meaning. Those of a season mean its offset: who says `CEST` means two hours, in winter too. `AEST` and the like
/// are standard time in one place and all there is in another, so they mean their offset as well.
const ONE: &[(&str, &str)] = &[
    ("acdt", "+10:30"),
    ("acst", "+09:30"),
    ("adt", "-03"),
    ("aedt", "+11"),
    ("aest", "+10"),
    ("aft", "Asia/Kabul"),
    ("akdt", "-08"),
    ("akst", "-09"),
    ("aleutian", "America/Adak"),
    ("anywhereonearth", "-12"),
    ("aoe", "-12"),
    ("art", "America/Argentina/Buenos_Aires"),
    ("awst", "Australia/Perth"),
    ("bot", "America/La_Paz"),
    ("britishsummertime", "+01"),
    ("brt", "America/Sao_Paulo"),
    ("cat", "Africa/Maputo"),
    ("cdt", "-05"),
    ("centraltime", "America/Chicago"),
    ("cest", "+02"),
    ("centraleuropeansummertime", "+02"),
    ("chst", "Pacific/Guam"),
    ("clst", "-03"),
    ("clt", "-04"),
    ("coordinateduniversaltime", "UTC"),
    ("cot", "America/Bogota"),
    ("ct", "America/Chicago"),
    ("eat", "Africa/Nairobi"),
    ("easterndaylighttime", "-04"),
    ("easterntime", "America/New_York"),
    ("edt", "-04"),
    ("eest", "+03"),
    ("et", "America/New_York"),
    ("fjt", "Pacific/Fiji"),
    ("greenwich", "UTC"),
    ("greenwichmeantime", "UTC"),
    ("gyt", "America/Guyana"),
    ("hkt", "Asia/Hong_Kong"),
    ("hst", "Pacific/Honolulu"),
    ("ict", "Asia/Bangkok"),
    ("idt", "+03"),
    ("irst", "Asia/Tehran"),
    ("jst", "Asia/Tokyo"),
    ("kst", "Asia/Seoul"),
    ("mdt", "-06"),
    ("mesz", "+02"),
    ("mmt", "Asia/Yangon"),
    ("msk", "Europe/Moscow"),
    ("mt", "America/Denver"),
    ("myt", "Asia/Kuala_Lumpur"),
    ("ndt", "-02:30"),
    ("npt", "Asia/Kathmandu"),
    ("nst", "-03:30"),
    ("nzdt", "+13"),
    ("nzst", "+12"),
    ("pacificdaylighttime", "-07"),
    ("pdt", "-07"),
    ("pet", "America/Lima"),
    ("pgt", "Pacific/Port_Moresby"),
    ("pht", "Asia/Manila"),
    ("pkt", "Asia/Karachi"),
    ("pt", "America/Los_Angeles"),
    ("pyt", "America/Asuncion"),
    ("sast", "Africa/Johannesburg"),
    ("sgt", "Asia/Singapore"),
    ("trt", "Europe/Istanbul"),
    ("uct", "UTC"),
    ("universal", "UTC"),
    ("uyt", "America/Montevideo"),
    ("uzt", "Asia/Tashkent"),
    ("vet", "America/Caracas"),
    ("wat", "Africa/Lagos"),
    ("west", "+01"),
    ("wet", "Europe/Lisbon"),
    ("wib", "Asia/Jakarta"),
    ("wit", "Asia/Jayapura"),
    ("wita", "Asia/Makassar"),
    ("zulu", "UTC"),
];

/// Of several, the likeliest first.
const SEVERAL: &[(&str, &[&str])] = &[
    ("amt", &["America/Manaus", "Asia/Yerevan"]),
    ("ast", &["America/Halifax", "America/Puerto_Rico", "Asia/Riyadh"]),
    ("atlantic", &["America/Halifax", "America/Puerto_Rico"]),
    ("bst", &["Europe/London", "Asia/Dhaka", "Pacific/Bougainville"]),
    ("central", &["America/Chicago", "America/Regina", "Australia/Adelaide"]),
    ("centraleuropean", &["Europe/Paris", "+01"]),
    ("cet", &["Europe/Paris", "+01"]),
    ("cst", &["America/Chicago", "Asia/Shanghai", "America/Havana"]),
    ("eastern", &["America/New_York", "Australia/Sydney"]),
    ("easterneuropean", &["Europe/Athens", "+02"]),
    ("ect", &["America/Guayaquil", "America/Puerto_Rico"]),
    ("eet", &["Europe/Athens", "+02"]),
    ("est", &["America/New_York", "America/Panama", "Australia/Sydney"]),
    ("gst", &["Asia/Dubai", "Atlantic/South_Georgia"]),
    ("ist", &["Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"]),
    ("met", &["Europe/Paris", "+01"]),
    ("mez", &["Europe/Berlin", "+01"]),
    ("mountain", &["America/Denver", "America/Phoenix", "America/Edmonton"]),
    ("mst", &["America/Denver", "America/Phoenix", "Asia/Kuala_Lumpur"]),
    ("pacific", &["America/Los_Angeles", "America/Vancouver"]),
    ("pst", &["America/Los_Angeles", "Asia/Manila"]),
    ("sst", &["Pacific/Pago_Pago", "Asia/Singapore"]),
    ("wst", &["Pacific/Apia", "Australia/Perth", "Africa/El_Aaiun"]),
];
