//! What people write for a zone, and what is read.

use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::*;

/// The zone and what is said of it; `?` and the choices of several; `-` and what is near.
fn read_as(words: &str) -> String {
    let shown = |choices: &[Choice]| {
        let shown = choices.iter().map(|choice| match &choice.place {
            None => choice.zone.clone(),
            Some(place) => format!("{} ({place})", choice.zone),
        });
        shown.collect::<Vec<_>>().join(" | ")
    };
    match find(words, || vec!["Africa/Dakar".to_owned(), "Europe/Zurich".to_owned()]) {
        Ok(Found { name, said: None, .. }) => name,
        Ok(Found { name, said: Some(said), .. }) => format!("{name} ({said})"),
        Err(NoZone::Ambiguous(choices)) => format!("? {}", shown(&choices)),
        Err(NoZone::Unknown(near)) => format!("- {}", shown(&near)).trim_end().to_owned(),
    }
}

#[expect(clippy::needless_pass_by_value, reason = "as Expect is written")]
fn table(words: &str, expected: Expect) {
    let rows = words.lines().map(str::trim).filter(|line| !line.is_empty());
    expected.assert_eq(&rows.map(|line| format!("{line} => {}\n", read_as(line))).collect::<String>());
}

#[test]
fn a_whole_name_of_the_list_is_that_zone_however_it_is_written() {
    table(
        r"
        Europe/Zurich
        africa/NAIROBI
        US/Pacific
        Etc/UTC
        Etc/GMT+3
        America/Argentina/San_Juan
        Asia/Calcutta
        America/New York
        Europe / Paris
        Europe\Paris
        Paris/Europe
        Africa/Nairobi (EAT)
        UTC/GMT
        Navajo
        EST5EDT
        Japan
        Factory
        Etc/Unknown
        ",
        expect![[r#"
            Europe/Zurich => Europe/Zurich
            africa/NAIROBI => Africa/Nairobi
            US/Pacific => US/Pacific
            Etc/UTC => Etc/UTC
            Etc/GMT+3 => Etc/GMT+3 (UTC−3)
            America/Argentina/San_Juan => America/Argentina/San_Juan
            Asia/Calcutta => Asia/Calcutta
            America/New York => America/New_York
            Europe / Paris => Europe/Paris
            Europe\Paris => Europe/Paris
            Paris/Europe => Europe/Paris
            Africa/Nairobi (EAT) => Africa/Nairobi
            UTC/GMT => UTC
            Navajo => Navajo
            EST5EDT => EST5EDT
            Japan => Asia/Tokyo (Japan)
            Factory => -
            Etc/Unknown => -
        "#]],
    );
}

#[test]
fn an_offset_has_hours_and_perhaps_minutes() {
    table(
        "
        UTC
        gmt
        Z
        UTC time
        +2
        +05:45
        -0330
        UTC−3
        UTC–3
        GMT -3
        UTC+05:30
        UTC+5.5
        UTC+0
        Z+2
        AoE
        -12
        +14
        -13
        +15
        +25
        UTC+5:3
        +2:60
        +123
        GMT+99
        ",
        expect![[r#"
            UTC => UTC
            gmt => UTC
            Z => UTC
            UTC time => UTC
            +2 => +02
            +05:45 => +05:45
            -0330 => -03:30
            UTC−3 => -03
            UTC–3 => -03
            GMT -3 => -03
            UTC+05:30 => +05:30
            UTC+5.5 => +05:30
            UTC+0 => UTC
            Z+2 => +02
            AoE => -12 (AoE)
            -12 => -12
            +14 => +14
            -13 => -
            +15 => -
            +25 => -
            UTC+5:3 => -
            +2:60 => -
            +123 => -
            GMT+99 => -
        "#]],
    );
}

#[test]
fn cities_are_read_in_english_and_in_their_own_spelling() {
    table(
        "
        Geneva
        genève
        ZÜRICH
        Zurich
        São Paulo
        Sao Paulo
        Malmö
        Łódź
        Bogotá
        Reykjavík
        Köln
        Cologne
        Москва
        Київ
        Αθήνα
        القاهرة
        北京
        東京
        서울
        दिल्ली
        ירושלים
        ｔｏｋｙｏ
        hongkong
        St. John’s
        Port-au-Prince
        Paris time
        heure de Paris
        (Geneva)
        , Geneva.
        Bonn
        Suva
        The Hague
        Rio de Janeiro
        San Francisco
        Mumbai
        Bombay
        Abuja
        Pretoria
        NYC
        ",
        expect![[r#"
            Geneva => Europe/Zurich (Geneva, Switzerland)
            genève => Europe/Zurich (Geneva, Switzerland)
            ZÜRICH => Europe/Zurich
            Zurich => Europe/Zurich
            São Paulo => America/Sao_Paulo
            Sao Paulo => America/Sao_Paulo
            Malmö => Europe/Stockholm (Malmö, Sweden)
            Łódź => Europe/Warsaw (Łódź, Poland)
            Bogotá => America/Bogota
            Reykjavík => Atlantic/Reykjavik
            Köln => Europe/Berlin (Köln, Germany)
            Cologne => Europe/Berlin (Köln, Germany)
            Москва => Europe/Moscow
            Київ => Europe/Kyiv
            Αθήνα => Europe/Athens
            القاهرة => Africa/Cairo
            北京 => Asia/Shanghai (Beijing, China)
            東京 => Asia/Tokyo
            서울 => Asia/Seoul
            दिल्ली => Asia/Kolkata (Delhi, India)
            ירושלים => Asia/Jerusalem
            ｔｏｋｙｏ => Asia/Tokyo
            hongkong => Asia/Hong_Kong
            St. John’s => America/St_Johns (St. John's, Canada)
            Port-au-Prince => America/Port-au-Prince
            Paris time => Europe/Paris
            heure de Paris => Europe/Paris
            (Geneva) => Europe/Zurich (Geneva, Switzerland)
            , Geneva. => Europe/Zurich (Geneva, Switzerland)
            Bonn => Europe/Berlin (Bonn, Germany)
            Suva => Pacific/Fiji (Suva, Fiji)
            The Hague => Europe/Amsterdam (The Hague, Netherlands)
            Rio de Janeiro => America/Sao_Paulo (Rio de Janeiro, Brazil)
            San Francisco => America/Los_Angeles (San Francisco, United States)
            Mumbai => Asia/Kolkata (Mumbai, India)
            Bombay => Asia/Kolkata (Mumbai, India)
            Abuja => Africa/Lagos (Abuja, Nigeria)
            Pretoria => Africa/Johannesburg (Pretoria, South Africa)
            NYC => America/New_York (New York City, United States)
        "#]],
    );
}

#[test]
fn countries_and_states_of_one_clock_are_zones() {
    table(
        "
        India
        Colombia
        Japon
        Deutschland
        Suisse
        Россия
        UK
        Spain
        New Zealand
        China
        Kazakhstan
        Brazil
        Mexico
        Argentina
        Puerto Rico
        Moldova
        Queensland
        NSW
        ACT
        Tasmania
        Arizona
        Michigan
        Saskatchewan
        Yukon
        Newfoundland
        Hawaii
        Acre
        Scotland
        Kerala
        USA
        Canada
        Australia
        Indonesia
        ",
        expect![[r#"
            India => Asia/Kolkata (India)
            Colombia => America/Bogota (Colombia)
            Japon => Asia/Tokyo (Japan)
            Deutschland => Europe/Berlin (Germany)
            Suisse => Europe/Zurich (Switzerland)
            Россия => ? Europe/Moscow (Russia) | Asia/Yekaterinburg (Russia) | Asia/Krasnoyarsk (Russia) | Europe/Samara (Russia) | Asia/Vladivostok (Russia)
            UK => Europe/London (United Kingdom)
            Spain => Europe/Madrid (Spain)
            New Zealand => Pacific/Auckland (New Zealand)
            China => Asia/Shanghai (China)
            Kazakhstan => Asia/Almaty (Kazakhstan)
            Brazil => America/Sao_Paulo (Brazil)
            Mexico => America/Mexico_City (Mexico)
            Argentina => America/Argentina/Buenos_Aires (Argentina)
            Puerto Rico => America/Puerto_Rico
            Moldova => Europe/Chisinau (Moldova)
            Queensland => Australia/Brisbane (Queensland, Australia)
            NSW => Australia/Sydney (New South Wales, Australia)
            ACT => Australia/Sydney (Australian Capital Territory, Australia)
            Tasmania => Australia/Hobart (Tasmania, Australia)
            Arizona => America/Phoenix (Arizona, United States)
            Michigan => America/Detroit (Michigan, United States)
            Saskatchewan => America/Regina (Saskatchewan, Canada)
            Yukon => America/Whitehorse (Yukon, Canada)
            Newfoundland => America/St_Johns (Newfoundland and Labrador, Canada)
            Hawaii => Pacific/Honolulu (Hawaii, United States)
            Acre => America/Rio_Branco (Acre, Brazil)
            Scotland => Europe/London (Scotland, United Kingdom)
            Kerala => Asia/Kolkata (Kerala, India)
            USA => ? America/New_York (United States) | America/Chicago (United States) | America/Los_Angeles (United States) | America/Denver (United States) | America/Phoenix (United States)
            Canada => ? America/Toronto (Canada) | America/Vancouver (Canada) | America/Edmonton (Canada) | America/Halifax (Canada) | America/Regina (Canada)
            Australia => ? Australia/Sydney (Australia) | Australia/Brisbane (Australia) | Australia/Perth (Australia) | Australia/Adelaide (Australia) | Australia/Darwin (Australia)
            Indonesia => ? Asia/Jakarta (Indonesia) | Asia/Makassar (Indonesia) | Asia/Jayapura (Indonesia)
        "#]],
    );
}

#[test]
fn what_could_be_several_is_asked_unless_one_has_ten_times_the_people() {
    table(
        "
        Samoa
        San Juan
        San José
        Victoria
        Georgia
        Congo
        Punjab
        Córdoba
        Birmingham
        Barcelona
        Washington
        London
        Melbourne
        Boston
        Kingston
        Norfolk
        London, Ontario
        Córdoba (Spain)
        Washington, DC
        Cork, Ireland
        ",
        expect![[r#"
            Samoa => ? Pacific/Apia (Samoa) | Pacific/Pago_Pago (American Samoa)
            San Juan => ? America/Puerto_Rico (San Juan, Puerto Rico) | Asia/Manila (San Juan, Philippines) | America/Argentina/San_Juan (San Juan, Argentina)
            San José => ? America/Los_Angeles (San Jose, United States) | America/Costa_Rica (San José, Costa Rica) | Asia/Manila (San Jose, Philippines)
            Victoria => ? Australia/Melbourne (Victoria, Australia) | Asia/Hong_Kong (Victoria, Hong Kong) | America/Vancouver (Victoria, Canada) | Indian/Mahe (Victoria, Seychelles)
            Georgia => ? Asia/Tbilisi (Georgia) | America/New_York (Georgia, United States)
            Congo => ? Africa/Kinshasa (Congo - Kinshasa) | Africa/Lubumbashi (Congo - Kinshasa)
            Punjab => ? Asia/Kolkata (Punjab, India) | Asia/Karachi (Punjab, Pakistan)
            Córdoba => ? America/Argentina/Cordoba (Córdoba, Argentina) | Europe/Madrid (Córdoba, Spain) | America/Mexico_City (Córdoba, Mexico)
            Birmingham => ? Europe/London (Birmingham, United Kingdom) | America/Chicago (Birmingham, United States)
            Barcelona => ? Europe/Madrid (Barcelona, Spain) | America/Caracas (Barcelona, Venezuela)
            Washington => ? America/New_York (Washington, United States) | America/Los_Angeles (Washington, United States)
            London => Europe/London (London, United Kingdom)
            Melbourne => Australia/Melbourne
            Boston => America/New_York (Boston, United States)
            Kingston => America/Jamaica (Kingston, Jamaica)
            Norfolk => Pacific/Norfolk (Norfolk, Norfolk Island)
            London, Ontario => America/Toronto (London, Canada)
            Córdoba (Spain) => Europe/Madrid (Córdoba, Spain)
            Washington, DC => America/New_York (Washington, United States)
            Cork, Ireland => Europe/Dublin (Cork, Ireland)
        "#]],
    );
}

#[test]
fn abbreviations_of_one_meaning_are_read_and_others_are_asked() {
    table(
        "
        JST
        eat
        CEST
        AEST
        BRT
        WET
        WEST
        ET
        EDT
        Eastern Time
        EST
        CST
        IST
        bst
        CET
        Mountain
        Pacific
        Eastern
        Central European Time
        West
        ",
        expect![[r#"
            JST => Asia/Tokyo (JST)
            eat => Africa/Nairobi (eat)
            CEST => +02 (CEST)
            AEST => +10 (AEST)
            BRT => America/Sao_Paulo (BRT)
            WET => Europe/Lisbon (WET)
            WEST => +01 (WEST)
            ET => America/New_York (ET)
            EDT => -04 (EDT)
            Eastern Time => America/New_York (Eastern Time)
            EST => ? America/New_York | America/Panama | Australia/Sydney
            CST => ? America/Chicago | Asia/Shanghai | America/Havana
            IST => ? Asia/Kolkata | Europe/Dublin | Asia/Jerusalem
            bst => ? Europe/London | Asia/Dhaka | Pacific/Bougainville
            CET => ? Europe/Paris | +01
            Mountain => ? America/Denver | America/Phoenix | America/Edmonton
            Pacific => ? America/Los_Angeles | America/Vancouver
            Eastern => ? America/New_York | Australia/Sydney
            Central European Time => ? Europe/Paris | +01
            West => -
        "#]],
    );
}

#[test]
fn the_names_of_windows_lead_to_the_zone() {
    table(
        "
        W. Europe Standard Time
        Eastern Standard Time
        India Standard Time
        SA Pacific Standard Time
        (UTC+01:00) Bern
        (UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna
        (UTC-05:00) Eastern Time (US & Canada)
        (UTC+05:30) Chennai, Kolkata, Mumbai, New Delhi
        (UTC) Coordinated Universal Time
        UTC+2 (Geneva)
        UTC+9 (Geneva)
        ",
        expect![[r#"
            W. Europe Standard Time => Europe/Berlin (W. Europe Standard Time)
            Eastern Standard Time => America/New_York (Eastern Standard Time)
            India Standard Time => Asia/Kolkata (India Standard Time)
            SA Pacific Standard Time => America/Bogota (SA Pacific Standard Time)
            (UTC+01:00) Bern => Europe/Zurich (Bern, Switzerland)
            (UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna => Europe/Amsterdam
            (UTC-05:00) Eastern Time (US & Canada) => America/New_York (Eastern Time)
            (UTC+05:30) Chennai, Kolkata, Mumbai, New Delhi => Asia/Kolkata (Chennai, India)
            (UTC) Coordinated Universal Time => UTC
            UTC+2 (Geneva) => Europe/Zurich (Geneva, Switzerland)
            UTC+9 (Geneva) => ? +09 | Europe/Zurich (Geneva, Switzerland)
        "#]],
    );
}

#[test]
fn what_is_near_is_known_everywhere_or_near_to_the_people_here() {
    table(
        "
        Pariss
        Africa/Daker
        Tegucigapla
        Lausane
        Wintertur
        Knox
        Podunk
        Troy
        WG
        my time
        Africa
        ",
        expect![[r#"
            Pariss => - Europe/Paris
            Africa/Daker => - Africa/Dakar
            Tegucigapla => - America/Tegucigalpa
            Lausane => - Europe/Zurich (Lausanne, Switzerland)
            Wintertur => - Europe/Zurich (Winterthur, Switzerland)
            Knox => - America/Indiana/Knox
            Podunk => -
            Troy => -
            WG => -
            my time => -
            Africa => -
        "#]],
    );
    let lima = || vec!["America/Lima".to_owned()];
    assert_eq!(find("Lausane", lima), Err(NoZone::Unknown(Vec::new())), "far from everybody, and not known everywhere");
}

#[test]
fn each_name_of_the_list_reads_as_itself() {
    for name in ZONES.available() {
        let name = name.as_str();
        match find(name, Vec::new) {
            Ok(found) if name.contains('/') => assert_eq!(found.name, name),
            Ok(found) => assert!(same_clock(&found.zone, &ZONES.get(name).unwrap()), "{name}: {}", found.name),
            Err(NoZone::Ambiguous(_)) => assert!(["CET", "EET", "EST", "MET", "MST"].contains(&name), "{name}"),
            Err(NoZone::Unknown(_)) => assert_eq!(name, "Factory"),
        }
    }
}

#[test]
fn whatever_stands_in_the_tables_can_be_typed() {
    let reads = |zone: &str| assert_eq!(find(zone, Vec::new).unwrap().name, zone);
    for (_, zones) in short::all() {
        zones.into_iter().for_each(reads);
    }
    for place in places::all() {
        let found = find(place.name, Vec::new);
        let is_by = |zone: &str| place.zones.iter().any(|(own, _)| *own == zone || have_same_clock(own, zone));
        match &found {
            Ok(found) if is_by(&found.name) => {}
            // Somewhere else has ten times the people, or is the city of a zone, and it is said.
            Ok(found) => assert!(
                found.said.is_some() || short::meaning(&place.name.to_lowercase()).is_some(),
                "{place:?} {found:?}"
            ),
            Err(NoZone::Ambiguous(choices)) => {
                assert!(choices.len() > 1, "{place:?}");
                choices.iter().for_each(|choice| reads(&choice.zone));
            }
            // The island of a feast is offered.
            Err(NoZone::Unknown(choices)) if choices.iter().any(|choice| choice.zone == place.zones[0].0) => {}
            Err(NoZone::Unknown(_)) => assert_eq!(place.zones[0].0.matches('/').count(), 2, "{place:?}"),
        }
    }
}

#[test]
fn what_is_typed_is_completed_by_each_of_its_names() {
    let first = |typed| beginning(typed).take(2).map(|(shown, _)| shown).collect::<Vec<_>>().join(" | ");
    let rows: String = ["genev", "Genf", "new y", "москв", "Pacific/Ap", "york"]
        .map(|typed| format!("{typed} => {}\n", first(typed)))
        .concat();
    expect![[r#"
        genev => Geneva, Switzerland (Europe/Zurich)
        Genf => Geneva, Switzerland (Europe/Zurich)
        new y => New York, United States (America/New_York) | New York City, United States (America/New_York)
        москв => Moscow, Russia (Europe/Moscow)
        Pacific/Ap => Pacific/Apia
        york => York, United Kingdom (Europe/London) | New York, United States (America/New_York)
    "#]]
    .assert_eq(&rows);
}

#[test]
fn brackets_behind_brackets_are_no_work() {
    let words = format!("a{}", "(uk)".repeat(28));
    assert_eq!(find(&words, Vec::new), Err(NoZone::Unknown(Vec::new())));
}

proptest! {
    #[test]
    fn no_words_are_too_strange(words in ".{0,40}") {
        let _ = find(&words, Vec::new);
    }

    #[test]
    fn a_zone_that_was_found_is_found_by_its_name(
        words in "(UTC|GMT|Z|Etc/|\\(|Paris|Berlin|EST|JST|,| |/|[+−-][0-9]{1,4}|:30|\\)|Ontario| time){1,4}",
    ) {
        if let Ok(found) = find(&words, Vec::new) {
            prop_assert_eq!(find(&found.name, Vec::new).map(|again| (again.name, again.zone)), Ok((found.name, found.zone)));
        }
    }
}
