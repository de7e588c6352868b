//! Verifies that caller and called always know the same, that the caller waits for the phone and not
//! for the clock, and that patience has an end, however often the caller is woken for nothing.

use super::Call;
#[cfg(not(interleave))]
use ::harness::asleep;
use ::harness::spawn;
#[cfg(not(interleave))]
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
#[cfg(interleave)]
use std::sync::atomic::{AtomicBool, Ordering};
#[cfg(interleave)]
use std::thread;
use std::thread::JoinHandle;
use std::time::Duration;

const HOUR: Duration = Duration::from_secs(3600);

fn rings(call: &Arc<Call>, patience: Duration) -> JoinHandle<bool> {
    let call = Arc::clone(call);
    spawn("caller", move || -> bool { call.ring(patience) })
}

/// Nobody picks up, for as long as it rings: the caller hangs up, and who comes later finds nobody.
#[test]
fn nobody_picks_up() {
    let call = Call::new();
    let talks: bool = call.ring(Duration::from_millis(10));
    assert!(!talks, "nobody has picked up, and the caller talks");
    let talks: bool = call.pick_up();
    assert!(
        !talks,
        "somebody picked up after the caller had gone, and was told that the caller is there"
    );
}

/// Somebody picks up before the caller even listens. That was it: there is nothing to wait for.
#[test]
fn somebody_is_quicker_than_the_caller() {
    let call = Call::new();
    let picked_up: bool = call.pick_up();
    let talks: bool = call.ring(Duration::from_millis(10));
    assert!(
        picked_up && talks,
        "somebody had picked up before the caller began to wait, and the caller hung up"
    );
    let talks: bool = call.pick_up();
    assert!(
        talks,
        "they talk, and who picks up as well is told that the caller has hung up"
    );
}

/// So little patience that it ends between two looks at the clock: nobody picks up, and that is all.
#[cfg(interleave)]
#[test]
fn patience_may_be_short() {
    for micros in [4, 0] {
        let call = Arc::new(Call::new());
        let Ok::<bool, _>(talks) = rings(&call, Duration::from_micros(micros)).join() else {
            panic!(
                "the caller had patience for {micros} microseconds, and panicked: the time may be up \
                 between two looks at the clock"
            );
        };
        assert!(!talks, "nobody has picked up, and the caller talks");
        let talks: bool = call.pick_up();
        assert!(
            !talks,
            "the caller had patience for {micros} microseconds, and is still there afterwards"
        );
    }
}

/// The time may be up just when somebody picks up. One of the two is first, and both know it.
#[test]
fn both_know_the_same() {
    let call = Arc::new(Call::new());
    let caller = rings(&call, Duration::from_millis(10));
    let picked_up: bool = call.pick_up();
    let talks: bool = caller.join().expect("the caller panicked");
    let says = |talks: bool| if talks { "talks" } else { "finds nobody" };
    assert!(
        talks == picked_up,
        "whoever picked up {}, and the caller {}",
        says(picked_up),
        says(talks)
    );
}

/// By a clock that only goes on when nobody has anything to do: the caller has patience for an hour,
/// somebody picks up after a second, and a second later the caller is long talking.
#[cfg(interleave)]
#[test]
fn the_caller_is_told_at_once() {
    let call = Arc::new(Call::new());
    let talks = Arc::new(AtomicBool::new(false));
    let caller = spawn("caller", {
        let (call, talks) = (Arc::clone(&call), Arc::clone(&talks));
        move || {
            let has_talked: bool = call.ring(HOUR);
            talks.store(has_talked, Ordering::SeqCst);
        }
    });
    thread::sleep(Duration::from_secs(1));
    let picked_up: bool = call.pick_up();
    assert!(
        picked_up,
        "the caller has patience for an hour, and was gone after a second"
    );
    thread::sleep(Duration::from_secs(1));
    assert!(
        talks.load(Ordering::SeqCst),
        "somebody picked up, and a second later the caller does not talk yet"
    );
    caller.join().expect("the caller panicked");
}

/// By the same clock: patience for 2.5 seconds, and something that wakes the caller every second. It
/// is not the phone. That is picked up after 2.2 seconds, and the caller is still there.
#[cfg(interleave)]
#[test]
fn patience_lasts() {
    let call = Arc::new(Call::new());
    let caller = rings(&call, Duration::from_millis(2500));
    for _ in 0..2 {
        thread::sleep(Duration::from_secs(1));
        call.changed.notify_all();
    }
    thread::sleep(Duration::from_millis(200));
    let picked_up: bool = call.pick_up();
    let talks: bool = caller.join().expect("the caller panicked");
    assert!(
        picked_up && talks,
        "the caller has patience for 2.5 seconds, was woken for nothing twice, and was gone when \
         somebody picked up after 2.2"
    );
}

/// The same, but nobody picks up for 5 seconds: by then the caller must be gone.
#[cfg(interleave)]
#[test]
fn patience_does_not_begin_anew() {
    let call = Arc::new(Call::new());
    let caller = rings(&call, Duration::from_millis(2500));
    for _ in 0..4 {
        thread::sleep(Duration::from_secs(1));
        call.changed.notify_all();
    }
    thread::sleep(Duration::from_secs(1));
    let picked_up: bool = call.pick_up();
    let talks: bool = caller.join().expect("the caller panicked");
    assert!(
        !picked_up && !talks,
        "the caller has patience for 2.5 seconds, was woken for nothing every second, and is still \
         there after 5"
    );
}

/// With real threads, the caller is seen in one long wait that a clock would end.
#[cfg(not(interleave))]
#[test]
fn the_caller_sleeps_while_it_rings() {
    let call = Arc::new(Call::new());
    let caller = rings(&call, HOUR);
    // What `asleep` counts is a wait without a time limit. This one has a limit, and that is what it
    // has to say about it.
    let sentence =
        "while it rings, the caller does not sleep: it looks again and again, or goes on";
    let seen = catch_unwind(AssertUnwindSafe(|| asleep("caller", sentence)));
    let seen: String = match seen {
        Ok(()) => String::new(),
        Err(panic) => *panic.downcast().unwrap_or_default(),
    };
    assert!(
        seen.is_empty() || seen.contains("its wait ends by the clock"),
        "{seen}"
    );
    let picked_up: bool = call.pick_up();
    let talks: bool = caller.join().expect("the caller panicked");
    assert!(
        picked_up && talks,
        "somebody picked up while it rang, and both should talk"
    );
}
