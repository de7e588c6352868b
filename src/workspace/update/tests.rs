//! The ways in which a course meets what a learner has made of the one before.

use std::fs;

use super::*;
use crate::verdict::{Passed, Verdict};
use crate::workspace::sample;

/// A folder with the sample course, and what is needed to look at it.
struct Scene {
    _dir: tempfile::TempDir,
    folder: Folder,
    course: Course,
}

impl Scene {
    fn new() -> Scene {
        let dir = tempfile::tempdir().unwrap();
        let course = sample::course();
        let (folder, notices) = Folder::create(dir.path(), &course).unwrap();
        assert_eq!(notices, []);
        Scene { _dir: dir, folder, course }
    }

    fn write(&self, path: &str, text: &str) {
        fs::write(self.folder.root.join(path), text).unwrap();
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.folder.root.join(path)).unwrap()
    }

    fn update(&self) -> Vec<String> {
        self.folder.update(&self.course).unwrap().into_iter().map(|notice| notice.0).collect()
    }

    /// Every file of the folder but those of `given/`.
    fn tree(&self) -> Vec<String> {
        let mut files = Vec::new();
        let mut dirs = vec![self.folder.root.clone()];
        while let Some(dir) = dirs.pop() {
            for entry in fs::read_dir(dir).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() && !path.ends_with("given") {
                    dirs.push(path);
                } else if path.is_file() {
                    files.push(self.folder.shown(&path));
                }
            }
        }
        files.sort();
        files
    }
}

const LOCKS1: &str = "exercises/05_locks/locks1.rs";

#[test]
fn a_new_folder_has_the_exercises_and_what_an_editor_needs() {
    let scene = Scene::new();
    assert_eq!(
        scene.tree(),
        [
            ".gitignore",
            ".threadlings/course.toml",
            ".threadlings/lock",
            "Cargo.toml",
            "README.md",
            "exercises/01_spawn/spawn1.rs",
            "exercises/05_locks/locks1.rs",
            "exercises/05_locks/locks2.rs",
        ]
    );
    assert_eq!(scene.read(LOCKS1), sample::unsolved(&scene.course.exercises[1]));
    let digest = layout::digest(&scene.course, &layout::files(&scene.course));
    assert_eq!(
        scene.read(".threadlings/course.toml"),
        format!(
            "schema = 1\nid = \"sample\"\nversion = \"{}\"\ndigest = \"{digest}\"\n\n[exercises]\n\
             locks1 = \"exercises/05_locks/locks1.rs\"\nlocks2 = \"exercises/05_locks/locks2.rs\"\n\
             spawn1 = \"exercises/01_spawn/spawn1.rs\"\n",
            env!("CARGO_PKG_VERSION")
        )
    );
}

#[cfg(unix)]
#[test]
fn files_are_as_readable_as_those_that_an_editor_makes() {
    use std::os::unix::fs::PermissionsExt;
    let scene = Scene::new();
    scene.write("plain", "");
    let mode = |path: &str| fs::metadata(scene.folder.root.join(path)).unwrap().permissions().mode();
    assert_eq!(mode(LOCKS1), mode("plain"));
}

#[test]
fn files_that_were_there_are_kept_and_said() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("Cargo.toml"), "[package]\n").unwrap();
    fs::write(dir.path().join("README.md"), "mine").unwrap();
    fs::create_dir_all(dir.path().join("exercises/05_locks")).unwrap();
    fs::write(dir.path().join(LOCKS1), "mine").unwrap();
    let mut course = sample::course();
    let (folder, notices) = Folder::create(dir.path(), &course).unwrap();
    let said: Vec<_> = notices.iter().map(|notice| notice.0.as_str()).collect();
    let manifest = "Cargo.toml was there already and stays: rust-analyzer knows only the exercises that it names";
    assert_eq!(
        said,
        [
            "exercises/05_locks/locks1.rs was there already: it stays, \
             the course's text is in exercises/05_locks/locks1.new.rs",
            manifest,
            "README.md was there already and stays",
        ]
    );
    course.title = "Another".into();
    sample::checked(&mut course.exercises[2]).unsolved = "fn main() {}\n".into();
    let notices = folder.update(&course).unwrap();
    assert_eq!(
        notices,
        [
            Notice(manifest.to_owned()),
            Notice("changed in the course, and not yet edited by you: exercises/05_locks/locks2.rs".to_owned())
        ]
    );
    for (path, text) in [("Cargo.toml", "[package]\n"), ("README.md", "mine"), (LOCKS1, "mine")] {
        assert_eq!(fs::read_to_string(dir.path().join(path)).unwrap(), text);
    }
}

