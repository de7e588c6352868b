//! What a verdict can be: one closed set of words, each with its details, the same in the terminal, in JSON and in an attempt's first line.
//!
//! This is vocabulary, known to every room. How a verdict is *decided* is in [`crate::grade`].

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::exploring::Explored;

/// A verdict's word, without details. The words never change: scripts, courses and attempts are written in them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum VerdictKind {
    Passed,
    DoesNotCompile,
    FailedCheck,
    Deadlock,
    Race,
    FailedLint,
    MisuseCompiles,
    WrongError,
    TimedOut,
    Crashed,
    OverLimit,
    NoResult,
    LeftRunning,
    Tampered,
    GraderError,
}

impl VerdictKind {
    /// Every word, in the order of the documentation.
    pub const ALL: [VerdictKind; 15] = [
        VerdictKind::Passed,
        VerdictKind::DoesNotCompile,
        VerdictKind::FailedCheck,
        VerdictKind::Deadlock,
        VerdictKind::Race,
        VerdictKind::FailedLint,
        VerdictKind::MisuseCompiles,
        VerdictKind::WrongError,
        VerdictKind::TimedOut,
        VerdictKind::Crashed,
        VerdictKind::OverLimit,
        VerdictKind::NoResult,
        VerdictKind::LeftRunning,
        VerdictKind::Tampered,
        VerdictKind::GraderError,
    ];

    /// The word as it is written everywhere: `does-not-compile`.
    pub fn as_str(self) -> &'static str {
        match self {
            VerdictKind::Passed => "passed",
            VerdictKind::DoesNotCompile => "does-not-compile",
            VerdictKind::FailedCheck => "failed-check",
            VerdictKind::Deadlock => "deadlock",
            VerdictKind::Race => "race",
            VerdictKind::FailedLint => "failed-lint",
            VerdictKind::MisuseCompiles => "misuse-compiles",
            VerdictKind::WrongError => "wrong-error",
            VerdictKind::TimedOut => "timed-out",
            VerdictKind::Crashed => "crashed",
            VerdictKind::OverLimit => "over-limit",
            VerdictKind::NoResult => "no-result",
            VerdictKind::LeftRunning => "left-running",
            VerdictKind::Tampered => "tampered",
            VerdictKind::GraderError => "grader-error",
        }
    }
}

impl fmt::Display for VerdictKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for VerdictKind {
    type Err = UnknownVerdict;

    fn from_str(word: &str) -> Result<Self, UnknownVerdict> {
        VerdictKind::ALL.into_iter().find(|kind| kind.as_str() == word).ok_or_else(|| UnknownVerdict(word.to_owned()))
    }
}

/// A word that is no verdict.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no verdict")]
pub struct UnknownVerdict(pub String);

/// What the grader says of one answer. In JSON: `{"verdict": WORD, "detail": {…}}`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "verdict", content = "detail", rename_all = "kebab-case")]
pub enum Verdict {
    /// Everything that the exercise asks holds.
    Passed(Passed),
    /// rustc refused the answer, or could not have read it.
    DoesNotCompile(DoesNotCompile),
    /// A check's assertion failed, its code panicked, or what it waited for never happened.
    FailedCheck(FailedCheck),
    /// Nothing in the check's process can ever move again.
    Deadlock(Deadlock),
    /// A check holds in some orders of events, and one exists that breaks it.
    Race(FailedCheck),
    /// clippy ended with an error, and the exercise is strict about it.
    FailedLint(FailedLint),
    /// A compile-fail case compiled.
    MisuseCompiles(MisuseCompiles),
    /// A compile-fail case failed for another reason than the intended one.
    WrongError(WrongError),
    /// A check was still running at the limit.
    TimedOut(TimedOut),
    /// A signal, a stack overflow or an abort ended the check's process.
    Crashed(Crashed),
    /// A limit other than time was reached.
    OverLimit(OverLimit),
    /// The process ended before its check did.
    NoResult(NoResult),
    /// Threads or processes were still alive after the check.
    LeftRunning(LeftRunning),
    /// The private channel carried something that it must not.
    Tampered(Tampered),
    /// Our fault or the environment's; never counted against the learner, never a pass.
    GraderError(GraderError),
}

impl Verdict {
    /// The verdict's word.
    pub fn kind(&self) -> VerdictKind {
        match self {
            Verdict::Passed(_) => VerdictKind::Passed,
            Verdict::DoesNotCompile(_) => VerdictKind::DoesNotCompile,
            Verdict::FailedCheck(_) => VerdictKind::FailedCheck,
            Verdict::Deadlock(_) => VerdictKind::Deadlock,
            Verdict::Race(_) => VerdictKind::Race,
            Verdict::FailedLint(_) => VerdictKind::FailedLint,
            Verdict::MisuseCompiles(_) => VerdictKind::MisuseCompiles,
            Verdict::WrongError(_) => VerdictKind::WrongError,
            Verdict::TimedOut(_) => VerdictKind::TimedOut,
            Verdict::Crashed(_) => VerdictKind::Crashed,
            Verdict::OverLimit(_) => VerdictKind::OverLimit,
            Verdict::NoResult(_) => VerdictKind::NoResult,
            Verdict::LeftRunning(_) => VerdictKind::LeftRunning,
            Verdict::Tampered(_) => VerdictKind::Tampered,
            Verdict::GraderError(_) => VerdictKind::GraderError,
        }
    }

