//! Disks on which each write in turn is the one that fails: the learner's folder, the cache, and where temporary files go.
//!
//! What is said is right, or that the disk is full; never anything wrong, and what was saved stays. With room again all is
//! well. `THREADLINGS_DISKS=100` tries as many sizes of each.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use serde_json::Value;

use crate::commands::{RIGHT, SUM1, started};
use crate::environment::may_mount;
use crate::program::{Test, copy, kits};
use crate::side_by_side::side_by_side;

/// How many sizes are tried.
fn sizes() -> u64 {
    std::env::var("THREADLINGS_DISKS").map_or(4, |text| text.parse().expect("a number"))
}

/// As many sizes in KiB as are tried, from one to another, each of whole pages.
fn sizes_between(from: u64, to: u64) -> Vec<u64> {
    let count = sizes().min((to - from) / 4 + 1);
    let mut sizes: Vec<u64> = (0..count).map(|at| (from + (to - from) * at / (count - 1).max(1)) / 4 * 4).collect();
    sizes.dedup();
    sizes
}

/// What is small.
#[derive(Clone, Copy, Debug)]
enum Small {
    Folder,
    Cache,
    Temporary,
}

/// An answer, how it is asked about, and what must be said of it.
#[derive(Clone, Copy, Debug)]
struct Asked {
    exercise: &'static str,
    file: &'static str,
    text: &'static str,
    verdict: &'static str,
}

const REFUSED: &str = "pub fn total() -> u32 {\n    \"seven\"\n}\n\nfn main() {}\n";
const EIGHT: &str = "pub fn total() -> u32 {\n    8\n}\n\nfn main() {}\n";
const STRICT: &str = include_str!("fixtures/course/solutions/02_more/strict1.rs");
const MISUSE: &str = include_str!("fixtures/course/solutions/02_more/misuse1.rs");

const ASKED: [Asked; 5] = [
    Asked { exercise: "sum1", file: SUM1, text: RIGHT, verdict: "passed" },
    Asked { exercise: "sum1", file: SUM1, text: EIGHT, verdict: "failed-check" },
    Asked { exercise: "sum1", file: SUM1, text: REFUSED, verdict: "does-not-compile" },
    Asked { exercise: "strict1", file: "learn/exercises/02_more/strict1.rs", text: STRICT, verdict: "passed" },
    Asked { exercise: "misuse1", file: "learn/exercises/02_more/misuse1.rs", text: MISUSE, verdict: "passed" },
];

/// A course with `limits1` done, `asked` answered, and a cache with support crates of its own, which nobody else fills.
fn prepared(asked: Asked) -> Test {
    let test = started();
    test.copy("solutions/02_more/limits1.rs", "learn/exercises/02_more/limits1.rs");
    assert_eq!(test.run(&["run", "limits1"]).code(), Some(0));
    test.write(asked.file, asked.text);
    fs::remove_file(test.cache().join("kits")).expect("the link to the shared ones");
    let harness = fs::read_dir(kits()).expect("kits").flatten().map(|entry| entry.path());
    for kit in harness.filter(|kit| kit.join("kit.json").is_file()) {
        let own = test.cache().join("kits").join(kit.file_name().expect("a name"));
        copy(&kit, &own);
        // What other tests' cases have built there is as large as they are many.
        let _ = fs::remove_dir_all(own.join("cases"));
        // It names its files.
        let record = fs::read_to_string(own.join("kit.json")).expect("a record");
        let (theirs, ours) = (kits().display().to_string(), test.cache().join("kits").display().to_string());
        fs::write(own.join("kit.json"), record.replace(&theirs, &ours)).expect("a record");
    }
    let _ = fs::remove_file(test.cache().join("verdicts"));
    test
}

/// What a call on a small disk left, and one when there was room again.
struct Came {
    code: String,
    document: Option<Value>,
    stderr: String,
    progress: String,
}

