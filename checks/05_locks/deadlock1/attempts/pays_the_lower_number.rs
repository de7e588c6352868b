//@ failed-check check=one_teller_moves_money
// Sorts the accounts, and forgets who pays whom.

use std::sync::{Arc, Mutex};
use std::thread;

struct Account {
    number: u32,
    balance: Mutex<u64>,
}

/// Moves `amount` between two accounts. Says whether there was enough; if not, nothing is moved.
fn transfer(from: &Account, to: &Account, amount: u64) -> bool {
    if from.number == to.number {
        return *from.balance.lock().unwrap() >= amount; // there and back
    }
    let (lower, higher) = if from.number < to.number {
        (from, to)
    } else {
        (to, from)
    };
    let mut lower = lower.balance.lock().unwrap();
    let mut higher = higher.balance.lock().unwrap();
    if *higher < amount {
        return false;
    }
    *higher -= amount;
    *lower += amount;
    true
}

/// What two different accounts hold together.
fn total(one: &Account, other: &Account) -> u64 {
    let (lower, higher) = if one.number < other.number {
        (one, other)
    } else {
        (other, one)
    };
    let lower = lower.balance.lock().unwrap();
    let higher = higher.balance.lock().unwrap();
    *lower + *higher
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
