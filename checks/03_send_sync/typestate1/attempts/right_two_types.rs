//@ passed
// Two types that have nothing in common; a trait says which one belongs to which state.

use std::thread::{self, JoinHandle};

pub struct Open;

pub struct Firing;

pub trait State {
    type Holds;
}

impl State for Open {
    type Holds = Vec<String>;
}

impl State for Firing {
    type Holds = JoinHandle<Vec<String>>;
}

pub struct Kiln<S: State> {
    holds: S::Holds,
}

impl Kiln<Open> {
    pub fn empty() -> Kiln<Open> {
        Kiln { holds: Vec::new() }
    }

    pub fn put_in(&mut self, pot: &str) {
        self.holds.push(pot.to_string());
    }

    /// Lights the fire, which glazes one pot after the other, and returns at once.
    pub fn light(self, glaze: fn(String) -> String) -> Kiln<Firing> {
        Kiln {
            holds: thread::spawn(move || self.holds.into_iter().map(glaze).collect()),
        }
    }
}

impl Kiln<Firing> {
    /// Waits until the fire is out, and returns what was in it.
    pub fn take_out(self) -> Vec<String> {
        self.holds.join().unwrap()
    }
}

fn main() {
    let mut kiln = Kiln::empty();
    kiln.put_in("a jug");
    kiln.put_in("a cup");
    let firing = kiln.light(|pot| pot + ", glazed in blue");
    println!("put in: a jug, a cup; taken out: {:?}", firing.take_out());
}
