//! Which meetings a platform does not show among its own events as they now are.

use jiff::{SignedDuration, Timestamp};

use super::{Cancellation, Meeting, Publication, Register};
use crate::record::events::Platform;

/// How long before it begins a meeting is shown.
const AHEAD: SignedDuration = SignedDuration::from_hours(60 * 24);

/// How many are shown at a time. Discord has room for a hundred in a server, and people there make some of their own.
const MOST: usize = 90;

impl Register {
    /// The meetings that a platform does not show as they now are, the next first: of those that will begin within sixty
    /// days the next ninety, and whatever it shows otherwise than it is. `hides_addresses` says whether the address of a
    /// call is kept back there.
    pub fn unpublished(&self, platform: Platform, hides_addresses: bool, now: Timestamp) -> Vec<&Meeting> {
        let mut meetings: Vec<&Meeting> =
            self.meetings().filter(|meeting| !meeting.is_over && meeting.ends() > now).collect();
        meetings.sort_by_key(|meeting| (meeting.starts, meeting.number));
        let is_near = |meeting: &&&Meeting| meeting.is_to_come() && meeting.begins_within(now, AHEAD);
        let next: Vec<u32> = meetings.iter().filter(is_near).take(MOST).map(|meeting| meeting.number).collect();
        meetings.retain(|meeting| meeting.is_behind_on(platform, hides_addresses, now, next.contains(&meeting.number)));
        meetings
    }

    /// When the next meeting comes among those that are shown.
    pub fn next_to_publish(&self, now: Timestamp) -> Option<Timestamp> {
        let shown_from = |meeting: &Meeting| meeting.starts.checked_sub(AHEAD).ok();
        self.all_meetings_to_come().filter_map(shown_from).filter(|at| *at > now).min()
    }
}

impl Meeting {
    fn begins_within(&self, now: Timestamp, time: SignedDuration) -> bool {
        self.starts > now && self.starts.duration_since(now) <= time
    }

