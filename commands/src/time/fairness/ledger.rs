//! What each person has borne in earlier meetings. It fades: after half a year half of it counts.

use jiff::Timestamp;

use super::burden::Burden;
use crate::record::Borne;

/// After how many days half of a burden counts.
const HALF_LIFE: u64 = 182;

const SECONDS_OF_A_DAY: i64 = 86_400;

/// What somebody has borne, as it counts at a moment. Between two half-lives it fades evenly, so that the same whole
/// numbers come out everywhere.
pub fn ledger<'a>(borne: impl IntoIterator<Item = &'a Borne>, now: Timestamp) -> Burden {
    borne.into_iter().map(|one| faded(*one, now)).sum()
}

fn faded(one: Borne, now: Timestamp) -> Burden {
    let days = now.duration_since(one.at).as_secs().max(0) / SECONDS_OF_A_DAY;
    let days = u64::try_from(days).unwrap_or(u64::MAX);
    let half_lives = u32::try_from(days / HALF_LIFE).unwrap_or(u32::MAX);
    let halved = one.burden.checked_shr(half_lives).unwrap_or(0);
    halved - halved * (days % HALF_LIFE) / (2 * HALF_LIFE)
}

/// With what a newcomer starts: the median of the group, so that they neither pay for its past nor profit from it.
pub fn newcomer(ledgers: &[Burden]) -> Burden {
    let mut sorted = ledgers.to_vec();
    sorted.sort_unstable();
    match sorted.len() {
        0 => 0,
        number => (sorted[(number - 1) / 2] + sorted[number / 2]) / 2,
    }
}

/// How even burdens are, from 1/n, where one bears all, to 1, where all bear the same (Jain, Chiu and Hawe, 1984).
pub fn jain_index(burdens: &[Burden]) -> f64 {
    let squares: u128 = burdens.iter().map(|burden| u128::from(*burden).pow(2)).sum();
    let sum: u128 = burdens.iter().map(|burden| u128::from(*burden)).sum();
    if squares == 0 {
        return 1.0;
    }
    #[expect(clippy::cast_precision_loss, reason = "a ratio for people to look at")]
    let index = (sum * sum) as f64 / (squares * burdens.len() as u128) as f64;
    index
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::SignedDuration;

    #[test]
    fn half_of_a_burden_counts_after_half_a_year_and_a_quarter_after_a_year() {
        let at: Timestamp = "2026-01-01T00:00:00Z".parse().unwrap();
        let after = |days: i64| {
            ledger(&[Borne { meeting: 1, at, burden: 800, night: false }], at + SignedDuration::from_hours(24 * days))
        };
        assert_eq!([after(0), after(91), after(182), after(364), after(20_000)], [800, 600, 400, 200, 0]);
        assert_eq!(after(-3), 800);
    }

    #[test]
    fn a_newcomer_starts_in_the_middle() {
        assert_eq!([newcomer(&[]), newcomer(&[900]), newcomer(&[900, 0, 100]), newcomer(&[0, 100])], [0, 900, 100, 50]);
    }

    #[test]
    fn the_index_of_jain_is_one_where_all_bear_the_same() {
        assert!((jain_index(&[5, 5, 5]) - 1.0).abs() < 1e-9);
        assert!((jain_index(&[9, 0, 0]) - 1.0 / 3.0).abs() < 1e-9);
        assert!((jain_index(&[0, 0]) - 1.0).abs() < 1e-9);
    }
}
