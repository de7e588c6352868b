//! `grader-error`: no compiler, a full disk, a read-only folder. Never counted against the learner, never a pass.
//!
//! Root writes through chmod, so disks are made small or read-only in a mount namespace of the test's own.
#![expect(clippy::disallowed_methods, reason = "asks what this machine has")]

use std::fs;
use std::os::unix::fs::symlink;
use std::path::PathBuf;
use std::process::Command;

use rustix::fs::chmod;
use serde_json::json;

use crate::answer::Judged;
use crate::commands::{RIGHT, SUM1, started};
use crate::program::{Program, Ran, Test, same};
use crate::remains;

/// Whether this machine lets us; if not, it is said, and the test cannot tell anything.
pub(crate) fn may_mount() -> bool {
    let may = Command::new("unshare").args(["-m", "true"]).output().is_ok_and(|output| output.status.success());
    if !may {
        skipped();
    }
    may
}

#[expect(clippy::print_stderr, reason = "says why a test tells nothing")]
fn skipped() {
    eprintln!("skipped: `unshare -m` is not permitted here, so no disk can be made full");
}

const INSTALL: &str = "install Rust from https://rustup.rs, make sure that `rustc` and `cargo` are on your PATH, and see \
                       `threadlings doctor`";

#[test]
fn without_a_compiler_it_is_said_which_program_is_missing() {
    let test = Test::in_the_course();
    test.write("answer.rs", RIGHT);
    let run = ["run", "sum1", "--answer", "answer.rs", "--format", "json"];
    let ran = test.program(&run).env("PATH", test.root()).run();
    let message = "failed to run `rustc`: failed to start rustc: No such file or directory (os error 2)";
    Judged::of(&ran, "sum1").is("grader-error", json!({"message": message, "advice": INSTALL}));
    remains::nothing(&test);
}

#[test]
fn without_a_compiler_a_folder_can_be_made_all_the_same() {
    let test = Test::in_an_empty_folder();
    let ran = test.program(&["init"]).env("PATH", test.root()).run();
    assert_eq!(ran.code(), Some(4));
    assert!(ran.stderr.starts_with("the folder is there, but answers cannot be checked yet: failed to run `rustc`"));
    assert!(test.path("threadlings/exercises/01_spawn/spawn1.rs").is_file());
}

#[test]
fn a_compiler_that_does_not_answer_is_shown_with_what_it_said() {
    let test = Test::in_the_course();
    test.write("answer.rs", RIGHT);
    test.write("bin/rustc", "#!/bin/sh\necho 'error: no toolchain is installed' >&2\nexit 1\n");
    chmod(test.path("bin/rustc"), 0o755.into()).expect("it can be made a program");
    let path = format!("{}:/usr/bin:/bin", test.path("bin").display());
    let ran = test.program(&["run", "sum1", "--answer", "answer.rs", "--format", "json"]).env("PATH", path).run();
    let message = "failed to run `rustc`: error: no toolchain is installed";
    Judged::of(&ran, "sum1").is("grader-error", json!({"message": message, "advice": INSTALL}));
}

/// The folder of the real compiler.
fn sysroot() -> PathBuf {
    let real = Command::new("rustc").args(["--print", "sysroot"]).output().expect("a compiler");
    PathBuf::from(String::from_utf8(real.stdout).expect("a path").trim_end())
}

/// Runs a right answer, with that `PATH` and then with the usual one, and says what the first verdict and its reason were.
fn spoiled_by(test: &Test, path: String) -> (Ran, String) {
    test.write("answer.rs", RIGHT);
    let run = ["run", "sum1", "--answer", "answer.rs", "--format", "json"];
    let ran = test.program(&run).env("PATH", path).run();
    // It was not kept.
    assert_eq!(test.run(&run).code(), Some(0));
    let message = ran.json()["detail"]["message"].as_str().expect("a message").to_owned();
    (ran, message)
}

#[test]
fn a_linker_that_is_not_there_is_held_against_nobody() {
    let test = Test::in_the_course();
    let (ran, message) = spoiled_by(&test, sysroot().join("bin").display().to_string());
    assert_eq!(ran.code(), Some(4), "{}", ran.stdout);
    assert!(message.starts_with("failed to link: "), "{message}");
    remains::nothing(&test);
}

