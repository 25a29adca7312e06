//! The commands of one message. A command begins a line; within a line it is words. Where one act is meant for several groups,
//! actions or people, each is a command of its own.

use crate::audience::language::understood;
use crate::catalogue::COMMANDS;
use crate::language::heard::{Addressed, Heard, Message, What};
use crate::language::names::Understood;
use crate::language::quotes::is_quote;
use crate::language::value::known_code;
use crate::language::{called, meetbot, reader};
use crate::organisation::Organisation;
use crate::record::{Account, Platform, Register};
use crate::spelling::{is_number, is_slip};

/// The most commands that one message has. Those after them are left, as the refusal of a longer message would leave all.
const MOST: usize = 50;

/// Commands in which several groups are each meant, those with several numbers, and those with several people.
const OF_GROUPS: [&str; 6] = ["support", "unsupport", "renew", "withdraw", "why", "status"];
/// Those in which several groups are meant where a list is made of them: words may begin with the code of another.
const OF_LISTED_GROUPS: [&str; 2] = ["comment", "concern"];
const OF_NUMBERS: [&str; 5] = ["done", "rsvp", "cancel", "uncancel", "drop"];
const OF_PEOPLE: [&str; 1] = ["action"];
/// Those in which several people can be named with `for:`.
const OF_PEOPLE_NAMED: [&str; 2] = ["support", "unsupport"];
/// Those with several numbers behind a group.
const OF_GROUP_AND_NUMBERS: [&str; 1] = ["resolve"];
/// Those with several people, or addresses, behind a group.
const OF_GROUP_AND_PEOPLE: [&str; 2] = ["facilitate", "release"];
const OF_GROUP_AND_ADDRESSES: [&str; 1] = ["document"];

/// What stands behind one of several.
const SIGNS: [char; 3] = [',', ';', ':'];
/// What stands between two of several.
const BETWEEN: [&str; 6] = ["and", "&", "+", "et", ",", "und"];

/// The commands of a message that has several, each as a message of its own. The first has the message's own cause.
pub fn parts(heard: &Heard, register: &Register, organisation: &Organisation) -> Option<Vec<Heard>> {
    let What::Message(message) = &heard.what else { return None };
    if message.text.len() > reader::LONGEST_MESSAGE {
        return None;
    }
    let speaker = register.people().of_account(&heard.account).map(AsRef::as_ref);
    let languages = understood(speaker, &heard.room, register, organisation);
    // Most of what is said is talk, and is not copied.
    if message.addressed != Addressed::ToBot && !begins_command(&message.text, languages) {
        return None;
    }
    let each = |command| each(command, heard.room.platform, languages, register, organisation);
    let commands: Vec<String> = lines(&message.text, languages).into_iter().flat_map(each).collect();
    let is_as_typed = |commands: &[String]| matches!(commands, [one] if one.trim() == message.text.trim());
    if commands.is_empty() || is_as_typed(&commands) {
        return None;
    }
    let part = |(number, text): (usize, String)| {
        let cause = if number == 1 { heard.cause.clone() } else { cause_of(&heard.cause, number) };
        let interaction = heard.interaction.clone().filter(|_| number == 1);
        let message = Message { text, ..message.clone() };
        Heard { cause, interaction, what: What::Message(message), ..heard.clone() }
    };
    Some((1..).zip(commands).take(MOST).map(part).collect())
}

/// The cause of a command that is not the first of its message.
fn cause_of(cause: &str, number: usize) -> String {
    format!("{cause} command {number}")
}

/// The cause of the message of which a command with this cause is one.
pub fn message_of(cause: &str) -> &str {
    let part = cause.rsplit_once(" command ").filter(|(_, number)| number.bytes().all(|byte| byte.is_ascii_digit()));
    part.map_or(cause, |(message, _)| message)
}

/// The causes that commands of a message may have, but for the first.
pub fn further_causes(cause: &str) -> impl Iterator<Item = String> {
    (2..=MOST).map(move |number| cause_of(cause, number))
}

