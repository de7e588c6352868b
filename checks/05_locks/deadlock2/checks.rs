//! Verifies that philosophers never wait in a circle, that neighbours never eat at the same time,
//! and that those who share no fork do not wait for each other.

use super::Table;
use ::harness::{asleep, spawn, together};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

const ALONE: &str = "a philosopher sat down alone, and never ate";

fn table(seats: usize) -> Arc<Table> {
    let table: Table = Table::new(seats);
    Arc::new(table)
}

fn uses(table: &Table) -> Vec<u32> {
    let forks: &Vec<Mutex<u32>> = &table.forks;
    forks.iter().map(|fork| *fork.lock().unwrap()).collect()
}

fn sits_down(table: &Arc<Table>, name: &str, seat: usize) -> JoinHandle<bool> {
    let table = Arc::clone(table);
    spawn(name, move || {
        let mut has_eaten = false;
        table.dine(seat, || has_eaten = true);
        has_eaten
    })
}

/// One after the other: each eats once, with the two forks beside the seat.
#[test]
fn each_uses_the_two_forks_beside_the_seat() {
    let table = table(4);
    for (seat, expected) in [(1, [0, 1, 1, 0]), (3, [1, 1, 1, 1]), (2, [1, 1, 2, 2])] {
        let mut meals = 0;
        table.dine(seat, || meals += 1);
        assert!(
            meals == 1,
            "the philosopher at seat {seat} ate {meals} times"
        );
        let uses = uses(&table);
        assert!(
            uses == expected,
            "when seat {seat} has eaten, the four forks were used {expected:?} times, not {uses:?}"
        );
    }
}

/// Two philosophers, two forks, and each needs both.
#[test]
fn two_sit_down_at_once() {
    let table = table(2);
    let plato = sits_down(&table, "Plato", 0);
    let mut zeno = false;
    table.dine(1, || zeno = true);
    let plato = plato.join().expect("Plato panicked");
    let uses = uses(&table);
    assert!(
        plato && zeno && uses == [2, 2],
        "has Plato eaten? {plato}. Zeno? {zeno}. The two forks were used {uses:?} times"
    );
}

/// Three philosophers, and a circle of three forks.
#[test]
fn three_sit_down_at_once() {
    let table = table(3);
    let plato = sits_down(&table, "Plato", 0);
    let zeno = sits_down(&table, "Zeno", 1);
    let mut hannah = false;
    table.dine(2, || hannah = true);
    let plato = plato.join().expect("Plato panicked");
    let zeno = zeno.join().expect("Zeno panicked");
    let uses = uses(&table);
    assert!(
        plato && zeno && hannah && uses == [2, 2, 2],
        "has Plato eaten? {plato}. Zeno? {zeno}. Hannah? {hannah}. \
         The three forks were used {uses:?} times"
    );
}

/// One thread dines at two seats, one after the other, while somebody else is hungry.
#[test]
fn one_comes_back() {
    let table = table(3);
    let plato = sits_down(&table, "Plato", 0);
    let mut meals = 0;
    table.dine(2, || meals += 1);
    table.dine(1, || meals += 1);
    let plato = plato.join().expect("Plato panicked");
    let uses = uses(&table);
    assert!(
        plato && meals == 2 && uses == [2, 2, 2],
        "has Plato eaten? {plato}. The other two had {meals} meals. \
         The three forks were used {uses:?} times"
    );
}

/// A fork is in one hand only. Each neighbour marks the fork between them while eating.
#[test]
fn neighbours_do_not_eat_at_the_same_time() {
    static IN_USE: AtomicBool = AtomicBool::new(false);
    let eats = || {
        let taken = IN_USE.swap(true, Ordering::SeqCst);
        assert!(
            !taken,
            "two neighbours ate at the same time, with one fork between them"
        );
        IN_USE.store(false, Ordering::SeqCst);
    };
    let table = table(4);
    let zeno = spawn("Zeno", {
        let table = Arc::clone(&table);
        move || table.dine(1, eats)
    });
    table.dine(2, eats);
    zeno.join().expect("Zeno panicked");
}

/// Somebody eats at `seat` until the sender is dropped, and has begun when this returns. The sentence
/// is for the case that this never happens.
fn eats_on(
    table: &Arc<Table>,
    name: &str,
    seat: usize,
    sentence: &'static str,
) -> (Sender<()>, JoinHandle<()>) {
    let table = Arc::clone(table);
    let (ends, has_ended) = channel::<()>();
    let philosopher = spawn(name, move || {
        table.dine(seat, || {
            together(2, sentence);
            drop(has_ended.recv());
        });
    });
    together(2, sentence);
    (ends, philosopher)
}

