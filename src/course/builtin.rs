//! What travels inside the binary: the course, and the sources of what is linked with an answer.

use std::borrow::Cow;
use std::sync::LazyLock;

use rust_embed::Embed;

use super::{Course, CourseFaults, Source, Text};

// One embedding for each folder: a single one of the whole repository would walk through `target/` at every build.
#[derive(Embed)]
#[folder = "exercises/"]
#[prefix = "exercises/"]
#[allow_missing = true] // a checkout without exercises builds, and says what its course lacks
struct Exercises;

#[derive(Embed)]
#[folder = "solutions/"]
#[prefix = "solutions/"]
#[allow_missing = true]
struct Solutions;

#[derive(Embed)]
#[folder = "checks/"]
#[prefix = "checks/"]
#[allow_missing = true]
struct Checks;

#[derive(Embed)]
#[folder = "kit/harness/"]
#[prefix = "harness/"]
struct Harness;

#[derive(Embed)]
#[folder = "kit/interleave/"]
#[prefix = "interleave/"]
#[allow_missing = true]
struct Interleave;

const MANIFEST: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/info.toml"));

/// The course of this binary, or all that is wrong with it; read and validated once.
///
/// # Errors
/// Only in a binary built from a checkout whose course is at fault: the project's tests load it.
pub fn load() -> Result<&'static Course, &'static CourseFaults> {
    static COURSE: LazyLock<Result<Course, CourseFaults>> = LazyLock::new(|| Course::load(&Source::Embedded));
    COURSE.as_ref()
}

/// The course of this binary; read and validated once.
///
/// # Panics
/// Where [`load`] has an error.
pub fn course() -> &'static Course {
    load().unwrap_or_else(|faults| panic!("the course in this binary is at fault:\n\n{faults}"))
}

/// The sources of the harness and the runner, each with its path relative to `kit/`: `harness/src/lib.rs`.
pub fn harness_files() -> impl Iterator<Item = (String, Text)> {
    texts::<Harness>()
}

/// The sources of what explores interleavings and its lock file, each with its path relative to `kit/`.
pub fn interleave_files() -> impl Iterator<Item = (String, Text)> {
    texts::<Interleave>()
}

fn texts<E: Embed>() -> impl Iterator<Item = (String, Text)> {
    E::iter().filter(|path| !path.contains("/.")).filter_map(|path| {
        let text = match E::get(&path)?.data {
            Cow::Borrowed(bytes) => Cow::Borrowed(str::from_utf8(bytes).ok()?),
            Cow::Owned(bytes) => Cow::Owned(String::from_utf8(bytes).ok()?),
        };
        Some((path.into_owned(), text))
    })
}

/// The bytes of a file of the course.
pub(super) fn bytes(path: &str) -> Option<Cow<'static, [u8]>> {
    let file = match path.split('/').next()? {
        "info.toml" => return (path == "info.toml").then_some(Cow::Borrowed(MANIFEST.as_bytes())),
        "exercises" => Exercises::get(path),
        "solutions" => Solutions::get(path),
        "checks" => Checks::get(path),
        _ => None,
    };
    Some(file?.data)
}

/// The paths of all the files of the course but `info.toml` and the attempts, which are for its authors.
pub(super) fn paths() -> &'static [Cow<'static, str>] {
    static PATHS: LazyLock<Vec<Cow<'static, str>>> = LazyLock::new(|| {
        let paths = Exercises::iter().chain(Solutions::iter()).chain(Checks::iter());
        paths.filter(|path| !path.contains("/attempts/")).collect()
    });
    &PATHS
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;

    #[test]
    fn the_kit_is_embedded_as_it_stands_on_the_disk() {
        let kit = Path::new(env!("CARGO_MANIFEST_DIR")).join("kit");
        let mut count = 0;
        for (path, text) in harness_files() {
            assert_eq!(text, fs::read_to_string(kit.join(&path)).unwrap(), "{path}");
            count += 1;
        }
        assert_eq!(count, fs::read_dir(kit.join("harness/src")).unwrap().count());
    }

    #[test]
    fn the_course_is_embedded_as_it_stands_on_the_disk() {
        let disk = Source::Folder(env!("CARGO_MANIFEST_DIR").into());
        assert_eq!(Source::Embedded.text("info.toml").unwrap(), disk.text("info.toml").unwrap());
        for folder in ["exercises", "solutions", "checks"] {
            assert_eq!(Source::Embedded.names(folder), disk.names(folder));
        }
        for path in paths() {
            assert_eq!(Source::Embedded.text(path).unwrap(), disk.text(path).unwrap(), "{path}");
        }
        assert!(Source::Embedded.text("info.toml/x").is_err());
    }
}
