// guard1: the ferry
//
// Passengers put their names on the list at the pier. A ferry takes all who are on the list when it
// departs, and sails on a thread of its own. depart does not wait for it: when it returns, the list
// is free, and the next passengers put their names on it, for the next ferry.
//
// The list is in a Mutex. `lock` sleeps until nobody else has the list, and returns a guard:
// through the guard one uses the list, and when the guard is dropped, the list is free for the next
// one.
//
// What is wrong: it does not compile. "I lock the list before the ferry departs, so that nobody
// comes in between, and take the guard on board. Why may it not come along?"
//
// You may edit the body of depart. Names and signatures stay as they are. No `unsafe`.

use std::sync::Mutex;
use std::thread::{self, JoinHandle};

/// Who waits for the next ferry.
static PIER: Mutex<Vec<String>> = Mutex::new(Vec::new());

pub fn sign_up(name: &str) {
    PIER.lock().unwrap().push(name.to_string());
}

/// Returns at once. The thread's result are the passengers who have arrived.
pub fn depart(sail: fn(&[String])) -> JoinHandle<Vec<String>> {
    let mut list = PIER.lock().unwrap();
    thread::spawn(move || {
        // TODO: what does the ferry need at sea, the list or the passengers?
        sail(&list);
        list.drain(..).collect()
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
