//! The support crates: written out and built once for a grader and a compiler, then used offline.
//!
//! - `harness.rs`: the harness and the runner, without which nothing is checked; built in a second
//! - `seal.rs`: whether it is still what was built
//! - `interleave.rs`: the std whose threads are scheduled, with its dependencies; built in half a minute

mod harness;
mod interleave;
mod seal;

pub use harness::Kit;
pub use interleave::Interleave;

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use cargo_metadata::{Artifact, Message};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::find::NETWORK;
use super::removal::remove;
use super::{Cache, Toolchain, ToolchainError, loader};
use crate::course::Text;
use crate::digest::Digest;
use crate::process::{Ended, How, Job, Limits};
use seal::{Seal, Seals};

/// What is built once, and what is kept of it.
trait Built: Serialize + DeserializeOwned {
    /// The file that says that it is whole; written last.
    const RECORD: &'static str;

    /// What it consists of: files, and folders whose libraries are linked.
    fn files(&self) -> Vec<&Path>;
}

/// What stands in the file of that name.
#[derive(Serialize, Deserialize)]
struct Record<B> {
    built: B,
    seals: Vec<Seal>,
}

/// What stands in `folder`, built if it does not, or if it is not any more what was built; only one grader builds at a time.
fn once<B: Built>(folder: &Path, build: impl FnOnce() -> Result<B, ToolchainError>) -> Result<B, ToolchainError> {
    if let Some(built) = read(folder) {
        return Ok(built);
    }
    let path = folder.join(LOCK);
    let failed = |error| ToolchainError::io(format!("lock {}", path.display()), error);
    let lock = File::create(&path).map_err(failed)?;
    // Another grader may be building the same.
    lock.lock().map_err(failed)?;
    if let Some(built) = read(folder) {
        return Ok(built);
    }
    if folder.join(B::RECORD).exists() {
        // Somebody has written into it: whatever else was changed is not built from again.
        clear(folder).map_err(|error| ToolchainError::io(format!("empty {}", folder.display()), error))?;
    }
    let built = build()?;
    keep(folder, built)
}

/// What is built already.
fn read<B: Built>(folder: &Path) -> Option<B> {
    let record: Record<B> = serde_json::from_slice(&fs::read(folder.join(B::RECORD)).ok()?).ok()?;
    match seal::look(&record.seals) {
        Seals::Whole => Some(record.built),
        // So that they need not be read the next time.
        Seals::Moved => keep(folder, record.built).ok(),
        Seals::Broken => None,
    }
}

fn keep<B: Built>(folder: &Path, built: B) -> Result<B, ToolchainError> {
    let seals = seal::seal(built.files())
        .map_err(|error| ToolchainError::io(format!("read what was built in {}", folder.display()), error))?;
    let record = Record { built, seals };
    write_whole(&folder.join(B::RECORD), &serde_json::to_vec(&record).unwrap_or_default())?;
    Ok(record.built)
}

/// The file that whoever builds has locked.
const LOCK: &str = "lock";

/// Removes all that is in a kit's folder, but for the lock.
fn clear(folder: &Path) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        match path.symlink_metadata()?.is_dir() {
            true => remove(&path)?,
            false if path.ends_with(LOCK) => {}
            false => fs::remove_file(path)?,
        }
    }
    Ok(())
}

/// The folder of what is built from these files: another one for another grader, other sources, or another compiler.
fn folder(cache: &Cache, toolchain: &Toolchain, files: &[(String, Text)]) -> Result<PathBuf, ToolchainError> {
    let mut digest = Digest::default();
    digest.add(env!("CARGO_PKG_VERSION"));
    for (path, text) in files {
        digest.add(path);
        digest.add(text.as_bytes());
    }
    digest.add(&toolchain.version);
    digest.add(toolchain.sysroot.as_os_str().as_encoded_bytes());
    cache.folder(Path::new("kits").join(digest.hex(16)))
}

/// Writes the sources out.
fn write_all(folder: &Path, files: &[(String, Text)]) -> Result<(), ToolchainError> {
    files.iter().try_for_each(|(path, text)| write_whole(&folder.join(path), text.as_bytes()))
}

/// A job for cargo in a support crate's folder.
fn cargo(toolchain: &Toolchain, sources: &Path, command: &[&str]) -> Job {
    let mut flags = vec!["-C".to_owned(), "prefer-dynamic".to_owned()];
    flags.extend(loader::finds_in(&toolchain.libdir).into_iter().flat_map(|flag| ["-C".to_owned(), flag]));
    toolchain
        .job(&toolchain.cargo, sources, Limits::building())
        .inherit(&NETWORK)
        .args(command.iter().copied())
        .args(["--target", &toolchain.host])
        // Separated by the unit separator: a path may hold spaces.
        .env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"))
}

/// What cargo says that it has built.
fn artifacts(ended: &Ended) -> impl Iterator<Item = Artifact> {
    Message::parse_stream(ended.stdout.as_bytes()).filter_map(|message| match message {
        Ok(Message::CompilerArtifact(artifact)) => Some(artifact),
        _ => None,
    })
}

/// Why a tool did not do its part.
fn why(tool: &str, ended: &Ended) -> String {
    match &ended.how {
        How::NotStarted(why) => why.clone(),
        how if ended.stderr.trim().is_empty() => format!("{tool} ended with {how:?}"),
        _ => ended.stderr.trim().to_owned(),
    }
}

/// Writes a file that is there whole or not at all, and the folders above it.
pub(in crate::toolchain) fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), ToolchainError> {
    let failed = |error| ToolchainError::io(format!("write {}", path.display()), error);
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(failed)?;
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(failed)?;
    std::io::Write::write_all(&mut file, bytes).map_err(failed)?;
    file.persist(path).map_err(|error| failed(error.error))?;
    Ok(())
}
