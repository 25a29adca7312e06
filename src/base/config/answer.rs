//! Single answers, as `setup` asks for them: each is read as it would be in the file.

use super::variables::variable_of;
use super::{Config, examined};

impl Config {
    /// Looks whether a key, such as `web.listen`, takes a value, whatever is still missing beside it.
    ///
    /// # Errors
    ///
    /// What is wrong with the value, and what would do.
    pub fn would_take(key: &str, value: &str) -> anyhow::Result<()> {
        let examined = examined::examined("", None, &[(variable_of(key), value.to_owned())]);
        match examined.faults.into_iter().find(|fault| fault.key == key) {
            Some(fault) => anyhow::bail!("{}", fault.reason),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_looked_at_by_itself() {
        let fault = |key: &str, value: &str| Config::would_take(key, value).err().map(|error| format!("{error:#}"));
        for (key, value) in [
            ("organisation.name", "Our group"),
            ("organisation.zone", "Europe/Paris"),
            ("matrix.homeserver", "https://matrix.example.org"),
            ("matrix.user", "@rapporteur:example.org"),
            ("matrix.invites_from", "[\"@*:example.org\"]"),
            ("discord.application", "123"),
            ("web.listen", "127.0.0.1:8017"),
            ("web.public_url", "https://record.example.org"),
        ] {
            assert_eq!(fault(key, value), None, "{key}");
        }
        for (key, value) in [
            ("organisation.zone", "Mars"),
            ("matrix.user", "@:"),
            ("discord.application", "0"),
            ("web.listen", "8080"),
            ("web.public_url", "mailto:lynn@example.org"),
        ] {
            assert!(fault(key, value).is_some(), "{key}");
        }
    }
}
