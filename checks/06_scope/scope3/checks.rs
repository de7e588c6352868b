//! Verifies that the actors read together, in threads of their own and in the one script that there
//! is, and that the author changes it when all of them have read it, whoever is slow. Meanwhile
//! rehearse sleeps.

use super::rehearse;
use ::harness::together;
#[cfg(not(interleave))]
use ::harness::{asleep, spawn};
use std::collections::HashSet;
#[cfg(not(interleave))]
use std::sync::Condvar;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{self, ThreadId};

const ROLES: [&str; 3] = ["Romeo", "Juliet", "Nurse"];

/// The numbers stand in the order of the roles, and the new script is there at the end.
#[test]
fn every_role_knows_its_lines() {
    let mut script = String::from("Nurse, Nurse, Nurse, Romeo!");
    let lines: Vec<usize> = rehearse(
        &mut script,
        &ROLES,
        |script: &str, role: &str| script.matches(role).count(),
        |script: &mut String| script.push_str(" Juliet?"),
    );
    assert!(
        lines == [1, 0, 3],
        "Romeo stands once in the script, Juliet never, and Nurse three times: expected \
         [1, 0, 3], found {lines:?}"
    );
    assert!(
        script == "Nurse, Nurse, Nurse, Romeo! Juliet?",
        "the author has added \" Juliet?\", and the script reads {script:?}"
    );
    let nobody: Vec<usize> = rehearse(
        &mut script,
        &[],
        |_: &str, _: &str| 0,
        |script: &mut String| script.clear(),
    );
    assert!(
        nobody.is_empty() && script.is_empty(),
        "without any role nobody reads, and the author strikes everything out all the same: \
         rehearse returned {nobody:?}, and then the script read {script:?}"
    );
}

/// Two actors, one script: no actor gets tomorrow's, and none gets half of it.
#[test]
fn all_actors_read_the_same_version() {
    let mut script = String::from("old");
    let lines: Vec<usize> = rehearse(
        &mut script,
        &ROLES[..2],
        |script: &str, role: &str| 100 * script.len() + role.len(),
        |script: &mut String| {
            script.clear();
            script.push_str("brand-new");
        },
    );
    assert!(
        lines == [305, 306],
        "the script has 3 letters for both actors, and 9 when the author is done. Romeo (5 \
         letters) and Juliet (6) should make of it 305 and 306, and they made {lines:?}"
    );
    assert!(
        script == "brand-new",
        "the author has written \"brand-new\", and the script reads {script:?}"
    );
}

/// The author counts who is done with reading.
#[test]
fn the_author_waits_for_the_slowest() {
    static HAVE_READ: AtomicUsize = AtomicUsize::new(0);
    static THEN: Mutex<Option<usize>> = Mutex::new(None);

    let _: Vec<usize> = rehearse(
        &mut String::from("script"),
        &ROLES[..2],
        |_: &str, _: &str| HAVE_READ.fetch_add(1, Ordering::SeqCst),
        |_: &mut String| *THEN.lock().unwrap() = Some(HAVE_READ.load(Ordering::SeqCst)),
    );
    let then: Option<usize> = *THEN.lock().unwrap();
    let then = then.expect("the author never got the script, or rehearse was over before that");
    assert!(
        then == 2,
        "of two actors {then} had read the script when the author began to change it"
    );
}

/// Each actor waits here until the other two are reading as well.
#[test]
fn the_actors_read_at_the_same_time() {
    let _: Vec<usize> = rehearse(
        &mut String::from("script"),
        &ROLES,
        |_: &str, _: &str| {
            together(3, "the three actors never read the script at the same time");
            0
        },
        |_: &mut String| (),
    );
}

/// A play with many roles: nobody waits until others have read.
#[cfg(not(interleave))]
#[test]
fn a_hundred_actors_read_at_the_same_time() {
    let _: Vec<usize> = rehearse(
        &mut String::from("script"),
        &["Citizen"; 100],
        |_: &str, _: &str| {
            together(
                100,
                "a hundred actors never read the script at the same time",
            );
            0
        },
        |_: &mut String| (),
    );
}

/// One actor is held. Until it has read, rehearse can do nothing but sleep.
#[cfg(not(interleave))]
#[test]
fn rehearse_sleeps_until_the_slowest_has_read() {
    static MAY_END: Mutex<bool> = Mutex::new(false);
    static CHANGED: Condvar = Condvar::new();

    let caller = spawn("caller", || {
        let mut script = String::from("old");
        let lines: Vec<usize> = rehearse(
            &mut script,
            &ROLES,
            |script: &str, role: &str| {
                if role == "Juliet" {
                    let _open = CHANGED
                        .wait_while(MAY_END.lock().unwrap(), |may_end| !*may_end)
                        .unwrap();
                }
                script.len()
            },
            |script: &mut String| script.push_str(" and new"),
        );
        (lines, script)
    });
    asleep(
        "caller",
        "rehearse does not sleep until the last actor has read: \
         it was over too early, or it looks again and again",
    );
    *MAY_END.lock().unwrap() = true;
    CHANGED.notify_all();
    let (lines, script): (Vec<usize>, String) = caller.join().expect("rehearse panicked");
    assert!(
        lines == [3, 3, 3] && script == "old and new",
        "the script had 3 letters for everybody, and then 11: rehearse returned {lines:?}, \
         and the script reads {script:?}"
    );
}

/// The thread of each actor: three different ones, and none of them the caller's.
#[test]
fn every_actor_has_a_thread_of_its_own() {
    static THREADS: Mutex<Vec<ThreadId>> = Mutex::new(Vec::new());

    let _: Vec<usize> = rehearse(
        &mut String::from("script"),
        &ROLES,
        |_: &str, _: &str| {
            THREADS.lock().unwrap().push(thread::current().id());
            0
        },
        |_: &mut String| (),
    );
    let threads = THREADS.lock().unwrap();
    let times = threads.len();
    assert!(
        times == 3,
        "three actors must read, each of them once, and `read` ran {times} times"
    );
    assert!(
        !threads.contains(&thread::current().id()),
        "an actor read in the caller's own thread"
    );
    let different: HashSet<&ThreadId> = threads.iter().collect();
    assert!(
        different.len() == 3,
        "two actors read in one thread: each of them needs one"
    );
}

/// A copy of the text stands at another place in memory.
#[test]
fn there_is_only_one_script() {
    static READ: Mutex<Vec<usize>> = Mutex::new(Vec::new());
    static CHANGED: Mutex<Vec<usize>> = Mutex::new(Vec::new());

    let mut script = String::from("script");
    let place = script.as_ptr() as usize;
    let _: Vec<usize> = rehearse(
        &mut script,
        &ROLES,
        |script: &str, _: &str| {
            READ.lock().unwrap().push(script.as_ptr() as usize);
            0
        },
        |script: &mut String| CHANGED.lock().unwrap().push(script.as_ptr() as usize),
    );
    assert!(
        *READ.lock().unwrap() == [place; 3],
        "the actors read copies of the script"
    );
    assert!(
        *CHANGED.lock().unwrap() == [place],
        "the author changes the caller's script, once, and no copy of it"
    );
}
