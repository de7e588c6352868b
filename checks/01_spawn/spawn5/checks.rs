//! Each analysis has a thread with the game's name and with the stack that was ordered, and a thread
//! that the system refuses is an error that start returns.

use super::{Analysis, start};
use ::harness::together;
use std::hint::black_box;
use std::io;
use std::sync::mpsc;
use std::thread::{self, JoinHandle};

const MIB: usize = 1 << 20;

fn started(game: &str, stack: usize, analysis: Analysis) -> JoinHandle<u32> {
    let thread: io::Result<JoinHandle<u32>> = start(game, stack, analysis);
    match thread {
        Ok(thread) => thread,
        Err(error) => panic!("start returned an error for a stack of {stack} bytes: {error}"),
    }
}

/// The analysis asks for the name of the thread that it is on. (std keeps a name whole; the
/// system's own tools may show 15 bytes of it.)
#[test]
fn the_thread_is_called_after_the_game() {
    for game in ["Gustav-Hanna", "Ingrid of the north-Johannes"] {
        let (tell, told) = mpsc::channel::<Option<String>>();
        let analysis: Analysis = Box::new(move || {
            tell.send(thread::current().name().map(String::from))
                .unwrap();
            0
        });
        let thread: JoinHandle<u32> = started(game, MIB, analysis);
        thread.join().expect("the thread panicked");
        match told.recv().expect("the analysis never ran") {
            None => panic!("the analysis of {game} ran on a thread without a name"),
            Some(name) => assert!(
                name == game,
                "the analysis of {game} ran on a thread called \"{name}\""
            ),
        }
    }
}

/// Two analyses and their caller, and each of them stays until all three are there.
#[test]
fn two_games_are_analysed_while_the_club_goes_on() {
    let meet = || {
        together(
            3,
            "two games were never analysed at the same time while the caller of start went on",
        )
    };
    let [first, second] = [7, 8].map(|moves| {
        let analysis: Analysis = Box::new(move || {
            meet();
            moves
        });
        let thread: JoinHandle<u32> = started("Gustav-Hanna", MIB, analysis);
        thread
    });
    meet();
    let moves: [u32; 2] = [first, second].map(|thread| thread.join().expect("a thread panicked"));
    assert!(
        moves == [7, 8],
        "the analyses gave 7 and 8, and the threads {moves:?}"
    );
}

/// A stack of 256 MiB, and an analysis that needs a good part of it. Where it is smaller, it runs
/// over, and that ends the process.
#[test]
fn a_deep_analysis_has_room() {
    fn look_ahead(moves: u32) -> u32 {
        let board = black_box([1_u8; 1024]);
        match moves {
            0 => 0,
            _ => look_ahead(moves - 1) + u32::from(board[64]),
        }
    }
    let analysis: Analysis = Box::new(|| look_ahead(20_000));
    let thread: JoinHandle<u32> = started("Gustav-Hanna", 256 * MIB, analysis);
    let moves: u32 = thread.join().expect("the thread panicked");
    assert!(
        moves == 20_000,
        "20000 moves were looked at, and the thread gave {moves}"
    );
}

/// No system has a stack of a million gigabytes to give. start says so, and has not panicked.
#[test]
fn a_thread_that_the_system_refuses_is_an_error() {
    let caller = thread::spawn(|| {
        let refused: io::Result<JoinHandle<u32>> = start("Kurt-Lea", 1 << 50, Box::new(|| 1));
        refused.is_err()
    });
    let is_error: bool = caller
        .join()
        .expect("start panicked where the system refused a thread: it should return the error");
    assert!(
        is_error,
        "a stack of a million gigabytes was ordered, and start returned no error"
    );

    let thread: JoinHandle<u32> = started("Maria-Nils", MIB, Box::new(|| 3));
    let moves: u32 = thread.join().expect("the thread panicked");
    assert!(moves == 3, "the analysis gave 3, and the thread {moves}");
}
