//! From a fresh clone to the first verdict, with nothing built: once, and without the network.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Measures and prints.
pub fn table(root: &Path, scratch: &Path) {
    let clone = scratch.join("clone");
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let git = |arguments: &[&str]| {
        let mut git = Command::new("git");
        git.args(arguments).arg(root).arg(&clone).stdout(Stdio::null());
        assert!(git.status().is_ok_and(|status| status.success()), "the repository cannot be cloned");
    };
    git(&["clone", "--quiet", "--no-hardlinks"]);
    let run = |command: &mut Command, expected: i32| -> Duration {
        // As a learner's shell would start it, not as cargo starts a benchmark.
        for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("CARGO_")) {
            if name != "CARGO_HOME" {
                command.env_remove(name);
            }
        }
        command.current_dir(&clone).env("THREADLINGS_CACHE", scratch.join("clone-cache"));
        let started = Instant::now();
        let output = command.stdin(Stdio::null()).output().expect("it can be run");
        let time = started.elapsed();
        assert_eq!(output.status.code(), Some(expected), "{}", String::from_utf8_lossy(&output.stderr));
        time
    };
    let ahead = run(Command::new(&cargo).args(["fetch", "--locked"]), 0);
    let build = run(Command::new(&cargo).args(["build", "--offline"]), 0);
    let cargo_run = ["run", "--quiet", "--offline"];
    let first = run(Command::new(&cargo).args(cargo_run), 1);
    let second = run(Command::new(&cargo).args(cargo_run), 1);
    println!("clone → first verdict, nothing built, once\n");
    println!("| | |\n|---|---:|");
    println!("| downloads, where they are there already (`cargo fetch`) | {:.1} s |", ahead.as_secs_f64());
    println!("| `cargo build` | {:.1} s |", build.as_secs_f64());
    println!(
        "| first `cargo run`: the learner's folder, the support crates, the verdict | {:.1} s |",
        first.as_secs_f64()
    );
    println!("| second `cargo run`: the verdict | {:.1} s |", second.as_secs_f64());
}
