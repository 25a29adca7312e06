//! Of people who were erased: by which accounts an import would bring them back.
//!
//! A hash of each account is kept for this alone, under a random key that is drawn when the first is erased. It tells whether
//! an account that is named is one of theirs, and gives none away.

use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;

use crate::record::events::{Account, to_hex};

/// An account of somebody who was erased, as it is remembered.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ForgottenAccount {
    /// The key under which it is hashed.
    pub key: String,
    /// The HMAC-SHA-256 of the account, in whatever case it is written, in hexadecimal.
    pub hash: String,
}

/// All of them. A copy is cheap.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Forgotten(imbl::OrdSet<ForgottenAccount>);

impl ForgottenAccount {
    /// An account hashed under a key.
    pub fn from_account(account: &Account, key: &str) -> Self {
        let mac = Hmac::<Sha256>::new_from_slice(key.as_bytes());
        let hash = mac.map(|mac| mac.chain_update(account.to_string().to_lowercase()).finalize().into_bytes());
        // A key of any length is taken.
        Self { key: key.to_owned(), hash: hash.map(|hash| to_hex(&hash)).unwrap_or_default() }
    }
}

impl Forgotten {
    /// Whether an account was one of somebody who was erased.
    pub fn has(&self, account: &Account) -> bool {
        let mut keys: Vec<&str> = self.0.iter().map(|forgotten| forgotten.key.as_str()).collect();
        // In order of key.
        keys.dedup();
        keys.into_iter().any(|key| self.0.contains(&ForgottenAccount::from_account(account, key)))
    }

    /// The key under which the next is hashed, if there is one.
    pub fn key(&self) -> Option<&str> {
        self.0.get_max().map(|forgotten| forgotten.key.as_str())
    }

    pub(super) fn remember<'a>(&mut self, accounts: impl IntoIterator<Item = &'a ForgottenAccount>) {
        self.0.extend(accounts.into_iter().cloned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_is_known_again_by_its_hash_alone() {
        let account: Account = "matrix:@pablo:example.org".parse().unwrap();
        let mut forgotten = Forgotten::default();
        assert!(!forgotten.has(&account) && forgotten.key().is_none());
        let kept = ForgottenAccount::from_account(&account, "17");
        assert!(!format!("{kept:?}").contains("pablo"));
        assert_ne!(kept.hash, ForgottenAccount::from_account(&account, "18").hash, "the key is in it");
        forgotten.remember([&kept, &ForgottenAccount::from_account(&Account::console("mei"), "18")]);
        for (known, is_one) in [
            ("matrix:@pablo:example.org", true),
            ("matrix:@Pablo:example.org", true),
            ("console:@pablo:example.org", false),
            ("matrix:@pabl0:example.org", false),
            ("console:mei", true),
        ] {
            assert_eq!(forgotten.has(&known.parse().unwrap()), is_one, "{known}");
        }
    }

    #[test]
    fn the_hash_is_that_of_the_standard() {
        // RFC 4231 has no case of these; the value is that of OpenSSL.
        let kept = ForgottenAccount::from_account(&Account::console("mei"), "key");
        assert_eq!(kept.hash, "cebee7627c710473d95b15f4f93bd8d19fcbdb5684ea05b5c7489134c57f7525");
    }
}
