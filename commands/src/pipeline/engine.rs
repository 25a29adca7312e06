//! From what was heard to what follows: refer, read, limit, look back, decide. Pure, for whoever keeps a record.
//!
//! Three keep one: the desk with a journal, a dialogue and the fuzzer in memory. What an engine must know of the past it asks for
//! as a value, so that none of the three decides anything by itself:
//!
//! ```text
//! Reference::from_heard(heard) ──► Earlier ──► Engine::read ──► Step::Command ──► LookBack ──► Engine::decide
//!                                           └─────────► Step::Done
//! ```

use jiff::Timestamp;

use crate::language::heard::{Earlier, Form, Heard, Message, What};
use crate::language::reader::Reading;
use crate::language::spec::Kind;
use crate::language::value::Value;
use crate::language::{Call, answer};
use crate::organisation::Organisation;
use crate::pipeline::decide::{self, Effects, LookBack};
use crate::pipeline::edits;
use crate::pipeline::limits::{Limits, TooMany, Verdict};
use crate::pipeline::question::{Answer, Questions};
use crate::record::chance::Seed;
use crate::record::{Event, Register};
use crate::say;
use crate::words::question::choose_by_number;
use crate::words::{self, Inline, Question, Refusal, Reply};

/// What became of something that was heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Disposition {
    /// It is talk, or was dealt with before.
    Passed,
    /// It was no command, and what follows from it is recorded.
    Happened,
    /// A command that is recorded and answered.
    Done,
    /// A command that is answered with why it cannot be followed.
    Refused,
    /// A command too many, which is answered so.
    Limited,
    /// One more after that, which is not answered.
    Silenced,
}

impl Disposition {
    /// Whether it is answered, and known from now on.
    pub fn is_answered(self) -> bool {
        match self {
            Self::Happened | Self::Done | Self::Refused | Self::Limited => true,
            Self::Passed | Self::Silenced => false,
        }
    }
}

/// What of the past something that was heard refers to. It is looked up before anything is read: see [`Earlier`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reference<'h> {
    /// Nothing.
    Nothing,
    /// A message by its id, which may be the bot's own.
    Post(&'h str),
    /// What was recorded by one of these causes: the message that is edited; the one that was deleted with its edit, or a reaction
    /// of its id.
    Causes(Vec<String>),
    /// A form that was begun, by its cause.
    Form(&'h str),
}

impl<'h> Reference<'h> {
    /// To what it refers.
    pub fn from_heard(heard: &'h Heard) -> Self {
        match &heard.what {
            What::Message(Message { edits: Some(edit), .. }) => Self::Causes(vec![edit.of.clone()]),
            What::Message(Message { answers: Some(message), .. }) | What::Reaction { to: message, .. } => {
                Self::Post(message)
            }
            What::Deletion { of } => {
                Self::Causes(vec![of.clone(), Heard::cause_of_edit(of), Heard::cause_of_reaction(of)])
            }
            What::Form(Form { continues: Some(begun), .. }) => Self::Form(begun),
            What::Message(Message { answers: None, .. })
            | What::Form(Form { continues: None, .. })
            | What::Arrival
            | What::Move { .. }
            | What::Gone
            | What::Closed { .. }
            | What::RoomsWait { .. }
            | What::Made { .. }
            | What::NotMade { .. }
            | What::MailStopped { .. }
            | What::Published { .. }
            | What::Chosen { .. }
            | What::Asked(_) => Self::Nothing,
        }
    }
}

/// What is left to do after reading.
#[derive(Clone, Debug)]
pub enum Step {
    /// Nothing: this is what follows; without effects nothing does.
    Done(Disposition, Option<Effects>),
    /// To decide a command, once what it looks back at is known: [`Call::as_of`], [`Call::looks_back`].
    Command(Box<Call>),
}

/// Whether a yes or a number alone would become the words of a command: nobody's concern is "yes".
fn is_only_said(call: &Call, heard: &Heard) -> bool {
    let What::Message(message) = &heard.what else { return false };
    let words = message.text.trim();
    let mut free = call.spec.arguments().iter().filter(|argument| matches!(argument.kind, Kind::Text | Kind::Line));
    let is_it = |value: &Value| matches!(value, Value::Text(text) if text == words);
    answer::said(words).is_some() && free.any(|argument| call.values.get(argument.name).is_some_and(is_it))
}

/// Whether somebody speaks of the bot, or to it in a way that it does not understand.
fn mentions_bot(heard: &Heard) -> bool {
    matches!(&heard.what, What::Message(message) if message.mentions_bot)
}

/// Whether somebody asks something.
fn asks(heard: &Heard) -> bool {
    matches!(&heard.what, What::Message(message) if message.text.trim_end().ends_with(['?', '？', '؟']))
}

/// The rules by which a record goes on, at a moment.
#[derive(Debug)]
pub struct Engine<'r> {
    /// The state of everything, which is moved on.
    pub register: &'r mut Register,
    /// What everybody has asked lately.
    pub limits: &'r mut Limits,
    /// What everybody was asked and has not answered.
    pub questions: &'r mut Questions,
    /// The organisation.
    pub organisation: &'r Organisation,
    /// The time.
    pub now: Timestamp,
}

