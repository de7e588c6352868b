//! Verifies that transfers and totals of the same accounts never stop each other for ever, that no
//! money is ever lost, made or invisible, and that only those wait who need the same account.

use super::{Account, total, transfer};
#[cfg(not(interleave))]
use ::harness::asleep;
use ::harness::spawn;
#[cfg(interleave)]
use ::harness::together;
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

fn account(number: u32, balance: u64) -> Arc<Account> {
    let balance: Mutex<u64> = Mutex::new(balance);
    Arc::new(Account { number, balance })
}

fn balance(account: &Account) -> u64 {
    let balance: u64 = *account.balance.lock().unwrap();
    balance
}

fn transfers(
    teller: &str,
    from: &Arc<Account>,
    to: &Arc<Account>,
    amount: u64,
) -> JoinHandle<bool> {
    let (from, to) = (Arc::clone(from), Arc::clone(to));
    spawn(teller, move || -> bool { transfer(&from, &to, amount) })
}

/// One teller alone: what is moved, and what is refused.
#[test]
fn one_teller_moves_money() {
    let (alice, bob) = (account(1, 100), account(2, 50));
    let said: [bool; 4] = [
        transfer(&alice, &bob, 30),
        transfer(&bob, &alice, 80),
        transfer(&bob, &alice, 1),
        transfer(&alice, &bob, 151),
    ];
    let (alice, bob, both): (u64, u64, u64) = (balance(&alice), balance(&bob), total(&bob, &alice));
    assert!(
        said == [true, true, false, false],
        "of 100 and 50, 30 went over and 80 came back; then 1 of nothing and 151 of 150 were too \
         much. The answers were {said:?}"
    );
    assert!(
        (alice, bob, both) == (150, 0, 150),
        "the accounts should have 150 and 0, and 150 together; they have {alice} and {bob}, and \
         total says {both}"
    );
}

/// From an account to itself: nothing changes, and nobody waits for a lock of their own.
#[test]
fn an_account_pays_itself() {
    let alice = account(1, 100);
    let said: [bool; 2] = [transfer(&alice, &alice, 100), transfer(&alice, &alice, 101)];
    let alice = balance(&alice);
    assert!(
        said == [true, false] && alice == 100,
        "100 can be moved from an account with 100 to itself, and 101 cannot; the answers were \
         {said:?}, and the account has {alice}"
    );
}

/// Alice pays Bob while Bob pays Alice, whatever the numbers of their accounts are.
#[test]
fn two_customers_pay_each_other() {
    for (alice, bob) in [(1, 2), (7, 3), (4, 8)] {
        let (alice, bob) = (account(alice, 100), account(bob, 100));
        let there = transfers("alice→bob", &alice, &bob, 30);
        let back: bool = transfer(&bob, &alice, 50);
        let there: bool = there
            .join()
            .expect("the transfer from alice to bob panicked");
        let (alice, bob) = (balance(&alice), balance(&bob));
        assert!(
            there && back && (alice, bob) == (120, 80),
            "30 went over and 50 came back, and there was enough for both: the accounts should \
             have 120 and 80. They have {alice} and {bob}, and the answers were {there} and {back}"
        );
    }
}

/// Three customers, and each pays the next one.
#[test]
fn three_customers_pay_in_a_circle() {
    let (alice, bob, eve) = (account(1, 100), account(2, 100), account(3, 100));
    let first = transfers("alice→bob", &alice, &bob, 10);
    let second = transfers("bob→eve", &bob, &eve, 20);
    let third: bool = transfer(&eve, &alice, 30);
    let first: bool = first
        .join()
        .expect("the transfer from alice to bob panicked");
    let second: bool = second
        .join()
        .expect("the transfer from bob to eve panicked");
    let balances = [balance(&alice), balance(&bob), balance(&eve)];
    assert!(
        first && second && third && balances == [120, 90, 90],
        "there was enough for all three: the accounts should have [120, 90, 90], and have \
         {balances:?}. The answers were {first}, {second} and {third}"
    );
}