#[test]
fn nothing_is_written_when_nothing_has_changed() {
    let scene = Scene::new();
    scene.write(LOCKS1, "mine");
    let before = fs::metadata(scene.folder.root.join(".threadlings/course.toml")).unwrap().modified().unwrap();
    fs::remove_file(scene.folder.root.join(".threadlings/lock")).unwrap();
    assert_eq!(scene.update(), [""; 0]);
    let after = fs::metadata(scene.folder.root.join(".threadlings/course.toml")).unwrap().modified().unwrap();
    assert_eq!(after, before);
    assert!(!scene.tree().contains(&".threadlings/lock".to_owned()));
}

#[test]
fn new_untouched_and_removed_exercises_arrive_as_they_should() {
    let mut scene = Scene::new();
    scene.course.exercises.remove(2);
    scene.course.exercises.push(sample::exercise("06_condvar", "condvar1"));
    sample::checked(&mut scene.course.exercises[0]).unsolved = "fn main() { better() }\n".into();
    assert_eq!(
        scene.update(),
        [
            "new in the course: exercises/06_condvar/condvar1.rs",
            "changed in the course, and not yet edited by you: exercises/01_spawn/spawn1.rs",
            "locks2 is no longer in the course; your exercises/05_locks/locks2.rs stays",
        ]
    );
    assert_eq!(scene.read("exercises/01_spawn/spawn1.rs"), "fn main() { better() }\n");
    assert_eq!(scene.read("exercises/06_condvar/condvar1.rs"), sample::unsolved(&scene.course.exercises[2]));
    assert_eq!(scene.read("exercises/05_locks/locks2.rs"), sample::unsolved(&sample::course().exercises[2]));
    assert!(scene.read("Cargo.toml").contains("condvar1"));
    assert!(!scene.read("Cargo.toml").contains("locks2"));
    assert_eq!(scene.update(), [""; 0]);
}

#[test]
fn an_edited_exercise_is_never_overwritten_however_many_versions_come() {
    let mut scene = Scene::new();
    scene.write(LOCKS1, "mine");
    for text in ["second", "third"] {
        sample::checked(&mut scene.course.exercises[1]).unsolved = text.into();
        assert_eq!(
            scene.update(),
            [format!(
                "{LOCKS1} has changed in the course, but you have edited it: yours stays, \
                 the new text is in exercises/05_locks/locks1.new.rs"
            )]
        );
        assert_eq!(scene.update(), [""; 0]);
        assert_eq!(scene.read(LOCKS1), "mine");
        assert_eq!(scene.read("exercises/05_locks/locks1.new.rs"), text);
    }
    scene.write("exercises/05_locks/locks1.new.rs", "mine too");
    sample::checked(&mut scene.course.exercises[1]).unsolved = "fourth".into();
    assert!(scene.update()[0].ends_with("the new text is in exercises/05_locks/locks1.new-2.rs"));
    assert_eq!(scene.read("exercises/05_locks/locks1.new.rs"), "mine too");
    assert_eq!(scene.read("exercises/05_locks/locks1.new-2.rs"), "fourth");
    sample::checked(&mut scene.course.exercises[2]).unsolved = "another exercise's".into();
    assert_eq!(
        scene.update(),
        ["changed in the course, and not yet edited by you: exercises/05_locks/locks2.rs"],
        "what was said once about locks1 is not said again"
    );
    assert_eq!(scene.read(LOCKS1), "mine");
}

#[test]
fn an_update_that_was_interrupted_is_completed_by_the_next() {
    let mut scene = Scene::new();
    scene.write(LOCKS1, "mine");
    sample::checked(&mut scene.course.exercises[0]).unsolved = "fn main() { better() }\n".into();
    sample::checked(&mut scene.course.exercises[1]).unsolved = "fn main() { better() }\n".into();
    // As if killed right after it had written these two, before it had noted anything.
    scene.write("exercises/01_spawn/spawn1.rs", "fn main() { better() }\n");
    scene.write("exercises/05_locks/locks1.new.rs", "fn main() { better() }\n");
    scene.update();
    sample::checked(&mut scene.course.exercises[0]).unsolved = "fn main() { best() }\n".into();
    assert_eq!(scene.update(), ["changed in the course, and not yet edited by you: exercises/01_spawn/spawn1.rs"]);
    assert_eq!(scene.read(LOCKS1), "mine");
    assert_eq!(scene.read("exercises/01_spawn/spawn1.rs"), "fn main() { best() }\n");
    assert!(!scene.tree().contains(&"exercises/05_locks/locks1.new-2.rs".to_owned()));
}

#[test]
fn a_folder_that_was_left_half_made_is_completed() {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir(dir.path().join(".threadlings")).unwrap();
    let folder = Folder::find(dir.path()).unwrap().unwrap();
    assert_eq!(folder.update(&sample::course()).unwrap(), []);
    assert!(folder.answer_path(&sample::course().exercises[2]).is_file());
}

#[test]
fn an_exercise_that_moves_to_another_chapter_takes_the_learners_text_along() {
    let mut scene = Scene::new();
    scene.write("exercises/01_spawn/spawn1.rs", "mine");
    scene.course.exercises[0].chapter = "02_spawn".into();
    assert_eq!(scene.update(), ["exercises/01_spawn/spawn1.rs is now exercises/02_spawn/spawn1.rs, as in the course"]);
    assert_eq!(scene.read("exercises/02_spawn/spawn1.rs"), "mine");
    assert!(!scene.folder.root.join("exercises/01_spawn").exists());
}

