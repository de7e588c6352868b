//@ passed
// Whoever finds the second account taken lets go of the first one, and begins with the second: who
// holds one account never waits for another.

use std::sync::{Arc, Mutex};
use std::thread;

struct Account {
    number: u32,
    balance: Mutex<u64>,
}

fn with_both<R>(one: &Account, other: &Account, f: impl FnOnce(&mut u64, &mut u64) -> R) -> R {
    let (mut a, mut b) = (one, other);
    loop {
        let mut first = a.balance.lock().unwrap();
        if let Ok(mut second) = b.balance.try_lock() {
            return if a.number == one.number {
                f(&mut first, &mut second)
            } else {
                f(&mut second, &mut first)
            };
        }
        drop(first);
        std::mem::swap(&mut a, &mut b);
    }
}

fn transfer(from: &Account, to: &Account, amount: u64) -> bool {
    if from.number == to.number {
        return *from.balance.lock().unwrap() >= amount;
    }
    with_both(from, to, |source, target| {
        let enough = *source >= amount;
        if enough {
            *source -= amount;
            *target += amount;
        }
        enough
    })
}

fn total(one: &Account, other: &Account) -> u64 {
    with_both(one, other, |a, b| *a + *b)
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
