//! A small course for tests of this room and those that know it.

use crate::course::{Chapter, CheckFile, Checked, Course, Exercise, Expectation, Explore, Kind, LimitOverrides};
use crate::verdict::VerdictKind;

/// `spawn1` in one chapter, `locks1` and `locks2` in another.
pub(crate) fn course() -> Course {
    Course {
        id: "sample".into(),
        title: "A sample".into(),
        chapters: [("01_spawn", "Spawn"), ("05_locks", "Locks")]
            .map(|(dir, title)| Chapter { dir: dir.into(), title: title.into() })
            .into(),
        exercises: vec![exercise("01_spawn", "spawn1"), exercise("05_locks", "locks1"), exercise("05_locks", "locks2")],
        welcome: String::new(),
        farewell: String::new(),
    }
}

/// An exercise whose texts all carry its name.
pub(crate) fn exercise(chapter: &str, name: &str) -> Exercise {
    Exercise {
        name: name.parse().expect("a test's name is right"),
        chapter: chapter.into(),
        title: format!("about {name}"),
        hints: ["look", "look closer", "move it"].map(str::to_owned).into(),
        strict_clippy: false,
        kind: Kind::Checked(Box::new(Checked {
            teaches: vec![1],
            teaches_unsafe: false,
            fails_with: Expectation {
                verdict: VerdictKind::DoesNotCompile,
                codes: Vec::new(),
                check: None,
                how: None,
                threads: Vec::new(),
                lines: Vec::new(),
                waits_for: None,
            },
            hints_for: Vec::new(),
            lesson: "It works.".into(),
            link: "https://doc.rust-lang.org/std/thread/".into(),
            limits: LimitOverrides::default(),
            explore: Explore::default(),
            unsolved: format!("fn main() {{ todo!(\"{name}\") }}\n").into(),
            solution: "fn main() {}\n".into(),
            checks: CheckFile {
                path: format!("checks/{chapter}/{name}/checks.rs"),
                text: format!("// checks of {name}\n").into(),
                checks: Vec::new(),
                test_attributes: Vec::new(),
                names: Vec::new(),
                macros: Vec::new(),
                about: String::new(),
            },
            cases: Vec::new(),
            attempts: Vec::new(),
        })),
    }
}

/// What verifies an exercise of the sample, to change it.
pub(super) fn checked(exercise: &mut Exercise) -> &mut Checked {
    exercise.checked_mut().expect("the sample's exercises have check files")
}

/// The text that an exercise of the sample is given with.
pub(super) fn unsolved(exercise: &Exercise) -> &str {
    &exercise.checked().expect("the sample's exercises have check files").unsolved
}
