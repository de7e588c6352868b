//! What can be typed: clap's types, and nothing else.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

const EXIT_CODES: &str = "\
Exit codes: 0 everything asked for passed; 1 something did not, or a question was answered with no;
2 usage, an unknown name, no course folder; 3 the course itself is at fault; 4 the environment or the grader is;
130 interrupted.";

/// Small broken programs about Rust threads: you fix them, the grader says who waits for whom.
///
/// Without a command it watches the current exercise and checks it on every save.
#[derive(Debug, Parser)]
#[command(name = "threadlings", version, after_help = EXIT_CODES)]
pub struct Cli {
    /// Look for saves at intervals, where the file system tells of none (some network and container mounts)
    #[arg(long)]
    pub poll: bool,
    /// Judge anew what was judged before, too
    #[arg(long, global = true)]
    pub no_cache: bool,
    /// Judge as CI does: sandboxed, and without what can be used to forge a pass (`unsafe` code, the user's environment)
    #[arg(long, global = true)]
    pub ci: bool,
    /// Go on where the system has no sandbox
    #[arg(long, global = true, requires = "ci")]
    pub unsandboxed: bool,
    /// When to colour
    #[arg(long, value_enum, default_value_t, global = true)]
    pub color: When,
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// When to colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum When {
    #[default]
    Auto,
    Always,
    Never,
}

/// How a result is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    #[default]
    #[value(alias = "text")]
    Human,
    /// One document on standard output
    Json,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check one exercise, once
    Run(RunArgs),
    /// Check every exercise, once
    CheckAll(FormatArgs),
    /// Show all exercises and which are done
    List(FormatArgs),
    /// Show the next hint
    Hint {
        /// The exercise; the current one if absent
        name: Option<String>,
    },
    /// Put an exercise's file back as it was given; yours is kept beside
    Reset {
        /// The exercise
        name: String,
        /// Do not ask
        #[arg(long)]
        yes: bool,
    },
    /// Compare your file with one right answer
    Solution {
        /// The exercise
        name: String,
        /// Do not ask, even before your file has passed
        #[arg(long)]
        yes: bool,
    },
    /// Show what verifies an exercise
    Checks {
        /// The exercise
        name: String,
    },
    /// Make an exercise the current one
    Goto {
        /// The exercise
        name: String,
    },
    /// Make a learner's folder
    Init {
        /// Where; `threadlings` in the working directory if absent
        dir: Option<PathBuf>,
        /// Do not ask, even where the folder is not empty; no file in it is overwritten
        #[arg(long)]
        yes: bool,
    },
    /// Try the interleavings of any program of yours: of its tests, or else of its main
    Explore(ExploreArgs),
    /// Show again the run that an exercise failed in last, event by event
    Trace {
        /// The exercise
        name: String,
        #[command(flatten)]
        format: FormatArgs,
    },
    /// Say which compiler is used and what works on this machine
    Doctor,
    /// For those who write courses
    #[command(subcommand)]
    Dev(Dev),
}

#[derive(Debug, Args)]
pub struct RunArgs {
    /// The exercise; the current one if absent
    pub name: Option<String>,
    /// Check this file as the answer, and touch nothing of the learner's
    #[arg(long, value_name = "FILE", requires = "name")]
    pub answer: Option<PathBuf>,
    #[command(flatten)]
    pub format: FormatArgs,
}

#[derive(Debug, Args)]
pub struct ExploreArgs {
    /// The program: one file, with nothing but the standard library
    pub file: PathBuf,
    /// When the clock moves on: at any moment, or only when nothing else can run
    #[arg(long, value_enum, default_value_t)]
    pub time: Clock,
    /// How many schedules to try of each test, or of main: half of them in order, a quarter at random, a quarter by PCT
    #[arg(long, value_name = "N", default_value_t = 4000, value_parser = clap::value_parser!(u32).range(1..))]
    pub budget: u32,
    /// Where chance begins
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub seed: u64,
    /// Run one schedule again, from the string that a failure was told with
    #[arg(long, value_name = "STRING")]
    pub replay: Option<String>,
    /// The program's edition of Rust
    #[arg(long, value_enum, default_value_t)]
    pub edition: Edition,
    #[command(flatten)]
    pub format: FormatArgs,
}

/// When the virtual clock moves on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Clock {
    /// At any moment: who sleeps instead of waiting is caught
    #[default]
    Adversarial,
    /// Only when nothing else can run: fair to programs about time-outs
    Timely,
}

/// An edition of Rust.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Edition {
    #[value(name = "2015")]
    E2015,
    #[value(name = "2018")]
    E2018,
    #[value(name = "2021")]
    E2021,
    #[default]
    #[value(name = "2024")]
    E2024,
}

#[derive(Clone, Copy, Debug, Args)]
pub struct FormatArgs {
    /// How to print the result
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

#[derive(Debug, Subcommand)]
pub enum Dev {
    /// Check the course: every unsolved file, solution and attempt must get the verdict that is stated
    Check(CheckArgs),
    /// Begin a new exercise: its files, and its entry in info.toml
    New {
        /// The exercise's name
        name: String,
        /// Its chapter's folder
        #[arg(long)]
        chapter: String,
    },
}

#[derive(Clone, Debug, Args)]
pub struct CheckArgs {
    /// Only these exercises
    pub names: Vec<String>,
    /// Judge everything so many times; the verdicts must stay the same
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..))]
    pub repeat: u32,
    /// Go on where an interrupted run with the same course and the same grader stopped
    #[arg(long)]
    pub resume: bool,
    /// How many schedules to try of each explored check, instead of what the course says
    #[arg(long, value_name = "N", conflicts_with = "resume", value_parser = clap::value_parser!(u32).range(1..))]
    pub budget: Option<u32>,
    #[command(flatten)]
    pub format: FormatArgs,
}
