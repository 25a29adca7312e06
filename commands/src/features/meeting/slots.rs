//! `/slots [CODE] for: 90m from: DATE to: DATE`: the fairest times for those who are expected.

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::{Offset, TimeZone};
use jiff::{SignedDuration, Timestamp, ToSpan};

use super::announce::whose as whose_words;
use super::meet::{USUAL, zone_for};
use super::times::with_utc;
use super::{SET_ZONE, WHOSE, whose};
use crate::audience::expected::{Expected, SHARED, day_of};
use crate::language::access::FACILITATOR;
use crate::language::{Arg, Call, Draft, Kind, Refused, Shape, Spec};
use crate::line;
use crate::organisation::Quorum;
use crate::phrase;
use crate::record::{Borne, Code, MeetingEvent, OfferedTo, Person, PersonId, Register, Role};
use crate::say;
use crate::time::fairness::{Attendee, Burden, Choice, Day, NIGHT, Plan, Strain, fairest_where, ledger, newcomer};
use crate::time::heatmap::{Heatmap, OfferedTime, Panel, ZoneRow, ZoneTime};
use crate::time::{Duration, when};
use crate::words::{self, Block, Explain, File, Inline, Label, Line, Message, Reply, Table};

const LENGTH: Arg<Duration> = Arg::new("for", Kind::Duration, phrase!(slots_for_about)).named();
const FROM: Arg<Date> = Arg::new("from", Kind::ComingDay, phrase!(slots_from_about)).named();
const TO: Arg<Date> = Arg::new("to", Kind::ComingDay, phrase!(slots_to_about)).named();
const COUNT: Arg<u32> = Arg::new("count", Kind::Number, phrase!(slots_count_about)).named();

pub(crate) const SLOTS: Spec = Spec {
    name: "slots",
    summary: phrase!(slots_summary),
    access: FACILITATOR,
    private: false,
    shape: Shape::Act {
        arguments: &[WHOSE.argument, LENGTH.argument, FROM.argument, TO.argument, COUNT.argument],
        decide,
    },
    examples: &[
        "slots WG-WORK for: 90m from: 2017-04-24 to: 2017-04-28",
        "slots plenary for: 1h from: mon to: in 2 weeks count: 2",
    ],
    refused: &[
        Refused { by: Role::Member, typed: "slots WG-WORK for: 90m from: 2017-04-24 to: 2017-04-28" },
        Refused { by: Role::Chair, typed: "slots WG-WORK for: a while from: 2017-04-24 to: 2017-04-28" },
        Refused { by: Role::Chair, typed: "slots WG-WORK for: 90m from: 2017-04-24 to: 2017-04-20" },
        Refused { by: Role::Chair, typed: "slots WG-WORK for: 90m from: 2017-04-24 to: 2017-12-20" },
    ],
};

/// How many times are offered, and the most.
const OFFERED: u32 = 3;
const MOST_OFFERED: u32 = 5;

/// The most days that are looked through.
const MOST_DAYS: u32 = 62;

/// For how long an offer holds.
const HOLDS: SignedDuration = SignedDuration::from_hours(7 * 24);

/// The most names in a line, and the most rows of zones.
const MOST_NAMES: usize = 6;
const MOST_ROWS: usize = 14;

/// A quarter of an hour, in seconds: starts are on the quarters.
const QUARTER: i64 = 15 * 60;

/// What an hour in the night costs.
const NIGHT_HOUR: Burden = NIGHT as Burden * 60;

/// Somebody who is expected and whose zone is known.
struct Guest<'r> {
    person: &'r Person,
    attendee: Attendee,
}

/// Those whose zones are known, as the search needs them.
pub(super) fn attendees(
    people: &[PersonId],
    group: Option<&Code>,
    register: &Register,
    at: Timestamp,
) -> Vec<Attendee> {
    guests(people, group, register, at).into_iter().map(|guest| guest.attendee).collect()
}

