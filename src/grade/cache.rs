//! Verdicts that were given before: the same answer, with all that decides over it the same, gets the same report.

use super::Answer;
use super::report::{Exploration, Report};
use super::tested::stands_alone;
use crate::course::{Exercise, Kind};
use crate::digest::Digest;
use crate::level::Level;
use crate::toolchain::{Cache, Kit, Ledger, Package, Toolchain};
use crate::verdict::{FailedCheck, Verdict, VerdictKind};

/// The digest of this grader's own sources, with all that it carries: build.rs.
const SOURCES: &str = env!("THREADLINGS_SOURCES");

/// Everything that decides over an answer.
pub(super) struct Question<'q> {
    pub(super) toolchain: &'q Toolchain,
    pub(super) kit: &'q Kit,
    pub(super) exercise: &'q Exercise,
    pub(super) answer: &'q Answer,
    pub(super) level: Level,
    /// How its course builds programs, where cargo decides that.
    pub(super) package: Option<&'q Package>,
}

impl Question<'_> {
    /// The key of its report; `None` where more decides than is known here: other files, the system, crates.
    pub(super) fn key(&self) -> Option<Key> {
        let Question { toolchain, kit, exercise, answer, level, package } = self;
        let mut digest = Digest::default();
        digest.add(SOURCES);
        digest.add(&toolchain.version);
        digest.add(toolchain.sysroot.as_os_str().as_encoded_bytes());
        // Without it there is no advice.
        digest.add([u8::from(toolchain.clippy_driver.is_some())]);
        // Its name and its chapter are in messages.
        digest.add(exercise.path());
        digest.add(exercise.checks_digest());
        match &exercise.kind {
            Kind::Checked(checked) => {
                digest.add(kit.harness.as_os_str().as_encoded_bytes());
                digest.add(&checked.checks.path);
                digest.add(format!("{:?} {:?} {}", checked.limits, checked.explore, checked.teaches_unsafe));
            }
            Kind::Tested(_) => {
                let package = package.filter(|package| !package.has_dependencies())?;
                if !stands_alone(&answer.text) {
                    return None;
                }
                digest.add(package.digest());
            }
        }
        digest.add(format!("{level:?}"));
        // So is what the file is called.
        digest.add(&answer.shown);
        digest.add(&answer.text);
        Some(Key(digest.hex(32)))
    }
}

/// What a report is kept by.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Key(String);

/// The reports that are kept.
#[derive(Debug)]
pub(super) struct Verdicts {
    ledger: Ledger,
}

impl Verdicts {
    /// Those of this machine's cache.
    pub(super) fn of(cache: &Cache) -> Verdicts {
        Verdicts { ledger: Ledger::at(cache.root().join("verdicts")) }
    }

    /// The report that is kept by this key.
    pub(super) fn find(&self, key: &Key) -> Option<Report> {
        serde_json::from_str(&self.ledger.find(&key.0)?).ok()
    }

    /// Keeps a report, if it is one that would be the same again.
    pub(super) fn keep(&self, key: &Key, report: &Report) {
        if is_certain(report)
            && let Ok(json) = serde_json::to_string(report)
        {
            self.ledger.keep(&key.0, json);
        }
    }

    /// Lets go of a report for as long as this grader lives.
    pub(super) fn forget(&self, key: &Key) {
        self.ledger.forget(&key.0);
    }
}

