//@ failed-check check=the_list_is_free_while_the_ferry_is_at_sea
// It joins in depart, and hands the result on in another thread.

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
    let passengers = mem::take(&mut *PIER.lock().unwrap());
    let ferry = thread::spawn(move || {
        sail(&passengers);
        passengers
    });
    let passengers = ferry.join().unwrap();
    thread::spawn(move || passengers)
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
