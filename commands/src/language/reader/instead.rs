//! What is typed in the form of another command, or in another order: it is asked whether that is meant.

use std::borrow::Cow;

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::Reader;
use super::words::first_word;
use crate::language::called;
use crate::language::quotes::is_quote;
use crate::language::spec::Spec;
use crate::language::value::Surroundings;
use crate::record::{Binding, Meeting, Role, folded_words};
use crate::say;
use crate::spelling::{is_number, nearest};
use crate::time::duration::Duration;
use crate::time::when::vocabulary::Meaning;
use crate::time::{when, zone};
use crate::words::refusal::Refusal;
use crate::words::{Inline, Question, Reply};

/// The most commands that are offered.
const MOST: usize = 4;

impl Reader<'_> {
    /// The question whether another command is meant than the one that could not be read.
    pub(super) fn asking_for_another(&self, commands: &'static [Spec], spec: &Spec, rest: &str) -> Option<Refusal> {
        let meetings = self.by_name_or_day(spec.name, rest);
        let meant = self.another(spec, rest).into_iter().chain(meetings).chain(self.digests_on(spec.name, rest));
        let meant = meant.chain(self.taking_back(spec.name, rest));
        let meant: Vec<String> =
            meant.filter(|command| self.may_be_meant(commands, command, None)).take(MOST).collect();
        let why = Reply::said(say!(refusal_another_meant));
        (!meant.is_empty()).then(|| Question::new(why, meant).into())
    }

    /// The question whether a meeting is moved without what else was typed, for which there is another command.
    pub(super) fn asking_for_details(&self, commands: &'static [Spec], spec: &Spec, rest: &str) -> Option<Refusal> {
        let (moves, details) = moved_with_details(spec.name, rest.trim())?;
        let why = Reply::said(say!(move_without_details, command: Inline::command(details)));
        self.may_be_meant(commands, &moves, None).then(|| Question::new(why, [moves]).into())
    }

    /// The command with the number of each meeting that is called so, or is on this day: `weekly call no`, `thursday yes`.
    fn by_name_or_day(&self, name: &str, rest: &str) -> Vec<String> {
        const WORDS: usize = 5;
        let words: Vec<&str> = rest.split_whitespace().collect();
        let is_number = |word: &str| is_number(word.trim_end_matches('+'));
        if !["rsvp", "cancel", "move", "meeting"].contains(&name) || words.first().is_none_or(|word| is_number(word)) {
            return Vec::new();
        }
        if let [all, behind @ ..] = words.as_slice()
            && is_one_of(all, &["all", "everything", "tout", "toutes"])
            && name != "meeting"
        {
            return self.each_series(name, &behind.join(" "));
        }
        let Surroundings { register, organisation, speaker, now, .. } = self.surroundings;
        let to_come = self.meetings_to_come();
        let zone = organisation.zone_of(speaker);
        (1..=words.len().min(WORDS))
            .rev()
            .map(|taken| {
                let (called, behind) = (folded_words(&words[..taken].join(" ")), words[taken..].join(" "));
                let day = when::coming_day(&words[..taken].join(" "), &zone, now, self.surroundings.vocabulary()).ok();
                let is_it = |meeting: &&&Meeting| {
                    let is_called = !called.is_empty() && register.folded(meeting.title) == called;
                    is_called || day.is_some_and(|day| zone.to_datetime(meeting.starts).date() == day)
                };
                let command = |meeting: &&Meeting| format!("{name} {} {behind}", meeting.number).trim_end().to_owned();
                to_come.iter().filter(is_it).map(command).collect::<Vec<String>>()
            })
            .find(|commands| !commands.is_empty())
            .unwrap_or_default()
    }

    /// The digests that come on a day, the room's and one's own: `digest every friday at 5pm`.
    fn digests_on(&self, name: &str, rest: &str) -> Vec<String> {
        let rest = rest.trim();
        let vocabulary = self.surroundings.vocabulary();
        let each = first_word(rest);
        let is_each = vocabulary.meanings(&each.to_lowercase()).contains(&Meaning::Every);
        let day = first_word(if is_each { rest[each.len()..].trim_start() } else { rest });
        if name != "digest" || vocabulary.weekday(day).is_none() {
            return Vec::new();
        }
        let Surroundings { register, organisation, speaker, .. } = self.surroundings;
        let leads = speaker.is_some_and(|speaker| {
            matches!(organisation.role_of(speaker), Role::Chair | Role::Secretariat)
                || register.groups().any(|group| group.is_facilitated_by(speaker.id))
        });
        let of_room = format!("digest weekly {rest}");
        let own = format!("{of_room} me");
        match (self.room.is_private(), leads) {
            (true, _) => vec![of_room],
            (false, true) => vec![of_room, own],
            (false, false) => vec![own],
        }
    }

    /// `/cancel` alone where there is no meeting to cancel, of somebody who has just done something.
    fn taking_back(&self, name: &str, rest: &str) -> Option<String> {
        let Surroundings { register, speaker, now, .. } = self.surroundings;
        let is_alone = name == "cancel" && rest.trim().is_empty() && self.meetings_to_come().is_empty();
        speaker.filter(|speaker| is_alone && register.recent_act(speaker.id, now).is_some()).map(|_| "undo".to_owned())
    }

    /// The meetings to come of the room's group, else of all.
    fn meetings_to_come(&self) -> Vec<&Meeting> {
        let register = self.surroundings.register;
        match &self.place {
            Some(Binding::Group(code)) => register.meetings_to_come(Some(code)),
            Some(Binding::Plenary) | None => register.all_meetings_by_start(),
        }
    }

    /// The last day of `next week`, which is a Sunday.
    fn last_day_of_week(&self, words: &str) -> Option<Date> {
        let weeks = match words.to_lowercase().as_str() {
            "this week" | "cette semaine" => 0,
            "next week" | "la semaine prochaine" | "semaine prochaine" => 1,
            _ => return None,
        };
        let Surroundings { organisation, speaker, now, .. } = self.surroundings;
        let today = organisation.zone_of(speaker).to_datetime(now).date();
        let days = i64::from(7 - today.weekday().to_monday_one_offset()) + 7 * weeks;
        today.checked_add(days.days()).ok()
    }

    /// The command for all that is to come of each series, and for each meeting apart: `all to wed 15:00`.
    fn each_series(&self, name: &str, behind: &str) -> Vec<String> {
        let mut seen = Vec::new();
        let to_come = self.meetings_to_come();
        let numbers = to_come.iter().filter_map(|meeting| match meeting.occurrence {
            Some(occurrence) if seen.contains(&occurrence.series) => None,
            Some(occurrence) => {
                seen.push(occurrence.series);
                Some(format!("{}+", meeting.number))
            }
            None => Some(meeting.number.to_string()),
        });
        let behind = behind.strip_prefix("to ").unwrap_or(behind);
        numbers.map(|number| format!("{name} {number} {behind}").trim_end().to_owned()).collect()
    }

    /// What follows the name of a command, with the subcommand as it is called in English.
    fn with_subcommand_in_english<'w>(&self, spec: &Spec, rest: &'w str) -> Cow<'w, str> {
        let first = first_word(rest);
        match called::find(spec.subcommands(), Some(spec.name), first, self.surroundings.languages) {
            Some(sub) if sub.name != first => format!("{}{}", sub.name, &rest[first.len()..]).into(),
            _ => rest.into(),
        }
    }

    fn another(&self, spec: &Spec, rest: &str) -> Option<String> {
        let (name, rest) = (spec.name, self.with_subcommand_in_english(spec, rest.trim()));
        let rest = rest.as_ref();
        let words: Vec<&str> = rest.split_whitespace().collect();
        let is_code = |word: &str| self.surroundings.known_code(word).is_some();
        let subcommand = |word: &str| {
            called::find(spec.subcommands(), Some(name), word, self.surroundings.languages).map(|sub| sub.name)
        };
        let lower = rest.to_lowercase();
        match (name, words.as_slice()) {
            // `/withdraw my support for WG-A`
            ("withdraw", _) => {
                let beginnings = [
                    "my support for ",
                    "my support of ",
                    "my support ",
                    "support for ",
                    "support ",
                    "mon soutien à ",
                    "mon soutien pour ",
                    "mon soutien ",
                    "soutien à ",
                    "soutien ",
                ];
                let beginning = beginnings.into_iter().find(|beginning| lower.starts_with(beginning))?;
                Some(format!("unsupport {}", rest.get(beginning.len()..)?))
            }
            // `/facilitate WG-A off @ann`, `/facilitate WG-A -@ann`
            ("facilitate", [code, off, who @ ..])
                if !who.is_empty() && is_one_of(off, &["off", "remove", "out", "not", "-", "retirer", "sans"]) =>
            {
                Some(format!("release {code} {}", who.join(" ")))
            }
            ("facilitate", [code, who]) if who.starts_with("-@") => Some(format!("release {code} {}", &who[1..])),
            // `/facilitate @ann WG-A`
            ("facilitate" | "release", [who @ .., code]) if !who.is_empty() && is_code(code) && !is_code(who[0]) => {
                Some(format!("{name} {code} {}", who.join(" ")))
            }
            // `/release @ann`, of the only group that she facilitates
            ("release", [who]) => {
                let person = self.surroundings.handle(who)?;
                let mut led = self.surroundings.register.groups().filter(|group| group.is_facilitated_by(person));
                let only = led.next().filter(|_| led.next().is_none())?;
                Some(format!("release {} {who}", only.code))
            }
            // `/document WG-A remove https://…`
            ("document", [code, verb, address])
                if address.contains("://")
                    && is_one_of(verb, &["remove", "delete", "drop", "supprimer", "retirer"]) =>
            {
                Some(format!("document {code} remove: {address}"))
            }
            // `/rename WG-A to WG-B`
            ("rename", [code, to, new]) if is_one_of(to, &["to", "into", "as", "in", "en", "->", "→", "=>", "="]) => {
                Some(format!("rename {code} {new}"))
            }
            // `/decide WG-A yes`
            ("decide", [code, word, reason @ ..]) if is_code(code) => {
                Some(format!("decide {code} {} {}", outcome(word)?, reason.join(" ")).trim_end().to_owned())
            }
            // `/rsvp show 1`
            ("rsvp", [show, number])
                if is_number(number) && is_one_of(show, &["show", "who", "list", "status", "montrer", "qui"]) =>
            {
                Some(format!("rsvp {number}"))
            }
            // `/minutes stop`
            ("minutes", [verb]) if is_one_of(verb, &["stop", "finish", "finished", "close", "done", "arrêter"]) => {
                Some("minutes end".to_owned())
            }
            ("minutes", [verb, number])
                if is_number(number) && is_one_of(verb, &["begin", "open", "take", "new", "commencer"]) =>
            {
                Some(format!("minutes start {number}"))
            }
            // `/consult "Which day?"`
            ("consult", [first, ..]) if first.starts_with(is_quote) => {
                let (register, asked) = (self.surroundings.register, folded_words(rest));
                let known = register.consultations().rev().find(|one| register.folded(one.question) == asked);
                Some(known.map_or_else(|| format!("consult open {rest}"), |one| format!("consult show {}", one.number)))
            }
            // `/consult 1 2`, `/consult vote 1 2`
            ("consult", [number, _, ..]) if is_number(number) => Some(format!("consult answer {rest}")),
            ("consult", ["vote" | "reply" | "respond" | "choose" | "voter", number, ..]) if is_number(number) => {
                Some(format!("consult answer {}", words[1..].join(" ")))
            }
            ("consult", ["results" | "result" | "status" | "see" | "résultats", number]) if is_number(number) => {
                Some(format!("consult show {number}"))
            }
            // `/consult extend 1 a week`: from when it would have ended
            ("consult", ["extend", number, length @ ..]) => {
                let length = length.join(" ");
                let length = ["by ", "for ", "de "].iter().find_map(|by| length.strip_prefix(by)).unwrap_or(&length);
                let consultation = number.trim_start_matches('#').parse().ok()?;
                let until = self.surroundings.register.consultation(consultation)?.until;
                let until = until.checked_add(Duration::in_words(length)?.span()).ok()?;
                let zone = self.surroundings.organisation.zone_of(self.surroundings.speaker);
                let until = zone.to_datetime(until);
                Some(format!("consult extend {consultation} {} {}", until.date(), until.strftime("%H:%M")))
            }
            // `/charter WG-A Objectives to do good`
            ("charter" | "propose", [code, part, text @ ..]) if is_code(code) && !text.is_empty() => {
                let (part, text) = (part.trim_end_matches(':'), text.join(" "));
                let text = text.trim_start_matches([':', ' ']);
                let names = self.surroundings.organisation.template.iter().map(|part| part.name.as_str());
                let part = match self.surroundings.organisation.part(part) {
                    Some(known) => known.name.as_str(),
                    None => nearest(part, names, 1).first().copied()?,
                };
                (!text.is_empty()).then(|| format!("charter {code} {part}: {text}"))
            }
            // `/agenda 1 add Budget`
            ("agenda", [number, verb, item @ ..]) if is_number(number) && subcommand(verb).is_some() => {
                Some(format!("agenda {} {number} {}", subcommand(verb)?, item.join(" ")))
            }
            // `/agenda 1 Budget`
            ("agenda", [number, first, ..]) if is_number(number) && !is_number(first) => {
                Some(format!("agenda add {rest}"))
            }
            // `/agenda add Budget to 1`
            ("agenda", ["add", item @ .., to, number])
                if !item.is_empty()
                    && is_number(number)
                    && is_one_of(to, &["to", "in", "for", "à", "dans", "pour"]) =>
            {
                Some(format!("agenda add {number} {}", item.join(" ")))
            }
            // `/agenda move 1 2 1`
            ("agenda", [verb, number, ..]) if is_number(number) => {
                let verb = match verb.to_lowercase().as_str() {
                    "move" | "reorder" => "order",
                    "remove" | "delete" | "cancel" => "drop",
                    "new" | "put" => "add",
                    "see" | "list" => "show",
                    _ => return None,
                };
                Some(format!("agenda {verb} {}", words[1..].join(" ")))
            }
            // `/action for ann: write it`
            ("action", ["for" | "pour", who, _, ..]) => {
                let words = rest.split_once(char::is_whitespace)?.1.trim();
                Some(format!("action {} {}", who.trim_end_matches(':'), words.get(who.len()..)?.trim()))
            }
            // `/profile holiday until monday`
            ("profile", [away, until @ ..])
                if is_one_of(
                    away,
                    &[
                        "absent", "absente", "congé", "congés", "vacances", "vacation", "holiday", "holidays", "leave",
                        "ooo",
                    ],
                ) =>
            {
                let away = format!("away {}", until.join(" "));
                self.another(spec, &away).or_else(|| Some(format!("profile {}", away.trim_end())))
            }
            // `/meeting WG-A "Kick-off" tue 14:00`
            ("meeting", [code, _, ..]) if is_code(code) => Some(format!("meet {rest}")),
            // `/profile timezone Tokyo`
            ("profile", [what, value @ ..])
                if !value.is_empty() && is_one_of(what, &["timezone", "zone", "tz", "time", "fuseau"]) =>
            {
                Some(format!("profile set zone: {}", value.join(" ")))
            }
            // `/profile Tokyo`
            ("profile", [_, ..]) if zone::find(rest, Vec::new).is_ok() => Some(format!("profile set zone: {rest}")),
            // `/status all`, `/meetings next week`, `/actions overdue`: what is listed is all of it
            ("status", [which])
                if is_one_of(which, &["all", "open", "active", "approved", "proposed", "groups", "tous"]) =>
            {
                Some("status".to_owned())
            }
            ("status", [code, "comments" | "concerns" | "support" | "supporters" | "details" | "history"])
                if is_code(code) =>
            {
                Some(format!("status {code}"))
            }
            // `/status WG-A as of yesterday`, `/status WG-A on 1 nov`
            ("status", [code, day @ ..]) if is_code(code) && !day.is_empty() && !lower.contains("as-of:") => {
                const BEFORE: [&str; 9] =
                    ["as of ", "as at ", "on ", "at ", "before ", "until ", "au ", "le ", "en date du "];
                let day = day.join(" ");
                let day = BEFORE.iter().find_map(|before| day.strip_prefix(before))?;
                Some(format!("status {code} as-of: {day}"))
            }
            ("meetings", [when, ..])
                if is_one_of(
                    when,
                    &[
                        "all",
                        "next",
                        "today",
                        "tomorrow",
                        "this",
                        "upcoming",
                        "coming",
                        "soon",
                        "week",
                        "toutes",
                        "prochaines",
                    ],
                ) =>
            {
                Some("meetings".to_owned())
            }
            ("actions", ["all" | "open" | "overdue" | "late" | "everyone" | "toutes" | "ouvertes"]) => {
                Some("actions".to_owned())
            }
            ("actions", [who]) => {
                let named = self.surroundings.handle(who)?;
                let is_own = self.surroundings.speaker.is_some_and(|speaker| speaker.id == named);
                Some(if is_own { "actions mine" } else { "actions" }.to_owned())
            }
            // `/why not WG-A`
            ("why", [_, .., code]) if is_code(code) => Some(format!("why {code}")),
            // `/cycle extend to 2027-01-31`
            ("cycle", ["extend" | "prolong" | "prolonger", to, day @ ..]) => {
                let day = if is_one_of(to, &["to", "until", "au"]) { day.join(" ") } else { words[1..].join(" ") };
                Some(format!("cycle edit to: {day}"))
            }
            ("cycle", ["rename" | "renommer", new @ ..]) if !new.is_empty() => {
                Some(format!("cycle edit name: {}", new.join(" ").trim_matches(is_quote)))
            }
            // `/lastcall WG-A 7 days`
            ("lastcall", [code, until @ ..]) if is_code(code) && !until.is_empty() && !rest.contains("until:") => {
                let until = until.join(" ");
                let (_, until) = behind_for_or_until(&until).unwrap_or((false, &until));
                let is_length = Duration::in_words(until).is_some();
                Some(format!("lastcall {code} until: {}{until}", if is_length { "in " } else { "" }))
            }
            // `/consult edit 1 until: friday`
            ("consult", ["edit", number, ..]) => {
                let at = lower.find("until:")?;
                let when = rest.get(at + "until:".len()..)?.trim();
                Some(format!("consult extend {number} {when}"))
            }
            // `/cycle open 2026-27 1 sept 2026 to 30 june 2027`
            ("cycle", ["open", ..]) => {
                let to = ["to", "until", "–", "-", "au", "à"]
                    .into_iter()
                    .find_map(|to| rest.rfind(&format!(" {to} ")).map(|at| (at, to)));
                let (at, to) = to?;
                Some(format!("cycle {} {}", &rest[..at], rest[at + to.len() + 1..].trim()))
            }
            // `/cycle edit "2026-27" to: 2027-06-30`
            ("cycle", ["edit", ..]) => {
                let named = ["to:", "from:", "name:"].into_iter().filter_map(|name| lower.find(name)).min()?;
                let before = rest.get("edit".len()..named)?.trim();
                let behind = rest.get(named..)?;
                (!before.is_empty()).then(|| format!("cycle edit {behind}"))
            }
            // `/digest on`, `/digest every week`
            ("digest", ["on" | "yes" | "me" | "every" | "each" | "week" | "start" | "own" | "oui" | "moi", ..])
                if self.digests_on(name, rest).is_empty() =>
            {
                Some("digest weekly".to_owned())
            }
            // `/profile forget me`
            ("profile", ["forget", ..])
                if is_one_of(first_word(&lower["forget".len()..]), &["me", "my", "all", "everything"]) =>
            {
                Some("profile forget".to_owned())
            }
            // `/profile away off`
            ("profile", ["away", word]) if is_one_of(word, &["off", "no", "back", "end", "over", "non", "fin"]) => {
                Some("profile away".to_owned())
            }
            // `/profile away for two weeks`, `/profile away 1 dec to 5 dec`
            ("profile", ["away", until @ ..]) if !until.is_empty() && !lower.contains("until:") => {
                let until = until.join(" ");
                if let Some(last) = self.last_day_of_week(&until) {
                    return Some(format!("profile away until: {last}"));
                }
                if let Some(last) = [" to ", " until ", " till ", " – ", " - ", " au "]
                    .into_iter()
                    .find_map(|to| until.rfind(to).map(|at| until[at + to.len()..].trim()))
                {
                    return Some(format!("profile away until: {last}"));
                }
                let (is_length, until) = behind_for_or_until(&until)?;
                Some(format!("profile away until: {}{until}", if is_length { "in " } else { "" }))
            }
            _ => None,
        }
    }
}

