//! `/consultations` and `/consultations/1`: what was asked, what came in, and what came of it.

use commands::record::{Consultation, Input};
use commands::say;
use commands::words::shared::key;
use commands::words::{Arg, Inline, Line, Message};
use maud::{Markup, html};

use super::document::Document;
use super::page::NavItem;
use super::paging::ListPart;
use super::view::View;
use super::words::{Deadline, bar, facts};

/// How many consultations, and how many inputs, are on a page.
const EACH: usize = 100;

/// `/consultations`
pub(super) fn list(view: &View) -> Document {
    let part: ListPart<&Consultation> = ListPart::of(view, "page", view.register.consultations().rev().collect(), EACH);
    let heads = [say!(page_question), say!(page_inputs), say!(page_until), say!(page_state)];
    let main = html! {
        h1 { (view.say(say!(page_consultations))) }
        @if part.items.is_empty() { p { (view.say(say!(page_no_consultation_yet))) } }
        @else {
            table .reflows {
                thead { tr { @for head in heads { th scope="col" { (view.say(head)) } } } }
                tbody {
                    @for one in &part.items {
                        tr {
                            th scope="row" {
                                (one.number) ". "
                                a href=(view.link(&format!("/consultations/{}", one.number))) { (view.words(one.question)) }
                            }
                            td data-label=(view.said(say!(page_inputs))) { (one.inputs.len()) }
                            td data-label=(view.said(say!(page_until))) { (view.appointed(one.until)) }
                            td data-label=(view.said(say!(page_state))) { (view.say(standing(one))) }
                        }
                    }
                }
            }
        }
        (part.ways(view, "consultations", ""))
    };
    view.page(&view.said(say!(page_consultations)), NavItem::Consultations, &main)
}