/// The arguments without a word before two groups: `both WG-A and WG-B`.
fn without_both(arguments: &str) -> &str {
    const BOTH: [&str; 4] = ["both ", "les deux ", "all of ", "tous les deux "];
    let trimmed = arguments.trim_start();
    let both = BOTH.iter().find(|both| trimmed.get(..both.len()).is_some_and(|it| it.eq_ignore_ascii_case(both)));
    both.map_or(arguments, |both| &trimmed[both.len()..])
}

/// The arguments with a range of numbers in front as a list of them: `2-4 yes` and `2 to 4 yes` as `2, 3, 4 yes`.
fn without_range(arguments: &str, in_words: bool) -> Option<String> {
    const MOST: u32 = 20;
    const TO: [&str; 6] = ["to", "through", "thru", "until", "à", "bis"];
    let (first, rest) = arguments.trim().split_once(char::is_whitespace).unwrap_or((arguments.trim(), ""));
    let (from, to, rest) = match first.split_once(['-', '–']) {
        Some((from, to)) => (from, to, rest),
        None if !in_words => return None,
        None => {
            let (between, rest) = rest.trim_start().split_once(char::is_whitespace)?;
            let (to, rest) = rest.trim_start().split_once(char::is_whitespace).unwrap_or((rest.trim(), ""));
            (first, TO.contains(&between.to_lowercase().as_str()).then_some(to)?, rest)
        }
    };
    let (from, to): (u32, u32) = (from.parse().ok()?, to.parse().ok()?);
    (from < to && to - from < MOST).then(|| {
        let numbers: Vec<String> = (from..=to).map(|number| number.to_string()).collect();
        format!(" {} {rest}", numbers.join(", ")).trim_end().to_owned()
    })
}

/// The message, divided before each line that begins with a mark and the name of a command, or one that is spelled nearly so.
fn lines(text: &str, languages: Understood) -> Vec<&str> {
    if !text.contains('\n') {
        return vec![text];
    }
    let mut starts = vec![0];
    let breaks = text.match_indices('\n').map(|(at, _)| at + 1);
    let is_command = |at: &usize| begins_command(text[*at..].split('\n').next().unwrap_or_default(), languages);
    starts.extend(breaks.filter(is_command));
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts.iter().zip(ends).map(|(start, end)| text[*start..end].trim_end()).collect()
}

/// Whether a line begins with a mark and the name of a command, be it that one letter of it is wrong, or with a word of MeetBot.
fn begins_command(line: &str, languages: Understood) -> bool {
    let is_slip = || {
        let name = name_behind_mark(line)?;
        let near = called::near(COMMANDS, name, languages);
        near.into_iter().flat_map(|near| called::called(near, languages)).find(|near| is_slip(name, near))
    };
    meetbot::begins(line)
        || meetbot::slip(line).is_some()
        || marked_name(line, languages).is_some()
        || is_slip().is_some()
}

/// The command with whose name a line begins, after its mark.
fn marked_name(line: &str, languages: Understood) -> Option<&'static str> {
    called::find(COMMANDS, None, name_behind_mark(line)?, languages).map(|spec| spec.name)
}

/// The first word of a line, after its mark.
fn name_behind_mark(line: &str) -> Option<&str> {
    let (mark, rest) = reader::without_mark(line);
    let name = rest.split(|c: char| !(c.is_alphanumeric() || c == '-')).next().unwrap_or_default();
    let after = rest[name.len()..].chars().next();
    let is_whole = after.is_none_or(|c| c.is_whitespace() || matches!(c, ',' | '.' | ':' | '!'));
    (is_whole && !mark.is_empty()).then_some(name)
}

