//@ failed-check check=who_comes_along_is_known_when_depart_returns
// Tries again and again until the list is free, and burns a core meanwhile.

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
    let passengers = loop {
        if let Ok(mut list) = PIER.try_lock() {
            break mem::take(&mut *list);
        }
        thread::yield_now();
    };
    thread::spawn(move || {
        sail(&passengers);
        passengers
    })
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
