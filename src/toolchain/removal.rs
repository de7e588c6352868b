//! The end of a folder, whatever a program has made in it.

use std::fs::{self, DirEntry};
use std::io;
use std::path::{Path, PathBuf};

/// Removes a folder and all that is in it: folders that were closed to us are opened, and one that is deeper than a path can
/// be long, or than there are descriptors, is removed from above, level by level.
///
/// # Errors
/// The system's own, as for a file that it lets nobody remove.
pub(super) fn remove(folder: &Path) -> io::Result<()> {
    if fs::remove_dir_all(folder).is_ok() || !folder.try_exists()? {
        return Ok(());
    }
    let mut number = 0;
    loop {
        let folders = empty(folder)?;
        if folders.is_empty() {
            return fs::remove_dir(folder);
        }
        for inner in folders {
            // What is in it comes up to its own place; then it is empty.
            for deeper in empty(&inner)? {
                number += 1;
                fs::rename(deeper, folder.join(format!("deeper-{number}")))?;
            }
            fs::remove_dir(inner)?;
        }
    }
}

/// Removes what is in a folder, but for the folders, which it gives back.
fn empty(folder: &Path) -> io::Result<Vec<PathBuf>> {
    open(folder);
    let entries: Vec<DirEntry> = fs::read_dir(folder)?.collect::<io::Result<_>>()?;
    let mut folders = Vec::new();
    for entry in entries {
        if entry.file_type()?.is_dir() {
            // A folder that is moved is written: its `..` changes.
            open(&entry.path());
            folders.push(entry.path());
        } else {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(folders)
}

/// Opens a folder to its user. Whoever is root needs nothing of the kind.
pub(super) fn open(folder: &Path) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // Where that fails, so does what needs it, and says so.
        let _ = fs::set_permissions(folder, fs::Permissions::from_mode(0o700));
    }
    #[cfg(not(unix))]
    let _ = folder;
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use rustix::fs::{AtFlags, CWD, Mode, OFlags, mkdirat, openat};

    use super::*;

    #[test]
    fn a_folder_deeper_than_any_path_is_removed() {
        let top = tempfile::tempdir().unwrap();
        let folder = top.path().join("scratch");
        fs::create_dir(&folder).unwrap();
        let mut at = openat(CWD, &folder, OFlags::DIRECTORY, Mode::empty()).unwrap();
        for _ in 0..3000 {
            mkdirat(&at, "one-level-deeper", 0o700.into()).unwrap();
            at = openat(&at, "one-level-deeper", OFlags::DIRECTORY, Mode::empty()).unwrap();
        }
        rustix::fs::symlinkat(top.path(), &at, "up").unwrap();
        assert!(rustix::fs::statat(&at, "up", AtFlags::SYMLINK_NOFOLLOW).is_ok());
        drop(at);
        remove(&folder).unwrap();
        assert!(!folder.exists() && top.path().exists());
    }

    #[test]
    fn folders_that_were_closed_are_opened_and_links_are_not_followed() {
        let top = tempfile::tempdir().unwrap();
        let (folder, other) = (top.path().join("scratch"), top.path().join("other"));
        fs::create_dir_all(folder.join("closed/inner")).unwrap();
        fs::create_dir(&other).unwrap();
        fs::write(other.join("mine"), "mine").unwrap();
        std::os::unix::fs::symlink(&other, folder.join("closed/link")).unwrap();
        for closed in ["closed/inner", "closed"] {
            fs::set_permissions(folder.join(closed), fs::Permissions::from_mode(0o000)).unwrap();
        }
        remove(&folder).unwrap();
        assert!(!folder.exists());
        assert_eq!(fs::read_to_string(other.join("mine")).unwrap(), "mine");
    }
}
