//! `/consultations` and `/consultations/1`: what was asked, what came in, and what came of it.

use commands::record::{Consultation, Input};
use commands::spelling::count;
use maud::{Markup, html};

use super::document::Document;
use super::page::Place;
use super::paging::Part;
use super::view::View;
use super::words::{appointed, bar, day, facts, moment, render_act};

/// How many consultations, and how many inputs, are on a page.
const EACH: usize = 100;

/// `/consultations`
pub(super) fn list(view: &View) -> Document {
    let part: Part<&Consultation> = Part::of(view, "page", view.register.consultations().rev().collect(), EACH);
    let main = html! {
        h1 { "Consultations" }
        @if part.items.is_empty() { p { "No consultation was opened yet." } }
        @else {
            table .reflows {
                thead { tr { @for head in ["Question", "Inputs", "Until", "State"] { th scope="col" { (head) } } } }
                tbody {
                    @for one in &part.items {
                        tr {
                            th scope="row" {
                                (one.number) ". "
                                a href=(view.link(&format!("/consultations/{}", one.number))) { (view.words(one.question)) }
                            }
                            td data-label="Inputs" { (one.inputs.len()) }
                            td data-label="Until" { (appointed(one.until)) }
                            td data-label="State" { (standing(one)) }
                        }
                    }
                }
            }
        }
        (part.ways(view, "consultations", ""))
    };
    view.page("Consultations", Place::Consultations, &main)
}

