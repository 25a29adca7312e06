//! Answers that were just made, given again as long as another would be the same: the register has not moved on, nor the
//! second. So many who ask at once for one page let it be made once.
//!
//! They are known by what was asked for, and not by how that was written: see [`PageQuery`].

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::Timestamp;

use super::document::PageAnswer;
use super::encoding::Coding;
use super::view::{AsOf, PageQuery};
use crate::desk::Snapshots;

/// How many answers are kept, and how many bytes of them.
const MOST: usize = 64;
const MOST_BYTES: usize = 16 << 20;

/// The answers, the last one first.
#[derive(Clone, Debug)]
pub(super) struct AnswerCache(Arc<Mutex<Answers>>);

#[derive(Debug)]
struct Answers {
    register: Snapshots,
    moves: u64,
    made: VecDeque<CachedAnswer>,
}

#[derive(Debug)]
struct CachedAnswer {
    of: Wanted,
    at: RegisterMoment,
    answer: PageAnswer,
}

/// What an answer is to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Wanted {
    asked: PageQuery,
    as_of: Option<AsOf>,
    coding: Coding,
}

/// How often the register had moved on, and the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct RegisterMoment {
    moves: u64,
    second: i64,
}

impl RegisterMoment {
    /// The same, as if no time went by: of what does not change by that.
    pub(super) fn of_any_second(self) -> Self {
        Self { second: 0, ..self }
    }

    /// The same, up to a minute old.
    pub(super) fn of_this_minute(self) -> Self {
        Self { second: self.second - self.second.rem_euclid(60), ..self }
    }
}

impl Wanted {
    pub(super) fn new(asked: &PageQuery, as_of: Option<AsOf>, coding: Coding) -> Self {
        Self { asked: asked.clone(), as_of, coding }
    }
}

impl RegisterMoment {
    /// Whether what was made now is as new as what was asked for at a moment.
    fn is_as_new_as(self, asked: Self) -> bool {
        self.moves >= asked.moves && self.second >= asked.second
    }
}

impl AnswerCache {
    /// Nothing yet, of a register.
    pub(super) fn of(register: Snapshots) -> Self {
        Self(Arc::new(Mutex::new(Answers { register, moves: 0, made: VecDeque::new() })))
    }

    /// The present. A register that is taken after it is at least as new.
    pub(super) fn moment(&self, now: Timestamp) -> RegisterMoment {
        self.with(|answers| {
            if answers.register.has_moved_on() {
                answers.moves += 1;
                // None of them will be given again, and somebody in them may have been erased.
                answers.made.clear();
            }
            RegisterMoment { moves: answers.moves, second: now.as_second() }
        })
    }

    /// An answer that was made at this moment or after it.
    pub(super) fn find(&self, wanted: &Wanted, asked: RegisterMoment) -> Option<PageAnswer> {
        self.with(|answers| {
            let made = answers.made.iter().find(|made| made.of == *wanted && made.at.is_as_new_as(asked))?;
            Some(made.answer.clone())
        })
    }

    /// Keeps an answer that was made of a register taken after this moment, if it is for everybody.
    pub(super) fn keep(&self, of: Wanted, at: RegisterMoment, answer: &PageAnswer) {
        if !answer.is_for_everybody() {
            return;
        }
        self.with(|answers| {
            answers.made.retain(|made| made.of != of);
            answers.made.push_front(CachedAnswer { of, at, answer: answer.clone() });
            let bytes = |made: &VecDeque<CachedAnswer>| made.iter().map(|made| made.answer.bytes.len()).sum::<usize>();
            while answers.made.len() > MOST || bytes(&answers.made) > MOST_BYTES {
                answers.made.pop_back();
            }
        });
    }

    /// Lets go of all.
    pub(super) fn clear(&self) {
        self.with(|answers| answers.made.clear());
    }

    fn with<R>(&self, act: impl FnOnce(&mut Answers) -> R) -> R {
        // What is kept is whole between any two steps, so a panic elsewhere spoils nothing.
        act(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
