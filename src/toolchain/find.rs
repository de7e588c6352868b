//! The toolchain that the learner's folder has: asked once, then called directly, past rustup's proxies.
//!
//! Where it is, is asked anew each time; only rustup knows. What version stands there is kept by the identity of its files.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use super::{Cache, Ledger, ToolchainError};
use crate::digest::Digest;
use crate::process::{Cancel, Ended, How, Job, Limits, run};

/// Where the compiler's own libraries stand in a toolchain's folder.
const LIBRARIES: &str = if cfg!(windows) { "bin" } else { "lib" };
/// How the name of the one that is the compiler begins.
const DRIVER: &str = if cfg!(windows) { "rustc_driver" } else { "librustc_driver" };

/// A Rust toolchain.
#[derive(Clone, Debug)]
pub struct Toolchain {
    pub rustc: PathBuf,
    pub cargo: PathBuf,
    /// Absent where clippy is not installed; then there is no advice.
    pub clippy_driver: Option<PathBuf>,
    /// Absent where rustfmt is not installed.
    pub rustfmt: Option<PathBuf>,
    /// The toolchain's folder.
    pub sysroot: PathBuf,
    /// Where its std is, as a shared library too.
    pub libdir: PathBuf,
    /// `x86_64-unknown-linux-gnu`.
    pub host: String,
    /// What `rustc -vV` says: changes whenever the compiler does.
    pub version: String,
}

impl Toolchain {
    /// Asks `rustc`, as it is called in `directory`, where its toolchain is. Its version is kept in the cache.
    ///
    /// # Errors
    /// [`ToolchainError::Missing`] when there is no `rustc` or no `cargo`, or when it does not answer.
    pub fn find(directory: &Path, cache: &Cache, cancel: &Cancel) -> Result<Toolchain, ToolchainError> {
        let asked = ask("rustc", &["--print", "sysroot", "--print", "target-libdir"], directory, cancel)?;
        let mut lines = asked.stdout.lines().map(PathBuf::from);
        let (Some(sysroot), Some(libdir)) = (lines.next(), lines.next()) else {
            return Err(missing("rustc", &asked));
        };
        let tool = |name: &str| sysroot.join("bin").join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
        let installed = |name: &str| Some(tool(name)).filter(|path| path.is_file());
        let rustc = installed("rustc").ok_or_else(|| missing("rustc", &asked))?;
        let versions = Ledger::at(cache.root().join("compilers"));
        let key = identity(&sysroot, &rustc);
        let kept = key.as_ref().and_then(|key| serde_json::from_str(&versions.find(key)?).ok());
        let version: String = match kept {
            Some(version) => version,
            None => {
                let version = ask(&rustc, &["-vV"], directory, cancel)?.stdout;
                if let (Some(key), Ok(text)) = (&key, serde_json::to_string(&version)) {
                    versions.keep(key, text);
                }
                version
            }
        };
        let host = version.lines().find_map(|line| line.strip_prefix("host: ")).unwrap_or_default().to_owned();
        // A distribution's cargo may stand elsewhere.
        let cargo = match installed("cargo") {
            Some(cargo) => cargo,
            None => {
                ask("cargo", &["--version"], directory, cancel)?;
                PathBuf::from("cargo")
            }
        };
        let clippy_driver = installed("clippy-driver");
        let rustfmt = installed("rustfmt");
        Ok(Toolchain { rustc, cargo, clippy_driver, rustfmt, sysroot, libdir, host, version })
    }

    /// The compiler's release: `1.95.0`.
    pub fn release(&self) -> &str {
        self.version.lines().find_map(|line| line.strip_prefix("release: ")).unwrap_or("unknown")
    }

    /// A job for one of this toolchain's programs, with what a compiler needs of the environment and nothing else.
    pub(super) fn job(&self, program: &Path, directory: &Path, limits: Limits) -> Job {
        job(program, directory, limits).env("RUSTC", &self.rustc).reads([&self.sysroot, &self.libdir])
    }
}

