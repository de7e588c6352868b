//! Texts that are kept by keys, in one file of the cache folder, for several graders at once.
//!
//! A line for each text: its key, a digest of the two, and the text. Lines are only appended, under a lock; when the
//! file has grown too large, its newer half is kept. A line that is not whole counts for nothing, so a grader that is
//! killed leaves nothing wrong behind.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{Read as _, Seek as _, SeekFrom, Write as _};
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use super::kit::write_whole;
use crate::digest::Digest;

/// How large the file may become, in bytes.
const LARGEST: u64 = 4 << 20;

/// The texts that are kept.
#[derive(Debug)]
pub struct Ledger {
    file: PathBuf,
    known: Mutex<Known>,
}

/// What was read of the file.
#[derive(Debug, Default)]
struct Known {
    /// How much of it, in bytes.
    read: u64,
    texts: HashMap<String, String>,
}

impl Ledger {
    /// The one in this file, which need not be there yet.
    pub fn at(file: PathBuf) -> Ledger {
        Ledger { file, known: Mutex::default() }
    }

    /// The text that is kept by this key. Where the file cannot be read, nothing is known.
    pub fn find(&self, key: &str) -> Option<String> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if !known.texts.contains_key(key) {
            // Another grader may have added it.
            let _ = known.catch_up(&self.file);
        }
        known.texts.get(key).cloned()
    }

    /// Keeps a text without line breaks, by a key without blanks. Where that cannot be written, it is kept for as long as
    /// this value lives: nothing is lost but time.
    pub fn keep(&self, key: &str, text: String) {
        let _ = self.append(&format!("{key} {} {text}\n", digest(key, &text)));
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.texts.insert(key.to_owned(), text);
    }

    /// Lets go of a text for as long as this value lives.
    pub fn forget(&self, key: &str) {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let _ = known.catch_up(&self.file);
        known.texts.remove(key);
    }

    fn append(&self, line: &str) -> std::io::Result<()> {
        // The file itself may be replaced meanwhile.
        let lock = File::options().create(true).append(true).open(self.file.with_extension("lock"))?;
        lock.lock()?;
        let mut file = File::options().create(true).read(true).append(true).open(&self.file)?;
        let length = file.metadata()?.len();
        if length + line.len() as u64 > LARGEST {
            return self.keep_newer_half(line);
        }
        // Whoever was killed while writing left a line without an end.
        let mut last = [b'\n'];
        if length > 0 {
            file.seek(SeekFrom::Start(length - 1))?;
            file.read_exact(&mut last)?;
        }
        let begin = if last == [b'\n'] { "" } else { "\n" };
        file.write_all(format!("{begin}{line}").as_bytes())
    }

    fn keep_newer_half(&self, line: &str) -> std::io::Result<()> {
        let old = fs::read(&self.file)?;
        let half = usize::try_from(LARGEST / 2).unwrap_or(usize::MAX);
        let tail = &old[old.len().saturating_sub(half.saturating_sub(line.len()))..];
        let begin = tail.iter().position(|byte| *byte == b'\n').map_or(tail.len(), |end| end + 1);
        write_whole(&self.file, &[&tail[begin..], line.as_bytes()].concat()).map_err(std::io::Error::other)
    }
}

impl Known {
    /// Reads what was added to the file; all of it, where it is shorter by now.
    fn catch_up(&mut self, path: &std::path::Path) -> std::io::Result<()> {
        let mut file = File::open(path)?;
        if file.metadata()?.len() < self.read {
            self.read = 0;
        }
        file.seek(SeekFrom::Start(self.read))?;
        let mut added = Vec::new();
        file.read_to_end(&mut added)?;
        // The end of a line that is just being written is read the next time.
        let whole = added.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
        for line in added[..whole].split(|byte| *byte == b'\n') {
            if let Some((key, text)) = str::from_utf8(line).ok().and_then(whole_line) {
                self.texts.insert(key.to_owned(), text.to_owned());
            }
        }
        self.read += whole as u64;
        Ok(())
    }
}

fn digest(key: &str, text: &str) -> String {
    let mut digest = Digest::default();
    digest.add(key);
    digest.add(text);
    digest.hex(16)
}

