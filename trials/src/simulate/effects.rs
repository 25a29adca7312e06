//! What must come of what people asked for: a model of accounts, words and numbers, beside the product. It knows what somebody
//! asked for, and reads in the answer whether that is done. What then stands in the record at the end must be just that. Events,
//! folds and what the product makes of them have no part in it, so that an answer without its effect is found, and an effect
//! without its answer.

use commands::words::Language;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use commands::export::Export;
use commands::language::heard::{About, Heard};
use commands::organisation::Organisation;
use commands::pipeline::decide::{Post, answer_key};
use commands::record::{
    Account, Answer, Binding, CorrectionFate, Group, Meeting, Noted, PersonId, Recipient, Register, Role, Room, TextId,
};
use commands::render::plain::Plain;
use rapporteur::journal::Batch;
use serde_json::Value;

/// What a command does if it is followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, strum::Display, strum::VariantNames)]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Does {
    /// Nothing that stays: it is a question, or talk.
    Asks,
    Supports,
    Unsupports,
    Comments,
    Proposes,
    Charters,
    SetsStatus,
    RaisesConcern,
    EndsConcern,
    CallsLast,
    Approves,
    Appoints,
    Updates,
    OpensConsultation,
    AnswersConsultation(u32),
    ClosesConsultation,
    CallsMeeting,
    MovesMeeting,
    CancelsMeeting,
    SaysWhetherToCome(Answer),
    SetsReminders,
    SetsAffiliation,
    SetsAction,
    EndsAction,
    SetsDigest,
    StartsMinutes,
    TakesDown,
    EndsMinutes,
    BindsRoom,
    UnbindsRoom,
    Corrects,
    Renames,
    ReopensConcern,
    DropsComment,
    CorrectsUpdate,
    EditsConsultation,
    WithdrawsAnswer,
    CancelsConsultation,
    Uncancels,
    RetitlesMeeting,
    SetsAffiliationOfLea,
    AmendsAction,
    DropsAction,
    AddsToMinutes,
    LeavesOut,
    /// What whoever leads the meeting does themselves, others propose.
    ProposesCorrection,
    AcceptsCorrection,
    DeclinesCorrection,
    ApprovesMinutes,
    ReopensMinutes,
    /// Takes back one's own last act.
    Undoes,
    OpensCycle,
    GetsCode,
    GivesCode,
    Forgets,
    /// Takes back a reaction.
    TakesBack,
    /// Answers the question that is open in the room: what was asked for is then done.
    SaysYes,
}

/// What somebody asked for.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    pub(crate) does: Does,
    pub(crate) by: Account,
    pub(crate) room: Room,
    /// The group, or what else it is about.
    pub(crate) of: String,
    /// The number that makes its words differ from all others; 0 where it has no words.
    pub(crate) number: u64,
    /// Whether a form was filled in, which asks for the parts of a proposal.
    pub(crate) fills_in: bool,
    /// Who is named: with that they are known, though they may have said nothing yet.
    pub(crate) names: Option<Account>,
}

/// All that was asked for, and all that came of it, in the order of the record.
#[derive(Debug, Default)]
pub(crate) struct Effects {
    /// By the key of the answer.
    asked: BTreeMap<String, Asked>,
    happened: Vec<Happened>,
    /// The keys of the answers to messages that were deleted since.
    deleted: BTreeSet<String>,
    /// On what people can act where a message of the bot stands, by its key.
    about: BTreeMap<String, String>,
    /// The last question to somebody in a room, by its key.
    questions: BTreeMap<(Account, Room), String>,
}

#[derive(Debug)]
enum Happened {
    Answered { key: String, words: String },
    Imported(Vec<Imported>),
}

/// A row of an import.
#[derive(Clone, Debug)]
pub(crate) struct Imported {
    pub(crate) account: Account,
    pub(crate) role: Role,
    pub(crate) affiliation: String,
}

/// Somebody, whatever their accounts.
type Human = usize;

/// Whose something is in the record, and in which words.
type Found = (Option<PersonId>, Option<TextId>);

/// Words, as they were said.
#[derive(Clone, Debug)]
struct Words {
    by: Human,
    words: String,
    /// The key of the answer to the message in which they were.
    key: String,
    /// Whether they go with who has said them. What the organisation asks, calls and agrees on is nobody's own.
    are_own: bool,
}

/// What is kept in a list, or in revisions, of each group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum List {
    Titles,
    Purposes,
    StatusLines,
    Comments,
    Concerns,
    Updates,
    Decisions,
}

impl Effects {
    /// Somebody asks for something, under the cause that its answer has.
    pub(crate) fn asks(&mut self, cause: &str, asked: Asked) {
        self.asked.insert(answer_key(cause), asked);
    }

    /// Somebody is named in what is asked for.
    pub(crate) fn names(&mut self, cause: &str, named: Option<Account>) {
        if let Some(asked) = self.asked.get_mut(&answer_key(cause)) {
            asked.names = named;
        }
    }

    /// What was asked for under a cause.
    pub(crate) fn asked(&self, cause: &str) -> Option<&Asked> {
        self.asked.get(&answer_key(cause))
    }

    /// A message was deleted by its author.
    pub(crate) fn is_deleted(&mut self, cause: &str) {
        self.deleted.insert(answer_key(cause));
    }

    /// On what a reaction to a message of the bot acts, by the message's key.
    pub(crate) fn about(&self, key: &str) -> Option<&String> {
        self.about.get(key)
    }

    /// A batch stands in the journal.
    pub(crate) fn is_recorded(&mut self, batch: &Batch) {
        // Who is meant does not matter here, so that nobody need be known.
        let nobody = Register::default();
        let plain = Plain { register: &nobody, mark: "/", width: None, language: Language::default() };
        for post in &batch.posts {
            if let Some(about) = &post.about {
                self.about.insert(post.key.clone(), about.to_string());
            }
            self.is_answered(post);
            if self.asked.contains_key(&post.key) {
                self.happened.push(Happened::Answered { key: post.key.clone(), words: plain.reply(&post.reply) });
            }
        }
    }

