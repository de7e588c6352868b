//@ passed
// Helpers without self: they get what the guard gives.

use std::sync::{Arc, Mutex};
use std::thread;

/// An auction of one thing.
struct Auction {
    start: u32,
    bids: Mutex<Vec<u32>>,
}

impl Auction {
    fn new(start: u32) -> Auction {
        Auction {
            start,
            bids: Mutex::new(Vec::new()),
        }
    }

    /// The highest bid so far.
    fn highest(&self) -> Option<u32> {
        Auction::highest_of(&self.bids.lock().unwrap())
    }

    fn highest_of(bids: &[u32]) -> Option<u32> {
        bids.iter().copied().max()
    }

    fn least_after(&self, bids: &[u32]) -> u32 {
        Auction::highest_of(bids).map_or(self.start, |highest| highest + 1)
    }

    /// What has to be offered at least.
    fn least(&self) -> u32 {
        let bids = self.bids.lock().unwrap();
        self.least_after(&bids)
    }

    /// Offers `amount`. Says whether this bid counts.
    fn bid(&self, amount: u32) -> bool {
        let mut bids = self.bids.lock().unwrap();
        if amount < self.least_after(&bids) {
            return false;
        }
        bids.push(amount);
        true
    }

    /// All bids that count.
    fn bids(&self) -> Vec<u32> {
        self.bids.lock().unwrap().clone()
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
