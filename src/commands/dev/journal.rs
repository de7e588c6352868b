//! What a long `dev check` has judged so far, so that an interrupted one can go on.

use std::collections::HashMap;
use std::fs::{self, File, TryLockError};
use std::io::Write;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::commands::CommandError;
use crate::digest::Digest;
use crate::grade::Grader;
use crate::level::Level;
use crate::process;

/// One judged answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Entry {
    /// Which repeat, from 1.
    pub(super) round: u32,
    /// The answer's path in the course.
    pub(super) answer: String,
    /// The digest of the answer, of what it is verified by and of what is stated of it: another text is judged again.
    pub(super) of: String,
    /// The verdict's word.
    pub(super) verdict: String,
    /// What was not as stated.
    pub(super) complaints: Vec<String>,
    /// What was said, as far as it must be the same in each round.
    pub(super) said: String,
}

/// The file to which each judged answer is appended as a line.
pub(super) struct Journal {
    path: PathBuf,
    file: File,
    /// By round and digest.
    entries: HashMap<(u32, String), Entry>,
}

impl Journal {
    /// The journal for these exercises of this folder, by this grader and compiler; empty unless it is to be resumed.
    ///
    /// # Errors
    /// When it cannot be written, or somebody else writes it.
    pub(super) fn open(
        root: &Path,
        names: &[String],
        grader: &Grader,
        level: Level,
        resume: bool,
    ) -> Result<Journal, CommandError> {
        let folder = grader.cache().folder("dev-check")?;
        let path = folder.join(format!("{}.jsonl", digest(root, names, grader, level)));
        let failed = |error| CommandError::io(format!("write {}", path.display()), error);
        let file = File::options().create(true).append(true).open(&path).map_err(failed)?;
        if let Err(TryLockError::WouldBlock) = file.try_lock() {
            let why = "another `dev check` of the same is at work: wait for it, or give this one a `THREADLINGS_CACHE`";
            return Err(CommandError::Usage(why.to_owned()));
        }
        let mut entries = HashMap::new();
        if resume {
            entries = read(&fs::read(&path).unwrap_or_default());
        } else {
            file.set_len(0).map_err(failed)?;
        }
        let mut journal = Journal { path, file, entries };
        if resume {
            // Ends what was cut off.
            journal.write(b"\n")?;
        }
        Ok(journal)
    }

    /// What was judged in that round, if it was.
    pub(super) fn find(&self, round: u32, of: &str) -> Option<&Entry> {
        self.entries.get(&(round, of.to_owned()))
    }

    /// Adds an entry.
    pub(super) fn add(&mut self, entry: Entry) -> Result<(), CommandError> {
        let mut line =
            serde_json::to_vec(&entry).map_err(|error| CommandError::io("write the journal", error.into()))?;
        line.push(b'\n');
        self.write(&line)?;
        self.entries.insert((entry.round, entry.of.clone()), entry);
        Ok(())
    }

    fn write(&mut self, bytes: &[u8]) -> Result<(), CommandError> {
        self.file.write_all(bytes).map_err(|error| CommandError::io(format!("write {}", self.path.display()), error))
    }
}

/// The entries of a journal. A line that was cut off by a kill counts for nothing: that answer is judged again.
fn read(bytes: &[u8]) -> HashMap<(u32, String), Entry> {
    let entries = bytes.split(|byte| *byte == b'\n').filter_map(|line| serde_json::from_slice::<Entry>(line).ok());
    entries.map(|entry| ((entry.round, entry.of.clone()), entry)).collect()
}

/// What all verdicts depend on.
fn digest(root: &Path, names: &[String], grader: &Grader, level: Level) -> String {
    let mut digest = Digest::default();
    digest.add(fs::read(process::running()).unwrap_or_default());
    let toolchain = grader.toolchain();
    digest.add(&toolchain.version);
    digest.add(toolchain.sysroot.as_os_str().as_encoded_bytes());
    digest.add(format!("{:?} {:?} {level:?} {names:?}", toolchain.clippy_driver, toolchain.rustfmt));
    digest.add(root.as_os_str().as_encoded_bytes());
    digest.hex(32)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::foreign::{bytes, changed, few, inhabited};

    fn entry(of: &str) -> Entry {
        Entry {
            round: 1,
            answer: "a.rs".into(),
            of: of.into(),
            verdict: "passed".into(),
            complaints: vec!["é\n".into()],
            said: "passed".into(),
        }
    }

    #[test]
    fn what_stands_before_and_behind_a_torn_line_is_known() {
        let line = serde_json::to_vec(&entry("a")).unwrap();
        let other = serde_json::to_vec(&entry("b")).unwrap();
        let torn = [&line[..], b"\n", &line[..9], b"\xff\n\n", &other[..]].concat();
        assert_eq!(read(&torn), HashMap::from([((1, "a".into()), entry("a")), ((1, "b".into()), entry("b"))]));
    }

    proptest! {
        #![proptest_config(few())]

        #[test]
        fn any_entry_reads_back(entry in inhabited(&entry("a"))) {
            let line = serde_json::to_vec(&entry).unwrap();
            prop_assert_eq!(read(&[&line[..], b"\n"].concat()), HashMap::from([((entry.round, entry.of.clone()), entry)]));
        }

        #[test]
        fn any_bytes_are_read(bytes in prop_oneof![bytes(), changed(serde_json::to_vec(&entry("a")).unwrap())]) {
            prop_assert!(read(&bytes).len() <= bytes.len());
        }
    }
}