    /// What is asked for is answered, be it with a question. To say yes is to ask again for what the question was about.
    fn is_answered(&mut self, post: &Post) {
        let Some(asked) = self.asked.get(&post.key) else { return };
        let of = (asked.by.clone(), asked.room.clone());
        if asked.does == Does::SaysYes {
            let meant = if asked.of.is_empty() { self.questions.get(&of) } else { Some(&asked.of) };
            if let Some(meant) = meant.and_then(|key| self.asked.get(key)) {
                let meant = Asked { by: of.0.clone(), room: of.1.clone(), ..meant.clone() };
                self.asked.insert(post.key.clone(), meant);
            }
        }
        if let Some(About::Question(_)) = post.about {
            self.questions.insert(of, post.key.clone());
        }
    }

    /// Another process has imported people.
    pub(crate) fn imports(&mut self, rows: Vec<Imported>) {
        self.happened.push(Happened::Imported(rows));
    }

    /// Whether the record has at the end what was asked for and done. Gives how often each kind was done.
    pub(crate) fn hold(&self, register: &Register, organisation: &Organisation) -> Result<BTreeMap<Does, u64>, String> {
        let undone = self.undone()?;
        let mut model = Model { deleted: self.deleted.clone(), ..Model::default() };
        let mut done = BTreeMap::new();
        for (at, happened) in self.happened.iter().enumerate() {
            match happened {
                Happened::Imported(rows) => rows.iter().for_each(|row| model.import(row)),
                Happened::Answered { key, words } => {
                    let Some(asked) = self.asked.get(key).map(|asked| model.now(asked, words)) else { continue };
                    if asked.is_done(words) {
                        *done.entry(asked.does).or_default() += 1;
                        match undone.contains_key(&at) {
                            true => model.leave_behind(key, &asked, words),
                            false => model.take(key, &asked, words),
                        }
                        for of in undone.iter().filter(|(_, by)| **by == at).map(|(of, _)| *of) {
                            self.goes_along(of, &mut model);
                        }
                    }
                }
            }
        }
        model.compare(register, organisation)?;
        Ok(done)
    }

    /// What goes with something that is taken back, whoever has done it since: a room that is bound to nothing has no digests.
    fn goes_along(&self, of: usize, model: &mut Model) {
        if let Some(Happened::Answered { key, .. }) = self.happened.get(of)
            && let Some(asked) = self.asked.get(key).filter(|asked| asked.does == Does::BindsRoom)
            && !model.bindings.contains_key(&asked.room)
        {
            model.digests.remove(&asked.room);
        }
    }

    /// Which of what was done was taken back by `/undo`, and where: of each person the latest of the kind that the answer names.
    fn undone(&self) -> Result<BTreeMap<usize, usize>, String> {
        let mut undone = BTreeMap::new();
        let mut model = Model { deleted: self.deleted.clone(), ..Model::default() };
        let mut acts: Vec<(usize, Asked)> = Vec::new();
        for (at, happened) in self.happened.iter().enumerate() {
            match happened {
                Happened::Imported(rows) => rows.iter().for_each(|row| model.import(row)),
                Happened::Answered { key, words } => {
                    let Some(asked) = self.asked.get(key).map(|asked| model.now(asked, words)) else { continue };
                    if !asked.is_done(words) {
                        continue;
                    }
                    if asked.does != Does::Undoes {
                        model.take(key, &asked, words);
                        acts.push((at, asked));
                        continue;
                    }
                    // Whoever leads a meeting takes back the last note, whosever it is: it keeps its number.
                    if ["Undone: (words erased)", "Undone: Action "].iter().any(|said| words.starts_with(said)) {
                        continue;
                    }
                    let by = model.human(&asked.by);
                    let is_it = kind_of_undone(words).ok_or_else(|| format!("nobody here does what is {words:?}"))?;
                    let mut earlier = acts.iter().rev().filter(|(at, _)| !undone.contains_key(at));
                    let Some((of, _)) = earlier.find(|(_, act)| is_it(act.does) && model.human(&act.by) == by) else {
                        return Err(format!("{} had nothing that can be {words:?}", asked.by));
                    };
                    undone.insert(*of, at);
                }
            }
        }
        Ok(undone)
    }
}

impl Asked {
    /// The words that go along.
    fn words(&self) -> String {
        let number = self.number;
        match self.does {
            _ if number == 0 => String::new(),
            Does::Supports => format!("because of {number}"),
            Does::Comments => format!("remark {number}"),
            Does::Proposes => format!("Title {number}"),
            Does::Charters => format!("to do {number}"),
            Does::SetsStatus => format!("at {number}"),
            Does::RaisesConcern => format!("worry {number}"),
            Does::EndsConcern => format!("settled {number}"),
            Does::Approves | Does::Corrects => format!("because of {number}"),
            Does::Updates | Does::CorrectsUpdate => format!("progress {number}"),
            Does::OpensConsultation | Does::EditsConsultation => format!("Which, {number}?"),
            Does::CallsMeeting | Does::RetitlesMeeting => format!("Meeting {number}"),
            Does::CancelsMeeting => format!("not needed {number}"),
            Does::OpensCycle => format!("Round {number}"),
            Does::SetsAffiliation | Does::SetsAffiliationOfLea => format!("House {number}"),
            Does::SetsAction | Does::AmendsAction => format!("task {number}"),
            Does::TakesDown | Does::AddsToMinutes | Does::ProposesCorrection => format!("on {number}"),
            _ => String::new(),
        }
    }

