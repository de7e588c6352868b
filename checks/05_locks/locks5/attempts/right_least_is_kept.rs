//@ passed
// What has to be offered stands beside the bids, under the same mutex.

use std::sync::{Arc, Mutex};
use std::thread;

/// An auction of one thing.
struct Auction {
    bids: Mutex<(Vec<u32>, u32)>,
}

impl Auction {
    fn new(start: u32) -> Auction {
        Auction {
            bids: Mutex::new((Vec::new(), start)),
        }
    }

    /// The highest bid so far.
    fn highest(&self) -> Option<u32> {
        self.bids.lock().unwrap().0.last().copied()
    }

    /// What has to be offered at least.
    fn least(&self) -> u32 {
        self.bids.lock().unwrap().1
    }

    /// Offers `amount`. Says whether this bid counts.
    fn bid(&self, amount: u32) -> bool {
        let (bids, least) = &mut *self.bids.lock().unwrap();
        if amount < *least {
            return false;
        }
        bids.push(amount);
        *least = amount + 1;
        true
    }

    /// All bids that count.
    fn bids(&self) -> Vec<u32> {
        self.bids.lock().unwrap().0.clone()
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
