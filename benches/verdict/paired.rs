//! Several ways to the same verdict, measured in turn, and the table of what came of it.

use std::cell::Cell;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// A file that is edited before each measurement.
pub struct Written {
    pub path: PathBuf,
    pub text: String,
    edits: Cell<u32>,
}

impl Written {
    /// A file `FOLDER/answer.rs` below `scratch`.
    pub fn at(scratch: &Path, folder: &str, text: &str) -> Written {
        let folder = scratch.join(folder);
        fs::create_dir_all(&folder).expect("a folder in the scratch folder");
        let written = Written { path: folder.join("answer.rs"), text: text.to_owned(), edits: Cell::new(0) };
        written.edit();
        written
    }

    /// A file at this path, whose folder is there.
    pub fn over(path: PathBuf, text: &str) -> Written {
        let written = Written { path, text: text.to_owned(), edits: Cell::new(0) };
        written.edit();
        written
    }

    /// Saves the file with another text than before: one comment line is new.
    pub fn edit(&self) {
        self.edits.set(self.edits.get() + 1);
        let text = format!("{}// edit {}\n", self.text, self.edits.get());
        fs::write(&self.path, text).expect("the answer can be written");
    }
}

/// A way from a save to a verdict.
pub struct Way<'a> {
    name: &'a str,
    /// Edits, and then measures.
    run: Box<dyn FnMut() -> Duration + 'a>,
    times: Vec<Duration>,
}

impl<'a> Way<'a> {
    pub fn new(name: &'a str, run: impl FnMut() -> Duration + 'a) -> Way<'a> {
        Way { name, run: Box::new(run), times: Vec::new() }
    }
}

/// Measures all ways in turn, after one turn that does not count, and prints the table; ratios are to the first way.
pub fn table(title: &str, rounds: usize, ways: &mut [Way<'_>]) {
    eprintln!("{title} …");
    for round in 0..=rounds {
        for turn in 0..ways.len() {
            let way = (round + turn) % ways.len();
            let time = (ways[way].run)();
            // The first round warms what is kept between runs.
            if round > 0 {
                ways[way].times.push(time);
            }
        }
    }
    println!("{title}\n");
    println!("| | median | fastest | slowest | × threadlings |\n|---|---:|---:|---:|---:|");
    let (first, others) = ways.split_first().expect("at least one way");
    print_row(first, "1");
    for way in others {
        let ratios = way.times.iter().zip(&first.times).map(|(time, first)| time.div_duration_f64(*first)).collect();
        print_row(way, &format!("{:.2}", median(ratios)));
    }
    println!();
}

fn print_row(way: &Way<'_>, ratio: &str) {
    let ms: Vec<f64> = way.times.iter().map(|time| time.as_secs_f64() * 1000.0).collect();
    let fastest = ms.iter().copied().fold(f64::INFINITY, f64::min);
    let slowest = ms.iter().copied().fold(0.0, f64::max);
    println!("| {} | {:.0} ms | {fastest:.0} ms | {slowest:.0} ms | {ratio} |", way.name, median(ms));
}

/// The one in the middle.
pub fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers[numbers.len() / 2]
}