fn guests<'r>(people: &[PersonId], group: Option<&Code>, register: &'r Register, at: Timestamp) -> Vec<Guest<'r>> {
    let of_group = |borne: &&Borne| register.meeting(borne.meeting).is_some_and(|one| one.group.as_ref() == group);
    let borne = |person: &'r Person| person.borne.iter().filter(of_group).collect::<Vec<&Borne>>();
    let known = people.iter().filter_map(|person| register.people().get(*person).map(AsRef::as_ref));
    let known: Vec<(&Person, Day, Vec<&Borne>)> =
        known.filter_map(|person| Some((person, day_of(person)?, borne(person)))).collect();
    let ledgers: Vec<Burden> = known
        .iter()
        .filter(|(_, _, borne)| !borne.is_empty())
        .map(|(_, _, borne)| ledger(borne.iter().copied(), at))
        .collect();
    let of_newcomers = newcomer(&ledgers);
    let guest = |(person, day, borne): (&'r Person, Day, Vec<&Borne>)| {
        let ledger = if borne.is_empty() { of_newcomers } else { ledger(borne.iter().copied(), at) };
        let last_was_night = borne.iter().max_by_key(|one| one.at).is_some_and(|last| last.night);
        Guest { person, attendee: Attendee { day, ledger, last_was_night } }
    };
    known.into_iter().map(guest).collect()
}

/// The time of this number that was offered here last, with its zone and how long the meeting is.
pub(super) fn offered(
    slot: u32,
    draft: &Draft<'_>,
    group: Option<&Code>,
) -> Result<(Timestamp, String, Duration), words::Refusal> {
    let scene = draft.scene();
    let to = match scene.room.is_private() {
        true => OfferedTo::Person(draft.speaker().id),
        false => OfferedTo::Room(scene.room.clone()),
    };
    let offer = scene.register.offer(&to).filter(|offer| scene.said_at.duration_since(offer.at) <= HOLDS);
    let offer = offer.ok_or(Refusal::NoOffer)?;
    if offer.group.as_ref() != group {
        return Err(Refusal::OtherOffer.into());
    }
    let place = usize::try_from(slot).unwrap_or(usize::MAX).saturating_sub(1);
    let at = offer.starts.get(place).ok_or(Refusal::NoSlot { slot, offered: offer.starts.len() })?;
    Ok((*at, offer.zone.clone(), Duration::of_minutes(offer.minutes)))
}

