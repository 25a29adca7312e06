//! Logging in, and being a device that others trust: session, device and keys are kept together in one folder.

use std::fmt;

use anyhow::{Context, bail};
use jiff::{SignedDuration, Timestamp};
use matrix_sdk::authentication::SessionTokens;
use matrix_sdk::authentication::matrix::MatrixSession;
use matrix_sdk::config::RequestConfig;
use matrix_sdk::encryption::recovery::RecoveryState;
use matrix_sdk::encryption::{BackupDownloadStrategy, EncryptionSettings};
use matrix_sdk::ruma::api::client::uiaa::{AuthData, MatrixUserIdentifier, Password, UserIdentifier};
use matrix_sdk::ruma::{OwnedUserId, UserId};
use matrix_sdk::{Client, SessionMeta};
use serde::{Deserialize, Serialize};

use super::Matrix;
use crate::config::{self, Secret};

/// Where the store keeps the session; the store's passphrase encrypts it too.
const SESSION: &[u8] = b"rapporteur session";

/// How often a request is sent again before the caller hears of a failure.
const RETRIES: usize = 3;

/// For how long homeservers surely know the transaction ids of a device. Synapse forgets them after a day.
const REMEMBERED: SignedDuration = SignedDuration::from_hours(12);

/// Opens the store, and logs in with the session in it or else with password or token.
///
/// # Errors
///
/// When the store cannot be opened, or the homeserver does not let the account in.
pub async fn connect(config: &config::Matrix, now: Timestamp) -> anyhow::Result<Matrix> {
    let user = UserId::parse(&config.user).with_context(|| format!("matrix.user \"{}\"", config.user))?;
    let settings = EncryptionSettings {
        auto_enable_cross_signing: false,
        backup_download_strategy: BackupDownloadStrategy::AfterDecryptionFailure,
        auto_enable_backups: false,
    };
    let client = Client::builder()
        .homeserver_url(&config.homeserver)
        .sqlite_store(&config.store, config.store_passphrase.as_ref().map(Secret::reveal))
        .with_encryption_settings(settings)
        .request_config(RequestConfig::new().retry_limit(RETRIES))
        .build()
        .await
        .with_context(|| format!("the folder {} of matrix.store, or matrix.homeserver", config.store.display()))?;
    let since = match session_of(&client).await? {
        Some(Kept { session, .. }) if session.meta.user_id != user => bail!(
            "the folder {} belongs to {}: give another matrix.store for {user}",
            config.store.display(),
            session.meta.user_id
        ),
        Some(Kept { session, since }) => {
            client.restore_session(session).await.context("the session in matrix.store")?;
            since
        }
        None => {
            log_in(&client, config, &user).await.with_context(|| format!("{user} cannot log in"))?;
            let session = client.matrix_auth().session().context("there is no session")?;
            keep_session(&client, &Kept { session, since: now }).await?;
            now
        }
    };
    let forgotten_before = since.max(now.saturating_sub(REMEMBERED).unwrap_or(Timestamp::MIN));
    Ok(Matrix { client, user, forgotten_before })
}

/// A session as the store keeps it.
#[derive(Serialize, Deserialize)]
struct Kept {
    session: MatrixSession,
    /// Since when there is its device.
    since: Timestamp,
}

async fn session_of(client: &Client) -> anyhow::Result<Option<Kept>> {
    let stored = client.state_store().get_custom_value(SESSION).await.context("matrix.store")?;
    stored.map(|bytes| serde_json::from_slice(&bytes).context("the session in matrix.store")).transpose()
}

async fn keep_session(client: &Client, kept: &Kept) -> anyhow::Result<()> {
    client.state_store().set_custom_value(SESSION, serde_json::to_vec(kept)?).await.context("matrix.store")?;
    Ok(())
}

async fn log_in(client: &Client, config: &config::Matrix, user: &UserId) -> anyhow::Result<()> {
    match (&config.token, &config.password) {
        (Some(token), _) => {
            let device = config.device.as_deref().context("matrix.token needs matrix.device, the device it is for")?;
            let meta = SessionMeta { user_id: user.to_owned(), device_id: device.into() };
            let tokens = SessionTokens { access_token: token.reveal().to_owned(), refresh_token: None };
            client.restore_session(MatrixSession { meta, tokens }).await?;
        }
        (None, Some(password)) => {
            let login = client.matrix_auth().login_username(user, password.reveal());
            login.initial_device_display_name("Rapporteur").send().await?;
        }
        (None, None) => bail!("give a password or a token"),
    }
    Ok(())
}

/// How the bot's device stands once it is signed.
#[derive(Debug)]
pub(super) struct NotSigned(OwnedUserId);

impl std::error::Error for NotSigned {}

impl fmt::Display for NotSigned {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the device of {} is not signed by its owner, so others would not trust it: give matrix.recovery_passphrase, \
             the recovery key or passphrase of the account, or use an account that has no keys yet",
            self.0
        )
    }
}

impl Matrix {
    /// Makes the device one that its owner has signed, with keys that can be brought back. After the first sync.
    pub(super) async fn sign_device(&self, config: &config::Matrix) -> anyhow::Result<()> {
        let encryption = self.client.encryption();
        encryption.wait_for_e2ee_initialization_tasks().await;
        if encryption.request_user_identity(&self.user).await?.is_none() {
            self.make_identity(config).await.context("the account's keys cannot be made")?;
        }
        let passphrase = config.recovery_passphrase.as_ref().map(Secret::reveal);
        if let Some(passphrase) = passphrase {
            let recovery = encryption.recovery();
            let has_secrets = encryption.secret_storage().is_enabled().await.context("the account's secrets")?;
            let done = match (has_secrets, self.is_signed().await?) {
                (false, true) => recovery.enable().with_passphrase(passphrase).await.map(|_| ()),
                (true, true) if recovery.state() == RecoveryState::Enabled => Ok(()),
                (true, _) => recovery.recover(passphrase).await,
                (false, false) => Ok(()),
            };
            done.context("matrix.recovery_passphrase")?;
        }
        if self.is_signed().await? { Ok(()) } else { Err(NotSigned(self.user.clone()).into()) }
    }

    /// Waits until all keys of rooms are in the backup, from which an empty store gets them again.
    pub async fn back_up_keys(&self) {
        if let Err(error) = self.client.encryption().backups().wait_for_steady_state().await {
            tracing::warn!(%error, "the newest keys of rooms are not in their backup");
        }
    }

    /// A first identity: asked for without a password, which many homeservers grant once, else with it.
    async fn make_identity(&self, config: &config::Matrix) -> matrix_sdk::Result<()> {
        let encryption = self.client.encryption();
        let Err(error) = encryption.bootstrap_cross_signing(None).await else { return Ok(()) };
        let (Some(asked), Some(password)) = (error.as_uiaa_response(), &config.password) else { return Err(error) };
        let user = UserIdentifier::Matrix(MatrixUserIdentifier::new(self.user.to_string()));
        let mut proof = Password::new(user, password.reveal().to_owned());
        proof.session.clone_from(&asked.session);
        encryption.bootstrap_cross_signing(Some(AuthData::Password(proof))).await
    }

    /// Whether the owner has signed the device, as the homeserver gives its keys to others.
    async fn is_signed(&self) -> anyhow::Result<bool> {
        let encryption = self.client.encryption();
        encryption.request_user_identity(&self.user).await?;
        let device = encryption.get_own_device().await?;
        Ok(device.is_some_and(|device| device.is_cross_signed_by_owner()))
    }
}
