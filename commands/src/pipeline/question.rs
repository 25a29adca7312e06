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

/// By so much at most the clock of a platform is taken to be behind.
const CLOCKS_DIFFER: SignedDuration = SignedDuration::from_secs(5);

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
    /// Those that were kept. Those whose time is over end with the next that is asked.
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
            platform_roles: None,
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
        let to_this = earlier.posted.as_ref().is_some_and(|posted| posted.says(&asked.key));
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
                let said = if is_free { answer::said_to_question(&message.text) } else { answer::said(&message.text) };
                match (said, &asked.unfinished) {
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
        let says = matches!(heard.what, What::Message(_) | What::Form(_) | What::Chosen { .. });
        let key = says.then(|| self.key(heard)).flatten();
        self.end(key);
    }

    /// The question that something answers is over.
    pub(crate) fn is_answered(&mut self, heard: &Heard) {
        self.end(self.key(heard));
    }

    /// Whether something is open to whoever said something there.
    pub fn are_put_to(&self, heard: &Heard) -> bool {
        !self.open.is_empty() && self.key(heard).is_some_and(|key| self.open.contains_key(&key))
    }

    /// Whether nothing is open.
    pub(crate) fn are_none(&self) -> bool {
        self.open.is_empty()
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
        let question = self.open.get(&self.key(heard)?).filter(|question| is_open(question, now))?;
        match &question.what {
            What::Asked(asked) => Some(asked),
            _ => None,
        }
    }

    /// Where the question is open to which something belongs: a button is below its question, wherever that was said. What was said
    /// before it was asked, and comes late, has nothing to do with it.
    fn key(&self, heard: &Heard) -> Option<(Account, Room)> {
        let What::Chosen { question: key, .. } = &heard.what else {
            let key = (heard.account.clone(), heard.room.clone());
            let is_later = |question: &Heard| heard.said_at.duration_until(question.said_at) <= CLOCKS_DIFFER;
            return self.open.get(&key).is_none_or(is_later).then_some(key);
        };
        let is_meant = |question: &Heard| matches!(&question.what, What::Asked(asked) if asked.key == *key);
        let meant = self.open.iter().find(|((asked, _), question)| *asked == heard.account && is_meant(question));
        meant.map(|(key, _)| key.clone())
    }

    /// Ends the questions whose time is over.
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
    use std::collections::BTreeMap;

    use expect_test::expect;
    use jiff::Timestamp;
    use proptest::prelude::*;

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
                Il n’y a pas de commande « suport ». Vouliez-vous dire /soutenir ?
                Veuillez répondre par oui ou par non. Oui signifie : /soutenir WG-IMP"#]],
        );
        let seen = dialogue.say("#plenary", "ginger", "Non.");
        seen.expect_in(Language::French, dialogue.register(), expect!["D’accord, rien n’a été fait."]);
    }

    #[test]
    fn what_was_said_before_a_question_and_comes_late_is_no_answer_and_lets_nothing_go() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#plenary", "lea", "/suport WG-IMP").quietly();
        dialogue.said_late("9m", "#plenary", "lea", "yes").expect(expect![""]);
        dialogue.said_late("9m", "#plenary", "lea", "Good morning!").expect(expect![""]);
        dialogue
            .say("#plenary", "lea", "yes")
            .expect(expect!["#plenary <rapporteur> Lea Kaspar supports WG-IMP. Support: 1 member."]);
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
        dialogue.does("#plenary", "marilyn", press(1)).expect(expect!["@marilyn <rapporteur> I have no open question for you here. A question stays open for 15 minutes, or until your next command."]);
        dialogue
            .does("#plenary", "ginger", press(1))
            .expect(expect!["#plenary <rapporteur> Virginia Paque supports WG-IMP. Support: 3 members."]);
        dialogue.does("#plenary", "ginger", press(1)).expect(expect!["@ginger <rapporteur> I have no open question for you here. A question stays open for 15 minutes, or until your next command."]);
    }

    #[test]
    fn what_cannot_be_undone_is_asked_first() {
        let mut dialogue = Dialogue::with_life();
        dialogue.say("#plenary", "lynn", "/decide WG-WORK dissolve Its work is done.").expect(expect![[r#"
            #plenary <rapporteur> This ends WG-WORK for good: it can only be proposed again.
            	Please answer yes or no. Yes means: /decide WG-WORK dissolve yes Its work is done."#]]);
        dialogue.say("#plenary", "lynn", "no").expect(expect!["#plenary <rapporteur> Fine, nothing was done."]);
        dialogue.say("#plenary", "lynn", "/cycle close").expect(expect![[r#"
            #plenary <rapporteur> The cycle IGF 2017 runs until Sun 31 Dec 2017, 23:59 UTC.
            	If you close it now, these groups end too: WG-WORK.
            	Please answer yes or no. Yes means: /cycle close yes"#]]);
        dialogue.say("#plenary", "lynn", "yes").expect(expect![[r#"
            #plenary <rapporteur> The cycle IGF 2017 has ended, and these groups with it: WG-WORK.
            @lea <rapporteur> WG-WORK has ended with the cycle IGF 2017. A member can propose it again: /propose WG-WORK Title"#]]);
        dialogue.say("@lynn", "lynn", "decide WG-IMP approve").quietly();
        dialogue.say("@lynn", "lynn", "The second facilitator is named next week.").expect(expect![[r#"
            @lynn <rapporteur> Decided: WG-IMP is approved, by Lynn St. Amour, on Mon 10 Apr 2017. Approved although the rules ask for a written proposal with Objectives, support from 1 member, 2 member facilitators from different stakeholder groups and a last call among all members. Reason: The second facilitator is named next week.
            	I am making a room for WG-IMP on Matrix.
            	WG-IMP has no facilitator yet. To appoint one: /facilitate WG-IMP @person
            	This is on the record, which everybody in the rooms can read.
            #plenary <rapporteur> Decided: WG-IMP is approved, by Lynn St. Amour, on Mon 10 Apr 2017. Approved although the rules ask for a written proposal with Objectives, support from 1 member, 2 member facilitators from different stakeholder groups and a last call among all members. Reason: The second facilitator is named next week.
            @avri <rapporteur> Decided: WG-IMP is approved, by Lynn St. Amour, on Mon 10 Apr 2017. Approved although the rules ask for a written proposal with Objectives, support from 1 member, 2 member facilitators from different stakeholder groups and a last call among all members. Reason: The second facilitator is named next week.
            	You hear this because you proposed or facilitate WG-IMP, IGF Improvements. To see what the decision rests on: /why WG-IMP"#]]);
        dialogue.say("#other", "anja", "/room bind plenary").expect(expect![[r#"
            #other <rapporteur> There is another plenary room here already. With this one, announcements go to both.
            	Please answer yes or no. Yes means: /room bind plenary yes"#]]);
        dialogue
            .say("#other", "anja", "yes")
            .expect(expect!["#other <rapporteur> This is now the plenary room. New proposals will be announced here."]);
        dialogue.say("@lea", "lea", "/profile forget").expect(expect![[r#"
            @lea <rapporteur> This deletes your name, your accounts, your profile and everything you wrote as yourself. What you did still counts, shown as "a former member". It cannot be undone.
            	To keep a copy first: /profile export
            	Please answer yes or no. Yes means: /profile forget yes"#]]);
        dialogue.say("@lea", "lea", "oui").expect(expect![[
            r#"@lea <rapporteur> Your data is deleted. What you did still counts, shown as "a former member"."#
        ]]);
        let seen = dialogue.say("#plenary", "lynn", "/decide WG-IMP dissolve");
        seen.expect_in(
            Language::French,
            dialogue.register(),
            expect![[r#"
                Ceci met fin à WG-IMP pour de bon : il ne pourra qu’être proposé de nouveau.
                Veuillez répondre par oui ou par non. Oui signifie : /décider WG-IMP dissoudre yes"#]],
        );
    }

    #[test]
    fn support_with_a_no_is_asked_back() {
        let mut dialogue = Dialogue::with_groups();
        for words in ["-1", "no", "I do NOT support this", "I don't support it"] {
            let said = dialogue.say("#plenary", "lea", &format!("/support WG-IMP {words}")).text();
            assert!(said.contains("What do you mean?"), "{words}: {said}");
        }
        dialogue.say("#plenary", "lea", "/support WG-IMP I do not support it").expect(expect![[r#"
            #plenary <rapporteur> Your words do not sound like support for WG-IMP. What do you mean?
            	Please answer with a number, or no:
            	- 1. /concern WG-IMP I do not support it
            	- 2. /comment WG-IMP I do not support it
            	- 3. /support WG-IMP"#]]);
        dialogue
            .say("#plenary", "lea", "yes")
            .expect(expect!["#plenary <rapporteur> Please answer with a number from 1 to 3, or no."]);
        dialogue
            .say("#plenary", "lea", "4")
            .expect(expect!["#plenary <rapporteur> Please answer with a number from 1 to 3, or no."]);
        dialogue.say("#plenary", "lea", "1.").expect(expect![
            "#plenary <rapporteur> Your concern (no. 1) on WG-IMP is recorded. To withdraw it: /resolve WG-IMP 1"
        ]);
        let seen = dialogue.say("#plenary", "flavio", "/support WG-IMP -1");
        seen.expect_in(
            Language::French,
            dialogue.register(),
            expect![[r#"
                Vos mots ne ressemblent pas à un soutien à WG-IMP. Que voulez-vous faire ?
                Veuillez répondre par un numéro, ou par non :
                - 1. /réserve WG-IMP -1
                - 2. /commenter WG-IMP -1
                - 3. /soutenir WG-IMP"#]],
        );
        dialogue.say("#plenary", "ginger", "/support WG-IMP Not one day too early, and no doubt about it.").quietly();
        dialogue
            .say("#plenary", "avri", "/support WG-IMP We know that we need it.")
            .expect(expect!["#plenary <rapporteur> Avri Doria supports WG-IMP. Support: 1 member."]);
    }

    #[test]
    fn a_typed_name_is_asked_about_with_those_who_may_be_meant() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#plenary", "anja", "/support WG-IMP for: Flavio Wagner").expect(expect![[r##"
            #plenary <rapporteur> Nobody on the list of people is called "Flavio Wagner". Did you mean Flávio Wagner (@flavio)?
            	If this is somebody new, type "Flavio Wagner" new: yes
            	Please answer with a number, or no:
            	- 1. /support WG-IMP for: @flavio
            	- 2. /support WG-IMP for: "Flavio Wagner" new: yes"##]]);
        dialogue
            .say("#plenary", "anja", "1")
            .expect(expect!["#plenary <rapporteur> Flávio Wagner supports WG-IMP. Support: 1 member."]);
        dialogue.say("#plenary", "anja", "/support WG-CO for: \"Lea K.\"").expect(expect![[r##"
            #plenary <rapporteur> Nobody on the list of people is called "Lea K.". Did you mean Lea Kaspar (@lea)?
            	If this is somebody new, type "Lea K." new: yes
            	Please answer with a number, or no:
            	- 1. /support WG-CO for: @lea
            	- 2. /support WG-CO for: "Lea K." new: yes"##]]);
        dialogue.say("#plenary", "anja", "2").expect(expect![[r#"
            #plenary <rapporteur> Lea K. supports WG-CO. Support: 1 member, 1 other.
            	Lea K. is new in the list of people."#]]);
        dialogue.say("#plenary", "anja", "/support WG-CO for: @Lea Kaspar").expect(expect![[r##"
            #plenary <rapporteur> I do not know the account "@Lea Kaspar". Did you mean Lea Kaspar (@lea)?
            	Please answer yes or no. Yes means: /support WG-CO for: @lea"##]]);
    }

    #[test]
    fn a_proposal_without_a_code_is_asked_about_with_one() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("#plenary", "lea", "/propose Gender and access").expect(expect![[r#"
            #plenary <rapporteur> A group needs a short code before its title, such as WG-IMP.
            	Please answer yes or no. Yes means: /propose WG-GENDER Gender and access"#]]);
        dialogue.say("#plenary", "lea", "yes").expect(expect![[r#"
            #plenary <rapporteur> Proposed: WG-GENDER, Gender and access, by Lea Kaspar. Support it with /support WG-GENDER
            	Still missing: Purpose, Objectives, Outputs, Plan, Timeframe, Facilitator. Add each with /charter WG-GENDER Purpose: …"#]]);
        dialogue.say("#plenary", "lea", "/propose WG Gender equality").expect(expect![[r#"
            #plenary <rapporteur> A group needs a short code before its title, such as WG-IMP.
            	Please answer yes or no. Yes means: /propose WG-GENDER-EQUALITY Gender equality"#]]);
        dialogue.say("#plenary", "lea", "/propose CENB Phase III").expect(expect![[r#"
            #plenary <rapporteur> Proposed: CENB, Phase III, by Lea Kaspar. Support it with /support CENB
            	Still missing: Purpose, Objectives, Outputs, Plan, Timeframe, Facilitator. Add each with /charter CENB Purpose: …"#]]);
        dialogue.say("#plenary", "lea", "/propose DC2 Second try").expect(expect![[r#"
            #plenary <rapporteur> Proposed: DC2, Second try, by Lea Kaspar. Support it with /support DC2
            	Still missing: Purpose, Objectives, Outputs, Plan, Timeframe, Facilitator. Add each with /charter DC2 Purpose: …"#]]);
        dialogue.say("#plenary", "lea", "/propose Évaluation de l'égalité").expect(expect![[r#"
            #plenary <rapporteur> A group needs a short code before its title, such as WG-IMP.
            	Please answer yes or no. Yes means: /propose WG-EVALUATION Évaluation de l'égalité"#]]);
    }

    #[test]
    fn in_private_a_plain_text_is_the_missing_word_and_a_greeting_is_greeted() {
        let mut dialogue = Dialogue::with_groups();
        dialogue.say("@lea", "lea", "comment WG-IMP").expect(expect![[r#"
            @lea <rapporteur> What is your comment? For example: /comment WG-IMP Improvements only, or the multi-year plan too?
            	In full: /comment [CODE] [words] [drop: N]"#]]);
        dialogue.say("@lea", "lea", "thanks").expect(expect![""]);
        dialogue.say("@lea", "lea", "comment").expect(expect![[r#"
            @lea <rapporteur> Which group? For example: /comment WG-IMP Improvements only, or the multi-year plan too?
            	- WG-CO: Outreach and Communications
            	- WG-IMP: IGF Improvements
            	In full: /comment [CODE] [words] [drop: N]"#]]);
        dialogue.say("@lea", "lea", "wg-imp").expect(expect![[r#"
            @lea <rapporteur> What is your comment? For example: /comment WG-IMP Improvements only, or the multi-year plan too?
            	In full: /comment [CODE] [words] [drop: N]"#]]);
        dialogue.say("@lea", "lea", "Is there a plan for remote participants?").expect(expect![[r#"
            @lea <rapporteur> Your answer is a question. Do you want to record it as it is?
            	Please answer yes or no. Yes means: /comment wg-imp Is there a plan for remote participants?"#]]);
        dialogue.say("@lea", "lea", "Hello!").expect(expect![[r#"
            @lea <rapporteur> Hello! I keep the record of the groups. Three things to start with:
            	- /status shows the groups.
            	- /support CODE registers your support for one.
            	- /help lists what else you can do here."#]]);
        dialogue.say("@lea", "lea", "yes").expect(expect!["@lea <rapporteur> I have no open question for you here. A question stays open for 15 minutes, or until your next command."]);
        dialogue.say("#plenary", "lea", "/comment WG-IMP").quietly();
        dialogue.say("#plenary", "lea", "That is talk, and no comment.").expect(expect![""]);
        let seen = dialogue.say("@marilyn", "marilyn", "Bonjour");
        seen.expect_in(
            Language::French,
            dialogue.register(),
            expect![[r#"
                Bonjour ! Je tiens le registre des groupes. Pour commencer, trois possibilités :
                - /état montre les groupes.
                - /soutenir CODE enregistre votre soutien à l’un d’eux.
                - /aide montre ce que vous pouvez faire d’autre ici."#]],
        );
    }

    #[test]
    fn look_alike_and_unseen_signs_and_quotes_of_every_country_are_read() {
        let mut dialogue = Dialogue::with_groups();
        for (handle, text) in [
            ("lea", "！support WG-IMP"),
            ("flavio", "／support ＷＧ－ＩＭＰ"),
            ("ginger", "\u{200b}!support\u{200b} WG-IMP\u{200b}"),
            ("marilyn", "! support **WG-IMP**"),
            ("lynn", "`/support \"WG-IMP\"`"),
            ("avri", "/Support „wg–imp“."),
        ] {
            let said = dialogue.say("#plenary", handle, text).text();
            assert!(said.contains("supports WG-IMP"), "{text}: {said}");
        }
        for title in [
            "”First call”",
            "“First call“",
            "\"First call”",
            "«First call»",
            "「First call」",
            "„First call“",
            "»First call«",
        ] {
            let said = dialogue.say("#plenary", "lynn", &format!("/meet plenary {title} 2017-05-02 15:00 UTC")).text();
            assert!(said.contains(": First call\n"), "{title}: {said}");
        }
        for talk in ["! mind the gap", "/usr/bin", "!!!", "Please /support WG-IMP", "/ me too"] {
            dialogue.say("#plenary", "lea", talk).expect(expect![""]);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn an_answer_carries_out_nothing_that_was_not_shown_to_who_gives_it_there_and_just_before(
            said in prop::collection::vec((0..3_usize, 0..3_usize, 0..SAYINGS.len(), 0..4_u8), 1..40)
        ) {
            let mut dialogue = Dialogue::with_groups();
            let mut open: BTreeMap<(usize, usize), (String, Timestamp)> = BTreeMap::new();
            for (who, place, saying, pause) in said {
                if pause == 0 {
                    dialogue.is_away("8m");
                }
                let handle = ["lea", "flavio", "anja"][who];
                let room = ["#plenary", "#lounge", if who == 0 { "@lea" } else { "#other" }][place];
                let before = dialogue.events().len();
                let seen = dialogue.say(room, handle, SAYINGS[saying]).text();
                let shown = open.get(&(who, place)).filter(|(_, at)| dialogue.now().duration_since(*at) < super::OPEN_FOR);
                let groups: Vec<String> = dialogue.events()[before..]
                    .iter()
                    .filter_map(|recorded| recorded.event.group().map(ToString::to_string))
                    .collect();
                if ANSWERS.contains(&SAYINGS[saying]) && !groups.is_empty() {
                    let Some((shown, _)) = shown else { panic!("{handle} in {room}: {seen}") };
                    prop_assert!(groups.iter().all(|group| shown.contains(group)), "{shown}\n{seen}");
                }
                if seen.contains("Please answer yes or no. Yes means") || seen.contains("Please answer with a number, or no") {
                    open.insert((who, place), (seen, dialogue.now()));
                } else if !seen.contains("Please answer") {
                    open.remove(&(who, place));
                }
            }
        }
    }

    const ANSWERS: [&str; 5] = ["yes", "!yes", "1", "2", "3"];
    const SAYINGS: [&str; 16] = [
        "yes",
        "!yes",
        "1",
        "2",
        "3",
        "no",
        "/suport WG-IMP",
        "/support WG-COO",
        "/support WG-IMP -1",
        "/unsuport WG-CO",
        "/status",
        "Well.",
        "/propose Gender and access",
        "/support WG-CO for: \"Flavio Wagner\"",
        "thanks",
        "/comment",
    ];
}
