//! How a program finds the shared libraries that it needs: each system has its own way.

use std::io;
use std::path::{Path, PathBuf};

use super::Toolchain;
use crate::process::Job;

/// The variable that names folders of shared libraries.
#[cfg(all(unix, not(target_os = "macos")))]
const FOLDERS: Option<&str> = Some("LD_LIBRARY_PATH");
#[cfg(target_os = "macos")]
const FOLDERS: Option<&str> = Some("DYLD_LIBRARY_PATH");
/// There is none: the compiler's libraries stand beside its programs.
#[cfg(windows)]
const FOLDERS: Option<&str> = None;

/// What rustc is told, so that what it links finds its shared libraries in `folder`: a flag for `-C`. Nothing where a
/// program cannot hold that: see [`beside`].
pub(super) fn finds_in(folder: &Path) -> Option<String> {
    cfg!(unix).then(|| format!("link-arg=-Wl,-rpath,{}", folder.display()))
}

/// What rustc is told, so that a symbol which nobody defines is an error when a shared library is linked: elsewhere than
/// on Linux it is one anyway.
pub(super) fn is_whole() -> &'static [&'static str] {
    if cfg!(target_os = "linux") { &["-C", "link-arg=-Wl,--no-undefined"] } else { &[] }
}

/// A tool that is called directly, past the proxy that would have told it where the compiler's own libraries are.
pub(super) fn with_compiler(job: Job, toolchain: &Toolchain) -> Job {
    match FOLDERS {
        Some(variable) => job.env(variable, toolchain.sysroot.join("lib")),
        None => job,
    }
}

/// Whether that variable is ours to set.
pub(super) fn is_ours(variable: &str) -> bool {
    FOLDERS == Some(variable)
}

/// Puts shared libraries beside a program or library that needs them, where it finds them nowhere else.
///
/// # Errors
/// When they cannot be copied.
pub(super) fn beside(needs: &Path, libraries: impl IntoIterator<Item = PathBuf>) -> io::Result<()> {
    if cfg!(unix) {
        return Ok(());
    }
    for library in libraries {
        if let Some(name) = library.file_name() {
            let here = needs.with_file_name(name);
            // Where there is one already it is the same one, and may be in use.
            if !here.exists() && std::fs::hard_link(&library, &here).is_err() {
                std::fs::copy(&library, &here)?;
            }
        }
    }
    Ok(())
}

/// std's shared library.
pub(super) fn std_library(toolchain: &Toolchain) -> Option<PathBuf> {
    use std::env::consts::{DLL_PREFIX, DLL_SUFFIX};
    let is_std = |path: &PathBuf| {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        name.starts_with(&format!("{DLL_PREFIX}std-")) && name.ends_with(DLL_SUFFIX)
    };
    std::fs::read_dir(&toolchain.libdir).ok()?.filter_map(|entry| Some(entry.ok()?.path())).find(is_std)
}
