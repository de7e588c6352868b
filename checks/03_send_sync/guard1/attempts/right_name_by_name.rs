//@ passed
// One name after the other goes over the gangway, and the list is free when nobody is left.

use std::sync::Mutex;
use std::thread::{self, JoinHandle};

/// Who waits for the next ferry.
static PIER: Mutex<Vec<String>> = Mutex::new(Vec::new());

pub fn sign_up(name: &str) {
    PIER.lock().unwrap().push(name.to_string());
}

/// Returns at once. The thread's result are the passengers who have arrived.
pub fn depart(sail: fn(&[String])) -> JoinHandle<Vec<String>> {
    let mut aboard = Vec::new();
    {
        let mut list = PIER.lock().unwrap();
        while !list.is_empty() {
            aboard.push(list.remove(0));
        }
    }
    thread::spawn(move || {
        sail(&aboard);
        aboard
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
