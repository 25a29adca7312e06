//! Logging in, and being a device that others trust: session, device and keys are kept together in one folder.

use std::fs::{DirBuilder, File, TryLockError};
use std::os::unix::fs::DirBuilderExt as _;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use anyhow::{Context, bail};
use commands::organisation::Organisation;
use commands::record::Platform;
use futures_util::StreamExt as _;
use matrix_sdk::authentication::SessionTokens;
use matrix_sdk::authentication::matrix::MatrixSession;
use matrix_sdk::config::RequestConfig;
use matrix_sdk::encryption::recovery::{RecoveryError, RecoveryState};
use matrix_sdk::encryption::secret_storage::{ImportError, SecretStorageError};
use matrix_sdk::encryption::{BackupDownloadStrategy, EncryptionSettings};
use matrix_sdk::ruma::api::client::session::login;
use matrix_sdk::ruma::api::client::session::login::v3::LoginInfo;
use matrix_sdk::ruma::api::client::uiaa::{AuthData, MatrixUserIdentifier, Password, UserIdentifier};
use matrix_sdk::ruma::api::error::ErrorKind;
use matrix_sdk::ruma::{OwnedUserId, RoomOrAliasId, UserId};
use matrix_sdk::{Client, HttpError, SessionMeta};
use serde::{Deserialize, Serialize};

use super::{AGAIN, Matrix, SaidBefore};
use crate::base::clock::Time;
use crate::base::config::{self, Secret};
use crate::base::outage::Outage;
use crate::desk::metrics::Metrics;

/// Where the store keeps the session; the store's passphrase encrypts it too.
const SESSION: &[u8] = b"rapporteur session";

/// How often a request is sent again before the caller hears of a failure.
const RETRIES: usize = 3;

/// Opens the store, and logs in with the session in it or else with password or token, as soon as the homeserver is there.
///
/// # Errors
///
/// When the store cannot be opened, or the homeserver does not let the account in.
pub(super) async fn connect<T: Time>(
    config: &config::Matrix,
    organisation: Organisation,
    time: &T,
) -> anyhow::Result<Matrix> {
    let lock = locked(config)?;
    let client = open(config).await?;
    let user = match session_of(&client).await? {
        Some(StoredSession { session }) if !config.user.is(session.meta.user_id.as_str()) => bail!(
            "the folder {} belongs to {}: give another matrix.store for {}",
            config.store.display(),
            session.meta.user_id,
            config.user
        ),
        Some(StoredSession { session }) => {
            let user = session.meta.user_id.clone();
            client.restore_session(session).await.context("the session in matrix.store")?;
            user
        }
        None => log_in_for_good(&client, config, time).await?,
    };
    let space = config.space.as_deref().map(RoomOrAliasId::parse).transpose().context("matrix.space")?;
    Ok(Matrix {
        client: Arc::new(RwLock::new(client)),
        user,
        organisation: Arc::new(organisation),
        space,
        levels_in: Arc::default(),
        earlier: SaidBefore::default(),
        begun: Arc::default(),
        puppets: config.puppets.clone().into(),
        lock: Arc::new(Mutex::new(lock)),
    })
}

fn locked(config: &config::Matrix) -> anyhow::Result<File> {
    lock(&config.store).with_context(|| format!("the folder {} of matrix.store", config.store.display()))
}

/// Opens the store.
async fn open(config: &config::Matrix) -> anyhow::Result<Client> {
    let settings = EncryptionSettings {
        auto_enable_cross_signing: false,
        backup_download_strategy: BackupDownloadStrategy::AfterDecryptionFailure,
        auto_enable_backups: false,
    };
    Client::builder()
        .homeserver_url(&config.homeserver)
        .sqlite_store(&config.store, config.store_passphrase.as_ref().map(Secret::reveal))
        .with_encryption_settings(settings)
        .request_config(RequestConfig::new().retry_limit(RETRIES))
        .build()
        .await
        .with_context(|| {
            let store = config.store.display();
            format!("matrix.homeserver, or the folder {store} of matrix.store and its matrix.store_passphrase")
        })
}

/// Logs in and keeps the session.
async fn log_in_for_good<T: Time>(client: &Client, config: &config::Matrix, time: &T) -> anyhow::Result<OwnedUserId> {
    log_in(client, config, time).await.with_context(|| format!("{} cannot log in", config.user))?;
    let session = client.matrix_auth().session().context("there is no session")?;
    let user = session.meta.user_id.clone();
    keep_session(client, &StoredSession { session }).await?;
    Ok(user)
}