/// A command for each group, number or person that it names where one is meant.
fn each(
    command: &str,
    platform: Platform,
    languages: Understood,
    register: &Register,
    organisation: &Organisation,
) -> Vec<String> {
    let (mark, rest) = match command.trim_start().strip_prefix('#') {
        Some(rest) if meetbot::begins(command) => ("#", rest),
        _ => reader::without_mark(command),
    };
    let name_end = rest.find(char::is_whitespace).unwrap_or(rest.len());
    let (name, arguments) = rest.split_at(name_end);
    let called = called::find(COMMANDS, None, name, languages).map_or(name, |spec| spec.name);
    let is_among = |names: &[&str]| names.contains(&called);
    let is_of_groups = is_among(&OF_GROUPS) || is_among(&OF_LISTED_GROUPS);
    let arguments = if is_of_groups { without_both(arguments) } else { arguments };
    // Whether one meeting or its series is cancelled is asked.
    let in_words = matches!(called, "rsvp" | "done");
    let range = without_range(arguments, in_words).filter(|_| is_among(&OF_NUMBERS));
    let arguments = range.as_deref().unwrap_or(arguments);
    // Whose handle has no mark before it is somebody only where a list is made of them.
    let is_marked = |word: &str| word.len() > 1 && word.starts_with('@');
    let is_handle = |word: &str| {
        let account = Account { platform, id: word.to_lowercase() };
        is_marked(word) || word.eq_ignore_ascii_case("me") || register.people().of_account(&account).is_some()
    };
    let is_office = |word: &str| organisation.offices(word).is_some();
    let is_owner = |word: &str| word.starts_with(is_quote) || is_handle(word) || is_office(word);
    // `adam, Karim Alami: …` has a name of two words in it.
    let full_name = |words: &str| name_at(words, register);
    let people = |arguments| {
        let is_owner = |word: &str| is_owner(word) || full_name(word).is_some_and(|length| length == word.len());
        let listed = several_named(arguments, is_owner, full_name).filter(|several| several.is_sure);
        listed.or_else(|| several(arguments, is_marked))
    };
    let of_groups = |arguments| {
        // What is written like a code is no word of support: that there is no such group is said.
        let is_code = |word: &str| known_code(word, register).is_some() || is_like_code(word, register);
        several(arguments, is_code).filter(|several| known_code(several.words[0], register).is_some())
    };
    let mut group = String::new();
    let taken = if is_among(&OF_GROUPS) {
        of_groups(arguments)
    } else if is_among(&OF_LISTED_GROUPS) {
        of_groups(arguments).filter(|several| several.is_sure)
    } else if called == "rsvp"
        && let Some(answers) = answer_to_each(arguments)
    {
        return answers.into_iter().map(|one| format!("{mark}{name} {one}")).collect();
    } else if called == "rsvp" && answer_first(arguments).is_some() {
        // `yes 6, 7`
        let (answer, numbers) = answer_first(arguments).unwrap_or_default();
        return match several(numbers, is_number) {
            Some(Several { words, rest, .. }) => {
                let each = words.into_iter().map(|word| format!("{mark}{name} {word} {answer} {rest}"));
                each.map(|command| command.trim_end().to_owned()).collect()
            }
            None => vec![command.to_owned()],
        };
    } else if is_among(&OF_GROUP_AND_NUMBERS) {
        let (first, rest) = arguments.trim_start().split_once(char::is_whitespace).unwrap_or((arguments, ""));
        group = format!("{first} ");
        let numbers = several(rest, is_number).filter(|_| known_code(first, register).is_some());
        numbers.filter(|several| several.is_sure || several.rest.is_empty())
    } else if is_among(&OF_NUMBERS) {
        several(arguments, is_number).filter(|several| several.is_sure || several.rest.is_empty() || called == "rsvp")
    } else if is_among(&OF_PEOPLE) {
        people(arguments)
    } else if is_among(&OF_GROUP_AND_PEOPLE) || is_among(&OF_GROUP_AND_ADDRESSES) {
        let arguments = arguments.trim_start();
        let (first, rest) = arguments.split_once(char::is_whitespace).unwrap_or((arguments, ""));
        let named = known_code(first, register).map(|_| (format!("{first} "), rest));
        let (named, arguments) = named.unwrap_or((String::new(), arguments));
        group = named;
        if is_among(&OF_GROUP_AND_PEOPLE) { people(arguments) } else { several(arguments, is_address) }
    } else {
        None
    };
    let taken = taken.or_else(|| {
        // `for: @lea and @avri`
        let is_for = OF_PEOPLE_NAMED.contains(&called);
        let (before, named) = arguments.split_once(" for:").filter(|_| is_for)?;
        let several = several(named, is_handle).filter(|several| several.is_sure)?;
        group = format!("{} for: ", before.trim());
        Some(several)
    });
    match taken {
        // Offices that are named together are one owner, as in quotes.
        Some(Several { words, rest, .. }) if called == "action" && words.iter().all(|word| is_office(word)) => {
            vec![format!("{mark}{name} \"{}\" {rest}", words.join(" and ")).trim_end().to_owned()]
        }
        Some(Several { words, rest, .. }) => {
            let word = |word: &str| match word.contains(char::is_whitespace) && !word.starts_with(is_quote) {
                true => format!("\"{word}\""),
                false => word.to_owned(),
            };
            let each = words.into_iter().map(|one| format!("{mark}{name} {group}{} {rest}", word(one)));
            each.map(|command| command.trim_end().to_owned()).collect()
        }
        None => vec![command.to_owned()],
    }
}

