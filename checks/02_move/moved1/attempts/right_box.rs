//@ passed
// A helper takes the bicycle in a box and returns it; serve itself never changes it.

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
    let name = format!("{}", bicycle.owner);
    let bicycle = Box::new(bicycle);
    let mechanic = thread::Builder::new()
        .name("mechanic".to_owned())
        .spawn(move || repaired(bicycle, repair))
        .unwrap();
    let bill = bill(&name);
    (*mechanic.join().unwrap(), bill)
}

fn repaired(mut bicycle: Box<Bicycle>, repair: fn(&mut Bicycle)) -> Box<Bicycle> {
    repair(&mut bicycle);
    bicycle
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
