//! shuttle on the same programs: what stands in for `std` is its own, and so is the scheduler.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const VERSION: &str = "0.9.9";

/// A program that runs each of `programs` under shuttle's random scheduler.
pub struct Shuttle {
    program: PathBuf,
}

impl Shuttle {
    /// Builds it in `home`: shuttle optimised as the explorer is, the programs not, as answers are not.
    pub fn build(home: &Path, programs: &[(&str, &str)]) -> Shuttle {
        let write = |path: &str, text: &str| {
            let path = home.join(path);
            fs::create_dir_all(path.parent().expect("a file has a folder")).expect("a folder");
            fs::write(path, text).expect("a file of the project");
        };
        let manifest = format!(
            "[package]\nname = \"shuttled\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
             [dependencies]\nshuttle = \"={VERSION}\"\n\n[workspace]\n\n\
             [profile.release]\nopt-level = 0\n\n[profile.release.package.\"*\"]\nopt-level = 3\n"
        );
        write("Cargo.toml", &manifest);
        let mut main = String::from(
            "use shuttle::Runner;\nuse shuttle::scheduler::RandomScheduler;\n\nfn main() {\n    \
             let arguments: Vec<String> = std::env::args().collect();\n    \
             let schedules = arguments[2].parse().unwrap();\n    \
             let runner = Runner::new(RandomScheduler::new_from_seed(7, schedules), shuttle::Config::new());\n    \
             let ran = match arguments[1].as_str() {\n",
        );
        for (name, text) in programs {
            let text = text.replace("std::sync", "shuttle::sync").replace("std::thread", "shuttle::thread");
            write(&format!("src/{name}.rs"), &text.replace("fn main()", "pub fn main()"));
            writeln!(main, "        \"{name}\" => runner.run({name}::main),").unwrap();
        }
        main += "        other => panic!(\"no program {other}\"),\n    };\n    assert_eq!(ran, schedules);\n}\n";
        for (name, _) in programs {
            writeln!(main, "mod {name};").unwrap();
        }
        write("src/main.rs", &main);
        eprintln!("building shuttle {VERSION} in {} …", home.display());
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut build = Command::new(cargo);
        build.args(["build", "--release", "--quiet"]).current_dir(home).env("CARGO_TARGET_DIR", home.join("target"));
        assert!(build.status().is_ok_and(|status| status.success()), "shuttle cannot be built");
        Shuttle { program: home.join("target/release/shuttled") }
    }

    /// Runs that many schedules of a program.
    pub fn run(&self, program: &str, schedules: u64) -> Duration {
        let mut run = Command::new(&self.program);
        run.args([program, &schedules.to_string()]).stdin(Stdio::null());
        let started = Instant::now();
        let output = run.output().expect("it can be run");
        let time = started.elapsed();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        time
    }
}
