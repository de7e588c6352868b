// locks5: the auction
//
// std's mutex does not know who has it: whoever locks what they hold already waits for themselves.
// To unlock before asking `least` would let others come in between the question and the bid. So
// the questions move to the data, where nothing locks, and the functions for the outside lock once
// each and ask there.

use std::sync::{Arc, Mutex};
use std::thread;

/// The bids that count. Who has a reference to them has the lock.
struct Bids(Vec<u32>);

impl Bids {
    fn highest(&self) -> Option<u32> {
        self.0.last().copied()
    }

    fn least(&self, start: u32) -> u32 {
        match self.highest() {
            Some(highest) => highest + 1,
            None => start,
        }
    }
}

/// An auction of one thing.
struct Auction {
    start: u32,
    bids: Mutex<Bids>,
}

impl Auction {
    fn new(start: u32) -> Auction {
        Auction {
            start,
            bids: Mutex::new(Bids(Vec::new())),
        }
    }

    /// The highest bid so far.
    fn highest(&self) -> Option<u32> {
        self.bids.lock().unwrap().highest()
    }

    /// What has to be offered at least.
    fn least(&self) -> u32 {
        self.bids.lock().unwrap().least(self.start)
    }

    /// Offers `amount`. Says whether this bid counts.
    fn bid(&self, amount: u32) -> bool {
        let mut bids = self.bids.lock().unwrap();
        // `Bids::least`, not `Auction::least`: it asks the data that this guard gives.
        let counts = amount >= bids.least(self.start);
        if counts {
            bids.0.push(amount);
        }
        counts
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
