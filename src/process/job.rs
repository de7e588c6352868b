//! What a warden is asked to run.

use std::ffi::OsString;
use std::fmt;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{Limits, system};
use crate::exploring::Exploring;

/// A program to run to its end, alone with what it is given.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Job {
    /// The program; a bare name is looked up in the `PATH` of [`Job::environment`].
    pub program: OsString,
    /// What the program is told that it was called by; its path if absent.
    pub called: Option<OsString>,
    pub arguments: Vec<OsString>,
    pub directory: PathBuf,
    /// The whole environment: nothing else is inherited.
    pub environment: Vec<(OsString, OsString)>,
    pub limits: Limits,
    /// Files and folders that it reads or runs, beside what every program does. Where it is sandboxed it reaches no others.
    pub reads: Vec<PathBuf>,
    /// Files and folders that it writes as well, what is in them included.
    pub writes: Vec<PathBuf>,
    /// Where the program is the runner: the check to ask for. Such a program is watched for stalls.
    pub request: Option<Request>,
    /// Whether any other program is watched for stalls as well: one that waits for nothing from outside.
    pub is_watched: bool,
}

/// The line that the runner gets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// What every line on the private channel must begin with.
    pub nonce: String,
    /// The check's name.
    pub check: String,
    /// How to explore it, where it is not run for real.
    pub exploring: Option<Exploring>,
}

impl fmt::Display for Request {
    /// The line as the runner gets it, without its end: `NONCE CHECK`, and the settings of an exploration.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.nonce, self.check)?;
        self.exploring.iter().try_for_each(|exploring| write!(f, " {exploring}"))
    }
}

impl Job {
    /// A job without arguments, in `directory`, with nothing in its environment but
    /// what no program can do without on this system.
    pub fn new(program: impl Into<OsString>, directory: impl Into<PathBuf>, limits: Limits) -> Job {
        Job {
            program: program.into(),
            called: None,
            arguments: Vec::new(),
            directory: directory.into(),
            environment: Vec::new(),
            limits,
            reads: Vec::new(),
            writes: Vec::new(),
            request: None,
            is_watched: false,
        }
        .inherit(system::NEEDED)
    }

    /// Adds one argument.
    pub fn arg(mut self, argument: impl Into<OsString>) -> Job {
        self.arguments.push(argument.into());
        self
    }

    /// Adds arguments.
    pub fn args<A: Into<OsString>>(mut self, arguments: impl IntoIterator<Item = A>) -> Job {
        self.arguments.extend(arguments.into_iter().map(Into::into));
        self
    }

    /// Sets a variable.
    pub fn env(mut self, name: impl Into<OsString>, value: impl Into<OsString>) -> Job {
        self.environment.push((name.into(), value.into()));
        self
    }

    /// Names files or folders that it reads or runs.
    pub fn reads<P: Into<PathBuf>>(mut self, paths: impl IntoIterator<Item = P>) -> Job {
        self.reads.extend(paths.into_iter().map(Into::into));
        self
    }

    /// Names a file or a folder that it writes.
    pub fn writes(mut self, path: impl Into<PathBuf>) -> Job {
        self.writes.push(path.into());
        self
    }

    /// Sets where temporary files go.
    pub fn temporary(mut self, folder: &Path) -> Job {
        for name in system::TEMPORARY {
            self = self.env(name, folder);
        }
        self
    }

    /// Takes these variables over from the grader's own environment, where they are set.
    pub fn inherit(mut self, names: &[&str]) -> Job {
        for name in names {
            if let Some(value) = std::env::var_os(name) {
                self.environment.push((name.into(), value));
            }
        }
        self
    }
}
