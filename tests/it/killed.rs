//! `kill -9` at any moment, to the grader, to what it started, or to all at once: what was saved stays whole, nothing passes
//! that did not, and the next grader goes on.
//!
//! A moment is a time, or the change of a file that happens then. `THREADLINGS_KILLS=300` tries as many, and
//! `THREADLINGS_SEED` others.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::Path;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant, SystemTime};

use notify::{RecursiveMode, Watcher};
use rustix::process::{Pid, Signal, kill_process};
use serde_json::Value;

use crate::commands::{RIGHT, SUM1, started};
use crate::program::{AGES, Running, Test};
use crate::remains;

/// How many moments are tried.
fn kills() -> u64 {
    number("THREADLINGS_KILLS").unwrap_or(20)
}

fn number(variable: &str) -> Option<u64> {
    std::env::var(variable).ok().map(|text| text.parse().expect("a number"))
}

/// Numbers that look like chance, and are the same each time.
struct Dice(u64);

impl Dice {
    fn new(salt: u64) -> Dice {
        Dice(number("THREADLINGS_SEED").unwrap_or(1).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ salt)
    }

    /// One of 0, 1 … `sides` - 1.
    fn roll(&mut self, sides: u64) -> u64 {
        // splitmix64
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % sides.max(1)
    }
}

/// Changes of files below a folder, as they happen.
struct Changes {
    _watcher: notify::RecommendedWatcher,
    events: Receiver<()>,
}

impl Changes {
    fn below(folder: &Path) -> Changes {
        let (send, events) = mpsc::channel();
        let tell = move |event: notify::Result<notify::Event>| {
            if event.is_ok_and(|event| !event.kind.is_access()) {
                // Nobody listens any more at the end.
                let _ = send.send(());
            }
        };
        let mut watcher = notify::recommended_watcher(tell).expect("a watcher");
        watcher.watch(folder, RecursiveMode::Recursive).expect("the folder can be watched");
        Changes { _watcher: watcher, events }
    }
}

/// When something is done to a program.
#[derive(Clone, Copy, Debug)]
enum Moment {
    After(Duration),
    /// Right after so many files were changed.
    Change(u64),
}

/// Waits until then; `false` where the program ended before. How long that took, and how many files were changed.
fn wait(running: &Running<'_>, changes: &Changes, moment: Option<Moment>) -> (bool, Duration, u64) {
    let began = Instant::now();
    let mut changed = 0;
    loop {
        let is_now = match moment {
            Some(Moment::After(time)) => began.elapsed() >= time,
            Some(Moment::Change(count)) => changed >= count,
            None => false,
        };
        if is_now || running.has_ended() {
            return (is_now, began.elapsed(), changed);
        }
        assert!(began.elapsed() < AGES, "the program hangs");
        let rest = match moment {
            Some(Moment::After(time)) => time.saturating_sub(began.elapsed()),
            _ => Duration::from_millis(5),
        };
        match changes.events.recv_timeout(rest.clamp(Duration::from_micros(100), Duration::from_millis(5))) {
            Ok(()) => changed += 1,
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => panic!("nobody watches any more"),
        }
    }
}

/// Everything that was started below a process.
fn below(pid: Pid) -> Vec<Pid> {
    let task = format!("/proc/{pid}/task");
    let tasks = fs::read_dir(task).into_iter().flatten().flatten();
    let children = tasks.flat_map(|task| {
        let children = fs::read_to_string(task.path().join("children")).unwrap_or_default();
        children.split_whitespace().filter_map(|pid| Pid::from_raw(pid.parse().ok()?)).collect::<Vec<_>>()
    });
    children.flat_map(|child| [vec![child], below(child)].concat()).collect()
}

/// Whom it hits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Victim {
    Grader,
    /// One of those that it started, or that these started.
    Another,
    Everybody,
}

fn kill(running: &Running<'_>, victim: Victim, dice: &mut Dice) {
    let others = below(running.pid());
    let hit = |pid: Pid| {
        // It may just have ended by itself.
        let _ = kill_process(pid, Signal::KILL);
    };
    match victim {
        Victim::Grader => running.signal(Signal::KILL),
        Victim::Another if others.is_empty() => {}
        Victim::Another => hit(others[usize::try_from(dice.roll(others.len() as u64)).expect("an index")]),
        Victim::Everybody => {
            running.signal(Signal::KILL);
            others.into_iter().for_each(hit);
        }
    }
}

