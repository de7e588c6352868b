//@ passed
// Takes whatever can be put into words, and any closure that glazes.
use std::fmt::Display;
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
    pub fn empty() -> Self {
        Self {
            state: Open { pots: vec![] },
        }
    }

    pub fn put_in(&mut self, pot: impl Display) {
        self.state.pots.push(pot.to_string());
    }

    #[must_use]
    pub fn light<F>(self, mut glaze: F) -> Kiln<Firing>
    where
        F: FnMut(String) -> String + Send + 'static,
    {
        let Open { pots } = self.state;
        let fire = thread::Builder::new()
            .name("fire".to_string())
            .spawn(move || {
                let mut glazed = Vec::with_capacity(pots.len());
                for pot in pots {
                    glazed.push(glaze(pot));
                }
                glazed
            })
            .expect("no thread for the fire");
        Kiln {
            state: Firing { fire },
        }
    }
}

impl Kiln<Firing> {
    pub fn take_out(self) -> Vec<String> {
        self.state.fire.join().unwrap()
    }
}

fn main() {
    let mut kiln = Kiln::empty();
    kiln.put_in("a jug");
    kiln.put_in("a cup");
    let firing = kiln.light(|pot| pot + ", glazed in blue");
    println!("taken out: {:?}", firing.take_out());
}