    /// Whether an answer says that it is done.
    fn is_done(&self, answer: &str) -> bool {
        let of = &self.of;
        let says = |words: &str| answer.contains(words);
        let says_of_an_end = || [" is resolved.", " is overruled.", " is withdrawn."].into_iter().any(says);
        match self.does {
            Does::Asks | Does::SaysYes => false,
            Does::Supports => says(&format!(" supports {of}.")),
            Does::Unsupports => says(&format!(" no longer supports {of}.")),
            Does::Comments => says(&format!(" comments on {of}")),
            Does::Proposes => says(&format!("Proposed: {of}, ")),
            Does::Charters => says(&format!("Recorded: Purpose of {of}.")),
            Does::SetsStatus => says(&format!("Recorded: the status line of {of}.")),
            Does::RaisesConcern => says("Your concern (no. ") && says(&format!(" on {of} is recorded.")),
            Does::EndsConcern => says("Concern ") && says(&format!(" on {of}, by ")) && says_of_an_end(),
            Does::CallsLast => says(&format!("Last call for {of}")),
            Does::Approves => answer.starts_with(&format!("Decided: {of} is approved")),
            Does::Appoints => says(&format!(" now facilitates {of}.")),
            Does::Updates => says(&format!("Recorded: the update of {of}.")),
            Does::OpensConsultation => answer.starts_with("Consultation ") && says("Please answer by "),
            Does::AnswersConsultation(_) => {
                says(" answered consultation ") || says(" changed their answer to consultation ")
            }
            Does::ClosesConsultation => answer.starts_with("Consultation 1 has ended"),
            Does::CallsMeeting => answer.starts_with("Meeting ") || answer.starts_with("Meetings "),
            Does::MovesMeeting => answer.starts_with("Moved: Meeting 1"),
            Does::CancelsMeeting => answer.starts_with("Cancelled: Meeting 1"),
            Does::SaysWhetherToCome(_) => {
                [" is coming to meeting ", " can't come to meeting ", " may come to meeting "].into_iter().any(says)
            }
            Does::SetsReminders => says("remind you"),
            Does::SetsAffiliation => says("Affiliation: "),
            Does::SetsAction => answer.starts_with("Action "),
            Does::EndsAction => answer.starts_with("Done: action 1,"),
            Does::SetsDigest => {
                answer.starts_with("I will post a digest here ")
                    || answer.starts_with("I will send you your own digest ")
            }
            Does::StartsMinutes => answer.starts_with("Started: Meeting "),
            Does::TakesDown => says(" as paragraph "),
            Does::AddsToMinutes => answer.starts_with("Added to the minutes of meeting 1 "),
            Does::EndsMinutes => says("Draft: it can be corrected"),
            Does::BindsRoom => answer.starts_with("This is now "),
            Does::UnbindsRoom => answer.starts_with("This is no longer the "),
            Does::Corrects => answer.starts_with(&format!("Corrected: {of} is approved")),
            Does::Renames => says(" renamed BPF-X: it is BPF-Y from now on."),
            Does::ReopensConcern => says(&format!("Concern 1 about {of} by ")) && says(" is open again."),
            Does::DropsComment => answer.starts_with("Comment 1 by ") && says(&format!(" on {of} is withdrawn.")),
            Does::CorrectsUpdate => says(&format!("Corrected: the latest update on {of}.")),
            Does::EditsConsultation => says("Consultation 1 has changed: "),
            Does::WithdrawsAnswer => says(" withdrew their answer to consultation 1."),
            Does::CancelsConsultation => says(" cancelled consultation 1: "),
            Does::Uncancels => says("This meeting takes place after all:"),
            Does::RetitlesMeeting => answer.starts_with("A meeting has changed:"),
            Does::SetsAffiliationOfLea => answer.starts_with("Changed. ") && says("Affiliation: "),
            Does::AmendsAction => answer.starts_with("Changed: Action 1,"),
            Does::DropsAction => answer.starts_with("Dropped: Action 1,"),
            Does::LeavesOut => answer.starts_with("Left out of the minutes of meeting 1"),
            Does::ProposesCorrection => answer.starts_with("Proposed to ") && says(" meeting 1"),
            Does::AcceptsCorrection => answer.starts_with("Accepted correction 1 of the minutes of meeting 1,"),
            Does::DeclinesCorrection => {
                answer.starts_with("Declined correction 1 of the minutes of meeting 1,")
                    || answer.starts_with("Your correction 1 of the minutes of meeting 1 is withdrawn:")
            }
            Does::ApprovesMinutes => answer.starts_with("Minutes approved: Meeting 1 "),
            Does::ReopensMinutes => says(" reopened the minutes of meeting 1: "),
            Does::Undoes => answer.starts_with("Undone: "),
            Does::OpensCycle => {
                answer.starts_with("The cycle Round ") || answer.starts_with("The cycle (words erased) is")
            }
            Does::GetsCode => says("Your code is "),
            Does::GivesCode => says("Code accepted") || says("This code is from ") || says("Joined: "),
            Does::Forgets => says("Your data is deleted"),
            Does::TakesBack => says(" no longer supports ") || says(" withdrew their answer for meeting "),
        }
    }
}

/// Whether somebody does a thing of one kind.
type IsKind = fn(Does) -> bool;

