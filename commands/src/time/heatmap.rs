//! How times fall into the days of people in their zones: what a picture of it is made of.

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use crate::time::fairness::Strain;

/// One panel for each day on which a time is offered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heatmap {
    /// The panels, in order.
    pub panels: Vec<Panel>,
}

/// The hours of one day in UTC.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Panel {
    /// The day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<Date>,
    /// The day in words, as earlier versions have it: `Tue 25 Apr 2017, hours in UTC`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// The zones, from west to east.
    pub rows: Vec<ZoneRow>,
    /// The times that are offered on this day.
    pub marks: Vec<OfferedTime>,
}

/// One zone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ZoneRow {
    /// The zone's name.
    pub zone: String,
    /// How many people live by it.
    pub people: usize,
    /// The hours of the day in UTC, as earlier versions have them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cells: Vec<ZoneHour>,
    /// The times that are offered on this day, by the clocks there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub times: Vec<ZoneTime>,
}

/// A time that is offered, in a zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ZoneTime {
    /// Its number.
    pub number: usize,
    /// What the clocks show there when it begins.
    pub begins: DateTime,
    /// How it falls into the day of most people there.
    pub strain: Strain,
}

/// One hour in one zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ZoneHour {
    /// The hour there, from 0 to 23.
    pub hour: u8,
    /// How it falls into the day of most people there.
    pub strain: Strain,
}

/// A time that is offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferedTime {
    /// Its number, from 1.
    pub number: usize,
    /// Its start, in minutes from the beginning of the day in UTC.
    pub from: u32,
    /// Its length in minutes. It may go on into the next day.
    pub minutes: u32,
}
