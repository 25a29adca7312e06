//! Refusals: written for the person refused. What was wrong, what would work, who may do it.
//!
//! Those of the reader are here. Each command has its own beside it, which say what they mean by [`Explain`].

use std::fmt::Debug;
use std::sync::Arc;

use super::message::{Arg, Message};
use super::question::{Question, Unclear};
use super::reply::{Block, Inline, Line, Reply};
use super::typed;
use crate::record::{Account, Person};
use crate::say;

/// Why something is refused that was understood: what a command has beside it. It becomes words when it is said.
pub trait Explain: Debug + Send + Sync {
    /// The refusal in words.
    fn explain(&self) -> Reply;

    /// Whether it says who may do it, rather than that it cannot be done now.
    fn is_about_who(&self) -> bool;
}

impl PartialEq for dyn Explain {
    fn eq(&self, other: &Self) -> bool {
        self.explain() == other.explain()
    }
}

impl Eq for dyn Explain {}

/// Why something was not done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Nothing is called so.
    UnknownCommand {
        /// The name as typed.
        typed: String,
        /// Commands with a similar name.
        near: Vec<&'static str>,
    },
    /// The command has no such subcommand.
    UnknownSubcommand {
        /// The command's name.
        command: &'static str,
        /// The word as typed.
        typed: String,
        /// Those that it has.
        choices: Vec<&'static str>,
    },
    /// No group has this code.
    UnknownGroup {
        /// The code as typed.
        typed: String,
        /// Codes that are similar.
        near: Vec<String>,
        /// Whether there is any group at all.
        any: bool,
    },
    /// A group is proposed without a code.
    NoCode {
        /// What was typed in the place of code and title.
        typed: String,
        /// The same with a code that nobody has.
        meant: Option<String>,
    },
    /// Something that must be there is not.
    Missing {
        /// What asks for it.
        question: Message,
        /// How the command is typed.
        usage: String,
        /// Something that can be typed.
        example: Option<String>,
        /// What can be meant, where that is a few things.
        choices: Vec<Line>,
    },
    /// A name without a value.
    Empty {
        /// The argument's name.
        argument: String,
        /// Whether `none` says that it has no value any more.
        can_be_none: bool,
        /// How the command is typed.
        usage: String,
    },
    /// More was typed than the command takes.
    TooMuch {
        /// What was too much.
        typed: String,
        /// How the command is typed.
        usage: String,
        /// The names by which it may have been meant to be given.
        names: Vec<&'static str>,
    },
    /// A further line that belongs to no argument.
    LineWithoutName {
        /// The line.
        typed: String,
        /// The names with which lines can begin.
        names: Vec<String>,
    },
    /// The same argument was given twice.
    Twice {
        /// Its name.
        argument: String,
    },
    /// A title that is not in quotes.
    NotQuoted {
        /// What stands in its place.
        typed: String,
    },
    /// A value that the argument cannot have.
    WrongValue {
        /// The argument's name, where it was given by its name.
        argument: Option<&'static str>,
        /// The value as typed.
        typed: String,
        /// What would do.
        hint: Message,
        /// Values that would do.
        near: Vec<String>,
    },
    /// A time that is over, where one to come is meant.
    InThePast {
        /// As typed.
        typed: String,
    },
    /// The message is longer than is read.
    TooLong {
        /// Its length in bytes.
        bytes: usize,
        /// The most that is read.
        most: usize,
    },
    /// Nobody has this handle.
    UnknownHandle {
        /// As typed.
        typed: String,
        /// Those who have it, or nearly, as their name.
        near: Vec<NearName>,
    },
    /// An office, where a person is meant.
    IsOffice {
        /// As typed.
        typed: String,
    },
    /// Whoever has this name is no member, and a name proves nothing.
    NoMember {
        /// As typed.
        typed: String,
        /// Their accounts.
        handles: Vec<String>,
    },
    /// Nobody has this name, and somebody has nearly this one.
    NearName {
        /// As typed.
        typed: String,
        /// Who.
        near: Vec<NearName>,
        /// Whether the two look the same.
        looks_alike: bool,
    },
    /// Words that are hardly the name of one person.
    NotOneName {
        /// As typed.
        typed: String,
        /// Why.
        why: NotOneName,
    },
    /// Several people have this name.
    SeveralOfName {
        /// As typed.
        typed: String,
        /// Their accounts.
        accounts: Vec<String>,
    },
    /// There is no meeting of this number.
    NoMeeting {
        /// The number as typed.
        number: u32,
        /// Some that are to come.
        near: Vec<u32>,
    },
    /// The meeting is not one of a series.
    NoSeries {
        /// The meeting.
        number: u32,
    },
    /// No minutes are being taken here.
    NothingRuns {
        /// The last meeting here, where who was in it can still be put on its list.
        held: Option<u32>,
    },
    /// What was asked before the form is not known any more.
    FormForgotten,
    /// Words that could be several times or zones.
    Unclear(Box<Unclear>),
    /// Nothing is done before a question is answered.
    Asked(Box<Question>),
    /// It was understood, and is refused by what explains it.
    Explained(Arc<dyn Explain>),
}

