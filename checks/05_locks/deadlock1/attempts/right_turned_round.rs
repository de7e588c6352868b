//@ passed
// The arms of a match, and a total that calls itself the other way round.

use std::sync::{Arc, Mutex};
use std::thread;

struct Account {
    number: u32,
    balance: Mutex<u64>,
}

fn transfer(from: &Account, to: &Account, amount: u64) -> bool {
    let (mut source, mut target);
    match from.number.cmp(&to.number) {
        std::cmp::Ordering::Equal => return *from.balance.lock().unwrap() >= amount,
        std::cmp::Ordering::Less => {
            source = from.balance.lock().unwrap();
            target = to.balance.lock().unwrap();
        }
        std::cmp::Ordering::Greater => {
            target = to.balance.lock().unwrap();
            source = from.balance.lock().unwrap();
        }
    }
    match source.checked_sub(amount) {
        Some(rest) => *source = rest,
        None => return false,
    }
    *target += amount;
    true
}

fn total(one: &Account, other: &Account) -> u64 {
    if other.number < one.number {
        return total(other, one);
    }
    let first = one.balance.lock().unwrap();
    *first + *other.balance.lock().unwrap()
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
