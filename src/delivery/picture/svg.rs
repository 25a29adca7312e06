//! The picture as SVG, narrow enough for a phone: a panel below another, then what the looks mean. What comes later is drawn over
//! what came before. Working hours, edges and nights are told apart without colour too: edges are underlined, nights are dark.

use commands::say;
use commands::time::fairness::Strain;
use commands::time::heatmap::{Heatmap, OfferedTime, Panel, ZoneHour, ZoneRow};
use commands::words::{Language, Message};

/// How wide it is. This and what follows is in units of the SVG: about the pixels of a phone's timeline.
const WIDTH: u32 = 400;

pub(super) const MARGIN: u32 = 8;

/// How wide an hour is, and how high its cell.
pub(super) const HOUR: u32 = 16;
pub(super) const CELL: u32 = 17;

/// Where the hours begin and end.
pub(super) const LEFT: u32 = MARGIN;
const RIGHT: u32 = LEFT + 24 * HOUR;

/// How high a line of words is, and the line with the name of a zone above its cells.
const LINE: u32 = 15;
const NAME: u32 = 14;
const ROW: u32 = NAME + CELL;

/// How high the numbers of the times are, and the hours in UTC below them.
const BADGE: u32 = 16;
const HEAD: u32 = 15;

/// From the top of a panel in which one time is offered to the cells of its first row.
#[cfg(test)]
pub(super) const FIRST_CELL: u32 = LINE + 2 + BADGE + HEAD + NAME;

/// Between panels, and before what the looks mean.
const GAP: u32 = 14;

/// The most characters of a zone's name: so many fit into a line, with the number of people.
const LONGEST_ZONE: usize = 56;

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
    let mut drawn = String::new();
    let mut top = MARGIN;
    for panel in panels(heatmap) {
        drawn.push_str(&panel.drawn(top, language));
        top += panel.height() + GAP;
    }
    let (legend, height) = (legend(heatmap, top, language), top + CELL + 2 * LINE + MARGIN);
    format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" font-family="{FONT}" fill="{INK}">
<rect width="{WIDTH}" height="{height}" fill="{PAPER}"/>{drawn}{legend}</svg>"#
    )
}

/// Days that are alike for everybody, with the times that are offered on them.
struct AlikeDays<'h> {
    days: Vec<&'h Panel>,
    /// When a time begins and how many minutes it takes, its numbers, and on which level above the hours these are.
    spans: Vec<Span>,
}

struct Span {
    time: OfferedTime,
    numbers: Vec<usize>,
    level: u32,
}

/// The days of a heatmap. Those that are alike are drawn once.
fn panels(heatmap: &Heatmap) -> Vec<AlikeDays<'_>> {
    let mut panels: Vec<AlikeDays<'_>> = Vec::new();
    for panel in &heatmap.panels {
        let is_alike = |known: &AlikeDays<'_>| {
            let first = known.days.first();
            first.is_some_and(|first| first.day.is_some() && panel.day.is_some() && first.rows == panel.rows)
        };
        match panels.iter_mut().find(|known| is_alike(known)) {
            Some(alike) => alike.days.push(panel),
            None => panels.push(AlikeDays { days: vec![panel], spans: Vec::new() }),
        }
    }
    for panel in &mut panels {
        for time in panel.days.iter().flat_map(|day| &day.marks) {
            let is_same = |span: &&mut Span| (span.time.from, span.time.minutes) == (time.from, time.minutes);
            match panel.spans.iter_mut().find(is_same) {
                Some(same) => same.numbers.push(time.number),
                None => panel.spans.push(Span { time: *time, numbers: vec![time.number], level: 0 }),
            }
        }
        for place in 0..panel.spans.len() {
            let (before, rest) = panel.spans.split_at_mut(place);
            let Some(span) = rest.first_mut() else { continue };
            let is_taken = |level: u32| before.iter().any(|other| other.level == level && other.is_beside(span));
            span.level = (0..).find(|level| !is_taken(*level)).unwrap_or_default();
        }
    }
    panels
}

