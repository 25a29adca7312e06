//! `/commands`: how to take part. All commands, made from their definitions.

use commands::catalogue::COMMANDS;
use commands::render::page::{Entry, entries};
use maud::{Markup, html};

use super::document::Document;
use super::page::Place;
use super::view::View;
use super::words::slug;

pub(super) fn page(view: &View) -> Document {
    let entries = entries(COMMANDS, &view.organisation.chair_title);
    let main = html! {
        h1 { "How to take part" }
        p .lead {
            "This record is kept by a bot in the chat rooms of the " (view.organisation.name) ". You take part by typing "
            "a command in a room. The bot records it, with your name and the time."
        }
        p { "Begin a message with " code { "/" } " or " code { "!" } ". On Matrix " code { "!" } " always works. "
            "On Discord type " code { "/" } " and choose." }
        p { "First steps: " code { "/help" } ", " code { "/support CODE" } ", " code { "/comment CODE your words" } ", "
            code { "/status CODE" } ". A code, such as WG-IMP, is what a group is called for short." }
        nav .contents aria-label="Commands" {
            ul { @for entry in &entries { li { a href=(format!("#{}", slug(&entry.name))) { "/" (entry.name) } } } }
        }
        @for entry in &entries { (render_command(entry)) }
    };
    view.page("How to take part", Place::Commands, &main)
}

fn render_command(entry: &Entry) -> Markup {
    let id = slug(&entry.name);
    html! {
        section .command aria-labelledby=(id) {
            h2 id=(id) { "/" (entry.name) }
            p { (entry.summary) }
            p .usage { code { "/" (entry.usage) } }
            p { "Who: " (entry.who) "." @if entry.private { " The answer is for you alone." } }
            @if !entry.arguments.is_empty() {
                ul {
                    @for argument in &entry.arguments {
                        li {
                            code { (argument.usage) } ": " (argument.about)
                            @if argument.who != "anyone" { " (only " (argument.who) ")" }
                        }
                    }
                }
            }
            @if !entry.examples.is_empty() {
                p { "For example:" }
                @for example in entry.examples { pre tabindex="0" { code { "/" (example) } } }
            }
        }
    }
}
