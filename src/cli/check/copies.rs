//! What `check` says of the copies that are made each day.

use jiff::civil::Date;

use super::CheckReport;
use crate::app::backup::Backups;
use crate::base::config::Operation;

/// For so many days a copy may be the last one.
const LATE: i64 = 2;

/// Says how many copies there are, and when the last one was made.
pub(super) fn look(operation: &Operation, today: Date, findings: &mut CheckReport) {
    let (Some(backups), Some(folder)) = (Backups::of(operation), &operation.backup_to) else { return };
    let (folder, days) = (folder.display(), backups.days());
    let is_late = |day: &Date| day.duration_until(today).as_hours() > 24 * LATE;
    match days.first() {
        None => findings
            .odd
            .push(format!("backups: there is no copy in {folder} yet; `rapporteur run` makes the first when it starts")),
        Some(day) if is_late(day) => findings.odd.push(format!(
            "backups: the last copy in {folder} is of {day}. `rapporteur run` makes one each day: does it run, and what does its log \
             say of \"the database is not copied\"?"
        )),
        Some(day) => {
            findings.good.push(format!("backups: {} in {folder}, the last of {day}", days.len()));
        }
    }
}
