//@ passed
// The other order, everywhere the same; what is done with two accounts is a closure.

use std::cmp::Ordering;
use std::sync::{Arc, Mutex};
use std::thread;

struct Account {
    number: u32,
    balance: Mutex<u64>,
}

/// Runs `action` while both accounts are locked.
fn with_both<T>(one: &Account, other: &Account, action: impl FnOnce(&mut u64, &mut u64) -> T) -> T {
    if one.number > other.number {
        let mut first = one.balance.lock().unwrap();
        let mut second = other.balance.lock().unwrap();
        action(&mut first, &mut second)
    } else {
        let mut second = other.balance.lock().unwrap();
        let mut first = one.balance.lock().unwrap();
        action(&mut first, &mut second)
    }
}

/// Moves `amount` between two accounts. Says whether there was enough; if not, nothing is moved.
fn transfer(from: &Account, to: &Account, amount: u64) -> bool {
    match from.number.cmp(&to.number) {
        Ordering::Equal => *from.balance.lock().unwrap() >= amount,
        _ => with_both(from, to, |source, target| {
            let Some(rest) = source.checked_sub(amount) else {
                return false;
            };
            *source = rest;
            *target += amount;
            true
        }),
    }
}

/// What two different accounts hold together.
fn total(one: &Account, other: &Account) -> u64 {
    with_both(one, other, |one, other| *one + *other)
}

fn main() {
    let account = |number| Account {
        number,
        balance: Mutex::new(5_000),
    };
    let (alice, bob) = (Arc::new(account(1)), Arc::new(account(2)));
    let tellers: Vec<_> = [(&alice, &bob), (&bob, &alice)]
        .into_iter()
        .map(|(from, to)| {
            let (from, to) = (Arc::clone(from), Arc::clone(to));
            thread::spawn(move || {
                for _ in 0..5_000 {
                    transfer(&from, &to, 1);
                }
                println!("5000 transfers from {} to {}", from.number, to.number);
            })
        })
        .collect();
    for teller in tellers {
        teller.join().unwrap();
    }
    println!("together they have {}", total(&alice, &bob));
}
