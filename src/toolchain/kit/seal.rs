//! Whether a built file is still what was built: an answer that is not sandboxed can write wherever its user can.

use std::fs::{self, Metadata};
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

/// What a file was when it was built.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Seal {
    path: PathBuf,
    digest: String,
    /// By which it is known without being read: what of it changes whenever it is written or replaced.
    identity: String,
}

/// Whether files are what they were.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Seals {
    Whole,
    /// They have the same bytes in another place or time: they were copied.
    Moved,
    Broken,
}

impl Seal {
    fn of(path: &Path) -> io::Result<Seal> {
        let identity = identity(&fs::metadata(path)?);
        Ok(Seal { path: path.to_owned(), digest: digest(path)?, identity })
    }
}

/// Seals these files, and what is linked in these folders.
///
/// # Errors
/// When one cannot be read.
pub(super) fn seal<'p>(paths: impl IntoIterator<Item = &'p Path>) -> io::Result<Vec<Seal>> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            let inside = fs::read_dir(path)?.collect::<io::Result<Vec<_>>>()?.into_iter().map(|entry| entry.path());
            let is_linked = |path: &PathBuf| {
                path.extension().is_some_and(|extension| {
                    ["rlib", "rmeta", "so", "dylib", "dll"].iter().any(|known| extension == *known)
                })
            };
            files.extend(inside.filter(is_linked));
        } else {
            files.push(path.to_owned());
        }
    }
    files.sort();
    files.dedup();
    files.iter().map(|file| Seal::of(file)).collect()
}

/// Whether what was sealed is as it was.
pub(super) fn look(seals: &[Seal]) -> Seals {
    let mut found = Seals::Whole;
    for seal in seals {
        match fs::metadata(&seal.path) {
            Ok(known) if identity(&known) == seal.identity => {}
            Ok(_) if digest(&seal.path).is_ok_and(|digest| digest == seal.digest) => found = Seals::Moved,
            _ => return Seals::Broken,
        }
    }
    found
}

fn digest(path: &Path) -> io::Result<String> {
    Ok(blake3::hash(&fs::read(path)?).to_hex().to_string())
}

#[cfg(unix)]
fn identity(known: &Metadata) -> String {
    use std::os::unix::fs::MetadataExt;
    // Nobody but the clock sets the time of the last change.
    format!("{} {} {} {}", known.ino(), known.len(), known.ctime(), known.ctime_nsec())
}

#[cfg(not(unix))]
fn identity(known: &Metadata) -> String {
    format!("{} {:?}", known.len(), known.modified().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_or_replaced_is_noticed_and_what_is_copied_is_known_again() {
        let folder = tempfile::tempdir().unwrap();
        let (library, program) = (folder.path().join("a.rlib"), folder.path().join("runner"));
        fs::write(&library, "library").unwrap();
        fs::write(&program, "program").unwrap();
        fs::write(folder.path().join("a.d"), "not linked").unwrap();
        let seals = seal([folder.path(), &program]).unwrap();
        assert_eq!((seals.len(), look(&seals)), (2, Seals::Whole));
        fs::write(&library, "library").unwrap();
        assert_eq!(look(&seals), Seals::Moved);
        fs::write(&program, "#!/bin/sh").unwrap();
        assert_eq!(look(&seals), Seals::Broken);
        fs::remove_file(&program).unwrap();
        assert_eq!(look(&seals), Seals::Broken);
    }
}
