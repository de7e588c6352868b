//! Verifies that those who read do so together, that nobody reads while the board is changed and
//! nobody changes it while somebody else reads or changes it, and that who has to wait sleeps.

use super::{Board, Train};
use ::harness::{asleep, spawn, together};
use std::sync::Arc;
use std::sync::mpsc::channel;

/// A board with one train, to Aarau, on this track.
fn board(track: u32) -> Arc<Board> {
    let to = String::from("Aarau");
    let board: Board = Board::new(vec![Train { to, track }]);
    Arc::new(board)
}

/// Where the trains go, and on which tracks.
fn trains(board: &Board) -> Vec<(String, u32)> {
    board.read(|trains: &[Train]| {
        let lines = trains.iter().map(|train| (train.to.clone(), train.track));
        lines.collect()
    })
}

/// Three people read, and each of them stays until all three do.
#[test]
fn three_people_read_at_the_same_time() {
    let board = board(3);
    let others = ["Kim", "Lou"].map(|name| {
        let board = Arc::clone(&board);
        spawn(name, move || {
            board.read(|_: &[Train]| together(3, "three people never read at the same time"));
        })
    });
    board.read(|_: &[Train]| together(3, "three people never read at the same time"));
    for other in others {
        other.join().expect("somebody who read panicked");
    }
}

/// One person alone reads what was changed.
#[test]
fn what_is_changed_is_read() {
    let board = board(3);
    board.change(|trains: &mut Vec<Train>| trains[0].track = 7);
    board.change(|trains: &mut Vec<Train>| {
        let to = String::from("Brig");
        trains.push(Train { to, track: 1 });
    });
    let trains = trains(&board);
    assert!(
        trains == [(String::from("Aarau"), 7), (String::from("Brig"), 1)],
        "the train to Aarau was moved to track 7, and one to Brig on track 1 was added; whoever \
         reads finds {trains:?}"
    );
}

/// `read` gives what the reader makes of it.
#[test]
fn read_returns_what_the_reader_says() {
    let board = board(3);
    let track: u32 = board.read(|trains: &[Train]| trains[0].track);
    let length: usize = board.read(|trains: &[Train]| trains.len());
    assert!(
        (track, length) == (3, 1),
        "there was one train, on track 3, and read said that there are {length}, on track {track}"
    );
}

/// Somebody reads, and stays at it. The board cannot be changed meanwhile.
#[test]
fn a_change_sleeps_while_somebody_reads() {
    let board = board(3);
    let (says_done, done) = channel::<()>();
    let (says_reading, reading) = channel::<()>();
    let reader = spawn("Kim", {
        let board = Arc::clone(&board);
        move || -> (u32, u32) {
            board.read(|trains: &[Train]| {
                let before: u32 = trains[0].track;
                says_reading.send(()).unwrap();
                let _ = done.recv();
                (before, trains[0].track)
            })
        }
    });
    reading.recv().expect("the reader panicked");
    let change = spawn("change", {
        let board = Arc::clone(&board);
        move || board.change(|trains: &mut Vec<Train>| trains[0].track = 7)
    });
    asleep(
        "change",
        "somebody was reading, and a change did not sleep until they had done",
    );
    drop(says_done);
    let read: (u32, u32) = reader.join().expect("the reader panicked");
    change.join().expect("the change panicked");
    let track: u32 = board.read(|trains: &[Train]| trains[0].track);
    assert!(
        read == (3, 3) && track == 7,
        "the track was 3 as long as somebody read, and they saw {read:?}; then it was changed to \
         7, and is {track}"
    );
}

/// Somebody changes the board, and has not done yet: nobody reads half of it.
#[test]
fn readers_sleep_while_the_board_is_changed() {
    let board = board(3);
    let (says_done, done) = channel::<()>();
    let (says_changing, changing) = channel::<()>();
    let change = spawn("change", {
        let board = Arc::clone(&board);
        move || {
            board.change(|trains: &mut Vec<Train>| {
                trains[0].to.clear();
                says_changing.send(()).unwrap();
                let _ = done.recv();
                trains[0].to.push_str("Brig");
                trains[0].track = 7;
            });
        }
    });
    changing.recv().expect("the change panicked");
    let reader = spawn("Kim", {
        let board = Arc::clone(&board);
        move || trains(&board)
    });
    asleep(
        "Kim",
        "the board was being changed, and somebody who wanted to read did not sleep until then",
    );
    drop(says_done);
    change.join().expect("the change panicked");
    let read: Vec<(String, u32)> = reader.join().expect("the reader panicked");
    assert!(
        read == [(String::from("Brig"), 7)],
        "the train went to Brig from track 7 when the change was done, and a reader who had to \
         wait found {read:?}"
    );
}

