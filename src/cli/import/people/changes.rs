//! What an import changes, in words for the operator.

use commands::record::{Person, Role};

/// What changes for somebody; nothing where nothing does.
pub(super) fn told(before: Option<&Person>, after: &Person) -> Option<String> {
    let Some(before) = before else { return Some(new(after)) };
    let mut changes = Vec::new();
    if before.name != after.name {
        changes.push(format!("renamed from {}", before.name));
    }
    if before.role != after.role {
        let how = if after.role > before.role { "raised" } else { "lowered" };
        changes.push(format!("role {how} from {} to {}", before.role, after.role));
    }
    let added = after.accounts.iter().filter(|account| !before.accounts.contains(account));
    changes.extend(added.map(|account| format!("account added: {account}")));
    let taken = before.accounts.iter().filter(|account| !after.accounts.contains(account));
    changes.extend(taken.map(|account| format!("account taken away: {account}")));
    let other = other_fields(before, after);
    if !other.is_empty() {
        changes.push(format!("new {}", other.join(", ")));
    }
    (!changes.is_empty()).then(|| format!("{}: {}", after.name, changes.join("; ")))
}

fn new(person: &Person) -> String {
    let role = if person.role == Role::Participant { String::new() } else { format!(", {}", person.role) };
    let accounts: Vec<String> = person.accounts.iter().map(ToString::to_string).collect();
    let accounts = if accounts.is_empty() { "no account".to_owned() } else { accounts.join(", ") };
    format!("new: {}{role}, {accounts}", person.name)
}

/// The names of the other fields that an import can change and that are others now.
fn other_fields(before: &Person, after: &Person) -> Vec<&'static str> {
    let fields = [
        ("stakeholder", before.stakeholder != after.stakeholder),
        ("affiliation", before.affiliation != after.affiliation),
        ("zone", before.zone != after.zone),
        ("hours", before.hours != after.hours),
        ("language", before.language != after.language),
        ("email", before.email != after.email),
    ];
    fields.into_iter().filter(|(_, is_other)| *is_other).map(|(name, _)| name).collect()
}