/// What an answer says was taken back, among all that people here do.
fn kind_of_undone(answer: &str) -> Option<IsKind> {
    const KINDS: &[(&str, &str, IsKind)] = &[
        ("the proposal of ", "", |does| does == Does::Proposes),
        ("the change to the proposal of ", "", |does| does == Does::Charters),
        ("the support of ", "", |does| does == Does::Supports),
        ("the withdrawal of the support of ", "", |does| matches!(does, Does::Unsupports | Does::TakesBack)),
        ("the comment by ", "", |does| does == Does::Comments),
        ("the status or note of ", "", |does| does == Does::SetsStatus),
        ("the concern of ", "", |does| does == Does::RaisesConcern),
        ("that concern ", "", |does| does == Does::EndsConcern),
        ("the last call on ", "", |does| does == Does::CallsLast),
        ("the decision to ", "", |does| matches!(does, Does::Approves | Does::Corrects)),
        ("the appointment of ", "", |does| does == Does::Appoints),
        ("the update on ", "", |does| matches!(does, Does::Updates | Does::CorrectsUpdate)),
        ("consultation ", "", |does| does == Does::OpensConsultation),
        ("the answer of ", " to consultation ", |does| matches!(does, Does::AnswersConsultation(_))),
        ("the answer of ", " for meeting ", |does| matches!(does, Does::SaysWhetherToCome(_) | Does::TakesBack)),
        ("the closing of consultation ", "", |does| does == Does::ClosesConsultation),
        ("the change to consultation ", "", |does| does == Does::EditsConsultation),
        ("the withdrawal of the answer of ", "", |does| does == Does::WithdrawsAnswer),
        ("the cancellation of consultation ", "", |does| does == Does::CancelsConsultation),
        ("what this room is for", "", |does| matches!(does, Does::BindsRoom | Does::UnbindsRoom)),
        ("when the digest is sent", "", |does| does == Does::SetsDigest),
        ("the call for meeting ", "", |does| does == Does::CallsMeeting),
        ("the new time of meeting ", "", |does| does == Does::MovesMeeting),
        ("the cancellation of meeting ", "", |does| does == Does::CancelsMeeting),
        ("that meeting ", " takes place after all", |does| does == Does::Uncancels),
        ("the change to meeting ", "", |does| does == Does::RetitlesMeeting),
        ("the start of the minutes ", "", |does| does == Does::StartsMinutes),
        ("the end of the minutes ", "", |does| does == Does::EndsMinutes),
        ("the opening of the cycle ", "", |does| does == Does::OpensCycle),
        ("the proposed correction ", "", |does| does == Does::ProposesCorrection),
        ("the acceptance of correction 1 ", "", |does| does == Does::AcceptsCorrection),
        ("the declining of correction 1 ", "", |does| does == Does::DeclinesCorrection),
        ("the approval of the minutes ", "", |does| does == Does::ApprovesMinutes),
        ("the reopening of the minutes ", "", |does| does == Does::ReopensMinutes),
        ("the reopening of concern ", "", |does| does == Does::ReopensConcern),
        ("the withdrawal of comment ", "", |does| does == Does::DropsComment),
        ("the note ", "", |does| matches!(does, Does::TakesDown | Does::AddsToMinutes)),
        ("action ", "", |does| does == Does::SetsAction),
        ("that action 1 is done", "", |does| does == Does::EndsAction),
        ("that action 1 was dropped", "", |does| does == Does::DropsAction),
        ("the change to action ", "", |does| does == Does::AmendsAction),
    ];
    let what = answer.strip_prefix("Undone: ")?;
    let is_kind = |(begins, has, _): &&(&str, &str, fn(Does) -> bool)| what.starts_with(begins) && what.contains(has);
    KINDS.iter().find(is_kind).map(|(.., is_it)| *is_it)
}

/// The key under which a reaction takes back what it gave: that of its own answer.
pub(crate) fn key_of_reaction(event: &str) -> String {
    answer_key(&Heard::cause_of_reaction(event))
}

/// The code in a message, if there is one.
pub(crate) fn code_in(words: &str) -> Option<&str> {
    let is_code = |code: &&str| code.len() == 9 && code.is_ascii() && code.as_bytes()[4] == b'-';
    let after = |before: &str| words.split_once(before).and_then(|(_, after)| after.get(..9)).filter(is_code);
    after("Your code is ").or_else(|| after("profile link "))
}

/// What the record must have.
#[derive(Debug, Default)]
struct Model {
    people: usize,
    /// Who has an account, unless they are erased.
    accounts: BTreeMap<Account, Human>,
    erased: BTreeSet<Human>,
    deleted: BTreeSet<String>,
    lists: BTreeMap<(List, String), Vec<Words>>,
    /// Who supports a group, with the key of the answer by which.
    supporters: BTreeMap<(String, Human), Words>,
    ended_concerns: BTreeSet<String>,
    last_calls: BTreeSet<String>,
    appointed: BTreeSet<String>,
    questions: Vec<Words>,
    chosen: BTreeMap<Human, u32>,
    has_closed: bool,
    meetings: Vec<Words>,
    is_moved: bool,
    is_cancelled: bool,
    answers: BTreeMap<(String, Human), (Answer, String)>,
    reminded: BTreeSet<Human>,
    affiliations: BTreeMap<Human, Words>,
    roles: BTreeMap<Human, Role>,
    /// By their numbers.
    actions: BTreeMap<u32, Words>,
    is_done: bool,
    is_dropped: bool,
    digests: BTreeSet<Room>,
    own_digests: BTreeSet<Human>,
    has_minutes: bool,
    are_approved: bool,
    dropped_comments: BTreeSet<String>,
    /// The codes that groups had before, with those that they have.
    renamed: BTreeMap<String, String>,
    ended_minutes: usize,
    taken_down: Vec<Words>,
    cycle: Option<Words>,
    /// The corrections of the minutes of meeting 1 that were proposed, each with its words if it has any.
    proposed: Vec<Option<Words>>,
    /// Whether the first of them was accepted, once it has ended.
    first_proposed: Option<bool>,
    bindings: BTreeMap<Room, String>,
    /// Who got a code, and who gave it.
    codes: BTreeMap<String, (Account, Option<Account>)>,
}

impl Model {
    fn human(&mut self, account: &Account) -> Human {
        let next = self.people;
        let human = *self.accounts.entry(account.clone()).or_insert(next);
        self.people += usize::from(human == next);
        human
    }

    fn import(&mut self, row: &Imported) {
        let human = self.human(&row.account);
        self.roles.insert(human, row.role);
        let words = Words { by: human, words: row.affiliation.clone(), key: String::new(), are_own: true };
        self.affiliations.insert(human, words);
    }

    /// What was asked for, of the group as it is called now. Whether somebody corrects minutes or proposes to depends on
    /// whether they lead the meeting: the answer says which it was.
    fn now(&self, asked: &Asked, answer: &str) -> Asked {
        let of = self.renamed.get(&asked.of).unwrap_or(&asked.of).clone();
        let does = match asked.does {
            Does::AddsToMinutes | Does::LeavesOut if answer.starts_with("Proposed to ") => Does::ProposesCorrection,
            Does::ProposesCorrection if answer.starts_with("Added to the minutes ") => Does::AddsToMinutes,
            does => does,
        };
        Asked { of, does, ..asked.clone() }
    }