/// Calls `arguments` with a disk of `size` KiB in one place, and again when it is large. None where it does not even hold
/// what was there.
fn on_a_small_disk(test: &Test, small: Small, size: u64, arguments: &[&str]) -> Option<[Came; 2]> {
    const TOO_SMALL: i32 = 77;
    let target = match small {
        Small::Folder => test.path("learn"),
        Small::Cache => test.cache(),
        Small::Temporary => test.root().join("tmp"),
    };
    fs::create_dir_all(&target).expect("a folder");
    let out = test.root().join("out");
    fs::create_dir_all(&out).expect("a folder");
    let script = format!(
        "cp -a {target:?} {out:?}/before\nmount -t tmpfs -o size={size}k,nr_inodes=100000 tmpfs {target:?}\n\
         cp -a {out:?}/before/. {target:?}/ 2> /dev/null || exit {TOO_SMALL}\n\
         try() {{\n    code=0\n    \"$@\" > $where.out 2> $where.err || code=$?\n    echo $code > $where.code\n    \
         cp {progress:?} $where.progress 2> /dev/null || true\n}}\n\
         where={out:?}/first\ntry \"$@\"\nmount -o remount,size=512m {target:?}\nwhere={out:?}/second\ntry \"$@\"\ncp -a {target:?} $where.folder\n",
        progress = test.path("learn/.threadlings/progress.toml"),
    );
    let ran = test.program(arguments).env("TMPDIR", test.root().join("tmp")).in_a_namespace(&script).run();
    if ran.code() == Some(TOO_SMALL) {
        return None;
    }
    assert_eq!((ran.code(), ran.stderr.as_str()), (Some(0), ""), "{size}: {ran:?}");
    Some(["first", "second"].map(|name| {
        let read = |what: &str| fs::read_to_string(out.join(format!("{name}.{what}"))).unwrap_or_default();
        Came {
            code: read("code").trim().to_owned(),
            document: serde_json::from_str(&read("out")).ok(),
            stderr: read("err"),
            progress: read("progress"),
        }
    }))
}

/// How often the disk was full, and how often it was not.
#[derive(Default)]
struct Count {
    full: AtomicU64,
    fine: AtomicU64,
}

/// What was said wrongly of an answer on a disk of that size.
fn complaints(small: Small, asked: Asked, size: u64, count: &Count) -> Vec<String> {
    let test = prepared(asked);
    let before = test.read("learn/.threadlings/progress.toml");
    fs::create_dir_all(test.root().join("tmp")).expect("a folder");
    let arguments = ["run", asked.exercise, "--format", "json", "--no-cache"];
    let Some([first, second]) = on_a_small_disk(&test, small, size, &arguments) else { return Vec::new() };
    let mut wrong = Vec::new();
    let counted = if first.code == "4" { &count.full } else { &count.fine };
    counted.fetch_add(1, Ordering::Relaxed);
    let stands = first.progress == before;
    let verdict = |came: &Came| came.document.as_ref().map(|it| it["verdict"].as_str().unwrap_or_default().to_owned());
    match (first.code.as_str(), verdict(&first)) {
        ("4", Some(verdict)) if verdict == "grader-error" => {
            let detail = &first.document.as_ref().expect("a document")["detail"];
            let advice = detail["advice"].as_str().unwrap_or_default();
            if !advice.contains("room") {
                wrong.push(format!("no advice to make room: {detail:#}"));
            }
            if !stands {
                wrong.push(format!("the progress has changed: {}", first.progress));
            }
        }
        ("4", None) if first.stderr.contains("room") => {
            if !stands {
                wrong.push(format!("the progress has changed: {}", first.progress));
            }
        }
        ("0" | "1", Some(verdict)) if verdict == asked.verdict => {
            let said = format!("last_verdict = \"{verdict}\"");
            if stands || !first.progress.contains(&said) {
                wrong.push(format!("the verdict was not saved: {}", first.progress));
            }
        }
        _ => wrong.push(format!("this was said: {} {:#?} {}", first.code, first.document, first.stderr)),
    }
    if verdict(&second).as_deref() != Some(asked.verdict) || !second.stderr.is_empty() {
        wrong.push(format!("with room again: {} {:#?} {}", second.code, second.document, second.stderr));
    }
    let litter = litter(&test.root().join("out"));
    if !litter.is_empty() {
        wrong.push(format!("these are left: {litter:?}"));
    }
    wrong.into_iter().map(|wrong| format!("{small:?} of {size} KiB, {}: {wrong}", asked.verdict)).collect()
}

