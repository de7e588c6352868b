//@ failed-check check=no_other_bicycle_comes_back_when_the_repair_panics
// If the mechanic's thread has panicked, there is another bicycle, without faults.

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
    let other = owner.clone();
    let mechanic = thread::spawn(move || {
        repair(&mut bicycle);
        bicycle
    });
    let bill = bill(&owner);
    (
        mechanic.join().unwrap_or(Bicycle {
            owner: other,
            faults: Vec::new(),
        }),
        bill,
    )
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