    /// What is left of something that was taken back: what others know by a number keeps it, and a decision is told as taken back.
    fn leave_behind(&mut self, key: &str, asked: &Asked, answer: &str) {
        asked.names.iter().for_each(|named| _ = self.human(named));
        match asked.does {
            Does::RaisesConcern => {
                self.take(key, asked, answer);
                if self.lists.get(&(List::Concerns, asked.of.clone())).is_some_and(|concerns| concerns.len() == 1) {
                    self.ended_concerns.insert(asked.of.clone());
                }
            }
            Does::Approves | Does::Corrects | Does::CallsMeeting | Does::TakesDown | Does::AddsToMinutes => {
                self.take(key, asked, answer);
            }
            Does::ProposesCorrection => {
                self.take(key, asked, answer);
                if self.proposed.len() == 1 {
                    self.first_proposed = Some(false);
                }
            }
            Does::OpensConsultation => {
                self.take(key, asked, answer);
                self.has_closed |= self.questions.len() == 1;
            }
            _ => _ = self.human(&asked.by),
        }
    }

    fn rename(&mut self, from: &str, to: &str) {
        let renamed = |of: &str| if of == from { to.to_owned() } else { of.to_owned() };
        let lists = std::mem::take(&mut self.lists);
        self.lists = lists.into_iter().map(|((list, of), words)| ((list, renamed(&of)), words)).collect();
        let supporters = std::mem::take(&mut self.supporters);
        self.supporters = supporters.into_iter().map(|((of, human), words)| ((renamed(&of), human), words)).collect();
        for set in [&mut self.ended_concerns, &mut self.last_calls, &mut self.appointed, &mut self.dropped_comments] {
            *set = set.iter().map(|of| renamed(of)).collect();
        }
        self.bindings.values_mut().for_each(|of| *of = renamed(of));
        self.renamed.insert(from.to_owned(), to.to_owned());
    }

    fn take(&mut self, key: &str, asked: &Asked, answer: &str) {
        asked.names.iter().for_each(|named| _ = self.human(named));
        // That somebody keeps the list of people makes them known to nobody yet.
        let by = match asked.does {
            Does::SetsAffiliationOfLea => self.human(&super::matrix::account("@lea:sim")),
            _ => self.human(&asked.by),
        };
        let of = asked.of.clone();
        let of_all = [
            Does::OpensConsultation,
            Does::EditsConsultation,
            Does::CallsMeeting,
            Does::RetitlesMeeting,
            Does::SetsAction,
            Does::AmendsAction,
            Does::TakesDown,
            Does::OpensCycle,
        ];
        let words = Words { by, words: asked.words(), key: key.to_owned(), are_own: !of_all.contains(&asked.does) };
        let mut add = |list: List, words: Words| self.lists.entry((list, of.clone())).or_default().push(words);
        match asked.does {
            Does::Asks | Does::SaysYes => {}
            Does::Supports => _ = self.supporters.insert((of, by), words),
            Does::Unsupports => _ = self.supporters.remove(&(of, by)),
            Does::Comments => add(List::Comments, words),
            Does::Proposes => {
                if asked.fills_in {
                    add(List::Purposes, Words { words: "filled in".to_owned(), ..words.clone() });
                }
                add(List::Titles, words);
            }
            Does::Charters => add(List::Purposes, words),
            Does::SetsStatus => add(List::StatusLines, words),
            Does::RaisesConcern => add(List::Concerns, words),
            Does::EndsConcern => _ = self.ended_concerns.insert(of),
            Does::CallsLast => _ = self.last_calls.insert(of),
            Does::Approves | Does::Corrects => add(List::Decisions, words),
            Does::Appoints => _ = self.appointed.insert(of),
            Does::Updates => add(List::Updates, words),
            Does::OpensConsultation => self.questions.push(words),
            Does::AnswersConsultation(option) => _ = self.chosen.insert(by, option),
            Does::ClosesConsultation => self.has_closed = true,
            Does::CallsMeeting => self.meetings.push(words),
            Does::MovesMeeting => self.is_moved = true,
            Does::CancelsMeeting => self.is_cancelled = true,
            Does::SaysWhetherToCome(whether) => _ = self.answers.insert((of, by), (whether, key.to_owned())),
            Does::SetsReminders => _ = self.reminded.insert(by),
            Does::SetsAffiliation | Does::SetsAffiliationOfLea => _ = self.affiliations.insert(by, words),
            Does::SetsAction => _ = self.actions.insert(action_in(answer), words),
            Does::EndsAction => self.is_done = true,
            Does::SetsDigest if answer.starts_with("I will send you your own digest ") => {
                _ = self.own_digests.insert(by);
            }
            // Where the room is unbound by an undo, that goes with it.
            Does::SetsDigest if !asked.room.is_private() && !self.bindings.contains_key(&asked.room) => {}
            Does::SetsDigest => _ = self.digests.insert(asked.room.clone()),
            Does::StartsMinutes => self.has_minutes = true,
            Does::EndsMinutes => self.ended_minutes += 1,
            Does::TakesDown | Does::AddsToMinutes => self.taken_down.push(words),
            Does::BindsRoom => _ = self.bindings.insert(asked.room.clone(), of),
            Does::UnbindsRoom => {
                self.bindings.remove(&asked.room);
                self.digests.remove(&asked.room);
            }
            Does::Renames => self.rename("BPF-X", "BPF-Y"),
            Does::ReopensConcern => _ = self.ended_concerns.remove(&of),
            Does::DropsComment => _ = self.dropped_comments.insert(of),
            Does::CorrectsUpdate => {
                let updates = self.lists.entry((List::Updates, of)).or_default();
                updates.pop();
                updates.push(words);
            }
            Does::EditsConsultation => replace_first(&mut self.questions, words),
            Does::WithdrawsAnswer => _ = self.chosen.remove(&by),
            Does::CancelsConsultation => self.has_closed = true,
            Does::Uncancels => self.is_cancelled = false,
            Does::RetitlesMeeting => replace_first(&mut self.meetings, words),
            Does::AmendsAction => _ = self.actions.insert(1, words),
            Does::DropsAction => self.is_dropped = true,
            Does::ProposesCorrection => {
                let has_words = answer.contains(" a paragraph should be added: ");
                self.proposed.push(has_words.then_some(words));
            }
            Does::AcceptsCorrection => {
                self.first_proposed = Some(true);
                // From now on the words are those of the minutes, whoever proposed them.
                if let Some(Some(proposed)) = self.proposed.first() {
                    let (key, are_own) = (key.to_owned(), false);
                    self.taken_down.push(Words { key, are_own, ..proposed.clone() });
                }
            }
            Does::DeclinesCorrection => self.first_proposed = Some(false),
            // What is still open then is declined.
            Does::ApprovesMinutes => {
                self.are_approved = true;
                if !self.proposed.is_empty() {
                    self.first_proposed.get_or_insert(false);
                }
            }
            Does::ReopensMinutes => self.are_approved = false,
            // An action that was taken back there is none any more.
            Does::LeavesOut | Does::Undoes => _ = self.actions.remove(&action_in(answer)),
            Does::OpensCycle => self.cycle = Some(words),
            Does::GetsCode => {
                let code = code_in(answer).unwrap_or_default().to_owned();
                self.codes.insert(code, (asked.by.clone(), None));
            }
            Does::GivesCode => self.give(&of, asked, answer),
            Does::Forgets => self.forget(by),
            Does::TakesBack => {
                let given = |words: &Words| words.key == of;
                self.supporters.retain(|_, words| !given(words));
                self.answers.retain(|_, (_, key)| *key != of);
            }
        }
    }