impl AlikeDays<'_> {
    fn rows(&self) -> &[ZoneRow] {
        self.days.first().map_or(&[], |day| &day.rows)
    }

    /// What is offered, two in a line; of earlier versions, the day in words.
    fn headings(&self, language: Language) -> Vec<String> {
        let of_day = |day: &&Panel| match day.day {
            Some(_) => offers(day).map(|(_, offer)| offer.in_words(language)).collect(),
            None => vec![day.title.clone()],
        };
        self.days.iter().flat_map(of_day).collect()
    }

    fn heading_lines(&self) -> u32 {
        let number: usize = self.days.iter().map(|day| if day.day.is_some() { day.marks.len() } else { 1 }).sum();
        u32::try_from(number.div_ceil(2)).unwrap_or_default()
    }

    fn levels(&self) -> u32 {
        self.spans.iter().map(|span| span.level + 1).max().unwrap_or_default()
    }

    /// Where the hours in UTC begin, and where the rows do.
    fn head(&self) -> u32 {
        self.heading_lines() * LINE + 2 + self.levels() * BADGE
    }

    fn height(&self) -> u32 {
        self.head() + HEAD + self.rows().iter().map(|_| ROW).sum::<u32>()
    }

    fn drawn(&self, top: u32, language: Language) -> String {
        let hours = || (LEFT..RIGHT).step_by(HOUR as usize);
        let first = self.head() + HEAD;
        let rows: Vec<(u32, &ZoneRow)> = (first..).step_by(ROW as usize).zip(self.rows()).collect();
        let cells =
            || rows.iter().flat_map(|(y, row)| hours().zip(&row.cells).map(move |(x, cell)| (cell, x, y + NAME)));
        let headings = self.headings(language);
        let headings = headings.iter().zip(0..).map(|(words, place): (_, u32)| {
            let (x, y) = (MARGIN + place % 2 * (WIDTH / 2 - MARGIN), place / 2 * LINE + 11);
            format!(r#"<text x="{x}" y="{y}" font-size="11" font-weight="bold">{}</text>"#, escaped(words))
        });
        let parts = [
            format!(r#"<g transform="translate(0 {top})">"#),
            headings.collect(),
            cells().map(|(cell, x, y)| field(cell, x, y)).collect(),
            self.spans.iter().map(|span| span.outline(self.head(), self.height())).collect(),
            hours().zip(0..).map(|(x, hour)| head(hour, x, self.head())).collect(),
            rows.iter().map(|(y, row)| name(row, *y)).collect(),
            cells().map(|(cell, x, y)| words(cell, x, y)).collect(),
            self.spans.iter().map(|span| span.badge(self.head())).collect(),
            "</g>".to_owned(),
        ];
        parts.concat()
    }
}

/// The times that are offered on a day, by their numbers: `1: Tue 25 Apr 2017, 13:00 UTC`.
pub(super) fn offers(panel: &Panel) -> impl Iterator<Item = (usize, Message)> {
    panel.marks.iter().filter_map(|time| {
        let clock = format!("{:02}:{:02}", time.from / 60, time.from % 60);
        Some((time.number, say!(picture_offered, number: time.number, day: panel.day?, time: clock)))
    })
}

/// A zone and how many people live by it.
fn name(row: &ZoneRow, y: u32) -> String {
    let (zone, people, y, halo) = (escaped(&short(&row.zone)), row.people, y + 11, halo(PAPER));
    format!(r#"<text x="{MARGIN}" y="{y}" font-size="11"{halo}>{zone} ({people})</text>"#)
}

/// A zone's name, so that it fits.
fn short(zone: &str) -> String {
    match zone.chars().count() <= LONGEST_ZONE {
        true => zone.to_owned(),
        false => zone.chars().take(LONGEST_ZONE - 1).chain(['…']).collect(),
    }
}

/// An hour in UTC, above its column.
fn head(hour: u32, x: u32, y: u32) -> String {
    let (x, y, halo) = (x + HOUR / 2, y + 12, halo(PAPER));
    format!(r#"<text x="{x}" y="{y}" font-size="11" font-weight="bold" text-anchor="middle"{halo}>{hour}</text>"#)
}

/// How a cell looks: its colour, and that of its words.
fn look(strain: Strain) -> (&'static str, &'static str) {
    match strain {
        Strain::Fine => (PAPER, INK),
        Strain::Edge => (EDGE, INK),
        Strain::Night => (NIGHT, PAPER),
    }
}

/// The ground of a cell, with lines around it.
fn field(cell: &ZoneHour, x: u32, y: u32) -> String {
    let (fill, _) = look(cell.strain);
    format!(r#"<rect x="{x}" y="{y}" width="{HOUR}" height="{CELL}" fill="{fill}" stroke="{LINES}" stroke-width="1"/>"#)
}

/// The hour there, underlined at an edge of the day.
fn words(cell: &ZoneHour, x: u32, y: u32) -> String {
    let (fill, ink) = look(cell.strain);
    let line = match cell.strain {
        Strain::Edge => {
            format!(r#"<path d="M{} {}h{}" stroke="{INK}" stroke-width="1.5"/>"#, x + 3, y + CELL - 3, HOUR - 6)
        }
        Strain::Fine | Strain::Night => String::new(),
    };
    let (hour, halo, x, y) = (cell.hour, halo(fill), x + HOUR / 2, y + 12);
    format!(r#"{line}<text x="{x}" y="{y}" font-size="11" text-anchor="middle" fill="{ink}"{halo}>{hour}</text>"#)
}

/// Keeps words readable where an outline passes behind them.
fn halo(ground: &str) -> String {
    format!(r#" stroke="{ground}" stroke-width="1.5" stroke-linejoin="round" paint-order="stroke""#)
}

impl Span {
    /// Where it begins and ends.
    fn x(&self) -> (f64, f64) {
        let x = |minutes: u32| f64::from(LEFT) + f64::from(minutes.min(MINUTES_OF_A_DAY) * HOUR) / 60.0;
        (x(self.time.from), x(self.time.from.saturating_add(self.time.minutes)))
    }

    fn goes_on(&self) -> bool {
        self.time.from.saturating_add(self.time.minutes) > MINUTES_OF_A_DAY
    }

    /// What stands above it, how wide that is and where its middle is.
    fn label(&self) -> (String, f64, f64) {
        let numbers: Vec<String> = self.numbers.iter().map(ToString::to_string).collect();
        let label = format!("{}{}", numbers.join(", "), if self.goes_on() { " →" } else { "" });
        let width = label.chars().fold(10.0, |width, _| width + 7.0);
        let ((from, until), half) = (self.x(), width / 2.0);
        let middle = f64::midpoint(from, until).clamp(half, f64::from(WIDTH) - half);
        (label, width, middle)
    }

    /// Whether their numbers would cover each other.
    fn is_beside(&self, other: &Self) -> bool {
        let ((_, one_width, one), (_, other_width, other)) = (self.label(), other.label());
        (one - other).abs() < f64::midpoint(one_width, other_width) + 1.0
    }

    /// The outline through all rows. It is open to the right where the time goes on.
    fn outline(&self, top: u32, bottom: u32) -> String {
        let (from, until) = self.x();
        let line = match self.goes_on() {
            true => format!("M{WIDTH} {top}H{from}V{bottom}H{WIDTH}"),
            false => format!("M{from} {top}H{until}V{bottom}H{from}Z"),
        };
        // White on both sides, so that it is seen in the night too.
        let stroke = |(colour, width)| {
            format!(
                r#"<path d="{line}" fill="none" stroke="{colour}" stroke-width="{width}" stroke-linejoin="round"/>"#
            )
        };
        [(PAPER, 4.5), (TIME, 2.5)].map(stroke).concat()
    }

    /// Its numbers, above its outline.
    fn badge(&self, head: u32) -> String {
        let (label, width, middle) = self.label();
        let (x, y, height) = (middle - width / 2.0, head - (self.level + 1) * BADGE, BADGE - 1);
        let baseline = y + 12;
        format!(
            r#"<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="3" fill="{TIME}"/>
<text x="{middle}" y="{baseline}" font-size="11" font-weight="bold" text-anchor="middle" fill="{PAPER}">{label}</text>"#
        )
    }
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
        (136, ZoneHour { hour: 19, strain: Strain::Edge }, say!(picture_edge)),
        (296, ZoneHour { hour: 2, strain: Strain::Night }, say!(picture_night)),
    ];
    let text =
        |x: u32, y: u32, words: &str| format!(r#"<text x="{x}" y="{y}" font-size="11">{}</text>"#, escaped(words));
    let samples = samples.map(|(x, cell, meaning)| {
        [field(&cell, x, top), words(&cell, x, top), text(x + HOUR + 5, top + 12, &said(meaning))].concat()
    });
    let goes_on = panels(heatmap).iter().flat_map(|panel| &panel.spans).any(Span::goes_on);
    let times = if goes_on { say!(picture_times_past_midnight) } else { say!(picture_times) };
    let lines = [said(say!(picture_hours)), said(times)];
    let lines = lines.iter().zip(1..).map(|(words, line)| text(MARGIN, top + CELL + line * LINE - 2, words));
    [samples.concat(), lines.collect()].concat()
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
    use jiff::civil::date;
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
        assert_eq!(svg.matches("h10\" stroke").count(), 3 * 24 + 1, "each is at an edge, and one in the legend");
        for hour in 0..24 {
            assert!(svg.matches(&format!(">{hour}</text>")).count() >= 2, "{hour}");
        }
        // Two outlines, each white with colour on it: two of the times are the same.
        assert_eq!(svg.matches("H192V").count(), 4);
        for numbers in ["1, 2", "3"] {
            assert!(svg.contains(&format!("fill=\"{PAPER}\">{numbers}</text>")), "{numbers}");
        }
    }

    #[test]
    fn days_that_are_alike_are_drawn_once_and_no_number_covers_another() {
        let day = |day, zone, from, number| Panel {
            day: Some(date(2017, 4, day)),
            ..panel("", &[zone], &[OfferedTime { number, from, minutes: 60 }])
        };
        let days = [day(24, "Asia/Tokyo", 600, 1), day(25, "Asia/Tokyo", 600, 2), day(26, "Asia/Tokyo", 615, 3)];
        let alike = svg(&Heatmap { panels: days.to_vec() }, Language::English);
        assert_eq!(alike.matches("Asia/Tokyo").count(), 1);
        for words in ["1: Mon 24 Apr 2017, 10:00 UTC", "2: Tue 25 Apr 2017, 10:00 UTC", "3: Wed 26 Apr 2017, 10:15 UTC"]
        {
            assert!(alike.contains(words), "{words}: {alike}");
        }
        let top = |number: &str| {
            let (before, _) = alike.rsplit_once(&format!("fill=\"{PAPER}\">{number}</text>")).unwrap();
            let (_, rect) = before.rsplit_once("<rect").unwrap();
            rect.split("y=\"").nth(1).unwrap().split('"').next().unwrap().parse::<u32>().unwrap()
        };
        assert_eq!(top("1, 2"), top("3") + BADGE);
        let [first, second, _] = days;
        let other = Panel { rows: vec![row("Asia/Seoul")], ..second };
        let unlike = svg(&Heatmap { panels: vec![first, other] }, Language::English);
        assert_eq!((unlike.matches("Asia/Tokyo").count(), unlike.matches("Asia/Seoul").count()), (1, 1));
    }

    #[test]
    fn a_time_past_midnight_is_open_to_the_right() {
        let until = |minutes| panel("", &["UTC"], &[OfferedTime { number: 4, from: 23 * 60, minutes }]);
        let within = svg(&Heatmap { panels: vec![until(60)] }, Language::English);
        assert!(within.contains("M376 33H392V79H376Z") && !within.contains('→'), "{within}");
        let past = svg(&Heatmap { panels: vec![until(61)] }, Language::English);
        assert!(past.contains("M400 33H376V79H400\"") && past.contains(">4 →<"), "{past}");
        assert!(past.contains("→ goes on after midnight."), "{past}");
    }

    #[test]
    fn the_legend_is_in_the_language_of_those_who_see_it() {
        let past = panel("", &["UTC"], &[OfferedTime { number: 4, from: 23 * 60, minutes: 90 }]);
        let svg = svg(&Heatmap { panels: vec![past] }, Language::French);
        for words in ["heures ouvrées", "les heures locales", "→ se poursuit après minuit."] {
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
        let shown = short(&"long ".repeat(20));
        assert_eq!((shown.chars().count(), shown.ends_with("…")), (LONGEST_ZONE, true));
        assert_eq!(short("America/Argentina/ComodRivadavia"), "America/Argentina/ComodRivadavia");
    }
}
