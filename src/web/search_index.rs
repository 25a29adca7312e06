//! Which words stand where, so that a search looks at no text: in memory, made at the first search, and then brought up to date
//! by what has changed since.

mod dictionary;
mod places;

use std::collections::{HashMap, HashSet};
use std::num::NonZero;
use std::sync::{Arc, Mutex, PoisonError};

use commands::record::{Changed, Erasures, PersonId, Register, RegisterPart};

use dictionary::{DictionaryBuilder, fold_into};

pub(super) use dictionary::{Dictionary, folded};
pub(super) use places::{Kind, Unit, What};

/// How many segments there are at most, of which each is looked through.
const MOST: usize = 8;

/// Which words stand where in the record, as far as somebody has searched it.
#[derive(Clone, Debug, Default)]
pub(super) struct SearchIndex(Arc<Mutex<Option<Segments>>>);

impl SearchIndex {
    /// Looks at what there is of a register, and keeps it.
    pub(super) fn look<R>(&self, register: &Register, look: impl FnOnce(&Segments) -> R) -> R {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // Where this panics, nothing is kept.
        let segments = match kept.take() {
            Some(known) => known.up_to(register),
            None => Segments::of(register),
        };
        let found = look(&segments);
        *kept = Some(segments);
        found
    }
}

/// The index: a segment of everything, and behind it some of what has changed since, the last of which knows best.
#[derive(Debug)]
pub(super) struct Segments {
    /// The register of which it is, without people and words.
    of: Register,
    erasures: Erasures,
    segments: Vec<Segment>,
}

impl Segments {
    /// Of everything.
    pub(super) fn of(register: &Register) -> Self {
        let segments = vec![Segment::of(register, Unit::all(register))];
        Self { of: register.without_belongings(), erasures: register.erasures(), segments }
    }

    /// Of a later register.
    fn up_to(mut self, register: &Register) -> Self {
        if register.erasures() != self.erasures {
            // Of what was erased nothing may be left here.
            return Self::of(register);
        }
        let changed: Vec<Unit> = register.changes_since(&self.of).into_iter().filter_map(unit_of).collect();
        if changed.is_empty() {
            return self;
        }
        let gone: HashSet<&Unit> = changed.iter().collect();
        for known in self.segments.iter_mut().flat_map(|segment| &mut segment.units) {
            known.is_live &= !gone.contains(&known.unit);
        }
        self.segments.push(Segment::of(register, changed.iter().cloned()));
        if self.segments.len() > MOST {
            let later = self.segments.split_off(1);
            let places: usize = later.iter().map(|segment| segment.places.len()).sum();
            if places > self.segments.iter().map(|segment| segment.places.len()).sum() {
                return Self::of(register);
            }
            let live = later.into_iter().flat_map(|segment| segment.units).filter(|known| known.is_live);
            self.segments.push(Segment::of(register, live.map(|known| known.unit)));
        }
        self.of = register.without_belongings();
        self
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Segment> {
        self.segments.iter()
    }
}

/// What has changed with a part of the register, if it can be found.
fn unit_of(changed: Changed) -> Option<Unit> {
    match changed {
        Changed::Part(RegisterPart::Group(code)) => Some(Unit::Group(code)),
        Changed::Part(RegisterPart::Meeting(number)) => Some(Unit::Meeting(number)),
        Changed::Part(RegisterPart::Consultation(number)) => Some(Unit::Consultation(number)),
        Changed::Part(RegisterPart::Action(number)) => Some(Unit::Action(number)),
        Changed::Part(
            RegisterPart::News(_)
            | RegisterPart::Digests(_)
            | RegisterPart::Cycle
            | RegisterPart::Series(_)
            | RegisterPart::Person(_)
            | RegisterPart::Office
            | RegisterPart::Held(_),
        )
        | Changed::Reminded(_)
        | Changed::PlenaryReminders => None,
    }
}

/// The words of some units. The numbers of units, places and people are those of its lists.
#[derive(Debug)]
pub(super) struct Segment {
    pub(super) units: Vec<KnownUnit>,
    pub(super) places: Vec<KnownPlace>,
    pub(super) people: Vec<PersonId>,
    /// The units that have words in what they are called.
    pub(super) called: Dictionary,
    /// The places that have words in their texts.
    pub(super) said: Dictionary,
}

/// A unit of a segment.
#[derive(Debug)]
pub(super) struct KnownUnit {
    pub(super) unit: Unit,
    pub(super) kind: Kind,
    /// When it began, in seconds.
    pub(super) at: i64,
    /// Whether no later segment has it.
    pub(super) is_live: bool,
}

/// A place of a segment.
#[derive(Debug)]
pub(super) struct KnownPlace {
    pub(super) unit: u32,
    /// Its number among those of the unit.
    pub(super) number: u32,
    /// When it was said, in seconds.
    pub(super) at: i64,
    /// The number of who said it, from one.
    pub(super) who: Option<NonZero<u32>>,
}

impl Segment {
    fn of(register: &Register, units: impl Iterator<Item = Unit>) -> Self {
        let (mut known, mut places, mut people) = (Vec::new(), Vec::new(), Vec::new());
        let mut numbers: HashMap<PersonId, NonZero<u32>> = HashMap::new();
        let (mut called, mut said) = (DictionaryBuilder::default(), DictionaryBuilder::default());
        let (mut letters, mut item) = (String::new(), 0);
        let there = units.filter_map(|unit| unit.known(register).map(|about| (unit, about)));
        for (number, (unit, (kind, at))) in (0_u32..).zip(there) {
            let mut name = |words: &str| {
                fold_into(&mut letters, words);
                called.add(number, &letters);
            };
            if let Some(title) = unit.name(register, &mut name).and_then(|title| register.words(title)) {
                name(title);
            }
            let mut of_unit = 0_u32..;
            unit.places(register, |place| {
                let words = place.text.and_then(|text| register.words(text));
                fold_into(&mut letters, words.map(AsRef::as_ref).unwrap_or_default());
                said.add(item, &letters);
                item += 1;
                let who = place.who.map(|who| {
                    *numbers.entry(who).or_insert_with(|| {
                        people.push(who);
                        u32::try_from(people.len()).ok().and_then(NonZero::new).unwrap_or(NonZero::<u32>::MAX)
                    })
                });
                let number_of_place = of_unit.next().unwrap_or(u32::MAX);
                places.push(KnownPlace { unit: number, number: number_of_place, at: place.at.as_second(), who });
            });
            known.push(KnownUnit { unit, kind, at: at.as_second(), is_live: true });
        }
        Self { units: known, places, people, called: called.build(), said: said.build() }
    }
}
