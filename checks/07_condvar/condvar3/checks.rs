//! Verifies that nobody sleeps on when all parts have arrived, that nobody goes on before, and
//! that who waits sleeps.

use super::Download;
use ::harness::asleep;
use ::harness::spawn;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
#[cfg(not(interleave))]
use std::sync::mpsc::channel;
use std::thread::JoinHandle;

fn download(parts: u32) -> Arc<Download> {
    let download: Download = Download::new(parts);
    Arc::new(download)
}

fn waits(download: &Arc<Download>, name: &str) -> JoinHandle<()> {
    let download = Arc::clone(download);
    spawn(name, move || download.wait())
}

/// All parts are there before anybody waits for them.
#[test]
fn a_complete_download_lets_everybody_go_on() {
    let film = download(2);
    film.part_arrived();
    film.part_arrived();
    film.wait();
    film.wait();
}

/// One part, and a player who may come before it, after it, or just then.
#[test]
fn the_player_sees_the_last_part() {
    let film = download(1);
    let player = waits(&film, "player");
    film.part_arrived();
    player.join().expect("the player panicked");
}

/// Two parts that arrive at once. Whichever is the last, the player goes on, and not before.
#[test]
fn two_parts_arrive_at_once() {
    static ARRIVED: AtomicU32 = AtomicU32::new(0);
    let film = download(2);
    let connections = ["first", "second"].map(|name| {
        let film = Arc::clone(&film);
        spawn(name, move || {
            ARRIVED.fetch_add(1, Ordering::SeqCst);
            film.part_arrived();
        })
    });
    film.wait();
    let arrived = ARRIVED.load(Ordering::SeqCst);
    assert!(
        arrived == 2,
        "the film has two parts, and wait returned when {arrived} of them had arrived"
    );
    for connection in connections {
        connection.join().expect("a connection panicked");
    }
}

/// A player and a second one: the last part wakes both.
#[test]
fn everybody_who_waits_sees_the_last_part() {
    let film = download(1);
    let players = ["player", "second player"].map(|name| waits(&film, name));
    film.part_arrived();
    for player in players {
        player.join().expect("a player panicked");
    }
}

/// Another film is complete, and of this one a part is missing.
#[test]
fn each_film_counts_its_own_parts() {
    static ARRIVED: AtomicU32 = AtomicU32::new(0);
    let film = download(2);
    let other = download(1);
    film.part_arrived();
    other.part_arrived();
    other.wait();
    let connection = {
        let film = Arc::clone(&film);
        spawn("connection", move || {
            ARRIVED.fetch_add(1, Ordering::SeqCst);
            film.part_arrived();
        })
    };
    film.wait();
    assert!(
        ARRIVED.load(Ordering::SeqCst) == 1,
        "another film was complete, of this one a part was missing, and wait returned"
    );
    connection.join().expect("the connection panicked");
}

/// A wait may end without a cause: then the player, who is missing a part, sleeps again.
#[cfg(interleave)]
#[test]
fn a_player_sleeps_until_there_is_something_to_see() {
    let film = download(1);
    let player = waits(&film, "player");
    asleep(
        "player",
        "no part was there, and the player did not sleep, or not again after it had woken up \
         without a cause",
    );
    film.part_arrived();
    player.join().expect("the player panicked");
}

/// Two players are seen asleep before the first part, and after each one but the last.
#[cfg(not(interleave))]
#[test]
fn the_players_sleep_until_the_last_part_is_there() {
    let film = download(20);
    let player = waits(&film, "player");
    asleep("player", "no part was there, and the player did not sleep");
    let second = waits(&film, "second player");
    asleep(
        "second player",
        "no part was there, and one player slept, but the second one did not",
    );
    let (order, orders) = channel::<()>();
    let (tell, told) = channel::<()>();
    let connection = {
        let film = Arc::clone(&film);
        spawn("connection", move || {
            for () in orders {
                film.part_arrived();
                tell.send(()).unwrap();
            }
        })
    };
    for arrived in 1..=20 {
        order.send(()).expect("the connection panicked");
        told.recv().expect("the connection panicked");
        if arrived < 20 {
            asleep(
                "player",
                &format!("{arrived} of 20 parts were there, and the player did not sleep"),
            );
            asleep(
                "second player",
                &format!("{arrived} of 20 parts were there, and the second player did not sleep"),
            );
        }
    }
    player.join().expect("the player panicked");
    second.join().expect("the second player panicked");
    drop(order);
    connection.join().expect("the connection panicked");
}

/// Who waits for one film keeps nobody from another one, and sleeps on when that is complete.
#[cfg(not(interleave))]
#[test]
fn a_player_sleeps_when_another_film_is_complete() {
    let film = download(1);
    let other = download(1);
    let player = waits(&film, "player");
    asleep("player", "no part was there, and the player did not sleep");
    other.part_arrived();
    other.wait();
    asleep(
        "player",
        "another film was complete, and the player did not sleep",
    );
    film.part_arrived();
    player.join().expect("the player panicked");
}
