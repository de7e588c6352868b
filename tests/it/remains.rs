//! That nothing is left behind: no process that has to do with a folder, and no scratch folder.

use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::time::Instant;

use crate::program::{AGES, Test};

/// What runs on this machine and has to do with `folder`: a process that works in it, was started from it, was given a
/// path in it, or has a file of it in memory.
pub(crate) fn processes(folder: &Path) -> Vec<String> {
    let path = folder.as_os_str().as_bytes();
    let mentions = |bytes: Vec<u8>| bytes.windows(path.len()).any(|window| window == path);
    let entries = fs::read_dir("/proc").expect("/proc").flatten();
    let processes = entries.filter(|entry| entry.file_name().as_bytes().iter().all(u8::is_ascii_digit));
    let of_it = processes.filter(|entry| {
        let process = entry.path();
        let links = ["cwd", "exe"].map(|link| fs::read_link(process.join(link)).map(|path| path.into_os_string()));
        let links = links.into_iter().flatten().map(|link| link.as_bytes().to_vec());
        let files = ["cmdline", "environ", "maps"].map(|file| fs::read(process.join(file)));
        links.chain(files.into_iter().flatten()).any(mentions)
    });
    let describe = |entry: fs::DirEntry| {
        let read = |file: &str| fs::read(entry.path().join(file)).unwrap_or_default();
        let command = String::from_utf8_lossy(&read("cmdline")).replace('\0', " ");
        format!("{} {command}", entry.file_name().display())
    };
    of_it.map(describe).collect()
}

/// What is left in a test's scratch folder.
pub(crate) fn scratch(test: &Test) -> Vec<String> {
    let Ok(entries) = fs::read_dir(test.cache().join("scratch")) else { return Vec::new() };
    entries.flatten().map(|entry| entry.file_name().display().to_string()).collect()
}

/// Panics unless the program, which has ended, left no process and no scratch folder.
#[track_caller]
pub(crate) fn nothing(test: &Test) {
    assert_eq!((processes(test.root()), scratch(test)), (Vec::new(), Vec::new()), "something is left");
}

/// Waits until no process is left.
#[track_caller]
pub(crate) fn until_no_process(test: &Test) {
    let began = Instant::now();
    loop {
        let left = processes(test.root());
        if left.is_empty() {
            return;
        }
        assert!(began.elapsed() < AGES, "still there: {left:#?}");
        // Looking through /proc takes a while and lets others run; there is no event for strangers' processes.
        std::thread::yield_now();
    }
}
