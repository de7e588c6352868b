// guard1: the ferry
//
// The thread that has locked a mutex must be the one that unlocks it, so a MutexGuard is not
// `Send`. And the ferry does not need the list, only the names on it. So they are taken off under
// the lock, in the caller's thread; the names go along, and the list is free again before the ferry
// has left.

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
    // Leaves an empty list behind. The guard has no name, so that it ends with this line. To lock
    // in the thread would be too late: others could be on the list by then.
    let passengers = mem::take(&mut *PIER.lock().unwrap());
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
