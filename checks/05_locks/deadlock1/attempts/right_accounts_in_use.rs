//@ passed
// A table says which accounts are in use. Who needs two waits until both are free, and takes both
// in one step; their locks are then never waited for.

use std::sync::{Arc, Condvar, Mutex};
use std::thread;

struct Account {
    number: u32,
    balance: Mutex<u64>,
}

static IN_USE: Mutex<Vec<u32>> = Mutex::new(Vec::new());
static GIVEN_BACK: Condvar = Condvar::new();

/// Two accounts that nobody else uses for as long as this lives.
struct InUse([u32; 2]);

impl InUse {
    fn take(one: &Account, other: &Account) -> InUse {
        let numbers = [one.number, other.number];
        let in_use = IN_USE.lock().unwrap();
        let mut in_use = GIVEN_BACK
            .wait_while(in_use, |in_use| numbers.iter().any(|n| in_use.contains(n)))
            .unwrap();
        in_use.extend(numbers);
        InUse(numbers)
    }
}

impl Drop for InUse {
    fn drop(&mut self) {
        IN_USE.lock().unwrap().retain(|n| !self.0.contains(n));
        GIVEN_BACK.notify_all();
    }
}

/// Moves `amount` between two accounts. Says whether there was enough; if not, nothing is moved.
fn transfer(from: &Account, to: &Account, amount: u64) -> bool {
    let _both = InUse::take(from, to);
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
    let _both = InUse::take(one, other);
    *one.balance.lock().unwrap() + *other.balance.lock().unwrap()
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