/// The length of the longest name of more than one word with which words begin, of somebody on the list.
fn name_at(words: &str, register: &Register) -> Option<usize> {
    const MOST: usize = 5;
    let line = words.lines().next().unwrap_or_default();
    let names = reader::beginnings(line, MOST).into_iter().skip(1).rev();
    let mut names = names.map(|words| words.trim_end_matches(SIGNS));
    names.find(|name| !register.people().named(name).is_empty()).map(str::len)
}

/// Answers to meetings one after another, `2 no 3 yes`: each a command of its own.
fn answer_to_each(arguments: &str) -> Option<Vec<String>> {
    let words = arguments.split([' ', ',', ';']).filter(|word| !word.is_empty());
    let words: Vec<&str> = words.filter(|word| !BETWEEN.contains(&word.to_lowercase().as_str())).collect();
    let is_number = |word: &str| is_number(word.trim_end_matches('+'));
    let each: Vec<String> = words.chunks(2).map(|pair| pair.join(" ")).collect();
    let are_answers =
        words.chunks(2).all(|pair| matches!(pair, [number, answer] if is_number(number) && is_answer(answer)));
    (each.len() > 1 && are_answers).then_some(each)
}

fn is_answer(word: &str) -> bool {
    const ANSWERS: [&str; 6] = ["yes", "no", "maybe", "oui", "non", "peut-être"];
    ANSWERS.contains(&word.to_lowercase().as_str())
}

/// An answer that precedes the numbers that it is for, and the rest.
fn answer_first(arguments: &str) -> Option<(&str, &str)> {
    let (answer, rest) = arguments.trim_start().split_once(char::is_whitespace)?;
    is_answer(answer).then_some((answer, rest))
}

/// Whether a word is an address, which mail and Discord put between angle brackets.
fn is_address(word: &str) -> bool {
    let word = word.trim_start_matches('<');
    word.starts_with("https://") || word.starts_with("http://")
}

/// Whether a word is written as the codes here are: `WG-XX`, where there is `WG-IMP`.
fn is_like_code(word: &str, register: &Register) -> bool {
    let is_sign = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-';
    let prefix = word.split_once('-').filter(|_| word.chars().all(is_sign)).map(|(prefix, _)| prefix);
    let has_prefix = |prefix: &str| {
        register.groups().any(|group| group.code.as_str().split_once('-').is_some_and(|(other, _)| other == prefix))
    };
    prefix.is_some_and(has_prefix)
}

/// Several words where one is meant.
struct Several<'a> {
    words: Vec<&'a str>,
    rest: &'a str,
    /// Whether something stands between them that makes them a list.
    is_sure: bool,
}

