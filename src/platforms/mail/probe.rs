//! Knocking at the mail server: whether it is there, and takes user and password.

use commands::organisation::Organisation;

use super::Mail;
use crate::base::config;
use crate::platforms::findings::{Findings, PlatformFault};

/// Looks whether the server lets the bot hand mail in. Nothing is sent.
pub async fn look(config: &config::Mail) -> Findings {
    let mut findings = Findings::default();
    match knock(config).await {
        Ok(()) if config.user.is_some() => {
            findings.good(format!("mail.server {} takes mail.user and mail.password", config.server));
        }
        Ok(()) => findings.good(format!("mail.server {} answers", config.server)),
        Err(fault) => findings.bad(fault),
    }
    findings
}

async fn knock(config: &config::Mail) -> Result<(), PlatformFault> {
    let server = &config.server;
    let mail = Mail::new(config, Organisation::default());
    let mail = mail.map_err(|error| PlatformFault::new("mail.server", format!("{error:#}")))?;
    match mail.server.test_connection().await {
        Ok(true) => Ok(()),
        Ok(false) => Err(PlatformFault::new(
            "mail.server",
            format!("{server} ends the connection: is it the server for handing mail in?"),
        )),
        // Before anything is handed in, only the log-in can be refused for good.
        Err(error) if config.user.is_some() && error.is_permanent() => Err(PlatformFault::new(
            "mail.password",
            format!("{server} does not take mail.user with this password: {error}"),
        )),
        Err(error) => Err(PlatformFault::new("mail.server", format!("{server} cannot be used: {error}"))),
    }
}
