//! A rustlings course as the package that it is: how cargo builds its programs and their tests, in cargo's own words.
//!
//! Edition, lints with their levels and order, profiles, features, cfgs, dependencies, what a workspace above gives and what
//! `.cargo/config.toml` adds: all of that is cargo's to decide, so it is asked once, for one of the programs, and the command
//! that it then runs is kept. Nothing of it is interpreted here but what is left out: names, outputs, debug information.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::find::NETWORK;
use super::kit::write_whole;
use super::spoken::{Spoken, commands};
use super::{Cache, Toolchain, ToolchainError, loader};
use crate::digest::Digest;
use crate::process::{Cancel, Ended, How, Limits, run};

/// How a package's programs are built.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Package {
    /// Where its Cargo.toml stands.
    pub root: PathBuf,
    /// What rustc gets for a program, and what for its tests; lints and dependencies included, names and outputs not.
    pub(super) program: Vec<String>,
    pub(super) tests: Vec<String>,
    /// Whether a panic ends a program at once. Tests always unwind.
    pub aborts: bool,
    /// What is in the environment of the compiler, and of the tests: `CARGO_MANIFEST_DIR` …
    pub variables: Vec<(String, String)>,
}

/// What is kept of a package in the cache, once it has been asked.
const RECORD: &str = "package.json";

impl Package {
    /// The package in `root`, as it was learned for the same manifests before, or asked now; `program` is one of its.
    /// `building` is called before something takes long.
    ///
    /// # Errors
    /// When cargo does not come to building that program.
    pub fn learn(
        cache: &Cache,
        toolchain: &Toolchain,
        root: &Path,
        program: &str,
        cancel: &Cancel,
        building: impl FnOnce(),
    ) -> Result<Package, ToolchainError> {
        let folder = |digest: &str| cache.folder(Path::new("packages").join(digest));
        let known = || {
            let record = folder(&digest(toolchain, root)).ok()?.join(RECORD);
            serde_json::from_slice::<Package>(&fs::read(record).ok()?).ok()
        };
        let before = known();
        if let Some(package) = before.as_ref().filter(|package| !package.has_dependencies()) {
            return Ok(package.clone());
        }
        if before.is_none() {
            building();
        }
        let place: String = blake3::hash(root.as_os_str().as_encoded_bytes()).to_hex()[..16].to_owned();
        let asking =
            Asking { toolchain, root, program, target: cache.folder(Path::new("programs").join(place))?, cancel };
        // What a program is built from may have changed where no manifest did: a library of the course's own.
        let said = asking.ask(&["build"], before.is_some())?;
        let tested = asking.ask(&["test", "--no-run"], before.is_some())?;
        let package = match (said, tested, before) {
            (Some(said), Some(tested), _) => Package {
                root: root.to_owned(),
                aborts: said.arguments.iter().any(|argument| argument == "panic=abort"),
                program: flags(&said.arguments),
                tests: flags(&tested.arguments),
                variables: variables(&tested),
            },
            (_, _, Some(before)) => before,
            (_, _, None) => return Err(asking.failed("it says nothing of that".to_owned())),
        };
        // Now: cargo may have written the lock file.
        let record = folder(&digest(toolchain, root))?.join(RECORD);
        write_whole(&record, &serde_json::to_vec(&package).unwrap_or_default())?;
        Ok(package)
    }

    /// Whether a program and its tests are built alike, but for what makes the one a program and the other tests.
    pub fn builds_tests_alike(&self) -> bool {
        self.program == self.tests
    }

    /// Whether it makes errors of other lints of rustc's than these. clippy's do not count: rustc does not know them.
    pub fn denies_more_than(&self, known: &[&str]) -> bool {
        let mut denied = self
            .program
            .iter()
            .filter_map(|flag| ["--deny=", "--forbid="].iter().find_map(|level| flag.strip_prefix(level)));
        // In two words, as a configuration may have them.
        let is_short = self.program.iter().any(|flag| matches!(flag.as_str(), "-D" | "-F" | "--deny" | "--forbid"));
        is_short || denied.any(|lint| !lint.starts_with("clippy::") && !known.contains(&lint))
    }

    /// Changes when anything changes that decides how its programs are compiled, clippy's configuration included: that is
    /// read each time, here as by clippy.
    pub fn digest(&self) -> String {
        let mut digest = Digest::default();
        digest.add(serde_json::to_vec(self).unwrap_or_default());
        add_files(&mut digest, &self.root, &CLIPPYS);
        digest.hex(32)
    }

