//! Programs compiled as the grader compiles them, and explored by the kit's runner, with settings that no exercise has.

use std::fs;
use std::io::{Read, Write};
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use threadlings::process::{Cancel, Limits};
use threadlings::toolchain::{Aliases, Cache, Interleave, Kit, Sources, Toolchain, compile_explored};

/// What programs are compiled and run with.
pub struct Explorer {
    toolchain: Toolchain,
    kit: Kit,
    interleave: Interleave,
}

/// A program that can be explored.
pub struct Explored<'e> {
    explorer: &'e Explorer,
    library: PathBuf,
}

/// What one exploration came to.
#[derive(Debug)]
pub struct Told {
    /// Schedules that were run: in order, at random, by PCT.
    pub ran: [u64; 3],
    /// Which of them failed first: its phase (`in-order`, `random`, `pct`), and its number there, from 1.
    pub failure: Option<(String, u64)>,
    /// The process from its start to its end.
    pub time: Duration,
}

impl Told {
    /// How many schedules it took until one failed.
    pub fn first_failure(&self) -> Option<u64> {
        let (phase, number) = self.failure.as_ref()?;
        let phases_before = ["in-order", "random", "pct"].iter().position(|known| known == phase)?;
        Some(self.ran[..phases_before].iter().sum::<u64>() + number)
    }
}

impl Explorer {
    /// Builds the support crates where they are not there yet.
    pub fn prepare(root: &Path) -> Explorer {
        let cancel = Cancel::new();
        let cache = Cache::find().expect("a cache");
        let toolchain = Toolchain::find(root, &cache, &cancel).expect("a toolchain");
        let kit = Kit::ready(&cache, &toolchain, &cancel, || ()).expect("the support crates");
        let tell = |told: &str| eprintln!("{told} …");
        let interleave = Interleave::ready(&cache, &toolchain, &cancel, &tell).expect("the explorer");
        Explorer { toolchain, kit, interleave }
    }

    /// Compiles a program whose `main` is explored.
    pub fn compile(&self, scratch: &Path, name: &str, text: &str) -> Explored<'_> {
        let file = scratch.join(format!("{name}.rs"));
        let main = "::harness::export! { \"main\" => || ::std::process::Termination::report(main()) }";
        fs::write(&file, format!("{text}\nextern crate harness;\n{main}\n")).expect("the program can be written");
        let aliases = Aliases { harness: "harness".to_owned(), interleave: "interleave".to_owned() };
        let crate_name = "program".to_owned();
        let sources = Sources {
            file,
            name: crate_name,
            shown: Vec::new(),
            edition: "2024",
            tests: false,
            forbidden: &[],
            aliases,
        };
        let library = scratch.join(format!("{name}.so"));
        let limits = Limits::compiler();
        let done =
            compile_explored(&self.toolchain, &self.interleave, &sources, &library, limits, &Cancel::new()).unwrap();
        assert!(done.succeeded, "{name}: {:?}", done.errors);
        Explored { explorer: self, library }
    }
}

impl Explored<'_> {
    /// Explores `main` with these settings, those of `kit/interleave/src/search/settings.rs`.
    pub fn explore(&self, settings: &str) -> Told {
        let (mut ours, its) = UnixStream::pair().expect("a pair of sockets");
        let mut runner = Command::new(&self.explorer.kit.runner);
        runner.arg(&self.library).stdin(Stdio::from(OwnedFd::from(its))).stdout(Stdio::null());
        let started = Instant::now();
        let mut child = runner.spawn().expect("the runner can be started");
        // Its end of the socket has to be the only one, so that the lines end when it does.
        drop(runner);
        writeln!(ours, "nonce main {settings}").expect("it can be asked");
        let mut lines = String::new();
        let read = ours.read_to_string(&mut lines);
        child.wait().expect("it ends");
        let time = started.elapsed();
        read.expect("it answers in UTF-8");
        let of = |wanted: &str| {
            let fields = lines.lines().map(|line| line.split('\t').skip(1).collect::<Vec<_>>());
            fields.into_iter().find(|fields| fields.first() == Some(&wanted))
        };
        let explored = of("explored").unwrap_or_else(|| panic!("it told nothing: {lines}"));
        let ran = [explored[1], explored[2], explored[3]].map(|number| number.parse().unwrap());
        let failure = of("finding").map(|finding| (finding[8].to_owned(), finding[9].parse().unwrap()));
        Told { ran, failure, time }
    }
}
