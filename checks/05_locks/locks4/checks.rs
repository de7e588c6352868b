//! Verifies that the list is free while an explorer looks around, that every chamber is seen and
//! none twice, that what one explorer finds another one can take, and that who finds the list empty
//! goes home.

use super::explore;
#[cfg(not(interleave))]
use ::harness::asleep;
use ::harness::{spawn, together};
#[cfg(interleave)]
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex};
#[cfg(interleave)]
use std::{thread::sleep, time::Duration};

fn list(unseen: &[u32]) -> Arc<Mutex<Vec<u32>>> {
    let unseen: Mutex<Vec<u32>> = Mutex::new(unseen.to_vec());
    Arc::new(unseen)
}

/// Chamber 1 has passages to 2 and 3, and 3 has one to 4.
fn passages(chamber: u32) -> Vec<u32> {
    match chamber {
        1 => vec![2, 3],
        3 => vec![4],
        _ => vec![],
    }
}

/// One explorer alone comes to every chamber, and the list is empty in the end.
#[test]
fn one_explorer_sees_the_whole_cave() {
    let unseen = list(&[1]);
    let mut looked: Vec<u32> = Vec::new();
    let seen: Vec<u32> = explore(&unseen, |chamber: u32| {
        looked.push(chamber);
        passages(chamber)
    });
    assert!(
        seen == looked,
        "an explorer looked around in {looked:?}, in this order, and says that it saw {seen:?}"
    );
    let mut seen = seen;
    seen.sort();
    assert!(
        seen == [1, 2, 3, 4],
        "there are the chambers [1, 2, 3, 4], and the explorer saw {seen:?}"
    );
    let left: Vec<u32> = unseen.lock().unwrap().clone();
    assert!(
        left.is_empty(),
        "the explorer went home, and {left:?} were still on the list"
    );
}

/// Who looks around does not have the list.
#[test]
fn the_list_is_free_while_somebody_looks_around() {
    let unseen = list(&[1, 2]);
    let seen: Vec<u32> = explore(&unseen, |_: u32| {
        assert!(
            unseen.try_lock().is_ok(),
            "the list was locked while an explorer looked around"
        );
        Vec::new()
    });
    assert!(
        seen.len() == 2,
        "two chambers were on the list, and the explorer saw {seen:?}"
    );
}

/// Two explorers, two chambers; each of them stays until both look around.
#[test]
fn two_explorers_look_around_at_the_same_time() {
    let unseen = list(&[1, 2]);
    let look = |_: u32| -> Vec<u32> {
        together(2, "two explorers never looked around at the same time");
        Vec::new()
    };
    let other = spawn("Juri", {
        let unseen = Arc::clone(&unseen);
        move || -> Vec<u32> { explore(&unseen, look) }
    });
    let mut seen: Vec<u32> = explore(&unseen, look);
    let theirs: Vec<u32> = other.join().expect("an explorer panicked");
    seen.extend(theirs);
    seen.sort();
    assert!(
        seen == [1, 2],
        "two explorers should see the chambers 1 and 2 once each, and saw {seen:?}"
    );
}

/// Two explorers with a small cave, in every order of events.
#[test]
fn two_explorers_see_each_chamber_once() {
    let unseen = list(&[5, 3]);
    let other = spawn("Juri", {
        let unseen = Arc::clone(&unseen);
        move || -> Vec<u32> { explore(&unseen, passages) }
    });
    let mut seen: Vec<u32> = explore(&unseen, passages);
    let theirs: Vec<u32> = other.join().expect("an explorer panicked");
    seen.extend(theirs);
    seen.sort();
    assert!(
        seen == [3, 4, 5],
        "two explorers should see the chambers 3, 4 and 5 once each, and saw {seen:?}"
    );
}

/// The first explorer finds two more chambers and goes into one of them. The second explorer,
/// who comes only then, takes the other one.
#[test]
fn what_one_explorer_finds_another_one_can_take() {
    let unseen = list(&[1]);
    let (says_found, found) = channel::<()>();
    let other = spawn("Juri", {
        let unseen = Arc::clone(&unseen);
        move || {
            let _: Vec<u32> = explore(&unseen, |chamber: u32| {
                if chamber == 1 {
                    return vec![2, 3];
                }
                let _ = says_found.send(());
                together(
                    2,
                    "an explorer found two chambers, and nobody else could take one of them",
                );
                Vec::new()
            });
        }
    });
    found
        .recv()
        .expect("nobody went into a chamber that was found");
    let seen: Vec<u32> = explore(&unseen, |_: u32| {
        together(
            2,
            "an explorer found two chambers, and nobody else could take one of them",
        );
        Vec::new()
    });
    other.join().expect("an explorer panicked");
    assert!(
        seen.len() == 1,
        "one chamber was left for the second explorer, who saw {seen:?}"
    );
}

/// While somebody has the list, an explorer neither goes home nor spins.
#[cfg(not(interleave))]
#[test]
fn an_explorer_sleeps_while_the_list_is_locked() {
    let unseen = list(&[1]);
    let has_it = unseen.lock().unwrap();
    let explorer = spawn("Ines", {
        let unseen = Arc::clone(&unseen);
        move || -> Vec<u32> { explore(&unseen, |_: u32| Vec::new()) }
    });
    asleep(
        "Ines",
        "the list was locked, and an explorer did not sleep until it was free",
    );
    drop(has_it);
    let seen: Vec<u32> = explorer.join().expect("an explorer panicked");
    assert!(
        seen == [1],
        "an explorer had to wait for the list, on which chamber 1 was, and then saw {seen:?}"
    );
}

/// The clock of this check goes on only when nobody can run. One explorer looks around for the
/// shortest time there is; another one finds the list empty, and is at home by then.
#[cfg(interleave)]
#[test]
fn who_finds_the_list_empty_goes_home() {
    let unseen = list(&[1]);
    let (says_there, there) = channel::<()>();
    let (says_done, done) = channel::<()>();
    let first = spawn("Juri", {
        let unseen = Arc::clone(&unseen);
        move || -> Vec<u32> {
            explore(&unseen, |_: u32| {
                says_there.send(()).unwrap();
                let _ = done.recv();
                Vec::new()
            })
        }
    });
    there.recv().expect("nobody went into chamber 1");
    let at_home = Arc::new(AtomicBool::new(false));
    let second = spawn("Ines", {
        let (unseen, at_home) = (Arc::clone(&unseen), Arc::clone(&at_home));
        move || {
            let _: Vec<u32> = explore(&unseen, |_: u32| Vec::new());
            at_home.store(true, Ordering::SeqCst);
        }
    });
    sleep(Duration::from_nanos(1));
    let went_home = at_home.load(Ordering::SeqCst);
    drop(says_done);
    first.join().expect("an explorer panicked");
    second.join().expect("an explorer panicked");
    assert!(
        went_home,
        "the list was empty, and an explorer waited for something instead of going home"
    );
}