#[test]
fn a_linker_that_is_ended_from_outside_is_held_against_nobody() {
    let test = Test::in_the_course();
    // As where memory runs out: not `cc` itself is killed, but what it starts, whichever the compiler prefers.
    test.write("bin/ld", "#!/bin/sh\nkill -9 $$\n");
    test.copy("bin/ld", "bin/ld.lld");
    test.write("bin/cc", format!("#!/bin/sh\nexec /usr/bin/cc -B{} \"$@\"\n", test.path("bin").display()));
    for tool in ["bin/ld", "bin/ld.lld", "bin/cc"] {
        chmod(test.path(tool), 0o755.into()).expect("it can be made a program");
    }
    let path = format!("{}:{}/bin:/usr/bin:/bin", test.path("bin").display(), sysroot().display());
    let (ran, message) = spoiled_by(&test, path);
    assert_eq!(ran.code(), Some(4), "{}", ran.stdout);
    assert_eq!(message, "failed to compile: the linker was ended from outside");
    remains::nothing(&test);
}

/// A compiler like the real one, in a folder of the test's own, but without clippy.
fn toolchain_without_clippy(test: &Test) {
    let real = sysroot();
    let folder = test.root().join("toolchain");
    fs::create_dir_all(folder.join("bin")).expect("a folder");
    for tool in ["bin/rustc", "bin/cargo", "bin/rustfmt", "lib"] {
        symlink(real.join(tool), folder.join(tool)).expect("a link");
    }
    // Asked where its toolchain is, it names the folder; all else is the real one's.
    let script = format!(
        "#!/bin/sh\ncase \"$*\" in\n*sysroot*) echo {folder:?} && exec {rustc:?} --print target-libdir ;;\n\
         *) exec {rustc:?} \"$@\" ;;\nesac\n",
        rustc = folder.join("bin/rustc")
    );
    test.write("bin/rustc", script);
    chmod(test.path("bin/rustc"), 0o755.into()).expect("it can be made a program");
    // Support crates for this compiler are nobody else's business.
    fs::remove_file(test.cache().join("kits")).expect("the link to the shared ones");
}

#[test]
fn an_exercise_that_cannot_be_judged_outweighs_those_that_failed() {
    let test = started();
    toolchain_without_clippy(&test);
    let path = format!("{}:/usr/bin:/bin", test.path("bin").display());
    let ran = test.program(&["check-all"]).env("PATH", path).run();
    let said = "\
failed-check     sum1
                 the check `it_is_seven` does not hold.
failed-check     gate1
                 the check `both_run_at_once` does not hold.
misuse-compiles  misuse1
                 a program that should be refused compiles with your types: `a_token_used_twice`.
grader-error     strict1
                 this exercise is judged by clippy, and clippy is not installed
failed-check     limits1
                 the check `it_is_seven` does not hold.

0 of 5 passed
";
    ran.is(4, said, "building the support crates for this compiler, once …\n");
    assert!(
        !test.read("learn/.threadlings/progress.toml").contains("strict1"),
        "it is not counted against the learner"
    );
    remains::nothing(&test);
}

/// Grades a right answer with a cache on a disk of this size, after the rest of a script; `$cache` is the cache.
fn on_a_small_disk<'t>(test: &'t Test, size: &str, script: &str) -> Program<'t> {
    test.write("answer.rs", RIGHT);
    let script = format!(
        "kits=$(readlink $THREADLINGS_CACHE/kits)\ncache=$THREADLINGS_CACHE\n\
         mount -t tmpfs -o size={size} tmpfs $cache\nln -s $kits $cache/kits\n{script}\nexec \"$@\""
    );
    test.program(&["run", "sum1", "--answer", "answer.rs", "--format", "json"]).in_a_namespace(&script)
}

