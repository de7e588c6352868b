//@ passed
// Locks any number of accounts in the order of their numbers, the highest first.

use std::sync::{Arc, Mutex};
use std::thread;

struct Account {
    number: u32,
    balance: Mutex<u64>,
}

fn locked<'a>(
    accounts: &[&'a Account],
) -> std::collections::HashMap<u32, std::sync::MutexGuard<'a, u64>> {
    let mut sorted = accounts.to_vec();
    sorted.sort_by_key(|account| std::cmp::Reverse(account.number));
    sorted.dedup_by_key(|account| account.number);
    sorted
        .into_iter()
        .map(|account| (account.number, account.balance.lock().unwrap()))
        .collect()
}

fn transfer(from: &Account, to: &Account, amount: u64) -> bool {
    let mut guards = locked(&[from, to]);
    if *guards[&from.number] < amount {
        return false;
    }
    **guards.get_mut(&from.number).unwrap() -= amount;
    **guards.get_mut(&to.number).unwrap() += amount;
    true
}

fn total(one: &Account, other: &Account) -> u64 {
    locked(&[one, other])
        .values()
        .map(|balance| **balance)
        .sum()
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
