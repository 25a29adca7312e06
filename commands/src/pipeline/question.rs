//! The questions that are open, and what answers one.
//!
//! A person has one open question in a room at most. It is kept beside the journal's events, so that a restart changes nothing. It
//! ends when it is answered, with whatever else the person says there, and after [`OPEN_FOR`].

use imbl::HashMap;
use jiff::{SignedDuration, Timestamp};

use crate::language::answer::{self, Said};
use crate::language::heard::{Asked, Earlier, Heard, What};
use crate::pipeline::platform_events::is_support;
use crate::record::{Account, Room};

/// For how long a question can be answered.
pub const OPEN_FOR: SignedDuration = SignedDuration::from_mins(15);

/// The questions that are open. A copy costs a few pointers.
#[derive(Clone, Debug, Default)]
pub struct Questions {
    open: HashMap<(Account, Room), Heard>,
    changes: Changes,
}

/// What is to be kept of questions, and what not any more.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Those that were asked.
    pub asked: Vec<Heard>,
    /// The causes of those that have ended.
    pub ended: Vec<String>,
}

/// What something that was heard is to an open question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    /// It chooses this command.
    Command(String),
    /// It may be the words that end this command, unless it is a command itself.
    Rest(String),
    /// It chooses none of them.
    No,
    /// It is one of those words, and no choice: there are so many.
    NoChoice(usize),
}

impl Questions {
    /// Those that were kept. The ones that are open no more end with the next that is asked.
    pub fn of_kept(kept: Vec<Heard>) -> Self {
        let open = kept.into_iter().map(|heard| ((heard.account.clone(), heard.room.clone()), heard));
        Self { open: open.collect(), changes: Changes::default() }
    }

    /// What has changed since this was asked last.
    pub fn take_changes(&mut self) -> Changes {
        std::mem::take(&mut self.changes)
    }

    /// Keeps what somebody was asked, until it is answered.
    pub(crate) fn ask(&mut self, asked: Asked, room: Room, heard: &Heard, now: Timestamp) {
        self.sweep(now);
        let question = Heard {
            cause: format!("asked {}", heard.cause),
            room: room.clone(),
            account: heard.account.clone(),
            name: String::new(),
            said_at: now,
            all_heard_until: None,
            interaction: None,
            what: What::Asked(asked),
        };
        self.changes.asked.push(question.clone());
        if let Some(earlier) = self.open.insert((heard.account.clone(), room), question) {
            self.changes.ended.push(earlier.cause);
        }
    }

    /// What something is to the question that is open to whoever said it there. To none, it is nothing.
    pub(crate) fn answered(&self, heard: &Heard, earlier: &Earlier, now: Timestamp) -> Option<Answer> {
        let asked = self.meant(heard, now)?;
        let to_this = earlier.posted.as_ref().is_some_and(|posted| posted.key == asked.key);
        let said = match &heard.what {
            What::Chosen { choice: 0, .. } => Said::No,
            What::Chosen { choice, .. } => Said::Number(*choice),
            What::Reaction { with, .. } if to_this => {
                if is_support(with) {
                    Said::Yes
                } else {
                    answer::said(with)?
                }
            }
            What::Message(message) if message.answers.is_none() || to_this => {
                let is_free = to_this || heard.room.is_private();
                match (answer::said(&message.text), &asked.unfinished) {
                    (Some(said), _) => said,
                    (None, Some(unfinished)) if is_free && answer::is_free_text(&message.text) => {
                        return Some(Answer::Rest(format!("{unfinished} {}", message.text.trim())));
                    }
                    (None, _) => return None,
                }
            }
            _ => return None,
        };
        let choices = &asked.choices;
        let command = match (said, choices.as_slice()) {
            (Said::No, _) => return Some(Answer::No),
            (Said::Yes, [only]) => Some(only),
            (Said::Yes, _) => None,
            (Said::Number(number), choices) => number.checked_sub(1).and_then(|index| choices.get(index)),
        };
        match (command, &asked.unfinished) {
            (Some(command), _) => Some(Answer::Command(command.clone())),
            // A number can be the missing word.
            (None, Some(unfinished)) => match &heard.what {
                What::Message(message) => Some(Answer::Rest(format!("{unfinished} {}", message.text.trim()))),
                _ => None,
            },
            (None, None) => Some(Answer::NoChoice(choices.len())),
        }
    }

