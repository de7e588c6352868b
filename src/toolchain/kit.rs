//! The support crates: written out and built once for a grader and a compiler, then used offline.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::Duration;

use cargo_metadata::{Message, TargetKind};
use serde::{Deserialize, Serialize};

use super::{Cache, Toolchain, ToolchainError};
use crate::course::builtin;
use crate::process::{Cancel, How, Limits, run};

/// CPU time that building the kit takes on the machine that the limits were chosen on.
const REFERENCE: Duration = Duration::from_millis(1500);
/// How much slower than that machine another may be called.
const SLOWEST: f64 = 8.0;
/// What says that a kit is whole; written last.
const RECORD: &str = "kit.json";

/// The support crates' manifest. The repository's own stands in kit/dev/, because `cargo package` leaves out every folder that
/// has a Cargo.toml.
const MANIFEST: &str = r#"[package]
name = "harness"
version = "0.1.0"
edition = "2024"
publish = false

[workspace]
"#;

/// The built support crates.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Kit {
    /// The harness, a library that every answer is linked with.
    pub harness: PathBuf,
    /// The runner, the program that loads an answer.
    pub runner: PathBuf,
    /// Where compile-fail cases are built.
    pub cases: PathBuf,
    /// How much slower than the reference this machine is, at least 1.
    pub slowness: f64,
}

impl Kit {
    /// The kit for this grader and this compiler, built if it is not there yet; `tell` is called before that.
    ///
    /// # Errors
    /// When it cannot be built.
    pub fn ready(
        cache: &Cache,
        toolchain: &Toolchain,
        cancel: &Cancel,
        tell: impl FnOnce(),
    ) -> Result<Kit, ToolchainError> {
        let folder = cache.folder(Path::new("kits").join(digest(toolchain)))?;
        if let Some(kit) = Kit::read(&folder) {
            return Ok(kit);
        }
        let path = folder.join("lock");
        let failed = |error| ToolchainError::io(format!("lock {}", path.display()), error);
        let lock = File::create(&path).map_err(failed)?;
        tell();
        // Another grader may be building the same.
        lock.lock().map_err(failed)?;
        if let Some(kit) = Kit::read(&folder) {
            return Ok(kit);
        }
        let kit = build(&folder, toolchain, cancel)?;
        let record = folder.join(RECORD);
        write_whole(&record, &serde_json::to_vec(&kit).unwrap_or_default())?;
        Ok(kit)
    }

    /// A kit that was built before, where it is whole.
    fn read(folder: &Path) -> Option<Kit> {
        let kit: Kit = serde_json::from_slice(&fs::read(folder.join(RECORD)).ok()?).ok()?;
        (kit.harness.is_file() && kit.runner.is_file()).then_some(kit)
    }
}

/// What a kit depends on: this grader's version, the kit's sources, the compiler and where it stands.
fn digest(toolchain: &Toolchain) -> String {
    let mut hasher = blake3::Hasher::new();
    let mut part = |text: &[u8]| {
        hasher.update(&(text.len() as u64).to_le_bytes());
        hasher.update(text);
    };
    part(env!("CARGO_PKG_VERSION").as_bytes());
    part(MANIFEST.as_bytes());
    for (path, text) in builtin::kit_files() {
        part(path.as_bytes());
        part(text.as_bytes());
    }
    part(toolchain.version.as_bytes());
    part(toolchain.sysroot.as_os_str().as_encoded_bytes());
    hasher.finalize().to_hex()[..16].to_owned()
}

fn build(folder: &Path, toolchain: &Toolchain, cancel: &Cancel) -> Result<Kit, ToolchainError> {
    let sources = folder.join("harness");
    write_whole(&sources.join("Cargo.toml"), MANIFEST.as_bytes())?;
    for (path, text) in builtin::kit_files() {
        write_whole(&folder.join(path), text.as_bytes())?;
    }
    let rpath = format!("link-arg=-Wl,-rpath,{}", toolchain.libdir.display());
    let job = toolchain
        .job(&toolchain.cargo, &sources, Limits::building())
        .args(["build", "--release", "--offline", "--message-format=json", "--target", &toolchain.host])
        .arg("--target-dir")
        .arg(folder.join("target"))
        // Separated by the unit separator: a path may hold spaces.
        .env("CARGO_ENCODED_RUSTFLAGS", ["-C", "prefer-dynamic", "-C", &rpath].join("\u{1f}"));
    let ended = run(&job, cancel)?;
    let mut harness = None;
    let mut runner = None;
    for message in Message::parse_stream(ended.stdout.as_bytes()).filter_map(Result::ok) {
        let Message::CompilerArtifact(artifact) = message else { continue };
        if artifact.target.kind.contains(&TargetKind::Lib) {
            harness = artifact.filenames.iter().find(|path| path.extension() == Some("rlib")).cloned();
        }
        runner = artifact.executable.or(runner);
    }
    let (How::Exited(0), Some(harness), Some(runner)) = (&ended.how, harness, runner) else {
        let why = match &ended.how {
            How::NotStarted(why) => why.clone(),
            how if ended.stderr.trim().is_empty() => format!("cargo ended with {how:?}"),
            _ => ended.stderr.trim().to_owned(),
        };
        return Err(ToolchainError::Kit { why });
    };
    let cases = folder.join("cases");
    fs::create_dir_all(&cases).map_err(|error| ToolchainError::io(format!("make {}", cases.display()), error))?;
    let slowness = ended.cpu.div_duration_f64(REFERENCE).clamp(1.0, SLOWEST);
    Ok(Kit { harness: harness.into(), runner: runner.into(), cases, slowness })
}

/// Writes a file that is there whole or not at all, and the folders above it.
pub(super) fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), ToolchainError> {
    let failed = |error| ToolchainError::io(format!("write {}", path.display()), error);
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(failed)?;
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(failed)?;
    std::io::Write::write_all(&mut file, bytes).map_err(failed)?;
    file.persist(path).map_err(|error| failed(error.error))?;
    Ok(())
}
