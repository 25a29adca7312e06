//! The words that people use for times, by language. Another language is a table here, and a variant of the words' language.

use jiff::civil::Weekday;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use self::Meaning::{
    Ago, Am, And, At, By, DayPart, End, EndOf, Every, Fraction, Hour12, In, Last, Midnight, Month, Next, Noon, Now,
    Number, Of, On, One, Ordinal, Other, OutOf, Own, Past, Pm, The, This, TimeWord, To, Today, Tomorrow, Tonight,
    Yesterday,
};
use super::clock::Half;
use crate::record::Nth;

/// What a word means in words for a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// A month, from 1.
    Month(i8),
    /// A day of the week.
    Weekday(Weekday),
    Today,
    Tonight,
    Tomorrow,
    /// The day after tomorrow, where it is one word.
    AfterTomorrow,
    Yesterday,
    Now,
    Noon,
    Midnight,
    /// `in 2 hours`, or `in Geneva`.
    In,
    /// A word before a time of day.
    At,
    /// A word before a day or a deadline, which adds nothing.
    On,
    /// The same before a deadline that stands behind other words.
    By,
    /// The article before a day.
    The,
    Next,
    This,
    Last,
    Of,
    End,
    /// The same with its unit, in letters: `EOD`.
    EndOf(Unit),
    /// The unit of a length of time, or of a series.
    Unit(Unit),
    /// A number in words.
    Number(i64),
    /// `a`, which is the number one before a unit.
    One,
    /// A place in a row.
    Ordinal(Nth),
    Am,
    Pm,
    /// Morning, afternoon or evening, beside an hour.
    DayPart(Half),
    /// So many minutes of an hour, in words: `half past two`.
    Fraction(i8),
    Past,
    /// Between the two ends of a range.
    To,
    /// `time`, which stands behind a place.
    TimeWord,
    /// The speaker's own clocks.
    Own,
    /// `o'clock`.
    Hour12,
    /// Between two days.
    And,
    Every,
    Other,
    /// Between one of something and how many of them it is one of: `un mardi sur deux`.
    OutOf,
    /// A word for a series: `weekly`.
    Series(Unit, i64),
    /// `ago`: a word that makes a past of what stands before it.
    Ago,
}

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unit {
    Minute,
    Hour,
    Day,
    /// Monday to Friday.
    Workday,
    Week,
    Fortnight,
    Month,
    Year,
}

/// The words of a language. The reader's own come first, and the others are read where they mean nothing else.
#[derive(Debug)]
pub struct Vocabulary {
    words: &'static [(&'static str, Meaning)],
}

