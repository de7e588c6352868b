//@ crashed
// Half of what was ordered should do.

use std::hint::black_box;
use std::io;
use std::thread::{self, JoinHandle};

/// Something to work out, once, on any thread.
pub type Analysis = Box<dyn FnOnce() -> u32 + Send>;

/// Starts `analysis` on a thread called `game`, with a stack of at least `stack` bytes.
pub fn start(game: &str, stack: usize, analysis: Analysis) -> io::Result<JoinHandle<u32>> {
    thread::Builder::new()
        .name(game.to_string())
        .stack_size(stack / 2)
        .spawn(analysis)
}

/// A line of the log: which thread says what. A thread without a name has only its number.
pub fn log(text: &str) -> String {
    let thread = thread::current();
    match thread.name() {
        Some(name) => format!("{name}: {text}"),
        None => format!("{:?}: {text}", thread.id()),
    }
}

/// Looks so many moves ahead. Each of them takes a kilobyte or more of the stack.
fn look_ahead(moves: u32) -> u32 {
    let board = black_box([1_u8; 1024]);
    match moves {
        0 => 0,
        _ => look_ahead(moves - 1) + u32::from(board[64]),
    }
}

fn main() {
    const MIB: usize = 1 << 20;
    for (game, moves, stack) in [
        ("Anna-Boris", 10, MIB),
        ("Clara-Dan", 10, 1 << 50), // who has such a machine?
        ("Eva-Fritz", 10_000, 256 * MIB),
    ] {
        let analysis = move || {
            println!("{}", log("begins"));
            look_ahead(moves)
        };
        match start(game, stack, Box::new(analysis)) {
            Ok(thread) => println!("{game}: {} moves looked at", thread.join().unwrap()),
            Err(error) => println!("{game}: not started: {error}"),
        }
    }
}
