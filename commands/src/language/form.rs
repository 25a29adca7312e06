//! Which commands ask in a form, and by which names their options are known there.

use super::access::ANYONE;
use super::spec::{Kind, Spec};
use crate::organisation::{Organisation, Part};

/// The longest name of a command or an option, in letters.
pub(crate) const LONGEST_NAME: usize = 32;

/// The value by which a form is asked for, where a command does something without one too.
pub const CHANGE: &str = "change";

/// The most fields that a form has.
pub const MOST_FIELDS: usize = 5;

/// When a command asks for the parts of a written proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asks {
    /// Each time.
    Always,
    /// When [`CHANGE`] is among its values.
    OnRequest,
}

/// When a command asks for the parts of a written proposal, if it takes them.
pub fn asks(spec: &Spec) -> Option<Asks> {
    let parts = spec.arguments().iter().find(|argument| argument.kind == Kind::Parts)?;
    Some(if parts.access == ANYONE { Asks::Always } else { Asks::OnRequest })
}

/// What stands for an argument or a template's part among the options: small letters, digits and hyphens.
pub fn option_name(name: &str) -> String {
    let letters = name.chars().flat_map(char::to_lowercase).map(|c| if c.is_alphanumeric() { c } else { ' ' });
    let words: String = letters.collect();
    let name = words.split_whitespace().collect::<Vec<_>>().join("-");
    name.chars().take(LONGEST_NAME).collect()
}

/// The part of the template that has this name, as such or among the options.
pub fn part_of<'a>(organisation: &'a Organisation, name: &str) -> Option<&'a Part> {
    organisation.template.iter().find(|part| part.name == name || option_name(&part.name) == name)
}
