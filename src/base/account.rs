//! Which accounts can exist on a platform, by the form of their names alone.

use std::net::Ipv6Addr;
use std::num::NonZeroU64;

use commands::record::{Account, Platform};

/// Whether an account can exist on its platform.
pub fn can_exist(account: &Account) -> bool {
    match account.platform {
        Platform::Console => is_handle(&account.id),
        Platform::Matrix => is_matrix_user(&account.id),
        Platform::Discord => is_number(&account.id),
        Platform::Mail => false,
    }
}

/// What an account of a platform is like.
pub fn example(platform: Platform) -> &'static str {
    match platform {
        Platform::Console => "console:lynn",
        Platform::Matrix | Platform::Mail => "matrix:@lynn:example.org",
        Platform::Discord => "discord:123456789012345678",
    }
}

/// Whether somebody at a terminal or in a transcript can be called so.
pub fn is_handle(words: &str) -> bool {
    !words.is_empty() && !words.contains(['@', '<', '>', ':'])
}

/// Whether this is a number as Discord gives them, in digits alone.
pub fn is_number(words: &str) -> bool {
    words.parse::<NonZeroU64>().is_ok_and(|number| number.to_string() == words)
}

/// Whether this is a whole user of Matrix, such as `@lynn:example.org`.
pub fn is_matrix_user(words: &str) -> bool {
    let parts = words.strip_prefix('@').and_then(|rest| rest.split_once(':'));
    words.len() <= LONGEST_MATRIX_ID && parts.is_some_and(|(name, server)| is_localpart(name) && is_server_name(server))
}

/// The most bytes of an id on Matrix.
const LONGEST_MATRIX_ID: usize = 255;

/// Whether this can stand before the server in a user of Matrix.
pub(crate) fn is_localpart(name: &str) -> bool {
    !name.is_empty() && !name.contains(|c: char| c == ':' || c == '@' || c.is_whitespace() || c.is_control())
}

/// Whether this can be the name of a homeserver: `example.org`, `example.org:8448`, `[::1]`.
pub(crate) fn is_server_name(name: &str) -> bool {
    let (is_host, port) = match name.strip_prefix('[').map(|rest| rest.split_once(']')) {
        Some(Some((host, rest))) => (host.parse::<Ipv6Addr>().is_ok(), Some(rest).filter(|rest| !rest.is_empty())),
        Some(None) => (false, None),
        None => {
            let (host, port) = name.find(':').map_or((name, None), |colon| (&name[..colon], Some(&name[colon..])));
            (!host.is_empty() && host.chars().all(|c| c.is_ascii_alphanumeric() || c == '.' || c == '-'), port)
        }
    };
    is_host && port.is_none_or(|port| port.strip_prefix(':').is_some_and(|port| port.parse::<u16>().is_ok()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_that_no_platform_has_is_found() {
        let can = |account: &str| can_exist(&account.parse().unwrap());
        for account in [
            "console:lynn",
            "discord:4",
            "matrix:@lynn:example.org",
            "matrix:@lynn=2f.x+y:example.org:8448",
            "matrix:@lynn:[::1]:8448",
            "matrix:@lynn:127.0.0.1",
        ] {
            assert!(can(account), "{account}");
        }
        for account in [
            "console:@lynn",
            "console:console:lynn",
            "discord:lynn",
            "discord:0",
            "discord:+4",
            "discord:99999999999999999999",
            "matrix:lynn",
            "matrix:@lynn",
            "matrix:@lynn:",
            "matrix:@:",
            "matrix:@:example.org",
            "matrix:lynn:example.org",
            "matrix:@lynn:example.org:port",
            "matrix:@lynn:exa mple.org",
            "matrix:https://matrix.to/#/@lynn:example.org",
        ] {
            assert!(!can(account), "{account}");
        }
        assert!(!is_matrix_user(&format!("@{}:example.org", "l".repeat(250))));
    }
}
