//! Every key of the configuration, as the program itself knows them: a key that nobody knows is refused with all that there are.

use harness::program::Place;
use rapporteur::base::config::Config;

/// The annotated configuration.
pub(crate) const ANNOTATED: &str = include_str!("../../deploy/rapporteur.toml");

/// Like no key that there is.
const NO_KEY: &str = "zzzzzzzzzzzzzzzzzzzzzzzz";

/// What is known where this is written.
fn known(text: &str) -> Vec<String> {
    let refused = Config::read(text, std::iter::empty()).unwrap_err().to_string();
    // A table may be without keys.
    if refused.contains("there is nothing to set here") {
        return Vec::new();
    }
    let known = refused.lines().find_map(|line| line.split_once("known are "));
    known.unwrap_or_else(|| panic!("{text}: {refused}")).1.split(", ").map(str::to_owned).collect()
}

/// All tables.
fn tables() -> Vec<String> {
    known(&format!("[{NO_KEY}]\n"))
}

/// All keys of a table.
fn keys(table: &str) -> Vec<String> {
    known(&format!("[{table}]\n{NO_KEY} = 1\n"))
}

/// All secrets, such as `mail.password`: each can be given as a file too.
pub(crate) fn secrets() -> Vec<(String, String)> {
    let of_table = |table: String| {
        let keys = keys(&table);
        let is_secret = |key: &String| keys.contains(&format!("{key}_file"));
        let secrets: Vec<_> =
            keys.iter().filter(|key| is_secret(key)).map(|key| (table.clone(), key.clone())).collect();
        secrets
    };
    tables().into_iter().flat_map(of_table).collect()
}

/// A key of the annotated configuration.
struct Shown {
    key: String,
    value: String,
    /// Whether it stands there without a mark before it.
    is_given: bool,
    /// What is said above it.
    about: String,
}

/// The keys of a table, as the annotated configuration shows them.
fn shown(table: &str) -> Vec<Shown> {
    let (mut shown, mut about, mut is_within) = (Vec::<Shown>::new(), String::new(), false);
    for line in ANNOTATED.lines() {
        let bare = line.strip_prefix("# ").unwrap_or(line);
        let assigned =
            bare.split_once(" = ").filter(|(key, _)| key.chars().all(|c| c.is_ascii_lowercase() || c == '_'));
        if bare.starts_with('[') && bare.ends_with(']') && !bare.contains(' ') {
            is_within = bare == format!("[{table}]");
        } else if !is_within {
        } else if line.is_empty() {
            about.clear();
        } else if let Some((key, value)) = assigned {
            let (key, value) = (key.to_owned(), value.to_owned());
            shown.push(Shown { key, value, is_given: !line.starts_with('#'), about: about.clone() });
        } else if line.starts_with('#') {
            about += bare;
        }
    }
    shown
}

#[test]
fn the_annotated_configuration_has_every_key_with_its_default() {
    let annotated = Config::read(ANNOTATED, std::iter::empty()).unwrap();
    assert_eq!(format!("{annotated:#?}"), format!("{:#?}", Config::default()), "what stands there is the default");
    let secrets = secrets();
    for table in tables() {
        let shown = shown(&table);
        for key in keys(&table) {
            // That a secret can be in a file is said once for all.
            let is_file =
                key.strip_suffix("_file").is_some_and(|key| secrets.contains(&(table.clone(), key.to_owned())));
            let is_shown = shown.iter().any(|shown| shown.key == key);
            assert!(is_shown || is_file, "{table}.{key} is not in deploy/rapporteur.toml");
        }
        // What is shown with a mark before it is read too. Where nothing is said against it, it is the default.
        let required = shown.iter().filter(|shown| !shown.is_given && shown.about.contains("Required"));
        let required: String =
            required.map(|Shown { key, value, .. }| format!("{key} = {}\n", filled(value))).collect();
        let with = |more: &str| {
            let text = format!("[{table}]\n{required}{more}");
            format!("{:?}", toml::from_str::<Config>(&text).unwrap_or_else(|error| panic!("{text}: {error}")))
        };
        for Shown { key, value, is_given, about } in &shown {
            if *is_given || about.contains("Required") || value == "\"\"" {
                continue;
            }
            let has_none = ["No default", "Without it", "By default"].iter().any(|words| about.contains(words));
            let is_default = with(&format!("{key} = {}\n", filled(value))) == with("");
            assert!(is_default || has_none, "{table}.{key}: {value} is not the default, and nothing above it says so");
        }
    }
}

/// A value that is shown, as one that can be: neither secrets nor numbers may be empty.
fn filled(value: &str) -> String {
    match value {
        "\"\"" => "\"secret\"".to_owned(),
        "0" => "17".to_owned(),
        other => other.to_owned(),
    }
}

#[test]
fn every_secret_can_be_in_a_file_and_check_looks_who_can_read_it() {
    let place = Place::on_sqlite();
    for (table, key) in secrets() {
        let examine = |line: &str| {
            place.write("rapporteur.toml", format!("[{table}]\n{}{line}\n", besides(&table, &key)));
            Config::examine(Some(&place.path("rapporteur.toml")), std::iter::empty())
        };
        let name = format!("{table}.{key}_file");
        let examined = examine(&format!("{key}_file = \"nowhere\""));
        assert!(
            examined.secrets.iter().any(|(known, file)| *known == name && file.as_os_str() == "nowhere"),
            "{name} is not in secret_files of src/base/config/examined.rs: {:?}",
            examined.faults
        );
        // The key that signs is made by a command, and read where it is used.
        let is_read_later = name == "checkpoint.key_file";
        assert!(
            is_read_later
                || examined
                    .faults
                    .iter()
                    .any(|fault| fault.key == name && fault.reason.starts_with("nowhere cannot be read")),
            "{name} is not in resolve_secrets of src/base/config.rs: {:?}",
            examined.faults
        );
        let examined = examine(&format!("{key} = \"a secret\""));
        assert!(examined.file.is_some(), "{table}.{key} is not in holds_secrets of src/base/config/examined.rs");
    }
}

/// The other keys that a table must have.
fn besides(table: &str, key: &str) -> String {
    let required = shown(table).into_iter().filter(|shown| shown.about.contains("Required") && shown.key != key);
    let required = required.filter(|shown| shown.value != "\"\"");
    required.map(|Shown { key, value, .. }| format!("{key} = {}\n", filled(&value))).collect()
}
