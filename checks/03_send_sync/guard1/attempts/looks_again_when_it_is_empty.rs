//@ race check=an_empty_ferry_does_not_come_back
// If nobody was on the list, the thread looks once more: at those who signed up after the departure.
use std::sync::Mutex;
use std::thread::{self, JoinHandle};

/// Who waits for the next ferry.
static PIER: Mutex<Vec<String>> = Mutex::new(Vec::new());

pub fn sign_up(name: &str) {
    PIER.lock().unwrap().push(name.to_string());
}

/// Returns at once. The thread's result are the passengers who have arrived.
pub fn depart(sail: fn(&[String])) -> JoinHandle<Vec<String>> {
    let mut passengers = std::mem::take(&mut *PIER.lock().unwrap());
    thread::spawn(move || {
        if passengers.is_empty() {
            passengers = std::mem::take(&mut *PIER.lock().unwrap());
        }
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
