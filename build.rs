//! What is embedded in the binary is built in again when it changes; and the grader knows itself by a digest.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

/// What a verdict depends on, besides the course.
const SOURCES: [&str; 5] = ["src", "kit/harness", "kit/interleave", "Cargo.toml", "Cargo.lock"];
/// The course is embedded.
const COURSE: [&str; 4] = ["info.toml", "exercises", "solutions", "checks"];

fn main() {
    // Of a folder, cargo looks at everything below it, so a new file is noticed too.
    for path in ["build.rs"].iter().chain(&SOURCES).chain(&COURSE).filter(|path| Path::new(path).exists()) {
        println!("cargo::rerun-if-changed={path}");
    }
    let mut hasher = DefaultHasher::new();
    SOURCES.iter().for_each(|path| add(Path::new(path), &mut hasher));
    println!("cargo::rustc-env=THREADLINGS_SOURCES={:016x}", hasher.finish());
}

/// Adds a file, or all that a folder holds.
fn add(path: &Path, hasher: &mut DefaultHasher) {
    if let Ok(entries) = fs::read_dir(path) {
        let mut below: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        below.sort();
        below.iter().for_each(|path| add(path, hasher));
    } else if let Ok(text) = fs::read(path) {
        (path, text).hash(hasher);
    }
}