    fn is_behind_on(&self, platform: Platform, hides_addresses: bool, now: Timestamp, is_next: bool) -> bool {
        let publication = self.published.get(&platform);
        let is_shown = publication.is_some_and(|publication| publication.id.is_some());
        // What is not shown holds no address either.
        let holds_as_much = |publication: &Publication| {
            self.link.is_none() || publication.id.is_none() || publication.hides_address == hides_addresses
        };
        let is_as_it_is =
            |publication: &Publication| publication.sequence == self.sequence && holds_as_much(publication);
        let is_known = publication.is_some_and(is_as_it_is);
        match &self.cancelled {
            _ if is_known => false,
            // It may have been shown just before a stop that kept this from being recorded.
            Some(Cancellation { at, .. }) => is_shown || (publication.is_none() && self.begins_within(*at, AHEAD)),
            // What has begun is let be.
            None => is_next || (is_shown && self.starts > now),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::language::heard::What;
    use crate::record::events::Platform;
    use crate::testing::dialogue::Dialogue;

    /// The numbers of the meetings that Discord does not show as they are.
    fn unpublished(dialogue: &Dialogue) -> String {
        let meetings = dialogue.register().unpublished(Platform::Discord, true, dialogue.now());
        meetings.iter().map(|meeting| meeting.number.to_string()).collect::<Vec<_>>().join(" ")
    }

    /// Discord shows a meeting as it now is, or does not.
    fn publish(dialogue: &mut Dialogue, meeting: u32, id: Option<&str>) {
        let sequence = dialogue.register().meeting(meeting).unwrap().sequence;
        publish_with(dialogue, What::Published { meeting, sequence, id: id.map(str::to_owned), hides_address: true });
    }

    fn publish_with(dialogue: &mut Dialogue, what: What) {
        assert_eq!(dialogue.does("discord:@bot", "bot", what).text(), "");
    }

    #[test]
    fn a_meeting_is_shown_once_and_again_when_it_has_changed() {
        let mut dialogue = Dialogue::with_life();
        for command in ["2017-04-20 10:00 UTC", "2017-04-18 10:00 UTC", "2017-04-25 10:00 UTC", "2017-06-12 10:00 UTC"]
        {
            dialogue.say("#plenary", "lea", &format!("/meet WG-WORK \"Call\" {command}")).quietly();
        }
        assert_eq!(unpublished(&dialogue), "2 1 3");
        publish(&mut dialogue, 1, Some("17"));
        publish(&mut dialogue, 2, None);
        assert_eq!(unpublished(&dialogue), "3");
        dialogue.say("#plenary", "lea", "/move 1 2017-12-20 10:00 UTC").quietly();
        dialogue.say("#plenary", "lea", "/move 2 2017-04-19 10:00 UTC").quietly();
        assert_eq!(unpublished(&dialogue), "2 3 1");
        publish(&mut dialogue, 1, Some("17"));
        publish(&mut dialogue, 2, Some("18"));
        publish(&mut dialogue, 3, None);
        assert_eq!(unpublished(&dialogue), "");
        for number in 1..=4 {
            dialogue.say("#plenary", "lea", &format!("/cancel {number}")).quietly();
        }
        assert_eq!(unpublished(&dialogue), "2 1");
        publish(&mut dialogue, 1, None);
        publish(&mut dialogue, 2, None);
        assert_eq!(unpublished(&dialogue), "");
    }

    #[test]
    fn one_that_is_shown_with_an_address_that_is_for_those_who_take_part_is_shown_again_without_it() {
        let mut dialogue = Dialogue::with_life();
        let call = "/meet WG-WORK \"Call\" 2017-04-20 10:00 UTC link: https://example.org/room";
        dialogue.say("#plenary", "lea", call).quietly();
        let what = |id: &str, hides_address| {
            let id = Some(id.to_owned());
            What::Published { meeting: 1, sequence: 0, id, hides_address }
        };
        publish_with(&mut dialogue, what("17", false));
        assert_eq!(unpublished(&dialogue), "1");
        publish_with(&mut dialogue, what("17", true));
        assert_eq!(unpublished(&dialogue), "");
        let open = dialogue.register().unpublished(Platform::Discord, false, dialogue.now());
        assert_eq!(open.len(), 1, "it is shown with it once that is public");
    }

    #[test]
    fn a_meeting_is_shown_from_sixty_days_before_until_it_begins() {
        let mut dialogue = Dialogue::with_life();
        dialogue.say("#plenary", "lea", "/meet WG-WORK \"Call\" 2017-06-20 10:00 UTC").quietly();
        assert_eq!(unpublished(&dialogue), "");
        let from = dialogue.register().next_to_publish(dialogue.now()).unwrap();
        assert_eq!(from.to_string(), "2017-04-21T10:00:00Z");
        dialogue.is_away(&(from - dialogue.now()).to_string());
        assert_eq!(unpublished(&dialogue), "1");
        assert_eq!(dialogue.register().next_to_publish(dialogue.now()), None);
        dialogue.is_away(&format!("{}h", 24 * 60));
        assert_eq!(unpublished(&dialogue), "");
    }

    #[test]
    fn one_that_was_cancelled_before_it_was_known_to_be_shown_is_looked_for() {
        let mut dialogue = Dialogue::with_life();
        for day in ["2017-04-20", "2017-06-20"] {
            dialogue.say("#plenary", "lea", &format!("/meet WG-WORK \"Call\" {day} 10:00 UTC")).quietly();
        }
        dialogue.say("#plenary", "lea", "/cancel 1").quietly();
        dialogue.say("#plenary", "lea", "/cancel 2").quietly();
        assert_eq!(unpublished(&dialogue), "1");
    }

    #[test]
    fn no_more_are_shown_than_have_room_and_the_next_come_first() {
        let mut dialogue = Dialogue::with_life();
        dialogue.say("#plenary", "lea", "/meet WG-WORK \"Daily\" 2017-04-11 10:00 UTC every: day").quietly();
        dialogue.say("#plenary", "lynn", "/meet plenary \"Daily\" 2017-04-11 09:00 UTC every: day").quietly();
        let meetings = dialogue.register().unpublished(Platform::Discord, true, dialogue.now());
        let last = meetings.last().unwrap().starts;
        assert_eq!((meetings.len(), last.to_string().as_str()), (90, "2017-05-25T10:00:00Z"));
    }
}
