// typestate1: the kiln
//
// In a pottery one puts pots into the kiln, lights it once, and takes them out when the fire is
// out. The fire has a thread of its own. Which of these may be done when is for the types to say: a
// Kiln<Open> is open and cold, and a Kiln<Firing> burns.
//
// What is wrong: "I have a type for each state. And still I could put in a cup when the fire was
// burning, and nobody has seen it again. Once I opened a kiln that was not lit, and all that I got
// was a panic." Whatever may not be done at that time should not compile.
//
// You may edit Kiln, Open, Firing and main. In its right place each call looks as it does now, with
// the same result: Kiln::empty(), put_in("a jug"), light(glaze), take_out().

use std::marker::PhantomData;
use std::mem;
use std::thread::{self, JoinHandle};

pub struct Open;
pub struct Firing;

pub struct Kiln<State> {
    pots: Vec<String>,
    fire: Option<JoinHandle<Vec<String>>>,
    state: PhantomData<State>,
}

impl<State> Kiln<State> {
    // TODO: which of these belong to which state? And what is left of an open kiln that was lit?
    pub fn put_in(&mut self, pot: &str) {
        self.pots.push(pot.to_string());
    }

    /// Lights the fire, which glazes one pot after the other, and returns at once.
    pub fn light(&mut self, glaze: fn(String) -> String) -> Kiln<Firing> {
        let pots = mem::take(&mut self.pots);
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
    let firing = kiln.light(|pot| pot + ", glazed in blue");
    kiln.put_in("a cup"); // TODO: this cup is never fired.
    println!("put in: a jug, a cup; taken out: {:?}", firing.take_out());
}
