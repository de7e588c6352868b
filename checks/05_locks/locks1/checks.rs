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
    assert!(
        ticket.as_deref() == Some("seat 5"),
        "seat 5 was free, and the window sold {ticket:?}"
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
    assert!(
        ticket == Some(format!("ticket for {seat}")),
        "the ticket for {seat} was printed, and sell returned {ticket:?}"
    );
    let desk = office.lock().unwrap();
    let (free, sold): (&Vec<u32>, &Vec<u32>) = (&desk.free, &desk.sold);
    assert!(
        *sold == [seat],
        "seat {seat} is sold, and the list of sold seats says {sold:?}"
    );
    let other: u32 = if seat == 7 { 8 } else { 7 };
    assert!(
        *free == [other],
        "seat {other} is still free, and the list of free seats says {free:?}"
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
    let sold: &Vec<u32> = &desk.sold;
    assert!(
        *sold == [5],
        "seat 5 is sold, and the list of sold seats says {sold:?}"
    );
}

/// Ten windows hold a ticket in their hands at once; they are for ten different seats.
#[test]
fn no_seat_is_sold_twice() {
    let seats: [u32; 10] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    let office = office(&seats);
    let windows = seats.map(|window| {
        let office = Arc::clone(&office);
        spawn(&format!("window {window}"), move || {
            let mut printed: u32 = 0;
            let _ticket: Option<String> = sell(&office, |seat: u32| {
                printed = seat;
                together(10, "ten windows never printed at the same time");
                format!("seat {seat}")
            });
            printed
        })
    });
    let mut printed: Vec<u32> = windows.map(|window| window.join().unwrap()).to_vec();

    printed.sort();
    assert!(
        printed == seats,
        "there were ten seats, and tickets were printed for {printed:?}"
    );
    let mut desk = office.lock().unwrap();
    desk.sold.sort();
    let (free, sold): (&Vec<u32>, &Vec<u32>) = (&desk.free, &desk.sold);
    assert!(
        *sold == seats,
        "all ten seats are sold, and the list of sold seats says {sold:?}"
    );
    assert!(
        free.is_empty(),
        "all ten seats are sold, and the list of free seats says {free:?}"
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
    assert!(
        tickets == ["seat 1", "seat 2", "seat 3", "seat 4"],
        "there were four seats, and the tickets are {tickets:?}"
    );
    let none: Option<String> = sell(&office, |seat| {
        panic!("printed seat {seat} of a house that is sold out")
    });
    assert!(
        none.is_none(),
        "everything is sold, and yet there was a ticket: {none:?}"
    );
}
