//! The program under test: started in a folder of its own, waited for within bounds, compared by whole outputs.
#![expect(clippy::disallowed_methods, reason = "this is where the tests start the program")]

use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::Read;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::OnceLock;
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::{Pid, PidfdFlags, Signal, WaitId, WaitIdOptions, kill_process, pidfd_open, waitid};
use tempfile::TempDir;

use crate::remains;

/// The program itself.
pub(crate) const THREADLINGS: &str = env!("CARGO_BIN_EXE_threadlings");

/// How long anything may take, on any machine and under any load, before a test gives it up as hanging.
pub(crate) const AGES: Duration = Duration::from_secs(300);

/// A folder that vanishes, in which the program is run: `TMP/` with a cache of its own, which shares the support crates
/// with all other tests.
pub(crate) struct Test {
    folder: TempDir,
    /// The working directory.
    here: PathBuf,
}

impl Test {
    /// In an empty folder that belongs to no course.
    pub(crate) fn in_an_empty_folder() -> Test {
        let folder = tempfile::Builder::new().prefix("threadlings-it-").tempdir().expect("a temporary folder");
        let cache = folder.path().join("cache");
        fs::create_dir(&cache).expect("a cache");
        std::os::unix::fs::symlink(kits(), cache.join("kits")).expect("a link to the shared support crates");
        let here = folder.path().join("here");
        fs::create_dir(&here).expect("a working directory");
        Test { folder, here }
    }

    /// In a copy of the fixture course, as its author would be.
    pub(crate) fn in_the_course() -> Test {
        let test = Test::in_an_empty_folder();
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/fixtures/course"), &test.here);
        test
    }

    /// In a copy of the fixture in rustlings' format, as somebody has it who got such a course.
    pub(crate) fn in_a_rustlings_course() -> Test {
        let test = Test::in_an_empty_folder();
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/fixtures/rustlings"), &test.here);
        fs::rename(test.path("Cargo.toml.in"), test.path("Cargo.toml")).expect("the manifest is there");
        test
    }

    /// In this repository, which is not to be written to.
    pub(crate) fn in_the_repository() -> Test {
        Test { here: env!("CARGO_MANIFEST_DIR").into(), ..Test::in_an_empty_folder() }
    }

    /// In another folder below `TMP/here`, which is there already.
    pub(crate) fn at(mut self, folder: &str) -> Test {
        self.here.push(folder);
        self
    }

    /// The folder in which everything of this test stands.
    pub(crate) fn root(&self) -> &Path {
        self.folder.path()
    }

    /// This test's own cache.
    pub(crate) fn cache(&self) -> PathBuf {
        self.root().join("cache")
    }

    /// A path in the working directory.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.here.join(path)
    }

    /// Writes a file in the working directory, and the folders above it.
    pub(crate) fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("failed to make a folder");
        fs::write(path, text).expect("failed to write a file");
    }

    /// The text of a file in the working directory.
    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("failed to read {path}: {error}"))
    }

    /// Copies a file of the working directory over another one.
    pub(crate) fn copy(&self, from: &str, to: &str) {
        fs::copy(self.path(from), self.path(to)).expect("failed to copy");
    }

    /// The program with these arguments, not started yet.
    pub(crate) fn program(&self, arguments: &[&str]) -> Program<'_> {
        Program {
            test: self,
            program: THREADLINGS.into(),
            arguments: arguments.iter().map(Into::into).collect(),
            variables: vec![("THREADLINGS_CACHE".into(), self.cache().into())],
        }
    }

    /// A shell script to its end, in which `$0` is the program.
    pub(crate) fn shell(&self, script: &str) -> Ran {
        let mut program = self.program(&["-c", script, THREADLINGS]);
        program.program = "sh".into();
        program.run()
    }

    /// Runs the program to its end.
    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        self.program(arguments).run()
    }

    /// Runs it, and panics unless it says exactly this and ends with this code.
    #[track_caller]
    pub(crate) fn says(&self, arguments: &[&str], code: i32, stdout: &str, stderr: &str) {
        self.run(arguments).is(code, stdout, stderr);
    }

    /// A text in which this test's folder is called `[TMP]`, and each duration `[TIME]`.
    pub(crate) fn normal(&self, text: &str) -> String {
        let text = text.replace(&self.root().display().to_string(), "[TMP]");
        text.split_inclusive('\n').map(without_times).collect()
    }
}