/// What changes whenever another compiler stands there; none where that cannot be seen.
fn identity(sysroot: &Path, rustc: &Path) -> Option<String> {
    let is_driver =
        |path: &PathBuf| path.file_name().and_then(|name| name.to_str()).is_some_and(|name| name.starts_with(DRIVER));
    // `rustc` itself may only call what stands there.
    let drivers =
        fs::read_dir(sysroot.join(LIBRARIES)).ok()?.filter_map(|entry| Some(entry.ok()?.path())).filter(is_driver);
    let mut files: Vec<PathBuf> = drivers.chain([rustc.to_owned()]).collect();
    files.sort();
    let mut digest = Digest::default();
    for file in files {
        let known = fs::metadata(&file).ok()?;
        digest.add(file.as_os_str().as_encoded_bytes());
        digest.add(stamp(&known));
    }
    Some(digest.hex(32))
}

/// What changes whenever a file is replaced or written to.
#[cfg(unix)]
fn stamp(file: &fs::Metadata) -> String {
    use std::os::unix::fs::MetadataExt;
    format!("{} {} {} {}", file.ino(), file.len(), file.mtime(), file.mtime_nsec())
}

/// What changes whenever a file is replaced or written to.
#[cfg(windows)]
fn stamp(file: &fs::Metadata) -> String {
    use std::os::windows::fs::MetadataExt;
    format!("{} {} {}", file.creation_time(), file.len(), file.last_write_time())
}

/// How a network is reached, for those who download: proxies and certificates, as cargo and what it uses take them.
pub(super) const NETWORK: [&str; 14] = [
    "HTTP_PROXY",
    "http_proxy",
    "HTTPS_PROXY",
    "https_proxy",
    "ALL_PROXY",
    "all_proxy",
    "NO_PROXY",
    "no_proxy",
    "CARGO_HTTP_PROXY",
    "CARGO_HTTP_CAINFO",
    "CARGO_HTTP_CHECK_REVOKE",
    "CARGO_NET_GIT_FETCH_WITH_CLI",
    "SSL_CERT_FILE",
    "SSL_CERT_DIR",
];

fn job(program: impl Into<OsString>, directory: &Path, limits: Limits) -> Job {
    Job::new(program, directory, limits)
        .inherit(&["PATH", "HOME", "CARGO_HOME", "RUSTUP_HOME", "RUSTUP_TOOLCHAIN", "TMPDIR"])
        // What wraps the learner's own compiler has no business here.
        .env("RUSTC_WRAPPER", "")
        .env("RUSTC_WORKSPACE_WRAPPER", "")
}

/// What a tool answers to a question, however it exits.
fn ask(
    tool: impl AsRef<std::ffi::OsStr>,
    arguments: &[&str],
    directory: &Path,
    cancel: &Cancel,
) -> Result<Ended, ToolchainError> {
    let name = if tool.as_ref().to_string_lossy().ends_with("cargo") { "cargo" } else { "rustc" };
    let ended = run(&job(tool.as_ref(), directory, Limits::compiler()).args(arguments), cancel)?;
    match ended.how {
        How::Exited(0) => Ok(ended),
        _ => Err(missing(name, &ended)),
    }
}

fn missing(tool: &'static str, ended: &Ended) -> ToolchainError {
    let why = match &ended.how {
        How::NotStarted(why) => why.clone(),
        how if ended.stderr.trim().is_empty() => format!("it ended with {how:?}"),
        _ => ended.stderr.trim().to_owned(),
    };
    ToolchainError::Missing { tool, why }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_compiler_in_the_same_place_is_another_one() {
        let sysroot = tempfile::tempdir().unwrap();
        let file = |path: &str, text: &str| {
            let path = sysroot.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, text).unwrap();
            path
        };
        let rustc = file("bin/rustc", "rustc");
        assert_eq!(identity(&sysroot.path().join("nowhere"), &rustc), None);
        file("lib/libstd.so", "std");
        let mut seen = vec![identity(sysroot.path(), &rustc).unwrap()];
        file("lib/librustc_driver-1.so", "a driver");
        seen.push(identity(sysroot.path(), &rustc).unwrap());
        file("lib/librustc_driver-1.so", "another driver");
        seen.push(identity(sysroot.path(), &rustc).unwrap());
        file("bin/rustc", "another rustc");
        seen.push(identity(sysroot.path(), &rustc).unwrap());
        file("lib/libstd.so", "another std, which goes with its driver");
        assert_eq!(identity(sysroot.path(), &rustc).as_ref(), seen.last());
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), 4);
    }
}
