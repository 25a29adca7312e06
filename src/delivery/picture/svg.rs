//! The picture as SVG: a row for each zone, a column for each offered time. It is small, so that it can be read on a phone, and wider than
//! high, since clients make smaller what is high. Working hours, edges and nights are told apart without colour too: edges are
//! underlined, nights are dark.

use commands::say;
use commands::time::fairness::Strain;
use commands::time::heatmap::{Heatmap, OfferedTime, Panel, ZoneRow, ZoneTime};
use commands::words::time::month;
use commands::words::{self, Language, Message};
use jiff::civil::DateTime;

/// How wide it is. This and what follows is in units of the SVG: about the pixels of a phone's timeline.
const WIDTH: u32 = 400;

pub(super) const MARGIN: u32 = 8;

/// How high a row is, and how high its cells.
pub(super) const ROW: u32 = 21;
pub(super) const CELL: u32 = 18;

/// Where the columns begin, the names of the zones to the left, and how wide a column is at most.
pub(super) const LEFT: u32 = 134;
const COLUMN: u32 = 84;

/// From the top of a column: its number, its day and its time in UTC, and the rows.
const BADGE: u32 = 17;
const DAY: u32 = 30;
const CLOCK: u32 = 43;
pub(super) const ROWS: u32 = 50;

/// Between the rows and what the looks mean.
const GAP: u32 = 8;

/// The most characters of a zone's name: so many fit to the left of the columns, with the number of people.
const LONGEST_ZONE: usize = 17;

const FONT: &str = "DejaVu Sans Condensed";

/// Colours, all in the palette.
const PAPER: &str = "#fff";
const INK: &str = "#000";
const LINES: &str = "#999";
const EDGE: &str = "#fc6";
const NIGHT: &str = "#336";
/// That behind the numbers of the times.
const TIME: &str = "#c06";

/// A column: a time that is offered.
struct Column<'h> {
    time: &'h OfferedTime,
    panel: &'h Panel,
    x: u32,
}

/// A heatmap as SVG.
pub(super) fn svg(heatmap: &Heatmap, language: Language) -> String {
    let columns = columns(heatmap);
    let width = column_width(columns.len());
    let zones = heatmap.panels.first().map_or(&[][..], |panel| &panel.rows);
    let top = MARGIN + ROWS;
    let rows: Vec<(u32, usize, &ZoneRow)> = (top..)
        .step_by(ROW as usize)
        .zip(zones.iter().enumerate())
        .map(|(y, (place, zone))| (y, place, zone))
        .collect();
    let heads = columns.iter().map(|column| column.head(width, language));
    let names = rows.iter().map(|(y, _, zone)| name(zone, *y));
    let cells = rows.iter().flat_map(|(y, place, _)| {
        columns.iter().filter_map(move |column| Some(cell(&column.at(*place)?, column.x, *y, width, language)))
    });
    let parts = [heads.collect::<String>(), names.collect(), cells.collect()].concat();
    let below = top + rows.iter().map(|_| ROW).sum::<u32>() + GAP;
    let (legend, height) = (legend(below, language), below + CELL + MARGIN);
    format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" font-family="{FONT}" fill="{INK}">
<rect width="{WIDTH}" height="{height}" fill="{PAPER}"/>{parts}{legend}</svg>"#
    )
}

fn columns<'h>(heatmap: &'h Heatmap) -> Vec<Column<'h>> {
    let of_day = |panel: &'h Panel| panel.marks.iter().map(move |time| Column { time, panel, x: 0 });
    let mut columns: Vec<Column<'h>> = heatmap.panels.iter().flat_map(of_day).collect();
    columns.sort_by_key(|column| column.time.number);
    let width = column_width(columns.len());
    for (column, x) in columns.iter_mut().zip((LEFT..).step_by(width as usize)) {
        column.x = x;
    }
    columns
}

/// How wide each of so many columns is.
pub(super) fn column_width(columns: usize) -> u32 {
    let columns = u32::try_from(columns).unwrap_or(u32::MAX).max(1);
    COLUMN.min((WIDTH - LEFT - MARGIN) / columns).max(1)
}

