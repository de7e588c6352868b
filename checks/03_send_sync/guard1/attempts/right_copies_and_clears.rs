//@ passed
// A copy for the ferry, and the list is cleared under the same guard.

use std::sync::Mutex;
use std::thread::{self, JoinHandle};

/// Who waits for the next ferry.
static PIER: Mutex<Vec<String>> = Mutex::new(Vec::new());

pub fn sign_up(name: &str) {
    PIER.lock().unwrap().push(name.to_string());
}

/// Returns at once. The thread's result are the passengers who have arrived.
pub fn depart(sail: fn(&[String])) -> JoinHandle<Vec<String>> {
    let passengers = {
        let mut list = PIER.lock().unwrap();
        let passengers = list.to_vec();
        list.clear();
        passengers
    };
    let ferry = thread::Builder::new().name("ferry".into());
    let at_sea = move || {
        sail(&passengers);
        passengers
    };
    ferry.spawn(at_sea).unwrap()
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
