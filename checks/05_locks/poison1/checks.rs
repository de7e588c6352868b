//! Verifies that after a panic at the scale the others work on, that the total is right then and
//! no basket is lost, and that the lock is healthy again as soon as somebody has opened it.

use super::{Harvest, Scale};
#[cfg(not(interleave))]
use ::harness::asleep;
use ::harness::spawn;
use std::sync::{Arc, MutexGuard};

/// A scale on which these baskets were weighed.
fn scale(baskets: &[u32]) -> Arc<Scale> {
    let scale: Scale = Scale::new();
    for basket in baskets {
        scale.weigh(*basket, |_: u32| ());
    }
    Arc::new(scale)
}

/// A picker who panics with the harvest in hand, after this change.
fn panics_after(scale: &Arc<Scale>, change: fn(&mut Harvest)) {
    let scale = Arc::clone(scale);
    let picker = spawn("unlucky", move || {
        let mut harvest = scale.harvest.lock().unwrap();
        change(&mut harvest);
        panic!("a picker panics at the scale, as this check wants it");
    });
    assert!(
        picker.join().is_err(),
        "a picker panicked, and nobody heard of it"
    );
}

/// The baskets and the total, as the next one finds them.
fn found(scale: &Scale) -> (Vec<u32>, u32) {
    let harvest: MutexGuard<Harvest> = scale.harvest();
    let (baskets, total): (&Vec<u32>, u32) = (&harvest.baskets, harvest.total);
    (baskets.clone(), total)
}

/// The printer jams for one picker, and another one comes afterwards.
#[test]
fn the_next_picker_works_on() {
    let scale = scale(&[5]);
    let unlucky = spawn("unlucky", {
        let scale = Arc::clone(&scale);
        move || {
            scale.weigh(7, |_: u32| {
                panic!("the printer jams, as this check wants it")
            })
        }
    });
    assert!(
        unlucky.join().is_err(),
        "the printer jammed, and the picker did not panic"
    );
    scale.weigh(9, |_: u32| ());
    let (baskets, total) = found(&scale);
    assert!(
        baskets == [5, 7, 9] && total == 21,
        "baskets of 5, 7 and 9 kg were weighed, and the printer jammed at the second one. That \
         makes 21 kg; the scale says {baskets:?}, {total} kg in all"
    );
}

/// Nobody panics.
#[test]
fn nobody_panics() {
    let (baskets, total) = found(&scale(&[5, 7]));
    assert!(
        baskets == [5, 7] && total == 12,
        "baskets of 5 and 7 kg make 12 kg; the scale says {baskets:?}, {total} kg in all"
    );
}

/// A picker panics in the middle: before anything was done, with three baskets in hand, or with the
/// total done first.
#[test]
fn wherever_somebody_panics_the_total_is_right() {
    let before = scale(&[5, 7]);
    panics_after(&before, |_| ());
    let (baskets, total) = found(&before);
    assert!(
        baskets == [5, 7] && total == 12,
        "there were baskets of 5 and 7 kg, and somebody panicked before they changed anything. \
         The scale says {baskets:?}, {total} kg in all"
    );

    let many = scale(&[5]);
    panics_after(&many, |harvest| {
        harvest.baskets.extend([1, 2, 3]);
        harvest.total += 1;
    });
    let (baskets, total) = found(&many);
    assert!(
        baskets == [5, 1, 2, 3] && total == 11,
        "there was a basket of 5 kg, and somebody panicked with baskets of 1, 2 and 3 kg, when \
         only the first one was added to the total. The scale says {baskets:?}, {total} kg in all"
    );

    let other_way_round = scale(&[5]);
    panics_after(&other_way_round, |harvest| harvest.total += 7);
    let (baskets, total) = found(&other_way_round);
    assert!(
        baskets == [5] && total == 5,
        "there was a basket of 5 kg, and somebody panicked who had added 7 kg to the total, and no \
         basket yet. The scale says {baskets:?}, {total} kg in all"
    );
}

