//! What is said to the bot in plain words, in private: a question about a group, who the chair is, where somebody lives. What only
//! reads is answered, and what changes anything is asked about.

use super::{NoCommand, Reader, Typed};
use crate::audience::in_office;
use crate::language::synonyms;
use crate::language::value::Surroundings;
use crate::record::{Code, Meeting, PersonId, Role, folded_words, has_row};
use crate::say;
use crate::time::zone;
use crate::words::refusal::{Refusal, typed_briefly};
use crate::words::{Language, Question, Reply};

/// Words with which a question begins.
const QUESTIONS: [&str; 13] =
    ["who", "what", "when", "where", "which", "how", "qui", "quoi", "quand", "quel", "quelle", "quels", "quelles"];

impl Reader<'_> {
    /// The same of a question that somebody has put a slash before: `/when is the next meeting?`, `/who supports WG-A`.
    pub(super) fn question_behind_slash(&self, typed: &Typed<'_>) -> Option<Result<String, Refusal>> {
        let asks = typed.mark == "/" && QUESTIONS.contains(&typed.name.to_lowercase().as_str());
        asks.then(|| self.plain_words(&format!("{} {}", typed.name, typed.rest)))?
    }

    /// What plain words may be that are no command: one that changes nothing, or else an answer or a question.
    pub(super) fn plain_words(&self, text: &str) -> Option<Result<String, Refusal>> {
        let words = folded_words(text);
        let has = |any: &[&str]| any.iter().any(|word| words.iter().any(|one| one == word));
        if let Some(command) = synonyms::asked_for(&words) {
            return Some(Ok(command.to_owned()));
        }
        if has(&["member", "membre"]) && has(&["become", "becoming", "devenir", "join", "get"]) {
            return Some(Err(NoCommand::BecomesMember(self.holders(Role::Secretariat)).into()));
        }
        let asks_who = has(&["who", "qui"]);
        if asks_who
            && has(&["chair", "chairs", "preside", "presidence", "president", "presidente", "secretariat", "charge"])
        {
            let (chairs, secretariat) = (self.holders(Role::Chair), self.holders(Role::Secretariat));
            return Some(Err(NoCommand::WhoHolds { chairs, secretariat }.into()));
        }
        let asks_what = words.starts_with(&["what".to_owned(), "is".to_owned()])
            || has(&["quoi", "signifie", "mean", "means", "meaning"])
            || words.first().is_some_and(|first| first == "define");
        if let Some(command) = term_in(&words).filter(|_| asks_what) {
            return Some(Ok(format!("help {command}")));
        }
        if let Some(group) = self.group_to_support(text) {
            let why = Reply::said(say!(refusal_another_meant));
            return Some(Err(Question::new(why, [format!("support {group}")]).into()));
        }
        if let Some(language) = language_in(&words).filter(|language| !self.surroundings.languages.contains(language)) {
            let why = Reply::said(say!(refusal_another_meant));
            return Some(Err(Question::new(why, [format!("profile set language: {}", language.tag())]).into()));
        }
        let comes =
            has(&["come", "attend", "coming", "join", "venir", "viens", "participer", "viendrai"]) && has(&["i", "je"]);
        if comes && !text.trim_end().ends_with(['?', '？']) && self.only_code(text).is_none() {
            let is_no =
                has(&["cannot", "unable", "not", "won", "pas"]) || words.windows(2).any(|two| two == ["can", "t"]);
            let choices = self.answers_to_next(&words, if is_no { "no" } else { "yes" });
            if !choices.is_empty() {
                return Some(Err(Question::new(Reply::said(say!(plain_which_meeting)), choices).into()));
            }
        }
        if let Some(place) = place_of(text)
            && let Ok(found) = zone::find(place, Vec::new)
        {
            let why = Reply::said(say!(plain_zone, place: typed_briefly(place), zone: found.name));
            return Some(Err(Question::new(why, [format!("profile set zone: {place}")]).into()));
        }
        let asks_when = words.first().is_some_and(|first| ["when", "quand"].contains(&first.as_str()));
        let of_meetings =
            has(&["meeting", "meetings", "meet", "meets", "call", "calls", "reunion", "reunions", "reunit"]);
        if asks_when && (of_meetings || words.len() <= 3) {
            let code = self.only_code(text);
            return Some(Ok(code.map_or_else(|| "meetings".to_owned(), |code| format!("meetings {code}"))));
        }
        let asks = text.trim_end().ends_with(['?', '？'])
            || asks_who
            || has(&[
                "what", "whats", "tell", "about", "show", "explain", "quoi", "parle", "parlez", "montre", "sujet",
                "propos",
            ]);
        self.only_code(text).filter(|_| asks).map(|code| Ok(format!("status {code}")))
    }

    /// The group that somebody says they would like to support: `I want to support the gender group`.
    fn group_to_support(&self, text: &str) -> Option<Code> {
        const BEFORE: [&str; 12] = [
            "i want to support ",
            "i would like to support ",
            "i'd like to support ",
            "i’d like to support ",
            "i wish to support ",
            "i am in favour of ",
            "count me in for ",
            "please support ",
            "je veux soutenir ",
            "je voudrais soutenir ",
            "j'aimerais soutenir ",
            "j’aimerais soutenir ",
        ];
        let text = text.trim().trim_end_matches(['.', '!']);
        let group = behind_one_of(text, &BEFORE)?;
        let articles = ["the ", "le ", "la ", "group ", "groupe "];
        let bare = articles.into_iter().fold(group, |group, word| behind_one_of(group, &[word]).unwrap_or(group));
        self.only_code(bare).or_else(|| self.group_by_words(bare).map(|fit| fit.code))
    }

    /// The answer to each of the next meetings, or to those of them whose title is among the words.
    fn answers_to_next(&self, words: &[String], answer: &str) -> Vec<String> {
        const MOST: usize = 3;
        let register = self.surroundings.register;
        let to_come = register.all_meetings_by_start();
        let is_called = |meeting: &&&Meeting| has_row(words, &register.folded(meeting.title));
        let called: Vec<&Meeting> = to_come.iter().filter(is_called).copied().collect();
        let meant = if called.is_empty() { to_come } else { called };
        meant.into_iter().take(MOST).map(|meeting| format!("rsvp {} {answer}", meeting.number)).collect()
    }

    /// The only group that words name by its code.
    fn only_code(&self, text: &str) -> Option<Code> {
        let mut codes: Vec<Code> =
            text.split_whitespace().filter_map(|word| self.surroundings.known_code(word)).collect();
        codes.dedup();
        codes.pop().filter(|_| codes.is_empty())
    }

    fn holders(&self, role: Role) -> Vec<PersonId> {
        let Surroundings { register, organisation, .. } = self.surroundings;
        let mut holders = in_office(register, organisation, &[role]);
        register.people().sort_by_name(&mut holders);
        holders
    }
}

