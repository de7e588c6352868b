//@ passed
// Sorts the two, locks them in a row, and sorts the guards out afterwards.

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
    let mut accounts = [from, to];
    accounts.sort_by_key(|account| account.number);
    let mut guards = accounts.map(|account| account.balance.lock().unwrap());
    if accounts[0].number == to.number {
        guards.reverse();
    }
    let [mut source, mut target] = guards;
    let enough = *source >= amount;
    if enough {
        *source -= amount;
        *target += amount;
    }
    enough
}

/// What two different accounts hold together.
fn total(one: &Account, other: &Account) -> u64 {
    let mut accounts = [one, other];
    accounts.sort_by_key(|account| account.number);
    let guards = accounts.map(|account| account.balance.lock().unwrap());
    guards.iter().map(|guard| **guard).sum()
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
