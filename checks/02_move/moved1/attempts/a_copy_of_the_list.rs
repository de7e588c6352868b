//@ failed-check check=the_same_bicycle_comes_back
// The name is the same one, and the list of faults is a copy.

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
    let owner = bicycle.owner.clone();
    let faults = bicycle.faults.clone();
    let mut bicycle = Bicycle {
        owner: bicycle.owner,
        faults,
    };
    let mechanic = thread::spawn(move || {
        repair(&mut bicycle);
        bicycle
    });
    let bill = bill(&owner);
    (mechanic.join().unwrap(), bill)
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
