//! Verifies that a bid does not wait for itself, that bids which are made at the same time are
//! judged one after the other, and that the questions can still be asked from outside.

use super::Auction;
use ::harness::spawn;
use std::sync::Arc;
use std::thread::JoinHandle;

/// An auction that starts at 10, and in which these bids have been made.
fn auction(bids: &[u32]) -> Arc<Auction> {
    let auction: Auction = Auction::new(10);
    for amount in bids {
        let _: bool = auction.bid(*amount);
    }
    Arc::new(auction)
}

fn bids(auction: &Arc<Auction>, place: &str, amount: u32) -> JoinHandle<bool> {
    let auction = Arc::clone(auction);
    spawn(place, move || -> bool { auction.bid(amount) })
}

/// What the auction says from outside: all bids, the highest one, and what is the least.
fn state(auction: &Auction) -> (Vec<u32>, Option<u32>, u32) {
    let bids: Vec<u32> = auction.bids();
    let highest: Option<u32> = auction.highest();
    let least: u32 = auction.least();
    (bids, highest, least)
}

/// One bidder alone. A bid counts if it is no less than the least.
#[test]
fn one_bidder_alone() {
    let auction = auction(&[]);
    let counts: [bool; 5] = [9, 10, 10, 11, 30].map(|amount| auction.bid(amount));
    assert!(
        counts == [false, true, false, true, true],
        "it starts at 10, and 9, 10, 10, 11 and 30 are offered: all but the first one and the \
         second 10 count. The answers were {counts:?}"
    );
    let after = state(&auction);
    assert!(
        after == (vec![10, 11, 30], Some(30), 31),
        "the bids are [10, 11, 30], the highest is 30, and 31 is the least; the auction says \
         {after:?}"
    );
}

/// Nobody has bid yet.
#[test]
fn an_auction_without_a_bid() {
    let state = state(&auction(&[]));
    assert!(
        state == (vec![], None, 10),
        "an auction that starts at 10 has no bids, no highest one, and 10 is the least; it says \
         {state:?}"
    );
}

/// Two auctions know nothing of each other.
#[test]
fn two_auctions_do_not_mix() {
    let (clock, lamp) = (auction(&[40]), auction(&[20]));
    let (clock, lamp) = (state(&clock), state(&lamp));
    assert!(
        clock == (vec![40], Some(40), 41) && lamp == (vec![20], Some(20), 21),
        "40 was offered for the clock and 20 for the lamp. The auctions say {clock:?} and {lamp:?}"
    );
}

/// 20 and 30 are offered at once: 30 counts in any case, 20 only if it was first.
#[test]
fn two_bids_at_once() {
    let auction = auction(&[10]);
    let telephone = bids(&auction, "telephone", 20);
    let net: bool = auction.bid(30);
    let telephone: bool = telephone.join().expect("the bid by telephone panicked");
    let (bids, highest, _) = state(&auction);
    let right: &[u32] = if telephone { &[10, 20, 30] } else { &[10, 30] };
    assert!(
        net && bids == right && highest == Some(30),
        "after 10, 20 was offered by telephone (does it count? {telephone}) and at the same time \
         30 over the net (does it count? {net}). The bids that count: {bids:?}"
    );
}

/// The same amount is offered twice at once: one of them was first, and only that one counts.
#[test]
fn the_same_bid_twice_at_once() {
    let auction = auction(&[]);
    let telephone = bids(&auction, "telephone", 10);
    let net: bool = auction.bid(10);
    let telephone: bool = telephone.join().expect("the bid by telephone panicked");
    let (bids, _, least) = state(&auction);
    assert!(
        net != telephone && bids == [10] && least == 11,
        "10 was offered by telephone and over the net at once. Do they count? {telephone} and \
         {net}. The bids that count: {bids:?}, and the least is {least}"
    );
}

/// Somebody asks for the least, the highest bid and all bids, and for the first two once more, while
/// a bid is made. Whoever has heard of the bid hears of it from then on.
#[test]
fn somebody_asks_while_a_bid_is_made() {
    let auction = auction(&[10]);
    let telephone = bids(&auction, "telephone", 20);
    let least: u32 = auction.least();
    let highest: Option<u32> = auction.highest();
    let all: Vec<u32> = auction.bids();
    let highest_again: Option<u32> = auction.highest();
    let least_again: u32 = auction.least();
    let telephone: bool = telephone.join().expect("the bid by telephone panicked");
    assert!(
        telephone && [11, 21].contains(&least) && [Some(10), Some(20)].contains(&highest),
        "20 was offered after 10 (does it count? {telephone}). Somebody who asked meanwhile heard \
         that the least is {least}, and the highest bid {highest:?}"
    );
    assert!(
        least == 11 || highest == Some(20),
        "somebody heard that the least is {least}, and then that the highest bid is {highest:?}"
    );
    assert!(
        all == [10, 20] || (all == [10] && highest == Some(10)),
        "somebody heard that the highest bid is {highest:?}, and then that all bids are {all:?}"
    );
    assert!(
        all == [10] || (highest_again == Some(20) && least_again == 21),
        "somebody heard that all bids are {all:?}, then that the highest one is {highest_again:?}, \
         and then that the least is {least_again}"
    );
}