/// `0.4 s` and `412 ms` become `[TIME]`.
fn without_times(line: &str) -> String {
    let mut words: Vec<String> = line.split(' ').map(str::to_owned).collect();
    for at in 1..words.len() {
        let unit = words[at].trim_end_matches([')', ',', '.', '\n']).to_owned();
        let number = words[at - 1].trim_start_matches('(').to_owned();
        // Limits are whole seconds; what was measured has a fraction.
        let measured = unit == "ms" || unit == "s" && number.contains('.');
        if measured && number.parse::<f64>().is_ok() {
            words[at - 1] = words[at - 1].replace(&number, "[TIME]");
            words[at] = words[at].replacen(&unit, "", 1);
        }
    }
    words.join(" ").replace("[TIME] ", "[TIME]")
}

/// Where all tests have their support crates, built once; they are built now if they were not.
pub(crate) fn kits() -> &'static Path {
    static KITS: OnceLock<PathBuf> = OnceLock::new();
    KITS.get_or_init(|| {
        let cache = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cache");
        let mut command = Command::new(THREADLINGS);
        command.arg("doctor").env("THREADLINGS_CACHE", &cache).stdin(Stdio::null());
        let doctor = command.output().expect("the program starts");
        assert!(doctor.status.success(), "the support crates can be built: {doctor:?}");
        cache.join("kits")
    })
}

/// Copies a folder and all that is in it; the folder is made if need be.
pub(crate) fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("failed to make a folder");
    for entry in fs::read_dir(from).expect("a folder").map(|entry| entry.expect("an entry")) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("failed to copy");
        }
    }
}

/// A call of the program.
pub(crate) struct Program<'t> {
    test: &'t Test,
    program: OsString,
    arguments: Vec<OsString>,
    variables: Vec<(OsString, OsString)>,
}

impl<'t> Program<'t> {
    /// With a variable of the environment.
    pub(crate) fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Program<'t> {
        self.variables.push((name.into(), value.as_ref().into()));
        self
    }

    /// Started by a shell script, which finds the program and its arguments in `"$@"`, in a mount namespace of its own.
    pub(crate) fn in_a_namespace(mut self, script: &str) -> Program<'t> {
        let unshare = ["-m", "sh", "-e", "-c", script, "sh"].map(OsString::from);
        let program = std::mem::replace(&mut self.program, "unshare".into());
        self.arguments = unshare.into_iter().chain([program]).chain(self.arguments).collect();
        self
    }

    /// Runs it to its end.
    pub(crate) fn run(self) -> Ran {
        self.start().end()
    }

    /// Starts it.
    pub(crate) fn start(self) -> Running<'t> {
        let mut command = Command::new(self.program);
        command.args(self.arguments).envs(self.variables).current_dir(&self.test.here);
        // What the developer has set must not decide.
        command.env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE").env_remove("RUST_BACKTRACE");
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).process_group(0);
        let mut child = command.spawn().expect("the program starts");
        let stdout = read(child.stdout.take().expect("a pipe"));
        let stderr = read(child.stderr.take().expect("a pipe"));
        Running { test: self.test, child, stdout, stderr }
    }
}

/// Reads to the end, beside the caller.
fn read(mut stream: impl Read + Send + 'static) -> Receiver<Vec<u8>> {
    let (send, receive) = mpsc::channel();
    std::thread::spawn(move || {
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).expect("a pipe can be read");
        // Nobody listens any more where a test has failed.
        let _ = send.send(bytes);
    });
    receive
}

/// The program while it runs.
pub(crate) struct Running<'t> {
    test: &'t Test,
    child: Child,
    stdout: Receiver<Vec<u8>>,
    stderr: Receiver<Vec<u8>>,
}