fn decide(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, words::Refusal> {
    let group = whose(call, draft)?;
    let scene = *draft.scene();
    let (zone, _) = zone_for(draft, group.as_ref());
    let tz = when::zone(&zone).unwrap_or(TimeZone::UTC);
    let length = call.get(&LENGTH).copied().unwrap_or(USUAL);
    let count = call.get(&COUNT).copied().unwrap_or(OFFERED).min(MOST_OFFERED);
    let [first, last] = first_and_last(call, tz.to_datetime(scene.now).date());
    let (from, to) = days(first, last, &tz, scene.now)?;
    let expected = Expected::from_group(scene.register, scene.organisation, group.as_ref());
    // People who come back within these days can be in what is found.
    let people = expected.at(to).all();
    let away = Expected::from_group(scene.register, scene.organisation, group.as_ref()).at(from).away();
    let guests = guests(&people, group.as_ref(), scene.register, from);
    if guests.is_empty() {
        return Err(super::Refusal::NoZones.into());
    }
    let plan = Plan { from, to, minutes: length.minutes, count: count as usize };
    let attendees: Vec<Attendee> = guests.iter().map(|guest| guest.attendee.clone()).collect();
    let has_quorum = |start| scene.organisation.quorum.iter().all(|quorum| is_met(quorum, &guests, start, length));
    let choices = fairest_where(&attendees, &plan, has_quorum);
    if choices.is_empty() {
        return Err(super::Refusal::NoTimes { for_quorum: !scene.organisation.quorum.is_empty() }.into());
    }
    let (offered_to, starts) = (group.clone(), choices.iter().map(|choice| choice.start).collect());
    draft.record(
        MeetingEvent::SlotsOffered { group: offered_to, zone: zone.clone(), minutes: length.minutes, starts }.into(),
    );
    let names_people = scene.room.is_private();
    let offer =
        Offered { guests: &guests, choices: &choices, zone: &zone, length, group: group.as_ref(), names_people };
    let reply = offer.reply(people.len(), scene.register);
    let until = |person: &PersonId| {
        let until = scene.register.people().get(*person)?.away_until?;
        Some(say!(meeting_away_until, who: *person, day: until))
    };
    let reply = match away.is_empty() {
        true => reply,
        false if names_people => {
            reply.and(say!(meeting_away, people: words::Arg::each(away.iter().filter_map(until))).into())
        }
        false => reply.and(say!(meeting_away_count, count: away.len()).into()),
    };
    if names_people {
        return Ok(reply);
    }
    let whose = group.as_ref().map_or_else(|| PLENARY.to_owned(), ToString::to_string);
    let again = format!("slots {whose} for: {}m from: {first} to: {last}", length.minutes);
    Ok(reply.and(say!(slots_in_private, command: Inline::Command(again)).into()))
}

/// How the plenary is named in a command.
const PLENARY: &str = "plenary";

/// The days between which times are looked for. A weekday as the last is the first such day from the first on: `from: mon to: fri`.
fn first_and_last(call: &Call, today: Date) -> [Date; 2] {
    let (from, to) = match (call.get(&FROM), call.get(&TO)) {
        (Some(from), Some(to)) => (*from, *to),
        // Where one does not say, the next two weeks are looked through.
        (from, to) => {
            let from = from.copied().unwrap_or(today);
            (from, to.copied().unwrap_or_else(|| from.checked_add(13_i64.days()).unwrap_or(from)))
        }
    };
    let has_number = |day: i8| call.typed.split(|c: char| !c.is_ascii_digit()).any(|number| number.parse() == Ok(day));
    let week_later =
        to.checked_add(7_i64.days()).ok().filter(|later| to < from && *later >= from && !has_number(to.day()));
    [from, week_later.unwrap_or(to)]
}

/// From the first of these days, or from now on, to the end of the last.
fn days(from: Date, to: Date, zone: &TimeZone, now: Timestamp) -> Result<(Timestamp, Timestamp), words::Refusal> {
    let first = when::instant(from.to_datetime(Time::midnight()), zone);
    let (Some(first), Some(last)) = (first, when::end_of_day(to, zone)) else {
        return Err(Refusal::DaysPast.into());
    };
    if to < from {
        return Err(Refusal::DaysReversed { from, to }.into());
    }
    let from = quarter_after(first.max(now));
    let to = quarter_after(last);
    if from >= to {
        return Err(Refusal::DaysPast.into());
    }
    if to.duration_since(from) > SignedDuration::from_hours(24 * i64::from(MOST_DAYS)) {
        return Err(Refusal::TooManyDays { most: MOST_DAYS }.into());
    }
    Ok((from, to))
}

fn quarter_after(at: Timestamp) -> Timestamp {
    let seconds = at.as_second();
    let quarter = seconds.div_euclid(QUARTER) + i64::from(seconds.rem_euclid(QUARTER) != 0);
    Timestamp::from_second(quarter * QUARTER).unwrap_or(at)
}

/// Whether enough of a kind are awake.
fn is_met(quorum: &Quorum, guests: &[Guest<'_>], start: Timestamp, length: Duration) -> bool {
    let is_of = |guest: &&Guest<'_>| {
        let has = |wanted: &Option<String>, own: Option<&str>| {
            wanted.as_deref().is_none_or(|wanted| own.is_some_and(|own| own.eq_ignore_ascii_case(wanted)))
        };
        has(&quorum.stakeholder, guest.person.stakeholder.as_deref()) && has(&quorum.region, region_of(guest.person))
    };
    let kind: Vec<&Guest<'_>> = guests.iter().filter(is_of).collect();
    let is_awake = |guest: &&&Guest<'_>| guest.attendee.day.strain(start, length.minutes) != Strain::Night;
    kind.iter().filter(is_awake).count() >= kind.len().min(quorum.least as usize)
}

/// The region where somebody lives: the first part of the zone's name.
fn region_of(person: &Person) -> Option<&str> {
    let (region, _) = person.zone.as_deref()?.split_once('/')?;
    Some(region)
}

/// What was found, to be shown.
struct Offered<'a> {
    guests: &'a [Guest<'a>],
    choices: &'a [Choice],
    zone: &'a str,
    length: Duration,
    group: Option<&'a Code>,
    /// Whether the reader may see where each person is and whose night it is; in a room they are counted.
    names_people: bool,
}