    /// Whether the answer is right.
    pub fn passed(&self) -> bool {
        self.kind() == VerdictKind::Passed
    }

    /// A [`Verdict::GraderError`] that says what failed and what to do about it.
    pub fn grader_error(message: impl Into<String>, advice: impl Into<String>) -> Verdict {
        Verdict::GraderError(GraderError { message: message.into(), advice: advice.into() })
    }

    /// The error codes that the verdict shows (`E0373`), in order, without repetition.
    pub fn codes(&self) -> Vec<&str> {
        let diagnostics = match self {
            Verdict::DoesNotCompile(detail) => &detail.diagnostics,
            Verdict::FailedLint(detail) => &detail.diagnostics,
            Verdict::WrongError(detail) => &detail.found,
            _ => return Vec::new(),
        };
        let mut codes: Vec<&str> = Vec::new();
        for code in diagnostics.iter().filter_map(|diagnostic| diagnostic.code.as_deref()) {
            if !codes.contains(&code) {
                codes.push(code);
            }
        }
        codes
    }
}

/// The details of [`Verdict::Passed`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Passed {
    /// How many runtime checks passed, `main` included.
    pub checks: usize,
    /// How many compile-fail cases were rejected as intended.
    pub cases: usize,
    /// How many interleavings of its checks hold, together; absent where none was explored.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub explored: Option<Explored>,
}

/// The details of [`Verdict::DoesNotCompile`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DoesNotCompile {
    /// Why rustc was not asked, or could not answer ("not a regular file"); absent when the diagnostics say it.
    pub reason: Option<String>,
    /// rustc's errors, in its order.
    pub diagnostics: Vec<Diagnostic>,
}

/// One message of rustc or clippy.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// `E0373`, or a lint's name (`clippy::needless_return`), or none.
    pub code: Option<String>,
    /// The message's first line, as the compiler says it.
    pub message: String,
    /// The file of the primary span, relative to the course's folder.
    pub file: Option<String>,
    /// The line of the primary span, from 1.
    pub line: Option<u32>,
    /// The whole message as the compiler draws it, with ANSI colours.
    pub rendered: String,
}

/// The details of [`Verdict::FailedCheck`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FailedCheck {
    /// The check's name; `main` for the program itself.
    pub check: String,
    /// What the check says: the panic's message, or the sentence of `together` or `asleep`.
    pub message: String,
    /// Where it panicked, relative to the course's folder; absent when nothing panicked.
    pub file: Option<String>,
    /// The line there, from 1.
    pub line: Option<u32>,
    /// What each thread was doing when the check stood still; empty when it panicked.
    pub threads: Vec<Thread>,
}

/// The details of [`Verdict::Deadlock`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Deadlock {
    /// The check's name.
    pub check: String,
    /// The threads that wait for ever, the main thread first.
    pub threads: Vec<Thread>,
}

/// A thread of the learner's program.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Thread {
    /// Its name; `unnamed thread 1` where it has none of its own. The system cuts names at 15 bytes.
    pub name: String,
    /// What it waits on.
    pub waits_on: WaitsOn,
    /// The thread that it joins, where that is known.
    pub waits_for: Option<String>,
    /// Where it waits, relative to the course's folder, where that is known.
    pub file: Option<String>,
    /// The line there, from 1, where that is known.
    pub line: Option<u32>,
    /// What it waits for, as the source calls it; known only where interleavings were explored.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub object: Option<String>,
    /// Who has that; known only where interleavings were explored.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub held_by: Option<Holder>,
}

/// Who has what a thread waits for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// The thread's name.
    pub thread: String,
    /// Where it took it, relative to the course's folder, where that is known.
    pub file: Option<String>,
    /// The line there, from 1, where that is known.
    pub line: Option<u32>,
}

/// What a thread waits on: as far as it can be told from outside, or exactly where interleavings were explored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WaitsOn {
    /// A `Mutex` that somebody holds.
    Lock,
    /// The end of another thread.
    Join,
    /// The ends of all threads of its scope.
    Scope,
    /// `park`.
    Park,
    /// A channel's `recv`.
    Receive,
    /// A channel's `send`: the channel is full.
    Send,
    /// A `Condvar`.
    Condvar,
    /// A `Barrier`.
    Barrier,
    /// An `RwLock`.
    Rwlock,
    /// A `Once`, a `OnceLock` or a `LazyLock` that another thread initialises.
    Once,
    /// `park`, or a channel's `recv`: the two look alike from outside.
    ParkOrReceive,
    /// A `Condvar`, a `Barrier` or an `RwLock`: they look alike from outside.
    CondvarBarrierOrRwlock,
    /// The check itself waits, in `together` or `asleep`.
    Check,
    /// A wait with a time-out, or a sleep.
    Timer,
    /// It runs.
    Nothing,
    /// The system does not say.
    Unknown,
}

