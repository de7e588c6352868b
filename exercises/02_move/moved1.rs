// moved1: the bicycle workshop
//
// A customer brings a bicycle. The mechanic repairs it on a thread of its own, and meanwhile the
// counter writes the bill, for which it needs the owner's name. When both are done, the customer
// gets the bill, and the same bicycle back.
//
// What is wrong: it does not compile. "Yes, I have given the bicycle to the mechanic. But the
// owner's name must be readable all the same, and I have waited for the thread before I give it
// back!"
//
// You may edit the body of serve. Bicycle stays as it is: there is only one of each. Names and
// signatures stay as they are.

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
    // TODO: who owns the bicycle, from which line to which? And who needs what of it meanwhile?
    let mechanic = thread::spawn(move || repair(&mut bicycle));
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
