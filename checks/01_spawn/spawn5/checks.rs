//! Each analysis has a thread with the game's name and with the stack that was ordered, and a thread
//! that the system refuses is an error that start returns.

use super::{Analysis, start};
use ::harness::together;
use std::hint::black_box;
use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
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

/// An analysis that uses seven eighths of the stack that was ordered, whatever size that is. Where the
/// stack is smaller, it runs over, and that ends the process.
#[test]
fn a_deep_analysis_has_room() {
    /// Looks ahead until it is this many bytes away from `begin`, and returns how many moves that were.
    fn look_ahead(begin: usize, bytes: usize) -> u32 {
        let board = black_box([1_u8; 1024]);
        if begin.abs_diff(board.as_ptr() as usize) >= bytes {
            return 0;
        }
        look_ahead(begin, bytes) + u32::from(board[64])
    }
    for stack in [16 * MIB, 64 * MIB] {
        let analysis: Analysis = Box::new(move || {
            let begin = black_box(0_u8);
            look_ahead(&raw const begin as usize, stack / 8 * 7)
        });
        let thread: JoinHandle<u32> = started("Gustav-Hanna", stack, analysis);
        let moves: u32 = thread.join().expect("the thread panicked");
        assert!(
            moves > 1000,
            "thousands of moves were looked at, and the thread gave {moves}"
        );
    }
}

/// No system has a stack of a million gigabytes to give. start says so, in the system's words, and
/// has not panicked; and what was to run on that thread does not run elsewhere.
#[test]
fn a_thread_that_the_system_refuses_is_an_error() {
    static HAS_RUN: AtomicBool = AtomicBool::new(false);
    const TOO_MUCH: usize = 1 << 50;
    let caller = thread::spawn(|| {
        let analysis: Analysis = Box::new(|| {
            HAS_RUN.store(true, Ordering::SeqCst);
            1
        });
        let refused: io::Result<JoinHandle<u32>> = start("Kurt-Lea", TOO_MUCH, analysis);
        refused.err()
    });
    let error: Option<io::Error> = caller
        .join()
        .expect("start panicked where the system refused a thread: it should return the error");
    let error =
        error.expect("a stack of a million gigabytes was ordered, and start returned no error");
    let systems: io::Error = thread::Builder::new()
        .stack_size(TOO_MUCH)
        .spawn(|| ())
        .expect_err("this system has a stack of a million gigabytes to give");
    assert!(
        error.kind() == systems.kind(),
        "the system refused a thread with the error \"{systems}\" ({:?}), and start returned \
         \"{error}\" ({:?})",
        systems.kind(),
        error.kind()
    );
    assert!(
        !HAS_RUN.load(Ordering::SeqCst),
        "the system refused the thread, and the analysis was run all the same"
    );

    let thread: JoinHandle<u32> = started("Maria-Nils", MIB, Box::new(|| 3));
    let moves: u32 = thread.join().expect("the thread panicked");
    assert!(moves == 3, "the analysis gave 3, and the thread {moves}");
}
