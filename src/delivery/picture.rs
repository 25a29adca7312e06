//! The picture of offered times: when each begins in each zone, light, middle or dark.

mod svg;

use std::sync::Arc;

use commands::say;
use commands::time::heatmap::Heatmap;
use commands::words::{Language, Message};
use png::{ColorType, Encoder, EncodingError, Filter};
use resvg::tiny_skia::{Pixmap, PremultipliedColorU8, Transform};
use resvg::usvg::fontdb::{Database, Source};
use resvg::usvg::{self, Options, Tree};

/// A picture as it is opened, and the same made smaller.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// The picture.
    pub picture: Picture,
    /// What is shown of it before it is opened.
    pub thumbnail: Picture,
}

/// A picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// The picture as PNG.
    pub png: Vec<u8>,
    /// How wide it is, in pixels.
    pub width: u32,
    /// How high it is, in pixels.
    pub height: u32,
}

/// Why there is no picture.
#[derive(Debug, thiserror::Error)]
pub enum NotDrawn {
    /// What was written cannot be read as SVG.
    #[error("the SVG cannot be read: {0}")]
    Svg(#[from] usvg::Error),
    /// It would be too large.
    #[error("{width} by {height} pixels are too many")]
    TooLarge {
        /// How wide it would be.
        width: u32,
        /// How high it would be.
        height: u32,
    },
    /// It cannot be written as PNG.
    #[error("the PNG cannot be written: {0}")]
    Png(#[from] EncodingError),
}

/// Pixels for each unit of the SVG, so that it stays sharp on a phone where it is made larger, and of what is shown before.
const SCALE: u8 = 3;
const SMALL: u8 = 2;

/// The palette has six steps each of red, green and blue, that of the web: all colours of the picture are in it.
const STEPS: u8 = 6;
const STEP: u8 = 0x33;

/// The fonts. Without one no letters are drawn, and those of the machine are not the same everywhere.
const FACES: [&[u8]; 2] = [
    include_bytes!("picture/font/DejaVuSansCondensed.ttf"),
    include_bytes!("picture/font/DejaVuSansCondensed-Bold.ttf"),
];

/// Draws a heatmap, with its words in a language. The same heatmap gives the same bytes.
///
/// # Errors
///
/// When it is too large to be drawn.
pub fn draw(heatmap: &Heatmap, language: Language) -> Result<Drawn, NotDrawn> {
    let tree = Tree::from_str(&svg::svg(heatmap, language), &options())?;
    Ok(Drawn { picture: rendered(&tree, SCALE)?, thumbnail: rendered(&tree, SMALL)? })
}

/// What a heatmap shows, in words, for those who do not see it or have not opened it.
pub fn text(heatmap: &Heatmap, language: Language) -> String {
    let zones = heatmap.panels.iter().map(|panel| panel.rows.len()).max().unwrap_or_default();
    let mut times: Vec<(usize, Message)> = heatmap.panels.iter().flat_map(svg::offers).collect();
    times.sort_by_key(|(number, _)| *number);
    let times = times.into_iter().map(|(_, time)| time);
    let lines = [say!(picture_text, zones: zones)].into_iter().chain(times);
    lines.map(|line| line.in_words(language)).collect::<Vec<_>>().join("\n")
}

fn rendered(tree: &Tree, scale: u8) -> Result<Picture, NotDrawn> {
    let size = tree.size().to_int_size();
    let [width, height] = [size.width(), size.height()].map(|length| length.saturating_mul(scale.into()));
    let mut pixmap = Pixmap::new(width, height).ok_or(NotDrawn::TooLarge { width, height })?;
    resvg::render(tree, Transform::from_scale(scale.into(), scale.into()), &mut pixmap.as_mut());
    Ok(Picture { png: encoded(&pixmap)?, width, height })
}

/// With a palette the file is less than half as large.
fn encoded(pixmap: &Pixmap) -> Result<Vec<u8>, EncodingError> {
    let pixels: Vec<u8> = pixmap.pixels().iter().map(nearest).collect();
    let mut png = Vec::new();
    let mut encoder = Encoder::new(&mut png, pixmap.width(), pixmap.height());
    encoder.set_color(ColorType::Indexed);
    encoder.set_palette(palette());
    // Places in a palette are no measures: their differences mean nothing.
    encoder.set_filter(Filter::NoFilter);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&pixels)?;
    writer.finish()?;
    Ok(png)
}

fn palette() -> Vec<u8> {
    let places = 0..STEPS * STEPS * STEPS;
    places
        .flat_map(|place| [place / STEPS / STEPS, place / STEPS % STEPS, place % STEPS])
        .map(|step| step * STEP)
        .collect()
}

/// The place in the palette of the colour that is nearest to a pixel.
fn nearest(pixel: &PremultipliedColorU8) -> u8 {
    let step = |value: u8| value.saturating_add(STEP / 2) / STEP;
    let [red, green, blue] = [pixel.red(), pixel.green(), pixel.blue()].map(step);
    (red * STEPS + green) * STEPS + blue
}

fn options() -> Options<'static> {
    let mut fonts = Database::new();
    for face in FACES {
        fonts.load_font_source(Source::Binary(Arc::new(face)));
    }
    Options { fontdb: Arc::new(fonts), ..Options::default() }
}

#[cfg(test)]
mod tests {
    use commands::time::fairness::Strain;
    use commands::time::heatmap::{OfferedTime, Panel, ZoneRow, ZoneTime};
    use expect_test::expect;
    use jiff::civil::date;

    use super::*;

