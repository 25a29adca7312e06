//! What is unwise in how the bot is set up, and what cannot be.

use std::fs;
use std::net::SocketAddr;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use commands::organisation::Organisation;
use commands::record::{Account, Platform};
use matrix_sdk::ruma::UserId;

use super::Findings;
use crate::base::config::{Config, Examined};

/// What is said where nobody is in the chair.
pub(super) const NO_CHAIR: &str = "nobody is the chair: nobody can bind a room or decide. Give an account in roles.chair, or \
     import a person with this role";

/// Looks at the configuration and at the files that it names.
pub(super) fn look(examined: &Examined, findings: &mut Findings) {
    let config = &examined.config;
    findings.odd.extend(names(&config.organisation));
    findings.odd.extend(impossible_accounts(config));
    addresses(config, findings);
    for (key, path) in examined.secrets.iter().map(|(key, path)| (*key, path.as_path())) {
        findings.odd.extend(is_readable(key, path));
    }
    findings
        .odd
        .extend(examined.file.iter().filter_map(|file| is_readable("the configuration, which has secrets,", file)));
    let database = config.database.files();
    findings.odd.extend(database.iter().filter_map(|file| is_readable("the database", file)));
    let store = config.matrix.as_ref().map(|matrix| &matrix.store);
    findings.odd.extend(store.and_then(|store| is_readable("matrix.store", store)));
}

/// What is still as in the example, or asks for nothing.
fn names(organisation: &Organisation) -> Vec<String> {
    let mut odd = Vec::new();
    let example = Organisation::default().name;
    if organisation.name == example {
        odd.push(format!("organisation.name is \"{example}\", as in the example: give the name of your own"));
    }
    let categories = organisation.categories.iter().filter(|category| category.rules.is_empty());
    let keys: Vec<&str> = categories.map(|category| category.key.as_str()).collect();
    if !keys.is_empty() {
        let asks_nothing = "nothing is asked for before their groups are approved";
        odd.push(format!("organisation.categories without rules: {}; {asks_nothing}", keys.join(", ")));
    }
    odd
}

/// Accounts in office that no platform can have.
fn impossible_accounts(config: &Config) -> Vec<String> {
    let roles = [
        ("roles.chair", &config.roles.chair),
        ("roles.secretariat", &config.roles.secretariat),
        ("roles.member", &config.roles.member),
    ];
    let all = roles.into_iter().flat_map(|(key, accounts)| accounts.iter().map(move |account| (key, account)));
    all.filter_map(|(key, account)| {
        let example = would_be(account)?;
        Some(format!("{key}: nobody can have the account \"{account}\": it should be like {example}"))
    })
    .collect()
}

/// What an account should be like that cannot be one.
fn would_be(account: &Account) -> Option<&'static str> {
    let (is_one, example) = match account.platform {
        Platform::Matrix => (UserId::parse(&account.id).is_ok(), "matrix:@lynn:example.org"),
        Platform::Discord => (account.id.parse::<u64>().is_ok_and(|id| id != 0), "discord:123456789012345678"),
        Platform::Console => (!account.id.starts_with('@'), "console:lynn"),
        Platform::Mail => (false, "matrix:@lynn:example.org"),
    };
    (!is_one).then_some(example)
}

/// Where the bot listens.
fn addresses(config: &Config, findings: &mut Findings) {
    let web = config.web.as_ref().map(|web| ("web.listen", web.listen));
    let metrics = config.metrics.as_ref().map(|metrics| ("metrics.listen", metrics.listen));
    if let (Some((_, web)), Some((_, metrics))) = (web, metrics)
        && is_one_port(web, metrics)
    {
        findings
            .bad
            .push(format!("web.listen and metrics.listen are both on port {}: give one of them another", web.port()));
    }
    for (key, address) in web.into_iter().chain(metrics).filter(|(_, address)| !address.ip().is_loopback()) {
        findings.odd.push(format!(
            "{key} {address} can be reached from other machines, without encryption: give 127.0.0.1 and put a web server before it, \
             unless something else keeps others out"
        ));
    }
}

fn is_one_port(one: SocketAddr, other: SocketAddr) -> bool {
    let overlap = one.ip() == other.ip() || one.ip().is_unspecified() || other.ip().is_unspecified();
    one.port() == other.port() && one.port() != 0 && overlap
}

/// What is said of a file that others can read or change. A file of root's for a group is how a service is given one.
fn is_readable(what: &str, path: &Path) -> Option<String> {
    let file = fs::metadata(path).ok()?;
    let is_given_to_group = file.uid() == 0 && file.gid() != 0;
    let others = if is_given_to_group { 0o007 } else { 0o077 };
    let (mode, good) = (file.mode() & 0o777, if file.is_dir() { "700" } else { "600" });
    let name = path.display();
    (mode & others != 0).then(|| format!("{what} {name} can be read by others (mode {mode:o}): chmod {good} {name}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_port_is_one_port_however_the_address_is_written() {
        let is_one = |one: &str, other: &str| is_one_port(one.parse().unwrap(), other.parse().unwrap());
        assert!(is_one("127.0.0.1:8017", "127.0.0.1:8017") && is_one("0.0.0.0:8017", "127.0.0.1:8017"));
        assert!(is_one("[::]:8017", "127.0.0.1:8017"));
        assert!(!is_one("127.0.0.1:8017", "127.0.0.1:8018") && !is_one("127.0.0.1:0", "127.0.0.1:0"));
        assert!(!is_one("127.0.0.1:8017", "127.0.0.2:8017"));
    }

    #[test]
    fn an_account_that_no_platform_has_is_found() {
        let is_one = |account: &str| would_be(&account.parse().unwrap()).is_none();
        assert!(["matrix:@lynn:example.org", "discord:4", "console:lynn"].into_iter().all(is_one));
        assert!(!["matrix:lynn", "matrix:@lynn", "discord:lynn", "discord:0", "console:@lynn"].into_iter().any(is_one));
    }
}