impl Running<'_> {
    /// Sends a signal to the program alone.
    pub(crate) fn signal(&self, signal: Signal) {
        kill_process(self.pid(), signal).expect("the program runs");
    }

    /// Its process.
    pub(crate) fn pid(&self) -> Pid {
        Pid::from_child(&self.child)
    }

    /// Whether it has ended. Nobody has waited for it yet.
    pub(crate) fn has_ended(&self) -> bool {
        let status =
            waitid(WaitId::Pid(self.pid()), WaitIdOptions::EXITED | WaitIdOptions::NOHANG | WaitIdOptions::NOWAIT);
        status.expect("it can be looked at").is_some()
    }

    /// Waits for its end.
    pub(crate) fn end(mut self) -> Ran {
        let status = self.wait();
        let text = |receiver: &Receiver<Vec<u8>>| {
            let bytes =
                receiver.recv_timeout(AGES).expect("somebody still holds an output of a program that has ended");
            self.test.normal(&String::from_utf8(bytes).expect("output is UTF-8"))
        };
        let (stdout, stderr) = (text(&self.stdout), text(&self.stderr));
        Ran { status, stdout, stderr }
    }

    /// As [`Running::end`], with the most memory that the program itself had, in bytes, as seen while it ran.
    pub(crate) fn end_with_memory(self) -> (Ran, u64) {
        let pid = self.pid();
        let status = format!("/proc/{}/status", pid.as_raw_nonzero());
        let ended = pidfd_open(pid, PidfdFlags::empty()).expect("a descriptor of the program");
        let look = Timespec { tv_sec: 0, tv_nsec: 20_000_000 };
        let began = Instant::now();
        let mut most = 0;
        // What it had at most is known as long as it runs.
        while poll(&mut [PollFd::new(&ended, PollFlags::IN)], Some(&look)).expect("it can be waited for") == 0 {
            let status = fs::read_to_string(&status).unwrap_or_default();
            let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
            let peak = peak.split_whitespace().next().and_then(|kilobytes| kilobytes.parse().ok()).unwrap_or(0);
            most = most.max(peak * 1024);
            if began.elapsed() > AGES {
                break;
            }
        }
        (self.end(), most)
    }

    fn wait(&mut self) -> ExitStatus {
        let ended = pidfd_open(self.pid(), PidfdFlags::empty()).expect("a descriptor of the program");
        let limit = Timespec { tv_sec: AGES.as_secs().cast_signed(), tv_nsec: 0 };
        let ready = poll(&mut [PollFd::new(&ended, PollFlags::IN)], Some(&limit)).expect("the end can be waited for");
        if ready == 0 {
            let left = remains::processes(self.test.root());
            self.child.kill().expect("the program can be killed");
            panic!("the program hangs; what runs: {left:#?}");
        }
        self.child.wait().expect("the program has ended")
    }
}

/// How a call ended, with all that it said.
#[derive(Debug)]
pub(crate) struct Ran {
    status: ExitStatus,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Ran {
    /// The exit code; none after a signal.
    pub(crate) fn code(&self) -> Option<i32> {
        self.status.code()
    }

    /// Panics unless it ended with this code and said exactly this.
    #[track_caller]
    pub(crate) fn is(&self, code: i32, stdout: &str, stderr: &str) {
        let whole = |code: Option<i32>, stdout: &str, stderr: &str| {
            format!("exit code {code:?}\n--- stdout ---\n{stdout}--- stderr ---\n{stderr}---")
        };
        same(&whole(self.code(), &self.stdout, &self.stderr), &whole(Some(code), stdout, stderr));
    }

    /// Its standard output as the one JSON document that it is.
    #[track_caller]
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("no JSON document ({error}): {self:#?}"))
    }
}

/// Panics with both texts and where they differ, unless they are equal.
#[track_caller]
pub(crate) fn same(found: &str, expected: &str) {
    if found != expected {
        let diff = similar::TextDiff::from_lines(expected, found);
        panic!(
            "expected (-) and found (+) differ:\n{}\nfound whole:\n{found}\n",
            diff.unified_diff().context_radius(3)
        );
    }
}