    fn give(&mut self, code: &str, asked: &Asked, answer: &str) {
        let Some((first, given_by)) = self.codes.get_mut(code) else { return };
        if !answer.contains("Joined: ") {
            *given_by = Some(asked.by.clone());
            return;
        }
        let other = if *first == asked.by { given_by.clone() } else { Some(first.clone()) };
        let Some(other) = other else { return };
        let (into, from) = (self.human(&asked.by), self.human(&other));
        self.join(from, into);
    }

    fn join(&mut self, from: Human, into: Human) {
        if from == into {
            return;
        }
        self.accounts.values_mut().filter(|human| **human == from).for_each(|human| *human = into);
        let lists = self.lists.values_mut().flatten();
        let others = self
            .questions
            .iter_mut()
            .chain(&mut self.meetings)
            .chain(self.actions.values_mut())
            .chain(&mut self.taken_down)
            .chain(self.proposed.iter_mut().flatten())
            .chain(&mut self.cycle);
        lists.chain(others).filter(|words| words.by == from).for_each(|words| words.by = into);
        let supported = self.supporters.keys().filter(|(_, human)| *human == from).map(|(of, _)| of.clone());
        for of in supported.collect::<Vec<_>>() {
            if let Some(words) = self.supporters.remove(&(of.clone(), from)) {
                self.supporters.entry((of, into)).or_insert(Words { by: into, ..words });
            }
        }
        if let Some(role) = self.roles.remove(&from) {
            let of_into = self.roles.entry(into).or_default();
            *of_into = role.max(*of_into);
        }
        // Of what each has set for themselves the product keeps one: which, is not looked at.
        for of_each in [from, into] {
            self.affiliations.remove(&of_each);
            self.chosen.remove(&of_each);
            self.reminded.remove(&of_each);
            self.own_digests.remove(&of_each);
        }
        self.answers.retain(|(_, human), _| *human != from && *human != into);
    }

    fn forget(&mut self, human: Human) {
        self.erased.insert(human);
        self.accounts.retain(|_, other| *other != human);
        self.roles.remove(&human);
        self.affiliations.remove(&human);
        self.reminded.remove(&human);
        self.own_digests.remove(&human);
        self.chosen.remove(&human);
        self.answers.retain(|(_, other), _| *other != human);
    }
}

/// The number behind the word `Action` in an answer; 0 where there is none.
fn action_in(answer: &str) -> u32 {
    let number = answer.split_once("Action ").and_then(|(_, after)| after.split_once(','));
    number.and_then(|(number, _)| number.parse().ok()).unwrap_or_default()
}

/// The first has other words from now on.
fn replace_first(of: &mut [Words], words: Words) {
    if let Some(first) = of.first_mut() {
        *first = words;
    }
}

/// What is compared, in words for who reads of a difference.
fn differs(what: impl fmt::Display, expected: impl fmt::Debug, found: impl fmt::Debug) -> Result<(), String> {
    Err(format!("{what} must be {expected:?} by what was asked for and answered as done, and is {found:?}"))
}

fn same<T: PartialEq + fmt::Debug>(what: impl fmt::Display, expected: &T, found: &T) -> Result<(), String> {
    if expected == found { Ok(()) } else { differs(what, expected, found) }
}

impl Model {
    fn compare(&self, register: &Register, organisation: &Organisation) -> Result<(), String> {
        self.compare_people(register)?;
        let expected: BTreeSet<&String> =
            self.lists.keys().filter(|(list, _)| *list == List::Titles).map(|(_, of)| of).collect();
        let found: BTreeSet<String> = register.groups().map(|group| group.code.to_string()).collect();
        same("the groups", &expected, &found.iter().collect())?;
        for group in register.groups() {
            self.compare_group(group, register)?;
        }
        self.compare_consultations(register)?;
        self.compare_meetings(register)?;
        self.compare_actions(register)?;
        let cycle = register.cycle();
        same("whether a cycle is open", &self.cycle.is_some(), &cycle.is_some())?;
        if let Some(words) = &self.cycle {
            self.compare_words("the name of the cycle", words, cycle.map(|cycle| cycle.name), register)?;
        }
        for (room, of) in &self.bindings {
            let found = register.binding(room).map(|binding| match binding {
                Binding::Plenary => "plenary".to_owned(),
                Binding::Group(code) => code.to_string(),
            });
            same(format!("the binding of {room}"), &Some(of.clone()), &found)?;
        }
        let rooms = register.rooms().count();
        same("the number of rooms that are bound", &self.bindings.len(), &rooms)?;
        for room in &self.digests {
            let schedule =
                register.digests(&Recipient::Room(room.clone())).and_then(|digests| digests.schedule.as_ref());
            same(format!("whether {room} has digests at times of its own"), &true, &schedule.is_some())?;
        }
        self.compare_what_is_gone(register, organisation)
    }