/// Somebody asks for the total, in both orders, while money is moved there and back.
#[test]
fn the_total_is_always_the_same() {
    let (alice, bob) = (account(1, 100), account(2, 100));
    let teller = spawn("teller", {
        let (alice, bob) = (Arc::clone(&alice), Arc::clone(&bob));
        move || -> [bool; 2] { [transfer(&alice, &bob, 30), transfer(&bob, &alice, 30)] }
    });
    let totals: [u64; 2] = [total(&alice, &bob), total(&bob, &alice)];
    let moved: [bool; 2] = teller.join().expect("a transfer panicked");
    assert!(
        moved == [true, true],
        "there was enough for both transfers, and the answers were {moved:?}"
    );
    assert!(
        totals == [200, 200],
        "the two accounts have 200 together at every moment, and total said {totals:?}"
    );
}

/// Two tellers want to pay 80 out of the same 100.
#[test]
fn nobody_pays_with_the_same_money_twice() {
    let (alice, bob, eve) = (account(2, 100), account(1, 0), account(3, 0));
    let left = transfers("alice→bob", &alice, &bob, 80);
    let right: bool = transfer(&alice, &eve, 80);
    let left: bool = left
        .join()
        .expect("the transfer from alice to bob panicked");
    let balances = [balance(&alice), balance(&bob), balance(&eve)];
    assert!(
        left != right && balances == if left { [20, 80, 0] } else { [20, 0, 80] },
        "out of 100, 80 can be paid once. The answers were {left} and {right}, and the accounts \
         have {balances:?}"
    );
}

/// Bob's account is locked, and a teller wants it. Meanwhile others go on: `waits` is what that
/// teller does with the accounts of Alice and Bob.
#[cfg(interleave)]
fn others_go_on(waits: fn(&Account, &Account)) {
    let sentence = "tellers waited for a locked account that they had nothing to do with";
    let (alice, bob) = (account(1, 100), account(2, 100));
    let (eve, mallory) = (account(3, 100), account(4, 100));
    let audit = bob.balance.lock().unwrap();
    let teller = spawn("teller", {
        let bob = Arc::clone(&bob);
        move || waits(&alice, &bob)
    });
    let there = spawn("eve→mallory", {
        let (eve, mallory) = (Arc::clone(&eve), Arc::clone(&mallory));
        move || -> bool {
            let moved: bool = transfer(&eve, &mallory, 30);
            together(2, sentence);
            moved
        }
    });
    let (back, both): (bool, u64) = (transfer(&mallory, &eve, 30), total(&eve, &mallory));
    together(2, sentence);
    drop(audit);
    teller
        .join()
        .expect("the teller at the locked account panicked");
    let there: bool = there
        .join()
        .expect("the transfer from eve to mallory panicked");
    assert!(
        there && back && both == 200,
        "there was enough for the transfers between eve and mallory: {there}, {back}; and they \
         have 200 together, not {both}"
    );
}

/// Who pays an account that is locked waits, and those who pay others do not.
#[cfg(interleave)]
#[test]
fn others_go_on_while_a_transfer_waits() {
    others_go_on(|alice, bob| {
        let _: bool = transfer(alice, bob, 30);
    });
}

/// Who wants the total of an account that is locked waits, and those who want others do not.
#[cfg(interleave)]
#[test]
fn others_go_on_while_a_total_waits() {
    others_go_on(|alice, bob| {
        let _: u64 = total(alice, bob);
    });
}

/// While an account is in use, those who need it sleep.
#[cfg(not(interleave))]
#[test]
fn a_teller_who_has_to_wait_sleeps() {
    let (alice, bob) = (account(1, 100), account(2, 100));
    let audit = bob.balance.lock().unwrap();
    let to_bob = transfers("alice→bob", &alice, &bob, 30);
    asleep(
        "alice→bob",
        "a transfer to a locked account did not sleep until it was free",
    );
    let from_bob = transfers("bob→alice", &bob, &alice, 30);
    asleep(
        "bob→alice",
        "a transfer from a locked account did not sleep until it was free",
    );
    let both = spawn("total", {
        let (alice, bob) = (Arc::clone(&alice), Arc::clone(&bob));
        move || -> u64 { total(&bob, &alice) }
    });
    asleep(
        "total",
        "a total with a locked account did not sleep until it was free",
    );
    drop(audit);
    let to_bob: bool = to_bob
        .join()
        .expect("the transfer from alice to bob panicked");
    let from_bob: bool = from_bob
        .join()
        .expect("the transfer from bob to alice panicked");
    let both: u64 = both.join().expect("the total panicked");
    assert!(
        to_bob && from_bob && both == 200,
        "there was enough for both: {to_bob}, {from_bob}; and they have 200 together, not {both}"
    );
}