/// The name of a scratch folder differs each time.
#[track_caller]
fn is_the_disks_fault(ran: &Ran, message: &str) {
    let mut judged = Judged::of(ran, "sum1");
    let detail = &mut judged.document["detail"];
    let said = detail["message"].as_str().expect("a message").to_owned();
    let said: Vec<String> = said
        .split('/')
        .map(|part| match part {
            part if part.starts_with("answer-") => "[SCRATCH]".to_owned(),
            // A folder whose name nobody can guess.
            part if part.len() == 32 => "[NAMELESS]".to_owned(),
            part => part.to_owned(),
        })
        .collect();
    detail["message"] = json!(said.join("/"));
    let advice = "make sure that the disk has room and that the folder can be written";
    judged.is("grader-error", json!({"message": message, "advice": advice}));
}

#[test]
fn a_cache_on_a_disk_without_any_room() {
    if may_mount() {
        let test = Test::in_the_course();
        let ran = on_a_small_disk(&test, "8k", "cat /dev/zero > $cache/full 2> /dev/null || true").run();
        let path = "[TMP]/cache/scratch/[SCRATCH]/[NAMELESS]/checks.rs";
        is_the_disks_fault(&ran, &format!("failed to write {path}: No space left on device (os error 28)"));
        remains::nothing(&test);
    }
}

#[test]
fn a_cache_on_a_disk_that_is_full_when_the_compiler_has_done_its_work() {
    if may_mount() {
        let test = Test::in_the_course();
        let ran = on_a_small_disk(&test, "32k", "").run();
        let path = "[TMP]/cache/scratch/[SCRATCH]/room";
        is_the_disks_fault(&ran, &format!("failed to write {path}: No space left on device (os error 28)"));
        remains::nothing(&test);
    }
}

#[test]
fn a_cache_that_cannot_be_written() {
    if may_mount() {
        let test = Test::in_the_course();
        let ran = on_a_small_disk(&test, "64k", "mount -o remount,ro $cache").run();
        let path = "[TMP]/cache/scratch";
        is_the_disks_fault(&ran, &format!("failed to make {path}: Read-only file system (os error 30)"));
    }
}

/// Checks a right answer in a learner's folder on a small disk of its own, after the rest of a script. On standard error
/// comes how far the progress from before it still stands.
fn in_a_small_folder(test: &Test, script: &str) -> Ran {
    let script = format!(
        "mount -t tmpfs -o size=256k tmpfs learn\n\"$1\" goto sum1 >&2\ncp answer.rs {SUM1}\n\
         cp learn/.threadlings/progress.toml before\n{script}\ncode=0\n\"$@\" || code=$?\n\
         cmp learn/.threadlings/progress.toml before >&2 && echo 'progress is as it was' >&2\nexit $code"
    );
    test.write("answer.rs", RIGHT);
    test.program(&["run", "--format", "json"]).in_a_namespace(&script).run()
}

#[track_caller]
fn is_the_folders_fault(ran: &Ran, message: &str, advice: &str) {
    assert_eq!(ran.code(), Some(4), "{ran:?}");
    let said = "the current exercise is sum1: learn/exercises/01_plain/sum1.rs\nprogress is as it was\n";
    same(&ran.stderr, said);
    let document = ran.json();
    assert_eq!(document["verdict"], "grader-error");
    assert_eq!(document["detail"], json!({"message": message, "advice": advice}));
    assert_eq!(document["passed"], false);
}

#[test]
fn a_learners_folder_on_a_full_disk_keeps_its_last_progress() {
    if may_mount() {
        let test = started();
        let ran = in_a_small_folder(&test, "cat /dev/zero > learn/full 2> /dev/null || true");
        let path = "[TMP]/here/learn/.threadlings/progress.copy.toml";
        let advice = "make room on that disk and try again; what was saved before is still there";
        is_the_folders_fault(&ran, &format!("failed to write {path}: No space left on device (os error 28)"), advice);
        remains::nothing(&test);
    }
}

#[test]
fn a_learners_folder_that_cannot_be_written_keeps_its_last_progress() {
    if may_mount() {
        let test = started();
        let ran = in_a_small_folder(&test, "mount -o remount,ro learn");
        let path = "[TMP]/here/learn/.threadlings/lock";
        let advice = "the folder is on a read-only file system: remount it, or copy the folder to where you can write";
        is_the_folders_fault(&ran, &format!("failed to lock {path}: Read-only file system (os error 30)"), advice);
        remains::nothing(&test);
    }
}
