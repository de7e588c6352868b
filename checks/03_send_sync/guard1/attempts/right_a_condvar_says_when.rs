//@ passed
// The thread locks for itself, and depart waits at a condition variable until it has the names.
use std::sync::Mutex;
use std::sync::{Arc, Condvar};
use std::thread::{self, JoinHandle};

/// Who waits for the next ferry.
static PIER: Mutex<Vec<String>> = Mutex::new(Vec::new());

pub fn sign_up(name: &str) {
    PIER.lock().unwrap().push(name.to_string());
}

/// Returns at once. The thread's result are the passengers who have arrived.
pub fn depart(sail: fn(&[String])) -> JoinHandle<Vec<String>> {
    let aboard = Arc::new((Mutex::new(false), Condvar::new()));
    let told = Arc::clone(&aboard);
    let ferry = thread::spawn(move || {
        let passengers: Vec<String> = PIER.lock().unwrap().drain(..).collect();
        *told.0.lock().unwrap() = true;
        told.1.notify_one();
        sail(&passengers);
        passengers
    });
    drop(
        aboard
            .1
            .wait_while(aboard.0.lock().unwrap(), |aboard| !*aboard)
            .unwrap(),
    );
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
