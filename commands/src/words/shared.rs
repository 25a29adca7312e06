//! What things of the record are called, wherever that is said. A value of a closed set has its key in the record, in pages' classes
//! and in exports; its words are here.

use super::message::{Arg, Message};
use crate::record::{Answer, ConcernEnd, Outcome, Role, Standing, State, Tally};
use crate::say;

/// A message for each, and with it an argument.
macro_rules! said {
    ($($of:ty: $value:ident => $message:expr;)*) => {$(
        impl From<$of> for Message {
            fn from($value: $of) -> Self {
                $message
            }
        }

        impl From<$of> for Arg {
            fn from($value: $of) -> Self {
                Message::from($value).into()
            }
        }
    )*};
}

said! {
    Answer: answer => say!(answer, answer: key(answer));
    ConcernEnd: end => say!(concern_end, end: key(end));
    Outcome: outcome => say!(outcome, outcome: key(outcome));
    Standing: standing => say!(standing, standing: key(standing));
    State: state => say!(state, state: key(state));
    Tally: tally => match tally {
        Tally { members, others: 0 } => say!(tally, members: members),
        Tally { members, others } => say!(tally_with_others, members: members, others: others),
    };
}

/// What somebody is. The chair is called as the organisation says.
impl From<Role> for Arg {
    fn from(role: Role) -> Self {
        match role {
            Role::Chair => super::Inline::Chair.into(),
            role => say!(role, role: key(role)).into(),
        }
    }
}

/// What a sentence chooses by: as the record writes it.
#[expect(clippy::needless_pass_by_value, reason = "they are small, and most are copied")]
pub fn key(of: impl ToString) -> Arg {
    Arg::Key(of.to_string().into())
}
