//! A small course in a folder that vanishes, for tests: valid, until a test breaks it.

use std::fs;
use std::path::PathBuf;

use super::{Course, CourseFaults, Source};

/// A course's folder.
pub(crate) struct Fixture {
    folder: tempfile::TempDir,
}

pub(crate) const MANIFEST: &str = r#"[threadlings]
format = 1
id = "small"
title = "A small course"

[[chapters]]
dir = "01_spawn"
title = "Spawning"

[[exercises]]
name = "join1"
chapter = "01_spawn"
title = "Work that gets lost"
teaches = [1]
fails_with = "failed-check check=it_waits"
hints = ["Who waits?", "Read about JoinHandle.", "Call join."]
lesson = """
A dropped handle detaches."""
link = "https://doc.rust-lang.org/std/thread/struct.JoinHandle.html"

[exercises.hints_for]
E0373 = "Move it."
deadlock = "Who holds it?"

[exercises.limits]
cpu_ms = 500
memory_mib = 64
"#;

const CHECKS: &str =
    "//! The caller waits.\n\nuse super::total;\n\n#[test]\nfn it_waits() {\n    assert_eq!(total(), 7);\n}\n";

impl Fixture {
    /// A course that is valid.
    pub fn valid() -> Fixture {
        let fixture = Fixture { folder: tempfile::tempdir().expect("a temporary folder") };
        fixture.write("info.toml", MANIFEST);
        fixture.write("exercises/01_spawn/join1.rs", "pub fn total() -> u32 {\n    0\n}\nfn main() {}\n");
        fixture.write("solutions/01_spawn/join1.rs", "pub fn total() -> u32 {\n    7\n}\nfn main() {}\n");
        fixture.write("checks/01_spawn/join1/checks.rs", CHECKS);
        let case = "//! It is no text.\nfn main() {\n    let _: &str = join1::total(); //~ E0308\n}\n";
        fixture.write("checks/01_spawn/join1/misuse/no_text.rs", case);
        fixture.write("checks/01_spawn/join1/misuse/no_text.stderr", "error[E0308]: mismatched types\n");
        for (name, first) in [
            ("no_thread", "failed-check check=it_waits"),
            ("stuck", "deadlock lines=2"),
            ("too_late", "failed-check check=main waits-for=interleavings"),
            ("right_scope", "passed"),
            ("right_builder", "passed"),
        ] {
            fixture
                .write(&format!("checks/01_spawn/join1/attempts/{name}.rs"), format!("//@ {first}\nfn main() {{}}\n"));
        }
        fixture
    }

    /// Writes a file, its folders too.
    pub fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let place = self.path(path);
        fs::create_dir_all(place.parent().expect("a folder")).expect("failed to create a folder");
        fs::write(place, text).expect("failed to write a file");
    }

    /// Removes a file or a folder.
    pub fn remove(&self, path: &str) {
        let place = self.path(path);
        if place.is_dir() { fs::remove_dir_all(place) } else { fs::remove_file(place) }.expect("failed to remove");
    }

    /// Replaces a part of `info.toml`, which must be there.
    pub fn edit(&self, from: &str, to: &str) {
        let text = fs::read_to_string(self.path("info.toml")).expect("info.toml");
        assert!(text.contains(from), "info.toml has no {from:?}");
        self.write("info.toml", text.replacen(from, to, 1));
    }

    /// Where a file of it stands.
    pub fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// The course in it, or what is wrong with it.
    pub fn load(&self) -> Result<Course, CourseFaults> {
        Course::load(&Source::Folder(self.folder.path().to_owned()))
    }

    /// What is wrong with it as it is shown, with the folder's own path left out.
    pub fn faults(&self) -> String {
        let faults = self.load().expect_err("the course is valid").to_string();
        faults.replace(&format!("{}/", self.folder.path().display()), "")
    }
}
