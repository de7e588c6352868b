//! How fast interleavings are explored, and how many it takes until a bug shows.
//!
//! The first table compares with shuttle's own random scheduler on the same programs, in turn, as `benches/verdict` does:
//! whole processes, the same number of random schedules, the programs themselves not optimised, as answers are not. The
//! explorer keeps what a timeline needs (*with trace*), or not.
//!
//! `cargo bench --bench schedules -- --rounds 31 --seeds 50` changes the numbers.
#![expect(
    clippy::disallowed_methods,
    reason = "the grader has a room of its own for children; these are measured against it"
)]
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a benchmark's output is its result")]

mod bugs;
mod explored;
#[path = "../verdict/paired.rs"]
#[expect(dead_code, reason = "tables of ways to a verdict are the other benchmark's")]
mod paired;
mod shuttle;

use std::path::Path;
use std::time::Duration;

use explored::Explorer;
use paired::median;
use shuttle::Shuttle;

/// What is explored. Each is right, so that no schedule ends early.
const PROGRAMS: [(&str, &str); 3] = [
    ("two_locks", include_str!("programs/two_locks.rs")),
    ("philosophers", include_str!("programs/philosophers.rs")),
    ("queue", include_str!("programs/queue.rs")),
];
/// Random schedules of a turn.
const SCHEDULES: u64 = 100_000;

fn main() {
    let options = Options::read();
    threadlings::process::use_binary(env!("CARGO_BIN_EXE_threadlings").into());
    let scratch = tempfile::tempdir().expect("a temporary folder");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let explorer = Explorer::prepare(root);
    let shuttle = Shuttle::build(&root.join("target/bench/shuttle"), &PROGRAMS);

    println!("Random schedules a second, median of {} rounds of {SCHEDULES} each\n", options.rounds);
    println!("| | with trace | × shuttle | without | × shuttle | shuttle |\n|---|---:|---:|---:|---:|---:|");
    for (name, text) in PROGRAMS {
        eprintln!("{name} …");
        let program = explorer.compile(scratch.path(), name, text);
        let ours = |trace: &str| {
            let told = program.explore(&format!("trace={trace} in-order=0 random={SCHEDULES} pct=0"));
            assert_eq!((told.ran[1], &told.failure), (SCHEDULES, &None), "{name}");
            told.time
        };
        // In each round another one begins.
        let ways: [&dyn Fn() -> Duration; 3] = [&|| ours("on"), &|| ours("off"), &|| shuttle.run(name, SCHEDULES)];
        let mut rates: [Vec<f64>; 3] = Default::default();
        for round in 0..options.rounds {
            for turn in 0..ways.len() {
                let way = (round + turn) % ways.len();
                rates[way].push(SCHEDULES as f64 / ways[way]().as_secs_f64());
            }
        }
        let times_shuttle =
            |rates: &[f64], shuttle: &[f64]| median(rates.iter().zip(shuttle).map(|(ours, its)| ours / its).collect());
        let [traced, untraced, shuttle] = &rates;
        println!(
            "| `{name}` | {:.0} | {:.2} | {:.0} | {:.2} | {:.0} |",
            median(traced.clone()),
            times_shuttle(traced, shuttle),
            median(untraced.clone()),
            times_shuttle(untraced, shuttle),
            median(shuttle.clone()),
        );
    }
    println!();
    bugs::table(&explorer, root, scratch.path(), options.seeds);
}

struct Options {
    rounds: usize,
    seeds: u64,
}

impl Options {
    fn read() -> Options {
        let mut options = Options { rounds: 21, seeds: 20 };
        let mut arguments = std::env::args().skip(1);
        while let Some(argument) = arguments.next() {
            let mut number = || {
                let number =
                    arguments.next().and_then(|number| number.parse::<u64>().ok()).filter(|number| *number > 0);
                number.unwrap_or_else(|| panic!("{argument} wants a number"))
            };
            match argument.as_str() {
                "--rounds" => options.rounds = usize::try_from(number()).expect("a small number"),
                "--seeds" => options.seeds = number(),
                // cargo's own.
                "--bench" => {}
                other => panic!("unknown argument {other}"),
            }
        }
        options
    }
}
