//@ race check=two_customers_pay_each_other
// Both locks in order, but only to read: what is written back later is out of date.

use std::sync::{Arc, Mutex};
use std::thread;

struct Account {
    number: u32,
    balance: Mutex<u64>,
}

fn transfer(from: &Account, to: &Account, amount: u64) -> bool {
    if from.number == to.number {
        return *from.balance.lock().unwrap() >= amount;
    }
    let (low, high) = if from.number < to.number {
        (from, to)
    } else {
        (to, from)
    };
    let first = low.balance.lock().unwrap();
    let second = high.balance.lock().unwrap();
    let (source, target) = if from.number < to.number {
        (*first, *second)
    } else {
        (*second, *first)
    };
    drop((first, second));
    if source < amount {
        return false;
    }
    *from.balance.lock().unwrap() = source - amount;
    *to.balance.lock().unwrap() = target + amount;
    true
}

fn total(one: &Account, other: &Account) -> u64 {
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
