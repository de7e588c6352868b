//! What a long `dev check` has judged so far, so that an interrupted one can go on.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::commands::CommandError;
use crate::digest::Digest;
use crate::grade::Grader;
use crate::process;

/// One judged answer.
#[derive(Clone, Debug, Serialize, Deserialize)]
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
}

/// The file to which each judged answer is appended as a line.
pub(super) struct Journal {
    path: PathBuf,
    file: File,
    /// By round and digest.
    entries: HashMap<(u32, String), Entry>,
}

impl Journal {
    /// The journal for this folder, grader and compiler; empty unless it is to be resumed.
    pub(super) fn open(root: &Path, grader: &Grader, resume: bool) -> Result<Journal, CommandError> {
        let folder = grader.cache().folder("dev-check")?;
        let path = folder.join(format!("{}.jsonl", digest(root, grader)));
        let failed = |error| CommandError::io(format!("write {}", path.display()), error);
        let mut entries = HashMap::new();
        if resume {
            // A line that was cut off by a kill is judged again.
            let text = fs::read_to_string(&path).unwrap_or_default();
            for entry in text.lines().filter_map(|line| serde_json::from_str::<Entry>(line).ok()) {
                entries.insert((entry.round, entry.of.clone()), entry);
            }
        }
        let file =
            File::options().create(true).append(resume).truncate(!resume).write(true).open(&path).map_err(failed)?;
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

/// What all verdicts depend on.
fn digest(root: &Path, grader: &Grader) -> String {
    let mut digest = Digest::default();
    digest.add(fs::read(process::running()).unwrap_or_default());
    digest.add(&grader.toolchain().version);
    digest.add(root.as_os_str().as_encoded_bytes());
    digest.hex(32)
}