/// The homeserver does not know the session any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum SessionLost {
    /// It asks the same device to log in again.
    #[error("the homeserver asks the bot to log in again")]
    Expired,
    /// The device is gone: somebody has signed the bot out.
    #[error("the homeserver does not know the session any more: somebody has signed the bot out")]
    SignedOut,
}

impl SessionLost {
    /// What an error says of the session.
    pub(super) fn of(error: &matrix_sdk::Error) -> Option<Self> {
        match error.client_api_error_kind() {
            Some(ErrorKind::UnknownToken(data)) if data.soft_logout => Some(Self::Expired),
            Some(ErrorKind::UnknownToken(_)) => Some(Self::SignedOut),
            _ => None,
        }
    }
}

impl Matrix {
    /// Logs in again after the session was lost: as the same device, which keeps its keys, or as a new one with a new folder. The old
    /// folder stays beside it.
    ///
    /// # Errors
    ///
    /// When there is no password, or the homeserver does not let the account in. It says what to do.
    pub(super) async fn log_in_again<T: Time>(
        &self,
        config: &config::Matrix,
        lost: SessionLost,
        time: &T,
    ) -> anyhow::Result<()> {
        let (old, store) = (self.client(), config.store.display());
        let device = old.device_id().context("there was no device")?.to_owned();
        let Some(password) = &config.password else {
            match lost {
                SessionLost::Expired => bail!("give matrix.password, keep the folder {store}, and start again"),
                SessionLost::SignedOut => bail!(
                    "give matrix.password, or a new token with a new device and an empty folder in place of {store}, and start again"
                ),
            }
        };
        let client = match lost {
            SessionLost::Expired => {
                let stranger = Client::builder().homeserver_url(&config.homeserver).build().await?;
                let user = UserIdentifier::Matrix(MatrixUserIdentifier::new(self.user.to_string()));
                let once = || async {
                    let by = LoginInfo::Password(login::v3::Password::new(user.clone(), password.reveal().to_owned()));
                    let mut request = login::v3::Request::new(by);
                    request.device_id = Some(device.clone());
                    Ok(stranger.send(request).await?)
                };
                let tokens = SessionTokens { access_token: ask(time, once).await?.access_token, refresh_token: None };
                let session =
                    MatrixSession { meta: SessionMeta { user_id: self.user.clone(), device_id: device }, tokens };
                keep_session(&old, &StoredSession { session: session.clone() }).await?;
                let client = open(config).await?;
                client.restore_session(session).await.context("the session in matrix.store")?;
                client
            }
            SessionLost::SignedOut => {
                let mut beside = config.store.clone().into_os_string();
                beside.push(format!(".{device}"));
                std::fs::rename(&config.store, beside)
                    .with_context(|| format!("the folder {store} cannot be moved"))?;
                let lock = locked(config)?;
                let client = open(config).await?;
                // The token belongs to the device that is gone.
                log_in_for_good(&client, &config::Matrix { token: None, ..config.clone() }, time).await?;
                *self.lock.lock().unwrap_or_else(PoisonError::into_inner) = lock;
                client
            }
        };
        *self.client.write().unwrap_or_else(PoisonError::into_inner) = client;
        Ok(())
    }
}

/// Another process holds the folder.
#[derive(Debug, thiserror::Error)]
#[error("another rapporteur is at work with it")]
pub(super) struct InUse;

/// Keeps a second process off the folder: it would spoil the keys.
pub(super) fn lock(store: &Path) -> anyhow::Result<File> {
    // Whoever can read it speaks as the bot.
    DirBuilder::new().recursive(true).mode(0o700).create(store)?;
    let lock = File::create(store.join("lock"))?;
    match lock.try_lock() {
        Err(TryLockError::WouldBlock) => Err(InUse.into()),
        Err(TryLockError::Error(error)) => Err(error.into()),
        Ok(()) => Ok(lock),
    }
}

/// A session as the store keeps it.
#[derive(Serialize, Deserialize)]
pub(super) struct StoredSession {
    pub(super) session: MatrixSession,
}

