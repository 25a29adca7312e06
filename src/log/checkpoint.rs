//! Checkpoints: the head of the tree as a signed note (C2SP tlog-checkpoint, signed-note), and the key that signs it.

use anyhow::anyhow;
use rand_core::OsRng;
use signed_note::{
    Note, NoteError, StandardSigner, StandardVerifier, Verifier, VerifierList, generate_key, is_key_name_valid,
};
use tlog_tiles::Hash;

use super::tree::Root;

/// The line that a checkpoint has which was made with its key: nothing was signed before it.
const FIRST: &str = "made with the key\n";

/// The words are no checkpoint, or not a signed one.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotACheckpoint {
    /// They have another form.
    #[error("this is no checkpoint: it should have a name, a number of rows, a hash, an empty line and a signature")]
    Form,
    /// The key is none.
    #[error("this is no public key: it should be like record.example.org+5a4b3c2d+AQ…")]
    Key,
    /// Nobody, or somebody else, has signed it.
    #[error("the checkpoint is not signed with the key of {0}")]
    Unsigned(String),
}

/// The head of a tree.
#[derive(Debug)]
pub struct Checkpoint {
    note: Note,
    head: tlog_tiles::Checkpoint,
}

impl Checkpoint {
    /// Reads a signed note. Whether the signature is good is another question.
    ///
    /// # Errors
    ///
    /// When it has another form.
    pub fn read(note: &str) -> Result<Self, NotACheckpoint> {
        let note = Note::from_bytes(note.as_bytes()).map_err(|_| NotACheckpoint::Form)?;
        let head = tlog_tiles::Checkpoint::from_bytes(note.text()).map_err(|_| NotACheckpoint::Form)?;
        Ok(Self { note, head })
    }

    /// The name of the log.
    pub fn origin(&self) -> &str {
        self.head.origin()
    }

    /// How many rows it covers.
    pub fn size(&self) -> u64 {
        self.head.size()
    }

    /// The root of the tree of these rows.
    pub fn root(&self) -> Root {
        self.head.hash().0
    }

    /// Whether it was made with its key.
    pub fn is_first(&self) -> bool {
        self.head.extension() == FIRST
    }

    /// Looks whether it was signed with a key, whose name is that of the log.
    ///
    /// # Errors
    ///
    /// When the key is none, or it was not.
    pub fn verify(&self, key: &str) -> Result<(), NotACheckpoint> {
        let verifier = StandardVerifier::new(key.trim()).map_err(|_| NotACheckpoint::Key)?;
        let name = verifier.name().to_owned();
        let is_named = name == self.origin();
        let verified = self.note.verify(&VerifierList::new(vec![Box::new(verifier)]));
        if is_named && verified.is_ok() { Ok(()) } else { Err(NotACheckpoint::Unsigned(name)) }
    }
}

/// By whom a checkpoint is signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signed {
    /// By this key.
    Ours,
    /// By this key as it says, but this key did not sign what it says.
    Forged,
    /// By another key.
    Other,
}

/// Signs checkpoints.
#[derive(Clone)]
pub struct Signer(StandardSigner);

/// Verifies what a key has signed by signing it again: a signature of Ed25519 has no chance in it.
struct Own(StandardSigner);

impl Verifier for Own {
    fn name(&self) -> &str {
        signed_note::Signer::name(&self.0)
    }

    fn key_id(&self) -> u32 {
        signed_note::Signer::key_id(&self.0)
    }

    fn verify(&self, text: &[u8], signature: &[u8]) -> bool {
        signed_note::Signer::sign(&self.0, text).is_ok_and(|ours| ours == signature)
    }
}

impl Signer {
    /// By a key as [`new_key`] makes it.
    ///
    /// # Errors
    ///
    /// When it is none.
    pub fn new(key: &str) -> anyhow::Result<Self> {
        StandardSigner::new(key).map(Self).map_err(|_| anyhow!("this is no key: make one with rapporteur key FILE"))
    }

    /// The name of its log.
    pub fn name(&self) -> &str {
        signed_note::Signer::name(&self.0)
    }

