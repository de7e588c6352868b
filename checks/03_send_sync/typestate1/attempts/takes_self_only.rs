//@ misuse-compiles
// A kiln that was lit is gone. A burning one can still be lit, and a cold one emptied.

use std::marker::PhantomData;
use std::thread::{self, JoinHandle};

pub struct Open;
pub struct Firing;

pub struct Kiln<State> {
    pots: Vec<String>,
    fire: Option<JoinHandle<Vec<String>>>,
    state: PhantomData<State>,
}

impl<State> Kiln<State> {
    pub fn put_in(&mut self, pot: &str) {
        self.pots.push(pot.to_string());
    }

    /// Lights the fire, which glazes one pot after the other, and returns at once.
    pub fn light(self, glaze: fn(String) -> String) -> Kiln<Firing> {
        let pots = self.pots;
        Kiln {
            pots: Vec::new(),
            fire: Some(thread::spawn(move || pots.into_iter().map(glaze).collect())),
            state: PhantomData,
        }
    }

    /// Waits until the fire is out, and returns what was in it.
    pub fn take_out(self) -> Vec<String> {
        let fire = self.fire.expect("the kiln was never lit");
        fire.join().unwrap()
    }
}

impl Kiln<Open> {
    pub fn empty() -> Kiln<Open> {
        Kiln {
            pots: Vec::new(),
            fire: None,
            state: PhantomData,
        }
    }
}

fn main() {
    let mut kiln = Kiln::empty();
    kiln.put_in("a jug");
    kiln.put_in("a cup");
    let firing = kiln.light(|pot| pot + ", glazed in blue");
    println!("put in: a jug, a cup; taken out: {:?}", firing.take_out());
}