/// Somebody whose name is nearly what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NearName {
    name: String,
    handle: Option<String>,
}

/// Why words are hardly the name of one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotOneName {
    /// There is the sign of a handle in it.
    HasHandle,
    /// There is what stands between two names, or it is a word for many.
    Several,
    /// It is a word for nobody in particular: `TBD`.
    Nobody,
    /// There is no letter to see.
    HasNoLetter,
    /// A word of it mixes letters of several scripts.
    MixesScripts {
        /// The word.
        word: String,
    },
}

impl NearName {
    /// By the account of somebody, if they have one.
    pub fn of(person: &Person) -> Self {
        Self { name: person.name.clone(), handle: person.accounts.first().map(Account::handle) }
    }

    /// How they are typed for sure.
    pub(crate) fn typed(&self) -> String {
        self.handle.as_deref().map_or_else(|| format!("\"{}\"", self.name), typed_handle)
    }

    fn line(&self) -> Line {
        let name = Inline::Untrusted(self.name.clone());
        match &self.handle {
            Some(handle) => say!(refusal_near_name, name: name, handle: Inline::Untrusted(typed_handle(handle))).into(),
            None => say!(refusal_near_name_alone, name: name).into(),
        }
    }
}

/// A handle as it is typed: in quotes, where it has blanks.
pub(crate) fn typed_handle(handle: &str) -> String {
    if handle.contains(char::is_whitespace) { format!("\"{handle}\"") } else { handle.to_owned() }
}

/// The way to say a name for sure.
fn as_new(typed: &str) -> Inline {
    Inline::Untrusted(format!("\"{}\" new: yes", briefly(typed)))
}

/// What an argument that is given by its name begins with.
fn named(argument: &str) -> Line {
    typed::usage("", &format!("{argument}:"))
}

impl Refusal {
    /// The refusal of a value, with what can be written instead.
    pub(crate) fn wrong_value(argument: Option<&'static str>, typed: &str, hint: Message, near: Vec<String>) -> Self {
        Self::WrongValue { argument, typed: typed.to_owned(), hint, near }
    }

    /// The same with a list of what can be meant, where something is missing.
    #[must_use]
    pub(crate) fn with_choices(mut self, of: Vec<Line>) -> Self {
        if let Self::Missing { choices, .. } = &mut self {
            *choices = of;
        }
        self
    }

    /// The same with another example, where one is shown.
    #[must_use]
    pub(crate) fn with_example(mut self, of: impl Fn(&str) -> String) -> Self {
        if let Self::Missing { example: Some(example), .. } = &mut self {
            *example = of(example);
        }
        self
    }

