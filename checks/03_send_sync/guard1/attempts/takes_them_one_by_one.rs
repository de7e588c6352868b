//@ race check=a_ferry_takes_all_or_nobody
// Locks anew for each name: two ferries that depart together divide the passengers.
use std::sync::Mutex;
use std::thread::{self, JoinHandle};

/// Who waits for the next ferry.
static PIER: Mutex<Vec<String>> = Mutex::new(Vec::new());

pub fn sign_up(name: &str) {
    PIER.lock().unwrap().push(name.to_string());
}

/// Returns at once. The thread's result are the passengers who have arrived.
pub fn depart(sail: fn(&[String])) -> JoinHandle<Vec<String>> {
    let mut passengers = Vec::new();
    while let Some(name) = PIER.lock().unwrap().pop() {
        passengers.insert(0, name);
    }
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
