//! What a program has written into folders of its own.

use std::fs::{self, Metadata};
use std::path::PathBuf;

/// What the smallest file takes, with its name: many small ones fill a disk as well, in bytes.
const AT_LEAST: u64 = 4096;

/// Whether all that is in these folders takes more of the disk than `limit`, in bytes. Links are not followed.
pub(super) fn takes_more_than(limit: u64, folders: &[PathBuf]) -> bool {
    let mut folders = folders.to_vec();
    let mut taken = 0;
    while let Some(folder) = folders.pop() {
        // It may be gone, or not be for us to read: what we cannot see, we cannot count.
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let Ok(known) = entry.metadata() else { continue };
            taken += AT_LEAST.max(bytes(&known));
            if taken > limit {
                return true;
            }
            if known.is_dir() {
                folders.push(entry.path());
            }
        }
    }
    false
}

/// What a file takes of the disk, in bytes; a hole in it takes nothing.
#[cfg(unix)]
fn bytes(known: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::blocks(known) * 512
}

#[cfg(not(unix))]
fn bytes(known: &Metadata) -> u64 {
    known.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_small_files_count_as_well_and_links_lead_nowhere() {
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("inner");
        fs::create_dir(&inner).unwrap();
        std::os::unix::fs::symlink("..", inner.join("up")).unwrap();
        let takes = |limit| takes_more_than(limit, &[folder.path().to_owned()]);
        assert!(takes(2 * AT_LEAST - 1) && !takes(2 * AT_LEAST));
        (0..10).for_each(|number| fs::write(inner.join(number.to_string()), "").unwrap());
        assert!(takes(12 * AT_LEAST - 1) && !takes(12 * AT_LEAST));
        fs::write(inner.join("large"), vec![1; 1 << 20]).unwrap();
        assert!(takes(1 << 20));
    }
}