    /// The refusal in words.
    pub fn reply(&self) -> Reply {
        match self {
            Self::UnknownCommand { typed, near } => Reply::said(match near.as_slice() {
                [] => say!(refusal_unknown_command, typed: typed_briefly(typed), help: Inline::command("help")),
                near => say!(
                    refusal_unknown_command_near,
                    typed: typed_briefly(typed),
                    near: Arg::any(near.iter().map(|name| Inline::command(*name))),
                ),
            }),
            Self::UnknownSubcommand { command: name, typed, choices } => Reply::said(say!(
                refusal_unknown_subcommand,
                command: Inline::command(*name),
                typed: typed_briefly(typed),
                choices: Arg::any(choices.iter().map(|choice| Inline::command(format!("{name} {choice}")))),
            )),
            Self::UnknownGroup { typed, near, any } => Reply::said(match (near.as_slice(), any) {
                ([], true) => {
                    say!(refusal_unknown_group, typed: typed_briefly(typed), status: Inline::command("status"))
                }
                ([], false) => say!(
                    refusal_no_group_yet,
                    typed: typed_briefly(typed),
                    propose: Inline::command("propose CODE Title"),
                ),
                (near, _) => say!(refusal_unknown_group_near, typed: typed_briefly(typed), near: any_of(near)),
            }),
            Self::NoCode { .. } => Reply::said(say!(refusal_no_code)),
            Self::Missing { question, usage, example, choices } => {
                let reply = match example {
                    Some(example) => Reply::said(say!(
                        refusal_missing_example,
                        question: question.clone(),
                        example: Inline::Command(example.clone()),
                    )),
                    None => Reply::said(question.clone()),
                };
                let reply = if choices.is_empty() { reply } else { reply.with(Block::List(choices.clone())) };
                reply.and(in_full(usage))
            }
            Self::TooMuch { typed, usage, .. } => {
                Reply::said(say!(refusal_too_much, typed: typed_briefly(typed))).and(in_full(usage))
            }
            Self::LineWithoutName { typed, names } if names.is_empty() => {
                Reply::said(say!(refusal_line_too_much, typed: typed_briefly(typed)))
            }
            Self::LineWithoutName { typed, names } => {
                Reply::said(say!(refusal_line_without_name, typed: typed_briefly(typed), names: names.join(" ")))
            }
            Self::Twice { argument } => Reply::said(say!(refusal_twice, name: named(argument))),
            Self::NotQuoted { typed } => Reply::said(say!(refusal_not_quoted, typed: typed_briefly(typed))),
            Self::WrongValue { argument, typed, hint, near } => {
                let hint = match near.as_slice() {
                    [] => hint.clone(),
                    near => say!(refusal_hint_near, hint: hint.clone(), near: any_of(near)),
                };
                Reply::said(match argument {
                    None => say!(refusal_wrong_value, typed: typed_briefly(typed), hint: hint),
                    Some(argument) => say!(
                        refusal_wrong_value_named,
                        name: named(argument),
                        typed: typed_briefly(typed),
                        hint: hint,
                    ),
                })
            }
            Self::InThePast { typed } => Reply::said(say!(refusal_in_the_past, typed: typed_briefly(typed))),
            Self::TooLong { bytes, most } => {
                Reply::said(say!(refusal_too_long, size: bytes.div_ceil(1000), most: *most / 1000))
            }
            Self::UnknownHandle { typed, near } => Reply::said(match near.as_slice() {
                [] => say!(refusal_unknown_handle, typed: typed_briefly(typed)),
                near => {
                    say!(refusal_unknown_handle_near, typed: typed_briefly(typed), near: any_name(near))
                }
            }),
            Self::IsOffice { typed } => Reply::said(say!(refusal_is_office, typed: typed_briefly(typed))),
            Self::NoMember { typed, handles } => {
                let handles = handles.iter().map(|handle| Inline::Untrusted(typed_handle(handle)));
                Reply::said(say!(refusal_no_member, typed: typed_briefly(typed), handles: Arg::any(handles)))
                    .and(say!(refusal_somebody_else, new: as_new(typed)).into())
            }
            Self::NearName { typed, near, looks_alike } => Reply::said(match looks_alike {
                true => say!(refusal_looks_alike, typed: typed_briefly(typed), near: any_name(near)),
                false => say!(refusal_near_names, typed: typed_briefly(typed), near: any_name(near)),
            })
            .and(say!(refusal_somebody_new, new: as_new(typed)).into()),
            Self::NotOneName { typed, why } => match why {
                NotOneName::HasHandle => Reply::said(say!(refusal_handle_in_name, typed: typed_briefly(typed))),
                NotOneName::Several => {
                    let said = Reply::said(say!(refusal_several_people, typed: typed_briefly(typed)));
                    match typed.starts_with('@') {
                        true => said,
                        false => said.and(say!(refusal_one_person, new: as_new(typed)).into()),
                    }
                }
                NotOneName::Nobody => Reply::said(say!(refusal_names_nobody, typed: typed_briefly(typed))),
                NotOneName::HasNoLetter => Reply::said(say!(refusal_no_letter)),
                NotOneName::MixesScripts { word } => {
                    Reply::said(say!(refusal_mixed_scripts, word: typed_briefly(word)))
                        .and(say!(refusal_written_so, new: as_new(typed)).into())
                }
            },
            Self::SeveralOfName { typed, accounts } => Reply::said(match accounts.as_slice() {
                [] => say!(refusal_several_of_name, typed: typed_briefly(typed)),
                accounts => {
                    say!(refusal_several_of_name_handles, typed: typed_briefly(typed), handles: any_of(accounts))
                }
            }),
            Self::Empty { argument, can_be_none, usage } => {
                let reply = Reply::said(say!(refusal_empty, name: named(argument)));
                let none = can_be_none.then(|| say!(refusal_empty_none, none: typed::nothing()).into());
                none.into_iter().fold(reply, Reply::and).and(in_full(usage))
            }
            Self::NoMeeting { number, near } => Reply::said(match near.as_slice() {
                [] => say!(refusal_no_meeting, number: *number, meetings: Inline::command("meetings")),
                near => say!(
                    refusal_no_meeting_near,
                    number: *number,
                    near: Arg::any(near.iter().map(Inline::as_is)),
                ),
            }),
            Self::NoSeries { number } => Reply::said(say!(refusal_no_series, number: *number)),
            Self::NothingRuns { held } => {
                let said = Reply::said(say!(refusal_nothing_runs, start: Inline::command("minutes start N")));
                match held {
                    Some(held) => {
                        let here = Inline::command(format!("here meeting: {held}"));
                        said.and(say!(refusal_was_there, number: *held, here: here).into())
                    }
                    None => said,
                }
            }
            Self::FormForgotten => Reply::said(say!(refusal_form_forgotten)),
            Self::Unclear(unclear) => unclear.refused.clone(),
            Self::Asked(question) => question.reply(),
            Self::Explained(why) => why.explain(),
        }
    }

