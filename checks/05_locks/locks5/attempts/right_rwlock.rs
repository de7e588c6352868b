//@ passed
// Who asks reads together with others, and who bids writes.

use std::sync::{Arc, RwLock, RwLockReadGuard};
use std::thread;

/// An auction of one thing.
struct Auction {
    start: u32,
    bids: RwLock<Vec<u32>>,
}

impl Auction {
    fn new(start: u32) -> Auction {
        Auction {
            start,
            bids: RwLock::default(),
        }
    }

    /// The highest bid so far.
    fn highest(&self) -> Option<u32> {
        self.look().last().copied()
    }

    /// What has to be offered at least.
    fn least(&self) -> u32 {
        match self.highest() {
            Some(highest) => highest + 1,
            None => self.start,
        }
    }

    /// Offers `amount`. Says whether this bid counts.
    fn bid(&self, amount: u32) -> bool {
        let Ok(mut bids) = self.bids.write() else {
            panic!("poisoned")
        };
        let least = match bids[..] {
            [] => self.start,
            [.., highest] => highest + 1,
        };
        if amount < least {
            return false;
        }
        bids.push(amount);
        true
    }

    fn look(&self) -> RwLockReadGuard<'_, Vec<u32>> {
        self.bids.read().unwrap()
    }

    /// All bids that count.
    fn bids(&self) -> Vec<u32> {
        self.look().to_vec()
    }
}
fn main() {
    let clock = Arc::new(Auction::new(10));
    println!("10 in the hall: {}", clock.bid(10));
    let telephone = thread::spawn({
        let clock = Arc::clone(&clock);
        move || clock.bid(15)
    });
    let net = clock.bid(20);
    println!("15 by telephone: {}", telephone.join().unwrap());
    println!("20 over the net: {net}");
    println!("{:?}: {:?} is the highest", clock.bids(), clock.highest());
    println!("who offers {}?", clock.least());
}
