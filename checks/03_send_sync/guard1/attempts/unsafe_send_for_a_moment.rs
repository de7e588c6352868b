//@ race check=the_list_is_free_when_depart_returns
// A wrapper that promises anything. The thread unlocks what its caller has locked, even if it does
// so soon.

use std::mem;
use std::sync::{Mutex, MutexGuard};
use std::thread::{self, JoinHandle};

struct Carry(MutexGuard<'static, Vec<String>>);
unsafe impl Send for Carry {}

impl Carry {
    fn list(&mut self) -> &mut Vec<String> {
        &mut self.0
    }
}

/// Who waits for the next ferry.
static PIER: Mutex<Vec<String>> = Mutex::new(Vec::new());

pub fn sign_up(name: &str) {
    PIER.lock().unwrap().push(name.to_string());
}

/// Returns at once. The thread's result are the passengers who have arrived.
pub fn depart(sail: fn(&[String])) -> JoinHandle<Vec<String>> {
    let mut list = Carry(PIER.lock().unwrap());
    thread::spawn(move || {
        let passengers = mem::take(list.list());
        drop(list);
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
