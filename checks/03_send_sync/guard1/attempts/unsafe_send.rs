//@ failed-check check=the_list_is_free_while_the_ferry_is_at_sea
// A wrapper that promises anything. The list goes to sea, and is locked until the ferry arrives.

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
        let list = list.list();
        sail(list);
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
