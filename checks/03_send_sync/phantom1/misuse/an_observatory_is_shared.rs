//! An observatory has a telescope among its fields. So it is no more to be shared than the
//! telescope is, without anybody having to say so.

use phantom1::Telescope;
use std::sync::Arc;
use std::thread;

struct Observatory {
    city: String,
    telescope: Telescope,
}

fn main() {
    let observatory = Arc::new(Observatory {
        city: String::from("Kassel"),
        telescope: Telescope::new(0),
    });
    let shared = Arc::clone(&observatory);
    let observer = thread::spawn(move || shared.telescope.photograph(30)); //~ E0277
    println!("{}: {}", observatory.city, observer.join().unwrap());
}