pub(super) async fn session_of(client: &Client) -> anyhow::Result<Option<StoredSession>> {
    let stored = client.state_store().get_custom_value(SESSION).await.context("matrix.store")?;
    stored.map(|bytes| serde_json::from_slice(&bytes).context("the session in matrix.store")).transpose()
}

async fn keep_session(client: &Client, kept: &StoredSession) -> anyhow::Result<()> {
    client.state_store().set_custom_value(SESSION, serde_json::to_vec(kept)?).await.context("matrix.store")?;
    Ok(())
}

async fn log_in<T: Time>(client: &Client, config: &config::Matrix, time: &T) -> anyhow::Result<()> {
    match (&config.token, &config.password) {
        (Some(token), _) => {
            let device = config.device.as_deref().context("matrix.token needs matrix.device")?;
            let tokens = SessionTokens { access_token: token.reveal().to_owned(), refresh_token: None };
            // A session that is kept stands over the configuration, so it must be a good one: whose it is the homeserver says
            // before there is one.
            let stranger = Client::builder().homeserver_url(&config.homeserver).build().await?;
            let host = config.homeserver.host_str().unwrap_or_default();
            let server = config.user.server.as_deref().unwrap_or(host);
            let user_id = UserId::parse(format!("@{}:{server}", config.user.localpart)).context("matrix.user")?;
            let meta = SessionMeta { user_id, device_id: device.into() };
            stranger.restore_session(MatrixSession { meta: meta.clone(), tokens: tokens.clone() }).await?;
            let whose = ask(time, || async { Ok(stranger.whoami().await?) }).await?;
            if !config.user.is(whose.user_id.as_str()) || whose.device_id.as_deref() != stranger.device_id() {
                bail!("the token is for {} and the device {:?}", whose.user_id, whose.device_id);
            }
            let meta = SessionMeta { user_id: whose.user_id, ..meta };
            client.restore_session(MatrixSession { meta, tokens }).await?;
        }
        (None, Some(password)) => {
            let user = config.user.to_string();
            let login = || async {
                let login = client.matrix_auth().login_username(&user, password.reveal());
                login.initial_device_display_name("Rapporteur").send().await
            };
            ask(time, login).await?;
        }
        (None, None) => bail!("give a password or a token"),
    }
    Ok(())
}

/// Asks the homeserver until it answers, be it with a refusal.
async fn ask<A, F>(time: &impl Time, once: impl Fn() -> F) -> matrix_sdk::Result<A>
where
    F: Future<Output = matrix_sdk::Result<A>>,
{
    let (mut failures, mut outage) = (0, Outage::of("the homeserver", "reached"));
    loop {
        match once().await {
            Err(error) if is_away(&error) => {
                failures += 1;
                outage.fails(&error, time.now());
                time.pause(AGAIN.after(failures)).await;
            }
            answer => {
                outage.works();
                return answer;
            }
        }
    }
}

/// Whether the homeserver has not answered, or only that it cannot do so now.
fn is_away(error: &matrix_sdk::Error) -> bool {
    let matrix_sdk::Error::Http(error) = error else { return false };
    let is_for_now = |status: u16| status == 429 || status >= 500;
    matches!(**error, HttpError::Reqwest(_))
        || error.as_client_api_error().is_some_and(|error| is_for_now(error.status_code.as_u16()))
}

/// What the operator does when the account has other keys than those that the bot knows.
const NEW_KEY: &str = "give their new recovery key as matrix.recovery_passphrase, and start again";

/// Why the account's keys cannot be had.
const WRONG_PASSPHRASE: &str = "matrix.recovery_passphrase does not open the account's keys: is it the right one?";
const OTHER_IDENTITY: &str = "the account's keys were reset with another client, and matrix.recovery_passphrase opens the earlier ones: give the \
     new recovery key";

/// Whether the keys that were opened are those of an earlier identity of the account.
fn is_of_another_identity(error: &RecoveryError) -> bool {
    let RecoveryError::SecretStorage(SecretStorageError::ImportError { error, .. }) = error else { return false };
    matches!(error, ImportError::MismatchedPublicKeys)
}

/// Others would not trust the bot's device.
#[derive(Debug, thiserror::Error)]
#[error("the device of {user} is not signed by its owner, so others would not trust it: {advice}")]
pub(super) struct NotSigned {
    user: OwnedUserId,
    advice: &'static str,
}

