//! `/export.json`: all that the public may read, as data.

use commands::export::Export;

use super::document::Document;
use super::view::View;

pub(super) fn export(view: &View) -> Document {
    let export = Export::of(&view.register, &view.organisation, view.as_of.map(|as_of| as_of.0)).for_the_public();
    match export.json() {
        Ok(json) => Document::current("application/json", json),
        // None is known to fail. What is wrong with one is wrong with all, so there is nothing to show in its place.
        Err(error) => {
            tracing::error!(%error, "the register has no form as JSON");
            Document::text("Something went wrong.").with(axum::http::StatusCode::INTERNAL_SERVER_ERROR)
        }
    }
}