    /// A package of which only flags are known.
    #[cfg(test)]
    pub(crate) fn bare(flags: &[&str]) -> Package {
        let flags: Vec<String> = flags.iter().map(|flag| (*flag).to_owned()).collect();
        Package { root: "/course".into(), program: flags.clone(), tests: flags, aborts: true, variables: Vec::new() }
    }

    /// What a compiler reads for one of its programs, beside the package itself: crates, and clippy's configuration.
    pub(super) fn files(&self) -> impl Iterator<Item = PathBuf> {
        let words = self.program.iter().chain(&self.tests);
        let crates =
            words.filter_map(|word| Some(PathBuf::from(word.split_once('=')?.1)).filter(|path| path.is_absolute()));
        crates.chain(in_and_above(&self.root, &CLIPPYS))
    }

    /// Whether there is more to it than one file and std.
    pub fn has_dependencies(&self) -> bool {
        self.program.iter().chain(&self.tests).any(|flag| flag == "--extern")
    }
}

struct Asking<'a> {
    toolchain: &'a Toolchain,
    root: &'a Path,
    program: &'a str,
    target: PathBuf,
    cancel: &'a Cancel,
}

impl Asking<'_> {
    /// Has cargo build the program, and gives the command that it ran for it; `None` where it had nothing to do. That the
    /// program does not compile is no matter.
    fn ask(&self, command: &[&str], may_be_fresh: bool) -> Result<Option<Spoken>, ToolchainError> {
        let job = self
            .toolchain
            .job(&self.toolchain.cargo, self.root, Limits::building())
            .inherit(&NETWORK)
            .args(command.iter().copied())
            .args(["-vv", "--color", "never", "--bin", self.program, "--target-dir"])
            .arg(&self.target);
        let name = self.program.replace('-', "_");
        let is_it = |spoken: &Spoken| spoken.arguments.windows(2).any(|pair| pair == ["--crate-name", &name]);
        for is_first in [true, false] {
            let ended = run(&job, self.cancel)?;
            let said = commands(&ended.stderr).into_iter().rfind(is_it);
            match (&ended.how, said) {
                (_, Some(said)) => return Ok(Some(said)),
                (How::Exited(0), None) if may_be_fresh => return Ok(None),
                // Nothing to do, though nothing is known of it: a manifest changed, but not for the program.
                (How::Exited(0), None) if is_first => self.forget()?,
                (_, None) => return Err(self.failed(why(&ended))),
            }
        }
        Ok(None)
    }

    fn forget(&self) -> Result<(), ToolchainError> {
        fs::remove_dir_all(&self.target)
            .map_err(|error| ToolchainError::io(format!("remove {}", self.target.display()), error))
    }

    fn failed(&self, why: String) -> ToolchainError {
        ToolchainError::Package { path: self.root.join("Cargo.toml").display().to_string(), why }
    }
}

fn why(ended: &Ended) -> String {
    match &ended.how {
        How::NotStarted(why) => why.clone(),
        How::Exited(_) if !ended.stderr.trim().is_empty() => ended.stderr.trim().to_owned(),
        how => format!("cargo ended with {how:?}"),
    }
}

/// Changes when anything changes that cargo's answer depends on: every manifest and configuration above counts, for a
/// workspace's may.
fn digest(toolchain: &Toolchain, root: &Path) -> String {
    let mut digest = Digest::default();
    digest.add(env!("CARGO_PKG_VERSION"));
    digest.add(&toolchain.version);
    digest.add(toolchain.sysroot.as_os_str().as_encoded_bytes());
    digest.add(root.as_os_str().as_encoded_bytes());
    add_files(&mut digest, root, &["Cargo.toml", "Cargo.lock", ".cargo/config.toml", ".cargo/config"]);
    digest.hex(16)
}

/// Adds the files of these names in this folder and in all above it.
fn add_files(digest: &mut Digest, folder: &Path, names: &[&str]) {
    in_and_above(folder, names).for_each(|file| digest.add(fs::read(file).unwrap_or_default()));
}

/// The files of these names in this folder and in all above it.
pub(super) fn in_and_above(folder: &Path, names: &[&str]) -> impl Iterator<Item = PathBuf> {
    folder.ancestors().flat_map(move |folder| names.iter().map(move |name| folder.join(name)))
}