    /// As many days with a time each, and as many rows; in each column come night, edge and working hours in turn.
    fn heatmap(days: usize, rows: usize) -> Heatmap {
        let strains = [Strain::Night, Strain::Edge, Strain::Fine];
        let first = date(2017, 4, 25);
        let panel = |day: usize| {
            let time =
                |row: usize| ZoneTime { number: day + 1, begins: first.at(13, 30, 0, 0), strain: strains[row % 3] };
            let row = |row| ZoneRow {
                zone: format!("Area/Zone_{row}"),
                people: row,
                cells: Vec::new(),
                times: vec![time(row)],
            };
            let marks = vec![OfferedTime { number: day + 1, from: 23 * 60, minutes: 90 }];
            Panel { day: Some(first), title: String::new(), rows: (0..rows).map(row).collect(), marks }
        };
        Heatmap { panels: (0..days).map(panel).collect() }
    }

    fn decoded(heatmap: &Heatmap) -> Pixmap {
        Pixmap::decode_png(&draw(heatmap, Language::English).unwrap().picture.png).unwrap()
    }

    /// The pixels within the lines around the cell of a row, where one time is offered.
    fn cell(pixmap: &Pixmap, row: u32) -> Vec<PremultipliedColorU8> {
        let (left, top) = (svg::LEFT, svg::MARGIN + svg::ROWS + row * svg::ROW);
        let inside = |from: u32, length: u32| from * u32::from(SCALE) + 4..(from + length) * u32::from(SCALE) - 4;
        let pixels = inside(top, svg::CELL).flat_map(|y| inside(left, svg::column_width(1)).map(move |x| (x, y)));
        pixels.map(|(x, y)| pixmap.pixel(x, y).unwrap()).collect()
    }

    /// How light a pixel is without colour, from 0 to 255.
    fn grey(pixel: PremultipliedColorU8) -> u32 {
        (299 * u32::from(pixel.red()) + 587 * u32::from(pixel.green()) + 114 * u32::from(pixel.blue())) / 1000
    }

    #[test]
    fn it_is_a_png_of_the_size_that_is_said_however_much_is_offered() {
        for (panels, rows) in [(0, 0), (1, 0), (1, 1), (5, 14)] {
            let Drawn { picture, thumbnail } = draw(&heatmap(panels, rows), Language::English).unwrap();
            for (drawn, width, most) in [(&picture, 1200, 200_000), (&thumbnail, 800, 120_000)] {
                let pixmap = Pixmap::decode_png(&drawn.png).unwrap();
                assert_eq!((pixmap.width(), pixmap.height()), (drawn.width, drawn.height));
                assert_eq!(drawn.width, width);
                assert!(drawn.png.len() < most, "{} bytes", drawn.png.len());
            }
        }
    }

    #[test]
    fn the_same_heatmap_gives_the_same_bytes() {
        assert_eq!(draw(&heatmap(1, 3), Language::English).unwrap(), draw(&heatmap(1, 3), Language::English).unwrap());
    }

    #[test]
    fn night_edge_and_working_hours_differ_in_black_and_white() {
        let pixmap = decoded(&heatmap(1, 3));
        let ground = |row| grey(cell(&pixmap, row)[0]);
        let (night, edge, fine) = (ground(0), ground(1), ground(2));
        assert_eq!(fine, 255);
        assert!(edge + 40 < fine && night + 100 < edge, "{night}, {edge}, {fine}");
    }

    #[test]
    fn times_are_drawn_and_edges_are_underlined() {
        let ink = |pixmap: &Pixmap, row| {
            let pixels = cell(pixmap, row);
            pixels.iter().filter(|pixel| grey(**pixel).abs_diff(grey(pixels[0])) > 40).count()
        };
        let mut heatmap = heatmap(1, 3);
        let drawn = decoded(&heatmap);
        assert!((0..3).all(|row| ink(&drawn, row) > 100));
        heatmap.panels[0].rows[1].times[0].strain = Strain::Fine;
        assert!(ink(&drawn, 1) > ink(&decoded(&heatmap), 1) + 100, "the same time without its line");
    }

    #[test]
    fn it_is_wider_than_high_with_as_many_zones_as_are_shown() {
        let Drawn { picture, .. } = draw(&heatmap(5, 14), Language::English).unwrap();
        assert!(picture.width > picture.height, "{} by {}", picture.width, picture.height);
    }

    #[test]
    fn what_it_shows_is_said_in_words() {
        let heatmap = heatmap(1, 2);
        let said = |language| text(&heatmap, language);
        expect![[r#"
            How the offered times fall into the day in 2 time zones:
            1: Tue 25 Apr 2017, 23:00 UTC"#]]
        .assert_eq(&said(Language::English));
        expect![[r#"
            Les horaires proposés au fil de la journée dans 2 fuseaux horaires :
            1 : mar. 25 avr. 2017, 23:00 UTC"#]]
        .assert_eq(&said(Language::French));
    }

    #[test]
    fn the_colours_of_the_palette_are_their_own_nearest() {
        for (place, colour) in (0..).zip(palette().chunks(3)) {
            let pixel = PremultipliedColorU8::from_rgba(colour[0], colour[1], colour[2], u8::MAX).unwrap();
            assert_eq!(nearest(&pixel), place);
        }
    }

    #[test]
    fn hostile_words_are_drawn_as_words() {
        let mut heatmap = heatmap(1, 1);
        heatmap.panels[0].rows[0].zone = "</svg><!-- & \0 ]]> 日本".to_owned();
        assert!(draw(&heatmap, Language::English).is_ok());
    }
}