impl Engine<'_> {
    /// Reads what was heard. Commands, answers and refusals are limited: whoever asks too much is told so once.
    pub fn read(&mut self, heard: &Heard, earlier: &Earlier) -> Step {
        let edited = edits::instead(heard, earlier, self.register, self.now);
        let is_read = edited.is_none();
        let answer = self.questions.answered(heard, earlier, self.now).filter(|_| is_read);
        let (answer, reading) = match answer {
            Some(Answer::Command(command)) => {
                let reading = self.read_chosen(&command, heard);
                (Some(Answer::Command(command)), reading)
            }
            Some(Answer::Rest(command)) => match self.read_plainly(heard, earlier) {
                // Whoever gives a command has not answered.
                Reading::Command(call) if !call.is_in_plain_words() || (asks(heard) && call.path != "help") => {
                    (Some(Answer::Rest(command)), Reading::Command(call))
                }
                // A question is seldom the words that were asked for, and would be recorded as those.
                _ if asks(heard) => {
                    let why = Reply::said(say!(question_answers_question));
                    let refusal = Question::new(why, [command.clone()]).into();
                    (Some(Answer::Rest(command)), Reading::Refused { refusal, private: false })
                }
                plainly => match self.read_chosen(&command, heard) {
                    Reading::Command(call) if is_only_said(&call, heard) => (None, plainly),
                    reading => (Some(Answer::Rest(command)), reading),
                },
            },
            Some(answer @ (Answer::No | Answer::NoChoice(_))) => (Some(answer), Reading::Happened),
            None => (None, edited.unwrap_or_else(|| self.read_plainly(heard, earlier))),
        };
        if answer.is_some() || matches!(reading, Reading::Command(_) | Reading::Refused { .. }) {
            match self.limits.take(&heard.account, &heard.room, self.now) {
                Verdict::Room => {}
                Verdict::Full => {
                    let too_many = TooMany { per_minute: self.limits.per_minute().unwrap_or_default() };
                    return Step::Done(Disposition::Limited, Some(self.refuse(&too_many.into(), false, heard)));
                }
                Verdict::StillFull => return Step::Done(Disposition::Silenced, None),
            }
        }
        match answer {
            Some(Answer::No) => {
                self.questions.is_answered(heard);
                return self.say(say!(question_left), heard);
            }
            Some(Answer::NoChoice(choices)) => return self.say(choose_by_number(choices), heard),
            Some(Answer::Command(_) | Answer::Rest(_)) => self.questions.is_answered(heard),
            None if is_read => self.questions.let_go(heard),
            None => {}
        }
        match reading {
            Reading::NotForUs if mentions_bot(heard) && self.limits.may_hint(&heard.room, self.now) => {
                let [command, help] = ["status", "help"].map(Inline::command);
                self.say(say!(talk_mentions_bot, command: command, help: help), heard)
            }
            Reading::NotForUs => Step::Done(Disposition::Passed, None),
            Reading::Refused { refusal, private } => {
                Step::Done(Disposition::Refused, Some(self.refuse(&refusal, private, heard)))
            }
            Reading::Happened => {
                let happened = decide::happened(heard, earlier, self.register, self.organisation, self.now);
                Step::Done(Disposition::Happened, Some(happened))
            }
            Reading::Command(call) => Step::Command(Box::new(call)),
        }
    }

    /// Decides a command and moves the register on.
    pub fn decide(&mut self, call: &Call, heard: &Heard, back: LookBack<'_>, seed: Seed) -> (Disposition, Effects) {
        // Only of oneself everything is erased, from any of one's accounts.
        let own = self.register.people().of_account(&heard.account).filter(|_| !self.questions.are_none());
        let own = own.map(|person| person.accounts.clone());
        let mut effects = decide::command(call, heard, self.register, back, self.organisation, self.now, seed);
        let erases = effects.recorded.iter().any(|recorded| matches!(recorded.event, Event::PersonForgotten { .. }));
        if let Some(own) = own.filter(|_| erases) {
            self.questions.forget(&own);
        }
        let has_file = matches!(&heard.what, What::Message(message) if message.has_file);
        if let Some(answer) = effects.posts.first_mut().filter(|_| has_file && !effects.recorded.is_empty()) {
            answer.reply = std::mem::take(&mut answer.reply).and(say!(answer_file_not_kept).into());
        }
        self.keep_question(&mut effects, heard);
        (if effects.is_refusal { Disposition::Refused } else { Disposition::Done }, effects)
    }

    fn read_plainly(&self, heard: &Heard, earlier: &Earlier) -> Reading {
        decide::read(heard, earlier, self.register, self.organisation, self.now)
    }

    fn read_chosen(&self, command: &str, heard: &Heard) -> Reading {
        decide::read_chosen(command, heard, self.register, self.organisation, self.now)
    }

    fn refuse(&mut self, refusal: &Refusal, private: bool, heard: &Heard) -> Effects {
        let mut effects = decide::refuse(refusal, private, heard, self.register, self.organisation);
        self.keep_question(&mut effects, heard);
        effects
    }

    fn say(&self, said: words::Message, heard: &Heard) -> Step {
        Step::Done(Disposition::Done, Some(decide::say_only(said, heard, self.register)))
    }

    /// What is asked in an answer can be answered where that is said.
    fn keep_question(&mut self, effects: &mut Effects, heard: &Heard) {
        if let (Some(asked), Some(post)) = (effects.asked.take(), effects.posts.first()) {
            self.questions.ask(*asked, post.room.clone(), heard, self.now);
        }
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use crate::language::heard::{Addressed, Message, What};
    use crate::testing::dialogue::Dialogue;

    #[test]
    fn talk_in_which_the_bot_is_mentioned_gets_a_line_an_hour_in_each_room() {
        let mut dialogue = Dialogue::with_groups();
        let talk = || {
            let message = Message::new("what is the status, Rapporteur?", Addressed::ToAll);
            What::Message(Message { mentions_bot: true, ..message })
        };
        dialogue.does("#plenary", "lea", talk()).expect(expect!["#plenary <rapporteur> To ask me something, begin with my name or with a command, such as /status. /help lists them all."]);
        dialogue.does("#plenary", "flavio", talk()).expect(expect![""]);
        dialogue.does("#wg-imp", "flavio", talk()).expect(expect!["#wg-imp <rapporteur> To ask me something, begin with my name or with a command, such as /status. /help lists them all."]);
        dialogue.pass("59m").quietly();
        dialogue.does("#plenary", "lea", talk()).expect(expect![""]);
        dialogue.pass("1m").quietly();
        dialogue.does("#plenary", "lea", talk()).expect(expect!["#plenary <rapporteur> To ask me something, begin with my name or with a command, such as /status. /help lists them all."]);
    }

    #[test]
    fn what_stands_beside_a_file_is_heard_and_the_file_is_said_to_be_left() {
        let mut dialogue = Dialogue::with_groups();
        let beside = |text: &str| What::Message(Message { has_file: true, ..Message::new(text, Addressed::ToAll) });
        dialogue.does("#plenary", "lea", beside("/comment WG-IMP see the file")).expect(expect![[r#"
            #plenary <rapporteur> Recorded: Lea Kaspar comments on WG-IMP, which now has 1 comment.
            	I keep your words alone, not the file beside them."#]]);
        dialogue
            .does("#plenary", "lea", beside("/comment WG-XYZ see the file"))
            .expect(expect![[r##"#plenary <rapporteur> There is no group "WG-XYZ". /status lists the groups."##]]);
        dialogue.does("#plenary", "lea", beside("our office")).expect(expect![""]);
    }
}
