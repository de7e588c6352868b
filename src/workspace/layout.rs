//! What a learner's folder consists of: every file that a course brings, with its text.

use std::borrow::Cow;
use std::fmt::Write as _;

use crate::course::Course;
use crate::digest::Digest;

/// A file that the course brings.
#[derive(Debug)]
pub(super) struct GivenFile<'c> {
    /// Where it stands, relative to the folder.
    pub path: String,
    /// Its name under `.threadlings/given/`: the same when an exercise moves to another chapter.
    pub key: String,
    pub text: Cow<'c, str>,
    pub role: Role,
}

/// What a file is for: it decides what happens when the learner's differs from what the course brings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// The learner's work.
    Exercise,
    /// The manifest, which must know new exercises.
    Manifest,
    /// Nothing depends on it.
    Furniture,
}

/// Every file of a learner's folder, the manifest after the exercises that it names. A rustlings course brings none: its
/// own folder is the learner's.
pub(super) fn files(course: &Course) -> Vec<GivenFile<'_>> {
    let checked = course.exercises.iter().filter_map(|exercise| Some((exercise, exercise.checked()?)));
    let mut files: Vec<GivenFile<'_>> = checked
        .map(|(exercise, checked)| GivenFile {
            path: exercise.path(),
            key: format!("{}.rs", exercise.name),
            text: Cow::Borrowed(&checked.unsolved),
            role: Role::Exercise,
        })
        .collect();
    if files.is_empty() {
        return files;
    }
    let mut other = |path: &str, key: &str, text, role| {
        files.push(GivenFile { path: path.to_owned(), key: key.to_owned(), text: Cow::Owned(text), role });
    };
    other("Cargo.toml", "Cargo.toml", manifest(course), Role::Manifest);
    other("README.md", "README.md", readme(course), Role::Furniture);
    // Not `.gitignore`: git would obey it in there.
    other(".gitignore", "gitignore", "/target/\n".to_owned(), Role::Furniture);
    files
}

/// Changes when anything changes that a learner's folder is told of: a file, or what verifies an exercise.
pub(super) fn digest(course: &Course, files: &[GivenFile<'_>]) -> String {
    let mut digest = Digest::default();
    for file in files {
        digest.add(&file.path);
        digest.add(file.text.as_bytes());
    }
    for exercise in &course.exercises {
        digest.add(exercise.checks_digest());
    }
    digest.hex(32)
}

/// A workspace of its own (the clone above it is another), with a program for each exercise.
fn manifest(course: &Course) -> String {
    let mut text = String::from(
        "# So that rust-analyzer knows the exercises. threadlings writes this file, and grades without it.\n\
         [workspace]\n\n\
         [package]\n\
         name = \"learn\"\n\
         version = \"0.0.0\"\n\
         edition = \"2024\"\n\
         publish = false\n\
         autobins = false\n",
    );
    for exercise in &course.exercises {
        write!(text, "\n[[bin]]\nname = \"{}\"\npath = \"{}\"\n", exercise.name, exercise.path())
            .expect("a String takes whatever is written to it");
    }
    text
}

fn readme(course: &Course) -> String {
    format!(
        "# {title}\n\n\
         Each file under `exercises/` is a small broken program about Rust threads. You fix them, one after the other.\n\n\
         1. Open this folder in your editor.\n\
         2. In a terminal, run `threadlings` in this folder (in a clone of the repository: `cargo run`, anywhere in it).\n\
         3. It shows the exercise at hand. Edit the file and save: it is checked at once, and you read what is wrong.\n\
         4. `h` gives a hint, `n` goes on, `?` shows the other keys.\n\n\
         `threadlings list` shows how far you are, and `threadlings reset NAME` brings a file back as it was given.\n\
         `.threadlings/` holds your progress, and the old texts of files that you reset.\n",
        title = course.title,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::sample;

    #[test]
    fn the_manifest_is_a_workspace_of_its_own_with_a_program_for_each_exercise() {
        assert_eq!(
            manifest(&sample::course()),
            r#"# So that rust-analyzer knows the exercises. threadlings writes this file, and grades without it.
[workspace]

[package]
name = "learn"
version = "0.0.0"
edition = "2024"
publish = false
autobins = false

[[bin]]
name = "spawn1"
path = "exercises/01_spawn/spawn1.rs"

[[bin]]
name = "locks1"
path = "exercises/05_locks/locks1.rs"

[[bin]]
name = "locks2"
path = "exercises/05_locks/locks2.rs"
"#
        );
    }

    #[test]
    fn the_digest_changes_with_a_text_a_path_and_a_check() {
        let of = |course: &Course| digest(course, &files(course));
        let mut digests = vec![of(&sample::course())];
        for change in [
            |course: &mut Course| sample::checked(&mut course.exercises[0]).unsolved = "fn main() { }".into(),
            |course: &mut Course| course.exercises[0].chapter = "02_spawn".into(),
            |course: &mut Course| sample::checked(&mut course.exercises[0]).checks.text = "// other".into(),
        ] {
            let mut changed = sample::course();
            change(&mut changed);
            digests.push(of(&changed));
        }
        digests.sort();
        digests.dedup();
        assert_eq!(digests.len(), 4);
    }
}
