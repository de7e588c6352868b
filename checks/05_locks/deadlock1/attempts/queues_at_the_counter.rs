//@ race check=others_go_on_while_a_transfer_waits
// Only taking the two locks is guarded. But who waits for one of them keeps the counter.

use std::sync::{Arc, Mutex, MutexGuard};
use std::thread;

struct Account {
    number: u32,
    balance: Mutex<u64>,
}

static COUNTER: Mutex<()> = Mutex::new(());

/// Locks two accounts, one customer after the other.
fn lock_both<'a>(
    one: &'a Account,
    other: &'a Account,
) -> (MutexGuard<'a, u64>, MutexGuard<'a, u64>) {
    let _my_turn = COUNTER.lock().unwrap();
    (one.balance.lock().unwrap(), other.balance.lock().unwrap())
}

/// Moves `amount` between two accounts. Says whether there was enough; if not, nothing is moved.
fn transfer(from: &Account, to: &Account, amount: u64) -> bool {
    if from.number == to.number {
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