    /// By whom a checkpoint is signed.
    pub fn has_signed(&self, checkpoint: &Checkpoint) -> Signed {
        let own: Box<dyn Verifier> = Box::new(Own(self.0.clone()));
        match checkpoint.note.verify(&VerifierList::new(vec![own])) {
            Ok(_) if checkpoint.origin() == self.name() => Signed::Ours,
            Ok(_) | Err(NoteError::InvalidSignature { .. }) => Signed::Forged,
            Err(_) => Signed::Other,
        }
    }

    /// The head of a tree of so many rows, signed.
    ///
    /// # Errors
    ///
    /// When the library cannot.
    pub fn sign(&self, size: u64, root: Root) -> anyhow::Result<String> {
        self.signed(size, root, "")
    }

    /// The same, for the moment at which the key is made.
    ///
    /// # Errors
    ///
    /// When the library cannot.
    pub fn sign_first(&self, size: u64, root: Root) -> anyhow::Result<String> {
        self.signed(size, root, FIRST)
    }

    fn signed(&self, size: u64, root: Root, extension: &str) -> anyhow::Result<String> {
        let head = tlog_tiles::Checkpoint::new(self.name(), size, Hash(root), extension);
        let head = head.map_err(|error| anyhow!("{error}"))?;
        let mut note = Note::new(&head.to_bytes(), &[])?;
        note.add_sigs(&[&self.0])?;
        Ok(String::from_utf8(note.to_bytes())?)
    }
}

/// A new pair of keys for the log of a name: the secret one, which signs, and the public one.
///
/// # Errors
///
/// When no log can be called so.
pub fn new_key(origin: &str) -> anyhow::Result<(String, String)> {
    if !is_key_name_valid(origin) {
        return Err(anyhow!("\"{origin}\" cannot be the name of a log: it has blanks or a +"));
    }
    Ok(generate_key(&mut OsRng, origin))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_checkpoint_is_good_with_its_key_alone() {
        let (secret, public) = new_key("record.example.org").unwrap();
        let (_, other) = new_key("record.example.org").unwrap();
        let signed = Signer::new(&secret).unwrap().sign(3, [7; 32]).unwrap();
        let checkpoint = Checkpoint::read(&signed).unwrap();
        assert_eq!((checkpoint.origin(), checkpoint.size(), checkpoint.root()), ("record.example.org", 3, [7; 32]));
        assert_eq!(checkpoint.verify(&public), Ok(()));
        let unsigned = NotACheckpoint::Unsigned("record.example.org".to_owned());
        assert_eq!(checkpoint.verify(&other), Err(unsigned.clone()));
        assert_eq!(checkpoint.verify("x"), Err(NotACheckpoint::Key));
        let changed = Checkpoint::read(&signed.replacen("\n3\n", "\n4\n", 1)).unwrap();
        assert_eq!(changed.verify(&public), Err(unsigned));
        for words in ["", "record.example.org\n3\nx\n", &signed[..20]] {
            assert_eq!(Checkpoint::read(words).unwrap_err(), NotACheckpoint::Form, "{words}");
        }
        assert!(Signer::new(&public).is_err() && new_key("a b").is_err());
    }

    #[test]
    fn a_key_knows_what_it_signed_itself() {
        let [signer, other, third] = ["record.example.org", "record.example.org", "other.example.org"]
            .map(|name| Signer::new(&new_key(name).unwrap().0).unwrap());
        let by = |note: &str| signer.has_signed(&Checkpoint::read(note).unwrap());
        let signed = signer.sign(3, [7; 32]).unwrap();
        assert_eq!(by(&signed), Signed::Ours);
        assert_eq!(by(&signed.replacen("\n3\n", "\n4\n", 1)), Signed::Forged);
        assert_eq!(by(&signed.replacen("record.", "another.", 1)), Signed::Forged);
        assert_eq!(by(&other.sign(3, [7; 32]).unwrap()), Signed::Other);
        assert_eq!(by(&third.sign(3, [7; 32]).unwrap()), Signed::Other);
        let first = signer.sign_first(0, [7; 32]).unwrap();
        assert_eq!(by(&first), Signed::Ours);
        let is_first = |note: &str| Checkpoint::read(note).unwrap().is_first();
        assert!(is_first(&first) && !is_first(&signed));
    }
}
