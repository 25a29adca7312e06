//! A file of people as a spreadsheet saves it: with commas, semicolons, tabs or bars between the columns, with notes and
//! titles above them, with empty rows, and as a table of Markdown.

use super::headings::{self, Headings, Meaning};
use super::rows::{Raw, barred, separated};
use crate::cli::import::BadRows;

/// What can be between columns. The first counts where a header has one column alone.
const SEPARATORS: [char; 4] = [',', ';', '\t', '|'];

/// In how many rows the header is looked for: above it there may be a title.
const MOST_ABOVE: usize = 10;

/// The rows of a file that are not empty.
#[derive(Debug)]
pub(super) struct Sheet {
    /// The rows that can be read, as people have them in the file.
    pub(super) rows: Vec<Row>,
    /// What of the file is not taken: a line each.
    pub(super) left_out: Vec<String>,
}

/// A row with the cells that are taken.
#[derive(Debug)]
pub(super) struct Row {
    /// The line in which it begins.
    pub(super) line: usize,
    cells: Vec<Cell>,
}

#[derive(Debug)]
struct Cell {
    column: &'static str,
    heading: String,
    value: String,
}

impl Row {
    /// What stands in a column, if something does.
    pub(super) fn get(&self, column: &str) -> Option<&str> {
        self.cells.iter().find(|cell| cell.column == column).map(|cell| cell.value.as_str())
    }

    /// The heading of a column, as the file has it.
    pub(super) fn heading<'a>(&'a self, column: &'a str) -> &'a str {
        self.cells.iter().find(|cell| cell.column == column).map_or(column, |cell| &cell.heading)
    }

    /// All cells in which something stands: the column, its heading, and what it is.
    pub(super) fn cells(&self) -> impl Iterator<Item = (&'static str, &str, &str)> {
        self.cells.iter().map(|cell| (cell.column, cell.heading.as_str(), cell.value.as_str()))
    }
}

impl Sheet {
    /// Reads a file. A row that cannot be read is said to be bad, and left out. Where the header is bad there are no rows,
    /// since nothing can be said of them.
    pub(super) fn read(text: &str, bad: &mut BadRows) -> Self {
        let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n");
        let (announced, text) = announced(&text);
        let text = without_notes(&text);
        let rows: Vec<Raw> = match announced {
            Some(separator) => separated(&text, separator).collect(),
            None if text.trim_start().starts_with('|') => barred(&text).collect(),
            None => separated(&text, separator_of(&text)).collect(),
        };
        let mut rows: Vec<Raw> = rows.into_iter().filter(|row| !row.is_empty()).collect();
        let mut left_out = Vec::new();
        let above = rows.iter().take(MOST_ABOVE).position(|row| names_somebody(&row.cells)).unwrap_or(0);
        for title in rows.drain(..above) {
            left_out.push(format!("left out: line {}: it stands above the columns", title.line));
        }
        let mut rows = rows.into_iter();
        let header = rows.next().unwrap_or(Raw { line: 1, cells: Vec::new(), is_open: false });
        // A note is none of the people, whatever it looks like.
        let rows: Vec<Raw> = rows.filter(|row| !row.cells[0].starts_with("# ")).collect();
        let is_used = |place: usize| rows.iter().any(|row| row.cells.get(place).is_some_and(|cell| !cell.is_empty()));
        let (unreadable, width) = (bad.0.len(), header.cells.len());
        let headings = Headings::of(&header.cells, is_used, header.line, bad);
        if bad.0.len() > unreadable {
            return Self { rows: Vec::new(), left_out };
        }
        let column = |heading: &String| format!("left out: the column \"{heading}\", for which there is no place here");
        left_out.extend(headings.left_out.iter().map(column));
        let rows = rows.into_iter().filter_map(|row| taken(row, &headings, (&header.cells, width), bad)).collect();
        Self { rows, left_out }
    }
}

/// The cells of a row that are taken, or what is wrong with it.
fn taken(row: Raw, headings: &Headings, (header, width): (&[String], usize), bad: &mut BadRows) -> Option<Row> {
    let Raw { line, mut cells, is_open } = row;
    if is_open {
        let heading = header.get(cells.len().saturating_sub(1)).map_or("a cell", String::as_str);
        let words = cells.last().map(String::as_str).unwrap_or_default();
        bad.add(line, format!("{heading} begins with a quotation mark that is not closed: {words}"));
        return None;
    }
    // Spreadsheets save columns that had something in them once.
    while cells.len() > width && cells.last().is_some_and(String::is_empty) {
        cells.pop();
    }
    if cells.len() != width {
        let hint = if cells.len() > width { ". What has the separator in it stands in quotation marks" } else { "" };
        bad.add(line, format!("has {} cells, the header {width}{hint}", cells.len()));
        return None;
    }
    let mut row = Row { line, cells: Vec::new() };
    let value = |wanted: Meaning| {
        headings.taken.iter().find(|(_, meaning, _)| *meaning == wanted).map(|(place, _, _)| cells[*place].as_str())
    };
    for (place, meaning, heading) in &headings.taken {
        let (column, value) = match meaning {
            Meaning::Column(column) => (*column, cells[*place].clone()),
            Meaning::Given => {
                let family = value(Meaning::Family).unwrap_or_default();
                ("name", format!("{} {family}", cells[*place]).trim().to_owned())
            }
            Meaning::Family => continue,
        };
        if !value.is_empty() {
            row.cells.push(Cell { column, heading: heading.clone(), value: as_text(&value) });
        }
    }
    Some(row)
}

