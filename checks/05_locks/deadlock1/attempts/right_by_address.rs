//@ passed
// The addresses of the accounts are an order as well, for as long as nobody moves them.

use std::sync::{Arc, Mutex, MutexGuard};
use std::thread;

struct Account {
    number: u32,
    balance: Mutex<u64>,
}

/// Locks two different accounts in the order of their addresses.
fn lock_both<'a>(
    one: &'a Account,
    other: &'a Account,
) -> (MutexGuard<'a, u64>, MutexGuard<'a, u64>) {
    let lock = |account: &'a Account| account.balance.lock().unwrap();
    if (one as *const Account) < other {
        let first = lock(one);
        (first, lock(other))
    } else {
        let second = lock(other);
        (lock(one), second)
    }
}

/// Moves `amount` between two accounts. Says whether there was enough; if not, nothing is moved.
fn transfer(from: &Account, to: &Account, amount: u64) -> bool {
    if std::ptr::eq(from, to) {
        return *from.balance.lock().unwrap() >= amount; // there and back
    }
    let (mut source, mut target) = lock_both(from, to);
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
