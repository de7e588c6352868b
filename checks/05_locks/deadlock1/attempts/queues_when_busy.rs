//@ race check=others_go_on_while_a_transfer_waits
// Tries both accounts, and takes a lock of the whole bank only if one is taken: two who need the
// same free account for a moment then wait for whoever waits there.

use std::sync::{Arc, Mutex};
use std::thread;

struct Account {
    number: u32,
    balance: Mutex<u64>,
}

static GATE: Mutex<()> = Mutex::new(());

fn both<'a>(
    a: &'a Account,
    b: &'a Account,
) -> (
    std::sync::MutexGuard<'a, u64>,
    std::sync::MutexGuard<'a, u64>,
) {
    if let Ok(x) = a.balance.try_lock() {
        if let Ok(y) = b.balance.try_lock() {
            return (x, y);
        }
    }
    let _gate = GATE.lock().unwrap();
    let x = a.balance.lock().unwrap();
    (x, b.balance.lock().unwrap())
}

fn transfer(from: &Account, to: &Account, amount: u64) -> bool {
    if from.number == to.number {
        return *from.balance.lock().unwrap() >= amount;
    }
    let (mut source, mut target) = both(from, to);
    if *source < amount {
        return false;
    }
    *source -= amount;
    *target += amount;
    true
}

fn total(one: &Account, other: &Account) -> u64 {
    let (a, b) = both(one, other);
    *a + *b
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
