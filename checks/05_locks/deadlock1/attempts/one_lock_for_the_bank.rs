//@ race check=others_go_on_while_a_transfer_waits
// Right about the money; while one account is locked, the whole bank is closed.

use std::sync::{Arc, Mutex};
use std::thread;

struct Account {
    number: u32,
    balance: Mutex<u64>,
}

static BANK: Mutex<()> = Mutex::new(());

/// Moves `amount` between two accounts. Says whether there was enough; if not, nothing is moved.
fn transfer(from: &Account, to: &Account, amount: u64) -> bool {
    let _bank = BANK.lock().unwrap();
    if from.number == to.number {
        return *from.balance.lock().unwrap() >= amount; // there and back
    }
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
    let _bank = BANK.lock().unwrap();
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
