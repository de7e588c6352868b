// deadlock1: the bank
//
// A bank has an account for each customer, and several tellers, one thread for each, who transfer
// money and answer what two accounts hold together. An account that is paid from and paid to is
// locked meanwhile: nobody ever sees money that is in neither account, or in both.
//
// What is wrong: "Most days everything is fine. Then, suddenly, nothing moves any more: no teller
// answers, and nobody is even busy."
//
// You may edit the bodies of transfer and total, and add functions. Account and the signatures
// stay as they are. No two accounts have the same number. A teller who has to wait sleeps, and
// whoever has nothing to do with a locked account does not wait for it.

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
    // TODO: what if somebody transfers from `to` to `from` just now?
    let mut source = from.balance.lock().unwrap();
    let mut target = to.balance.lock().unwrap();
    if *source < amount {
        return false;
    }
    *source -= amount;
    *target += amount;
    true
}

/// What two different accounts hold together.
fn total(one: &Account, other: &Account) -> u64 {
    // TODO: this one takes two locks as well
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