    /// Whoever says something lets go of what they were asked there.
    pub(crate) fn let_go(&mut self, heard: &Heard) {
        if self.open.is_empty() {
            return;
        }
        let key = match &heard.what {
            What::Message(_) | What::Form(_) => Some((heard.account.clone(), heard.room.clone())),
            // A button stands below its question, wherever that was said.
            What::Chosen { question, .. } => self.by_key(&heard.account, question),
            _ => None,
        };
        self.end(key);
    }

    /// The question that something answers is over.
    pub(crate) fn is_answered(&mut self, heard: &Heard) {
        let key = match &heard.what {
            What::Chosen { question, .. } => self.by_key(&heard.account, question),
            _ => Some((heard.account.clone(), heard.room.clone())),
        };
        self.end(key);
    }

    /// Nothing is asked any more of accounts that nobody has now.
    pub(crate) fn forget(&mut self, accounts: &[Account]) {
        let keys: Vec<_> = self.open.keys().filter(|(account, _)| accounts.contains(account)).cloned().collect();
        keys.into_iter().for_each(|key| self.end(Some(key)));
    }

    fn end(&mut self, key: Option<(Account, Room)>) {
        if let Some(question) = key.and_then(|key| self.open.remove(&key)) {
            self.changes.ended.push(question.cause);
        }
    }

    /// What is open to whoever said something there.
    fn meant(&self, heard: &Heard, now: Timestamp) -> Option<&Asked> {
        if self.open.is_empty() {
            return None;
        }
        let key = match &heard.what {
            What::Chosen { question, .. } => self.by_key(&heard.account, question)?,
            _ => (heard.account.clone(), heard.room.clone()),
        };
        let question = self.open.get(&key).filter(|question| is_open(question, now))?;
        match &question.what {
            What::Asked(asked) => Some(asked),
            _ => None,
        }
    }

    fn by_key(&self, account: &Account, key: &str) -> Option<(Account, Room)> {
        let is_meant = |question: &Heard| matches!(&question.what, What::Asked(asked) if asked.key == key);
        let meant = self.open.iter().find(|((asked, _), question)| asked == account && is_meant(question));
        meant.map(|(key, _)| key.clone())
    }

    /// Ends what can be answered no more.
    fn sweep(&mut self, now: Timestamp) {
        let over = self.open.iter().filter(|(_, question)| !is_open(question, now)).map(|(key, _)| key.clone());
        let over: Vec<_> = over.collect();
        over.into_iter().for_each(|key| self.end(Some(key)));
    }
}

/// Whether what was asked can still be answered. What a clock that was set back has left in the future cannot.
fn is_open(question: &Heard, now: Timestamp) -> bool {
    let since = now.duration_since(question.said_at);
    since < OPEN_FOR && since >= SignedDuration::from_secs(-60)
}

#[cfg(test)]
mod tests {
    use crate::language::heard::{Addressed, Message, What};
    use crate::testing::dialogue::Dialogue;
    use crate::words::Language;
    use expect_test::expect;

