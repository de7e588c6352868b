//! Verifies that the windows print at the same time, that the office is not locked while a ticket
//! is printed, and that every seat is still sold exactly once.

use super::{Office, sell};
use ::harness::{asleep, spawn, together};
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex};

fn office(free: &[u32]) -> Arc<Mutex<Office>> {
    let free: Vec<u32> = free.to_vec();
    let sold: Vec<u32> = Vec::new();
    Arc::new(Mutex::new(Office { free, sold }))
}

/// Taking a seat needs the lock: while somebody else has it, a window sleeps until it is free.
#[test]
fn a_window_waits_while_the_office_is_locked() {
    let office = office(&[5]);
    let inspection = office.lock().unwrap();
    let window = spawn("window", {
        let office = Arc::clone(&office);
        move || {
            let ticket: Option<String> = sell(&office, |seat: u32| format!("seat {seat}"));
            ticket
        }
    });
    asleep(
        "window",
        "a window did not wait until the office was unlocked",
    );
    drop(inspection);
    let ticket = window.join().unwrap();
    assert_eq!(
        ticket.as_deref(),
        Some("seat 5"),
        "the window did not sell the last seat"
    );
}

/// Each window waits in its slow `print` until the other one is printing as well.
#[test]
fn two_windows_print_at_the_same_time() {
    let office = office(&[1, 2]);
    let windows = ["left", "right"].map(|window| {
        let office = Arc::clone(&office);
        spawn(window, move || {
            let _ticket: Option<String> = sell(&office, |seat| {
                together(2, "the two windows never printed at the same time");
                format!("seat {seat}")
            });
        })
    });
    for window in windows {
        window.join().unwrap();
    }
}

/// While a ticket is printed, the office is not locked: its seat is taken, and not yet sold.
#[test]
fn the_office_is_open_while_a_ticket_is_printed() {
    let office = office(&[7, 8]);
    let mut printed: Option<u32> = None;
    let ticket: Option<String> = sell(&office, |seat: u32| {
        let Ok(desk) = office.try_lock() else {
            panic!("the office was locked while a ticket was printed");
        };
        assert!(
            !desk.free.contains(&seat),
            "seat {seat} was still free while its ticket was printed"
        );
        assert!(
            desk.sold.is_empty(),
            "seat {seat} was on the list of sold seats before its ticket was printed"
        );
        printed = Some(seat);
        format!("ticket for {seat}")
    });

    let seat = printed.expect("no ticket was printed");
    assert_eq!(
        ticket,
        Some(format!("ticket for {seat}")),
        "sell returned another ticket than the printed one"
    );
    let desk = office.lock().unwrap();
    assert_eq!(
        desk.sold,
        [seat],
        "the seat is not on the list of sold seats after its ticket was printed"
    );
    assert_eq!(
        desk.free,
        [if seat == 7 { 8 } else { 7 }],
        "the other seat must still be free"
    );
}

/// Noting the sale needs the lock as well, and a window that finds it taken waits again.
#[test]
fn a_sale_is_noted_even_when_the_office_is_locked_just_then() {
    let office = office(&[5]);
    let (says_printing, printing) = channel::<()>();
    let (says_printed, printed) = channel::<()>();
    let window = spawn("window", {
        let office = Arc::clone(&office);
        move || {
            let _ticket: Option<String> = sell(&office, |seat: u32| {
                says_printing.send(()).unwrap();
                printed.recv().unwrap();
                format!("seat {seat}")
            });
        }
    });
    printing.recv().expect("no ticket was printed");
    let inspection = office.lock().unwrap();
    says_printed.send(()).unwrap();
    asleep(
        "window",
        "a window did not wait for the lock to note what it had sold",
    );
    drop(inspection);
    window.join().unwrap();
    let desk = office.lock().unwrap();
    assert_eq!(desk.sold, [5], "the sale is not on the list of sold seats");
}

/// Three windows hold a ticket in their hands at once; it is for three different seats.
#[test]
fn no_seat_is_sold_twice() {
    let office = office(&[1, 2, 3]);
    let windows = ["left", "middle", "right"].map(|window| {
        let office = Arc::clone(&office);
        spawn(window, move || {
            let mut printed: u32 = 0;
            let _ticket: Option<String> = sell(&office, |seat: u32| {
                printed = seat;
                together(3, "the three windows never printed at the same time");
                format!("seat {seat}")
            });
            printed
        })
    });
    let mut printed: Vec<u32> = windows.map(|window| window.join().unwrap()).to_vec();

    printed.sort();
    assert_eq!(
        printed,
        [1, 2, 3],
        "tickets were not printed for each seat once"
    );
    let mut desk = office.lock().unwrap();
    desk.sold.sort();
    assert_eq!(
        desk.sold,
        [1, 2, 3],
        "the list of sold seats does not say what was sold"
    );
    assert!(
        desk.free.is_empty(),
        "a sold seat is still on the list of free seats"
    );
}

/// Two windows sell until nothing is left.
#[test]
fn the_windows_stop_when_all_is_sold() {
    let office = office(&[1, 2, 3, 4]);
    let windows = ["left", "right"].map(|window| {
        let office = Arc::clone(&office);
        spawn(window, move || {
            let mut tickets: Vec<String> = Vec::new();
            while let Some(ticket) = sell(&office, |seat| format!("seat {seat}")) {
                tickets.push(ticket);
                assert!(
                    tickets.len() < 5,
                    "there are four seats, and one window alone sold more"
                );
            }
            tickets
        })
    });
    let mut tickets: Vec<String> = windows
        .into_iter()
        .flat_map(|window| window.join().unwrap())
        .collect();

    tickets.sort();
    assert_eq!(
        tickets,
        ["seat 1", "seat 2", "seat 3", "seat 4"],
        "there is not one ticket for each of the four seats"
    );
    let none: Option<String> = sell(&office, |seat| {
        panic!("printed seat {seat} of a house that is sold out")
    });
    assert_eq!(none, None, "there was a ticket although everything is sold");
}
