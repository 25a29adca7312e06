//! The picture as SVG: a panel below another, then what the looks mean. What comes later is drawn over what came
//! before. Light, middle and dark are told apart without colour too, and the latter two have letters.

use commands::say;
use commands::time::fairness::Strain;
use commands::time::heatmap::{Heatmap, OfferedTime, Panel, ZoneHour, ZoneRow};
use commands::words::{Language, Message};

/// How wide it is. This and what follows is in units of the SVG: pixels, unless it is made larger.
const WIDTH: u32 = 800;

pub(super) const MARGIN: u32 = 8;

/// How wide an hour is, and how high a row.
pub(super) const HOUR: u32 = 26;
pub(super) const ROW: u32 = 26;

/// Where the hours begin and end. The names of the zones are to the left.
pub(super) const LEFT: u32 = 168;
const RIGHT: u32 = LEFT + 24 * HOUR;

/// From the top of a panel: the title stands on the first, then the numbers of the times, the hours in UTC and the rows
/// begin.
const TITLE: u32 = 18;
const BADGES: u32 = 26;
const HEAD: u32 = 46;
pub(super) const ROWS: u32 = 68;

/// Between panels.
const GAP: u32 = 22;

/// How high the part is that says what the looks mean.
const LEGEND: u32 = 62;

/// The most characters of a zone's name: so many fit to the left of the hours, with the number of people.
const LONGEST_ZONE: usize = 20;

const MINUTES_OF_A_DAY: u32 = 24 * 60;

const FONT: &str = "DejaVu Sans Condensed";

/// Colours, all in the palette.
const PAPER: &str = "#fff";
const INK: &str = "#000";
const LINES: &str = "#999";
const EDGE: &str = "#fc6";
const NIGHT: &str = "#336";
/// That of the outlines of times, and of what is behind their numbers.
const TIME: &str = "#c06";

/// A heatmap as SVG.
pub(super) fn svg(heatmap: &Heatmap, language: Language) -> String {
    let mut panels = String::new();
    let mut top = MARGIN;
    for panel in &heatmap.panels {
        panels.push_str(&drawn(panel, top, language));
        top += bottom(panel) + GAP;
    }
    let (legend, height) = (legend(heatmap, top, language), top + LEGEND);
    format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" font-family="{FONT}" fill="{INK}">
<rect width="{WIDTH}" height="{height}" fill="{PAPER}"/>{panels}{legend}</svg>"#
    )
}

/// Where the last row of a panel ends.
fn bottom(panel: &Panel) -> u32 {
    ROWS + panel.rows.iter().map(|_| ROW).sum::<u32>()
}

