//@ passed
// The ferry is started first, and its passengers come through a channel while the list is locked.
use std::sync::Mutex;
use std::sync::mpsc;
use std::thread::{self, JoinHandle};

/// Who waits for the next ferry.
static PIER: Mutex<Vec<String>> = Mutex::new(Vec::new());

pub fn sign_up(name: &str) {
    PIER.lock().unwrap().push(name.to_string());
}

/// Returns at once. The thread's result are the passengers who have arrived.
pub fn depart(sail: fn(&[String])) -> JoinHandle<Vec<String>> {
    let (gangway, deck) = mpsc::channel();
    let ferry = thread::spawn(move || {
        let passengers: Vec<String> = deck.iter().collect();
        sail(&passengers);
        passengers
    });
    let mut list = PIER.lock().unwrap();
    for name in list.drain(..) {
        gangway.send(name).unwrap();
    }
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
