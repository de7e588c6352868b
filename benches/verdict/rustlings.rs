//! rustlings on the same file, in a course of one exercise made like its own.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::courses::WholeCourse;
use crate::paired::Written;

const VERSION: &str = "6.5.0";

/// What `rustlings init` writes into a course's Cargo.toml, but for the list of programs.
const MANIFEST: &str = r#"
[package]
name = "exercises"
version = "0.0.0"
edition = "2024"
publish = false

[profile.release]
panic = "abort"

[profile.dev]
panic = "abort"

[lints.rust]
unsafe_code = "forbid"
unstable_features = "forbid"
dead_code = "allow"

[lints.clippy]
todo = "forbid"
empty_loop = "forbid"
infinite_loop = "deny"
mem_forget = "deny"
"#;

/// The program.
pub struct Rustlings {
    pub program: PathBuf,
}

/// A course, and its one exercise that is worked on.
pub struct Course {
    folder: PathBuf,
    name: String,
    file: Written,
}

impl Rustlings {
    /// `$RUSTLINGS`, or the one in `home`, which is installed there if need be.
    pub fn find_or_install(home: &Path) -> Rustlings {
        let program = std::env::var_os("RUSTLINGS").map_or_else(|| home.join("bin/rustlings"), PathBuf::from);
        if !program.is_file() {
            eprintln!("installing rustlings {VERSION} into {} …", home.display());
            let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
            let mut install = Command::new(cargo);
            install.args(["install", "rustlings", "--locked", "--version", VERSION, "--root"]).arg(home);
            assert!(install.status().is_ok_and(|status| status.success()), "rustlings cannot be installed");
        }
        Rustlings { program }
    }

    /// rustlings' own course, made by itself, with the `info.toml` and the solutions of its crates.
    pub fn own_course(&self, scratch: &Path) -> WholeCourse {
        let folder = tempfile::tempdir_in(scratch).expect("a folder");
        let mut init = Command::new(&self.program);
        init.arg("init").current_dir(folder.path()).stdin(Stdio::piped()).stdout(Stdio::null());
        let mut init = init.spawn().expect("rustlings can be run");
        // It asks to press Enter.
        init.stdin.take().expect("a pipe").write_all(b"\n").expect("it listens");
        assert!(init.wait().is_ok_and(|status| status.success()), "rustlings init failed");
        let course = folder.path().join("rustlings");
        let info = sources(&format!("rustlings-macros-{VERSION}")).join("info.toml");
        fs::copy(info, course.join("info.toml")).expect("an info.toml");
        let solutions = sources(&format!("rustlings-{VERSION}")).join("solutions");
        WholeCourse::solved(course, &solutions, folder)
    }

    /// A course whose first exercise is `text`. There is a second one: after the last, rustlings checks all again.
    pub fn course(&self, scratch: &Path, name: &str, text: &str) -> Course {
        let folder = scratch.join(format!("rustlings-{name}"));
        let write = |path: &str, text: &str| {
            let path = folder.join(path);
            fs::create_dir_all(path.parent().expect("a file has a folder")).expect("a folder");
            fs::write(path, text).expect("a file of the course");
        };
        let programs =
            [name, "unsolved"].map(|name| format!("{{ name = \"{name}\", path = \"exercises/{name}.rs\" }}"));
        write("Cargo.toml", &format!("bin = [{}]\n{MANIFEST}", programs.join(", ")));
        let entry =
            |name: &str, test: bool| format!("\n[[exercises]]\nname = \"{name}\"\ntest = {test}\nhint = \"none\"\n");
        write("info.toml", &format!("format_version = 1\n{}{}", entry(name, true), entry("unsolved", false)));
        write("exercises/unsolved.rs", "fn main() {\n    todo!()\n}\n");
        let mut file = Written::at(&folder, "exercises", text);
        fs::remove_file(&file.path).expect("the file was written");
        file.path.set_file_name(format!("{name}.rs"));
        Course { folder, name: name.to_owned(), file }
    }

    /// Saves an edit, and measures until there is the verdict, which must be a pass.
    pub fn run(&self, course: &Course) -> Duration {
        course.file.edit();
        let mut run = Command::new(&self.program);
        run.args(["run", &course.name]).current_dir(&course.folder).stdin(Stdio::null());
        let started = Instant::now();
        let output = run.output().expect("rustlings can be run");
        let time = started.elapsed();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
        time
    }
}

/// The sources of a crate, as cargo has kept them since it was installed.
fn sources(name: &str) -> PathBuf {
    let home = std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cargo"));
    let cargo = std::env::var_os("CARGO_HOME").map(PathBuf::from).or(home).expect("cargo's home");
    let registries = fs::read_dir(cargo.join("registry/src")).expect("a registry");
    let mut found = registries.flatten().map(|registry| registry.path().join(name));
    found
        .find(|path| path.is_dir())
        .unwrap_or_else(|| panic!("{name} was not installed from crates.io on this machine"))
}
