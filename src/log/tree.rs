//! The tree: a row more at a time, its root at any size, and its tiles.

use commands::record::Recorded;
use imbl::Vector;
use sha2::{Digest, Sha256};
use tlog_tiles::{Error, Hash, HashReader, Tile, record_hash, stored_hashes_for_record_hash, tree_hash};

use super::Checkpoint;
use crate::journal::canonical_json;

/// The height of a tile, by C2SP tlog-tiles.
const HEIGHT: u8 = 8;

/// The highest level that a tile can have.
const HIGHEST: u8 = 5;

/// What stands in the log for a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LogEntry([u8; 32]);

impl LogEntry {
    /// That of a row.
    pub fn of(row: &Recorded) -> Self {
        Self::of_line(&canonical_json(row))
    }

    /// That of a row, by its line.
    pub fn of_line(line: &str) -> Self {
        Self(Sha256::digest(line).into())
    }
}

/// A Merkle tree of rows. A copy costs little.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    entries: Vector<[u8; 32]>,
    hashes: Vector<[u8; 32]>,
}

/// The root of a tree.
pub(super) type Root = [u8; 32];

impl Tree {
    /// How many rows are in it.
    pub fn size(&self) -> u64 {
        self.entries.len() as u64
    }

    /// Takes in one row more.
    pub fn push(&mut self, entry: LogEntry) {
        // What it needs was stored with the rows before.
        if let Ok(hashes) = stored_hashes_for_record_hash(self.size(), record_hash(&entry.0), self) {
            self.hashes.extend(hashes.into_iter().map(|hash| hash.0));
            self.entries.push_back(entry.0);
        }
    }

    /// The root of all.
    pub fn root(&self) -> Root {
        self.root_at(self.size()).unwrap_or_default()
    }

    /// The root of the first rows; nothing where there are not so many.
    pub fn root_at(&self, size: u64) -> Option<Root> {
        (size <= self.size()).then(|| tree_hash(size, self).ok())?.map(|hash| hash.0)
    }

    /// Whether it begins with the rows of a checkpoint.
    pub fn begins_with(&self, checkpoint: &Checkpoint) -> bool {
        self.root_at(checkpoint.size()) == Some(checkpoint.root())
    }

    /// What is at a path after `/tile/`: `0/000`, `1/x001/067.p/5`, `entries/000.p/12`; nothing where there is no such tile.
    pub fn tile(&self, path: &str) -> Option<Vec<u8>> {
        let (level, rest) = path.split_once('/')?;
        let (level, is_of_entries) = match level {
            "entries" => (0, true),
            level => (level.parse().ok().filter(|level| *level <= HIGHEST)?, false),
        };
        // The library takes neither a width nor a number for wrong that no tile has.
        let width = rest.split_once(".p/").map(|(_, width)| width.parse::<u8>().ok().filter(|width| *width > 0));
        if matches!(width, Some(None)) {
            return None;
        }
        let kind = if is_of_entries { "data".to_owned() } else { level.to_string() };
        let tile = Tile::from_path(&format!("tile/{HEIGHT}/{kind}/{rest}")).ok()?;
        let first = tile.level_index().checked_mul(1 << HEIGHT)?;
        let end = first.checked_add(tile.width().into())?;
        if end > self.size() >> (HEIGHT * level) {
            return None;
        }
        if !is_of_entries {
            return tile.read_data(self).ok();
        }
        let place = |number: u64| usize::try_from(number).ok();
        let entries = (place(first)?..place(end)?).filter_map(|number| self.entries.get(number));
        let with_length = |entry: &[u8; 32]| [&(32_u16).to_be_bytes()[..], entry].concat();
        Some(entries.flat_map(with_length).collect())
    }
}

impl HashReader for Tree {
    fn read_hashes(&self, indexes: &[u64]) -> Result<Vec<Hash>, Error> {
        let hash = |index: &u64| {
            let index = usize::try_from(*index).ok()?;
            self.hashes.get(index).map(|hash| Hash(*hash))
        };
        indexes.iter().map(|index| hash(index).ok_or(Error::IndexesNotInTree)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(size: u64) -> Tree {
        let mut tree = Tree::default();
        (0..size).for_each(|number| tree.push(LogEntry::of_line(&number.to_string())));
        tree
    }

    /// RFC 9162, 2.1.1, as it is written.
    fn by_the_book(entries: &[[u8; 32]]) -> Root {
        let hash = |parts: &[&[u8]]| parts.iter().fold(Sha256::new(), Digest::chain_update).finalize();
        match entries {
            [] => hash(&[]).into(),
            [entry] => hash(&[&[0], entry]).into(),
            _ => {
                let left = entries.len().next_power_of_two() / 2;
                hash(&[&[1], &by_the_book(&entries[..left]), &by_the_book(&entries[left..])]).into()
            }
        }
    }

    #[test]
    fn the_root_of_each_size_is_that_of_the_rfc_and_stays() {
        let tree = tree(300);
        assert_eq!(tlog_tiles::stored_hash_count(300), tree.hashes.len() as u64);
        let entries: Vec<[u8; 32]> = tree.entries.iter().copied().collect();
        for size in [0, 1, 2, 3, 7, 8, 255, 256, 257, 300] {
            let root = by_the_book(&entries[..size]);
            assert_eq!(tree.root_at(size as u64), Some(root), "{size}");
            assert_eq!(super::tests::tree(size as u64).root(), root, "{size}");
        }
        assert_eq!(tree.root_at(301), None);
    }

    #[test]
    fn tiles_are_as_far_as_the_tree_goes_and_what_is_no_tile_is_nothing() {
        let tree = tree(300);
        assert_eq!(tree.tile("0/000").unwrap().len(), 256 * 32);
        assert_eq!(tree.tile("0/001.p/44").unwrap().len(), 44 * 32);
        assert_eq!(tree.tile("1/000.p/1"), Some(tree.root_at(256).unwrap().to_vec()));
        assert_eq!(tree.tile("entries/001.p/44").unwrap().len(), 44 * 34);
        for path in [
            "0/001",
            "0/001.p/45",
            "0/001.p/0",
            "0/000.p/256",
            "1/000",
            "1/000.p/2",
            "2/000.p/1",
            "6/000.p/1",
            "64/000",
            "255/000",
            "0/0",
            "0/000.p/",
            "0/000.p/x",
            "entries/001",
            "entries/002.p/1",
            "data/000",
            "8/0/000",
            "",
            "0",
            "0/x999/x999/x999/x999/x999/x999/999",
            "0/../0/000",
            "0/-01",
            "0/000/",
            "0/000.p/+5",
        ] {
            assert_eq!(tree.tile(path), None, "{path}");
        }
        let path = |number: u64| format!("0/{number:03}.p/3");
        assert_eq!(tree.tile(&path(0)), tree.tile("0/000").map(|tile| tile[..96].to_vec()));
    }
}
