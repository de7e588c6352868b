//@ passed
// The least is a number that can be asked without a lock; it is raised while the list is locked.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;

/// An auction of one thing.
struct Auction {
    start: u32,
    least: AtomicU64,
    bids: Mutex<Vec<u32>>,
}

impl Auction {
    fn new(start: u32) -> Auction {
        Auction {
            start,
            least: AtomicU64::new(start.into()),
            bids: Mutex::new(Vec::new()),
        }
    }

    /// The highest bid so far.
    fn highest(&self) -> Option<u32> {
        let least = self.least.load(Ordering::SeqCst);
        (least > self.start.into()).then(|| (least - 1) as u32)
    }

    /// What has to be offered at least.
    fn least(&self) -> u32 {
        self.least.load(Ordering::SeqCst) as u32
    }

    /// Offers `amount`. Says whether this bid counts.
    fn bid(&self, amount: u32) -> bool {
        let mut bids = self.bids.lock().unwrap();
        let raised = self
            .least
            .fetch_update(Ordering::SeqCst, Ordering::SeqCst, |least| {
                (u64::from(amount) >= least).then_some(u64::from(amount) + 1)
            });
        if raised.is_ok() {
            bids.push(amount);
        }
        raised.is_ok()
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
