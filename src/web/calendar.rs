//! Calendars to subscribe to: of all meetings, of a group, and one's own.

use axum::http::StatusCode;
use commands::audience::address::Audience;
use commands::audience::{address, expected};
use commands::record::{Code, Meeting};
use commands::say;
use commands::words::Inline;
use jiff::{SignedDuration, Timestamp};

use super::document::Document;
use super::view::View;
use crate::delivery::calendar::{CONTENT_TYPE, ics};

/// For how long a meeting that is over stays in a calendar.
const KEPT: SignedDuration = SignedDuration::from_hours(366 * 24);

/// `/calendar.ics`
pub(super) fn of_all(view: &View) -> Document {
    Document::public(CONTENT_TYPE, view.calendar(&view.organisation.name, view.register.meetings(), view.public()))
}

/// `/groups/WG-IMP/calendar.ics`
pub(super) fn of_group(view: &View) -> Document {
    let code: Option<Code> = view.named().parse().ok();
    let Some(group) = code.as_ref().and_then(|code| view.register.group(code)) else {
        return Document::text("There is no group of this code.").with(StatusCode::NOT_FOUND);
    };
    let name = view.code_and_title(&group.code);
    let meetings = view.register.meetings_of(Some(&group.code));
    Document::public(CONTENT_TYPE, view.calendar(&name, meetings, view.public()))
}

/// `/calendar/SECRET.ics`
pub(super) fn of_person(view: &View) -> Document {
    let secret = view.named().strip_suffix(".ics");
    let Some(person) = secret.and_then(|secret| view.register.people().of_calendar(secret)) else {
        return Document::absent();
    };
    let meetings = expected::of_person(&view.register, &view.organisation, person.id);
    let mut view = view.clone();
    if !view.asked.says_language {
        let own = person.language.as_deref().and_then(|language| language.parse().ok());
        view.asked.language = own.unwrap_or(view.asked.language);
    }
    let name = view.said(say!(page_calendar_of, name: Inline::Untrusted(person.name.clone())));
    // They take part in all of these.
    Document::secret(CONTENT_TYPE, view.calendar(&name, meetings, |_| true))
}

impl View {
    /// Whether everybody may know where a meeting's call is.
    fn public(&self) -> impl Fn(&Meeting) -> bool {
        |meeting| address::is_for(Audience::Public, meeting, &self.register, &self.organisation)
    }

    fn calendar<'a>(
        &self,
        name: &str,
        meetings: impl IntoIterator<Item = &'a Meeting>,
        has_address: impl Fn(&Meeting) -> bool,
    ) -> String {
        let since = self.now.checked_sub(KEPT).unwrap_or(Timestamp::MIN);
        let shown = meetings.into_iter().filter(|meeting| meeting.ends() >= since);
        ics(name, shown, has_address, &self.register, &self.organisation, self.asked.language)
    }
}