/// A cell without the signs by which a spreadsheet was told that it is text: `="0123"` and `'0123`. This program writes the
/// latter too, where a cell looks like a formula.
fn as_text(value: &str) -> String {
    let quoted = value.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
    let marked = value
        .strip_prefix('\'')
        .filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '=' | '+' | '@')));
    quoted.or(marked).unwrap_or(value).trim().to_owned()
}

/// The separator that Excel's first line gives, and the text without that: `sep=;`. The line stays, since lines are counted.
fn announced(text: &str) -> (Option<char>, String) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let words = first.trim_end_matches(' ').trim_matches('"').to_lowercase();
    let mut separator = words.strip_prefix("sep=").unwrap_or_default().chars();
    match (separator.next(), separator.next()) {
        (Some(separator), None) => (Some(separator), format!("\n{rest}")),
        _ => (None, text.to_owned()),
    }
}

/// The text without its notes, which begin with `#` and a blank; their lines stay empty. `#N/A` is an error of a spreadsheet
/// and no note.
fn without_notes(text: &str) -> String {
    let is_note = |line: &str| {
        let rest = line.trim_start().strip_prefix('#');
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(|c: char| c.is_whitespace() || c == '#'))
    };
    let kept = text.split('\n').map(|line| if is_note(line) { "" } else { line });
    kept.collect::<Vec<_>>().join("\n")
}

/// Whether a row has a column of names.
fn names_somebody(cells: &[String]) -> bool {
    cells.iter().any(|cell| matches!(headings::meaning(cell), Some(Meaning::Column("name") | Meaning::Given)))
}

/// The separator by which most columns of the header are known.
fn separator_of(text: &str) -> char {
    let known = |separator: char| {
        let rows = separated(text, separator).filter(|row| !row.is_empty()).take(MOST_ABOVE);
        rows.map(|row| row.cells.iter().filter(|cell| headings::meaning(cell).is_some()).count()).max().unwrap_or(0)
    };
    let [comma, others @ ..] = SEPARATORS;
    others.into_iter().fold(comma, |best, other| if known(other) > known(best) { other } else { best })
}

#[cfg(test)]
mod tests {
    use commands::record::{People, Person};
    use expect_test::expect;

    use super::super::PeopleFile;
    use super::super::tests::read;

    fn alone(text: &str) -> PeopleFile {
        read(text, &People::default()).unwrap_or_else(|bad| panic!("{text:?}: {bad}"))
    }

    fn refused(text: &str) -> String {
        read(text, &People::default()).unwrap_err()
    }

    #[test]
    fn a_spreadsheet_separates_columns_in_its_own_way() {
        let rows = "name,role,affiliation,console\n\nLea Kaspar,member,\"GPD, Berlin\",lea\n,,,\nAnn,,,ann\n";
        let with = |separator: &str| rows.replace("GPD, ", "GPD~ ").replace(',', separator).replace('~', ",");
        let windows = |text: String| format!("\u{feff}{}", text.replace('\n', "\r\n"));
        let plain = read(rows, &People::default()).unwrap().people;
        assert_eq!(plain[0].affiliation.as_deref(), Some("GPD, Berlin"));
        assert_eq!((plain.len(), plain[1].name.as_str()), (2, "Ann"));
        for text in [
            with(";"),
            with("\t"),
            windows(with(",")),
            windows(with(";")),
            windows(with("\t")),
            windows(format!("sep=;\n{}", with(";"))),
            windows(format!("\"sep=\t\"\n{}", with("\t"))),
            format!("sep=|\n{}", with("|")),
            format!(";;;\n\n{}", with(";")),
            // Columns and rows that were emptied.
            with(";").replace('\n', ";;\n"),
        ] {
            assert_eq!(read(&text, &People::default()).unwrap().people, plain, "{text:?}");
        }
    }

