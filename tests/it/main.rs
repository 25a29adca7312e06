//! The program as its users meet it: built, started, typed to, killed and started again.
#![cfg(test)]

mod bad_input;
mod bot;
mod both;
mod commands;
mod damaged;
mod discord;
mod discord_cut_off;
mod discord_events;
mod discord_meetings;
mod double;
mod example;
mod forgotten;
mod harness;
mod import;
mod journals;
mod killed;
mod life;
mod matrix;
mod matrix_cut_off;
mod matrix_meetings;
mod matrix_rooms;
mod meeting_2017;
mod passing_time;
mod people;
mod program;
mod reminders;
mod replay;
mod rooms_made;
mod synapse;
mod terminal;
mod time_vectors;
mod typed;
mod unwritable;
mod year;
