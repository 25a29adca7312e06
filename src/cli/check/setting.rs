//! What is unwise in how the bot is set up, and what cannot be.

use std::fs;
use std::net::SocketAddr;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use commands::organisation::Organisation;
use commands::organisation::rules::Rule;
use commands::record::{Account, Person, Platform, Role};
use commands::spelling::count;
use commands::time::zone;
use jiff::civil::Date;

use super::CheckReport;
use crate::base::account;
use crate::base::config::{Config, Examined};

/// What is said where nobody is in the chair.
pub(super) const NO_CHAIR: &str = "nobody is the chair: nobody can bind a room or decide. Give an account in roles.chair, or \
     import a person with this role";

/// Looks at the configuration and at the files that it names.
pub(super) fn look(examined: &Examined, today: Date, findings: &mut CheckReport) {
    let config = &examined.config;
    if examined.is_good("organisation") {
        findings.odd.extend(names(&config.organisation));
    }
    findings.odd.extend(impossible_accounts(config));
    addresses(config, findings);
    for (key, path) in examined.secrets.iter().map(|(key, path)| (*key, path.as_path())) {
        findings.odd.extend(is_readable(key, path));
    }
    findings
        .odd
        .extend(examined.file.iter().filter_map(|file| is_readable("the configuration, which has secrets,", file)));
    let database = config.database.files();
    // A folder is no database, and is hardly to be closed: `sqlite:/tmp`.
    let database = database.iter().filter(|file| !file.is_dir());
    findings.odd.extend(database.filter_map(|file| is_readable("the database", file)));
    let store = config.matrix.as_ref().map(|matrix| &matrix.store);
    findings.odd.extend(store.and_then(|store| is_readable("matrix.store", store)));
    findings.odd.extend(old_zones(zone::edition(), today));
}

/// Governments change their clocks at short notice, so that zones which are more than a year old are wrong somewhere. Editions are
/// called after the year in which they come out.
fn old_zones(edition: &str, today: Date) -> Option<String> {
    let year: i16 = edition.get(..4)?.parse().ok()?;
    (today.year() > year + 1).then(|| {
        format!("the time zones are those of {edition}: times of meetings may be wrong where clocks were changed since. Upgrade")
    })
}

/// What is still as in the example, or asks for nothing.
fn names(organisation: &Organisation) -> Vec<String> {
    let mut odd = Vec::new();
    let example = Organisation::default().name;
    if organisation.name == example {
        odd.push(format!("organisation.name is \"{example}\", as in the example: give the name of your own"));
    } else if organisation.short_name == Organisation::default().short_name {
        let short = &organisation.short_name;
        odd.push(format!("organisation.short_name is \"{short}\", as in the example: give your own, or \"\" for none"));
    }
    let categories = organisation.categories.iter().filter(|category| category.rules.is_empty());
    let keys: Vec<&str> = categories.map(|category| category.key.as_str()).collect();
    if !keys.is_empty() {
        let asks_nothing = "nothing is asked for before their groups are approved";
        odd.push(format!("organisation.categories without rules: {}; {asks_nothing}", keys.join(", ")));
    }
    odd.extend(unmeetable(organisation));
    odd
}

