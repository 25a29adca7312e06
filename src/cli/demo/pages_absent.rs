//! What is in the place of the public record beside the prompt where the program is built without the web.

use std::convert::Infallible;

use commands::organisation::Organisation;
use url::Url;

use crate::base::clock::Time;
use crate::desk::Snapshots;

/// Pages that there cannot be.
pub(super) struct Pages {
    never: Infallible,
    pub(super) url: Url,
}

impl Pages {
    pub(super) async fn open() -> Option<Self> {
        None
    }

    pub(super) fn serve(self, _: Snapshots, _: Organisation, _: impl Time) {
        match self.never {}
    }
}
