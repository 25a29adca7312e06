//! `/profile away until: DATE`: one is not expected until then, and not reminded. `/profile away` ends it.

use jiff::civil::Date;

use crate::language::access::ANYONE;
use crate::language::{Arg, Call, Draft, Kind, Refused, Shape, Spec};
use crate::phrase;
use crate::record::Role;
use crate::say;
use crate::words::{Inline, Refusal, Reply};

const UNTIL: Arg<Date> = Arg::new("until", Kind::ComingDay, phrase!(profile_away_until_about)).named();

pub(super) const AWAY: Spec = Spec {
    name: "away",
    summary: phrase!(profile_away_summary),
    access: ANYONE,
    private: true,
    shape: Shape::Act { arguments: &[UNTIL.argument], decide },
    examples: &["profile away until: in 9 days", "profile away until: 2017-04-28"],
    refused: &[
        Refused { by: Role::Member, typed: "profile away" },
        Refused { by: Role::Member, typed: "profile away until: 2016-04-28" },
    ],
};

fn decide(call: &Call, draft: &mut Draft<'_>) -> Result<Reply, Refusal> {
    let mut person = draft.speaker().clone();
    let today = draft.zone().to_datetime(draft.scene().said_at).date();
    let until = call.get(&UNTIL).copied();
    if until.is_none() && !person.is_away_on(today) {
        return Err(call.missing_argument(&UNTIL.argument));
    }
    if let Some(until) = until.filter(|until| *until < today) {
        return Err(Refusal::InThePast { typed: until.to_string() });
    }
    person.away_until = until;
    draft.know_speaker(person);
    Ok(Reply::said(match until {
        Some(until) => say!(profile_away_now, day: until, back: Inline::command("profile away")),
        None => say!(profile_away_no_more),
    }))
}
