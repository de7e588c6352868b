//@ failed-check check=the_potter_sleeps_until_the_fire_is_out
// Looks every few milliseconds whether the fire is out.

use std::thread::{self, JoinHandle};

pub struct Open {
    pots: Vec<String>,
}

pub struct Firing {
    fire: JoinHandle<Vec<String>>,
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
        let fire = thread::spawn(move || pots.into_iter().map(glaze).collect());
        Kiln {
            state: Firing { fire },
        }
    }
}

impl Kiln<Firing> {
    /// Waits until the fire is out, and returns what was in it.
    pub fn take_out(self) -> Vec<String> {
        while !self.state.fire.is_finished() {
            thread::sleep(std::time::Duration::from_millis(5));
        }
        self.state.fire.join().unwrap()
    }
}

fn main() {
    let mut kiln = Kiln::empty();
    kiln.put_in("a jug");
    kiln.put_in("a cup");
    let firing = kiln.light(|pot| pot + ", glazed in blue");
    println!("put in: a jug, a cup; taken out: {:?}", firing.take_out());
}