impl WaitsOn {
    /// In words that complete "the thread …".
    pub fn as_words(self) -> &'static str {
        match self {
            WaitsOn::Lock => "waits for a lock",
            WaitsOn::Join => "waits for another thread to end",
            WaitsOn::Scope => "waits for the threads of its scope to end",
            WaitsOn::Park => "is parked",
            WaitsOn::Receive => "waits to receive",
            WaitsOn::Send => "waits for room in a channel",
            WaitsOn::Condvar => "waits to be notified",
            WaitsOn::Barrier => "waits at a Barrier",
            WaitsOn::Rwlock => "waits for an RwLock",
            WaitsOn::Once => "waits for another thread to initialise something",
            WaitsOn::ParkOrReceive => "is parked, or waits to receive",
            WaitsOn::CondvarBarrierOrRwlock => "waits on a Condvar, a Barrier or an RwLock",
            WaitsOn::Check => "waits in the check",
            WaitsOn::Timer => "sleeps, or waits with a time-out",
            WaitsOn::Nothing => "runs",
            WaitsOn::Unknown => "waits",
        }
    }
}

/// The details of [`Verdict::FailedLint`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FailedLint {
    /// What clippy says, in its order.
    pub diagnostics: Vec<Diagnostic>,
}

/// The details of [`Verdict::MisuseCompiles`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MisuseCompiles {
    /// The case's name.
    pub case: String,
    /// The case's file, relative to the course's folder.
    pub file: String,
    /// What the case is about, from its first comment lines.
    pub about: String,
    /// What should have been refused: one sentence for each marked line.
    pub expected: Vec<String>,
}

/// The details of [`Verdict::WrongError`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WrongError {
    /// The case's name.
    pub case: String,
    /// The case's file, relative to the course's folder.
    pub file: String,
    /// What the case is about, from its first comment lines.
    pub about: String,
    /// What should have been refused: one sentence for each marked line.
    pub expected: Vec<String>,
    /// What the compiler said instead.
    pub found: Vec<Diagnostic>,
}

/// A limit and its value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Limit {
    /// `cpu time`, `quiet time`, `wall time`, `memory`, `output`, `threads`, `processes`, `file size`, `disk`, `compile time`;
    /// where interleavings are explored also `steps`.
    pub name: String,
    /// The value with its unit: `10 s`, `4 GiB`.
    pub value: String,
}

/// How a check used up its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TimeSpent {
    /// It computed, or spun.
    Busy,
    /// It slept, or waited for something outside.
    Sleeping,
    /// Its threads kept waking up and going back to sleep: a livelock.
    Switching,
}

impl TimeSpent {
    /// Its word, as in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            TimeSpent::Busy => "busy",
            TimeSpent::Sleeping => "sleeping",
            TimeSpent::Switching => "switching",
        }
    }
}

/// The details of [`Verdict::TimedOut`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TimedOut {
    /// The check's name.
    pub check: String,
    /// How it used up its time.
    pub how: TimeSpent,
    /// The limit that ended it.
    pub limit: Limit,
    /// The threads at the end; for `busy`, the busiest first.
    pub threads: Vec<Thread>,
}

/// The details of [`Verdict::Crashed`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Crashed {
    /// The check's name.
    pub check: String,
    /// The signal's name (`SIGABRT`).
    pub signal: String,
    /// What the program wrote to standard error last.
    pub stderr: String,
}

/// The details of [`Verdict::OverLimit`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OverLimit {
    /// The check's name; absent while compiling.
    pub check: Option<String>,
    /// Which limit, and its value.
    pub limit: Limit,
}

/// The details of [`Verdict::NoResult`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NoResult {
    /// The check's name.
    pub check: String,
    /// How the process ended: `exited with code 0`.
    pub how: String,
}

/// The details of [`Verdict::LeftRunning`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LeftRunning {
    /// The check's name.
    pub check: String,
    /// Threads that were still alive.
    pub threads: Vec<Thread>,
    /// Names of processes that were still alive.
    pub processes: Vec<String>,
}

/// The details of [`Verdict::Tampered`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Tampered {
    /// The check's name.
    pub check: String,
    /// What came over the channel, escaped and cut.
    pub found: String,
}

/// The details of [`Verdict::GraderError`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GraderError {
    /// What failed ("failed to write /x: No space left on device").
    pub message: String,
    /// What to do about it.
    pub advice: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_reads_back_and_is_what_json_says() {
        for kind in VerdictKind::ALL {
            assert_eq!(kind.as_str().parse(), Ok(kind));
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.as_str());
        }
    }

    #[test]
    fn json_has_the_word_and_the_detail_apart() {
        let verdict = Verdict::NoResult(NoResult { check: "main".into(), how: "exited with code 0".into() });
        assert_eq!(
            serde_json::to_string(&verdict).unwrap(),
            r#"{"verdict":"no-result","detail":{"check":"main","how":"exited with code 0"}}"#
        );
    }
}