/// What each exercise of the fixture course must get, as [`answers`] answers them.
const VERDICTS: [(&str, &str); 5] = [
    ("sum1", "passed"),
    ("gate1", "failed-check"),
    ("misuse1", "passed"),
    ("strict1", "failed-lint"),
    ("limits1", "failed-check"),
];

/// Right answers for some, for the others those that the course gives.
fn answers() -> Test {
    let test = started();
    test.write(SUM1, RIGHT);
    test.copy("solutions/02_more/misuse1.rs", "learn/exercises/02_more/misuse1.rs");
    test
}

/// The exercises that are done. Panics where the folder says that something was damaged.
#[track_caller]
fn done(test: &Test) -> Vec<String> {
    let list = test.run(&["list", "--format", "json"]);
    assert_eq!((list.code(), list.stderr.as_str()), (Some(0), ""));
    let document = list.json();
    let rows = document["exercises"].as_array().expect("exercises").iter();
    rows.filter(|row| row["done"] == true).map(|row| row["name"].as_str().expect("a name").to_owned()).collect()
}

/// What is in the learner's folder of threadlings', besides what belongs there.
fn litter(test: &Test) -> Vec<String> {
    let mut litter = Vec::new();
    let mut folders = vec![test.path("learn")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder").flatten() {
            let name = entry.file_name().display().to_string();
            if entry.path().is_dir() {
                folders.push(entry.path());
            } else if [".tmp", "damaged", "changed"].iter().any(|part| name.contains(part)) {
                litter.push(entry.path().display().to_string());
            }
        }
    }
    litter
}

/// Every verdict is what it must be, known or not.
#[track_caller]
fn all_is_as_it_must_be(test: &Test) {
    for arguments in [&["check-all", "--format", "json"][..], &["check-all", "--format", "json", "--no-cache"]] {
        let ran = test.run(arguments);
        let document = ran.json();
        let results = document["results"].as_array().expect("results").iter();
        let text = |result: &Value, key: &str| result[key].as_str().expect("a text").to_owned();
        let found: Vec<_> = results.map(|result| (text(result, "exercise"), text(result, "verdict"))).collect();
        let found: Vec<_> = found.iter().map(|(name, verdict)| (name.as_str(), verdict.as_str())).collect();
        assert_eq!((found.as_slice(), ran.code(), ran.stderr.as_str()), (&VERDICTS[..], Some(1), ""));
    }
    assert_eq!(done(test), ["sum1", "misuse1"]);
}

/// What dead graders left is swept by the next one, once it is an hour old.
#[track_caller]
fn what_is_left_is_swept(test: &Test) {
    let an_hour_ago = SystemTime::now() - Duration::from_secs(3600);
    for left in remains::scratch(test) {
        let folder = File::open(test.cache().join("scratch").join(left)).expect("it can be opened");
        folder.set_modified(an_hour_ago).expect("its time can be set");
    }
    assert_eq!(test.run(&["run", "sum1", "--no-cache"]).code(), Some(0));
    remains::nothing(test);
    assert_eq!(litter(test), Vec::<String>::new());
}

#[test]
fn what_is_killed_leaves_nothing_wrong_behind() {
    let test = answers();
    let scenes: [&[&str]; 4] =
        [&["run", "sum1"], &["check-all"], &["run", "sum1", "--no-cache"], &["check-all", "--no-cache"]];
    // How long each takes, and how many files it changes.
    let measured: Vec<(Duration, u64)> = scenes
        .iter()
        .map(|arguments| {
            let changes = Changes::below(test.root());
            let running = test.program(arguments).start();
            let (_, time, changed) = wait(&running, &changes, None);
            running.end();
            (time, changed)
        })
        .collect();
    let mut hits: BTreeMap<String, u64> = BTreeMap::new();
    for round in 0..kills() {
        let mut dice = Dice::new(round);
        let scene = usize::try_from(dice.roll(4)).expect("an index");
        let victim =
            [Victim::Grader, Victim::Another, Victim::Everybody][usize::try_from(dice.roll(3)).expect("an index")];
        let (time, changed) = measured[scene];
        let moment = if round % 2 == 0 {
            Moment::After(time.mul_f64(dice.roll(1000) as f64 / 1000.0))
        } else {
            Moment::Change(1 + dice.roll(changed))
        };
        let case = format!("round {round}: {:?} {moment:?} {victim:?}", scenes[scene]);
        // Some begin anew, so that there is more to save.
        if dice.roll(3) == 0 {
            for file in ["learn/.threadlings/progress.toml", "learn/.threadlings/progress.copy.toml"] {
                let _ = fs::remove_file(test.path(file));
            }
            let _ = fs::remove_file(test.cache().join("verdicts"));
        }
        let before = done(&test);
        let changes = Changes::below(test.root());
        let running = test.program(scenes[scene]).start();
        if wait(&running, &changes, Some(moment)).0 {
            kill(&running, victim, &mut dice);
            *hits.entry(format!("{victim:?}")).or_default() += 1;
        }
        let ran = running.end();
        remains::until_no_process(&test);
        let after = done(&test);
        assert!(after.iter().all(|name| ["sum1", "misuse1"].contains(&name.as_str())), "{case}: {after:?}");
        if ran.code().is_none() {
            // Who is dead has said nothing, and so taken nothing back.
            assert!(before.iter().all(|name| after.contains(name)), "{case}: {before:?}, then {after:?}");
        } else {
            assert!(matches!(ran.code(), Some(0 | 1 | 4)), "{case}: {ran:?}");
        }
    }
    assert!(hits.values().sum::<u64>() >= kills() / 4, "{hits:?}");
    all_is_as_it_must_be(&test);
    what_is_left_is_swept(&test);
}