/// The namespace and what was mounted in it are gone; nothing of it may have gone elsewhere.
fn litter(out: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(out).expect("a folder").flatten().map(|entry| entry.path());
    entries.filter(|path| path.extension().is_some_and(|extension| extension == "tmp")).collect()
}

/// Tries all sizes; how often the disk was full then, and how often it was not. None where this machine does not let us.
#[track_caller]
fn never_says_anything_wrong(small: Small, asked: &[Asked], sizes: &[u64]) -> Option<[u64; 2]> {
    if !may_mount() {
        return None;
    }
    let count = Count::default();
    let cases: Vec<(Asked, u64)> = asked.iter().flat_map(|asked| sizes.iter().map(|size| (*asked, *size))).collect();
    let wrong = side_by_side(&cases, |(asked, size)| complaints(small, *asked, *size, &count));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    Some([count.full, count.fine].map(AtomicU64::into_inner))
}

#[test]
fn a_learners_folder_of_any_size() {
    // What is in it takes some 80 KiB.
    let tried = never_says_anything_wrong(Small::Folder, &ASKED[..2], &sizes_between(76, 100));
    assert!(tried.is_none_or(|[full, fine]| full > 0 && fine > 0), "{tried:?}");
}

#[test]
fn a_cache_of_any_size() {
    // The support crates take some 1,700 KiB, and 4 MiB must be free after a failure.
    let tried = never_says_anything_wrong(Small::Cache, &ASKED, &sizes_between(1_800, 9_000));
    assert!(tried.is_none_or(|[full, fine]| full > 0 && fine > 0), "{tried:?}");
}

#[test]
fn temporary_files_in_any_room() {
    // There is room elsewhere.
    let tried = never_says_anything_wrong(Small::Temporary, &ASKED[3..], &sizes_between(4, 64));
    assert!(tried.is_none_or(|[full, _]| full == 0), "{tried:?}");
}

#[test]
fn a_folder_that_is_made_on_a_disk_of_any_size_is_whole_in_the_end() {
    if !may_mount() {
        return;
    }
    let whole = files(&started().path("learn"));
    let wrong = side_by_side(&sizes_between(4, 96), |size| {
        let test = Test::in_the_course();
        let Some([first, second]) = on_a_small_disk(&test, Small::Folder, *size, &["goto", "sum1"]) else {
            return vec![];
        };
        let mut wrong = Vec::new();
        if !(first.code == "0" || first.code == "4" && first.stderr.contains("room")) {
            wrong.push(format!("{size} KiB: {} {}", first.code, first.stderr));
        }
        if second.code != "0" || !second.stderr.is_empty() {
            wrong.push(format!("{size} KiB, with room again: {} {}", second.code, second.stderr));
        }
        let made = files(&test.root().join("out/second.folder"));
        if made != whole {
            wrong.push(format!("{size} KiB: {:?}", made.keys()));
        }
        wrong
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Every file below a folder, and what stands in it; what only tells of the program's version is left out.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(inside) = folders.pop() {
        for path in fs::read_dir(inside).expect("a folder").flatten().map(|entry| entry.path()) {
            if path.is_dir() {
                folders.push(path);
            } else {
                let text = fs::read(&path).expect("a file");
                files.insert(path.strip_prefix(folder).expect("it is in there").to_owned(), text);
            }
        }
    }
    files
}