fn drawn(panel: &Panel, top: u32, language: Language) -> String {
    let title = panel.day.map_or_else(|| panel.title.clone(), |day| say!(picture_day, day: day).in_words(language));
    let hours = || (LEFT..RIGHT).step_by(HOUR as usize);
    let rows: Vec<(u32, &ZoneRow)> = (ROWS..).step_by(ROW as usize).zip(&panel.rows).collect();
    let cells = || rows.iter().flat_map(|(y, row)| hours().zip(&row.cells).map(|(x, cell)| (cell, x, *y)));
    let parts = [
        format!(r#"<g transform="translate(0 {top})">"#),
        format!(r#"<text x="{MARGIN}" y="{TITLE}" font-size="17" font-weight="bold">{}</text>"#, escaped(&title)),
        // What is too long of a name is covered by the cells.
        rows.iter().map(|(y, row)| name(row, *y)).collect(),
        cells().map(|(cell, x, y)| field(cell, x, y)).collect(),
        panel.marks.iter().map(|mark| outline(mark, bottom(panel))).collect(),
        hours().zip(0..).map(|(x, hour)| head(hour, x)).collect(),
        cells().map(|(cell, x, y)| words(cell, x, y)).collect(),
        panel.marks.iter().map(badge).collect(),
        "</g>".to_owned(),
    ];
    parts.concat()
}

/// A zone and how many people live by it.
fn name(row: &ZoneRow, y: u32) -> String {
    let (zone, people, y) = (escaped(&short(&row.zone)), row.people, y + 18);
    format!(r#"<text x="{MARGIN}" y="{y}" font-size="12">{zone} ({people})</text>"#)
}

/// A zone's name, or the city alone, so that it fits.
fn short(zone: &str) -> String {
    if zone.chars().count() <= LONGEST_ZONE {
        return zone.to_owned();
    }
    match zone.rsplit_once('/') {
        Some((_, city)) if city.chars().count() + 2 <= LONGEST_ZONE => format!("…/{city}"),
        _ => zone.chars().take(LONGEST_ZONE - 1).chain(['…']).collect(),
    }
}

/// An hour in UTC, above its column.
fn head(hour: u32, x: u32) -> String {
    let (x, y) = (x + HOUR / 2, ROWS - 6);
    let halo = halo(PAPER);
    format!(r#"<text x="{x}" y="{y}" font-size="14" font-weight="bold" text-anchor="middle"{halo}>{hour}</text>"#)
}

/// How a cell looks: its colour, that of its words, and its letter.
fn look(strain: Strain) -> (&'static str, &'static str, &'static str) {
    match strain {
        Strain::Fine => (PAPER, INK, ""),
        Strain::Edge => (EDGE, INK, "E"),
        Strain::Night => (NIGHT, PAPER, "N"),
    }
}

/// The ground of a cell, with lines around it.
fn field(cell: &ZoneHour, x: u32, y: u32) -> String {
    let (fill, ..) = look(cell.strain);
    format!(r#"<rect x="{x}" y="{y}" width="{HOUR}" height="{ROW}" fill="{fill}" stroke="{LINES}" stroke-width="1"/>"#)
}

/// The hour there, and the letter.
fn words(cell: &ZoneHour, x: u32, y: u32) -> String {
    let (fill, ink, letter) = look(cell.strain);
    let (hour, halo, x, y) = (cell.hour, halo(fill), x + HOUR / 2, y + 18);
    format!(
        r#"<text x="{x}" y="{y}" font-size="14" text-anchor="middle" fill="{ink}"{halo}
>{hour}<tspan font-size="9">{letter}</tspan></text>"#
    )
}

/// Keeps words readable where an outline passes behind them.
fn halo(ground: &str) -> String {
    format!(r#" stroke="{ground}" stroke-width="2" stroke-linejoin="round" paint-order="stroke""#)
}

/// Where an offered time begins and ends, and whether it goes on after midnight.
fn span(mark: &OfferedTime) -> (f64, f64, bool) {
    let x = |minutes: u32| f64::from(LEFT) + f64::from(minutes.min(MINUTES_OF_A_DAY) * HOUR) / 60.0;
    let until = mark.from.saturating_add(mark.minutes);
    (x(mark.from), x(until), until > MINUTES_OF_A_DAY)
}

/// The outline of an offered time through all rows. It is open to the right where the time goes on.
fn outline(mark: &OfferedTime, bottom: u32) -> String {
    let (from, until, goes_on) = span(mark);
    let line = match goes_on {
        true => format!("M{WIDTH} {HEAD}H{from}V{bottom}H{WIDTH}"),
        false => format!("M{from} {HEAD}H{until}V{bottom}H{from}Z"),
    };
    // White on both sides, so that it stands out in the night too.
    [(PAPER, 7.0), (TIME, 3.5)]
        .map(|(colour, width)| {
            format!(
                r#"<path d="{line}" fill="none" stroke="{colour}" stroke-width="{width}" stroke-linejoin="round"/>"#
            )
        })
        .concat()
}

/// The number of an offered time, on its outline.
fn badge(mark: &OfferedTime) -> String {
    let (from, until, goes_on) = span(mark);
    let (arrow, width) = if goes_on { (" →", 40.0) } else { ("", 24.0) };
    let middle = ((from + until) / 2.0).min(f64::from(WIDTH) - width / 2.0);
    let (x, y, height, number) = (middle - width / 2.0, BADGES + 15, HEAD - BADGES, mark.number);
    format!(
        r#"<rect x="{x}" y="{BADGES}" width="{width}" height="{height}" rx="4" fill="{TIME}"/>
<text x="{middle}" y="{y}" font-size="15" font-weight="bold" text-anchor="middle" fill="{PAPER}">{number}{arrow}</text>"#
    )
}

/// What the looks mean.
fn legend(heatmap: &Heatmap, top: u32, language: Language) -> String {
    // Words of letters that the font lacks nobody could read: then they are the English ones.
    let said = |message: Message| {
        let words = message.in_words(language);
        if words.chars().all(has_shape) { words } else { message.in_words(Language::English) }
    };
    let samples = [
        (MARGIN, ZoneHour { hour: 10, strain: Strain::Fine }, say!(picture_working_hours)),
        (150, ZoneHour { hour: 19, strain: Strain::Edge }, say!(picture_edge)),
        (372, ZoneHour { hour: 2, strain: Strain::Night }, say!(picture_night)),
    ];
    let text = |x: u32, y: u32, message: Message| {
        format!(r#"<text x="{x}" y="{y}" font-size="14">{}</text>"#, escaped(&said(message)))
    };
    let samples = samples.map(|(x, cell, meaning)| {
        [field(&cell, x, top), words(&cell, x, top), text(x + HOUR + 6, top + 18, meaning)].concat()
    });
    let goes_on = heatmap.panels.iter().flat_map(|panel| &panel.marks).any(|mark| span(mark).2);
    let times = if goes_on { say!(picture_times_past_midnight) } else { say!(picture_times) };
    [samples.concat(), text(MARGIN, top + 48, times)].concat()
}

/// Whether the font has it, or another that stands for it.
fn has_shape(letter: char) -> bool {
    matches!(letter, ' '..='~' | '\u{a0}'..='ÿ' | '…' | '→' | '’')
}

/// Text that is safe between tags, of letters that the font has.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            // The font has no other apostrophe.
            '’' => escaped.push('\''),
            c if has_shape(c) => escaped.push(c),
            _ => escaped.push('\u{fffd}'),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use strum::VariantArray;

    use super::*;

    fn row(zone: &str) -> ZoneRow {
        ZoneRow { zone: zone.to_owned(), people: 3, cells: vec![ZoneHour { hour: 7, strain: Strain::Edge }; 24] }
    }

    fn panel(title: &str, zones: &[&str], marks: &[OfferedTime]) -> Panel {
        let rows = zones.iter().map(|zone| row(zone)).collect();
        Panel { day: None, title: title.to_owned(), rows, marks: marks.to_vec() }
    }

    #[test]
    fn what_the_font_has_no_letters_for_is_said_in_english() {
        for language in Language::VARIANTS {
            let svg = svg(&Heatmap { panels: vec![panel("Tue 25 Apr 2017", &["Asia/Tokyo"], &[])] }, *language);
            assert!(!svg.contains('\u{fffd}'), "{language}: {svg}");
        }
    }

    #[test]
    fn every_panel_row_cell_and_time_is_there() {
        let mark = |number| OfferedTime { number, from: 600, minutes: 90 };
        let panels = vec![
            panel("Mon 24 Apr 2017", &["Pacific/Fiji", "Europe/Berlin"], &[mark(1), mark(2)]),
            panel("Tue 25 Apr 2017", &["Asia/Tokyo"], &[mark(3)]),
        ];
        let svg = svg(&Heatmap { panels }, Language::English);
        for words in ["Mon 24 Apr 2017", "Tue 25 Apr 2017", "Pacific/Fiji (3)", "Europe/Berlin (3)", "Asia/Tokyo (3)"] {
            assert_eq!(svg.matches(&format!(">{words}<")).count(), 1, "{words}");
        }
        assert_eq!(svg.matches(">7<tspan font-size=\"9\">E<").count(), 3 * 24);
        for hour in 0..24 {
            assert!(svg.matches(&format!(">{hour}</text>")).count() >= 2, "{hour}");
        }
        // Three outlines, each white with colour on it.
        assert_eq!(svg.matches("V120H428Z").count() + svg.matches("V94H428Z").count(), 6);
        for number in 1..=3 {
            assert!(svg.contains(&format!("fill=\"{PAPER}\">{number}</text>")), "{number}");
        }
    }

    #[test]
    fn a_time_past_midnight_is_open_to_the_right() {
        let until = |minutes| panel("", &["UTC"], &[OfferedTime { number: 4, from: 23 * 60, minutes }]);
        let within = svg(&Heatmap { panels: vec![until(60)] }, Language::English);
        assert!(within.contains("M766 46H792V94H766Z") && !within.contains('→'), "{within}");
        let past = svg(&Heatmap { panels: vec![until(61)] }, Language::English);
        assert!(past.contains("M800 46H766V94H800\"") && past.contains(">4 →<"), "{past}");
        assert!(past.contains("→ goes on after midnight."), "{past}");
    }

    #[test]
    fn the_legend_is_in_the_language_of_those_who_see_it() {
        let past = panel("", &["UTC"], &[OfferedTime { number: 4, from: 23 * 60, minutes: 90 }]);
        let svg = svg(&Heatmap { panels: vec![past] }, Language::French);
        for words in ["heures ouvrées", "N\u{a0}: nuit", "l'heure locale", "→ se poursuit après minuit."] {
            assert!(svg.contains(words), "{words}");
        }
        assert!(!svg.contains('\u{fffd}'), "a letter that the font lacks");
    }

    #[test]
    fn hostile_words_are_only_words() {
        let hostile = "</text>&\"'\0\u{202e}";
        let svg = svg(&Heatmap { panels: vec![panel(hostile, &[hostile], &[])] }, Language::English);
        assert_eq!(svg.matches("&lt;/text&gt;&amp;\"'\u{fffd}\u{fffd}").count(), 2, "{svg}");
    }

    #[test]
    fn what_is_too_long_of_a_zone_is_left_out() {
        let shown = ["America/Los_Angeles", "America/Argentina/Buenos_Aires", "An_uncommonly_long_name"].map(short);
        assert_eq!(shown, ["America/Los_Angeles", "…/Buenos_Aires", "An_uncommonly_long_…"]);
    }
}
