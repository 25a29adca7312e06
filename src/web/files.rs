//! The files that pages need: a stylesheet, a script that pages can do without, an icon.

use super::document::Document;
use super::view::View;

/// `/style.css`
pub(super) fn style(_: &View) -> Document {
    Document::public("text/css; charset=utf-8", include_str!("files/style.css"))
}

/// `/time.js`
pub(super) fn script(_: &View) -> Document {
    Document::public("text/javascript; charset=utf-8", include_str!("files/time.js"))
}

/// `/icon.svg`
pub(super) fn icon(_: &View) -> Document {
    Document::public("image/svg+xml", include_str!("files/icon.svg"))
}

/// `/robots.txt`: earlier days and searches are without end, and say nothing that the pages do not.
pub(super) fn robots(_: &View) -> Document {
    Document::public(
        super::document::TEXT,
        "User-agent: *\nDisallow: /search\nDisallow: /*as-of=\nDisallow: /calendar/\n",
    )
}