    #[test]
    fn a_mistyped_command_is_asked_about_and_yes_carries_it_out() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#plenary", "lea", "/suport WG-IMP We need it.").expect(expect![[r##"
            #plenary <rapporteur> There is no command "suport". Did you mean /support?
            	Please answer yes or no. Yes means: /support WG-IMP We need it."##]]);
        dialogue
            .say("#plenary", "lea", "yes")
            .expect(expect!["#plenary <rapporteur> Lea Kaspar supports WG-IMP. Support: 1 member."]);
        dialogue.say("#plenary", "lea", "yes").expect(expect![""]);
        dialogue.say("#plenary", "flavio", "/support WG-INP").expect(expect![[r##"
            #plenary <rapporteur> There is no group "WG-INP". Did you mean WG-IMP?
            	Please answer yes or no. Yes means: /support WG-IMP"##]]);
        dialogue
            .say("#plenary", "flavio", "!yes")
            .expect(expect!["#plenary <rapporteur> Flávio Wagner supports WG-IMP. Support: 2 members."]);
        dialogue.say("@ginger", "ginger", "support WG-INP").expect(expect![[r#"
            @ginger <rapporteur> There is no group "WG-INP". Did you mean WG-IMP?
            	Please answer yes or no. Yes means: /support WG-IMP"#]]);
        dialogue.say("@ginger", "ginger", "no").expect(expect!["@ginger <rapporteur> Fine, nothing was done."]);
        let seen = dialogue.say("#plenary", "ginger", "/suport WG-IMP");
        seen.expect_in(
            Language::French,
            dialogue.register(),
            expect![[r#"
            Il n'y a pas de commande « suport ». Vouliez-vous dire /support ?
            Veuillez répondre par oui ou par non. Oui signifie : /support WG-IMP"#]],
        );
        let seen = dialogue.say("#plenary", "ginger", "Non.");
        seen.expect_in(Language::French, dialogue.register(), expect!["D’accord, rien n’a été fait."]);
    }

    #[test]
    fn a_question_is_answered_by_nobody_else_nowhere_else_not_later_and_not_after_anything_else() {
        let mut dialogue = Dialogue::with_groups();
        let asks = |dialogue: &mut Dialogue| dialogue.say("#plenary", "lea", "/suport WG-IMP").quietly();
        let does_nothing = |dialogue: &mut Dialogue| {
            let (before, seen) = (dialogue.events().len(), dialogue.say("#plenary", "lea", "yes").text());
            assert_eq!((dialogue.events().len(), seen.as_str()), (before, ""));
        };
        asks(&mut dialogue);
        let before = dialogue.events().len();
        assert_eq!(dialogue.say("#plenary", "flavio", "yes").text(), "");
        assert_eq!(dialogue.say("#lounge", "lea", "yes").text(), "");
        assert_eq!(dialogue.events().len(), before);
        for other in ["/status", "well, we will see", "/statsu"] {
            asks(&mut dialogue);
            dialogue.say("#plenary", "lea", other).quietly();
            if other != "/statsu" {
                does_nothing(&mut dialogue);
            }
        }
        dialogue.say("#plenary", "lea", "yes").expect(expect![[r#"
            #plenary <rapporteur> Working Groups

            	Code    Title                        Support    Comments  Status
            	WG-IMP  IGF Improvements             0 members  0         proposed
            	WG-CO   Outreach and Communications  1 member   0         proposed"#]]);
        asks(&mut dialogue);
        dialogue.is_away("15m");
        does_nothing(&mut dialogue);
        asks(&mut dialogue);
        dialogue.is_away("14m");
        dialogue
            .say("#plenary", "lea", "yes")
            .expect(expect!["#plenary <rapporteur> Lea Kaspar supports WG-IMP. Support: 1 member."]);
    }

    #[test]
    fn a_question_is_answered_by_a_reply_a_reaction_and_a_button() {
        let mut dialogue = Dialogue::with_groups();
        let reply = |text: &str, to: String| {
            What::Message(Message { answers: Some(to), ..Message::new(text, Addressed::ToAll) })
        };
        dialogue.say("#plenary", "lea", "/suport WG-IMP").quietly();
        let question = dialogue.last_post();
        dialogue.say("#plenary", "flavio", "/suport WG-IMP").quietly();
        // A message that is not the question is no place to answer it.
        dialogue
            .does("#plenary", "flavio", What::Reaction { to: question.clone(), with: "👍".to_owned() })
            .expect(expect![""]);
        dialogue
            .does("#plenary", "lea", reply("yes", question))
            .expect(expect!["#plenary <rapporteur> Lea Kaspar supports WG-IMP. Support: 1 member."]);
        let question = dialogue.last_question();
        dialogue
            .does("#plenary", "flavio", What::Reaction { to: question, with: "👍🏽".to_owned() })
            .expect(expect!["#plenary <rapporteur> Flávio Wagner supports WG-IMP. Support: 2 members."]);
        dialogue.say("#plenary", "ginger", "/suport WG-IMP").quietly();
        let key = dialogue.last_key();
        let press = |choice| What::Chosen { question: key.clone(), choice };
        dialogue.does("#plenary", "marilyn", press(1)).expect(expect!["@marilyn <rapporteur> I have no open question for you here. A question stays open for 15 minutes, until you type another command."]);
        dialogue
            .does("#plenary", "ginger", press(1))
            .expect(expect!["#plenary <rapporteur> Virginia Paque supports WG-IMP. Support: 3 members."]);
        dialogue.does("#plenary", "ginger", press(1)).expect(expect!["@ginger <rapporteur> I have no open question for you here. A question stays open for 15 minutes, until you type another command."]);
    }
}