/// While somebody eats, both neighbours are hungry and sleep, and the philosopher across eats.
#[cfg(not(interleave))]
#[test]
fn only_the_neighbours_wait_for_a_fork() {
    const ACROSS: &str = "one ate and both neighbours were hungry, and the philosopher across, with \
                          both forks on the table and no hungry neighbour, never ate";
    let table = table(6);
    let (ends, diogenes) = eats_on(&table, "Diogenes", 2, ALONE);
    let neighbours = [("Zeno", 1), ("Plato", 3)].map(|(name, seat)| {
        let neighbour = sits_down(&table, name, seat);
        asleep(
            name,
            "one of the two forks was in use, and a philosopher did not sleep until it was free",
        );
        neighbour
    });
    let hannah = spawn("Hannah", {
        let table = Arc::clone(&table);
        move || table.dine(5, || together(2, ACROSS))
    });
    together(2, ACROSS);
    hannah.join().expect("Hannah panicked");
    drop(ends);
    diogenes.join().expect("Diogenes panicked");
    for neighbour in neighbours {
        assert!(
            neighbour.join().expect("a philosopher panicked"),
            "a philosopher had to wait, and then did not eat"
        );
    }
}

/// Two eat, and two others wait, each for another one of them. One meal ends: whoever waits for just
/// those forks eats then, and not only when the other meal ends, too.
#[test]
fn who_waits_for_a_fork_is_told_of_it() {
    const TOGETHER: &str = "two philosophers who share no fork never ate at the same time";
    const TOLD: &str = "a meal ended, and who had waited for it, with both forks on the table and no \
                        hungry neighbour, never ate as long as another meal went on";
    const ASLEEP: &str =
        "one of the two forks was in use, and a philosopher did not sleep until it was free";
    let table = table(6);
    let (diogenes_ends, diogenes) = eats_on(&table, "Diogenes", 0, ALONE);
    let (hannah_ends, hannah) = eats_on(&table, "Hannah", 3, TOGETHER);
    let plato = sits_down(&table, "Plato", 4);
    asleep("Plato", ASLEEP);
    let zeno = spawn("Zeno", {
        let table = Arc::clone(&table);
        move || table.dine(1, || together(2, TOLD))
    });
    asleep("Zeno", ASLEEP);
    drop(diogenes_ends);
    together(2, TOLD);
    drop(hannah_ends);
    for philosopher in [diogenes, hannah, zeno] {
        philosopher.join().expect("a philosopher panicked");
    }
    assert!(
        plato.join().expect("Plato panicked"),
        "a philosopher had to wait, and then did not eat"
    );
}

/// At a full table one waits for a fork; at another table nobody knows about that.
#[cfg(not(interleave))]
#[test]
fn another_table_does_not_wait() {
    const ELSEWHERE: &str = "somebody was hungry, and at another table, where nobody else sat, a \
                             philosopher never ate";
    let (table, other) = (table(2), table(2));
    let (ends, diogenes) = eats_on(&table, "Diogenes", 1, ALONE);
    let plato = sits_down(&table, "Plato", 0);
    asleep(
        "Plato",
        "a fork was in use, and a philosopher did not sleep until it was free",
    );
    let hannah = spawn("Hannah", move || other.dine(0, || together(2, ELSEWHERE)));
    together(2, ELSEWHERE);
    hannah.join().expect("Hannah panicked");
    drop(ends);
    diogenes.join().expect("Diogenes panicked");
    assert!(
        plato.join().expect("Plato panicked"),
        "a philosopher had to wait, and then did not eat"
    );
}

/// Six seats: three philosophers share no fork, and stay until all three are eating.
#[cfg(not(interleave))]
#[test]
fn every_second_one_eats_at_the_same_time() {
    let table = table(6);
    let others = [("Plato", 0), ("Zeno", 2), ("Hannah", 4)].map(|(name, seat)| {
        let table = Arc::clone(&table);
        spawn(name, move || {
            table.dine(seat, || {
                together(
                    3,
                    "three philosophers who share no fork never ate at the same time",
                );
            });
        })
    });
    for other in others {
        other.join().unwrap();
    }
}
