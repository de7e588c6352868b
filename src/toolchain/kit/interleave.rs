//! The std whose threads are scheduled: three crates of ours and what they depend on.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

use cargo_metadata::TargetKind;
use serde::{Deserialize, Serialize};

use super::{Built, artifacts, cargo, folder, once, why, write_all};
use crate::course::builtin;
use crate::process::{Cancel, Ended, How, Limits, RunError, beside, run};
use crate::toolchain::{Cache, Toolchain, ToolchainError};

/// The crates' manifests, by where they stand. The repository's own stand in kit/dev/.
const MANIFESTS: [(&str, &str); 2] = [
    (
        "interleave/Cargo.toml",
        r#"[package]
name = "interleave"
version = "0.1.0"
edition = "2024"
rust-version = "1.89"
publish = false

[lib]
crate-type = ["dylib"]

[dependencies]
interleave_test = { path = "test" }
rand_core = "0.6"
rand_pcg = "0.3"
shuttle-engine = "0.1.7"

[profile.release]
debug = false

[workspace]
members = ["test"]
"#,
    ),
    (
        "interleave/test/Cargo.toml",
        r#"[package]
name = "interleave_test"
version = "0.1.0"
edition = "2024"
rust-version = "1.89"
publish = false

[lib]
proc-macro = true
"#,
    ),
];

/// How often the crates that are built are counted.
const BETWEEN_COUNTS: Duration = Duration::from_millis(200);

/// The built explorer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Interleave {
    /// What an explored answer gets as its `std` and its `harness`, a shared library.
    pub std: PathBuf,
    /// What it gets as its `core`.
    pub core: PathBuf,
    /// Where what these two depend on stands.
    pub dependencies: Vec<PathBuf>,
}

impl Built for Interleave {
    const RECORD: &'static str = "interleave.json";

    fn files(&self) -> Vec<&Path> {
        let folders = self.dependencies.iter().map(PathBuf::as_path);
        folders.filter(|folder| folder.is_dir()).chain([self.std.as_path(), &self.core]).collect()
    }
}

impl Interleave {
    /// The folders of what an explored answer is linked with.
    pub fn folders(&self) -> impl Iterator<Item = &Path> {
        let files = [&self.std, &self.core];
        files.into_iter().filter_map(|file| file.parent()).chain(self.dependencies.iter().map(PathBuf::as_path))
    }

    /// The explorer for this grader and this compiler, built if it is not there yet; `tell` is called meanwhile with what
    /// is done.
    ///
    /// # Errors
    /// When its dependencies cannot be had, or when it cannot be built.
    pub fn ready(
        cache: &Cache,
        toolchain: &Toolchain,
        cancel: &Cancel,
        tell: &(dyn Fn(&str) + Sync),
    ) -> Result<Interleave, ToolchainError> {
        let mut files: Vec<_> = MANIFESTS.iter().map(|(path, text)| ((*path).to_owned(), (*text).into())).collect();
        files.extend(builtin::interleave_files());
        // The two speak the same language on the channel.
        files.extend(builtin::harness_files());
        let folder = folder(cache, toolchain, &files)?;
        once(&folder, || {
            tell("building the interleaving explorer, once");
            write_all(&folder, &files)?;
            Build { folder: &folder, sources: folder.join("interleave"), toolchain, cancel, tell }.all()
        })
    }
}

/// The explorer while it is built.
struct Build<'b> {
    folder: &'b Path,
    sources: PathBuf,
    toolchain: &'b Toolchain,
    cancel: &'b Cancel,
    tell: &'b (dyn Fn(&str) + Sync),
}

