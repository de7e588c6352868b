//@ race check=others_go_on_while_a_total_waits
// Transfers are as they should be; totals take a lock of the whole bank besides.

use std::sync::{Arc, Mutex};
use std::thread;

struct Account {
    number: u32,
    balance: Mutex<u64>,
}

static GATE: Mutex<()> = Mutex::new(());

fn transfer(from: &Account, to: &Account, amount: u64) -> bool {
    if from.number == to.number {
        return *from.balance.lock().unwrap() >= amount;
    }
    let (mut source, mut target);
    if from.number < to.number {
        source = from.balance.lock().unwrap();
        target = to.balance.lock().unwrap();
    } else {
        target = to.balance.lock().unwrap();
        source = from.balance.lock().unwrap();
    }
    if *source < amount {
        return false;
    }
    *source -= amount;
    *target += amount;
    true
}

fn total(one: &Account, other: &Account) -> u64 {
    let _gate = GATE.lock().unwrap();
    let (one, other) = if one.number < other.number {
        (one, other)
    } else {
        (other, one)
    };
    let first = one.balance.lock().unwrap();
    let second = other.balance.lock().unwrap();
    *first + *second
}

fn main() {
    let account = |number| Account {
        number,
        balance: Mutex::new(5_000),
    };
    let (alice, bob) = (Arc::new(account(1)), Arc::new(account(2)));
    let tellers = [(&alice, &bob), (&bob, &alice)].map(|(from, to)| {
        let (from, to) = (Arc::clone(from), Arc::clone(to));
        thread::spawn(move || {
            for _ in 0..5_000 {
                transfer(&from, &to, 1);
            }
        })
    });
    for teller in tellers {
        teller.join().unwrap();
    }
    println!("together they have {}", total(&alice, &bob));
}
