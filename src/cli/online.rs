//! `check --online`: logs in to what is configured, and says what lacks there.

use std::process::ExitCode;

use commands::record::{Binding, Room};
use commands::render::plain::visible;

use crate::app;
use crate::base::clock::SystemTime;
use crate::base::config::Config;
use crate::cli::print;
use crate::platforms::findings::Findings;
use crate::platforms::probe;

/// Knocks everywhere at once, and says what was found; fails when something is wrong.
///
/// # Errors
///
/// When nothing can be printed.
pub async fn run(config: &Config) -> anyhow::Result<ExitCode> {
    let rooms = bound_rooms(config).await;
    let all = probe::look(config, &rooms, &SystemTime).await;
    let lines = |word: &str, of: fn(&Findings) -> &Vec<String>| {
        all.iter().flat_map(of).map(|finding| format!("{word}: {finding}\n")).collect::<String>()
    };
    let said =
        [lines("ok", |found| &found.good), lines("look", |found| &found.odd), lines("wrong", |found| &found.bad)]
            .concat();
    if said.is_empty() {
        print("ok: nothing is configured to which the bot would log in\n")?;
    }
    // A server's own words must not drive the terminal.
    print(&visible(&said))?;
    Ok(if all.iter().all(|found| found.bad.is_empty()) { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The rooms that the database knows, each with what it is for. What is wrong with the database is said by the rest of `check`.
async fn bound_rooms(config: &Config) -> Vec<(Room, String)> {
    let Ok(desk) = app::look(config).await else { return Vec::new() };
    let what_for = |binding: &Binding| match binding {
        Binding::Plenary => "the plenary".to_owned(),
        Binding::Group(code) => code.to_string(),
    };
    desk.register().rooms().map(|(room, binding)| (room.clone(), what_for(binding))).collect()
}
