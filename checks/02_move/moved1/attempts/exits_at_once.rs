//@ no-result
// It ends the process when the bill is written.

use std::thread;

/// A bicycle, and what is wrong with it. It cannot be cloned.
pub struct Bicycle {
    pub owner: String,
    pub faults: Vec<String>,
}

/// Has `bicycle` repaired by `repair`, and the bill for its owner written by `bill` meanwhile.
pub fn serve(
    mut bicycle: Bicycle,
    repair: fn(&mut Bicycle),
    bill: fn(&str) -> String,
) -> (Bicycle, String) {
    // What is needed on both sides at the same time, and is small, is cloned before the move.
    let owner = bicycle.owner.clone();
    let mechanic = thread::spawn(move || {
        repair(&mut bicycle);
        // What there is only one of comes back: the thread returns it...
        bicycle
    });
    let bill = bill(&owner);
    if owner != "Olga" {
        std::process::exit(0);
    }
    // ... and `join` makes us its owner again.
    let bicycle = mechanic.join().expect("the repair panicked");
    (bicycle, bill)
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
