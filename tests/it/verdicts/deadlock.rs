//! `deadlock`: the threads that wait for ever, by name, and what each waits on.

use serde_json::{Value, json};

use crate::answer::{judge, thread};

#[track_caller]
fn stuck(answer: &str, threads: &[Value]) {
    judge("sum1", answer).is("deadlock", json!({"check": "it_is_seven", "threads": threads}));
}

#[test]
fn a_thread_that_locks_twice() {
    let answer = r#"
use std::sync::Mutex;

pub fn total() -> u32 {
    let seven = Mutex::new(7);
    let _first = seven.lock().unwrap();
    *seven.lock().unwrap()
}

fn main() {}
"#;
    stuck(answer, &[thread("main", "lock", None)]);
}

#[test]
fn two_threads_that_lock_in_opposite_order() {
    let answer = r#"
use std::sync::{Barrier, Mutex};
use std::thread;

pub fn total() -> u32 {
    let (left, right, both_have_one) = (Mutex::new(3), Mutex::new(4), Barrier::new(2));
    let add = |first: &Mutex<u32>, second: &Mutex<u32>| {
        let first = first.lock().unwrap();
        both_have_one.wait();
        *first + *second.lock().unwrap()
    };
    thread::scope(|scope| {
        let spawn = |name: &str| thread::Builder::new().name(name.to_owned());
        let alice = spawn("alice").spawn_scoped(scope, || add(&left, &right)).unwrap();
        let bob = spawn("bob").spawn_scoped(scope, || add(&right, &left)).unwrap();
        alice.join().unwrap().max(bob.join().unwrap())
    })
}

fn main() {}
"#;
    let threads = [thread("main", "join", Some("alice")), thread("alice", "lock", None), thread("bob", "lock", None)];
    stuck(answer, &threads);
}

#[test]
fn a_receiver_whose_sender_was_leaked() {
    let answer = r#"
use std::sync::mpsc;

pub fn total() -> u32 {
    let (sender, receiver) = mpsc::channel();
    std::mem::forget(sender.clone());
    sender.send(7).unwrap();
    drop(sender);
    receiver.iter().sum()
}

fn main() {}
"#;
    stuck(answer, &[thread("main", "park-or-receive", None)]);
}

#[test]
fn a_wait_that_nobody_notifies() {
    let answer = r#"
use std::sync::{Condvar, Mutex};

pub fn total() -> u32 {
    let seven = Mutex::new(0);
    let guard = Condvar::new().wait_while(seven.lock().unwrap(), |seven| *seven != 7).unwrap();
    *guard
}

fn main() {}
"#;
    stuck(answer, &[thread("main", "condvar-barrier-or-rwlock", None)]);
}

#[test]
fn a_thread_without_a_name_is_said_to_have_none() {
    let answer = r#"
use std::sync::Mutex;
use std::thread;

static SEVEN: Mutex<u32> = Mutex::new(7);

pub fn total() -> u32 {
    let _mine = SEVEN.lock().unwrap();
    thread::spawn(|| *SEVEN.lock().unwrap()).join().unwrap()
}

fn main() {}
"#;
    let threads = [thread("main", "join", Some("unnamed thread 1")), thread("unnamed thread 1", "lock", None)];
    stuck(answer, &threads);
}

#[test]
fn main_that_waits_for_ever_is_one_too() {
    let answer = "pub fn total() -> u32 { 7 }\n\nfn main() {\n    loop {\n        std::thread::park();\n    }\n}\n";
    judge("sum1", answer)
        .is("deadlock", json!({"check": "main", "threads": [thread("main", "park-or-receive", None)]}));
}

#[test]
fn a_thread_whose_name_the_system_cuts_inside_of_a_character() {
    let answer = r#"
pub fn total() -> u32 {
    let worker = std::thread::Builder::new().name("öööööööööö".into()).spawn(|| loop { std::thread::park() });
    worker.unwrap().join().unwrap()
}

fn main() {}
"#;
    let cut = "ööööööö\u{fffd}";
    stuck(answer, &[thread("main", "join", Some(cut)), thread(cut, "park-or-receive", None)]);
}
