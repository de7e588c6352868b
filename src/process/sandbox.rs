//! The sandbox of a job: with Landlock, a program and all that it starts reach the files that the job names, those that
//! every program needs, and nothing else of the machine.

use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};

use landlock::{
    ABI, Access, AccessFs, AccessNet, BitFlags, CompatLevel, Compatible, Ruleset, RulesetAttr, RulesetCreatedAttr,
    RulesetError, Scope, make_bitflags, path_beneath_rules,
};

use super::Job;

/// What is asked of the kernel: files (Linux 5.13), moving them and cutting them short (6.2), no network (6.7), no ioctl on
/// devices (6.10), no signals to whoever is outside (6.12). Of this, what it has.
const ASKED: ABI = ABI::V6;
/// Without this much it is no sandbox: with less, a file of others' can be cut short.
const AT_LEAST: ABI = ABI::V3;

/// Where programs and what they are linked with stand.
const PROGRAMS: [&str; 9] =
    ["/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32", "/nix/store", "/gnu/store"];
/// What the loader, the linker and the standard library look at.
const READ: [&str; 9] = [
    "/proc",
    "/sys/fs/cgroup",
    "/sys/devices/system/cpu",
    "/etc/ld.so.cache",
    "/etc/ld.so.conf",
    "/etc/ld.so.conf.d",
    "/etc/ld.so.preload",
    "/dev/urandom",
    "/dev/random",
];
const READ_AND_WRITTEN: [&str; 1] = ["/dev/null"];

/// Whether the kernel can sandbox a job.
pub fn is_sandbox_available() -> bool {
    let ruleset = Ruleset::default().set_compatibility(CompatLevel::HardRequirement);
    ruleset.handle_access(AccessFs::from_all(AT_LEAST)).and_then(Ruleset::create).is_ok()
}

/// Puts this process, and all that it starts from now on, into the job's sandbox: as far as the kernel goes.
///
/// # Errors
/// When the kernel has Landlock and refuses.
pub(super) fn enter(job: &Job) -> io::Result<()> {
    let read = make_bitflags!(AccessFs::{ReadFile | ReadDir});
    let run = read | AccessFs::Execute;
    let write = read
        | make_bitflags!(AccessFs::{
            WriteFile | Truncate | Refer | RemoveFile | RemoveDir | MakeReg | MakeDir | MakeSym | MakeFifo | MakeSock
        });
    let path = job.environment.iter().find(|(name, _)| name == "PATH").map(|(_, path)| path.as_os_str());
    let programs = PROGRAMS.iter().map(PathBuf::from).chain(folders(path)).chain([PathBuf::from(&job.program)]);
    let rules: [(Vec<PathBuf>, BitFlags<AccessFs>); 5] = [
        (programs.collect(), run),
        (READ.iter().map(PathBuf::from).collect(), read),
        (READ_AND_WRITTEN.iter().map(PathBuf::from).collect(), write),
        (job.reads.clone(), run),
        (job.writes.clone(), write),
    ];
    let enter = || {
        let mut ruleset = Ruleset::default()
            .handle_access(AccessFs::from_all(ASKED))?
            .handle_access(AccessNet::from_all(ASKED))?
            .scope(Scope::from_all(ASKED))?
            .create()?;
        for (paths, access) in rules {
            // A path that is not there needs no rule.
            ruleset = ruleset.add_rules(path_beneath_rules(paths, access))?;
        }
        ruleset.restrict_self()
    };
    enter().map(|_| ()).map_err(|error: RulesetError| io::Error::other(error))
}

/// The folders that programs are looked for in.
fn folders(path: Option<&OsStr>) -> impl Iterator<Item = PathBuf> {
    let folders: Vec<PathBuf> = path.map(|path| std::env::split_paths(path).collect()).unwrap_or_default();
    // A folder that is named from the working directory is one of the answer's; the root would be everything.
    folders.into_iter().filter(|folder| folder.is_absolute() && folder.as_path() != Path::new("/"))
}