#[test]
fn support_crates_that_are_half_built_are_not_used() {
    let test = answers();
    fs::remove_file(test.cache().join("kits")).expect("the link to the shared ones");
    let changes = Changes::below(test.root());
    let running = test.program(&["run", "sum1"]).start();
    let (_, time, changed) = wait(&running, &changes, None);
    assert_eq!(running.end().code(), Some(0));
    for round in 0..kills().div_ceil(10) {
        let mut dice = Dice::new(round ^ 0x6b69);
        fs::remove_dir_all(test.cache().join("kits")).expect("they are there");
        for victim in [Victim::Everybody, Victim::Another] {
            let moment = if dice.roll(2) == 0 {
                Moment::After(time.mul_f64(dice.roll(1000) as f64 / 1000.0))
            } else {
                Moment::Change(1 + dice.roll(changed))
            };
            let changes = Changes::below(test.root());
            let running = test.program(&["run", "sum1", "--no-cache"]).start();
            if wait(&running, &changes, Some(moment)).0 {
                kill(&running, victim, &mut dice);
            }
            let ran = running.end();
            assert!(matches!(ran.code(), None | Some(0 | 1 | 4)), "{moment:?} {victim:?}: {ran:?}");
            remains::until_no_process(&test);
        }
        let ran = test.run(&["run", "sum1", "--no-cache"]);
        assert_eq!(ran.code(), Some(0), "round {round}: {ran:?}");
    }
    what_is_left_is_swept(&test);
}

#[test]
fn several_graders_at_once_save_all_that_they_find() {
    let test = started();
    for (chapter, name) in [
        ("01_plain", "sum1"),
        ("02_more", "gate1"),
        ("02_more", "misuse1"),
        ("02_more", "strict1"),
        ("02_more", "limits1"),
    ] {
        test.copy(&format!("solutions/{chapter}/{name}.rs"), &format!("learn/exercises/{chapter}/{name}.rs"));
    }
    for round in 0..kills().div_ceil(10) {
        let _ = fs::remove_file(test.path("learn/.threadlings/progress.toml"));
        let caching: &[&str] = if round % 2 == 0 { &["--no-cache"] } else { &[] };
        let runs = VERDICTS.map(|(name, _)| test.program(&[&["run", name], caching].concat()).start());
        let hints = VERDICTS.map(|(name, _)| test.program(&["hint", name]).start());
        for ran in runs.map(Running::end).iter().chain(&hints.map(Running::end)) {
            assert_eq!((ran.code(), ran.stderr.as_str()), (Some(0), ""), "{ran:?}");
        }
        assert_eq!(done(&test), VERDICTS.map(|(name, _)| name), "round {round}");
        let progress = test.read("learn/.threadlings/progress.toml");
        assert_eq!(progress.matches("hints_shown = [\"1\"]").count(), VERDICTS.len(), "{progress}");
        assert_eq!(litter(&test), Vec::<String>::new());
    }
    remains::nothing(&test);
}

#[test]
fn two_graders_that_need_the_support_crates_at_once_build_them_once() {
    let test = answers();
    fs::remove_file(test.cache().join("kits")).expect("the link to the shared ones");
    let runs = [0; 2].map(|_| test.program(&["run", "sum1", "--no-cache"]).start());
    for ran in runs.map(Running::end) {
        assert_eq!(ran.code(), Some(0), "{ran:?}");
    }
    let kits = fs::read_dir(test.cache().join("kits")).expect("kits").count();
    assert_eq!(kits, 1);
    remains::nothing(&test);
}