/// `/consultations/1`
pub(super) fn page(view: &View) -> Document {
    let number: Option<u32> = view.named().parse().ok();
    let Some(consultation) = number.and_then(|number| view.register.consultation(number)) else {
        let main = html! {
            p { "There is no such consultation." }
            p { a href=(view.link("/consultations")) { "All consultations" } }
        };
        return view.fault(axum::http::StatusCode::NOT_FOUND, "No such consultation", &main);
    };
    if view.named() != consultation.number.to_string() {
        return Document::moved(view.link(&format!("/consultations/{}", consultation.number)));
    }
    let main = html! {
        p .above { a href=(view.link("/consultations")) { "Consultations" } " › Consultation " (consultation.number) }
        h1 { (view.words(consultation.question)) }
        (view.term(consultation))
        @if let Some(outcome) = consultation.outcomes.last() {
            section aria-labelledby="outcome" {
                h2 #outcome { "Outcome" }
                (view.text(outcome.words))
                p .by { (day(outcome.at)) }
            }
        }
        @if consultation.hidden && consultation.is_open() {
            section aria-labelledby="result" {
                h2 #result { "Result" }
                p { "What came in is hidden until the end. " (so_far(consultation)) }
                (view.options(consultation))
            }
        } @else {
            section aria-labelledby="result" { h2 #result { "Result" } (view.result(consultation)) }
            section aria-labelledby="inputs" { h2 #inputs { "Inputs" } (view.inputs(consultation)) }
        }
    };
    view.page(&view.plain(consultation.question), Place::Consultations, &main)
}

impl View {
    fn term(&self, consultation: &Consultation) -> Markup {
        let mut shown: Vec<(&str, Markup)> = vec![
            ("State", html! { (standing(consultation)) }),
            (
                "Opened",
                html! {
                    (day(consultation.opened))
                    @if let Some(by) = consultation.opened_by { " by " (self.name(by)) }
                },
            ),
        ];
        match consultation.closed {
            None => {
                shown.push(("Until", appointed(consultation.until)));
                let how = html! {
                    code { "/consult answer " (consultation.number) " …" }
                    @if consultation.hidden { " to the bot in private" } @else { " in a room, or to the bot in private" }
                };
                shown.push(("To answer", how));
            }
            Some(closed) => shown.push(("Closed", moment(closed))),
        }
        if !consultation.extended.is_empty() {
            let ends = html! {
                @for (place, end) in consultation.extended.iter().enumerate() { @if place > 0 { "; " } (moment(*end)) }
            };
            shown.push(("End put off to", ends));
        }
        if let Some(link) = consultation.link {
            shown.push(("More to read", self.web_link(link, None)));
        }
        facts(shown)
    }

    fn options(&self, consultation: &Consultation) -> Markup {
        html! { ol { @for option in &consultation.options { li value=(option.n) { (self.words(option.text)) } } } }
    }

    /// How many chose each option, and how many of them were of each class.
    fn result(&self, consultation: &Consultation) -> Markup {
        let classes: Vec<(Option<u32>, Markup)> = (0..)
            .map(Some)
            .zip(consultation.classes.iter().map(|class| self.words(*class)))
            .chain([(None, html! { "No class" })])
            .filter(|(class, _)| class.is_some() || consultation.inputs_of(None) > 0)
            .collect();
        let with_classes = !consultation.classes.is_empty();
        let all = |option: u32| consultation.inputs.iter().filter(|input| input.options.contains(&option)).count();
        let longest = consultation.options.iter().map(|option| all(option.n)).max().unwrap_or(0);
        html! {
            p { strong { (so_far(consultation)) } @if consultation.many { " Several options could be chosen." } }
            @if !consultation.options.is_empty() {
                table .bars {
                    caption { "How many chose each option" }
                    thead {
                        tr {
                            th scope="col" { "Option" }
                            th scope="col" .number { "All" }
                            @if with_classes { @for (_, name) in &classes { th scope="col" .number { (name) } } }
                        }
                    }
                    tbody {
                        @for option in &consultation.options {
                            tr {
                                th scope="row" { (option.n) ". " (self.words(option.text)) (bar(all(option.n), longest)) }
                                td .number { (all(option.n)) }
                                @if with_classes { @for (class, _) in &classes { td .number { (consultation.tally(option.n, *class)) } } }
                            }
                        }
                    }
                }
            }
            @if with_classes { (claims(consultation)) }
        }
    }

    fn inputs(&self, consultation: &Consultation) -> Markup {
        let part: Part<&Input> = Part::of(self, "page", consultation.inputs.iter().collect(), EACH);
        html! {
            @if part.items.is_empty() { p { "No input came in." } }
            (part.ways(self, "inputs", "#inputs"))
            ol .voices start=(part.first) { @for input in &part.items { (self.input(consultation, input)) } }
            (part.ways(self, "inputs", "#inputs"))
        }
    }

    fn input(&self, consultation: &Consultation, input: &Input) -> Markup {
        let class = consultation.class_of(input).and_then(|class| usize::try_from(class).ok());
        let class = class.and_then(|class| consultation.classes.get(class));
        let options: Vec<String> = input.options.iter().map(ToString::to_string).collect();
        html! {
            li id=(format!("input-{}", input.number)) {
                p {
                    (self.name(input.person))
                    @if let Some(initiative) = input.initiative { " for " (self.words(initiative)) }
                    @if let Some(class) = class { " (" (self.words(*class)) ")" }
                    (render_act(input.at, input.came_late, "the end"))
                    @if !options.is_empty() { ": " strong { (options.join(", ")) } }
                }
                @if let Some(words) = input.words { (self.text(words)) }
            }
        }
    }
}

fn standing(consultation: &Consultation) -> &'static str {
    match (consultation.is_open(), consultation.outcomes.is_empty()) {
        (true, _) => "open",
        (false, true) => "closed",
        (false, false) => "closed, with an outcome",
    }
}

fn so_far(consultation: &Consultation) -> String {
    let came = count(consultation.inputs.len(), "input");
    if consultation.is_open() { format!("{came} so far.") } else { format!("{came}.") }
}

/// Whether the classes are as respondents claim them, or confirmed.
fn claims(consultation: &Consultation) -> Markup {
    let is_claimed = |input: &&Input| input.class.is_some() && !consultation.confirmed.contains_key(&input.person);
    let claimed = consultation.inputs.iter().filter(is_claimed).count();
    html! {
        @if claimed > 0 {
            p {
                @if consultation.confirmed.is_empty() { "The classes are as the respondents claim them." }
                @else { "The classes of " (count(claimed, "input")) " are as claimed; the others are confirmed." }
            }
        }
    }
}
