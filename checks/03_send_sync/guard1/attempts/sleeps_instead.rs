//@ failed-check check=who_comes_along_is_known_when_depart_returns
// The thread locks, and depart sleeps for a moment, so that it has certainly done so.

use std::mem;
use std::sync::Mutex;
use std::thread::{self, JoinHandle};

/// Who waits for the next ferry.
static PIER: Mutex<Vec<String>> = Mutex::new(Vec::new());

pub fn sign_up(name: &str) {
    PIER.lock().unwrap().push(name.to_string());
}

/// Returns at once. The thread's result are the passengers who have arrived.
pub fn depart(sail: fn(&[String])) -> JoinHandle<Vec<String>> {
    let ferry = thread::spawn(move || {
        let passengers = mem::take(&mut *PIER.lock().unwrap());
        sail(&passengers);
        passengers
    });
    thread::sleep(std::time::Duration::from_millis(20));
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