/// After somebody has opened the harvest, the lock itself says that all is well: also where there
/// was nothing to repair.
#[test]
fn the_lock_is_healthy_again() {
    let repaired = scale(&[5]);
    panics_after(&repaired, |harvest| harvest.baskets.push(7));
    let _ = found(&repaired);
    assert!(
        !repaired.harvest.is_poisoned(),
        "the harvest was put in order, and its lock is still poisoned"
    );

    let in_order = scale(&[5]);
    panics_after(&in_order, |_| ());
    let _ = found(&in_order);
    assert!(
        !in_order.harvest.is_poisoned(),
        "somebody panicked before they changed anything, so the harvest was in order; others have \
         opened it, and its lock is still poisoned"
    );
}

/// It happens again: the second time it is repaired as well.
#[test]
fn it_is_repaired_every_time() {
    let scale = scale(&[5]);
    panics_after(&scale, |harvest| harvest.baskets.push(7));
    let first = found(&scale);
    panics_after(&scale, |harvest| harvest.baskets.push(9));
    let second = found(&scale);
    assert!(
        first == (vec![5, 7], 12) && second == (vec![5, 7, 9], 21),
        "two pickers panicked, one after the other, with baskets of 7 and 9 kg. After the first \
         one the scale said {first:?}, and after the second one {second:?}"
    );
}

/// Two come to the scale at once after a panic: neither finds the harvest in disorder.
#[test]
fn two_come_after_a_panic() {
    let scale = scale(&[5]);
    panics_after(&scale, |harvest| harvest.baskets.push(7));
    let other = spawn("other", {
        let scale = Arc::clone(&scale);
        move || found(&scale)
    });
    let mine = found(&scale);
    let theirs: (Vec<u32>, u32) = other
        .join()
        .expect("somebody panicked who only wanted to see the harvest");
    assert!(
        mine == (vec![5, 7], 12) && theirs == mine,
        "somebody panicked with a basket of 7 kg, after one of 5 kg. Two who looked at the same \
         time afterwards found {mine:?} and {theirs:?}"
    );
}

/// After a panic somebody looks, and the printer jams for another picker at the same time. Whatever
/// the one clears, the disorder that the other leaves behind is found.
#[cfg(interleave)]
#[test]
fn somebody_repairs_while_another_panics() {
    let scale = scale(&[5]);
    panics_after(&scale, |harvest| harvest.baskets.push(7));
    let unlucky = spawn("unlucky as well", {
        let scale = Arc::clone(&scale);
        move || {
            scale.weigh(9, |_: u32| {
                panic!("the printer jams, as this check wants it")
            })
        }
    });
    let meanwhile = found(&scale);
    let _ = unlucky.join();
    let afterwards = found(&scale);
    assert!(
        [(vec![5, 7], 12), (vec![5, 7, 9], 21)].contains(&meanwhile)
            && afterwards == (vec![5, 7, 9], 21),
        "after a panic a second picker panicked, with a basket of 9 kg. Somebody who looked at the \
         same time found {meanwhile:?}, and those who came afterwards found {afterwards:?}"
    );
}

/// Somebody looks while a picker panics: it finds what was before, or what is right afterwards.
#[test]
fn somebody_looks_while_a_picker_panics() {
    let scale = scale(&[5]);
    let unlucky = spawn("unlucky", {
        let scale = Arc::clone(&scale);
        move || {
            scale.weigh(7, |_: u32| {
                panic!("the printer jams, as this check wants it")
            })
        }
    });
    let found = found(&scale);
    let _ = unlucky.join();
    assert!(
        [(vec![5], 5), (vec![5, 7], 12)].contains(&found),
        "a picker panicked with a basket of 7 kg, after one of 5 kg. Somebody who looked at the \
         same time found {found:?}"
    );
}

/// A lock that is poisoned is still a lock: one at a time, and the others sleep.
#[cfg(not(interleave))]
#[test]
fn who_has_to_wait_sleeps() {
    let scale = scale(&[5]);
    panics_after(&scale, |harvest| harvest.baskets.push(7));
    let harvest: MutexGuard<Harvest> = scale.harvest();
    let picker = spawn("picker", {
        let scale = Arc::clone(&scale);
        move || scale.weigh(9, |_: u32| ())
    });
    asleep(
        "picker",
        "somebody had the harvest in hand, and a picker did not sleep until it was free",
    );
    drop(harvest);
    picker.join().expect("a picker panicked");
    let (baskets, total) = found(&scale);
    assert!(
        baskets == [5, 7, 9] && total == 21,
        "baskets of 5, 7 and 9 kg make 21 kg; the scale says {baskets:?}, {total} kg in all"
    );
}
