//! The porter greets each guest by name, and the guest is asked once, on the porter's thread: greet
//! returns meanwhile.

use super::greet;
use ::harness::together;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread::JoinHandle;

/// Two guests, so that no name can be written down beforehand.
#[test]
fn every_guest_is_greeted_by_name() {
    for (guest, name) in [(grace as fn() -> String, "Grace"), (linus, "Linus")] {
        let porter: JoinHandle<String> = greet(guest);
        let greeting: String = porter.join().expect("the porter panicked");
        assert!(
            greeting == format!("Hello, {name}!"),
            "the guest is called {name}, and the porter said \"{greeting}\""
        );
    }
}

fn grace() -> String {
    String::from("Grace")
}

fn linus() -> String {
    String::from("Linus")
}

/// This guest gives no answer before greet has returned.
#[test]
fn greet_returns_while_the_porter_asks() {
    let porter: JoinHandle<String> = greet(slow);
    meet();
    let greeting: String = porter.join().expect("the porter panicked");
    assert!(
        greeting == "Hello, Sam!",
        "the guest is called Sam, and the porter said \"{greeting}\""
    );
}

fn slow() -> String {
    meet();
    String::from("Sam")
}

fn meet() {
    together(2, "greet did not return while the porter asked the guest");
}

/// This guest counts the questions.
#[test]
fn a_guest_is_asked_once() {
    let porter: JoinHandle<String> = greet(patient);
    let _: String = porter.join().expect("the porter panicked");
    let questions = QUESTIONS.load(Ordering::SeqCst);
    assert!(
        questions == 1,
        "the porter should ask the guest once, and the guest was asked {questions} times"
    );
}

static QUESTIONS: AtomicU32 = AtomicU32::new(0);

fn patient() -> String {
    QUESTIONS.fetch_add(1, Ordering::SeqCst);
    String::from("Tim")
}
