//! The watcher while nothing happens: what it costs to leave it open.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::binary;
use crate::terminal::Terminal;

/// How long it is watched.
const WATCHED: Duration = Duration::from_secs(20);

/// Measures and prints.
pub fn table(scratch: &Path) {
    let learners = scratch.join("idle");
    let cache = scratch.join("idle-cache");
    let mut init = Command::new(binary());
    init.arg("init").arg(&learners).env("THREADLINGS_CACHE", &cache).stdin(Stdio::null()).stdout(Stdio::null());
    assert!(init.status().is_ok_and(|status| status.success()), "threadlings init failed");
    let mut watch = Command::new(binary());
    watch.current_dir(&learners).env("THREADLINGS_CACHE", &cache).env("TERM", "xterm-256color");
    let watcher = Terminal::start(&watch, 80, 30);
    watcher.wait_for("failed-check");
    watcher.wait_for("checked in");
    let before = Used::by(&watcher);
    watcher.stays_quiet(WATCHED);
    let after = Used::by(&watcher);
    println!("The watcher, {} s without a key or a save\n", WATCHED.as_secs());
    println!("| | |\n|---|---:|");
    println!("| CPU time, in ticks of 10 ms | {} |", after.ticks - before.ticks);
    println!("| switches of its threads | {} |", after.switches - before.switches);
    println!("| memory, resident | {:.1} MB |", after.resident as f64 / 1e6);
    println!("| of that its own, neither files nor shared | {:.1} MB |\n", after.own as f64 / 1e6);
    watcher.press("q");
    watcher.wait_exit();
}

/// What the process has used.
struct Used {
    ticks: u64,
    switches: u64,
    /// In bytes.
    resident: u64,
    own: u64,
}

impl Used {
    fn by(watcher: &Terminal) -> Used {
        let process = Path::new("/proc").join(watcher.pid().as_raw_nonzero().to_string());
        let stat = fs::read_to_string(process.join("stat")).expect("it runs");
        // After the name in brackets: utime and stime are the 12th and 13th.
        let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
        let ticks = |at: usize| fields[at].parse::<u64>().expect("a number");
        let tasks = fs::read_dir(process.join("task")).expect("its threads").flatten();
        let switches = tasks.map(|task| {
            let status = fs::read_to_string(task.path().join("status")).unwrap_or_default();
            number(&status, "voluntary_ctxt_switches:") + number(&status, "nonvoluntary_ctxt_switches:")
        });
        let status = fs::read_to_string(process.join("status")).expect("it runs");
        Used {
            ticks: ticks(11) + ticks(12),
            switches: switches.sum(),
            resident: number(&status, "VmRSS:") * 1024,
            own: number(&status, "RssAnon:") * 1024,
        }
    }
}

/// The number behind a key.
fn number(status: &str, key: &str) -> u64 {
    let line = status.lines().find_map(|line| line.strip_prefix(key)).unwrap_or_default();
    line.split_whitespace().next().and_then(|number| number.parse().ok()).unwrap_or_default()
}