impl Matrix {
    /// Makes the device one that its owner has signed, with keys that can be brought back. After the first sync.
    pub(super) async fn sign_device(&self, config: &config::Matrix) -> anyhow::Result<()> {
        let encryption = self.client().encryption();
        encryption.wait_for_e2ee_initialization_tasks().await;
        if encryption.request_user_identity(&self.user).await?.is_none() {
            self.make_identity(config).await.context("the account's keys cannot be made")?;
        }
        let passphrase = config.recovery_passphrase.as_ref().map(Secret::reveal);
        if passphrase.is_none() {
            tracing::warn!("without matrix.recovery_passphrase the account's keys are gone when the store is lost");
        }
        if let Some(passphrase) = passphrase {
            let recovery = encryption.recovery();
            let has_secrets = encryption.secret_storage().is_enabled().await.context("the account's secrets")?;
            let done = match (has_secrets, is_signed(&self.client(), &self.user).await?) {
                (false, true) => recovery.enable().with_passphrase(passphrase).await.map(|_| ()),
                (true, true) if recovery.state() == RecoveryState::Enabled => Ok(()),
                (true, _) => recovery.recover(passphrase).await,
                (false, false) => Ok(()),
            };
            done.map_err(|error| {
                let why = if is_of_another_identity(&error) { OTHER_IDENTITY } else { WRONG_PASSPHRASE };
                anyhow::Error::from(error).context(why)
            })?;
        }
        if is_signed(&self.client(), &self.user).await? {
            return Ok(());
        }
        let advice = match passphrase {
            Some(_) => "the account has keys without recovery: sign in with another client and set up recovery there",
            None => "give matrix.recovery_passphrase, the recovery key or passphrase of the account",
        };
        Err(NotSigned { user: self.user.clone(), advice }.into())
    }

    /// Tells the operator whenever the account gets other keys while the bot runs, as somebody makes who resets them with another
    /// client: its device is then signed by nobody, and clients may keep from it what is said.
    pub(super) async fn watch_identity(&self, metrics: &Metrics) -> anyhow::Result<()> {
        let changes = self.client().encryption().user_identities_stream().await?;
        futures_util::pin_mut!(changes);
        while let Some(change) = changes.next().await {
            if !change.new.contains_key(&self.user) && !change.changed.contains_key(&self.user) {
                continue;
            }
            match is_signed(&self.client(), &self.user).await {
                Ok(is_signed) => {
                    if !is_signed && !metrics.is_distrusted(Platform::Matrix) {
                        tracing::error!("the account's keys were reset with another client: {NEW_KEY}");
                    }
                    metrics.trusted(Platform::Matrix, is_signed);
                }
                Err(error) => tracing::warn!("whether the bot's device is signed cannot be seen: {error:#}"),
            }
        }
        Ok(())
    }

    /// Waits until all keys of rooms are in the backup, from which an empty store gets them again.
    pub async fn back_up_keys(&self) {
        let backups = self.client().encryption().backups();
        if !backups.are_enabled().await {
            return;
        }
        if let Err(error) = backups.wait_for_steady_state().await {
            tracing::warn!(%error, "the newest keys of rooms are not in their backup");
        }
    }

    /// A first identity: asked for without a password, which many homeservers grant once, else with it.
    async fn make_identity(&self, config: &config::Matrix) -> matrix_sdk::Result<()> {
        let encryption = self.client().encryption();
        let Err(error) = encryption.bootstrap_cross_signing(None).await else { return Ok(()) };
        let (Some(asked), Some(password)) = (error.as_uiaa_response(), &config.password) else { return Err(error) };
        let user = UserIdentifier::Matrix(MatrixUserIdentifier::new(self.user.to_string()));
        let mut proof = Password::new(user, password.reveal().to_owned());
        proof.session.clone_from(&asked.session);
        encryption.bootstrap_cross_signing(Some(AuthData::Password(proof))).await
    }
}

/// Whether the owner has signed the device, as the homeserver gives its keys to others.
pub(super) async fn is_signed(client: &Client, user: &UserId) -> anyhow::Result<bool> {
    let encryption = client.encryption();
    encryption.request_user_identity(user).await?;
    let device = encryption.get_own_device().await?;
    Ok(device.is_some_and(|device| device.is_cross_signed_by_owner()))
}
