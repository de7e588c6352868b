//! The harness, which every answer is linked with, and the runner, which loads an answer.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use cargo_metadata::TargetKind;
use serde::{Deserialize, Serialize};

use super::{Built, artifacts, cargo, folder, once, why, write_all};
use crate::course::builtin;
use crate::process::{Cancel, How, run};
use crate::toolchain::{Cache, Toolchain, ToolchainError, loader};

/// CPU time that building the kit takes on the machine that the limits were chosen on.
const REFERENCE: Duration = Duration::from_millis(1500);
/// How much slower than that machine another may be called.
const SLOWEST: f64 = 8.0;

/// The manifest. The repository's own stands in kit/dev/, because `cargo package` leaves out every folder that has a
/// Cargo.toml.
const MANIFEST: &str = r#"[package]
name = "harness"
version = "0.1.0"
edition = "2024"
publish = false

[workspace]
"#;

/// The built harness and runner.
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

impl Built for Kit {
    const RECORD: &'static str = "kit.json";

    fn files(&self) -> Vec<&Path> {
        vec![&self.harness, &self.runner]
    }
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
        let mut files = vec![("harness/Cargo.toml".to_owned(), MANIFEST.into())];
        files.extend(builtin::harness_files());
        let folder = folder(cache, toolchain, &files)?;
        once(&folder, || {
            tell();
            write_all(&folder, &files)?;
            build(&folder, toolchain, cancel)
        })
    }
}

fn build(folder: &Path, toolchain: &Toolchain, cancel: &Cancel) -> Result<Kit, ToolchainError> {
    let build = ["build", "--release", "--offline", "--message-format=json"];
    let job = cargo(toolchain, &folder.join("harness"), &build).arg("--target-dir").arg(folder.join("target"));
    let ended = run(&job, cancel)?;
    let mut harness = None;
    let mut runner = None;
    for artifact in artifacts(&ended) {
        if artifact.target.kind.contains(&TargetKind::Lib) {
            harness = artifact.filenames.iter().find(|path| path.extension() == Some("rlib")).cloned();
        }
        runner = artifact.executable.or(runner);
    }
    let (How::Exited(0), Some(harness), Some(runner)) = (&ended.how, harness, runner) else {
        return Err(ToolchainError::Kit { why: why("cargo", &ended) });
    };
    loader::beside(runner.as_std_path(), loader::std_library(toolchain))
        .map_err(|error| ToolchainError::io("copy std beside the runner", error))?;
    let cases = folder.join("cases");
    fs::create_dir_all(&cases).map_err(|error| ToolchainError::io(format!("make {}", cases.display()), error))?;
    let slowness = ended.cpu.div_duration_f64(REFERENCE).clamp(1.0, SLOWEST);
    Ok(Kit { harness: harness.into(), runner: runner.into(), cases, slowness })
}
