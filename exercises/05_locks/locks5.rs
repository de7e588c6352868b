// locks5: the auction
//
// People bid in the hall, by telephone and over the net, one thread for each. A bid counts if it
// is at least what has to be offered: the starting price at first, and then one more than the
// highest bid so far. So the bids that count rise, each is higher than the one before.
//
// What is wrong: "Nobody is in the hall yet. I try it out with one bid, all by myself, and the
// program stops."
//
// You may edit Auction: its fields, and its functions. The names and signatures of new, bid,
// least, highest and bids stay as they are; all of them are called from outside as well.

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
        self.bids.lock().unwrap().last().copied()
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
        let mut bids = self.bids.lock().unwrap();
        // TODO: what does `least` need, and who has it?
        let counts = amount >= self.least();
        if counts {
            bids.push(amount);
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