/// What is behind `for`, which is a length, or behind `until`.
fn behind_for_or_until(words: &str) -> Option<(bool, &str)> {
    const UNTIL: [(bool, &str); 8] = [
        (true, "for "),
        (true, "pour "),
        (false, "until "),
        (false, "till "),
        (false, "jusqu’au "),
        (false, "jusqu'au "),
        (false, "jusqu’à "),
        (false, "jusqu'à "),
    ];
    UNTIL.iter().find_map(|(is_length, word)| words.strip_prefix(word).map(|rest| (*is_length, rest)))
}

/// What of a decision is meant by a word that says so in another way.
fn outcome(word: &str) -> Option<&'static str> {
    const OUTCOMES: [(&str, &[&str]); 5] = [
        (
            "approve",
            &[
                "yes", "ok", "okay", "accept", "accepted", "agree", "agreed", "adopt", "adopted", "oui", "accepter",
                "adopter",
            ],
        ),
        ("continue", &["renew", "renewed", "extend", "prolonger", "poursuivre"]),
        ("defer", &["postpone", "postponed", "later", "wait", "hold", "plus-tard", "attendre"]),
        ("decline", &["no", "reject", "rejected", "refuse", "refused", "deny", "non", "rejeter", "rejeté", "refusé"]),
        ("dissolve", &["close", "closed", "end", "ended", "dissolved", "clore", "fermer", "dissous"]),
    ];
    let word = word.to_lowercase();
    let word = word.trim_end_matches([':', ',', '.', '!']);
    OUTCOMES.iter().find(|(_, words)| words.contains(&word)).map(|(outcome, _)| *outcome)
}

/// The move of a meeting, and the command for what else was typed with it: `1 thu 11:00 for: 90m`.
fn moved_with_details(name: &str, rest: &str) -> Option<(String, String)> {
    let at = [" for:", " link:", " title:", " passcode:"].into_iter().filter_map(|name| rest.find(name)).min()?;
    let number = rest.split_whitespace().next()?;
    (name == "move").then(|| (format!("move {}", &rest[..at]), format!("meeting {number}{}", &rest[at..])))
}

fn is_one_of(word: &str, words: &[&str]) -> bool {
    words.contains(&word.to_lowercase().trim_end_matches(':'))
}