/// People whose clocks show the same.
struct Clocks {
    /// The zone by which most of them live, or how far it is from UTC.
    name: String,
    /// The day that most of them have.
    day: Day,
    people: usize,
}

impl Offered<'_> {
    fn reply(&self, expected: usize, register: &Register) -> Reply {
        let mut reply = Reply::said(say!(
            slots_offered,
            group: whose_words(self.group),
            length: self.length,
            count: expected,
        ));
        for (number, choice) in (1_usize..).zip(self.choices) {
            let title = say!(slots_time, number: number, time: with_utc(choice.start, self.zone));
            reply = reply.with(Block::Heading(title.into())).with(Block::List(self.choice(choice)));
        }
        let owed = self.owed();
        if !owed.is_empty() {
            reply = reply.and(Line::from(match self.names_people {
                true => say!(slots_owed_names, names: names(&owed)),
                false => say!(slots_owed, count: owed.len()),
            }));
        }
        let clocks = self.clocks();
        if !clocks.is_empty() {
            let heading = say!(slots_local_times).into();
            reply = reply.with(Block::Heading(heading)).with(Block::Table(self.table(&clocks)));
        }
        let alone = if self.names_people { 0 } else { self.alone() };
        if alone > 0 {
            reply = reply.and(say!(slots_alone, count: alone).into());
        }
        let unknown = expected - self.guests.len();
        if unknown > 0 {
            reply = reply.and(say!(slots_zones_unknown, count: unknown, command: Inline::command(SET_ZONE)).into());
        }
        if let Some(regions) = self.by_region(register) {
            reply = reply.and(say!(slots_cost, regions: regions).into());
        }
        let code = self.group.map_or_else(|| PLENARY.to_owned(), ToString::to_string);
        let call = Inline::Command(format!("meet {code} \"Title\" slot: 1"));
        let reply = reply.and(say!(slots_to_call, command: call).into());
        if clocks.is_empty() { reply } else { reply.along_with(File::Heatmap(self.heatmap(&clocks))) }
    }

    /// The people for whom it is fine, at the edge or in the night, or their number; and why it was chosen.
    fn choice(&self, choice: &Choice) -> Vec<Line> {
        let of = |strain| -> Vec<PersonId> {
            let is_so = |guest: &&Guest<'_>| guest.attendee.day.strain(choice.start, self.length.minutes) == strain;
            self.guests.iter().filter(is_so).map(|guest| guest.person.id).collect()
        };
        let night = of(Strain::Night);
        let lines =
            [(Strain::Fine, of(Strain::Fine)), (Strain::Edge, of(Strain::Edge)), (Strain::Night, night.clone())];
        let lines = lines.into_iter().filter(|(_, people)| !people.is_empty()).map(|(strain, people)| {
            let (strain, count) = (key_of(strain), people.len());
            match self.names_people {
                true => say!(slots_strain_names, strain: strain, count: count, names: names(&people)),
                false => say!(slots_strain, strain: strain, count: count),
            }
        });
        lines.chain([self.reason(choice, &night)]).map(Line::from).collect()
    }

    fn reason(&self, choice: &Choice, night: &[PersonId]) -> Message {
        let owed = self.owed();
        let spared = owed.iter().filter(|person| !night.contains(person)).count();
        if night.is_empty() {
            return say!(slots_why_no_night);
        }
        if choice.nights_running > 0 {
            return say!(slots_why_second_night);
        }
        if !owed.is_empty() && spared == owed.len() {
            return say!(slots_why_spares, count: spared);
        }
        say!(slots_why_few, count: night.len())
    }

    /// Those who have borne much more than the others.
    fn owed(&self) -> Vec<PersonId> {
        let sum: Burden = self.guests.iter().map(|guest| guest.attendee.ledger).sum();
        let mean = sum / self.guests.len().max(1) as u64;
        // A quarter more than the mean, and an hour of the night at least.
        let is_owed =
            |guest: &&Guest<'_>| guest.attendee.ledger >= NIGHT_HOUR && guest.attendee.ledger > mean + mean / 4;
        let mut owed: Vec<&Guest<'_>> = self.guests.iter().filter(is_owed).collect();
        owed.sort_by_key(|guest| std::cmp::Reverse(guest.attendee.ledger));
        owed.into_iter().map(|guest| guest.person.id).collect()
    }

    /// What earlier meetings cost the people of each region in the mean.
    fn by_region(&self, register: &Register) -> Option<Line> {
        let mut regions: Vec<(&str, Burden, u64)> = Vec::new();
        let has_past = |guest: &&Guest<'_>| {
            let of_group =
                |borne: &Borne| register.meeting(borne.meeting).is_some_and(|one| one.group.as_ref() == self.group);
            guest.person.borne.iter().any(of_group)
        };
        for guest in self.guests.iter().filter(has_past) {
            let region = region_of(guest.person).unwrap_or_default();
            match regions.iter_mut().find(|(known, ..)| *known == region) {
                Some((_, sum, number)) => {
                    *sum += guest.attendee.ledger;
                    *number += 1;
                }
                None => regions.push((region, guest.attendee.ledger, 1)),
            }
        }
        // In a room nobody reads what the meetings cost one person.
        regions.retain(|(_, _, people)| self.names_people || *people >= SHARED as u64);
        regions.sort_unstable();
        let shown = regions.into_iter().map(|(region, sum, number)| {
            let (hours, tenths) = night_hours(sum / number);
            let region = match region {
                "" => say!(slots_elsewhere).into(),
                region => line![Inline::as_is(region)],
            };
            Line::from(say!(slots_cost_of, region: region, hours: hours, tenths: tenths))
        });
        shown.reduce(|first, next| say!(slots_costs, first: first, next: next).into())
    }

    /// The zones with the local time of each offer, and how it falls.
    fn table(&self, clocks: &[Clocks]) -> Table {
        let heads = [Label::from(say!(slots_zone))].into_iter().chain((1..=self.choices.len()).map(Label::as_is));
        let rows = clocks.iter().map(|Clocks { name, day, people }| {
            let cells = self.choices.iter().map(|choice| {
                let (local, strain) = self.there(day, choice);
                let strain = key_of(strain);
                let time = local.strftime("%H:%M").to_string();
                say!(slots_cell, weekday: local.weekday(), time: time, strain: strain).into()
            });
            [line![Inline::as_is(format!("{name} ({people})"))]].into_iter().chain(cells).collect()
        });
        Table { heads: heads.collect(), rows: rows.collect() }
    }

    /// What the clocks show when a time begins, for those who have such a day, and how it falls into that.
    fn there(&self, day: &Day, choice: &Choice) -> (DateTime, Strain) {
        (day.zone.to_datetime(choice.start), day.strain(choice.start, self.length.minutes))
    }

    /// The people by what their clocks show.
    fn by_offset(&self) -> Vec<(Offset, Vec<&Guest<'_>>)> {
        let Some(first) = self.choices.first() else { return Vec::new() };
        let mut zones: Vec<(Offset, Vec<&Guest<'_>>)> = Vec::new();
        for guest in self.guests {
            let offset = guest.attendee.day.zone.to_offset(first.start);
            match zones.iter_mut().find(|(known, _)| *known == offset) {
                Some((_, guests)) => guests.push(guest),
                None => zones.push((offset, vec![guest])),
            }
        }
        zones
    }

    /// How many have clocks that nobody else here has.
    fn alone(&self) -> usize {
        self.by_offset().iter().filter(|(_, guests)| guests.len() < SHARED).count()
    }

    /// The clocks from west to east, each with the day that most people there have. In a room those of one person are left
    /// out: where that person lives and when they sleep is not for others.
    fn clocks(&self) -> Vec<Clocks> {
        let mut zones = self.by_offset();
        zones.retain(|(_, guests)| self.names_people || guests.len() >= SHARED);
        zones.sort_by_key(|(_, guests)| std::cmp::Reverse(guests.len()));
        zones.truncate(MOST_ROWS);
        zones.sort_by_key(|(offset, _)| *offset);
        let shown = zones.into_iter().map(|(offset, guests)| {
            let alike = |one: &Guest<'_>| guests.iter().filter(|other| other.attendee.day == one.attendee.day).count();
            let neighbours =
                |one: &Guest<'_>| guests.iter().filter(|other| other.person.zone == one.person.zone).count();
            let may_be_told = |number: usize| self.names_people || number >= SHARED;
            let most = guests.iter().rev().max_by_key(|guest| alike(guest)).copied();
            let usual = || Day::usual(TimeZone::fixed(offset));
            let day = most.filter(|most| may_be_told(alike(most))).map_or_else(usual, |most| most.attendee.day.clone());
            let named = most.filter(|most| may_be_told(neighbours(most)));
            let name =
                named.and_then(|named| named.person.zone.clone()).unwrap_or_else(|| when::from_utc_words(offset));
            Clocks { name, day, people: guests.len() }
        });
        shown.collect()
    }

    fn heatmap(&self, clocks: &[Clocks]) -> Heatmap {
        let utc_day = |at: Timestamp| TimeZone::UTC.to_datetime(at).date();
        let mut days: Vec<Date> = self.choices.iter().map(|choice| utc_day(choice.start)).collect();
        days.sort_unstable();
        days.dedup();
        let panels = days.into_iter().filter_map(|day| {
            let begins = when::instant(day.to_datetime(Time::midnight()), &TimeZone::UTC)?;
            let numbered = || (1..).zip(self.choices).filter(|(_, choice)| utc_day(choice.start) == day);
            let rows = clocks.iter().map(|Clocks { name, day: own, people }| {
                let time = |(number, choice)| {
                    let (begins, strain) = self.there(own, choice);
                    ZoneTime { number, begins, strain }
                };
                let times = numbered().map(time).collect();
                ZoneRow { zone: name.clone(), people: *people, cells: Vec::new(), times }
            });
            let marks = numbered().map(|(number, choice)| {
                let from = choice.start.duration_since(begins).as_mins();
                OfferedTime { number, from: u32::try_from(from).unwrap_or(0), minutes: self.length.minutes }
            });
            let (rows, marks) = (rows.collect(), marks.collect());
            Some(Panel { day: Some(day), title: String::new(), rows, marks })
        });
        Heatmap { panels: panels.collect() }
    }
}

