//! Environments of Node: made once, from npm, each as its `package-lock.json` says. In one of them these tests ask a browser and a
//! validator.

use std::fmt::Write as _;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use harness::left_out::{Tool, unless_missing};
use harness::program::{print, run_within};
use serde_json::Value;
use sha2::{Digest, Sha256};

/// What is installed, to the letter: the files by which npm does it, with their names.
pub(crate) type Packages = [(&'static str, &'static str); 2];

/// What looks at pages.
const OF_PAGES: Packages = [
    ("package.json", include_str!("pages/browser/package.json")),
    ("package-lock.json", include_str!("pages/browser/package-lock.json")),
];

/// Where distributions have the browser.
const BROWSERS: [&str; 2] = ["/usr/bin/chromium", "/usr/bin/chromium-browser"];

/// For how long a script may go on. Many pages at one width take half a minute, more where other tests run beside.
const DEADLINE: Duration = Duration::from_secs(600);

/// Node with the packages, and the browser.
pub(crate) struct Node {
    modules: PathBuf,
    browser: &'static str,
}

impl Node {
    /// Both, made before they are first asked for; nothing where they are missing.
    pub(crate) fn get() -> Option<Self> {
        let node = browser().and_then(|browser| Ok(Self { modules: modules(OF_PAGES)?, browser }));
        unless_missing(Tool::Browser, "the pages in a browser", node)
    }

    /// What a script in `pages/browser` finds, as data.
    #[track_caller]
    pub(crate) fn run(&self, script: &str, input: &Value) -> Value {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/pages/browser").join(script);
        let mut command = Command::new("node");
        command.arg(script).env("MODULES", &self.modules).env("BROWSER", self.browser);
        let printed = run_within(DEADLINE, command, input.to_string().as_bytes()).done();
        serde_json::from_str(&printed).unwrap_or_else(|error| panic!("{error}: {printed}"))
    }
}

fn browser() -> Result<&'static str, String> {
    let found = BROWSERS.into_iter().find(|path| Path::new(path).exists());
    found.ok_or_else(|| "there is no chromium".to_owned())
}

/// The folder of the packages. It is named after what is in it and is no part of the clone, so a fresh one need not install
/// them again.
pub(crate) fn modules(packages: Packages) -> Result<PathBuf, String> {
    let cache = std::env::home_dir().map(|home| home.join(".cache/rapporteur"));
    let cache = cache.unwrap_or_else(|| Path::new(env!("CARGO_TARGET_TMPDIR")).to_owned());
    let mut name = "node-".to_owned();
    for byte in &Sha256::digest(packages[1].1)[..6] {
        write!(name, "{byte:02x}").unwrap();
    }
    let folder = cache.join(name);
    let finished = folder.join("finished");
    std::fs::create_dir_all(&cache).unwrap();
    let lock = File::create(folder.with_added_extension("lock")).unwrap();
    lock.lock().unwrap();
    if !finished.exists() {
        print(&format!("Installing packages of npm into {}, once.", folder.display()));
        // What an interrupted installation left is not trusted.
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir(&folder).unwrap();
        for (name, text) in packages {
            std::fs::write(folder.join(name), text).unwrap();
        }
        let mut npm = Command::new("npm");
        npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(&folder);
        let output = npm.output().map_err(|error| format!("there is no npm: {error}"))?;
        if !output.status.success() {
            return Err(format!("npm failed: {}", String::from_utf8_lossy(&output.stderr)));
        }
        File::create(finished).unwrap();
    }
    Ok(folder)
}
