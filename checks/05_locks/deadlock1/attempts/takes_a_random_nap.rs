//@ deadlock check=two_customers_pay_each_other
// Comes a little later, each teller by another time, so that they do not meet. Mostly.

use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

struct Account {
    number: u32,
    balance: Mutex<u64>,
}

/// Moves `amount` between two accounts. Says whether there was enough; if not, nothing is moved.
fn transfer(from: &Account, to: &Account, amount: u64) -> bool {
    if from.number == to.number {
        return *from.balance.lock().unwrap() >= amount; // there and back
    }
    thread::sleep(Duration::from_micros(u64::from(from.number) * 10));
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
