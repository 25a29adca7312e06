//! `/commands`: how to take part, in three steps; what the words mean; and all commands, made from their definitions.

use commands::catalogue::COMMANDS;
use commands::render::page::{CommandEntry, entries};
use commands::say;
use commands::words::{Inline, Message};
use maud::{Markup, html};

use super::document::Document;
use super::page::NavItem;
use super::view::View;
use super::words::slug;

pub(super) fn page(view: &View) -> Document {
    let entries = entries(COMMANDS, &view.organisation.chair(), view.asked.language, view.typed_in());
    let title = view.said(say!(page_how_to_take_part));
    let command = |words: &str| Inline::command(words.to_owned());
    let main = html! {
        h1 { (title) }
        p .lead { (view.say(say!(page_bot, organisation: view.organisation.name.clone()))) }
        @if let Some(about) = &view.about { p .lead dir="auto" { (view.linked(about)) } }
        ol .steps {
            li { (view.say(say!(page_step_room))) }
            li {
                (view.say(say!(page_step_look, status: command("status"), help: command("help"), group: command("status WG-IMP"))))
            }
            li {
                (view.say(say!(
                    page_step_say,
                    support: command("support CODE"),
                    comment: command("comment CODE …"),
                )))
            }
        }
        p {
            (view.say_with(|places| {
                let marks = ["/", view.organisation.mark_on_matrix.trim_end()];
                let [slash, mark] = marks.map(|mark| places.put(html! { code { (mark) } }));
                say!(page_how_to_type, slash: slash, mark: mark)
            }))
        }
        section aria-labelledby="words" {
            h2 #words { (view.say(say!(page_glossary))) }
            dl .facts { @for (word, meaning) in glossary() { div { dt { (view.say(word)) } dd { (view.say(meaning)) } } } }
        }
        section aria-labelledby="commands" {
            h2 #commands { (view.say(say!(page_all_commands))) }
            details {
                summary { (view.say(say!(page_list_of_commands, number: entries.len()))) }
                nav .contents aria-label=(view.said(say!(page_all_commands))) {
                    ul { @for entry in &entries { li { a href=(format!("#{}", slug(&entry.name))) { bdi dir="ltr" { "/" (entry.typed) } } } } }
                }
            }
        }
        @for entry in &entries { (view.render_command(entry)) }
    };
    view.page(&title, NavItem::Commands, &main)
}

/// Six words, and what they mean here.
fn glossary() -> [(Message, Message); 6] {
    [
        (say!(page_word_code), say!(page_meaning_code)),
        (say!(page_word_support), say!(page_meaning_support)),
        (say!(page_word_concern), say!(page_meaning_concern)),
        (say!(page_word_last_call), say!(page_meaning_last_call)),
        (say!(page_word_facilitator), say!(page_meaning_facilitator)),
        (say!(page_word_cycle), say!(page_meaning_cycle)),
    ]
}

impl View {
    fn render_command(&self, entry: &CommandEntry) -> Markup {
        let id = slug(&entry.name);
        html! {
            section .command aria-labelledby=(id) {
                h3 id=(id) {
                    bdi dir="ltr" { "/" (entry.typed) }
                    @if entry.typed != entry.name { " " (self.say(say!(page_in_english, command: format!("/{}", entry.name)))) }
                }
                p { (entry.summary) }
                p .usage { code { "/" (entry.usage) } }
                p {
                    (self.say(say!(commands_who, who: entry.who.clone())))
                    @if entry.private { " " (self.say(say!(commands_private))) }
                }
                @if !entry.arguments.is_empty() {
                    ul {
                        @for argument in &entry.arguments {
                            li {
                                (self.say_with(|places| {
                                    let usage = places.put(html! { code { (argument.usage) } });
                                    say!(page_argument, usage: usage, about: argument.about.clone())
                                }))
                                @if !argument.is_for_anyone { " " (self.say(say!(page_only_they, who: argument.who.clone()))) }
                            }
                        }
                    }
                }
                @if !entry.examples.is_empty() {
                    p { (self.say(say!(page_for_example))) }
                    @for example in &entry.examples { pre tabindex="0" { code { "/" (example) } } }
                }
            }
        }
    }
}