/// clippy's configuration.
const CLIPPYS: [&str; 2] = ["clippy.toml", ".clippy.toml"];
/// cargo's.
pub(super) const CARGOS: [&str; 2] = [".cargo/config.toml", ".cargo/config"];

/// Options that name things or say what comes out and where, each followed by its value.
const OWN: [&str; 2] = ["--crate-name", "--out-dir"];
/// The same, with their values in one word.
const OWN_PREFIXES: [&str; 4] = ["--error-format", "--json", "--emit", "--diagnostic-width"];
/// Those among the `-C`s, and what differs between a program and its tests.
const OWN_CODEGEN: [&str; 7] =
    ["metadata", "extra-filename", "incremental", "debuginfo", "split-debuginfo", "strip", "panic"];

/// What remains of rustc's arguments for any program of the package.
fn flags(arguments: &[String]) -> Vec<String> {
    let mut flags = Vec::new();
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            own if OWN.contains(&own) => {
                arguments.next();
            }
            "--test" => {}
            "--crate-type" => {
                arguments.next();
            }
            "-C" => {
                let Some(value) = arguments.next() else { break };
                let name = value.split('=').next().unwrap_or_default();
                if !OWN_CODEGEN.contains(&name) {
                    flags.extend([argument.clone(), value.clone()]);
                }
            }
            own if OWN_PREFIXES.iter().any(|prefix| own.starts_with(prefix)) => {}
            file if !file.starts_with('-') && file.ends_with(".rs") => {}
            _ => flags.push(argument.clone()),
        }
    }
    flags
}

/// The variables that are the same for all programs of the package.
fn variables(spoken: &Spoken) -> Vec<(String, String)> {
    let own = ["CARGO_BIN_NAME", "CARGO_CRATE_NAME", "CARGO_TARGET_TMPDIR"];
    spoken
        .variables
        .iter()
        .filter(|(name, _)| !own.contains(&name.as_str()) && !loader::is_ours(name))
        .cloned()
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::*;
    use crate::foreign::{changed, few, text};

    fn list(words: &str) -> Vec<String> {
        words.split(' ').map(str::to_owned).collect()
    }

    #[test]
    fn what_names_a_program_or_its_outputs_is_left_out_and_the_rest_keeps_its_order() {
        let program = list(
            "--crate-name intro2 --edition=2024 exercises/00_intro/intro2.rs --error-format=json \
             --json=diagnostic-rendered-ansi --crate-type bin --emit=dep-info,link -C panic=abort -C embed-bitcode=no -C \
             debuginfo=2 --forbid=unsafe_code --forbid=clippy::todo --allow=dead_code --check-cfg cfg(docsrs,test) -C \
             metadata=76f1 -C extra-filename=-1fa8 --out-dir /t/debug/deps -C incremental=/t -L dependency=/t/debug/deps \
             --extern rand=/t/librand.rlib",
        );
        let left = list(
            "--edition=2024 -C embed-bitcode=no --forbid=unsafe_code --forbid=clippy::todo --allow=dead_code --check-cfg \
             cfg(docsrs,test) -L dependency=/t/debug/deps --extern rand=/t/librand.rlib",
        );
        assert_eq!(flags(&program), left);
        let tests: Vec<String> = program
            .iter()
            .filter(|word| !["--crate-type", "bin"].contains(&word.as_str()))
            .cloned()
            .chain(["--test".to_owned()])
            .collect();
        assert_eq!(flags(&tests), left);
    }

    fn record() -> Vec<u8> {
        serde_json::to_vec(&Package::bare(&["--edition=2024", "-C", "x", "--deny=a", "--extern", "b"])).unwrap()
    }

    proptest! {
        #![proptest_config(few())]

        #[test]
        fn a_damaged_record_is_none_or_can_be_used(record in changed(record())) {
            if let Ok(package) = serde_json::from_slice::<Package>(&record) {
                package.digest();
                package.denies_more_than(&["unsafe_code"]);
                let written = serde_json::to_vec(&package).unwrap();
                prop_assert_eq!(serde_json::from_slice::<Package>(&written).unwrap(), package);
            }
        }

        #[test]
        fn any_arguments_leave_some_flags(
            words in vec(
                prop_oneof![
                    select(&["--crate-name", "-C", "panic=abort", "--test", "a.rs", "--emit"][..]).prop_map(str::to_owned),
                    text(),
                ],
                0..12,
            ),
        ) {
            prop_assert!(flags(&words).iter().all(|flag| words.contains(flag)));
        }
    }
}