/// Hours of the night and tenths of one.
fn night_hours(burden: Burden) -> (usize, usize) {
    let tenths = usize::try_from(burden * 10 / NIGHT_HOUR).unwrap_or(usize::MAX);
    (tenths / 10, tenths % 10)
}

/// What a sentence chooses by.
fn key_of(strain: Strain) -> words::Arg {
    words::Arg::Key(match strain {
        Strain::Fine => "fine".into(),
        Strain::Edge => "edge".into(),
        Strain::Night => "night".into(),
    })
}

/// Some names, and how many more there are.
fn names(people: &[PersonId]) -> words::Arg {
    let shown = people.iter().copied().take(MOST_NAMES);
    let shown = if people.len() > MOST_NAMES { words::Arg::each(shown) } else { words::Arg::all(shown) };
    match people.len().saturating_sub(MOST_NAMES) {
        0 => shown,
        more => say!(slots_names_more, names: shown, count: more).into(),
    }
}

/// Why no times are offered, or none that was offered is taken.
#[derive(Debug)]
enum Refusal {
    /// No times were offered here lately.
    NoOffer,
    /// The times were offered for another.
    OtherOffer,
    /// There is no such time among those offered.
    NoSlot { slot: u32, offered: usize },
    /// The days from which to choose are not in order.
    DaysReversed { from: Date, to: Date },
    /// They are past.
    DaysPast,
    /// So many days are not looked through.
    TooManyDays { most: u32 },
}