impl Build<'_> {
    fn all(&self) -> Result<Interleave, ToolchainError> {
        self.fetch()?;
        let ended = self.telling_progress(self.count()?)?;
        let std = artifacts(&ended).find(|artifact| artifact.target.kind.contains(&TargetKind::DyLib));
        let std = std.and_then(|artifact| {
            artifact.filenames.into_iter().find(|path| path.as_str().ends_with(std::env::consts::DLL_SUFFIX))
        });
        let (How::Exited(0), Some(std)) = (&ended.how, std) else {
            return Err(ToolchainError::Explorer { why: why("cargo", &ended) });
        };
        let std = PathBuf::from(std);
        let dependencies = self.dependencies().to_vec();
        let core = self.core(&std, &dependencies)?;
        Ok(Interleave { std, core, dependencies })
    }

    /// Downloads what is not on this machine yet.
    fn fetch(&self) -> Result<(), ToolchainError> {
        let offline = run(&cargo(self.toolchain, &self.sources, &["fetch", "--locked", "--offline"]), self.cancel)?;
        if offline.how == How::Exited(0) {
            return Ok(());
        }
        (self.tell)("downloading the interleaving explorer's dependencies, once");
        let online = run(&cargo(self.toolchain, &self.sources, &["fetch", "--locked"]), self.cancel)?;
        match online.how {
            How::Exited(0) => Ok(()),
            _ => Err(ToolchainError::Download { why: why("cargo", &online) }),
        }
    }

    /// How many crates there are to build; 0 where cargo does not say.
    fn count(&self) -> Result<usize, ToolchainError> {
        let tree = ["tree", "--locked", "--offline", "--edges", "normal,build", "--prefix", "none", "--no-dedupe"];
        let ended = run(&cargo(self.toolchain, &self.sources, &tree), self.cancel)?;
        // `name v1.0.0 (proc-macro)`
        let name_and_version = |line| Some(str::splitn(line, 3, ' ').take(2).collect::<Vec<&str>>());
        Ok(ended.stdout.lines().filter_map(name_and_version).collect::<BTreeSet<_>>().len())
    }

    /// Runs cargo's build, and tells meanwhile how many of the crates are done.
    fn telling_progress(&self, crates: usize) -> Result<Ended, RunError> {
        let build = ["build", "--release", "--locked", "--offline", "--message-format=json"];
        let job = cargo(self.toolchain, &self.sources, &build).arg("--target-dir").arg(self.target());
        let (done, is_done) = channel::<()>();
        std::thread::scope(|scope| {
            // Where there is no thread for it, nothing is told.
            let _ = beside(scope, move || {
                let mut told = 0;
                while is_done.recv_timeout(BETWEEN_COUNTS) == Err(RecvTimeoutError::Timeout) {
                    let built = self.built().min(crates);
                    if built > told {
                        told = built;
                        (self.tell)(&format!("building the interleaving explorer, once: {built} of {crates} crates"));
                    }
                }
            });
            let ended = run(&job, self.cancel);
            drop(done);
            ended
        })
    }

    /// How many crates are built: each leaves one file that says what it was built from.
    fn built(&self) -> usize {
        let is_record = |entry: &fs::DirEntry| entry.path().extension().is_some_and(|extension| extension == "d");
        let entries = |folder: &PathBuf| fs::read_dir(folder).into_iter().flatten().flatten();
        self.dependencies().iter().flat_map(entries).filter(is_record).count()
    }

    fn target(&self) -> PathBuf {
        self.folder.join("target")
    }

    /// Where cargo puts libraries: those of the program, and those of the compiler's own (procedural macros).
    fn dependencies(&self) -> [PathBuf; 2] {
        let target = self.target();
        [target.join(&self.toolchain.host).join("release/deps"), target.join("release/deps")]
    }

    /// Compiles the `core` of explored answers, against their `std`: cargo cannot replace that.
    fn core(&self, std: &Path, dependencies: &[PathBuf]) -> Result<PathBuf, ToolchainError> {
        let output = self.target().join("libinterleave_core.rlib");
        let mut shim = std::ffi::OsString::from("std=");
        shim.push(std);
        let mut job = self
            .toolchain
            .job(&self.toolchain.rustc, &self.sources, Limits::compiler())
            .args(["core/src/lib.rs", "--crate-name", "interleave_core", "--crate-type", "rlib", "--edition", "2024"])
            .args(["-O", "-C", "prefer-dynamic", "--cap-lints", "allow", "--extern"])
            .arg(shim);
        for folder in dependencies {
            let mut search = std::ffi::OsString::from("dependency=");
            search.push(folder);
            job = job.arg("-L").arg(search);
        }
        let ended = run(&job.arg("-o").arg(&output), self.cancel)?;
        match ended.how {
            How::Exited(0) => Ok(output),
            _ => Err(ToolchainError::Explorer { why: why("rustc", &ended) }),
        }
    }
}
