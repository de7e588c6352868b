//@ race check=somebody_asks_while_a_bid_is_made
// One at a time bids; and between the list and the highest bid somebody asks.

use std::sync::{Arc, Mutex};
use std::thread;

/// An auction of one thing.
struct Auction {
    start: u32,
    highest: Mutex<Option<u32>>,
    hammer: Mutex<()>,
    bids: Mutex<Vec<u32>>,
}

impl Auction {
    fn new(start: u32) -> Auction {
        Auction {
            start,
            highest: Mutex::default(),
            hammer: Mutex::default(),
            bids: Mutex::default(),
        }
    }

    /// The highest bid so far.
    fn highest(&self) -> Option<u32> {
        *self.highest.lock().unwrap()
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
        let _hammer = self.hammer.lock().unwrap();
        let counts = amount >= self.least();
        if counts {
            self.bids.lock().unwrap().push(amount);
            *self.highest.lock().unwrap() = Some(amount);
        }
        counts
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
