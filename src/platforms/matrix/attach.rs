//! Files in rooms: uploaded first, encrypted where the room is, then told of by an event of their own.

use std::io::Cursor;

use matrix_sdk::Room as MatrixRoom;
use serde_json::{Value, json};

use super::say::{delivery_error, permanent};
use super::{KEY, Matrix};
use crate::delivery::DeliveryError;
use crate::delivery::files::Attachment;

/// The status under which it may be tried again later.
const TOO_MANY_REQUESTS: u16 = 429;

impl Matrix {
    /// Puts the file on the homeserver; gives the event that tells a room of it.
    pub(super) async fn upload(
        &self,
        room: &MatrixRoom,
        attachment: &Attachment,
        key: &str,
    ) -> Result<Value, DeliveryError> {
        let is_encrypted = room.latest_encryption_state().await.map_err(|error| delivery_error(&error))?.is_encrypted();
        let bytes = attachment.bytes.clone();
        let mut content = event(attachment, key);
        if is_encrypted {
            let file = self.client().upload_encrypted_file(&mut Cursor::new(bytes)).await;
            let file = file.map_err(|error| refused(&error))?;
            content["file"] = serde_json::to_value(file).map_err(|error| permanent(&error))?;
        } else {
            let kind = attachment.content_type.parse().map_err(|error| permanent(&error))?;
            let uploaded = self.client().media().upload(&kind, bytes, None).await;
            content["url"] = json!(uploaded.map_err(|error| refused(&error))?.content_uri);
        }
        Ok(content)
    }
}

fn event(attachment: &Attachment, key: &str) -> Value {
    let mut info = json!({ "mimetype": attachment.content_type, "size": attachment.bytes.len() });
    if let Some((width, height)) = attachment.size {
        info["w"] = width.into();
        info["h"] = height.into();
    }
    json!({
        "msgtype": if attachment.size.is_some() { "m.image" } else { "m.file" },
        "body": attachment.name,
        "filename": attachment.name,
        "info": info,
        "m.mentions": {},
        KEY: key,
    })
}

/// What a homeserver takes no files for, it takes none later: the words are worth more than to wait.
fn refused(error: &matrix_sdk::Error) -> DeliveryError {
    let status = error.as_client_api_error().map(|error| error.status_code);
    match status.filter(|status| status.is_client_error() && status.as_u16() != TOO_MANY_REQUESTS) {
        Some(_) => permanent(&error),
        None => delivery_error(error),
    }
}
