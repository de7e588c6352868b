//! The bicycle is repaired on a thread of its own while the bill is written, and the very same
//! bicycle comes back, repaired.

use super::{Bicycle, serve};
use ::harness::{asleep, spawn, together};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;
use std::sync::mpsc::{self, Receiver};
use std::thread::{self, ThreadId};

fn bicycle_of(owner: &str) -> Bicycle {
    let faults: Vec<String> = vec![String::from("no light")];
    Bicycle {
        owner: String::from(owner),
        faults,
    }
}

fn mend(bicycle: &mut Bicycle) {
    bicycle.faults.clear();
}

fn write(owner: &str) -> String {
    format!("bill for {owner}")
}

/// The mechanic is held at a gate. Until it opens, serve can do nothing but wait.
#[test]
fn serve_waits_for_the_mechanic() {
    static GATE: Mutex<Option<Receiver<()>>> = Mutex::new(None);
    let (gate, at_the_gate) = mpsc::channel::<()>();
    *GATE.lock().unwrap() = Some(at_the_gate);
    let repair = |bicycle: &mut Bicycle| {
        let at_the_gate = GATE.lock().unwrap().take();
        let _ = at_the_gate.expect("a bicycle is repaired once").recv();
        mend(bicycle);
    };

    let caller = spawn("caller", move || {
        let (bicycle, _): (Bicycle, String) = serve(bicycle_of("Paul"), repair, write);
        bicycle
    });
    asleep(
        "caller",
        "serve does not sleep until the bicycle is repaired: \
         it returned too early, or it looks again and again",
    );

    drop(gate); // the gate is open
    let bicycle: Bicycle = caller.join().expect("serve panicked");
    let faults: Vec<String> = bicycle.faults;
    assert!(
        faults.is_empty(),
        "the bicycle came back before it was repaired: {faults:?}"
    );
}

/// The mechanic and the counter: each stays until the other one is at work, too.
#[test]
fn the_bill_is_written_while_the_bicycle_is_repaired() {
    fn meet() {
        together(
            2,
            "the bill was never written while the bicycle was repaired",
        );
    }
    let repair = |_: &mut Bicycle| meet();
    let bill = |_: &str| {
        meet();
        String::new()
    };
    let _: (Bicycle, String) = serve(bicycle_of("Paul"), repair, bill);
}

/// The mechanic says on which thread it works.
#[test]
fn the_mechanic_has_a_thread_of_its_own() {
    static MECHANIC: Mutex<Option<ThreadId>> = Mutex::new(None);
    let repair = |_: &mut Bicycle| *MECHANIC.lock().unwrap() = Some(thread::current().id());
    let _: (Bicycle, String) = serve(bicycle_of("Paul"), repair, write);
    let mechanic: Option<ThreadId> = *MECHANIC.lock().unwrap();
    let mechanic: ThreadId = mechanic.expect("the bicycle was not repaired");
    assert!(
        mechanic != thread::current().id(),
        "the bicycle was repaired on the thread that called serve"
    );
}

/// Two customers, so that no name can be written down beforehand.
#[test]
fn everybody_gets_a_bill_and_a_bicycle_without_faults() {
    for owner in ["Paul", "Rosa"] {
        let (bicycle, bill): (Bicycle, String) = serve(bicycle_of(owner), mend, write);
        assert!(
            bill == format!("bill for {owner}"),
            "the bicycle is {owner}'s, and serve returned \"{bill}\""
        );
        let back: String = bicycle.owner;
        assert!(
            back == owner,
            "{owner} brought a bicycle, and got one of \"{back}\" back"
        );
        let faults: Vec<String> = bicycle.faults;
        assert!(
            faults.is_empty(),
            "the bicycle was repaired, and the one that came back still has {faults:?}"
        );
    }
}

/// A copy has its name and its faults at other places in memory; what is moved keeps them.
fn places(bicycle: &Bicycle) -> [usize; 2] {
    // Twice `&`: these must be a String and a Vec, and nothing that only turns into one.
    let owner: &&String = &&bicycle.owner;
    let faults: &&Vec<String> = &&bicycle.faults;
    [owner.as_ptr() as usize, faults.as_ptr() as usize]
}

/// The mechanic, and whoever has brought it, look where the bicycle is.
#[test]
fn the_same_bicycle_comes_back() {
    static IN_THE_WORKSHOP: Mutex<Option<(String, [usize; 2])>> = Mutex::new(None);
    let repair = |bicycle: &mut Bicycle| {
        let owner: &&String = &&bicycle.owner;
        *IN_THE_WORKSHOP.lock().unwrap() = Some(((*owner).clone(), places(bicycle)));
    };

    let bicycle = bicycle_of("Paul");
    let brought: [usize; 2] = places(&bicycle);
    let (back, _): (Bicycle, String) = serve(bicycle, repair, write);
    let in_the_workshop = IN_THE_WORKSHOP.lock().unwrap().take();
    let (owner, repaired): (String, [usize; 2]) =
        in_the_workshop.expect("the bicycle was not repaired");
    assert!(
        owner == "Paul",
        "Paul brought a bicycle, and the mechanic had one whose owner is \"{owner}\""
    );
    assert!(
        repaired == brought,
        "the mechanic repaired a copy of the bicycle"
    );
    assert!(
        places(&back) == brought,
        "serve returned another bicycle than it was given"
    );
}

/// The repair panics. serve may panic then; but if it returns a bicycle, it is the one that was
/// brought.
#[test]
fn no_other_bicycle_comes_back_when_the_repair_panics() {
    let repair = |_: &mut Bicycle| panic!("this repair panics, as it should");
    let bicycle = bicycle_of("Paul");
    let brought: [usize; 2] = places(&bicycle);
    let served: Result<(Bicycle, String), _> =
        catch_unwind(AssertUnwindSafe(|| serve(bicycle, repair, write)));
    if let Ok((back, _)) = served {
        assert!(
            places(&back) == brought,
            "the repair panicked, and serve returned another bicycle than it was given"
        );
    }
}
