//! trybuild on an answer's compile-fail cases: in a scratch package, in a process of its own.
//!
//! trybuild compares whole texts, and texts change with the compiler. Here it only compiles and normalises: under
//! `TRYBUILD=overwrite` it writes each case's text to a file, and our verdict compares codes and lines. A case without
//! such a file compiled, unless nothing did: a control case that never compiles tells the two apart.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use super::kit::write_whole;
use super::package::{CARGOS, in_and_above};
use super::{Kit, Stopped, Toolchain, ToolchainError, normalised, stopped};
use crate::process::{Cancel, Job, Limits, binary, run};

/// The hidden argument that makes this binary run trybuild in its working directory.
pub const CASES_ARGUMENT: &str = "__cases";

/// A case that no compiler accepts.
const CONTROL: &str = "threadlings_control";
/// The folder of the cases in the scratch package.
const FOLDER: &str = "misuse";
/// How many packages an exercise may have, for graders at work at the same time.
const SLOTS: u32 = 64;

/// Runs trybuild on the package in the working directory; the process's exit code says nothing.
pub fn main() -> u8 {
    // It runs when dropped, and panics where a case compiled: the files that it writes say which.
    let cases = trybuild::TestCases::new();
    cases.compile_fail(format!("{FOLDER}/*.rs"));
    0
}

/// An exercise's cases, to be tried on one answer.
pub struct Cases<'a> {
    /// The exercise's name, by which a case knows the answer's crate.
    pub exercise: &'a str,
    /// The answer's text.
    pub answer: &'a str,
    /// The cases' names and texts.
    pub cases: Vec<(&'a str, &'a str)>,
}

/// What trybuild made of one case: the compiler's normalised text, or `None` when it compiled.
pub type CaseText = Option<String>;

impl Cases<'_> {
    /// Compiles each case against the answer; what came of them, in their order, or what stopped the compiler.
    ///
    /// # Errors
    /// When trybuild could not do its work.
    pub fn run(
        &self,
        toolchain: &Toolchain,
        kit: &Kit,
        limits: Limits,
        cancel: &Cancel,
    ) -> Result<Result<Vec<CaseText>, Stopped>, ToolchainError> {
        let (package, _lock) = self.claim(kit)?;
        self.write(&package)?;
        let ended = run(&job(toolchain, &package, limits), cancel)?;
        if let Some(stopped) = stopped(&ended)? {
            return Ok(Err(stopped));
        }
        let text = |name: &str| fs::read_to_string(package.join(FOLDER).join(format!("{name}.stderr"))).ok();
        let texts: Vec<CaseText> = self.cases.iter().map(|(name, _)| text(name)).collect();
        // A compiler that refuses a program says why: who says nothing was ended, or could not write it down.
        let is_mute = |text: &String| normalised(text).is_empty();
        if text(CONTROL).is_none() || texts.iter().flatten().chain(&text(CONTROL)).any(is_mute) {
            return Err(ToolchainError::Cases { why: format!("{}{}", ended.stdout, ended.stderr).trim().to_owned() });
        }
        Ok(Ok(texts))
    }

    /// A scratch package that nobody else uses; the same one as the last time where possible, because it is warm.
    fn claim(&self, kit: &Kit) -> Result<(PathBuf, File), ToolchainError> {
        for slot in 0..SLOTS {
            let package = kit.cases.join(format!("{}-{slot}", self.exercise));
            let path = package.join("lock");
            let open = || {
                fs::create_dir_all(&package)?;
                File::options().create(true).append(true).open(&path)
            };
            let lock = open().map_err(|error| ToolchainError::io(format!("open {}", path.display()), error))?;
            if lock.try_lock().is_ok() {
                return Ok((package, lock));
            }
        }
        Err(ToolchainError::Cases { why: format!("all {SLOTS} packages in {} are in use", kit.cases.display()) })
    }

    /// What the answer's file is called in messages. That changes with its text: cargo goes by the time of change, and
    /// clocks jump.
    pub fn source(&self) -> String {
        format!("src/{}.rs", &blake3::hash(self.answer.as_bytes()).to_hex()[..16])
    }

    fn write(&self, package: &Path) -> Result<(), ToolchainError> {
        for folder in [FOLDER, "src"] {
            // Absent the first time.
            let _ = fs::remove_dir_all(package.join(folder));
        }
        let source = self.source();
        let manifest = format!(
            "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\npublish = false\n\n\
             [lib]\npath = \"{source}\"\n\n[workspace]\n",
            name = self.exercise
        );
        // With a lock file at hand cargo need not be asked for one.
        let lock = format!("version = 4\n\n[[package]]\nname = \"{}\"\nversion = \"0.0.0\"\n", self.exercise);
        write_whole(&package.join("Cargo.toml"), manifest.as_bytes())?;
        write_whole(&package.join("Cargo.lock"), lock.as_bytes())?;
        write_whole(&package.join(source), self.answer.as_bytes())?;
        let control = (CONTROL, "fn main() {\n    compile_error!(\"control\");\n}\n");
        for (name, text) in self.cases.iter().chain([&control]) {
            write_whole(&package.join(FOLDER).join(format!("{name}.rs")), text.as_bytes())?;
        }
        Ok(())
    }
}

fn job(toolchain: &Toolchain, package: &Path, limits: Limits) -> Job {
    // What cargo keeps for this user may hold secrets, and a configuration that decides something here.
    let home = package.join("cargo-home");
    let mut job = toolchain
        .job(Path::new(&binary()), package, limits)
        .reads(in_and_above(package, &CARGOS))
        .writes(package)
        .arg(CASES_ARGUMENT)
        .env("CARGO", &toolchain.cargo)
        .env("CARGO_HOME", home)
        .env("CARGO_MANIFEST_DIR", package)
        .temporary(package)
        .env("TRYBUILD", "overwrite")
        // What an answer denies is judged elsewhere: here it is a library, and its `main` is dead.
        .env(flags_of(&toolchain.host), "--cap-lints=allow")
        .env("TERM", "dumb");
    // trybuild looks for the hash that cargo appends to a test's name, in the last 17 bytes, and panics if there are fewer.
    job.called = Some("threadlings-compile-fail-cases".into());
    job
}

/// The variable of flags for one target. trybuild takes `RUSTFLAGS` away and sets flags of its own for all targets; these come
/// before those.
fn flags_of(host: &str) -> String {
    format!("CARGO_TARGET_{}_RUSTFLAGS", host.to_uppercase().replace(['-', '.'], "_"))
}
