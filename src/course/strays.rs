//! What lies in a course's folders and is taught nowhere: most often a file whose entry was forgotten.

use super::fault::Faults;
use super::source::Source;
use super::textfile::rust_stem;

/// The folders and the exercises that `info.toml` refers to.
#[derive(Default)]
pub(super) struct Referred<'r> {
    /// The chapters' folders.
    pub chapters: Vec<&'r str>,
    /// Each exercise's name with its chapter's folder, or the nearest one; absent when none is near.
    pub exercises: Vec<(Option<&'r str>, &'r str)>,
}

impl Referred<'_> {
    fn has(&self, chapter: &str, name: &str) -> bool {
        self.exercises.iter().any(|(of, named)| *named == name && of.is_none_or(|of| of == chapter))
    }

    /// Whether an exercise says that it is of this chapter.
    pub fn has_exercises(&self, chapter: &str) -> bool {
        self.exercises.iter().any(|(of, _)| *of == Some(chapter))
    }
}

/// What the pages about a chapter, and about all of them, are called; in `exercises/` only.
const PAGE: &str = "README.md";

/// Says what lies in `exercises/`, `solutions/` and `checks/` that nothing refers to.
pub(super) fn say(source: &Source, referred: &Referred<'_>, faults: &mut Faults) {
    for root in ["exercises", "solutions", "checks"] {
        for entry in source.names(root) {
            let path = format!("{root}/{entry}");
            if referred.chapters.contains(&entry.as_str()) && source.is_folder(&path) {
                in_chapter(source, root, &entry, referred, faults);
            } else if !is_page(source, root, &entry, &path) {
                let help = "give it a [[chapters]] entry in info.toml, or remove it";
                faults.push_doubtful_path(source, &path, "no chapter refers to this", help);
            }
        }
    }
}

fn in_chapter(source: &Source, root: &str, chapter: &str, referred: &Referred<'_>, faults: &mut Faults) {
    for entry in source.names(&format!("{root}/{chapter}")) {
        let path = format!("{root}/{chapter}/{entry}");
        let folder = source.is_folder(&path);
        let name = if root == "checks" { Some(entry.as_str()) } else { rust_stem(&entry) };
        let known = name.is_some_and(|name| referred.has(chapter, name));
        // An exercise's file that is a folder is said where it is read.
        if (!known || (root == "checks" && !folder)) && !is_page(source, root, &entry, &path) {
            let help = "give it an [[exercises]] entry in info.toml, or remove it";
            faults.push_doubtful_path(source, &path, "no exercise refers to this", help);
        }
    }
}

fn is_page(source: &Source, root: &str, entry: &str, path: &str) -> bool {
    root == "exercises" && entry == PAGE && !source.is_folder(path)
}