/// Rules that nobody can meet.
fn unmeetable(organisation: &Organisation) -> Vec<String> {
    let mut odd = Vec::new();
    let is_known = |group: &str| organisation.stakeholder_group(group).is_some();
    for category in &organisation.categories {
        for rule in &category.rules {
            match rule {
                Rule::Facilitators { number, different_stakeholder_groups: true, .. }
                    if organisation.stakeholder_groups.len() < *number =>
                {
                    let known = organisation.stakeholder_groups.len();
                    odd.push(format!(
                        "organisation.stakeholder_groups has {}, but the rules of \"{}\" ask for facilitators from {number}: nobody can \
                         meet that. Add some, or take different_stakeholder_groups away",
                        count(known, "group"),
                        category.key
                    ));
                }
                Rule::Proposal { parts, where_applicable } => {
                    let unknown = parts.iter().chain(where_applicable).filter(|part| organisation.part(part).is_none());
                    let unknown: Vec<String> = unknown.map(|part| format!("\"{part}\"")).collect();
                    odd.extend((!unknown.is_empty()).then(|| {
                        format!(
                            "organisation.categories: the rules of \"{}\" ask for {}, which organisation.template does not have",
                            category.key,
                            unknown.join(" and ")
                        )
                    }));
                }
                Rule::Facilitators { .. }
                | Rule::Support { .. }
                | Rule::NoOpenConcern
                | Rule::FeedbackAsked
                | Rule::SecretariatConsulted
                | Rule::ContinuationAsked => {}
            }
        }
    }
    let quorum = organisation.quorum.iter().filter_map(|quorum| quorum.stakeholder.as_deref());
    odd.extend(quorum.filter(|group| !is_known(group)).map(|group| {
        format!("organisation.quorum names \"{group}\", which organisation.stakeholder_groups does not have")
    }));
    odd
}

/// Platforms on which nobody can bind a room or decide, although somebody can elsewhere. Who joins accounts by /profile link is known
/// from the people.
pub(super) fn without_office<'p>(config: &Config, people: impl Iterator<Item = &'p Person>) -> Vec<String> {
    let roles = &config.roles;
    let in_office = people.filter(|person| config.organisation.role_of(person) >= Role::Secretariat);
    let accounts: Vec<&Account> = roles
        .chair
        .iter()
        .chain(&roles.secretariat)
        .chain(in_office.flat_map(|person| &person.accounts))
        .filter(|account| account::can_exist(account))
        .collect();
    let used = [(Platform::Matrix, config.matrix.is_some()), (Platform::Discord, config.discord.is_some())];
    let has_role = |platform: Platform| {
        let mut given = roles.of_platforms.iter();
        given.any(|(held, role)| held.platform() == platform && *role >= Role::Secretariat)
    };
    let without = used.into_iter().filter(|(platform, is_used)| {
        *is_used
            && !has_role(*platform)
            && !accounts.is_empty()
            && !accounts.iter().any(|account| account.platform == *platform)
    });
    without
        .map(|(platform, _)| {
            let (name, example) = (platform_name(platform), account::example(platform));
            format!(
                "neither the chair nor the secretariat has an account on {name}: nobody can bind a room there. Give one in \
                 roles.chair, such as \"{example}\""
            )
        })
        .collect()
}

fn platform_name(platform: Platform) -> &'static str {
    match platform {
        Platform::Console => "the terminal",
        Platform::Matrix => "Matrix",
        Platform::Discord => "Discord",
        Platform::Mail => "mail",
    }
}

/// Accounts in office that no platform can have.
fn impossible_accounts(config: &Config) -> Vec<String> {
    let roles = [
        ("roles.chair", &config.roles.chair),
        ("roles.secretariat", &config.roles.secretariat),
        ("roles.member", &config.roles.member),
    ];
    let all = roles.into_iter().flat_map(|(key, accounts)| accounts.iter().map(move |account| (key, account)));
    all.filter(|(_, account)| !account::can_exist(account))
        .map(|(key, account)| {
            let example = account::example(account.platform);
            format!("{key}: nobody can have the account \"{account}\": it should be like {example}")
        })
        .collect()
}

/// Where the bot listens.
fn addresses(config: &Config, findings: &mut CheckReport) {
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
    fn zones_of_the_year_before_last_are_old() {
        let old = |day: &str| old_zones("2026f", day.parse().unwrap());
        assert_eq!((old("2026-11-29"), old("2027-12-31")), (None, None));
        assert!(old("2028-01-01").unwrap().contains("those of 2026f"));
        assert_eq!(old_zones("unknown", "2028-01-01".parse().unwrap()), None);
    }
}
