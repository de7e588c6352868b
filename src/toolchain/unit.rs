//! One program of a package, or its tests, built in one call of a compiler as cargo would have it built.

use std::path::{Path, PathBuf};

use super::compile::{assignment, finish};
use super::{Compilation, Package, Toolchain, ToolchainError, loader};
use crate::process::{Cancel, Limits};

/// A program of a package, or its tests.
#[derive(Clone, Debug)]
pub struct Unit<'u> {
    pub package: &'u Package,
    /// Its file.
    pub file: PathBuf,
    /// The program's name.
    pub name: &'u str,
    /// Folders on the disk and what they are called in messages.
    pub shown: Vec<(PathBuf, String)>,
    /// Whether its tests are meant, and not the program itself.
    pub tests: bool,
}

/// Who compiles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compiler {
    Rustc,
    /// clippy is rustc with more lints: it links as well. With `cfg(clippy)`, and without MIR's optimisations.
    Clippy {
        /// Whether every warning is an error.
        strict: bool,
    },
}

/// What comes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Emit<'p> {
    /// A program at this path.
    Program(&'p Path, Panics),
    /// Messages only; what else there is goes to this path.
    Messages(&'p Path),
}

/// What a panic does in a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panics {
    /// It unwinds. Then std can be linked as the shared library that it comes as, which is faster.
    Unwind,
    /// It ends the process.
    Abort,
}

impl Unit<'_> {
    /// Compiles it.
    ///
    /// # Errors
    /// When the compiler could not be run; clippy also where it is not installed.
    pub fn build(
        &self,
        toolchain: &Toolchain,
        compiler: Compiler,
        emit: Emit<'_>,
        limits: Limits,
        cancel: &Cancel,
    ) -> Result<Compilation, ToolchainError> {
        let Package { root, variables, .. } = self.package;
        let flags = if self.tests { &self.package.tests } else { &self.package.program };
        let program = match (compiler, &toolchain.clippy_driver) {
            (Compiler::Rustc, _) => &toolchain.rustc,
            (Compiler::Clippy { .. }, Some(clippy)) => clippy,
            (Compiler::Clippy { .. }, None) => {
                return Err(ToolchainError::Missing { tool: "clippy-driver", why: "it is not installed".to_owned() });
            }
        };
        let (Emit::Program(output, _) | Emit::Messages(output)) = emit;
        let scratch = output.parent().unwrap_or(root);
        let mut job = toolchain
            .job(program, root, limits)
            .reads([root])
            .reads(self.package.files())
            .writes(scratch)
            .temporary(scratch);
        for (name, value) in variables {
            job = job.env(name, value);
        }
        let crate_name = self.name.replace('-', "_");
        job = job.env("CARGO_BIN_NAME", self.name).env("CARGO_CRATE_NAME", &crate_name);
        if let Compiler::Clippy { .. } = compiler {
            // Found beside the compiler; called directly it needs the compiler's own libraries.
            job = loader::with_compiler(job.arg("--sysroot").arg(&toolchain.sysroot), toolchain);
        }
        job = job
            .args(["--crate-name", &crate_name])
            .arg(&self.file)
            .args(["--error-format=json", "--json=diagnostic-rendered-ansi", "--diagnostic-width=80"])
            .args(flags)
            .args(["-C", "debuginfo=0"]);
        job = if self.tests { job.arg("--test") } else { job.args(["--crate-type", "bin"]) };
        for (folder, shown) in &self.shown {
            job = job.arg("--remap-path-prefix").arg(assignment(folder, shown));
        }
        job = match emit {
            Emit::Messages(path) => job.args(["--emit=metadata", "-o"]).arg(path),
            Emit::Program(path, Panics::Abort) => job.args(["-C", "panic=abort", "--emit=link", "-o"]).arg(path),
            Emit::Program(path, Panics::Unwind) => {
                if !flags.iter().any(|flag| flag.starts_with("lto") || flag == "prefer-dynamic") {
                    job = job.args(["-C", "prefer-dynamic"]);
                    job = job.args(loader::finds_in(&toolchain.libdir).iter().flat_map(|flag| ["-C", flag]));
                    let std = loader::std_library(toolchain);
                    loader::beside(path, std)
                        .map_err(|error| ToolchainError::io("copy std beside a program", error))?;
                }
                job.args(["--emit=link", "-o"]).arg(path)
            }
        };
        let (Emit::Messages(path) | Emit::Program(path, _)) = emit;
        job = job.env("TMPDIR", path.parent().unwrap_or(root));
        if compiler == (Compiler::Clippy { strict: true }) {
            job = job.args(["-D", "warnings"]);
        }
        finish(&job, cancel)
    }
}
