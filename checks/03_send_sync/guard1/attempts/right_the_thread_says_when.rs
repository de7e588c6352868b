//@ passed
// The thread locks for itself, and depart waits until it says that it has the names.

use std::mem;
use std::sync::{Mutex, mpsc};
use std::thread::{self, JoinHandle};

/// Who waits for the next ferry.
static PIER: Mutex<Vec<String>> = Mutex::new(Vec::new());

pub fn sign_up(name: &str) {
    PIER.lock().unwrap().push(name.to_string());
}

/// Returns at once. The thread's result are the passengers who have arrived.
pub fn depart(sail: fn(&[String])) -> JoinHandle<Vec<String>> {
    let (has_them, known) = mpsc::channel();
    let ferry = thread::spawn(move || {
        let passengers = mem::replace(&mut *PIER.lock().unwrap(), Vec::new());
        has_them.send(()).unwrap();
        sail(&passengers);
        passengers
    });
    known.recv().unwrap();
    ferry
}

fn main() {
    let sail: fn(&[String]) = |passengers| println!("at sea: {passengers:?}");
    sign_up("Ada");
    sign_up("Ben");
    let first = depart(sail);
    sign_up("Cleo");
    println!("arrived with the first ferry: {:?}", first.join().unwrap());
    let second = depart(sail);
    println!("arrived with the second one: {:?}", second.join().unwrap());
}
