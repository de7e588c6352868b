//@ failed-check check=the_bill_is_written_while_the_bicycle_is_repaired
// Shared behind a lock: the counter waits for it as long as the repair lasts, or the other way round.

use std::sync::{Arc, Mutex};
use std::thread;

/// A bicycle, and what is wrong with it. It cannot be cloned.
pub struct Bicycle {
    pub owner: String,
    pub faults: Vec<String>,
}

/// Has `bicycle` repaired by `repair`, and the bill for its owner written by `bill` meanwhile.
pub fn serve(
    bicycle: Bicycle,
    repair: fn(&mut Bicycle),
    bill: fn(&str) -> String,
) -> (Bicycle, String) {
    let bicycle = Arc::new(Mutex::new(bicycle));
    let shared = Arc::clone(&bicycle);
    let mechanic = thread::spawn(move || repair(&mut shared.lock().unwrap()));
    let bill = bill(&bicycle.lock().unwrap().owner);
    mechanic.join().unwrap();
    let bicycle = Arc::into_inner(bicycle).unwrap();
    (bicycle.into_inner().unwrap(), bill)
}

fn repair(bicycle: &mut Bicycle) {
    for fault in bicycle.faults.drain(..) {
        println!("mechanic: {fault}: done");
    }
}

fn bill(owner: &str) -> String {
    println!("counter: writes the bill for {owner}");
    format!("{owner} pays 35 francs")
}

fn main() {
    let bicycle = Bicycle {
        owner: String::from("Olga"),
        faults: vec![String::from("flat tyre"), String::from("loose chain")],
    };
    let (bicycle, bill) = serve(bicycle, repair, bill);
    println!("{bill}; {} faults are left", bicycle.faults.len());
}