    /// The number that the record has for somebody now.
    fn person(&self, human: Human, register: &Register) -> Option<PersonId> {
        let account = self.accounts.iter().find(|(_, other)| **other == human);
        account.and_then(|(account, _)| register.people().of_account(account)).map(|person| person.id)
    }

    fn compare_people(&self, register: &Register) -> Result<(), String> {
        let mut found: BTreeMap<PersonId, Human> = BTreeMap::new();
        for (account, human) in &self.accounts {
            let Some(person) = register.people().of_account(account) else {
                return differs(format!("the person of {account}"), "known", "nobody");
            };
            same(format!("the person of {account}"), &Some(person.id), &self.person(*human, register))?;
            same(format!("who else is the person of {account}"), human, found.entry(person.id).or_insert(*human))?;
            let role = self.roles.get(human).copied().unwrap_or_default();
            same(format!("the role of {account}"), &role, &person.role)?;
            if let Some(words) = self.affiliations.get(human) {
                same(format!("the affiliation of {account}"), &Some(words.words.clone()), &person.affiliation)?;
            }
            if self.reminded.contains(human) {
                same(format!("whether {account} is reminded"), &true, &person.reminders.is_some())?;
            }
            if self.own_digests.contains(human) {
                same(format!("whether {account} has digests"), &true, &person.digests.is_some())?;
            }
        }
        for person in register.people().iter() {
            if let Some(account) = person.accounts.iter().find(|account| !self.accounts.contains_key(account)) {
                return differs(format!("the person of {account}"), "nobody", person);
            }
        }
        Ok(())
    }

    /// Whether words were deleted, or are those of who was erased.
    fn is_gone(&self, words: &Words) -> bool {
        self.deleted.contains(&words.key) || (words.are_own && self.erased.contains(&words.by))
    }

    /// Whether these words stand in the record as they were said; not at all if they were erased.
    fn compare_words(
        &self,
        what: &str,
        words: &Words,
        found: Option<TextId>,
        register: &Register,
    ) -> Result<(), String> {
        let is_gone = self.is_gone(words);
        let expected = (!is_gone).then(|| words.words.clone());
        same(what, &expected, &found.and_then(|id| register.words(id)).map(ToString::to_string))
    }

    fn compare_group(&self, group: &Group, register: &Register) -> Result<(), String> {
        let code = group.code.to_string();
        let none = Vec::new();
        let of = |list: List| self.lists.get(&(list, code.clone())).unwrap_or(&none);
        let purposes = group.charter.get("Purpose").into_iter().flatten();
        let found: [(List, Vec<Found>); 7] = [
            (List::Titles, group.titles.iter().map(|title| (title.by, Some(title.words))).collect()),
            (List::Purposes, purposes.map(|purpose| (purpose.by, Some(purpose.words))).collect()),
            (List::StatusLines, group.status_lines.iter().map(|line| (line.by, Some(line.words))).collect()),
            (
                List::Comments,
                group.comments.iter().map(|comment| (Some(comment.act.person), Some(comment.words))).collect(),
            ),
            (
                List::Concerns,
                group.concerns.iter().map(|concern| (Some(concern.act.person), Some(concern.words))).collect(),
            ),
            (List::Updates, group.updates.iter().map(|update| (update.by, Some(update.words))).collect()),
            (List::Decisions, group.decisions.iter().map(|made| (Some(made.act.person), made.anyway)).collect()),
        ];
        for (list, found) in &found {
            let what = format!("{list:?} of {code}");
            same(format!("the number of {what}"), &of(*list).len(), &found.len())?;
            for (expected, (by, words)) in of(*list).iter().zip(found) {
                self.compare_words(&what, expected, *words, register)?;
                let person = self.person(expected.by, register);
                if person.is_some() {
                    let by = by.and_then(|by| register.people().get(by)).map(|by| by.id);
                    same(format!("whose {what} {:?} is", expected.words), &person, &by)?;
                }
            }
        }
        let supporters = self.supporters.iter().filter(|((of, _), _)| *of == code);
        let mut expected: Vec<Option<PersonId>> =
            supporters.map(|((_, human), _)| self.person(*human, register)).collect();
        let now = |person: &PersonId| register.people().get(*person).map(|person| person.id);
        let mut found: Vec<Option<PersonId>> = group.supporters.keys().map(now).collect();
        expected.sort();
        found.sort();
        same(format!("who supports {code}"), &expected, &found)?;
        let dropped = group.comments.first().is_some_and(|comment| comment.taken_back.is_some());
        same(format!("whether comment 1 on {code} is dropped"), &self.dropped_comments.contains(&code), &dropped)?;
        let ended = group.concerns.first().is_some_and(|concern| concern.end.is_some());
        same(format!("whether concern 1 about {code} has ended"), &self.ended_concerns.contains(&code), &ended)?;
        same(format!("whether {code} had a last call"), &self.last_calls.contains(&code), &group.last_call.is_some())?;
        same(
            format!("whether {code} had a facilitator"),
            &self.appointed.contains(&code),
            &!group.appointments.is_empty(),
        )
    }

    fn compare_consultations(&self, register: &Register) -> Result<(), String> {
        let consultations: Vec<_> = register.consultations().collect();
        same("the number of consultations", &self.questions.len(), &consultations.len())?;
        for (words, found) in self.questions.iter().zip(&consultations) {
            self.compare_words("the question of a consultation", words, Some(found.question), register)?;
        }
        for (human, option) in &self.chosen {
            let person = self.person(*human, register);
            let found = consultations.first().and_then(|first| {
                let of = |id: PersonId| register.people().get(id).map(|person| person.id);
                first.inputs.iter().rev().find(|input| of(input.person) == person).map(|input| input.options.clone())
            });
            same("an answer to consultation 1", &Some(vec![*option]), &found)?;
        }
        if self.has_closed {
            let closed = consultations.first().is_some_and(|first| first.closed.is_some());
            same("whether consultation 1 is closed", &true, &closed)?;
        }
        Ok(())
    }

