//@ failed-check check=a_teller_who_has_to_wait_sleeps
// Transfers sleep in order, and the total tries its locks again and again.

use std::sync::{Arc, Mutex};
use std::thread;

struct Account {
    number: u32,
    balance: Mutex<u64>,
}

fn ordered<'a>(a: &'a Account, b: &'a Account) -> (&'a Account, &'a Account) {
    if a.number < b.number { (a, b) } else { (b, a) }
}

fn transfer(from: &Account, to: &Account, amount: u64) -> bool {
    if from.number == to.number {
        return *from.balance.lock().unwrap() >= amount;
    }
    let (low, high) = ordered(from, to);
    let mut first = low.balance.lock().unwrap();
    let mut second = high.balance.lock().unwrap();
    let (source, target) = if low.number == from.number {
        (&mut *first, &mut *second)
    } else {
        (&mut *second, &mut *first)
    };
    if *source < amount {
        return false;
    }
    *source -= amount;
    *target += amount;
    true
}

fn total(one: &Account, other: &Account) -> u64 {
    let (low, high) = ordered(one, other);
    loop {
        if let Ok(a) = low.balance.try_lock() {
            if let Ok(b) = high.balance.try_lock() {
                return *a + *b;
            }
        }
        thread::yield_now();
    }
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