    /// Whether it says who may do it, rather than that it cannot be done now.
    pub fn is_about_who(&self) -> bool {
        match self {
            Self::Explained(why) => why.is_about_who(),
            Self::UnknownCommand { .. }
            | Self::UnknownSubcommand { .. }
            | Self::UnknownGroup { .. }
            | Self::NoCode { .. }
            | Self::Missing { .. }
            | Self::Empty { .. }
            | Self::TooMuch { .. }
            | Self::LineWithoutName { .. }
            | Self::Twice { .. }
            | Self::NotQuoted { .. }
            | Self::WrongValue { .. }
            | Self::InThePast { .. }
            | Self::TooLong { .. }
            | Self::UnknownHandle { .. }
            | Self::IsOffice { .. }
            | Self::NoMember { .. }
            | Self::NearName { .. }
            | Self::NotOneName { .. }
            | Self::SeveralOfName { .. }
            | Self::NoMeeting { .. }
            | Self::NoSeries { .. }
            | Self::NothingRuns { .. }
            | Self::FormForgotten
            | Self::Unclear(_)
            | Self::Asked(_) => false,
        }
    }
}

impl<R: Explain + 'static> From<R> for Refusal {
    fn from(why: R) -> Self {
        Self::Explained(Arc::new(why))
    }
}

/// How a command is typed.
fn in_full(usage: &str) -> Line {
    say!(refusal_in_full, usage: Inline::command(usage)).into()
}

fn any_name(near: &[NearName]) -> Arg {
    Arg::any(near.iter().map(NearName::line))
}

fn any_of(words: &[String]) -> Arg {
    Arg::any(words.iter().map(|words| Inline::Untrusted(words.clone())))
}

/// What was typed, cut where it would fill the screen.
pub(crate) fn typed_briefly(typed: &str) -> Inline {
    Inline::Untrusted(briefly(typed))
}

fn briefly(typed: &str) -> String {
    const MOST: usize = 80;
    let one_line = typed.replace('\n', " ");
    if one_line.chars().count() <= MOST {
        return one_line;
    }
    one_line.chars().take(MOST).chain(['…']).collect()
}

/// A reply with one list below a line.
pub(crate) fn listed(intro: Line, items: Vec<Line>) -> Reply {
    Reply::line(intro).with(Block::List(items))
}

#[cfg(test)]
mod tests {
    use crate::testing::dialogue::Dialogue;
    use crate::words::Language;
    use expect_test::expect;

