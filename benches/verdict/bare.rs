//! The same file without a grader: `rustc --test`, and the program that it makes.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use threadlings::course::Exercise;

use crate::ours;
use crate::paired::Written;

/// What stands in for the harness: the same meeting, without a grader to tell; and nobody looks whether a thread sleeps.
const STAND_IN: &str = r#"
#[cfg(test)]
#[allow(dead_code)]
mod stand_in {
    use std::collections::HashMap;
    use std::sync::{Condvar, Mutex};
    use std::thread::{Builder, JoinHandle};

    pub fn asleep(_thread: &str, _sentence: &str) {}

    pub fn identify(_name: &str) {}

    pub fn spawn<T: Send + 'static>(name: &str, f: impl FnOnce() -> T + Send + 'static) -> JoinHandle<T> {
        Builder::new().name(name.to_owned()).spawn(f).unwrap()
    }

    static ARRIVED: Mutex<Option<HashMap<&str, usize>>> = Mutex::new(None);
    static MET: Condvar = Condvar::new();

    pub fn together(n: usize, sentence: &'static str) {
        let mut arrived = ARRIVED.lock().unwrap();
        *arrived.get_or_insert_default().entry(sentence).or_default() += 1;
        MET.notify_all();
        let waits = |arrived: &mut Option<HashMap<&str, usize>>| arrived.as_ref().unwrap()[sentence] < n;
        let _met = MET.wait_while(arrived, waits).unwrap();
    }
}
"#;

/// A compiler, called directly: past rustup's proxy, as threadlings calls it.
pub struct Bare {
    rustc: PathBuf,
    /// Where std's shared library is.
    libraries: PathBuf,
}

/// The cases of an exercise, and the answer's crate that they use.
pub struct Cases {
    folder: PathBuf,
    name: String,
    cases: Vec<PathBuf>,
    library: Written,
}

impl Bare {
    pub fn find() -> Bare {
        let asked = Command::new("rustc").args(["--print", "sysroot", "--print", "target-libdir"]).output();
        let asked = String::from_utf8(asked.expect("rustc is on the PATH").stdout).expect("a path in UTF-8");
        let (sysroot, libraries) = asked.trim().split_once('\n').expect("two lines");
        Bare { rustc: Path::new(sysroot).join("bin/rustc"), libraries: libraries.into() }
    }

    /// The exercise's solution with its checks as a plain test module, and its `main` as one more test.
    pub fn file(&self, scratch: &Path, exercise: &Exercise) -> Written {
        let checks = ours::checked(exercise).checks.text.replace("::harness", "super::stand_in");
        let text = format!(
            "{}\n#[cfg(test)]\nmod checks {{\n{checks}\n    #[test]\n    fn main_ends() {{\n        super::main();\n    }}\n}}\n{STAND_IN}",
            ours::checked(exercise).solution
        );
        Written::at(scratch, &format!("bare-{}", exercise.name), &text)
    }

    /// Saves an edit, compiles and runs.
    pub fn test(&self, file: &Written, dynamic: bool) -> Duration {
        file.edit();
        let program = file.path.with_extension(if dynamic { "dynamic" } else { "static" });
        let started = Instant::now();
        let mut rustc = Command::new(&self.rustc);
        rustc.arg(&file.path).args(["--test", "--edition", "2024", "-C", "debuginfo=0", "-o"]).arg(&program);
        if dynamic {
            rustc.args(["-C", "prefer-dynamic"]);
        }
        succeed(&mut rustc);
        succeed(Command::new(&program).env("LD_LIBRARY_PATH", &self.libraries));
        started.elapsed()
    }

    /// What [`Bare::refuse`] compiles.
    pub fn cases(&self, scratch: &Path, exercise: &Exercise) -> Cases {
        let library = Written::at(scratch, &format!("library-{}", exercise.name), &ours::checked(exercise).solution);
        let folder = library.path.parent().expect("a file has a folder").to_owned();
        let write = |name: &str, text: &str| {
            let path = folder.join(format!("{name}.rs"));
            fs::write(&path, text).expect("a case can be written");
            path
        };
        let cases = ours::checked(exercise).cases.iter().map(|case| write(&case.name, &case.text)).collect();
        Cases { folder, name: exercise.name.to_string(), cases, library }
    }

    /// Saves an edit, compiles the answer as a library, and each case against it, which must fail.
    pub fn refuse(&self, cases: &Cases) -> Duration {
        cases.library.edit();
        let library = cases.folder.join(format!("lib{}.rmeta", cases.name));
        let started = Instant::now();
        let rustc = || {
            let mut rustc = Command::new(&self.rustc);
            rustc.args(["--edition", "2024", "--emit=metadata"]);
            rustc
        };
        succeed(
            rustc()
                .args(["--crate-type", "lib", "--crate-name", &cases.name, "-o"])
                .arg(&library)
                .arg(&cases.library.path),
        );
        for case in &cases.cases {
            let mut rustc = rustc();
            rustc.arg("--extern").arg(format!("{}={}", cases.name, library.display())).arg("-o");
            rustc.arg(cases.folder.join("case.rmeta")).arg(case);
            assert!(!ended_well(&mut rustc), "{} compiles", case.display());
        }
        started.elapsed()
    }
}

fn succeed(command: &mut Command) {
    assert!(ended_well(command), "{command:?} failed");
}

/// Runs a command whose output is read, as by somebody who looks at it.
fn ended_well(command: &mut Command) -> bool {
    let output = command.stdin(Stdio::null()).output();
    output.unwrap_or_else(|error| panic!("{command:?}: {error}")).status.success()
}