impl Column<'_> {
    /// When the time begins in the zone of a row. Earlier versions know the hours there alone.
    fn at(&self, row: usize) -> Option<ZoneTime> {
        let row = self.panel.rows.get(row)?;
        let known = row.times.iter().find(|time| time.number == self.time.number).copied();
        known.or_else(|| {
            let hour = row.cells.get(usize::try_from(self.time.from / 60).ok()?)?;
            let minute = i8::try_from(self.time.from % 60).ok()?;
            let day = self.panel.day.unwrap_or_default();
            let begins =
                DateTime::from_parts(day, jiff::civil::Time::new(hour.hour.try_into().ok()?, minute, 0, 0).ok()?);
            Some(ZoneTime { number: self.time.number, begins, strain: hour.strain })
        })
    }

    fn head(&self, width: u32, language: Language) -> String {
        let middle = self.x + width / 2;
        let line = |y: u32, weight: &str, words: &str| {
            let (y, words) = (MARGIN + y, escaped(words));
            format!(r#"<text x="{middle}" y="{y}" font-size="11" text-anchor="middle"{weight}>{words}</text>"#)
        };
        let day = self.panel.day.map(|day| {
            let number = words::Arg::Number(day.day().into());
            say!(picture_column, weekday: day.weekday(), day: number, month: month(day)).in_words(language)
        });
        let (x, number) = (middle - 11, self.time.number);
        let baseline = MARGIN + BADGE - 4;
        let badge = format!(
            r#"<rect x="{x}" y="{MARGIN}" width="22" height="{BADGE}" rx="3" fill="{TIME}"/>
<text x="{middle}" y="{baseline}" font-size="12" font-weight="bold" text-anchor="middle" fill="{PAPER}">{number}</text>"#
        );
        let clock = format!("{} UTC", clock(self.time));
        [badge, line(DAY, "", &day.unwrap_or_default()), line(CLOCK, r#" font-weight="bold""#, &clock)].concat()
    }
}

/// When a time begins in UTC: `13:00`.
fn clock(time: &OfferedTime) -> String {
    format!("{:02}:{:02}", time.from / 60, time.from % 60)
}

/// The times that are offered on a day, by their numbers: `1: Tue 25 Apr 2017, 13:00 UTC`.
pub(super) fn offers(panel: &Panel) -> impl Iterator<Item = (usize, Message)> {
    panel.marks.iter().filter_map(|time| {
        Some((time.number, say!(picture_offered, number: time.number, day: panel.day?, time: clock(time))))
    })
}

/// A zone and how many people live by it.
fn name(row: &ZoneRow, y: u32) -> String {
    let (zone, people, y) = (escaped(&short(&row.zone)), row.people, y + 13);
    format!(r#"<text x="{MARGIN}" y="{y}" font-size="11">{zone} ({people})</text>"#)
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

/// How a cell looks: its colour, and that of its words.
fn look(strain: Strain) -> (&'static str, &'static str) {
    match strain {
        Strain::Fine => (PAPER, INK),
        Strain::Edge => (EDGE, INK),
        Strain::Night => (NIGHT, PAPER),
    }
}

/// What the clocks show there, underlined at an edge of the day.
fn cell(time: &ZoneTime, x: u32, y: u32, width: u32, language: Language) -> String {
    let clock = time.begins.strftime("%H:%M").to_string();
    let words = say!(picture_cell, weekday: time.begins.weekday(), time: clock).in_words(language);
    field(time.strain, &words, x, y, width)
}

fn field(strain: Strain, words: &str, x: u32, y: u32, width: u32) -> String {
    let (fill, ink) = look(strain);
    let (middle, baseline, words) = (x + width / 2, y + 13, escaped(words));
    let line = match strain {
        Strain::Edge => {
            format!(r#"<path d="M{} {}h{}" stroke="{INK}" stroke-width="1"/>"#, x + 6, y + CELL - 3, width - 12)
        }
        Strain::Fine | Strain::Night => String::new(),
    };
    format!(
        r#"<rect x="{x}" y="{y}" width="{width}" height="{CELL}" fill="{fill}" stroke="{LINES}" stroke-width="1"/>{line}
<text x="{middle}" y="{baseline}" font-size="11" text-anchor="middle" fill="{ink}">{words}</text>"#
    )
}

/// What the looks mean.
fn legend(top: u32, language: Language) -> String {
    // Words of letters that the font lacks nobody could read: then they are the English ones.
    let said = |message: Message| {
        let words = message.in_words(language);
        if words.chars().all(has_shape) { words } else { message.in_words(Language::English) }
    };
    let samples = [
        (MARGIN, Strain::Fine, "10:00", say!(picture_working_hours)),
        (142, Strain::Edge, "19:00", say!(picture_edge)),
        (312, Strain::Night, "02:00", say!(picture_night)),
    ];
    let sample = |(x, strain, clock, meaning): (u32, Strain, &str, Message)| {
        let (words, at, y) = (escaped(&said(meaning)), x + 41, top + 13);
        format!(r#"{}<text x="{at}" y="{y}" font-size="11">{words}</text>"#, field(strain, clock, x, top, 36))
    };
    samples.map(sample).concat()
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
    use commands::time::heatmap::ZoneHour;
    use jiff::civil::{date, datetime};
    use strum::VariantArray;

    use super::*;

    /// A row with this time in it.
    fn row(zone: &str, number: usize, begins: DateTime) -> ZoneRow {
        let times = vec![ZoneTime { number, begins, strain: Strain::Edge }];
        ZoneRow { zone: zone.to_owned(), people: 3, cells: Vec::new(), times }
    }

    fn panel(day: i8, number: usize, rows: Vec<ZoneRow>) -> Panel {
        let marks = vec![OfferedTime { number, from: 600, minutes: 90 }];
        Panel { day: Some(date(2017, 4, day)), title: String::new(), rows, marks }
    }

    #[test]
    fn what_the_font_has_no_letters_for_is_said_in_english() {
        let panels = vec![panel(25, 1, vec![row("Asia/Tokyo", 1, datetime(2017, 4, 25, 19, 0, 0, 0))])];
        for language in Language::VARIANTS {
            let legend = legend(0, *language);
            assert!(!legend.contains('\u{fffd}'), "{language}: {legend}");
            assert!(svg(&Heatmap { panels: panels.clone() }, *language).contains("Asia/Tokyo (3)"));
        }
    }

    #[test]
    fn each_time_is_a_column_and_each_zone_a_row() {
        let tokyo = |number, day| row("Asia/Tokyo", number, datetime(2017, 4, day, 19, 0, 0, 0));
        let fiji = |number, day| row("Pacific/Fiji", number, datetime(2017, 4, day, 22, 30, 0, 0));
        let panels = vec![panel(25, 2, vec![tokyo(2, 25), fiji(2, 25)]), panel(24, 1, vec![tokyo(1, 24), fiji(1, 24)])];
        let svg = svg(&Heatmap { panels }, Language::English);
        let words = svg.lines().flat_map(|line| line.split('>')).filter_map(|part| part.split_once("</text"));
        let words: Vec<&str> = words.map(|(words, _)| words).collect();
        assert_eq!(
            words,
            [
                "1",
                "Mon 24 Apr",
                "10:00 UTC",
                "2",
                "Tue 25 Apr",
                "10:00 UTC",
                "Asia/Tokyo (3)",
                "Pacific/Fiji (3)",
                "Mon 19:00",
                "Tue 19:00",
                "Mon 22:30",
                "Tue 22:30",
                "10:00",
                "working hours",
                "19:00",
                "early, late or weekend",
                "02:00",
                "night",
            ]
        );
        assert_eq!(svg.matches("<path").count(), 4 + 1, "each is at an edge, and one in the legend");
        assert_eq!([1, 3, 4, 5].map(column_width), [84, 84, 64, 51]);
    }

    #[test]
    fn what_an_earlier_version_has_left_to_be_said_is_drawn_by_its_hours() {
        let cells = (0..24).map(|hour| ZoneHour { hour: (hour + 9) % 24, strain: Strain::Fine }).collect();
        let row = ZoneRow { zone: "Asia/Tokyo".to_owned(), people: 3, cells, times: Vec::new() };
        let svg = svg(&Heatmap { panels: vec![panel(25, 1, vec![row])] }, Language::English);
        assert!(svg.contains(">Tue 19:00<"), "{svg}");
    }

    #[test]
    fn the_legend_is_in_the_language_of_those_who_see_it() {
        let svg = svg(&Heatmap::default(), Language::French);
        for words in ["heures ouvrées", "tôt, tard ou week-end", "nuit"] {
            assert!(svg.contains(words), "{words}");
        }
    }

    #[test]
    fn hostile_words_are_only_words() {
        let hostile = "</t>&\"'\0\u{202e}";
        let rows = vec![row(hostile, 1, datetime(2017, 4, 25, 19, 0, 0, 0))];
        let svg = svg(&Heatmap { panels: vec![panel(25, 1, rows)] }, Language::English);
        assert_eq!(svg.matches("&lt;/t&gt;&amp;\"'\u{fffd}\u{fffd}").count(), 1, "{svg}");
    }

    #[test]
    fn what_is_too_long_of_a_zone_is_left_out() {
        let shown = ["America/New_York", "America/Argentina/Buenos_Aires", "An_uncommonly_long_name"].map(short);
        assert_eq!(shown, ["America/New_York", "…/Buenos_Aires", "An_uncommonly_lo…"]);
    }
}
