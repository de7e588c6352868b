//! How many schedules it takes until a bug shows: programs with one, each with many seeds.

use std::path::Path;

use crate::explored::{Explored, Explorer};
use crate::paired::median;

/// How each way of choosing schedules is asked for alone, with as many as the usual mix has in all.
const ALONE: [&str; 3] =
    ["in-order=4000 random=0 pct=0", "in-order=0 random=4000 pct=0", "in-order=0 random=0 pct=4000"];

/// The programs of the tests that break in some orders only.
fn programs(root: &Path) -> Vec<(String, String, String)> {
    let folder = root.join("tests/it/fixtures/programs");
    let entries = std::fs::read_dir(&folder).expect("the programs");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("a program").path()).collect();
    paths.sort();
    let read = |path: &std::path::PathBuf| {
        let text = std::fs::read_to_string(path).expect("a program");
        let stated = text.lines().next().and_then(|line| line.strip_prefix("//@ ")).expect("what it gets").to_owned();
        let name = path.file_stem().and_then(|name| name.to_str()).expect("a name").to_owned();
        (name, stated, text)
    };
    let is_of_orders = |(_, stated, text): &(String, String, String)| {
        ["race", "deadlock"].contains(&stated.split(' ').next().unwrap_or_default()) && !text.contains("#[test]")
    };
    paths.iter().map(read).filter(is_of_orders).collect()
}

/// Explores each with each seed, and prints the table.
pub fn table(explorer: &Explorer, root: &Path, scratch: &Path, seeds: u64) {
    println!("Schedules to the first failure, over {seeds} seeds: median (most)\n");
    println!("| | | the usual 4,000 | in order | random | PCT |\n|---|---|---:|---:|---:|---:|");
    let programs = programs(root);
    let mut found = 0;
    for (name, stated, text) in &programs {
        eprintln!("{name} …");
        let program = explorer.compile(scratch, name, text);
        let time = if stated.contains("time=timely") { "time=timely" } else { "" };
        let usual = over(&program, time, seeds);
        found += usual.iter().flatten().count() as u64;
        let alone = ALONE.map(|budget| shown(&over(&program, &format!("{time} {budget}"), seeds)));
        println!("| `{name}` | {stated} | {} | {} |", shown(&usual), alone.join(" | "));
    }
    println!("\n{found} of {} are found in the usual 4,000.\n", programs.len() as u64 * seeds);
}

/// Which schedule is the first that fails, for each seed; `None` where none does.
fn over(program: &Explored<'_>, settings: &str, seeds: u64) -> Vec<Option<u64>> {
    (0..seeds).map(|seed| program.explore(&format!("{settings} trace=off seed={seed}")).first_failure()).collect()
}

/// `12 (307)`; those that did not find it are said.
fn shown(firsts: &[Option<u64>]) -> String {
    let there: Vec<f64> = firsts.iter().flatten().map(|first| *first as f64).collect();
    let missed = firsts.len() - there.len();
    let Some(most) = there.iter().copied().reduce(f64::max) else { return "not found".to_owned() };
    let missed = if missed > 0 { format!(", {missed} not") } else { String::new() };
    format!("{} ({most}{missed})", median(there))
}