/// `/consultations/1`
pub(super) fn page(view: &View) -> Document {
    let number: Option<u32> = view.named().parse().ok();
    let Some(consultation) = number.and_then(|number| view.register.consultation(number)) else {
        let main = html! {
            p { (view.say(say!(page_no_such_consultation_why))) }
            p { a href=(view.link("/consultations")) { (view.say(say!(page_all_consultations))) } }
        };
        return view.fault(axum::http::StatusCode::NOT_FOUND, say!(page_no_such_consultation), &main);
    };
    if view.named() != consultation.number.to_string() {
        return Document::moved(view.link(&format!("/consultations/{}", consultation.number)));
    }
    let main = html! {
        p .above {
            a href=(view.link("/consultations")) { (view.say(say!(page_consultations))) } " › "
            (view.say(say!(page_consultation_number, number: consultation.number)))
        }
        h1 { (view.words(consultation.question)) }
        (view.term(consultation))
        @if let Some(outcome) = consultation.outcomes.last() {
            section aria-labelledby="outcome" {
                h2 #outcome { (view.say(say!(page_consultation_outcome))) }
                (view.text(outcome.words))
                p .by { (view.day(outcome.at)) }
            }
        }
        @if consultation.hidden && consultation.is_open() {
            section aria-labelledby="result" {
                h2 #result { (view.say(say!(page_result))) }
                p { (view.say(say!(page_hidden))) " " (view.say(so_far(consultation))) }
                (view.options(consultation))
            }
        } @else {
            section aria-labelledby="result" { h2 #result { (view.say(say!(page_result))) } (view.result(consultation)) }
            section aria-labelledby="inputs" { h2 #inputs { (view.say(say!(page_inputs))) } (view.inputs(consultation)) }
        }
    };
    view.page(&view.plain(consultation.question), NavItem::Consultations, &main)
}

impl View {
    fn term(&self, consultation: &Consultation) -> Markup {
        let opened = Inline::Date(consultation.opened);
        let opened = match consultation.opened_by {
            Some(by) => say!(page_date_by, date: opened, who: by),
            None => say!(page_date, date: opened),
        };
        let mut shown: Vec<(Message, Markup)> =
            vec![(say!(page_state), self.say(standing(consultation))), (say!(page_opened), self.say(opened))];
        match consultation.closed {
            None => {
                shown.push((say!(page_until), self.appointed(consultation.until)));
                let command = Inline::command(format!("consult answer {} …", consultation.number));
                let how = if consultation.hidden {
                    say!(page_answer_in_private, command: command)
                } else {
                    say!(page_answer_anywhere, command: command)
                };
                shown.push((say!(page_to_answer), self.say(how)));
            }
            Some(closed) => shown.push((say!(page_closed), self.moment(closed))),
        }
        if !consultation.extended.is_empty() {
            let ends = consultation.extended.iter().map(|end| Line::from(Inline::Moment(*end)));
            shown.push((say!(page_extended_to), self.say(say!(page_moments, moments: Arg::each(ends)))));
        }
        if let Some(link) = consultation.link {
            shown.push((say!(page_more_to_read), self.web_link(link, None)));
        }
        facts(shown.into_iter().map(|(name, value)| (self.said(name), value)))
    }

    fn options(&self, consultation: &Consultation) -> Markup {
        html! { ol { @for option in &consultation.options { li value=(option.n) { (self.words(option.text)) } } } }
    }

    /// How many chose each option, and how many of them were of each class.
    fn result(&self, consultation: &Consultation) -> Markup {
        let classes: Vec<(Option<u32>, Markup)> = (0..)
            .map(Some)
            .zip(consultation.classes.iter().map(|class| self.words(*class)))
            .chain([(None, self.say(say!(page_no_class)))])
            .filter(|(class, _)| class.is_some() || consultation.inputs_of(None) > 0)
            .collect();
        let with_classes = !consultation.classes.is_empty();
        let all = |option: u32| consultation.inputs.iter().filter(|input| input.options.contains(&option)).count();
        let longest = consultation.options.iter().map(|option| all(option.n)).max().unwrap_or(0);
        html! {
            p { strong { (self.say(so_far(consultation))) } @if consultation.many { " " (self.say(say!(page_several))) } }
            @if !consultation.options.is_empty() {
                table .bars {
                    caption { (self.say(say!(page_how_many_chose))) }
                    thead {
                        tr {
                            th scope="col" { (self.say(say!(page_option))) }
                            th scope="col" .number { (self.say(say!(page_all))) }
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
            @if let Some(claims) = claims(consultation).filter(|_| with_classes) { p { (self.say(claims)) } }
        }
    }

    fn inputs(&self, consultation: &Consultation) -> Markup {
        let part: ListPart<&Input> = ListPart::of(self, "page", consultation.inputs.iter().collect(), EACH);
        html! {
            @if part.items.is_empty() { p { (self.say(say!(page_no_input))) } }
            (part.ways(self, "inputs", "#inputs"))
            ol .voices start=(part.first) { @for input in &part.items { (self.input(consultation, input)) } }
            (part.ways(self, "inputs", "#inputs"))
        }
    }

    fn input(&self, consultation: &Consultation, input: &Input) -> Markup {
        let class = consultation.class_of(input).and_then(|class| usize::try_from(class).ok());
        let class = class.and_then(|class| consultation.classes.get(class));
        let options: Vec<String> = input.options.iter().map(ToString::to_string).collect();
        let said = self.say_with(|places| {
            let who = match input.initiative {
                Some(initiative) => say!(consult_for, who: input.person, initiative: initiative).into(),
                None => Arg::from(input.person),
            };
            let when = self.when(input.at, input.came_late, Deadline::Consultation);
            let act = match class {
                Some(class) => say!(page_act_as, who: who, standing: *class, when: when),
                None => say!(page_act, who: who, when: when),
            };
            if options.is_empty() {
                return act;
            }
            let options = options.into_iter().map(|option| Line::from(Inline::Text(option.into())));
            let options = self.say(say!(page_names, names: Arg::each(options)));
            say!(page_chose, act: act, options: places.put(html! { strong { (options) } }))
        });
        html! {
            li id=(format!("input-{}", input.number)) {
                p { (said) }
                @if let Some(words) = input.words { (self.text(words)) }
            }
        }
    }
}

fn standing(consultation: &Consultation) -> Message {
    let state = match (consultation.is_open(), consultation.outcomes.is_empty()) {
        (true, _) => "open",
        (false, true) => "closed",
        (false, false) => "outcome",
    };
    say!(page_consultation_state, state: key(state))
}

fn so_far(consultation: &Consultation) -> Message {
    let number = consultation.inputs.len();
    if consultation.is_open() {
        say!(page_inputs_so_far, number: number)
    } else {
        say!(page_inputs_in_all, number: number)
    }
}

/// Whether the classes are as respondents claim them, or confirmed.
fn claims(consultation: &Consultation) -> Option<Message> {
    let is_claimed = |input: &&Input| input.class.is_some() && !consultation.confirmed.contains_key(&input.person);
    let claimed = consultation.inputs.iter().filter(is_claimed).count();
    if claimed == 0 {
        return None;
    }
    let none_confirmed = consultation.confirmed.is_empty();
    Some(if none_confirmed {
        say!(consult_classes_claimed)
    } else {
        say!(consult_some_classes_claimed, count: claimed)
    })
}