#[test]
fn a_manifest_that_the_learner_edited_is_written_again_and_the_old_one_kept() {
    let mut scene = Scene::new();
    scene.write("Cargo.toml", "mine");
    scene.course.exercises.remove(2);
    assert_eq!(
        scene.update(),
        [
            "Cargo.toml was written again for the new exercises; yours is kept as .threadlings/kept/Cargo-1.toml",
            "locks2 is no longer in the course; your exercises/05_locks/locks2.rs stays",
        ]
    );
    assert_eq!(scene.read(".threadlings/kept/Cargo-1.toml"), "mine");
    assert!(scene.read("Cargo.toml").contains("locks1"));
}

#[test]
fn a_done_exercise_whose_checks_changed_is_said_to_be_open_again() {
    let mut scene = Scene::new();
    let exercise = &scene.course.exercises[0];
    scene.folder.change(|progress| progress.record(exercise, &Verdict::Passed(Passed::default()))).unwrap();
    sample::checked(&mut scene.course.exercises[0]).checks.text = "// sharper".into();
    assert_eq!(scene.update(), ["open again, because what verifies it has changed: spawn1"]);
}

#[test]
fn the_folder_of_another_course_is_refused_and_left_alone() {
    let mut scene = Scene::new();
    let before = scene.tree();
    scene.course.id = "other".into();
    sample::checked(&mut scene.course.exercises[0]).unsolved = "other".into();
    let root = &scene.folder.root;
    let error = scene.folder.update(&scene.course).unwrap_err();
    assert_eq!(
        error.to_string(),
        format!(
            "failed to open {} as a folder of the course `other`: it belongs to the course `sample`",
            root.display()
        )
    );
    assert!(matches!(Folder::create(root, &scene.course), Err(WorkspaceError::OtherCourse { .. })));
    assert_eq!(scene.tree(), before);
    assert_eq!(scene.read("exercises/01_spawn/spawn1.rs"), sample::unsolved(&sample::course().exercises[0]));
}

#[test]
fn no_learners_folder_is_made_on_top_of_a_course() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("info.toml"), "[threadlings]\nformat = 1\n").unwrap();
    let error = Folder::create(dir.path(), &sample::course()).unwrap_err();
    assert_eq!(error.advice(), format!("use {}, or a folder somewhere else", dir.path().join("learn").display()));
    assert!(!dir.path().join(".threadlings").exists());
    Folder::create(&dir.path().join("learn"), &sample::course()).unwrap();
}

#[test]
fn a_damaged_record_is_kept_aside_and_costs_nothing() {
    let scene = Scene::new();
    scene.write(LOCKS1, "mine");
    scene.write(".threadlings/course.toml", "schema = 1\n");
    assert_eq!(
        scene.update(),
        [".threadlings/course.toml is damaged and begins anew; \
          the old file is kept as .threadlings/course.damaged-1.toml (missing field `id`)"]
    );
    assert_eq!(scene.read(LOCKS1), "mine");
    assert_eq!(scene.update(), [""; 0]);
}

#[test]
fn a_record_cannot_lead_out_of_the_folder() {
    let dir = tempfile::tempdir().unwrap();
    let (root, outside) = (dir.path().join("learn"), dir.path().join("outside.rs"));
    fs::write(&outside, "not ours").unwrap();
    let mut course = sample::course();
    let (folder, _) = Folder::create(&root, &course).unwrap();
    let record = root.join(".threadlings/course.toml");
    let led_out = fs::read_to_string(&record).unwrap().replace("exercises/01_spawn/spawn1.rs", "../outside.rs");
    fs::write(&record, led_out).unwrap();
    fs::remove_file(folder.answer_path(&course.exercises[0])).unwrap();
    course.title = "Another".into();
    folder.update(&course).unwrap();
    assert_eq!(fs::read_to_string(&outside).unwrap(), "not ours");
    assert_eq!(
        fs::read_to_string(folder.answer_path(&course.exercises[0])).unwrap(),
        sample::unsolved(&course.exercises[0])
    );
}

#[test]
fn two_starts_at_once_make_one_folder() {
    let dir = tempfile::tempdir().unwrap();
    let course = sample::course();
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| assert_eq!(Folder::create(dir.path(), &course).unwrap().1, []));
        }
    });
}

#[test]
fn of_many_only_a_few_are_named() {
    let names = |count: u32| some_of(&(1..=count).map(|number| number.to_string()).collect::<Vec<_>>());
    assert_eq!([names(0), names(1)], ["", "1"]);
    assert_eq!([names(5), names(6)], ["1, 2, 3, 4, 5", "1, 2, 3, 4 and 2 more"]);
}
