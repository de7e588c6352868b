//@ failed-check check=serve_waits_for_the_mechanic
// The mechanic has a copy, and the one with the faults is given back.

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
    let mut copy = Bicycle {
        owner: bicycle.owner.clone(),
        faults: std::mem::take(&mut bicycle.faults),
    };
    bicycle.faults = copy.faults.clone();
    let mechanic = thread::spawn(move || repair(&mut copy));
    let bill = bill(&bicycle.owner);
    mechanic.join().unwrap();
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
