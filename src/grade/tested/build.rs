//! The compilers on an answer that its own tests verify: as few calls as its plan allows.

use std::path::{Path, PathBuf};

use super::TestedRun;
use super::plan::{ENTRY, Plan, hides_panics, plan};
use crate::grade::compile::{does_not_compile, stopped};
use crate::process::Cancel;
use crate::toolchain::{Compilation, Compiler, Emit, Package, Panics, Scratch, ToolchainError, Unit};
use crate::verdict::{Diagnostic, FailedLint, Verdict};

/// Builds one answer.
pub(super) struct Builder<'b> {
    pub(super) run: &'b TestedRun<'b>,
    pub(super) package: &'b Package,
    pub(super) scratch: &'b Scratch,
    pub(super) cancel: &'b Cancel,
}

/// What came of it.
pub(super) enum Built {
    /// The verdict on what does not compile, or what clippy does not let through.
    Refused(Verdict),
    Ready {
        /// The program of the tests, where any are to be run.
        tests: Option<PathBuf>,
        main: Main,
        advice: Vec<Diagnostic>,
    },
}

/// A program that runs `main`.
pub(super) enum Main {
    /// The one that rustlings would run.
    Exact(PathBuf),
    /// The same, but panics unwind in it.
    Unwinding(PathBuf),
    /// None is needed: `main` is empty.
    Empty,
    /// The program of the tests, in which one calls `main`.
    Test { program: PathBuf, entry: String },
}

/// A text that is compiled: where it stands, and what its folder is called.
struct Source {
    file: PathBuf,
    shown: Vec<(PathBuf, String)>,
}