    fn compare_meetings(&self, register: &Register) -> Result<(), String> {
        let meetings: Vec<&Meeting> =
            (1..=register.latest_meeting()).filter_map(|number| register.meeting(number)).collect();
        let single = meetings.iter().filter(|meeting| meeting.occurrence.is_none()).count();
        same("the number of meetings and series", &self.meetings.len(), &(single + register.all_series().count()))?;
        for words in &self.meetings {
            let is_it =
                |meeting: &&&Meeting| register.words(meeting.title).is_some_and(|title| **title == *words.words);
            let found = meetings.iter().find(is_it).map(|meeting| meeting.title);
            self.compare_words("the title of a meeting", words, found, register)?;
        }
        if self.is_moved {
            let found = meetings.first().map(|meeting| meeting.wall.time());
            same("the time of meeting 1, which was moved", &Some(jiff::civil::time(11, 0, 0, 0)), &found)?;
        }
        let cancelled = meetings.first().is_some_and(|meeting| meeting.cancelled.is_some());
        if self.is_cancelled {
            same("whether meeting 1 is cancelled", &true, &cancelled)?;
        }
        for ((number, human), (answer, _)) in &self.answers {
            let meeting = meetings.iter().find(|meeting| meeting.number.to_string() == *number);
            let found = self.person(*human, register).and_then(|person| meeting?.answer_of(person));
            same(format!("an answer to meeting {number}"), &Some(*answer), &found)?;
        }
        let minutes = meetings.first().is_some_and(|meeting| meeting.record.is_some());
        same("whether minutes of meeting 1 were begun", &self.has_minutes, &minutes)?;
        let approved =
            meetings.first().and_then(|meeting| meeting.record.as_ref()).is_some_and(|it| it.approved.is_some());
        same("whether the minutes of meeting 1 are approved", &self.are_approved, &approved)?;
        let ended =
            meetings.iter().filter_map(|meeting| meeting.record.as_ref()).filter(|record| record.ended.is_some());
        // Those that nobody ends end by themselves.
        let ended = ended.count();
        same("the number of minutes that have ended", &self.ended_minutes.max(ended), &ended)?;
        let notes = meetings.iter().filter_map(|meeting| meeting.record.as_ref()).flat_map(|record| &record.notes);
        let mut taken_down = notes.filter_map(|note| match &note.what {
            Noted::Words(_, words) => words.last().map(|words| words.words),
            Noted::Action(_) => None,
        });
        let found: Vec<TextId> = taken_down.by_ref().collect();
        self.compare_corrections(meetings.first().copied(), register)?;
        same("the number of paragraphs", &self.taken_down.len(), &found.len())?;
        for words in &self.taken_down {
            let is_it = |id: &&TextId| register.words(**id).is_some_and(|found| **found == *words.words);
            self.compare_words("a paragraph", words, found.iter().find(is_it).copied(), register)?;
        }
        Ok(())
    }

    fn compare_corrections(&self, meeting: Option<&Meeting>, register: &Register) -> Result<(), String> {
        let record = meeting.and_then(|meeting| meeting.record.as_ref());
        let found: Vec<_> = record.iter().flat_map(|record| &record.corrections).collect();
        same("the number of corrections that were proposed", &self.proposed.len(), &found.len())?;
        for (words, found) in self.proposed.iter().zip(&found) {
            match words {
                Some(words) => self.compare_words("a proposed paragraph", words, found.what.words(), register)?,
                None => same("the words of a correction that leaves a paragraph out", &None, &found.what.words())?,
            }
        }
        let accepted = found.first().and_then(|first| first.end).map(|end| end.how == CorrectionFate::Accepted);
        same("whether correction 1 was accepted", &self.first_proposed, &accepted)
    }

    fn compare_actions(&self, register: &Register) -> Result<(), String> {
        let actions: Vec<_> = (1..=register.latest_action()).filter_map(|number| register.action(number)).collect();
        same("the number of actions", &self.actions.len(), &actions.len())?;
        for (words, found) in self.actions.values().zip(&actions) {
            self.compare_words("an action", words, Some(found.words), register)?;
        }
        let first = register.action(1);
        let is_there = self.actions.contains_key(&1);
        let done = first.is_some_and(|action| action.done.is_some());
        same("whether action 1 is done", &(self.is_done && is_there), &done)?;
        let dropped = first.is_some_and(|action| action.dropped.is_some());
        same("whether action 1 is dropped", &(self.is_dropped && is_there), &dropped)
    }

    /// Words that were deleted, and those of who was erased, are nowhere.
    fn compare_what_is_gone(&self, register: &Register, organisation: &Organisation) -> Result<(), String> {
        let export = Export::from_register(register, organisation, None).json().map_err(|error| error.to_string())?;
        let export: Value = serde_json::from_str(&export).map_err(|error| error.to_string())?;
        let mut texts = BTreeSet::new();
        collect(&export, &mut texts);
        let lists = self.lists.values().flatten();
        let words = lists.chain(self.supporters.values()).chain(self.actions.values()).chain(&self.questions);
        let (gone, left): (Vec<&Words>, Vec<&Words>) = words.partition(|words| self.is_gone(words));
        // Whoever fills in a form writes the same into it.
        let is_left = |gone: &Words| left.iter().any(|left| left.words == gone.words);
        match gone.into_iter().find(|words| texts.contains(words.words.as_str()) && !is_left(words)) {
            Some(words) => differs("what was deleted, or is of who was erased", "gone", &words.words),
            None => Ok(()),
        }
    }
}

/// All texts in an export.
fn collect<'v>(value: &'v Value, texts: &mut BTreeSet<&'v str>) {
    match value {
        Value::String(text) => _ = texts.insert(text),
        Value::Array(values) => values.iter().for_each(|value| collect(value, texts)),
        Value::Object(values) => values.values().for_each(|value| collect(value, texts)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
