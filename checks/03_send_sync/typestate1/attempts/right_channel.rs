//@ passed
// Each glazed pot comes through a channel, and the end of the fire is the end of the channel.

use std::sync::mpsc::{self, Receiver};
use std::thread;

pub struct Open {
    pots: Vec<String>,
}

pub struct Firing {
    glazed: Receiver<String>,
}

pub struct Kiln<State> {
    state: State,
}

impl Kiln<Open> {
    pub fn empty() -> Kiln<Open> {
        let pots = Vec::new();
        Kiln {
            state: Open { pots },
        }
    }

    pub fn put_in(&mut self, pot: &str) {
        self.state.pots.push(pot.to_string());
    }

    /// Lights the fire, which glazes one pot after the other, and returns at once.
    pub fn light(self, glaze: fn(String) -> String) -> Kiln<Firing> {
        let pots = self.state.pots;
        let (out, glazed) = mpsc::channel();
        thread::spawn(move || {
            pots.into_iter()
                .map(glaze)
                .for_each(|pot| out.send(pot).unwrap())
        });
        Kiln {
            state: Firing { glazed },
        }
    }
}

impl Kiln<Firing> {
    /// Waits until the fire is out, and returns what was in it.
    pub fn take_out(self) -> Vec<String> {
        self.state.glazed.into_iter().collect()
    }
}

fn main() {
    let mut kiln = Kiln::empty();
    kiln.put_in("a jug");
    kiln.put_in("a cup");
    let firing = kiln.light(|pot| pot + ", glazed in blue");
    println!("put in: a jug, a cup; taken out: {:?}", firing.take_out());
}