/// Whether the same answer would get the same again: what hit a limit may not on an idle machine, what the environment
/// spoiled may be mended, and what was killed may have been by somebody else (a system whose memory runs out).
fn is_certain(report: &Report) -> bool {
    let kinds = [
        VerdictKind::TimedOut,
        VerdictKind::OverLimit,
        VerdictKind::LeftRunning,
        VerdictKind::NoResult,
        VerdictKind::GraderError,
    ];
    // A thread or a process that the system had no room for (`EAGAIN`).
    let is_refused = |detail: &FailedCheck| detail.message.contains("Os { code: 11, ");
    let is_spoiled = matches!(&report.verdict, Verdict::FailedCheck(detail) if is_refused(detail));
    let is_killed = matches!(&report.verdict, Verdict::Crashed(crashed) if crashed.signal == "SIGKILL");
    !is_killed
        && !is_spoiled
        && !report.out_of_time
        && !kinds.contains(&report.verdict.kind())
        && !matches!(report.exploration, Some(Exploration::Not(_)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::{Course, Tested};
    use crate::exploring::{Explored, Exploring, Found};
    use crate::grade::{CheckReport, Output, Stage, StageOutcome, StageReport};
    use crate::timeline::{Broken, Timeline};
    use crate::verdict::{Crashed, GraderError, NoResult, Passed};
    use crate::workspace::sample;

    fn toolchain() -> Toolchain {
        Toolchain {
            rustc: "/rust/bin/rustc".into(),
            cargo: "/rust/bin/cargo".into(),
            clippy_driver: Some("/rust/bin/clippy-driver".into()),
            rustfmt: None,
            sysroot: "/rust".into(),
            libdir: "/rust/lib".into(),
            host: "x86_64-unknown-linux-gnu".into(),
            version: "rustc 1.95.0".into(),
        }
    }

    fn kit() -> Kit {
        Kit {
            harness: "/kits/1/harness".into(),
            runner: "/kits/1/runner".into(),
            cases: "/cases".into(),
            slowness: 1.0,
        }
    }

    fn answer() -> Answer {
        Answer { text: "fn main() {}\n".into(), shown: "exercises/a.rs".into() }
    }

    /// The key, after one thing was changed.
    fn key_with(change: impl FnOnce(&mut Toolchain, &mut Kit, &mut Exercise, &mut Answer)) -> Key {
        key_at(Level::Learner, change)
    }

    fn key_at(level: Level, change: impl FnOnce(&mut Toolchain, &mut Kit, &mut Exercise, &mut Answer)) -> Key {
        let (mut toolchain, mut kit, mut answer) = (toolchain(), kit(), answer());
        let Course { mut exercises, .. } = sample::course();
        change(&mut toolchain, &mut kit, &mut exercises[0], &mut answer);
        let exercise = &exercises[0];
        Question { toolchain: &toolchain, kit: &kit, exercise, answer: &answer, level, package: None }.key().unwrap()
    }

    #[test]
    fn a_change_of_anything_that_decides_changes_the_key() {
        let keys = [
            key_with(|_, _, _, _| ()),
            key_with(|toolchain, _, _, _| toolchain.version = "rustc 1.96.0".into()),
            key_with(|toolchain, _, _, _| toolchain.sysroot = "/other".into()),
            key_with(|toolchain, _, _, _| toolchain.clippy_driver = None),
            key_with(|_, kit, _, _| kit.harness = "/kits/2/harness".into()),
            key_with(|_, _, exercise, _| exercise.chapter = "09_channels".into()),
            key_with(|_, _, exercise, _| exercise.checked_mut().unwrap().checks.text += "// more\n"),
            key_with(|_, _, exercise, _| exercise.checked_mut().unwrap().checks.path = "checks/elsewhere.rs".into()),
            key_with(|_, _, exercise, _| exercise.strict_clippy = !exercise.strict_clippy),
            key_with(|_, _, exercise, _| exercise.checked_mut().unwrap().limits.memory_bytes = Some(1)),
            key_with(|_, _, exercise, _| {
                exercise.checked_mut().unwrap().limits.cpu = Some(std::time::Duration::from_secs(1))
            }),
            key_with(|_, _, exercise, _| exercise.checked_mut().unwrap().explore.required = true),
            key_with(|_, _, exercise, _| exercise.checked_mut().unwrap().teaches_unsafe = true),
            key_at(Level::Ci, |_, _, _, _| ()),
            key_with(|_, _, exercise, _| {
                exercise.checked_mut().unwrap().explore.checks.push(("main".into(), Exploring::default()))
            }),
            key_with(|_, _, exercise, _| {
                let exploring = Exploring { orderings: false, ..Exploring::default() };
                exercise.checked_mut().unwrap().explore.checks.push(("main".into(), exploring));
            }),
            key_with(|_, _, _, answer| answer.shown = "b.rs".into()),
            key_with(|_, _, _, answer| answer.text += " "),
        ];
        let different: std::collections::HashSet<&Key> = keys.iter().collect();
        assert_eq!(different.len(), keys.len());
        assert_eq!(keys[0], key_with(|_, _, _, _| ()));
    }

    #[test]
    fn what_decides_nothing_changes_no_key() {
        let other_words = key_with(|_, _, exercise, _| {
            exercise.title = "Another title".into();
            exercise.hints.clear();
            exercise.checked_mut().unwrap().solution = "fn main() {}\n".into();
        });
        assert_eq!(other_words, key_with(|_, _, _, _| ()));
    }

    /// The key of an answer to an exercise of a rustlings course, after one thing was changed.
    fn tested_key(change: impl FnOnce(&mut Package, &mut Tested, &mut Answer)) -> Option<Key> {
        let (mut package, mut answer) = (Package::bare(&["--edition=2024"]), answer());
        let mut tested = Tested { root: "/course".into(), test: true, is_solved: false, solution: None };
        let Course { mut exercises, .. } = sample::course();
        change(&mut package, &mut tested, &mut answer);
        exercises[0].kind = Kind::Tested(tested);
        let (toolchain, kit, exercise) = (&toolchain(), &kit(), &exercises[0]);
        let level = Level::Learner;
        Question { toolchain, kit, exercise, answer: &answer, level, package: Some(&package) }.key()
    }

    #[test]
    fn so_it_is_with_a_rustlings_course() {
        let keys = [
            tested_key(|_, _, _| ()),
            tested_key(|package, _, _| *package = Package::bare(&["--edition=2021"])),
            tested_key(|package, _, _| package.root = "/elsewhere".into()),
            tested_key(|package, _, _| package.aborts = !package.aborts),
            tested_key(|package, _, _| package.variables.push(("CARGO_PKG_NAME".into(), "a".into()))),
            tested_key(|_, tested, _| tested.test = false),
            tested_key(|_, _, answer| answer.text += " "),
            tested_key(|_, _, answer| answer.shown = "b.rs".into()),
        ];
        assert!(keys.iter().all(Option::is_some));
        let different: std::collections::HashSet<_> = keys.iter().collect();
        assert_eq!(different.len(), keys.len());
        assert_eq!(keys[0], tested_key(|_, tested, _| tested.solution = Some("fn main() {}".into())));
    }

    #[test]
    fn a_configuration_of_clippys_counts() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("course");
        std::fs::create_dir(&root).unwrap();
        let key = || tested_key(|package, _, _| package.root.clone_from(&root));
        let mut keys = vec![key()];
        for path in [root.join("clippy.toml"), root.join(".clippy.toml"), folder.path().join("clippy.toml")] {
            std::fs::write(path, "too-many-lines-threshold = 1\n").unwrap();
            keys.push(key());
        }
        let different: std::collections::HashSet<_> = keys.iter().collect();
        assert_eq!(different.len(), keys.len());
    }

    #[test]
    fn nothing_is_kept_where_more_decides_than_the_text() {
        assert_eq!(tested_key(|package, _, _| *package = Package::bare(&["--extern", "a"])), None);
        assert_eq!(tested_key(|_, _, answer| answer.text = "fn main() { std::fs::read(\"a\"); }".into()), None);
        assert_eq!(tested_key(|_, _, answer| answer.text = "mod other; fn main() {}".into()), None);
    }

    fn report() -> Report {
        let explored = Some(Explored { schedules: 3, in_order: 3, exhaustive: true, ..Explored::default() });
        let found = Found {
            check: "it_works".into(),
            replay: "r1".into(),
            strategy: "random".into(),
            schedule: 3,
            passes: 2,
            explored,
            broken: Broken::Deadlock,
            timeline: Some(Timeline::default()),
        };
        let check = CheckReport { name: "it_works".into(), verdict: Some(VerdictKind::Race), explored };
        let stage = StageReport { stage: Stage::Checks, outcome: StageOutcome::Failed, millis: 7, checks: vec![check] };
        Report {
            stages: vec![stage],
            output: Some(Output { stdout: "a\n\"b\"\n".into(), stderr: String::new() }),
            exploration: Some(Exploration::Done { explored, found: Some(Box::new(found)) }),
            ..Report::bare("one", "a.rs", Verdict::Passed(Passed { checks: 2, cases: 1, explored }))
        }
    }

    fn key(name: &str) -> Key {
        Key(name.to_owned())
    }

    fn verdicts() -> (tempfile::TempDir, Verdicts) {
        let folder = tempfile::tempdir().unwrap();
        let verdicts = Verdicts::of(&Cache::at(folder.path().to_owned()).unwrap());
        (folder, verdicts)
    }

    #[test]
    fn a_report_is_found_as_it_was_kept_until_it_is_forgotten() {
        let (_folder, verdicts) = verdicts();
        assert_eq!(verdicts.find(&key("a")), None);
        verdicts.keep(&key("a"), &report());
        assert_eq!(verdicts.find(&key("a")), Some(report()));
        verdicts.forget(&key("a"));
        assert_eq!(verdicts.find(&key("a")), None);
    }

    #[test]
    fn what_may_change_is_not_kept() {
        let (_folder, verdicts) = verdicts();
        let spoiled = Verdict::GraderError(GraderError { message: "no".into(), advice: "yes".into() });
        verdicts.keep(&key("a"), &Report { verdict: spoiled, ..report() });
        verdicts.keep(&key("b"), &Report { exploration: Some(Exploration::Not("no network".into())), ..report() });
        let how = "it killed the process that watched over it".to_owned();
        let nobody = Verdict::NoResult(NoResult { check: "main".into(), how });
        verdicts.keep(&key("c"), &Report { verdict: nobody, ..report() });
        let killed = Crashed { check: "main".into(), signal: "SIGKILL".into(), stderr: String::new() };
        verdicts.keep(&key("d"), &Report { verdict: Verdict::Crashed(killed), ..report() });
        // The check waited for a thread until its time was up.
        let failed = |message: &str| {
            let (check, message) = ("it_waits".to_owned(), message.to_owned());
            Verdict::FailedCheck(FailedCheck { check, message, file: None, line: None, threads: Vec::new() })
        };
        verdicts.keep(&key("e"), &Report { verdict: failed("nobody came"), out_of_time: true, ..report() });
        let refused = "failed to spawn thread: Os { code: 11, kind: WouldBlock, message: \"…\" }";
        verdicts.keep(&key("f"), &Report { verdict: failed(refused), ..report() });
        assert_eq!(["a", "b", "c", "d", "e", "f"].map(|name| verdicts.find(&key(name))), [const { None }; 6]);
        verdicts.keep(&key("g"), &Report { verdict: failed("nobody came"), ..report() });
        assert!(verdicts.find(&key("g")).is_some());
    }
}