/// Two changes come at once: the second one sleeps until the first one is done, and finds it.
#[test]
fn one_change_at_a_time() {
    let board = board(3);
    let (says_done, done) = channel::<()>();
    let (says_changing, changing) = channel::<()>();
    let first = spawn("first", {
        let board = Arc::clone(&board);
        move || {
            board.change(|trains: &mut Vec<Train>| {
                says_changing.send(()).unwrap();
                let _ = done.recv();
                trains[0].track += 10;
            });
        }
    });
    changing.recv().expect("the first change panicked");
    let second = spawn("second", {
        let board = Arc::clone(&board);
        move || board.change(|trains: &mut Vec<Train>| trains[0].track *= 2)
    });
    asleep(
        "second",
        "somebody was changing the board, and a second change did not sleep until that was done",
    );
    drop(says_done);
    first.join().expect("the first change panicked");
    second.join().expect("the second change panicked");
    let trains = trains(&board);
    assert!(
        trains == [(String::from("Aarau"), 26)],
        "the track was 3, then 10 was added, and then it was doubled: that makes 26. Whoever reads \
         finds {trains:?}"
    );
}

/// Somebody reads, and two changes wait. When the reader has done, both are made, one by one.
#[test]
fn two_changes_wait_for_one_reader() {
    let board = board(3);
    let (says_done, done) = channel::<()>();
    let (says_reading, reading) = channel::<()>();
    let reader = spawn("Kim", {
        let board = Arc::clone(&board);
        move || {
            board.read(|_: &[Train]| {
                says_reading.send(()).unwrap();
                let _ = done.recv();
            });
        }
    });
    reading.recv().expect("the reader panicked");
    let changes = ["first", "second"].map(|name| {
        let board = Arc::clone(&board);
        spawn(name, move || {
            board.change(|trains: &mut Vec<Train>| trains[0].track += 10)
        })
    });
    for name in ["first", "second"] {
        asleep(
            name,
            "somebody was reading, and of two changes one did not sleep until they had done",
        );
    }
    drop(says_done);
    reader.join().expect("the reader panicked");
    for change in changes {
        change.join().expect("a change panicked");
    }
    let track: u32 = board.read(|trains: &[Train]| trains[0].track);
    assert!(
        track == 23,
        "the track was 3, and two changes that had to wait for a reader added 10 each: that makes \
         23, and it is {track}"
    );
}

/// Somebody changes the board, and two people wait to read it. Both can, when it is done.
#[test]
fn two_readers_wait_for_one_change() {
    let board = board(3);
    let (says_done, done) = channel::<()>();
    let (says_changing, changing) = channel::<()>();
    let change = spawn("change", {
        let board = Arc::clone(&board);
        move || {
            board.change(|trains: &mut Vec<Train>| {
                says_changing.send(()).unwrap();
                let _ = done.recv();
                trains[0].track = 7;
            });
        }
    });
    changing.recv().expect("the change panicked");
    let readers = ["Kim", "Lou"].map(|name| {
        let board = Arc::clone(&board);
        spawn(name, move || -> u32 {
            board.read(|trains: &[Train]| trains[0].track)
        })
    });
    for name in ["Kim", "Lou"] {
        asleep(
            name,
            "the board was being changed, and of two who wanted to read one did not sleep until then",
        );
    }
    drop(says_done);
    change.join().expect("the change panicked");
    let read: [u32; 2] = readers.map(|reader| reader.join().expect("a reader panicked"));
    assert!(
        read == [7, 7],
        "two people waited until the track was changed to 7, and then they read {read:?}"
    );
}

/// Somebody begins to read, or has just done, when the board is to be changed. Nobody waits for
/// ever: who ends wakes those who wait, also those who are only about to wait.
#[test]
fn a_reader_and_a_change_come_at_once() {
    let board = board(3);
    let (says_track, track) = channel::<u32>();
    let reader = spawn("Kim", {
        let board = Arc::clone(&board);
        move || board.read(|trains: &[Train]| says_track.send(trains[0].track).unwrap())
    });
    board.change(|trains: &mut Vec<Train>| trains[0].track = 7);
    reader.join().expect("the reader panicked");
    let read: u32 = track.recv().expect("the reader read nothing");
    let track: u32 = board.read(|trains: &[Train]| trains[0].track);
    assert!(
        (read == 3 || read == 7) && track == 7,
        "the track was changed from 3 to 7 while somebody read, who saw {read}; now it is {track}"
    );
}

/// Two boards have nothing to do with each other.
#[test]
fn another_board_does_not_wait() {
    let (north, south) = (board(3), board(5));
    let track: u32 = north.read(|trains: &[Train]| {
        south.change(|trains: &mut Vec<Train>| trains[0].track = 6);
        south.read(|others: &[Train]| trains[0].track + others[0].track)
    });
    assert!(
        track == 9,
        "track 3 in the north, and 6 in the south after a change: together 9, and it was {track}"
    );
}
