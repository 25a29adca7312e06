//! The journal as a log that others verify.

use std::path::PathBuf;

use harness::bot::Awake;
use harness::program::{Place, ROLES, example};
use serde_json::json;

use crate::ask::ask;
use crate::script;

/// Reads what is served as a verifier of its own: the signature, and the tree from its tiles.
const SCRIPT: &str = r#"
import base64, hashlib, json, sys
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

asked = json.load(sys.stdin)
name, number, key = asked["key"].split("+", 2)
key = base64.b64decode(key)
assert key[0] == 1 and hashlib.sha256(name.encode() + b"\n" + key).digest()[:4].hex() == number
text, signatures = asked["checkpoint"].split("\n\n")
text += "\n"
dash, signer, signature = signatures.strip().split(" ")
signature = base64.b64decode(signature)
assert dash == "\u2014" and signer == name and signature[:4].hex() == number
Ed25519PublicKey.from_public_bytes(key[1:]).verify(signature[4:], text.encode())
origin, size, root = text.splitlines()
assert origin == name and int(size) == asked["size"]

entries = bytes(asked["entries"])
rows = [entries[at + 2:at + 34] for at in range(0, len(entries), 34)]
assert all(entries[at:at + 2] == b"\0\x20" for at in range(0, len(entries), 34))
leaves = [hashlib.sha256(b"\0" + row).digest() for row in rows]
assert bytes(asked["leaves"]) == b"".join(leaves)

def head(leaves):
    if len(leaves) == 1:
        return leaves[0]
    left = 1 << (len(leaves) - 1).bit_length() - 1
    return hashlib.sha256(b"\1" + head(leaves[:left]) + head(leaves[left:])).digest()

assert base64.b64decode(root) == head(leaves)
lines = [line.encode() for line in asked["journal"].splitlines() if '"seq"' in line]
assert [hashlib.sha256(line).digest() for line in lines] == rows
print(json.dumps(len(rows)))
"#;

/// A place with the record of 2017, and a key.
pub(crate) fn with_key() -> (Place, String) {
    with_key_in(Place::with_people())
}

/// This place, in which the people are known, when it is such a one.
pub(crate) fn with_key_in(place: Place) -> (Place, String) {
    place.run(&["replay", &example("transcript.txt")]).done();
    let public = place.run(&["key", "log.key", "--origin", "record.example.org"]).done();
    let web = "[web]\nlisten = \"127.0.0.1:0\"\n[checkpoint]\nkey_file = \"log.key\"\n";
    place.write("rapporteur.toml", format!("{ROLES}{web}"));
    (place, public.trim().to_owned())
}

/// What the bot serves of its log once it runs: the checkpoint, and a tile of the first rows and of their hashes.
pub(crate) fn served(place: &Place, rows: usize) -> (String, Vec<u8>, Vec<u8>) {
    let mut awake = Awake::start(place);
    let ready = awake.wait_for("the public record on http://");
    let address = ready.rsplit_once("http://").unwrap().1.trim().parse().unwrap();
    let width = format!(".p/{rows}");
    let checkpoint = ask(address, "GET", "/checkpoint", "");
    assert_eq!((checkpoint.status, checkpoint.header("cache-control")), (200, Some("no-cache")));
    let get = |path: String| {
        let answer = ask(address, "GET", &path, "");
        assert_eq!((answer.status, answer.header("content-type")), (200, Some("application/octet-stream")), "{path}");
        assert!(answer.header("cache-control").unwrap().contains("immutable"));
        answer.bytes
    };
    let (entries, leaves) = (get(format!("/tile/entries/000{width}")), get(format!("/tile/0/000{width}")));
    assert_eq!(ask(address, "GET", "/tile/0/999", "").status, 404);
    assert_eq!(ask(address, "POST", "/checkpoint", "Content-Length: 0\r\n").status, 405);
    assert!(awake.stop().success());
    (checkpoint.body, entries, leaves)
}

pub(crate) fn rows(journal: &str) -> usize {
    journal.lines().filter(|line| line.contains("\"seq\":")).count()
}

#[test]
fn another_verifier_finds_the_tree_of_the_exported_rows_under_the_signature() {
    let (place, public) = with_key();
    let journal = place.export(&["--format", "journal"]);
    let size = rows(&journal);
    assert!((100..256).contains(&size), "{size}");
    let (checkpoint, entries, leaves) = served(&place, size);
    assert!(checkpoint.starts_with(&format!("record.example.org\n{size}\n")), "{checkpoint}");
    let asked = json!({
        "key": public, "checkpoint": checkpoint, "size": size, "journal": journal,
        "entries": entries, "leaves": leaves,
    });
    let Some(read) = script::run("cryptography==46.0.3", SCRIPT, asked.to_string().as_bytes()) else { return };
    assert_eq!(read, json!(size));
}

