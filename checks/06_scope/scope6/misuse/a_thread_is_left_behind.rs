//! This thread may still search when the visit is over. Those of a scope cannot, and may be used.

use scope6::consult;
use std::thread;

fn main() {
    let assistant = consult(|chart| {
        thread::spawn(move || chart.find("the old harbour")) //~ E0521
    });
    println!("{}", assistant.join().unwrap());
}
