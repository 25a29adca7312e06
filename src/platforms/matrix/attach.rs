//! Files in rooms: uploaded first, encrypted where the room is, then told of by an event of their own.

use std::io::Cursor;

use matrix_sdk::Room as MatrixRoom;
use serde_json::{Value, json};

use super::say::{delivery_error, permanent};
use super::{KEY, Matrix};
use crate::delivery::DeliveryError;
use crate::delivery::files::{Attachment, Image};

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
        let (field, place) = self.put(&attachment.bytes, attachment.content_type, is_encrypted).await?;
        let mut content = event(attachment, key);
        content[field] = place;
        if let Some(Image { thumbnail: (bytes, _), .. }) = &attachment.image {
            let (field, place) = self.put(bytes, "image/png", is_encrypted).await?;
            content["info"][format!("thumbnail_{field}")] = place;
        }
        Ok(content)
    }

    /// Puts bytes on the homeserver; gives where they are, and under which key an event tells that.
    async fn put(
        &self,
        bytes: &[u8],
        content_type: &str,
        is_encrypted: bool,
    ) -> Result<(&'static str, Value), DeliveryError> {
        if is_encrypted {
            let file = self.client().upload_encrypted_file(&mut Cursor::new(bytes)).await;
            let file = file.map_err(|error| refused(&error))?;
            return Ok(("file", serde_json::to_value(file).map_err(|error| permanent(&error))?));
        }
        let kind = content_type.parse().map_err(|error| permanent(&error))?;
        let uploaded = self.client().media().upload(&kind, bytes.to_vec(), None).await;
        Ok(("url", json!(uploaded.map_err(|error| refused(&error))?.content_uri)))
    }
}

/// A picture goes with what it shows as its caption (Matrix 1.10, `m.image`): that is also what is read of it aloud.
fn event(attachment: &Attachment, key: &str) -> Value {
    let mut info = json!({ "mimetype": attachment.content_type, "size": attachment.bytes.len() });
    let (kind, body) = match &attachment.image {
        Some(Image { size: (width, height), text, thumbnail: (small, (small_width, small_height)) }) => {
            info["w"] = (*width).into();
            info["h"] = (*height).into();
            info["thumbnail_info"] =
                json!({ "mimetype": "image/png", "size": small.len(), "w": small_width, "h": small_height });
            ("m.image", text)
        }
        None => ("m.file", &attachment.name),
    };
    json!({
        "msgtype": kind,
        "body": body,
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