/// English.
pub static ENGLISH: Vocabulary = Vocabulary {
    words: &[
        ("january", Month(1)),
        ("jan", Month(1)),
        ("february", Month(2)),
        ("feb", Month(2)),
        ("march", Month(3)),
        ("mar", Month(3)),
        ("april", Month(4)),
        ("apr", Month(4)),
        ("may", Month(5)),
        ("june", Month(6)),
        ("jun", Month(6)),
        ("july", Month(7)),
        ("jul", Month(7)),
        ("august", Month(8)),
        ("aug", Month(8)),
        ("september", Month(9)),
        ("sept", Month(9)),
        ("sep", Month(9)),
        ("october", Month(10)),
        ("oct", Month(10)),
        ("november", Month(11)),
        ("nov", Month(11)),
        ("december", Month(12)),
        ("dec", Month(12)),
        ("monday", Meaning::Weekday(Weekday::Monday)),
        ("mon", Meaning::Weekday(Weekday::Monday)),
        ("tuesday", Meaning::Weekday(Weekday::Tuesday)),
        ("tues", Meaning::Weekday(Weekday::Tuesday)),
        ("tue", Meaning::Weekday(Weekday::Tuesday)),
        ("wednesday", Meaning::Weekday(Weekday::Wednesday)),
        ("weds", Meaning::Weekday(Weekday::Wednesday)),
        ("wed", Meaning::Weekday(Weekday::Wednesday)),
        ("thursday", Meaning::Weekday(Weekday::Thursday)),
        ("thurs", Meaning::Weekday(Weekday::Thursday)),
        ("thur", Meaning::Weekday(Weekday::Thursday)),
        ("thu", Meaning::Weekday(Weekday::Thursday)),
        ("friday", Meaning::Weekday(Weekday::Friday)),
        ("fri", Meaning::Weekday(Weekday::Friday)),
        ("saturday", Meaning::Weekday(Weekday::Saturday)),
        ("sat", Meaning::Weekday(Weekday::Saturday)),
        ("sunday", Meaning::Weekday(Weekday::Sunday)),
        ("sun", Meaning::Weekday(Weekday::Sunday)),
        ("today", Today),
        ("tonight", Tonight),
        ("tomorrow", Tomorrow),
        ("yesterday", Yesterday),
        ("now", Now),
        ("noon", Noon),
        ("midday", Noon),
        ("midnight", Midnight),
        ("in", In),
        ("at", At),
        ("from", At),
        ("on", On),
        ("the", The),
        ("by", By),
        ("due", By),
        ("deadline", By),
        ("until", On),
        ("till", On),
        ("next", Next),
        ("this", This),
        ("coming", This),
        ("last", Last),
        ("of", Of),
        ("end", End),
        ("eod", EndOf(Unit::Day)),
        ("eom", EndOf(Unit::Month)),
        ("minute", Meaning::Unit(Unit::Minute)),
        ("minutes", Meaning::Unit(Unit::Minute)),
        ("min", Meaning::Unit(Unit::Minute)),
        ("mins", Meaning::Unit(Unit::Minute)),
        ("hour", Meaning::Unit(Unit::Hour)),
        ("hours", Meaning::Unit(Unit::Hour)),
        ("hr", Meaning::Unit(Unit::Hour)),
        ("hrs", Meaning::Unit(Unit::Hour)),
        ("hs", Meaning::Unit(Unit::Hour)),
        ("h", Meaning::Unit(Unit::Hour)),
        ("day", Meaning::Unit(Unit::Day)),
        ("days", Meaning::Unit(Unit::Day)),
        ("weekday", Meaning::Unit(Unit::Workday)),
        ("weekdays", Meaning::Unit(Unit::Workday)),
        ("week", Meaning::Unit(Unit::Week)),
        ("weeks", Meaning::Unit(Unit::Week)),
        ("fortnight", Meaning::Unit(Unit::Fortnight)),
        ("fortnights", Meaning::Unit(Unit::Fortnight)),
        ("month", Meaning::Unit(Unit::Month)),
        ("months", Meaning::Unit(Unit::Month)),
        ("year", Meaning::Unit(Unit::Year)),
        ("years", Meaning::Unit(Unit::Year)),
        ("one", Number(1)),
        ("two", Number(2)),
        ("three", Number(3)),
        ("four", Number(4)),
        ("five", Number(5)),
        ("six", Number(6)),
        ("seven", Number(7)),
        ("eight", Number(8)),
        ("nine", Number(9)),
        ("ten", Number(10)),
        ("eleven", Number(11)),
        ("twelve", Number(12)),
        ("a", One),
        ("an", One),
        ("first", Ordinal(Nth::First)),
        ("1st", Ordinal(Nth::First)),
        ("2nd", Ordinal(Nth::Second)),
        ("3rd", Ordinal(Nth::Third)),
        ("4th", Ordinal(Nth::Fourth)),
        ("second", Ordinal(Nth::Second)),
        ("third", Ordinal(Nth::Third)),
        ("fourth", Ordinal(Nth::Fourth)),
        ("am", Am),
        ("a.m", Am),
        ("pm", Pm),
        ("p.m", Pm),
        ("morning", DayPart(Half::Am)),
        ("afternoon", DayPart(Half::Pm)),
        ("evening", DayPart(Half::Pm)),
        ("half", Fraction(30)),
        ("quarter", Fraction(15)),
        ("past", Past),
        ("to", To),
        ("time", TimeWord),
        ("my", Own),
        ("local", Own),
        ("o'clock", Hour12),
        ("and", And),
        ("&", And),
        ("or", And),
        ("every", Every),
        ("each", Every),
        ("other", Other),
        ("daily", Meaning::Series(Unit::Day, 1)),
        ("weekly", Meaning::Series(Unit::Week, 1)),
        ("fortnightly", Meaning::Series(Unit::Week, 2)),
        ("monthly", Meaning::Series(Unit::Month, 1)),
        ("ago", Ago),
    ],
};

