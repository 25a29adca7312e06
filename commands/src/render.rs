//! Replies in the forms that people read: text, HTML, Discord, pages of documents.

mod choices;
pub mod dates;
pub mod described;
pub mod discord;
pub mod document;
pub mod gathered;
pub mod hint;
pub mod html;
mod localised;
pub mod names;
mod numbers;
pub mod page;
pub mod parts;
pub mod plain;
pub mod slash;