    #[test]
    fn lines_are_counted_as_an_editor_counts_them() {
        let said = |text: &str| read(text, &People::default()).unwrap_err();
        let text = "\u{feff}sep=;\r\n\r\nname;role\r\n;;\r\nLea;boss\r\n";
        expect_test::expect![[r#"
            line 5: role "boss" is none of chair, secretariat, member, participant
            Nothing was imported. Correct the lines above and import again."#]]
        .assert_eq(&said(text));
        expect_test::expect![[r#"
            line 1: the column "name" is missing: between columns there are commas, semicolons, tabs or bars
            line 1: there is no column "name/role"
            Nothing was imported. Correct the lines above and import again."#]]
        .assert_eq(&refused("name/role\nLea/member\n"));
        expect_test::expect![[r#"
            line 2: has 3 cells, the header 2. What has the separator in it stands in quotation marks
            Nothing was imported. Correct the lines above and import again."#]]
        .assert_eq(&said("name;role\nLea;member;GPD\n"));
        assert!(said("").contains("the column \"name\" is missing"));
    }

    #[test]
    fn a_file_is_read_with_whatever_is_around_its_rows() {
        let plain = alone("name,role\nLea Kaspar,member\nAnn,participant\n").people;
        for text in [
            "name|role\nLea Kaspar|member\nAnn|participant\n",
            "| name | role |\n|---|:--:|\n| Lea Kaspar | member |\n| Ann |  |\n",
            "# members of the group, as of May\nname,role\n# the others\nLea Kaspar,member\nAnn,\n#\n",
            "name,role\rLea Kaspar,member\rAnn,participant\r",
            "\"name\", \"role\"\n\"Lea Kaspar\", \"member\"\n \"Ann\" , \"\"\n",
            "Name *;Role (of the person)\nLea Kaspar;MEMBER\nAnn;\n",
            "Nom;R\u{f4}le\nLea Kaspar;membre\nAnn;participant(e)\n",
            "Pr\u{e9}nom;Nom;R\u{f4}le\nLea;Kaspar;membre\nAnn;;\n",
            "last_name\trole\tfirst_name\nKaspar\tmember\tLea\n\t\tAnn\n",
            "name,,role,\nLea Kaspar,,member,\nAnn,,,\n",
            "name,role\n=\"Lea Kaspar\",member\nAnn,=\"participant\"\n",
        ] {
            let file = alone(text);
            assert_eq!(file.people, plain, "{text:?}");
            assert!(file.report.iter().all(|line| line.starts_with("new: ")), "{:?}", file.report);
        }
    }

    #[test]
    fn what_is_left_out_of_a_file_is_said() {
        let file = alone(
            "Members of the group\n\nName,Given name,Surname,Phone,Notes,E-mail 1 - Value,E-mail 2 - Value\n\
                          Lea Kaspar,Lea,Kaspar,1,,lea@example.org,l@example.org\n",
        );
        expect![[r#"
            left out: line 1: it stands above the columns
            left out: the column "Given name", for which there is no place here
            left out: the column "Surname", for which there is no place here
            left out: the column "Phone", for which there is no place here
            left out: the column "Notes", for which there is no place here
            left out: the column "E-mail 2 - Value", for which there is no place here
            new: Lea Kaspar, no account"#]]
        .assert_eq(&file.report.join("\n"));
        assert_eq!(file.people[0].email.as_deref(), Some("lea@example.org"));
    }

    #[test]
    fn a_header_that_could_be_two_things_is_refused() {
        for (header, said) in [
            ("nmae,role", "there is no column \"nmae\": did you mean \"name\"?"),
            ("name,rol", "there is no column \"rol\": did you mean \"role\"?"),
            ("name,fuseaux", "there is no column \"fuseaux\": did you mean \"zone\"?"),
            ("name,name", "the column \"name\" is there twice"),
            ("name,Full name", "the columns \"name\" and \"Full name\" are both the name"),
            ("name,zone,Time Zone", "the columns \"zone\" and \"Time Zone\" are both the zone"),
            ("name,first name", "could be the whole name or a part of it"),
            ("first name,role", "\"first name\" is only a part of it"),
            ("role,console", "the column \"name\" is missing"),
            ("Lea,member", "the column \"name\" is missing"),
            ("name,,role", "column 2 has no heading, and cells in it"),
        ] {
            let said_now = refused(&format!("{header}\na,b,c\n"));
            assert!(said_now.starts_with("line 1: ") && said_now.contains(said), "{header}: {said_now}");
        }
    }

    #[test]
    fn all_faults_of_cells_are_said_with_line_and_heading() {
        let text = "Nom;Courriel;Fuseau;Heures;Langue;Discord ID;Matrix;Console;Organisme\r\n\
            Ann;Ann <ann@example.org>;Mars;late;Klingon;8.48E+17;@ann;@ann;=HYPERLINK(\"x\")\r\n\
            Ben;ben@example.org, b@example.org;;;;<@212345678901234560>;https://matrix.to/#/@ben:example.org;console:ben;#N/A\r\n\
            Cem;cem@example;;;;cem#1234;cem:example.org;N/A;\"one\r\ntwo\"\r\n\
            Dan;mailto:dan@example.org;;;;212 345 678 901 234 560;dan@example.org;null;Fl\u{c3}\u{a1}vio\r\n\
            Eve;;;;;99999999999999999999;;;Fl\u{fffd}vio\r\n\
            Flo;;;;;;;;\"never closed\r\n\
            @gus;;;;;;;;\r\n\
            Hal;;;;;;;;a;b\r\n";
        expect![[r##"
            line 2: Console "@ann" is no account: write it without @, such as ann
            line 2: Matrix "@ann" is no account: write it with its server, such as @lynn:example.org
            line 2: Discord ID "8.48E+17" is no account: write its number, in digits alone. A spreadsheet has shortened it: set the column to text, and copy the number again
            line 2: Organisme "=HYPERLINK("x")" is a formula: write what it shows
            line 2: Fuseau "Mars" is not a time zone such as Africa/Dakar
            line 2: Heures "late" are not like 09:00-21:00
            line 2: Courriel "Ann <ann@example.org>" is not an address: write ann@example.org
            line 2: Langue "Klingon" is not a language such as en or fr
            line 3: Console "console:ben" is no account: write it without @, such as ben
            line 3: Matrix "https://matrix.to/#/@ben:example.org" is no account: write @ben:example.org
            line 3: Discord ID "<@212345678901234560>" is no account: write its number, in digits alone: 212345678901234560
            line 3: Organisme "#N/A" is an error of the spreadsheet
            line 3: Courriel "ben@example.org, b@example.org" has 2 addresses: write one
            line 4: Matrix "cem:example.org" is no account: write @cem:example.org
            line 4: Discord ID "cem#1234" is no account: write its number, in digits alone. Discord copies it in developer mode: "Copy User ID"
            line 4: Console "N/A" says nothing: leave the cell empty, or write - to empty what is known
            line 4: Organisme has a line break in it: write it in one line
            line 4: Courriel "cem@example" is not an address such as lynn@example.org
            line 6: Matrix "dan@example.org" is no account: write it with its server, such as @lynn:example.org
            line 6: Discord ID "212 345 678 901 234 560" is no account: write its number, in digits alone: 212345678901234560
            line 6: Console "null" says nothing: leave the cell empty, or write - to empty what is known
            line 6: Organisme "FlÃ¡vio" was Flávio, and was read in a wrong encoding: save the file anew
            line 6: Courriel "mailto:dan@example.org" is not an address: write dan@example.org
            line 7: Discord ID "99999999999999999999" is no account: write its number, in digits alone: this is none of Discord's
            line 7: Organisme "Fl�vio" has lost a letter: write it again
            line 8: Organisme begins with a quotation mark that is not closed: "never closed
            line 9: Nom "@gus" has an @ in it: an account belongs in its own column
            line 10: has 10 cells, the header 9. What has the separator in it stands in quotation marks
            Nothing was imported. Correct the lines above and import again."##]].assert_eq(&refused(text));
    }

    #[test]
    fn cells_are_taken_with_what_programs_put_around_them() {
        let text = "name,language,matrix,discord,email,affiliation\n\
            Fla\u{301}vio,fran\u{e7}ais,\u{200b}@flavio:example.org\u{a0},=\"212345678901234567\",o'brien@example.org\u{200b},'=1+1 Ltd\n\
            Lea,pt-BR,,'212345678901234568,,\"The \"\"Best\"\" Ltd\"\n\
            't Hooft,English,,,,\"Un\" mot\n";
        let file = read(text, &People::default());
        let Err(said) = file else { panic!("a formula is none of the words") };
        assert!(said.contains("affiliation \"=1+1 Ltd\" is a formula") && said.lines().count() == 2, "{said}");
        let people = alone(&text.replace("'=1+1", "'+1")).people;
        let shown = |person: &Person| {
            let accounts = person.accounts.iter().map(ToString::to_string);
            let fields =
                [&person.language, &person.email, &person.affiliation].map(|field| field.clone().unwrap_or_default());
            [person.name.clone()].into_iter().chain(accounts).chain(fields).collect::<Vec<_>>().join(" / ")
        };
        expect![[r#"
            Flávio / matrix:@flavio:example.org / discord:212345678901234567 / fr / o'brien@example.org / +1 Ltd
            Lea / discord:212345678901234568 / pt-BR /  / The "Best" Ltd
            't Hooft / en /  / "Un" mot"#]]
        .assert_eq(&people.iter().map(shown).collect::<Vec<_>>().join("\n"));
    }
}