#[test]
fn an_export_is_held_against_checkpoints_and_a_changed_row_is_found() {
    let (place, public) = with_key();
    let earlier = place.export(&["--format", "journal"]);
    place.write("earlier", served(&place, 8).0);
    assert!(place.run(&["check"]).done().contains("checkpoint of record.example.org"));
    place.talk(":as marilyn\n/support WG-IMP\n/comment WG-IMP Words of mine.\n");
    place.write("later", served(&place, 8).0);
    // Who is erased leaves the rows as they are.
    place.talk(":as marilyn\n:in @marilyn\n/profile forget yes\n");
    let journal = place.export(&["--format", "journal"]);
    assert!(!journal.contains("Words of mine"));
    place.write("journal", &journal);
    let verify = |file: &str, key: &str| {
        place.run(&["verify", file, "--checkpoint", "earlier", "--checkpoint", "later", "--key", key])
    };
    let said = verify("journal", &public).done();
    let size = rows(&earlier);
    assert!(
        said.contains(&format!("ok: earlier: the first {size} rows are those that record.example.org signed;")),
        "{said}"
    );
    assert!(said.contains("48 people are those that the rows state"), "{said}");
    assert_eq!(said.matches("ok: ").count(), 4, "{said}");

    let changed = |from: &str, to: &str| {
        assert!(journal.contains(from));
        place.write("changed", journal.replacen(from, to, 1));
        let ran = verify("changed", &public);
        assert_eq!(ran.status.code(), Some(1), "{ran:?}");
        ran.stdout + ran.stderr.as_str()
    };
    let moved = changed("\"said_at\":\"2017-03-29", "\"said_at\":\"2017-03-28");
    assert!(moved.contains("wrong: earlier: the first") && moved.contains("wrong: later"), "{moved}");
    let first = journal.lines().next().unwrap();
    assert!(changed(&format!("{first}\n"), "").contains("row 1 is missing before row 2"));
    let words = journal.lines().find(|line| line.starts_with("{\"text\"")).unwrap();
    let other = words.replace("\"words\":\"", "\"words\":\"Not ");
    assert!(changed(words, &other).contains("were changed after they were recorded"));
    place.write("short", earlier.lines().take(100).map(|line| format!("{line}\n")).collect::<String>());
    assert!(verify("short", &public).stdout.contains("and the export has 100"));
    let other = place.run(&["key", "other.key", "--origin", "record.example.org"]).done();
    assert!(verify("journal", other.trim()).stdout.contains("is not signed with the key of record.example.org"));
    assert!(verify("journal", "x").stdout.contains("this is no public key"));
}

#[test]
fn a_journal_that_was_signed_moves_with_its_checkpoint() {
    let (place, _) = with_key();
    served(&place, 8);
    let other = Place::new();
    other.write("journal", place.export(&["--format", "journal"]));
    other.run(&["import", "journal"]).done();
    let checked = other.run(&["check"]).done();
    assert!(checked.contains("checkpoint of record.example.org"), "{checked}");
}

#[test]
fn a_key_is_nobody_elses_to_read_and_is_not_written_over() {
    let (place, public) = with_key();
    assert!(public.starts_with("record.example.org+"), "{public}");
    let file: PathBuf = place.path("log.key");
    let mode = std::os::unix::fs::MetadataExt::mode(&std::fs::metadata(&file).unwrap());
    assert_eq!(mode & 0o777, 0o600);
    assert!(place.run(&["key", "log.key", "--origin", "x"]).refused_in_a_line().contains("log.key cannot be written"));
    place.write("rapporteur.toml", "");
    assert!(place.run(&["key", "new.key"]).refused_in_a_line().contains("--origin record.example.org"));
    place.write("rapporteur.toml", "[web]\npublic_url = \"https://record.example.org/\"\n");
    assert!(place.run(&["key", "new.key"]).done().starts_with("record.example.org+"));
    place.write("rapporteur.toml", "[checkpoint]\nkey = \"PRIVATE+KEY+x\"\n[web]\n");
    let said = place.run(&["run"]).refused_in_a_line();
    assert!(said.contains("checkpoint.key: this is no key") && !said.contains("PRIVATE"), "{said}");
}
