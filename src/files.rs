//! Files that go along with messages, made when the message is: with names and words as the register has them then.

use commands::kit::File;
use commands::organisation::Organisation;
use commands::register::{Meeting, Register};

use crate::calendar;

/// A file to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// What it is called.
    pub name: String,
    /// What it is, as on the web.
    pub content_type: &'static str,
    /// What is in it.
    pub bytes: Vec<u8>,
    /// Of a picture, its width and height in pixels.
    pub size: Option<(u32, u32)>,
}

/// The files as they are now. One that cannot be made is left out and logged: the words say the same.
pub fn attachments(files: &[File], register: &Register, organisation: &Organisation) -> Vec<Attachment> {
    files.iter().filter_map(|file| attachment(file, register, organisation)).collect()
}

fn attachment(file: &File, register: &Register, organisation: &Organisation) -> Option<Attachment> {
    match file {
        File::Calendar(numbers) => {
            let meetings: Vec<&Meeting> = numbers.iter().filter_map(|number| register.meeting(*number)).collect();
            let first = meetings.first()?.number;
            let ics = calendar::ics(&organisation.name, meetings, register, organisation);
            let (name, bytes) = (format!("meeting-{first}.ics"), ics.into_bytes());
            Some(Attachment { name, content_type: "text/calendar", bytes, size: None })
        }
        File::Heatmap(_) => None,
    }
}