/// The length of the leading quotation, with the comma after it.
fn quoted(words: &str) -> Option<usize> {
    let inner = words.strip_prefix(is_quote)?;
    let end = words.len() - inner.len() + inner.find(is_quote)?;
    let end = end + words[end..].chars().next().map_or(0, char::len_utf8);
    let comma = words[end..].chars().next().filter(|c| matches!(c, ',' | ';' | ':')).map_or(0, char::len_utf8);
    words[end + comma..].chars().next().is_none_or(char::is_whitespace).then_some(end + comma)
}

/// Takes the words of a kind with which the arguments begin, if there are several; what is between two of them is left out.
fn several(arguments: &str, is_of_kind: impl Fn(&str) -> bool) -> Option<Several<'_>> {
    several_named(arguments, is_of_kind, |_| None)
}

/// The same where one of them can have blanks in it: `name_at` says how long it is.
fn several_named<'a>(
    arguments: &'a str,
    is_of_kind: impl Fn(&str) -> bool,
    name_at: impl Fn(&str) -> Option<usize>,
) -> Option<Several<'a>> {
    let (mut words, mut rest, mut is_sure) = (Vec::new(), arguments.trim_start(), false);
    loop {
        let mut ahead = rest;
        let mut is_listed = false;
        let word = loop {
            let blank = || ahead.find([' ', '\t', '\n', '\u{a0}']).unwrap_or(ahead.len());
            // The sign behind a name ends it, as it ends a word.
            let named = |length: usize| {
                length + ahead[length..].chars().next().filter(|c| SIGNS.contains(c)).map_or(0, char::len_utf8)
            };
            let end = quoted(ahead).or_else(|| name_at(ahead).map(named)).unwrap_or_else(blank);
            let word = &ahead[..end];
            ahead = ahead[end..].trim_start();
            if !words.is_empty() && BETWEEN.iter().any(|between| between.eq_ignore_ascii_case(word)) {
                is_listed = true;
                continue;
            }
            break word;
        };
        let bare = word.trim_matches(SIGNS);
        // `WG-A,WG-B` has no blank in it, nor has `WG-A/WG-B`; `1/2` is no list.
        let together = |between: &[char]| -> Option<Vec<&str>> {
            let together: Vec<&str> = match bare.starts_with(is_quote) || bare.contains(' ') {
                true => vec![bare],
                false => bare.split(between).filter(|one| !one.is_empty()).collect(),
            };
            (!together.is_empty() && together.iter().all(|one| is_of_kind(one))).then_some(together)
        };
        let is_word = |one: &&str| !is_number(one);
        let with_strokes = || together(&[',', ';', '/', '+']).filter(|together| together.iter().all(is_word));
        let Some(together) = together(&[',', ';']).or_else(with_strokes) else { break };
        is_sure |= is_listed || together.len() > 1 || (word.ends_with([',', ';']) && !ahead.is_empty());
        words.extend(together);
        rest = ahead;
        // What follows a colon is said of all of them.
        if word.ends_with(':') {
            break;
        }
    }
    let mut seen = Vec::new();
    words.retain(|word: &&str| {
        let key = word.to_lowercase();
        let is_new = !seen.contains(&key);
        seen.push(key);
        is_new
    });
    (seen.len() > 1 && !words.is_empty()).then_some(Several { words, rest, is_sure })
}

#[cfg(test)]
mod tests {
    use crate::testing::dialogue::Dialogue;
    use expect_test::expect;

