//@ race check=two_customers_pay_each_other
// Does not wait for the second lock, and says that there was not enough.

use std::sync::{Arc, Mutex, MutexGuard};
use std::thread;

struct Account {
    number: u32,
    balance: Mutex<u64>,
}

/// Locks two different accounts, always the one with the lower number first; the guards come in
/// the order of the arguments.
fn lock_both<'a>(
    one: &'a Account,
    other: &'a Account,
) -> (MutexGuard<'a, u64>, MutexGuard<'a, u64>) {
    if one.number < other.number {
        let first = one.balance.lock().unwrap();
        (first, other.balance.lock().unwrap())
    } else {
        let second = other.balance.lock().unwrap();
        (one.balance.lock().unwrap(), second)
    }
}

/// Moves `amount` between two accounts. Says whether there was enough; if not, nothing is moved.
fn transfer(from: &Account, to: &Account, amount: u64) -> bool {
    if from.number == to.number {
        return *from.balance.lock().unwrap() >= amount; // there and back
    }
    let mut source = from.balance.lock().unwrap();
    let Ok(mut target) = to.balance.try_lock() else {
        return false;
    };
    if *source < amount {
        return false;
    }
    *source -= amount;
    *target += amount;
    true
}

/// What two different accounts hold together.
fn total(one: &Account, other: &Account) -> u64 {
    let (first, second) = lock_both(one, other);
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
