//! Free texts: the record holds a salted hash, the words live apart and can be erased.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest, Sha256};

use crate::record::events::PersonId;

/// The SHA-256 of a salt and the words that were said: what an event holds in their place.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TextId([u8; 32]);

/// Words as they are kept: beside the events, with the salt that ties them to their hash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    /// The hash by which events refer to the words.
    pub id: TextId,
    /// Sixteen random bytes, in hexadecimal.
    pub salt: Salt,
    /// The words, as typed.
    pub words: Arc<str>,
    /// Whose words they are, so that they can be erased with the person.
    pub author: PersonId,
}

/// Sixteen random bytes that keep erased words from being guessed from their hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Salt(pub [u8; 16]);

impl Text {
    /// Seals `words` with `salt`.
    pub fn seal(words: &str, salt: Salt, author: PersonId) -> Self {
        let hash = Sha256::new().chain_update(salt.0).chain_update(words.as_bytes()).finalize();
        Self { id: TextId(hash.into()), salt, words: words.into(), author }
    }

    /// Whether words and salt still give the hash.
    pub fn is_sound(&self) -> bool {
        Self::seal(&self.words, self.salt, self.author).id == self.id
    }
}

/// Bytes in hexadecimal.
pub fn to_hex(bytes: &[u8]) -> String {
    const DIGITS: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
    let digits = |byte: &u8| [DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 0xf)]];
    bytes.iter().flat_map(digits).collect()
}

fn from_hex<const N: usize>(hex: &str) -> Option<[u8; N]> {
    if hex.len() != N * 2 || !hex.is_ascii() {
        return None;
    }
    let mut bytes = [0; N];
    for (byte, digits) in bytes.iter_mut().zip(hex.as_bytes().chunks_exact(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?;
    }
    Some(bytes)
}

macro_rules! written_in_hex {
    ($name:ident) => {
        impl $name {
            /// Reads the hexadecimal form.
            pub fn from_hex(hex: &str) -> Option<Self> {
                from_hex(hex).map(Self)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&to_hex(&self.0))
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let hex = String::deserialize(deserializer)?;
                from_hex(&hex).map(Self).ok_or_else(|| serde::de::Error::custom("not a hash in hexadecimal"))
            }
        }
    };
}

written_in_hex!(TextId);
written_in_hex!(Salt);

impl fmt::Debug for TextId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TextId({:.8}…)", to_hex(&self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_words_with_another_salt_have_another_hash() {
        let author = PersonId(1);
        let one = Text::seal("yes", Salt([1; 16]), author);
        let other = Text::seal("yes", Salt([2; 16]), author);
        assert_ne!(one.id, other.id);
        assert!(one.is_sound());
        assert!(!Text { words: "no".into(), ..one }.is_sound());
    }

    #[test]
    fn a_hash_is_read_as_it_is_written() {
        let id = Text::seal("yes", Salt([1; 16]), PersonId(1)).id;
        assert_eq!(TextId::from_hex(&id.to_string()), Some(id));
        assert_eq!(TextId::from_hex("zz"), None);
        assert_eq!(TextId::from_hex(&"é".repeat(32)), None);
    }
}