    #[test]
    fn each_command_of_a_message_is_carried_out_and_none_is_the_words_of_another() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#plenary", "lea", "/support WG-IMP\n/support WG-CO").expect(expect![[r#"
            #plenary <rapporteur> Lea Kaspar supports WG-IMP. Support: 1 member.
            #plenary <rapporteur> Lea Kaspar supports WG-CO. Support: 2 members."#]]);
        dialogue.say("#plenary", "lea", "/comment WG-IMP Fine.\nAnd more.\n!support WG-CO\n/nothing of ours").expect(
            expect![[r#"
                #plenary <rapporteur> Recorded: Lea Kaspar comments on WG-IMP, which now has 1 comment.
                #plenary <rapporteur> Lea Kaspar has supported WG-CO since Mon 10 Apr 2017. Each person counts once.
                	Please answer yes or no. Yes means: /comment WG-CO /nothing of ours"#]],
        );
        dialogue
            .say("#plenary", "lea", "/comment WG-A what about /support WG-CO?")
            .expect(expect![[r##"#plenary <rapporteur> There is no group "WG-A". /status lists the groups."##]]);
        dialogue.say("#plenary", "lea", "I think so too.\n/support WG-CO").expect(expect![""]);
    }

    #[test]
    fn several_groups_numbers_and_people_are_each_taken() {
        let mut dialogue = Dialogue::in_meeting();
        dialogue.say("#plenary", "ginger", "/support WG-IMP WG-CO").expect(expect![[r#"
            #plenary <rapporteur> Virginia Paque supports WG-IMP. Support: 1 member.
            #plenary <rapporteur> Virginia Paque supports WG-CO. Support: 2 members, 1 other."#]]);
        dialogue.say("#plenary", "avri", "/support WG-IMP, wg-co and WG-MINE We need them.").expect(expect![[r#"
            #plenary <rapporteur> Avri Doria supports WG-IMP. Support: 2 members.
            #plenary <rapporteur> Avri Doria supports WG-CO. Support: 3 members, 1 other.
            #plenary <rapporteur> Avri Doria supports WG-MINE. Support: 1 member."#]]);
        dialogue.say("#lounge", "lynn", "/action @lea, @avri and @flavio Write the report.").expect(expect![[r#"
            #lounge <rapporteur> Action 2, Lea Kaspar: Write the report.
            @lea <rapporteur> For you to do: Action 2, Lea Kaspar: Write the report.
            	When it is done: /done 2
            #lounge <rapporteur> Action 3, Avri Doria: Write the report.
            @avri <rapporteur> For you to do: Action 3, Avri Doria: Write the report.
            	When it is done: /done 3
            #lounge <rapporteur> Action 4, Flávio Wagner: Write the report.
            @flavio <rapporteur> For you to do: Action 4, Flávio Wagner: Write the report.
            	When it is done: /done 4"#]]);
        dialogue.say("#lounge", "lynn", "/done 2, 3").expect(expect![[r#"
            #lounge <rapporteur> Done: action 2, Lea Kaspar: Write the report.
            #lounge <rapporteur> Done: action 3, Avri Doria: Write the report."#]]);
        dialogue
            .say("#lounge", "lynn", "/done 4 1 of 2 parts")
            .expect(expect!["#lounge <rapporteur> Done: action 4, Flávio Wagner: Write the report. → 1 of 2 parts"]);
        dialogue.say("#lounge", "flavio", "/rsvp 1 2 yes").expect(expect![[r#"
            #lounge <rapporteur> Flávio Wagner is coming to meeting 1 (1 yes so far).
            #lounge <rapporteur> Flávio Wagner is coming to meeting 2 (1 yes so far)."#]]);
    }

    #[test]
    fn people_without_marks_are_several_where_a_list_is_made_of_them_and_so_are_those_behind_a_group() {
        let mut dialogue = Dialogue::in_meeting();
        dialogue.say("#lounge", "lynn", "/action me and avri Write the report.").expect(expect![[r#"
            #lounge <rapporteur> Action 2, Lynn St. Amour: Write the report.
            #lounge <rapporteur> Action 3, Avri Doria: Write the report.
            @avri <rapporteur> For you to do: Action 3, Avri Doria: Write the report.
            	When it is done: /done 3"#]]);
        dialogue.say("#lounge", "lynn", "/action lea and so on").expect(expect![[r#"
            #lounge <rapporteur> Action 4, Lea Kaspar: and so on
            @lea <rapporteur> For you to do: Action 4, Lea Kaspar: and so on
            	When it is done: /done 4"#]]);
        dialogue.say("#plenary", "lynn", "/facilitate WG-MINE @lea, @flavio").expect(expect![[r#"
            #plenary <rapporteur> Lea Kaspar now facilitates WG-MINE. Facilitators: Lea Kaspar.
            #plenary <rapporteur> Flávio Wagner now facilitates WG-MINE. Facilitators: Lea Kaspar, Flávio Wagner."#]]);
        dialogue.say("#plenary", "lynn", "/release WG-MINE lea and flavio").expect(expect![[r#"
            #plenary <rapporteur> Lea Kaspar no longer facilitates WG-MINE. Facilitators: Flávio Wagner.
            #plenary <rapporteur> Flávio Wagner no longer facilitates WG-MINE. It has no facilitator now. To appoint one: /facilitate WG-MINE @person"#]]);
    }

    #[test]
    fn commands_by_their_french_names_are_divided_too() {
        let mut dialogue = Dialogue::in_meeting();
        dialogue.say("@lea", "lea", "/profile set language: fr").quietly();
        dialogue.say("#plenary", "lea", "/soutenir WG-IMP et WG-CO").expect(expect![[r#"
            #plenary <rapporteur> Lea Kaspar supports WG-IMP. Support: 1 member.
            #plenary <rapporteur> Lea Kaspar supports WG-CO. Support: 2 members, 1 other."#]]);
        dialogue.say("#plenary", "lea", "/retirer-soutien WG-CO\n/commenter WG-IMP Utile.").expect(expect![[r#"
            #plenary <rapporteur> Lea Kaspar no longer supports WG-CO. Support: 1 member, 1 other.
            #plenary <rapporteur> Recorded: Lea Kaspar comments on WG-IMP, which now has 1 comment."#]]);
    }

    #[test]
    fn several_people_in_whose_name_something_is_said_are_each_taken() {
        let mut dialogue = Dialogue::in_meeting();
        dialogue.say("#plenary", "anja", "/support WG-IMP for: @lea and @avri source: mail of today").expect(expect![
            [r#"
                #plenary <rapporteur> Lea Kaspar supports WG-IMP. Support: 1 member.
                #plenary <rapporteur> Avri Doria supports WG-IMP. Support: 2 members."#]
        ]);
        dialogue.say("#plenary", "anja", "/comment WG-IMP for: @lea It is good. source: the list").expect(expect![[r##"
            #plenary <rapporteur> I do not know the account "@lea It is good.". For somebody without an account, give the name, such as "Lea Kaspar".
            	Please answer yes or no. Yes means: /comment WG-IMP It is good. for: @lea source: the list"##]]);
        dialogue
            .say("#plenary", "anja", "yes")
            .expect(expect!["#plenary <rapporteur> Recorded: Lea Kaspar comments on WG-IMP, which now has 1 comment."]);
        dialogue.say("@lea", "lea", "/profile set language: French, zone: Singapore").expect(expect![[r#"
            @lea <rapporteur> C’est modifié. Votre profil est désormais :
            	Nom : Lea Kaspar
            	Rôle : membre
            	Groupe de parties prenantes : société civile
            	Affiliation : non renseigné
            	Fuseau horaire : Asia/Singapore
            	Heures : non renseigné
            	Week-end : non renseigné
            	Langue : français
            	Courriel : non renseigné
            	Comptes : console:lea"#]]);
    }

    #[test]
    fn a_code_that_no_group_has_is_no_word_of_support() {
        let mut dialogue = Dialogue::in_meeting();
        dialogue.say("#plenary", "lea", "/support WG-IMP WG-XX").expect(expect![[r##"
            #plenary <rapporteur> Lea Kaspar supports WG-IMP. Support: 1 member.
            #plenary <rapporteur> There is no group "WG-XX". /status lists the groups."##]]);
        dialogue.say("#plenary", "avri", "/support WG-IMP COVID-19 showed why").expect(expect![[r##"
            #plenary <rapporteur> Avri Doria supports WG-IMP. Support: 2 members."##]]);
    }
}