impl Explain for Refusal {
    fn explain(&self) -> Reply {
        let ask = || Inline::command("slots for: 90m from: DATE to: DATE");
        Reply::said(match self {
            Self::NoOffer => say!(slots_no_offer, command: ask()),
            Self::OtherOffer => say!(slots_other_offer, command: ask()),
            Self::NoSlot { slot, offered } => say!(slots_no_such_time, slot: *slot, offered: *offered),
            Self::DaysReversed { from, to } => say!(slots_days_reversed, from: *from, to: *to),
            Self::DaysPast => say!(slots_days_past),
            Self::TooManyDays { most } => say!(slots_too_many_days, most: *most),
        })
    }

    fn is_about_who(&self) -> bool {
        false
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::dialogue::Dialogue;
    use crate::words::Language;
    use expect_test::expect;

    #[test]
    fn times_are_offered_in_french() {
        let mut dialogue = Dialogue::with_meetings();
        dialogue.say("#plenary", "avri", "/support WG-WORK").quietly();
        dialogue.say("@lea", "lea", "/meet WG-WORK \"Fair call\" 2017-04-24 18:45 UTC").quietly();
        dialogue.pass("480h").quietly();
        for (room, text, expected) in [
            (
                "@lea",
                "/slots WG-WORK for: 90m from: tomorrow to: in 2 days count: 1",
                expect![[r#"
                    Horaires les plus équitables pour une réunion de WG-WORK (1 heure 30 minutes, 4 personnes attendues) :

                    1. lun. 1er mai 2017 à 21:30 Europe/London (20:30 UTC)
                    - Tôt, tard ou le week-end : 3 (Flávio Wagner, Lea Kaspar et Virginia Paque)
                    - Ce n’est la nuit pour personne.
                    Les réunions passées ont été les plus pénibles pour Virginia Paque.

                    Heures locales

                    Fuseau horaire         1
                    America/Sao_Paulo (1)  lun. 17:30 hors horaires
                    Europe/London (1)      lun. 21:30 hors horaires
                    Pacific/Fiji (1)       mar. 08:30 hors horaires
                    Je ne connais pas le fuseau horaire d’une personne. Chacun peut indiquer le sien : /profil modifier fuseau: Africa/Dakar
                    Ce que les réunions passées ont coûté à chacun en moyenne, en heures de nuit : America 0,1 ; Europe 0,1 ; Pacific 1,9.
                    Pour convoquer la réunion : /convoquer WG-WORK "Titre" créneau: 1"#]],
            ),
            (
                "#wg-work",
                "/slots WG-WORK for: 90m from: tomorrow to: in 2 days count: 1",
                expect![[r#"
                    Horaires les plus équitables pour une réunion de WG-WORK (1 heure 30 minutes, 4 personnes attendues) :

                    1. lun. 1er mai 2017 à 21:30 Europe/London (20:30 UTC)
                    - Tôt, tard ou le week-end : 3
                    - Ce n’est la nuit pour personne.
                    Les réunions passées ont été les plus pénibles pour 1 personne.
                    3 personnes sont chacune seules dans leur fuseau horaire : seuls les totaux ci-dessus les comptent.
                    Je ne connais pas le fuseau horaire d’une personne. Chacun peut indiquer le sien : /profil modifier fuseau: Africa/Dakar
                    Pour convoquer la réunion : /convoquer WG-WORK "Titre" créneau: 1
                    Pour voir les noms et toutes les heures locales, envoyez-moi ceci en privé : /créneaux WG-WORK durée: 90m du: 2017-05-01 au: 2017-05-02"#]],
            ),
            (
                "#wg-work",
                "/meet \"Fair call\" slot: 4",
                expect!["Il n’y a pas d’horaire numéro 4. Ma dernière proposition ici en comptait 1."],
            ),
            (
                "#plenary",
                "/meet WG-WORK \"Fair call\" slot: 1",
                expect![
                    "Je n’ai proposé aucun horaire ici au cours des sept derniers jours. Pour en obtenir : /créneaux durée: 90m du: DATE au: DATE"
                ],
            ),
        ] {
            let seen = dialogue.say(room, "lea", text);
            seen.expect_in(Language::French, dialogue.register(), expected);
        }
    }

    #[test]
    fn days_that_are_not_in_order_are_asked_back() {
        let mut dialogue = Dialogue::with_meetings();
        dialogue.pass("24h").quietly();
        let seen = dialogue.say("#plenary", "lea", "/slots WG-WORK for: 90m from: mon to: fri").text();
        assert!(seen.contains("Mon 17 Apr 2017") && !seen.contains("22 Apr 2017"), "{seen}");
        let slots = "/slots WG-WORK for: 90m from: 2017-04-24 to: 2017-04-20";
        dialogue.say("#plenary", "lea", slots).expect(expect!["#plenary <rapporteur> The last day must not be before the first. You gave Mon 24 Apr 2017 to Thu 20 Apr 2017."]);
        let slots = "/slots WG-WORK for: 90m from: 2017-04-24 to: 2017-12-20";
        dialogue
            .say("#plenary", "lea", slots)
            .expect(expect!["#plenary <rapporteur> That period is too long to search. Give at most 62 days."]);
    }
}
