//! How pages go over the line: strict, short, and not again when they are known.

use std::io::Read;

use jiff::Timestamp;

use super::every::Form;
use super::{Served, every};
use crate::ask::ask;

/// From so many bytes on an answer is compressed to less than half.
const WORTH_IT: usize = 2_000;

#[test]
fn pages_load_nothing_but_their_own_files_and_run_no_script_but_one() {
    let served = Served::with_everything();
    for path in every::all(Form::Page).into_iter().chain(["/nothing", "/?as-of=soon"]) {
        let page = served.get(path);
        let policy = page.header("content-security-policy").unwrap();
        assert_eq!(
            policy,
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; \
             frame-ancestors 'none'"
        );
        assert_eq!(page.header("cross-origin-opener-policy"), Some("same-origin"));
        for inline in ["<style", " style=", "<script>", " onclick", " onload", "javascript:"] {
            assert!(!page.body.contains(inline), "{inline} on {path}");
        }
    }
    for file in [every::all(Form::Part), every::all(Form::Data)].concat() {
        let answer = served.get(file);
        assert_eq!(answer.status, 200);
        assert!(
            answer.header("content-security-policy").unwrap().starts_with("default-src 'none'; base-uri"),
            "{file}"
        );
    }
}

#[test]
fn a_page_goes_in_fewer_bytes_to_who_can_read_them_and_not_again_to_who_knows_it() {
    let served = Served::with_everything();
    for path in [Form::Page, Form::Data, Form::Part].map(every::all).concat() {
        let ask = |headers: &str| ask(served.address, "GET", path, headers);
        let whole = ask("");
        if whole.bytes.len() < WORTH_IT {
            continue;
        }
        let is_page = whole.header("content-type") == Some("text/html; charset=utf-8");
        let varies = if is_page { "accept-encoding, accept-language" } else { "accept-encoding" };
        assert_eq!((whole.header("content-encoding"), whole.header("vary")), (None, Some(varies)));
        let gzip = ask("Accept-Encoding: gzip\r\n");
        assert_eq!(gzip.header("content-encoding"), Some("gzip"));
        let mut read = String::new();
        flate2::read::GzDecoder::new(&*gzip.bytes).read_to_string(&mut read).unwrap();
        assert_eq!(read, whole.body, "{path}");
        let brotli = ask("Accept-Encoding: gzip, deflate, br\r\n");
        assert_eq!(brotli.header("content-encoding"), Some("br"));
        let mut read = String::new();
        brotli::Decompressor::new(&*brotli.bytes, 4096).read_to_string(&mut read).unwrap();
        assert_eq!(read, whole.body, "{path}");
        assert!(brotli.bytes.len() < gzip.bytes.len() && gzip.bytes.len() * 2 < whole.bytes.len(), "{path}");
        let tags = [&whole, &gzip, &brotli].map(|answer| answer.header("etag").unwrap().to_owned());
        assert!(tags[0] != tags[1] && tags[1] != tags[2] && tags[0] != tags[2]);
        let again = ask(&format!("Accept-Encoding: br\r\nIf-None-Match: {}\r\n", tags[2]));
        assert_eq!((again.status, again.bytes.len(), again.header("content-encoding")), (304, 0, None), "{path}");
        let other = ask(&format!("Accept-Encoding: gzip\r\nIf-None-Match: {}\r\n", tags[2]));
        assert_eq!(other.status, 200, "{path}");
    }
}

#[test]
fn pages_are_as_they_are_now_and_can_only_be_read() {
    let served = Served::with_everything();
    assert_eq!(served.get("/").header("cache-control"), Some("public, no-cache"));
    for method in ["POST", "PUT", "DELETE"] {
        let refused = ask(served.address, method, "/groups/WG-IMP", "Content-Length: 0\r\n");
        assert_eq!((refused.status, refused.header("allow")), (405, Some("GET, HEAD")), "{method}");
    }
    let head = ask(served.address, "HEAD", "/groups/WG-IMP", "");
    assert_eq!((head.status, head.bytes.len()), (200, 0));
    assert_eq!(head.header("content-length"), Some(served.get("/groups/WG-IMP").bytes.len().to_string().as_str()));
}

#[test]
fn what_is_said_is_on_the_page_of_whoever_asks_next() {
    let served = Served::of_2017();
    let tag = || served.get("/groups/WG-IMP").header("etag").unwrap().to_owned();
    for number in 1..=20 {
        let before = tag();
        assert_eq!(tag(), before, "nothing was said");
        let at: Timestamp = format!("2017-04-26T07:00:{number:02}Z").parse().unwrap();
        served.says("lea", &format!("/comment WG-IMP Question {number}."), at);
        let after = served.get("/groups/WG-IMP");
        assert!(
            after.body.contains(&format!("Question {number}.")) && after.header("etag") != Some(&before),
            "{number}"
        );
        // A day that is over stays as it was.
        assert!(!served.get("/groups/WG-IMP?as-of=2017-04-25").body.contains("Question 1."));
    }
    served.says("lea", "/profile set name: Lea K.", "2017-04-26T07:01:00Z".parse().unwrap());
    served.says("lea", "/profile forget yes", "2017-04-26T07:02:00Z".parse().unwrap());
    for path in
        ["/groups/WG-IMP", "/groups/WG-IMP?as-of=2017-04-25", "/", "/?as-of=2017-04-25", "/feed.atom", "/export.json"]
    {
        let body = served.get(path).body;
        assert!(!body.contains("Lea K"), "{path}");
    }
}
