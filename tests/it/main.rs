//! The integration tests: the built program, the real compiler, real processes, in folders that vanish.
//!
//! | file | what it is about |
//! |---|---|
//! | `program` | the program under test, started in a folder of its own and compared by whole outputs |
//! | `answer` | one answer to an exercise of the fixture course, and the verdict that it got |
//! | `remains` | that nothing is left behind |
//! | `side_by_side` | work for many things at once |
//! | `verdicts/` | every verdict, each reached by a real answer |
//! | `cancel` | Ctrl-C, SIGTERM and SIGKILL in the middle of a check |
//! | `killed` | `kill -9` at any moment, and several graders at once |
//! | `commands/` | what is typed, what is said, how it ends |
//! | `explore/` | interleavings: of a program of one's own, of an exercise, how they look, and the run that is kept |
//! | `environment` | full disks, read-only folders, no compiler |
//! | `small_disks` | disks on which each write in turn fails |
//! | `dev` | the commands for those who write courses |
//! | `course` | a sample of the real course, and the compiler's exact words for its compile-fail cases |
//! | `curriculum` | that `exercises/README.md` says what the course teaches |
//! | `hostile` | answers that attack the grader |
//! | `tampering` | answers that change what is not theirs |
//! | `terminal` | a real pseudo-terminal, with a screen |
//! | `watcher/` | the watcher in it: saves, editors, folders, limits, keys, endings, windows |
//! | `rustlings` | a course of rustlings, and all of its own 94 exercises |
//! | `house` | the invariants of the source tree |
//! | `unsafety` | that what is unsafe in the kit says why it may be |

mod answer;
mod cancel;
mod commands;
mod course;
mod curriculum;
mod dev;
mod environment;
mod explore;
mod hostile;
mod house;
mod killed;
mod program;
mod remains;
mod rustlings;
mod side_by_side;
mod small_disks;
mod tampering;
mod terminal;
mod unsafety;
mod verdicts;
mod watcher;
