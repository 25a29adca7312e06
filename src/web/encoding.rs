//! Answers in fewer bytes, for those who say that they can read them (RFC 9110, 12.5.3).
//!
//! What is very long is packed while it is made, and kept packed: who takes it as it is gets it unpacked, a part at a time.

use std::io::{self, Cursor, Read as _, Write};
use std::pin::Pin;
use std::task::{Context, Poll};

use axum::http::header::ACCEPT_ENCODING;
use axum::http::{HeaderMap, HeaderValue};
use brotli::CompressorWriter;
use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::bufread::GzDecoder;
use flate2::write::GzEncoder;
use hyper::body::{Body, Bytes, Frame, SizeHint};
use sha2::{Digest as _, Sha256};

/// Below this a packet on the line is not saved.
const LEAST: usize = 1_000;

/// How hard is tried, of 11: from here on pages become little smaller and take much longer.
const BROTLI: i32 = 5;

/// How many bytes are unpacked at once.
const PART: usize = 32 << 10;

/// In which form the bytes of an answer are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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
                let mut encoded = Vec::with_capacity(body.len() / 4);
                brotli::BrotliCompress(&mut &*body, &mut encoded, &brotli_parameters())?;
                Ok(encoded)
            }
        }
    }
}

fn brotli_parameters() -> BrotliEncoderParams {
    BrotliEncoderParams { quality: BROTLI, ..Default::default() }
}

/// Packs what is written into it. What is to be had as it is goes into gzip, quickly.
pub(super) struct Packer {
    packing: Packing,
    hash: Sha256,
    length: u64,
}

enum Packing {
    Gzip(GzEncoder<Vec<u8>>),
    Brotli(Box<CompressorWriter<Vec<u8>>>),
}

/// What was packed.
pub(super) struct Packed {
    pub(super) bytes: Vec<u8>,
    /// The SHA-256 of what was written, and how long that was.
    pub(super) hash: [u8; 32],
    pub(super) length: u64,
}

impl Packer {
    pub(super) fn new(coding: Coding) -> Self {
        let packing = match coding {
            Coding::Identity => Packing::Gzip(GzEncoder::new(Vec::new(), Compression::fast())),
            Coding::Gzip => Packing::Gzip(GzEncoder::new(Vec::new(), Compression::default())),
            Coding::Brotli => {
                let writer = CompressorWriter::with_params(Vec::new(), PART, &brotli_parameters());
                Packing::Brotli(Box::new(writer))
            }
        };
        Self { packing, hash: Sha256::new(), length: 0 }
    }

    pub(super) fn finish(self) -> io::Result<Packed> {
        let mut bytes = match self.packing {
            Packing::Gzip(encoder) => encoder.finish()?,
            Packing::Brotli(writer) => writer.into_inner(),
        };
        bytes.shrink_to_fit();
        Ok(Packed { bytes, hash: self.hash.finalize().into(), length: self.length })
    }
}

impl Write for Packer {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = match &mut self.packing {
            Packing::Gzip(encoder) => encoder.write(bytes)?,
            Packing::Brotli(writer) => writer.write(bytes)?,
        };
        self.hash.update(&bytes[..written]);
        self.length += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        // To flush in between would make it longer.
        Ok(())
    }
}

/// A body that is packed with gzip, as it was before: unpacked while it is taken, so that who takes it slowly holds no more of it
/// than that.
pub(super) struct Unpacked {
    decoder: GzDecoder<Cursor<Bytes>>,
    left: u64,
}

impl Unpacked {
    /// Of these bytes, which are so many when they are unpacked.
    pub(super) fn new(packed: Bytes, length: u64) -> Self {
        Self { decoder: GzDecoder::new(Cursor::new(packed)), left: length }
    }
}

impl Body for Unpacked {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        let this = self.get_mut();
        let length = usize::try_from(this.left).unwrap_or(PART).min(PART);
        if length == 0 {
            return Poll::Ready(None);
        }
        let mut part = vec![0; length];
        let read = this.decoder.read_exact(&mut part);
        this.left -= length as u64;
        Poll::Ready(Some(read.map(|()| Frame::data(part.into()))))
    }

    fn is_end_stream(&self) -> bool {
        self.left == 0
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left)
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

    #[test]
    fn what_is_packed_while_it_is_written_is_unpacked_a_part_at_a_time() {
        let body: String = (0..20_000).map(|number| format!("comment {number}\n")).collect();
        for coding in [Coding::Identity, Coding::Gzip, Coding::Brotli] {
            let mut packer = Packer::new(coding);
            body.as_bytes().chunks(7).for_each(|part| packer.write_all(part).unwrap());
            let packed = packer.finish().unwrap();
            assert_eq!(packed.length, body.len() as u64);
            assert_eq!(packed.hash, <[u8; 32]>::from(Sha256::digest(&body)));
            assert!(packed.bytes.len() < body.len() / 4, "{coding:?}");
            let mut read = String::new();
            if coding == Coding::Brotli {
                brotli::Decompressor::new(&*packed.bytes, 4096).read_to_string(&mut read).unwrap();
            } else {
                let mut unpacked = Unpacked::new(packed.bytes.into(), packed.length);
                let mut cx = Context::from_waker(std::task::Waker::noop());
                assert_eq!(unpacked.size_hint().exact(), Some(packed.length));
                while let Poll::Ready(Some(part)) = Pin::new(&mut unpacked).poll_frame(&mut cx) {
                    let part = part.unwrap().into_data().unwrap();
                    assert!(part.len() <= PART);
                    read.push_str(std::str::from_utf8(&part).unwrap());
                }
                assert!(unpacked.is_end_stream());
            }
            assert_eq!(read, body, "{coding:?}");
        }
    }
}
