//! How a command ends: the public exit codes, and the errors that lead to them.

use crate::course::CourseFaults;
use crate::toolchain::ToolchainError;
use crate::ui::watch::WatchError;
use crate::verdict::{GraderError, Verdict, VerdictKind};
use crate::workspace::WorkspaceError;

/// How a command ended. Of several, the gravest counts: [`Exit::Environment`] before [`Exit::Course`] before
/// [`Exit::Failed`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// 0: all that was asked for passed.
    Passed,
    /// 1: something did not.
    Failed,
    /// 2: usage, an unknown name, no course folder, or a question that nobody could answer.
    Usage,
    /// 3: the course's manifest or layout is at fault.
    Course,
    /// 4: the environment or the grader is at fault.
    Environment,
    /// 130: SIGINT or SIGTERM, as shells count them.
    Interrupted,
}

impl Exit {
    /// The process's exit code.
    pub fn code(self) -> u8 {
        match self {
            Exit::Passed => 0,
            Exit::Failed => 1,
            Exit::Usage => 2,
            Exit::Course => 3,
            Exit::Environment => 4,
            Exit::Interrupted => 130,
        }
    }

    /// What a verdict means for the exit code.
    pub fn of(verdict: &Verdict) -> Exit {
        match verdict.kind() {
            VerdictKind::Passed => Exit::Passed,
            VerdictKind::GraderError => Exit::Environment,
            _ => Exit::Failed,
        }
    }
}

/// Why a command could not do what it was asked to. Never a learner's mistake: that is a verdict.
#[derive(Debug, thiserror::Error)]
pub enum CommandError {
    #[error("{0}")]
    Usage(String),
    #[error("{0}")]
    Course(CourseFaults),
    #[error("{error}\n{}", error.advice())]
    Workspace { error: WorkspaceError },
    #[error("{}\n{}", .0.message, .0.advice)]
    Grader(GraderError),
    #[error(transparent)]
    Watch(#[from] WatchError),
    #[error("failed to {what}: {source}")]
    Io { what: String, source: std::io::Error },
    #[error(
        "not sandboxed: this system has no Landlock (Linux 6.2 or newer), so that an answer could read and write whatever \
         you can\nrun it in a container that is thrown away afterwards, and say `--unsandboxed`"
    )]
    NotSandboxed,
    #[error("interrupted")]
    Interrupted,
}

impl CommandError {
    /// An error of the system; `what` completes "failed to …".
    pub fn io(what: impl Into<String>, source: std::io::Error) -> CommandError {
        CommandError::Io { what: what.into(), source }
    }

    /// How the command ended.
    pub fn exit(&self) -> Exit {
        match self {
            CommandError::Usage(_) => Exit::Usage,
            CommandError::Course(_) => Exit::Course,
            CommandError::Workspace {
                error:
                    WorkspaceError::OtherCourse { .. }
                    | WorkspaceError::CourseItself { .. }
                    | WorkspaceError::NotGiven { .. },
            } => Exit::Usage,
            CommandError::Workspace { .. }
            | CommandError::Grader(_)
            | CommandError::NotSandboxed
            | CommandError::Watch(_)
            | CommandError::Io { .. } => Exit::Environment,
            CommandError::Interrupted => Exit::Interrupted,
        }
    }
}

impl From<WorkspaceError> for CommandError {
    fn from(error: WorkspaceError) -> CommandError {
        CommandError::Workspace { error }
    }
}

impl From<CourseFaults> for CommandError {
    fn from(faults: CourseFaults) -> CommandError {
        CommandError::Course(faults)
    }
}

impl From<ToolchainError> for CommandError {
    fn from(error: ToolchainError) -> CommandError {
        error.verdict().map_or(CommandError::Interrupted, CommandError::Grader)
    }
}

impl From<GraderError> for CommandError {
    fn from(error: GraderError) -> CommandError {
        CommandError::Grader(error)
    }
}
