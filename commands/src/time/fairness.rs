//! Fair times for people in many time zones: what a meeting costs each of them, what each has borne so far, and the
//! starts that even it out.

mod burden;
mod ledger;
mod search;

pub use burden::{Burden, Day, NIGHT, Strain};
pub use ledger::{jain_index, ledger, newcomer};
pub use search::{Attendee, Choice, Plan, by_evaluating_everybody, fairest, fairest_where};
