//! Calendars to subscribe to: of all meetings, of a group, and one's own.

use axum::extract::Path;
use commands::kit::plain::Plain;
use commands::line;
use commands::meeting;
use commands::register::{Code, Meeting};
use jiff::{SignedDuration, Timestamp};

use super::View;
use super::document::{Absent, Document, NoGroup};
use crate::calendar::{CONTENT_TYPE, ics};

/// For how long a meeting that is over stays in a calendar.
const KEPT: SignedDuration = SignedDuration::from_hours(366 * 24);

/// `/calendar.ics`
pub(super) async fn of_all(view: View) -> Document {
    Document::public(CONTENT_TYPE, view.calendar(&view.organisation.name, view.register.meetings()))
}

/// `/groups/WG-IMP/calendar.ics`
pub(super) async fn of_group(Path(code): Path<String>, view: View) -> Result<Document, NoGroup> {
    let code: Code = code.parse().map_err(|_| NoGroup)?;
    let group = view.register.group(&code).ok_or(NoGroup)?;
    let plain = Plain { register: &view.register, mark: "/", width: None };
    let title = group.title().map(|title| format!(": {}", plain.line(&line![title])));
    let name = format!("{}{}", group.code, title.unwrap_or_default());
    Ok(Document::public(CONTENT_TYPE, view.calendar(&name, view.register.meetings_of(Some(&group.code)))))
}

/// `/calendar/SECRET.ics`
pub(super) async fn of_person(Path(file): Path<String>, view: View) -> Result<Document, Absent> {
    let secret = file.strip_suffix(".ics").ok_or(Absent)?;
    let person = view.register.people().of_calendar(secret).ok_or(Absent)?;
    let meetings = meeting::of_person(&view.register, &view.organisation, person.id);
    Ok(Document::secret(CONTENT_TYPE, view.calendar(&format!("Meetings of {}", person.name), meetings)))
}

impl View {
    fn calendar<'a>(&self, name: &str, meetings: impl IntoIterator<Item = &'a Meeting>) -> String {
        let since = self.now.checked_sub(KEPT).unwrap_or(Timestamp::MIN);
        let shown = meetings.into_iter().filter(|meeting| meeting.ends() >= since);
        ics(name, shown, &self.register, &self.organisation)
    }
}