/// The command that explains what somebody asks the meaning of.
fn term_in(words: &[String]) -> Option<&'static str> {
    const TERMS: &[(&str, &str)] = &[
        ("last call", "lastcall"),
        ("dernier appel", "lastcall"),
        ("concern", "concern"),
        ("reserve", "concern"),
        ("consultation", "consult"),
        ("charter", "charter"),
        ("charte", "charter"),
        ("cycle", "cycle"),
        ("digest", "digest"),
        ("recapitulatif", "digest"),
        ("minutes", "minutes"),
        ("proces verbal", "minutes"),
        ("rsvp", "rsvp"),
        ("renewal", "renew"),
        ("proposal", "propose"),
        ("proposition", "propose"),
    ];
    let said = format!(" {} ", words.join(" "));
    TERMS.iter().find(|(term, _)| said.contains(&format!(" {term} "))).map(|(_, command)| *command)
}

/// The language that few words name: `français ?`, `do you speak French`.
fn language_in(words: &[String]) -> Option<Language> {
    const MOST: usize = 5;
    const CALLED: [(Language, [&str; 3]); 2] = [
        (Language::English, ["english", "anglais", "anglaise"]),
        (Language::French, ["french", "francais", "francaise"]),
    ];
    let is_named = |(_, names): &&(Language, [&str; 3])| words.iter().any(|word| names.contains(&word.as_str()));
    CALLED.iter().filter(|_| words.len() <= MOST).find(is_named).map(|(language, _)| *language)
}

/// The place where somebody says that they are: `my time zone is Lima`, `je suis à Dakar`.
fn place_of(text: &str) -> Option<&str> {
    const BEFORE: [&str; 24] = [
        "my time zone is ",
        "my timezone is ",
        "my zone is ",
        "time zone is ",
        "i am based in ",
        "i'm based in ",
        "i am living in ",
        "i live in ",
        "i'm in ",
        "i’m in ",
        "i am in ",
        "i am from ",
        "mon fuseau horaire est ",
        "mon fuseau est ",
        "je suis à ",
        "je suis en ",
        "je suis au ",
        "je vis à ",
        "je vis en ",
        "je vis au ",
        "j'habite à ",
        "j’habite à ",
        "j'habite en ",
        "j’habite en ",
    ];
    let text = text.trim().trim_end_matches(['.', '!']);
    behind_one_of(text, &BEFORE).filter(|place| !place.is_empty())
}

/// What stands behind the first of some beginnings with which a text begins.
fn behind_one_of<'t>(text: &'t str, beginnings: &[&str]) -> Option<&'t str> {
    let begins = |before: &&&str| text.get(..before.len()).is_some_and(|first| first.to_lowercase() == **before);
    beginnings.iter().find(begins).map(|before| text[before.len()..].trim())
}
