//! Files that go along with messages, made when the message is: with names and words as the register has them then.

use commands::audience::address::{self, Audience};
use commands::audience::language::language_of;
use commands::organisation::Organisation;
use commands::record::{Meeting, Register, Room};
use commands::words::{File, Language};

use crate::delivery::calendar;
#[cfg(feature = "pictures")]
use crate::delivery::picture::{self, Drawn, Picture};

/// A file to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// What it is called.
    pub name: String,
    /// What it is, as on the web.
    pub content_type: &'static str,
    /// What is in it.
    pub bytes: Vec<u8>,
    /// What is known of a picture.
    pub image: Option<Image>,
}

/// What is known of a picture that is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    /// Its width and height in pixels.
    pub size: (u32, u32),
    /// What it shows, in words.
    pub text: String,
    /// The same made smaller, as PNG, with its width and height in pixels.
    pub thumbnail: (Vec<u8>, (u32, u32)),
}

/// The files of a message as they are now, for those who read it in a room. One that cannot be made is left out and
/// logged: the words say the same.
pub async fn attachments(
    files: &[File],
    room: &Room,
    register: &Register,
    organisation: &Organisation,
) -> Vec<Attachment> {
    let mut made = Vec::new();
    let audience = Audience::Room(room);
    let language = language_of(audience, register, organisation);
    for file in files {
        made.extend(attachment(file, (audience, language), register, organisation).await);
    }
    made
}

async fn attachment(
    file: &File,
    (audience, language): (Audience<'_>, Language),
    register: &Register,
    organisation: &Organisation,
) -> Option<Attachment> {
    match file {
        File::Calendar(numbers) => {
            let meetings: Vec<&Meeting> = numbers.iter().filter_map(|number| register.meeting(*number)).collect();
            let first = meetings.first()?.number;
            let has_address = |meeting: &Meeting| address::is_for(audience, meeting, register, organisation);
            let ics = calendar::ics(&organisation.name, meetings, has_address, register, organisation, language);
            let (name, bytes) = (format!("meeting-{first}.ics"), ics.into_bytes());
            Some(Attachment { name, content_type: "text/calendar", bytes, image: None })
        }
        // A platform that has polls shows them itself.
        File::Poll(_) | File::PollEnd(_) => None,
        #[cfg(not(feature = "pictures"))]
        File::Heatmap(_) => None,
        #[cfg(feature = "pictures")]
        File::Heatmap(heatmap) => {
            let (drawn, text) = (heatmap.clone(), picture::text(heatmap, language));
            // It takes a tenth of a second, in which others want an answer.
            let drawn = tokio::task::spawn_blocking(move || picture::draw(&drawn, language)).await;
            let drawn = drawn.map_err(anyhow::Error::from).and_then(|drawn| Ok(drawn?));
            let drawn =
                drawn.inspect_err(|error| tracing::error!(%error, "the picture of offered times cannot be drawn"));
            let Drawn { picture, thumbnail } = drawn.ok()?;
            let size = |of: &Picture| (of.width, of.height);
            let small = size(&thumbnail);
            let image = Some(Image { size: size(&picture), text, thumbnail: (thumbnail.png, small) });
            Some(Attachment { name: "times.png".to_owned(), content_type: "image/png", bytes: picture.png, image })
        }
    }
}

#[cfg(feature = "pictures")]
#[cfg(test)]
mod tests {
    use commands::language::heard::{Addressed, Heard, Message, What};
    use commands::record::Account;
    use commands::record::chance::Chance;
    use expect_test::expect;
    use indicatif::ProgressBar;
    use jiff::Timestamp;
    use resvg::tiny_skia::Pixmap;

    use super::*;
    use crate::cli::import;
    use crate::desk::Desk;
    use crate::journal::{Batch, Notes, SqlJournal};

    const PEOPLE: &str = "\
name,role,zone,console
Lynn,chair,America/New_York,lynn
Ana,member,America/Argentina/Buenos_Aires,ana
Ben,member,America/Los_Angeles,ben
Eti,member,Pacific/Apia,eti
Fatou,member,Africa/Dakar,fatou
Hana,member,Asia/Tokyo,hana
Jone,member,Pacific/Fiji,jone
Lea,member,Europe/Berlin,lea
Mei,member,Asia/Singapore,mei
Omondi,member,Africa/Nairobi,omondi
Priya,member,Asia/Kolkata,priya
";

    /// A desk with these people, and the files that go along with what it says to the chair.
    async fn said(typed: &str) -> (Desk<SqlJournal>, Vec<File>) {
        let journal = SqlJournal::open("sqlite::memory:").await.unwrap();
        let mut desk = Desk::open(journal, Organisation::default(), [1; 32]).await.unwrap();
        let (mut chance, bar) = (Chance::new([2; 32]), ProgressBar::hidden());
        desk.record(|register, organisation| {
            let people = import::people(PEOPLE, register.people(), organisation, &mut chance, &bar)?.people;
            anyhow::Ok(Batch { people, ..Batch::default() })
        })
        .await
        .unwrap();
        let now: Timestamp = "2017-04-20T09:00:00Z".parse().unwrap();
        let heard = Heard {
            cause: "1".to_owned(),
            // In a room everybody of these would be alone by their clocks.
            room: Room::console("@lynn"),
            account: Account::console("lynn"),
            name: "lynn".to_owned(),
            said_at: now,
            all_heard_until: None,
            interaction: None,
            platform_roles: None,
            what: What::Message(Message::new(typed, Addressed::ToAll)),
        };
        let result = desk.process(&[heard], &Notes::default(), now).await.unwrap();
        (desk, result.posts.into_iter().flat_map(|post| post.reply.files).collect())
    }

    #[tokio::test]
    async fn offered_times_are_a_picture_of_the_size_that_is_said() {
        let (desk, files) = said("/slots plenary for: 90m from: 2017-04-24 to: 2017-04-28").await;
        let attachments = attachments(&files, &Room::console("@lynn"), desk.register(), desk.organisation()).await;
        let [times] = attachments.as_slice() else { panic!("one file: {attachments:?}") };
        assert_eq!((times.name.as_str(), times.content_type), ("times.png", "image/png"));
        let image = times.image.as_ref().unwrap();
        for (bytes, size) in [(&times.bytes, image.size), (&image.thumbnail.0, image.thumbnail.1)] {
            let picture = Pixmap::decode_png(bytes).unwrap();
            assert_eq!((picture.width(), picture.height()), size);
        }
        expect![[r#"
            How the offered times fall into the day in 11 time zones:
            1: Mon 24 Apr 2017, 09:15 UTC
            2: Tue 25 Apr 2017, 12:30 UTC
            3: Tue 25 Apr 2017, 05:15 UTC"#]]
        .assert_eq(&image.text);
    }
}
