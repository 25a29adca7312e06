//! The trial of kills, in short. `cargo run -p trials -- kill --rounds 1000` is the same for longer.
#![cfg(test)]

use std::process::Command;

use harness::left_out::how_much;
use harness::synapse;

#[test]
fn a_bot_on_both_platforms_that_is_killed_again_and_again_loses_nothing_and_does_nothing_twice() {
    if synapse::is_missing() {
        return;
    }
    let mut trial = Command::new(env!("CARGO_BIN_EXE_trials"));
    assert!(trial.args(["kill", "--rounds", &how_much(20, 6).to_string()]).status().unwrap().success());
}

#[test]
fn answers_that_go_together_on_matrix_come_once_and_in_order_however_often_the_bot_is_killed() {
    if synapse::is_missing() {
        return;
    }
    let mut trial = Command::new(env!("CARGO_BIN_EXE_trials"));
    let rounds = how_much(8, 4).to_string();
    assert!(trial.args(["kill", "--matrix", "--rounds", &rounds]).status().unwrap().success());
}