/// French.
pub static FRENCH: Vocabulary = Vocabulary {
    words: &[
        ("janvier", Month(1)),
        ("janv", Month(1)),
        ("février", Month(2)),
        ("févr", Month(2)),
        ("fév", Month(2)),
        ("mars", Month(3)),
        ("avril", Month(4)),
        ("avr", Month(4)),
        ("mai", Month(5)),
        ("juin", Month(6)),
        ("juillet", Month(7)),
        ("juil", Month(7)),
        ("août", Month(8)),
        ("septembre", Month(9)),
        ("sept", Month(9)),
        ("octobre", Month(10)),
        ("oct", Month(10)),
        ("novembre", Month(11)),
        ("nov", Month(11)),
        ("décembre", Month(12)),
        ("déc", Month(12)),
        ("lundi", Meaning::Weekday(Weekday::Monday)),
        ("lun", Meaning::Weekday(Weekday::Monday)),
        ("mardi", Meaning::Weekday(Weekday::Tuesday)),
        ("mar", Meaning::Weekday(Weekday::Tuesday)),
        ("mercredi", Meaning::Weekday(Weekday::Wednesday)),
        ("mer", Meaning::Weekday(Weekday::Wednesday)),
        ("jeudi", Meaning::Weekday(Weekday::Thursday)),
        ("jeu", Meaning::Weekday(Weekday::Thursday)),
        ("vendredi", Meaning::Weekday(Weekday::Friday)),
        ("ven", Meaning::Weekday(Weekday::Friday)),
        ("samedi", Meaning::Weekday(Weekday::Saturday)),
        ("sam", Meaning::Weekday(Weekday::Saturday)),
        ("dimanche", Meaning::Weekday(Weekday::Sunday)),
        ("dim", Meaning::Weekday(Weekday::Sunday)),
        ("aujourd'hui", Today),
        ("demain", Tomorrow),
        ("après-demain", Meaning::AfterTomorrow),
        ("hier", Yesterday),
        ("maintenant", Now),
        ("midi", Noon),
        ("matin", DayPart(Half::Am)),
        ("après-midi", DayPart(Half::Pm)),
        ("l'après-midi", DayPart(Half::Pm)),
        ("soir", DayPart(Half::Pm)),
        ("demie", Fraction(30)),
        ("quart", Fraction(15)),
        ("minuit", Midnight),
        ("dans", In),
        ("à", At),
        ("vers", At),
        ("dès", At),
        ("le", The),
        ("les", The),
        ("la", The),
        ("pour", On),
        ("avant", By),
        ("jusqu'à", On),
        ("jusqu'au", On),
        ("d'ici", By),
        ("échéance", By),
        ("au", The),
        ("prochain", Next),
        ("prochaine", Next),
        ("ce", This),
        ("dernier", Last),
        ("dernière", Last),
        ("du", Of),
        ("de", Of),
        ("des", Of),
        ("fin", End),
        ("minute", Meaning::Unit(Unit::Minute)),
        ("minutes", Meaning::Unit(Unit::Minute)),
        ("min", Meaning::Unit(Unit::Minute)),
        ("heure", Meaning::Unit(Unit::Hour)),
        ("heures", Meaning::Unit(Unit::Hour)),
        ("h", Meaning::Unit(Unit::Hour)),
        ("jour", Meaning::Unit(Unit::Day)),
        ("jours", Meaning::Unit(Unit::Day)),
        ("semaine", Meaning::Unit(Unit::Week)),
        ("semaines", Meaning::Unit(Unit::Week)),
        ("quinzaine", Meaning::Unit(Unit::Fortnight)),
        ("mois", Meaning::Unit(Unit::Month)),
        ("an", Meaning::Unit(Unit::Year)),
        ("ans", Meaning::Unit(Unit::Year)),
        ("année", Meaning::Unit(Unit::Year)),
        ("deux", Number(2)),
        ("trois", Number(3)),
        ("quatre", Number(4)),
        ("cinq", Number(5)),
        ("sept", Number(7)),
        ("huit", Number(8)),
        ("neuf", Number(9)),
        ("dix", Number(10)),
        ("onze", Number(11)),
        ("douze", Number(12)),
        ("un", One),
        ("une", One),
        ("premier", Ordinal(Nth::First)),
        ("1er", Ordinal(Nth::First)),
        ("deuxième", Ordinal(Nth::Second)),
        ("troisième", Ordinal(Nth::Third)),
        ("quatrième", Ordinal(Nth::Fourth)),
        ("locale", Own),
        ("et", And),
        ("ou", And),
        ("chaque", Every),
        ("tous", Every),
        ("toutes", Every),
        ("sur", OutOf),
        ("quotidien", Meaning::Series(Unit::Day, 1)),
        ("hebdomadaire", Meaning::Series(Unit::Week, 1)),
        ("mensuel", Meaning::Series(Unit::Month, 1)),
    ],
};

/// Those that there are.
static ALL: [&Vocabulary; 2] = [&ENGLISH, &FRENCH];

impl Vocabulary {
    /// All that a word can mean: first in this language, then in the others; a word that lacks its accents comes last.
    /// The word is in small letters.
    pub(crate) fn meanings(&'static self, word: &str) -> Vec<Meaning> {
        let others = ALL.into_iter().filter(|other| !std::ptr::eq(*other, self));
        let languages: Vec<&Vocabulary> = std::iter::once(self).chain(others).collect();
        let all = || languages.iter().flat_map(|language| language.words);
        let mut found: Vec<Meaning> = all().filter(|(known, _)| *known == word).map(|(_, meaning)| *meaning).collect();
        if found.is_empty() {
            let bare = without_accents(word);
            let is_it = |known: &str| !known.is_ascii() && known != "à" && without_accents(known) == bare;
            found = all().filter(|(known, _)| is_it(known)).map(|(_, meaning)| *meaning).collect();
        }
        found
    }

    /// The weekday that a word names, as it is in the vocabulary but for capitals: `Tuesdays,` names `Tuesday`.
    pub(crate) fn weekday<'w>(&'static self, word: &'w str) -> Option<&'w str> {
        let word = word.trim_matches([',', ';']);
        let is_day = |word: &str| {
            self.meanings(&word.to_lowercase()).iter().any(|meaning| matches!(meaning, Meaning::Weekday(_)))
        };
        [Some(word), word.strip_suffix(['s', 'S'])].into_iter().flatten().find(|word| is_day(word))
    }
}

/// The word without its accents.
pub(crate) fn without_accents(word: &str) -> String {
    word.nfd().filter(|c| !is_combining_mark(*c)).collect()
}