impl Builder<'_> {
    /// Builds what is needed to judge the answer.
    ///
    /// # Errors
    /// When a compiler could not be run.
    pub(super) fn build(&self) -> Result<Built, ToolchainError> {
        let text = &self.run.answer.text;
        match plan(text, self.package, self.run.tested.test) {
            Plan::Program => self.program(),
            Plan::Tests => {
                let program = self.output("with-tests");
                let built = self.tests(text, &program)?;
                self.ready(built, Some(program), Main::Empty)
            }
            Plan::TestsAndMain { text: with_entry, entry } => {
                let program = self.output("with-tests");
                let built = self.tests(&with_entry, &program)?;
                if [&built.errors, &built.warnings].into_iter().flatten().any(|said| said.rendered.contains(ENTRY)) {
                    // Something was said of our own words: without them it is said as it is.
                    return self.apart(false, false);
                }
                self.ready(built, Some(program.clone()), Main::Test { program, entry })
            }
            Plan::Apart { sees_clippy, needs_place } => self.apart(sees_clippy, needs_place),
        }
    }

    /// The program as rustlings would run it.
    ///
    /// # Errors
    /// When the compiler could not be run. The inner one is the verdict on a program that does not compile alone.
    pub(super) fn exact(&self) -> Result<Result<Main, Verdict>, ToolchainError> {
        let plan = plan(&self.run.answer.text, self.package, self.run.tested.test);
        let source = self.source(matches!(plan, Plan::Apart { needs_place: true, .. }))?;
        let panics = if self.package.aborts { Panics::Abort } else { Panics::Unwind };
        let program = self.output("exact");
        let built = self.compile(&source, false, Compiler::Rustc, Emit::Program(&program, panics))?;
        Ok(self.refused(&built)?.map_or(Ok(Main::Exact(program)), Err))
    }

    fn program(&self) -> Result<Built, ToolchainError> {
        let source = self.source(false)?;
        let program = self.output("program");
        let built = self.compile(&source, false, self.linting(), Emit::Program(&program, Panics::Unwind))?;
        if let Some(verdict) = self.refused(&built)? {
            return Ok(Built::Refused(verdict));
        }
        let main = if self.package.aborts && hides_panics(&self.run.answer.text) {
            match self.exact()? {
                Ok(main) => main,
                Err(verdict) => return Ok(Built::Refused(verdict)),
            }
        } else {
            Main::Unwinding(program)
        };
        Ok(Built::Ready { tests: None, main, advice: self.advice(built) })
    }

    /// The tests in `text`, with clippy.
    fn tests(&self, text: &str, program: &Path) -> Result<Compilation, ToolchainError> {
        let source = self.copy("tests", text)?;
        self.compile(&source, true, self.linting(), Emit::Program(program, Panics::Unwind))
    }

    /// What is ready once this has been compiled.
    fn ready(&self, built: Compilation, tests: Option<PathBuf>, main: Main) -> Result<Built, ToolchainError> {
        Ok(match self.refused(&built)? {
            Some(verdict) => Built::Refused(verdict),
            None => Built::Ready { tests, main, advice: self.advice(built) },
        })
    }

    fn apart(&self, sees_clippy: bool, needs_place: bool) -> Result<Built, ToolchainError> {
        let main = match self.exact()? {
            Ok(main) => main,
            Err(verdict) => return Ok(Built::Refused(verdict)),
        };
        let source = self.source(needs_place)?;
        let (program, messages) = (self.output("with-tests"), self.output("messages"));
        let runs_tests = self.run.tested.test;
        let lints_alone = sees_clippy || !runs_tests;
        if runs_tests && sees_clippy {
            let built = self.compile(&source, true, Compiler::Rustc, Emit::Program(&program, Panics::Unwind))?;
            if let Some(verdict) = self.refused(&built)? {
                return Ok(Built::Refused(verdict));
            }
        }
        let emit = if lints_alone { Emit::Messages(&messages) } else { Emit::Program(&program, Panics::Unwind) };
        let built = self.compile(&source, true, self.linting(), emit)?;
        self.ready(built, runs_tests.then_some(program), main)
    }

    /// Who compiles where clippy is to be heard.
    fn linting(&self) -> Compiler {
        match self.run.grader.toolchain().clippy_driver {
            Some(_) => Compiler::Clippy { strict: self.run.exercise.strict_clippy },
            None => Compiler::Rustc,
        }
    }

    fn compile(
        &self,
        source: &Source,
        tests: bool,
        compiler: Compiler,
        emit: Emit<'_>,
    ) -> Result<Compilation, ToolchainError> {
        let Source { file, shown } = source;
        let name = self.run.exercise.name.as_str();
        let unit = Unit { package: self.package, file: file.clone(), name, shown: shown.clone(), tests };
        unit.build(self.run.grader.toolchain(), compiler, emit, self.run.compiler.clone(), self.cancel)
    }

    /// The verdict on a compilation that did not succeed.
    fn refused(&self, built: &Compilation) -> Result<Option<Verdict>, ToolchainError> {
        if built.succeeded {
            return Ok(None);
        }
        if let Some(verdict) = stopped(built, &self.run.answer.shown, &self.run.compiler) {
            return Ok(Some(verdict));
        }
        // A full disk says nothing about the answer.
        self.scratch.has_room()?;
        let diagnostics = built.errors.clone();
        let only_lints = !diagnostics.is_empty() && diagnostics.iter().all(is_lint);
        Ok(Some(match only_lints {
            true => Verdict::FailedLint(FailedLint { diagnostics }),
            // rustc's own refusal says more than lints of a program that it has not understood.
            false => does_not_compile(None, diagnostics.into_iter().filter(|said| !is_lint(said)).collect()),
        }))
    }

    fn advice(&self, built: Compilation) -> Vec<Diagnostic> {
        let mut advice = built.warnings;
        if self.run.grader.toolchain().clippy_driver.is_none() {
            let message = "clippy is not installed, so its lints were not looked at: `rustup component add clippy`";
            let rendered = String::new();
            advice.push(Diagnostic { code: None, message: message.to_owned(), file: None, line: None, rendered });
        }
        advice
    }

    fn output(&self, name: &str) -> PathBuf {
        self.scratch.path().join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
    }

    /// The answer as it is, in a copy; or, where it must, as it stands in the course.
    fn source(&self, needs_place: bool) -> Result<Source, ToolchainError> {
        let path = self.run.exercise.path();
        let stands = || std::fs::read(self.run.tested.root.join(&path)).unwrap_or_default();
        if needs_place && stands() == self.run.answer.text.as_bytes() {
            return Ok(Source { file: Path::new(&path).to_owned(), shown: Vec::new() });
        }
        self.copy("untouched", &self.run.answer.text)
    }

    fn copy(&self, folder: &str, text: &str) -> Result<Source, ToolchainError> {
        let (shown, file) = self.run.answer.shown_parts();
        let directory = self.scratch.folder(folder)?;
        let file = self.scratch.write(format!("{folder}/{file}"), text)?;
        Ok(Source { file, shown: vec![(directory, shown.to_owned())] })
    }
}

/// Whether an error is a lint's, and not rustc's own refusal.
fn is_lint(said: &Diagnostic) -> bool {
    said.code.as_deref().is_some_and(|code| !is_error_code(code))
}

fn is_error_code(code: &str) -> bool {
    code.strip_prefix('E').is_some_and(|number| number.parse::<u32>().is_ok())
}
