//! Where an answer really stands: the directories that its path leads through, over every link.

use std::collections::VecDeque;
use std::ffi::OsString;
use std::fs;
use std::path::{Component, Path, PathBuf};

/// The system follows as many links one after the other, and no more.
const MOST_LINKS: usize = 40;

/// The way to the answer, links and all: each directory in which a part of its path has its name, from the one around
/// the learner's folder down. Whether a part is a link is looked up only when the next directory is asked for: whoever
/// has a watch on each before that misses no link that changes.
pub(super) struct Way {
    /// Where we are: a path without links.
    at: PathBuf,
    /// What is still to go.
    parts: VecDeque<OsString>,
    links: usize,
    /// The name that was come to in `at`, and not looked up yet.
    name: Option<OsString>,
}

impl Way {
    pub(super) fn to(answer: &Path, root: &Path) -> Way {
        let around = root.parent().unwrap_or(root);
        let at = around.canonicalize().unwrap_or_else(|_| around.to_owned());
        let parts = parts(answer.strip_prefix(around).unwrap_or(answer)).collect();
        Way { at, parts, links: 0, name: None }
    }

    /// Goes where `name` leads.
    fn follow(&mut self, name: OsString) {
        let next = self.at.join(name);
        match fs::read_link(&next) {
            Err(_) => self.at = next,
            Ok(_) if self.links == MOST_LINKS => self.parts.clear(),
            Ok(target) => {
                self.links += 1;
                self.parts = parts(&target).chain(self.parts.drain(..)).collect();
            }
        }
    }
}

impl Iterator for Way {
    type Item = PathBuf;

    fn next(&mut self) -> Option<PathBuf> {
        if let Some(name) = self.name.take() {
            self.follow(name);
        }
        loop {
            let part = self.parts.pop_front()?;
            if part == ".." {
                self.at.pop();
            } else if Path::new(&part).has_root() {
                self.at.push(part);
            } else {
                self.name = Some(part);
                return Some(self.at.clone());
            }
        }
    }
}

/// The parts of a path: its names, `..`, and at most one root.
fn parts(path: &Path) -> impl Iterator<Item = OsString> {
    path.components().filter(|part| *part != Component::CurDir).map(|part| part.as_os_str().to_owned())
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    /// The way to `learn/exercises/05_locks/locks1.rs`, after `change`; each directory below the one around it all.
    fn way(change: impl FnOnce(&Path)) -> Vec<String> {
        let folder = tempfile::tempdir().unwrap();
        let around = folder.path().canonicalize().unwrap();
        let root = around.join("learn");
        fs::create_dir_all(root.join("exercises/05_locks")).unwrap();
        change(&around);
        let directories = Way::to(&root.join("exercises/05_locks/locks1.rs"), &root);
        directories.filter_map(|directory| Some(directory.strip_prefix(&around).ok()?.display().to_string())).collect()
    }

    #[test]
    fn without_links_it_is_the_folders_from_the_top_down_whether_they_are_there_or_not() {
        let plain = ["", "learn", "learn/exercises", "learn/exercises/05_locks"];
        assert_eq!(way(|_| ()), plain);
        assert_eq!(way(|around| fs::remove_dir_all(around.join("learn")).unwrap()), plain);
    }

    #[test]
    fn a_link_leads_through_the_folders_of_its_target() {
        let file =
            way(|around| symlink("../../../mine/x.rs", around.join("learn/exercises/05_locks/locks1.rs")).unwrap());
        assert_eq!(file, ["", "learn", "learn/exercises", "learn/exercises/05_locks", "", "mine"]);
        let folder = way(|around| {
            fs::remove_dir_all(around.join("learn/exercises")).unwrap();
            // By its whole path, and over a second link.
            symlink(around.join("first"), around.join("learn/exercises")).unwrap();
            symlink("second", around.join("first")).unwrap();
        });
        assert_eq!(folder, ["", "learn", "", "", "second", "second/05_locks"]);
    }

    #[test]
    fn links_in_a_circle_have_an_end() {
        let circle = way(|around| symlink("locks1.rs", around.join("learn/exercises/05_locks/locks1.rs")).unwrap());
        assert_eq!(circle.len(), 4 + MOST_LINKS);
    }
}
