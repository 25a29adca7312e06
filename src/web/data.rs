//! `/export.json`: all that the public may read, as data.

use std::io;

use commands::export::Export;

use super::document::Document;
use super::view::View;

pub(super) fn export(view: &View) -> Document {
    let export =
        Export::from_register(&view.register, &view.organisation, view.as_of.map(|as_of| as_of.0)).for_the_public();
    Document::written("application/json", move |out| {
        serde_json::to_writer_pretty(&mut *out, &export).map_err(io::Error::from)?;
        out.write_all(b"\n")
    })
}