/// A line's key and its text, if it is as it was written.
fn whole_line(line: &str) -> Option<(&str, &str)> {
    let (key, rest) = line.split_once(' ')?;
    let (kept, text) = rest.split_once(' ')?;
    (kept == digest(key, text)).then_some((key, text))
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;
    use proptest::sample::Index;

    use super::*;
    use crate::foreign::{bytes, few, line};

    fn in_folder() -> (tempfile::TempDir, impl Fn() -> Ledger) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("verdicts");
        (folder, move || Ledger::at(file.clone()))
    }

    #[test]
    fn what_is_kept_is_found_again_here_and_by_others() {
        let (_folder, ledger) = in_folder();
        let (ours, theirs) = (ledger(), ledger());
        assert_eq!(ours.find("a"), None);
        ours.keep("a", "one {\"two\": 3}".into());
        theirs.keep("b", String::new());
        theirs.keep("a", "newer".into());
        for ledger in [&theirs, &ledger()] {
            assert_eq!((ledger.find("a").as_deref(), ledger.find("b").as_deref()), (Some("newer"), Some("")));
        }
        assert_eq!(ours.find("b").as_deref(), Some(""));
        ours.forget("b");
        assert_eq!((ours.find("b"), theirs.find("b").as_deref()), (None, Some("")));
    }

    #[test]
    fn lines_that_are_not_whole_count_for_nothing() {
        let (folder, ledger) = in_folder();
        let path = folder.path().join("verdicts");
        ledger().keep("a", "passed".into());
        let line = fs::read_to_string(&path).unwrap();
        // Somebody wrote another word; bytes that are no text; killed in the middle of a line.
        let changed = line.replace("a ", "c ").replace("passed", "failed");
        fs::write(&path, [line.as_bytes(), b"\xff\xfe\n", changed.as_bytes(), &line.as_bytes()[..12]].concat())
            .unwrap();
        let found = ledger();
        assert_eq!((found.find("a").as_deref(), found.find("c")), (Some("passed"), None));
        found.keep("d", "kept".into());
        assert_eq!(ledger().find("d").as_deref(), Some("kept"));
    }

    #[test]
    fn it_does_not_grow_for_ever_and_keeps_what_is_newest() {
        let (folder, ledger) = in_folder();
        let long = "x".repeat(100_000);
        for number in 0..100 {
            ledger().keep(&number.to_string(), long.clone());
        }
        assert!(fs::metadata(folder.path().join("verdicts")).unwrap().len() <= LARGEST);
        let later = ledger();
        assert_eq!(later.find("0"), None);
        assert!((85..100).all(|number| later.find(&number.to_string()).is_some()));
    }

    #[test]
    fn graders_side_by_side_lose_nothing() {
        let (_folder, ledger) = in_folder();
        std::thread::scope(|scope| {
            for grader in 0..4 {
                let ledger = ledger();
                scope.spawn(move || {
                    for number in 0..25 {
                        ledger.keep(&format!("{grader}-{number}"), number.to_string());
                    }
                });
            }
        });
        let later = ledger();
        let all = (0..4).flat_map(|grader| (0..25).map(move |number| format!("{grader}-{number}")));
        assert_eq!(all.filter(|key| later.find(key).is_some()).count(), 100);
    }

    #[test]
    fn without_a_folder_it_lasts_as_long_as_the_grader() {
        let ledger = Ledger::at("/nowhere/at/all/verdicts".into());
        ledger.keep("a", "text".into());
        assert_eq!(ledger.find("a").as_deref(), Some("text"));
    }

    proptest! {
        #![proptest_config(few())]

        #[test]
        fn any_line_reads_back(kept in vec(("[!-~]{1,20}", line()), 1..6)) {
            let (_folder, ledger) = in_folder();
            for (key, text) in &kept {
                ledger().keep(key, text.clone());
            }
            let later = ledger();
            for (at, (key, text)) in kept.iter().enumerate() {
                if !kept[at + 1..].iter().any(|(later, _)| later == key) {
                    let found = later.find(key);
                    prop_assert_eq!(found.as_ref(), Some(text));
                }
            }
        }

        #[test]
        fn of_a_damaged_file_only_what_was_kept_is_found(
            places in vec((any::<Index>(), 0..40_usize, bytes()), 1..4),
        ) {
            let (folder, ledger) = in_folder();
            let path = folder.path().join("verdicts");
            let kept = [("aa", "{\"verdict\":\"passed\"}"), ("bb", "{\"verdict\":\"deadlock\"}"), ("cc", "")];
            kept.iter().for_each(|(key, text)| ledger().keep(key, (*text).to_owned()));
            for (at, length, bytes) in places {
                // Some of it is gone, and something else stands there.
                let mut whole = fs::read(&path).unwrap();
                let at = at.index(whole.len() + 1);
                let end = (at + length).min(whole.len());
                whole.splice(at..end, bytes);
                fs::write(&path, whole).unwrap();
            }
            let damaged = ledger();
            for (key, text) in kept {
                let found = damaged.find(key);
                prop_assert!(found.is_none() || found.as_deref() == Some(text));
            }
            prop_assert!(damaged.known.lock().unwrap().texts.len() <= kept.len());
            damaged.keep("dd", "more".into());
            let found = ledger().find("dd");
            prop_assert_eq!(found.as_deref(), Some("more"));
        }
    }
}