    #[test]
    fn what_was_not_understood_is_said_in_french() {
        let mut dialogue = Dialogue::with_meetings();
        let said: Vec<String> = [
            ("lea", "/suport WG-IMP"),
            ("lea", "/profile everybody"),
            ("lea", "/support"),
            ("lea", "/support WG-INP"),
            ("lea", "/support WG-IMP for: @flavio"),
            ("lea", "/decide WG-IMP approve"),
            ("lea", "/profile set zone: EST"),
            ("lea", "/rsvp 1 whenever"),
            ("lea", "/rsvp 1"),
            ("lea", "/rsvp 99 yes"),
            ("lea", "/unsupport WG-IMP sorry"),
            ("lea", "/comment WG-IMP"),
            ("lynn", "/update WG-IMP Early."),
            ("lynn", "/lastcall WG-CO until: 1 apr 2017"),
            ("anja", "/support WG-IMP for: @nobody"),
            ("anja", "/support WG-IMP for: Flavio Wagner"),
            ("anja", "/support WG-IMP for: Mia & Tom"),
            ("anja", "/support WG-IMP for:"),
            ("lea", "/info Early."),
        ]
        .into_iter()
        .map(|(handle, text)| {
            let seen = dialogue.say("#plenary", handle, text);
            format!("{text}\n{}", seen.text_in(Language::French, dialogue.register()))
        })
        .collect();
        expect![[r#"
            /suport WG-IMP
            Il n’y a pas de commande « suport ». Vouliez-vous dire /soutenir ?
            Veuillez répondre par oui ou par non. Oui signifie : /soutenir WG-IMP
            /profile everybody
            /profil n’a pas de « everybody ». Vous pouvez taper /profil montrer, /profil modifier, /profil absence, /profil calendrier, /profil relier, /profil séparer, /profil rattacher, /profil exporter ou /profil effacer.
            /support
            Quel groupe ? Par exemple : /soutenir WG-IMP
            - WG-CO : Outreach and Communications
            - WG-IMP : IGF Improvements
            - WG-MINE : Mining
            - WG-WORK : Working Methods
            En entier : /soutenir [CODE] [texte]
            /support WG-INP
            Il n’y a pas de groupe « WG-INP ». Vouliez-vous dire WG-IMP ou WG-MINE ?
            /support WG-IMP for: @flavio
            Seul le secrétariat peut utiliser /soutenir avec pour: @personne. Si « pour: » fait partie de votre texte, mettez le texte entier entre guillemets.
            Adressez-vous à Anja Gengo.
            /decide WG-IMP approve
            Seuls la présidence et le secrétariat peuvent utiliser /décider.
            Adressez-vous à Lynn St. Amour ou Anja Gengo.
            Vous pouvez taper : /pourquoi WG-IMP
            /profile set zone: EST
            « EST » peut désigner plusieurs fuseaux horaires.
            Veuillez répondre par un numéro, ou par non :
            - 1. America/New_York
            - 2. America/Panama
            - 3. Australia/Sydney
            /rsvp 1 whenever
            Je n’ai pas compris « whenever ». Écrivez oui, non ou peut-être.
            /rsvp 1
            Qui participe ? Réunion 1 de WG-WORK : First call
            3 personnes attendues n’ont pas encore répondu.
            Participerez-vous ? /rsvp 1 oui, non ou peut-être
            /rsvp 99 yes
            Il n’y a pas de réunion 99. /réunions donne les réunions à venir.
            /unsupport WG-IMP sorry
            Lea Kaspar ne soutient pas WG-IMP : il n’y a rien à retirer.
            /comment WG-IMP
            Quel est votre commentaire ? Par exemple : /commenter WG-IMP Improvements only, or the multi-year plan too?
            En entier : /commenter [CODE] [texte] [retirer: N]
            /update WG-IMP Early.
            WG-IMP n’est pas encore actif : ce n’est encore qu’une proposition. Ce sera possible une fois que la présidence l’aura approuvé.
            /lastcall WG-CO until: 1 apr 2017
            « 1 apr 2017 » est dans le passé. Donnez un jour ou une heure à venir.
            /support WG-IMP for: @nobody
            Je ne connais pas le compte « @nobody ». Pour une personne sans compte, donnez son nom, par exemple "Lea Kaspar".
            /support WG-IMP for: Flavio Wagner
            Personne dans la liste ne s’appelle « Flavio Wagner ». Vouliez-vous dire Flávio Wagner (@flavio) ?
            Si cette personne est nouvelle, tapez "Flavio Wagner" new: yes
            Veuillez répondre par un numéro, ou par non :
            - 1. /soutenir WG-IMP pour: @flavio
            - 2. /soutenir WG-IMP pour: "Flavio Wagner" nouveau: oui
            /support WG-IMP for: Mia & Tom
            « Mia & Tom » semble désigner plusieurs personnes. Veuillez en nommer une à la fois.
            Si c’est le nom d’une seule personne, tapez "Mia & Tom" new: yes
            Veuillez répondre par oui ou par non. Oui signifie : /soutenir WG-IMP pour: "Mia & Tom" nouveau: oui
            /support WG-IMP for:
            Veuillez écrire quelque chose après pour:
            En entier : /soutenir [CODE] [texte] [pour: @personne] [source: …] [dit-le: DATE]
            /info Early.
            Aucun procès-verbal n’est en cours ici. Un facilitateur ou une facilitatrice peut commencer avec /procès-verbal ouvrir N dans le salon de la réunion."#]].assert_eq(&said.join("\n"));
    }
}
