//! Verifies that nobody walks on from a signpost before all are there, that everybody does so then,
//! however quick the others are, and that whoever comes early sleeps.

use super::Group;
#[cfg(not(interleave))]
use ::harness::asleep;
use ::harness::spawn;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// A tour of as many hikers as there are names, over this many signposts. At each of them, everybody
/// counts how many arrivals there have been.
fn hikes(names: &[&str], signposts: usize) {
    let members = names.len();
    let group: Group = Group::new(members);
    let (group, arrivals) = (Arc::new(group), Arc::new(AtomicUsize::new(0)));
    let hikers: Vec<_> = names
        .iter()
        .map(|name| {
            let (group, arrivals) = (Arc::clone(&group), Arc::clone(&arrivals));
            spawn(name, move || {
                for signpost in 1..=signposts {
                    arrivals.fetch_add(1, Ordering::SeqCst);
                    group.meet();
                    let arrivals = arrivals.load(Ordering::SeqCst);
                    let before = members * (signpost - 1);
                    assert!(
                        arrivals >= before + members,
                        "a group of {members}: somebody walked on from signpost {signpost} when \
                         only {} of them had come there",
                        arrivals.saturating_sub(before)
                    );
                }
            })
        })
        .collect();
    for hiker in hikers {
        if hiker.join().is_err() {
            panic!("somebody walked on too early");
        }
    }
}

/// Who hikes alone need not wait.
#[test]
fn one_alone_walks_on() {
    let group: Group = Group::new(1);
    for _ in 0..3 {
        group.meet();
    }
}

/// Two hikers, one signpost.
#[test]
fn two_hikers_meet_once() {
    hikes(&["Ada", "Bea"], 1);
}

/// Two hikers, two signposts: the quick one may be at the second before the other one has woken up.
#[test]
fn two_hikers_meet_twice() {
    hikes(&["Ada", "Bea"], 2);
}

/// Three hikers, one signpost: two of them have to wake up.
#[test]
fn three_hikers_meet_once() {
    hikes(&["Ada", "Bea", "Cem"], 1);
}

/// Three hikers, two signposts.
#[test]
fn three_hikers_meet_twice() {
    hikes(&["Ada", "Bea", "Cem"], 2);
}

/// Two hikers, three signposts: what was true at the first one must not be taken for the third.
#[test]
fn two_hikers_meet_three_times() {
    hikes(&["Ada", "Bea"], 3);
}

/// Ada waits for one more, while somebody hikes alone: that another group walks on is no reason to.
#[test]
fn another_group_is_not_ours() {
    let group: Arc<Group> = Arc::new(Group::new(2));
    let other: Group = Group::new(1);
    let complete = Arc::new(AtomicBool::new(false));
    let ada = spawn("Ada", {
        let (group, complete) = (Arc::clone(&group), Arc::clone(&complete));
        move || {
            group.meet();
            complete.load(Ordering::SeqCst)
        }
    });
    other.meet();
    complete.store(true, Ordering::SeqCst);
    group.meet();
    assert!(
        ada.join().expect("Ada panicked"),
        "another group walked on, and Ada, who was alone at her signpost, did so too"
    );
}

/// Who comes early sleeps: at the first signpost, and at the second one. Another group changes
/// nothing about that.
#[cfg(not(interleave))]
#[test]
fn who_comes_early_sleeps() {
    let group: Arc<Group> = Arc::new(Group::new(3));
    let other: Group = Group::new(1);
    let start = |name: &str| {
        let group = Arc::clone(&group);
        spawn(name, move || {
            group.meet();
            group.meet();
        })
    };
    let ada = start("Ada");
    asleep("Ada", "Ada came to the signpost first, and did not sleep");
    other.meet();
    let bea = start("Bea");
    asleep(
        "Bea",
        "one of three was still to come, and Bea did not sleep",
    );
    asleep(
        "Ada",
        "one of three was still to come, and Ada did not sleep",
    );
    group.meet();
    asleep("Ada", "Ada came to the second signpost, and did not sleep");
    asleep("Bea", "Bea came to the second signpost, and did not sleep");
    group.meet();
    ada.join().expect("Ada panicked");
    bea.join().expect("Bea panicked");
}
