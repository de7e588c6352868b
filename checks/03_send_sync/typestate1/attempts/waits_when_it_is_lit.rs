//@ failed-check check=two_kilns_burn_while_the_potter_goes_on
// light comes back when the fire is out.

use std::thread;

pub struct Open {
    pots: Vec<String>,
}

pub struct Firing {
    fire: Vec<String>,
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
        let fire = thread::spawn(move || pots.into_iter().map(glaze).collect())
            .join()
            .unwrap();
        Kiln {
            state: Firing { fire },
        }
    }
}

impl Kiln<Firing> {
    /// Waits until the fire is out, and returns what was in it.
    pub fn take_out(self) -> Vec<String> {
        self.state.fire
    }
}

fn main() {
    let mut kiln = Kiln::empty();
    kiln.put_in("a jug");
    kiln.put_in("a cup");
    let firing = kiln.light(|pot| pot + ", glazed in blue");
    println!("put in: a jug, a cup; taken out: {:?}", firing.take_out());
}
