//! Answers in fewer bytes, for those who say that they can read them (RFC 9110, 12.5.3).

use std::io::Write;

use axum::http::header::ACCEPT_ENCODING;
use axum::http::{HeaderMap, HeaderValue};
use flate2::Compression;
use flate2::write::GzEncoder;

/// Below this a packet on the line is not saved.
const LEAST: usize = 1_000;

/// How hard is tried, of 11: from here on pages become little smaller and take much longer.
const BROTLI: i32 = 5;

/// In which form the bytes of an answer are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Coding {
    /// As they are.
    Identity,
    /// gzip.
    Gzip,
    /// brotli.
    Brotli,
}

impl Coding {
    /// The best of those that an asker takes.
    pub(super) fn for_asker(headers: &HeaderMap) -> Self {
        let said = headers.get_all(ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
        let listed: Vec<(&str, bool)> = said.flat_map(|value| value.split(',')).map(listed).collect();
        let takes = |name: &str| {
            let named = listed.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
            named.or_else(|| listed.iter().find(|(known, _)| *known == "*")).is_some_and(|(_, taken)| *taken)
        };
        match (takes("br"), takes("gzip")) {
            (true, _) => Self::Brotli,
            (false, true) => Self::Gzip,
            (false, false) => Self::Identity,
        }
    }

    /// What it is called in a header; nothing where the bytes are as they are.
    pub(super) fn name(self) -> Option<HeaderValue> {
        match self {
            Self::Identity => None,
            Self::Gzip => Some(HeaderValue::from_static("gzip")),
            Self::Brotli => Some(HeaderValue::from_static("br")),
        }
    }

    /// The end of the tag, by which one form is told from another.
    pub(super) fn suffix(self) -> &'static str {
        match self {
            Self::Identity => "",
            Self::Gzip => "-gzip",
            Self::Brotli => "-br",
        }
    }

    /// The same for a body, which may be too short to be worth it.
    pub(super) fn of(self, body: &str) -> Self {
        if body.len() < LEAST { Self::Identity } else { self }
    }

    /// The body in this form.
    pub(super) fn encode(self, body: &[u8]) -> std::io::Result<Vec<u8>> {
        match self {
            Self::Identity => Ok(body.to_vec()),
            Self::Gzip => {
                let mut encoder = GzEncoder::new(Vec::with_capacity(body.len() / 3), Compression::default());
                encoder.write_all(body)?;
                encoder.finish()
            }
            Self::Brotli => {
                let parameters = brotli::enc::BrotliEncoderParams { quality: BROTLI, ..Default::default() };
                let mut encoded = Vec::with_capacity(body.len() / 4);
                brotli::BrotliCompress(&mut &*body, &mut encoded, &parameters)?;
                Ok(encoded)
            }
        }
    }
}

/// A coding of the list, and whether it is taken: one of quality 0 is not.
fn listed(part: &str) -> (&str, bool) {
    let mut parts = part.split(';').map(str::trim);
    let name = parts.next().unwrap_or_default();
    let quality = parts.find_map(|parameter| parameter.strip_prefix("q=").or_else(|| parameter.strip_prefix("Q=")));
    (name, quality.is_none_or(|quality| quality.parse::<f32>().is_ok_and(|quality| quality > 0.0)))
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    fn coding(accepted: &str) -> Coding {
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT_ENCODING, HeaderValue::from_str(accepted).unwrap());
        Coding::for_asker(&headers)
    }

    #[test]
    fn the_asker_gets_what_they_can_read() {
        assert_eq!(Coding::for_asker(&HeaderMap::new()), Coding::Identity);
        for (accepted, expected) in [
            ("gzip, deflate, br, zstd", Coding::Brotli),
            ("GZIP", Coding::Gzip),
            ("br;q=0, gzip;q=0.5", Coding::Gzip),
            ("*", Coding::Brotli),
            ("*;q=0", Coding::Identity),
            ("br;q=0, *", Coding::Gzip),
            ("identity", Coding::Identity),
            ("", Coding::Identity),
            ("br;q=none", Coding::Identity),
        ] {
            assert_eq!(coding(accepted), expected, "{accepted}");
        }
    }

    #[test]
    fn what_is_encoded_is_read_back_and_is_smaller() {
        let body = "<li>Lea Kaspar supports WG-IMP.</li>\n".repeat(100);
        assert_eq!(Coding::Gzip.of("short"), Coding::Identity);
        let gzip = Coding::Gzip.of(&body).encode(body.as_bytes()).unwrap();
        let mut read = String::new();
        flate2::read::GzDecoder::new(&*gzip).read_to_string(&mut read).unwrap();
        assert_eq!(read, body);
        let small = Coding::Brotli.of(&body).encode(body.as_bytes()).unwrap();
        let mut read = String::new();
        brotli::Decompressor::new(&*small, 4096).read_to_string(&mut read).unwrap();
        assert_eq!(read, body);
        assert!(small.len() < gzip.len() && gzip.len() < body.len() / 10);
    }
}
