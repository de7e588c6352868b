//! Verifies that the baker's thread sleeps while the oven is cold, without polling and without
//! keeping anybody from heating the oven, and that it goes on when the oven is hot, and only then.

use super::Oven;
use ::harness::{asleep, spawn};
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

/// The baker is seen asleep before the oven gets hot, and then wakes up.
#[test]
fn the_baker_sleeps_until_the_oven_is_hot() {
    let oven = Arc::new(Oven::new());
    let baker = spawn("baker", {
        let oven = Arc::clone(&oven);
        move || oven.wait_until_hot()
    });
    asleep(
        "baker",
        "the baker does not sleep while the oven is cold: it goes on, or looks again and again",
    );
    oven.set_hot();
    baker.join().unwrap();
}

/// The oven is hot before anybody waits for it: nobody needs to be woken, and nobody may wait.
#[test]
fn a_hot_oven_lets_the_baker_go_on_at_once() {
    let oven = Oven::new();
    oven.set_hot();
    oven.wait_until_hot();
}

/// Hot is hot: the second loaf, and a second message, change nothing.
#[test]
fn a_hot_oven_stays_hot() {
    let oven = Arc::new(Oven::new());
    let baker = spawn("baker", {
        let oven = Arc::clone(&oven);
        move || {
            oven.wait_until_hot();
            oven.wait_until_hot();
        }
    });
    asleep("baker", "the baker does not sleep while the oven is cold");
    oven.set_hot();
    oven.set_hot();
    baker.join().unwrap();
    oven.wait_until_hot();
}

/// Heating one oven is nothing to the baker of another one, whether waiting already or not yet.
#[test]
fn the_other_ovens_stay_cold() {
    let ovens = [(); 3].map(|()| Arc::new(Oven::new()));
    let start = |name: &str, oven: &Arc<Oven>| {
        let oven = Arc::clone(oven);
        spawn(name, move || oven.wait_until_hot())
    };
    let first = start("first baker", &ovens[0]);
    asleep(
        "first baker",
        "the first baker does not sleep while the oven is cold",
    );
    let second = start("second baker", &ovens[1]);
    asleep(
        "second baker",
        "the second baker does not sleep while the oven is cold",
    );

    ovens[1].set_hot();
    second.join().unwrap();
    asleep(
        "first baker",
        "the second oven is hot, and the baker of the first one went on",
    );
    let third = start("third baker", &ovens[2]);
    asleep(
        "third baker",
        "the second oven is hot, and the baker of the third one did not wait",
    );

    ovens[2].set_hot();
    third.join().unwrap();
    ovens[0].set_hot();
    first.join().unwrap();
}

/// Any thread may be unparked by anybody, without a reason. A cold oven is still cold then.
#[test]
fn a_baker_who_is_disturbed_waits_on() {
    let oven = Arc::new(Oven::new());
    let baker = spawn("baker", {
        let oven = Arc::clone(&oven);
        move || oven.wait_until_hot()
    });
    asleep("baker", "the baker does not sleep while the oven is cold");
    baker.thread().unpark();
    asleep(
        "baker",
        "the baker woke up without a reason, and went on although the oven was cold",
    );
    oven.set_hot();
    baker.join().unwrap();
}

/// The baker must not leave the looking to somebody else, who burns a core instead. While the oven
/// is cold, there is a time in which no thread runs at all.
#[test]
#[cfg(not(interleave))]
fn nobody_else_watches_the_oven() {
    let oven = Arc::new(Oven::new());
    let baker = spawn("baker", {
        let oven = Arc::clone(&oven);
        move || oven.wait_until_hot()
    });
    asleep("baker", "the baker does not sleep while the oven is cold");
    let somebody_ran = || {
        let before = time_of_other_threads();
        asleep("baker", "the baker does not sleep while the oven is cold");
        time_of_other_threads() != before
    };
    // Another thread may need a moment until it sleeps as well.
    assert!(
        !(somebody_ran() && somebody_ran() && somebody_ran()),
        "the baker sleeps, but another thread looks again and again while the oven is cold"
    );
    oven.set_hot();
    baker.join().unwrap();
}

/// For how long the other threads have run, as Linux tells it; nothing where it does not.
#[cfg(not(interleave))]
fn time_of_other_threads() -> Vec<(PathBuf, String)> {
    let this = fs::read_link("/proc/thread-self").unwrap_or_default();
    let threads = fs::read_dir("/proc/self/task").into_iter().flatten();
    threads
        .flatten()
        .map(|thread| thread.path())
        .filter(|thread| thread.file_name() != this.file_name())
        .filter_map(|thread| {
            let time = fs::read_to_string(thread.join("schedstat")).ok()?;
            Some((thread, time))
        })
        .collect()
}
