//! What a long `dev check` has judged so far, so that an interrupted one can go on.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::commands::CommandError;
use crate::course::{Course, Source};
use crate::digest::Digest;
use crate::grade::Grader;

/// One judged answer.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Entry {
    /// Which repeat, from 1.
    pub(super) round: u32,
    /// The answer's path in the course.
    pub(super) answer: String,
    /// The verdict's word.
    pub(super) verdict: String,
    /// What was not as stated.
    pub(super) complaints: Vec<String>,
}

/// The file to which each judged answer is appended as a line.
pub(super) struct Journal {
    path: PathBuf,
    file: File,
    entries: HashMap<(u32, String), Entry>,
}

impl Journal {
    /// The journal for this course, grader and compiler; empty unless it is to be resumed.
    pub(super) fn open(root: &Path, course: &Course, grader: &Grader, resume: bool) -> Result<Journal, CommandError> {
        let folder = grader
            .cache()
            .folder("dev-check")
            .map_err(|error| error.verdict().map_or(CommandError::Interrupted, CommandError::Grader))?;
        let path = folder.join(format!("{}.jsonl", digest(root, course, grader)));
        let failed = |error| CommandError::io(format!("write {}", path.display()), error);
        let mut entries = HashMap::new();
        if resume {
            // A line that was cut off by a kill is judged again.
            let text = fs::read_to_string(&path).unwrap_or_default();
            for entry in text.lines().filter_map(|line| serde_json::from_str::<Entry>(line).ok()) {
                entries.insert((entry.round, entry.answer.clone()), entry);
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
    pub(super) fn find(&self, round: u32, answer: &str) -> Option<&Entry> {
        self.entries.get(&(round, answer.to_owned()))
    }

    /// Adds an entry.
    pub(super) fn add(&mut self, entry: Entry) -> Result<(), CommandError> {
        let mut line =
            serde_json::to_vec(&entry).map_err(|error| CommandError::io("write the journal", error.into()))?;
        line.push(b'\n');
        self.write(&line)?;
        self.entries.insert((entry.round, entry.answer.clone()), entry);
        Ok(())
    }

    fn write(&mut self, bytes: &[u8]) -> Result<(), CommandError> {
        self.file.write_all(bytes).map_err(|error| CommandError::io(format!("write {}", self.path.display()), error))
    }
}

/// Everything that a verdict depends on.
fn digest(root: &Path, course: &Course, grader: &Grader) -> String {
    let mut digest = Digest::default();
    digest.add(fs::read("/proc/self/exe").unwrap_or_default());
    digest.add(&grader.toolchain().version);
    digest.add(root.as_os_str().as_encoded_bytes());
    digest.add(Source::Folder(root.to_owned()).text("info.toml").unwrap_or_default().as_bytes());
    for exercise in &course.exercises {
        digest.add(exercise.checks_digest());
        let Some(checked) = exercise.checked() else { continue };
        for text in [&checked.unsolved, &checked.solution] {
            digest.add(text.as_bytes());
        }
        for attempt in &checked.attempts {
            digest.add(&attempt.name);
            digest.add(attempt.text.as_bytes());
        }
    }
    digest.hex(32)
}
